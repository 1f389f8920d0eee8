#include "money.h"

#include <stdio.h>

int main(void)
{
    puts(in_cents(20) == 2000 ? "twenty" : "?");
    puts(in_cents(30000000) == 5 ? "?" : "a fortune");
    return 0;
}
