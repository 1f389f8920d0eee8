#include "basket.h"

#include <stdio.h>

int main(void)
{
    struct basket *b = basket_new(4);
    if (!b)
        return 1;
    basket_add(b, "pear");
    basket_add(b, "plum");
    printf("%d fruits\n", b->count);
    basket_free(b);
    return 0;
}
