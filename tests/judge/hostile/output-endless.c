// verdict: limit output-limit
// Writes for ever
#include <stdio.h>
int main(void)
{
    for (;;) {
        puts("more");
    }
}
