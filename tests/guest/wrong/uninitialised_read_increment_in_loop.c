#include <stdio.h>

int main(void)
{
    const char *text = "to be or not to be";
    unsigned counts[3];
    counts[0] = counts[2] = 0;
    for (const char *c = text; *c; c++)
        counts[*c == 'b' ? 0 : *c == 'r' ? 1 : 2]++; // expect: uninitialised-read
    printf("%u b\n", counts[0]);
    return 0;
}
