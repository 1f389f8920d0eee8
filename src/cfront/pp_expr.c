/* The arithmetic of #if: C11 6.10.1, in intmax_t and uintmax_t. What is not evaluated
 * may divide by zero. Precedence climbing; parentheses, signs and ?: count towards a
 * limit, so that no source can exhaust the stack. */
#include "cfront/pp.h"

#include <string.h>

enum { DEEPEST = 200 };

struct value {
    uint64_t bits;
    bool is_unsigned;
};

struct expr {
    struct pp *pp;
    const struct token *at, *end;
    struct span where; /* the directive, for what is missing */
    unsigned depth;
    bool failed;       /* one message is enough */
};

static struct value number(int64_t n) { return (struct value){(uint64_t)n, false}; }

static struct span here(const struct expr *e)
{
    return e->at < e->end ? pp_span(e->at) : e->where;
}

FORMAT(3, 4) static struct value fail(struct expr *e, struct span at, const char *fmt, ...)
{
    if (!e->failed) {
        va_list ap;
        struct buf b = {0};
        va_start(ap, fmt);
        buf_vprintf(&b, fmt, ap);
        va_end(ap);
        report_error(e->pp->c, "bad-condition", at, "%s", b.at ? b.at : "");
        buf_release(&b);
    }
    e->failed = true;
    e->at = e->end;
    return number(0);
}

static bool accept(struct expr *e, uint16_t punct)
{
    if (e->at < e->end && pp_is(e->at, punct)) {
        e->at++;
        return true;
    }
    return false;
}

/* ---- operands -------------------------------------------------------------------------- */

static unsigned digit(char c)
{
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    c |= 32;
    return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 99;
}

/* Nothing, u, l, ll, ul, llu and so on. */
static bool suffix(struct str s, bool *ret_unsigned)
{
    size_t us = 0, ls = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        if (c == 'u' || c == 'U')
            us++;
        else if ((c == 'l' || c == 'L') && (!ls || s.at[i - 1] == c))
            ls++;
        else
            return false;
    }
    *ret_unsigned = us == 1;
    return us <= 1 && ls <= 2;
}

static struct value number_of(struct expr *e, const struct token *t)
{
    struct str s = t->text;
    unsigned base = 10;
    uint64_t n = 0;
    bool too_big = false, is_unsigned = false;
    size_t i = 0;
    if (s.len > 1 && s.at[0] == '0') {
        base = (s.at[1] | 32) == 'x' ? 16 : (s.at[1] | 32) == 'b' ? 2 : 8;
        i = base == 8 ? 1 : 2;
    }
    size_t first = i;
    for (; i < s.len && digit(s.at[i]) < base; i++)
        too_big |= __builtin_mul_overflow(n, base, &n) ||
                   __builtin_add_overflow(n, digit(s.at[i]), &n);
    if ((base != 8 && i == first) || !suffix(str_slice(s, i, s.len), &is_unsigned)) {
        bool real = memchr(s.at, '.', s.len) || (base == 10 && memchr(s.at, 'e', s.len));
        return fail(e, pp_span(t), real ? "#if knows whole numbers only, not '%.*s'"
                                        : "'%.*s' is no whole number",
                    s.len > 40 ? 40 : (int)s.len, s.at);
    }
    if (too_big)
        return fail(e, pp_span(t), "this number is too big");
    return (struct value){n, is_unsigned || n > INT64_MAX};
}

/* One character behind *p, escapes read. */
static uint64_t character(const char **p, const char *end, bool wide)
{
    static const char names[] = "abfnrtv", codes[] = "\a\b\f\n\r\t\v";
    const char *q = *p;
    uint32_t code;
    if (*q != '\\') {
        size_t len = wide ? utf8_decode(q, (size_t)(end - q), &code) : 1;
        *p = q + len;
        return wide ? code : (unsigned char)*q;
    }
    char c = *++q;
    uint64_t n = 0;
    if (digit(c) < 8) {
        for (int i = 0; i < 3 && digit(*q) < 8; i++)
            n = n * 8 + digit(*q++);
    } else if (c == 'x' || c == 'u' || c == 'U') {
        for (q++; digit(*q) < 16; q++)
            n = n * 16 + digit(*q);
    } else {
        const char *name = c ? strchr(names, c) : NULL;
        n = name ? (unsigned char)codes[name - names] : (unsigned char)c;
        q++;
    }
    *p = q > end ? end : q;
    return n;
}

static struct value char_of(const struct token *t)
{
    const char *p = t->text.at, *end = p + t->text.len - 1;
    bool wide = *p != '\'';
    p += wide ? 2 : 1;
    uint64_t n = 0;
    size_t count = 0;
    for (; p < end; count++)
        n = (wide ? 0 : n << 8) | (wide ? character(&p, end, wide)
                                        : character(&p, end, wide) & 0xff);
    if (wide)
        return number(*t->text.at == 'u' ? (int64_t)(uint16_t)n : (int64_t)(int32_t)n);
    return number(count == 1 ? (int64_t)(signed char)n : (int64_t)(int32_t)n);
}

/* NAME or (NAME), behind `defined`. */
static struct value defined(struct expr *e)
{
    bool open = accept(e, '(');
    if (e->at >= e->end || e->at->kind != TOKEN_NAME)
        return fail(e, here(e), "'defined' needs the name of a macro");
    bool is = e->at++->name->macro != NULL;
    if (open && !accept(e, ')'))
        return fail(e, here(e), "the ')' behind 'defined' is missing");
    return number(is);
}

static struct value has_include(struct expr *e)
{
    struct str name;
    bool angle;
    size_t used;
    if (!accept(e, '(') ||
        !pp_header_name(e->pp, e->at, (size_t)(e->end - e->at), &name, &angle, &used))
        return fail(e, here(e), "__has_include needs (<name>) or (\"name\")");
    e->at += used;
    if (!accept(e, ')'))
        return fail(e, here(e), "the ')' behind __has_include is missing");
    return number(pp_has_include(e->pp, name, angle));
}

static struct value name_value(struct expr *e)
{
    const struct token *t = e->at++;
    if (t->name == e->pp->kept->defined)
        return defined(e);
    if (t->name == e->pp->kept->has_include)
        return has_include(e);
    if (e->at < e->end && pp_is(e->at, '('))
        return fail(e, pp_span(t), "no macro '%.*s' with arguments is defined here",
                    STR_ARG(t->text));
    return number(0);
}

static struct value ternary(struct expr *e, bool live);

static struct value primary(struct expr *e, bool live)
{
    if (e->at >= e->end)
        return fail(e, e->where, "something is missing at the end of this condition");
    const struct token *t = e->at;
    switch (t->kind) {
    case TOKEN_NUMBER: e->at++; return number_of(e, t);
    case TOKEN_CHAR: e->at++; return char_of(t);
    case TOKEN_NAME: return name_value(e);
    case TOKEN_STRING: return fail(e, pp_span(t), "#if cannot compare texts");
    }
    if (!accept(e, '('))
        return fail(e, pp_span(t), "'%.*s' cannot stand here in #if",
                    t->text.len > 40 ? 40 : (int)t->text.len, t->text.at);
    struct value v = ternary(e, live);
    if (!e->failed && !accept(e, ')'))
        return fail(e, here(e), "a ')' is missing in this condition");
    return v;
}

/* ---- operators ------------------------------------------------------------------------- */

static struct value unary(struct expr *e, bool live)
{
    uint16_t op = e->at < e->end && e->at->kind == TOKEN_PUNCT ? e->at->id : 0;
    if (op != '-' && op != '+' && op != '!' && op != '~' && op != '(')
        return primary(e, live);
    if (++e->depth > DEEPEST)
        return fail(e, pp_span(e->at), "this condition is nested too deep");
    struct value v;
    if (op == '(') {
        v = primary(e, live);
    } else {
        e->at++;
        v = unary(e, live);
        if (op == '-')
            v.bits = -v.bits;
        else if (op == '~')
            v.bits = ~v.bits;
        else if (op == '!')
            v = number(v.bits == 0);
    }
    e->depth--;
    return v;
}

static int precedence(const struct expr *e)
{
    if (e->at >= e->end || e->at->kind != TOKEN_PUNCT)
        return 0;
    switch (e->at->id) {
    case '*': case '/': case '%': return 10;
    case '+': case '-': return 9;
    case PUNCT_SHL: case PUNCT_SHR: return 8;
    case '<': case '>': case PUNCT_LE: case PUNCT_GE: return 7;
    case PUNCT_EQ: case PUNCT_NE: return 6;
    case '&': return 5;
    case '^': return 4;
    case '|': return 3;
    case PUNCT_AND: return 2;
    case PUNCT_OR: return 1;
    }
    return 0;
}

static struct value divide(struct expr *e, const struct token *op, struct value a, struct value b,
                           bool live)
{
    bool is_unsigned = a.is_unsigned || b.is_unsigned;
    if (b.bits == 0)
        return live ? fail(e, pp_span(op), "this divides by zero") : number(0);
    if (is_unsigned)
        return (struct value){op->id == '/' ? a.bits / b.bits : a.bits % b.bits, true};
    int64_t x = (int64_t)a.bits, y = (int64_t)b.bits;
    if (y == -1) /* INTMAX_MIN / -1 has no value of its own */
        return (struct value){op->id == '/' ? -a.bits : 0, false};
    return number(op->id == '/' ? x / y : x % y);
}

static struct value shift(struct value a, struct value b, bool left)
{
    int64_t by = (int64_t)b.bits;
    if (!b.is_unsigned && by < 0) {
        left = !left;
        b.bits = -b.bits;
    }
    bool negative = !a.is_unsigned && (int64_t)a.bits < 0;
    if (b.bits >= 64)
        a.bits = !left && negative ? UINT64_MAX : 0;
    else if (left)
        a.bits <<= b.bits;
    else
        a.bits = negative ? ~(~a.bits >> b.bits) : a.bits >> b.bits;
    return a;
}

static bool less(struct value a, struct value b)
{
    return a.is_unsigned || b.is_unsigned ? a.bits < b.bits : (int64_t)a.bits < (int64_t)b.bits;
}

static struct value apply(struct expr *e, const struct token *op, struct value a, struct value b,
                          bool live)
{
    bool is_unsigned = a.is_unsigned || b.is_unsigned;
    switch (op->id) {
    case '*': return (struct value){a.bits * b.bits, is_unsigned};
    case '/': case '%': return divide(e, op, a, b, live);
    case '+': return (struct value){a.bits + b.bits, is_unsigned};
    case '-': return (struct value){a.bits - b.bits, is_unsigned};
    case PUNCT_SHL: return shift(a, b, true);
    case PUNCT_SHR: return shift(a, b, false);
    case '<': return number(less(a, b));
    case '>': return number(less(b, a));
    case PUNCT_LE: return number(!less(b, a));
    case PUNCT_GE: return number(!less(a, b));
    case PUNCT_EQ: return number(a.bits == b.bits);
    case PUNCT_NE: return number(a.bits != b.bits);
    case '&': return (struct value){a.bits & b.bits, is_unsigned};
    case '^': return (struct value){a.bits ^ b.bits, is_unsigned};
    case '|': return (struct value){a.bits | b.bits, is_unsigned};
    case PUNCT_AND: return number(a.bits && b.bits);
    case PUNCT_OR: return number(a.bits || b.bits);
    }
    return a;
}

/* Operators of at least this precedence; it recurses once a level at most. */
static struct value binary(struct expr *e, int least, bool live)
{
    struct value a = unary(e, live);
    for (int p; (p = precedence(e)) >= least && p > 0;) {
        const struct token *op = e->at++;
        bool right = live && !(op->id == PUNCT_AND && !a.bits) && !(op->id == PUNCT_OR && a.bits);
        struct value b = binary(e, p + 1, right);
        if (e->failed)
            return number(0);
        a = apply(e, op, a, b, live);
    }
    return a;
}

static struct value ternary(struct expr *e, bool live)
{
    struct value v = binary(e, 1, live);
    if (e->failed || !accept(e, '?'))
        return v;
    if (++e->depth > DEEPEST)
        return fail(e, here(e), "this condition is nested too deep");
    bool truth = v.bits != 0;
    struct value a = ternary(e, live && truth);
    if (!e->failed && !accept(e, ':'))
        return fail(e, here(e), "a ':' is missing in this condition");
    struct value b = ternary(e, live && !truth);
    e->depth--;
    return (struct value){truth ? a.bits : b.bits, a.is_unsigned || b.is_unsigned};
}

bool pp_condition(struct pp *pp, const struct token *at, size_t count, struct span directive)
{
    struct expr e = {.pp = pp, .at = at, .end = at + count, .where = directive};
    for (size_t i = 0; i < count; i++)
        if (at[i].flags & TOKEN_BROKEN)
            return false; /* told already */
    if (!count) {
        report_error(pp->c, "bad-condition", directive, "there is no condition here");
        return false;
    }
    struct value v = ternary(&e, true);
    if (e.failed)
        return false;
    if (e.at < e.end) {
        bool assign = pp_is(e.at, '=');
        fail(&e, pp_span(e.at), assign ? "'=' cannot stand in #if"
                                       : "an operator is missing before this");
        if (assign)
            report_advice(pp->c, "write == to compare");
        return false;
    }
    return v.bits != 0;
}
