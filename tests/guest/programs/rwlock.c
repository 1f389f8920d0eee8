#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int value;

static void *read_it(void *argument)
{
    pthread_rwlock_rdlock(&lock);
    *(int *)argument = value == 0 || value == 3;
    pthread_rwlock_unlock(&lock);
    return NULL;
}

static void *write_it(void *unused)
{
    pthread_rwlock_wrlock(&lock);
    for (int i = 0; i < 3; i++)
        value++;
    pthread_rwlock_unlock(&lock);
    return unused;
}

static void *tries(void *unused)
{
    printf("write: %d\n", pthread_rwlock_trywrlock(&lock) == EBUSY);
    printf("read: %d\n", pthread_rwlock_tryrdlock(&lock));
    pthread_rwlock_unlock(&lock);
    struct timespec past = { 1, 0 };
    printf("timed write: %d\n", pthread_rwlock_timedwrlock(&lock, &past) == ETIMEDOUT);
    printf("timed read: %d\n", pthread_rwlock_timedrdlock(&lock, &past));
    pthread_rwlock_unlock(&lock);
    return unused;
}

int main(void)
{
    pthread_t t[4];
    int good[3] = { 0 };
    if (pthread_create(&t[3], NULL, write_it, NULL))
        return 1;
    for (int i = 0; i < 3; i++)
        if (pthread_create(&t[i], NULL, read_it, &good[i]))
            return 1;
    for (int i = 0; i < 4; i++)
        pthread_join(t[i], NULL);
    printf("%d %d\n", value, good[0] + good[1] + good[2]);

    pthread_rwlock_rdlock(&lock);
    pthread_rwlock_rdlock(&lock);
    pthread_create(&t[0], NULL, tries, NULL);
    pthread_join(t[0], NULL);
    pthread_rwlock_unlock(&lock);
    pthread_rwlock_unlock(&lock);
    printf("%d\n", pthread_rwlock_trywrlock(&lock));
    printf("%d\n", pthread_rwlock_tryrdlock(&lock) == EBUSY);
    pthread_rwlock_unlock(&lock);
    printf("%d\n", pthread_rwlock_destroy(&lock));

    pthread_rwlock_t other;
    pthread_rwlockattr_t a;
    int shared = -1;
    pthread_rwlockattr_init(&a);
    pthread_rwlockattr_setpshared(&a, PTHREAD_PROCESS_PRIVATE);
    pthread_rwlockattr_getpshared(&a, &shared);
    printf("%d\n", shared == PTHREAD_PROCESS_PRIVATE);
    printf("%d\n", pthread_rwlock_init(&other, &a));
    pthread_rwlockattr_destroy(&a);
    pthread_rwlock_wrlock(&other);
    pthread_rwlock_unlock(&other);
    pthread_rwlock_destroy(&other);
    return 0;
}
