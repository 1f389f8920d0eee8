/* The machine is made, and it ends: one guard over all of it, and an end
 * that takes it half made. */
#include "machine.h"

#include <stdlib.h>
#include <string.h>

struct machine *machine_create(const struct image *image, size_t room)
{
    __attribute__((cleanup(machine_drop))) struct machine *m = calloc(1, sizeof *m);
    if (m == NULL)
        return NULL;
    m->memory = malloc(image->size);
    if (m->memory == NULL)
        return NULL;
    m->stack = malloc(room);
    if (m->stack == NULL)
        return NULL;
    memcpy(m->memory, image->bytes, image->size);
    m->size = image->size;
    m->room = room;
    m->trace = trace_open(m);
    if (m->trace == NULL)
        return NULL;
    return move(m);
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
