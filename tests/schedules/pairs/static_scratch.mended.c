// _Thread_local: one for each.
#include <pthread.h>
#include <stdio.h>

static const char *digit(int n)
{
    static _Thread_local char text[2];
    text[0] = '0' + n;
    return text;
}

static void *first(void *arg)
{
    int *sum = arg;
    *sum = digit(1)[0] - '0';
    return NULL;
}

static void *second(void *arg)
{
    int *sum = arg;
    *sum = digit(2)[0] - '0';
    return NULL;
}

int main(void)
{
    pthread_t a, b;
    int x, y;
    pthread_create(&a, NULL, first, &x);
    pthread_create(&b, NULL, second, &y);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d\n", x + y);
    return 0;
}
