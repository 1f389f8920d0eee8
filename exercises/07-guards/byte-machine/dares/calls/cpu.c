/* What an instruction is, and what it does. machine.h has the table. */
#include "machine.h"

enum state decode(const struct machine *m, struct instruction *ret)
{
    if (m->pc >= m->size)
        return OUTSIDE;
    enum code code = m->memory[m->pc];
    if (code > (m->extended ? RET : OUT))
        return ILLEGAL;
    size_t length = code == PUSH || (code >= JUMP && code <= CALL) ? 2 : 1;
    /* Not pc + length > size: pc may be any number, so that can wrap. */
    if (m->size - m->pc < length)
        return OUTSIDE;
    ret->code = code;
    ret->operand = length == 2 ? m->memory[m->pc + 1] : 0;
    ret->length = length;
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
    case JUMP:
        if (i.operand >= m->size)
            return OUTSIDE;
        m->pc = i.operand;
        return RUNS;
    case JUMP0:
        if (m->depth < 1)
            return STACK_EMPTY;
        /* Only a jump that is made has to lead somewhere. */
        if (m->stack[m->depth - 1] == 0) {
            if (i.operand >= m->size)
                return OUTSIDE;
            m->depth--;
            m->pc = i.operand;
            return RUNS;
        }
        m->depth--;
        break;
    case CALL:
        if (m->depth == m->room)
            return STACK_FULL;
        if (i.operand >= m->size || m->pc + i.length >= m->size)
            return OUTSIDE;
        m->stack[m->depth] = (byte)(m->pc + i.length);
        m->depth++;
        m->pc = i.operand;
        return RUNS;
    case RET:
        if (m->depth < 1)
            return STACK_EMPTY;
        if (m->stack[m->depth - 1] >= m->size)
            return OUTSIDE;
        m->depth--;
        m->pc = m->stack[m->depth];
        return RUNS;
    default:
        return ILLEGAL;
    }
    m->pc += i.length;
    return RUNS;
}
