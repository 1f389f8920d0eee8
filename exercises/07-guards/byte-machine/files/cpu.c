/* What an instruction is, and what it does. machine.h has the table. */
#include "machine.h"

enum state decode(const struct machine *m, struct instruction *ret)
{
    // Which code is at pc? Does it exist? And is all of the instruction
    // in memory?
    (void)m;
    (void)ret;
    return OUTSIDE;
}

enum state execute(struct machine *m, struct instruction i)
{
    switch (i.code) {
    case HALT:
        return HALTED;
    case PUSH:
        if (m->depth == m->room)
            return STACK_FULL;
        m->stack[m->depth] = i.operand;
        m->depth++;
        break;
    case OUT:
        if (m->depth < 1)
            return STACK_EMPTY;
        if (!console_put(m->stack[m->depth - 1]))
            return NO_CONSOLE;
        m->depth--;
        break;
    // pop, add and sub: first ask all that there is to ask, then change
    // the machine.
    default:
        return ILLEGAL;
    }
    m->pc += i.length;
    return RUNS;
}
