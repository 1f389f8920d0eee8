#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct desk {
    pthread_mutex_t lock;
    int letters;
};

static void close_desk(struct desk *d)
{
    pthread_mutex_lock(&d->lock);
    printf("%d left\n", d->letters);
    free(d); // expect: lock-misuse
}

int main(void)
{
    struct desk *d = malloc(sizeof *d);
    if (d == NULL)
        return 1;
    pthread_mutex_init(&d->lock, NULL);
    d->letters = 2;
    close_desk(d);
    return 0;
}
