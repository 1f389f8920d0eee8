#include <assert.h>
#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define SWAP(t, a, b) do { t tmp_ = (a); (a) = (b); (b) = tmp_; } while (0)
#define CHECK(x) if (!(x)) { fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #x); exit(1); }
#define FOR(i, n) for (int i = 0; i < (n); i++)
#define UNUSED(x) (void)(x)
#define DEBUG 0
#define debug(...) do { if (DEBUG) fprintf(stderr, __VA_ARGS__); } while (0)
#define SQUARE(x) ((x) * (x))
#define LIST(X) X(one) X(two)
#define NAME(x) #x,
#define BIT(n) (1u << (n))
#define IS_SET(x, n) ((x) & BIT(n))
#define OFFSET(t, m) ((size_t)&((t *)0)->m)

static const char *const names[] = {LIST(NAME)};
struct pair { int a, b; };

int main(int argc, char **argv)
{
    int x = 1, y = 2;
    unsigned bits = 5;
    UNUSED(argv);
    SWAP(int, x, y);
    CHECK(x == 2)
    CHECK(argc >= 0);
    debug("%d\n", x);
    FOR (i, 2)
        puts(names[i]);
    FOR (i, 2) {
        int square = SQUARE(i);
        printf("%d\n", square);
    }
    assert(x != y && "different");
    if (IS_SET(bits, 0))
        bits &= ~BIT(0);
    printf("%d %zu %d %zu\n", MIN(x, x), OFFSET(struct pair, b), isdigit('3') != 0, offsetof(struct pair, b));
    return MIN(x, 0);
}
