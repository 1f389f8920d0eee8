/* Conversions: C11 6.3, and 6.5.16.1 for what may be assigned to what. Every one is a
 * node of the tree. An expression that was told about (type TYPE_ERROR) passes through
 * in silence.
 *
 * Here is also decided whose address escapes: an array that decays anywhere but under
 * a subscript may be reached through a pointer from then on. */
#include "cfront/parse.h"

#include <string.h>

/* ---- nodes ----------------------------------------------------------------------- */

struct expr *expr_new(struct parser *p, enum expr_kind k, struct type *t, struct span at)
{
    struct expr *e = arena_alloc(p->c->arena, sizeof *e);
    e->kind = (uint8_t)k;
    e->type = t;
    e->at = e->op_at = at;
    e->depth = 1;
    return e;
}

struct expr *expr_int(struct parser *p, int64_t v, struct type *t, struct span at)
{
    struct expr *e = expr_new(p, EXPR_INT, t, at);
    e->value = (uint64_t)v;
    return e;
}

struct expr *expr_error(struct parser *p, struct span at)
{
    return expr_new(p, EXPR_ERROR, &type_error, at);
}

bool expr_failed(const struct expr *e)
{
    return e->type->kind == TYPE_ERROR;
}

struct expr *expr_over(struct parser *p, enum expr_kind k, struct type *t, struct span at,
                       struct expr *a, struct expr *b)
{
    int deep = 1 + (b && b->depth > a->depth ? b->depth : a->depth);
    if (deep > EXPR_DEPTH_MAX) {
        parse_error(p, "too-deep", at, "this expression is too long to follow");
        report_advice(p->c, "take it apart: give parts of it names of their own");
        return expr_error(p, at);
    }
    struct expr *e = expr_new(p, k, t, at);
    e->a = a;
    e->b = b;
    e->depth = (uint16_t)deep;
    if (deep > p->deepest)
        p->deepest = deep;
    return e;
}

struct span parse_since(const struct parser *p, struct span from)
{
    const struct token *before = p->t - 1;
    return span_join(from, (struct span){before->at, before->at + before->length});
}

const char *expr_text(struct parser *p, const struct expr *e)
{
    struct str s = span_text(p->c, e->at);
    if (!s.len || s.len > 40 || memchr(s.at, '\n', s.len))
        return "this";
    return arena_printf(p->c->arena, "'" STR_FMT "'", STR_ARG(s));
}

/* ---- whose address escapes ------------------------------------------------------- */

void object_expose(struct object *o)
{
    if (o)
        o->exposed = true;
}

struct object *expr_root(const struct expr *e)
{
    for (;;) {
        switch (e->kind) {
        case EXPR_MEMBER:
            e = e->a;
            break;
        case EXPR_INDEX:
        case EXPR_DEREF:
            if (e->a->kind != EXPR_DECAY)
                return NULL;
            e = e->a->a;
            break;
        case EXPR_OBJECT:
        case EXPR_COMPOUND:
            return e->object;
        default:
            return NULL;
        }
    }
}

void convert_expose(struct parser *p, const struct expr *lvalue)
{
    struct object *o = expr_root(lvalue);
    if (!o)
        return;
    o->is_used = o->is_set = true;
    if (!p->unevaluated)
        object_expose(o);
}

static void mark_used(const struct expr *lvalue)
{
    struct object *o = expr_root(lvalue);
    if (o)
        o->is_used = true;
}

/* ---- lvalues to values ----------------------------------------------------------- */

struct expr *convert_decay(struct parser *p, struct expr *e, bool expose)
{
    if (expose)
        convert_expose(p, e);
    else
        mark_used(e);
    return expr_over(p, EXPR_DECAY, type_pointer_to(p->c, e->type->base), e->at, e, NULL);
}

struct expr *convert_value(struct parser *p, struct expr *e)
{
    struct type *t = e->type;
    if (expr_failed(e))
        return e;
    if (t->kind == TYPE_FUNCTION) {
        if (e->kind == EXPR_DEREF)
            return e->a;
        return expr_over(p, EXPR_DECAY, type_pointer_to(p->c, t), e->at, e, NULL);
    }
    if (t->kind == TYPE_ARRAY)
        return convert_decay(p, e, true);
    if (!e->is_lvalue) {
        if (e->kind == EXPR_ASSIGN || e->kind == EXPR_UPDATE || e->kind == EXPR_STEP)
            mark_used(e->a);
        return e;
    }
    if (t->kind != TYPE_VOID && !type_is_complete(t)) {
        parse_error(p, "incomplete-type", e->at, "of '%s' only the name is known, not what is in it",
                    type_text(p->c, t));
        report_advice(p->c, "define it above this line, or check its name");
        return expr_error(p, e->at);
    }
    mark_used(e);
    return expr_over(p, EXPR_LOAD, t->plain, e->at, e, NULL);
}

struct expr *expr_discard(struct parser *p, struct expr *e)
{
    if (expr_failed(e) || !e->is_lvalue || e->type->kind == TYPE_VOID)
        return e;
    if (e->type->kind == TYPE_ARRAY)
        return convert_decay(p, e, false);
    return convert_value(p, e);
}

struct expr *convert_to(struct parser *p, struct expr *e, struct type *t)
{
    t = t->plain;
    if (expr_failed(e) || e->type == t)
        return e;
    if (type_is_record(t) || (t->kind == e->type->kind && type_is_arithmetic(t) && t->kind != TYPE_ENUM))
        return e;
    struct expr *to = expr_over(p, EXPR_CONVERT, t, e->at, e, NULL);
    to->op_at = e->op_at;
    return to;
}

/* ---- arithmetic ------------------------------------------------------------------ */

struct type *convert_promoted(const struct expr *e)
{
    struct type *t = e->type->plain;
    const struct expr *m = e->kind == EXPR_LOAD ? e->a : e;
    if (m->kind == EXPR_MEMBER && m->field && m->field->is_bits && m->field->width <= 32)
        return m->field->width == 32 && !type_is_signed(t) ? &type_uint : &type_int;
    if (t->kind == TYPE_ENUM)
        t = t->base ? t->base->plain : &type_int;
    return t->kind >= TYPE_BOOL && t->kind <= TYPE_USHORT ? &type_int : t;
}

struct expr *convert_promote(struct parser *p, struct expr *e)
{
    if (expr_failed(e) || !type_is_integer(e->type))
        return e;
    return convert_to(p, e, convert_promoted(e));
}

static struct type *usual(struct type *a, struct type *b)
{
    if (type_is_float(a) || type_is_float(b)) {
        struct type *wide = a->kind >= b->kind ? a : b;
        return !type_is_float(a) ? b : !type_is_float(b) ? a : wide;
    }
    if (a->kind == b->kind)
        return a;
    bool sa = type_is_signed(a), sb = type_is_signed(b);
    if (sa == sb)
        return type_rank(a) >= type_rank(b) ? a : b;
    struct type *s = sa ? a : b, *u = sa ? b : a;
    if (type_rank(u) >= type_rank(s))
        return u;
    if (s->size > u->size)
        return s;
    return s->kind == TYPE_LONG ? &type_ulong : s->kind == TYPE_LLONG ? &type_ullong : &type_uint;
}

struct type *convert_usual(struct parser *p, struct expr **a, struct expr **b)
{
    if (expr_failed(*a) || expr_failed(*b))
        return &type_error;
    *a = convert_promote(p, *a);
    *b = convert_promote(p, *b);
    if (expr_failed(*a) || expr_failed(*b))
        return &type_error;
    struct type *t = usual((*a)->type->plain, (*b)->type->plain);
    *a = convert_to(p, *a, t);
    *b = convert_to(p, *b, t);
    return expr_failed(*a) || expr_failed(*b) ? &type_error : t;
}

struct expr *convert_argument(struct parser *p, struct expr *e)
{
    e = convert_value(p, e);
    if (e->type->kind == TYPE_FLOAT)
        return convert_to(p, e, &type_double);
    if (e->type->kind == TYPE_VOID) {
        parse_error(p, "void-value", e->at, "this has no value, so it cannot be passed on");
        return expr_error(p, e->at);
    }
    return convert_promote(p, e);
}

struct expr *convert_index(struct parser *p, struct expr *e)
{
    e = convert_promote(p, e);
    if (expr_failed(e))
        return e;
    return convert_to(p, e, type_is_signed(e->type) ? &type_long : &type_ulong);
}

struct expr *convert_condition(struct parser *p, struct expr *e)
{
    e = convert_value(p, e);
    if (expr_failed(e) || type_is_scalar(e->type))
        return e;
    if (e->type->kind == TYPE_VOID)
        parse_error(p, "void-value", e->at, "this has no value, so it cannot be a condition");
    else
        parse_error(p, "not-scalar", e->at, "a condition is a number or a pointer, but %s is '%s'",
                    expr_text(p, e), type_text(p->c, e->type));
    return expr_error(p, e->at);
}

bool expr_is_null_pointer(struct parser *p, const struct expr *e)
{
    int64_t v;
    if (e->kind == EXPR_CONVERT && e->explicit_cast && e->type->kind == TYPE_POINTER
        && e->type->base->kind == TYPE_VOID && !e->type->base->quals)
        e = e->a;
    if (!type_is_integer(e->type))
        return false;
    if (e->kind == EXPR_INT)
        return e->value == 0;
    return e->kind != EXPR_LOAD && e->kind != EXPR_CALL && const_int(p->c, e, &v) && v == 0;
}

/* ---- as if by assignment --------------------------------------------------------- */

/* int (*)[3] may become const int (*)[3]: the qualifiers of an array are those of its
 * elements. */
static uint8_t pointee_quals(const struct type *t)
{
    while (t->kind == TYPE_ARRAY)
        t = t->base;
    return t->quals;
}

static bool same_pointee(const struct type *a, const struct type *b)
{
    while (a->kind == TYPE_ARRAY && b->kind == TYPE_ARRAY) {
        if (a->count != b->count && a->count != COUNT_UNKNOWN && b->count != COUNT_UNKNOWN)
            return false;
        a = a->base;
        b = b->base;
    }
    return type_same(a, b);
}

bool convert_differ_in_sign(const struct type *a, const struct type *b)
{
    return type_is_integer(a) && type_is_integer(b) && a->size == b->size
        && ((type_is_char(a) && type_is_char(b)) || type_rank(a) == type_rank(b));
}

static bool is_quoted(struct parser *p, const struct expr *e, char quote)
{
    struct str s = span_text(p->c, e->at);
    return s.len > 1 && s.at[0] == quote;
}

static struct expr *number_for_address(struct parser *p, struct expr *e, struct type *t,
                                       const char *what)
{
    parse_error(p, "pointer-integer-mix", e->at, "%s is an address ('%s'), but this is a number ('%s')",
                what, type_text(p->c, t), type_text(p->c, e->type));
    if (e->kind == EXPR_INT && is_quoted(p, e, '\''))
        report_advice(p->c, type_is_char(t->base)
                     ? "a text stands in \" and \", a single character in ' and '"
                     : "a character in ' and ' is a number");
    else if (e->kind == EXPR_LOAD && e->a->kind == EXPR_OBJECT && type_same(e->type, t->base))
        report_advice(p->c, "&" STR_FMT " is the address of '" STR_FMT "'",
                     STR_ARG(e->a->object->name ? e->a->object->name->text : STR("x")),
                     STR_ARG(e->a->object->name ? e->a->object->name->text : STR("x")));
    else if (e->kind == EXPR_LOAD)
        report_advice(p->c, "& in front of a variable gives its address");
    return expr_error(p, e->at);
}

static struct expr *address_for_number(struct parser *p, struct expr *e, struct type *t,
                                       const char *what)
{
    parse_error(p, "pointer-integer-mix", e->at, "%s is a number ('%s'), but this is an address ('%s')",
                what, type_text(p->c, t), type_text(p->c, e->type));
    if (e->kind == EXPR_DECAY && e->a->kind == EXPR_OBJECT && e->a->object->is_literal)
        report_advice(p->c, type_is_char(t) ? "a single character stands in ' and ', as in 'x'"
                                               : "a number stands without \" and \"");
    else if (e->kind == EXPR_DECAY && e->a->kind == EXPR_FUNC)
        report_advice(p->c, "a function is called with ( and ) behind its name");
    else if (e->kind == EXPR_ADDRESS)
        report_advice(p->c, "without the & it is the value");
    else if (type_is_arithmetic(e->type->base))
        report_advice(p->c, "* in front of a pointer gives what it points to");
    return expr_error(p, e->at);
}

static struct expr *pointer_for_pointer(struct parser *p, struct expr *e, struct type *t,
                                        const char *what)
{
    const struct type *to = t->base, *from = e->type->base;
    bool any = to->kind == TYPE_VOID || from->kind == TYPE_VOID;
    if (!any && !same_pointee(to, from)) {
        if (!convert_differ_in_sign(to, from)) {
            parse_error(p, "incompatible-pointers", e->at, "%s should be '%s', but this is '%s'", what,
                        type_text(p->c, t), type_text(p->c, e->type));
            if (e->kind == EXPR_ADDRESS && type_same(t, e->type->base))
                report_advice(p->c, "without the & it fits");
            else if (e->kind == EXPR_ADDRESS && from->kind == TYPE_ARRAY && type_same(to, from->base))
                report_advice(p->c, "the name of an array alone is the address of its first element");
            else if (to->kind == TYPE_POINTER && type_same(to, e->type))
                report_advice(p->c, "the address of a pointer is meant: put & in front of it");
            return expr_error(p, e->at);
        }
        report_warning(p->c, "pointer-sign", e->at, "%s should be '%s', but this is '%s'", what,
                       type_text(p->c, t), type_text(p->c, e->type));
    }
    uint8_t lost = pointee_quals(from) & (uint8_t)~pointee_quals(to);
    if (lost & (QUAL_CONST | QUAL_VOLATILE)) {
        report_warning(p->c, "discarded-const", e->at, "%s is '%s', but this is '%s': the %s gets lost",
                       what, type_text(p->c, t), type_text(p->c, e->type),
                       lost & QUAL_CONST ? "const" : "volatile");
        if (lost & QUAL_CONST)
            report_advice(p->c, "what is const should be reached through '%s' only",
                          type_text(p->c, e->type));
    }
    return convert_to(p, e, t);
}

bool convert_fits(const struct expr *e, const struct type *t)
{
    const struct type *s = e->type;
    t = t->plain;
    return s->kind != TYPE_VOID && s->kind != TYPE_ERROR
        && (s == t || (type_is_arithmetic(s) && type_is_arithmetic(t)));
}

struct expr *convert_assign(struct parser *p, struct expr *e, struct type *t, const char *what)
{
    e = convert_value(p, e);
    t = t->plain;
    if (expr_failed(e))
        return e;
    if (t->kind == TYPE_ERROR)
        return expr_error(p, e->at);
    const struct type *s = e->type;
    if (s->kind == TYPE_VOID) {
        parse_error(p, "void-value", e->at, "%s should be '%s', but this has no value", what,
                    type_text(p->c, t));
        if (e->kind == EXPR_CALL)
            report_advice(p->c, "the function is declared void: it returns nothing");
        return expr_error(p, e->at);
    }
    if (type_is_arithmetic(t) && type_is_arithmetic(s))
        return convert_to(p, e, t);
    if (t->kind == TYPE_POINTER && s->kind == TYPE_POINTER)
        return expr_is_null_pointer(p, e) ? convert_to(p, e, t) : pointer_for_pointer(p, e, t, what);
    if (t->kind == TYPE_BOOL && s->kind == TYPE_POINTER)
        return convert_to(p, e, t);
    if (t->kind == TYPE_POINTER && type_is_integer(s))
        return expr_is_null_pointer(p, e) ? convert_to(p, e, t) : number_for_address(p, e, t, what);
    if (type_is_integer(t) && s->kind == TYPE_POINTER)
        return address_for_number(p, e, t, what);
    if ((type_is_record(t) || t->kind == TYPE_VA_LIST) && type_same(t, s))
        return e;
    parse_error(p, "type-mismatch", e->at, "%s should be '%s', but this is '%s'", what,
                type_text(p->c, t), type_text(p->c, s));
    if (s->kind == TYPE_POINTER && type_same(s->base, t))
        report_advice(p->c, "* in front of a pointer gives what it points to");
    else if (t->kind == TYPE_POINTER && type_same(t->base, s))
        report_advice(p->c, "& in front of a variable gives its address");
    return expr_error(p, e->at);
}

/* A cleanup is called with the variable's address. Who thinks that it gets the value would give it
   a parameter of the variable's own type. */
void convert_cleanup(struct parser *p, const struct object *o, struct span at)
{
    const struct type *f = o->cleanup->type;
    const struct param *first = f->params;
    const char *name = arena_cstr(p->c->arena, o->cleanup->name->text);
    const char *of = arena_cstr(p->c->arena, o->name->text);
    struct type *address = type_pointer_to(p->c, o->type);
    if (o->type->kind == TYPE_ERROR || (!first && f->old_style))
        return;
    if (!first || first->next) {
        parse_error(p, "bad-attribute", at, "'%s', the cleanup of '%s', should have one parameter: '%s'", name, of,
                    type_text(p->c, address));
        return;
    }
    const struct type *t = first->type->plain;
    if (t->kind == TYPE_ERROR ||
        (t->kind == TYPE_POINTER && (t->base->kind == TYPE_VOID || same_pointee(t->base, o->type) ||
                                     convert_differ_in_sign(t->base, o->type))))
        return;
    parse_error(p, "bad-attribute", at, "the cleanup '%s' takes '%s', but it is given the address of '%s': '%s'",
                name, type_text(p->c, first->type), of, type_text(p->c, address));
    if (type_same(first->type, o->type))
        report_advice(p->c, "give its parameter one * more; the value is what that leads to");
}
