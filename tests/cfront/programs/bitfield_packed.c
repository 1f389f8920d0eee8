#include <stdio.h>
#include <string.h>

struct __attribute__((packed)) wire { unsigned char v : 4, t : 4; unsigned short len; unsigned a : 12, b : 20; char tail; };
struct __attribute__((packed)) across { unsigned x : 7, y : 11, z : 30, w : 16; };

int main(void)
{
    struct wire w;
    struct across a;
    unsigned char raw[16];
    memset(&w, 0, sizeof w);
    memset(&a, 0, sizeof a);
    w.v = 0xA, w.t = 5, w.len = 0x1234, w.a = 0xFED, w.b = 0x98765, w.tail = 'T';
    memcpy(raw, &w, sizeof w);
    for (size_t i = 0; i < sizeof w; i++)
        printf("%02x ", raw[i]);
    printf("\n");
    a.x = 0x55, a.y = 0x7AB, a.z = 0x2BCDEF01, a.w = 0x8001;
    memcpy(raw, &a, sizeof a);
    for (size_t i = 0; i < sizeof a; i++)
        printf("%02x ", raw[i]);
    printf("\n%x %x %x %x\n", a.x, a.y, a.z, a.w);
    a.y += 0x100, a.z--, a.w >>= 1;
    printf("%x %x %x %x %zu %zu\n", a.x, a.y, a.z, a.w, sizeof w, sizeof a);
    return 0;
}
