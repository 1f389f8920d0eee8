// verdict: limit output-limit
// Writes for ever to stderr
#include <stdio.h>
int main(void)
{
    for (;;) {
        fputs("more", stderr);
    }
}
