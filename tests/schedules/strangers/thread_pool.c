// A pool of workers with a bounded queue of tasks, waiting for all, and an orderly end.
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

typedef void (*task_fn)(void *arg);

struct task {
    task_fn run;
    void *arg;
    struct task *next;
};

struct pool {
    pthread_mutex_t lock;
    pthread_cond_t work_available, all_done, room;
    struct task *head, *tail;
    int queued, capacity;
    int running;
    bool closing;
    int worker_count;
    pthread_t *workers;
};

static struct task *pop(struct pool *pool)
{
    struct task *t = pool->head;
    pool->head = t->next;
    if (!pool->head)
        pool->tail = NULL;
    pool->queued--;
    return t;
}

static void *worker_main(void *arg)
{
    struct pool *pool = arg;
    pthread_mutex_lock(&pool->lock);
    for (;;) {
        while (!pool->head && !pool->closing)
            pthread_cond_wait(&pool->work_available, &pool->lock);
        if (!pool->head)
            break;
        struct task *t = pop(pool);
        pool->running++;
        pthread_cond_signal(&pool->room);
        pthread_mutex_unlock(&pool->lock);
        t->run(t->arg);
        free(t);
        pthread_mutex_lock(&pool->lock);
        pool->running--;
        if (!pool->head && pool->running == 0)
            pthread_cond_broadcast(&pool->all_done);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

static struct pool *pool_new(int workers, int capacity)
{
    struct pool *pool = calloc(1, sizeof *pool);
    if (!pool)
        return NULL;
    pool->workers = calloc(workers, sizeof *pool->workers);
    if (!pool->workers) {
        free(pool);
        return NULL;
    }
    pool->capacity = capacity;
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->work_available, NULL);
    pthread_cond_init(&pool->all_done, NULL);
    pthread_cond_init(&pool->room, NULL);
    for (int i = 0; i < workers; i++) {
        if (pthread_create(&pool->workers[i], NULL, worker_main, pool) != 0)
            break;
        pool->worker_count++;
    }
    return pool;
}

static bool pool_submit(struct pool *pool, task_fn run, void *arg)
{
    struct task *t = malloc(sizeof *t);
    if (!t)
        return false;
    *t = (struct task){ .run = run, .arg = arg };
    pthread_mutex_lock(&pool->lock);
    while (pool->queued == pool->capacity)
        pthread_cond_wait(&pool->room, &pool->lock);
    if (pool->tail)
        pool->tail->next = t;
    else
        pool->head = t;
    pool->tail = t;
    pool->queued++;
    pthread_cond_signal(&pool->work_available);
    pthread_mutex_unlock(&pool->lock);
    return true;
}

static void pool_wait(struct pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    while (pool->head || pool->running > 0)
        pthread_cond_wait(&pool->all_done, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
}

static void pool_free(struct pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->closing = true;
    pthread_cond_broadcast(&pool->work_available);
    pthread_mutex_unlock(&pool->lock);
    for (int i = 0; i < pool->worker_count; i++)
        pthread_join(pool->workers[i], NULL);
    pthread_cond_destroy(&pool->room);
    pthread_cond_destroy(&pool->all_done);
    pthread_cond_destroy(&pool->work_available);
    pthread_mutex_destroy(&pool->lock);
    free(pool->workers);
    free(pool);
}

struct job {
    int n;
    long result;
};

static void sum_of_squares(void *arg)
{
    struct job *job = arg;
    job->result = 0;
    for (int i = 1; i <= job->n; i++)
        job->result += (long)i * i;
}

int main(void)
{
    enum { JOBS = 6 };
    struct job jobs[JOBS];
    struct pool *pool = pool_new(2, 3);
    if (!pool)
        return 1;
    for (int i = 0; i < JOBS; i++) {
        jobs[i].n = 5 * (i + 1);
        if (!pool_submit(pool, sum_of_squares, &jobs[i]))
            return 1;
    }
    pool_wait(pool);
    for (int i = 0; i < JOBS; i++)
        printf("1..%d: %ld\n", jobs[i].n, jobs[i].result);
    pool_free(pool);
    return 0;
}
