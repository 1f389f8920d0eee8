#include <stdio.h>

/* A macro that meets its own name while it is being expanded leaves it alone. */
static int foo(int x) { return x + 1000; }
#define foo(x) foo((x) + 1)
static int loop_a = 1, loop_b = 2;
#define loop_a (loop_b + 10)
#define loop_b (loop_a + 100)
#define printf printf
static int value[2] = {7, 8};
#define value value[1]
struct s { int next; };
#define next next + 0
#define STR_(...) #__VA_ARGS__
#define STR(...) STR_(__VA_ARGS__)
#define NIL(x) x
#define G_0(arg) NIL(G_1)(arg)
#define G_1(arg) NIL(arg)
#define A B
#define B C A
#define f(a) a * g
#define g(a) f(a)
#define ping(n) [n pong(n)]
#define pong(n) <n ping(n)>

int main(void)
{
    struct s s = {5};
    printf("%d %d\n", foo(1), foo(foo(1)));
    printf("%d %d\n", loop_a, loop_b);
    printf("%d %d\n", value, s.next);
    puts(STR(G_0(42)));
    puts(STR(A B C));
    puts(STR(ping(1)));
    puts(STR(pong(ping(2))));
    puts(STR(NIL(NIL(3))));
    puts(STR(NIL(foo)(foo)));
    puts(STR(foo NIL (1)));
    puts(STR(NIL(foo (2))));
    puts(STR(f(2)));
    return 0;
}
