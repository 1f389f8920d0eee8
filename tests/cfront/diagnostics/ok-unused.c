#include <stdio.h>
#include <stdlib.h>

static int used_by_address(int x) { return x; }
static int recursive(int n) { return n < 2 ? 1 : n * recursive(n - 1); }
static inline int helper(void) { return 3; }
static int __attribute__((unused)) quiet(void) { return 4; }
static void callback(int number, void *data) { puts("called"); }
static int table[3];
static const char version[] = "1.0";
int global;

struct pair { int a, b; };

int main(int argc, char **argv)
{
    int (*f)(int) = used_by_address;
    int size;
    int measured[4];
    struct pair p;
    int x = 3, *q = &x;
    int i;
    volatile int device = 0;
    int ignored __attribute__((unused));
    p.a = 1;
    *q = 4;
    table[1] = 2;
    size = (int)sizeof measured;
    i = 0;
    measured[i++] = 1;
    void (*g)(int, void *) = callback;
    g(1, NULL);
    (void)argv;
    printf("%d %d %d %d %d\n", f(size), recursive(3), p.a, table[1], measured[0]);
    device = argc;
    return 0;
}
