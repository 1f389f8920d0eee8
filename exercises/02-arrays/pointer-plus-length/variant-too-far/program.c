#include <stdio.h>

struct slice { const char *at; size_t length; };

int main(void)
{
    char line[8] = {'m', 'i', 'l', 'k', ';', 't', 'e', 'a'};
    struct slice tea = {line + 5, 4};
    for (size_t i = 0; i < tea.length; i++)
        putchar(tea.at[i]);
    putchar('\n');
    return 0;
}
