#include <stdio.h>

typedef int T;
typedef struct { int x; } S;

static int param(int T) { return T * 2; }           /* T is a variable here */
static T plain(T a) { return a + 1; }                /* and a type here */
static int shadow_in_block(void)
{
    T a = 3;
    {
        long T = 5;
        a += (int)T * a;                             /* a product, no cast */
        a -= (T) - 1;                                /* a difference, no cast */
    }
    T b = (T) - 1;                                   /* a cast again */
    return a * 10 + b;
}
struct with_member { int T; S S; };                  /* members have their own space */
static int self(void)
{
    int T = (int)sizeof T, S = T + 1;
    return S;
}
enum { E = sizeof(T) };

int main(void)
{
    struct with_member w = {.T = 4, .S = {.x = 5}};
    printf("%d %d %d\n", param(4), plain(4), shadow_in_block());
    printf("%d %d %d %d\n", w.T, w.S.x, self(), E);
    for (double T = 0.5; T < 2; T += 1)
        printf("%.1f ", T);
    T T = 8;
    printf("%d\n", T);
    return 0;
}
