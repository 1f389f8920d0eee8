/* Copies a file, block by block. */
#include <stdio.h>
#include <stdlib.h>

static int copy(const char *from, const char *to)
{
    FILE *in = fopen(from, "r");
    if (!in)
        return -1;
    FILE *out = fopen(to, "w"); // broken: handle-leak
    if (!out)
        return -1;
    char *block = malloc(16); // broken: handle-leak
    if (!block)
        return -1;
    size_t n;
    while ((n = fread(block, 1, 16, in)) > 0) // broken: failure-unnoticed
        fwrite(block, 1, n, out); // broken: failure-unnoticed
    free(block);
    fclose(in);
    fclose(out); // broken: failure-unnoticed
    return 0;
}

int main(void)
{
    return copy("words.txt", "copy.txt") != 0;
}
