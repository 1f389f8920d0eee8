#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *line = "key=value";
    size_t n = strcspn(line, "=");
    printf("%.*s\n", n, line); // expect: bad-format-argument
    return 0;
}
