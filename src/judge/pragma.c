/* Takes #pragma out of a source before libtcc sees it. libtcc's
 * `#pragma comment(option, ...)` lets a source set the compiler's options, and
 * nothing that this course teaches needs a pragma.
 *
 * The lexer of lex.c would be enough, but libtcc reads some texts differently
 * from the standard (a string may go on over the end of a line), and a source
 * could use such a difference to hide a pragma from us. So a file with an
 * unterminated string or character constant is not trusted: in it, every
 * `# pragma` loses its letters wherever it stands, and in comments that is done
 * always. */
#include "judge/compile.h"
#include "judge/lex.h"

/* If "# pragma" stands at i, the place behind it and that of its first letter. */
static size_t pragma_at(const struct lex *l, size_t i, size_t *ret_word)
{
    if (i >= l->len || l->text[i] != '#') {
        return 0;
    }
    *ret_word = lex_skip_blanks(l, i + 1);
    return lex_word(l, *ret_word, "pragma");
}

static void wipe(char *text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (text[i] != '\n' && text[i] != '\r') {
            text[i] = ' ';
        }
    }
}

/* Wherever it stands, "# pragma" loses its letters. */
static void wipe_letters(const struct lex *l, char *text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        size_t word, end = pragma_at(l, i, &word);
        if (end) {
            wipe(text, word, end);
        }
    }
}

char *pragma_blank(struct arena *a, struct str source, bool *ret_once)
{
    char *text = arena_alloc(a, source.len + 1);
    struct lex l = {.text = text, .len = source.len, .line_start = true};
    enum lex_kind kind;
    size_t word, end;
    for (size_t i = 0; i < source.len; i++) {
        text[i] = source.at[i] == '\0' ? ' ' : source.at[i];
    }
    while ((kind = lex_next(&l)) != LEX_END) {
        if (kind == LEX_COMMENT) {
            wipe_letters(&l, text, l.from, l.at);
        } else if (kind == LEX_OTHER && l.first && (end = pragma_at(&l, l.from, &word)) != 0) {
            size_t once = lex_skip_blanks(&l, end);
            *ret_once |= once > end && lex_word(&l, once, "once") != 0;
            l.at = lex_line_end(&l, end);
            wipe(text, l.from, l.at);
        }
    }
    if (l.torn) {
        wipe_letters(&l, text, 0, l.len);
    }
    return text;
}
