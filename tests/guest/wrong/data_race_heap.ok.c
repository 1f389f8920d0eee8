#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct job {
    int *sums;
    int from, slot;
};

static void *add(void *argument)
{
    struct job *job = argument;
    for (int i = job->from; i < job->from + 3; i++)
        job->sums[job->slot] += i;
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    int *sums = calloc(2, sizeof *sums);
    struct job jobs[2] = { { sums, 1, 0 }, { sums, 4, 1 } };
    for (int i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, add, &jobs[i]);
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    printf("%d\n", sums[0] + sums[1]);
    free(sums);
    return 0;
}
