#include <stdio.h>

static void report(int year, int month)
{
    printf("%04d-%02ld\n", year, month); // expect: bad-format-argument
}

int main(void)
{
    report(1999, 12);
    return 0;
}
