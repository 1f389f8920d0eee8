/* The cleanup frees what is in the variable at the end, not what was in it before. */
#include <stdlib.h>
#include <string.h>

static void free_text(char **text)
{
    free(*text);
}

int main(void)
{
    __attribute__((cleanup(free_text))) char *text = strdup("one");
    free(text);
    text = strdup("two");
    return 0;
}
