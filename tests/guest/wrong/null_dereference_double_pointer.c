#include <stdio.h>
#include <stdlib.h>

static int make(int **where)
{
    *where = malloc(sizeof **where); // expect: null-dereference
    if (!*where)
        return 0;
    **where = 1;
    return 1;
}

int main(void)
{
    int **slot = NULL;
    if (make(slot))
        printf("%d\n", **slot);
    free(*slot);
    return 0;
}
