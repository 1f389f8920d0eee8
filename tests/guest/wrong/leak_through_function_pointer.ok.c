#include <stdio.h>
#include <stdlib.h>

typedef int *(*maker)(int);

static int *ones(int n)
{
    int *a = malloc(n * sizeof *a);
    for (int i = 0; a && i < n; i++)
        a[i] = 1;
    return a;
}

static int first_of(maker make, int n)
{
    int *a = make(n);
    if (!a)
        return -1;
    int first = a[0];
    free(a);
    return first;
}

int main(void)
{
    printf("%d\n", first_of(ones, 8));
    return 0;
}
