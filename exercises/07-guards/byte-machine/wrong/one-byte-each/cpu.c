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
    ret->length = 1;
    return RUNS;
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
