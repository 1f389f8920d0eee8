/* Assignments, ++ and --, and the comma: C11 6.5.16, 6.5.2.4, 6.5.3.1, 6.5.17. */
#include "cfront/parse.h"

/* ---- what may be written --------------------------------------------------------- */

/* A record with a const member is no more writable than one that is const. */
static bool is_const(const struct type *t)
{
    return (t->quals & QUAL_CONST) || (type_is_record(t) && t->tag && t->tag->has_const);
}

static bool refuse_value(struct parser *p, const struct expr *a, int op)
{
    if (a->type->kind == TYPE_FUNCTION) {
        parse_error(p, "not-assignable", a->at, "%s is a function: it cannot be changed", expr_text(p, a));
        return false;
    }
    if (op == PUNCT_INC || op == PUNCT_DEC)
        parse_error(p, "not-assignable", a->at, "%s needs a variable, but %s is a mere value",
                    op == PUNCT_INC ? "++" : "--", expr_text(p, a));
    else
        parse_error(p, "not-assignable", a->at, "%s is a mere value: nothing can be assigned to it",
                    expr_text(p, a));
    if (a->kind == EXPR_CALL)
        report_advice(p->c, "what a function returns is a copy; keep it in a variable");
    else if (op == '=' && (a->kind == EXPR_BINARY || a->kind == EXPR_AND || a->kind == EXPR_OR
                           || a->kind == EXPR_INT || a->kind == EXPR_NOT))
        report_advice(p->c, "== compares; on the left of = stands what is to be changed");
    return false;
}

static bool refuse_array(struct parser *p, const struct expr *a, const struct expr *b)
{
    parse_error(p, "array-assignment", a->at, "%s is an array: it cannot be assigned as a whole",
                expr_text(p, a));
    const struct type *from = b ? b->type : NULL;
    bool text = from && (from->kind == TYPE_ARRAY || from->kind == TYPE_POINTER)
        && type_is_char(from->base);
    if (!b)
        report_advice(p->c, "its elements can: a[0], a[1] and so on");
    else if (type_is_char(a->type->base) && text)
        report_advice(p->c, "strcpy() of <string.h> copies a text; see to it that there is room");
    else
        report_advice(p->c, "assign its elements one by one, or copy them with memcpy() of <string.h>");
    return false;
}

/* Told if the lvalue may not be written; marks its variable as written. */
static bool writable(struct parser *p, const struct expr *a, const struct expr *b, int op)
{
    if (a->type->kind == TYPE_ARRAY)
        return refuse_array(p, a, b);
    if (!a->is_lvalue)
        return refuse_value(p, a, op);
    if (is_const(a->type)) {
        if (a->type->quals & QUAL_CONST)
            parse_error(p, "const-assignment", a->at, "%s is const: it may be read, but not written",
                        expr_text(p, a));
        else
            parse_error(p, "const-assignment", a->at,
                        "%s has a const member, so it cannot be assigned as a "
                        "whole", expr_text(p, a));
        return false;
    }
    if (!type_is_complete(a->type)) {
        parse_error(p, "incomplete-type", a->at, "of '%s' only the name is known, not what is in it",
                    type_text(p->c, a->type));
        return false;
    }
    struct object *o = expr_root(a);
    if (o)
        o->is_set = true;
    return true;
}

static const char *named(struct parser *p, const struct expr *a)
{
    const char *text = expr_text(p, a);
    return text[0] == '\'' ? text : "the left side";
}

/* ---- =------------------------------ */

struct expr *assign_make(struct parser *p, struct expr *a, struct expr *b, struct span op_at)
{
    if (expr_failed(a) || expr_failed(b))
        return expr_failed(a) ? a : b;
    if (!writable(p, a, b, '='))
        return expr_error(p, a->at);
    b = convert_value(p, b);
    if (convert_fits(b, a->type))
        b = convert_to(p, b, a->type);
    else
        b = convert_assign(p, b, a->type, named(p, a));
    if (expr_failed(b))
        return b;
    struct expr *e = expr_over(p, EXPR_ASSIGN, a->type->plain, span_join(a->at, b->at), a, b);
    e->op = '=';
    e->op_at = op_at;
    return e;
}

/* ---- += and its like ------------------------------------------------------------- */

static int plain_operator(int op)
{
    switch (op) {
    case PUNCT_MUL_EQ: return '*';
    case PUNCT_DIV_EQ: return '/';
    case PUNCT_MOD_EQ: return '%';
    case PUNCT_ADD_EQ: return '+';
    case PUNCT_SUB_EQ: return '-';
    case PUNCT_SHL_EQ: return PUNCT_SHL;
    case PUNCT_SHR_EQ: return PUNCT_SHR;
    case PUNCT_AND_EQ: return '&';
    case PUNCT_XOR_EQ: return '^';
    case PUNCT_OR_EQ: return '|';
    default: return 0;
    }
}

/* The value of a as one operand, without it being a use of the variable. */
static struct expr *peek(struct parser *p, struct expr *a)
{
    return expr_over(p, EXPR_LOAD, a->type->plain, a->at, a, NULL);
}

static struct expr *update(struct parser *p, struct expr *a, int op, struct expr *b, struct span op_at)
{
    b = convert_value(p, b);
    if (expr_failed(a) || expr_failed(b))
        return expr_failed(a) ? a : b;
    if (!writable(p, a, NULL, op))
        return expr_error(p, a->at);
    /* The operator's own rules, on the value that is there. */
    struct expr *r = binary_make(p, op, peek(p, a), b, op_at);
    if (expr_failed(r))
        return r;
    if (type_is_arithmetic(a->type) && r->kind == EXPR_PTR_ADD) {
        parse_error(p, "pointer-integer-mix", op_at, "an address ('%s') is added to a number ('%s')",
                    type_text(p->c, b->type), type_text(p->c, a->type));
        report_advice(p->c, "* in front of a pointer gives what it points to");
        return expr_error(p, a->at);
    }
    if (r->kind == EXPR_PTR_DIFF) {
        parse_error(p, "invalid-operands", op_at, "the difference of two addresses is a number, not an "
                    "address again");
        return expr_error(p, a->at);
    }
    struct expr *e = expr_over(p, EXPR_UPDATE, a->type->plain, span_join(a->at, b->at), a, r->b);
    e->op = (uint16_t)op;
    e->op_at = op_at;
    e->computed = r->type;
    return e;
}

struct expr *assign_step(struct parser *p, struct expr *a, int op, bool postfix, struct span op_at)
{
    if (expr_failed(a))
        return a;
    struct span at = span_join(a->at, op_at);
    if (!postfix)
        at = span_join(op_at, a->at);
    if (!writable(p, a, NULL, op))
        return expr_error(p, at);
    if (!type_is_scalar(a->type)) {
        parse_error(p, "invalid-operands", at, "%s needs a number or a pointer, but %s is '%s'",
                    op == PUNCT_INC ? "++" : "--", expr_text(p, a), type_text(p->c, a->type));
        return expr_error(p, at);
    }
    struct expr *r = binary_make(p, op == PUNCT_INC ? '+' : '-', peek(p, a),
                                 expr_int(p, 1, &type_int, op_at), op_at);
    if (expr_failed(r))
        return r;
    struct expr *e = expr_over(p, EXPR_STEP, a->type->plain, at, a, NULL);
    e->op = (uint16_t)op;
    e->op_at = op_at;
    e->is_postfix = postfix;
    e->computed = r->type;
    return e;
}

/* ---- assignment-expression, expression ------------------------------------------- */

static struct expr *assignment(struct parser *p)
{
    struct expr *a = expr_conditional(p);
    if (p->t->kind != TOKEN_PUNCT)
        return a;
    int op = p->t->id, plain = plain_operator(op);
    if (op != '=' && !plain)
        return a;
    struct span op_at = parse_here(p);
    p->t++;
    struct expr *b = expr_assignment(p);
    return plain ? update(p, a, plain, b, op_at) : assign_make(p, a, b, op_at);
}

struct expr *expr_assignment(struct parser *p)
{
    if (!parse_deeper(p)) {
        p->depth--;
        return expr_error(p, parse_here(p));
    }
    struct expr *e = assignment(p);
    p->depth--;
    return e;
}

struct expr *expr_parse(struct parser *p)
{
    struct expr *a = expr_assignment(p);
    while (p->t->kind == TOKEN_PUNCT && p->t->id == ',') {
        struct span op_at = parse_here(p);
        p->t++;
        a = expr_discard(p, a);
        struct expr *b = convert_value(p, expr_assignment(p));
        if (expr_failed(a) || expr_failed(b)) {
            a = expr_failed(a) ? a : b;
            continue;
        }
        a = expr_over(p, EXPR_COMMA, b->type, span_join(a->at, b->at), a, b);
        a->op = ',';
        a->op_at = op_at;
    }
    return a;
}

/* ---- move(x) of <ownership.h> -------------------------------------------------------------- */

struct expr *assign_move(struct parser *p, struct expr *a, struct span at, struct span name)
{
    if (expr_failed(a))
        return a;
    bool pointer = a->type->kind == TYPE_POINTER && a->type->base->kind != TYPE_FUNCTION;
    if (a->type->kind != TYPE_ERROR && !pointer) {
        parse_error(p, "bad-contract", a->at, "move() takes a pointer that owns, and %s is '%s'",
                    expr_text(p, a), type_text(p->c, a->type));
        if (a->type->kind == TYPE_ARRAY)
            report_advice(p->c, "an array stays where it is; its elements can be moved one by one");
        else if (type_is_record(a->type))
            report_advice(p->c, "move the pointers in it one by one, or give the struct away as a copy and "
                                "do not use this one any more");
        return expr_error(p, at);
    }
    if (!a->is_lvalue) {
        parse_error(p, "bad-contract", a->at, "move() empties a variable, and %s is only a value",
                    expr_text(p, a));
        report_advice(p->c, "a value can be given away without move()");
        return expr_error(p, at);
    }
    if (a->type->quals & QUAL_ATOMIC) {
        parse_error(p, "bad-contract", a->at, "move() would read and write %s in two steps, and it is _Atomic",
                    expr_text(p, a));
        report_advice(p->c, "atomic_exchange(&x, NULL) does both at once");
        return expr_error(p, at);
    }
    if (!writable(p, a, NULL, '='))
        return expr_error(p, at);
    struct object *o = expr_root(a);
    if (o)
        o->is_used = true;
    /* The ')' of a macro's arguments is no token. */
    struct span whole = span_join(at, a->at), behind = {whole.to, whole.to + 1};
    if (str_is(span_text(p->c, behind), ")"))
        whole.to++;
    struct expr *e = expr_over(p, EXPR_MOVE, a->type->plain, whole, a, NULL);
    e->op_at = name;
    return e;
}
