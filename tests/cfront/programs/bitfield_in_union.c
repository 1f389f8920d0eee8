#include <stdio.h>
#include <stdint.h>

union reg {
    uint32_t all;
    struct { uint32_t low : 8, mid : 16, high : 8; };
    struct { uint32_t : 4, nibble : 4; };
    uint32_t first : 12;
    int32_t sfirst : 4;
};

int main(void)
{
    union reg r = {0x12345678};
    printf("%x %x %x %x %x %d\n", r.low, r.mid, r.high, r.nibble, r.first, r.sfirst);
    r.nibble = 0;
    r.mid ^= 0xFFFF;
    printf("%x\n", r.all);
    r.first = 0xABC;
    printf("%x %d\n", r.all, r.sfirst);
    r.sfirst = 7;
    r.high--;
    printf("%x\n", r.all);
    union reg *p = &r;
    p->low += 0x99;
    p->mid >>= 3;
    printf("%x %x\n", p->all, p->mid);
    printf("%zu\n", sizeof r);
    return 0;
}
