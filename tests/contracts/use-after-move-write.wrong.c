/* A slot is cleared once more after it was freed. */
#include <stdlib.h>

struct slot { int used; long stamp; };

static void retire(struct slot *s)
{
    free(s);
    s->used = 0; //! use-after-move
}

int main(void)
{
    struct slot *s = calloc(1, sizeof *s);
    if (s == NULL)
        return 1;
    s->stamp = 7;
    retire(s);
    return 0;
}
