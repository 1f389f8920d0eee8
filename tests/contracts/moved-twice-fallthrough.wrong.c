/* A case without break falls into one that frees as well. */
#include <stdlib.h>

static int leave(int how, int *seat)
{
    switch (how) {
    case 1:
        *seat = 0;
        free(seat);
        /* fall through */
    case 2:
        free(seat); //! moved-twice
        break;
    default:
        free(seat);
        return 1;
    }
    return 0;
}

int main(void)
{
    int *seat = malloc(sizeof *seat);
    return seat ? leave(1, seat) : 0;
}
