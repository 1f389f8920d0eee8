/* free() of an array that lies in the function's frame. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char line[32];
    char *text = line;
    strcpy(text, "stack");
    puts(text);
    free(text); //! freed-borrow
    return 0;
}
