/* Locking and unlocking, and the functions of the library that do so, for the check of locks. */
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

/* ---- locking and unlocking ------------------------------------------------------------------- */

struct own_event lock_event(const struct own_insn *i, enum contract_role role, const struct func *callee)
{
    return (struct own_event){.role = (uint8_t)role, .at = i->at, .callee = callee, .expr = i->expr,
                              .param = OWN_NONE};
}

void lock_take(struct locks *l, struct lock_state *s, const struct own_insn *i, struct lock_value lock,
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
        h->why = lock_event(i, CONTRACT_ROLE_LOCKED, callee);
        h->trail = s->trail;
    } else {
        state_hold(s, (struct lock_held){.lock = lock, .reading = reading, .depth = 1, .text = text,
                                         .why = lock_event(i, CONTRACT_ROLE_LOCKED, callee), .trail = s->trail});
    }
}

void lock_note_past(struct lock_state *s, struct lock_value lock, struct own_event why, bool blocking, bool reading)
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
bool lock_doubt(struct locks *l, struct lock_state *s, struct lock_value lock)
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

void lock_drop(struct locks *l, struct lock_state *s, const struct own_insn *i, struct lock_value lock,
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
        lock_note_past(s, lock, lock_event(i, CONTRACT_ROLE_UNLOCKED, callee), blocking, reading);
        if (caller) /* the caller's: it is known that it is gone */
            state_hold(s, (struct lock_held){.lock = lock, .status = LOCK_DROPPED, .at_entry = true, .text = text,
                                             .why = lock_event(i, CONTRACT_ROLE_UNLOCKED, callee), .trail = s->trail});
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
    if (lock_doubt(l, s, lock) || lock_is_vague(l, lock))
        return;
    for (int n = 0; n < s->past_count; n++)
        if (s->past[n].always && lock_same(s->past[n].lock, lock)) {
            if (silent)
                return;
            lock_tell_misuse(l, s, i, text, callee, &s->past[n].why, CONTRACT_ROLE_UNLOCKED);
            return;
        }
    const struct lock_summary *self = lock_summary_of(l->w, l->g->f, false);
    const struct func *f = l->g->f;
    bool uncalled = f->storage == STORAGE_STATIC && !f->is_used; /* as a guard's cleanup that no guard has any more */
    if (l->is_main || (l->strict && !(self && self->cleanup) && !uncalled)) {
        if (silent)
            return;
        lock_tell_misuse(l, s, i, text, callee, NULL, CONTRACT_ROLE_UNLOCKED);
        return;
    }
    state_hold(s, (struct lock_held){.lock = lock, .status = LOCK_DROPPED, .at_entry = true, .text = text,
                                     .why = lock_event(i, CONTRACT_ROLE_UNLOCKED, callee), .trail = s->trail});
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

struct lock_value lock_argument(struct lock_state *s, const struct own_insn *i, int n)
{
    const struct lock_temp *t = n < i->arg_count ? state_temp(s, i->args[n]) : NULL;
    return t ? t->v : lock_unknown;
}

static const char *argument_text(struct locks *l, const struct own_insn *i, int n)
{
    return i->call && n < (int)i->call->arg_count ? lock_text(l, i->call->args[n]) : "the lock";
}

void lock_wait_on_result(struct lock_state *s, struct lock_value result, struct lock_value lock,
                           enum own_success success)
{
    if (result.term > TERM_ZERO && lock.term > TERM_ZERO && s->pending_count < STATE_PENDING
        && success != OWN_ALWAYS && success != OWN_IF_UNKNOWN)
        s->pending[s->pending_count++] = (struct lock_pending){result, lock, (uint8_t)success, false};
}

void lock_threads_start(struct lock_state *s, const struct own_insn *i)
{
    for (int n = 0; n < i->arg_count; n++)
        lock_share(s, lock_argument(s, i, n).term, true);
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
        lock_take(l, s, i, lock, reading, text, NULL);
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
    lock_take(l, s, i, lock, reading, text, NULL);
    state_learn_equal(s, result, true, 0);
}

/* Does some contract name this lock? A semaphore that none names is one that threads wake each other with. */
static bool is_written(const struct locks *l, const char *text)
{
    const struct tree *t = l->c->tree;
    for (size_t i = 0; text && i < t->lock_name_count; i++) {
        struct str name = t->lock_names[i]->text;
        size_t len = strlen(text);
        char before = len > name.len ? text[len - name.len - 1] : '.';
        if (len >= name.len && memcmp(text + len - name.len, name.at, name.len) == 0 && strchr(".>&*( ", before))
            return true;
    }
    return false;
}

void lock_library(struct locks *l, struct lock_state *s, const struct own_insn *i,
                    const struct lock_function *f, struct lock_value result, int at)
{
    struct lock_value lock = lock_argument(s, i, f->does == DOES_WAIT ? 1 : 0);
    const char *text = argument_text(l, i, f->does == DOES_WAIT ? 1 : 0);
    if (f->semaphore && f->does != DOES_MAKE && f->does != DOES_END && !(l->all->semaphores && is_written(l, text)))
        return;
    switch ((enum lock_does)f->does) {
    case DOES_TAKE: {
        bool had = state_held(s, lock) != NULL;
        lock_take(l, s, i, lock, f->reading, text, NULL);
        struct lock_held *h = had ? NULL : state_held(s, lock);
        if (h)
            h->blocking = true;
        if (!had)
            lock_wait_on_result(s, result, lock, OWN_IF_ZERO);
        return;
    }
    case DOES_TRY:
        try(l, s, i, lock, f->reading, text, result, at);
        return;
    case DOES_DROP:
        lock_drop(l, s, i, lock, text, NULL, f->semaphore);
        return;
    case DOES_MAKE: case DOES_END:
        if (lock.term != TERM_UNKNOWN && l->made.len < 64)
            vec_push(&l->made, lock);
        return;
    case DOES_WAIT:
        lock_wanted(l, s, i, lock, text, CONTRACT_CODE_LOCK_MISUSE, i->callee, NULL);
        return;
    case DOES_CREATE:
        lock_threads_start(s, i);
        return;
    case DOES_JOIN:
        return;
    }
}
