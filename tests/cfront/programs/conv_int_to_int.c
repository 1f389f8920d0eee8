#include <stdio.h>
#include <stdint.h>

int main(void)
{
    long long v[] = {0, 1, -1, 127, 128, 255, 256, -129, 32768, 65535, -32769, 2147483648ll, 4294967295ll, -2147483649ll,
                     0x123456789abcdefll};
    for (unsigned i = 0; i < sizeof v / sizeof *v; i++) {
        int8_t a = v[i];
        uint8_t b = v[i];
        int16_t c = v[i];
        uint16_t d = v[i];
        int32_t e = v[i];
        uint32_t f = v[i];
        uint64_t g = v[i];
        _Bool h = v[i];
        printf("%d %d %d %d %d %u %llu %d\n", a, b, c, d, e, f, (unsigned long long)g, h);
    }
    printf("%lld %lld\n", (long long)(int)3000000000u, (long long)(unsigned)-5);
    printf("%lld %llu\n", (long long)(signed char)200, (unsigned long long)(short)-1);
    printf("%d\n", (signed char)(unsigned char)(signed char)-1);
    return 0;
}
