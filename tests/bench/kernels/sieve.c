#include <stdio.h>
#include <stdlib.h>
static int sieve(int n)
{
    static unsigned char c[200001];
    int count = 0;
    for (int i = 2; i <= n; i++) {
        if (c[i])
            continue;
        count++;
        for (long j = (long)i * i; j <= n; j += i)
            c[j] = 1;
    }
    return count;
}
int main(void)
{
    int t = 0;
    for (int r = 0; r < 3; r++)
        t += sieve(200000);
    printf("%d\n", t);
    return 0;
}
