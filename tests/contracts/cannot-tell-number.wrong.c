/* The owner is hidden in a number. */
#include <ownership.h>
#include <stdint.h>
#include <stdlib.h>

struct tag { int id; };
static uintptr_t hidden;

static void hide(owns struct tag *t)
{
    hidden = (uintptr_t)t ^ 5; //! cannot-tell
}

int main(void)
{
    struct tag *t = calloc(1, sizeof *t);
    if (!t)
        return 1;
    hide(t);
    free((void *)(hidden ^ 5));
    return 0;
}
