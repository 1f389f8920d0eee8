/* emit_arith.c - constants, conversions and arithmetic. What can go wrong is a call of a
 * hook; the rest is plain C. */
#include "cfront/emit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- constants ------------------------------------------------------------------------ */

void out_integer(struct emitter *e, uint64_t v, const struct type *t)
{
    bool wide = t->size == 8;
    if (type_is(t, TYPE_POINTER)) {
        out(e, "((P)%d)", (int64_t)v);
    } else if (!type_is_signed(t) && (int64_t)v >= 0 && v <= INT32_MAX) {
        out(e, wide ? "%uUL" : "%uU", (uint32_t)v);
    } else if (!type_is_signed(t)) {
        out(e, wide ? "((W)%d)" : "((U)%d)", wide ? (int64_t)v : (int64_t)(uint32_t)v);
    } else if (wide && (int64_t)v >= 0 && v <= INT32_MAX) {
        out(e, "%uL", (uint32_t)v);
    } else if (wide) {
        out(e, "((L)%d)", (int64_t)v);
    } else if ((int32_t)v == INT32_MIN) {
        out(e, "(-2147483647-1)");
    } else if ((int32_t)v < 0) {
        out(e, "(-%u)", (uint32_t)-(int32_t)v);
    } else {
        out(e, "%u", (uint32_t)v);
    }
}

/* Hexadecimal, so that no digit is lost; what C has no number for as a division. */
void out_real(struct emitter *e, long double v, const struct type *t)
{
    char text[64];
    char suffix = t->kind == TYPE_FLOAT ? 'f' : t->kind == TYPE_LDOUBLE ? 'L' : ' ';
    if (isnan(v)) {
        /* The sign of 0/0 is the processor's; NAN has none. */
        snprintf(text, sizeof text, "(-(0.0%c/0.0%c))", suffix, suffix);
    } else if (isinf(v)) {
        snprintf(text, sizeof text, "(%s1.0%c/0.0%c)", v < 0 ? "-" : "", suffix, suffix);
    } else if (t->kind == TYPE_LDOUBLE) {
        /* libtcc reads a long double as a double first: put it together from two. */
        double high = (double)v;
        if (isinf(high) || (high == 0 && v != 0)) {
            int exponent;
            long double part = frexpl(v, &exponent);
            snprintf(text, sizeof text, "ldexpl(%a+%aL,%d,0)", (double)part,
                     (double)(part - (double)part), exponent);
            emit_library(e, "X ldexpl(X,I,U);\n");
        } else {
            snprintf(text, sizeof text, "((X)%a+(X)%a)", high, (double)(v - high));
        }
    } else {
        snprintf(text, sizeof text, signbit(v) ? "(%a%c)" : "%a%c", (double)v, suffix);
    }
    out(e, "%s", text);
}

/* ---- conversions --------------------------------------------------------------------------- */

/* Nothing to write: both are the same type of the emitted text. */
static bool same_emitted(const struct type *from, const struct type *to)
{
    return to->kind != TYPE_BOOL && to->kind != TYPE_VOID &&
           (type_is_record(to) || emit_type(from) == emit_type(to));
}

void out_convert_open(struct emitter *e, const struct type *from, const struct type *to)
{
    if (to->kind == TYPE_BOOL) {
        out(e, "(");
    } else if (same_emitted(from, to)) {
        return;
    } else if (to->kind == TYPE_POINTER || from->kind == TYPE_POINTER) {
        out(e, "((%t)(L)", to);
    } else if (to->kind == TYPE_USHORT && type_is_integer(from) && from->size == 1) {
        out(e, "((unsigned short)(I)"); /* libtcc 0.9.27 takes a signed char as it is */
    } else {
        out(e, "((%t)", to);
    }
}

void out_convert_close(struct emitter *e, const struct type *from, const struct type *to)
{
    if (to->kind == TYPE_BOOL) {
        out(e, "!=0)");
    } else if (!same_emitted(from, to)) {
        out(e, ")");
    }
}

/* (struct job *)((char *)p - 8): what p is a member of. Lists with a head that is a bare
 * member form this of the head too, and only compare it. */
static bool is_owner(const struct expr *x)
{
    const struct expr *sum = x->a;
    return x->type->kind == TYPE_POINTER && type_is_record(x->type->base) && sum->kind == EXPR_PTR_ADD &&
           sum->op == '-' && sum->type->base->size == 1 && sum->b->kind == EXPR_INT;
}

void out_convert(struct emitter *e, const struct expr *x)
{
    if (x->type->kind == TYPE_VOID) {
        out_discard(e, x->a);
        return;
    }
    out_convert_open(e, x->a->type, x->type);
    if (is_owner(x)) {
        out(e, "px(%v,-%i,1,0,%u)", x->a->a, x->a->b, emit_site(e, x->a->at));
    } else {
        out_value(e, x->a);
    }
    out_convert_close(e, x->a->type, x->type);
}

/* ---- arithmetic ------------------------------------------------------------------------------- */

static const char *spelling(uint16_t op)
{
    switch (op) {
    case '+': return "+";
    case '-': return "-";
    case '*': return "*";
    case '/': return "/";
    case '%': return "%";
    case '&': return "&";
    case '|': return "|";
    case '^': return "^";
    case '<': return "<";
    case '>': return ">";
    case PUNCT_SHL: return "<<";
    case PUNCT_SHR: return ">>";
    case PUNCT_LE: return "<=";
    case PUNCT_GE: return ">=";
    case PUNCT_EQ: return "==";
    case PUNCT_NE: return "!=";
    default: BUG("no operator %d", op);
    }
}

/* The hook for a op b, or NULL: plain C will do. */
static const char *arithmetic_hook(uint16_t op, const struct type *t)
{
    bool wide = t->size == 8;
    if (!type_is_integer(t) || !type_is_signed(t)) {
        return NULL;
    }
    switch (op) {
    case '+': return wide ? "al" : "ai";
    case '-': return wide ? "sl" : "si";
    case '*': return wide ? "ml" : "mi";
    case '/': return wide ? "dl" : "di";
    case '%': return wide ? "rl" : "ri";
    default: return NULL;
    }
}

/* One operand known and harmless: the operation cannot fail. */
static bool divisor_is_safe(struct emitter *e, const struct expr *b)
{
    int64_t v;
    return b && const_int(e->c, b, &v) && v != 0 && v != -1;
}

/* a op b for computed type t, where a is text in front of the call's comma. The
 * caller writes a between open and middle, b between middle and close. */
void out_binary_open(struct emitter *e, uint16_t op, const struct type *t, const struct expr *b)
{
    const char *hook = arithmetic_hook(op, t);
    bool divides = op == '/' || op == '%';
    if (hook && !(divides && divisor_is_safe(e, b))) {
        out(e, "%s(", hook);
    } else {
        out(e, type_is_integer(t) ? "((%t)(" : "((", t);
    }
}

void out_binary_middle(struct emitter *e, uint16_t op, const struct type *t, const struct expr *b)
{
    const char *hook = arithmetic_hook(op, t);
    bool divides = op == '/' || op == '%';
    if (hook && !(divides && divisor_is_safe(e, b))) {
        out(e, ",");
    } else if (op == PUNCT_SHL || op == PUNCT_SHR) {
        int64_t v;
        bool safe = b && const_int(e->c, b, &v) && v >= 0 && (uint64_t)v < 8 * t->size;
        out(e, safe ? "%s(" : "%ssh((L)", spelling(op));
    } else if (divides && type_is_integer(t) && !divisor_is_safe(e, b)) {
        out(e, "%s(%t)dz((L)", spelling(op), t);
    } else {
        out(e, "%s(", spelling(op));
    }
}

void out_binary_close(struct emitter *e, uint16_t op, const struct type *t, const struct expr *b,
                         struct span at)
{
    const char *hook = arithmetic_hook(op, t);
    bool divides = op == '/' || op == '%';
    if (hook && !(divides && divisor_is_safe(e, b))) {
        out(e, ",%u)", emit_site(e, at));
    } else if (op == PUNCT_SHL || op == PUNCT_SHR) {
        int64_t v;
        bool safe = b && const_int(e->c, b, &v) && v >= 0 && (uint64_t)v < 8 * t->size;
        if (safe) {
            out(e, ")))");
        } else {
            out(e, ",%u,%u)))", (uint32_t)(8 * t->size), emit_site(e, at));
        }
    } else if (divides && type_is_integer(t) && !divisor_is_safe(e, b)) {
        out(e, ",%u)))", emit_site(e, at));
    } else {
        out(e, type_is_integer(t) ? ")))" : ")))");
    }
}

static bool compares(uint16_t op)
{
    return op == '<' || op == '>' || op == PUNCT_LE || op == PUNCT_GE || op == PUNCT_EQ || op == PUNCT_NE;
}

static bool orders(uint16_t op)
{
    return op == '<' || op == '>' || op == PUNCT_LE || op == PUNCT_GE;
}

/* Which of two pointers comes first has a meaning within one object. Of bytes, records and
 * pointers it is asked all the same, by who moves bytes, keeps a pool, or locks two in the order
 * of their addresses, and answered everywhere; of numbers it is the numbers that were meant. */
static bool is_to_numbers(const struct type *t)
{
    return t->kind == TYPE_POINTER && type_is_arithmetic(t->base) && t->base->size > 1;
}

/* i + 1: whether it fits is one comparison, so only what does not is a call. */
static bool out_small_step(struct emitter *e, const struct expr *x)
{
    int64_t by;
    if ((x->op != '+' && x->op != '-') || x->type->kind != TYPE_INT || !e->checked ||
        !expr_is_simple(e, x->a) || x->a->kind == EXPR_INT || !const_int(e->c, x->b, &by) || by < 1 ||
        by > 1 << 20) {
        return false;
    }
    bool adds = x->op == '+';
    /* INT_MAX - by; INT_MIN + by is one less, negated. */
    uint32_t edge = (uint32_t)(INT32_MAX - by + !adds);
    out(e, adds ? "(%v>%u?ai(%v,%d,%u):%v+%d)" : "(%v<-%u?si(%v,%d,%u):%v-%d)", x->a, edge, x->a, by,
        emit_site(e, x->at), x->a, by);
    return true;
}

void out_binary(struct emitter *e, const struct expr *x)
{
    if (out_small_step(e, x)) {
        return;
    }
    if (e->checked && orders(x->op) && is_to_numbers(x->a->type) && is_to_numbers(x->b->type)) {
        out(e, "(pc(%v,%v,%u)%s0)", x->a, x->b, emit_site(e, x->at), spelling(x->op));
        return;
    }
    if (compares(x->op)) {
        out(e, "(%v%s%v)", x->a, spelling(x->op), x->b);
        return;
    }
    out_binary_open(e, x->op, x->type, x->b);
    out_value(e, x->a);
    out_binary_middle(e, x->op, x->type, x->b);
    out_value(e, x->b);
    out_binary_close(e, x->op, x->type, x->b, x->at);
}

void out_negative(struct emitter *e, const struct expr *x)
{
    if (type_is_integer(x->type) && type_is_signed(x->type)) {
        out(e, x->type->size == 8 ? "nl(%v,%u)" : "ni(%v,%u)", x->a, emit_site(e, x->at));
    } else {
        out(e, "((%t)-%v)", x->type, x->a);
    }
}

void out_pointer_add(struct emitter *e, const struct expr *x)
{
    out(e, "pi(%v,%s%i,", x->a, x->op == '-' ? "-" : "", x->b);
    out_size(e, x->a->type->base);
    out(e, ",%u)", emit_site(e, x->at));
}
