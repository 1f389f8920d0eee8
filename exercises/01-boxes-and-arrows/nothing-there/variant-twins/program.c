#include <stdio.h>
static int *older(int *a, int *b)
{
    if (*a == *b)
        return NULL;
    if (*a > *b)
        return a;
    return b;
}
int main(void)
{
    int ann = 9;
    int ben = 9;
    int *who = older(&ann, &ben);
    int next = 1;
    next = next + *who;
    printf("next year %d\n", next);
    return 0;
}
