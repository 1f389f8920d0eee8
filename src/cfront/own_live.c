/* Liveness of pointers: a variable is live where some way ahead reads it before it is given another
 * value, and live for writing where what it points to is changed through it. A borrow matters to its
 * owner as long as it is live, not until the end of its scope: what Rust calls non-lexical lifetimes
 * (RFC 2094). A union over ways, so a bit a variable is enough. */
#include "cfront/own_permits.h"

int permit_variable(const struct permits *x, const struct object *o)
{
    for (int i = 0; o && i < x->variable_count; i++)
        if (x->variables[i] == o)
            return i;
    return -1;
}

static uint64_t bit_of(const struct permits *x, const struct object *o)
{
    int n = permit_variable(x, o);
    return n < 0 ? 0 : UINT64_C(1) << n;
}

static uint64_t writes_of_call(struct permits *x, const struct own_insn *i)
{
    uint64_t bits = 0;
    if (!i->call)
        return 0;
    const struct expr *a = i->call->a;
    const struct own_contract *k = own_contract_of(x->w, i->callee, i->callee ? i->callee->type : a->type);
    for (size_t n = 0; n < i->call->arg_count; n++) {
        const struct expr *e = i->call->args[n];
        uint64_t bit = bit_of(x, own_value_object(e));
        if (!bit)
            continue;
        uint16_t words = n < (size_t)k->param_count ? k->params[n].words : k->rest.words;
        bool constant = e->type->kind == TYPE_POINTER && e->type->base->quals & QUAL_CONST;
        if (!(words & CONTRACT_BORROWS) && !constant)
            bits |= bit;
    }
    return bits;
}

/* Backward over one instruction. */
static void live_step(struct permits *x, const struct own_insn *i, uint64_t *live, uint64_t *write)
{
    uint64_t bit = bit_of(x, i->place.object);
    switch (i->op) {
    case OWN_LOAD: case OWN_MOVE: case OWN_ADDRESS:
        *live |= bit;
        if (i->op == OWN_ADDRESS)
            *write |= bit;
        break;
    case OWN_STORE: case OWN_ZERO:
        if (i->place.object && !i->place.field && !i->place.element) {
            *live &= ~bit;
            *write &= ~bit;
        } else if (!i->place.object && i->place.expr) {
            bit = bit_of(x, own_followed_object(i->place.expr));
            *live |= bit;
            *write |= bit;
        }
        break;
    case OWN_CALL:
        *write |= writes_of_call(x, i);
        break;
    case OWN_DECLARE: case OWN_END:
        bit = bit_of(x, i->object);
        *live &= ~bit;
        *write &= ~bit;
        break;
    default:
        break;
    }
}

static void live_block(struct permits *x, int b, bool last, uint64_t *live, uint64_t *write)
{
    const struct own_block *block = &x->g->blocks[b];
    int step = x->first[b] + x->count[b];
    for (int n = block->insn_count; n-- > 0;) {
        live_step(x, &block->insns[n], live, write);
        if (last && block->insns[n].op == OWN_STEP && step > x->first[b]) {
            x->steps[--step].live = *live;
            x->steps[step].live_write = *write;
        }
    }
}

void permit_live(struct permits *x)
{
    const struct own_graph *g = x->g;
    size_t count = (size_t)g->block_count;
    uint64_t *in = mem_resize(NULL, count * 2 + 1, sizeof *in);
    for (size_t i = 0; i < count * 2; i++)
        in[i] = 0;
    /* Bits are only added, so it ends; most functions need three rounds. */
    for (bool changed = true; changed;) {
        changed = false;
        for (int b = g->block_count; b-- > 0;) {
            const struct own_block *block = &g->blocks[b];
            uint64_t live = 0, write = 0;
            if (block->order < 0)
                continue;
            for (int n = 0; n < block->next_count; n++) {
                live |= in[block->next[n] * 2];
                write |= in[block->next[n] * 2 + 1];
            }
            x->live_end[b] = live;
            x->live_write_end[b] = write;
            live_block(x, b, false, &live, &write);
            changed |= live != in[b * 2] || write != in[b * 2 + 1];
            in[b * 2] = live;
            in[b * 2 + 1] = write;
        }
    }
    mem_free(in);
    for (int b = 0; b < g->block_count; b++) {
        uint64_t live = x->live_end[b], write = x->live_write_end[b];
        live_block(x, b, true, &live, &write);
    }
}

/* ---- dominators ---------------------------------------------------------------------- */

static int common(const struct own_graph *g, const int *of, int a, int b)
{
    while (a != b) {
        while (g->blocks[a].order > g->blocks[b].order)
            a = of[a];
        while (g->blocks[b].order > g->blocks[a].order)
            b = of[b];
    }
    return a;
}

int *own_dominators(const struct own_graph *g)
{
    size_t count = (size_t)g->block_count;
    int *of = mem_resize(NULL, count + 1, sizeof *of), *by_order = mem_resize(NULL, count + 1, sizeof *by_order);
    int reached = 0;
    for (int b = 0; b < g->block_count; b++) {
        of[b] = -1;
        if (g->blocks[b].order < 0)
            continue;
        by_order[g->blocks[b].order] = b;
        reached++;
    }
    of[0] = 0;
    for (bool changed = true; changed;) {
        changed = false;
        /* Forward, from each block to those behind it: the same sets as over predecessors. */
        for (int n = 0; n < reached; n++) {
            int b = by_order[n];
            for (int k = 0; k < g->blocks[b].next_count && of[b] >= 0; k++) {
                int to = g->blocks[b].next[k];
                int now = to == 0 ? 0 : of[to] < 0 ? b : common(g, of, of[to], b);
                changed |= now != of[to];
                of[to] = now;
            }
        }
    }
    of[0] = -1;
    mem_free(by_order);
    return of;
}
