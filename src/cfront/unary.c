/* Operators in front of their operand, casts and sizeof: C11 6.5.3, 6.5.4. */
#include "cfront/parse.h"

static struct span before(const struct parser *p)
{
    const struct token *t = p->t - 1;
    return (struct span){t->at, t->at + t->length};
}

static struct expr *invalid(struct parser *p, const struct expr *e, const char *op, const char *want,
                            struct span at)
{
    parse_error(p, "invalid-operands", at, "%s needs %s, but %s is '%s'", op, want, expr_text(p, e),
                type_text(p->c, e->type));
    return expr_error(p, at);
}

/* ---- & and * --------------------------------------------------------------------- */

struct expr *unary_address(struct parser *p, struct expr *e, struct span op)
{
    if (expr_failed(e))
        return e;
    struct span at = span_join(op, e->at);
    if (e->type->kind == TYPE_FUNCTION && e->kind == EXPR_DEREF)
        return e->a;
    if (!e->is_lvalue && e->type->kind != TYPE_FUNCTION) {
        parse_error(p, "not-addressable", at, "& needs something that lies in memory, but %s is a mere "
                    "value", expr_text(p, e));
        if (e->kind == EXPR_DECAY || e->kind == EXPR_ADDRESS)
            report_advice(p->c, "it is an address already");
        return expr_error(p, at);
    }
    if (e->kind == EXPR_MEMBER && e->field->is_bits) {
        parse_error(p, "not-addressable", at, "a bit-field has no address");
        return expr_error(p, at);
    }
    convert_expose(p, e);
    struct expr *a = expr_over(p, EXPR_ADDRESS, type_pointer_to(p->c, e->type), at, e, NULL);
    a->op_at = op;
    return a;
}

struct expr *unary_deref(struct parser *p, struct expr *e, struct span at, struct span op)
{
    e = convert_value(p, e);
    if (expr_failed(e))
        return e;
    if (e->type->kind != TYPE_POINTER) {
        parse_error(p, "not-a-pointer", at, "* needs a pointer, but %s is '%s'", expr_text(p, e),
                    type_text(p->c, e->type));
        struct str two = span_text(p->c, (struct span){op.from - 1, op.to});
        if (type_is_arithmetic(e->type) && str_is(two, "**"))
            report_advice(p->c, "C has no **; pow() of <math.h> raises to a power");
        return expr_error(p, at);
    }
    struct type *t = e->type->base;
    if (t->kind == TYPE_VOID) {
        parse_error(p, "void-dereference", at, "a '%s' says nothing of what it points to, so it cannot be "
                    "followed", type_text(p->c, e->type));
        report_advice(p->c, "assign it to a pointer of the type that is meant, as in `int *a = p;`");
        return expr_error(p, at);
    }
    struct expr *d = expr_over(p, EXPR_DEREF, t, at, e, NULL);
    d->op_at = op;
    d->is_lvalue = t->kind != TYPE_FUNCTION && !expr_failed(d);
    return d;
}

/* ---- - + ! ~ --------------------------------------------------------------------- */

static struct expr *sign(struct parser *p, int op, struct expr *e, struct span op_at)
{
    e = convert_value(p, e);
    if (expr_failed(e))
        return e;
    struct span at = span_join(op_at, e->at);
    struct expr *r;
    if (op == '!') {
        if (!type_is_scalar(e->type))
            return invalid(p, e, "!", "a number or a pointer", at);
        r = expr_over(p, EXPR_NOT, &type_int, at, e, NULL);
    } else {
        if (op == '~' ? !type_is_integer(e->type) : !type_is_arithmetic(e->type))
            return invalid(p, e, op == '~' ? "~" : op == '-' ? "-" : "+",
                           op == '~' ? "a whole number" : "a number", at);
        e = convert_promote(p, e);
        if (op == '+') {
            r = e->kind == EXPR_CONVERT ? e : expr_over(p, EXPR_CONVERT, e->type, at, e, NULL);
            r->at = at;
        } else {
            r = expr_over(p, op == '~' ? EXPR_COMPL : EXPR_NEG, e->type, at, e, NULL);
        }
    }
    r->op = (uint16_t)op;
    r->op_at = op_at;
    return r;
}

/* ---- sizeof, _Alignof ------------------------------------------------------------ */

static struct expr *size_of(struct parser *p, struct type *t, struct span at, struct span what)
{
    if (t->kind == TYPE_ERROR)
        return expr_error(p, at);
    if (t->kind == TYPE_ARRAY && type_is_variable(t)) {
        struct expr *e = expr_new(p, EXPR_SIZE, &type_ulong, at);
        e->sized = t;
        return e;
    }
    if (t->kind == TYPE_VOID || t->kind == TYPE_FUNCTION || !type_is_complete(t)) {
        if (t->kind == TYPE_VOID || t->kind == TYPE_FUNCTION)
            parse_error(p, "incomplete-type", what, "'%s' has no size", type_text(p->c, t));
        else
            parse_error(p, "incomplete-type", what, "the size of '%s' is not known here",
                        type_text(p->c, t));
        return expr_error(p, at);
    }
    return expr_int(p, (int64_t)t->size, &type_ulong, at);
}

bool expr_type_in_parens(struct parser *p)
{
    if (p->t->kind != TOKEN_PUNCT || p->t->id != '(')
        return false;
    if (p->t[1].kind != TOKEN_NAME && p->t[1].kind != TOKEN_KEYWORD)
        return false;
    p->t++;
    bool is = decl_starts(p);
    p->t--;
    return is;
}

/* '(' type ')'; NULL: told. */
static struct type *type_in_parens(struct parser *p)
{
    p->t++;
    struct type *t = decl_type_name(p);
    return slip_expect(p, ')', "')' behind the type") ? t : NULL;
}

static struct expr *size_operator(struct parser *p)
{
    struct span from = parse_here(p);
    bool align = p->t->id == KEYWORD__Alignof, was = p->unevaluated;
    size_t types = p->variable_types.len;
    p->t++;
    struct type *t = &type_error;
    struct span what = parse_here(p);
    struct expr *e = NULL;
    if (expr_type_in_parens(p)) {
        t = type_in_parens(p);
        if (!t)
            return expr_error(p, from);
        if (parse_is(p, '{') && !align) {
            p->unevaluated = true;
            e = expr_postfix_of(p, expr_compound(p, t, what));
            p->unevaluated = was;
        }
    } else {
        p->unevaluated = true;
        e = expr_unary(p);
        p->unevaluated = was;
    }
    if (e) {
        struct object *o = expr_root(e);
        if (o)
            o->is_used = true;
        if (e->kind == EXPR_MEMBER && e->field->is_bits)
            parse_error(p, "invalid-operands", e->at, "a bit-field has no size of its own");
        t = e->type;
    }
    struct span at = parse_since(p, from);
    what = parse_since(p, what);
    if (align) {
        p->variable_types.len = types;
        if (t->kind == TYPE_ERROR || t->kind == TYPE_FUNCTION || t->kind == TYPE_VOID) {
            if (t->kind != TYPE_ERROR)
                parse_error(p, "incomplete-type", what, "'%s' has no alignment", type_text(p->c, t));
            return expr_error(p, at);
        }
        uint32_t bytes = e && e->kind == EXPR_OBJECT && e->object->align > t->align
            ? e->object->align : t->align;
        return expr_int(p, bytes, &type_ulong, at);
    }
    struct expr *s = size_of(p, t, at, what);
    if (s->kind == EXPR_INT) { /* what it is the size of, for the checks */
        s->sized = t;
        s->a = e;
    }
    if (s->kind == EXPR_SIZE && !e)
        return expr_variable_types(p, types, s);
    p->variable_types.len = types;
    return s;
}

/* ---- casts ----------------------------------------------------------------------- */

static struct expr *bad_cast(struct parser *p, const struct expr *e, struct type *t, struct span at)
{
    parse_error(p, "invalid-cast", at, "%s of type '%s' cannot be made '%s'", expr_text(p, e),
                type_text(p->c, e->type), type_text(p->c, t));
    return expr_error(p, at);
}

static struct expr *cast_to(struct parser *p, struct type *t, struct expr *e, struct span from)
{
    struct span at = parse_since(p, from);
    bool to_void = t->kind == TYPE_VOID;
    e = to_void ? expr_discard(p, e) : convert_value(p, e);
    if (to_void && !expr_failed(e)) {
        struct object *o = expr_root(e->kind == EXPR_LOAD || e->kind == EXPR_DECAY ? e->a : e);
        if (o)
            o->is_used = true;
    }
    if (expr_failed(e) || t->kind == TYPE_ERROR)
        return expr_error(p, at);
    const struct type *s = e->type;
    if (!to_void && type_is_record(t) && type_same(t, s))
        return e;
    if (!to_void) {
        if (s->kind == TYPE_VOID) {
            parse_error(p, "void-value", at, "this has no value that could become '%s'", type_text(p->c,
                                                                                                   t));
            return expr_error(p, at);
        }
        if (!type_is_scalar(t) || !type_is_scalar(s))
            return bad_cast(p, e, t, at);
        if ((t->kind == TYPE_POINTER && type_is_float(s)) || (s->kind == TYPE_POINTER && type_is_float(t)))
            return bad_cast(p, e, t, at);
    }
    struct expr *c = expr_over(p, EXPR_CONVERT, t->plain, at, e, NULL);
    c->op_at = from;
    c->explicit_cast = true;
    return c;
}

static struct expr *cast(struct parser *p)
{
    struct span from = parse_here(p);
    size_t types = p->variable_types.len;
    struct type *t = type_in_parens(p);
    if (!t)
        return expr_error(p, from);
    if (parse_is(p, '{'))
        return expr_postfix_of(p, expr_compound(p, t, from));
    struct span written = parse_since(p, from);
    if (!parse_deeper(p)) {
        p->depth--;
        return expr_error(p, from);
    }
    struct expr *e = cast_to(p, t, expr_cast(p), from);
    p->depth--;
    if (e->kind == EXPR_CONVERT)
        e->op_at = written;
    return types == p->variable_types.len ? e : expr_variable_types(p, types, e);
}

struct expr *expr_cast(struct parser *p)
{
    return expr_unary(p); /* which knows what to make of '(' and a type */
}

/* ---- unary-expression ------------------------------------------------------------ */

static struct expr *with_operator(struct parser *p, int op)
{
    struct span op_at = parse_here(p);
    p->t++;
    if (op == PUNCT_INC || op == PUNCT_DEC)
        return assign_step(p, expr_unary(p), op, false, op_at);
    struct expr *e = expr_cast(p);
    switch (op) {
    case '&': return unary_address(p, e, op_at);
    case '*': return unary_deref(p, e, parse_since(p, op_at), op_at);
    default: return sign(p, op, e, op_at);
    }
}

/* &&label, GNU: the address of a label. */
static struct expr *label_address(struct parser *p)
{
    struct span at = parse_here(p);
    p->t++;
    if (p->t->kind == TOKEN_NAME)
        p->t++;
    parse_error(p, "not-in-course", parse_since(p, at), "addresses of labels are not part of this course");
    report_advice(p->c, "&& stands between two conditions");
    return expr_error(p, at);
}

struct expr *expr_unary(struct parser *p)
{
    int op = 0;
    if (p->t->kind == TOKEN_PUNCT) {
        switch (p->t->id) {
        case '&': case '*': case '+': case '-': case '~': case '!': case PUNCT_INC: case PUNCT_DEC:
            op = p->t->id;
            break;
        case PUNCT_AND:
            return label_address(p);
        case '(':
            return expr_type_in_parens(p) ? cast(p) : expr_postfix(p);
        default:
            return expr_postfix(p);
        }
    } else if (p->t->kind != TOKEN_KEYWORD
               || (p->t->id != KEYWORD_sizeof && p->t->id != KEYWORD__Alignof
                   && p->t->id != KEYWORD___extension__)) {
        return expr_postfix(p);
    }
    if (!parse_deeper(p)) {
        p->depth--;
        return expr_error(p, before(p));
    }
    struct expr *e;
    if (op) {
        e = with_operator(p, op);
    } else if (p->t->id == KEYWORD___extension__) {
        p->t++;
        e = expr_cast(p);
    } else {
        e = size_operator(p);
    }
    p->depth--;
    return e;
}
