#include "register.h"

#include <stdio.h>

int main(void)
{
    register_set("milk", 120);
    printf("%d\n", register_price("milk"));
    printf("%d\n", register_price("honey"));
    return 0;
}
