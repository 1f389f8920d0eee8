#include <stdio.h>

static char *ticket(int number)
{
    static char text[8];
    snprintf(text, sizeof text, "A%d", number);
    return text;
}

int main(void)
{
    char *mine = ticket(7);
    char *yours = ticket(9);
    printf("%s %s\n", mine, yours);
    return 0;
}
