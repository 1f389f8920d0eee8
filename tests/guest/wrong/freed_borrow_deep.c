#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct item { owned char *name; };

static void drop(struct item *i)
{
    free(i->name);
    free(i); // expect: freed-borrow
}

static void check(struct item *i)
{
    if (!i->name[0])
        drop(i);
}

static void print(borrows struct item *i)
{
    check(i);
    puts("printed");
}

int main(void)
{
    struct item *i = malloc(sizeof *i);
    if (!i)
        return 1;
    i->name = strdup("");
    if (i->name)
        print(i);
    return 0;
}
