// verdict: findings forbidden-call|crash
// Looks for a system call instruction in Freehold and jumps to it
#include <stdio.h>
int main(void)
{
    const unsigned char *p = (const unsigned char *)(long)printf;
    for (long i = 0; i < 64 << 20; i++) {
        if (p[i] == 0x0f && p[i + 1] == 0x05) {
            const unsigned char *found = p + i;
            __asm__ volatile("mov $59, %%eax\n\tcall *%0" : : "r"(found) : "rax", "rcx", "r11", "memory");
        }
    }
    return 0;
}
