#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char greeting[20] = "good evening";
    char *shown = greeting;
    puts(shown);
    return 0;
}
