/* See lex.h. Each function takes a place in the text and gives one behind it, so
 * that a caller can look ahead without moving. */
#include "judge/lex.h"

size_t lex_splice(const struct lex *l, size_t i)
{
    if (i >= l->len || l->text[i] != '\\') {
        return 0;
    }
    if (i + 1 < l->len && l->text[i + 1] == '\n') {
        return 2;
    }
    return i + 2 < l->len && l->text[i + 1] == '\r' && l->text[i + 2] == '\n' ? 3 : 0;
}

size_t lex_skip_splices(const struct lex *l, size_t i)
{
    for (size_t n; (n = lex_splice(l, i)) != 0;) {
        i += n;
    }
    return i;
}

static bool blank_char(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r' || c == '\0';
}

size_t lex_word(const struct lex *l, size_t i, const char *word)
{
    for (; *word; word++, i++) {
        i = lex_skip_splices(l, i);
        if (i >= l->len || l->text[i] != *word) {
            return 0;
        }
    }
    return i;
}

/* Like lex_word(), for a mark that begins at i and not behind a splice. */
static size_t mark_at(const struct lex *l, size_t i, const char *mark)
{
    return i < l->len && l->text[i] == *mark ? lex_word(l, i, mark) : 0;
}

/* Past a block comment whose opening ends at i; 0 if it has no end. */
static size_t comment_end(const struct lex *l, size_t i)
{
    for (; i < l->len; i++) {
        size_t end = mark_at(l, i, "*/");
        if (end) {
            return end;
        }
    }
    return 0;
}

size_t lex_skip_blanks(const struct lex *l, size_t i)
{
    for (;;) {
        size_t end;
        i = lex_skip_splices(l, i);
        if (i < l->len && blank_char(l->text[i])) {
            i++;
        } else if ((end = mark_at(l, i, "/*")) != 0) {
            end = comment_end(l, end);
            i = end ? end : l->len;
        } else {
            return i;
        }
    }
}

size_t lex_line_end(const struct lex *l, size_t i)
{
    while (i < l->len && l->text[i] != '\n') {
        size_t end, n = lex_splice(l, i);
        if (n) {
            i += n;
        } else if ((end = mark_at(l, i, "/*")) != 0) {
            end = comment_end(l, end);
            i = end ? end : l->len;
        } else {
            i++;
        }
    }
    return i;
}

/* Past a string or character constant that opens at i. */
static size_t quote_end(struct lex *l, size_t i)
{
    char quote = l->text[i++];
    while (i < l->len) {
        size_t n = lex_splice(l, i);
        if (n) {
            i += n;
        } else if (l->text[i] == '\n') {
            break;
        } else if (l->text[i] == '\\') {
            i = lex_skip_splices(l, i + 1);
            i += i < l->len && l->text[i] != '\n';
        } else if (l->text[i++] == quote) {
            return i;
        }
    }
    l->torn = true;
    return i;
}

enum lex_kind lex_next(struct lex *l)
{
    size_t i = l->from = l->at, end, n = lex_splice(l, i);
    if (i >= l->len) {
        return LEX_END;
    }
    char c = l->text[i];
    if (n || c == '\n' || blank_char(c)) {
        l->line_start |= c == '\n';
        l->at += n ? n : 1;
        return LEX_BLANK;
    }
    if ((end = mark_at(l, i, "/*")) != 0) {
        end = comment_end(l, end);
        l->open = end == 0;
        l->at = end ? end : l->len;
        return LEX_COMMENT;
    }
    if ((end = mark_at(l, i, "//")) != 0) {
        while (end < l->len && l->text[end] != '\n') {
            n = lex_splice(l, end);
            end += n ? n : 1;
        }
        l->at = end;
        return LEX_COMMENT;
    }
    l->first = l->line_start;
    l->line_start = false;
    l->at = c == '"' || c == '\'' ? quote_end(l, i) : i + 1;
    return c == '"' || c == '\'' ? LEX_QUOTE : LEX_OTHER;
}
