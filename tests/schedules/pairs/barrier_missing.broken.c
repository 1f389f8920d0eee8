// Two phases; the second reads what the other thread wrote in the first.
#include <pthread.h>
#include <stdio.h>

static int cell[2] = { 1, 2 }, next[2];

static void *step(void *arg)
{
    int me = *(int *)arg;
    next[me] = cell[1 - me] * 10; // either: data-race
    cell[me] = next[me]; // either: data-race
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    int id[2] = { 0, 1 };
    for (int i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, step, &id[i]);
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    printf("%d %d\n", cell[0], cell[1]);
    return 0;
}
