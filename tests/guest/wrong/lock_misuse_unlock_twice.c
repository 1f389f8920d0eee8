#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int count;

static void *work(void *unused)
{
    pthread_mutex_lock(&lock);
    count++;
    if (count > 1) {
        pthread_mutex_unlock(&lock);
        puts("second");
    }
    pthread_mutex_unlock(&lock); // expect: lock-misuse
    return unused;
}

int main(void)
{
    pthread_t t;
    for (int i = 0; i < 2; i++) {
        if (pthread_create(&t, NULL, work, NULL))
            return 1;
        pthread_join(t, NULL);
    }
    return 0;
}
