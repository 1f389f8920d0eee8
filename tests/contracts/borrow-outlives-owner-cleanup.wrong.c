/* The cleanup attribute frees at the end of the block; the borrow goes on.
 * Both codes are right: the owner ends, by a call that frees. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void free_text(char **text)
{
    free(*text);
}

int main(void)
{
    const char *shown = "nothing";
    {
        __attribute__((cleanup(free_text))) char *text = strdup("inside");
        if (text)
            shown = text;
    }
    puts(shown); //! borrow-outlives-owner|borrow-invalidated
    return 0;
}
