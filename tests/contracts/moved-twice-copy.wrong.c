/* Two names for one block: both are freed. */
#include <stdlib.h>

struct grid { int cells[9]; };

int main(void)
{
    struct grid *old = calloc(1, sizeof *old);
    if (!old)
        return 1;
    struct grid *shown = old;
    shown->cells[4] = 1;
    free(old);
    free(shown); //! moved-twice
    return 0;
}
