#include <stdalign.h>
#include <stdio.h>
#include <string.h>

static alignas(8) char line[] = "x=12345678";

int main(void)
{
    long digits;
    memcpy(&digits, line + 2, sizeof digits);
    printf("%d\n", digits != 0);
    return 0;
}
