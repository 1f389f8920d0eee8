/* A mutex in a block is a new one each time. */
#include <pthread.h>
#include <stdio.h>

static int locked(pthread_mutex_t *m)
{
    int r = pthread_mutex_lock(m);
    return r + pthread_mutex_unlock(m);
}

int main(void)
{
    int all = 0;
    for (int i = 0; i < 50; i++) {
        pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
        all += locked(&m);
        pthread_mutex_t other;
        pthread_mutex_init(&other, NULL);
        all += locked(&other);
        pthread_mutex_destroy(&other);
        pthread_mutex_init(&other, NULL);
        all += locked(&other);
        pthread_mutex_destroy(&other);
    }
    printf("%d\n", all);
    return 0;
}
