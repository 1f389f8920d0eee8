#include <stdio.h>

int main(void)
{
    const char *vowels = "aeiou";
    int picks[3] = { 0, 4, 6 };
    picks[2] = 2;
    for (int i = 0; i < 3; i++)
        putchar(vowels[picks[i]]);
    putchar('\n');
    return 0;
}
