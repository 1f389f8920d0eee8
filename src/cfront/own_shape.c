/* What the tree shows at a glance, without following paths: whose value a pointer is, where a pointer
 * goes, which members a function frees together with their struct. Used where the flow analysis has no
 * opinion, and always on the careful side: what is not recognised is no out-parameter, no owned member. */
#include "cfront/own_infer.h"

#include <string.h>

enum { WALK = 200 }; /* nodes of an expression looked at, from the outside */

static bool is_load(const struct expr *e) { return e->kind == EXPR_LOAD || e->kind == EXPR_MOVE; }

/* Without what does not change which block it points into. */
static const struct expr *bare(const struct expr *e)
{
    for (int n = 0; e && n < WALK; n++) {
        if (e->kind == EXPR_CONVERT || e->kind == EXPR_PTR_ADD)
            e = e->a;
        else if (e->kind == EXPR_COMMA)
            e = e->b;
        else if (e->kind == EXPR_ASSIGN)
            e = e->b;
        else
            return e;
    }
    return NULL;
}

struct object *own_value_object(const struct expr *e)
{
    e = bare(e);
    if (!e || !is_load(e) || !e->a || e->a->kind != EXPR_OBJECT)
        return NULL;
    return e->a->object;
}

struct object *own_followed_object(const struct expr *lvalue)
{
    const struct expr *e = lvalue;
    for (int n = 0; e && n < WALK; n++) {
        switch (e->kind) {
        case EXPR_MEMBER: case EXPR_CONVERT: case EXPR_PTR_ADD: case EXPR_DECAY: case EXPR_DEREF:
        case EXPR_INDEX: case EXPR_LOAD: case EXPR_ADDRESS: case EXPR_MOVE:
            break;
        default:
            return NULL;
        }
        if (is_load(e) && e->a && e->a->kind == EXPR_OBJECT)
            return e->a->object;
        e = e->a;
    }
    return NULL;
}

struct field *own_value_member(const struct expr *e, struct object **ret_of)
{
    e = bare(e);
    if (!e || !is_load(e) || !e->a || e->a->kind != EXPR_MEMBER || !e->a->a)
        return NULL;
    const struct expr *whole = e->a->a;
    if (whole->kind != EXPR_DEREF || (*ret_of = own_value_object(whole->a)) == NULL)
        return NULL;
    return e->a->field;
}

int own_param_of(const struct func *f, const struct object *o)
{
    for (size_t i = 0; o && o->is_param && i < f->param_count; i++)
        if (f->params[i] == o)
            return (int)i;
    return OWN_NONE;
}

/* ---- out-parameters ----------------------------------------------------------------------- */

static uint64_t bit_of(const struct func *f, const struct object *o)
{
    int n = own_param_of(f, o);
    return n >= 0 && n < 64 ? UINT64_C(1) << n : 0;
}

static const struct own_contract *contract_of_call(struct own *w, const struct own_insn *i)
{
    const struct expr *a = i->call ? i->call->a : NULL;
    const struct type *t = a && a->type->kind == TYPE_POINTER ? a->type->base : NULL;
    if (!i->callee && (!t || t->kind != TYPE_FUNCTION))
        return NULL;
    return own_contract_of(w, i->callee, i->callee ? i->callee->type : t);
}

static const struct contract *param_words(const struct own_contract *k, size_t n)
{
    static const struct contract none;
    if (!k)
        return &none;
    return n < (size_t)k->param_count ? &k->params[n] : &k->rest;
}

/* `*out`: the parameter, if that is the whole place. */
static uint64_t out_place(const struct func *f, const struct own_place *p)
{
    const struct expr *e = p->expr;
    if (!e || p->object || p->element || p->offset)
        return 0;
    if (e->kind != EXPR_DEREF && e->kind != EXPR_INDEX)
        return 0;
    return bit_of(f, own_value_object(e->a));
}

/* What an instruction does to those that are candidates: *set gains what is set from now on; returned
 * are those that are none. */
static uint64_t out_step(struct own *w, const struct func *f, const struct own_insn *i, uint64_t *set)
{
    uint64_t bad = 0, bit;
    switch (i->op) {
    case OWN_STORE:
        bad |= bit_of(f, i->place.object); /* it points elsewhere now */
        if (i->expr) {
            const struct expr *value = i->expr->kind == EXPR_ASSIGN ? i->expr->b : i->expr;
            bad |= bit_of(f, own_value_object(value)); /* kept somewhere */
        }
        if ((bit = out_place(f, &i->place)) != 0)
            *set |= bit;
        else if (i->place.expr && !i->place.object)
            bad |= bit_of(f, own_followed_object(i->place.expr)) & ~*set;
        break;
    case OWN_ZERO: case OWN_MOVE: case OWN_LOAD:
        if (i->place.expr && !i->place.object)
            bad |= bit_of(f, own_followed_object(i->place.expr)) & ~*set;
        break;
    case OWN_ADDRESS:
        bad |= bit_of(f, i->place.object);
        break;
    case OWN_CALL:
        if (!i->call)
            break;
        for (size_t n = 0; n < i->call->arg_count; n++) {
            bit = bit_of(f, own_value_object(i->call->args[n]));
            if (!bit)
                continue;
            const struct own_contract *k = contract_of_call(w, i);
            if (param_words(k, n)->words & CONTRACT_OUT)
                *set |= bit;
            else
                bad |= bit & ~*set;
        }
        break;
    case OWN_OTHER:
        if (i->expr)
            for (size_t n = 0; n < i->expr->arg_count; n++)
                bad |= bit_of(f, own_followed_object(i->expr->args[n]));
        break;
    default:
        break;
    }
    return bad;
}

uint64_t own_outs(struct own *w, const struct own_graph *g)
{
    const struct func *f = g->f;
    uint64_t all = 0, bad = 0;
    for (size_t i = 0; i < f->param_count && i < 64; i++) {
        const struct type *t = f->params[i]->type;
        if (t->kind == TYPE_POINTER && t->base->kind == TYPE_POINTER && !(t->base->quals & QUAL_CONST)
            && f->params[i]->name && t->base->base->kind != TYPE_FUNCTION)
            all |= UINT64_C(1) << i;
    }
    if (!all)
        return 0;
    /* Forward, what is set on all paths; from "everything" down, so that it ends. */
    uint64_t *set = arena_array(w->c->arena, (size_t)g->block_count + 1, sizeof *set);
    memset(set, 0xff, ((size_t)g->block_count + 1) * sizeof *set);
    set[0] = 0;
    int round = 0;
    for (bool changed = true; changed && round < 64; round++) {
        changed = false;
        for (int b = 0; b < g->block_count; b++) {
            const struct own_block *block = &g->blocks[b];
            uint64_t now = set[b];
            if (block->order < 0)
                continue;
            for (int n = 0; n < block->insn_count; n++)
                out_step(w, f, &block->insns[n], &now);
            for (int n = 0; n < block->next_count; n++) {
                uint64_t *next = &set[block->next[n]];
                changed |= (*next & now) != *next;
                *next &= now;
            }
        }
        if (changed && round == 63)
            return 0;
    }
    for (int b = 0; b < g->block_count; b++) {
        uint64_t now = set[b];
        for (int n = 0; n < g->blocks[b].insn_count && g->blocks[b].order >= 0; n++)
            bad |= out_step(w, f, &g->blocks[b].insns[n], &now);
    }
    return all & ~bad;
}

/* ---- where pointers go ------------------------------------------------------------------------- */

static bool takes(const struct own_contract *k, size_t n)
{
    const struct contract *c = param_words(k, n);
    return !c->words || c->words & CONTRACT_OWNS;
}

/* What copies bytes, pointers too. */
static bool copies(const struct func *f)
{
    static const char *const names[] = {"memcpy", "memmove", "mempcpy", "memccpy", "bcopy"};
    for (size_t i = 0; f && f->is_library && i < COUNT(names); i++)
        if (str_is(f->name->text, names[i]))
            return true;
    return false;
}

/* Or may it have some? */
static bool has_pointers(const struct type *t, int depth)
{
    if (depth > 3 || t->kind == TYPE_VOID || t->kind == TYPE_POINTER || t->kind == TYPE_UNION)
        return true;
    if (t->kind == TYPE_ARRAY)
        return has_pointers(t->base, depth + 1);
    if (t->kind != TYPE_STRUCT)
        return false;
    for (const struct field *m = t->tag->fields; m; m = m->next)
        if (has_pointers(m->type, depth + 1))
            return true;
    return false;
}

struct emptying {
    struct own *w;
    const struct func *f;
    const struct object *holder[64]; /* a variable that took a pointer out of what the parameter points to */
    uint64_t several;                /* there are more of them */
    uint64_t found;
};

/* A pointer that came out of a parameter's struct goes somewhere. */
static void goes(struct emptying *x, const struct expr *value)
{
    if (!value || !is_load(value) || value->type->kind != TYPE_POINTER)
        return;
    if (value->a->kind != EXPR_OBJECT) {
        x->found |= bit_of(x->f, own_followed_object(value->a));
        return;
    }
    for (int p = 0; p < 64; p++)
        if (x->holder[p] && (x->holder[p] == value->a->object || x->several >> p & 1))
            x->found |= UINT64_C(1) << p;
}

static void emptied_by(struct emptying *x, const struct own_insn *i, bool second)
{
    const struct expr *value = i->op == OWN_STORE && i->expr ? i->expr : NULL;
    value = bare(value && value->kind == EXPR_ASSIGN ? value->b : value);
    bool local = i->place.object && !i->place.field && i->place.object->storage == STORAGE_AUTO;
    if (value && is_load(value) && local && !second && value->a->kind != EXPR_OBJECT) {
        int param = own_param_of(x->f, own_followed_object(value->a));
        if (param >= 0 && param < 64) {
            x->several |= x->holder[param] && x->holder[param] != i->place.object ? UINT64_C(1) << param : 0;
            x->holder[param] = i->place.object;
        }
    } else if (value && second && !local) {
        goes(x, value);
    }
    if (i->op == OWN_LOAD && i->place.expr && !i->place.object && type_is_record(i->place.type)
        && has_pointers(i->place.type, 0))
        x->found |= bit_of(x->f, own_followed_object(i->place.expr));
    if (i->op != OWN_CALL || !i->call || !second)
        return;
    const struct own_contract *k = i->call->arg_count ? contract_of_call(x->w, i) : NULL;
    for (size_t a = 0; a < i->call->arg_count; a++) {
        const struct expr *e = bare(i->call->args[a]);
        const struct object *o = own_value_object(e);
        if (takes(k, a))
            goes(x, e);
        if (copies(i->callee) && a == 1 && o && o->type->kind == TYPE_POINTER && has_pointers(o->type->base, 0))
            x->found |= bit_of(x->f, o);
    }
}

uint64_t own_emptied(struct own *w, const struct own_graph *g)
{
    struct emptying x = {.w = w, .f = g->f};
    for (int second = 0; second < 2; second++)
        for (int b = 0; b < g->block_count; b++)
            for (int n = 0; n < g->blocks[b].insn_count; n++)
                emptied_by(&x, &g->blocks[b].insns[n], second);
    return x.found;
}

static bool is_owned(const struct field *m)
{
    return m && m->contract && m->contract->words & CONTRACT_OWNED;
}

/* Is it a member of a struct whose other members are owned? Then that it is not says something, too. */
static bool is_left_out(const struct own_place *p)
{
    const struct type *t = p->expr && p->expr->kind == EXPR_MEMBER ? p->expr->a->type : NULL;
    if (!p->field || is_owned(p->field) || !t || !type_is_record(t))
        return false;
    for (const struct field *m = t->tag->fields; m; m = m->next)
        if (is_owned(m))
            return true;
    return false;
}

bool own_kept_in(const struct own_graph *g, int param, int *ret_into)
{
    bool owned = false;
    const struct func *f = g->f;
    bool found = false;
    *ret_into = OWN_NONE;
    for (int b = 0; b < g->block_count; b++)
        for (int n = 0; n < g->blocks[b].insn_count; n++) {
            const struct own_insn *i = &g->blocks[b].insns[n];
            if (i->op != OWN_STORE || !i->expr)
                continue;
            const struct expr *value = i->expr->kind == EXPR_ASSIGN ? i->expr->b : i->expr;
            const struct object *from = own_value_object(value);
            if (!from || from != f->params[param])
                continue;
            if (i->place.object && i->place.object->storage != STORAGE_AUTO)
                return false; /* a global */
            const struct object *into = i->place.expr ? own_followed_object(i->place.expr) : NULL;
            if ((into && into->storage != STORAGE_AUTO) || is_left_out(&i->place))
                return false;
            owned |= is_owned(i->place.field);
            found |= into != NULL || (i->place.object && i->place.field);
            if (own_param_of(f, into) >= 0)
                *ret_into = own_param_of(f, into);
        }
    if (owned) {
        *ret_into = OWN_NONE;
        return true;
    }
    for (size_t p = 0; p < f->param_count && found && *ret_into == OWN_NONE; p++) {
        const struct type *t = f->params[p]->type;
        if ((int)p != param && t->kind == TYPE_POINTER && !(t->base->quals & QUAL_CONST)
            && (type_is_record(t->base) || t->base->kind == TYPE_POINTER))
            *ret_into = (int)p;
    }
    return found && *ret_into != OWN_NONE;
}

/* ---- members that are freed with their struct ------------------------------------------------------ */

/* Variables of a function that point to structs, and members' values they may hold. */
struct shape {
    const struct object *object;
    bool freed;                /* it is handed to who ends it */
    const struct object *copy; /* a variable whose value was put into it; the last one */
    struct field *member;      /* a member whose value was put into it; */
    const struct object *of;   /* of what this points to */
    bool several;              /* of those: more than one */
};
enum { SHAPES = 32 };

static struct shape *shape_of(struct shape *all, size_t *count, const struct object *o)
{
    if (!o || o->type->kind != TYPE_POINTER)
        return NULL;
    for (size_t i = 0; i < *count; i++)
        if (all[i].object == o)
            return &all[i];
    if (*count == SHAPES)
        return NULL;
    all[*count] = (struct shape){.object = o};
    return &all[(*count)++];
}

static void shape_store(struct shape *all, size_t *count, const struct own_insn *i)
{
    struct shape *to = shape_of(all, count, i->place.object);
    const struct expr *value = i->expr && i->expr->kind == EXPR_ASSIGN ? i->expr->b : i->expr;
    struct object *of = NULL;
    struct field *m = value ? own_value_member(value, &of) : NULL;
    if (!to || i->place.field || !value)
        return;
    const struct object *copy = own_value_object(value);
    if (copy) {
        to->several |= to->copy && to->copy != copy;
        to->copy = copy;
    } else if (m) {
        to->several |= to->member && to->member != m;
        to->member = m;
        to->of = of;
    }
}

static bool is_freed(const struct shape *all, size_t count, const struct object *o)
{
    for (size_t i = 0; i < count; i++)
        if (all[i].object == o)
            return all[i].freed;
    return false;
}

void own_freed_members(struct own *w, const struct own_graph *g, void *ctx,
                       void (*found)(void *ctx, const struct type *record, struct field *member))
{
    struct shape all[SHAPES];
    size_t count = 0;
    for (int b = 0; b < g->block_count; b++)
        for (int n = 0; n < g->blocks[b].insn_count; n++) {
            const struct own_insn *i = &g->blocks[b].insns[n];
            if (i->op == OWN_STORE && i->place.object)
                shape_store(all, &count, i);
            if (i->op != OWN_CALL || !i->call)
                continue;
            for (size_t a = 0; a < i->call->arg_count; a++) {
                const struct expr *value = bare(i->call->args[a]);
                struct object *o = own_value_object(value);
                bool member = value && is_load(value) && value->a->kind == EXPR_MEMBER && value->a->field;
                if ((!o && !member) || !(param_words(contract_of_call(w, i), a)->words & CONTRACT_OWNS))
                    continue;
                struct shape *s = o ? shape_of(all, &count, o) : NULL;
                if (s)
                    s->freed = true;
                if (member) /* free(n->text): whoever frees it owns it */
                    found(ctx, value->a->a->type, value->a->field);
            }
        }
    /* text = n->text; free(n); free(text). And next = n->next; free(n); n = next: the whole list. Where
     * several members lead on, one may lead back, as from a child to its parent. */
    for (size_t i = 0; i < count; i++) {
        const struct shape *s = &all[i];
        if (!s->member || s->several || !is_freed(all, count, s->of))
            continue;
        bool goes_on = s->freed;
        for (size_t k = 0; k < count; k++)
            goes_on |= all[k].freed && !all[k].several && all[k].copy == s->object;
        if (goes_on)
            found(ctx, s->of->type->base, s->member);
    }
}
