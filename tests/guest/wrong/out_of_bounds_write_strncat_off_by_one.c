#include <stdio.h>
#include <string.h>

int main(void)
{
    char tag[6] = "";
    strncat(tag, "wonderful", sizeof tag); // expect: out-of-bounds-write
    puts(tag);
    return 0;
}
