#include <stdio.h>

struct c1 { char a; };
struct s3 { char a[3]; };
struct f1 { float x; };
struct f2 { float x, y; };
struct f3 { float x, y, z; };
struct id { int i; double d; };
struct di { double d; int i; };
struct fi { float f; int i; };
struct ll { long a, b; };
struct l3 { long a, b, c; };
struct ld { long double v; };
struct nest { struct { short s; } in; struct f1 f; };
struct ptr { const char *s; int (*f)(struct c1); };

static int one(struct c1 c) { return c.a + 1; }
static struct c1 c1(void) { return (struct c1){'A'}; }
static struct s3 s3(void) { return (struct s3){"xy"}; }
static struct f1 f1(void) { return (struct f1){1.5f}; }
static struct f2 f2(float k) { return (struct f2){k, -k}; }
static struct f3 f3(struct f2 a) { return (struct f3){a.x, a.y, a.x * 2}; }
static struct id id(int i, double d) { return (struct id){i, d}; }
static struct di di(struct id v) { return (struct di){v.d, v.i}; }
static struct fi fi(struct fi v) { v.f++, v.i--; return v; }
static struct ll ll(long a) { struct ll r = {a, a * 2}; return r; }
static struct l3 l3(struct ll a, int k) { return (struct l3){a.a, a.b, k}; }
static struct ld ld(long double v) { return (struct ld){v / 4}; }
static struct nest nest(struct nest n, int by) { n.in.s += by; n.f.x *= by; return n; }
static struct ptr ptr(void) { return (struct ptr){"str", one}; }

int main(void)
{
    printf("%c %s %g\n", c1().a, s3().a, f1().x);
    struct f3 v = f3(f2(2.5f));
    printf("%g %g %g\n", v.x, v.y, v.z);
    printf("%d %g %g %d\n", id(3, 4.5).i, id(3, 4.5).d, di(id(6, 7.5)).d, di(id(6, 7.5)).i);
    printf("%g %d\n", fi(fi((struct fi){1, 10})).f, fi(fi((struct fi){1, 10})).i);
    printf("%ld %ld %ld\n", ll(5).b, l3(ll(6), 7).a, l3(ll(6), 7).c);
    printf("%Lg\n", ld(ld(8).v).v);
    printf("%d %g\n", nest((struct nest){{3}, {0.5f}}, 4).in.s, nest((struct nest){{3}, {0.5f}}, 4).f.x);
    printf("%s %d\n", ptr().s, ptr().f(c1()));
    return 0;
}
