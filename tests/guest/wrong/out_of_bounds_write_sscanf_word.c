#include <stdio.h>

int main(void)
{
    const char *line = "temperature 21";
    char word[8];
    int value = 0;
    sscanf(line, "%s %d", word, &value); // expect: out-of-bounds-write
    printf("%s %d\n", word, value);
    return 0;
}
