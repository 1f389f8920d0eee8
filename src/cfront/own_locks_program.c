/* What is to be known of a program and of a function before its paths are followed. */
#include "cfront/own_locks.h"

const struct contract *lock_words(const struct func *f, const struct type *type)
{
    const struct contract *k = f && f->contracts ? &f->contracts->result : type ? type->result : NULL;
    return k && (k->needs || k->takes || k->drops) ? k : NULL;
}

struct lock_summary *lock_summary_of(struct own *w, const struct func *f, bool make)
{
    struct own_locks *all = w->locks;
    if (!f || !all)
        return NULL;
    struct lock_summary **at = &all->buckets[((uintptr_t)f >> 5) % COUNT(all->buckets)];
    for (struct lock_summary *s = *at; s; s = s->next)
        if (s->f == f)
            return s;
    if (!make)
        return NULL;
    struct lock_summary *s = arena_alloc(w->c->arena, sizeof *s);
    s->f = (struct func *)f;
    s->next = *at;
    *at = s;
    return s;
}

static bool is_semaphore(const struct type *t)
{
    return t->alias && str_is(t->alias->text, "sem_t");
}

/* Of guards(x), where x may be a semaphore. */
static void look_at_fields(struct own *w, const struct type *t, int depth)
{
    while (t->kind == TYPE_POINTER || t->kind == TYPE_ARRAY || t->kind == TYPE_FUNCTION)
        t = t->base;
    if (!type_is_record(t) || !t->tag || depth > 4)
        return;
    for (const struct field *f = t->tag->fields; f; f = f->next) {
        w->locks->semaphores |= is_semaphore(f->type);
        if (f->type->kind != TYPE_POINTER)
            look_at_fields(w, f->type, depth + 1);
    }
}

/* The function that a new thread runs, if it is named. */
static void start_of(struct own *w, const struct own_insn *i)
{
    for (size_t n = 0; i->call && n < i->call->arg_count; n++) {
        const struct expr *e = i->call->args[n];
        while ((e->kind == EXPR_CONVERT || e->kind == EXPR_DECAY || e->kind == EXPR_ADDRESS) && e->a)
            e = e->a;
        if (e->kind == EXPR_FUNC)
            lock_summary_of(w, e->func, true)->thread = true;
    }
}

struct own_locks *lock_program(struct own *w)
{
    if (!w->locks)
        w->locks = arena_alloc(w->c->arena, sizeof *w->locks);
    struct own_locks *all = w->locks;
    if (all->looked)
        return all;
    all->looked = true;
    const struct tree *t = w->c->tree;
    all->words = t->lock_words;
    for (size_t i = 0; i < t->declared.len; i++) {
        const struct func *f = t->declared.at[i];
        for (const struct param *p = f->type->params; p; p = p->next)
            if (loc_is_own(w->c, f->at.from))
                look_at_fields(w, p->type, 0);
        /* Who can make a recursive mutex may lock it again. */
        all->recursive |= f->used.from && f->name && str_is(f->name->text, "pthread_mutexattr_settype");
    }
    for (size_t i = 0; i < t->objects.len; i++) {
        const struct object *o = t->objects.at[i];
        all->semaphores |= is_semaphore(o->type);
        if (!o->is_literal)
            look_at_fields(w, o->type, 0);
    }
    all->semaphores &= all->words; /* a semaphore is a lock where words say so */
    for (size_t n = 0; n < w->count; n++) {
        const struct own_graph *g = w->graphs[w->order[n]->number];
        for (int b = 0; b < g->block_count; b++)
            for (int i = 0; i < g->blocks[b].insn_count; i++) {
                const struct own_insn *in = &g->blocks[b].insns[i];
                const struct lock_function *f = in->op == OWN_CALL ? lock_function_of(in->callee) : NULL;
                if (f && f->does == DOES_CREATE)
                    start_of(w, in);
                if (in->op == OWN_CALL && !in->call && in->callee)
                    lock_summary_of(w, in->callee, true)->cleanup = true;
                if (f && in->call && str_is(in->callee->name->text, "mtx_init") && in->call->arg_count == 2) {
                    const struct expr *kind = in->call->args[1];
                    all->recursive |= kind->kind != EXPR_INT || (kind->value & 1);
                }
            }
    }
    return all;
}

static void mark(struct locks *l, loc at, bool create)
{
    size_t n = l->marks.len;
    vec_push(&l->marks, ((struct lock_mark){at, create}));
    for (; n > 0 && l->marks.at[n - 1].at > at; n--)
        l->marks.at[n] = l->marks.at[n - 1];
    l->marks.at[n] = (struct lock_mark){at, create};
}

static bool has_effect(const struct lock_summary *m)
{
    return m && (m->effect_count || m->inside_count || m->creates || m->joins || m->wild);
}

bool lock_matters(struct own *w, const struct own_graph *g)
{
    if (lock_words(g->f, g->f->type))
        return true;
    for (int b = 0; b < g->block_count; b++)
        for (int i = 0; i < g->blocks[b].insn_count; i++) {
            const struct own_insn *in = &g->blocks[b].insns[i];
            if (in->op != OWN_CALL) {
                if (lock_place_guarded(&in->place) || (in->place.type && lock_type_guarded(in->place.type)))
                    return true;
                continue;
            }
            if (lock_function_of(in->callee) || has_effect(lock_summary_of(w, in->callee, false)))
                return true;
            const struct type *type = in->callee ? in->callee->type
                : in->call && in->call->a->type->kind == TYPE_POINTER ? in->call->a->type->base : NULL;
            if (lock_words(in->callee, type))
                return true;
        }
    return false;
}

/* Where threads begin and are waited for, in the order of the text. */
void lock_marks(struct locks *l)
{
    for (int b = 0; b < l->g->block_count; b++)
        for (int i = 0; i < l->g->blocks[b].insn_count; i++) {
            const struct own_insn *in = &l->g->blocks[b].insns[i];
            const struct lock_function *f = in->op == OWN_CALL ? lock_function_of(in->callee) : NULL;
            const struct lock_summary *m = in->op == OWN_CALL ? lock_summary_of(l->w, in->callee, false) : NULL;
            if (f && (f->does == DOES_CREATE || f->does == DOES_JOIN))
                mark(l, in->at.from, f->does == DOES_CREATE);
            else if (m && (m->creates || m->joins))
                mark(l, in->at.from, !m->joins);
        }
}
