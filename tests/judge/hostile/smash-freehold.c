// verdict: findings|limit|clean
// Overwrites what lies around stdout: the guest machine's own tables
#include <stdio.h>
#include <string.h>
int main(void)
{
    puts("before");
    memset((char *)stdout - 8192, 0xff, 1 << 20);
    puts("after");
    return 0;
}
