/* Three threads in turn. */
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t turn[3];

static void *work(void *argument)
{
    int me = (int)(long)argument;
    for (int i = 0; i < 3; i++) {
        sem_wait(&turn[me]);
        printf("%d", me);
        sem_post(&turn[(me + 1) % 3]);
    }
    return NULL;
}

int main(void)
{
    pthread_t t[3];
    for (int i = 0; i < 3; i++)
        sem_init(&turn[i], 0, i == 0);
    for (long i = 3; i-- > 0;)
        if (pthread_create(&t[i], NULL, work, (void *)i))
            return 1;
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    puts("");
    for (int i = 0; i < 3; i++)
        sem_destroy(&turn[i]);
    return 0;
}
