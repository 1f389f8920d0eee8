/* One early return forgets the buffer. */
#include <stdio.h>
#include <stdlib.h>

static int sum_of_squares(int n)
{
    int *squares = malloc((size_t)(n > 0 ? n : 1) * sizeof *squares);
    if (!squares)
        return -1;
    if (n > 1000)
        return -1; //! owner-dropped
    int sum = 0;
    for (int i = 0; i < n; i++)
        squares[i] = i * i;
    for (int i = 0; i < n; i++)
        sum += squares[i];
    free(squares);
    return sum;
}

int main(void)
{
    printf("%d\n", sum_of_squares(2000));
    return 0;
}
