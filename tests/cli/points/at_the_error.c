// And stops, with everything in view, at one that it does not survive.
#include <stdlib.h>
int main(void)
{
    int *p = malloc(2 * sizeof *p);
    if (!p)
        return 1;
    p[0] = 7;
    p[1] = 8;
    free(p);
    return p[1];
}

// trace: --finding
// shows: p points to block 1[0] (freed), dangling
// shows: block 1, 8 bytes, freed in line 10, int [2]
// shows: [1] is 8
