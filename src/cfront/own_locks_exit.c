/* What holds where a function ends: told, where it is wrong, and kept for its callers.
 *
 * With words about locks in the program, a lock that is taken here and held at an exit is wrong unless
 * takes() names it. Without any, a function may well be a wrapper that returns with the lock held:
 *
 *   held at every exit                       a wrapper: callers see that it takes the lock. Wrong if
 *                                            it is what a thread runs, or if no caller lets it go
 *   held at some, never taken at the others  as trylock: it depends on the result, or nobody knows
 *   held at some, taken and let go at others forgotten, unless the result is what tells them apart:
 *                                            0, a pointer, true where it is held, failure elsewhere
 */
#include "cfront/own_locks.h"

#include <string.h>

enum at_exit { EXIT_NEVER, EXIT_RELEASED, EXIT_HELD, EXIT_DROPPED, EXIT_MAYBE };
enum class { CLASS_VOID, CLASS_ZERO, CLASS_NEGATIVE, CLASS_NONZERO, CLASS_UNKNOWN };

static enum class class_of(const struct locks *l, const struct lock_exit *e)
{
    if (l->g->f->type->base->kind == TYPE_VOID)
        return CLASS_VOID;
    struct lock_value v = e->s->result;
    if (v.term == TERM_ZERO)
        return v.offset == 0 ? CLASS_ZERO : v.offset < 0 ? CLASS_NEGATIVE : CLASS_NONZERO;
    int truth = state_truth(l, e->s, v);
    if (truth == 0)
        return CLASS_ZERO;
    struct lock_value zero = lock_number(0);
    if (truth == 1)
        return state_compare(l, e->s, '<', v, zero) == 1 ? CLASS_NEGATIVE : CLASS_NONZERO;
    return CLASS_UNKNOWN;
}

static enum at_exit status_at(const struct lock_exit *e, struct lock_value lock, const struct lock_held **ret)
{
    const struct lock_held *h = state_held(e->s, lock);
    *ret = h;
    if (e->s->lost || (h && h->status == LOCK_MAYBE))
        return EXIT_MAYBE;
    if (h && h->status == LOCK_DROPPED)
        return EXIT_DROPPED;
    if (h)
        return h->at_entry ? EXIT_NEVER : EXIT_HELD; /* the caller's is as it was */
    for (int n = 0; n < e->s->past_count; n++)
        if (lock_same(e->s->past[n].lock, lock))
            return EXIT_RELEASED;
    for (int n = 0; n < e->s->held_count; n++)
        if (e->s->held[n].lock.term == TERM_UNKNOWN)
            return EXIT_MAYBE;
    return EXIT_NEVER;
}

/* ---- telling ---------------------------------------------------------------------------------- */

static bool is_falls_off(const struct locks *l, struct span at)
{
    return at.from == l->g->f->end.from;
}

static void tell_held(struct locks *l, const struct lock_exit *e, const struct lock_held *h,
                      const struct contract *words)
{
    struct own_finding f = lock_finding(l, NULL, CONTRACT_CODE_LOCK_HELD_AT_EXIT, h->text);
    f.at = e->at;
    f.at_return = !is_falls_off(l, e->at);
    f.contract = words;
    struct own_event last = {.role = CONTRACT_ROLE_ENDED, .at = e->at, .param = OWN_NONE};
    lock_tell(l, &f, &h->why, NULL, h->trail, e->s->trail, last);
}

/* takes() says that it is held, and it is not; needs() that it still is. */
static void tell_missing(struct locks *l, const struct lock_exit *e, struct lock_value lock, const char *text,
                         enum contract_code code, struct span words)
{
    struct own_finding f = lock_finding(l, NULL, code, text);
    const struct own_event *gone = NULL;
    struct own_event rule = {.role = CONTRACT_ROLE_WRITTEN, .at = words, .param = OWN_NONE};
    struct own_event last = {.role = CONTRACT_ROLE_ENDED, .at = e->at, .param = OWN_NONE};
    f.at = e->at;
    f.at_return = !is_falls_off(l, e->at);
    f.contract = l->own;
    f.other = code == CONTRACT_CODE_LOCK_HELD_AT_EXIT ? "takes" : "needs";
    for (int n = 0; n < e->s->held_count; n++)
        if (lock_same(e->s->held[n].lock, lock))
            gone = &e->s->held[n].why;
    for (int n = 0; n < e->s->past_count && !gone; n++)
        if (lock_same(e->s->past[n].lock, lock))
            gone = &e->s->past[n].why;
    lock_tell(l, &f, &rule, gone, NULL, e->s->trail, last);
}

/* ---- one lock over all exits -------------------------------------------------------------------- */

struct over {
    bool held[CLASS_UNKNOWN + 1], free[CLASS_UNKNOWN + 1], released[CLASS_UNKNOWN + 1];
    int helds, frees, releases, dropped, maybe;
};

static struct over count(struct locks *l, struct lock_value lock)
{
    struct over o = {0};
    const struct lock_held *h;
    for (size_t i = 0; i < l->exits.len; i++) {
        enum class c = class_of(l, &l->exits.at[i]);
        switch (status_at(&l->exits.at[i], lock, &h)) {
        case EXIT_HELD:
            o.held[c] = true;
            o.helds++;
            break;
        case EXIT_RELEASED:
            o.released[c] = o.free[c] = true;
            o.releases++;
            o.frees++;
            break;
        case EXIT_NEVER:
            o.free[c] = true;
            o.frees++;
            break;
        case EXIT_DROPPED: o.dropped++; break;
        case EXIT_MAYBE: o.maybe++; break;
        }
    }
    return o;
}

static bool only(const bool *set, enum class a, enum class b)
{
    for (int c = 0; c <= CLASS_UNKNOWN; c++)
        if (set[c] && c != (int)a && c != (int)b)
            return false;
    return true;
}

/* When it is held, as the result tells; OWN_IF_UNKNOWN: it does not. */
static enum own_success rule_of(const struct over *o)
{
    if (!o->frees && !o->maybe && !o->dropped)
        return OWN_ALWAYS;
    if (only(o->held, CLASS_ZERO, CLASS_ZERO) && only(o->free, CLASS_NONZERO, CLASS_NEGATIVE))
        return OWN_IF_ZERO;
    if (only(o->held, CLASS_NONZERO, CLASS_NEGATIVE) && only(o->free, CLASS_ZERO, CLASS_ZERO))
        return OWN_IF_NONZERO;
    if (only(o->held, CLASS_ZERO, CLASS_NONZERO) && only(o->free, CLASS_NEGATIVE, CLASS_NEGATIVE))
        return OWN_IF_NOT_NEGATIVE;
    return OWN_IF_UNKNOWN;
}

/* Without any words in the program: is it held where it must not be? */
static bool is_forgotten(const struct locks *l, const struct over *o)
{
    const struct lock_summary *m = lock_summary_of(l->w, l->g->f, false);
    if (l->is_main)
        return false; /* the process ends */
    if (!o->frees) /* nobody is left to let it go, or nobody does */
        return m && (m->thread || (m->called && !m->released));
    if (!o->releases)
        return false;
    const struct type *t = l->g->f->type->base;
    enum own_success rule = rule_of(o);
    if (t->kind == TYPE_POINTER || t->kind == TYPE_BOOL)
        return rule != OWN_IF_NONZERO;
    return rule != OWN_IF_ZERO && rule != OWN_IF_NOT_NEGATIVE;
}

static const struct lock_path *names(struct locks *l, const struct lock_path *p, struct lock_value lock)
{
    for (; p; p = p->next) {
        struct lock_state empty = {0};
        if (lock_same(lock_of_path(l, &empty, p, l->g->f, l->g->f->type, NULL), lock))
            return p;
    }
    return NULL;
}

static void check_takes(struct locks *l, const struct lock_path *p, struct lock_value lock, const struct over *o)
{
    const struct lock_held *h;
    enum own_success rule = rule_of(o);
    const struct type *t = l->g->f->type->base;
    if (lock.term <= TERM_ZERO || o->maybe || (o->helds && rule != OWN_IF_UNKNOWN))
        return;
    bool pointer = t->kind == TYPE_POINTER || t->kind == TYPE_BOOL;
    for (size_t i = 0; i < l->exits.len; i++) {
        const struct lock_exit *e = &l->exits.at[i];
        enum at_exit status = status_at(e, lock, &h);
        enum class c = class_of(l, e);
        bool failed = t->kind != TYPE_VOID && (pointer ? c == CLASS_ZERO : c != CLASS_ZERO);
        if (status != EXIT_HELD && status != EXIT_MAYBE && !failed && c != CLASS_UNKNOWN)
            tell_missing(l, e, lock, lock_path_text(l, p, l->g->f, l->g->f->type, NULL),
                         CONTRACT_CODE_LOCK_HELD_AT_EXIT, p->at);
    }
}

/* Is it wrong to hold it? check_takes() sees to those that takes() names. */
static bool check_lock(struct locks *l, struct lock_value lock)
{
    struct over o = count(l, lock);
    const struct lock_held *h;
    if (l->own && names(l, l->own->takes, lock))
        return false;
    bool wrong = o.helds && ((l->strict && !l->is_main) || l->own || is_forgotten(l, &o));
    if (l->is_main && l->strict) /* who gives up ends everything */
        wrong = o.held[CLASS_ZERO];
    for (size_t i = 0; wrong && i < l->exits.len; i++)
        if (status_at(&l->exits.at[i], lock, &h) == EXIT_HELD
            && (!l->is_main || class_of(l, &l->exits.at[i]) == CLASS_ZERO))
            tell_held(l, &l->exits.at[i], h, NULL);
    return wrong;
}

/* What needs() and drops() promise of the end. */
static void check_promises(struct locks *l)
{
    for (const struct lock_path *p = l->own->needs; p; p = p->next)
        for (size_t i = 0; i < l->exits.len; i++) {
            struct lock_state empty = {0};
            struct lock_value lock = lock_of_path(l, &empty, p, l->g->f, l->g->f->type, NULL);
            const struct lock_held *h = state_held(l->exits.at[i].s, lock);
            if (h && h->status == LOCK_DROPPED && !l->exits.at[i].s->lost && !names(l, l->own->drops, lock))
                tell_missing(l, &l->exits.at[i], lock, h->text, CONTRACT_CODE_LOCK_MISUSE, p->at);
        }
    for (const struct lock_path *p = l->own->drops; p; p = p->next)
        for (size_t i = 0; i < l->exits.len; i++) {
            struct lock_state empty = {0};
            struct lock_value lock = lock_of_path(l, &empty, p, l->g->f, l->g->f->type, NULL);
            const struct lock_held *h = state_held(l->exits.at[i].s, lock);
            if (h && h->status == LOCK_HELD && !l->exits.at[i].s->lost && !names(l, l->own->takes, lock))
                tell_held(l, &l->exits.at[i], h, l->own);
        }
    for (const struct lock_path *p = l->own->takes; p; p = p->next) {
        struct lock_state empty = {0};
        struct lock_value lock = lock_of_path(l, &empty, p, l->g->f, l->g->f->type, NULL);
        struct over o = count(l, lock);
        check_takes(l, p, lock, &o);
    }
}

/* ---- for callers ------------------------------------------------------------------------------------ */

static void add_effect(struct locks *l, struct lock_summary *m, struct lock_value lock, bool reading, bool wrong)
{
    struct over o = count(l, lock);
    struct lock_effect e = {.lock = lock, .reading = reading, .status = LOCK_MAYBE};
    enum own_success rule = rule_of(&o);
    if (o.helds && rule != OWN_IF_UNKNOWN && !wrong) { /* what was told once is not told again of callers */
        e.status = LOCK_HELD;
        e.success = (uint8_t)rule;
    } else if (o.dropped && !o.helds && !o.frees && !o.maybe) {
        e.status = LOCK_DROPPED;
    } else if (!o.helds && !o.dropped && !o.maybe) {
        return;
    }
    m->effects[m->effect_count++] = e;
}

/* On every way through, the lock was waited for. */
static bool is_always_inside(const struct locks *l, struct lock_value lock)
{
    for (size_t i = 0; i < l->exits.len; i++) {
        const struct lock_state *s = l->exits.at[i].s;
        const struct lock_held *h = state_held(l->exits.at[i].s, lock);
        bool inside = !s->lost && h && h->status == LOCK_HELD && h->blocking && !h->at_entry;
        for (int n = 0; n < s->past_count && !inside && !s->lost; n++)
            inside = s->past[n].always && s->past[n].blocking && lock_same(s->past[n].lock, lock);
        if (!inside)
            return false;
    }
    return true;
}

static void add_inside(struct lock_summary *m, const struct locks *l, struct lock_value lock, bool reading)
{
    for (int n = 0; n < m->inside_count; n++)
        if (lock_same(m->inside[n].lock, lock))
            return;
    for (int n = 0; n < m->effect_count; n++)
        if (lock_same(m->effects[n].lock, lock))
            return; /* that is told where the effect is followed */
    if (lock.term > TERM_ZERO && is_always_inside(l, lock))
        m->inside[m->inside_count++] = (struct lock_effect){.lock = lock, .reading = reading};
}

static void find_inside(struct locks *l, struct lock_summary *m)
{
    const struct lock_state *s = l->exits.len ? l->exits.at[0].s : NULL;
    m->inside_count = 0;
    if (!s || l->is_main)
        return;
    m->inside = arena_array(l->c->arena, STATE_PAST, sizeof *m->inside);
    for (int n = 0; n < s->past_count; n++) /* what every exit has, the first one has */
        if (!l->own || !names(l, l->own->takes, s->past[n].lock))
            add_inside(m, l, s->past[n].lock, s->past[n].reading);
}

void lock_exits(struct locks *l)
{
    VEC(struct lock_value) seen = {0};
    VEC(bool) reading = {0};
    bool wrong[32] = {false};
    for (size_t i = 0; i < l->exits.len; i++)
        for (int n = 0; n < l->exits.at[i].s->held_count; n++) {
            const struct lock_held *h = &l->exits.at[i].s->held[n];
            bool known = h->lock.term == TERM_UNKNOWN || (h->at_entry && h->status == LOCK_HELD);
            for (size_t k = 0; k < seen.len; k++)
                known |= lock_same(seen.at[k], h->lock);
            if (!known && seen.len < COUNT(wrong)) {
                vec_push(&seen, h->lock);
                vec_push(&reading, h->reading);
            }
        }
    for (size_t k = 0; k < seen.len; k++)
        wrong[k] = check_lock(l, seen.at[k]);
    if (l->own)
        check_promises(l);
    struct lock_summary *m = lock_summary_of(l->w, l->g->f, true);
    m->effects = arena_array(l->c->arena, seen.len, sizeof *m->effects);
    m->effect_count = 0;
    m->known = true;
    for (size_t k = 0; k < seen.len; k++)
        add_effect(l, m, seen.at[k], reading.at[k], wrong[k]);
    for (size_t i = 0; i < l->marks.len; i++) {
        m->creates |= l->marks.at[i].create;
        m->joins |= !l->marks.at[i].create;
    }
    find_inside(l, m);
    if (m->effect_count || m->inside_count) {
        m->terms = arena_array(l->c->arena, l->terms.len, sizeof *m->terms);
        memcpy(m->terms, l->terms.at, l->terms.len * sizeof *m->terms);
    }
    vec_release(&seen);
    vec_release(&reading);
}
