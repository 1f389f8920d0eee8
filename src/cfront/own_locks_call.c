/* Calls, for the check of locks: what written contracts promise, and for functions without one what
 * their bodies were seen to do. */
#include "cfront/own_locks.h"

/* ---- what callees do ------------------------------------------------------------------------ */

/* A value of the callee as one of ours. */
static struct lock_value translate(struct locks *l, const struct lock_state *s, const struct lock_summary *from,
                                   struct lock_value v, const struct own_insn *i, int depth)
{
    if (v.term == TERM_UNKNOWN || v.term == TERM_ZERO || depth > TERM_DEPTH + 2)
        return v.term == TERM_ZERO ? v : lock_unknown;
    const struct lock_term *t = &from->terms[v.term];
    struct lock_value r = lock_unknown;
    if (t->kind == TERM_ADDRESS) {
        const struct object *o = t->at;
        r = o->storage != STORAGE_AUTO ? lock_address(l, o) : lock_unknown;
    } else if (t->kind == TERM_CONTENT) {
        const struct lock_term *x = t->x.term > TERM_ZERO ? &from->terms[t->x.term] : NULL;
        const struct object *o = x && x->kind == TERM_ADDRESS ? x->at : NULL;
        if (o && o->is_param) {
            for (size_t n = 0; n < from->f->param_count && n < (size_t)i->arg_count; n++)
                if (from->f->params[n] == o) {
                    const struct lock_temp *a = state_temp((struct lock_state *)s, i->args[n]);
                    r = a ? a->v : lock_unknown;
                    if (type_is_record(o->type) && r.term != TERM_UNKNOWN) {
                        r.offset += t->x.offset;
                        r = state_read(l, s, r);
                    }
                }
        } else {
            r = state_read(l, s, translate(l, s, from, t->x, i, depth + 1));
        }
    } else if (t->kind == TERM_INDEX) {
        r = lock_index(l, translate(l, s, from, t->x, i, depth + 1),
                       translate(l, s, from, t->y, i, depth + 1), t->size);
    } else if (t->kind == TERM_ARITH) {
        r = lock_term(l, (struct lock_term){.kind = TERM_ARITH, .op = t->op,
                                            .x = translate(l, s, from, t->x, i, depth + 1),
                                            .y = translate(l, s, from, t->y, i, depth + 1)});
    }
    if (r.term != TERM_UNKNOWN)
        r.offset += v.offset;
    return r;
}

/* ---- contracts ------------------------------------------------------------------------------- */

static enum own_success success_of(struct locks *l, const struct own_insn *i, const struct own_contract *k)
{
    const struct lock_summary *m = lock_summary_of(l->w, i->callee, false);
    if (m && m->known && m->effect_count == 1 && m->effects[0].status == LOCK_HELD)
        return (enum own_success)m->effects[0].success; /* what the body does */
    return (enum own_success)k->success;
}

static void follow_contract(struct locks *l, struct lock_state *s, const struct own_insn *i,
                            const struct own_contract *k, const struct contract *words,
                            const struct type *type, struct lock_value result)
{
    for (const struct lock_path *p = words->needs; p; p = p->next)
        lock_wanted(l, s, i, lock_of_path(l, s, p, i->callee, type, i), lock_path_text(l, p, i->callee, type, i),
                    CONTRACT_CODE_GUARDED_WITHOUT_LOCK, i->callee, words);
    for (const struct lock_path *p = words->drops; p; p = p->next)
        lock_drop(l, s, i, lock_of_path(l, s, p, i->callee, type, i), lock_path_text(l, p, i->callee, type, i),
             i->callee, false);
    for (const struct lock_path *p = words->takes; p; p = p->next) {
        struct lock_value lock = lock_of_path(l, s, p, i->callee, type, i);
        bool had = state_held(s, lock) != NULL;
        lock_take(l, s, i, lock, false, lock_path_text(l, p, i->callee, type, i), i->callee);
        if (!had)
            lock_wait_on_result(s, result, lock, success_of(l, i, k));
    }
}

/* The name that a lock of the callee's has here: there is none in the text. */
static const char *effect_text(struct locks *l, const struct own_insn *i)
{
    return arena_printf(l->c->arena, "the lock of %s()",
                        i->callee && i->callee->name ? arena_cstr(l->c->arena, i->callee->name->text) : "");
}

static void follow_body(struct locks *l, struct lock_state *s, const struct own_insn *i,
                        struct lock_summary *m, struct lock_value result)
{
    for (int n = 0; n < m->effect_count; n++) {
        const struct lock_effect *e = &m->effects[n];
        struct lock_value lock = translate(l, s, m, e->lock, i, 0);
        struct lock_held *h = state_held(s, lock);
        if (e->status == LOCK_HELD) {
            if (!h)
                lock_wait_on_result(s, result, lock, (enum own_success)e->success);
            m->called = true;
            if (lock.term <= TERM_ZERO) { /* one that has no name here */
                m->released = true;
                state_hold(s, (struct lock_held){.lock = lock_unknown, .status = LOCK_MAYBE, .depth = 1,
                                                 .text = effect_text(l, i),
                                                 .why = lock_event(i, CONTRACT_ROLE_LOCKED, i->callee)});
                continue;
            }
            if (!h || h->status != LOCK_HELD)
                lock_take(l, s, i, lock, e->reading, effect_text(l, i), i->callee);
        } else if (lock.term <= TERM_ZERO || e->status == LOCK_MAYBE) {
            if (h)
                h->status = LOCK_MAYBE;
            else
                lock_doubt(l, s, lock);
        } else {
            lock_drop(l, s, i, lock, h ? h->text : effect_text(l, i), i->callee, false);
        }
    }
}

/* Locks that the callee waits for, whatever it does else: not one that this thread holds. */
static void enter_body(struct locks *l, struct lock_state *s, const struct own_insn *i,
                       const struct lock_summary *m)
{
    for (int n = 0; n < m->inside_count; n++) {
        const struct lock_effect *e = &m->inside[n];
        struct lock_value lock = translate(l, s, m, e->lock, i, 0);
        struct lock_held *h = state_held(s, lock);
        if (h && h->status == LOCK_HELD && !l->all->recursive && !(e->reading && h->reading)) {
            lock_tell_misuse(l, s, i, h->text, i->callee, &h->why, CONTRACT_ROLE_LOCKED);
            h->status = LOCK_MAYBE;
        } else if (!h && lock.term > TERM_ZERO) {
            lock_note_past(s, lock, lock_event(i, CONTRACT_ROLE_UNLOCKED, i->callee), true, e->reading);
        }
    }
}

/* Of an argument of this parameter: it is only used during the call. */
static bool borrows(const struct own_contract *k, int n)
{
    const struct contract *p = n < k->param_count && k->params ? &k->params[n] : &k->rest;
    return (p->words & (CONTRACT_BORROWS | CONTRACT_BORROWS_MUT)) != 0;
}

static void arguments(struct locks *l, struct lock_state *s, const struct own_insn *i,
                      const struct own_contract *k, const struct type *type)
{
    const struct param *p = type ? type->params : NULL;
    bool own = i->callee && i->callee->is_defined;
    for (int n = 0; n < i->arg_count; n++, p = p ? p->next : NULL) {
        const struct lock_temp *found = state_temp(s, i->args[n]);
        if (!found)
            continue;
        struct lock_temp t = *found;
        const struct type *pointee = p && p->type->kind == TYPE_POINTER ? p->type->base : NULL;
        bool writes = !pointee || !(pointee->quals & QUAL_CONST);
        if (t.guarded && (!own || borrows(k, n)))
            lock_used(l, s, i, t.guarded, writes, i->callee);
        if (!borrows(k, n))
            lock_share(s, t.v.term, false);
    }
}

/* What variables hold whose addresses were handed over, when the call has returned. */
static void written(struct locks *l, struct lock_state *s, const struct own_insn *i, const struct type *type)
{
    const struct param *p = type ? type->params : NULL;
    for (int n = 0; n < i->arg_count; n++, p = p ? p->next : NULL) {
        const struct lock_temp *t = state_temp(s, i->args[n]);
        const struct type *pointee = p && p->type->kind == TYPE_POINTER ? p->type->base : NULL;
        const struct object *o = t ? lock_root(l, t->v) : NULL;
        bool may = pointee && !(pointee->quals & QUAL_CONST) && !type_is_record(pointee) && pointee->size;
        if (o && may && o->storage == STORAGE_AUTO)
            state_write_record(l, s, t->v, (int64_t)pointee->size,
                               lock_term(l, (struct lock_term){.kind = TERM_OUT, .at = i, .size = n}));
    }
}

void lock_call(struct locks *l, struct lock_state *s, const struct own_insn *i, int at)
{
    const struct lock_function *f = lock_function_of(i->callee);
    const struct type *type = i->callee ? i->callee->type
        : i->call && i->call->a->type->kind == TYPE_POINTER ? i->call->a->type->base : NULL;
    if (!i->call && i->object && f && f->does == DOES_DROP) { /* cleanup(pthread_mutex_unlock) */
        lock_drop(l, s, i, lock_argument(s, i, 0), "the lock", NULL, f->semaphore);
        return;
    }
    state_forget(l, s, i, i->arg_count);
    struct lock_value result = i->t == OWN_NONE ? lock_unknown
        : lock_term(l, (struct lock_term){.kind = TERM_MADE, .at = i});
    state_set_temp(s, i->t, result, NULL);
    if (f) {
        lock_library(l, s, i, f, result, at);
        return;
    }
    if (!type || type->kind != TYPE_FUNCTION)
        return;
    const struct own_contract *k = own_contract_of(l->w, i->callee, type);
    struct lock_summary *m = lock_summary_of(l->w, i->callee, false);
    arguments(l, s, i, k, type);
    const struct contract *words = lock_words(i->callee, type);
    if (m && m->known)
        enter_body(l, s, i, m);
    if (words)
        follow_contract(l, s, i, k, words, type, result);
    else if (m && m->known)
        follow_body(l, s, i, m, result);
    if (m && m->wild)
        s->lost = true;
    written(l, s, i, type);
    if (m && m->creates)
        lock_threads_start(s, i);
}
