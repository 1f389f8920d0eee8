#include <pthread.h>
#include <stdio.h>

static char marks[8];

static void *mark(void *where)
{
    *(char *)where = 'x';
    return NULL;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, mark, &marks[2]);
    pthread_create(&b, NULL, mark, &marks[3]);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%s\n", marks + 2);
    return 0;
}
