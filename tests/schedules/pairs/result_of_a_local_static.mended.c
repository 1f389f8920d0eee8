// Each thread has a place of its own for its result.
#include <pthread.h>
#include <stdio.h>

static void *twice(void *arg)
{
    int *n = arg;
    *n = 2 * *n;
    return n;
}

int main(void)
{
    pthread_t a, b;
    int three = 3, four = 4;
    void *p, *q;
    pthread_create(&a, NULL, twice, &three);
    pthread_create(&b, NULL, twice, &four);
    pthread_join(a, &p);
    pthread_join(b, &q);
    printf("%d %d\n", *(int *)p, *(int *)q);
    return 0;
}
