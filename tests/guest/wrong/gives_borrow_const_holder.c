#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry { char *key; int value; };

static gives char *key_of(borrows const struct entry *e)
{
    return e->key; // expect: gives-borrow
}

int main(void)
{
    struct entry *e = malloc(sizeof *e);
    if (!e)
        return 1;
    e->key = malloc(4);
    if (!e->key)
        abort();
    strcpy(e->key, "one");
    puts(key_of(e));
    free(e->key);
    free(e);
    return 0;
}
