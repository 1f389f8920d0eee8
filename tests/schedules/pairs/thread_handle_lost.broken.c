// Three threads, one variable for their handles.
#include <pthread.h>

static void *work(void *arg)
{
    return arg;
}

int main(void)
{
    pthread_t t;
    for (int i = 0; i < 3; i++)
        pthread_create(&t, NULL, work, NULL); // expect: thread-leak
    pthread_join(t, NULL);
    return 0;
}
