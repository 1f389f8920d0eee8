/* Three resources, three rungs; the second failure jumps to the wrong rung. */
#include <stdio.h>
#include <stdlib.h>

static int copy_header(const char *from, const char *to)
{
    int status = -1;
    FILE *in = fopen(from, "rb");
    if (!in)
        goto out;
    char *block = malloc(512);
    if (!block)
        goto close_in;
    FILE *copy = fopen(to, "wb");
    if (!copy)
        goto close_in;
    size_t n = fread(block, 1, 512, in);
    if (fwrite(block, 1, n, copy) == n)
        status = 0;
    fclose(copy);
    free(block);
close_in:
    fclose(in);
out:
    return status; //! owner-dropped
}

int main(void)
{
    return copy_header("/dev/null", "/no/such/folder/copy") == 0;
}
