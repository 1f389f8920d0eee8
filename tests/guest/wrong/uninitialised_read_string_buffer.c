#include <stdio.h>
#include <string.h>

int main(void)
{
    char name[16];
    name[0] = 'K';
    name[1] = 'o';
    name[15] = '\0';
    size_t n = strlen(name); // expect: uninitialised-read
    puts(n > 1 ? "named" : "nameless");
    return 0;
}
