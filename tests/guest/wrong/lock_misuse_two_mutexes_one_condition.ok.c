#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t first = PTHREAD_MUTEX_INITIALIZER, second = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static pthread_cond_t b_changed = PTHREAD_COND_INITIALIZER;
static int a, b, waiting;

static void *waits_for_a(void *unused)
{
    pthread_mutex_lock(&first);
    waiting++;
    while (!a)
        pthread_cond_wait(&changed, &first);
    pthread_mutex_unlock(&first);
    return unused;
}

static void *waits_for_b(void *unused)
{
    pthread_mutex_lock(&second);
    while (!b)
        pthread_cond_wait(&b_changed, &second);
    pthread_mutex_unlock(&second);
    return unused;
}

int main(void)
{
    pthread_t t, u;
    if (pthread_create(&t, NULL, waits_for_a, NULL))
        return 1;
    for (int there = 0; !there;) {
        pthread_mutex_lock(&first);
        there = waiting;
        pthread_mutex_unlock(&first);
        sched_yield();
    }
    if (pthread_create(&u, NULL, waits_for_b, NULL))
        return 1;
    sched_yield();
    pthread_mutex_lock(&first);
    pthread_mutex_lock(&second);
    a = b = 1;
    pthread_cond_broadcast(&changed);
    pthread_cond_broadcast(&b_changed);
    pthread_mutex_unlock(&second);
    pthread_mutex_unlock(&first);
    pthread_join(t, NULL);
    pthread_join(u, NULL);
    puts("both");
    return 0;
}
