/* Moving over tokens, and names in scope.
 *
 * A name knows its innermost declaration, so looking one up takes no search; leaving a
 * scope puts back what its declarations hid. Identifiers and tags are apart (C11 6.2.3).
 *
 * Where an undeclared name is told, scope_advise() says what may have been meant. */
#include "cfront/decl.h"

#include <stdio.h>
#include <string.h>

/* ---- tokens ------------------------------------------------------------------------- */

bool parse_is(const struct parser *p, int punct)
{
    return p->t->kind == TOKEN_PUNCT && p->t->id == punct;
}

bool parse_is_keyword(const struct parser *p, enum keyword k)
{
    return p->t->kind == TOKEN_KEYWORD && p->t->id == k;
}

bool parse_accept(struct parser *p, int punct)
{
    if (!parse_is(p, punct))
        return false;
    p->t++;
    return true;
}

bool parse_accept_keyword(struct parser *p, enum keyword k)
{
    if (!parse_is_keyword(p, k))
        return false;
    p->t++;
    return true;
}

struct span span_of(const struct token *t) { return (struct span){t->at, t->at + t->length}; }

struct span parse_here(const struct parser *p) { return span_of(p->t); }

struct span parse_behind(const struct parser *p)
{
    if (!p->first || p->t == p->first)
        return parse_here(p);
    loc end = p->t[-1].at + p->t[-1].length;
    return (struct span){end, end};
}

struct span span_join(struct span a, struct span b)
{
    if (!a.from)
        return b;
    return b.to > a.from ? (struct span){a.from, b.to} : a; /* they may lie in two sources */
}

void parse_error(struct parser *p, const char *code, struct span at, const char *fmt, ...)
{
    p->c->said = false; /* advice on an error that is dropped is dropped as well */
    if (p->statement_failed)
        return;
    p->statement_failed = true;
    char text[480];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    report_error(p->c, code, at, "%s", text);
}

bool parse_is_torn(struct parser *p)
{
    if (p->t == p->first || !(p->t[-1].flags & TOKEN_BROKEN))
        return false;
    p->statement_failed = true;
    return true;
}

bool parse_expect(struct parser *p, int punct, const char *what)
{
    if (parse_accept(p, punct))
        return true;
    if (parse_is_torn(p))
        return false;
    parse_error(p, "expected", parse_behind(p), "missing %s", what);
    return false;
}

bool parse_deeper(struct parser *p)
{
    if (p->depth++ < DEPTH_MAX)
        return true;
    parse_error(p, "too-deep", parse_here(p), "this is nested more than %d deep", DEPTH_MAX);
    return false;
}

/* +1 for an opening bracket, -1 for a closing one. */
static int bracket(const struct token *t)
{
    if (t->kind != TOKEN_PUNCT)
        return 0;
    switch (t->id) {
    case '(': case '[': return 1;
    case ')': case ']': return -1;
    default: return 0;
    }
}

static bool is_punct(const struct token *t, int id) { return t->kind == TOKEN_PUNCT && t->id == id; }

void parse_skip_to(struct parser *p, int close)
{
    int depth = 0;
    for (; p->t->kind != TOKEN_END; p->t++) {
        if (depth == 0 && is_punct(p->t, close))
            return;
        if (is_punct(p->t, ';') || is_punct(p->t, '{') || is_punct(p->t, '}'))
            return;
        depth += bracket(p->t);
        if (depth < 0)
            depth = 0;
    }
}

/* Does a line that begins with this keyword begin something new? */
static bool begins_anew(const struct token *t)
{
    if (t->kind != TOKEN_KEYWORD || !(t->flags & TOKEN_LINE_START))
        return false;
    switch (t->id) {
    case KEYWORD_sizeof: case KEYWORD__Alignof: case KEYWORD__Generic:
    case KEYWORD___builtin_va_arg: case KEYWORD___builtin_offsetof:
    case KEYWORD___builtin_types_compatible_p: return false;
    default: return true;
    }
}

/* Brackets of this statement that are open at the current token. */
static int open_brackets(const struct parser *p)
{
    int depth = 0, lowest = 0;
    for (const struct token *t = p->t; t->kind != TOKEN_END; t++) {
        if (is_punct(t, ';') || is_punct(t, '{') || is_punct(t, '}'))
            break;
        depth += bracket(t);
        if (depth < lowest)
            lowest = depth;
    }
    return -lowest;
}

void parse_recover(struct parser *p)
{
    int depth = open_brackets(p), braces = 0;
    for (const struct token *start = p->t; p->t->kind != TOKEN_END; p->t++) {
        if (braces == 0 && depth <= 0 && p->t != start && begins_anew(p->t))
            return;
        if (is_punct(p->t, '{')) {
            braces++;
        } else if (is_punct(p->t, '}')) {
            if (braces == 0)
                return;
            if (--braces == 0) {
                depth = open_brackets(p);
                if (is_punct(p->t + 1, ';')) {
                    p->t += 2;
                    return;
                }
                if (depth <= 0 && !is_punct(p->t + 1, ',') && !is_punct(p->t + 1, '=')) {
                    p->t++;
                    return;
                }
            }
        } else if (is_punct(p->t, ';') && braces == 0) {
            p->t++;
            return;
        } else if (braces == 0) {
            depth += bracket(p->t);
        }
    }
}

/* ---- scopes ----------------------------------------------------------------------------- */

struct scoped_ident {
    struct ident ident;
    struct scoped_ident *next;
};
struct scoped_tag {
    struct tag tag;
    struct scope *scope;
    struct scoped_tag *next;
};

void scope_enter(struct parser *p)
{
    struct scope *s = arena_alloc(p->c->arena, sizeof *s);
    s->outer = p->scope;
    s->is_file = !p->scope;
    p->scope = s;
}

void scope_enter_prototype(struct parser *p)
{
    scope_enter(p);
    p->scope->is_prototype = true;
}

void scope_leave(struct parser *p)
{
    struct scope *s = p->scope;
    for (struct scoped_ident *i = s->idents; i; i = i->next)
        i->ident.name->ident = i->ident.outer;
    for (struct scoped_tag *t = s->tags; t; t = t->next)
        t->tag.name->tag = t->tag.outer;
    p->scope = s->outer;
}

struct ident *scope_add(struct parser *p, struct ident i)
{
    struct scoped_ident *s = arena_alloc(p->c->arena, sizeof *s);
    s->ident = i;
    s->ident.scope = p->scope;
    s->ident.outer = i.name->ident;
    s->next = p->scope->idents;
    p->scope->idents = s;
    i.name->ident = &s->ident;
    return &s->ident;
}

struct ident *scope_find(struct parser *p, const struct name *n)
{
    struct ident *i = n->ident;
    if (!i || p->unevaluated)
        return i;
    struct span *used = i->kind == IDENT_FUNC     ? &i->func->used
                        : i->kind == IDENT_OBJECT ? &i->object->used
                                                  : NULL;
    if (used && !used->from) {
        const struct token *t = p->t;
        if (t->name != n && t != p->first && t[-1].name == n)
            t--;
        *used = span_of(t);
    }
    return i;
}

struct ident *scope_here(const struct parser *p, const struct name *n)
{
    return n->ident && n->ident->scope == p->scope ? n->ident : NULL;
}

bool scope_is_file(const struct parser *p) { return p->scope->is_file; }

struct tag *tag_find(const struct parser *p, const struct name *n, bool here_only)
{
    struct tag *t = n->tag;
    return t && here_only && ((struct scoped_tag *)t)->scope != p->scope ? NULL : t;
}

struct tag *tag_add(struct parser *p, struct name *n, enum type_kind k, struct span at)
{
    struct scoped_tag *s = arena_alloc(p->c->arena, sizeof *s);
    struct tag *t = &s->tag;
    t->name = n;
    t->kind = (uint8_t)k;
    t->at = at;
    t->unit = p->c->unit;
    t->type = type_new(p->c, k);
    t->type->tag = t;
    if (n) {
        s->scope = p->scope;
        s->next = p->scope->tags;
        p->scope->tags = s;
        t->outer = n->tag;
        n->tag = t;
    }
    return t;
}

/* ---- words for messages --------------------------------------------------------------------- */

const char *where(const struct cfront *c, struct span at, struct span from)
{
    struct place_in a = place_of(c, at.from);
    if (a.source->file == NO_FILE)
        return arena_printf(c->arena, "in <" STR_FMT ">", STR_ARG(a.source->name));
    if (from.from && source_of(c, from.from) == a.source)
        return arena_printf(c->arena, "at line %u", a.line);
    return arena_printf(c->arena, "at line %u of " STR_FMT, a.line, STR_ARG(a.source->name));
}

const char *tag_word(int kind)
{
    return kind == TYPE_STRUCT ? "struct" : kind == TYPE_UNION ? "union" : "enum";
}

static bool word_char(char ch)
{
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') ||
           ch == '_';
}

/* Does this line of a header declare or define the word? */
static bool line_declares(struct str line, struct str word)
{
    if (str_starts(line, " *") || str_starts(line, "/*"))
        return false;
    for (size_t i = 0; i + word.len <= line.len; i++) {
        if (line.at[i] == '/' && i + 1 < line.len && line.at[i + 1] == '*')
            return false;
        if (memcmp(line.at + i, word.at, word.len) != 0)
            continue;
        char before = i ? line.at[i - 1] : ' ';
        char behind = i + word.len < line.len ? line.at[i + word.len] : ' ';
        if (word_char(before) || word_char(behind))
            continue;
        struct str left = str_trim((struct str){line.at, i});
        if (str_is(left, "#define"))
            return true;
        if (line.at[0] == '#')
            return false;
        if (left.len && (behind == '(' || behind == ';' || behind == ','))
            return !memchr(left.at, '(', left.len) && line.at[0] != ' ';
    }
    return false;
}

/* The header that declares the name, or an empty string. */
static struct str header_of(const struct cfront *c, struct str word)
{
    struct str found = STR("");
    const char *name;
    if (!c->in->header_name || !c->in->header || word.len < 2)
        return found;
    for (size_t n = 0; (name = c->in->header_name(n)) != NULL; n++) {
        struct str text = c->in->header(str_from(name)), line;
        if (!text.at)
            continue;
        while (str_line(&text, &line)) {
            if (!line_declares(line, word))
                continue;
            struct str here = str_from(name);
            if (str_starts(here, "sys/_")) /* the private one that many include */
                here = str_is(word, "time_t") ? STR("time.h") : STR("stddef.h");
            if (!found.len || str_is(here, "stddef.h") || str_is(here, "stdlib.h"))
                found = here;
            break;
        }
    }
    return found;
}

enum { NAMES_MOST = 4000 };
static const char *const words[] = {
#define X(word) #word,
    KEYWORDS(X)
#undef X
};

static const char *nearest(struct parser *p, struct str word, bool types_only)
{
    const char **names = arena_array(p->c->arena, NAMES_MOST + COUNT(words), sizeof *names);
    size_t count = 0;
    wanted_fail(p->c);
    for (struct scope *s = p->scope; s; s = s->outer)
        for (struct scoped_ident *i = s->idents; i && count < NAMES_MOST; i = i->next)
            if (i->ident.name->text.at[0] != '_' &&
                (!types_only || i->ident.kind == IDENT_TYPEDEF))
                names[count++] = arena_cstr(p->c->arena, i->ident.name->text);
    for (size_t k = 0; k < COUNT(words); k++)
        if (words[k][0] != '_')
            names[count++] = words[k];
    return str_nearest(word, names, count);
}

void scope_advise(struct parser *p, const struct name *n)
{
    struct str header;
    if (!p->c->said) /* the message was dropped, and looking takes its time */
        return;
    if (n->tag)
        report_advice(p->c, "there is '%s " STR_FMT "': write both words where you mean the type",
                      tag_word(n->tag->kind), STR_ARG(n->text));
    else if ((header = header_of(p->c, n->text)).len)
        report_advice(p->c, "write #include <" STR_FMT "> at the top of the file", STR_ARG(header));
    else {
        const char *near = nearest(p, n->text, false);
        if (near)
            report_advice(p->c, "did you mean '%s'?", near);
    }
}

struct type *type_unknown(struct parser *p)
{
    struct name *n = p->t->name;
    struct span at = parse_here(p);
    struct str text = n->text, header;
    const char *near = NULL;
    if (n->tag) {
        const char *kind = tag_word(n->tag->kind);
        parse_error(p, "unknown-type", at, "there is no type '" STR_FMT "', but there is '%s " STR_FMT "'",
                    STR_ARG(text), kind, STR_ARG(text));
        report_advice(p->c, "write '%s " STR_FMT "', or give it a name of its own with typedef", kind,
                      STR_ARG(text));
    } else if (n->ident) {
        parse_error(p, "unknown-type", at, "'" STR_FMT "' is not a type", STR_ARG(text));
    } else if (p->statement_failed || p->c->error_count > 100) {
        parse_error(p, "unknown-type", at, "there is no type named '" STR_FMT "'", STR_ARG(text));
    } else if ((header = header_of(p->c, text)).len) {
        parse_error(p, "unknown-type", at, "the type '" STR_FMT "' is not known here", STR_ARG(text));
        report_advice(p->c, "write #include <" STR_FMT "> at the top of the file", STR_ARG(header));
    } else {
        const char *advice = slip_word(n);
        near = nearest(p, text, true);
        parse_error(p, "unknown-type", at, "there is no type named '" STR_FMT "'", STR_ARG(text));
        if (advice)
            report_advice(p->c, "%s", advice);
        else if (near)
            report_advice(p->c, "did you mean '%s'?", near);
    }
    p->t++;
    return &type_error;
}
