/* emit_locks.c - guards(), needs(), takes() and drops() of <ownership.h>, checked while the program
 * runs.
 *
 * An access of a guarded member or variable tells the machine, on its way to the address, where the
 * lock lies (kg); functions tell of the locks of their contract when they are entered and before they
 * return (kn), and each function that it returns (kl), if the program has any words about locks. What a
 * lock's path leads through a pointer to, other than a parameter or at its end, is left to the check
 * before the run. So are accesses in functions that initialise or destroy the lock: the object is not
 * shared yet, or no more. */
#include "cfront/emit.h"
#include "cfront/own_locks.h"

#include <string.h>

/* ---- functions that make or end a lock ----------------------------------------------------- */

static const char *const makers[] = {
    "pthread_mutex_init", "pthread_mutex_destroy", "pthread_rwlock_init", "pthread_rwlock_destroy",
    "pthread_spin_init", "pthread_spin_destroy", "mtx_init", "mtx_destroy",
};

static bool is_maker(const struct func *f)
{
    for (size_t i = 0; f && !f->is_defined && i < COUNT(makers); i++)
        if (str_is(f->name->text, makers[i]))
            return true;
    return false;
}

static void find_in_statement(struct emitter *e, const struct stmt *s);

static void find_in(struct emitter *e, const struct expr *x)
{
    if (!x)
        return;
    const struct expr *f = x->kind == EXPR_CALL ? x->a : NULL;
    if (f && f->kind == EXPR_DECAY && f->a->kind == EXPR_FUNC && is_maker(f->a->func) && x->arg_count) {
        const struct expr *lock = x->args[0];
        while ((lock->kind == EXPR_CONVERT || lock->kind == EXPR_ADDRESS) && lock->a)
            lock = lock->a;
        while (lock->kind == EXPR_INDEX && lock->a->kind == EXPR_DECAY)
            lock = lock->a->a;
        if (lock->kind == EXPR_MEMBER)
            vec_push(&e->locks_made, (const void *)lock->field);
        else if (lock->kind == EXPR_OBJECT)
            vec_push(&e->locks_made, (const void *)lock->object);
    }
    find_in(e, x->a);
    find_in(e, x->b);
    find_in(e, x->c);
    for (size_t i = 0; i < x->arg_count; i++)
        find_in(e, x->args[i]);
    find_in_statement(e, x->body);
}

static void find_in_statement(struct emitter *e, const struct stmt *s)
{
    for (; s; s = s->next) {
        find_in(e, s->expr);
        find_in(e, s->step);
        find_in_statement(e, s->init);
        find_in_statement(e, s->list);
        find_in_statement(e, s->then);
        find_in_statement(e, s->otherwise);
        for (size_t i = 0; i < s->object_count; i++)
            for (size_t k = 0; s->objects[i]->init && k < s->objects[i]->init->count; k++)
                find_in(e, s->objects[i]->init->items[k].value);
    }
}

static bool is_made_here(const struct emitter *e, const void *lock)
{
    for (size_t i = 0; i < e->locks_made.len; i++)
        if (e->locks_made.at[i] == lock)
            return true;
    return false;
}

/* ---- paths ------------------------------------------------------------------------------------ */

static const struct object *variable(const struct emitter *e, const struct name *n)
{
    const struct object *found = NULL;
    for (size_t i = 0; i < e->c->tree->objects.len; i++) {
        const struct object *o = e->c->tree->objects.at[i];
        if (o->name == n && !o->is_thread && (!o->function || o->function == e->f)
            && (!found || o->storage == STORAGE_EXTERN || o->unit == e->f->unit))
            found = o;
    }
    return found;
}

/* Members of a path from names[n] on, in a record of type t: their offset, and what lies there. False:
 * not without a pointer in between. */
static bool along(const struct lock_path *p, size_t n, const struct type *t, int64_t *ret_offset,
                  const struct type **ret_type, const struct field **ret_last)
{
    *ret_offset = 0;
    for (; n < COUNT(p->names) && p->names[n]; n++) {
        uint64_t offset;
        const struct field *f = type_is_record(t) ? type_field(t, p->names[n], &offset) : NULL;
        if (!f)
            return false;
        *ret_offset += (int64_t)offset;
        *ret_last = f;
        t = f->type;
    }
    *ret_type = t;
    return true;
}

/* A row for the data, or function, and its lock; the same for the same words. */
static uint32_t row_of(struct emitter *e, const struct name *data, const struct lock_path *p)
{
    const char *lock = "";
    struct func *f = e->f;
    for (size_t i = 0; i < COUNT(p->names) && p->names[i]; i++) {
        const char *arrow = i == 0 ? "" : i == 1 && p->param >= 0 ? "->" : ".";
        lock = arena_printf(e->c->arena, "%s%s" STR_FMT, lock, arrow, STR_ARG(p->names[i]->text));
    }
    e->f = NULL; /* the words stand in no function */
    struct program_contract row = {.name = data ? emit_name(e, data->text) : 0, .function = emit_name(e, str_from(lock)),
                                   .site = emit_site(e, p->at)};
    e->f = f;
    for (size_t i = e->contracts.len, n = 0; i-- > 1 && n < 256; n++)
        if (memcmp(&e->contracts.at[i], &row, sizeof row) == 0)
            return (uint32_t)i;
    vec_push(&e->contracts, row);
    return (uint32_t)e->contracts.len - 1;
}

/* ---- guarded data ------------------------------------------------------------------------------ */

/* The expression that a guarded part is of: x, or what its elements are reached through. */
static bool lies_in(const struct expr *x, const struct expr *guarded)
{
    while (x && x != guarded) {
        bool element = (x->kind == EXPR_INDEX || x->kind == EXPR_DEREF) && x->a->kind == EXPR_DECAY;
        x = x->kind == EXPR_MEMBER ? x->a : element ? x->a->a : NULL;
    }
    return x != NULL;
}

static bool add_lock(struct emitter *e, const struct expr *x, const struct lock_path *p, struct emit_guard *g)
{
    bool member = x->kind == EXPR_MEMBER;
    const struct type *t;
    const struct field *last = NULL;
    int64_t lock;
    uint64_t ignored;
    uint32_t how = 0;
    if (member && type_field(x->a->type, p->names[0], &ignored)) {
        if (!along(p, 0, x->a->type, &lock, &t, &last) || is_made_here(e, last))
            return false;
        lock -= (int64_t)x->offset;
    } else {
        const struct object *o = variable(e, p->names[0]);
        if (!o || !along(p, 1, o->type, &lock, &t, &last) || is_made_here(e, last ? (const void *)last : o))
            return false;
        lock += (int64_t)o->address;
        how = 8;
    }
    g->locks[g->count].lock = lock;
    g->locks[g->count].how = how | (t->kind == TYPE_POINTER ? 4u : 0u);
    g->locks[g->count++].contract = row_of(e, member ? x->field->name : x->object->name, p);
    return true;
}

bool emit_guard(struct emitter *e, const struct expr *x, struct emit_guard *ret)
{
    const struct contract *k = x->kind == EXPR_MEMBER ? x->field->contract
                               : x->kind == EXPR_OBJECT ? x->object->contract : NULL;
    ret->count = 0;
    if (!e->lock_words || !e->threads || !k || !e->f)
        return false;
    for (const struct lock_path *p = k->guards; p && ret->count < COUNT(ret->locks); p = p->next)
        add_lock(e, x, p, ret);
    return ret->count > 0;
}

void out_guard_open(struct emitter *e, const struct emit_guard *g)
{
    for (size_t i = 0; i < g->count; i++)
        out(e, "kg((P)");
}

void out_guard_close(struct emitter *e, const struct emit_guard *g, const struct expr *x, enum how how)
{
    bool write = how == HOW_WRITE || (e->written && lies_in(e->written, x));
    for (size_t i = 0; i < g->count; i++)
        out(e, ",%d,%u,%u,%u)", g->locks[i].lock, g->locks[i].contract, g->locks[i].how | (write ? 2u : 1u),
            emit_site(e, x->at));
}

/* An array or the address of a guarded part, handed to a library function. */
bool emit_guarded_argument(struct emitter *e, const struct expr *x, const struct param *p,
                           struct emit_guard *ret, const struct expr **ret_part, enum how *ret_how)
{
    while (x->kind == EXPR_CONVERT && x->type->kind == TYPE_POINTER)
        x = x->a;
    if ((x->kind != EXPR_DECAY && x->kind != EXPR_ADDRESS) || !emit_guard(e, x->a, ret))
        return false;
    bool reads = !p || (p->type->kind == TYPE_POINTER && p->type->base->quals & QUAL_CONST); /* of printf */
    *ret_part = x->a;
    *ret_how = reads ? HOW_READ : HOW_WRITE;
    return true;
}

/* ---- functions ------------------------------------------------------------------------------------ */

static void out_lock(struct emitter *e, const struct func *f, const struct lock_path *p, const char *how,
                     uint32_t site)
{
    const struct type *t;
    const struct field *last;
    const struct object *o = p->param < 0 ? variable(e, p->names[0]) : NULL;
    int64_t offset;
    const char *at;
    bool pointer = false;
    if (p->param >= 0) {
        if (p->param >= (int)f->param_count || f->params[p->param]->type->kind != TYPE_POINTER)
            return;
        t = f->params[p->param]->type->base;
        at = arena_printf(e->c->arena, "a%d", p->param);
    } else if (o) {
        t = o->type;
        at = arena_printf(e->c->arena, "(P)%llu", (unsigned long long)o->address);
    } else {
        return;
    }
    if (!along(p, 1, t, &offset, &t, &last))
        return;
    pointer = t->kind == TYPE_POINTER;
    out(e, "kn(%s+%d,%u,%s%s,%u);", at, offset, row_of(e, f->name, p), how,
        pointer ? "|16" : "", site);
}

static void out_locks(struct emitter *e, const struct func *f, const struct lock_path *p, const char *how,
                      uint32_t site)
{
    for (; p; p = p->next)
        out_lock(e, f, p, how, site);
}

void out_locks_entry(struct emitter *e, const struct func *f)
{
    const struct contract *k = lock_words(f, f->type);
    e->locks_made.len = 0;
    if (!e->lock_words)
        return;
    find_in_statement(e, f->body);
    if (!k)
        return;
    uint32_t site = emit_site(e, f->at);
    out_locks(e, f, k->needs, "1", site);
    out_locks(e, f, k->drops, "2", site);
}

void out_locks_exit(struct emitter *e, const struct type *t, const char *value, uint32_t site)
{
    const struct func *f = e->f;
    const struct contract *k = lock_words(f, f->type);
    if (!e->lock_words || str_is(f->name->text, "main"))
        return;
    if (k) {
        bool tells = value && (t->kind == TYPE_POINTER || t->kind == TYPE_BOOL);
        const char *how = t->kind == TYPE_VOID ? "4" : tells ? arena_printf(e->c->arena, "(%s?4:5)", value) : "5";
        out_locks(e, f, k->drops, "3", site);
        out_locks(e, f, k->takes, how, site);
        out_locks(e, f, k->needs, "5", site);
    }
    out(e, "kl(%u);", site);
}

void emit_locks_start(struct emitter *e)
{
    e->lock_words = e->contracted && e->c->tree->lock_words;
}
