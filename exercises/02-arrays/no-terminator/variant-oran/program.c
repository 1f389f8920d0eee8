#include <stdio.h>

int main(void)
{
    char tag[5];
    snprintf(tag, sizeof tag, "%s", "orange");
    printf("%s\n", tag);
    return 0;
}
