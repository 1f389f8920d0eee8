#include <stdio.h>

static int digits(unsigned n)
{
    if (n >= 10)
        return 1 + (digits(n / 10) & 15);
    return 1;
}

int main(void)
{
    puts(digits(4096) > 0 ? "counted" : "nothing");
    return 0;
}
