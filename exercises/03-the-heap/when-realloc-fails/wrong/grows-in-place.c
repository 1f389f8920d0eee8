// caught-by: use-after-free
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
    int *bigger = realloc(l->data, cap * sizeof *bigger);
    if (bigger == NULL)
        return -1;
    l->cap = cap;
    return 0;
    // --- your code ends here ---
}
