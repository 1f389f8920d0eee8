#include <stdio.h>
#include <string.h>

int main(void)
{
    char fox[] = "fox";
    printf("%zu %zu\n", strlen(fox), sizeof fox);
    return 0;
}
