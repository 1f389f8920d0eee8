#include <stdio.h>

static int row[8] = {2, 30, 31, 2, 99, 98, 0, 0};
static int used = 3; // the rest is of an older list

static int first_price(int at)
{
    return row[at] > 0 ? row[at + 1] : -1;
}

int main(void)
{
    printf("%d", first_price(0));
    printf(" %d", first_price(used));
    printf(" %d\n", first_price(6));
    return 0;
}
