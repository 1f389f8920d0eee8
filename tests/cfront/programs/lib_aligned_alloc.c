#include <stdio.h>
#include <stdlib.h>
#include <stdint.h>
#include <string.h>
#include <stddef.h>

int main(void)
{
    for (size_t align = 8; align <= 4096; align *= 4) {
        char *p = aligned_alloc(align, align * 2);
        memset(p, 'x', align * 2);
        printf("%zu:%d%c ", align, (uintptr_t)p % align == 0, p[align * 2 - 1]);
        free(p);
    }
    void *q = NULL;
    int r = posix_memalign(&q, 64, 100);
    printf("%d %d\n", r, (uintptr_t)q % 64 == 0);
    strcpy(q, "aligned");
    char *moved = realloc(q, 200);
    puts(moved);
    free(moved);
    int ok = 1;
    for (size_t n = 1; n < 200; n += 13) {
        void *m = malloc(n), *c = calloc(n, 3);
        ok &= (uintptr_t)m % _Alignof(max_align_t) == 0 && (uintptr_t)c % _Alignof(max_align_t) == 0;
        free(m);
        free(c);
    }
    printf("%d %zu %zu\n", ok, sizeof(max_align_t), _Alignof(max_align_t));
    return 0;
}
