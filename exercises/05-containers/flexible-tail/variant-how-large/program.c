#include <stdio.h>
#include <stdlib.h>

struct memo { int day; int marks[]; };

int main(void)
{
    struct memo *m = malloc(sizeof *m + 2 * sizeof m->marks[0]);
    if (m == NULL)
        return 1;
    printf("%zu\n", sizeof *m);
    free(m);
    return 0;
}
