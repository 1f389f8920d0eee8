/* A start signal for all, and who comes last says so. */
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t go, all_there = PTHREAD_COND_INITIALIZER;
static int started, there, sum;

static void *work(void *argument)
{
    pthread_mutex_lock(&lock);
    there++;
    pthread_cond_signal(&all_there);
    while (!started)
        pthread_cond_wait(&go, &lock);
    sum += *(int *)argument;
    pthread_mutex_unlock(&lock);
    return NULL;
}

int main(void)
{
    pthread_t t[4];
    int numbers[4] = { 1, 2, 4, 8 };
    pthread_cond_init(&go, NULL);
    for (int i = 0; i < 4; i++)
        if (pthread_create(&t[i], NULL, work, &numbers[i]))
            return 1;
    pthread_mutex_lock(&lock);
    while (there < 4)
        pthread_cond_wait(&all_there, &lock);
    started = 1;
    pthread_cond_broadcast(&go);
    pthread_mutex_unlock(&lock);
    for (int i = 0; i < 4; i++)
        pthread_join(t[i], NULL);
    printf("%d %d\n", there, sum);
    printf("%d\n", pthread_cond_destroy(&go));
    return 0;
}
