/* Constant expressions: folding with the arithmetic of the machine, C11 6.6.
 *
 * A constant is an integer, a floating number, or an address: an object or function
 * with static storage and what is added to it; a number as a pointer has neither.
 * Integers are kept as 64 bits, wrapped to their type after every step. Only what
 * would be evaluated has to be constant: not the other branch of ?:. The depth of
 * trees is limited where they are made. */
#include "cfront/decl.h"

#include <math.h>
#include <string.h>

static bool fold(struct cfront *c, const struct expr *e, struct constant *r);
static bool fold_address(struct cfront *c, const struct expr *lvalue, struct constant *r);

static const struct type *integer_type(const struct type *t)
{
    return t->kind == TYPE_ENUM && t->base ? t->base : t;
}

/* The value as the type keeps it. */
static int64_t wrap(int64_t v, const struct type *t)
{
    t = integer_type(t);
    if (t->kind == TYPE_BOOL)
        return v != 0;
    bool is_signed = type_is_signed(t);
    switch (t->size) {
    case 1: return is_signed ? (int8_t)v : (uint8_t)v;
    case 2: return is_signed ? (int16_t)v : (uint16_t)v;
    case 4: return is_signed ? (int64_t)(int32_t)v : (int64_t)(uint32_t)v;
    default: return v;
    }
}

static long double narrow(long double v, const struct type *t)
{
    return t->kind == TYPE_FLOAT ? (float)v : t->kind == TYPE_DOUBLE ? (double)v : v;
}

static void overflow(struct cfront *c, const struct expr *e)
{
    if (e->at.from)
        report_warning(c, "constant-overflow", e->at, "the result does not fit into '%s'",
                       type_text(c, e->type));
}

/* ---- as true or false ------------------------------------------------------------------- */

static bool truth(const struct constant *k)
{
    if (k->is_address)
        return k->object || k->func || k->i != 0;
    return k->is_real ? k->real != 0 : k->i != 0;
}

static bool set_int(struct constant *r, int64_t v)
{
    *r = (struct constant){.i = v};
    return true;
}

/* ---- conversions ------------------------------------------------------------------------- */

static bool real_to_int(struct cfront *c, const struct expr *e, struct constant *r)
{
    const struct type *t = integer_type(e->type);
    long double v = r->real;
    if (t->kind == TYPE_BOOL)
        return set_int(r, v != 0);
    if (isnan(v))
        return false;
    v = truncl(v);
    bool is_signed = type_is_signed(t);
    long double limit = ldexpl(1, (int)t->size * 8 - is_signed);
    if (v >= limit || v < (is_signed ? -limit : 0)) {
        overflow(c, e);
        bool high = v > 0;
        uint64_t most = is_signed ? (UINT64_MAX >> (64 - t->size * 8)) >> 1 : UINT64_MAX;
        return set_int(r, wrap(high ? (int64_t)most : is_signed ? -(int64_t)most - 1 : 0, t));
    }
    return set_int(r, wrap(is_signed ? (int64_t)v : (int64_t)(uint64_t)v, t));
}

static bool convert(struct cfront *c, const struct expr *e, struct constant *r)
{
    const struct type *from = e->a->type, *to = e->type;
    if (type_is_float(to)) {
        if (r->is_address)
            return false;
        long double v = r->is_real                 ? r->real
                        : type_is_signed(from)     ? (long double)r->i
                                                   : (long double)(uint64_t)r->i;
        *r = (struct constant){.is_real = true, .real = narrow(v, to)};
        return true;
    }
    if (to->kind == TYPE_POINTER) {
        if (r->is_real)
            return false;
        r->is_address = true;
        return true;
    }
    if (!type_is_integer(to))
        return false;
    if (r->is_real)
        return real_to_int(c, e, r);
    if (r->is_address) {
        if (integer_type(to)->kind == TYPE_BOOL)
            return set_int(r, truth(r));
        if (!r->object && !r->func)
            return set_int(r, wrap(r->i, to));
        return to->size == 8; /* an address in a long stays one */
    }
    return set_int(r, wrap(r->i, to));
}

/* ---- arithmetic -------------------------------------------------------------------------- */

static bool compare(int op, int order, int64_t *ret)
{
    switch (op) {
    case '<': *ret = order < 0; return true;
    case '>': *ret = order > 0; return true;
    case PUNCT_LE: *ret = order <= 0; return true;
    case PUNCT_GE: *ret = order >= 0; return true;
    case PUNCT_EQ: *ret = order == 0; return true;
    case PUNCT_NE: *ret = order != 0; return true;
    default: return false;
    }
}

static bool fold_reals(const struct expr *e, long double a, long double b, struct constant *r)
{
    int64_t truth_value = 0;
    if (isnan(a) || isnan(b)) {
        if (compare(e->op, 0, &truth_value))
            return set_int(r, e->op == PUNCT_NE);
    } else if (compare(e->op, (a > b) - (a < b), &truth_value)) {
        return set_int(r, truth_value);
    }
    long double v;
    bool is_long = e->type->kind == TYPE_LDOUBLE;
    switch (e->op) { /* rounded once, as the machine does it */
    case '+': v = is_long ? a + b : (double)a + (double)b; break;
    case '-': v = is_long ? a - b : (double)a - (double)b; break;
    case '*': v = is_long ? a * b : (double)a * (double)b; break;
    case '/': v = is_long ? a / b : (double)a / (double)b; break;
    default: return false;
    }
    *r = (struct constant){.is_real = true, .real = narrow(v, e->type)};
    return true;
}

static bool fold_shift(struct cfront *c, const struct expr *e, int64_t a, int64_t b, struct constant *r)
{
    const struct type *t = integer_type(e->type);
    int64_t bits = (int64_t)t->size * 8;
    if (b < 0 || b >= bits) {
        if (e->at.from)
            report_warning(c, "shift-count", e->at, "a '%s' has %lld bits: it cannot be shifted by %lld",
                           type_text(c, e->type), (long long)bits, (long long)b);
        return false;
    }
    if (e->op == PUNCT_SHL)
        return set_int(r, wrap((int64_t)((uint64_t)a << b), t));
    return set_int(r, type_is_signed(t) ? a >> b : (int64_t)((uint64_t)a >> b));
}

static bool fold_ints(struct cfront *c, const struct expr *e, int64_t a, int64_t b, struct constant *r)
{
    const struct type *t = integer_type(e->a->type);
    bool is_signed = type_is_signed(t), over = false;
    int64_t v = 0;
    uint64_t x = (uint64_t)a, y = (uint64_t)b;
    int order = is_signed ? (a > b) - (a < b) : (x > y) - (x < y);
    if (e->op == PUNCT_SHL || e->op == PUNCT_SHR)
        return fold_shift(c, e, a, b, r);
    if (compare(e->op, order, &v))
        return set_int(r, v);
    switch (e->op) {
    case '+': over = __builtin_add_overflow(a, b, &v); break;
    case '-': over = __builtin_sub_overflow(a, b, &v); break;
    case '*': over = __builtin_mul_overflow(a, b, &v); break;
    case '&': v = a & b; break;
    case '|': v = a | b; break;
    case '^': v = a ^ b; break;
    case '/': case '%':
        if (b == 0)
            return false;
        if (!is_signed)
            v = (int64_t)(e->op == '/' ? x / y : x % y);
        else if (b == -1) /* the one quotient that can be too large */
            over = e->op == '/' && __builtin_sub_overflow((int64_t)0, a, &v);
        else
            v = e->op == '/' ? a / b : a % b;
        break;
    default: return false;
    }
    int64_t kept = wrap(v, t);
    if (is_signed && (over || kept != v))
        overflow(c, e);
    return set_int(r, kept);
}

static bool fold_addresses(const struct expr *e, const struct constant *a, const struct constant *b,
                           struct constant *r)
{
    bool same = a->object == b->object && a->func == b->func;
    int64_t v;
    if (same && compare(e->op, ((uint64_t)a->i > (uint64_t)b->i) - ((uint64_t)a->i < (uint64_t)b->i), &v))
        return set_int(r, v);
    /* Two different things are never equal, nor is one of them null. */
    bool plain = e->op == PUNCT_EQ || e->op == PUNCT_NE;
    bool null = (!a->object && !a->func && !a->i) || (!b->object && !b->func && !b->i);
    if (plain && (null || (a->i == 0 && b->i == 0)) && !same)
        return set_int(r, e->op == PUNCT_NE);
    if (e->kind != EXPR_BINARY || b->object || b->func || (e->op != '+' && e->op != '-'))
        return false;
    *r = *a; /* (long)&x + 8 */
    r->i = e->op == '+' ? a->i + b->i : a->i - b->i;
    return true;
}

static bool fold_binary(struct cfront *c, const struct expr *e, struct constant *r)
{
    struct constant a, b;
    if (!fold(c, e->a, &a) || !fold(c, e->b, &b))
        return false;
    if (a.is_address || b.is_address)
        return fold_addresses(e, &a, &b, r);
    if (a.is_real || b.is_real)
        return fold_reals(e, a.real, b.real, r);
    return fold_ints(c, e, a.i, b.i, r);
}

static bool fold_unary(struct cfront *c, const struct expr *e, struct constant *r)
{
    if (!fold(c, e->a, r))
        return false;
    if (e->kind == EXPR_NOT)
        return set_int(r, !truth(r));
    if (r->is_address)
        return false;
    if (r->is_real) {
        r->real = -r->real;
        return e->kind == EXPR_NEG;
    }
    int64_t v = e->kind == EXPR_NEG ? (int64_t)(0 - (uint64_t)r->i) : ~r->i;
    int64_t kept = wrap(v, e->type);
    if (e->kind == EXPR_NEG && type_is_signed(e->type) && r->i &&
        (kept != v || r->i == INT64_MIN))
        overflow(c, e);
    return set_int(r, kept);
}

static bool fold_logic(struct cfront *c, const struct expr *e, struct constant *r)
{
    if (!fold(c, e->a, r))
        return false;
    bool first = truth(r);
    if (first == (e->kind == EXPR_OR))
        return set_int(r, first);
    return fold(c, e->b, r) && set_int(r, truth(r));
}

static bool fold_condition(struct cfront *c, const struct expr *e, struct constant *r)
{
    if (!fold(c, e->a, r))
        return false;
    bool first = truth(r);
    if (!e->b)
        return first ? true : fold(c, e->c, r);
    return fold(c, first ? e->b : e->c, r);
}

static bool fold_builtin(struct cfront *c, const struct expr *e, struct constant *r)
{
    if (e->arg_count != 1 || !fold(c, e->args[0], r) || r->is_address || r->is_real)
        return false;
    uint64_t v = (uint64_t)r->i, low = v & UINT32_MAX;
    bool is_long = e->value == 64;
    switch (e->builtin) {
    case BUILTIN_POPCOUNT: return set_int(r, __builtin_popcountll(is_long ? v : low));
    case BUILTIN_PARITY: return set_int(r, __builtin_parityll(is_long ? v : low));
    case BUILTIN_FFS: return set_int(r, __builtin_ffsll((long long)(is_long ? v : low)));
    case BUILTIN_CLZ:
        v = is_long ? v : low;
        return v && set_int(r, __builtin_clzll(v) - (is_long ? 0 : 32));
    case BUILTIN_CTZ:
        v = is_long ? v : low;
        return v && set_int(r, __builtin_ctzll(v));
    case BUILTIN_BSWAP:
        return set_int(r, e->value == 16   ? __builtin_bswap16((uint16_t)v)
                          : e->value == 32 ? (int64_t)__builtin_bswap32((uint32_t)v)
                                           : (int64_t)__builtin_bswap64(v));
    default: return false;
    }
}

/* ---- addresses --------------------------------------------------------------------------- */

static bool element_size(const struct type *pointer, int64_t *ret)
{
    const struct type *t = pointer->base;
    if (!t || type_is_variable(t))
        return false;
    *ret = t->size ? (int64_t)t->size : 1; /* void and functions: GNU */
    if (type_is_record(t) || t->kind == TYPE_ARRAY)
        *ret = (int64_t)t->size;
    return true;
}

static bool fold_add(struct cfront *c, const struct expr *e, struct constant *r)
{
    struct constant n;
    int64_t each;
    if (!fold(c, e->a, r) || !fold(c, e->b, &n) || n.is_address || n.is_real ||
        !element_size(e->a->type, &each))
        return false;
    uint64_t bytes = (uint64_t)n.i * (uint64_t)each;
    r->is_address = true;
    r->i = (int64_t)(e->kind == EXPR_PTR_ADD && e->op == '-' ? (uint64_t)r->i - bytes
                                                             : (uint64_t)r->i + bytes);
    return true;
}

static bool fold_difference(struct cfront *c, const struct expr *e, struct constant *r)
{
    struct constant a, b;
    int64_t each;
    if (!fold(c, e->a, &a) || !fold(c, e->b, &b) || a.object != b.object || a.func != b.func ||
        !element_size(e->a->type, &each) || !each)
        return false;
    return set_int(r, (int64_t)((uint64_t)a.i - (uint64_t)b.i) / each);
}

static bool fold_address(struct cfront *c, const struct expr *lvalue, struct constant *r)
{
    switch (lvalue->kind) {
    case EXPR_OBJECT: case EXPR_COMPOUND:
        if (lvalue->object->storage == STORAGE_AUTO || lvalue->object->is_thread)
            return false; /* C11 6.6p9: static storage duration */
        *r = (struct constant){.is_address = true, .object = lvalue->object};
        return true;
    case EXPR_FUNC:
        *r = (struct constant){.is_address = true, .func = lvalue->func};
        return true;
    case EXPR_DEREF:
        return fold(c, lvalue->a, r);
    case EXPR_INDEX:
        return fold_add(c, lvalue, r);
    case EXPR_MEMBER:
        if (!fold_address(c, lvalue->a, r))
            return false;
        r->i += (int64_t)lvalue->offset;
        return true;
    default:
        return false;
    }
}

/* ---- all of them ------------------------------------------------------------------------- */

static bool fold(struct cfront *c, const struct expr *e, struct constant *r)
{
    switch (e->kind) {
    case EXPR_INT:
        set_int(r, (int64_t)e->value);
        r->is_address = e->type->kind == TYPE_POINTER;
        return true;
    case EXPR_FLOAT:
        *r = (struct constant){.is_real = true, .real = e->real};
        return true;
    case EXPR_CONVERT:
        return e->type->kind != TYPE_VOID && fold(c, e->a, r) && convert(c, e, r);
    case EXPR_NEG: case EXPR_COMPL: case EXPR_NOT: return fold_unary(c, e, r);
    case EXPR_BINARY: return fold_binary(c, e, r);
    case EXPR_AND: case EXPR_OR: return fold_logic(c, e, r);
    case EXPR_COND: return fold_condition(c, e, r);
    case EXPR_DECAY: case EXPR_ADDRESS: return fold_address(c, e->a, r);
    case EXPR_PTR_ADD: return fold_add(c, e, r);
    case EXPR_PTR_DIFF: return fold_difference(c, e, r);
    case EXPR_BUILTIN: return fold_builtin(c, e, r);
    default: return false;
    }
}

bool const_eval(struct cfront *c, const struct expr *e, struct constant *ret)
{
    return e->type->kind != TYPE_ERROR && fold(c, e, ret);
}

bool const_int(struct cfront *c, const struct expr *e, int64_t *ret)
{
    struct constant k;
    if (!type_is_integer(e->type) || !const_eval(c, e, &k) || k.is_address || k.is_real)
        return false;
    *ret = k.i;
    return true;
}

struct expr *const_parse(struct parser *p, const char *what, int64_t *ret)
{
    struct expr *e = convert_value(p, expr_conditional(p));
    if (e->type->kind == TYPE_ERROR)
        return NULL;
    if (!type_is_integer(e->type)) {
        parse_error(p, "not-constant", e->at, "%s is a whole number, not '%s'", what,
                    type_text(p->c, e->type));
        return NULL;
    }
    if (!const_int(p->c, e, ret)) {
        parse_error(p, "not-constant", e->at, "%s has to be a constant", what);
        report_advice(p->c, "write the number, or name it with #define or enum; a const variable is no "
                            "constant in C");
        return NULL;
    }
    return e;
}
