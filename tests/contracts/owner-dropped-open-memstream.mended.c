/* The stream is closed, its text stays. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t printed_length(int n)
{
    char *text = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&text, &size);
    if (!f)
        return 0;
    fprintf(f, "%d", n);
    fclose(f);
    free(text);
    return size;
}

int main(void)
{
    return printed_length(100) != 3;
}
