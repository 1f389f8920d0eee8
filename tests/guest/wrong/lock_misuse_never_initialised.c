#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct counter { pthread_mutex_t lock; int value; };

int main(void)
{
    struct counter *c = malloc(sizeof *c);
    if (!c)
        return 1;
    c->value = 0;
    pthread_mutex_lock(&c->lock); // expect: lock-misuse
    c->value++;
    pthread_mutex_unlock(&c->lock);
    printf("%d\n", c->value);
    pthread_mutex_destroy(&c->lock);
    free(c);
    return 0;
}
