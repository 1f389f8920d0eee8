#include <stdio.h>

int main(void)
{
    int n;
    const char *nothing = NULL;
    printf("abc%n\n", &n); // found: bad-format-argument
    printf("%s\n", nothing); // found: bad-format-argument
    return 0;
}
