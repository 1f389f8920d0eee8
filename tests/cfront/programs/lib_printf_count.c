#include <stdio.h>

int main(void)
{
    int a = 0, b = 0;
    long l = 0;
    signed char c = 0;
    printf("12345%n67%n\n", &a, &b);
    printf("%d %d\n", a, b);
    char buf[8];
    int n = snprintf(buf, sizeof buf, "%s%ln%*d%hhn", "abc", &l, 20, 5, &c);
    printf("%d %ld %d %s\n", n, l, c, buf);
    return 0;
}
