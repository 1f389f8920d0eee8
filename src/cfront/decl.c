/* Declarations: what a declarator declares, in a block and outside; definitions of
 * functions; a whole translation unit. C11 6.7, 6.9.
 *
 * One mistake, one message: a declaration that has failed is read to its end quietly,
 * and what it declares is declared with TYPE_ERROR, so that later uses are quiet too. */
#include "cfront/decl.h"
#include "cfront/rules.h"

#include <string.h>

/* ---- objects ---------------------------------------------------------------------------- */

struct object *object_make(struct parser *p, struct name *n, struct type *t, struct span at)
{
    struct object *o = arena_alloc(p->c->arena, sizeof *o);
    o->name = n;
    o->type = t;
    o->at = at;
    o->align = t->align;
    o->unit = p->c->unit;
    o->function = p->function;
    return o;
}

void object_into_block(struct parser *p, struct object *o)
{
    o->storage = STORAGE_AUTO;
    o->function = p->function;
    o->block = p->block;
    vec_push(&p->function->locals, o);
    vec_push(&p->block->objects, o);
}

struct object *object_hidden(struct parser *p, struct type *t, struct span at)
{
    struct object *o = object_make(p, NULL, t, at);
    o->is_used = o->is_set = true;
    if (p->function && p->block) {
        object_into_block(p, o);
    } else {
        o->storage = STORAGE_STATIC;
        o->is_defined = true;
        vec_push(&p->c->tree->objects, o);
    }
    return o;
}

bool object_type_check(struct parser *p, const struct type *t, struct span at, const char *name)
{
    if (t->kind == TYPE_ERROR)
        return false;
    if (t->kind == TYPE_VOID) {
        parse_error(p, "void-variable", at, "'%s' cannot be of type 'void', which has no values", name);
        report_advice(p->c, "'void *' is a pointer to anything; a number is an 'int'");
        return false;
    }
    if (t->kind == TYPE_ARRAY && t->count == COUNT_UNKNOWN && !t->variable) {
        parse_error(p, "incomplete-type", at, "how many elements does '%s' have?", name);
        report_advice(p->c, "write their number between the brackets, or a list of values behind '='");
        return false;
    }
    if (!type_is_complete(t)) {
        const struct type *e = t;
        while (e->kind == TYPE_ARRAY)
            e = e->base;
        parse_error(p, "incomplete-type", at, "'%s' would be a '%s', whose members are not known here",
                    name, type_text(p->c, e->plain));
        report_advice(p->c, "define it above, include the header that does, or use a pointer");
        return false;
    }
    if (t->size > OBJECT_SIZE_MAX) {
        parse_error(p, "too-large", at, "'%s' would take more than 256 MiB", name);
        return false;
    }
    return true;
}

static const char *name_text(struct parser *p, const struct name *n)
{
    return arena_cstr(p->c->arena, n->text);
}

static void set_align(struct parser *p, struct object *o, const struct specifiers *s,
                      const struct declarator *d)
{
    uint32_t wanted = s->attributes.align > d->attributes.align ? s->attributes.align
                                                                 : d->attributes.align;
    if (s->align && s->align < o->type->align && o->type->kind != TYPE_ERROR)
        parse_error(p, "bad-alignment", d->at, "'%s' needs an alignment of %u, so _Alignas cannot make it "
                    "%u", name_text(p, d->name), o->type->align, s->align);
    if (s->align > wanted)
        wanted = s->align;
    if (o->align < o->type->align)
        o->align = o->type->align;
    if (o->align < wanted)
        o->align = wanted;
}

static void set_attributes(struct object *o, const struct specifiers *s, const struct declarator *d)
{
    o->maybe_unused |= s->attributes.unused || d->attributes.unused;
    if (d->attributes.cleanup)
        o->cleanup = d->attributes.cleanup;
    else if (s->attributes.cleanup)
        o->cleanup = s->attributes.cleanup;
}

static const char *kind_text(const struct ident *i)
{
    switch (i->kind) {
    case IDENT_FUNC: return "a function";
    case IDENT_TYPEDEF: return "a type";
    case IDENT_ENUMERATOR: return "a constant";
    default: return i->object && i->object->is_param ? "a parameter" : "a variable";
    }
}

static void tell_redeclared(struct parser *p, const struct declarator *d, const struct ident *before,
                            int kind)
{
    const char *name = name_text(p, d->name), *place = where(p->c, before->at, d->at);
    if (before->kind != kind || (before->object && before->object->is_param)) {
        parse_error(p, "redeclared", d->at, "'%s' is %s already, %s", name, kind_text(before), place);
        report_advice(p->c, "give one of the two another name");
    } else if (scope_is_file(p)) {
        parse_error(p, "redeclared", d->at, "'%s' is declared twice; the first is %s", name, place);
    } else {
        parse_error(p, "redeclared", d->at, "'%s' is declared twice in this block; the first is %s", name,
                    place);
        report_advice(p->c, "to give it a new value leave the type out; for another variable take another "
                            "name");
    }
}

/* The declaration of this name in this scope, if it is of another kind: told. */
static bool is_taken(struct parser *p, const struct declarator *d, int kind)
{
    struct ident *before = scope_here(p, d->name);
    if (!before || before->kind == kind)
        return false;
    tell_redeclared(p, d, before, kind);
    return true;
}

static void add_object(struct parser *p, const struct declarator *d, struct object *o)
{
    struct ident *before = scope_here(p, d->name);
    if (before && before->kind == IDENT_OBJECT)
        before->object = o;
    else if (!before)
        scope_add(p, (struct ident){.kind = IDENT_OBJECT, .name = d->name, .object = o, .at = d->at});
}

/* static at file scope, or extern anywhere: the declarations of a name are one object. */
static struct object *linked_object(struct parser *p, const struct specifiers *s,
                                    const struct declarator *d, bool has_init)
{
    struct ident *before = scope_is_file(p) ? scope_here(p, d->name) : d->name->ident;
    struct object *old = before && before->kind == IDENT_OBJECT ? before->object : NULL;
    if (old && old->storage == STORAGE_AUTO)
        old = NULL;
    if (s->storage == CLASS_STATIC) {
        if (!old) {
            struct object *o = object_make(p, d->name, d->type, d->at);
            o->storage = STORAGE_STATIC;
            o->is_defined = true;
            vec_push(&p->c->tree->objects, o);
            return o;
        }
        if (old->storage == STORAGE_EXTERN) {
            parse_error(p, "conflicting-types", d->at, "'%s' is static here, but not %s",
                        name_text(p, d->name), where(p->c, before->at, d->at));
            return old;
        }
    } else if (!old || old->storage != STORAGE_STATIC || old->function) {
        struct object *o = extern_object(p, d->name, d->type, d->at);
        if (s->storage != CLASS_EXTERN || has_init)
            extern_define_object(p, o, d->at, has_init);
        return o;
    } else if (s->storage != CLASS_EXTERN) {
        parse_error(p, "conflicting-types", d->at, "'%s' is not static here, but it is %s",
                    name_text(p, d->name), where(p->c, before->at, d->at));
        return old;
    }
    if (!type_compatible(old->type, d->type))
        parse_error(p, "conflicting-types", d->at, "'%s' is declared as '%s' here, but as '%s' %s",
                    name_text(p, d->name), type_text(p->c, d->type), type_text(p->c, old->type),
                    where(p->c, before->at, d->at));
    else if (has_init && old->init)
        tell_redeclared(p, d, before, IDENT_OBJECT);
    else
        old->type = type_composite(p->c, old->type, d->type);
    return old;
}

static struct object *local_object(struct parser *p, const struct specifiers *s,
                                   const struct declarator *d)
{
    struct ident *before = scope_here(p, d->name);
    if (before)
        tell_redeclared(p, d, before, IDENT_OBJECT);
    struct object *o = object_make(p, d->name, d->type, d->at);
    if (s->is_thread && s->storage != CLASS_STATIC) { /* C11 6.7.1p3 */
        parse_error(p, "bad-storage", d->at, "inside of a function '_Thread_local' needs 'static' or "
                    "'extern' beside it");
    }
    if (s->storage == CLASS_STATIC || s->is_thread) {
        o->storage = STORAGE_STATIC;
        o->is_defined = true;
        if (type_is_variable(d->type)) {
            parse_error(p, "not-constant", d->at, "the size of a static array has to be a constant");
            o->type = &type_error;
        }
        vec_push(&p->c->tree->objects, o);
    } else {
        object_into_block(p, o);
    }
    return o;
}

static void initialiser(struct parser *p, const struct declarator *d, struct object *o)
{
    struct span equals = parse_here(p);
    bool is_static = o->storage != STORAGE_AUTO;
    p->t++;
    if (o->type->kind == TYPE_ARRAY && type_is_variable(o->type) && !is_static) {
        parse_error(p, "bad-initialiser", equals, "'%s' gets its size when the program runs, so it cannot "
                    "have a list of values", name_text(p, d->name));
        report_advice(p->c, "fill it with a loop, or give it a constant size");
        o->type = &type_error;
    }
    o->has_init = true;
    struct type *t = o->type;
    struct init *init = init_parse(p, &t, is_static);
    if (!o->init || o->storage == STORAGE_AUTO)
        o->init = init;
    o->type = t;
}

/* An object declared by d, with its initialiser if there is one. */
static struct object *declare_object(struct parser *p, const struct specifiers *s, struct declarator *d)
{
    bool at_file = scope_is_file(p), has_init = parse_is(p, '=');
    bool is_local = !at_file && s->storage != CLASS_EXTERN && s->storage != CLASS_STATIC && !s->is_thread;
    struct contract *written = contract_of(p, s, d, is_local ? CONTRACT_LOCAL : CONTRACT_STATIC);
    if (is_taken(p, d, IDENT_OBJECT))
        d->type = &type_error;
    struct object *o;
    if (at_file && (s->storage == CLASS_AUTO || s->storage == CLASS_REGISTER))
        parse_error(p, "bad-storage", s->storage_at, "'" STR_FMT "' has no place outside of a function",
                    STR_ARG(span_text(p->c, s->storage_at)));
    if (d->type->kind == TYPE_ERROR && at_file)
        o = object_make(p, d->name, d->type, d->at), o->storage = STORAGE_STATIC;
    else if (at_file || s->storage == CLASS_EXTERN)
        o = linked_object(p, s, d, has_init);
    else
        o = local_object(p, s, d);
    o->is_thread |= s->is_thread;
    contract_declare_object(p, o, written, d->at);
    set_attributes(o, s, d);
    add_object(p, d, o);
    const char *name = name_text(p, d->name);
    bool unsized = o->type->kind == TYPE_ARRAY && o->type->count == COUNT_UNKNOWN && !o->type->variable;
    if (unsized && has_init) {
        ; /* the initialiser says */
    } else if (s->storage == CLASS_EXTERN && !has_init) {
        if (o->type->kind == TYPE_VOID)
            object_type_check(p, o->type, d->at, name);
    } else if (at_file && s->storage == CLASS_NONE && !has_init && !type_is_complete(o->type)) {
        ; /* tentative: the end of the file says */
    } else if (!object_type_check(p, o->type, d->at, name)) {
        o->type = &type_error;
    }
    if (has_init) {
        if (s->storage == CLASS_EXTERN && !at_file) {
            parse_error(p, "bad-initialiser", parse_here(p), "'extern' says that '%s' is defined elsewhere, "
                        "so it has no value here", name);
        }
        initialiser(p, d, o);
        if (unsized && !object_type_check(p, o->type, d->at, name))
            o->type = &type_error;
    }
    if (o->type->kind != TYPE_ERROR && type_is_record(o->type) && o->init &&
        o->init->size > o->type->size && o->storage == STORAGE_AUTO)
        parse_error(p, "bad-initialiser", o->init->at, "the array at the end of a struct can only get values "
                    "in a static variable");
    if (o->cleanup)
        convert_cleanup(p, o, d->at);
    set_align(p, o, s, d);
    return o;
}

/* ---- functions -------------------------------------------------------------------------- */

static void add_traits(struct func *f, const struct attributes *a)
{
    f->is_noreturn |= a->is_noreturn;
    f->must_use |= a->must_use;
    f->maybe_unused |= a->unused;
    f->is_constructor |= a->constructor;
    f->is_destructor |= a->destructor;
    if (a->format_at) {
        f->format = a->format;
        f->format_at = a->format_at;
        f->format_first = a->format_first;
    }
}

static struct func *declare_func(struct parser *p, const struct specifiers *s, struct declarator *d)
{
    bool at_file = scope_is_file(p);
    contract_of(p, s, d, CONTRACT_RESULT);
    if (is_taken(p, d, IDENT_FUNC))
        return func_new(p, d->name, d->type, d->at);
    struct ident *before = d->name->ident;
    struct func *old = before && before->kind == IDENT_FUNC ? before->func : NULL, *f;
    if (s->storage == CLASS_STATIC && !at_file)
        parse_error(p, "bad-storage", s->storage_at, "a function declared in a block cannot be static");
    if (old && s->storage == CLASS_STATIC && old->storage == STORAGE_EXTERN) {
        parse_error(p, "conflicting-types", d->at, "'%s' is static here, but not %s", name_text(p, d->name),
                    where(p->c, old->at, d->at));
        if (!loc_is_own(p->c, old->at.from))
            report_advice(p->c, "the library has a function of this name: choose another");
        f = func_new(p, d->name, d->type, d->at);
    } else if (old && old->storage == STORAGE_STATIC) {
        if (!(d->identifiers && old->type->old_style) && !type_compatible(old->type, d->type))
            parse_error(p, "conflicting-types", d->at, "'%s' is declared as '%s' here, but as '%s' %s",
                        name_text(p, d->name), type_text(p->c, d->type), type_text(p->c, old->type),
                        where(p->c, old->at, d->at));
        else
            old->type = type_composite(p->c, old->type, d->type);
        f = old;
    } else if (s->storage == CLASS_STATIC) {
        f = func_new(p, d->name, d->type, d->at);
    } else {
        f = extern_func(p, d->name, d->type, d->at);
    }
    f->is_inline |= s->is_inline;
    f->is_noreturn |= s->is_noreturn;
    add_traits(f, &s->attributes);
    add_traits(f, &d->attributes);
    contract_declare(p, f, d->type, d->at);
    struct ident *here = scope_here(p, d->name);
    if (here)
        here->func = f;
    else
        scope_add(p, (struct ident){.kind = IDENT_FUNC, .name = d->name, .func = f, .at = d->at});
    return f;
}

/* What a value of this type arrives as where there is no prototype. */
static struct type *promoted(struct type *t)
{
    if (t->kind == TYPE_FLOAT)
        return &type_double;
    return type_is_integer(t) && type_rank(t) < type_rank(&type_int) ? &type_int : t;
}

/* The declarations between `f(a, b)` and `{`: each type goes to its name. A parameter
 * that arrives promoted gets a variable of its own type beside it. */
static void old_style_parameters(struct parser *p, struct declarator *d)
{
    while (!parse_is(p, '{') && decl_starts(p)) {
        struct specifiers s;
        specifiers_parse(p, &s, ALLOW_STORAGE);
        if (s.is_over)
            continue;
        do {
            struct declarator one;
            declarator_parse(p, s.type, DECLARATOR_NAMED, &one);
            struct name_list *n = d->identifiers;
            while (n && n->name != one.name)
                n = n->next;
            if (n) {
                one.type = one.type->kind == TYPE_ARRAY ? type_pointer_to(p->c, one.type->base)
                           : one.type->kind == TYPE_FUNCTION ? type_pointer_to(p->c, one.type)
                                                             : one.type;
                n->contract = contract_of(p, &s, &one, CONTRACT_PARAM);
                n->type = one.type;
            } else if (one.name)
                parse_error(p, "redeclared", one.at, "'%s' is not among the parameters",
                            name_text(p, one.name));
        } while (parse_accept(p, ','));
        if (!parse_expect(p, ';', "';' behind the parameter's type")) {
            parse_recover(p);
            break;
        }
    }
    struct param *list = NULL, **tail = &list;
    size_t count = 0;
    for (struct name_list *n = d->identifiers; n; n = n->next)
        count++;
    d->params = arena_array(p->c->arena, count, sizeof *d->params);
    d->narrow = arena_array(p->c->arena, count, sizeof *d->narrow);
    d->param_count = 0;
    for (struct name_list *n = d->identifiers; n; n = n->next) {
        struct type *t = n->type ? n->type : &type_int, *arrives = promoted(t);
        struct param *param = arena_alloc(p->c->arena, sizeof *param);
        if (!n->type)
            parse_error(p, "no-type", n->at, "the parameter '" STR_FMT "' needs a type in front",
                        STR_ARG(n->name->text));
        *param = (struct param){.name = n->name, .type = arrives, .at = n->at, .contract = n->contract};
        *tail = param;
        tail = &param->next;
        struct object *o = object_make(p, n->name, arrives, n->at);
        o->is_param = o->has_init = true;
        if (arrives != t) {
            struct object *local = object_make(p, n->name, t, n->at);
            local->has_init = local->maybe_unused = true;
            o->is_used = true;
            d->narrow[d->param_count] = local;
        }
        d->params[d->param_count++] = o;
    }
    struct contract *result = d->type->result;
    d->type = type_function(p->c, d->type->base, list, false, false);
    d->type->identifiers = true;
    d->type->result = result;
    d->returning = NULL;
}

static void check_main(struct parser *p, const struct declarator *d)
{
    const struct type *t = d->type;
    struct param *a = t->params, *b = a ? a->next : NULL;
    bool good = t->base->kind == TYPE_INT && !t->variadic &&
                (!a || (a->type->kind == TYPE_INT && b && b->type->kind == TYPE_POINTER &&
                        b->type->base->kind == TYPE_POINTER && type_is_char(b->type->base->base) &&
                        !b->next));
    for (; a; a = a->next)
        good |= a->type->kind == TYPE_ERROR;
    if (good || t->base->kind == TYPE_ERROR)
        return;
    parse_error(p, "bad-main", d->at, "'main' has to be 'int main(void)' or 'int main(int argc, char "
                "*argv[])'");
}

static void check_parameters(struct parser *p, struct declarator *d)
{
    size_t i = 0;
    if (!d->params && d->type->params) { /* read in a header: there were no objects */
        for (struct param *q = d->type->params; q; q = q->next)
            d->param_count++;
        d->params = arena_array(p->c->arena, d->param_count, sizeof *d->params);
        for (struct param *q = d->type->params; q; q = q->next) {
            struct object *o = object_make(p, q->name, q->type, q->at);
            o->is_param = o->has_init = true;
            d->params[i++] = o;
        }
    }
    for (i = 0; i < d->param_count; i++) {
        struct object *o = d->params[i];
        if (!o->name)
            parse_error(p, "expected", o->at, "the parameter %zu of '%s' needs a name", i + 1,
                        name_text(p, d->name));
        else if (!object_type_check(p, o->type, o->at, name_text(p, o->name)))
            o->type = &type_error;
    }
}

static void into_body(struct func *f, struct object *o)
{
    o->function = f;
    o->block = f->body->block;
    vec_push(&f->locals, o);
    vec_push(&f->body->block->objects, o);
}

/* The body begins with what its parameters need: the sizes of their types, and the
 * narrow variables of K&R parameters. */
static void prologue(struct parser *p, struct func *f, const struct declarator *d)
{
    if (!f->body || !f->body->block || (!d->variable_count && !d->narrow))
        return;
    struct stmt *s = arena_alloc(p->c->arena, sizeof *s);
    s->kind = STMT_DECLARE;
    s->at = s->whole = d->at;
    s->block = f->body->block;
    s->types = d->variable_types;
    s->type_count = d->variable_count;
    for (size_t i = 0; i < s->type_count; i++)
        into_body(f, s->types[i]->count_object);
    s->objects = arena_array(p->c->arena, f->param_count, sizeof *s->objects);
    for (size_t i = 0; d->narrow && i < f->param_count; i++) {
        struct object *o = d->narrow[i], *from = f->params[i];
        if (!o)
            continue;
        struct expr *e = expr_new(p, EXPR_OBJECT, from->type, from->at);
        e->object = from;
        e->is_lvalue = true;
        struct init *init = arena_alloc(p->c->arena, sizeof *init);
        init->items = arena_alloc(p->c->arena, sizeof *init->items);
        *init->items = (struct init_item){.type = o->type,
                                          .value = convert_to(p, convert_value(p, e), o->type->plain)};
        init->count = 1;
        init->is_whole = true;
        init->size = o->type->size;
        init->at = o->at;
        o->init = init;
        into_body(f, o);
        s->objects[s->object_count++] = o;
    }
    s->next = f->body->list;
    f->body->list = s;
}

static void define_function(struct parser *p, loc from, const struct specifiers *s, struct declarator *d)
{
    if (d->identifiers)
        old_style_parameters(p, d);
    else if (d->type->old_style) /* int main() { }: it takes none, whoever calls it with some */
        d->param_count = 0;
    if (s->storage != CLASS_NONE && s->storage != CLASS_EXTERN && s->storage != CLASS_STATIC)
        parse_error(p, "bad-storage", s->storage_at, "'" STR_FMT "' has no place in front of a function",
                    STR_ARG(span_text(p->c, s->storage_at)));
    struct type *result = d->type->base;
    if (result->kind != TYPE_VOID && result->kind != TYPE_ERROR && !type_is_complete(result))
        parse_error(p, "incomplete-type", d->at, "'%s' would return a '%s', whose members are not known "
                    "here", name_text(p, d->name), type_text(p->c, result));
    struct func *f = declare_func(p, s, d);
    check_parameters(p, d);
    if (str_is(d->name->text, "main"))
        check_main(p, d);
    struct func *declared = f;
    if (f->storage == STORAGE_EXTERN) {
        f = extern_define_func(p, f, d->type, d->at, s->is_inline && s->storage != CLASS_EXTERN);
    } else if (f->is_defined) {
        parse_error(p, "redefined", d->at, "'%s' is defined twice; the first is %s",
                    name_text(p, d->name), where(p->c, f->at, d->at));
        f = NULL;
    }
    if (!f) /* read it all the same, for its own mistakes */
        f = func_new(p, d->name, d->type, d->at);
    if (f != declared) {
        scope_here(p, d->name)->func = f;
        contract_declare(p, f, d->type, d->at);
    }
    f->is_noreturn |= declared->is_noreturn;
    f->at = d->at;
    f->from = from;
    f->is_defined = true;
    f->is_library = false;
    f->type = type_composite(p->c, d->type, f->type);
    f->params = d->params;
    f->param_count = d->param_count;

    p->variable_types.len = 0;
    p->function = f;
    p->block = NULL;
    p->loop = p->breakable = p->switch_ = NULL;
    scope_enter(p);
    for (size_t i = 0; i < f->param_count; i++) {
        struct object *o = f->params[i];
        o->function = f;
        if (d->narrow && d->narrow[i])
            o = d->narrow[i];
        if (o->name && !scope_here(p, o->name))
            scope_add(p, (struct ident){.kind = IDENT_OBJECT, .name = o->name, .object = o, .at = o->at});
    }
    p->statement_failed = false;
    stmt_function_body(p, f);
    scope_leave(p);
    prologue(p, f, d);
    p->function = NULL;
    p->block = NULL;
    p->variable_types.len = 0;
    for (size_t i = 0; f->body && i < f->param_count; i++)
        f->params[i]->block = f->body->block;
    struct tree *tree = p->c->tree;
    *tree->last_function = f;
    tree->last_function = &f->next;
}

/* ---- typedef, _Static_assert, asm ------------------------------------------------------- */

static void declare_typedef(struct parser *p, const struct specifiers *s, struct declarator *d)
{
    struct ident *before = scope_here(p, d->name);
    uint32_t align = s->attributes.align > d->attributes.align ? s->attributes.align
                                                                : d->attributes.align;
    contract_of(p, s, d, CONTRACT_TYPEDEF);
    struct type *t = type_aliased(p->c, d->type, d->name);
    if (align)
        t = type_aligned(p->c, t, align);
    if (type_is_record(t) && !t->tag->name && !t->tag->type->alias)
        t->tag->type->alias = d->name;
    if (s->align)
        parse_error(p, "bad-alignment", d->at, "a typedef takes no _Alignas");
    if (parse_is(p, '=')) {
        parse_error(p, "bad-initialiser", parse_here(p), "'%s' is a type and has no value",
                    name_text(p, d->name));
        p->t++;
        init_parse(p, &(struct type *){&type_error}, false);
    }
    if (!before) {
        scope_add(p, (struct ident){.kind = IDENT_TYPEDEF, .name = d->name, .type = t, .at = d->at});
    } else if (before->kind != IDENT_TYPEDEF) {
        tell_redeclared(p, d, before, IDENT_TYPEDEF);
    } else if (!type_compatible(before->type, t)) {
        struct type old = *before->type;
        old.alias = NULL;
        parse_error(p, "conflicting-types", d->at, "the type '%s' is '%s' here, but '%s' %s",
                    name_text(p, d->name), type_text(p->c, d->type), type_text(p->c, &old),
                    where(p->c, before->at, d->at));
    }
}

void static_assert_parse(struct parser *p)
{
    struct span at = span_of(p->t - 1);
    int64_t holds = 1;
    if (!parse_expect(p, '(', "'(' behind _Static_assert")) {
        parse_recover(p);
        return;
    }
    struct expr *e = const_parse(p, "the condition of _Static_assert", &holds);
    struct str text = STR("");
    if (parse_accept(p, ',')) {
        if (p->t->kind == TOKEN_STRING) {
            text = p->t->text;
            for (p->t++; p->t->kind == TOKEN_STRING; p->t++)
                ;
        } else {
            parse_error(p, "expected", parse_here(p), "the message of _Static_assert is a string");
        }
    }
    if (e && !holds)
        parse_error(p, "static-assert", e->at.from ? e->at : at, "this does not hold%s" STR_FMT,
                    text.len ? ": " : "", STR_ARG(text));
    if (!parse_expect(p, ')', "')' behind _Static_assert")) {
        parse_skip_to(p, ')');
        parse_accept(p, ')');
    }
    parse_expect(p, ';', "';' behind _Static_assert");
}

static void asm_label(struct parser *p)
{
    if (!parse_is_keyword(p, KEYWORD_asm))
        return;
    parse_error(p, "not-in-course", parse_here(p), "inline assembly is not part of this course");
    p->t++;
    if (parse_accept(p, '(')) {
        parse_skip_to(p, ')');
        parse_accept(p, ')');
    }
}

/* ---- one declaration ---------------------------------------------------------------------- */

/* Behind the last declarator. */
static void semicolon(struct parser *p)
{
    if (parse_accept(p, ';'))
        return;
    if (!p->statement_failed)
        slip_expect(p, ';', "';' at the end of this declaration");
    else if (parse_is(p, '}'))
        return;
    if (p->t->flags & TOKEN_LINE_START && p->t->kind != TOKEN_PUNCT)
        return; /* as if it stood there */
    parse_recover(p);
}

/* A declaration without a declarator: `struct node { ... };` */
static void nothing_declared(struct parser *p, const struct specifiers *s)
{
    struct type *t = s->type;
    bool named = (type_is_record(t) || t->kind == TYPE_ENUM) && !t->alias;
    if (s->has_body || t->kind == TYPE_ERROR || (named && t->tag->name)) {
        if (!p->statement_failed && named && type_is_record(t) && !t->tag->name && s->has_body)
            report_warning(p->c, "declares-nothing", s->at, "this %s has no name, so nothing can use it",
                           tag_word(t->kind));
        return;
    }
    report_warning(p->c, "declares-nothing", s->at, "this declares nothing: a name is missing");
}

/* Without a type behind: nothing of the grammar begins here. Told; true: skipped. */
static bool specifiers(struct parser *p, struct specifiers *s)
{
    specifiers_parse(p, s, ALLOW_STORAGE | ALLOW_FUNCTION | ALLOW_ALIGN);
    if (s->is_over)
        return false;
    if (parse_accept(p, ';')) {
        nothing_declared(p, s);
        return false;
    }
    return true;
}

struct pending {
    struct parser *p;
    struct stmt ***tail;
    struct span from;
    VEC(struct object *) objects;
};

/* Makes a STMT_DECLARE of what has gathered. */
static void flush(struct pending *d)
{
    struct parser *p = d->p;
    size_t types = p->variable_types.len, objects = d->objects.len;
    if (!types && !objects)
        return;
    struct stmt *s = arena_alloc(p->c->arena, sizeof *s);
    s->kind = STMT_DECLARE;
    s->at = s->whole = span_join(d->from, parse_behind(p));
    s->block = p->block;
    s->objects = arena_array(p->c->arena, objects, sizeof *s->objects);
    if (objects)
        memcpy(s->objects, d->objects.at, objects * sizeof *s->objects);
    s->object_count = objects;
    s->types = arena_array(p->c->arena, types, sizeof *s->types);
    if (types)
        memcpy(s->types, p->variable_types.at, types * sizeof *s->types);
    s->type_count = types;
    p->variable_types.len = d->objects.len = 0;
    **d->tail = s;
    *d->tail = &s->next;
}

static void one_declarator(struct pending *out, const struct specifiers *s, struct declarator *d)
{
    struct parser *p = out->p;
    bool is_func = d->type->kind == TYPE_FUNCTION;
    if (d->identifiers && !p->statement_failed)
        parse_error(p, "no-type", d->identifiers->at, "a parameter needs a type: there is none named '"
                    STR_FMT "'", STR_ARG(d->identifiers->name->text));
    if (s->storage == CLASS_TYPEDEF) {
        declare_typedef(p, s, d);
    } else if (is_func) {
        declare_func(p, s, d);
        if (parse_is(p, '=')) {
            parse_error(p, "bad-initialiser", parse_here(p), "a function has a body in '{' and '}', not a "
                        "value");
            p->t++;
            init_parse(p, &(struct type *){&type_error}, false);
        }
    } else {
        if ((s->is_inline || s->is_noreturn) && d->type->kind != TYPE_ERROR)
            parse_error(p, "bad-storage", s->at, "'inline' and '_Noreturn' belong in front of functions");
        struct object *o = declare_object(p, s, d);
        if (o->storage == STORAGE_AUTO && p->block)
            vec_push(&out->objects, o);
    }
}

/* A function's definition inside of another: the '}' of the one above is missing. */
static void tell_nested(struct parser *p, const struct specifiers *s, struct declarator *d)
{
    bool at_margin = place_of(p->c, s->at.from).column == 1;
    if (at_margin) {
        p->statement_failed = false;
        parse_error(p, "missing-brace", d->at, "'%s' begins inside of the function '%s', which has not ended",
                    name_text(p, d->name), name_text(p, p->function->name));
        const struct block *outermost = p->block;
        while (outermost && outermost->outer)
            outermost = outermost->outer;
        if (!outermost || !slip_closed_early(p, outermost->open.from))
            report_advice(p->c, "a '}' is missing somewhere above");
        while (p->t->kind != TOKEN_END)
            p->t++;
        p->statement_failed = true;
    } else {
        parse_error(p, "nested-function", d->at, "a function cannot be defined inside of another");
        report_advice(p->c, "move it in front of '%s', or close the block above with '}'",
                      name_text(p, p->function->name));
        declare_func(p, s, d); /* for the calls of it */
        parse_recover(p);
    }
}

void decl_in_block(struct parser *p, struct stmt ***tail)
{
    struct pending out = {.p = p, .tail = tail, .from = parse_here(p)};
    struct specifiers s;
    p->statement_failed = false;
    if (parse_accept_keyword(p, KEYWORD__Static_assert)) {
        static_assert_parse(p);
        return;
    }
    if (!specifiers(p, &s)) {
        flush(&out);
        return;
    }
    for (;;) {
        struct declarator d;
        size_t types = p->variable_types.len;
        declarator_parse(p, s.type, DECLARATOR_NAMED, &d);
        asm_label(p);
        attributes_parse(p, &d.attributes);
        if (!d.name)
            break;
        if (d.is_function && parse_is(p, '{')) {
            tell_nested(p, &s, &d);
            vec_release(&out.objects);
            return;
        }
        size_t fresh = p->variable_types.len - types;
        if (fresh && out.objects.len) { /* int n = 5, a[n]; */
            p->variable_types.len = types;
            flush(&out);
            memmove(p->variable_types.at, p->variable_types.at + types,
                    fresh * sizeof *p->variable_types.at);
            p->variable_types.len = fresh;
        }
        one_declarator(&out, &s, &d);
        if (!parse_accept(p, ','))
            break;
    }
    semicolon(p);
    flush(&out);
    vec_release(&out.objects);
}

/* ---- translation units --------------------------------------------------------------------- */

/* Over what is no declaration, to a line that begins like one at the margin. */
static void skip_to_margin(struct parser *p)
{
    int braces = 0;
    for (; p->t->kind != TOKEN_END; p->t++) {
        if (braces <= 0 && (p->t->flags & TOKEN_LINE_START) && decl_starts(p) &&
            place_of(p->c, p->t->at).column == 1)
            return;
        if (parse_is(p, '{'))
            braces++;
        else if (parse_is(p, '}') && --braces < 0)
            braces = 0;
    }
}

/* Does `name (` begin a function whose type was forgotten? */
static bool is_untyped_function(const struct parser *p)
{
    const struct token *t = p->t;
    if (t->kind != TOKEN_NAME || t[1].kind != TOKEN_PUNCT || t[1].id != '(')
        return false;
    int depth = 0;
    for (t++; t->kind != TOKEN_END; t++) {
        if (t->kind != TOKEN_PUNCT)
            continue;
        depth += (t->id == '(') - (t->id == ')');
        if (depth == 0)
            break;
    }
    if (t->kind == TOKEN_END)
        return false;
    /* Declarations of parameters may stand between, as in K&R's `main(argc, argv) char **argv; {`. */
    bool any = t[1].kind == TOKEN_NAME || t[1].kind == TOKEN_KEYWORD;
    for (t++; any && t->kind != TOKEN_END; t++) {
        if (t->kind == TOKEN_PUNCT && !strchr("*,;[]", t->id < 128 ? t->id : 'x'))
            break;
    }
    return t->kind == TOKEN_PUNCT && t->id == '{';
}

/* Nothing at file scope begins like this. False: nothing was told. */
static bool tell_misplaced(struct parser *p)
{
    const struct token *t = p->t;
    if (parse_is(p, '}')) {
        parse_error(p, "stray-brace", parse_here(p), "this '}' closes nothing");
        report_advice(p->c, "there is one '}' too many here or above");
        p->t++;
        return true;
    }
    if (decl_starts(p) || attribute_starts(p) || is_untyped_function(p))
        return false;
    if (t->kind == TOKEN_NAME && t[1].kind == TOKEN_PUNCT && (t[1].id == ';' || t[1].id == ','))
        return false; /* `count;` needs a type */
    if (t->kind == TOKEN_OTHER)
        parse_error(p, "expected", parse_here(p), "a declaration belongs here");
    else
        parse_error(p, "outside-function", parse_here(p), "'" STR_FMT "' stands outside of any function",
                    STR_ARG(t->text));
    report_advice(p->c, "statements belong between the '{' and '}' of a function; is there a '}' too many "
                        "above?");
    p->t++;
    skip_to_margin(p);
    return true;
}

/* Behind the ')' of a function, on a line of its own and further in: a statement? */
static bool is_body_without_brace(struct parser *p)
{
    const struct token *t = p->t;
    if (p->statement_failed || t->kind == TOKEN_PUNCT || t->kind == TOKEN_END
        || place_of(p->c, t->at).column == 1)
        return false;
    bool fresh = t->flags & TOKEN_LINE_START;
    return t->kind == TOKEN_KEYWORD ? fresh || !decl_starts(p)
                                    : t->kind == TOKEN_NAME && (fresh || !decl_starts(p));
}

static void external_declaration(struct parser *p)
{
    struct pending out = {.p = p};
    struct specifiers s;
    loc from = parse_here(p).from;
    p->statement_failed = false;
    p->variable_types.len = 0;
    if (parse_accept(p, ';') || tell_misplaced(p))
        return;
    if (parse_accept_keyword(p, KEYWORD__Static_assert)) {
        static_assert_parse(p);
        return;
    }
    if (!specifiers(p, &s))
        return;
    for (bool first = true;; first = false) {
        struct declarator d;
        declarator_parse(p, s.type, DECLARATOR_NAMED, &d);
        asm_label(p);
        attributes_parse(p, &d.attributes);
        if (!d.name)
            break;
        if (first && d.is_function && (parse_is(p, '{') || (d.identifiers && decl_starts(p)))) {
            if (s.storage == CLASS_TYPEDEF)
                parse_error(p, "bad-storage", s.storage_at, "a function's definition cannot be a typedef");
            define_function(p, from, &s, &d);
            return;
        }
        if (first && d.is_function && is_body_without_brace(p)) {
            parse_error(p, "expected", parse_behind(p), "missing '{' at the beginning of '%s'",
                        name_text(p, d.name));
            p->t--; /* as if it stood here: the ')' is of no use any more */
            p->t->kind = TOKEN_PUNCT;
            p->t->id = '{';
            define_function(p, from, &s, &d);
            return;
        }
        if (first && !d.is_function && parse_is(p, '{'))
            parse_error(p, "expected", parse_behind(p), "missing '(...)' behind the name of the function, or "
                        "'=' in front of a list of values");
        one_declarator(&out, &s, &d);
        if (!parse_accept(p, ','))
            break;
    }
    semicolon(p);
    vec_release(&out.objects);
}

void decl_translation_unit(struct parser *p)
{
    struct cfront *c = p->c;
    if (!c->tree)
        c->tree = arena_alloc(c->arena, sizeof *c->tree);
    if (!c->tree->last_function)
        c->tree->last_function = &c->tree->functions;
    p->first = p->t;
    p->scope = NULL;
    scope_enter(p);
    while (p->t->kind != TOKEN_END && !wanted_failed(c)) {
        const struct token *start = p->t;
        external_declaration(p);
        if (p->t == start)
            p->t++;
    }
    extern_end_unit(p);
    if (c->rules)
        rules_declared(p);
    scope_leave(p);
    vec_release(&p->variable_types);
}
