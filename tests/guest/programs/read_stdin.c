#include <stdio.h>
#include <unistd.h>

int main(void)
{
    char b[16];
    ssize_t n;
    long sum = 0, total = 0;
    while ((n = read(0, b, sizeof b)) > 0)
        for (ssize_t i = 0; i < n; i++, total++)
            sum += b[i];
    printf("%ld %ld %zd\n", total, sum, n);
    return 0;
}
