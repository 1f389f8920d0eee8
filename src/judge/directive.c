/* Directives of the preprocessor in the part of an answer that is the learner's.
 * What follows that part is locked, and a directive could change what it means:
 * `#define free(block)`, `#define main other`, `#if 0`. So none is allowed there
 * but #include with angle brackets, which brings declarations only; the same for a
 * comment that is left open. Digraphs and trigraphs count, although libtcc knows
 * neither.
 *
 * libtcc lets a string go on over the end of a line. So in a text with a string
 * that is not ended, a directive is one wherever it stands, also in what looks
 * like a string or a comment; there it is known by its name. */
#include "judge/judge.h"
#include "judge/lex.h"

#include <string.h>

static const char *const names[] = {"define", "undef",  "include", "if",     "else",  "elif",
                                    "endif",  "line",   "error",   "pragma", "ident", "warning",
                                    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

/* Past the mark of a directive at i, or 0. */
static size_t mark_end(const struct lex *l, size_t i)
{
    static const char *const marks[] = {"#", "%:", "?\?="};
    for (size_t k = 0; k < COUNT(marks); k++) {
        size_t end = l->text[i] == *marks[k] ? lex_word(l, i, marks[k]) : 0;
        if (end) {
            return end;
        }
    }
    return 0;
}

static bool harmless(const struct lex *l, size_t i)
{
    size_t end = lex_word(l, lex_skip_blanks(l, i), "include");
    size_t name = end ? lex_skip_blanks(l, end) : l->len;
    return name < l->len && l->text[name] == '<';
}

static bool named(const struct lex *l, size_t i)
{
    i = lex_skip_blanks(l, i);
    for (size_t k = 0; k < COUNT(names); k++) {
        if (lex_word(l, i, names[k])) {
            return true;
        }
    }
    return false;
}

static int line_of(struct str text, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++) {
        line += text.at[i] == '\n';
    }
    return line;
}

int source_directive(struct str text, bool *ret_comment)
{
    struct lex l = {.text = text.at, .len = text.len, .line_start = true};
    enum lex_kind kind;
    size_t end;
    *ret_comment = false;
    while ((kind = lex_next(&l)) != LEX_END) {
        if (l.open) {
            *ret_comment = true;
            return line_of(text, l.from);
        }
        if (kind == LEX_OTHER && l.first && (end = mark_end(&l, l.from)) != 0) {
            if (!harmless(&l, end)) {
                return line_of(text, l.from);
            }
            l.at = lex_line_end(&l, end);
        }
    }
    for (size_t i = 0; l.torn && i < text.len; i++) {
        if ((end = mark_end(&l, i)) != 0 && named(&l, end)) {
            return line_of(text, i);
        }
    }
    return 0;
}

struct str source_blanked(struct arena *a, struct str text, bool quotes)
{
    struct lex l = {.text = text.at, .len = text.len, .line_start = true};
    char *out = arena_alloc(a, text.len + 1);
    enum lex_kind kind;
    if (text.len)
        memcpy(out, text.at, text.len);
    while ((kind = lex_next(&l)) != LEX_END) {
        size_t inner = kind == LEX_QUOTE; /* the quotes stay */
        if (kind != LEX_COMMENT && !(quotes && kind == LEX_QUOTE))
            continue;
        for (size_t i = l.from + inner; i + inner < l.at; i++)
            if (out[i] != '\n')
                out[i] = ' ';
    }
    return (struct str){out, text.len};
}
