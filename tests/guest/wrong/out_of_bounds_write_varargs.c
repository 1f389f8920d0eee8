#include <stdarg.h>
#include <stdio.h>

static int collect(int *out, int n, ...)
{
    va_list values;
    va_start(values, n);
    for (int i = 0; i < n; i++)
        out[i] = va_arg(values, int); // expect: out-of-bounds-write
    va_end(values);
    return n;
}

int main(void)
{
    int dates[3];
    int n = collect(dates, 4, 2001, 2005, 2010, 2024);
    printf("%d dates, first %d\n", n, dates[0]);
    return 0;
}
