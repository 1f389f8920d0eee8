#include <stdio.h>

/* Every operand is evaluated exactly once, whatever checks are put around it. */
static int calls;
static int arr[8] = {0, 1, 2, 3, 4, 5, 6, 7};
struct s { int v, a[4]; struct s *next; unsigned f : 5; } one = {1, {1, 2, 3, 4}, &one, 9};

static int i(int n) { calls++; return n; }
static int *p(int n) { calls++; return arr + n; }
static struct s *s(void) { calls++; return &one; }
static struct s v(void) { calls++; return one; }
static double d(double x) { calls++; return x; }
static int (*f(void))(int) { calls++; return i; }
static void done(const char *what) { printf("%s %d\n", what, calls); calls = 0; }

int main(void)
{
    int r = 0;
    r += arr[i(3)]; done("index");
    r += *p(2); done("deref");
    *p(1) += i(5); done("compound");
    arr[i(1)]++; done("post");
    --*p(i(2)); done("pre");
    r += s()->next->a[i(2)]; done("member");
    s()->f += 3; done("bit-field");
    s()->f++; done("bit-field post");
    r += v().a[i(1)]; done("value");
    r += f()(4); done("call");
    r = i(1) ? i(2) : i(3); done("condition");
    r += i(0) && i(1); done("and");
    r = r << i(2) >> i(1); done("shift");
    r = i(100) / i(7) % i(5); done("divide");
    r += (int)d(2.5); done("convert");
    *s() = v(); done("struct");
    s()->a[i(3)] = s()->a[i(0)] = i(9); done("chain");
    (i(1) ? p(0) : p(1))[i(2)] = 6; done("conditional pointer");
    r += (int)(p(5) - p(2)) + (p(1) < p(2)); done("pointers");
    for (int *q = p(0); q < p(3); q += i(1))
        r += *q;
    done("loop");
    switch (i(2)) { case 2: r++; }
    done("switch");
    r += sizeof(arr[i(1)]) > 1; done("sizeof");
    r += ((int[]){i(1), i(2), i(3)})[i(1)]; done("literal");
    r += (p(0), p(1))[i(0)]; done("comma");
    printf("%d %d %d\n", r, arr[1], one.f);
    return 0;
}
