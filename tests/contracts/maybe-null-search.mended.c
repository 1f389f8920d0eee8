/* find() may find nothing, as its declaration says.
 * Changed when the checker read it: without "nullable" the caller may know that there is one, and is not told. */
#include <ownership.h>
#include <stdio.h>

struct city { const char *name; int people; };

static borrows_from(all) nullable struct city *find(borrows struct city *all, int count, int people)
{
    for (int i = 0; i < count; i++)
        if (all[i].people == people)
            return &all[i];
    return NULL;
}

int main(void)
{
    struct city all[] = {{"Bergen", 290}, {"Oslo", 700}};
    struct city *c = find(all, 2, 500);
    if (c)
        puts(c->name);
    return 0;
}
