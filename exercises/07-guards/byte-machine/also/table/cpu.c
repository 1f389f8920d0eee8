/* What an instruction is, and what it does: from a table. machine.h has the same in words. */
#include "machine.h"

struct row {
    size_t length, takes, puts;
};

static const struct row table[] = {
    [HALT] = {1, 0, 0}, [PUSH] = {2, 0, 1}, [POP] = {1, 1, 0}, [ADD] = {1, 2, 1}, [SUB] = {1, 2, 1}, [OUT] = {1, 1, 0},
};

enum { CODES = sizeof table / sizeof table[0] };

enum state decode(const struct machine *m, struct instruction *ret)
{
    size_t left = m->pc < m->size ? m->size - m->pc : 0;
    if (left == 0)
        return OUTSIDE;
    const byte *at = m->memory + m->pc;
    if (*at >= CODES)
        return ILLEGAL;
    if (left < table[*at].length)
        return OUTSIDE;
    struct instruction i = {*at, table[*at].length == 2 ? at[1] : 0, table[*at].length};
    *ret = i;
    return RUNS;
}

enum state execute(struct machine *m, struct instruction i)
{
    if (i.code >= CODES)
        return ILLEGAL;
    struct row row = table[i.code];
    if (i.code == HALT)
        return HALTED;
    if (m->depth < row.takes)
        return STACK_EMPTY;
    size_t base = m->depth - row.takes;
    if (base + row.puts > m->room)
        return STACK_FULL;
    if (i.code == OUT && !console_put(m->stack[base]))
        return NO_CONSOLE;
    byte result = i.operand;
    if (i.code == ADD)
        result = m->stack[base] + m->stack[base + 1];
    if (i.code == SUB)
        result = m->stack[base] - m->stack[base + 1];
    if (row.puts == 1)
        m->stack[base] = result;
    m->depth = base + row.puts;
    m->pc += row.length;
    return RUNS;
}
