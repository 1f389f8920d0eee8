/* contract_join.c - one thing, several declarations: a function's contract is what all of them say
 * together. Most often a header has the words and the definition none, or both have the same. Where
 * two say different things, that is kept for the check of contracts (contract-mismatch), not told as
 * an error: to any other compiler the program is a good one. */
#include "cfront/decl.h"

#include <string.h>

enum { KIND = CONTRACT_OWNS | CONTRACT_GIVES | CONTRACT_BORROWS | CONTRACT_BORROWS_MUT | CONTRACT_OWNED |
              CONTRACT_OUT };
enum { CLASHES_MOST = 100 };

static bool says_something(const struct contract *k)
{
    return k && (k->words || k->guards || k->needs || k->takes || k->drops);
}

static bool same_path(const struct lock_path *a, const struct lock_path *b)
{
    if (a->param != b->param)
        return false;
    for (size_t i = a->param >= 0; i < COUNT(a->names); i++)
        if (a->names[i] != b->names[i])
            return false;
    return true;
}

static bool among(const struct lock_path *l, const struct lock_path *list)
{
    for (; list; list = list->next)
        if (same_path(l, list))
            return true;
    return false;
}

static bool locks_differ(const struct lock_path *a, const struct lock_path *b)
{
    if (!a || !b)
        return false;
    for (const struct lock_path *l = a; l; l = l->next)
        if (!among(l, b))
            return true;
    for (const struct lock_path *l = b; l; l = l->next)
        if (!among(l, a))
            return true;
    return false;
}

bool contract_clashes(const struct contract *a, const struct contract *b)
{
    if (!says_something(a) || !says_something(b))
        return false;
    uint16_t mine = a->words & KIND, other = b->words & KIND;
    if (mine && other && (mine != other || ((a->words ^ b->words) & CONTRACT_NULLABLE)))
        return true;
    if (a->from && b->from && a->lender != b->lender)
        return true;
    return locks_differ(a->guards, b->guards) || locks_differ(a->needs, b->needs) ||
           locks_differ(a->takes, b->takes) || locks_differ(a->drops, b->drops);
}

/* Adds what b says; where they contradict each other, a stays. */
static void add(struct contract *a, const struct contract *b)
{
    if (!a->at.from)
        a->at = b->at;
    if ((a->words & KIND) && (b->words & KIND))
        a->words |= b->words & CONTRACT_MUST_USE;
    else
        a->words |= b->words;
    if (!a->from && b->from) {
        a->from = b->from;
        a->lender = b->lender;
    }
    a->guards = a->guards ? a->guards : b->guards;
    a->needs = a->needs ? a->needs : b->needs;
    a->takes = a->takes ? a->takes : b->takes;
    a->drops = a->drops ? a->drops : b->drops;
}

struct contract *contract_join(struct cfront *c, struct contract *a, const struct contract *b)
{
    if (!says_something(b))
        return a;
    struct contract *k = arena_alloc(c->arena, sizeof *k);
    *k = *b;
    if (says_something(a)) {
        *k = *a;
        add(k, b);
    }
    return k;
}

static void keep_clash(struct cfront *c, struct contract_clash clash)
{
    if (!c->clashes)
        c->clashes = arena_array(c->arena, CLASHES_MOST, sizeof *c->clashes);
    if (c->clash_count < CLASHES_MOST)
        c->clashes[c->clash_count++] = clash;
}

static void declare(struct cfront *c, struct contract *a, const struct contract *b,
                    struct contract_clash clash)
{
    if (!says_something(b))
        return;
    if (!says_something(a)) {
        *a = *b;
        return;
    }
    clash.first = *a;
    clash.again = *b;
    if (contract_clashes(a, b))
        keep_clash(c, clash);
    add(a, b);
}

void contract_declare(struct parser *p, struct func *f, const struct type *t, struct span at)
{
    bool any = says_something(t->result);
    int count = 0;
    if (t->kind != TYPE_FUNCTION)
        return;
    for (const struct param *q = t->params; q; q = q->next, count++)
        any |= says_something(q->contract);
    if (!any)
        return;
    struct func_contracts *k = f->contracts;
    if (!k) {
        k = f->contracts = arena_alloc(p->c->arena, sizeof *k);
        k->count = count;
        k->params = arena_array(p->c->arena, (size_t)count, sizeof *k->params);
    }
    struct contract_clash clash = {.f = f, .param = -1, .at = at};
    declare(p->c, &k->result, t->result, clash);
    int i = 0;
    for (const struct param *q = t->params; q && i < k->count; q = q->next, i++) {
        clash.param = i;
        declare(p->c, &k->params[i], q->contract, clash);
    }
}

void contract_declare_object(struct parser *p, struct object *o, struct contract *k, struct span at)
{
    if (!says_something(k))
        return;
    struct contract all = {0};
    if (o->contract)
        all = *o->contract;
    declare(p->c, &all, k, (struct contract_clash){.o = o, .param = -1, .at = at});
    o->contract = arena_alloc(p->c->arena, sizeof all);
    *o->contract = all;
}

static void settle(struct cfront *c, struct func *f)
{
    struct func_contracts *k = f->contracts;
    struct type *t = f->type;
    if (t->kind != TYPE_FUNCTION)
        return;
    struct param *list = NULL, **tail = &list;
    int i = 0;
    for (const struct param *q = t->params; q; q = q->next, i++) {
        struct param *n = arena_alloc(c->arena, sizeof *n);
        *n = *q;
        n->next = NULL;
        n->contract = i < k->count && says_something(&k->params[i]) ? &k->params[i] : NULL;
        *tail = n;
        tail = &n->next;
        if ((size_t)i < f->param_count)
            f->params[i]->contract = n->contract;
    }
    struct type *own = type_function(c, t->base, list, t->variadic, t->old_style);
    own->identifiers = t->identifiers;
    own->result = says_something(&k->result) ? &k->result : NULL;
    f->type = own;
}

void contract_settle(struct cfront *c)
{
    for (size_t i = 0; i < c->tree->declared.len; i++)
        if (c->tree->declared.at[i]->contracts)
            settle(c, c->tree->declared.at[i]);
}
