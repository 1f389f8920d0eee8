/* The helper's body frees; the caller frees too. */
#include <stdio.h>
#include <stdlib.h>

static void print_and_drop(char *s)
{
    puts(s);
    free(s);
}

int main(void)
{
    char *s = malloc(8);
    if (!s)
        return 1;
    s[0] = 'x';
    s[1] = '\0';
    print_and_drop(s);
    free(s); //! moved-twice
    return 0;
}
