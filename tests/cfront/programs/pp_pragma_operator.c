#include <stdio.h>
#pragma STDC FP_CONTRACT OFF
#pragma unknown thing that nobody knows (1, "two")
#define QUIET(x) _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wunused-variable\"") x _Pragma("GCC diagnostic pop")
#define DO_PRAGMA_(x) _Pragma(#x)
#define DO_PRAGMA(x) DO_PRAGMA_(x)

#pragma pack(push, 1)
struct tight { char c; int v; };
#pragma pack(2)
struct two { char c; int v; };
#pragma pack(pop)
struct loose { char c; int v; };

DO_PRAGMA(pack(push, 4))
struct four { char c; double d; };
_Pragma("pack(pop)")

int main(void)
{
    QUIET(int unused = 1;)
    _Pragma("GCC unroll 2") for (int i = 0; i < 3; i++)
        printf("%d ", i);
    struct tight t = {'a', 0x01020304};
#pragma GCC diagnostic ignored "-Wall"
    t.v++;
    printf("%zu %zu %zu %zu %d\n", sizeof(struct tight), sizeof(struct two), sizeof(struct loose),
           sizeof(struct four), t.v);
    if (t.c == 'b')
        #pragma nothing at all
        puts("wrong");
    return 0;
}
