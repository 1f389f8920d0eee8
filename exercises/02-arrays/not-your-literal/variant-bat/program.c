#include <stdio.h>

int main(void)
{
    char mine[] = "cat";
    const char *given = "cat";
    mine[0] = 'b';
    printf("%s %s\n", mine, given);
    return 0;
}
