/* Each has a stack of its own. */
#include <pthread.h>
#include <stdio.h>

static long fib(int n)
{
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

static void *work(void *argument)
{
    long *n = argument;
    *n = fib((int)*n);
    return NULL;
}

int main(void)
{
    long n[5] = { 5, 8, 11, 14, 17 };
    pthread_t t[5];
    for (int i = 0; i < 5; i++)
        if (pthread_create(&t[i], NULL, work, &n[i]))
            return 1;
    for (int i = 0; i < 5; i++) {
        pthread_join(t[i], NULL);
        printf("%ld\n", n[i]);
    }
    return 0;
}
