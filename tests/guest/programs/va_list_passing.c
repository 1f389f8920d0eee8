#include <stdarg.h>
#include <stdio.h>

static int take(va_list *ap) { return va_arg(*ap, int); }
static int sum_list(int n, va_list ap)
{
    int s = 0;
    while (n-- > 0)
        s += va_arg(ap, int);
    return s;
}
static int sum(int n, ...)
{
    va_list ap, twice;
    va_start(ap, n);
    va_copy(twice, ap);
    int first = take(&ap), second = take(&ap);
    int s = sum_list(n, twice);
    va_end(twice);
    va_end(ap);
    printf("%d %d\n", first, second);
    return s;
}

int main(void)
{
    printf("%d\n", sum(9, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    printf("%d\n", sum(3, 10, 20, 30));
    return 0;
}
