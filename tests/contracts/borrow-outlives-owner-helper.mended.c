/* A helper without words returns what it was given: the address of a block's array. */
#include <stdio.h>

static char *skip_blanks(char *s)
{
    while (*s == ' ')
        s++;
    return s;
}

int main(void)
{
    char *word;
    char padded[] = "  sea";
    {
        word = skip_blanks(padded);
    }
    puts(word);
    return 0;
}
