// caught-by: out-of-bounds-write
#include <stdlib.h>

struct vec { int *at; size_t len, room; };

// --- your code starts here ---
int push(struct vec *v, int x)
{
    if (v->len == v->room) {
        v->room = v->room ? v->room * 2 : 2;
        int *more = realloc(v->at, v->room * sizeof *more);
        if (!more)
            return -1;
        v->at = more;
    }
    v->at[v->len++] = x;
    return 0;
}
// --- your code ends here ---
