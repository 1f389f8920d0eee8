#include <ownership.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

struct bank {
    pthread_mutex_t lock;
    guards(lock) int coins, notes;
};
static sem_t paid, over;

needs(b->lock) static int total(const struct bank *b)
{
    return b->coins + b->notes;
}

static void *pay(void *arg)
{
    struct bank *b = arg;
    pthread_mutex_lock(&b->lock);
    b->coins += total(b);
    pthread_mutex_unlock(&b->lock);
    sem_post(&paid);
    sem_wait(&over);
    return NULL;
}

int main(void)
{
    struct bank bank = { PTHREAD_MUTEX_INITIALIZER, 1, 2 };
    pthread_t t;
    sem_init(&paid, 0, 0);
    sem_init(&over, 0, 0);
    if (pthread_create(&t, NULL, pay, &bank))
        return 1;
    sem_wait(&paid);
    printf("%d\n", total(&bank)); // expect: guarded-without-lock
    sem_post(&over);
    pthread_join(t, NULL);
    printf("%d\n", total(&bank));
    return 0;
}
