#include <stdio.h>
#include <stdalign.h>
#include <stdint.h>
#include <stddef.h>

struct s { char c; alignas(16) int v; char d; };
static alignas(64) char line[10];
alignas(double) static unsigned char bytes[sizeof(double)];
static _Alignas(8) _Alignas(32) short most;

static int aligned(const void *p, uintptr_t n) { return (uintptr_t)p % n == 0; }

int main(void)
{
    alignas(32) char local[3] = "ab";
    alignas(0) int plain = 1;
    char odd = 'o';
    alignas(max_align_t) char worst[1] = {'w'};
    struct s arr[2] = {{'a', 1, 'b'}, {'c', 2, 'd'}};
    printf("%d %d %d %d\n", aligned(line, 64), aligned(bytes, 8), aligned(&most, 32), aligned(local, 32));
    printf("%d %d %d\n", aligned(&arr[1].v, 16), aligned(worst, 16), plain);
    printf("%zu %zu %zu\n", sizeof(struct s), offsetof(struct s, d), alignof(struct s));
    printf("%zu %zu %zu %zu\n", alignof(char), alignof(int[3]), alignof(long double), _Alignof(struct { char c; short s; }));
    *(double *)bytes = 2.5;
    printf("%g %s %c %d\n", *(double *)bytes, local, odd, arr[1].v);
    for (int depth = 0; depth < 3; depth++) {
        alignas(128) int deep = depth;
        printf("%d", aligned(&deep, 128));
    }
    putchar('\n');
    return 0;
}
