// hides
// The message is on the sender's stack; it leaves before the receiver has read it.
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int *message;

static void *sender(void *arg)
{
    int words = 7;
    pthread_mutex_lock(&lock);
    message = &words;
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, sender, NULL);
    pthread_mutex_lock(&lock);
    if (message)
        printf("%d\n", *message); // expect: use-after-return
    pthread_mutex_unlock(&lock);
    pthread_join(t, NULL);
    return 0;
}
