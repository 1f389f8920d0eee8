#include "machine.h"

#include <stdio.h>
#include <stdlib.h>

/* The text is standard input, in a block that ends where it ends. */
int main(void)
{
    static char text[4000];
    static struct image image = {{0xee}, 1};
    size_t n = fread(text, 1, sizeof text - 1, stdin);
    char *exact = malloc(n + 1);
    if (exact == NULL)
        return 1;
    for (size_t i = 0; i < n; i++)
        exact[i] = text[i];
    exact[n] = '\0';
    size_t line = assemble(exact, &image);
    free(exact);
    if (line > 0)
        printf("line %zu%s", line,
               image.size == 1 && image.bytes[0] == 0xee
                   ? "" : " (touched)");
    for (size_t i = 0; line == 0 && i < image.size; i++)
        printf("%s%02x", i > 0 ? " " : "", image.bytes[i]);
    printf("\n");
    return 0;
}
