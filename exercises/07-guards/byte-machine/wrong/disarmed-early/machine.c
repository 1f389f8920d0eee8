/* The machine is made, and it ends. It owns three parts: its memory, its
 * stack and its trace. */
#include "machine.h"

#include <stdlib.h>
#include <string.h>

static void drop_bytes(byte **bytes)
{
    free(*bytes);
}

struct machine *machine_create(const struct image *image, size_t room)
{
    __attribute__((cleanup(drop_bytes))) byte *memory = malloc(image->size);
    __attribute__((cleanup(drop_bytes))) byte *stack = malloc(room);
    if (memory == NULL || stack == NULL)
        return NULL;
    struct machine *m = calloc(1, sizeof *m);
    if (m == NULL)
        return NULL;
    m->memory = move(memory);
    m->stack = move(stack);
    m->trace = trace_open(m);
    if (m->trace == NULL) {
        free(m);
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
    /* It writes down where the machine stands, so it goes first. */
    trace_close(m->trace);
    free(m->stack);
    free(m->memory);
    free(m);
}
