// verdict: findings out-of-bounds-read
// unchecked: findings forbidden-call|crash
// Looks for a system call instruction among its own constants and returns to it
#include <alloca.h>
int constant(int n) { return n * 0x00c3050f; }
int main(void)
{
    unsigned long *p = alloca(16);
    p[0] = p[1] = 0;
    const unsigned char *code = (const unsigned char *)0x40000000, *found = code;
    for (int i = 0; i < 64; i++) {
        if (p[i] >> 28 == 4) {
            while (found[0] != 0x0f || found[1] != 0x05) {
                found++;
            }
            p[i] = (unsigned long)found;
        }
    }
    return constant(0);
}
