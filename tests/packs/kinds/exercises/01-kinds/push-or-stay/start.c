#include <stdlib.h>

struct vec { int *at; size_t len, room; };

// --- your code starts here ---
int push(struct vec *v, int x)
{
    if (v->len == v->room) {
        v->room = v->room ? v->room * 2 : 2;
        v->at = realloc(v->at, v->room * sizeof *v->at);
    }
    v->at[v->len++] = x;
    return 0;
}
// --- your code ends here ---
