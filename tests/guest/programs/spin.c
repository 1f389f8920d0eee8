#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static pthread_spinlock_t lock;
static int count;

static void *work(void *unused)
{
    for (int i = 0; i < 4; i++) {
        pthread_spin_lock(&lock);
        count++;
        pthread_spin_unlock(&lock);
    }
    return unused;
}

int main(void)
{
    pthread_t t[2];
    printf("%d\n", pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE));
    for (int i = 0; i < 2; i++)
        if (pthread_create(&t[i], NULL, work, NULL))
            return 1;
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    printf("%d\n", count);
    printf("%d", pthread_spin_trylock(&lock));
    printf(" %d\n", pthread_spin_trylock(&lock) == EBUSY);
    pthread_spin_unlock(&lock);
    printf("%d\n", pthread_spin_destroy(&lock));
    return 0;
}
