/* What ran, a line for each instruction: where, what, and the stack after
 * it, its top last.
 *
 *   4   sub        | 2
 *   stopped at 6: halted |
 */
#include "machine.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

struct trace {
    borrows const struct machine *of;
};

struct trace *trace_open(const struct machine *m)
{
    struct trace *t = malloc(sizeof *t);
    if (t != NULL)
        t->of = m;
    return t;
}

static void show_stack(borrows const struct machine *m)
{
    printf("|");
    for (size_t i = 0; i < m->depth; i++)
        printf(" %d", m->stack[i]);
    printf("\n");
}

void trace_line(struct trace *t, size_t pc, struct instruction i)
{
    printf("%-3zu %-5s", pc, code_name(i.code));
    if (i.length == 2)
        printf(" %-3d ", i.operand);
    else
        printf("     ");
    show_stack(t->of);
}

void trace_close(struct trace *t)
{
    if (t != NULL) {
        assert(t->of->memory != NULL && t->of->stack != NULL); /* it is whole */
        printf("stopped at %zu: %s ", t->of->pc, state_name(t->of->state));
        show_stack(t->of);
    }
    free(t);
}

const char *code_name(enum code code)
{
    static const char *const names[] = {
        "halt", "push", "pop", "add", "sub",
        "out", "jump", "jump0", "call", "ret"};
    return code <= RET ? names[code] : "?";
}

const char *state_name(enum state state)
{
    static const char *const names[] = {
        "runs", "halted", "illegal code", "outside",
        "stack full", "stack empty", "no console"};
    return names[state];
}
