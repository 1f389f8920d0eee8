#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct handle { uintptr_t bits; };

static struct handle wrap(void *p) { return (struct handle){(uintptr_t)p ^ 0x5a5a}; }
static void *unwrap(struct handle h) { return (void *)(h.bits ^ 0x5a5a); }

static void *align_up(void *p, uintptr_t to)
{
    return (void *)(((uintptr_t)p + to - 1) & ~(to - 1));
}

int main(void)
{
    int *v = malloc(4 * sizeof *v);
    for (int i = 0; i < 4; i++)
        v[i] = i * 3;
    struct handle h = wrap(v);
    uintptr_t end = (uintptr_t)(v + 4);
    v = NULL; /* lives on as a number */
    int *w = unwrap(h);
    printf("%d %d\n", w[3], (int)((end - (uintptr_t)w) / sizeof *w));
    for (uintptr_t u = (uintptr_t)w; u < end; u += sizeof *w)
        printf("%d ", *(int *)u);
    putchar('\n');
    free(w);
    char raw[64];
    int *aligned = align_up(raw, 32);
    *aligned = 5;
    printf("%d %d\n", (uintptr_t)aligned % 32 == 0, *aligned);
    intptr_t i = (intptr_t)&raw[10];
    *(char *)(i - 2) = 'q';
    printf("%c\n", raw[8]);
    return 0;
}
