// A flexible array member, as long as its block has room for.
#include <stdlib.h>
struct text { int length; char at[]; };
int main(void)
{
    struct text *t = malloc(sizeof *t + 3);
    if (!t)
        return 1;
    t->length = 3;
    t->at[0] = 'a';
    t->at[1] = 'b';
    t->at[2] = 'c';
    free(t);
    return 0;
}

// trace: --line 12
// shows: length is 3
// shows: "abc" without
