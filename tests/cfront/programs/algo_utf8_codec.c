#include <stdio.h>
#include <stdint.h>
#include <string.h>

static int encode(uint32_t c, char out[5])
{
    int n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    out[n] = '\0';
    for (int i = n; i-- > 1; c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(lead[n] | c);
    return n;
}

static int32_t decode(const char **s)
{
    const unsigned char *p = (const unsigned char *)*s;
    int n = *p < 0x80 ? 0 : *p >> 5 == 6 ? 1 : *p >> 4 == 14 ? 2 : *p >> 3 == 30 ? 3 : -1;
    if (n < 0)
        return ++*s, -1;
    int32_t c = *p & (0x7F >> (n ? n + 1 : 0));
    for (int i = 1; i <= n; i++) {
        if (p[i] >> 6 != 2)
            return *s += i, -1;
        c = c << 6 | (p[i] & 0x3F);
    }
    *s += n + 1;
    return c;
}

int main(void)
{
    static const uint32_t t[] = {'A', 0xE9, 0x20AC, 0x1F600, 0x7FF, 0x800, 0xFFFD, 0x10FFFF};
    char all[64] = "", one[5];
    for (int i = 0; i < 8; i++) {
        printf("%d", encode(t[i], one));
        strcat(all, one);
    }
    puts("");
    int i = 0, ok = 1;
    for (const char *s = all; *s; i++)
        ok &= decode(&s) == (int32_t)t[i];
    printf("%d %d %zu\n", i, ok, strlen(all));
    for (const char *s = "a\xC3(\xff\xE2\x82z"; *s;)
        printf("%d ", decode(&s));
    printf("\n%s\n", u8"naïve €");
    return 0;
}
