// A barrier lies between the phases.
#include <pthread.h>
#include <stdio.h>

static int cell[2] = { 1, 2 }, next[2];
static pthread_barrier_t phase;

static void *step(void *arg)
{
    int me = *(int *)arg;
    next[me] = cell[1 - me] * 10;
    pthread_barrier_wait(&phase);
    cell[me] = next[me];
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    int id[2] = { 0, 1 };
    pthread_barrier_init(&phase, NULL, 2);
    for (int i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, step, &id[i]);
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    pthread_barrier_destroy(&phase);
    printf("%d %d\n", cell[0], cell[1]);
    return 0;
}
