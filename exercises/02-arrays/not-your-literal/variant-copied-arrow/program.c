#include <stdio.h>
int main(void)
{
    char mine[] = "hat";
    char *given = "hat";
    char *copy = given;

    mine[0] = 'b';
    copy[0] = 'c';
    printf("%s %s\n", mine, copy);
    return 0;
}
