/* Where the words of a contract go: in front of a declaration's specifiers, behind `static` and its
 * like, as in `static gives char *f(borrows const char *s)`. The tree knows the places of names only,
 * so the text is read once more, as tokens without its # lines: backward from a name to where its
 * declaration begins, forward over its parameters. What does not look as expected (out of a macro, K&R,
 * an #if in the middle) has no place, and then nothing is proposed: an edit must never break a program. */
#include "cfront/own_insert.h"

#include <string.h>

/* What is longer than that is no declaration that a person wrote. */
enum { DECLARATION_WORDS = 2000, INCLUDES_LOOKED_AT = 256 };

static const struct { const char *text; uint16_t bits; bool called; } notation[] = {
    {"owns", CONTRACT_OWNS, false}, {"gives", CONTRACT_GIVES, false}, {"borrows", CONTRACT_BORROWS, false},
    {"borrows_mut", CONTRACT_BORROWS_MUT, false}, {"borrows_from", CONTRACT_BORROWS, true},
    {"owned", CONTRACT_OWNED, false}, {"nullable", CONTRACT_NULLABLE, false},
    {"must_use", CONTRACT_MUST_USE, false}, {"guards", 0, true}, {"needs", 0, true}, {"takes", 0, true},
    {"drops", 0, true}, {"move", 0, true},
};

static bool is(const struct own_word *w, int id) { return !w->name && w->id == id; }
static bool is_keyword(const struct own_word *w, enum keyword k) { return w->name && w->name->keyword == k; }

/* CONTRACT_ bits of one of our words, 0: it is none. */
static uint16_t bits_of(const struct own_word *w)
{
    for (size_t i = 0; w->name && i < COUNT(notation); i++)
        if (str_is(w->name->text, notation[i].text))
            return notation[i].bits;
    return 0;
}

/* ---- reading ------------------------------------------------------------------------- */

/* A # line: keeps what is included. *depth: how many #if are open. Leaves the lexer behind it; true:
 * the place for an #include may be behind this line. */
static bool read_directive(struct lexer *l, struct own_text *t, int *depth)
{
    struct token word = lexer_next(l);
    bool include = str_is(word.text, "include"), good = false;
    if (str_starts(word.text, "if"))
        ++*depth;
    else if (str_is(word.text, "endif"))
        --*depth;
    if (include) {
        const char *from = lexer_peek(l, false);
        const char *line = memchr(from, '\n', (size_t)(l->end - from));
        struct str rest = {from, (size_t)((line ? line : l->end) - from)};
        if (str_starts(rest, "<ownership.h>") || str_starts(rest, "\"ownership.h\""))
            t->has_notation = true;
        const char *end = rest.len > 1 ? memchr(rest.at + 1, '"', rest.len - 1) : NULL;
        if (rest.len && rest.at[0] == '"' && end)
            vec_push(&t->includes, ((struct str){rest.at + 1, (size_t)(end - rest.at) - 1}));
        good = true;
    } else {
        /* The guard of a header: #ifndef NAME, #define NAME. */
        good = t->source->guard && !t->words.len && str_is(word.text, "define")
            && lexer_next(l).name == t->source->guard;
    }
    lexer_skip_line(l);
    return good;
}

static void read_text(struct cfront *c, struct own_text *t)
{
    struct lexer l;
    lexer_init(&l, c, t->source);
    l.quiet = true;
    bool directive = false;
    int depth = 0, at_depth = t->source->guard ? 1 : 0;
    for (;;) {
        struct token k;
        lexer_read(&l, &k, false);
        if (!t->include_at) { /* at the first thing that is no comment */
            t->include_at = k.at;
            t->include_inside = l.at > l.start && place_of(c, k.at).column > 1;
        }
        if (k.kind == TOKEN_END)
            break;
        if (k.kind == TOKEN_PUNCT && k.id == '#' && k.flags & TOKEN_LINE_START) {
            bool good = read_directive(&l, t, &depth);
            directive = true;
            if (good && !t->words.len && depth == at_depth) {
                const char *line = l.at < l.end ? memchr(l.at, '\n', (size_t)(l.end - l.at)) : NULL;
                bool behind = l.at > l.start && l.at[-1] == '\n';
                t->include_inside = !behind && !line;
                t->include_at = lexer_place(&l, behind ? l.at : line ? line + 1 : l.end);
            }
            continue;
        }
        struct own_word w = {k.at, k.at + k.length, k.kind == TOKEN_NAME ? k.name : NULL,
                             k.kind == TOKEN_PUNCT ? k.id : 0, (k.flags & TOKEN_LINE_START) != 0, directive};
        vec_push(&t->words, w);
        directive = false;
    }
}

/* Is one of our words a name of the program's own? Where the notation is included it would not have
 * compiled; elsewhere including it could change what the program means. */
static bool has_clash(const struct own_text *t)
{
    for (size_t i = 0; i < t->words.len; i++) {
        const struct own_word *w = &t->words.at[i];
        for (size_t k = 0; w->name && k < COUNT(notation); k++)
            if (str_is(w->name->text, notation[k].text)
                && (!notation[k].called || (i + 1 < t->words.len && is(w + 1, '('))))
                return true;
    }
    return false;
}

void own_texts_init(struct own_texts *x, struct cfront *c)
{
    *x = (struct own_texts){.c = c};
    bool notation_seen = false;
    for (size_t i = 0; i < c->sources.len; i++) {
        const struct source *s = c->sources.at[i];
        if (s->file == NO_FILE) {
            notation_seen |= str_is(s->name, "ownership.h");
            continue;
        }
        struct own_text t = {.source = s};
        read_text(c, &t);
        vec_push(&x->all, t);
    }
    for (size_t i = 0; i < x->all.len && !notation_seen; i++)
        x->clash |= has_clash(&x->all.at[i]);
}

void own_texts_release(struct own_texts *x)
{
    for (size_t i = 0; i < x->all.len; i++) {
        vec_release(&x->all.at[i].words);
        vec_release(&x->all.at[i].includes);
    }
    vec_release(&x->all);
}

static const struct own_text *text_of(const struct own_texts *x, loc at)
{
    for (size_t i = 0; at && i < x->all.len; i++) {
        const struct source *s = x->all.at[i].source;
        if (at >= s->base && at <= s->base + s->text.len)
            return &x->all.at[i];
    }
    return NULL;
}

/* The word that begins there, or words.len. */
static size_t word_at(const struct own_text *t, loc at)
{
    size_t from = 0, to = t->words.len;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (t->words.at[middle].at < at)
            from = middle + 1;
        else
            to = middle;
    }
    return from < t->words.len && t->words.at[from].at == at ? from : t->words.len;
}

/* ---- declarations ----------------------------------------------------------------------- */

/* Behind the bracket that closes the one at i; words.len: it does not close. */
static size_t behind_brackets(const struct own_text *t, size_t i)
{
    int depth = 0;
    size_t most = i + DECLARATION_WORDS;
    for (; i < t->words.len && i < most; i++) {
        const struct own_word *w = &t->words.at[i];
        if (is(w, '(') || is(w, '[') || is(w, '{'))
            depth++;
        else if ((is(w, ')') || is(w, ']') || is(w, '}')) && --depth <= 0)
            return i + 1;
    }
    return t->words.len;
}

/* Over `static`, `inline`, attributes of others and macros that stand on lines of their own, from i on,
 * at most to `end`. */
static size_t behind_storage(const struct own_text *t, size_t i, size_t end)
{
    while (i < end) {
        const struct own_word *w = &t->words.at[i];
        bool called = i + 1 < end && is(w + 1, '(');
        if (is_keyword(w, KEYWORD_static) || is_keyword(w, KEYWORD_extern) || is_keyword(w, KEYWORD_inline)
            || is_keyword(w, KEYWORD__Noreturn) || is_keyword(w, KEYWORD_register)
            || is_keyword(w, KEYWORD___extension__))
            i++;
        else if (is_keyword(w, KEYWORD___attribute__) && called)
            i = behind_brackets(t, i + 1);
        else if (is(w, '[') && i + 1 < end && is(w + 1, '['))
            i = behind_brackets(t, i);
        else if (w->name && !w->name->keyword && called && !bits_of(w)) {
            size_t behind = behind_brackets(t, i + 1);
            if (behind >= end || !t->words.at[behind].line_start)
                return i;
            i = behind;
        } else
            break;
    }
    return i;
}

static uint16_t words_between(const struct own_text *t, size_t from, size_t to)
{
    uint16_t bits = 0;
    int depth = 0; /* not those of parameters of parameters */
    for (size_t i = from; i < to; i++) {
        const struct own_word *w = &t->words.at[i];
        depth += is(w, '(') - is(w, ')');
        if (!depth)
            bits |= bits_of(w);
        if (!depth && w->name && str_is(w->name->text, "borrows_from"))
            bits |= CONTRACT_BORROWS;
    }
    return bits;
}

/* Where the declaration begins in which the word at i stands. */
static size_t declaration_start(const struct own_text *t, size_t i)
{
    size_t least = i > DECLARATION_WORDS ? i - DECLARATION_WORDS : 0;
    while (i > least && !is(&t->words.at[i - 1], ';') && !is(&t->words.at[i - 1], '}') && !is(&t->words.at[i - 1], '{'))
        i--;
    return i;
}

/* `list` in `const struct list *list`, `v` in `char *v[]`; NULL: it has none, or that cannot be told. */
static const struct name *param_name(const struct own_text *t, size_t from, size_t to)
{
    for (size_t i = from + 1; i < to; i++) {
        const struct own_word *w = &t->words.at[i], *before = w - 1;
        bool last = i + 1 == to || is(w + 1, '[');
        if (!w->name || w->name->keyword || !last)
            continue;
        return is(before, '*') || (before->name && !before->name->keyword) || is_keyword(before, KEYWORD_restrict)
                || is_keyword(before, KEYWORD_char) || (is_keyword(before, KEYWORD_const) && i > from + 1)
            ? w->name : NULL;
    }
    return NULL;
}

/* Then only one of its forms was compiled. */
static bool has_directive(const struct own_text *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (t->words.at[i].behind_directive)
            return true;
    return false;
}

/* Takes apart the declaration whose name is at i. *ret_end: behind its parameters. */
static bool take_apart(const struct own_text *t, size_t name, struct own_site *ret, size_t *ret_end)
{
    size_t start = behind_storage(t, declaration_start(t, name), name);
    *ret = (struct own_site){.name = t->words.at[name].at};
    if (start >= name || !t->words.at[start].name)
        return false;
    ret->result = t->words.at[start].at;
    ret->result_words = words_between(t, declaration_start(t, name), name);
    size_t i = name + 1;
    while (i < t->words.len && is(&t->words.at[i], ')'))
        i++;
    if (i >= t->words.len || !is(&t->words.at[i], '('))
        return false;
    size_t end = behind_brackets(t, i);
    if (end >= t->words.len || has_directive(t, start + 1, end))
        return false;
    *ret_end = end;
    for (i++; i + 1 < end;) {
        size_t to = i;
        while (to < end - 1 && !is(&t->words.at[to], ','))
            to = is(&t->words.at[to], '(') || is(&t->words.at[to], '[') ? behind_brackets(t, to) : to + 1;
        bool empty = to == i + 1 && (is_keyword(&t->words.at[i], KEYWORD_void) || is(&t->words.at[i], PUNCT_ELLIPSIS));
        if (!empty) {
            if (ret->param_count == (int)COUNT(ret->params))
                return false;
            size_t first = behind_storage(t, i, to);
            bool word = first < to && t->words.at[first].name;
            ret->params[ret->param_count].at = word ? t->words.at[first].at : 0;
            ret->params[ret->param_count].name = param_name(t, first, to);
            ret->params[ret->param_count++].words = words_between(t, i, to);
        }
        i = to + 1;
    }
    return true;
}

/* Does the declaration from start to the name look like one of a function alone? */
static bool is_prototype(const struct own_text *t, size_t name, size_t end, bool is_static)
{
    bool seen_static = false;
    for (size_t i = declaration_start(t, name); i < name; i++) {
        const struct own_word *w = &t->words.at[i];
        if (is(w, '=') || is(w, ',') || is_keyword(w, KEYWORD_typedef))
            return false;
        seen_static |= is_keyword(w, KEYWORD_static);
    }
    if (seen_static && !is_static)
        return false;
    while (end < t->words.len && !is(&t->words.at[end], ';')) {
        if (is(&t->words.at[end], '{') || is(&t->words.at[end], ',') || is(&t->words.at[end], '='))
            return false;
        end = is(&t->words.at[end], '(') || is(&t->words.at[end], '[') ? behind_brackets(t, end) : end + 1;
    }
    return end < t->words.len;
}

size_t own_sites(const struct own_texts *x, const struct func *f, struct own_site *ret, size_t most)
{
    const struct own_text *home = text_of(x, f->at.from);
    size_t at = home ? word_at(home, f->at.from) : 0, end, count = 0;
    if (!home || at >= home->words.len || home->words.at[at].name != f->name || f->type->identifiers || !most
        || !take_apart(home, at, &ret[0], &end) || ret[0].param_count != (int)f->param_count)
        return 0;
    count = 1;
    bool is_static = f->storage == STORAGE_STATIC;
    for (size_t n = 0; n < x->all.len && count < most; n++) {
        const struct own_text *t = &x->all.at[n];
        if (is_static && t != home)
            continue;
        int depth = 0;
        for (size_t i = 0; i < t->words.len && count < most; i++) {
            const struct own_word *w = &t->words.at[i];
            depth += (is(w, '{') || is(w, '(')) - (is(w, '}') || is(w, ')'));
            if (w->name != f->name || depth || i + 1 >= t->words.len || !is(w + 1, '(') || w->at == f->at.from)
                continue;
            struct own_site *s = &ret[count];
            if (take_apart(t, i, s, &end) && s->param_count == (int)f->param_count
                && is_prototype(t, i, end, is_static))
                count++;
        }
    }
    return count;
}

loc own_member_site(const struct own_texts *x, const struct field *m, uint16_t *ret_words, loc *ret_to)
{
    const struct own_text *t = text_of(x, m->at.from);
    size_t at = t ? word_at(t, m->at.from) : 0;
    if (!t || at >= t->words.len || t->words.at[at].name != m->name)
        return 0;
    size_t start = behind_storage(t, declaration_start(t, at), at), end = at;
    if (start >= at || !t->words.at[start].name)
        return 0;
    while (end < t->words.len && !is(&t->words.at[end], ';'))
        end = is(&t->words.at[end], '(') || is(&t->words.at[end], '[') ? behind_brackets(t, end) : end + 1;
    if (end >= t->words.len || has_directive(t, start + 1, end))
        return 0;
    *ret_words = words_between(t, start, at);
    *ret_to = t->words.at[end].at;
    return t->words.at[start].at;
}

/* ---- the #include -------------------------------------------------------------------------- */

static bool is_named(struct str file, struct str name)
{
    if (file.len == name.len)
        return str_eq(file, name);
    return file.len > name.len && file.at[file.len - name.len - 1] == '/'
        && str_eq(str_slice(file, file.len - name.len, file.len), name);
}

static bool sees(const struct own_texts *x, const struct own_text *t, int *looked_at)
{
    if (t->has_notation)
        return true;
    for (size_t i = 0; i < t->includes.len && ++*looked_at < INCLUDES_LOOKED_AT; i++) {
        struct str name = t->includes.at[i];
        while (str_starts(name, "./"))
            name = str_slice(name, 2, name.len);
        for (size_t k = 0; k < x->all.len; k++) {
            const struct own_text *other = &x->all.at[k];
            if (other != t && is_named(other->source->name, name) && sees(x, other, looked_at))
                return true;
        }
    }
    return false;
}

bool own_sees_notation(const struct own_texts *x, loc in_file, struct cfront_insert *ret)
{
    const struct own_text *t = text_of(x, in_file);
    int looked_at = 0;
    if (!t || sees(x, t, &looked_at))
        return true;
    struct place_in p = place_of(x->c, t->include_at);
    *ret = (struct cfront_insert){.file = t->source->name, .line = (int)p.line, .column = (int)p.column,
                                  .put = t->include_inside ? STR("\n#include <ownership.h>\n")
                                                           : STR("#include <ownership.h>\n")};
    return false;
}
