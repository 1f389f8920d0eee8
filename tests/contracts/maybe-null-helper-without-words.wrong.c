/* The body of find() returns NULL when there is nothing. */
#include <stdio.h>

struct city { const char *name; int people; };

static struct city *find(struct city *all, int count, int people)
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
    puts(c->name); //! maybe-null
    return 0;
}
