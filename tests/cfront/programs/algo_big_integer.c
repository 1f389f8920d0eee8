#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct big { size_t n; uint32_t d[]; }; /* least digit first, base 10^9 */
enum { BASE = 1000000000 };

static struct big *from(uint32_t v)
{
    struct big *b = malloc(sizeof *b + sizeof *b->d);
    b->n = 1, b->d[0] = v;
    return b;
}
static struct big *trim(struct big *b)
{
    while (b->n > 1 && !b->d[b->n - 1])
        b->n--;
    return b;
}
static struct big *mul(const struct big *a, const struct big *b)
{
    struct big *r = calloc(1, sizeof *r + (a->n + b->n) * sizeof *r->d);
    r->n = a->n + b->n;
    for (size_t i = 0; i < a->n; i++) {
        uint64_t carry = 0;
        for (size_t j = 0; j < b->n || carry; j++) {
            uint64_t v = r->d[i + j] + carry + (j < b->n ? (uint64_t)a->d[i] * b->d[j] : 0);
            r->d[i + j] = (uint32_t)(v % BASE);
            carry = v / BASE;
        }
    }
    return trim(r);
}
static struct big *add(const struct big *a, const struct big *b)
{
    size_t n = (a->n > b->n ? a->n : b->n) + 1;
    struct big *r = malloc(sizeof *r + n * sizeof *r->d);
    uint32_t carry = 0;
    r->n = n;
    for (size_t i = 0; i < n; i++) {
        uint32_t v = (i < a->n ? a->d[i] : 0) + (i < b->n ? b->d[i] : 0) + carry;
        carry = v >= BASE;
        r->d[i] = carry ? v - BASE : v;
    }
    return trim(r);
}
static void show(const struct big *b)
{
    printf("%u", b->d[b->n - 1]);
    for (size_t i = b->n - 1; i-- > 0;)
        printf("%09u", b->d[i]);
    putchar('\n');
}

int main(void)
{
    struct big *f = from(1);
    for (uint32_t i = 2; i <= 50; i++) {
        struct big *k = from(i), *t = mul(f, k);
        free(f), free(k);
        f = t;
    }
    show(f);
    struct big *a = from(0), *b = from(1);
    for (int i = 0; i < 300; i++) {
        struct big *t = add(a, b);
        free(a);
        a = b, b = t;
    }
    show(a);
    struct big *sq = mul(a, a);
    show(sq);
    free(f), free(a), free(b), free(sq);
    return 0;
}
