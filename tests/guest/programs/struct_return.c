#include <stdio.h>

struct c1 { char a; };
struct i2 { int a, b; };
struct l2 { long a, b; };
struct d2 { double a, b; };
struct f2 { float a, b; };
struct big { int v[20]; };
struct nested { struct i2 i; struct f2 f; };

static struct c1 fc1(char a) { return (struct c1){ a }; }
static struct i2 fi2(int a, int b) { return (struct i2){ a, b }; }
static struct l2 fl2(long a, long b) { return (struct l2){ a, b }; }
static struct d2 fd2(double a, double b) { return (struct d2){ a, b }; }
static struct f2 ff2(float a, float b) { return (struct f2){ a, b }; }
static struct big fbig(int n) { struct big b; for (int i = 0; i < 20; i++) b.v[i] = n + i; return b; }
static struct nested fn(void) { return (struct nested){ { 1, 2 }, { 3, 4 } }; }
static long use(struct c1 c, struct i2 i, struct l2 l, struct d2 d, struct f2 f, struct big b)
{
    return c.a + i.a * 2 + i.b * 3 + l.a * 4 + l.b * 5 + (long)(d.a + d.b) + (long)(f.a * f.b) + b.v[19];
}

int main(void)
{
    printf("%d %d %ld %g %g %d\n", fc1('x').a, fi2(1, 2).b, fl2(3, 4).a, fd2(1.5, 2.5).b, ff2(.5f, .25f).a,
           fbig(7).v[13]);
    printf("%ld\n", use(fc1(1), fi2(2, 3), fl2(4, 5), fd2(6, 7), ff2(8, 9), fbig(10)));
    struct nested n = fn();
    struct big copy = fbig(1), other;
    other = copy;
    copy.v[0] = 99;
    printf("%d %g %d %d\n", n.i.b, n.f.b, other.v[0], copy.v[0]);
    struct i2 (*fp)(int, int) = fi2;
    printf("%d\n", fp(5, 6).a);
    return 0;
}
