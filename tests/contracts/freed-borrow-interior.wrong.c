/* The pointer was moved along inside its block: it is no longer what malloc gave. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *text = strdup("   padded");
    if (!text)
        return 1;
    char *start = text + 3;
    puts(start);
    free(start); //! freed-borrow
    return 0;
}
