/* Small inputs use a buffer on the stack: a pointer that differs from it was allocated. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int is_palindrome(const char *word)
{
    char small[16], *work = small;
    size_t n = strlen(word);
    if (n + 1 > sizeof small) {
        work = malloc(n + 1);
        if (!work)
            return -1;
    }
    for (size_t i = 0; i < n; i++)
        work[i] = word[n - 1 - i];
    work[n] = '\0';
    int same = strcmp(word, work) == 0;
    if (work != small)
        free(work);
    return same;
}

int main(void)
{
    return is_palindrome("level") + is_palindrome("a very long word indeed") != 1;
}
