// Merge sort whose left halves are sorted by threads of their own, down to a depth.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct span {
    int *values, *scratch;
    size_t count;
    int depth;
};

static void merge(int *values, int *scratch, size_t left, size_t count)
{
    size_t i = 0, j = left, k = 0;
    while (i < left && j < count)
        scratch[k++] = values[j] < values[i] ? values[j++] : values[i++];
    while (i < left)
        scratch[k++] = values[i++];
    while (j < count)
        scratch[k++] = values[j++];
    memcpy(values, scratch, count * sizeof *values);
}

static void *sort(void *arg)
{
    struct span *s = arg;
    if (s->count < 2)
        return NULL;
    size_t half = s->count / 2;
    struct span left = { s->values, s->scratch, half, s->depth - 1 };
    struct span right = { s->values + half, s->scratch + half, s->count - half, s->depth - 1 };
    pthread_t helper;
    int helped = s->depth > 0 && pthread_create(&helper, NULL, sort, &left) == 0;
    if (!helped)
        sort(&left);
    sort(&right);
    if (helped)
        pthread_join(helper, NULL);
    merge(s->values, s->scratch, half, s->count);
    return NULL;
}

static int sort_in_threads(int *values, size_t count, int depth)
{
    int *scratch = malloc(count * sizeof *scratch);
    if (!scratch)
        return -1;
    struct span all = { values, scratch, count, depth };
    sort(&all);
    free(scratch);
    return 0;
}

static unsigned next_number(unsigned *state)
{
    *state = *state * 1103515245u + 12345u;
    return *state >> 16 & 0x7fff;
}

int main(void)
{
    enum { COUNT = 40 };
    int values[COUNT];
    unsigned state = 7;
    long before = 0, after = 0;
    for (int i = 0; i < COUNT; i++) {
        values[i] = (int)(next_number(&state) % 1000);
        before += values[i];
    }
    if (sort_in_threads(values, COUNT, 3) != 0)
        return 1;
    for (int i = 0; i < COUNT; i++) {
        after += values[i];
        if (i > 0 && values[i - 1] > values[i])
            printf("not sorted at %d\n", i);
    }
    for (int i = 0; i < COUNT; i += 10)
        printf("%d ", values[i]);
    printf("\n%s\n", before == after ? "same sum" : "lost numbers");
    return 0;
}
