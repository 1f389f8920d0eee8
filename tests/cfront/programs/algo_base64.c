#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char digits[64] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"; /* no room for a terminator */

static char *encode(const unsigned char *p, size_t n)
{
    char *out = malloc((n + 2) / 3 * 4 + 1), *o = out;
    for (; n; p += 3) {
        unsigned v = p[0] << 16 | (n > 1 ? p[1] << 8 : 0) | (n > 2 ? p[2] : 0);
        *o++ = digits[v >> 18];
        *o++ = digits[v >> 12 & 63];
        *o++ = n > 1 ? digits[v >> 6 & 63] : '=';
        *o++ = n > 2 ? digits[v & 63] : '=';
        if (n <= 3)
            break;
        n -= 3;
    }
    *o = '\0';
    return out;
}

static unsigned char *decode(const char *s, size_t *n)
{
    unsigned char *out = malloc(strlen(s) / 4 * 3 + 1);
    unsigned v = 0;
    int bits = 0;
    for (*n = 0; *s && *s != '='; s++) {
        const char *d = memchr(digits, *s, sizeof digits);
        if (!d)
            continue;
        v = v << 6 | (unsigned)(d - digits);
        if ((bits += 6) >= 8)
            out[(*n)++] = (unsigned char)(v >> (bits -= 8));
    }
    return out;
}

int main(void)
{
    static const char *const t[] = {"", "f", "fo", "foo", "foob", "fooba", "foobar", "\xff\xfe\x01"};
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        size_t n, len = strlen(t[i]);
        char *e = encode((const unsigned char *)t[i], len);
        unsigned char *d = decode(e, &n);
        printf("[%s] %zu %d\n", e, n, n == len && !memcmp(d, t[i], n));
        free(e);
        free(d);
    }
    return 0;
}
