// All arguments live as long as their threads.
#include <pthread.h>
#include <stdio.h>

static void *square(void *arg)
{
    int *n = arg;
    *n *= *n;
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    int n[2];
    for (int i = 0; i < 2; i++) {
        n[i] = i + 2;
        pthread_create(&t[i], NULL, square, &n[i]);
    }
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    return 0;
}
