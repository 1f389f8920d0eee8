// The thread hands out the address of its own variable.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *sum(void *arg)
{
    int *v = arg;
    int total = v[0] + v[1];
    int *result = &total;
    return result;
}

int main(void)
{
    pthread_t t;
    int v[2] = { 3, 4 };
    void *result;
    pthread_create(&t, NULL, sum, v);
    pthread_join(t, &result);
    printf("%d\n", *(int *)result); // expect: use-after-return
    return 0;
}
