// Two threads count; each ++ is a read and a write.
#include <pthread.h>
#include <stdio.h>

static int hits;

static void *visit(void *arg)
{
    for (int i = 0; i < 2; i++) {
        hits++; // expect: data-race
    }
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, visit, NULL);
    pthread_create(&b, NULL, visit, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d\n", hits);
    return 0;
}
