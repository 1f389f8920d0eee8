#include <stdio.h>

static int counter(int reset)
{
    static int n = 5;
    if (reset) {
        static int n; /* another one */
        return ++n;
    }
    return n++;
}

static int *slots(int i)
{
    static int v[3] = {10, 20, 30}, *last = &v[2];
    if (i < 0)
        return last;
    return &v[i];
}

static const char *cycle(void)
{
    static const char *const names[] = {"red", "green", "blue"};
    static unsigned at;
    return names[at++ % (sizeof names / sizeof *names)];
}

static int fib(int n)
{
    static int memo[50] = {0, 1};
    return n < 2 || memo[n] ? memo[n] : (memo[n] = fib(n - 1) + fib(n - 2));
}

static struct { int calls; } *stats(void)
{
    static struct { int calls; } s;
    s.calls++;
    return (void *)&s;
}

int main(void)
{
    int a = counter(0), b = counter(0), c = counter(1), d = counter(1), e = counter(0);
    printf("%d %d %d %d %d\n", a, b, c, d, e);
    *slots(2) += *slots(0);
    printf("%d\n", *slots(-1));
    for (int i = 0; i < 4; i++)
        printf("%s ", cycle());
    printf("%d\n", fib(40));
    stats(), stats();
    printf("%d\n", stats()->calls);
    for (int i = 0; i < 3; i++) {
        static int kept = 1;
        int fresh = 1;
        printf("%d%d ", kept++, fresh++);
    }
    putchar('\n');
    return 0;
}
