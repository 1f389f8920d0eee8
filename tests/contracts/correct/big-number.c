/* Digits in arrays that are replaced by their products. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct big {
    unsigned *digits;
    size_t count;
};

static int big_set(struct big *b, unsigned n)
{
    unsigned *d = calloc(1, sizeof *d);
    if (!d)
        return -1;
    d[0] = n;
    free(b->digits);
    b->digits = d;
    b->count = 1;
    return 0;
}

static int big_mul(struct big *b, unsigned by)
{
    unsigned long carry = 0;
    for (size_t i = 0; i < b->count; i++) {
        carry += (unsigned long)b->digits[i] * by;
        b->digits[i] = (unsigned)(carry % 10000);
        carry /= 10000;
    }
    while (carry) {
        unsigned *d = realloc(b->digits, (b->count + 1) * sizeof *d);
        if (!d)
            return -1;
        b->digits = d;
        b->digits[b->count++] = (unsigned)(carry % 10000);
        carry /= 10000;
    }
    return 0;
}

static char *big_text(const struct big *b)
{
    char *text = malloc(b->count * 4 + 1), *at = text;
    if (!text)
        return NULL;
    at += sprintf(at, "%u", b->digits[b->count - 1]);
    for (size_t i = b->count - 1; i-- > 0;)
        at += sprintf(at, "%04u", b->digits[i]);
    return text;
}

int main(void)
{
    struct big f = {NULL, 0};
    int failed = big_set(&f, 1);
    for (unsigned i = 2; i <= 20 && !failed; i++)
        failed = big_mul(&f, i);
    char *text = failed ? NULL : big_text(&f);
    int right = text && strcmp(text, "2432902008176640000") == 0;
    free(text);
    free(f.digits);
    return !right;
}
