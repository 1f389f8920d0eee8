#include <stdio.h>
#include <stddef.h>

#define DO_PRAGMA(x) _Pragma(#x)

#pragma pack(push, 1)
struct tight { char c; int v; short s; };
#pragma pack(2)
struct two { char c; int v; double d; };
#pragma pack(pop)
struct loose { char c; int v; };

DO_PRAGMA(pack(push, 4))
struct four { char c; double d; };
_Pragma("pack(pop)")
#pragma pack(1)
struct again { char c; struct loose l; long long x; };
#pragma pack()
struct end { char c; double d; };

int main(void)
{
    struct tight t = {'a', 0x01020304, -1}, arr[2] = {t, t}, *p = arr;
    t.v++;
    p[1].v = 9, p++->s--;
    printf("%zu %zu %zu %zu %zu %zu\n", sizeof(struct tight), sizeof(struct two), sizeof(struct loose), sizeof(struct four),
           sizeof(struct again), sizeof(struct end));
    printf("%zu %zu %zu\n", offsetof(struct two, d), offsetof(struct four, d), offsetof(struct again, x));
    printf("%d %d %d %d\n", t.v, arr[1].v, arr[0].s, p->c);
    return 0;
}
