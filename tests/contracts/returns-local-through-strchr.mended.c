/* strchr() points into the local array. */
#include <stdio.h>
#include <string.h>

static const char *extension(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot;
}

int main(void)
{
    return extension("notes.txt") == NULL;
}
