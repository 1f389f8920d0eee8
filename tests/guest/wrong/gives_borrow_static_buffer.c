#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gives char *stamp(int n)
{
    static char text[16];
    snprintf(text, sizeof text, "no %d", n);
    return text; // expect: gives-borrow
}

int main(void)
{
    puts(stamp(3));
    return 0;
}
