#include <stdlib.h>

struct vec {
    int *data;       // a block with room for cap readings, or NULL
    size_t len, cap; // readings in use, room
};

// Puts a reading at the end: 0. No memory: -1, nothing of v is changed.
int push(struct vec *v, int reading)
{
    // Your code: make room if there is none, then put the reading in.
    return -1;
}
