/* "-" is stdin, which is not ours to close. */
#include <stdio.h>
#include <string.h>

static long count_bytes(const char *path)
{
    FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (!f) {
        perror(path);
        return -1;
    }
    long n = 0;
    while (getc(f) != EOF)
        n++;
    if (f != stdin)
        fclose(f);
    return n;
}

int main(void)
{
    printf("%ld\n", count_bytes("-") + count_bytes("/dev/null"));
    return 0;
}
