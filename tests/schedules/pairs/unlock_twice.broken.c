// The error path unlocks, and so does the end.
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int used, refused;

static void take(int n)
{
    pthread_mutex_lock(&lock);
    if (used + n > 3) {
        refused++;
        pthread_mutex_unlock(&lock);
    } else {
        used += n;
    }
    pthread_mutex_unlock(&lock); // expect: lock-misuse
}

static void *taker(void *arg)
{
    take(2);
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, taker, NULL);
    pthread_create(&b, NULL, taker, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return refused - 1;
}
