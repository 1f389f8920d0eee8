#include <stdio.h>
#include <string.h>

int main(void)
{
    char tag[6] = "";
    strncat(tag, "wonderful", sizeof tag - 1);
    puts(tag);
    return 0;
}
