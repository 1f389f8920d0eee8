#include <stdio.h>
#include <stdint.h>
#include <string.h>

static uint32_t table[256];

static void init(void)
{
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t c = i;
        for (int k = 0; k < 8; k++)
            c = c & 1 ? 0xedb88320u ^ c >> 1 : c >> 1;
        table[i] = c;
    }
}
static uint32_t crc32(uint32_t c, const void *p, size_t n)
{
    c = ~c;
    for (const uint8_t *b = p; n--; b++)
        c = table[(c ^ *b) & 0xff] ^ c >> 8;
    return ~c;
}
static uint16_t crc16(const char *s)
{
    uint16_t c = 0xffff;
    for (; *s; s++) {
        c ^= (uint16_t)((uint8_t)*s << 8);
        for (int k = 0; k < 8; k++)
            c = (uint16_t)(c & 0x8000 ? c << 1 ^ 0x1021 : c << 1);
    }
    return c;
}
static uint32_t adler(const char *s)
{
    uint32_t a = 1, b = 0;
    while (*s)
        b = (b + (a = (a + (uint8_t)*s++) % 65521)) % 65521;
    return b << 16 | a;
}
static uint64_t fnv(const char *s) { uint64_t h = 14695981039346656037ull; while (*s) h = (h ^ (uint8_t)*s++) * 1099511628211ull; return h; }

int main(void)
{
    const char *s = "123456789";
    init();
    printf("%08x %04x %08x\n", crc32(0, s, 9), crc16(s), adler(s));
    printf("%d\n", crc32(crc32(0, s, 4), s + 4, 5) == crc32(0, s, 9));
    printf("%016llx %08x\n", (unsigned long long)fnv("hello"), adler("Wikipedia"));
    struct { uint8_t len; uint32_t v; } msg[3];
    memset(msg, 0, sizeof msg);
    msg[1].v = 5, msg[2].len = 9;
    printf("%08x\n", crc32(0, msg, sizeof msg));
    return 0;
}
