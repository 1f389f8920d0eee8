/* The test comes after the use. */
#include <stdlib.h>
#include <string.h>

static size_t pad(size_t n)
{
    char *spaces = malloc(n + 1);
    if (!spaces)
        return 0;
    memset(spaces, ' ', n);
    spaces[n] = '\0';
    size_t length = strlen(spaces);
    free(spaces);
    return length;
}

int main(void)
{
    return pad(4) != 4;
}
