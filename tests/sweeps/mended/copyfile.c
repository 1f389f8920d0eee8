/* Copies a file, block by block. */
#include <stdio.h>
#include <stdlib.h>

static int copy(const char *from, const char *to)
{
    FILE *in = NULL, *out = NULL;
    char *block = malloc(16);
    int result = -1;
    if (!block || !(in = fopen(from, "r")) || !(out = fopen(to, "w")))
        goto out;
    size_t n;
    while ((n = fread(block, 1, 16, in)) > 0)
        if (fwrite(block, 1, n, out) != n)
            goto out;
    result = ferror(in) ? -1 : 0;
out:
    free(block);
    if (in)
        fclose(in);
    if (out && fclose(out) != 0)
        result = -1;
    return result;
}

int main(void)
{
    return copy("words.txt", "copy.txt") != 0;
}
