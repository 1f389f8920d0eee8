/* What an instruction is, and what it does. machine.h has the table. */
#include "machine.h"

enum state decode(const struct machine *m, struct instruction *ret)
{
    if (m->pc >= m->size)
        return OUTSIDE;
    enum code code = m->memory[m->pc];
    if (code > OUT)
        return ILLEGAL;
    size_t length = code == PUSH ? 2 : 1;
    /* Not pc + length > size: pc may be any number, so that can wrap. */
    if (m->size - m->pc < length)
        return OUTSIDE;
    ret->code = code;
    ret->operand = length == 2 ? m->memory[m->pc + 1] : 0;
    ret->length = length;
    return RUNS;
}

static enum state try_it(struct machine *m, struct instruction i)
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
    case POP:
        if (m->depth < 1)
            return STACK_EMPTY;
        m->depth--;
        break;
    case ADD:
        if (m->depth < 2)
            return STACK_EMPTY;
        m->stack[m->depth - 2] += m->stack[m->depth - 1];
        m->depth--;
        break;
    case SUB:
        if (m->depth < 2)
            return STACK_EMPTY;
        m->stack[m->depth - 2] -= m->stack[m->depth - 1];
        m->depth--;
        break;
    case OUT:
        if (m->depth < 1)
            return STACK_EMPTY;
        if (!console_put(m->stack[m->depth - 1]))
            return NO_CONSOLE;
        m->depth--;
        break;
    default:
        return ILLEGAL;
    }
    m->pc += i.length;
    return RUNS;
}

/* Whatever went wrong, the stack is put back. */
enum state execute(struct machine *m, struct instruction i)
{
    byte before[MOST_BYTES];
    size_t depth = m->depth;
    for (size_t k = 0; k < m->depth; k++)
        before[k] = m->stack[k];
    enum state s = try_it(m, i);
    if (s != RUNS) {
        m->depth = depth;
        for (size_t k = 0; k < depth; k++)
            m->stack[k] = before[k];
    }
    return s;
}
