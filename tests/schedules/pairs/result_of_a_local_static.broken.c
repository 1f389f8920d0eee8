// static makes it live on, and shared by all threads.
#include <pthread.h>
#include <stdio.h>

static void *twice(void *arg)
{
    int *n = arg;
    static int result;
    result = 2 * *n; // expect: data-race
    return &result;
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
