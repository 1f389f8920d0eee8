#include <ownership.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>

/* What a library function is given is used by it. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
guards(lock) static char name[16];
static sem_t set, over;

static void *rename_it(void *arg)
{
    pthread_mutex_lock(&lock);
    strcpy(name, "x");
    pthread_mutex_unlock(&lock);
    sem_post(&set);
    sem_wait(&over);
    return arg;
}

int main(void)
{
    pthread_t t;
    sem_init(&set, 0, 0);
    sem_init(&over, 0, 0);
    if (pthread_create(&t, NULL, rename_it, NULL))
        return 1;
    sem_wait(&set);
    pthread_mutex_lock(&lock);
    size_t n = strlen(name);
    pthread_mutex_unlock(&lock);
    sem_post(&over);
    pthread_join(t, NULL);
    printf("%zu\n", n);
    return 0;
}
