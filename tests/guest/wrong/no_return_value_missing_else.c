#include <stdio.h>

static int sign(int n)
{
    if (n > 0)
        return 1;
    if (n < 0)
        return -1;
} // expect: no-return-value

int main(void)
{
    printf("%d %d\n", sign(7), sign(-2));
    int zero = sign(0);
    puts(zero > 5 ? "?" : "done");
    return 0;
}
