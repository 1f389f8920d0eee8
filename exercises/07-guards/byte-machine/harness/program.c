#include "machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A program on standard input, in a machine whose memory ends where the
 * program ends. */
int main(void)
{
    static struct image image;
    byte stack[4];
    if (!image_read(&image)) {
        printf("That is no program.\n");
        return 1;
    }
    byte *memory = malloc(image.size);
    if (memory == NULL)
        return 1;
    memcpy(memory, image.bytes, image.size);
    struct machine m = {memory, image.size, 0, stack, sizeof stack, 0,
                        RUNS, false, NULL};
    m.trace = trace_open(&m);
    machine_run(&m, 100);
    trace_close(m.trace);
    free(memory);
    return 0;
}
