// caught-by: null-dereference
#include <stdlib.h>

struct vec {
    int *data;       // a block with room for cap readings, or NULL
    size_t len, cap; // readings in use, room
};

// Puts a reading at the end: 0. No memory: -1, nothing of v is changed.
int push(struct vec *v, int reading)
{
    if (v->len >= 4096)
        return -1;
    if (v->data == NULL)
        v->data = malloc(100000 * sizeof *v->data);
    v->data[v->len++] = reading;
    return 0;
}
