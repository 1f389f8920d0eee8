#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <wchar.h>

enum color { RED, GREEN };
static const char usage[] = "usage: x\n";
static const char *const title = "title\n";

static void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void say(const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    vprintf(format, ap);
    va_end(ap);
}

int main(void)
{
    int n = 1, width = 5;
    unsigned u = 2;
    char c = 'c', text[40] = "";
    signed char sc = -1;
    unsigned char uc = 1;
    short h = 3;
    size_t size = 4;
    int64_t wide = 5;
    uint8_t byte = 6;
    bool yes = true;
    enum color color = RED;
    float f = 1;
    double d = 2;
    long double ld = 3;
    void *p = &n;
    const wchar_t *w = L"wide";
    time_t now = time(NULL);
    char *grown = NULL;
    printf("%d %i %u %x %o %X %c\n", n, n, u, u, u, u, c);
    printf("%d %u %x %d\n", u, n, n, n > 1);
    printf("%hhd %hhu %hd %hu %d %d\n", sc, uc, h, (unsigned short)h, c, uc);
    printf("%zu %zu %zu %lu %zd\n", size, sizeof n, strlen(text), size, (ssize_t)size);
    printf("%" PRId64 " %" PRIu8 " %ld\n", wide, byte, wide);
    printf("%d %d %s\n", yes, color, yes ? "yes" : "no");
    printf("%f %lf %g %e %a %.2f %5.1f %Lf\n", f, d, d, d, d, f, d, ld);
    printf("%p %p %p %s %.3s %-10s|\n", p, (void *)&n, (void *)text, text, text, "left");
    printf("%*d %.*f %*.*f %%\n", width, n, 2, d, width, 2, d);
    printf("%ls %lc %5c %c\n", w, L'x', 'a', 65);
    printf("%jd %ju %td\n", (intmax_t)wide, (uintmax_t)wide, &text[3] - text);
    printf("%+d % d %05d %#x\n", n, n, n, u);
    printf(n == 1 ? "%d apple\n" : "%d apples\n", n);
    printf(n == 1 ? "one\n" : "%d\n", n);
    printf(usage);
    printf(title);
    printf("no conversion\n");
    printf("a\0%d");
    printf("%m\n");
    say("%s: %d\n", "x", 3);
    say("plain\n");
    if (scanf("%d %u %c %39s %39[^\n] %hd %zu", &n, &u, &c, text, text, &h, &size) != 7)
        n = 0;
    if (scanf("%*d %f %lf %Lf %n %p %hhd %hhu", &f, &d, &ld, &n, &p, &sc, &uc) != 6)
        n = 1;
    if (sscanf("5", "%" SCNd64, &wide) == 1 && scanf("%ms", &grown) == 1)
        n = 2;
    scanf("%d%*c", &(int){0});
    scanf("%s", &text[3]);
    scanf("%s", text + 3);
    strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S %j %%", localtime(&now));
    return n;
}
