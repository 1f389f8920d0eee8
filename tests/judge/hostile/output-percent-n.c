// verdict: findings bad-format-argument|crash
// Writes memory through printf
#include <stdio.h>
int main(void)
{
    int n = 0;
    printf("abc%n\n", &n);
    return n;
}
