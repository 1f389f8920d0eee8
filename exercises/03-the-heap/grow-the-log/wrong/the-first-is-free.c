// caught-by: null-dereference
#include <stdlib.h>

struct vec {
    int *data;       // a block with room for cap readings, or NULL
    size_t len, cap; // readings in use, room
};

// Puts a reading at the end: 0. No memory: -1, nothing of v is changed.
int push(struct vec *v, int reading)
{
    if (v->data == NULL) {
        v->data = malloc(4 * sizeof *v->data);
        v->cap = 4;
    }
    if (v->len == v->cap) {
        size_t cap = v->cap * 2;
        int *bigger = realloc(v->data, cap * sizeof *bigger);
        if (bigger == NULL)
            return -1;
        v->data = bigger;
        v->cap = cap;
    }
    v->data[v->len++] = reading;
    return 0;
}
