#include <stdio.h>
#include <stdarg.h>
#include <stddef.h>

struct small { char a, b; };
struct mid { long x; double y; };
struct large { int v[10]; };

static void take(const char *kinds, ...)
{
    va_list ap;
    va_start(ap, kinds);
    for (const char *k = kinds; *k; k++) {
        switch (*k) {
        case 'i': printf("%d ", va_arg(ap, int)); break;
        case 'u': printf("%u ", va_arg(ap, unsigned)); break;
        case 'l': printf("%ld ", va_arg(ap, long)); break;
        case 'q': printf("%llu ", va_arg(ap, unsigned long long)); break;
        case 'd': printf("%g ", va_arg(ap, double)); break;
        case 'L': printf("%Lg ", va_arg(ap, long double)); break;
        case 's': printf("%s ", va_arg(ap, char *)); break;
        case 'p': printf("%d ", *va_arg(ap, int *)); break;
        case 'z': printf("%zu ", va_arg(ap, size_t)); break;
        case 'f': printf("%d ", va_arg(ap, int (*)(int))(4)); break;
        case 'S': printf("%c ", va_arg(ap, struct small).b); break;
        case 'M': { struct mid m = va_arg(ap, struct mid); printf("%ld/%g ", m.x, m.y); break; }
        case 'B': { struct large b = va_arg(ap, struct large); printf("%d/%d ", b.v[0], b.v[9]); break; }
        }
    }
    va_end(ap);
    putchar('\n');
}

static int sq(int x) { return x * x; }

int main(void)
{
    int n = 5;
    struct large b = {{1, [9] = 10}};
    take("iuqlz", -1, 3000000000u, ~0ull, -5l, sizeof n);
    take("dLdL", 1.5, 2.5L, -0.25, 1e10L);
    take("spfS", "text", &n, sq, (struct small){'x', 'y'});
    take("MBMB", (struct mid){7, 0.5}, b, (struct mid){8, 1.5}, b);
    take("iii", 'a', (short)-2, (_Bool)1);
    take("dd", 0.1f, (float)2);
    take("LiLiB", 1.0L, 1, 2.0L, 2, b);
    return 0;
}
