#include <stdio.h>

#define NOARGS() 7
#define ONE(a) [a]
#define TWO(a, b) a b
#define OBJECT (1) + 2
#define PAREN (
#define COMMA ,
#define EVAL(...) __VA_ARGS__
#define NAME_ONLY(x) ((x) * 2)
#define LP() (
#define ID(x) x
#define APPLY(f, x) f(x)
#define DEFER(f) f EMPTY()
#define EMPTY()
#define SWAP_ARGS(a, b) b, a
#define sub(a, b) ((a) - (b))
#define XSUB(args) sub(args)
#define max(a, b) ((a) > (b) ? (a) : (b))

static int NAME_ONLY_fn(int v) { return v + 1; }
#define S_(...) #__VA_ARGS__
#define S(...) S_(__VA_ARGS__)

int main(void)
{
    int NAME_ONLY = 5, arr[3] = {10, 20, 30};
    printf("%d %d\n", NOARGS(), NOARGS ( ));
    printf("%d %d\n", NAME_ONLY, NAME_ONLY(4));
    printf("%d %d\n", arr ONE(1), NAME_ONLY
        (arr ONE(0)));
    printf("%d\n", OBJECT);
    printf("%s|%s|%s\n", S(TWO(, x)), S(TWO(y, )), S(TWO((a, b), "c,d")));
    printf("%s\n", S(DEFER(ONE)(3)));
    printf("%s\n", S(EVAL(DEFER(ONE)(3))));
    printf("%s %s\n", S(APPLY(ONE, q)), S(APPLY(ID, ONE)(r)));
    printf("%d\n", EVAL(sub)(9, 4));
    printf("%d\n", max(max(1, 2), max(ID(4), sub(9, 6))));
    printf("%s\n", S(1 COMMA 2 PAREN 3)));
    printf("%s\n", S(SWAP_ARGS(SWAP_ARGS(1, 2), 3)));
    printf("%d\n", APPLY(NAME_ONLY_fn, APPLY(NAME_ONLY_fn, 1)));
    printf("%s\n", S(- -1 -ID(-1) +ID(+)ID(+)));
    return 0;
}
