/* The preprocessor's loop: files under way, and tokens out (C11 5.1.1.2, phase 4).
 * See pp.h for how the tokens flow. */
#include "cfront/pp.h"

#include <string.h>

#ifdef TINY
enum { FIRST_TOKENS = 8, POOL = 2 };
#else
enum { FIRST_TOKENS = 4096, POOL = 64 };
#endif
/* A book of 20,000 lines has some 200,000 tokens; these are against programs made to
 * exhaust us. */
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION /* many small inputs find more */
enum { TOKENS = 20000, WORK = 50000 };
#else
enum { TOKENS = 1000000, WORK = 5000000 };
#endif
enum { BAD_CHARACTERS = 5 };

/* ---- limits -------------------------------------------------------------------- */

void pp_stop(struct pp *pp, const char *code, struct span at, const char *fmt, ...)
{
    if (pp->stopped)
        return;
    pp->stopped = true;
    va_list ap;
    va_start(ap, fmt);
    char *text = NULL;
    struct buf b = {0};
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    text = arena_cstr(pp->c->arena, buf_view(&b));
    buf_release(&b);
    report_error(pp->c, code, at, "%s", text);
    for (size_t i = 0; i < pp->frames.len; i++)
        pp->frames.at[i].lex.at = pp->frames.at[i].lex.end;
}

bool pp_spend(struct pp *pp, uint64_t amount, struct span at)
{
    pp->work += amount;
    if (pp->work > WORK)
        pp_stop(pp, "too-much-code", at, "the program gets too big from here on");
    return !pp->stopped;
}

/* ---- frames ---------------------------------------------------------------------- */


void pp_enter(struct pp *pp, struct source *s)
{
    struct frame f = {.source = s, .conditions = pp->conditions.len};
    lexer_init(&f.lex, pp->c, s);
    vec_push(&pp->frames, f);
}

static void leave(struct pp *pp)
{
    struct frame *f = pp_frame(pp);
    pp_end_conditions(pp, f->conditions);
    if (f->guard == GUARD_AFTER && !pp->stopped)
        f->source->guard = f->guard_name;
    pp->frames.len--;
}

void pp_file_next(struct pp *pp, struct token *t)
{
    for (;;) {
        struct frame *f = pp_frame(pp);
        lexer_read(&f->lex, t, false);
        if (t->kind == TOKEN_END || pp->stopped) {
            t->kind = TOKEN_END;
            if (pp->collecting || pp->stopped || pp->frames.len == 1)
                return;
            leave(pp);
        } else if (t->flags & TOKEN_LINE_START && pp_is(t, '#')) {
            pp_directive(pp, t);
        } else {
            if (f->guard != GUARD_INSIDE)
                f->guard = GUARD_NO;
            return;
        }
    }
}

void pp_line_tokens(struct pp *pp)
{
    struct lexer *l = &pp_frame(pp)->lex;
    struct token t;
    size_t from = pp->pool.len;
    for (lexer_read(l, &t, true); t.kind != TOKEN_NEWLINE && t.kind != TOKEN_END;
         lexer_read(l, &t, true))
        vec_push(&pp->pool, t);
    l->line_start = true;
    pp_spend(pp, pp->pool.len - from, pp_span(&t));
}

/* ---- output ---------------------------------------------------------------------- */

/* _Pragma("...") */
static void drop_pragma(struct pp *pp, const struct token *word)
{
    struct token open, text, close;
    struct span at = pp_span(word);
    pp_next(pp, &open);
    if (!pp_is(&open, '(')) {
        report_error(pp->c, "bad-directive", at, "_Pragma needs a text in parentheses");
        pp_push_back(pp, &open, 1);
        return;
    }
    pp_next(pp, &text);
    if (text.kind == TOKEN_STRING)
        pp_next(pp, &close);
    else
        close = text;
    if (text.kind == TOKEN_STRING && pp_is(&close, ')')) {
        struct str s = text.text; /* L"..." too; escapes do not matter here */
        while (s.len && s.at[0] != '"')
            s = str_slice(s, 1, s.len);
        pp_pragma(pp, str_slice(s, 1, s.len ? s.len - 1 : 0));
    } else
        report_error(pp->c, "bad-directive", at, "_Pragma needs a text in parentheses");
    if (!pp_is(&close, ')'))
        pp_push_back(pp, &close, 1);
}

static const char *invisible(uint32_t code)
{
    switch (code) {
    case 0x00a0: case 0x2007: case 0x202f: return "a no-break space";
    case 0x200b: case 0x2060: case 0xfeff: return "a space of no width";
    case 0x200c: case 0x200d: return "a joining mark";
    case 0x200e: case 0x200f: case 0x061c: return "a mark for the direction of text";
    case 0x00ad: return "a soft hyphen";
    case 0x3000: return "a wide space";
    }
    if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069))
        return "a mark for the direction of text";
    return (code >= 0x2000 && code <= 0x200a) || code == 0x2028 || code == 0x2029 ? "a special space" : NULL;
}

/* What C makes no token of. True: the parser sees it too, for something was meant. */
static bool report_other(struct pp *pp, const struct token *t)
{
    static const char code[] = "bad-character";
    struct span at = pp_span(t);
    uint32_t c;
    utf8_decode(t->text.at, t->text.len, &c);
    const char *name = invisible(c);
    if (pp->bad_characters++ >= BAD_CHARACTERS) {
        pp->bad_characters = BAD_CHARACTERS;
        pp->c->error_count++;
        return false;
    }
    if (c == '\\') {
        report_error(pp->c, code, at, "there is a stray backslash here");
        report_advice(pp->c, "a backslash joins two lines only as the very last character of the "
                             "first; are there blanks behind it?");
    } else if (name) {
        report_error(pp->c, code, at, "there is %s here (U+%04X), which C does not know", name,
                     (unsigned)c);
        report_advice(pp->c, "it looks like nothing; delete it, and type a plain blank if one "
                             "belongs there");
    } else if (c == 0xfffd) {
        report_error(pp->c, code, at, "there are bytes here that are no text in UTF-8");
        report_advice(pp->c, "save the file as UTF-8 text");
    } else if (c < ' ' || c == 0x7f) {
        report_error(pp->c, code, at, "there is a control character here (byte %u)", (unsigned)c);
        report_advice(pp->c, "delete it");
    } else {
        report_error(pp->c, code, at, "'%.*s' means nothing in C outside a text or a comment",
                     STR_ARG(t->text));
        return true;
    }
    return false;
}

static void odd_name(struct pp *pp, const struct token *t)
{
    report_error(pp->c, "bad-character", pp_span(t), "'$' may not stand in a name");
    report_advice(pp->c, "names are made of letters, digits and _");
}

static struct token *room(struct pp *pp)
{
    if (pp->out.len == pp->out.room) {
        pp->out.room = pp->out.room ? pp->out.room * 2 : FIRST_TOKENS;
        pp->out.at = mem_resize(pp->out.at, pp->out.room, sizeof *pp->out.at);
    }
    return &pp->out.at[pp->out.len];
}

/* A name that stays in the output; false: it does not. */
static bool name_out(struct pp *pp, struct token *t)
{
    const struct name *n = t->name;
    if (n->keyword) {
        t->kind = TOKEN_KEYWORD;
        t->id = n->keyword;
        return true;
    }
    t->id = 0;
    if (n == pp->kept->pragma) {
        drop_pragma(pp, &(struct token){.at = t->at, .length = t->length});
        return false;
    }
    if (n->odd)
        odd_name(pp, t);
    return true;
}

static void read_all(struct pp *pp)
{
    for (;;) {
        struct token *t = room(pp);
        if (pp->contexts.len || pp->lead)
            pp_next_raw(pp, t);
        else
            pp_file_next(pp, t);
        t->pack = pp->pack;
        if (t->kind == TOKEN_NAME) {
            if (t->name->macro && pp_expand(pp, t))
                continue;
            if (t->kind == TOKEN_NAME && !name_out(pp, t))
                continue;
        } else if (t->kind == TOKEN_OTHER && !report_other(pp, t)) {
            continue;
        } else if (t->kind == TOKEN_END) {
            pp->out.len++;
            return;
        }
        if (++pp->out.len > TOKENS)
            pp_stop(pp, "too-much-code", pp_span(t), "the program gets too big from here on");
    }
}

/* A parser that looks one or two tokens ahead finds the end there as well. */
enum { BEHIND_END = 4 };

static struct pp_kept *keep(struct cfront *c)
{
    struct pp_kept *kept = arena_alloc(c->arena, sizeof *kept);
    kept->va_args = name_get(c, STR("__VA_ARGS__"));
    kept->defined = name_get(c, STR("defined"));
    kept->has_include = name_get(c, STR("__has_include"));
    kept->pragma = name_get(c, STR("_Pragma"));
    pp_add_directives(c);
    return kept;
}

void preprocess(struct cfront *c, uint32_t file, struct tokens *ret)
{
    if (!c->pp)
        c->pp = keep(c);
    struct pp pp = {.c = c, .kept = c->pp};
    pp.pool.room = POOL; /* from here on it is never NULL */
    pp.pool.at = mem_resize(NULL, POOL, sizeof *pp.pool.at);
    pp_start_macros(&pp);
    for (size_t i = 0; i < c->sources.len; i++)
        c->sources.at[i]->once = false;
    const struct cfront_file *f = &c->in->files[file];
    pp_enter(&pp, source_open(c, f->name, f->text, file));
    read_all(&pp);
    pp_drop_contexts(&pp);
    leave(&pp);
    ret->count = pp.out.len;
    ret->at = arena_array(c->arena, pp.out.len + BEHIND_END, sizeof *pp.out.at);
    memcpy(ret->at, pp.out.at, pp.out.len * sizeof *pp.out.at);
    for (size_t i = 0; i < BEHIND_END; i++)
        ret->at[pp.out.len + i] = pp.out.at[pp.out.len - 1];
    vec_release(&pp.out);
    vec_release(&pp.frames);
    vec_release(&pp.contexts);
    vec_release(&pp.conditions);
    vec_release(&pp.pool);
    vec_release(&pp.args);
}
