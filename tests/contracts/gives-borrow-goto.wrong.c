/* The common exit gives whatever result holds, and once it holds the parameter. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

static gives nullable char *plural(borrows char *word)
{
    char *result = NULL;
    size_t n = strlen(word);
    if (n == 0)
        goto out;
    if (word[n - 1] == 's') {
        result = word;
        goto out;
    }
    result = malloc(n + 2);
    if (!result)
        goto out;
    memcpy(result, word, n);
    strcpy(result + n, "s");
out:
    return result; //! gives-borrow
}

int main(void)
{
    char word[] = "glass";
    char *p = plural(word);
    free(p);
    return 0;
}
