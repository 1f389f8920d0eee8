#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <time.h>

static sem_t items, room;
static int slots[2];

static void *produce(void *unused)
{
    for (int i = 0; i < 5; i++) {
        sem_wait(&room);
        slots[i % 2] = i * 11;
        sem_post(&items);
    }
    return unused;
}

int main(void)
{
    pthread_t t;
    int value = -1;
    printf("%d%d\n", sem_init(&items, 0, 0), sem_init(&room, 0, 2));
    if (pthread_create(&t, NULL, produce, NULL))
        return 1;
    for (int i = 0; i < 5; i++) {
        sem_wait(&items);
        printf("%d\n", slots[i % 2]);
        sem_post(&room);
    }
    pthread_join(t, NULL);
    sem_getvalue(&room, &value);
    printf("%d\n", value);
    errno = 0;
    printf("%d", sem_trywait(&items));
    printf(" %d\n", errno == EAGAIN);
    printf("%d\n", sem_trywait(&room));
    struct timespec past = { 5, 0 };
    errno = 0;
    printf("%d", sem_timedwait(&items, &past));
    printf(" %d\n", errno == ETIMEDOUT);
    printf("%d\n", sem_timedwait(&room, &past));
    printf("%d %d\n", sem_destroy(&items), sem_destroy(&room));
    errno = 0;
    printf("%d", sem_init(&items, 0, (unsigned)INT_MAX + 1));
    printf(" %d\n", errno == EINVAL);
    return 0;
}
