/* Array parameters whose size is another parameter: `int sum(int n, int a[n])`.
 * The libtcc of Debian looks for n outside the list and gives up. But that size
 * says nothing to a compiler: an array parameter is a pointer (C11 6.7.6.3p7),
 * so the size is blanked and `int a[ ]` is left. Only the first size may go,
 * those behind it are part of the type; `int m[r][c]` stays an error.
 *
 * This looks at tokens, not at grammar, so it asks for much before it touches a
 * text: outside of all braces, in the brackets behind `type name(`, a name that
 * follows a type, and in its size a name declared before in the same list. What
 * it overlooks is an error of the compiler as before. */
#include "judge/compile.h"

#include <ctype.h>
#include <string.h>

enum { NAMES = 32 };

struct token {
    enum { NOTHING, WORD, MARK } kind;
    const char *at;
    size_t len;
};

struct reader {
    char *text;
    size_t len, at;
    struct token before[2]; /* the last tokens, newest first */
    int braces, brackets;   /* how deep */
    bool list;              /* the outermost ( is one of parameters */
    struct token names[NAMES]; /* declared in it so far */
    size_t name_count;
};

static bool word_char(char c)
{
    return c == '_' || isalnum((unsigned char)c);
}

static bool is_mark(const struct token *t, char c)
{
    return t->kind == MARK && *t->at == c;
}

static bool is_word(const struct token *t, const char *word)
{
    return t->kind == WORD && t->len == strlen(word) && memcmp(t->at, word, t->len) == 0;
}

static bool same(const struct token *a, const struct token *b)
{
    return a->len == b->len && memcmp(a->at, b->at, a->len) == 0;
}

/* Past a comment, a literal, or a directive (to the end of its line). Texts that
 * end inside one end the reading. */
static size_t skip(const struct reader *r, size_t i, bool line_start)
{
    const char *t = r->text;
    char c = t[i], next = i + 1 < r->len ? t[i + 1] : '\0';
    if (c == '/' && next == '*') {
        const char *end = memmem(t + i + 2, r->len - i - 2, "*/", 2);
        return end ? (size_t)(end - t) + 2 : r->len;
    }
    if (c == '"' || c == '\'') {
        for (i++; i < r->len && t[i] != c && t[i] != '\n'; i++) {
            i += t[i] == '\\';
        }
        return i < r->len ? i + 1 : r->len;
    }
    if ((c == '/' && next == '/') || (c == '#' && line_start)) {
        while (i < r->len && t[i] != '\n') {
            i += t[i] == '\\' ? 1 + (i + 1 < r->len && t[i + 1] == '\r') : 0;
            i++;
        }
        return i < r->len ? i : r->len;
    }
    return i;
}

/* Is the size that opens at `from` one to blank? Its end is *ret_end. */
static bool size_of_parameter(const struct reader *r, size_t from, size_t *ret_end)
{
    const char *close = memchr(r->text + from, ']', r->len - from);
    const struct token *name = &r->before[0], *type = &r->before[1];
    if (!close || !r->list || name->kind != WORD || !(type->kind == WORD || is_mark(type, '*'))) {
        return false;
    }
    *ret_end = (size_t)(close - r->text);
    for (size_t i = from; i < *ret_end;) {
        size_t start = i;
        while (i < *ret_end && word_char(r->text[i])) {
            i++;
        }
        struct token word = {WORD, r->text + start, i - start};
        for (size_t k = 0; i > start && k < r->name_count; k++) {
            if (same(&word, &r->names[k])) {
                return true;
            }
        }
        i += i == start;
    }
    return false;
}

static void open_list(struct reader *r)
{
    const struct token *name = &r->before[0], *type = &r->before[1];
    if (r->brackets++ == 0) {
        r->name_count = 0;
        r->list = r->braces == 0 && name->kind == WORD && !is_word(type, "return") &&
                  !is_word(type, "else") && (type->kind == WORD || is_mark(type, '*'));
    }
}

static void mark(struct reader *r)
{
    char c = r->text[r->at];
    size_t end;
    if (c == '{' || c == '}') {
        r->braces += c == '{' ? 1 : -1;
    } else if (c == '(') {
        open_list(r);
    } else if (c == ')') {
        r->brackets -= r->brackets > 0;
        r->list &= r->brackets > 0;
    } else if (c == '[' && size_of_parameter(r, r->at + 1, &end)) {
        for (size_t i = r->at + 1; i < end; i++) {
            r->text[i] = isspace((unsigned char)r->text[i]) ? r->text[i] : ' ';
        }
    }
}

static void word(struct reader *r, struct token t)
{
    bool declared = r->before[0].kind == WORD || is_mark(&r->before[0], '*');
    if (r->list && declared && r->name_count < NAMES) {
        r->names[r->name_count++] = t;
    }
}

void parameter_sizes_blank(char *text, size_t len)
{
    struct reader r = {.text = text, .len = len};
    bool line_start = true;
    while (r.at < len && r.braces >= 0) {
        size_t from = r.at, past = skip(&r, r.at, line_start);
        if (past != from) {
            r.at = past;
            continue;
        }
        if (isspace((unsigned char)text[from]) || text[from] == '\\') {
            line_start |= text[from] == '\n';
            r.at++;
            continue;
        }
        line_start = false;
        struct token t = {MARK, text + from, 1};
        if (word_char(text[from])) {
            while (r.at < len && word_char(text[r.at])) {
                r.at++;
            }
            t = (struct token){WORD, text + from, r.at - from};
            word(&r, t);
        } else {
            mark(&r);
            r.at++;
        }
        r.before[1] = r.before[0];
        r.before[0] = t;
    }
}
