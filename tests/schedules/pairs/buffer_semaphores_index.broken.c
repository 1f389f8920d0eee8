// The semaphores count, but nobody guards the index.
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t room;
static int buffer[2], next;

static void *producer(void *arg)
{
    sem_wait(&room);
    buffer[next] = *(int *)arg; // either: data-race
    next++; // either: data-race
    return NULL;
}

int main(void)
{
    pthread_t a, b;
    int one = 1, two = 2;
    sem_init(&room, 0, 2);
    pthread_create(&a, NULL, producer, &one);
    pthread_create(&b, NULL, producer, &two);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d\n", buffer[0] + buffer[1]);
    sem_destroy(&room);
    return 0;
}
