/* The struct is copied out; what its member points to is not. */
#include <stdio.h>
#include <string.h>

struct slice { const char *at; size_t length; };

static struct slice first_word(const char *line)
{
    size_t n = strcspn(line, " ");
    struct slice s = {line, n};
    return s;
}

int main(void)
{
    struct slice s = first_word("quick fox");
    return s.length != 5;
}
