#include "geo.h"
#include <stdarg.h>

const struct pt origin = {0, 0.25};

struct pt pt(double x, double y) { return (struct pt){x, y}; }
struct seg seg(struct pt a, struct pt b) { return (struct seg){a, b, {"seg"}}; }
double seg_len2(struct seg s) { return (s.a.x - s.b.x) * (s.a.x - s.b.x) + (s.a.y - s.b.y) * (s.a.y - s.b.y); }
struct pt mid(struct seg s) { return pt((s.a.x + s.b.x) / 2, (s.a.y + s.b.y) / 2); }
struct seg flip(struct seg s)
{
    struct seg r = {s.b, s.a, s.label};
    r.label.text[0] = 'S';
    return r;
}
struct bits pack(int a, int b, int c) { return (struct bits){a, b, c}; }
int apply(union arg a, int (*f)(union arg)) { return f(a) + 1; }

int sum(const char *kinds, ...)
{
    va_list ap;
    double t = 0;
    va_start(ap, kinds);
    for (; *kinds; kinds++)
        t += *kinds == 'i' ? va_arg(ap, int) : va_arg(ap, double);
    va_end(ap);
    return (int)(t * 100);
}
