// A freed block stays as a ghost with what it held.
#include <stdlib.h>
int main(void)
{
    int *p = malloc(sizeof *p);
    if (!p)
        return 1;
    *p = 41;
    free(p);
    return 0;
}

// trace: --line 9
// shows: block 1, 4 bytes, freed in line 9, int
// shows: value is 41
