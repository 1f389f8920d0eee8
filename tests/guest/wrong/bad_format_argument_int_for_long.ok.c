#include <stdio.h>

static void report(int year, int month)
{
    printf("%04d-%02d\n", year, month);
}

int main(void)
{
    report(1999, 12);
    return 0;
}
