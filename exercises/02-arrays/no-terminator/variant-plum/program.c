#include <stdio.h>
#include <string.h>
int main(void)
{
    char jar[4] = {'p', 'l', 'u', 'm'};
    char first = jar[0];
    size_t n = strlen(jar);
    printf("%c %zu\n", first, n);
    return 0;
}
