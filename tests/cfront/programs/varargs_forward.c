#include <stdio.h>
#include <stdarg.h>
#include <string.h>

static int vlog(char *out, size_t size, const char *tag, const char *fmt, va_list ap)
{
    int n = snprintf(out, size, "%s: ", tag);
    return n + vsnprintf(out + n, size - (size_t)n, fmt, ap);
}

static int log_to(char *out, size_t size, const char *tag, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = vlog(out, size, tag, fmt, ap);
    va_end(ap);
    return n;
}

/* A va_list through a pointer: the callee advances the caller's. */
static int take_one(va_list *ap) { return va_arg(*ap, int); }
static int sum_pairs(int n, ...)
{
    va_list ap;
    va_start(ap, n);
    int s = 0;
    for (int i = 0; i < n; i++) {
        int a = take_one(&ap);
        s += a * take_one(&ap);
    }
    s += va_arg(ap, int);
    va_end(ap);
    return s;
}

static int vscan(const char *text, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = vsscanf(text, fmt, ap);
    va_end(ap);
    return n;
}

int main(void)
{
    char buf[64];
    int n = log_to(buf, sizeof buf, "warn", "%d of %s (%g)", 3, "ten", 1.5);
    printf("%s %d %d\n", buf, n, (int)strlen(buf));
    printf("%d\n", sum_pairs(2, 3, 4, 5, 6, 100));
    int a;
    char w[8];
    printf("%d", vscan("12 word", "%d %7s", &a, w));
    printf(" %d %s\n", a, w);
    int (*p)(char *, size_t, const char *, const char *, ...) = log_to;
    p(buf, 8, "cut", "%s", "rest is lost");
    puts(buf);
    return 0;
}
