#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct folder {
    char *owner;
    struct folder *inside;
};

static void release(struct folder *f)
{
    if (!f)
        return;
    release(f->inside);
    free(f->owner); // expect: double-free
}

int main(void)
{
    struct folder inner = { strdup("root"), NULL };
    struct folder outer = { inner.owner, &inner };
    if (outer.owner)
        printf("%s owns both\n", outer.owner);
    release(&outer);
    return 0;
}
