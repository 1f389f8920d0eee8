#include <stdio.h>
#include <string.h>

int main(void)
{
    char line[8] = "";
    size_t n = strlen(line);
    line[(int)n - 1] = '\0'; // expect: out-of-bounds-write
    printf("[%s]\n", line);
    return 0;
}
