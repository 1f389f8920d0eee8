#include <stdio.h>
#include <stdint.h>
#include <string.h>
#include <stdlib.h>

/* Unaligned reads and writes done the right way. */
struct out { unsigned char *p, *end; };

static void put(struct out *o, uint64_t v, int n) { while (n--) { *o->p++ = (unsigned char)v; v >>= 8; } }
static uint64_t get(const unsigned char **p, int n)
{
    uint64_t v = 0;
    for (int i = 0; i < n; i++)
        v |= (uint64_t)*(*p)++ << 8 * i;
    return v;
}
static void varint(struct out *o, unsigned long v)
{
    while (v >= 0x80) {
        *o->p++ = (unsigned char)(v | 0x80);
        v >>= 7;
    }
    *o->p++ = (unsigned char)v;
}
static unsigned long unvarint(const unsigned char **p)
{
    unsigned long v = 0;
    int shift = 0;
    do
        v |= (unsigned long)(**p & 0x7f) << shift, shift += 7;
    while (*(*p)++ & 0x80);
    return v;
}

int main(void)
{
    unsigned char *buf = malloc(64);
    struct out o = {buf, buf + 64};
    put(&o, 'M', 1);
    put(&o, 0x1234, 2);
    put(&o, (uint64_t)-2, 8);
    double d = 2.75;
    memcpy(o.p, &d, sizeof d);
    o.p += sizeof d;
    varint(&o, 300);
    varint(&o, ~0ul);
    varint(&o, 5);
    int n = (int)(o.p - buf);
    const unsigned char *p = buf;
    printf("%d %c ", n, (int)get(&p, 1));
    printf("%x ", (unsigned)get(&p, 2));
    printf("%lld ", (long long)get(&p, 8));
    double e;
    memcpy(&e, p, sizeof e);
    p += sizeof e;
    printf("%g ", e);
    printf("%lu ", unvarint(&p));
    printf("%lu ", unvarint(&p));
    printf("%lu ", unvarint(&p));
    printf("%d\n", p == o.p);
    int v = 7, w;
    memcpy(buf + 1, &v, sizeof v);
    memcpy(&w, buf + 1, sizeof w);
    printf("%d %d\n", w, buf[1]);
    free(buf);
    return 0;
}
