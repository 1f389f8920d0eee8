/* Operators between two operands, and ?: - C11 6.5.5 to 6.5.15. Operators of the same
 * precedence are read in a loop: a chain of them is as deep as it is long, which
 * expr_over() keeps within bounds. */
#include "cfront/check.h"
#include "cfront/parse.h"

const char *binary_name(int op)
{
    switch (op) {
    case '*': case PUNCT_MUL_EQ: return "*";
    case '/': case PUNCT_DIV_EQ: return "/";
    case '%': case PUNCT_MOD_EQ: return "%";
    case '+': case PUNCT_ADD_EQ: return "+";
    case '-': case PUNCT_SUB_EQ: return "-";
    case PUNCT_SHL: case PUNCT_SHL_EQ: return "<<";
    case PUNCT_SHR: case PUNCT_SHR_EQ: return ">>";
    case '<': return "<";
    case '>': return ">";
    case PUNCT_LE: return "<=";
    case PUNCT_GE: return ">=";
    case PUNCT_EQ: return "==";
    case PUNCT_NE: return "!=";
    case '&': case PUNCT_AND_EQ: return "&";
    case '^': case PUNCT_XOR_EQ: return "^";
    case '|': case PUNCT_OR_EQ: return "|";
    case PUNCT_AND: return "&&";
    case PUNCT_OR: return "||";
    default: return "=";
    }
}

static int precedence(const struct token *t)
{
    if (t->kind != TOKEN_PUNCT)
        return 0;
    switch (t->id) {
    case PUNCT_OR: return 1;
    case PUNCT_AND: return 2;
    case '|': return 3;
    case '^': return 4;
    case '&': return 5;
    case PUNCT_EQ: case PUNCT_NE: return 6;
    case '<': case '>': case PUNCT_LE: case PUNCT_GE: return 7;
    case PUNCT_SHL: case PUNCT_SHR: return 8;
    case '+': case '-': return 9;
    case '*': case '/': case '%': return 10;
    default: return 0;
    }
}

/* ---- what does not go together --------------------------------------------------- */

static struct expr *invalid(struct parser *p, int op, const struct expr *a, const struct expr *b,
                            struct span op_at)
{
    struct span at = span_join(a->at, b->at);
    if (a->type->kind == TYPE_VOID || b->type->kind == TYPE_VOID) {
        const struct expr *v = a->type->kind == TYPE_VOID ? a : b;
        parse_error(p, "void-value", v->at, "%s has no value", expr_text(p, v));
        return expr_error(p, at);
    }
    parse_error(p, "invalid-operands", op_at, "%s cannot stand between '%s' and '%s'", binary_name(op),
                type_text(p->c, a->type), type_text(p->c, b->type));
    bool pointers = a->type->kind == TYPE_POINTER || b->type->kind == TYPE_POINTER;
    if (op == '%' && type_is_arithmetic(a->type) && type_is_arithmetic(b->type))
        report_advice(p->c, "%% is for whole numbers; fmod() of <math.h> is for the others");
    else if (type_is_record(a->type) && (op == PUNCT_EQ || op == PUNCT_NE))
        report_advice(p->c, "structs are compared member by member");
    else if (op == '+' && a->type->kind == TYPE_POINTER && type_is_char(a->type->base))
        report_advice(p->c, "texts are joined with snprintf() or strcat(), in a place with room for both");
    else if (op == '+' && pointers)
        report_advice(p->c, "two addresses have a difference, but no sum");
    else if ((op == '*' || op == '/' || op == '%') && pointers)
        report_advice(p->c, "* in front of a pointer gives what it points to");
    return expr_error(p, at);
}

/* Pointers into what has elements of a known size: void counts as one byte, as in GNU C. */
static bool counts_elements(struct parser *p, const struct expr *e)
{
    struct type *t = e->type->base;
    if (t->kind == TYPE_VOID || type_is_complete(t) || type_is_variable(t))
        return true;
    if (t->kind == TYPE_FUNCTION)
        parse_error(p, "invalid-operands", e->at, "there is no arithmetic on functions");
    else
        parse_error(p, "incomplete-type", e->at, "of '%s' only the name is known, so there is no next one",
                    type_text(p->c, t));
    return false;
}

/* ---- the kinds of operators ------------------------------------------------------ */

static struct expr *make(struct parser *p, enum expr_kind k, int op, struct type *t, struct expr *a,
                         struct expr *b, struct span at, struct span op_at)
{
    struct expr *e = expr_over(p, k, t, at, a, b);
    e->op = (uint16_t)op;
    e->op_at = op_at;
    return e;
}

static struct expr *sum(struct parser *p, int op, struct expr *a, struct expr *b, struct span op_at)
{
    struct span at = span_join(a->at, b->at);
    bool pa = a->type->kind == TYPE_POINTER, pb = b->type->kind == TYPE_POINTER;
    if (op == '-' && pa && pb) {
        if (!type_same(a->type->base, b->type->base)) {
            parse_error(p, "incompatible-pointers", op_at, "'%s' and '%s' point to different things: they "
                        "have no difference", type_text(p->c, a->type), type_text(p->c, b->type));
            return expr_error(p, at);
        }
        if (!counts_elements(p, a))
            return expr_error(p, at);
        return make(p, EXPR_PTR_DIFF, op, &type_long, a, b, at, op_at);
    }
    if (op == '+' && pb && type_is_integer(a->type)) {
        struct expr *turned = a;
        a = b;
        b = turned;
        pa = true;
    }
    if (!pa || !type_is_integer(b->type))
        return invalid(p, op, a, b, op_at);
    if (!counts_elements(p, a))
        return expr_error(p, at);
    return make(p, EXPR_PTR_ADD, op, a->type, a, convert_index(p, b), at, op_at);
}

static struct expr *compare_pointers(struct parser *p, int op, struct expr *a, struct expr *b,
                                     struct span op_at)
{
    struct span at = span_join(a->at, b->at);
    if (a->type->kind != TYPE_POINTER && expr_is_null_pointer(p, a))
        a = convert_to(p, a, b->type);
    else if (b->type->kind != TYPE_POINTER && expr_is_null_pointer(p, b))
        b = convert_to(p, b, a->type);
    bool pa = a->type->kind == TYPE_POINTER, pb = b->type->kind == TYPE_POINTER;
    if (pa != pb) {
        const struct expr *n = pa ? b : a, *address = pa ? a : b;
        if (!type_is_integer(n->type))
            return invalid(p, op, a, b, op_at);
        parse_error(p, "pointer-integer-mix", op_at, "an address ('%s') is compared with a number ('%s')",
                    type_text(p->c, address->type), type_text(p->c, n->type));
        if (check_is_string(address) && type_is_char(n->type))
            report_advice(p->c, "a single character stands in ' and ', as in 'x'");
        else if (type_is_arithmetic(address->type->base))
            report_advice(p->c, "* in front of a pointer gives what it points to");
        return expr_error(p, at);
    }
    struct type *ta = a->type->base, *tb = b->type->base;
    if (ta->kind != TYPE_VOID && tb->kind != TYPE_VOID && !type_same(ta, tb)
        && !expr_is_null_pointer(p, a) && !expr_is_null_pointer(p, b)) {
        if (!convert_differ_in_sign(ta, tb)) {
            parse_error(p, "incompatible-pointers", op_at, "'%s' and '%s' point to different things: they "
                        "cannot be compared", type_text(p->c, a->type), type_text(p->c, b->type));
            return expr_error(p, at);
        }
        report_warning(p->c, "pointer-sign", op_at, "'%s' is compared with '%s'",
                       type_text(p->c, a->type), type_text(p->c, b->type));
    }
    if (tb->kind == TYPE_VOID)
        b = convert_to(p, b, a->type);
    else
        a = convert_to(p, a, b->type);
    return make(p, EXPR_BINARY, op, &type_int, a, b, at, op_at);
}

static bool compares(int op)
{
    return op == PUNCT_EQ || op == PUNCT_NE || op == '<' || op == '>' || op == PUNCT_LE || op == PUNCT_GE;
}

struct expr *binary_make(struct parser *p, int op, struct expr *a, struct expr *b, struct span op_at)
{
    if (op == PUNCT_AND || op == PUNCT_OR) {
        a = convert_condition(p, a);
        b = convert_condition(p, b);
    } else {
        a = convert_value(p, a);
        b = convert_value(p, b);
    }
    if (expr_failed(a) || expr_failed(b))
        return expr_failed(a) ? a : b;
    struct span at = span_join(a->at, b->at);
    if (op == PUNCT_AND || op == PUNCT_OR)
        return make(p, op == PUNCT_AND ? EXPR_AND : EXPR_OR, op, &type_int, a, b, at, op_at);
    bool arithmetic = type_is_arithmetic(a->type) && type_is_arithmetic(b->type);
    if (compares(op)) {
        if (!arithmetic)
            return a->type->kind == TYPE_POINTER || b->type->kind == TYPE_POINTER
                ? compare_pointers(p, op, a, b, op_at) : invalid(p, op, a, b, op_at);
        if (expr_failed(a) || convert_usual(p, &a, &b)->kind == TYPE_ERROR)
            return expr_error(p, at);
        return make(p, EXPR_BINARY, op, &type_int, a, b, at, op_at);
    }
    if ((op == '+' || op == '-') && !arithmetic)
        return sum(p, op, a, b, op_at);
    bool whole = op != '+' && op != '-' && op != '*' && op != '/';
    if (!arithmetic || (whole && (!type_is_integer(a->type) || !type_is_integer(b->type))))
        return invalid(p, op, a, b, op_at);
    struct type *t;
    if (op == PUNCT_SHL || op == PUNCT_SHR) {
        a = convert_promote(p, a);
        b = convert_promote(p, b);
        t = a->type;
    } else {
        t = convert_usual(p, &a, &b);
    }
    if (t->kind == TYPE_ERROR || expr_failed(b))
        return expr_error(p, at);
    return make(p, EXPR_BINARY, op, t, a, b, at, op_at);
}

/* a &&& b: what stands is a && &b. */
static void three_ands(struct parser *p, const struct token *op)
{
    if (op->id == PUNCT_AND && parse_is(p, '&') && op->at + op->length == p->t->at
        && !(p->t->flags & TOKEN_SPACE)) {
        parse_error(p, "wrong-operator", (struct span){op->at, p->t->at + 1},
                    "there is no operator '&&&' in C");
        report_advice(p->c, "it is written '&&'");
        p->t++;
    }
}

static struct expr *binary(struct parser *p, int least)
{
    struct expr *a = expr_cast(p);
    for (int level; (level = precedence(p->t)) >= least;) {
        const struct token *op = p->t++;
        three_ands(p, op);
        struct expr *b = binary(p, level + 1);
        a = binary_make(p, op->id, a, b, (struct span){op->at, op->at + op->length});
    }
    return a;
}

/* ---- ?: -------------------------------------------------------------------------- */

static uint8_t both_quals(const struct type *a, const struct type *b)
{
    return (a->quals | b->quals) & (QUAL_CONST | QUAL_VOLATILE);
}

/* C11 6.5.15 p6; NULL: told. */
static struct type *pointer_branches(struct parser *p, const struct expr *b, const struct expr *c,
                                     struct span at)
{
    bool pb = b->type->kind == TYPE_POINTER, pc = c->type->kind == TYPE_POINTER;
    if (pb && expr_is_null_pointer(p, c))
        return b->type;
    if (pc && expr_is_null_pointer(p, b))
        return c->type;
    if (pb && pc) {
        struct type *tb = b->type->base, *tc = c->type->base;
        uint8_t quals = both_quals(tb, tc);
        if (tb->kind == TYPE_VOID || tc->kind == TYPE_VOID)
            return type_pointer_to(p->c, type_with(p->c, &type_void, quals));
        if (type_same(tb, tc)) {
            struct type *t = tb->kind == TYPE_FUNCTION || tb->kind == TYPE_ARRAY
                ? type_composite(p->c, tb, tc) : tb->plain;
            return type_pointer_to(p->c, quals ? type_with(p->c, t, quals) : t);
        }
        parse_error(p, "incompatible-pointers", at, "the two sides of ':' are of different types, '%s' and "
                    "'%s'", type_text(p->c, b->type), type_text(p->c, c->type));
        return NULL;
    }
    parse_error(p, type_is_integer(b->type) || type_is_integer(c->type) ? "pointer-integer-mix"
                : "type-mismatch", at, "the two sides of ':' are of different types, '%s' and '%s'",
                type_text(p->c, b->type), type_text(p->c, c->type));
    return NULL;
}

static struct expr *choice(struct parser *p, struct expr *a, struct expr *b, struct expr *c,
                           struct span op_at)
{
    struct span at = span_join(a->at, c->at);
    struct expr *first = b ? b : a; /* the value if the condition holds */
    struct type *t;
    if (expr_failed(a) || expr_failed(c) || expr_failed(first))
        return expr_error(p, at);
    if (type_is_arithmetic(first->type) && type_is_arithmetic(c->type)) {
        t = convert_usual(p, &first, &c);
    } else if (first->type->kind == TYPE_VOID || c->type->kind == TYPE_VOID) {
        t = &type_void;
        first = convert_to(p, first, t);
        c = convert_to(p, c, t);
    } else if (type_is_record(first->type) && type_same(first->type, c->type)) {
        t = first->type;
    } else if (first->type->kind == TYPE_POINTER || c->type->kind == TYPE_POINTER) {
        t = pointer_branches(p, first, c, at);
        if (!t)
            return expr_error(p, at);
        first = convert_to(p, first, t);
        c = convert_to(p, c, t);
    } else {
        parse_error(p, "type-mismatch", at, "the two sides of ':' are of different types, '%s' and '%s'",
                    type_text(p->c, first->type), type_text(p->c, c->type));
        return expr_error(p, at);
    }
    if (t->kind == TYPE_ERROR || expr_failed(first) || expr_failed(c))
        return expr_error(p, at);
    if (!b)
        a = first;
    struct expr *e = make(p, EXPR_COND, '?', t, a, c, at, op_at);
    if (expr_failed(e))
        return e;
    e->b = b ? first : NULL;
    e->c = c;
    if (b && first->depth >= e->depth)
        e->depth = (uint16_t)(first->depth + 1);
    if (e->depth > EXPR_DEPTH_MAX) {
        parse_error(p, "too-deep", at, "this expression is too long to follow");
        return expr_error(p, at);
    }
    return e;
}

struct expr *expr_conditional(struct parser *p)
{
    struct expr *a = binary(p, 1);
    if (p->t->kind != TOKEN_PUNCT || p->t->id != '?')
        return a;
    struct span op_at = parse_here(p);
    p->t++;
    a = convert_condition(p, a);
    struct expr *b = NULL;
    if (!parse_is(p, ':'))
        b = convert_value(p, expr_parse(p));
    if (!slip_expect(p, ':', "':' between the two values of '?'"))
        return expr_error(p, a->at);
    if (!parse_deeper(p)) {
        p->depth--;
        return expr_error(p, a->at);
    }
    struct expr *c = convert_value(p, expr_conditional(p));
    p->depth--;
    return choice(p, a, b, c, op_at);
}
