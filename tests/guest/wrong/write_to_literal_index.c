#include <stdio.h>

int main(void)
{
    char *name = "george";
    name[0] = 'G'; // expect: write-to-literal
    puts(name);
    return 0;
}
