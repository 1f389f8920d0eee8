#include "machine.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_TASKS = 4, ROOM = 3 };

/* A program on standard input. The arguments: the clock's period, and
 * where each task begins. */
int main(int argc, char **argv)
{
    struct image image;
    struct task tasks[MOST_TASKS];
    struct timer clock = {1, 77};
    size_t count = 0;
    if (argc < 2 || argc - 2 > MOST_TASKS || !image_read(&image))
        return 1;
    clock.period = (size_t)atoi(argv[1]);
    __attribute__((cleanup(machine_drop))) struct machine *m =
        machine_create(&image, 1);
    if (m == NULL)
        return 1;
    m->pc = 99;
    m->depth = 1;
    m->stack[0] = 42;
    for (; count + 2 < (size_t)argc; count++) {
        struct task t = {(size_t)atoi(argv[count + 2]), malloc(ROOM),
                         ROOM, 0, RUNS};
        tasks[count] = t;
    }
    kernel_run(m, tasks, count, &clock);
    for (size_t i = 0; i < count; i++) {
        printf("task %zu: %s at %zu, %zu on %s stack\n", i,
               state_name(tasks[i].state), tasks[i].pc, tasks[i].depth,
               tasks[i].stack != NULL ? "its" : "no");
        free(tasks[i].stack);
    }
    return 0;
}
