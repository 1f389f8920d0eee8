// caught-by: leak
#include <stdlib.h>

struct vec {
    int *data;       // a block with room for cap readings, or NULL
    size_t len, cap; // readings in use, room
};

// Puts a reading at the end: 0. No memory: -1, nothing of v is changed.
int push(struct vec *v, int reading)
{
    if (v->len == v->cap) {
        size_t cap = v->cap == 0 ? 4 : v->cap * 2;
        v->data = realloc(v->data, cap * sizeof *v->data);
        if (v->data == NULL)
            return -1;
        v->cap = cap;
    }
    v->data[v->len++] = reading;
    return 0;
}
