/* What an instruction is, and what it does. machine.h has the table. */
#include "machine.h"

enum state decode(const struct machine *m, struct instruction *ret)
{
    size_t rest = m->size - m->pc;
    if (m->pc >= m->size || (m->memory[m->pc] == PUSH && rest == 1))
        return OUTSIDE;
    byte code = m->memory[m->pc];
    if (code > OUT)
        return ILLEGAL;
    ret->code = code;
    ret->operand = 0;
    ret->length = 1;
    if (code == PUSH) {
        ret->operand = m->memory[m->pc + 1];
        ret->length++;
    }
    return RUNS;
}

/* How many values an instruction takes. */
static size_t taken(enum code code)
{
    return code == ADD || code == SUB ? 2 : code == POP || code == OUT ? 1 : 0;
}

enum state execute(struct machine *m, struct instruction i)
{
    byte *top = m->stack + m->depth;
    if (m->depth < taken(i.code))
        return STACK_EMPTY;
    if (i.code == PUSH && m->depth == m->room)
        return STACK_FULL;
    if (i.code == OUT && !console_put(top[-1]))
        return NO_CONSOLE;
    switch (i.code) {
    case HALT: return HALTED;
    case PUSH: *top = i.operand; break;
    case ADD: top[-2] = (top[-2] + top[-1]) % 256; break;
    case SUB: top[-2] = (top[-2] + 256 - top[-1]) % 256; break;
    case POP:
    case OUT: break;
    default: return ILLEGAL;
    }
    m->depth = m->depth - taken(i.code) + (i.code == PUSH || i.code == ADD || i.code == SUB);
    m->pc += i.length;
    return RUNS;
}
