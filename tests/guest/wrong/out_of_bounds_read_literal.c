#include <stdio.h>

int main(void)
{
    const char *vowels = "aeiou";
    int picks[3] = { 0, 4, 6 };
    for (int i = 0; i < 3; i++)
        putchar(vowels[picks[i]]); // expect: out-of-bounds-read
    putchar('\n');
    return 0;
}
