/* other points to the same block, without a reference of its own. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct sound { int count, hertz; };

static void sound_unref(owns struct sound *s)
{
    if (--s->count == 0)
        free(s);
}

int main(void)
{
    struct sound *s = malloc(sizeof *s);
    if (!s)
        return 1;
    s->count = 1;
    s->hertz = 440;
    borrows struct sound *other = s;
    sound_unref(s);
    printf("%d\n", other->hertz); //! borrow-invalidated
    return 0;
}
