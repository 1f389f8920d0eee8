/* The second strdup() writes over the only pointer to the first block. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *title = strdup("draft");
    free(title);
    title = strdup("final");
    if (title)
        puts(title);
    free(title);
    return 0;
}
