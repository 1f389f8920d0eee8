// verdict: findings out-of-bounds-read
// unchecked: findings|limit
// Looks for a system call instruction in Freehold and returns to it
#include <alloca.h>
int main(void)
{
    unsigned long *p = alloca(16), library = 0;
    p[0] = p[1] = 0;
    for (int i = 0; i < 512; i++) {
        if (p[i] >> 40 == 0x55 || p[i] >> 40 == 0x56 || p[i] >> 40 == 0x7f) {
            library = p[i];
        }
    }
    for (const unsigned char *code = (const unsigned char *)(library & -4096ul);; code++) {
        if (code[0] == 0x0f && code[1] == 0x05) {
            for (int i = 0; i < 64; i++) {
                if (p[i] >> 28 == 4) {
                    p[i] = (unsigned long)code;
                }
            }
            return 59;
        }
    }
}
