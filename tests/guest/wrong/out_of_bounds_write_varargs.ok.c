#include <stdarg.h>
#include <stdio.h>

static int collect(int *out, int n, ...)
{
    va_list values;
    va_start(values, n);
    for (int i = 0; i < n; i++)
        out[i] = va_arg(values, int);
    va_end(values);
    return n;
}

int main(void)
{
    int dates[3];
    int n = collect(dates, 3, 2001, 2005, 2010);
    printf("%d dates, first %d\n", n, dates[0]);
    return 0;
}
