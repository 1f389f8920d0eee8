/* The body of a macro with its arguments in place: C11 6.10.3.1 to 6.10.3.3, with the
 * GNU comma of `, ## args`. The tokens go into memory of their own, which dies with
 * the context that reads them. */
#include "cfront/pp.h"

#include <string.h>

struct writer {
    struct pp *pp;
    const struct pp_call *call;
    VEC(struct token) out;
    bool space;      /* white space before the next token */
    bool left_empty; /* the left side of a coming ## gave nothing */
};

static void put(struct writer *w, const struct token *t, bool from_body)
{
    struct token copy = *t;
    if (from_body) {
        copy.at = w->call->name.at;
        copy.length = w->call->name.length;
        copy.flags |= TOKEN_MACRO;
    }
    if (w->space)
        copy.flags |= TOKEN_SPACE;
    w->space = false;
    pp_spend(w->pp, 1, pp_span(&copy));
    vec_push(&w->out, copy);
}

static void quote_into(struct buf *b, const struct token *t)
{
    bool quoted = t->kind == TOKEN_STRING || t->kind == TOKEN_CHAR;
    for (size_t i = 0; i < t->text.len; i++) {
        char c = t->text.at[i];
        if (quoted && (c == '"' || c == '\\'))
            buf_char(b, '\\');
        buf_char(b, c);
    }
}

/* C11 6.10.3.2 */
static struct token stringified(struct writer *w, const struct arg *a)
{
    struct buf b = {0};
    buf_char(&b, '"');
    for (size_t i = a->from; i < a->to && !w->pp->stopped; i++) {
        const struct token *t = &w->pp->pool.at[i];
        if (i > a->from && t->flags & PP_WHITE)
            buf_char(&b, ' ');
        quote_into(&b, t);
        pp_spend(w->pp, 1 + t->text.len / 8, pp_span(t));
    }
    size_t slashes = 0;
    while (b.at[b.len - 1 - slashes] == '\\')
        slashes++;
    b.len -= slashes % 2; /* it would take the quote */
    buf_char(&b, '"');
    struct token t = {.kind = TOKEN_STRING, .text = arena_str(w->pp->c->arena, buf_view(&b))};
    buf_release(&b);
    return t;
}

/* Joins t to the last token written: C11 6.10.3.3. */
static void paste(struct writer *w, const struct token *t, bool from_body)
{
    struct pp *pp = w->pp;
    struct token *left = &w->out.at[w->out.len - 1];
    struct span at = pp_span(&w->call->name);
    size_t len = left->text.len + t->text.len;
    if (!pp_spend(pp, 4 + len / 8, at))
        return;
    char *text = arena_alloc(pp->c->arena, len + SOURCE_PADDING);
    memcpy(text, left->text.at, left->text.len);
    memcpy(text + left->text.len, t->text.at, t->text.len);
    if (lexer_whole(pp->c, (struct str){text, len}, left)) {
        left->at = w->call->name.at;
        left->length = w->call->name.length;
        left->flags = (uint8_t)((left->flags & TOKEN_SPACE) | TOKEN_MACRO);
        if (pp->c->wanted && left->kind == TOKEN_NAME)
            wanted_made(pp->c, left->text);
        return;
    }
    report_error(pp->c, "bad-paste", at, "'##' in macro '%.*s' joins '%.*s' and '%.*s', which "
                 "make no word of C", STR_ARG(w->call->macro->name->text),
                 left->text.len > 40 ? 40 : (int)left->text.len, left->text.at,
                 t->text.len > 40 ? 40 : (int)t->text.len, t->text.at);
    put(w, t, from_body);
}

/* One operand: tokens of an argument, or a token of the body. */
static void write_operand(struct writer *w, const struct token *at, size_t count,
                          const struct token *param, bool joined, bool gnu_comma)
{
    bool from_body = !param;
    uint8_t white = param ? param->flags & TOKEN_SPACE : at->flags & TOKEN_SPACE;
    if (joined && gnu_comma) {
        if (w->call->omitted) {
            w->out.len--;
            return;
        }
        joined = false;
    }
    if (joined && !w->left_empty && count) {
        paste(w, at, from_body);
        at++, count--;
    } else if (count) {
        struct token first = *at;
        first.flags = (uint8_t)((first.flags & ~PP_WHITE) | white);
        put(w, &first, from_body);
        at++, count--;
        w->left_empty = false;
    } else {
        w->space |= white != 0;
        w->left_empty = !joined || w->left_empty;
        return;
    }
    w->left_empty = false;
    for (; count && !w->pp->stopped; at++, count--)
        put(w, at, from_body);
}

static void write_body(struct writer *w)
{
    const struct macro_def *m = w->call->macro;
    const struct token *end = m->body + m->body_count;
    for (const struct token *t = m->body; t < end && !w->pp->stopped; t++) {
        bool joined = t > m->body && pp_is(t, PUNCT_HASH_HASH);
        if (joined)
            t++;
        const struct token *first = t;
        bool left = t + 1 < end && pp_is(t + 1, PUNCT_HASH_HASH);
        if (m->function && pp_is(t, '#') && t + 1 < end) {
            t++;
            struct token s = stringified(w, &w->pp->args.at[w->call->args + t->id - 1]);
            s.flags = first->flags & TOKEN_SPACE;
            write_operand(w, &s, 1, NULL, joined, false);
        } else if (m->function && t->kind == TOKEN_NAME && t->id) {
            const struct arg *a = &w->pp->args.at[w->call->args + t->id - 1];
            bool raw = joined || left;
            bool comma = joined && m->variadic && t->id == m->param_count && w->out.len &&
                         pp_is(&w->out.at[w->out.len - 1], ',');
            size_t from = raw ? a->from : a->expanded_from, to = raw ? a->to : a->expanded_to;
            write_operand(w, w->pp->pool.at + from, to - from, t, joined, comma);
        } else {
            write_operand(w, t, 1, NULL, joined, false);
        }
    }
}

struct token *pp_body(struct pp *pp, const struct pp_call *call, size_t *ret_count)
{
    struct writer w = {.pp = pp, .call = call};
    write_body(&w);
    *ret_count = w.out.len;
    return w.out.at;
}
