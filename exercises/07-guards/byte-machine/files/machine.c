/* The machine is made, and it ends. It owns three parts: its memory, its
 * stack and its trace. */
#include "machine.h"

#include <stdlib.h>
#include <string.h>

struct machine *machine_create(const struct image *image, size_t room)
{
    // Four requests for memory: the machine, its memory, its stack, and
    // trace_open(). Make, guard, work; disarm where nothing can fail.
    (void)image;
    (void)room;
    return NULL;
}

void machine_destroy(struct machine *m)
{
    // Nothing is forgotten. But who still looks at what?
    if (m == NULL)
        return;
    free(m->memory);
    free(m->stack);
    trace_close(m->trace);
    free(m);
}
