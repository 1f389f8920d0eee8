/* The buffer is given to the sink in the first round, and filled again in the second. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void sink(owns char *text)
{
    puts(text);
    free(text);
}

int main(void)
{
    char *text = malloc(16);
    if (!text)
        return 1;
    for (int i = 0; i < 3; i++) {
        strcpy(text, "drop"); //! use-after-move
        sink(text);
    }
    return 0;
}
