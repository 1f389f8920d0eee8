#include <stdio.h>
#include <stdlib.h>

static long sum_of_squares(int n)
{
    long *squares = NULL, sum = 0;
    for (int i = 0; i < n; i++) {
        long *more = realloc(squares, (i + 1) * sizeof *more);
        if (!more)
            break;
        squares = more;
        squares[i] = (long)i * i;
    }
    for (int i = 0; i < n; i++)
        sum += squares[i];
    free(squares);
    return sum;
}

int main(void)
{
    printf("%ld\n", sum_of_squares(6));
    return 0;
}
