/* The stream's text is ours once the stream is closed. */
#include <stdio.h>
#include <stdlib.h>

static char *join_numbers(int from, int to)
{
    char *text = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&text, &size);
    if (!f)
        return NULL;
    for (int i = from; i < to; i++)
        fprintf(f, "%s%d", i == from ? "" : ",", i);
    if (fclose(f) != 0) {
        free(text);
        return NULL;
    }
    return text;
}

int main(void)
{
    char *text = join_numbers(1, 5);
    if (!text)
        return 1;
    puts(text);
    free(text);
    return 0;
}
