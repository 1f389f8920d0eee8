/* The owner is hidden in a number. */
#include <ownership.h>
#include <stdint.h>
#include <stdlib.h>

struct tag { int id; };
static owned struct tag *kept;

static void hide(owns struct tag *t)
{
    free(kept);
    kept = t;
}

int main(void)
{
    struct tag *t = calloc(1, sizeof *t);
    if (!t)
        return 1;
    hide(t);
    free(kept);
    kept = NULL;
    return 0;
}
