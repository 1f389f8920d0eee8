#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *join(int n, ...)
{
    char *all = calloc(64, 1); // expect: leak
    va_list parts;
    va_start(parts, n);
    for (int i = 0; all && i < n; i++)
        strcat(all, va_arg(parts, char *));
    va_end(parts);
    return all;
}

int main(void)
{
    printf("%s\n", join(3, "rain", "bow", "!")); // lost
    return 0;
}
