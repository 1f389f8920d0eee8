/* Takes #pragma out of a source before libtcc sees it. libtcc's
 * `#pragma comment(option, ...)` lets a source set the compiler's options, and
 * nothing that this course teaches needs a pragma.
 *
 * It is a lexer of line splices, comments, strings and the starts of lines. It
 * would be enough, but libtcc reads some texts differently from the standard
 * (a string may go on over the end of a line), and a source could use such a
 * difference to hide a pragma from us. So a file with an unterminated string
 * or character constant is not trusted: in it, every `# pragma` loses its
 * letters wherever it stands, and in comments that is done always. */
#include "judge/compile.h"

#include <string.h>

struct scan {
    char *text; /* being blanked */
    size_t len;
    size_t at;
};

/* Length of a line splice (backslash, end of line) at i, or 0. */
static size_t splice(const struct scan *s, size_t i)
{
    if (i >= s->len || s->text[i] != '\\') {
        return 0;
    }
    if (i + 1 < s->len && s->text[i + 1] == '\n') {
        return 2;
    }
    return i + 2 < s->len && s->text[i + 1] == '\r' && s->text[i + 2] == '\n' ? 3 : 0;
}

static size_t skip_splices(const struct scan *s, size_t i)
{
    for (size_t n; (n = splice(s, i)) != 0;) {
        i += n;
    }
    return i;
}

static bool blank_char(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r';
}

static bool two(const struct scan *s, size_t i, char first, char second, size_t *ret_end)
{
    if (i >= s->len || s->text[i] != first) {
        return false;
    }
    size_t next = skip_splices(s, i + 1);
    if (next >= s->len || s->text[next] != second) {
        return false;
    }
    *ret_end = next + 1;
    return true;
}

/* Past a block comment whose opening ends at i. */
static size_t comment_end(const struct scan *s, size_t i)
{
    size_t end;
    while (i < s->len) {
        if (two(s, i, '*', '/', &end)) {
            return end;
        }
        i++;
    }
    return s->len;
}

/* Past blanks, splices and block comments, within the logical line. */
static size_t skip_blanks(const struct scan *s, size_t i)
{
    for (;;) {
        size_t end;
        i = skip_splices(s, i);
        if (i < s->len && blank_char(s->text[i])) {
            i++;
        } else if (two(s, i, '/', '*', &end)) {
            i = comment_end(s, end);
        } else {
            return i;
        }
    }
}

/* If word stands at i (splices within it allowed), where it ends; else 0. */
static size_t word_at(const struct scan *s, size_t i, const char *word)
{
    for (; *word; word++, i++) {
        i = skip_splices(s, i);
        if (i >= s->len || s->text[i] != *word) {
            return 0;
        }
    }
    return i;
}

/* If "# pragma" stands at i, the place behind it and that of its first letter. */
static size_t pragma_at(const struct scan *s, size_t i, size_t *ret_word)
{
    if (i >= s->len || s->text[i] != '#') {
        return 0;
    }
    *ret_word = skip_blanks(s, i + 1);
    return word_at(s, *ret_word, "pragma");
}

static void wipe(struct scan *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (s->text[i] != '\n' && s->text[i] != '\r') {
            s->text[i] = ' ';
        }
    }
}

/* End of the logical line at i; comments may carry it over several. */
static size_t line_end(const struct scan *s, size_t i)
{
    size_t end;
    while (i < s->len && s->text[i] != '\n') {
        size_t n = splice(s, i);
        if (n) {
            i += n;
        } else if (two(s, i, '/', '*', &end)) {
            i = comment_end(s, end);
        } else {
            i++;
        }
    }
    return i;
}

/* Wherever it stands, "# pragma" loses its letters. */
static void wipe_letters(struct scan *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        size_t word, end = pragma_at(s, i, &word);
        if (end) {
            wipe(s, word, end);
        }
    }
}

/* Past a string or character constant that opens at i. *ret_torn is set if the
 * line ends before it does. */
static size_t quote_end(const struct scan *s, size_t i, bool *ret_torn)
{
    char quote = s->text[i++];
    while (i < s->len) {
        size_t n = splice(s, i);
        if (n) {
            i += n;
        } else if (s->text[i] == '\n') {
            *ret_torn = true;
            return i;
        } else if (s->text[i] == '\\') {
            i = skip_splices(s, i + 1);
            i += i < s->len && s->text[i] != '\n';
        } else if (s->text[i++] == quote) {
            return i;
        }
    }
    *ret_torn = true;
    return i;
}

char *pragma_blank(struct arena *a, struct str text, bool *ret_once)
{
    struct scan s = {.text = (char *)arena_alloc(a, text.len + 1), .len = text.len};
    bool line_start = true, torn = false;
    if (text.len) {
        memcpy(s.text, text.at, text.len);
    }
    for (size_t i = 0; i < s.len; i++) {
        s.text[i] = s.text[i] == '\0' ? ' ' : s.text[i];
    }
    while (s.at < s.len) {
        size_t end, word, n = splice(&s, s.at);
        char c = s.text[s.at];
        if (n) {
            s.at += n;
        } else if (c == '\n') {
            line_start = true;
            s.at++;
        } else if (blank_char(c)) {
            s.at++;
        } else if (two(&s, s.at, '/', '*', &end)) {
            size_t from = s.at;
            s.at = comment_end(&s, end);
            wipe_letters(&s, from, s.at);
        } else if (two(&s, s.at, '/', '/', &end)) {
            size_t from = s.at;
            s.at = end;
            while (s.at < s.len && s.text[s.at] != '\n') {
                n = splice(&s, s.at);
                s.at += n ? n : 1;
            }
            wipe_letters(&s, from, s.at);
        } else if (c == '"' || c == '\'') {
            s.at = quote_end(&s, s.at, &torn);
            line_start = false;
        } else if (line_start && (end = pragma_at(&s, s.at, &word)) != 0) {
            size_t once = skip_blanks(&s, end);
            *ret_once |= once > end && word_at(&s, once, "once") != 0;
            size_t from = s.at;
            s.at = line_end(&s, end);
            wipe(&s, from, s.at);
        } else {
            line_start = false;
            s.at++;
        }
    }
    if (torn) {
        wipe_letters(&s, 0, s.len);
    }
    return s.text;
}
