#include <stdarg.h>
#include <stdio.h>

__attribute__((format(printf, 2, 3)))
static void log_to(FILE *f, const char *format, ...)
{
    va_list ap, again;
    va_start(ap, format);
    va_copy(again, ap);
    vfprintf(f, format, ap);
    va_end(again);
    va_end(ap);
}

static double mean(int count, ...)
{
    double sum = 0;
    va_list ap;
    va_start(ap, count);
    for (int i = 0; i < count; i++)
        sum += va_arg(ap, double);
    va_end(ap);
    return count ? sum / count : 0;
}

int main(void)
{
    log_to(stdout, "%s %5.2f %-4d|\n", "mean", mean(2, 1.0, 2.0), 3);
    log_to(stdout, "nothing\n");
    return 0;
}
