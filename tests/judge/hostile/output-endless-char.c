// verdict: limit output-limit
// Writes for ever, byte by byte
#include <stdio.h>
int main(void)
{
    for (;;) {
        putchar('x');
    }
}
