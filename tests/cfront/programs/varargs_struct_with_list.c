#include <stdio.h>
#include <stdarg.h>

struct reader { va_list ap; int taken; };

static int next_int(struct reader *r) { r->taken++; return va_arg(r->ap, int); }
static double next_double(struct reader *r) { r->taken++; return va_arg(r->ap, double); }

static void run(const char *plan, ...)
{
    struct reader r = {.taken = 0};
    va_start(r.ap, plan);
    for (; *plan; plan++)
        if (*plan == 'i')
            printf("%d,", next_int(&r));
        else
            printf("%.1f,", next_double(&r));
    va_end(r.ap);
    printf(" %d\n", r.taken);
}

static int recursive(int depth, ...)
{
    va_list ap;
    va_start(ap, depth);
    int v = va_arg(ap, int), w = va_arg(ap, int);
    int r = depth ? recursive(depth - 1, w, v + w) : w;
    int rest = va_arg(ap, int);
    va_end(ap);
    return r + rest;
}

static int nested(int n, ...);
static int nested(int n, ...)
{
    va_list ap;
    va_start(ap, n);
    int s = 0;
    while (n--)
        s += va_arg(ap, int);
    va_end(ap);
    return s;
}

int main(void)
{
    run("idid", 1, 2.5, 3, 4.5);
    run("dddddddddii", 1., 2., 3., 4., 5., 6., 7., 8., 9., 10, 11);
    printf("%d\n", nested(3, nested(2, 1, 2), nested(0), nested(1, nested(1, 7))));
    printf("%d\n", recursive(0, 5, 6, 7));
    return 0;
}
