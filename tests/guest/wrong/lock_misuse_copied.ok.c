#include <pthread.h>
#include <stdio.h>

struct account { pthread_mutex_t lock; int cents; };

int main(void)
{
    struct account a, b;
    pthread_mutex_init(&a.lock, NULL);
    a.cents = 10;
    b.cents = a.cents;
    pthread_mutex_init(&b.lock, NULL);
    pthread_mutex_lock(&b.lock);
    b.cents++;
    pthread_mutex_unlock(&b.lock);
    printf("%d\n", b.cents);
    pthread_mutex_destroy(&b.lock);
    pthread_mutex_destroy(&a.lock);
    return 0;
}
