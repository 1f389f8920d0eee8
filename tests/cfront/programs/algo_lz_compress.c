#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* LZ77 with copies that may overlap themselves: (0, char) or (length, distance). */
static size_t pack(const unsigned char *in, size_t n, unsigned char *out)
{
    size_t o = 0;
    for (size_t i = 0; i < n;) {
        size_t best = 0, dist = 0;
        for (size_t back = 1; back <= i && back < 256; back++) {
            size_t len = 0;
            while (len < 255 && i + len < n && in[i + len] == in[i - back + len])
                len++;
            if (len > best)
                best = len, dist = back;
        }
        if (best >= 3) {
            out[o++] = (unsigned char)best;
            out[o++] = (unsigned char)dist;
            i += best;
        } else {
            out[o++] = 0;
            out[o++] = in[i++];
        }
    }
    return o;
}

static size_t unpack(const unsigned char *in, size_t n, unsigned char *out)
{
    unsigned char *o = out;
    for (const unsigned char *end = in + n; in < end; in += 2) {
        if (!in[0]) {
            *o++ = in[1];
            continue;
        }
        for (const unsigned char *from = o - in[1], *stop = o + in[0]; o < stop;)
            *o++ = *from++;
    }
    return (size_t)(o - out);
}

int main(void)
{
    static const char *const t[] = {"abcabcabcabcabcd", "aaaaaaaaaaaaaaaaaaaaaaaa", "no repeats", "",
                                    "she sells sea shells by the sea shore, she sells sea shells"};
    for (int i = 0; i < 5; i++) {
        size_t n = strlen(t[i]);
        unsigned char *z = malloc(n * 2 + 1), *u = malloc(n + 1);
        size_t zn = pack((const unsigned char *)t[i], n, z), un = unpack(z, zn, u);
        printf("%zu %zu %d\n", n, zn, un == n && !memcmp(u, t[i], n));
        free(z), free(u);
    }
    return 0;
}
