/* Nobody looks at the status. */
#include <ownership.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool next_word(int n, gives char **ret)
{
    if (n > 3)
        return false;
    char *w = strdup("word");
    if (!w)
        return false;
    *ret = w;
    return true;
}

int main(void)
{
    char *w;
    next_word(4, &w);
    puts(w); //! unset-out-parameter
    free(w);
    return 0;
}
