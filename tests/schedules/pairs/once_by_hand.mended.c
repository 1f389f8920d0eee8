// pthread_once() lets the second wait.
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static pthread_once_t begun = PTHREAD_ONCE_INIT;
static int limit;

static void set_up(void)
{
    limit = 80;
}

static void *drive(void *arg)
{
    pthread_once(&begun, set_up);
    printf("at most %d\n", limit);
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, drive, NULL);
    pthread_create(&b, NULL, drive, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
