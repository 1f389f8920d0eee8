#include <stdio.h>

int main(void)
{
    char text[8];
    int n = 7;
    printf("%s\n", 5); // found: bad-format-argument
    printf("%d%10s\n", n, -1); // found: bad-format-argument
    printf("%.2s\n", 'h'); // found: bad-format-argument
    printf("%ls\n", n); // found: bad-format-argument
    snprintf(text, sizeof text, "%s", n); // found: bad-format-argument
    sscanf("12", "%d", n); // found: bad-format-argument
    return 0;
}
