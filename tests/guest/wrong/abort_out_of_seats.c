#include <stdio.h>
#include <stdlib.h>

static int seats = 2;

static void *need(void *p)
{
    if (p == NULL)
        abort(); // expect: abort
    return p;
}

static int *reserve(int *place)
{
    return seats-- > 0 ? place : NULL;
}

int main(void)
{
    int row[3] = { 0 };
    for (int i = 0; i < 3; i++)
        *(int *)need(reserve(&row[i])) = 1;
    printf("%d\n", row[0] + row[1]);
    return 0;
}
