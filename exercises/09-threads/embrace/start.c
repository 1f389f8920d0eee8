#include <pthread.h>
#include <stdio.h>

struct hall {
    pthread_mutex_t lock; // guards `inside` of this hall
    int inside;
};

static struct hall red = {PTHREAD_MUTEX_INITIALIZER, 5};
static struct hall blue = {PTHREAD_MUTEX_INITIALIZER, 5};

static void go_over(struct hall *from, struct hall *to)
{
    pthread_mutex_lock(&from->lock);
    pthread_mutex_lock(&to->lock);
    from->inside--;
    to->inside++;
    pthread_mutex_unlock(&to->lock);
    pthread_mutex_unlock(&from->lock);
}

static void *thread_a(void *arg)
{
    go_over(&red, &blue);
    return arg;
}

static void *thread_b(void *arg)
{
    go_over(&blue, &red);
    return arg;
}

int main(void)
{
    pthread_t a, b;
    if (pthread_create(&a, NULL, thread_a, NULL) != 0)
        return 1;
    if (pthread_create(&b, NULL, thread_b, NULL) != 0)
        return pthread_join(a, NULL) != 0 ? 2 : 1;
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("red %d, blue %d\n", red.inside, blue.inside);
    return 0;
}
