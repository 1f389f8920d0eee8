#include <stdio.h>

int main(void)
{
    const char *line = "12 apples";
    int n = 0;
    sscanf(line, "%d", &n);
    printf("%d\n", n);
    return 0;
}
