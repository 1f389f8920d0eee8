/* Calls, for the check of locks: what the library's functions do to locks, what written contracts
 * promise, and for functions without one what their bodies were seen to do. */
#include "cfront/own_locks.h"

#include <string.h>

/* ---- the library --------------------------------------------------------------------------- */

static const struct lock_function functions[] = {
    {"pthread_mutex_lock", DOES_TAKE, false, false},
    {"pthread_mutex_trylock", DOES_TRY, false, false},
    {"pthread_mutex_timedlock", DOES_TRY, false, false},
    {"pthread_mutex_unlock", DOES_DROP, false, false},
    {"pthread_mutex_init", DOES_MAKE, false, false},
    {"pthread_mutex_destroy", DOES_END, false, false},
    {"pthread_rwlock_rdlock", DOES_TAKE, true, false},
    {"pthread_rwlock_tryrdlock", DOES_TRY, true, false},
    {"pthread_rwlock_timedrdlock", DOES_TRY, true, false},
    {"pthread_rwlock_wrlock", DOES_TAKE, false, false},
    {"pthread_rwlock_trywrlock", DOES_TRY, false, false},
    {"pthread_rwlock_timedwrlock", DOES_TRY, false, false},
    {"pthread_rwlock_unlock", DOES_DROP, false, false},
    {"pthread_rwlock_init", DOES_MAKE, false, false},
    {"pthread_rwlock_destroy", DOES_END, false, false},
    {"pthread_spin_lock", DOES_TAKE, false, false},
    {"pthread_spin_trylock", DOES_TRY, false, false},
    {"pthread_spin_unlock", DOES_DROP, false, false},
    {"pthread_spin_init", DOES_MAKE, false, false},
    {"pthread_spin_destroy", DOES_END, false, false},
    {"mtx_lock", DOES_TAKE, false, false},
    {"mtx_trylock", DOES_TRY, false, false},
    {"mtx_timedlock", DOES_TRY, false, false},
    {"mtx_unlock", DOES_DROP, false, false},
    {"mtx_init", DOES_MAKE, false, false},
    {"mtx_destroy", DOES_END, false, false},
    {"sem_wait", DOES_TAKE, false, true},
    {"sem_trywait", DOES_TRY, false, true},
    {"sem_timedwait", DOES_TRY, false, true},
    {"sem_post", DOES_DROP, false, true},
    {"sem_init", DOES_MAKE, false, true},
    {"sem_destroy", DOES_END, false, true},
    {"pthread_cond_wait", DOES_WAIT, false, false},
    {"pthread_cond_timedwait", DOES_WAIT, false, false},
    {"cnd_wait", DOES_WAIT, false, false},
    {"cnd_timedwait", DOES_WAIT, false, false},
    {"pthread_create", DOES_CREATE, false, false},
    {"thrd_create", DOES_CREATE, false, false},
    {"pthread_join", DOES_JOIN, false, false},
    {"thrd_join", DOES_JOIN, false, false},
};

const struct lock_function *lock_function_of(const struct func *f)
{
    if (!f || f->is_defined || !f->name)
        return NULL;
    struct str name = f->name->text;
    if (!str_starts(name, "pthread_") && !str_starts(name, "mtx_") && !str_starts(name, "sem_")
        && !str_starts(name, "thrd_") && !str_starts(name, "cnd_"))
        return NULL;
    for (size_t i = 0; i < COUNT(functions); i++)
        if (str_is(name, functions[i].name))
            return &functions[i];
    return NULL;
}

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

/* ---- locking and unlocking ------------------------------------------------------------------- */

static struct own_event event(const struct own_insn *i, enum contract_role role, const struct func *callee)
{
    return (struct own_event){.role = (uint8_t)role, .at = i->at, .callee = callee, .expr = i->expr,
                              .param = OWN_NONE};
}

static void take(struct locks *l, struct lock_state *s, const struct own_insn *i, struct lock_value lock,
                 bool reading, const char *text, const struct func *callee)
{
    if (lock.term <= TERM_ZERO)
        return;
    struct lock_held *h = state_held(s, lock);
    if (h && h->status == LOCK_HELD) {
        if (reading && h->reading)
            h->depth++;
        else if (l->all->recursive)
            h->status = LOCK_MAYBE; /* once more, or it cannot: that is not followed */
        else {
            lock_tell_misuse(l, s, i, text, callee, &h->why, CONTRACT_ROLE_LOCKED);
            h->status = LOCK_MAYBE;
        }
    } else if (h) {
        h->at_entry |= h->status == LOCK_DROPPED;
        h->status = LOCK_HELD;
        h->reading = reading;
        h->why = event(i, CONTRACT_ROLE_LOCKED, callee);
        h->trail = s->trail;
    } else {
        state_hold(s, (struct lock_held){.lock = lock, .reading = reading, .depth = 1, .text = text,
                                         .why = event(i, CONTRACT_ROLE_LOCKED, callee), .trail = s->trail});
    }
}

static void note_past(struct lock_state *s, struct lock_value lock, struct own_event why, bool blocking, bool reading)
{
    int n = 0;
    while (n < s->past_count && !lock_same(s->past[n].lock, lock))
        n++;
    if (n == STATE_PAST || lock.term == TERM_UNKNOWN)
        return;
    blocking |= n < s->past_count && s->past[n].always && s->past[n].blocking;
    s->past_count += n == s->past_count;
    s->past[n] = (struct lock_past){lock, why, true, blocking, reading};
}

/* Locks that may be the one that is named otherwise: nothing is claimed of them from here on. */
static bool doubt(struct locks *l, struct lock_state *s, struct lock_value lock)
{
    bool any = false;
    for (int n = 0; n < s->held_count; n++)
        if (lock_is_vague(l, lock) || lock_is_vague(l, s->held[n].lock)) {
            struct lock_summary *m = lock_summary_of(l->w, s->held[n].why.callee, false);
            if (m)
                m->released = true;
            s->held[n].status = LOCK_MAYBE;
            any = true;
        }
    return any;
}

static void drop(struct locks *l, struct lock_state *s, const struct own_insn *i, struct lock_value lock,
                 const char *text, const struct func *callee, bool semaphore)
{
    struct lock_held *h = state_held(s, lock);
    if (h && h->status != LOCK_DROPPED) {
        if (h->status == LOCK_HELD && h->depth > 1) {
            h->depth--;
            return;
        }
        bool caller = h->at_entry;
        struct lock_summary *m = lock_summary_of(l->w, h->why.callee, false);
        if (m)
            m->released = true;
        bool blocking = h->blocking && !caller, reading = h->reading;
        state_unhold(s, h);
        note_past(s, lock, event(i, CONTRACT_ROLE_UNLOCKED, callee), blocking, reading);
        if (caller) /* the caller's: it is known that it is gone */
            state_hold(s, (struct lock_held){.lock = lock, .status = LOCK_DROPPED, .at_entry = true, .text = text,
                                             .why = event(i, CONTRACT_ROLE_UNLOCKED, callee), .trail = s->trail});
        return;
    }
    if (semaphore)
        return; /* anybody may post */
    bool silent = l->all->recursive; /* it may be one that says EPERM */
    for (int n = 0; n < s->missed_count; n++)
        if (lock_same(s->missed[n], lock))
            return;
    if (h) {
        if (!silent)
            lock_tell_misuse(l, s, i, text, callee, &h->why, CONTRACT_ROLE_UNLOCKED);
        return;
    }
    if (doubt(l, s, lock) || lock_is_vague(l, lock))
        return;
    for (int n = 0; n < s->past_count; n++)
        if (s->past[n].always && lock_same(s->past[n].lock, lock)) {
            if (silent)
                return;
            lock_tell_misuse(l, s, i, text, callee, &s->past[n].why, CONTRACT_ROLE_UNLOCKED);
            return;
        }
    const struct lock_summary *self = lock_summary_of(l->w, l->g->f, false);
    if (l->is_main || (l->strict && !(self && self->cleanup))) {
        if (silent)
            return;
        lock_tell_misuse(l, s, i, text, callee, NULL, CONTRACT_ROLE_UNLOCKED);
        return;
    }
    state_hold(s, (struct lock_held){.lock = lock, .status = LOCK_DROPPED, .at_entry = true, .text = text,
                                     .why = event(i, CONTRACT_ROLE_UNLOCKED, callee), .trail = s->trail});
}

void lock_share(struct lock_state *s, int term, bool surely)
{
    if (term <= TERM_ZERO)
        return;
    for (int n = 0; n < s->shared_count; n++)
        if (s->shared[n].term == term) {
            s->shared[n].surely |= surely;
            return;
        }
    if (s->shared_count == STATE_SHARED)
        s->lost = true;
    else {
        s->shared[s->shared_count].term = term;
        s->shared[s->shared_count++].surely = surely;
    }
}

static struct lock_value argument(struct lock_state *s, const struct own_insn *i, int n)
{
    const struct lock_temp *t = n < i->arg_count ? state_temp(s, i->args[n]) : NULL;
    return t ? t->v : lock_unknown;
}

static const char *argument_text(struct locks *l, const struct own_insn *i, int n)
{
    return i->call && n < (int)i->call->arg_count ? lock_text(l, i->call->args[n]) : "the lock";
}

static void wait_on_result(struct lock_state *s, struct lock_value result, struct lock_value lock,
                           enum own_success success)
{
    if (result.term > TERM_ZERO && lock.term > TERM_ZERO && s->pending_count < STATE_PENDING
        && success != OWN_ALWAYS && success != OWN_IF_UNKNOWN)
        s->pending[s->pending_count++] = (struct lock_pending){result, lock, (uint8_t)success, false};
}

static void threads_start(struct lock_state *s, const struct own_insn *i)
{
    for (int n = 0; n < i->arg_count; n++)
        lock_share(s, argument(s, i, n).term, true);
    for (int n = 0; n < s->shared_count; n++)
        s->shared[n].surely = true;
}

/* Does anything look at what the call returns? */
static bool is_looked_at(const struct locks *l, const struct own_insn *i)
{
    const struct own_block *b = &l->g->blocks[l->block];
    const struct own_insn *end = b->insns + b->insn_count;
    if (i < b->insns || i >= end)
        return true;
    for (const struct own_insn *n = i + 1; n < end && n->op != OWN_STEP; n++) {
        if (n->a == i->t || n->b == i->t)
            return true;
        for (int k = 0; k < n->arg_count; k++)
            if (n->args[k] == i->t)
                return true;
    }
    return b->t == i->t;
}

/* Whether it was taken is known where the result is looked at; if nothing ever does, it may have
 * failed. */
static void try(struct locks *l, struct lock_state *s, const struct own_insn *i, struct lock_value lock,
                bool reading, const char *text, struct lock_value result, int at)
{
    struct lock_held *h = state_held(s, lock);
    if (h && h->status == LOCK_MAYBE)
        return;
    if (h && h->status == LOCK_HELD && !(reading && h->reading)) {
        if (l->all->recursive)
            h->status = LOCK_MAYBE;
        else
            state_learn_equal(s, result, false, 0);
        return;
    }
    if (is_looked_at(l, i) && !h) {
        take(l, s, i, lock, reading, text, NULL);
        h = state_held(s, lock);
        if (h && s->pending_count < STATE_PENDING) {
            h->status = LOCK_MAYBE;
            s->pending[s->pending_count++] = (struct lock_pending){result, lock, OWN_IF_ZERO, true};
        }
        return;
    }
    struct lock_state *fails = state_copy(l, s);
    if (!fails)
        return;
    state_learn_equal(fails, result, false, 0);
    vec_push(&l->more, fails);
    vec_push(&l->more_at, at + 1);
    take(l, s, i, lock, reading, text, NULL);
    state_learn_equal(s, result, true, 0);
}

static void library(struct locks *l, struct lock_state *s, const struct own_insn *i,
                    const struct lock_function *f, struct lock_value result, int at)
{
    struct lock_value lock = argument(s, i, f->does == DOES_WAIT ? 1 : 0);
    const char *text = argument_text(l, i, f->does == DOES_WAIT ? 1 : 0);
    if (f->semaphore && !l->all->semaphores && f->does != DOES_MAKE && f->does != DOES_END)
        return;
    switch ((enum lock_does)f->does) {
    case DOES_TAKE: {
        bool had = state_held(s, lock) != NULL;
        take(l, s, i, lock, f->reading, text, NULL);
        struct lock_held *h = had ? NULL : state_held(s, lock);
        if (h)
            h->blocking = true;
        if (!had)
            wait_on_result(s, result, lock, OWN_IF_ZERO);
        return;
    }
    case DOES_TRY:
        try(l, s, i, lock, f->reading, text, result, at);
        return;
    case DOES_DROP:
        drop(l, s, i, lock, text, NULL, f->semaphore);
        return;
    case DOES_MAKE: case DOES_END:
        if (lock.term != TERM_UNKNOWN && l->made.len < 64)
            vec_push(&l->made, lock);
        return;
    case DOES_WAIT:
        lock_wanted(l, s, i, lock, text, CONTRACT_CODE_LOCK_MISUSE, i->callee, NULL);
        return;
    case DOES_CREATE:
        threads_start(s, i);
        return;
    case DOES_JOIN:
        return;
    }
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
        drop(l, s, i, lock_of_path(l, s, p, i->callee, type, i), lock_path_text(l, p, i->callee, type, i),
             i->callee, false);
    for (const struct lock_path *p = words->takes; p; p = p->next) {
        struct lock_value lock = lock_of_path(l, s, p, i->callee, type, i);
        bool had = state_held(s, lock) != NULL;
        take(l, s, i, lock, false, lock_path_text(l, p, i->callee, type, i), i->callee);
        if (!had)
            wait_on_result(s, result, lock, success_of(l, i, k));
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
                wait_on_result(s, result, lock, (enum own_success)e->success);
            m->called = true;
            if (lock.term <= TERM_ZERO) { /* one that has no name here */
                m->released = true;
                state_hold(s, (struct lock_held){.lock = lock_unknown, .status = LOCK_MAYBE, .depth = 1,
                                                 .text = effect_text(l, i),
                                                 .why = event(i, CONTRACT_ROLE_LOCKED, i->callee)});
                continue;
            }
            if (!h || h->status != LOCK_HELD)
                take(l, s, i, lock, e->reading, effect_text(l, i), i->callee);
        } else if (lock.term <= TERM_ZERO || e->status == LOCK_MAYBE) {
            if (h)
                h->status = LOCK_MAYBE;
            else
                doubt(l, s, lock);
        } else {
            drop(l, s, i, lock, h ? h->text : effect_text(l, i), i->callee, false);
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
            note_past(s, lock, event(i, CONTRACT_ROLE_UNLOCKED, i->callee), true, e->reading);
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
        drop(l, s, i, argument(s, i, 0), "the lock", NULL, f->semaphore);
        return;
    }
    state_forget(l, s, i, i->arg_count);
    struct lock_value result = i->t == OWN_NONE ? lock_unknown
        : lock_term(l, (struct lock_term){.kind = TERM_MADE, .at = i});
    state_set_temp(s, i->t, result, NULL);
    if (f) {
        library(l, s, i, f, result, at);
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
        threads_start(s, i);
}
