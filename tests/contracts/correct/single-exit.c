/* Everything is NULL at first, one label frees it all. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int concat_files(const char *one, const char *two)
{
    int result = -1;
    char *path = NULL, *buffer = NULL;
    FILE *a = NULL, *b = NULL;

    path = malloc(strlen(one) + strlen(two) + 2);
    if (!path)
        goto cleanup;
    sprintf(path, "%s:%s", one, two);
    a = fopen(one, "rb");
    if (!a)
        goto cleanup;
    b = fopen(two, "rb");
    if (!b)
        goto cleanup;
    buffer = malloc(256);
    if (!buffer)
        goto cleanup;
    result = (int)(fread(buffer, 1, 256, a) + fread(buffer, 1, 256, b));
cleanup:
    free(buffer);
    if (b)
        fclose(b);
    if (a)
        fclose(a);
    free(path);
    return result;
}

int main(void)
{
    return concat_files("/dev/null", "/dev/null") != 0;
}
