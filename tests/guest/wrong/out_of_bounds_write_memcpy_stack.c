#include <stdio.h>
#include <string.h>

static const char *const line = "name=Cleopatra";

int main(void)
{
    char value[8];
    const char *from = strchr(line, '=') + 1;
    size_t n = strlen(from);
    memcpy(value, from, n + 1); // expect: out-of-bounds-write
    puts(value);
    return 0;
}
