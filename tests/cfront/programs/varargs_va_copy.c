#include <stdio.h>
#include <stdarg.h>
#include <stdlib.h>

static char *format(const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    char *s = malloc((size_t)n + 1);
    vsnprintf(s, (size_t)n + 1, fmt, again);
    va_end(again);
    return s;
}

static int mean_above(int n, ...)
{
    va_list a, b;
    va_start(a, n);
    int first = va_arg(a, int), sum = first, above = first;
    va_copy(b, a); /* from the second one on */
    for (int i = 1; i < n; i++)
        sum += va_arg(a, int);
    above = first * n > sum;
    for (int i = 1; i < n; i++)
        above += va_arg(b, int) * n > sum;
    va_end(b);
    va_end(a);
    va_start(a, n);
    above += 100 * va_arg(a, int);
    va_end(a);
    return above;
}

int main(void)
{
    char *s = format("%s-%05d-%.3f|%c", "name", 42, 2.0 / 3, 'x');
    printf("%s\n", s);
    free(s);
    printf("%d\n", mean_above(6, 1, 9, 2, 8, 3, 1));
    return 0;
}
