#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *stock = calloc(10, sizeof *stock);
    if (!stock)
        return 1;
    stock[9] = 4;
    stock = realloc(stock, 5 * sizeof *stock);
    if (!stock)
        return 1;
    printf("%d\n", stock[4]);
    free(stock);
    return 0;
}
