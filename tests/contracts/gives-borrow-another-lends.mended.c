/* The result of a getter is passed on as a gift. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

struct book { owned char *author; };

static borrows_from(b) char *author_of(borrows struct book *b)
{
    return b->author;
}

static gives nullable char *signature(borrows struct book *b)
{
    return strdup(author_of(b));
}

int main(void)
{
    struct book b = {strdup("Selma")};
    if (!b.author)
        return 1;
    char *s = signature(&b);
    free(s);
    free(b.author);
    return 0;
}
