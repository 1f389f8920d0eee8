/* The struct is copied out; what its member points to is not. */
#include <stdio.h>
#include <string.h>

struct slice { const char *at; size_t length; };

static struct slice first_word(const char *line)
{
    char word[20];
    size_t n = strcspn(line, " ");
    if (n > sizeof word)
        n = sizeof word;
    memcpy(word, line, n);
    struct slice s = {word, n};
    return s; //! returns-local
}

int main(void)
{
    struct slice s = first_word("quick fox");
    return s.length != 5;
}
