/* The machine is made, and it ends. It owns three parts: its memory, its
 * stack and its trace. */
#include "machine.h"

#include <stdlib.h>
#include <string.h>

struct machine *machine_create(const struct image *image, size_t room)
{
    struct machine *m = calloc(1, sizeof *m);
    if (m == NULL)
        return NULL;
    m->memory = malloc(image->size);
    m->stack = malloc(room);
    m->trace = trace_open(m);
    if (m->memory == NULL || m->stack == NULL || m->trace == NULL) {
        machine_destroy(m);
        return NULL;
    }
    memcpy(m->memory, image->bytes, image->size);
    m->size = image->size;
    m->room = room;
    return m;
}

void machine_destroy(struct machine *m)
{
    if (m == NULL)
        return;
    trace_close(m->trace);
    free(m->stack);
    free(m->memory);
    free(m);
}
