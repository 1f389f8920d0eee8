#include <stdio.h>

/* Structures of each size from 1 to 17, passed, returned and stored side by side. */
#define EACH(X) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(11) X(12) X(13) X(15) X(16) X(17)
#define DEFINE(n)                                                                                  \
    struct s##n { unsigned char b[n]; };                                                           \
    static struct s##n flip##n(struct s##n v, int k)                                               \
    {                                                                                              \
        struct s##n r;                                                                             \
        for (int i = 0; i < n; i++)                                                                \
            r.b[i] = (unsigned char)(v.b[n - 1 - i] + k);                                          \
        return r;                                                                                  \
    }
EACH(DEFINE)

#define TRY(n)                                                                                     \
    {                                                                                              \
        struct { unsigned char before; struct s##n s; unsigned char after; } f = {0xAA, {{0}}, 0xBB}; \
        for (int i = 0; i < n; i++)                                                                \
            f.s.b[i] = (unsigned char)(i + 1);                                                     \
        f.s = flip##n(f.s, n);                                                                     \
        printf("%d: %d", n, f.before == 0xAA && f.after == 0xBB);                                  \
        for (int i = 0; i < n; i++)                                                                \
            printf(" %d", f.s.b[i]);                                                               \
        printf(" %d\n", flip##n(f.s, -n).b[0]);                                                    \
    }

int main(void)
{
    EACH(TRY)
    return 0;
}
