/* fclose() twice: once in the branch that fails, once below. */
#include <stdio.h>

static int first_byte(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (f == NULL)
        return -2;
    int c = fgetc(f);
    if (c == EOF) {
        fputs("empty\n", stderr);
        fclose(f);
    }
    fclose(f); //! moved-twice
    return c;
}

int main(void)
{
    return first_byte("/dev/null") != EOF;
}
