#include <stdio.h>
#include <string.h>
#include <stdlib.h>

struct rec { const int id; const char *const name; volatile int count; int *restrict slot; };

static struct rec *dup_rec(const struct rec *r)
{
    struct rec *n = malloc(sizeof *n);
    memcpy(n, r, sizeof *n);
    return n;
}

int main(void)
{
    int slot = 5;
    const struct rec a = {7, "seven", 0, &slot};
    struct rec b = a;
    b.count += 2;
    *b.slot += a.id;
    struct rec *h = dup_rec(&b);
    h->count--;
    printf("%d %s %d %d\n", a.id, a.name, a.count, slot);
    printf("%d %s %d %d\n", h->id, h->name, h->count, *h->slot);
    const struct { struct { int x[2]; } in; } k = {{{1, 2}}};
    const int *p = k.in.x + 1;
    printf("%d\n", *p - k.in.x[0]);
    free(h);
    return 0;
}
