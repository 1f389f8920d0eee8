#include <stdio.h>
#include <assert.h>
#include <stddef.h>
#include <limits.h>

_Static_assert(sizeof(int) == 4, "int");
static_assert(CHAR_BIT == 8, "bytes of " "eight bits");

struct wire {
    char tag;
    _Static_assert(sizeof(short) == 2, "inside a struct");
    short len;
};
_Static_assert(offsetof(struct wire, len) == 2, "layout");
enum { N = 5 };
#define CHECKED(T, n) ((T[n]){0}[0] + 0 * (int)sizeof(struct { _Static_assert(n > 0, "positive"); int x; }))

int main(void)
{
    _Static_assert(N * 2 == 10 && !0, "in a block");
    for (int i = 0; i < 2; i++) {
        static_assert(sizeof(i) == sizeof 1, "in a loop");
        printf("%d ", i);
    }
    switch (N) {
    case 5:;
        _Static_assert(1 ? 1 : 0, "after a label");
        puts("five");
    }
    printf("%zu %d\n", sizeof(struct wire), CHECKED(int, 3));
    return 0;
}
