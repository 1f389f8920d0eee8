/* What one instruction does to a state of the check of locks. */
#include "cfront/own_locks.h"

/* ---- places ------------------------------------------------------------------------------- */

static struct lock_value evaluate(struct locks *l, const struct lock_state *s, const struct expr *e, int depth);

/* base: of the pointer it starts from, if the caller knows it; NULL: to be found out. */
static struct lock_value lvalue(struct locks *l, const struct lock_state *s, const struct expr *e,
                                const struct lock_value *base, const struct object *made_up, int depth)
{
    struct lock_value v;
    if (!e || depth > 24)
        return lock_unknown;
    switch (e->kind) {
    case EXPR_OBJECT: case EXPR_COMPOUND:
        return lock_address(l, e->object);
    case EXPR_MEMBER:
        v = lvalue(l, s, e->a, base, made_up, depth + 1);
        if (v.term != TERM_UNKNOWN)
            v.offset += (int64_t)e->offset;
        return v;
    case EXPR_DEREF:
        if (e->a->kind == EXPR_DECAY && e->a->a->type->kind == TYPE_ARRAY && e->a->a->is_lvalue && !base)
            return lvalue(l, s, e->a->a, base, made_up, depth + 1);
        return base ? *base : evaluate(l, s, e->a, depth + 1);
    case EXPR_INDEX: {
        bool array = e->a->kind == EXPR_DECAY && e->a->a->type->kind == TYPE_ARRAY && e->a->a->is_lvalue;
        v = array ? lvalue(l, s, e->a->a, base, made_up, depth + 1)
                  : base ? *base : evaluate(l, s, e->a, depth + 1);
        return lock_index(l, v, evaluate(l, s, e->b, depth + 1), (int64_t)e->type->size);
    }
    default:
        return made_up ? lock_address(l, made_up) : lock_unknown;
    }
}

/* A value without effects, as it would be computed now. */
static struct lock_value evaluate(struct locks *l, const struct lock_state *s, const struct expr *e, int depth)
{
    if (!e || depth > 24)
        return lock_unknown;
    switch (e->kind) {
    case EXPR_INT:
        return lock_number((int64_t)e->value);
    case EXPR_LOAD:
        return state_read(l, s, lvalue(l, s, e->a, NULL, NULL, depth + 1));
    case EXPR_DECAY: case EXPR_ADDRESS:
        return lvalue(l, s, e->a, NULL, NULL, depth + 1);
    case EXPR_CONVERT:
        return evaluate(l, s, e->a, depth + 1);
    case EXPR_BINARY: {
        struct lock_value a = evaluate(l, s, e->a, depth + 1), b = evaluate(l, s, e->b, depth + 1);
        return lock_term(l, (struct lock_term){.kind = TERM_ARITH, .op = e->op, .x = a, .y = b});
    }
    default:
        return lock_unknown;
    }
}

struct lock_value place_at(struct locks *l, const struct lock_state *s, const struct own_place *p)
{
    if (p->expr) {
        const struct lock_temp *t = p->object ? NULL : state_temp((struct lock_state *)s, p->pointer);
        struct lock_value base = t ? t->v : lock_unknown;
        return lvalue(l, s, p->expr, p->object ? NULL : &base, p->object, 0);
    }
    if (!p->object || p->element)
        return lock_unknown;
    struct lock_value v = lock_address(l, p->object);
    if (v.term != TERM_UNKNOWN)
        v.offset += p->offset;
    return v;
}

/* ---- values ---------------------------------------------------------------------------------- */

static struct lock_value temp(struct lock_state *s, int t)
{
    const struct lock_temp *k = state_temp(s, t);
    return k ? k->v : lock_unknown;
}

static struct lock_value arith(struct locks *l, const struct own_insn *i, struct lock_value a, struct lock_value b)
{
    int op = i->c_op == PUNCT_ADD_EQ ? '+' : i->c_op == PUNCT_SUB_EQ ? '-' : i->c_op;
    int64_t r;
    if (i->b == OWN_NONE)
        b = lock_number(0);
    else if ((op == '+' || op == '-') && b.term == TERM_ZERO && a.term != TERM_UNKNOWN) {
        if (op == '+' ? __builtin_add_overflow(a.offset, b.offset, &r)
                      : __builtin_sub_overflow(a.offset, b.offset, &r))
            return lock_unknown;
        return (struct lock_value){a.term, r};
    }
    return lock_term(l, (struct lock_term){.kind = TERM_ARITH, .op = (uint16_t)op, .x = a, .y = b});
}

void lock_split(struct locks *l, struct lock_state *s, struct lock_value v, int at)
{
    if (v.term > TERM_ZERO && l->terms.at[v.term].kind == TERM_COMPARE && !v.offset)
        v = l->terms.at[v.term].x;
    for (int i = 0; i < s->pending_count; i++) {
        struct lock_pending p = s->pending[i];
        if (!lock_same(p.result, v))
            continue;
        s->pending[i] = s->pending[--s->pending_count];
        struct lock_state *other = state_copy(l, s);
        if (!other)
            return;
        struct lock_held *h = state_held(other, p.lock);
        if (h)
            state_unhold(other, h);
        h = state_held(s, p.lock);
        if (h && p.tried)
            h->status = LOCK_HELD;
        if (p.success == OWN_IF_ZERO || p.success == OWN_IF_NONZERO) {
            state_learn_equal(s, v, p.success == OWN_IF_ZERO, 0);
            state_learn_equal(other, v, p.success != OWN_IF_ZERO, 0);
        } else { /* of a comparison with 0 */
            bool positive = p.success == OWN_IF_POSITIVE;
            struct lock_term t = {.kind = TERM_COMPARE, .op = positive ? '>' : '<', .x = v, .y = lock_number(0)};
            struct lock_value c = lock_term(l, t);
            state_learn(l, s, c, positive);
            state_learn(l, other, c, !positive);
            t.op = positive ? PUNCT_LE : PUNCT_GE;
            c = lock_term(l, t);
            state_learn(l, s, c, !positive);
            state_learn(l, other, c, positive);
        }
        vec_push(&l->more, other);
        vec_push(&l->more_at, at);
        return;
    }
}

static bool compares_pointers(const struct own_insn *i)
{
    return i->expr && i->expr->kind == EXPR_BINARY && i->expr->a->type->kind == TYPE_POINTER;
}

/* ---- instructions ------------------------------------------------------------------------------- */

static void step_load(struct locks *l, struct lock_state *s, const struct own_insn *i)
{
    struct lock_value at = place_at(l, s, &i->place);
    bool record = i->place.type && type_is_record(i->place.type);
    lock_used(l, s, i, &i->place, false, NULL);
    if (record)
        lock_record_read(l, s, i, &i->place);
    state_set_temp(s, i->t, record ? at : state_read(l, s, at), NULL);
}

static bool is_local(const struct object *o)
{
    return o && o->storage == STORAGE_AUTO;
}

static void step_store(struct locks *l, struct lock_state *s, const struct own_insn *i)
{
    struct lock_value at = place_at(l, s, &i->place), v = temp(s, i->a);
    const struct type *t = i->place.type;
    if (!i->init)
        lock_used(l, s, i, &i->place, true, NULL);
    if (t && type_is_record(t))
        state_write_record(l, s, at, (int64_t)t->size, v);
    else
        state_write(s, at, v);
    const struct object *o = lock_root(l, at);
    bool variable = is_local(o) && i->place.object == o && !i->place.field && !i->place.element;
    if (!variable && v.term > TERM_ZERO && t && t->kind == TYPE_POINTER)
        lock_share(s, v.term, false); /* who can see that place can reach it */
}

void lock_step(struct locks *l, struct lock_state *s, const struct own_insn *i, int at)
{
    struct lock_value a, b;
    int truth;
    switch ((enum own_op)i->op) {
    case OWN_STEP:
        state_drop_temps(s, i->keep);
        return;
    case OWN_CONST:
        state_set_temp(s, i->t, lock_number(i->value), NULL);
        return;
    case OWN_LITERAL:
        state_set_temp(s, i->t, lock_unknown, NULL);
        return;
    case OWN_COPY: {
        const struct lock_temp *t = state_temp(s, i->a);
        state_set_temp(s, i->t, t ? t->v : lock_unknown, t ? t->guarded : NULL);
        return;
    }
    case OWN_LOAD:
        step_load(l, s, i);
        return;
    case OWN_STORE:
        step_store(l, s, i);
        return;
    case OWN_ZERO:
        if (!i->init)
            lock_used(l, s, i, &i->place, true, NULL);
        return;
    case OWN_ADDRESS:
        state_set_temp(s, i->t, place_at(l, s, &i->place), lock_place_guarded(&i->place) ? &i->place : NULL);
        return;
    case OWN_OFFSET: {
        const struct lock_temp *t = state_temp(s, i->a);
        const struct own_place *guarded = t ? t->guarded : NULL;
        a = t ? t->v : lock_unknown;
        int64_t size = i->type && i->type->kind == TYPE_POINTER ? (int64_t)i->type->base->size : 0;
        b = i->known ? lock_number(i->value)
                     : i->expr && i->expr->kind == EXPR_PTR_ADD && i->expr->op == '+'
                           ? evaluate(l, s, i->expr->b, 0) : lock_unknown;
        state_set_temp(s, i->t, lock_index(l, a, b, size), guarded);
        return;
    }
    case OWN_ARITH:
        state_set_temp(s, i->t, arith(l, i, temp(s, i->a), temp(s, i->b)), NULL);
        return;
    case OWN_COMPARE:
        a = temp(s, i->a);
        b = temp(s, i->b);
        lock_split(l, s, a, at); /* the other one comes here again, with nothing to split */
        truth = state_compare(l, s, i->c_op, a, b);
        state_set_temp(s, i->t, truth >= 0 ? lock_number(truth)
                           : lock_term(l, (struct lock_term){.kind = TERM_COMPARE, .op = i->c_op, .x = a, .y = b,
                                                             .size = compares_pointers(i)}), NULL);
        return;
    case OWN_NOT:
        a = temp(s, i->a);
        lock_split(l, s, a, at);
        truth = state_truth(l, s, a);
        state_set_temp(s, i->t, truth >= 0 ? lock_number(!truth)
                           : lock_term(l, (struct lock_term){.kind = TERM_COMPARE, .op = PUNCT_EQ, .x = a}), NULL);
        return;
    case OWN_OTHER:
        for (int n = 0; n < i->arg_count; n++) {
            const struct lock_temp *t = state_temp(s, i->args[n]);
            if (t && t->v.term > TERM_ZERO)
                lock_share(s, t->v.term, false);
        }
        state_forget(l, s, i, i->arg_count);
        state_set_temp(s, i->t, lock_term(l, (struct lock_term){.kind = TERM_MADE, .at = i}), NULL);
        return;
    case OWN_CALL:
        lock_call(l, s, i, at);
        return;
    case OWN_MOVE:
        step_load(l, s, i);
        state_write(s, place_at(l, s, &i->place), lock_number(0));
        return;
    case OWN_DECLARE:
        state_forget_object(l, s, i->object, i);
        return;
    case OWN_END: {
        struct lock_value o = lock_address(l, i->object);
        int kept = 0;
        for (int n = 0; n < s->place_count; n++)
            if (s->places[n].at.term != o.term)
                s->places[kept++] = s->places[n];
        s->place_count = kept;
        return;
    }
    case OWN_RETURN:
        s->returned = true;
        s->result = temp(s, i->a);
        s->at_return = i;
        lock_split(l, s, s->result, at);
        return;
    }
}
