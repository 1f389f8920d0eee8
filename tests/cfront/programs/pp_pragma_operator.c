#include <stdio.h>
#pragma STDC FP_CONTRACT OFF
#pragma unknown thing that nobody knows (1, "two")
#define QUIET(x) _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wunused-variable\"") x _Pragma("GCC diagnostic pop")
#define DO_PRAGMA_(x) _Pragma(#x)
#define DO_PRAGMA(x) DO_PRAGMA_(x)

DO_PRAGMA(nothing to be "done" here)
_Pragma("")
static int between = 7; _Pragma("after a declaration") static int next = 8;

int main(void)
{
    QUIET(int unused = 1;)
    _Pragma("GCC unroll 2") for (int i = 0; i < 3; i++)
        printf("%d ", i);
    putchar('\n');
#pragma GCC diagnostic ignored "-Wall"
    if (between == 8)
        #pragma nothing at all
        puts("wrong");
    printf("%d %d\n", between, next);
    return 0;
}
