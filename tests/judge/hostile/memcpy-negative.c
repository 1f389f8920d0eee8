// verdict: findings
// Copies more than there is
#include <string.h>
int main(void)
{
    char a[8], b[8] = {0};
    memcpy(a, b, (size_t)-1);
    return a[0];
}
