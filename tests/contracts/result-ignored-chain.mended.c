/* The last write's result is the one that says that the disk is full. */
#include <ownership.h>
#include <stdio.h>

struct sink { int room; };

must_use static int put(borrows_mut struct sink *s, int bytes)
{
    if (bytes > s->room)
        return -1;
    s->room -= bytes;
    return 0;
}

static int save(borrows_mut struct sink *s)
{
    if (put(s, 4) || put(s, 4))
        return -1;
    return put(s, 100);
}

int main(void)
{
    struct sink s = {50};
    return save(&s) == 0;
}
