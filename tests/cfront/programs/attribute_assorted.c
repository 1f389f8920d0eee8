#include <stdio.h>
#include <stdarg.h>
#include <stdint.h>

__attribute__((format(printf, 2, 3))) static int logf_(int level, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = printf("[%d] ", level);
    n += vprintf(fmt, ap);
    va_end(ap);
    return n;
}
static int unused_fn(int a __attribute__((unused))) __attribute__((unused));
static int unused_fn(int a) { return a; }
int must(void) __attribute__((warn_unused_result, noinline));
int must(void) { return 4; }
__attribute__((const, always_inline)) static inline int square(int x) { return x * x; }
__attribute__((pure, noinline)) static int len(const char *s) { int n = 0; while (*s++) n++; return n; }
struct __attribute__((packed)) tight { char c; int v; short s; } __attribute__((aligned(2)));
struct loose { char c; int v __attribute__((packed)); } ;
typedef int aligned_int __attribute__((aligned(32)));
static int buf[3] __attribute__((aligned(64))) = {1, 2, 3};
__attribute__((deprecated("old"))) static int old(void) { return 1; }
static void nonnull(int *p) __attribute__((nonnull(1)));
static void nonnull(int *p) { ++*p; }

int main(void)
{
    int v __attribute__((unused)), got = must();
    aligned_int ai = 5;
    struct tight t = {'t', 0x12345678, -2};
    printf("%d %d %d\n", logf_(1, "%s=%d\n", "x", 3), got, square(7));
    printf("%zu %zu %zu\n", sizeof(struct tight), _Alignof(struct tight), sizeof(struct loose));
    printf("%d %d %c %x %d\n", len("four"), (int)((uintptr_t)&ai % 32 + (uintptr_t)buf % 64), t.c, t.v, t.s);
    nonnull(&buf[1]);
    switch (buf[1]) {
    case 3: got++; __attribute__((fallthrough));
    case 4: got++; break;
    default: got = 0;
    }
    printf("%d %d %d\n", got, ai, old() + unused_fn(2));
    return 0;
}
