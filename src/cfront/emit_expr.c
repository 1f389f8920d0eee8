/* emit_expr.c - values. Every value is an expression of C whose type is what
 * emit_type() says of its type; a record's is the address of its bytes. */
#include "cfront/emit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "program/memory.h"

/* ---- constants ------------------------------------------------------------------------ */

static void out_integer(struct emitter *e, uint64_t v, const struct type *t)
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
static void out_real(struct emitter *e, long double v, const struct type *t)
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

static void out_convert(struct emitter *e, const struct expr *x)
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
static void binary_open(struct emitter *e, uint16_t op, const struct type *t, const struct expr *b)
{
    const char *hook = arithmetic_hook(op, t);
    bool divides = op == '/' || op == '%';
    if (hook && !(divides && divisor_is_safe(e, b))) {
        out(e, "%s(", hook);
    } else {
        out(e, type_is_integer(t) ? "((%t)(" : "((", t);
    }
}

static void binary_middle(struct emitter *e, uint16_t op, const struct type *t, const struct expr *b)
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

static void binary_close(struct emitter *e, uint16_t op, const struct type *t, const struct expr *b,
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

/* i + 1: whether it fits is one comparison, so only what does not is a call. */
static bool out_small_step(struct emitter *e, const struct expr *x)
{
    int64_t by;
    if ((x->op != '+' && x->op != '-') || x->type->kind != TYPE_INT || !e->checked ||
        !expr_is_simple(x->a) || x->a->kind == EXPR_INT || !const_int(e->c, x->b, &by) || by < 1 ||
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

static void out_binary(struct emitter *e, const struct expr *x)
{
    if (out_small_step(e, x)) {
        return;
    }
    if (compares(x->op)) {
        out(e, "(%v%s%v)", x->a, spelling(x->op), x->b);
        return;
    }
    binary_open(e, x->op, x->type, x->b);
    out_value(e, x->a);
    binary_middle(e, x->op, x->type, x->b);
    out_value(e, x->b);
    binary_close(e, x->op, x->type, x->b, x->at);
}

static void out_negative(struct emitter *e, const struct expr *x)
{
    if (type_is_integer(x->type) && type_is_signed(x->type)) {
        out(e, x->type->size == 8 ? "nl(%v,%u)" : "ni(%v,%u)", x->a, emit_site(e, x->at));
    } else {
        out(e, "((%t)-%v)", x->type, x->a);
    }
}

static void out_pointer_add(struct emitter *e, const struct expr *x)
{
    out(e, "pi(%v,%s%i,", x->a, x->op == '-' ? "-" : "", x->b);
    out_size(e, x->a->type->base);
    out(e, ",%u)", emit_site(e, x->at));
}

/* ---- assignments --------------------------------------------------------------------------------- */

bool expr_is_simple(const struct expr *x)
{
    return x->kind == EXPR_INT || x->kind == EXPR_FLOAT ||
           (x->kind == EXPR_LOAD && x->a->kind == EXPR_OBJECT) ||
           (x->kind == EXPR_CONVERT && expr_is_simple(x->a));
}

/* Lvalues whose address is a constant of the frame. */
static bool address_is_simple(const struct expr *x)
{
    return x->kind == EXPR_OBJECT ||
           (x->kind == EXPR_MEMBER && x->a->is_lvalue && address_is_simple(x->a));
}

/* The same for i++ and i += 2 on a plain int; old is text that may stand twice. */
static bool out_small_update(struct emitter *e, const struct expr *x, const char *old, const struct expr *b)
{
    int64_t by = 1;
    uint16_t op = x->kind == EXPR_STEP ? (x->op == PUNCT_INC ? '+' : '-') : x->op;
    if (!e->checked || x->a->type->kind != TYPE_INT || x->computed->kind != TYPE_INT ||
        (op != '+' && op != '-') || (b && !const_int(e->c, b, &by)) || by < 1 || by > 1 << 20) {
        return false;
    }
    uint32_t edge = (uint32_t)(INT32_MAX - by + (op == '-'));
    out(e, op == '+' ? "(%s>%u?ai(%s,%d,%u):%s+%d)" : "(%s<-%u?si(%s,%d,%u):%s-%d)", old, edge, old, by,
        emit_site(e, x->at), old, by);
    return true;
}

/* old op b, as `computed`, back to the lvalue's type. old is text. */
static void out_updated(struct emitter *e, const struct expr *x, const char *old, const struct expr *b,
                        const char *b_text)
{
    struct type *t = x->a->type->plain, *c = x->computed;
    uint16_t op = x->kind == EXPR_STEP ? (x->op == PUNCT_INC ? '+' : '-') : x->op;
    if (t->kind == TYPE_POINTER) {
        out(e, "pi(%s,%s", old, op == '-' ? "-" : "");
        if (b) {
            out(e, b_text ? "(L)%s," : "(L)", b_text);
            if (!b_text) {
                out(e, "%v,", b);
            }
        } else {
            out(e, "1,");
        }
        out_size(e, t->base);
        out(e, ",%u)", emit_site(e, x->at));
        return;
    }
    out_convert_open(e, c, t);
    binary_open(e, op, c, b);
    out_convert_open(e, t, c);
    out(e, "%s", old);
    out_convert_close(e, t, c);
    binary_middle(e, op, c, b);
    if (b && b_text) {
        out(e, "%s", b_text);
    } else if (b) {
        out_value(e, b);
    } else {
        out(e, "1");
    }
    binary_close(e, op, c, b, x->at);
    out_convert_close(e, c, t);
}

static char *text_of(struct emitter *e, void (*write)(struct emitter *, const struct expr *),
                     const struct expr *x)
{
    size_t from = e->body.len;
    write(e, x);
    char *text = arena_cstr(e->c->arena, (struct str){e->body.at + from, e->body.len - from});
    e->body.len = from;
    e->body.at[from] = '\0';
    return text;
}

static void write_address(struct emitter *e, const struct expr *x)
{
    out_address(e, x, HOW_READ);
}

static char *numbered(struct emitter *e, char letter, uint32_t n)
{
    return arena_printf(e->c->arena, "%c%u", letter, n);
}

/* x is EXPR_UPDATE or EXPR_STEP: load, compute, store, the lvalue's address evaluated
 * once. */
static void out_update(struct emitter *e, const struct expr *x, bool used)
{
    struct access a = access_of(e, x->a);
    struct type *t = x->a->type->plain;
    bool old_wanted = used && x->kind == EXPR_STEP && x->is_postfix;
    const struct expr *b = x->kind == EXPR_UPDATE ? x->b : NULL;
    uint32_t site = emit_site(e, x->a->at), n = e->next++;
    const char *address, *b_text = NULL;
    bool open = false;
    if (address_is_simple(x->a)) {
        address = text_of(e, write_address, x->a);
    } else {
        out(e, "({P A%u=", n);
        out_address(e, x->a, HOW_READ); /* that comes first */
        out(e, ";");
        address = numbered(e, 'A', n);
        open = true;
    }
    if (b && !expr_is_simple(b)) { /* its calls must be over before the load */
        out(e, open ? "%t B%u=%v;" : "({%t B%u=%v;", b->type, n, b);
        b_text = numbered(e, 'B', n);
        open = true;
    }
    if (old_wanted) {
        out(e, open ? "%t O%u=" : "({%t O%u=", t, n);
        out_load_at(e, a, address, t, site);
        out(e, ";");
        open = true;
    }
    size_t from = e->body.len;
    const char *old;
    if (old_wanted) {
        old = numbered(e, 'O', n);
    } else {
        out_load_at(e, a, address, t, site);
        old = arena_cstr(e->c->arena, (struct str){e->body.at + from, e->body.len - from});
        e->body.len = from;
    }
    bool again = old_wanted || (a.family == FAMILY_PLAIN && !a.packed && address_is_simple(x->a));
    if (!again || !out_small_update(e, x, old, b)) {
        out_updated(e, x, old, b, b_text);
    }
    char *value = arena_cstr(e->c->arena, (struct str){e->body.at + from, e->body.len - from});
    e->body.len = from;
    out_store_at(e, a, address, t, value, site);
    if (old_wanted) {
        out(e, ";O%u", n);
    }
    out(e, open ? ";})" : "");
}

static void out_assign(struct emitter *e, const struct expr *x, bool used)
{
    const struct expr *from;
    struct access a = access_of(e, x->a);
    if (!used && e->checked && type_is_char(x->a->type) && !a.bits &&
        (from = char_copied(x->b)) != NULL) {
        out(e, "cc(");
        out_address(e, x->a, HOW_WRITE);
        out(e, ",");
        out_address(e, from, HOW_READ);
        out(e, ",%u,%u)", (a.family != FAMILY_CHECKED ? 1u : 0u) |
                              (access_of(e, from).family != FAMILY_CHECKED ? 2u : 0u),
            emit_site(e, x->at));
        return;
    }
    out_store(e, x->a, x->b);
}

/* ---- the rest ---------------------------------------------------------------------------------------- */

void out_condition(struct emitter *e, const struct expr *x)
{
    if (x->kind == EXPR_CONVERT && x->type->kind == TYPE_BOOL) {
        x = x->a;
    }
    if (type_is_integer(x->type)) {
        out(e, "%v", x);
    } else {
        out(e, "(%v!=0)", x);
    }
}

static void out_conditional(struct emitter *e, const struct expr *x, bool used)
{
    if (!x->b) { /* a ?: c */
        uint32_t n = e->next++;
        out(e, "({%t C%u=%v;C%u?", x->a->type, n, x->a, n);
        out_convert_open(e, x->a->type, x->type);
        out(e, "C%u", n);
        out_convert_close(e, x->a->type, x->type);
        out(e, ":%v;})", x->c);
    } else if (!used || x->type->kind == TYPE_VOID) {
        out(e, "(%c?(", x->a);
        out_discard(e, x->b);
        out(e, ",0):(");
        out_discard(e, x->c);
        out(e, ",0))");
    } else {
        out(e, "(%c?%v:%v)", x->a, x->b, x->c);
    }
}

static void out_va(struct emitter *e, const struct expr *x)
{
    uint32_t site = emit_site(e, x->at);
    const struct type *t = x->type;
    switch (x->kind) {
    case EXPR_VA_START:
        out(e, "vs(%v,y,%u)", x->a, site);
        return;
    case EXPR_VA_END:
        out(e, "ve(%v,%u)", x->a, site);
        return;
    case EXPR_VA_COPY:
        out(e, "vc(%v,%v,%u)", x->a, x->b, site);
        return;
    default:
        break;
    }
    if (type_is_record(t)) {
        out(e, "at_(%v,%d,%u)", x->a, (int64_t)t->size, site);
    } else if (type_is_float(t)) {
        out(e, "((%t)%s(%v,%u,%u))", t, t->kind == TYPE_LDOUBLE ? "ax_" : "ad_", x->a, emit_tag(t), site);
    } else {
        out(e, "((%t)%s(%v,%u,%u))", t, t->kind == TYPE_POINTER ? "ap_" : "ai_", x->a, emit_tag(t), site);
    }
}

void out_value(struct emitter *e, const struct expr *x)
{
    switch ((enum expr_kind)x->kind) {
    case EXPR_INT:
        out_integer(e, x->value, x->type);
        return;
    case EXPR_FLOAT:
        out_real(e, x->real, x->type);
        return;
    case EXPR_OBJECT: case EXPR_COMPOUND: case EXPR_DEREF: case EXPR_INDEX:
        out_load(e, x);
        return;
    case EXPR_MEMBER:
        out_load(e, x);
        return;
    case EXPR_LOAD:
        out_load(e, x->a);
        return;
    case EXPR_FUNC:
        out(e, "(%x)", FUNCTIONS_AT + (uint64_t)emit_function_number(e, x->func) * FUNCTION_BYTES);
        return;
    case EXPR_DECAY:
        if (x->a->kind == EXPR_FUNC || x->a->type->kind == TYPE_FUNCTION) {
            if (x->a->kind == EXPR_DEREF) { /* *f of a pointer to function */
                out_value(e, x->a->a);
            } else {
                out_value(e, x->a);
            }
            return;
        }
        out_address(e, x->a, HOW_ADDRESS);
        return;
    case EXPR_ADDRESS:
        if (x->a->type->kind == TYPE_FUNCTION) {
            out_value(e, x->a->kind == EXPR_DEREF ? x->a->a : x->a);
            return;
        }
        out_address(e, x->a, HOW_ADDRESS);
        return;
    case EXPR_CONVERT:
        out_convert(e, x);
        return;
    case EXPR_NEG:
        out_negative(e, x);
        return;
    case EXPR_COMPL:
        out(e, "((%t)~%v)", x->type, x->a);
        return;
    case EXPR_NOT:
        out(e, "(!%c)", x->a);
        return;
    case EXPR_BINARY:
        out_binary(e, x);
        return;
    case EXPR_PTR_ADD:
        out_pointer_add(e, x);
        return;
    case EXPR_PTR_DIFF:
        out(e, "pd(%v,%v,", x->a, x->b);
        out_size(e, x->a->type->base);
        out(e, ",%u)", emit_site(e, x->at));
        return;
    case EXPR_AND:
        out(e, "(%c&&%c)", x->a, x->b);
        return;
    case EXPR_OR:
        out(e, "(%c||%c)", x->a, x->b);
        return;
    case EXPR_COND:
        out_conditional(e, x, true);
        return;
    case EXPR_COMMA:
        out(e, "(");
        out_discard(e, x->a);
        out(e, ",%v)", x->b);
        return;
    case EXPR_ASSIGN:
        out_assign(e, x, true);
        return;
    case EXPR_UPDATE: case EXPR_STEP:
        out_update(e, x, true);
        return;
    case EXPR_CALL:
        out_call(e, x, true);
        return;
    case EXPR_STMT:
        out_statement_expression(e, x, true);
        return;
    case EXPR_SIZE:
        out(e, "((W)");
        out_size(e, x->sized);
        out(e, ")");
        return;
    case EXPR_VA_START: case EXPR_VA_END: case EXPR_VA_COPY: case EXPR_VA_ARG:
        out_va(e, x);
        return;
    case EXPR_ALLOCA: {
        vec_push(&e->variables, ((struct program_variable){
            .function = e->f->number, .site = emit_site(e, x->at), .align = 16,
            .flags = VARIABLE_EXPOSED | VARIABLE_VARIABLE_SIZE}));
        out(e, "vl(%u,(L)%v,%u)", (uint32_t)e->variables.len - 1, x->a, emit_site(e, x->at));
        return;
    }
    case EXPR_SETJMP:
        out(e, e->checked ? "jm(sj(%v,%u))" : "jm(sj(%v,%u))", x->a, emit_site(e, x->at));
        return;
    case EXPR_BUILTIN:
        out_builtin(e, x);
        return;
    case EXPR_ERROR:
        BUG("an expression in error reached the emitter");
    }
}

void out_discard(struct emitter *e, const struct expr *x)
{
    switch ((enum expr_kind)x->kind) {
    case EXPR_ASSIGN:
        out_assign(e, x, false);
        return;
    case EXPR_UPDATE: case EXPR_STEP:
        out_update(e, x, false);
        return;
    case EXPR_CALL:
        out_call(e, x, false);
        return;
    case EXPR_COND:
        out_conditional(e, x, false);
        return;
    case EXPR_COMMA:
        out(e, "(");
        out_discard(e, x->a);
        out(e, ",");
        out_discard(e, x->b);
        out(e, ")");
        return;
    case EXPR_CONVERT:
        if (x->type->kind == TYPE_VOID || type_is_record(x->type)) {
            out_discard(e, x->a);
            return;
        }
        out_value(e, x);
        return;
    case EXPR_STMT:
        out_statement_expression(e, x, false);
        return;
    default:
        out_value(e, x);
    }
}
