/* The new thread owns its argument if it could be started. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct order {
    int from, to;
    long *result;
};

static void *run(void *argument)
{
    struct order *o = argument;
    long sum = 0;
    for (int i = o->from; i < o->to; i++)
        sum += i;
    *o->result = sum;
    free(o);
    return NULL;
}

int main(void)
{
    long result = 0;
    struct order *o = malloc(sizeof *o);
    if (!o)
        return 1;
    *o = (struct order){1, 5, &result};
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, o) != 0) {
        free(o);
        return 1;
    }
    pthread_join(thread, NULL);
    printf("%ld\n", result);
    return 0;
}
