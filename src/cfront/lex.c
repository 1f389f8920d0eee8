/* Characters to tokens: C11 translation phase 3, over a text that has no line
 * splices any more (source.c). One table says what each byte may start or go on
 * with; a zero byte behind the text stops every loop. Nothing is copied: a token's
 * text lies in the source. Only what C refuses (a quote without its end, a curly
 * quote) is copied and mended here, after it was reported, so that what follows is
 * read as it was meant and is not reported again. */
#include "cfront/lex.h"

#include <string.h>

const uint8_t lex_class[256] = {
    ['\0'] = STOP, ['\n'] = STOP, ['\\'] = STOP | ODD, ['$'] = ODD,
    [' '] = BLANK, ['\t'] = BLANK, ['\v'] = BLANK, ['\f'] = BLANK, ['\r'] = BLANK,
    ['"'] = QUOTE | STOP, ['\''] = QUOTE | STOP,
    ['0' ... '9'] = DIGIT,
    ['a' ... 'z'] = LETTER, ['A' ... 'Z'] = LETTER, ['_'] = LETTER,
    [0x80 ... 0xff] = ODD,
};

void lexer_init(struct lexer *l, struct cfront *c, const struct source *s)
{
    *l = (struct lexer){.c = c, .source = s, .line_start = true};
    l->at = l->start = s->clean.at;
    l->end = l->at + s->clean.len;
    l->base = s->base;
    if (str_starts(s->clean, "\xef\xbb\xbf"))
        l->at += 3; /* a byte order mark */
}

loc lexer_place(struct lexer *l, const char *at)
{
    uint32_t offset = (uint32_t)(at - l->start);
    if (!l->source || !l->source->splice_count)
        return l->base + offset;
    const struct splice *all = l->source->splices;
    while (l->splice > 0 && all[l->splice - 1].clean > offset)
        l->splice--;
    while (l->splice < l->source->splice_count && all[l->splice].clean <= offset)
        l->splice++;
    return l->base + offset + (l->splice ? all[l->splice - 1].cut : 0);
}

struct span lex_span(struct lexer *l, const char *from, const char *to)
{
    loc at = lexer_place(l, from);
    return (struct span){at, to > from ? lexer_place(l, to - 1) + 1 : at};
}

/* ---- white space ----------------------------------------------------------------- */

static void unterminated_comment(struct lexer *l, const char *from, const char *inner)
{
    report_error(l->c, "unterminated-comment", lex_span(l, from, from + 2),
                 "this comment is never closed");
    if (inner)
        report_advice(l->c, "end it with */; the comment that opens on line %u lies inside it",
                      place_of(l->c, lexer_place(l, inner)).line);
    else
        report_advice(l->c, "end it with */");
}

/* Past the comment that opens at p. */
static const char *skip_comment(struct lexer *l, const char *p)
{
    if (p[1] == '/') {
        const char *end = memchr(p, '\n', (size_t)(l->end - p));
        return end ? end : l->end;
    }
    const char *inner = NULL;
    for (const char *q = p + 2; (q = memchr(q, '*', (size_t)(l->end - q))) != NULL; q++) {
        if (q[1] == '/') {
            if (inner && !l->quiet) {
                report_warning(l->c, "comment-in-comment", lex_span(l, inner, inner + 2),
                               "this /* stands inside a comment, which the first */ ends");
                report_advice(l->c, "comments do not nest; is an earlier one not closed?");
            }
            return q + 2;
        }
        if (!inner && q[-1] == '/' && q > p + 2)
            inner = q - 1;
    }
    l->torn = true;
    if (!l->quiet)
        unterminated_comment(l, p, inner);
    return l->end;
}

static bool comment_at(const char *p) { return p[0] == '/' && (p[1] == '/' || p[1] == '*'); }

const char *lexer_peek(struct lexer *l, bool newlines)
{
    bool quiet = l->quiet, torn = l->torn;
    const char *p = l->at;
    l->quiet = true;
    for (;;) {
        if ((class_at(p) & BLANK) || (newlines && *p == '\n'))
            p++;
        else if (comment_at(p))
            p = skip_comment(l, p);
        else
            break;
    }
    l->quiet = quiet;
    l->torn = torn;
    return p;
}

void lexer_skip_line(struct lexer *l)
{
    const char *p = l->at, *end = l->end;
    while (p < end && *p != '\n') {
        if (comment_at(p)) {
            p = skip_comment(l, p);
        } else if (class_at(p) & QUOTE) {
            char quote = *p++;
            while (p < end && *p != '\n' && *p != quote)
                p += 1 + (*p == '\\' && p[1] != '\n' && p + 1 < end);
            p += p < end && *p == quote;
        } else {
            p++;
        }
    }
    l->at = p + (p < end);
    l->line_start = true;
}

/* ---- names ----------------------------------------------------------------------- */

static const char *escape_code(const char *p, const char *end, uint32_t *ret)
{
    size_t digits = p[0] != '\\' ? 0 : p[1] == 'u' ? 4 : p[1] == 'U' ? 8 : 0;
    uint32_t code = 0;
    if (!digits || (size_t)(end - p) < digits + 2)
        return NULL;
    p += 2;
    for (size_t i = 0; i < digits; i++, p++) {
        char c = *p;
        uint32_t digit = c >= '0' && c <= '9'               ? (uint32_t)(c - '0')
                         : (c | 32) >= 'a' && (c | 32) <= 'f' ? (uint32_t)((c | 32) - 'a' + 10)
                                                              : 16;
        if (digit == 16)
            return NULL;
        code = code * 16 + digit;
    }
    *ret = code;
    return p;
}

/* One character of a name that is no ASCII letter or digit; NULL: it is none. */
static const char *odd_char(struct lexer *l, const char *p, bool first, uint32_t *ret)
{
    unsigned char c = (unsigned char)*p;
    if (c == '$') {
        *ret = c;
        return p + 1;
    }
    const char *end = NULL;
    if (c == '\\')
        end = escape_code(p, l->end, ret);
    else if (c >= 0x80)
        end = p + utf8_decode(p, (size_t)(l->end - p), ret);
    return end && lexer_name_char(*ret, first) ? end : NULL;
}

/* The end of a name of which p[0..known) is plain; NULL: there is none. *ret_plain
 * is false where it is not spelt as it is called. */
static const char *name_end(struct lexer *l, const char *p, size_t known, bool *ret_plain,
                            bool *ret_dollar)
{
    const char *from = p, *next;
    uint32_t code;
    for (p += known;; p = next) {
        while (class_at(p) & WORD)
            p++;
        if (!(class_at(p) & ODD) || !(next = odd_char(l, p, p == from, &code)))
            return p > from ? p : NULL;
        *ret_plain &= *p != '\\';
        *ret_dollar |= *p == '$';
    }
}

/* The name with its \u written out as UTF-8. */
static struct name *spelt_name(struct lexer *l, const char *from, const char *to)
{
    struct buf b = {0};
    while (from < to) {
        uint32_t code;
        char bytes[4];
        const char *next = escape_code(from, to, &code);
        buf_add(&b, next ? bytes : from, next ? utf8_encode(code, bytes) : 1);
        from = next ? next : from + 1;
    }
    struct name *n = name_get(l->c, buf_view(&b));
    buf_release(&b);
    return n;
}

static bool odd_name(struct lexer *l, struct token *t, const char *p, size_t known)
{
    bool plain = true, dollar = false;
    const char *end = name_end(l, p, known, &plain, &dollar);
    if (!end)
        return false;
    size_t len = (size_t)(end - p);
    t->kind = TOKEN_NAME;
    t->name = plain ? name_intern(l->c, p, len, name_hash(p, len)) : spelt_name(l, p, end);
    t->name->odd |= dollar;
    l->at = end;
    return true;
}

/* ---- numbers ------------------------------------------------------------------- */

static const char *number_end(struct lexer *l, const char *p)
{
    for (uint32_t code;;) {
        char c = *p;
        if (class_at(p) & WORD) {
            p++;
            c |= 32;
            if ((c == 'e' || c == 'p') && (*p == '+' || *p == '-'))
                p++;
        } else if (c == '.') {
            p++;
        } else {
            const char *next = class_at(p) & ODD && c != '$' ? odd_char(l, p, false, &code) : NULL;
            if (!next)
                return p;
            p = next;
        }
    }
}

/* ---- the rest ---------------------------------------------------------------------- */

/* A character that starts nothing, or one beyond ASCII. */
static void other(struct lexer *l, struct token *t, const char *p)
{
    uint32_t code;
    if (odd_name(l, t, p, 0))
        return;
    size_t len = utf8_decode(p, (size_t)(l->end - p), &code);
    if (lex_curly(l, t, p, code))
        return;
    t->kind = TOKEN_OTHER;
    l->at = p + len;
    /* Bytes of no text at all come in heaps. */
    bool junk = code == 0xfffd || code < ' ';
    while (junk && l->at < l->end && !(class_at(l->at) & BLANK) && *l->at != '\n') {
        len = utf8_decode(l->at, (size_t)(l->end - l->at), &code);
        if (code != 0xfffd && code >= ' ')
            break;
        l->at += len;
    }
}

/* 0: p starts no punctuator. */
static size_t punct(const char *p, uint16_t *ret)
{
#define ONE(id) return *ret = (id), 1
#define IF2(c, id) if (p[1] == (c)) return *ret = (id), 2
#define IF3(c, d, id) if (p[1] == (c) && p[2] == (d)) return *ret = (id), 3
    switch (*p) {
    case '(': case ')': case '[': case ']': case '{': case '}':
    case ';': case ',': case '~': case '?':
        ONE((uint16_t)*p);
    case '=': IF2('=', PUNCT_EQ); ONE('=');
    case '*': IF2('=', PUNCT_MUL_EQ); ONE('*');
    case '-': IF2('>', PUNCT_ARROW); IF2('-', PUNCT_DEC); IF2('=', PUNCT_SUB_EQ); ONE('-');
    case '+': IF2('+', PUNCT_INC); IF2('=', PUNCT_ADD_EQ); ONE('+');
    case '&': IF2('&', PUNCT_AND); IF2('=', PUNCT_AND_EQ); ONE('&');
    case '|': IF2('|', PUNCT_OR); IF2('=', PUNCT_OR_EQ); ONE('|');
    case '!': IF2('=', PUNCT_NE); ONE('!');
    case '^': IF2('=', PUNCT_XOR_EQ); ONE('^');
    case '/': IF2('=', PUNCT_DIV_EQ); ONE('/');
    case '.': IF3('.', '.', PUNCT_ELLIPSIS); ONE('.');
    case ':': IF2('>', ']'); ONE(':');
    case '#': IF2('#', PUNCT_HASH_HASH); ONE('#');
    case '<':
        IF3('<', '=', PUNCT_SHL_EQ); IF2('<', PUNCT_SHL); IF2('=', PUNCT_LE);
        IF2('%', '{'); IF2(':', '['); ONE('<');
    case '>': IF3('>', '=', PUNCT_SHR_EQ); IF2('>', PUNCT_SHR); IF2('=', PUNCT_GE); ONE('>');
    case '%':
        if (p[1] == ':' && p[2] == '%' && p[3] == ':')
            return *ret = PUNCT_HASH_HASH, 4;
        IF2(':', '#'); IF2('>', '}'); IF2('=', PUNCT_MOD_EQ); ONE('%');
    }
    return 0;
#undef ONE
#undef IF2
#undef IF3
}

/* L, u, U, and u8 before a text. */
static bool is_prefix(const char *p, size_t len, char quote)
{
    return (len == 1 && (*p == 'L' || *p == 'u' || *p == 'U')) ||
           (len == 2 && p[0] == 'u' && p[1] == '8' && quote == '"');
}

static void word(struct lexer *l, struct token *t, const char *p)
{
    const char *q = p + 1;
    while (class_at(q) & WORD)
        q++;
    size_t len = (size_t)(q - p);
    if (class_at(q) & (ODD | QUOTE)) {
        if (class_at(q) & QUOTE && is_prefix(p, len, *q)) {
            lex_quoted(l, t, p, q);
            return;
        }
        if (class_at(q) & ODD) {
            odd_name(l, t, p, len);
            return;
        }
    }
    t->kind = TOKEN_NAME;
    t->name = name_intern(l->c, p, len, name_hash(p, len));
    l->at = q;
}

void lexer_read(struct lexer *l, struct token *t, bool newlines)
{
    const char *p = l->at;
    *t = (struct token){.flags = l->line_start ? TOKEN_LINE_START : 0};
    l->line_start = false;
    l->lines = newlines;
    for (;; p++) {
        if (class_at(p) & BLANK) {
            t->flags |= TOKEN_SPACE;
        } else if (*p == '\n' && !newlines) {
            t->flags |= TOKEN_SPACE | TOKEN_LINE_START;
        } else if (comment_at(p)) {
            t->flags |= TOKEN_SPACE;
            p = skip_comment(l, p) - 1;
        } else {
            break;
        }
    }
    uint8_t class = class_at(p);
    size_t len;
    if (class & LETTER) {
        word(l, t, p);
    } else if (class & DIGIT || (*p == '.' && class_at(p + 1) & DIGIT)) {
        t->kind = TOKEN_NUMBER;
        l->at = number_end(l, p + 1);
    } else if (class & QUOTE) {
        lex_quoted(l, t, p, p);
    } else if (*p == '\n') {
        t->kind = TOKEN_NEWLINE;
        l->at = p + 1;
        l->line_start = true;
    } else if ((len = punct(p, &t->id)) != 0) {
        t->kind = TOKEN_PUNCT;
        l->at = p + len;
    } else if (p >= l->end) {
        t->kind = TOKEN_END;
        l->at = p;
    } else {
        other(l, t, p);
    }
    if (!t->text.at)
        t->text = (struct str){p, (size_t)(l->at - p)};
    if (l->source && l->source->splice_count) {
        struct span s = lex_span(l, p, l->at);
        t->at = s.from;
        t->length = s.to - s.from;
    } else {
        t->at = l->base + (loc)(p - l->start);
        t->length = (uint32_t)(l->at - p);
    }
}

struct token lexer_next(struct lexer *l)
{
    struct token t;
    lexer_read(l, &t, true);
    return t;
}

bool lexer_whole(struct cfront *c, struct str text, struct token *ret)
{
    struct lexer l = {.c = c, .at = text.at, .end = text.at + text.len, .start = text.at,
                      .quiet = true};
    struct token t;
    if (!text.len || comment_at(text.at))
        return false;
    lexer_read(&l, &t, true);
    if (l.at != l.end || t.flags || t.kind == TOKEN_OTHER || t.kind == TOKEN_NEWLINE)
        return false;
    ret->kind = t.kind;
    ret->id = t.id;
    ret->name = t.name;
    ret->text = t.text;
    return true;
}
