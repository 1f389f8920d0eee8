#include <stdio.h>

/* Headers that hold less than a declaration each. */
static int table[] = {
#include "numbers.inc"
};

int main(void)
{
    int n = sizeof table / sizeof *table, sum = 0;
    for (int i = 0; i < n; i++)
#include "body.inc"
    printf("%d %d\n", n, sum);
    const char *text =
#include "text.inc"
    ;
    puts(text);
    return 0;
}
