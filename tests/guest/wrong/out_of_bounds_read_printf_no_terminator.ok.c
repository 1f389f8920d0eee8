#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    const char *country = "Portugal";
    size_t n = strlen(country);
    char *copy = malloc(n + 1);
    if (!copy)
        return 1;
    for (size_t i = 0; i < n; i++)
        copy[i] = country[i];
    copy[n] = '\0';
    printf("I live in %s\n", copy);
    free(copy);
    return 0;
}
