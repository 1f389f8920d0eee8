#include "machine.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A program on standard input; the room of its stack. */
static int run(size_t room)
{
    struct image image;
    if (!image_read(&image)) {
        printf("That is no program.\n");
        return 1;
    }
    __attribute__((cleanup(machine_drop))) struct machine *m =
        machine_create(&image, room);
    memset(&image, 0xee, sizeof image); /* a machine has its own memory */
    if (m == NULL) {
        printf("There is no memory for a machine.\n");
        return 1;
    }
    assert(m->memory != NULL && m->stack != NULL && m->trace != NULL);
    machine_run(m, 100);
    return 0;
}

int main(int argc, char **argv)
{
    machine_destroy(NULL);
    return run(argc > 1 ? (size_t)atoi(argv[1]) : 4);
}
