/* What the out-parameter received is not freed on the way out. */
#include <ownership.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool read_setting(borrows const char *key, gives char **ret_value)
{
    char *value = strdup(key);
    if (!value)
        return false;
    *ret_value = value;
    return true;
}

int main(void)
{
    char *colour;
    if (!read_setting("colour", &colour))
        return 1;
    printf("%s\n", colour);
    free(colour);
    return 0;
}
