/* Digits are written from the end of a local array. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *decimal(unsigned n)
{
    char digits[12];
    char *at = digits + sizeof digits;
    *--at = '\0';
    do {
        *--at = (char)('0' + n % 10);
        n /= 10;
    } while (n);
    return strdup(at);
}

int main(void)
{
    char *d = decimal(90);
    free(d);
    return 0;
}
