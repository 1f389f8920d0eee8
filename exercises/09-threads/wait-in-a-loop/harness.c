#include <assert.h>
#include <pthread.h>
#include <stdio.h>

enum { MOST = 8 };

struct alarms {
    pthread_mutex_t lock;
    int number[MOST];
    int waiting;
    pthread_cond_t came;
};
int take(struct alarms *q);

static struct alarms queue = {
    .lock = PTHREAD_MUTEX_INITIALIZER,
    .came = PTHREAD_COND_INITIALIZER,
};

static void put(int number)
{
    pthread_mutex_lock(&queue.lock);
    queue.number[queue.waiting] = number;
    queue.waiting++;
    pthread_cond_signal(&queue.came);
    pthread_mutex_unlock(&queue.lock);
}

static void *thread_a(void *number)
{
    *(int *)number = take(&queue);
    pthread_mutex_lock(&queue.lock);
    assert(queue.waiting >= 0);
    pthread_mutex_unlock(&queue.lock);
    return NULL;
}

static void *thread_b(void *number)
{
    return thread_a(number);
}

int main(void)
{
    int first, second, a_took = 0, b_took = 0;
    if (scanf("%d %d", &first, &second) != 2)
        return 1;
    pthread_t a, b;
    if (pthread_create(&a, NULL, thread_a, &a_took) != 0)
        return 1;
    if (pthread_create(&b, NULL, thread_b, &b_took) != 0)
        return 1;
    put(first);
    put(second);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(a_took + b_took == first + second && a_took != b_took);
    printf("both shown, %d left\n", queue.waiting);
    return 0;
}
