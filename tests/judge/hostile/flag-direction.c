// verdict: findings|limit|clean
// Makes copies run backwards
#include <stdio.h>
#include <string.h>
int main(void)
{
    static char a[64], b[64];
    __asm__ volatile("std");
    memcpy(a, b, sizeof a);
    printf("%d %s\n", 5, "text");
    return 0;
}
