#include <stdio.h>
#include <string.h>

static void trim(char *s)
{
    char *start = s;
    while (*start == ' ')
        start++;
    if (start != s)
        memmove(s, start, strlen(start) + 1);
}

int main(void)
{
    char word[20] = "  margin";
    trim(word);
    puts(word[0] == ' ' ? "wide" : "trimmed");
    return 0;
}
