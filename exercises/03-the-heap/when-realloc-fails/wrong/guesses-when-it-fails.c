// caught-by: leak
#include <stdio.h>
#include <stdlib.h>

struct log {
    int *data;  // a block of its own, room for cap readings
    size_t cap;
};

// Room for cap readings: 0. No memory: -1, and the log is as it was.
int grow(struct log *l, size_t cap)
{
    // --- your code starts here ---
    if (cap > 10000)
        return -1;
    l->data = realloc(l->data, cap * sizeof *l->data);
    if (l->data == NULL)
        return -1;
    l->cap = cap;
    return 0;
    // --- your code ends here ---
}
