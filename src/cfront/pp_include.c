/* Finding what #include names, and going into it. "name" is looked for beside the
 * including file, then among the files of the program, then among our headers;
 * <name> the other way round. Names are compared tidied: a/../b.h is b.h. */
#include "cfront/pp.h"

#include <string.h>

enum { DEEPEST = 100 };
enum { LONGEST_NAME = 1024 };

struct found {
    struct str name, text;
    uint32_t file;
};

/* "./a//b/../c.h" is "a/c.h"; "../x.h" and "/x.h" stay. Empty: it is no name. */
static struct str tidy(struct arena *a, struct str dir, struct str name)
{
    if (!name.len || name.len > LONGEST_NAME || dir.len > LONGEST_NAME ||
        memchr(name.at, '\0', name.len))
        return STR("");
    char *out = arena_alloc(a, dir.len + name.len + 3);
    size_t len = 0, least = 0; /* up to `least` nothing is left to go up from */
    const struct str parts[] = {dir, name};
    if ((dir.len ? dir : name).at[0] == '/')
        out[len++] = '/', least = 1;
    for (size_t n = 0; n < COUNT(parts); n++) {
        struct str s = parts[n];
        for (size_t i = 0, to; i < s.len; i = to + 1) {
            const char *slash = memchr(s.at + i, '/', s.len - i);
            to = slash ? (size_t)(slash - s.at) : s.len;
            struct str part = str_slice(s, i, to);
            if (!part.len || str_is(part, "."))
                continue;
            bool up = str_is(part, "..");
            if (up && len > least) {
                while (len > least && out[len - 1] != '/')
                    len--;
                len -= len > least;
                continue;
            }
            if (len && out[len - 1] != '/')
                out[len++] = '/';
            memcpy(out + len, part.at, part.len);
            len += part.len;
            least = up ? len : least;
        }
    }
    return (struct str){out, len};
}

static struct str folder(struct str name)
{
    size_t len = name.len;
    while (len && name.at[len - 1] != '/')
        len--;
    return str_slice(name, 0, len);
}

static bool find_file(struct pp *pp, struct str dir, struct str name, struct found *ret)
{
    struct arena *a = pp->c->arena;
    const struct cfront_input *in = pp->c->in;
    struct str wanted = tidy(a, dir, name);
    for (size_t i = 0; wanted.len && i < in->file_count && i < NO_FILE; i++) {
        struct str have = in->files[i].name;
        if (in->only_headers && !in->files[i].header)
            continue;
        if (!str_eq(have, wanted)) {
            /* Names are tidy but for a "./" in front. */
            while (str_starts(have, "./"))
                have = str_slice(have, 2, have.len);
            if (!str_eq(have, wanted))
                continue;
        }
        *ret = (struct found){in->files[i].name, in->files[i].text, (uint32_t)i};
        return true;
    }
    return false;
}

static bool find_header(struct pp *pp, struct str name, struct found *ret)
{
    struct str text = {0};
    if (pp->c->in->header && name.len <= LONGEST_NAME)
        text = pp->c->in->header(name);
    *ret = (struct found){name, text, NO_FILE};
    return text.at != NULL;
}

static bool find(struct pp *pp, struct str name, bool angle, struct found *ret)
{
    struct frame *f = pp_frame(pp);
    if (angle && find_header(pp, name, ret))
        return true;
    if (f->source->file != NO_FILE && find_file(pp, folder(f->source->name), name, ret))
        return true;
    if (find_file(pp, STR(""), name, ret))
        return true;
    return !angle && find_header(pp, name, ret);
}

bool pp_has_include(struct pp *pp, struct str name, bool angle)
{
    struct found unused;
    return find(pp, name, angle, &unused);
}

bool pp_header_name(struct pp *pp, const struct token *at, size_t count, struct str *ret,
                    bool *ret_angle, size_t *ret_used)
{
    if (!count)
        return false;
    if (at->kind == TOKEN_STRING && at->text.at[0] == '"') {
        *ret = str_slice(at->text, 1, at->text.len - 1);
        *ret_angle = false;
        *ret_used = 1;
        return true;
    }
    if (!pp_is(at, '<'))
        return false;
    struct buf b = {.cap = LONGEST_NAME};
    for (size_t i = 1; i < count; i++) {
        if (pp_is(&at[i], '>')) {
            *ret = arena_str(pp->c->arena, buf_view(&b));
            *ret_angle = true;
            *ret_used = i + 1;
            buf_release(&b);
            return true;
        }
        if (i > 1 && at[i].flags & TOKEN_SPACE)
            buf_char(&b, ' ');
        buf_str(&b, at[i].text);
    }
    buf_release(&b);
    return false;
}

/* Every name that can be included, for "did you mean". */
static const char *near_name(struct pp *pp, struct str name)
{
    const struct cfront_input *in = pp->c->in;
    VEC(const char *) names = {0};
    for (size_t n = 0; in->header_name && in->header_name(n); n++)
        vec_push(&names, in->header_name(n));
    for (size_t i = 0; i < in->file_count && i < 256; i++)
        vec_push(&names, arena_cstr(pp->c->arena, in->files[i].name));
    const char *near = suggest_name(name, names.at, names.len);
    if (!near) { /* stdio for stdio.h */
        struct str with = str_from(arena_printf(pp->c->arena, "%.*s.h", STR_ARG(name)));
        near = suggest_name(with, names.at, names.len);
    }
    vec_release(&names);
    return near;
}

static void not_found(struct pp *pp, struct str name, bool angle, struct span at)
{
    if (name.len > LONGEST_NAME)
        name.len = LONGEST_NAME;
    pp->c->include_missing = true;
    report_error(pp->c, "include-not-found", at, "there is no %s '%.*s'",
                 angle ? "header" : "file", STR_ARG(name));
    const char *near = name.len ? near_name(pp, name) : NULL;
    if (near)
        report_advice(pp->c, "did you mean '%s'?", near);
    else if (angle)
        report_advice(pp->c, "only headers of the C library and some of POSIX are there");
}

/* Does what is read next begin a declaration outside of all functions? There a prototype more or less
 * goes unnoticed. */
static bool is_between(struct pp *pp)
{
    for (; pp->looked < pp->out.len; pp->looked++) {
        const struct token *t = &pp->out.at[pp->looked];
        pp->brackets += pp_is(t, '{') || pp_is(t, '(') || pp_is(t, '[');
        pp->brackets -= pp_is(t, '}') || pp_is(t, ')') || pp_is(t, ']');
    }
    return pp->brackets == 0 && (!pp->out.len || pp_is(&pp->out.at[pp->out.len - 1], ';'));
}

static void go_into(struct pp *pp, struct str name, bool angle, struct span at)
{
    struct found f;
    if (!find(pp, name, angle, &f)) {
        not_found(pp, name, angle, at);
        return;
    }
    if (pp->frames.len >= DEEPEST) {
        pp_stop(pp, "include-too-deep", at,
                "files include each other %d deep here, without an end", DEEPEST);
        report_advice(pp->c, "wrap each header in #ifndef NAME, #define NAME ... #endif");
        return;
    }
    struct source *s = source_open(pp->c, f.name, f.text, f.file);
    if (pp->c->wanted && f.file == NO_FILE && (s->unknown || (loc_is_own(pp->c, at.from) && !is_between(pp))))
        wanted_fail(pp->c);
    pp->c->ownership |= f.file == NO_FILE && str_is(f.name, "ownership.h");
    if (s->once || (s->guard && s->guard->macro))
        return;
    if (!pp_spend(pp, 16 + s->text.len / 8, at))
        return;
    bool open = false;
    for (size_t i = 0; i < pp->frames.len; i++)
        open |= pp->frames.at[i].source == s;
    if (!open) {
        s->included_at = at.from;
        s->include_length = at.to - at.from;
    }
    pp_enter(pp, s);
}

/* <name> and "name" as they stand, before they are tokens: what lies between may be
 * anything. */
static bool plain_name(struct pp *pp, struct str *ret, bool *ret_angle, struct span *ret_at)
{
    struct lexer *l = &pp_frame(pp)->lex;
    const char *p = lexer_peek(l, false);
    if (*p != '<' && *p != '"')
        return false;
    const char *line = memchr(p, '\n', (size_t)(l->end - p));
    const char *to = line ? line : l->end;
    const char *end = memchr(p + 1, *p == '<' ? '>' : '"', (size_t)(to - p - 1));
    if (!end)
        return false;
    *ret = (struct str){p + 1, (size_t)(end - p - 1)};
    *ret_angle = *p == '<';
    ret_at->from = lexer_place(l, p);
    ret_at->to = lexer_place(l, end) + 1;
    l->at = end + 1;
    return true;
}

/* From macros; or there is none. */
static bool made_name(struct pp *pp, const struct token *word, struct str *ret, bool *ret_angle,
                      struct span *ret_at)
{
    size_t from = pp->pool.len, used = 0;
    pp_line_tokens(pp);
    size_t to = pp->pool.len;
    *ret_at = pp_span(word);
    if (to > from)
        *ret_at = (struct span){pp->pool.at[from].at,
                                pp->pool.at[to - 1].at + pp->pool.at[to - 1].length};
    bool broken = to > from && pp->pool.at[from].flags & TOKEN_BROKEN;
    pp_expand_list(pp, from, to);
    bool good = !broken && pp_header_name(pp, pp->pool.at + to, pp->pool.len - to, ret, ret_angle,
                                          &used);
    if (!good && !pp->stopped && to > from && pp_is(&pp->pool.at[from], '<')) {
        report_error(pp->c, "bad-directive", *ret_at, "the '>' behind the name is missing");
    } else if (!good && !pp->stopped) {
        report_error(pp->c, "bad-directive", *ret_at, "#include needs the name of a file");
        report_advice(pp->c, "write #include <stdio.h> for a header of the library, "
                             "#include \"file.h\" for a file of yours");
    }
    pp->pool.len = from;
    return good && !pp->stopped;
}

void pp_include(struct pp *pp, const struct token *word)
{
    struct str name;
    bool angle;
    struct span at;
    struct lexer *l = &pp_frame(pp)->lex;
    if (plain_name(pp, &name, &angle, &at)) {
        const char *rest = lexer_peek(l, false);
        if (rest < l->end && *rest != '\n') {
            report_warning(pp->c, "extra-tokens", (struct span){lexer_place(l, rest), 0},
                           "what stands behind the name of the file is ignored");
        }
        lexer_skip_line(l);
    } else if (!made_name(pp, word, &name, &angle, &at)) {
        return;
    }
    if (pp->collecting) {
        report_error(pp->c, "bad-directive", pp_span(word),
                     "#include may not stand between the arguments of a macro");
        return;
    }
    go_into(pp, name, angle, at);
}
