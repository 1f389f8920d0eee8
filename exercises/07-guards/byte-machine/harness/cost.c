#include "machine.h"

#include <stdio.h>
#include <string.h>

static void fill(struct image *image)
{
    static const byte pattern[] = {PUSH, 9, PUSH, 4, SUB,
                                   PUSH, 1, ADD, POP};
    for (size_t i = 0; i < MOST_BYTES; i++)
        image->bytes[i] = pattern[i % sizeof pattern];
    image->size = MOST_BYTES - MOST_BYTES % sizeof pattern + 1;
    image->bytes[image->size - 1] = HALT;
}

/* "make": a small machine. "run": 28 times the same 6 instructions and a
 * halt, nine times over, on a stack that has 100 bytes already. */
int main(int argc, char **argv)
{
    static struct image image;
    static byte stack[128];
    fill(&image);
    if (argc > 1 && strcmp(argv[1], "make") == 0) {
        image.size = 9;
        __attribute__((cleanup(machine_drop))) struct machine *m =
            machine_create(&image, 2);
        return m == NULL;
    }
    struct machine m = {image.bytes, image.size, 0, stack,
                        sizeof stack, 100, RUNS, false, NULL};
    for (int round = 0; round < 9; round++) {
        m.pc = 0;
        m.state = RUNS;
        machine_run(&m, 1000);
    }
    printf("%s at %zu\n", state_name(m.state), m.pc);
    return 0;
}
