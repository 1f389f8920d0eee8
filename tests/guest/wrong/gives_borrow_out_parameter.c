#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct table { owned char *first; };

static int look_up(borrows struct table *t, gives char **out)
{
    if (!t->first)
        return -1;
    *out = t->first;
    return 0; // expect: gives-borrow
}

int main(void)
{
    struct table t = {strdup("zero")};
    char *s;
    if (look_up(&t, &s) == 0)
        puts(s);
    free(t.first);
    return 0;
}
