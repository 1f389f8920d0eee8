#include <stdarg.h>
#include <stdio.h>

static void say(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    vprintf(format, values); // expect: bad-format-argument
    va_end(values);
}

int main(void)
{
    say("%s\n", "hello");
    say("%d of %s\n", 3, 12);
    return 0;
}
