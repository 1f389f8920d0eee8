// verdict: findings wild-pointer
// unchecked: findings crash
// Clears its own address table
#include <stdio.h>
int main(void)
{
    puts("before");
    for (unsigned long *p = (unsigned long *)0x40000000; p < (unsigned long *)0x40100000; p++) {
        *p = 0;
    }
    puts("after");
    return 0;
}
