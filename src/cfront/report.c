/* Diagnostics. A mistake is told once: an error whose place lies in a span that has
 * an error already is dropped, and so is the same warning at the same place. What
 * lies in a header of ours is told at the #include that brought it in, so a learner
 * is never shown a line that is not theirs. Of a kind 100 are kept: who makes more
 * mistakes than that fixes the first ones first. */
#include "cfront/token.h"

#include <stdlib.h>
#include <string.h>

enum {
    KEPT = 100,
    LONGEST = 400, /* bytes of a message; names of a hostile source can be long */
};

/* Every code there is; a page of `freehold explain` each. Each group is in the order
 * of the alphabet. */
static const char *const codes[] = {
    /* characters and tokens */
    "bad-character",
    "comment-in-comment",
    "unterminated-char",
    "unterminated-comment",
    "unterminated-string",

    /* the preprocessor */
    "bad-condition",
    "bad-directive",
    "bad-paste",
    "extra-tokens",
    "include-not-found",
    "include-too-deep",
    "macro-arguments",
    "macro-redefined",
    "macro-too-deep",
    "too-much-code",
    "unbalanced-conditional",
    "unknown-directive",
    "user-error",
    "user-warning",

    /* literals and constants */
    "empty-char",
    "invalid-escape",
    "invalid-number",
    "mixed-strings",
    "multi-char",
    "not-constant",
    "number-range",
    "unknown-escape",

    /* declarations and types */
    "bad-alignment",
    "bad-array-size",
    "bad-attribute",
    "bad-bit-field",
    "bad-contract",
    "bad-initialiser",
    "bad-main",
    "bad-storage",
    "bad-type",
    "conflicting-types",
    "constant-overflow",
    "declares-nothing",
    "empty-range",
    "excess-initialiser",
    "expected",
    "incomplete-type",
    "missing-brace",
    "nested-function",
    "no-main",
    "no-type",
    "not-in-course",
    "outside-function",
    "redeclared",
    "redefined",
    "static-assert",
    "stray-brace",
    "too-deep",
    "too-large",
    "undefined-function",
    "undefined-variable",
    "unknown-type",
    "void-variable",
    "wrong-tag",

    /* expressions */
    "argument-count",
    "array-assignment",
    "arrow-on-struct",
    "const-assignment",
    "discarded-const",
    "dot-on-pointer",
    "expected-expression",
    "generic-no-match",
    "generic-twice",
    "incompatible-pointers",
    "invalid-cast",
    "invalid-literal",
    "invalid-operands",
    "not-a-function",
    "not-a-pointer",
    "not-a-struct",
    "not-addressable",
    "not-an-array",
    "not-assignable",
    "not-scalar",
    "pointer-integer-mix",
    "pointer-sign",
    "type-as-value",
    "type-mismatch",
    "unbalanced",
    "undeclared-function",
    "undeclared-name",
    "unknown-member",
    "va-arg-type",
    "va-start",
    "void-dereference",
    "void-value",
    "wrong-operator",

    /* statements */
    "duplicate-case",
    "duplicate-label",
    "else-without-if",
    "for-parts",
    "jump-into-vla",
    "lone-declaration",
    "return-value",
    "stray-case",
    "stray-jump",
    "stray-statement",
    "switch-type",
    "undefined-label",
    "unexpected-end",

    /* checks */
    "assignment-condition",
    "boolean-precedence",
    "comparison-always",
    "division-by-zero",
    "empty-body",
    "eof-in-char",
    "format-argument",
    "ignored-result",
    "index-out-of-range",
    "invalid-free",
    "malloc-size",
    "memory-order",
    "misleading-indentation",
    "missing-prototype",
    "missing-return",
    "no-effect",
    "pointer-truncated",
    "return-local-address",
    "self-assignment",
    "self-comparison",
    "shift-count",
    "sign-comparison",
    "sizeof-pointer",
    "string-comparison",
    "uninitialised-variable",
    "unreachable-code",
    "unused-function",
    "unused-label",
    "unused-variable",

    NULL,
};

const char *const *cfront_codes(void) { return codes; }

static void check_code(const char *code)
{
    for (size_t i = 0; codes[i]; i++)
        if (strcmp(codes[i], code) == 0)
            return;
    BUG("'%s' is not in the table of codes", code);
}

const char *suggest_name(struct str word, const char *const *names, size_t count)
{
    return str_nearest(word, names, count);
}

/* The span as the learner can see it: out of headers of ours. */
static struct span seen_at(const struct cfront *c, struct span at)
{
    if (at.to <= at.from)
        at.to = at.from + 1;
    while (at.from) {
        const struct source *s = source_of(c, at.from);
        if (s->file != NO_FILE)
            return at;
        at = (struct span){s->included_at, s->included_at + s->include_length};
    }
    return at;
}

static bool known(const struct cfront *c, struct span at)
{
    for (size_t i = 0; i < c->told.len; i++)
        if (at.from >= c->told.at[i].from && at.from < c->told.at[i].to)
            return true;
    return false;
}

/* Where and how much of it on its first line. */
static void place(const struct cfront *c, struct span at, struct diag *d)
{
    if (!at.from) {
        d->file = STR("");
        return;
    }
    struct place_in p = place_of(c, at.from);
    const struct source *s = p.source;
    size_t from = at.from - s->base, to = at.to - s->base;
    if (to > s->text.len)
        to = s->text.len;
    const char *end = from < to ? memchr(s->text.at + from, '\n', to - from) : NULL;
    if (end)
        to = (size_t)(end - s->text.at);
    d->file = s->name;
    d->line = (int)p.line;
    d->column = (int)p.column;
    d->length = to > from ? (int)(to - from) : 1;
}

void report_place(const struct cfront *c, struct span at, struct diag *ret)
{
    place(c, seen_at(c, at), ret);
}

/* Cuts on the border of a character. */
static struct str cut(struct str text)
{
    if (text.len <= LONGEST)
        return text;
    size_t len = LONGEST;
    while (len && ((unsigned char)text.at[len] & 0xc0) == 0x80)
        len--;
    return (struct str){text.at, len};
}

static struct str sentence(struct cfront *c, const char *fmt, va_list ap)
{
    struct buf b = {.cap = LONGEST + 8};
    buf_vprintf(&b, fmt, ap);
    struct str text = arena_str(c->arena, cut(buf_view(&b)));
    buf_release(&b);
    return text;
}

/* What is not known at all is told where it is first met: one cause, one message. */
static bool is_about_name(const char *code)
{
    static const char *const once[] = {"undeclared-name", "undeclared-function", "unknown-type",
                                       "incomplete-type", "unknown-member"};
    for (size_t i = 0; i < COUNT(once); i++)
        if (strcmp(once[i], code) == 0)
            return true;
    return false;
}

static bool told_before(const struct cfront *c, const struct diag *d)
{
    bool about_name = is_about_name(d->code);
    for (size_t i = 0; i < c->diags.len; i++) {
        const struct diag *e = &c->diags.at[i];
        if (diag_cmp(e, d) == 0 || (about_name && strcmp(e->code, d->code) == 0 &&
                                    str_eq(e->message, d->message) && str_eq(e->file, d->file)))
            return true;
    }
    return false;
}

static void keep(struct cfront *c, enum severity severity, const char *code, struct span at,
                 const char *fmt, va_list ap)
{
    struct diag d = {.severity = severity, .code = code};
    place(c, at, &d);
    d.message = sentence(c, fmt, ap);
    if (!told_before(c, &d)) {
        vec_push(&c->diags, d);
        c->said = true;
    }
}

void report_error(struct cfront *c, const char *code, struct span at, const char *fmt, ...)
{
    c->said = false;
    if (c->error_count >= KEPT) { /* there may be millions */
        c->error_count++;
        return;
    }
    check_code(code);
    at = seen_at(c, at);
    if (known(c, at))
        return;
    wanted_fail(c);
    c->error_count++;
    if (at.from)
        vec_push(&c->told, at);
    va_list ap;
    va_start(ap, fmt);
    keep(c, SEVERITY_ERROR, code, at, fmt, ap);
    va_end(ap);
}

void report_warning(struct cfront *c, const char *code, struct span at, const char *fmt, ...)
{
    c->said = false;
    if (!c->in->warnings || c->warning_count >= KEPT)
        return;
    check_code(code);
    at = seen_at(c, at);
    if (known(c, at))
        return;
    va_list ap;
    va_start(ap, fmt);
    keep(c, SEVERITY_WARNING, code, at, fmt, ap);
    va_end(ap);
    c->warning_count += c->said;
}

void report_advice(struct cfront *c, const char *fmt, ...)
{
    if (!c->said)
        return;
    va_list ap;
    va_start(ap, fmt);
    c->diags.at[c->diags.len - 1].advice = sentence(c, fmt, ap);
    va_end(ap);
}

void report_quiet(struct cfront *c, struct span at)
{
    at = seen_at(c, at);
    if (at.from && c->told.len < 16 * KEPT)
        vec_push(&c->told, at);
}

void report_sort(struct cfront *c)
{
    if (c->diags.len)
        qsort(c->diags.at, c->diags.len, sizeof *c->diags.at, diag_cmp);
    c->said = false;
}
