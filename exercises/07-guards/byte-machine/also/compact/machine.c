/* The machine is made, and it ends: undone backwards, as unit 6 has it. */
#include "machine.h"

#include <stdlib.h>
#include <string.h>

struct machine *machine_create(const struct image *image, size_t room)
{
    struct machine *m = malloc(sizeof *m);
    if (m == NULL)
        return NULL;
    memset(m, 0, sizeof *m);
    m->memory = malloc(image->size);
    if (m->memory == NULL)
        goto no_memory;
    m->stack = malloc(room);
    if (m->stack == NULL)
        goto no_stack;
    m->trace = trace_open(m);
    if (m->trace == NULL)
        goto no_trace;
    m->size = image->size;
    m->room = room;
    for (size_t i = 0; i < image->size; i++)
        m->memory[i] = image->bytes[i];
    return m;

no_trace:
    free(m->stack);
no_stack:
    free(m->memory);
no_memory:
    free(m);
    return NULL;
}

void machine_destroy(struct machine *m)
{
    if (m != NULL) {
        trace_close(m->trace);
        free(m->memory);
        free(m->stack);
        free(m);
    }
}
