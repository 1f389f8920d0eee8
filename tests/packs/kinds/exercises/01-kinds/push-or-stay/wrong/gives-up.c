// caught-by: rule-broken
#include <stdlib.h>

struct vec { int *at; size_t len, room; };

// --- your code starts here ---
int push(struct vec *v, int x)
{
    if (v->len == v->room) {
        size_t room = v->room ? v->room * 2 : 2;
        int *more = realloc(v->at, room * sizeof *more);
        if (!more)
            exit(1);
        v->at = more;
        v->room = room;
    }
    v->at[v->len++] = x;
    return 0;
}
// --- your code ends here ---
