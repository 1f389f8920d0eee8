#include <stdio.h>
#include <stdint.h>
#include <string.h>

union fbits { float f; uint32_t u; struct { uint32_t man : 23, exp : 8, sign : 1; } p; };
union dbits { double d; uint64_t u; uint32_t w[2]; unsigned char b[8]; };

static float fast_inverse_sqrt(float x)
{
    union fbits v = {.f = x};
    v.u = 0x5f3759df - (v.u >> 1);
    v.f *= 1.5f - 0.5f * x * v.f * v.f;
    return v.f;
}

int main(void)
{
    union fbits f = {.f = -6.25f};
    printf("%u %u %x\n", f.p.sign, f.p.exp, f.p.man);
    f.p.sign = 0;
    f.p.exp++;
    printf("%g %08x\n", f.f, f.u);
    union dbits d;
    d.u = 0x3ff8000000000000;
    printf("%g %x %x\n", d.d, d.w[1], d.b[6]);
    d.b[7] |= 0x80;
    printf("%g\n", d.d);
    d.w[0] = 1;
    printf("%.17g %d\n", d.d, d.d == -1.5);
    printf("%.3f\n", fast_inverse_sqrt(4));
    union { int i; unsigned char c[sizeof(int)]; } e = {1};
    printf("%s\n", e.c[0] ? "little" : "big");
    uint32_t bits;
    float one = 1;
    memcpy(&bits, &one, sizeof bits);
    printf("%x\n", bits);
    union { char s[4]; uint32_t tag; } t = {"RIFF"};
    printf("%x %d\n", t.tag, t.tag == ('F' << 24 | 'F' << 16 | 'I' << 8 | 'R'));
    return 0;
}
