// verdict: findings|limit|clean
// Clears the register that leads to errno (wrfsbase)
#include <stdio.h>
int main(void)
{
    __asm__ volatile("xor %eax, %eax\n\t.byte 0xf3, 0x48, 0x0f, 0xae, 0xd0");
    printf("%d\n", 5);
    return 0;
}
