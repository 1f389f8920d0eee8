/* Threads that make threads: a sum by halves. */
#include <pthread.h>
#include <stdio.h>

struct part { const int *at; int count; long sum; };

static void *sum(void *argument)
{
    struct part *p = argument;
    if (p->count <= 4) {
        for (int i = 0; i < p->count; i++)
            p->sum += p->at[i];
        return NULL;
    }
    struct part left = { p->at, p->count / 2, 0 };
    struct part right = { p->at + p->count / 2, p->count - p->count / 2, 0 };
    pthread_t t;
    if (pthread_create(&t, NULL, sum, &left) != 0)
        return NULL;
    sum(&right);
    pthread_join(t, NULL);
    p->sum = left.sum + right.sum;
    return NULL;
}

int main(void)
{
    int numbers[40];
    for (int i = 0; i < 40; i++)
        numbers[i] = i * i;
    struct part all = { numbers, 40, 0 };
    sum(&all);
    printf("%ld\n", all.sum);
    return 0;
}
