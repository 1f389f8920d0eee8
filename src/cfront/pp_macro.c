/* Definitions of macros: C11 6.10.3, and 6.10.8 for those that are there from the
 * start. The latter are a text that is read like a file, once for a program. */
#include "cfront/pp.h"

#include <string.h>

enum { PARAMS = 256 };

const char pp_predefined[] =
    "#define __STDC__ 1\n"
    "#define __STDC_VERSION__ 201112L\n"
    "#define __STDC_HOSTED__ 1\n"
    "#define __STDC_UTF_16__ 1\n"
    "#define __STDC_UTF_32__ 1\n"
    "#define __STDC_NO_COMPLEX__ 1\n"
    "#define __DATE__ \"Jan  1 2026\"\n" /* a program says the same every day */
    "#define __TIME__ \"12:00:00\"\n"
    "#define __FREEHOLD__ 1\n"
    "#define __x86_64__ 1\n"
    "#define __x86_64 1\n"
    "#define __amd64__ 1\n"
    "#define __LP64__ 1\n"
    "#define _LP64 1\n"
    "#define __CHAR_BIT__ 8\n"
    "#define __ORDER_LITTLE_ENDIAN__ 1234\n"
    "#define __ORDER_BIG_ENDIAN__ 4321\n"
    "#define __ORDER_PDP_ENDIAN__ 3412\n"
    "#define __BYTE_ORDER__ 1234\n"
    "#define __SIZEOF_SHORT__ 2\n"
    "#define __SIZEOF_INT__ 4\n"
    "#define __SIZEOF_LONG__ 8\n"
    "#define __SIZEOF_LONG_LONG__ 8\n"
    "#define __SIZEOF_FLOAT__ 4\n"
    "#define __SIZEOF_DOUBLE__ 8\n"
    "#define __SIZEOF_LONG_DOUBLE__ 16\n"
    "#define __SIZEOF_POINTER__ 8\n"
    "#define __SIZEOF_SIZE_T__ 8\n"
    "#define __SIZEOF_PTRDIFF_T__ 8\n"
    "#define __SIZEOF_WCHAR_T__ 4\n"
    "#define __SIZEOF_WINT_T__ 4\n"
    "#define __SCHAR_MAX__ 127\n"
    "#define __SHRT_MAX__ 32767\n"
    "#define __INT_MAX__ 2147483647\n"
    "#define __LONG_MAX__ 9223372036854775807L\n"
    "#define __LONG_LONG_MAX__ 9223372036854775807LL\n"
    "#define __SIZE_MAX__ 18446744073709551615UL\n"
    "#define __PTRDIFF_MAX__ 9223372036854775807L\n"
    "#define __INTMAX_MAX__ 9223372036854775807L\n"
    "#define __UINTMAX_MAX__ 18446744073709551615UL\n"
    "#define __INTPTR_MAX__ 9223372036854775807L\n"
    "#define __UINTPTR_MAX__ 18446744073709551615UL\n"
    "#define __WCHAR_MAX__ 2147483647\n"
    "#define __WCHAR_MIN__ (-2147483647 - 1)\n"
    "#define __WINT_MAX__ 4294967295U\n"
    "#define __WINT_MIN__ 0U\n"
    "#define __SIG_ATOMIC_MAX__ 2147483647\n"
    "#define __ATOMIC_RELAXED 0\n#define __ATOMIC_CONSUME 1\n#define __ATOMIC_ACQUIRE 2\n"
    "#define __ATOMIC_RELEASE 3\n#define __ATOMIC_ACQ_REL 4\n#define __ATOMIC_SEQ_CST 5\n"
    "#define __SIZE_TYPE__ unsigned long\n"
    "#define __PTRDIFF_TYPE__ long\n"
    "#define __WCHAR_TYPE__ int\n"
    "#define __WINT_TYPE__ unsigned\n"
    "#define __CHAR16_TYPE__ unsigned short\n"
    "#define __CHAR32_TYPE__ unsigned\n"
    "#define __INTMAX_TYPE__ long\n"
    "#define __UINTMAX_TYPE__ unsigned long\n"
    "#define __INTPTR_TYPE__ long\n"
    "#define __UINTPTR_TYPE__ unsigned long\n"
    "#define __SIG_ATOMIC_TYPE__ int\n"
    "#define __INT8_TYPE__ signed char\n"
    "#define __INT16_TYPE__ short\n"
    "#define __INT32_TYPE__ int\n"
    "#define __INT64_TYPE__ long\n"
    "#define __UINT8_TYPE__ unsigned char\n"
    "#define __UINT16_TYPE__ unsigned short\n"
    "#define __UINT32_TYPE__ unsigned\n"
    "#define __UINT64_TYPE__ unsigned long\n";

/* ---- what is there from the start --------------------------------------------------- */

static void add_builtin(struct pp *pp, const char *name, enum builtin builtin)
{
    struct macro_def *m = arena_alloc(pp->c->arena, sizeof *m);
    m->name = name_get(pp->c, str_from(name));
    m->builtin = (uint8_t)builtin;
    m->next = pp->kept->macros;
    m->name->macro = pp->kept->macros = m;
}

static void read_predefined(struct pp *pp)
{
    const struct cfront_input *in = pp->c->in;
    struct buf b = {0};
    buf_add(&b, pp_predefined, sizeof pp_predefined - 1);
    for (size_t i = 0; i < in->macro_count; i++) {
        size_t from = b.len;
        buf_printf(&b, "#define %.*s %.*s", STR_ARG(in->macros[i].name),
                   STR_ARG(in->macros[i].value));
        for (; from < b.len; from++)
            if (b.at[from] == '\n')
                b.at[from] = ' ';
        buf_char(&b, '\n');
    }
    struct str text = buf_view(&b);
    struct token unused;
    pp_enter(pp, source_open(pp->c, STR(PREDEFINED_NAME), text, NO_FILE));
    pp_file_next(pp, &unused);
    pp->frames.len = 0;
    buf_release(&b);
    add_builtin(pp, "__LINE__", BUILTIN_LINE);
    add_builtin(pp, "__FILE__", BUILTIN_FILE);
    add_builtin(pp, "__COUNTER__", BUILTIN_COUNTER);
    add_builtin(pp, "__has_include", BUILTIN_HAS_INCLUDE);
    for (struct macro_def *m = pp->kept->macros; m; m = m->next)
        m->predefined = true;
    pp->kept->predefined = pp->kept->macros;
    pp->kept->macros = NULL;
}

void pp_start_macros(struct pp *pp)
{
    for (struct macro_def *m = pp->kept->macros; m; m = m->next)
        m->name->macro = NULL;
    pp->kept->macros = NULL;
    if (!pp->kept->predefined)
        read_predefined(pp);
    for (struct macro_def *m = pp->kept->predefined; m; m = m->next)
        m->name->macro = m;
}

/* ---- #define --------------------------------------------------------------------------- */

static bool line_ends(const struct token *t)
{
    return t->kind == TOKEN_NEWLINE || t->kind == TOKEN_END;
}

/* Reads a token of the line; the line's end is not taken. */
static void read_token(struct pp *pp, struct token *t)
{
    struct lexer *l = &pp_frame(pp)->lex;
    lexer_read(l, t, true);
    if (line_ends(t)) {
        l->at = t->text.at;
        l->line_start = false;
    }
}

static void give_up(struct pp *pp) { lexer_skip_line(&pp_frame(pp)->lex); }

struct name *pp_macro_name(struct pp *pp, const struct token *directive, struct token *t)
{
    read_token(pp, t);
    if (t->kind == TOKEN_NAME && t->name != pp->kept->defined)
        return t->name;
    struct span at = line_ends(t) ? pp_span(directive) : pp_span(t);
    if (t->kind == TOKEN_NAME)
        report_error(pp->c, "bad-directive", at, "'defined' cannot be the name of a macro");
    else
        report_error(pp->c, "bad-directive", at, "#%.*s needs the name of a macro",
                     STR_ARG(directive->text));
    give_up(pp);
    return NULL;
}

static bool bad_parameters(struct pp *pp, const struct token *t, const char *what)
{
    if (!(t->flags & TOKEN_BROKEN)) {
        report_error(pp->c, "bad-directive", pp_span(t), "%s", what);
        report_advice(pp->c, "the parameters of a macro are names with commas between them, as in "
                             "#define MAX(a, b)");
    }
    return false;
}

static bool add_param(struct pp *pp, struct macro_def *m, struct name *n, const struct token *t)
{
    for (size_t i = 0; i < m->param_count; i++)
        if (m->params[i] == n)
            return bad_parameters(pp, t, "two parameters of this macro have the same name");
    if (m->param_count == PARAMS)
        return bad_parameters(pp, t, "this macro has too many parameters");
    m->params[m->param_count++] = n;
    return true;
}

/* Behind the '('. The room for the names is that of the pp's scratch array. */
static bool read_params(struct pp *pp, struct macro_def *m)
{
    struct token t;
    read_token(pp, &t);
    if (pp_is(&t, ')'))
        return true;
    for (;;) {
        bool dots = pp_is(&t, PUNCT_ELLIPSIS);
        if (!dots && (t.kind != TOKEN_NAME || t.name == pp->kept->va_args))
            return bad_parameters(pp, &t, "a macro's parameter must be a name");
        if (!add_param(pp, m, dots ? pp->kept->va_args : t.name, &t))
            return false;
        m->variadic = dots;
        read_token(pp, &t);
        if (!dots && pp_is(&t, PUNCT_ELLIPSIS)) { /* GNU: args... */
            m->variadic = true;
            read_token(pp, &t);
        }
        if (pp_is(&t, ')'))
            return true;
        if (!pp_is(&t, ',') || m->variadic)
            return bad_parameters(pp, &t, m->variadic ? "'...' must be the last parameter"
                                                      : "a ',' or ')' is missing here");
        read_token(pp, &t);
    }
}

/* Numbers the parameters in the body. */
static void mark_params(const struct macro_def *m, struct token *t)
{
    for (size_t i = 0; i < m->param_count; i++)
        if (m->params[i] == t->name)
            t->id = (uint16_t)(i + 1);
}

static bool bad_body(struct pp *pp, const struct token *t, const char *what, const char *advice)
{
    report_error(pp->c, "bad-directive", pp_span(t), "%s", what);
    report_advice(pp->c, "%s", advice);
    return false;
}

static bool check_body(struct pp *pp, struct macro_def *m, struct token *body, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct token *t = &body[i], *before = i ? t - 1 : NULL;
        struct token *after = i + 1 < count ? t + 1 : NULL;
        if (t->kind == TOKEN_NAME && t->name == pp->kept->va_args && !t->id)
            return bad_body(pp, t, "__VA_ARGS__ stands in a macro that has no '...'",
                            "write '...' as its last parameter");
        if (t->id && t->kind == TOKEN_NAME)
            m->expanded[t->id - 1] |= !(before && (pp_is(before, PUNCT_HASH_HASH) ||
                                                   pp_is(before, '#'))) &&
                                      !(after && pp_is(after, PUNCT_HASH_HASH));
        if (pp_is(t, PUNCT_HASH_HASH)) {
            if (!before || !after)
                return bad_body(pp, t, "'##' has nothing to join on one side",
                                "it stands between two parts that are to become one");
            m->paste = true;
        }
        if (m->function && pp_is(t, '#') &&
            !(after && after->kind == TOKEN_NAME && after->id))
            return bad_body(pp, t, "'#' in a macro must stand before one of its parameters",
                            "#x makes a text of the parameter x");
        if (t->kind == TOKEN_OTHER && t->text.at[0] == '\\' && !after)
            return bad_body(pp, t, "there is a stray backslash here",
                            "a backslash joins two lines only as the very last character of the "
                            "first; are there blanks behind it?");
    }
    return true;
}

static bool same(const struct macro_def *a, const struct macro_def *b)
{
    if (a->function != b->function || a->variadic != b->variadic ||
        a->param_count != b->param_count || a->body_count != b->body_count || a->builtin)
        return false;
    for (size_t i = 0; i < a->param_count; i++)
        if (a->params[i] != b->params[i])
            return false;
    for (size_t i = 0; i < a->body_count; i++)
        if (!str_eq(a->body[i].text, b->body[i].text) ||
            (i && (a->body[i].flags ^ b->body[i].flags) & TOKEN_SPACE))
            return false;
    return true;
}

static void tell_first(struct pp *pp, const struct macro_def *first)
{
    if (first->predefined) {
        report_advice(pp->c, "the compiler defines it; choose another name");
        return;
    }
    struct place_in p = place_of(pp->c, first->at.from);
    if (p.source->file == NO_FILE)
        report_advice(pp->c, "<%.*s> defines it; choose another name", STR_ARG(p.source->name));
    else
        report_advice(pp->c, "it was defined first in %.*s, line %u; #undef %.*s forgets that",
                      STR_ARG(p.source->name), p.line, STR_ARG(first->name->text));
}

static void define(struct pp *pp, struct macro_def *m)
{
    struct macro_def *before = m->name->macro;
    if (before && same(before, m))
        return;
    if (before && before->builtin) {
        report_error(pp->c, "macro-redefined", m->at, "'%.*s' cannot be defined anew",
                     STR_ARG(m->name->text));
        tell_first(pp, before);
        return;
    }
    if (before) {
        report_warning(pp->c, "macro-redefined", m->at, "'%.*s' is defined already as something "
                       "else", STR_ARG(m->name->text));
        tell_first(pp, before);
    }
    m->next = pp->kept->macros;
    m->name->macro = pp->kept->macros = m;
}

static bool read_head(struct pp *pp, struct macro_def *m)
{
    struct lexer *l = &pp_frame(pp)->lex;
    if (*l->at != '(')
        return true;
    struct name *params[PARAMS];
    m->function = true;
    m->params = params;
    l->at++;
    bool good = read_params(pp, m);
    m->params = NULL;
    if (!good || !m->param_count)
        return good;
    m->params = arena_array(pp->c->arena, m->param_count, sizeof *params);
    memcpy(m->params, params, m->param_count * sizeof *params);
    m->expanded = arena_array(pp->c->arena, m->param_count, sizeof *m->expanded);
    return true;
}

void pp_define(struct pp *pp, const struct token *word)
{
    struct token t;
    struct name *name = pp_macro_name(pp, word, &t);
    if (!name)
        return;
    struct macro_def *m = arena_alloc(pp->c->arena, sizeof *m);
    m->name = name;
    m->at = pp_span(&t);
    if (!read_head(pp, m)) {
        give_up(pp);
        return;
    }
    size_t from = pp->pool.len;
    pp_line_tokens(pp);
    struct token *body = pp->pool.at + from;
    size_t count = pp->pool.len - from;
    for (size_t i = 0; i < count && m->param_count; i++)
        if (body[i].kind == TOKEN_NAME)
            mark_params(m, &body[i]);
    if (check_body(pp, m, body, count)) {
        m->body = arena_array(pp->c->arena, count, sizeof *m->body);
        m->body_count = (uint32_t)count;
        if (count)
            memcpy(m->body, body, count * sizeof *m->body);
        define(pp, m);
        if (pp->c->rules)
            rules_defined(pp->c, m->at);
    }
    pp->pool.len = from;
}

void pp_undef(struct pp *pp, const struct token *word)
{
    struct token t;
    struct name *name = pp_macro_name(pp, word, &t);
    if (!name)
        return;
    if (name->macro && name->macro->builtin)
        report_error(pp->c, "macro-redefined", pp_span(&t), "'%.*s' cannot be undefined",
                     STR_ARG(name->text));
    else
        name->macro = NULL;
    give_up(pp);
}
