/* own_mismatch.c - contract-mismatch: two declarations that say different things of one function or
 * variable (contract_join.c kept them), and functions that are put where a pointer to a function with
 * another contract is wanted: a caller through the pointer trusts the pointer's words. Only words that
 * are written, of the library, or sure by the body count; where one side says nothing there is no
 * contradiction. */
#include "cfront/own.h"

#include <string.h>

/* ---- declarations ----------------------------------------------------------------------------- */

static const char *param_name(struct own *w, const struct func *f, int n)
{
    const struct param *p = f->type->params;
    for (int i = 0; p && i < n; i++)
        p = p->next;
    return p && p->name ? arena_cstr(w->c->arena, p->name->text) : arena_printf(w->c->arena, "%d", n + 1);
}

static void tell(struct own *w, struct own_finding *f, const struct own_event *events, size_t count)
{
    f->events = arena_array(w->c->arena, count, sizeof *events);
    f->event_count = count;
    memcpy(f->events, events, count * sizeof *events);
    own_tell(w, f);
}

static void tell_clash(struct own *w, const struct contract_clash *k)
{
    struct own_event events[] = {
        {.role = CONTRACT_ROLE_WRITTEN, .at = k->first.at, .param = OWN_NONE},
        {.role = CONTRACT_ROLE_WRITTEN, .at = k->again.at, .param = OWN_NONE},
    };
    bool locks = k->f && k->param < 0 && (k->first.words & ~CONTRACT_MUST_USE) == (k->again.words & ~CONTRACT_MUST_USE);
    struct own_finding f = {.code = CONTRACT_CODE_CONTRACT_MISMATCH, .f = k->f, .at = k->again.at, .callee = k->f,
                            .param = k->param, .contract = &k->again};
    f.resource = locks ? "its locks" : "what it gives";
    f.what = !k->f             ? arena_cstr(w->c->arena, k->o->name->text)
             : k->param < 0    ? arena_cstr(w->c->arena, k->f->name->text)
                               : param_name(w, k->f, k->param);
    if (!f.at.from)
        f.at = k->at;
    tell(w, &f, events, COUNT(events));
}

/* ---- pointers to functions ------------------------------------------------------------------------ */

enum { BORROWED = CONTRACT_BORROWS | CONTRACT_BORROWS_MUT };

/* What the pointer promises and the function does not keep; NULL: nothing. In the arena. */
static const char *broken(struct own *w, const struct own_contract *wanted, const struct own_contract *have)
{
    for (int i = 0; i < wanted->param_count && i < have->param_count; i++) {
        uint16_t a = wanted->params[i].words, b = have->params[i].words;
        if (a & CONTRACT_OWNS && b & BORROWED)
            return arena_printf(w->c->arena, "takes over its argument %d: this one only borrows it", i + 1);
        if (a & BORROWED && b & CONTRACT_OWNS)
            return arena_printf(w->c->arena, "only borrows its argument %d: this one takes it over", i + 1);
    }
    uint16_t a = wanted->result.words, b = have->result.words;
    if (a & CONTRACT_GIVES && b & BORROWED)
        return "gives what the caller frees: this one only lends it";
    if (a & BORROWED && b & CONTRACT_GIVES)
        return "only lends what it returns: the caller of this one has to free it";
    if (a & (CONTRACT_GIVES | BORROWED) && !(a & CONTRACT_NULLABLE) && b & CONTRACT_NULLABLE)
        return "never gives NULL: this one may";
    return NULL;
}

static const struct type *function_at(const struct type *t)
{
    return t && t->kind == TYPE_POINTER && t->base->kind == TYPE_FUNCTION ? t->base : NULL;
}

static const struct func *named(const struct expr *e)
{
    while (e && (e->kind == EXPR_CONVERT || e->kind == EXPR_DECAY || e->kind == EXPR_ADDRESS))
        e = e->a;
    return e && e->kind == EXPR_FUNC ? e->func : NULL;
}

static void compare(struct own *w, const struct func *in, const struct type *to, const struct func *have,
                    struct span at)
{
    const struct type *t = function_at(to);
    if (!t || !have)
        return;
    const struct own_contract *wanted = own_contract_of(w, NULL, t);
    const struct own_contract *k = own_contract_of(w, have, NULL);
    const char *other = wanted->source == OWN_UNKNOWN ? NULL : broken(w, wanted, k);
    if (!other)
        return;
    struct own_event events[] = {
        {.role = CONTRACT_ROLE_WRITTEN, .at = wanted->at, .param = OWN_NONE},
        {.role = CONTRACT_ROLE_WRITTEN, .at = k->at, .callee = have, .param = OWN_NONE},
        {.role = CONTRACT_ROLE_USED, .at = at, .param = OWN_NONE},
    };
    struct own_finding f = {.code = CONTRACT_CODE_CONTRACT_MISMATCH, .f = in, .at = at, .callee = have,
                            .what = arena_cstr(w->c->arena, have->name->text), .other = other, .param = OWN_NONE,
                            .resource = "function"};
    tell(w, &f, events, COUNT(events));
}

/* The functions that temporaries stand for, by their numbers. */
static void look_at(struct own *w, const struct own_graph *g)
{
    const struct func **of = arena_array(w->c->arena, (size_t)g->temp_count + 1, sizeof *of);
    for (int b = 0; b < g->block_count; b++) {
        for (int n = 0; n < g->blocks[b].insn_count; n++) {
            const struct own_insn *i = &g->blocks[b].insns[n];
            switch (i->op) {
            case OWN_LITERAL:
                of[i->t] = named(i->expr);
                break;
            case OWN_COPY: /* of a conversion; where paths meet the last one counts */
                of[i->t] = i->a >= 0 ? of[i->a] : NULL;
                break;
            case OWN_STORE:
                if (i->a >= 0)
                    compare(w, g->f, i->place.type, of[i->a], i->at);
                break;
            case OWN_RETURN:
                if (i->a >= 0)
                    compare(w, g->f, g->f->type->base, of[i->a], i->at);
                break;
            case OWN_CALL: {
                const struct type *t = i->callee ? i->callee->type
                    : i->call ? function_at(i->call->a->type) : NULL;
                const struct param *p = t && t->kind == TYPE_FUNCTION ? t->params : NULL;
                for (int a = 0; p && a < i->arg_count; a++, p = p->next)
                    if (i->args[a] >= 0)
                        compare(w, g->f, p->type, of[i->args[a]],
                                i->call && (size_t)a < i->call->arg_count ? i->call->args[a]->at : i->at);
                break;
            }
            default:
                break;
            }
        }
    }
}

void own_mismatch(struct own *w)
{
    for (size_t i = 0; i < w->c->clash_count; i++)
        tell_clash(w, &w->c->clashes[i]);
    for (size_t i = 0; i < w->c->tree->objects.len; i++) {
        const struct object *o = w->c->tree->objects.at[i];
        if (!loc_is_own(w->c, o->at.from))
            continue;
        for (size_t n = 0; o->init && n < o->init->count; n++)
            compare(w, o->function, o->init->items[n].type, named(o->init->items[n].value),
                    o->init->items[n].value->at);
    }
    for (size_t i = 0; i < w->count; i++) {
        const struct own_graph *g = w->graphs[w->order[i]->number];
        if (g && !g->opaque)
            look_at(w, g);
    }
}
