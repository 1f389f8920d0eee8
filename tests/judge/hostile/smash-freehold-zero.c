// verdict: findings|limit|clean
// The same with zeroes
#include <stdio.h>
#include <string.h>
int main(void)
{
    puts("before");
    memset((char *)stdout - 65536, 0, 1 << 20);
    puts("after");
    return 0;
}
