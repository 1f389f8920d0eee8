/* What is linked: objects and functions that all files of a program share by name.
 *
 * There is one struct object or struct func per such name, however many files declare
 * it. While a file is read its type is what this file says (so that a struct another
 * file keeps to itself stays unknown here); in the end it is the definition's. Every
 * declaration is compared with the first of its file and with that of the files
 * before; a contradiction is told where the later one stands.
 *
 * Inline functions: every file may define its own. The first definition is the one
 * that other files call. */
#include "cfront/decl.h"

#include <string.h>

struct linked {
    struct name *name;
    struct object *object;   /* one of these two */
    struct func *func;
    struct type *type;       /* as first declared in any file */
    struct type *defined_type;
    struct span first, defined; /* defined.from: 0 while it is not */
    uint32_t unit, defined_unit;
    bool has_init;           /* defined with a value: for good */
    bool is_inline;          /* its definition is */
    bool told;               /* something is wrong with it already */
};
struct externs {
    struct linked *slots;    /* open addressing by name; name NULL: free */
    size_t room, count;
};

static struct linked *slot(struct externs *x, const struct name *n)
{
    size_t i = n->hash & (x->room - 1);
    while (x->slots[i].name && x->slots[i].name != n)
        i = (i + 1) & (x->room - 1);
    return &x->slots[i];
}

/* The entry of the name; its name is NULL when it is new. Valid until the next call. */
static struct linked *linked_get(struct cfront *c, const struct name *n)
{
    struct externs *x = c->externs;
    if (!x) {
        x = c->externs = arena_alloc(c->arena, sizeof *x);
        x->room = 512;
        x->slots = arena_array(c->arena, x->room, sizeof *x->slots);
    }
    if (x->count * 2 > x->room) {
        struct externs old = *x;
        x->room *= 2;
        x->slots = arena_array(c->arena, x->room, sizeof *x->slots);
        for (size_t i = 0; i < old.room; i++)
            if (old.slots[i].name)
                *slot(x, old.slots[i].name) = old.slots[i];
    }
    return slot(x, n);
}

static struct linked *linked_new(struct parser *p, struct linked *l, struct name *n, struct type *t,
                                 struct span at)
{
    *l = (struct linked){.name = n, .type = t, .first = at, .unit = p->c->unit};
    p->c->externs->count++;
    return l;
}

static void tell_conflict(struct parser *p, struct linked *l, struct type *old, struct type *t,
                          struct span at)
{
    l->told = true;
    struct str name = l->name->text;
    struct span first = l->defined.from ? l->defined : l->first;
    const char *text = type_text(p->c, t), *old_text = type_text(p->c, old);
    if (strcmp(text, old_text) == 0)
        parse_error(p, "conflicting-types", at, "the type '%s' of '" STR_FMT "' is not the same here as %s",
                    text, STR_ARG(name), where(p->c, first, at));
    else
        parse_error(p, "conflicting-types", at, "'" STR_FMT "' is declared as '%s' here, but as '%s' %s",
                    STR_ARG(name), text, old_text, where(p->c, first, at));
    if (!loc_is_own(p->c, first.from))
        report_advice(p->c, "the library has a '" STR_FMT "' of its own: choose another name",
                      STR_ARG(name));
    else
        report_advice(p->c, "make both say the same; a header that both files include keeps them so");
}

static void tell_kind(struct parser *p, struct linked *l, struct span at)
{
    l->told = true;
    parse_error(p, "conflicting-types", at, "'" STR_FMT "' is a %s %s, and something else here",
                STR_ARG(l->name->text), l->func ? "function" : "variable",
                where(p->c, l->first, at));
}

/* This file's type of it from now on. */
static struct type *merge(struct parser *p, struct linked *l, struct type *t, struct type *now,
                          struct span at)
{
    if (l->unit != p->c->unit) {
        l->unit = p->c->unit;
        if (!l->told && !type_compatible(l->type, t))
            tell_conflict(p, l, l->type, t, at);
        return t;
    }
    if (!type_compatible(now, t)) {
        if (!l->told)
            tell_conflict(p, l, now, t, at);
        return t;
    }
    return type_composite(p->c, now, t);
}

struct object *extern_object(struct parser *p, struct name *n, struct type *t, struct span at)
{
    struct linked *l = linked_get(p->c, n);
    if (!l->name) {
        struct object *o = object_make(p, n, t, at);
        l = linked_get(p->c, n);
        linked_new(p, l, n, t, at)->object = o;
        o->storage = STORAGE_EXTERN;
        vec_push(&p->c->tree->objects, o);
        return o;
    }
    if (!l->object) {
        tell_kind(p, l, at);
        return object_make(p, n, t, at);
    }
    l->object->type = merge(p, l, t, l->object->type, at);
    return l->object;
}

static bool is_library(const struct cfront *c, const struct name *n, bool function)
{
    return c->in->library && c->in->library(n->text, function);
}

struct func *func_new(struct parser *p, struct name *n, struct type *t, struct span at)
{
    struct func *f = arena_alloc(p->c->arena, sizeof *f);
    f->name = n;
    f->type = t;
    f->at = at;
    f->storage = STORAGE_STATIC;
    f->unit = p->c->unit;
    vec_push(&p->c->tree->declared, f);
    return f;
}

struct func *extern_func(struct parser *p, struct name *n, struct type *t, struct span at)
{
    struct linked *l = linked_get(p->c, n);
    if (!l->name) {
        struct func *f = func_new(p, n, t, at);
        linked_new(p, l, n, t, at)->func = f;
        f->storage = STORAGE_EXTERN;
        /* Our headers declare nothing that the library does not have. */
        f->is_library = !loc_is_own(p->c, at.from) || is_library(p->c, n, true);
        f->in_header = !loc_is_own(p->c, at.from);
        return f;
    }
    if (!l->func) {
        tell_kind(p, l, at);
        return func_new(p, n, t, at);
    }
    l->func->type = merge(p, l, t, l->func->type, at);
    l->func->in_header |= !loc_is_own(p->c, at.from);
    return l->func;
}

static void tell_redefined(struct parser *p, struct linked *l, struct span at)
{
    l->told = true;
    parse_error(p, "redefined", at, "'" STR_FMT "' is defined twice; the first is %s",
                STR_ARG(l->name->text), where(p->c, l->defined, at));
    if (l->defined_unit == p->c->unit)
        return;
    if (l->object)
        report_advice(p->c, "one file defines a variable; in a header or another file write "
                            "'extern' in front and no value, or 'static' for one of its own");
    else
        report_advice(p->c, "one file defines a function, the others declare it; 'static' makes it "
                            "a file's own");
}

bool extern_define_object(struct parser *p, struct object *o, struct span at, bool has_init)
{
    struct linked *l = linked_get(p->c, o->name);
    if (l->object != o)
        return true; /* told: it is something else */
    if (l->defined.from && (l->defined_unit != p->c->unit || (l->has_init && has_init))) {
        if (!l->told)
            tell_redefined(p, l, at);
        return false;
    }
    if (!l->defined.from || has_init) {
        l->defined = at;
        l->defined_unit = p->c->unit;
        o->at = at;
        o->unit = p->c->unit;
    }
    l->has_init |= has_init;
    o->is_defined = true;
    return true;
}

struct func *extern_define_func(struct parser *p, struct func *f, struct type *t, struct span at,
                                bool is_inline)
{
    struct linked *l = linked_get(p->c, f->name);
    if (l->func != f)
        return f; /* told: it is something else */
    if (l->defined.from) {
        if (l->is_inline && l->defined_unit != p->c->unit) {
            struct func *own = func_new(p, f->name, t, at);
            own->is_inline = is_inline;
            own->storage = STORAGE_EXTERN; /* another text of the same function */
            return own;
        }
        if (!l->told)
            tell_redefined(p, l, at);
        return NULL;
    }
    l->defined = at;
    l->defined_unit = p->c->unit;
    l->defined_type = t;
    l->is_inline = is_inline;
    f->at = at;
    f->unit = p->c->unit;
    f->is_library = false;
    return f;
}

void extern_end_unit(struct parser *p)
{
    struct externs *x = p->c->externs;
    for (size_t i = 0; x && i < x->room; i++) {
        struct linked *l = &x->slots[i];
        if (!l->name || l->unit != p->c->unit || !l->object)
            continue;
        struct object *o = l->object;
        bool here = l->defined.from && l->defined_unit == p->c->unit;
        if (here && o->type->kind == TYPE_ARRAY && o->type->count == COUNT_UNKNOWN)
            o->type = type_array_of(p->c, o->type->base, 1); /* C11 6.9.2p2 */
        if (here)
            l->defined_type = o->type;
        p->statement_failed = false;
        if (here && !l->told)
            object_type_check(p, o->type, l->defined, arena_cstr(p->c->arena, o->name->text));
    }
}

/* ---- after all files ------------------------------------------------------------------------ */

/* A function that has a body and nearly this name; NULL: none. */
static const char *near_definition(struct cfront *c, const struct func *f)
{
    const char **names = arena_array(c->arena, c->tree->declared.len, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < c->tree->declared.len; i++) {
        const struct func *g = c->tree->declared.at[i];
        if (g->is_defined && g->name != f->name && !str_is(g->name->text, "main"))
            names[count++] = arena_cstr(c->arena, g->name->text);
    }
    return suggest_name(f->name->text, names, count);
}

/* C11 7.1.3: what a header declares is the library's. Elsewhere such a program runs, with its own
 * function; here whoever calls it in locked lines would be called in its place. */
static void check_kept(struct cfront *c, const struct func *f)
{
    if (!c->in->keep_library || !f->is_defined || !f->in_header || !loc_is_own(c, f->at.from) ||
        f->storage != STORAGE_EXTERN || !is_library(c, f->name, true))
        return;
    report_error(c, "redefined", f->at, "'" STR_FMT "' is a function of the library, and others rely on it",
                 STR_ARG(f->name->text));
    report_advice(c, "give yours another name");
}

static void check_func(struct cfront *c, struct func *f, bool quiet)
{
    check_kept(c, f);
    if (!f->is_used || f->is_defined) {
        f->is_library &= !f->is_defined;
        return;
    }
    f->is_library = f->storage == STORAGE_EXTERN && is_library(c, f->name, true);
    if (c->in->part && f->storage == STORAGE_EXTERN)
        return;
    if (f->is_library || quiet || !f->used.from) /* in sizeof and typeof it needs no body */
        return;
    struct span at = f->used;
    report_error(c, "undefined-function", at, "the function '" STR_FMT "' is declared but has no body "
                 "in any file", STR_ARG(f->name->text));
    const char *near = near_definition(c, f);
    if (near)
        report_advice(c, "did you mean '%s'? '" STR_FMT "' is declared %s", near, STR_ARG(f->name->text),
                      where(c, f->at, at));
    else
        report_advice(c, "write it, or check how its name is spelled where it is defined; it is "
                      "declared %s", where(c, f->at, at));
}

static void check_object(struct cfront *c, struct object *o)
{
    if (c->in->part || o->storage != STORAGE_EXTERN || o->is_defined || !o->used.from || is_library(c, o->name, false))
        return;
    report_error(c, "undefined-variable", o->used, "the variable '" STR_FMT "' is declared 'extern' but "
                 "defined in no file", STR_ARG(o->name->text));
    report_advice(c, "one file has to define it, without 'extern'");
}

static bool main_check_func(struct cfront *c, const struct func *f, struct func **ret_near)
{
    static const char *const names[] = {"main"};
    if (!f->is_defined)
        return false;
    if (!str_is(f->name->text, "main")) {
        if (suggest_name(f->name->text, names, 1))
            *ret_near = (struct func *)f;
        return false;
    }
    if (f->storage == STORAGE_STATIC) {
        report_error(c, "no-main", f->at, "this 'main' is its file's own, so no program begins with it");
        report_advice(c, "leave 'static' away");
    }
    return true;
}

/* A program begins at a function main that all files can see. */
static void check_main(struct cfront *c)
{
    struct func *near = NULL;
    for (size_t i = 0; i < c->tree->declared.len; i++)
        if (main_check_func(c, c->tree->declared.at[i], &near))
            return;
    for (size_t i = 0; i < c->tree->objects.len; i++) {
        const struct object *o = c->tree->objects.at[i];
        if (o->storage == STORAGE_EXTERN && str_is(o->name->text, "main")) {
            report_error(c, "no-main", o->at, "'main' is a variable here, but a program begins at a "
                         "function of this name");
            return;
        }
    }
    report_error(c, "no-main", near ? near->at : (struct span){0, 0},
                 "no function is called 'main', and that is where a program begins");
    if (near)
        report_advice(c, "is '" STR_FMT "' meant to be it?", STR_ARG(near->name->text));
    else
        report_advice(c, "it begins: int main(void)");
}

void externs_check(struct cfront *c)
{
    struct externs *x = c->externs;
    for (size_t i = 0; x && i < x->room; i++) {
        struct linked *l = &x->slots[i];
        if (l->object && l->defined_type)
            l->object->type = l->defined_type;
        if (l->func && l->defined_type)
            l->func->type = l->defined_type;
    }
    contract_settle(c);
    /* Behind a mistake the parser may not have seen every definition. */
    bool quiet = c->error_count > 0;
    for (size_t i = 0; i < c->tree->declared.len; i++)
        check_func(c, c->tree->declared.at[i], quiet);
    for (size_t i = 0; i < c->tree->objects.len && !quiet; i++)
        check_object(c, c->tree->objects.at[i]);
    if (c->in->need_main && c->error_count == 0)
        check_main(c);
}
