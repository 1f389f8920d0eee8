#include <stdio.h>
#include <stdlib.h>

static int classify(int c)
{
    if (c < 0) {
        return -1;
    } else if (c == 0) {
        return 0;
    } else {
        while (1) {
            if (c-- == 1)
                return 1;
        }
    }
}

static int find(const int *a, int n, int x)
{
    int i;
    for (i = 0; i < n && a[i] != x; i++)
        ;
    return i < n ? i : -1;
}

static int retry(int *left)
{
again:
    if (--*left > 3)
        goto again;
    return *left;
}

int main(void)
{
    int a[] = {3, 4, 5}, left = 10, total, i;
    for (total = 0, i = 0; i < 3; i++) {
        if (a[i] == 4)
            continue;
        total += a[i];
    }
    do {
        if (total > 5)
            break;
        total++;
    } while (1);
    if (find(a, 3, 4) != 1 || classify(total) != 1)
        exit(EXIT_FAILURE);
    printf("%d %d\n", total, retry(&left));
}
