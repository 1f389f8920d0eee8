#include <stdalign.h>
#include <stdio.h>
#include <string.h>

static alignas(8) char line[] = "x=12345678";

int main(void)
{
    long digits;
    digits = *(long *)(line + 2); // expect: misaligned-access
    printf("%d\n", digits != 0);
    return 0;
}
