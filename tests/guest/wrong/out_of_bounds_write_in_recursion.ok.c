#include <stdio.h>

static void to_binary(unsigned n, char *out, int at)
{
    out[at] = (char)('0' + n % 2);
    if (n / 2 > 0)
        to_binary(n / 2, out, at - 1);
}

int main(void)
{
    char bits[9] = "00000000";
    to_binary(200, bits, 7);
    puts(bits);
    to_binary(30, bits, 7);
    puts(bits);
    return 0;
}
