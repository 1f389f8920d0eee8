#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *entry = "colour";
    const char *value = strchr(entry, '=');
    printf("value: %s\n", value); // expect: bad-format-argument
    return 0;
}
