/* Array parameters whose size is another parameter; what C11 says of itself;
 * what is local to the only thread. */
#include <stdio.h>
#include <stdlib.h>

static int sum(int n, const int a[n])
{
    int all = 0;
    for (int i = 0; i < n; i++)
        all += a[i];
    return all;
}

static int first(size_t n, int a[static n]);
static int first(size_t n, int a[static n]) { return a[0]; }

_Thread_local int counted = 3;
static _Thread_local int hidden;

int main(int argc, char *argv[argc + 1])
{
    int a[] = {4, 5, 6};
    printf("%d %d %d %d\n", sum(3, a), first(3, a), argc, argv[argc] == NULL);
    hidden += counted;
    printf("%d %d\n", hidden, __STDC_VERSION__ >= 201112L);
    return 0;
}
