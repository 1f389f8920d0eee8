/* own_program(): the ownership check of a whole program. Functions are lowered once each and looked at
 * callees first, so that what a body implies is known to its callers; functions that call each other
 * in a circle are inferred twice, the first time with nothing known of each other. Then each is looked
 * at with telling on, in the order of the text. */
#include "cfront/own.h"

#include <string.h>

static bool is_wanted(const struct cfront *c, const struct func *f)
{
    return f->is_defined && f->body && f->at.from && loc_is_own(c, f->at.from);
}

/* ---- callees before callers -------------------------------------------------------- */

struct visit { uint32_t func; int block, insn; };

/* The next call, from v on, of a function of the program that is not numbered in `done` yet. */
static uint32_t next_callee(struct own *w, struct visit *v, const char *done)
{
    const struct own_graph *g = w->graphs[v->func];
    for (; v->block < g->block_count; v->block++, v->insn = 0)
        for (; v->insn < g->blocks[v->block].insn_count; v->insn++) {
            const struct own_insn *i = &g->blocks[v->block].insns[v->insn];
            if (i->op == OWN_CALL && i->callee && i->callee->number && w->graphs[i->callee->number]
                && !done[i->callee->number]) {
                v->insn++;
                return i->callee->number;
            }
        }
    return 0;
}

static void put_in_order(struct own *w, size_t count)
{
    struct arena *a = w->c->arena;
    char *done = arena_array(a, count + 1, 1); /* 1: under way, 2: in order */
    struct visit *stack = arena_array(a, count + 1, sizeof *stack);
    for (size_t start = 1; start <= count; start++) {
        size_t depth = 0;
        if (!w->graphs[start] || done[start])
            continue;
        stack[depth++] = (struct visit){.func = (uint32_t)start};
        done[start] = 1;
        while (depth) {
            uint32_t callee = next_callee(w, &stack[depth - 1], done);
            if (callee) {
                done[callee] = 1;
                stack[depth++] = (struct visit){.func = callee};
            } else {
                w->order[w->count++] = w->graphs[stack[--depth].func]->f;
            }
        }
    }
}

/* Does it call one that comes later, or itself? */
static bool calls_ahead(struct own *w, const struct own_graph *g, const size_t *position)
{
    for (int b = 0; b < g->block_count; b++)
        for (int n = 0; n < g->blocks[b].insn_count; n++) {
            const struct own_insn *i = &g->blocks[b].insns[n];
            if (i->op == OWN_CALL && i->callee && i->callee->number && w->graphs[i->callee->number]
                && position[i->callee->number] >= position[g->f->number])
                return true;
        }
    return false;
}

static void infer(struct own *w, struct func *f)
{
    w->inferred[f->number] = own_infer(w, w->graphs[f->number]);
    w->contracts[f->number] = NULL; /* made anew from it */
}

static void infer_all(struct own *w, size_t count)
{
    size_t *position = arena_array(w->c->arena, count + 1, sizeof *position);
    for (size_t i = 0; i < w->count; i++)
        position[w->order[i]->number] = i;
    for (size_t i = 0; i < w->count; i++)
        infer(w, w->order[i]);
    for (size_t i = 0; i < w->count; i++)
        if (calls_ahead(w, w->graphs[w->order[i]->number], position))
            infer(w, w->order[i]);
}

/* ---- the program -------------------------------------------------------------------- */

static void look_at(struct own *w, struct func *f, struct cfront_ownership *ret)
{
    const struct own_graph *g = w->graphs[f->number];
    bool told = own_flow(w, g, true, NULL);
    if (!told) {
        struct own_finding untold = {.code = CONTRACT_CODE_CANNOT_TELL, .f = f, .at = f->at,
                                     .what = arena_cstr(w->c->arena, f->name->text), .param = OWN_NONE,
                                     .resource = "function"};
        own_tell(w, &untold);
    }
    own_locks(w, g);
    if (told && w->wanted & CONTRACTS_PERMISSIONS)
        own_permits(w, g, ret);
}

static bool includes_notation(const struct cfront *c)
{
    for (size_t i = 0; i < c->sources.len; i++)
        if (c->sources.at[i]->file == NO_FILE && str_is(c->sources.at[i]->name, "ownership.h"))
            return true;
    return false;
}

void own_program(struct cfront *c, struct cfront_output *out)
{
    struct tree *t = c->tree;
    size_t count = t->declared.len;
    struct own w = {.c = c, .wanted = c->in->contracts, .notation = includes_notation(c)};
    w.graphs = arena_array(c->arena, count + 1, sizeof *w.graphs);
    w.order = arena_array(c->arena, count + 1, sizeof *w.order);
    w.contracts = arena_array(c->arena, count + 1, sizeof *w.contracts);
    w.inferred = arena_array(c->arena, count + 1, sizeof *w.inferred);
    for (size_t i = 0; i < count; i++)
        t->declared.at[i]->number = (uint32_t)i + 1;
    for (size_t i = 0; i < count; i++)
        if (is_wanted(c, t->declared.at[i]))
            w.graphs[i + 1] = own_lower(c, t->declared.at[i]);
    put_in_order(&w, count);
    infer_all(&w, count);
    own_mismatch(&w);
    for (struct func *f = t->functions; f; f = f->next)
        if (f->number && f->number <= count && w.graphs[f->number])
            look_at(&w, f, &out->ownership);
    if (w.wanted & CONTRACTS_PROPOSALS)
        own_propose(&w, &out->ownership);
    own_words(&w, &out->ownership);
    out->ownership.functions = w.count;
    out->ownership.notation = w.notation;
    for (size_t i = 0; i < count; i++)
        t->declared.at[i]->number = 0; /* the emitter numbers its own way */
    own_release(&w);
}
