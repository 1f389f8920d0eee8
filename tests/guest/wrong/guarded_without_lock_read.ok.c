#include <ownership.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

/* The other thread is told when it may look, so nothing races; the rule is broken all the same. */
struct bank {
    pthread_mutex_t lock;
    guards(lock) int coins;
};
static struct bank bank = { .lock = PTHREAD_MUTEX_INITIALIZER };
static sem_t paid, over;

static void *pay(void *arg)
{
    pthread_mutex_lock(&bank.lock);
    bank.coins += 1;
    pthread_mutex_unlock(&bank.lock);
    sem_post(&paid);
    sem_wait(&over);
    return arg;
}

int main(void)
{
    pthread_t t;
    sem_init(&paid, 0, 0);
    sem_init(&over, 0, 0);
    bank.coins = 3;
    if (pthread_create(&t, NULL, pay, NULL))
        return 1;
    sem_wait(&paid);
    pthread_mutex_lock(&bank.lock);
    printf("%d\n", bank.coins);
    pthread_mutex_unlock(&bank.lock);
    sem_post(&over);
    pthread_join(t, NULL);
    printf("%d\n", bank.coins);
    return 0;
}
