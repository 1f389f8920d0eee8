#include <stdio.h>
#include <string.h>

int main(void)
{
    char line[8] = "";
    size_t n = strlen(line);
    if (n > 0)
        line[n - 1] = '\0';
    printf("[%s]\n", line);
    return 0;
}
