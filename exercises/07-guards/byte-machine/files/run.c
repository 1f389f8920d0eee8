/* The fetch loop: decode, execute, write down; again. */
#include "machine.h"

static enum state try_one(borrows_mut struct machine *m)
{
    struct instruction i;
    size_t pc = m->pc;
    enum state s = decode(m, &i);
    if (s == RUNS)
        s = execute(m, i);
    if (m->trace != NULL && (s == RUNS || s == HALTED))
        trace_line(m->trace, pc, i);
    return s;
}

enum state machine_step(struct machine *m)
{
    if (m->state == RUNS)
        m->state = try_one(m);
    return m->state;
}

enum state machine_run(struct machine *m, size_t most)
{
    for (size_t n = 0; n < most && m->state == RUNS; n++)
        machine_step(m);
    return m->state;
}

void machine_drop(struct machine **m)
{
    machine_destroy(*m);
}
