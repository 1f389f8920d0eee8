/* qsort in several threads at once, with more elements than fit on the stack. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { MANY = 150 };
static int numbers[3][MANY];

static int compare(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    sched_yield();
    return (x > y) - (x < y);
}

static void *work(void *list)
{
    qsort(list, MANY, sizeof(int), compare);
    return NULL;
}

int main(void)
{
    pthread_t t[3];
    for (int i = 0; i < 3 * MANY; i++)
        numbers[i / MANY][i % MANY] = (i * 7919 + 13) % 1009;
    for (int i = 0; i < 3; i++)
        if (pthread_create(&t[i], NULL, work, numbers[i]))
            return 1;
    for (int i = 0; i < 3; i++) {
        pthread_join(t[i], NULL);
        int good = 1;
        for (int k = 1; k < MANY; k++)
            good &= numbers[i][k - 1] <= numbers[i][k];
        printf("%d %d %d\n", good, numbers[i][0], numbers[i][MANY - 1]);
    }
    return 0;
}
