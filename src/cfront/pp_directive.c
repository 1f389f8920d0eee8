/* Lines that begin with '#': C11 6.10. A group that is not to be read is skipped by
 * lines, not by tokens, so that it may hold anything and costs little. */
#include "cfront/pp.h"

#include <string.h>

enum { NESTED = 10000 };

static const struct { const char *word; enum directive id; } directives[] = {
    {"define", DIRECTIVE_DEFINE}, {"undef", DIRECTIVE_UNDEF}, {"include", DIRECTIVE_INCLUDE},
    {"if", DIRECTIVE_IF}, {"ifdef", DIRECTIVE_IFDEF}, {"ifndef", DIRECTIVE_IFNDEF},
    {"elif", DIRECTIVE_ELIF}, {"else", DIRECTIVE_ELSE}, {"endif", DIRECTIVE_ENDIF},
    {"error", DIRECTIVE_ERROR}, {"warning", DIRECTIVE_WARNING}, {"line", DIRECTIVE_LINE},
    {"pragma", DIRECTIVE_PRAGMA}, {"ident", DIRECTIVE_IGNORED}, {"sccs", DIRECTIVE_IGNORED},
};

void pp_add_directives(struct cfront *c)
{
    for (size_t i = 0; i < COUNT(directives); i++)
        name_get(c, str_from(directives[i].word))->directive = (uint8_t)directives[i].id;
}

static void skip_line(struct pp *pp)
{
    lexer_skip_line(&pp_frame(pp)->lex);
}

/* Behind #endif and the like stands nothing. */
static void end_line(struct pp *pp, const char *directive)
{
    struct lexer *l = &pp_frame(pp)->lex;
    const char *p = lexer_peek(l, false);
    if (p < l->end && *p != '\n') {
        report_warning(pp->c, "extra-tokens", (struct span){lexer_place(l, p), 0},
                       "what stands behind #%s is ignored", directive);
        report_advice(pp->c, "put it into a comment");
    }
    skip_line(pp);
}

/* ---- conditionals ---------------------------------------------------------------- */

void pp_end_conditions(struct pp *pp, size_t keep)
{
    for (; pp->conditions.len > keep; pp->conditions.len--) {
        if (pp->stopped || pp_frame(pp)->lex.torn)
            continue; /* the comment that is never closed holds it, most likely */
        report_error(pp->c, "unbalanced-conditional",
                     pp->conditions.at[pp->conditions.len - 1].at,
                     "this conditional has no #endif before the end of the file");
        report_advice(pp->c, "write #endif behind the lines that it is about");
    }
}

static struct condition *innermost(struct pp *pp)
{
    return pp->conditions.len > pp_frame(pp)->conditions
               ? &pp->conditions.at[pp->conditions.len - 1]
               : NULL;
}

static struct span directive_span(const struct token *hash, const struct token *word)
{
    return (struct span){hash->at, word->at + word->length};
}

/* The word of a # line at p, behind the '#'; DIRECTIVE_NONE: none that matters here. */
static enum directive word_at(struct pp *pp, struct token *ret)
{
    struct lexer *l = &pp_frame(pp)->lex;
    bool quiet = l->quiet;
    l->quiet = true;
    lexer_read(l, ret, true);
    l->quiet = quiet;
    if (ret->kind == TOKEN_NEWLINE || ret->kind == TOKEN_END)
        l->at = ret->text.at; /* the line's end is still to come */
    return ret->kind == TOKEN_NAME ? ret->name->directive : DIRECTIVE_NONE;
}

static bool hash_at(const char *p) { return *p == '#' || (p[0] == '%' && p[1] == ':'); }

static bool read_condition(struct pp *pp, struct span at)
{
    size_t from = pp->pool.len;
    pp_line_tokens(pp);
    size_t to = pp->pool.len;
    pp->in_condition = true;
    pp_expand_list(pp, from, to);
    pp->in_condition = false;
    bool truth = !pp->stopped && pp_condition(pp, pp->pool.at + to, pp->pool.len - to, at);
    pp->pool.len = from;
    return truth;
}

/* #else or #elif in the innermost conditional; word is it. */
static void check_order(struct pp *pp, const struct condition *c, enum directive id,
                        struct span at)
{
    if (!c->in_else)
        return;
    report_error(pp->c, "unbalanced-conditional", at, "#%s comes after the #else of line %u",
                 id == DIRECTIVE_ELSE ? "else" : "elif",
                 c->at.from ? place_of(pp->c, c->at.from).line : 0);
    report_advice(pp->c, "#else is the last part of a conditional; is an #endif missing?");
}

static void end_condition(struct pp *pp)
{
    struct frame *f = pp_frame(pp);
    if (pp->conditions.at[pp->conditions.len - 1].guard)
        f->guard = GUARD_AFTER;
    pp->conditions.len--;
    end_line(pp, "endif");
}

/* Over groups that do not count, to one that does or behind the #endif. */
static void skip_groups(struct pp *pp)
{
    struct lexer *l = &pp_frame(pp)->lex;
    size_t depth = 0;
    while (l->at < l->end && !pp->stopped) {
        const char *p = lexer_peek(l, false);
        if (!hash_at(p)) {
            lexer_skip_line(l);
            continue;
        }
        struct token word, hash = {.at = lexer_place(l, p)};
        l->at = p + (*p == '#' ? 1 : 2);
        enum directive id = word_at(pp, &word);
        struct condition *c = &pp->conditions.at[pp->conditions.len - 1];
        struct span at = directive_span(&hash, &word);
        if (id == DIRECTIVE_IF || id == DIRECTIVE_IFDEF || id == DIRECTIVE_IFNDEF) {
            depth++;
        } else if (id == DIRECTIVE_ENDIF && depth-- == 0) {
            end_condition(pp);
            return;
        } else if (depth == 0 && id == DIRECTIVE_ELSE) {
            check_order(pp, c, id, at);
            c->guard = false;
            c->in_else = true;
            if (!c->taken) {
                c->taken = true;
                end_line(pp, "else");
                return;
            }
        } else if (depth == 0 && id == DIRECTIVE_ELIF) {
            check_order(pp, c, id, at);
            c->guard = false;
            if (!c->taken && !c->in_else) {
                c->taken = read_condition(pp, at);
                if (c->taken)
                    return;
                continue;
            }
        }
        skip_line(pp);
    }
}

static void open_condition(struct pp *pp, struct span at, bool truth, struct name *guard)
{
    struct frame *f = pp_frame(pp);
    struct condition c = {.at = at, .taken = truth};
    if (guard && f->guard == GUARD_START) {
        f->guard_name = guard;
        f->guard = GUARD_INSIDE;
        c.guard = true;
    } else if (f->guard != GUARD_INSIDE) {
        f->guard = GUARD_NO;
    }
    vec_push(&pp->conditions, c);
    if (pp->conditions.len > NESTED)
        pp_stop(pp, "too-much-code", at, "more than %d conditionals are open here", NESTED);
    if (!truth)
        skip_groups(pp);
}

static void do_ifdef(struct pp *pp, const struct token *word, struct span at, bool wanted)
{
    struct token t;
    struct name *n = pp_macro_name(pp, word, &t);
    if (n)
        end_line(pp, wanted ? "ifdef" : "ifndef");
    open_condition(pp, at, n && (n->macro != NULL) == wanted, wanted ? NULL : n);
}

/* `#if !defined NAME` and `#if !defined(NAME)` guard a file as #ifndef does. */
static struct name *guard_of(struct pp *pp, const struct token *t, size_t count)
{
    if (count < 3 || !pp_is(t, '!') || t[1].name != pp->kept->defined)
        return NULL;
    if (count == 3)
        return t[2].name;
    return count == 5 && pp_is(&t[2], '(') && pp_is(&t[4], ')') ? t[3].name : NULL;
}

static void do_if(struct pp *pp, struct span at)
{
    struct name *guard = NULL;
    if (pp_frame(pp)->guard == GUARD_START) {
        struct lexer before = pp_frame(pp)->lex;
        size_t from = pp->pool.len;
        pp_frame(pp)->lex.quiet = true;
        pp_line_tokens(pp);
        guard = guard_of(pp, pp->pool.at + from, pp->pool.len - from);
        pp->pool.len = from;
        pp_frame(pp)->lex = before;
    }
    bool truth = read_condition(pp, at);
    open_condition(pp, at, truth, guard);
}

/* #else, #elif: the group before was read, so this one is skipped. */
static void next_group(struct pp *pp, enum directive id, struct span at)
{
    struct condition *c = innermost(pp);
    const char *name = id == DIRECTIVE_ELSE ? "else" : "elif";
    if (!c) {
        report_error(pp->c, "unbalanced-conditional", at, "there is no #if for this #%s", name);
        skip_line(pp);
        return;
    }
    check_order(pp, c, id, at);
    c->guard = false;
    if (id == DIRECTIVE_ELSE) {
        c->in_else = true;
        end_line(pp, name);
    } else {
        skip_line(pp);
    }
    skip_groups(pp);
}

static void do_endif(struct pp *pp, struct span at)
{
    if (innermost(pp)) {
        end_condition(pp);
        return;
    }
    report_error(pp->c, "unbalanced-conditional", at, "there is no #if for this #endif");
    skip_line(pp);
}

/* ---- the others ------------------------------------------------------------------ */

static struct str rest_of_line(struct pp *pp)
{
    struct lexer *l = &pp_frame(pp)->lex;
    const char *from = l->at;
    const char *line = memchr(from, '\n', (size_t)(l->end - from));
    const char *to = line ? line : l->end;
    l->at = to;
    skip_line(pp);
    const char *comment = memmem(from, (size_t)(to - from), "//", 2);
    return str_trim((struct str){from, (size_t)((comment ? comment : to) - from)});
}

static void do_error(struct pp *pp, struct span at, bool error)
{
    struct lexer *l = &pp_frame(pp)->lex;
    const char *p = lexer_peek(l, false);
    struct str text = rest_of_line(pp);
    if (text.len)
        at = (struct span){lexer_place(l, p), lexer_place(l, text.at + text.len - 1) + 1};
    if (error)
        report_error(pp->c, "user-error", at, "the program says: %.*s",
                     text.len ? (int)text.len : 6, text.len ? text.at : "#error");
    else
        report_warning(pp->c, "user-warning", at, "the program says: %.*s",
                       text.len ? (int)text.len : 8, text.len ? text.at : "#warning");
}

/* What __LINE__ and __FILE__ tell from the next line on. */
static void do_line(struct pp *pp, struct span at)
{
    size_t from = pp->pool.len;
    int64_t line;
    pp_line_tokens(pp);
    size_t to = pp->pool.len;
    pp_expand_list(pp, from, to);
    const struct token *t = pp->pool.at + to;
    size_t count = pp->pool.len - to;
    struct frame *f = pp_frame(pp);
    bool named = count > 1 && t[1].kind == TOKEN_STRING && t[1].text.at[0] == '"';
    if (count && t->kind == TOKEN_NUMBER && str_to_int(t->text, 0, INT32_MAX, &line) &&
        (count == 1 || named)) {
        f->line_shift = line - (int64_t)place_of(pp->c, at.from).line - 1;
        if (named)
            f->shown_name = t[1].text;
    } else if (!pp->stopped) {
        report_error(pp->c, "bad-directive", at,
                     "#line needs a number, and may have the name of a file behind it");
    }
    pp->pool.len = from;
}

/* pack(1), pack(push, 1), pack(pop), pack() */
void pp_pragma(struct pp *pp, struct str text)
{
    text = str_trim(text);
    if (!str_starts(text, "pack"))
        return;
    text = str_trim(str_slice(text, 4, text.len));
    int64_t n = -1;
    if (!str_starts(text, "("))
        return;
    for (size_t i = 1, from = 1; i < text.len && text.at[i - 1] != ')'; i++) {
        if (text.at[i] != ',' && text.at[i] != ')')
            continue;
        struct str word = str_trim(str_slice(text, from, i));
        if (str_is(word, "push") && pp->pack_count < sizeof pp->packs)
            pp->packs[pp->pack_count++] = pp->pack;
        else if (str_is(word, "pop"))
            pp->pack = pp->pack_count ? pp->packs[--pp->pack_count] : 0;
        else if (!word.len)
            pp->pack = 0;
        else if (str_to_int(word, 1, 16, &n) && !(n & (n - 1)))
            pp->pack = (uint8_t)n;
        from = i + 1;
    }
}

static void do_pragma(struct pp *pp)
{
    struct token t;
    word_at(pp, &t);
    if (t.kind == TOKEN_NAME && str_is(t.text, "once")) {
        pp_frame(pp)->source->once = true;
    } else if (t.kind == TOKEN_NAME && str_is(t.text, "pack")) {
        const struct source *s = pp_frame(pp)->source;
        size_t from = t.at - s->base;
        const char *end = memchr(s->text.at + from, '\n', s->text.len - from);
        pp_pragma(pp, (struct str){s->text.at + from, end ? (size_t)(end - s->text.at) - from
                                                        : s->text.len - from});
    }
    skip_line(pp);
}

static void unknown(struct pp *pp, const struct token *word, struct span at)
{
    const char *names[COUNT(directives)];
    for (size_t i = 0; i < COUNT(directives); i++)
        names[i] = directives[i].word;
    const char *near = suggest_name(word->text, names, COUNT(directives) - 2);
    report_error(pp->c, "unknown-directive", at, "there is no directive #%.*s",
                 word->text.len > 40 ? 40 : (int)word->text.len, word->text.at);
    if (str_is(word->text, "elseif") || str_is(word->text, "elsif"))
        near = "elif";
    if (str_is(word->text, "import"))
        near = "include";
    if (near)
        report_advice(pp->c, "did you mean #%s?", near);
    skip_line(pp);
}

void pp_directive(struct pp *pp, const struct token *hash)
{
    struct token word;
    enum directive id = word_at(pp, &word);
    struct span at = directive_span(hash, &word);
    struct frame *f = pp_frame(pp);
    bool opens = id == DIRECTIVE_IF || id == DIRECTIVE_IFNDEF || id == DIRECTIVE_IFDEF;
    if (f->guard != GUARD_INSIDE && !opens)
        f->guard = GUARD_NO;
    pp_spend(pp, 4, at);
    switch (id) {
    case DIRECTIVE_DEFINE: pp_define(pp, &word); break;
    case DIRECTIVE_UNDEF: pp_undef(pp, &word); break;
    case DIRECTIVE_INCLUDE: pp_include(pp, &word); break;
    case DIRECTIVE_IF: do_if(pp, at); break;
    case DIRECTIVE_IFDEF: do_ifdef(pp, &word, at, true); break;
    case DIRECTIVE_IFNDEF: do_ifdef(pp, &word, at, false); break;
    case DIRECTIVE_ELIF:
    case DIRECTIVE_ELSE: next_group(pp, id, at); break;
    case DIRECTIVE_ENDIF: do_endif(pp, at); break;
    case DIRECTIVE_ERROR: do_error(pp, at, true); break;
    case DIRECTIVE_WARNING: do_error(pp, at, false); break;
    case DIRECTIVE_LINE: do_line(pp, at); break;
    case DIRECTIVE_PRAGMA: do_pragma(pp); break;
    case DIRECTIVE_IGNORED: skip_line(pp); break;
    case DIRECTIVE_NONE:
        if (word.kind == TOKEN_NEWLINE || word.kind == TOKEN_END || word.kind == TOKEN_NUMBER)
            skip_line(pp); /* "# 12" is what preprocessors write */
        else
            unknown(pp, &word, at);
    }
}
