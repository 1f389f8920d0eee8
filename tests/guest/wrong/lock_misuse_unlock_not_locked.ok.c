#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int stock = 3;

static int take(int n)
{
    pthread_mutex_lock(&lock);
    if (n > stock)
        goto out;
    stock -= n;
out:
    pthread_mutex_unlock(&lock);
    return n;
}

int main(void)
{
    take(2);
    take(2);
    printf("%d\n", stock);
    return 0;
}
