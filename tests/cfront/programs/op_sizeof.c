#include <stdio.h>

static int called;
static int f(void) { called++; return 1; }
static int takes(int a[7]) { return (int)sizeof(a); }

int main(void)
{
    int i = 1, a[7], m[2][3], *p = a;
    char text[] = "hello";
    struct { char c; int n; } s, *sp = &s;
    (void)sp;
    printf("%zu %zu %zu\n", sizeof i++, sizeof f(), sizeof(f() + 1.0));
    printf("%d %d\n", i, called);
    printf("%zu %zu %zu %zu\n", sizeof a, sizeof p, sizeof *p, sizeof a / sizeof a[0]);
    printf("%zu %zu %zu\n", sizeof m, sizeof m[0], sizeof *m[1]);
    printf("%zu %zu %zu\n", sizeof text, sizeof "hello\0x", sizeof(char));
    printf("%zu %zu\n", sizeof s, sizeof sp->n);
    printf("%zu %zu %zu %zu\n", sizeof 'a', sizeof 1.0f, sizeof 1.0L, sizeof 10ll);
    printf("%zu %zu\n", sizeof(int (*)[5]), sizeof(int[5][2]));
    printf("%d %zu\n", takes(a) == (int)sizeof(int *), sizeof(int) * 2);
    printf("%zu\n", sizeof(int) - 1);
    printf("%zu\n", sizeof(*(int *)0));
    printf("%zu\n", sizeof -1);
    printf("%zu\n", sizeof(char[sizeof(int)]));
    printf("%d\n", (int)sizeof a - 30 < 0);
    printf("%d\n", sizeof a - 30 < 0);
    return 0;
}
