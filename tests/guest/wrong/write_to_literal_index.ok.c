#include <stdio.h>

int main(void)
{
    char name[] = "george";
    name[0] = 'G';
    puts(name);
    return 0;
}
