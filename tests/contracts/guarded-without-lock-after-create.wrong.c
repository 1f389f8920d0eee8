/* Before the thread is there main may do as it likes; behind pthread_create it may not. */
#include <ownership.h>
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
guards(lock) static int total;

static void *work(void *unused)
{
    pthread_mutex_lock(&lock);
    total += 5;
    pthread_mutex_unlock(&lock);
    return unused;
}

int main(void)
{
    pthread_t t;
    total = 1;
    if (pthread_create(&t, NULL, work, NULL))
        return 1;
    total += 2; //! guarded-without-lock
    pthread_join(t, NULL);
    printf("%d\n", total);
    return 0;
}
