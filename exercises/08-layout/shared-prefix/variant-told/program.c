#include <stdio.h>
#include <string.h>

int main(void)
{
    char line[20] = "/cart/list";
    strcpy(&line[5], "s");
    printf("%s\n", line);
    return 0;
}
