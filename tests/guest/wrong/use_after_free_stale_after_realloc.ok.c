#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *marks = malloc(2 * sizeof *marks);
    if (!marks)
        return 1;
    marks[0] = 6;
    marks[1] = 8;
    int *more = realloc(marks, 2000 * sizeof *more);
    if (!more)
        return 1;
    more[1999] = 10;
    printf("%d %d\n", more[1], more[1999]);
    free(more);
    return 0;
}
