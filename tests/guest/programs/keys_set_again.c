/* A destructor that sets its value again is called again, a few times. */
#include <pthread.h>
#include <stdio.h>

static pthread_key_t key;
static int calls;

static void again(void *value)
{
    calls++;
    if (calls < 3)
        pthread_setspecific(key, value);
}

static void *work(void *unused)
{
    static int any;
    pthread_setspecific(key, &any);
    pthread_exit(unused);
}

int main(void)
{
    pthread_t t;
    pthread_key_create(&key, again);
    if (pthread_create(&t, NULL, work, NULL))
        return 1;
    pthread_join(t, NULL);
    printf("%d\n", calls);
    return 0;
}
