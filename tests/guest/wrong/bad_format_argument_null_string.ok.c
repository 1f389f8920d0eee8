#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *entry = "colour";
    const char *value = strchr(entry, '=');
    printf("value: %s\n", value ? value + 1 : "none");
    return 0;
}
