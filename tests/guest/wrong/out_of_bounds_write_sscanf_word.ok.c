#include <stdio.h>

int main(void)
{
    const char *line = "temperature 21";
    char word[8];
    int value = 0;
    sscanf(line, "%7s%*s %d", word, &value);
    printf("%s %d\n", word, value);
    return 0;
}
