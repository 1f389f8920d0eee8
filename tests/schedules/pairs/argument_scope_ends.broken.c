// The argument is a variable of the loop's body.
#include <pthread.h>
#include <stdio.h>

static void *square(void *arg)
{
    int *n = arg;
    *n *= *n; // expect: use-after-scope
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    for (int i = 0; i < 2; i++) {
        int n = i + 2;
        pthread_create(&t[i], NULL, square, &n);
    }
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    return 0;
}
