/* Labels, and what a jump passes over. A goto or a case label that leads into a block
 * from outside, or over a declaration, leaves objects behind that were never
 * initialised: they are marked for the emitter. Places decide what lies between: the
 * text of a function is in order, and what one macro wrote has one place, which counts
 * as passed over. */
#include "cfront/parse.h"

#include <stdlib.h>

struct jump { struct stmt *go; struct jump *next; };

struct label *label_get(struct parser *p, struct name *n, struct span at)
{
    struct func *f = p->function;
    for (size_t i = 0; i < f->labels.len; i++)
        if (f->labels.at[i]->name == n)
            return f->labels.at[i];
    struct label *l = arena_alloc(p->c->arena, sizeof *l);
    l->name = n;
    l->at = at;
    vec_push(&f->labels, l);
    return l;
}

void label_jump(struct parser *p, struct stmt *go)
{
    struct jump *j = arena_alloc(p->c->arena, sizeof *j);
    *j = (struct jump){go, p->jumps};
    p->jumps = j;
}

/* ---- where it leads -------------------------------------------------------------- */

static bool encloses(const struct block *outer, const struct block *b)
{
    while (b && b != outer)
        b = b->outer;
    return b != NULL;
}

static void passed_over(struct parser *p, struct block *b, loc from, loc to, struct span at)
{
    for (size_t i = 0; i < b->objects.len; i++) {
        struct object *o = b->objects.at[i];
        if (o->at.from <= from || o->at.from > to)
            continue;
        o->jumped = true;
        if (o->type->kind == TYPE_ARRAY && type_is_variable(o->type) && o->name) {
            report_error(p->c, "jump-into-vla", at,
                         "this jumps over the declaration of '" STR_FMT "', whose "
                         "length is computed there", STR_ARG(o->name->text));
            report_advice(p->c, "declare it before, or put { and } around what uses it");
        }
    }
}

static void lead(struct parser *p, const struct block *from, loc from_at, struct block *to, loc to_at,
                 struct span at)
{
    struct block *b = to;
    for (; b && !encloses(b, from); b = b->outer) {
        b->jumped_into = true;
        passed_over(p, b, 0, to_at, at);
    }
    if (b && from_at < to_at)
        passed_over(p, b, from_at, to_at, at);
}

static void check_label(struct parser *p, struct func *f, struct label *l)
{
    struct str name = l->name->text;
    if (l->defined)
        return;
    report_error(p->c, "undefined-label", l->at, "there is no label '" STR_FMT "' in this function",
                 STR_ARG(name));
    if (!p->c->said)
        return;
    const char **names = arena_array(p->c->arena, f->labels.len, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < f->labels.len; i++)
        if (f->labels.at[i]->defined && count < 256)
            names[count++] = arena_cstr(p->c->arena, f->labels.at[i]->name->text);
    const char *near = str_nearest(name, names, count);
    if (near)
        report_advice(p->c, "did you mean '%s'?", near);
    else
        report_advice(p->c, "a label is a name and a ':' in front of a statement");
}

void label_finish(struct parser *p, struct func *f)
{
    for (size_t i = 0; i < f->labels.len; i++)
        check_label(p, f, f->labels.at[i]);
    for (const struct jump *j = p->jumps; j; j = j->next) {
        const struct label *l = j->go->label;
        if (l->defined)
            lead(p, j->go->block, j->go->at.from, l->block, l->at.from, j->go->at);
    }
}

/* ---- cases ----------------------------------------------------------------------- */

static int by_place(const struct stmt *x, const struct stmt *y)
{
    return x->whole.from < y->whole.from ? -1 : x->whole.from > y->whole.from;
}

static int by_low(const void *a, const void *b)
{
    const struct stmt *x = *(struct stmt *const *)a, *y = *(struct stmt *const *)b;
    return x->low < y->low ? -1 : x->low > y->low ? 1 : by_place(x, y);
}

static int by_low_unsigned(const void *a, const void *b)
{
    const struct stmt *x = *(struct stmt *const *)a, *y = *(struct stmt *const *)b;
    uint64_t i = (uint64_t)x->low, k = (uint64_t)y->low;
    return i < k ? -1 : i > k ? 1 : by_place(x, y);
}

static void twice(struct parser *p, const struct stmt *a, const struct stmt *b)
{
    const struct stmt *first = a->whole.from <= b->whole.from ? a : b, *second = first == a ? b : a;
    if (second->is_default)
        report_error(p->c, "duplicate-case", second->whole, "this switch has a 'default' already");
    else if (second->low == second->high)
        report_error(p->c, "duplicate-case", second->whole, "this switch has a case for %lld already",
                     (long long)second->low);
    else
        report_error(p->c, "duplicate-case", second->whole,
                     "this switch has a case for one of these already");
    report_advice(p->c, "line %u has it", place_of(p->c, first->whole.from).line);
}

void label_switch(struct parser *p, struct stmt *s)
{
    size_t count = 0;
    struct stmt *otherwise = NULL;
    for (struct stmt *k = s->cases; k; k = k->next_case) {
        count++;
        lead(p, s->block, s->whole.from, k->block, k->whole.from, k->at);
    }
    struct stmt **all = arena_array(p->c->arena, count + 1, sizeof *all);
    count = 0;
    bool sees_unsigned = !expr_failed(s->expr) && !type_is_signed(s->expr->type);
    for (struct stmt *k = s->cases; k; k = k->next_case) {
        if (k->is_default) {
            if (otherwise)
                twice(p, otherwise, k);
            otherwise = k;
            continue;
        }
        bool empty = sees_unsigned ? (uint64_t)k->low > (uint64_t)k->high : k->low > k->high;
        if (empty)
            report_error(p->c, "empty-range", k->at,
                         "this range is empty: its first value is the greater one");
        else
            all[count++] = k;
    }
    qsort(all, count, sizeof *all, sees_unsigned ? by_low_unsigned : by_low);
    for (size_t i = 1; i < count; i++) {
        const struct stmt *a = all[i - 1], *b = all[i];
        if (sees_unsigned ? (uint64_t)b->low <= (uint64_t)a->high : b->low <= a->high)
            twice(p, a, b);
    }
}
