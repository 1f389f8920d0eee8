/* The words guards(), needs(), takes() and drops(): which lock they name at a place, and what is told
 * where that lock is not held.
 *
 * Nothing is told of what nobody else can know: an object that is made here and was not handed to a
 * thread, whatever is guarded by a lock that this function initialises or destroys, and main() before
 * it starts a thread or after it waited for them. That goes by the order of the text: loops that join
 * threads may, for all that is known, be passed without a round. */
#include "cfront/own_locks.h"

#include <string.h>

/* ---- texts ---------------------------------------------------------------------------------- */

static const char *text_of(struct locks *l, const struct expr *e)
{
    struct str s = span_text(l->c, e->at);
    return s.len && s.len < 80 ? arena_cstr(l->c->arena, s) : NULL;
}

static const struct expr *written(const struct expr *e)
{
    while (e && (e->kind == EXPR_CONVERT || e->kind == EXPR_LOAD || e->kind == EXPR_DECAY) && e->a)
        e = e->a;
    return e;
}

const char *lock_text(struct locks *l, const struct expr *e)
{
    e = written(e);
    bool address = e && e->kind == EXPR_ADDRESS;
    const char *text = e ? text_of(l, address ? e->a : e) : NULL;
    return !text ? "the lock" : address || (e->type && e->type->kind != TYPE_POINTER) ? text
        : arena_printf(l->c->arena, "*%s", text);
}

/* "b->lock": a member of what `of` is; behind a pointer or beside the rest of a record. */
static const char *member_text(struct locks *l, const struct expr *of, const char *member)
{
    bool arrow = false;
    of = written(of);
    if (of && of->kind == EXPR_ADDRESS) {
        of = of->a;
    } else if (of && of->kind == EXPR_DEREF && span_text(l->c, of->at).len
               && span_text(l->c, of->at).at[0] != '*' && span_text(l->c, of->at).at[0] != '(') {
        of = written(of->a);
        arrow = true;
    } else if (of && of->type && of->type->kind == TYPE_POINTER) {
        arrow = true;
    }
    const char *text = of ? text_of(l, of) : NULL;
    return text ? arena_printf(l->c->arena, "%s%s%s", text, arrow ? "->" : ".", member) : member;
}

static const char *names_text(struct locks *l, const struct lock_path *p, size_t from)
{
    const char *text = "";
    for (size_t i = from; i < COUNT(p->names) && p->names[i]; i++)
        text = arena_printf(l->c->arena, "%s%s" STR_FMT, text, *text ? "." : "", STR_ARG(p->names[i]->text));
    return text;
}

const char *lock_path_text(struct locks *l, const struct lock_path *p, const struct func *f,
                           const struct type *type, const struct own_insn *call)
{
    (void)f, (void)type;
    if (call && call->call && p->param >= 0 && p->param < (int)call->call->arg_count) {
        const struct expr *arg = call->call->args[p->param];
        return p->names[1] ? member_text(l, arg, names_text(l, p, 1)) : lock_text(l, arg);
    }
    struct str s = span_text(l->c, p->at);
    return s.len && s.len < 80 ? arena_cstr(l->c->arena, s.at[0] == '&' ? str_slice(s, 1, s.len) : s)
                               : names_text(l, p, 0);
}

/* ---- which lock ------------------------------------------------------------------------------- */

struct object *lock_global(struct locks *l, const struct name *n)
{
    struct tree *t = l->c->tree;
    struct object *found = NULL;
    for (size_t i = 0; i < l->g->f->locals.len; i++)
        if (l->g->f->locals.at[i]->name == n)
            return l->g->f->locals.at[i];
    for (size_t i = 0; i < t->objects.len; i++) {
        struct object *o = t->objects.at[i];
        if (o->name == n && (!o->function || o->function == l->g->f)
            && (o->storage == STORAGE_EXTERN || o->unit == l->g->f->unit || !found))
            found = o;
    }
    return found;
}

/* From a place (is_place) or a pointer of type t along the names of a path from number n on, to the
 * address of the lock. */
static struct lock_value follow(struct locks *l, const struct lock_state *s, struct lock_value v,
                                const struct type *t, bool is_place, const struct lock_path *p, size_t n)
{
    for (; n < COUNT(p->names) && p->names[n]; n++) {
        uint64_t offset;
        if (is_place && t->kind == TYPE_POINTER) {
            v = state_read(l, s, v);
            is_place = false;
        }
        if (!is_place)
            t = t->kind == TYPE_POINTER ? t->base : t;
        const struct field *f = type_is_record(t) ? type_field(t, p->names[n], &offset) : NULL;
        if (!f || v.term == TERM_UNKNOWN)
            return lock_unknown;
        v.offset += (int64_t)offset;
        t = f->type;
        is_place = true;
    }
    if (is_place && t->kind == TYPE_POINTER) {
        v = state_read(l, s, v);
        is_place = false;
    }
    while (!is_place && t->kind == TYPE_POINTER && t->base->kind == TYPE_POINTER) {
        v = state_read(l, s, v);
        t = t->base;
    }
    return v;
}

struct lock_value lock_of_path(struct locks *l, const struct lock_state *s, const struct lock_path *p,
                               const struct func *f, const struct type *type, const struct own_insn *call)
{
    int n = p->param;
    if (n < 0) {
        const struct object *o = lock_global(l, p->names[0]);
        return o ? follow(l, s, lock_address(l, o), o->type, true, p, 1) : lock_unknown;
    }
    if (!call) {
        if (n >= (int)f->param_count)
            return lock_unknown;
        return follow(l, s, lock_address(l, f->params[n]), f->params[n]->type, true, p, 1);
    }
    const struct param *q = type->params;
    for (int k = 0; q && k < n; k++)
        q = q->next;
    const struct lock_temp *t = n < call->arg_count ? state_temp((struct lock_state *)s, call->args[n]) : NULL;
    return q && t ? follow(l, s, t->v, q->type, type_is_record(q->type), p, 1) : lock_unknown;
}

/* ---- guarded places ----------------------------------------------------------------------------- */

bool lock_type_guarded(const struct type *t)
{
    for (const struct field *f = type_is_record(t) && t->tag ? t->tag->fields : NULL; f; f = f->next)
        if (f->contract && f->contract->guards)
            return true;
    return false;
}

/* The next thing that e lies in; NULL: e begins the place. */
static const struct expr *outer(const struct expr *e)
{
    if (e->kind == EXPR_MEMBER)
        return e->a;
    bool element = e->kind == EXPR_INDEX || e->kind == EXPR_DEREF;
    return element && e->a->kind == EXPR_DECAY && e->a->a->type->kind == TYPE_ARRAY && e->a->a->is_lvalue
        ? e->a->a : NULL;
}

static const struct contract *guard_of(const struct expr *e)
{
    const struct contract *k = e->kind == EXPR_MEMBER && e->field ? e->field->contract
        : e->kind == EXPR_OBJECT ? e->object->contract : NULL;
    return k && k->guards ? k : NULL;
}

bool lock_place_guarded(const struct own_place *p)
{
    for (const struct expr *e = p->expr; e; e = outer(e))
        if (guard_of(e))
            return true;
    return false;
}

/* ---- what may be touched without it ---------------------------------------------------------------- */

static bool others_run(const struct locks *l, loc at)
{
    bool run = !l->is_main;
    for (size_t i = 0; i < l->marks.len && l->marks.at[i].at < at; i++)
        run = l->marks.at[i].create;
    return run;
}

static bool was_started(const struct locks *l, loc at)
{
    for (size_t i = 0; i < l->marks.len && l->marks.at[i].at < at; i++)
        if (l->marks.at[i].create)
            return true;
    return false;
}

/* Made in this function: a variable of it, or what a call gave. */
static bool is_fresh(struct locks *l, int term)
{
    const struct lock_term *t = &l->terms.at[term];
    if (t->kind == TERM_ADDRESS) {
        const struct object *o = t->at;
        return o->storage == STORAGE_AUTO;
    }
    const struct own_insn *i = t->kind == TERM_MADE ? t->at : NULL;
    if (!i || i->op != OWN_CALL || !i->callee)
        return false;
    return own_contract_of(l->w, i->callee, i->callee->type)->result.words & CONTRACT_GIVES;
}

enum known { KNOWN_MISSING, KNOWN_FINE, KNOWN_NOT };

static enum known excuse(struct locks *l, struct lock_state *s, struct lock_value lock, loc at)
{
    if (s->lost || lock.term <= TERM_ZERO || !others_run(l, at))
        return KNOWN_FINE;
    int root = lock.term;
    while (l->terms.at[root].kind == TERM_INDEX)
        root = l->terms.at[root].x.term;
    if (is_fresh(l, root)) {
        bool surely = false;
        for (int n = 0; n < s->shared_count; n++)
            surely |= s->shared[n].term == root && s->shared[n].surely;
        if (!surely)
            return KNOWN_FINE;
    }
    for (size_t i = 0; i < l->made.len && !was_started(l, at); i++)
        if (lock_alike(l, l->made.at[i], lock))
            return KNOWN_FINE;
    for (int n = 0; n < s->held_count; n++) {
        const struct lock_held *h = &s->held[n];
        if (h->status == LOCK_DROPPED)
            continue;
        if (h->lock.term == TERM_UNKNOWN
            || (h->lock.offset == lock.offset && !lock_same(h->lock, lock)
                && (lock_is_vague(l, lock) || lock_is_vague(l, h->lock))))
            return KNOWN_NOT;
    }
    return KNOWN_MISSING;
}

/* ---- telling ------------------------------------------------------------------------------------------ */

struct own_finding lock_finding(struct locks *l, const struct own_insn *i, enum contract_code code,
                                const char *what)
{
    return (struct own_finding){.code = (uint8_t)code, .f = l->g->f, .at = i ? i->at : l->g->f->end,
                                .what = what, .param = OWN_NONE, .resource = "lock"};
}

enum { BRANCHES = 8 };

void lock_tell(struct locks *l, struct own_finding *f, const struct own_event *first,
               const struct own_event *second, const struct lock_trail *since, const struct lock_trail *till,
               struct own_event last)
{
    const struct own_event *branches[BRANCHES];
    int count = 0;
    for (const struct lock_trail *t = till; t && t != since && count < BRANCHES; t = t->before)
        branches[count++] = &t->event;
    f->events = arena_array(l->c->arena, (size_t)count + 3, sizeof *f->events);
    f->event_count = 0;
    if (first)
        f->events[f->event_count++] = *first;
    if (second)
        f->events[f->event_count++] = *second;
    while (count-- > 0)
        f->events[f->event_count++] = *branches[count];
    f->events[f->event_count++] = last;
    if (l->tell && !l->quiet)
        own_tell(l->w, f);
}

static struct own_event here(const struct own_insn *i, enum contract_role role, const struct func *callee)
{
    return (struct own_event){.role = (uint8_t)role, .at = i->at, .callee = callee, .expr = i->expr,
                              .param = OWN_NONE};
}

/* Where the lock was let go, if that was on every way here. */
static const struct own_event *let_go(const struct lock_state *s, struct lock_value lock)
{
    for (int n = 0; n < s->held_count; n++)
        if (s->held[n].status == LOCK_DROPPED && lock_same(s->held[n].lock, lock))
            return &s->held[n].why;
    for (int n = 0; n < s->past_count; n++)
        if (lock_same(s->past[n].lock, lock))
            return &s->past[n].why;
    return NULL;
}

void lock_tell_misuse(struct locks *l, struct lock_state *s, const struct own_insn *i, const char *lock,
                      const struct func *callee, const struct own_event *first, enum contract_role role)
{
    struct own_finding f = lock_finding(l, i, CONTRACT_CODE_LOCK_MISUSE, lock);
    if (s->lost)
        return;
    f.callee = callee;
    lock_tell(l, &f, first, NULL, s->trail, s->trail,
              here(i, role, callee));
}

/* data: NULL: it is about the call itself. */
static void missing(struct locks *l, struct lock_state *s, const struct own_insn *i, struct lock_value lock,
                    const char *text, const char *data, enum contract_code code, const struct func *callee,
                    const struct contract *words, const struct lock_held *reading, struct span at)
{
    enum known k = reading ? KNOWN_MISSING : excuse(l, s, lock, i->at.from);
    if (k == KNOWN_FINE)
        return;
    struct own_finding f = lock_finding(l, i, k == KNOWN_NOT ? CONTRACT_CODE_CANNOT_TELL : code,
                                        data ? data : text);
    f.at = at;
    f.other = data ? text : NULL;
    f.callee = callee;
    f.contract = words;
    struct own_event rule = {.role = CONTRACT_ROLE_WRITTEN, .param = OWN_NONE};
    if (words)
        rule.at = words->at;
    const struct own_event *gone = reading ? &reading->why : let_go(s, lock);
    lock_tell(l, &f, words && words->at.from ? &rule : NULL, gone, NULL, s->trail,
              (struct own_event){.role = CONTRACT_ROLE_USED, .at = at, .callee = callee, .expr = i->expr,
                                 .param = OWN_NONE});
    if (k == KNOWN_MISSING && !reading && s->missed_count < STATE_PAST)
        s->missed[s->missed_count++] = lock; /* that it is unlocked later is the same mistake */
}

void lock_wanted(struct locks *l, struct lock_state *s, const struct own_insn *i, struct lock_value lock,
                 const char *text, enum contract_code code, const struct func *callee,
                 const struct contract *words)
{
    const struct lock_held *h = state_held(s, lock);
    if ((h && h->status != LOCK_DROPPED) || lock.term <= TERM_ZERO)
        return;
    if (code == CONTRACT_CODE_LOCK_MISUSE) {
        const struct own_event *gone = let_go(s, lock);
        if (!gone && !l->is_main && !l->strict)
            return; /* the caller's, for all that is known */
        enum known k = excuse(l, s, lock, i->at.from);
        if (k == KNOWN_MISSING || (k == KNOWN_FINE && !s->lost && gone && !lock_is_vague(l, lock)))
            lock_tell_misuse(l, s, i, text, callee, gone, CONTRACT_ROLE_USED);
        return;
    }
    missing(l, s, i, lock, text, NULL, code, callee, words, NULL, i->at);
}

/* The lock that one path of guards() names, of the part e of place p. */
static struct lock_value guard_at(struct locks *l, const struct lock_state *s, const struct own_place *p,
                                  const struct expr *e, const struct lock_path *path, const char **ret_text)
{
    const struct expr *in = e->kind == EXPR_MEMBER ? e->a : NULL;
    uint64_t offset;
    if (in && type_is_record(in->type) && type_field(in->type, path->names[0], &offset)) {
        struct own_place container = *p;
        container.expr = in;
        struct lock_value at = place_at(l, s, &container);
        *ret_text = member_text(l, in, names_text(l, path, 0));
        return at.term == TERM_UNKNOWN ? at : follow(l, s, at, in->type, true, path, 0);
    }
    const struct object *o = lock_global(l, path->names[0]);
    *ret_text = names_text(l, path, 0);
    return o ? follow(l, s, lock_address(l, o), o->type, true, path, 1) : lock_unknown;
}

void lock_used(struct locks *l, struct lock_state *s, const struct own_insn *i, const struct own_place *p,
               bool write, const struct func *callee)
{
    for (const struct expr *e = p->expr; e; e = outer(e)) {
        const struct contract *k = guard_of(e);
        for (const struct lock_path *path = k ? k->guards : NULL; path; path = path->next) {
            const char *text, *data = text_of(l, e);
            struct lock_value lock = guard_at(l, s, p, e, path, &text);
            const struct lock_held *h = state_held(s, lock);
            bool held = h && h->status != LOCK_DROPPED;
            bool only_read = held && h->status == LOCK_HELD && h->reading && write;
            if ((!held || only_read) && lock.term > TERM_ZERO)
                missing(l, s, i, lock, text, data ? data : "it", CONTRACT_CODE_GUARDED_WITHOUT_LOCK, callee, k,
                        only_read ? h : NULL, callee ? i->at : p->expr->at);
        }
    }
}

/* A record with guarded members is read as a whole: with the locks that lie in it beside them. */
void lock_record_read(struct locks *l, struct lock_state *s, const struct own_insn *i, const struct own_place *p)
{
    uint64_t offset;
    if (!p->expr || !lock_type_guarded(p->type))
        return;
    struct lock_value at = place_at(l, s, p);
    for (const struct field *f = p->type->tag->fields; f && at.term > TERM_ZERO; f = f->next) {
        const struct lock_path *path = f->contract ? f->contract->guards : NULL;
        if (!path || !f->name || !type_field(p->type, path->names[0], &offset))
            continue;
        struct lock_value lock = follow(l, s, at, p->type, true, path, 0);
        const struct lock_held *h = state_held(s, lock);
        if (lock.term <= TERM_ZERO || (h && h->status != LOCK_DROPPED))
            continue;
        const char *data = member_text(l, p->expr, arena_cstr(l->c->arena, f->name->text));
        missing(l, s, i, lock, member_text(l, p->expr, names_text(l, path, 0)), data,
                CONTRACT_CODE_GUARDED_WITHOUT_LOCK, NULL, f->contract, NULL, p->expr->at);
        return; /* one of them will do */
    }
}
