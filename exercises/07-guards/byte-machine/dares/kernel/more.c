/* The dares, once you have passed. machine.h says what each is to do. */
#include "machine.h"

#include <ownership.h>

/* What the machine has of a task and what the task has of itself change places. To change them back is the same. */
static void change_places(borrows_mut struct machine *m, borrows_mut struct task *t)
{
    struct task other = {m->pc, move(m->stack), m->room, m->depth, m->state};
    m->pc = t->pc;
    m->stack = move(t->stack);
    m->room = t->room;
    m->depth = t->depth;
    m->state = t->state;
    *t = other;
}

static void run_slice(borrows_mut struct machine *m, borrows_mut struct timer *clock)
{
    timer_start(clock);
    while (machine_step(m) == RUNS)
        if (timer_tick(clock))
            return;
}

void kernel_run(struct machine *m, struct task *tasks, size_t count, struct timer *clock)
{
    bool some = true;
    while (some) {
        some = false;
        for (size_t i = 0; i < count; i++) {
            if (tasks[i].state != RUNS)
                continue;
            change_places(m, &tasks[i]);
            run_slice(m, clock);
            change_places(m, &tasks[i]);
            some = true;
        }
    }
}
