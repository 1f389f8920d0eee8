/* strchr() points into the local array. */
#include <stdio.h>
#include <string.h>

static const char *extension(const char *path)
{
    char copy[64];
    snprintf(copy, sizeof copy, "%s", path);
    const char *dot = strrchr(copy, '.');
    return dot; //! returns-local
}

int main(void)
{
    return extension("notes.txt") == NULL;
}
