#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *upper(const char *s)
{
    size_t n = strlen(s);
    char *copy = malloc(n + 1); // expect: leak
    if (!copy)
        return NULL;
    for (size_t i = 0; i <= n; i++)
        copy[i] = s[i] >= 'a' && s[i] <= 'z' ? s[i] - 32 : s[i];
    return copy;
}

int main(void)
{
    char *shout = upper("fire");
    if (!shout)
        return 1;
    upper("smoke"); // lost
    puts(shout);
    free(shout);
    return 0;
}
