#include <stdio.h>
#include <string.h>

static const char *const line = "name=Cleopatra";

int main(void)
{
    char value[8];
    const char *from = strchr(line, '=') + 1;
    size_t n = strlen(from);
    if (n > sizeof value - 1)
        n = sizeof value - 1;
    memcpy(value, from, n);
    value[n] = '\0';
    puts(value);
    return 0;
}
