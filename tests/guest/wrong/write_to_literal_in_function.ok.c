#include <ctype.h>
#include <stdio.h>

static void shout(char *s)
{
    for (; *s; s++)
        *s = (char)toupper((unsigned char)*s);
}

int main(void)
{
    char quiet[] = "help";
    shout(quiet);
    puts(quiet);
    char other[] = "fire";
    shout(other);
    puts(other);
    return 0;
}
