/* Expressions, C11 6.5: what stands innermost (names, numbers, parentheses) and what
 * follows it (subscripts, members, calls). Operators in front of it are in unary.c,
 * those between two in binary.c, assignments in assign.c. */
#include "cfront/parse.h"

#include <math.h>
#include <string.h>

/* ---- names ----------------------------------------------------------------------- */

/* An undeclared name is told of once in a function. */
struct told { const struct name *name; struct told *next; };

static bool told_before(struct parser *p, const struct name *n)
{
    int many = 0;
    for (const struct told *t = p->told; t && many < 64; t = t->next, many++)
        if (t->name == n)
            return true;
    struct told *t = arena_alloc(p->c->arena, sizeof *t);
    *t = (struct told){n, p->told};
    p->told = t;
    return false;
}

void expr_hush(struct parser *p, const struct name *n)
{
    told_before(p, n);
}

static struct expr *undeclared(struct parser *p, const struct token *t)
{
    struct span at = {t->at, t->at + t->length};
    bool called = parse_is(p, '(');
    if (told_before(p, t->name))
        return expr_error(p, at);
    if (called)
        parse_error(p, "undeclared-function", at, "'" STR_FMT "' is called but nothing before this line "
                    "declares it", STR_ARG(t->text));
    else
        parse_error(p, "undeclared-name", at, "'" STR_FMT "' is not declared", STR_ARG(t->text));
    slip_advise(p, t->name);
    return expr_error(p, at);
}

static struct expr *infinity_or_nan(struct parser *p, struct str name, struct span at)
{
    if (!str_is(name, "__inf__") && !str_is(name, "__nan__"))
        return NULL;
    struct expr *e = expr_new(p, EXPR_FLOAT, &type_float, at);
    e->real = name.at[2] == 'i' ? (long double)INFINITY : (long double)NAN;
    return e;
}

/* Names with two underscores that the language itself gives a meaning; NULL: none. */
static struct expr *reserved(struct parser *p, const struct token *t)
{
    struct str s = t->text;
    struct span at = {t->at, t->at + t->length};
    if (str_is(s, "__func__") || str_is(s, "__FUNCTION__") || str_is(s, "__PRETTY_FUNCTION__")) {
        if (p->function)
            return literal_function_name(p, at);
        parse_error(p, "undeclared-name", at, "'" STR_FMT "' stands outside of every function", STR_ARG(s));
        return expr_error(p, at);
    }
    if (builtin_known(t->name)) {
        if (parse_is(p, '('))
            return builtin_parse(p, t);
        parse_error(p, "undeclared-name", at, "'" STR_FMT "' can only be called", STR_ARG(s));
        report_advice(p->c, "a '(' belongs behind it");
        return expr_error(p, at);
    }
    return infinity_or_nan(p, s, at);
}

static struct expr *name(struct parser *p)
{
    const struct token *t = p->t++;
    struct span at = {t->at, t->at + t->length};
    struct ident *id = scope_find(p, t->name);
    struct expr *e;
    if (!id) {
        e = t->text.len > 2 && t->text.at[0] == '_' && t->text.at[1] == '_' ? reserved(p, t) : NULL;
        return e ? e : undeclared(p, t);
    }
    switch (id->kind) {
    case IDENT_OBJECT:
        e = expr_new(p, EXPR_OBJECT, id->object->type, at);
        e->object = id->object;
        e->is_lvalue = true;
        return e;
    case IDENT_FUNC:
        e = expr_new(p, EXPR_FUNC, id->func->type, at);
        e->func = id->func;
        if (id->func != p->function)
            id->func->is_used = true;
        return e;
    case IDENT_ENUMERATOR:
        return expr_int(p, id->value, id->type->plain, at);
    default: {
        parse_error(p, "type-as-value", at, "'" STR_FMT "' is a type, but a value belongs here",
                    STR_ARG(t->text));
        report_advice(p->c, "a variable of it has a name of its own");
        return expr_error(p, at);
    }
    }
}

/* ---- what stands innermost ------------------------------------------------------- */

static struct expr *parens(struct parser *p)
{
    struct span open = parse_here(p);
    p->t++;
    if (parse_is(p, '{'))
        return stmt_expression(p, open);
    struct expr *e = expr_parse(p);
    if (!slip_expect(p, ')', "')' behind the expression"))
        return expr_error(p, open);
    e->in_parens = true;
    e->at = parse_since(p, open);
    return e;
}

static struct expr *primary(struct parser *p)
{
    const struct token *t = p->t;
    switch (t->kind) {
    case TOKEN_NAME:
        return name(p);
    case TOKEN_NUMBER:
        p->t++;
        return literal_number(p, t);
    case TOKEN_CHAR:
        p->t++;
        return literal_char(p, t);
    case TOKEN_STRING:
        return literal_string(p);
    case TOKEN_PUNCT:
        if (t->id == '(')
            return parens(p);
        break;
    case TOKEN_KEYWORD:
        if (t->id == KEYWORD__Generic) {
            p->t++;
            return generic_parse(p);
        }
        if (t->id == KEYWORD___builtin_va_arg || t->id == KEYWORD___builtin_offsetof
            || t->id == KEYWORD___builtin_types_compatible_p) {
            p->t++;
            return builtin_parse(p, t);
        }
        break;
    default:
        break;
    }
    slip_no_value(p);
    return expr_error(p, parse_here(p));
}

/* ---- subscripts ------------------------------------------------------------------ */

static struct expr *bad_subscript(struct parser *p, const struct expr *a, const struct expr *b)
{
    const struct expr *at = b->type->kind == TYPE_POINTER ? b : a;
    if (a->type->kind == TYPE_POINTER)
        parse_error(p, "invalid-operands", b->at, "an index is a whole number, but %s is '%s'",
                    expr_text(p, b), type_text(p->c, b->type));
    else
        parse_error(p, "not-an-array", at->at, "%s is '%s', neither array nor pointer: it has no elements",
                    expr_text(p, a), type_text(p->c, a->type));
    return expr_error(p, a->at);
}

static struct expr *subscript(struct parser *p, struct expr *a)
{
    struct span open = parse_here(p), from = a->at;
    p->t++;
    struct expr *b = convert_value(p, expr_parse(p));
    bool closed = slip_expect(p, ']', "']' behind the index");
    a = a->type->kind == TYPE_ARRAY ? convert_decay(p, a, false) : convert_value(p, a);
    if (!closed || expr_failed(a) || expr_failed(b))
        return expr_error(p, from);
    if (type_is_integer(a->type) && b->type->kind == TYPE_POINTER) {
        struct expr *turned = a;
        a = b;
        b = turned;
    }
    if (a->type->kind != TYPE_POINTER || !type_is_integer(b->type))
        return bad_subscript(p, a, b);
    struct type *t = a->type->base;
    if (t->kind == TYPE_VOID || t->kind == TYPE_FUNCTION) {
        parse_error(p, "void-dereference", from, "a '%s' says nothing of what it points to, so it has "
                    "no elements", type_text(p->c, a->type));
        report_advice(p->c, "assign it to a pointer of the type that is meant, as in `int *a = p;`");
        return expr_error(p, from);
    }
    if (!type_is_complete(t) && !type_is_variable(t)) {
        parse_error(p, "incomplete-type", from, "of '%s' only the name is known, not what is in it",
                    type_text(p->c, t));
        return expr_error(p, from);
    }
    struct expr *e = expr_over(p, EXPR_INDEX, t, parse_since(p, from), a, convert_index(p, b));
    e->op_at = open;
    e->is_lvalue = !expr_failed(e);
    return e;
}

/* ---- members --------------------------------------------------------------------- */

/* The fields one sees from outside, those of anonymous members too. */
static void collect(struct parser *p, const struct tag *tag, const char **names, size_t room,
                    size_t *count)
{
    for (const struct field *f = tag->fields; f && *count < room; f = f->next) {
        if (f->name)
            names[(*count)++] = arena_cstr(p->c->arena, f->name->text);
        else if (type_is_record(f->type) && f->type->tag)
            collect(p, f->type->tag, names, room, count);
    }
}

static void no_member(struct parser *p, const struct type *record, const struct token *t)
{
    enum { MOST = 256 };
    const char *names[MOST];
    size_t count = 0;
    if (record->tag->broken) {
        p->statement_failed = true;
        return;
    }
    parse_error(p, "unknown-member", (struct span){t->at, t->at + t->length},
                "'%s' has no member '" STR_FMT "'",
                type_text(p->c, record), STR_ARG(t->text));
    if (!p->c->said)
        return;
    collect(p, record->tag, names, MOST, &count);
    const char *near = str_nearest(t->text, names, count);
    if (near)
        report_advice(p->c, "did you mean '%s'?", near);
    else if (count == 1)
        report_advice(p->c, "its only member is '%s'", names[0]);
    else if (count == 2)
        report_advice(p->c, "its members are '%s' and '%s'", names[0], names[1]);
    else if (count == 3)
        report_advice(p->c, "its members are '%s', '%s' and '%s'", names[0], names[1], names[2]);
}

static struct expr *member_of(struct parser *p, struct expr *e, const struct token *t, struct span from)
{
    struct type *record = e->type;
    if (!record->tag || !record->tag->complete) {
        parse_error(p, "incomplete-type", from, "of '%s' only the name is known, not what is in it",
                    type_text(p->c, record));
        report_advice(p->c, "define the struct above this line, or check its name");
        return expr_error(p, from);
    }
    uint64_t offset = 0;
    struct field *f = type_field(record, t->name, &offset);
    if (!f) {
        no_member(p, record, t);
        return expr_error(p, from);
    }
    struct type *type = record->quals & ~QUAL_ATOMIC
        ? type_with(p->c, f->type, record->quals & (uint8_t)~QUAL_ATOMIC) : f->type;
    if (!e->is_lvalue && type->kind != TYPE_ARRAY)
        type = type->plain;
    struct expr *m = expr_over(p, EXPR_MEMBER, type, parse_since(p, from), e, NULL);
    m->op_at = (struct span){t->at, t->at + t->length};
    m->field = f;
    m->offset = offset;
    m->is_lvalue = e->is_lvalue && !expr_failed(m);
    return m;
}

static struct expr *member(struct parser *p, struct expr *e)
{
    struct span op = parse_here(p), from = e->at;
    bool arrow = p->t->id == PUNCT_ARROW;
    p->t++;
    if (p->t->kind != TOKEN_NAME) {
        parse_error(p, "expected", parse_here(p), "behind %s stands the name of a member",
                    arrow ? "->" : "the point");
        return expr_error(p, from);
    }
    const struct token *t = p->t++;
    if (expr_failed(e))
        return e;
    if (!arrow && e->type->kind == TYPE_POINTER && type_is_record(e->type->base)) {
        parse_error(p, "dot-on-pointer", op, "%s is a pointer, and what it points to has the members",
                    expr_text(p, e));
        report_advice(p->c, "write -> instead of the point");
        return expr_error(p, from);
    }
    if (arrow && type_is_record(e->type)) {
        parse_error(p, "arrow-on-struct", op, "%s is '%s' itself, not a pointer to one",
                    expr_text(p, e), type_text(p->c, e->type));
        report_advice(p->c, "write a point instead of ->");
        return expr_error(p, from);
    }
    if (arrow) {
        struct expr *v = convert_value(p, e);
        if (expr_failed(v))
            return v;
        if (v->type->kind == TYPE_POINTER && type_is_record(v->type->base)) {
            struct expr *d = expr_over(p, EXPR_DEREF, v->type->base, v->at, v, NULL);
            d->op_at = op;
            d->is_lvalue = true;
            return expr_failed(d) ? d : member_of(p, d, t, from);
        }
    } else if (type_is_record(e->type)) {
        return member_of(p, e, t, from);
    }
    parse_error(p, "not-a-struct", from, "%s is '%s', which has no members", expr_text(p, e),
                type_text(p->c, e->type));
    return expr_error(p, from);
}

/* ---- what follows ---------------------------------------------------------------- */

struct expr *expr_postfix_of(struct parser *p, struct expr *e)
{
    while (p->t->kind == TOKEN_PUNCT) {
        switch (p->t->id) {
        case '[':
            e = subscript(p, e);
            break;
        case '(':
            p->t++;
            e = call_parse(p, e);
            break;
        case '.':
        case PUNCT_ARROW:
            e = member(p, e);
            break;
        case PUNCT_INC:
        case PUNCT_DEC: {
            struct span op = parse_here(p);
            int id = p->t++->id;
            e = assign_step(p, e, id, true, op);
            break;
        }
        default:
            return e;
        }
    }
    return e;
}

struct expr *expr_postfix(struct parser *p)
{
    return expr_postfix_of(p, primary(p));
}

struct expr *expr_compound(struct parser *p, struct type *t, struct span open)
{
    if (type_is_variable(t) && t->kind == TYPE_ARRAY) {
        parse_error(p, "invalid-literal", open, "an array whose length is only known at run time cannot "
                    "be written like this");
        t = &type_error;
    } else if (t->kind == TYPE_VOID || t->kind == TYPE_FUNCTION) {
        parse_error(p, "invalid-literal", open, "there are no objects of type '%s'", type_text(p->c, t));
        t = &type_error;
    }
    bool is_static = !p->function;
    int deepest = p->deepest;
    p->deepest = 0;
    struct init *init = init_parse(p, &t, is_static);
    int deep = p->deepest + 2;
    p->deepest = deepest;
    struct span at = parse_since(p, open);
    if (t->kind == TYPE_ERROR || !init)
        return expr_error(p, at);
    struct object *o = object_hidden(p, t, at);
    o->init = init;
    o->is_compound = o->has_init = o->is_used = true;
    struct expr *e = expr_new(p, is_static ? EXPR_OBJECT : EXPR_COMPOUND, t, at);
    e->object = o;
    e->is_lvalue = true;
    e->depth = (uint16_t)(deep < EXPR_DEPTH_MAX ? deep : EXPR_DEPTH_MAX);
    return e;
}

struct expr *expr_variable_types(struct parser *p, size_t from, struct expr *e)
{
    struct expr *all = NULL;
    for (size_t i = from; i < p->variable_types.len; i++) {
        struct type *t = p->variable_types.at[i];
        if (!t->variable || !t->count_object || p->unevaluated)
            continue;
        struct expr *count = expr_new(p, EXPR_OBJECT, t->count_object->type, e->at);
        count->object = t->count_object;
        count->is_lvalue = true;
        struct expr *set = expr_over(p, EXPR_ASSIGN, &type_long, e->at, count, t->variable);
        set->op = '=';
        all = all ? expr_over(p, EXPR_COMMA, &type_long, e->at, all, set) : set;
    }
    if (from < p->variable_types.len)
        p->variable_types.len = from;
    return all ? expr_over(p, EXPR_COMMA, e->type, e->at, all, e) : e;
}
