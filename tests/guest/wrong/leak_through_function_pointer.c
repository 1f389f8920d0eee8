#include <stdio.h>
#include <stdlib.h>

typedef int *(*maker)(int);

static int *ones(int n)
{
    int *a = malloc(n * sizeof *a); // expect: leak
    for (int i = 0; a && i < n; i++)
        a[i] = 1;
    return a;
}

static int first_of(maker make, int n)
{
    int *a = make(n);
    if (!a)
        return -1;
    return a[0]; // lost
}

int main(void)
{
    printf("%d\n", first_of(ones, 8));
    return 0;
}
