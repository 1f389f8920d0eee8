#include <stdio.h>

static int place[8];
static int used;

static int *piece(int n)
{
    used += n;
    return &place[used - n];
}

int main(void)
{
    int *a = piece(2);
    int *b = piece(2);
    *a = 5; *b = 6;
    used = 0;
    int *c = piece(3);
    *c = 9;
    printf("%d %d %d\n", *a, *b, *c);
    return 0;
}
