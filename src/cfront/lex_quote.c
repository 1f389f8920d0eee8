/* Quoted texts: strings and characters, and what is done about those that have no
 * end. Where the text was most likely meant to end it is made to, so that what
 * follows is read as it was meant. */
#include "cfront/lex.h"

#include <string.h>

static bool ends_line(const struct lexer *l, const char *p)
{
    return *p == '\n' || p >= l->end;
}

/* The end of the line, less blanks. */
static const char *line_text_end(const char *from, const char *to)
{
    while (to > from && class_at(to - 1) & BLANK)
        to--;
    return to;
}

/* The end of the line, less what most likely stands behind a quoted text whose end is
 * missing: as in puts("hello); */
static const char *likely_end(const char *from, const char *to)
{
    const char *end = line_text_end(from, to);
    if (end == from || !strchr(";,)}{", end[-1]))
        return end;
    const char *p = end;
    while (p > from && strchr(";,)]}{ ", p[-1]))
        p--;
    while (p < end && *p == ' ') /* more likely part of the text */
        p++;
    return p;
}

/* A text may be meant to go on over the end of its line at to: then the next quote
 * stands on a later line and has none to go with. NULL: it does not. */
static const char *later_end(const struct lexer *l, const char *to)
{
    enum { LINES = 20 };
    for (int i = 0; i < LINES && to < l->end; i++) {
        const char *line = to + 1, *first = NULL;
        size_t quotes = 0;
        for (to = line; !ends_line(l, to); to++) {
            if (*to == '"' && to[-1] != '\\' && to[-1] != '\'') {
                quotes++;
                first = first ? first : to;
            }
        }
        if (quotes)
            return quotes % 2 ? first : NULL;
    }
    return NULL;
}

static void unterminated(struct lexer *l, struct token *t, const char *from, const char *open,
                         const char *to)
{
    bool string = *open == '"';
    const char *end = likely_end(open + 1, to);
    bool whole = end == line_text_end(open + 1, to);
    const char *later = string && whole && !l->lines ? later_end(l, to) : NULL;
    /* Half an escape sequence would take the quote that is put behind. */
    size_t slashes = 0;
    while (end - slashes > open + 1 && end[-1 - (long)slashes] == '\\')
        slashes++;
    if (!l->quiet) {
        report_error(l->c, string ? "unterminated-string" : "unterminated-char",
                     lex_span(l, from, end), "this %s has no closing %s on its line",
                     string ? "text" : "character", string ? "\"" : "'");
        if (later)
            report_advice(l->c, "end each line of it with \" and begin the next with \": texts side "
                                "by side are joined");
        else if (string)
            report_advice(l->c, "write \" at its end; a text may not go on over the end of a line");
        else
            report_advice(l->c, "write ' at its end; if it is a text, write it between \"");
    }
    size_t len = (size_t)(end - from) - slashes % 2;
    char *text = arena_alloc(l->c->arena, len + 3 + SOURCE_PADDING);
    memcpy(text, from, len);
    if (!string && from + len == open + 1)
        text[len++] = '?'; /* '' is no character */
    text[len++] = *open;
    t->text = (struct str){text, len};
    t->flags |= TOKEN_BROKEN;
    l->at = later ? later + 1 : end;
}

void lex_quoted(struct lexer *l, struct token *t, const char *from, const char *open)
{
    const char *p = open + 1;
    t->kind = *open == '"' ? TOKEN_STRING : TOKEN_CHAR;
    for (;; p++) {
        while (!(class_at(p) & STOP))
            p++;
        if (*p == *open)
            break;
        if (ends_line(l, p)) {
            unterminated(l, t, from, open, p);
            return;
        }
        if (*p == '\\' && !ends_line(l, p + 1))
            p++;
    }
    l->at = p + 1;
}

bool lex_curly(struct lexer *l, struct token *t, const char *p, uint32_t code)
{
    bool twice = code >= 0x201c && code <= 0x201f;
    if (!twice && !(code >= 0x2018 && code <= 0x201b))
        return false;
    const char *from = p + 3, *q = from, *after = NULL;
    for (; !ends_line(l, q); q++) {
        uint32_t end;
        if (*q == (twice ? '"' : '\'')) {
            after = q + 1;
            break;
        }
        if ((unsigned char)*q == 0xe2 && utf8_decode(q, (size_t)(l->end - q), &end) == 3 &&
            end >= (twice ? 0x201cu : 0x2018u) && end <= (twice ? 0x201fu : 0x201bu)) {
            after = q + 3;
            break;
        }
    }
    if (!after)
        return false;
    if (!l->quiet) {
        report_error(l->c, "bad-character", lex_span(l, p, after),
                     "this is a curly quote, which C does not know");
        report_advice(l->c, "type the plain %s of your keyboard on both ends", twice ? "\"" : "'");
    }
    char *text = arena_alloc(l->c->arena, (size_t)(q - from) + 3 + SOURCE_PADDING);
    size_t len = 0;
    text[len++] = twice ? '"' : '\'';
    for (; from < q; from++)
        if (*from != '"' && *from != '\'' && *from != '\\')
            text[len++] = *from;
    if (!twice && len == 1)
        text[len++] = '?';
    text[len++] = twice ? '"' : '\'';
    t->kind = twice ? TOKEN_STRING : TOKEN_CHAR;
    t->text = (struct str){text, len};
    t->flags |= TOKEN_BROKEN;
    l->at = after;
    return true;
}
