/* The second fopen() fails, and the first stays open. */
#include <stdio.h>

static int copy(const char *from, const char *to)
{
    FILE *in = fopen(from, "rb"), *out;
    if (!in)
        return 1;
    if ((out = fopen(to, "wb")) == NULL) {
        perror(to);
        fclose(in);
        return 2;
    }
    int c, status = 0;
    while ((c = getc(in)) != EOF)
        if (putc(c, out) == EOF) {
            status = 3;
            break;
        }
    if (fclose(out) != 0)
        status = 3;
    fclose(in);
    return status;
}

int main(void)
{
    return copy("/dev/null", "/no/such/folder/file") == 0;
}
