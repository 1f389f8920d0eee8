#include <stdio.h>

static long size_of(const char *text)
{
    FILE *scratch = tmpfile();
    if (!scratch)
        return -1;
    fputs(text, scratch);
    long size = ftell(scratch);
    fclose(scratch);
    return size;
}

int main(void)
{
    printf("%ld\n", size_of("how long am I?"));
    return 0;
}
