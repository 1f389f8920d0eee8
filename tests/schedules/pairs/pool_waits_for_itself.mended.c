// It does the second part itself.
#include <pthread.h>

struct task {
    void (*run)(void);
    int done;
};
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static struct task *queue[2];
static int count;

static void half(void) {}
static void whole(void);
static struct task inner = { half, 0 }, outer = { whole, 0 };

static void submit(struct task *t)
{
    pthread_mutex_lock(&lock);
    queue[count++] = t;
    pthread_cond_broadcast(&change);
    pthread_mutex_unlock(&lock);
}

static void wait_for(struct task *t)
{
    pthread_mutex_lock(&lock);
    while (!t->done)
        pthread_cond_wait(&change, &lock);
    pthread_mutex_unlock(&lock);
}

static void whole(void)
{
    inner.run();
}

static void *worker(void *arg)
{
    for (int i = 0; i < 1; i++) {
        pthread_mutex_lock(&lock);
        while (count == 0)
            pthread_cond_wait(&change, &lock);
        struct task *t = queue[--count];
        pthread_mutex_unlock(&lock);
        t->run();
        pthread_mutex_lock(&lock);
        t->done = 1;
        pthread_cond_broadcast(&change);
        pthread_mutex_unlock(&lock);
    }
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, worker, NULL);
    submit(&outer);
    wait_for(&outer);
    pthread_join(t, NULL);
    return 0;
}
