// verdict: findings|limit|clean
// Makes unaligned accesses fault
#include <stdio.h>
int main(void)
{
    static char c[32];
    __asm__ volatile("pushf\n\torl $0x40000, (%rsp)\n\tpopf");
    *(int *)(c + 1) = 5;
    printf("%d\n", c[1]);
    return 0;
}
