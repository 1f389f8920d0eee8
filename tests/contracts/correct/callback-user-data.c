/* The callback's user data is whatever its maker says. */
#include <stdio.h>
#include <stdlib.h>

struct sum {
    long total;
    int count;
};

static int each(const int *items, int count, int (*call)(int item, void *data), void *data)
{
    for (int i = 0; i < count; i++) {
        int stop = call(items[i], data);
        if (stop)
            return stop;
    }
    return 0;
}

static int add(int item, void *data)
{
    struct sum *s = data;
    s->total += item;
    s->count++;
    return 0;
}

static int by_value(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

int main(void)
{
    int items[] = {3, 1, 2};
    struct sum here = {0}, *there = calloc(1, sizeof *there);
    if (!there)
        return 1;
    qsort(items, 3, sizeof *items, by_value);
    each(items, 3, add, &here);
    each(items, 3, add, there);
    printf("%ld %ld\n", here.total, there->total);
    free(there);
    return 0;
}
