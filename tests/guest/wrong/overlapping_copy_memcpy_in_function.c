#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void insert(int *list, int n, int at, int value)
{
    memcpy(&list[at + 1], &list[at], (n - at) * sizeof *list); // expect: overlapping-copy
    list[at] = value;
}

int main(void)
{
    int *list = calloc(8, sizeof *list);
    if (!list)
        return 1;
    insert(list, 4, 1, 9);
    printf("%d\n", list[1]);
    free(list);
    return 0;
}
