#include <stdarg.h>
#include <stdio.h>

static void say(const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    vprintf(fmt, ap);
    va_end(ap);
    char b[100];
    int n = vsnprintf(b, sizeof b, fmt, again);
    va_end(again);
    printf("%d <%s>\n", n, b);
}

int main(void)
{
    say("%d %s %g\n", 1, "two", 3.0);
    say("%s %s %s %s %s %s %s %s\n", "a", "b", "c", "d", "e", "f", "g", "h");
    say("%g %g %g %g %g %g %g %g %g %d\n", 1., 2., 3., 4., 5., 6., 7., 8., 9., 10);
    say("%Lg %d %Lg\n", 1.25L, 7, 2.5L);
    return 0;
}
