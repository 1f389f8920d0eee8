/* Moving through a text: characters, words, columns, brackets, searching.
 *
 * A character is a base with the combining marks behind it. Bytes that are no
 * UTF-8 are a character each. Stepping back looks for the longest valid code
 * point that ends here; because no valid sequence lies inside another, that cuts
 * the line at the same places as stepping forward. */
#include "ui/text.h"

#include <string.h>

/* Cells in which canvas.c shows a code point (tabs aside). Must agree with
 * utf8_printable(): tested for every code point. */
static int cells_of(uint32_t c)
{
    if (c < 0x20 || c == 0x7F)
        return 2; /* ^X */
    int width = utf8_width(c);
    if (width < 0)
        return 1;
    bool shown_as_box = (c >= 0x200B && c <= 0x200F && c != 0x200D) ||
                        (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
    return width == 0 && shown_as_box ? 1 : width;
}

static size_t char_end(struct str line, size_t at)
{
    uint32_t c;
    at += utf8_decode(line.at + at, line.len - at, &c);
    while (at < line.len) {
        size_t n = utf8_decode(line.at + at, line.len - at, &c);
        if (cells_of(c) != 0)
            break;
        at += n;
    }
    return at;
}

static size_t code_before(struct str line, size_t at, uint32_t *ret_code)
{
    for (size_t n = at < 4 ? at : 4; n > 1; n--)
        if (utf8_decode(line.at + at - n, n, ret_code) == n)
            return at - n;
    utf8_decode(line.at + at - 1, 1, ret_code);
    return at - 1;
}

static size_t char_start(struct str line, size_t at)
{
    uint32_t c;
    at = code_before(line, at, &c);
    while (at > 0 && cells_of(c) == 0)
        at = code_before(line, at, &c);
    return at;
}

struct pos text_clamp(const struct text *t, struct pos p)
{
    int last = text_lines(t) - 1;
    if (p.line < 0)
        return (struct pos){0, 0};
    if (p.line > last)
        return text_end_pos(t);
    struct str line = text_line(t, p.line);
    if (p.byte <= 0)
        return (struct pos){p.line, 0};
    if ((size_t)p.byte >= line.len)
        return (struct pos){p.line, (int)line.len};
    size_t at = 0;
    while (at < (size_t)p.byte) {
        size_t next = char_end(line, at);
        if (next > (size_t)p.byte)
            break;
        at = next;
    }
    return (struct pos){p.line, (int)at};
}

struct pos text_left(const struct text *t, struct pos p)
{
    if (p.byte > 0)
        return (struct pos){p.line, (int)char_start(text_line(t, p.line), (size_t)p.byte)};
    if (p.line > 0)
        return (struct pos){p.line - 1, (int)text_line(t, p.line - 1).len};
    return p;
}

struct pos text_right(const struct text *t, struct pos p)
{
    struct str line = text_line(t, p.line);
    if ((size_t)p.byte < line.len)
        return (struct pos){p.line, (int)char_end(line, (size_t)p.byte)};
    if (p.line + 1 < text_lines(t))
        return (struct pos){p.line + 1, 0};
    return p;
}

/* ---- words ------------------------------------------------------------------- */

enum kind { KIND_BLANK, KIND_WORD, KIND_SIGN };

static enum kind kind_at(struct str line, size_t at)
{
    unsigned char c = (unsigned char)line.at[at];
    if (c <= ' ')
        return KIND_BLANK;
    bool word = c == '_' || c >= 0x80 || (c >= '0' && c <= '9') ||
                ((c | 32) >= 'a' && (c | 32) <= 'z');
    return word ? KIND_WORD : KIND_SIGN;
}

struct pos text_word_left(const struct text *t, struct pos p)
{
    if (p.byte == 0)
        return text_left(t, p);
    struct str line = text_line(t, p.line);
    size_t at = (size_t)p.byte;
    while (at > 0 && kind_at(line, at - 1) == KIND_BLANK)
        at--;
    if (at > 0) {
        enum kind k = kind_at(line, at - 1);
        while (at > 0 && kind_at(line, at - 1) == k)
            at--;
    }
    return (struct pos){p.line, (int)at};
}

struct pos text_word_right(const struct text *t, struct pos p)
{
    struct str line = text_line(t, p.line);
    size_t at = (size_t)p.byte;
    if (at == line.len)
        return text_right(t, p);
    enum kind k = kind_at(line, at);
    while (at < line.len && kind_at(line, at) == k)
        at++;
    while (at < line.len && kind_at(line, at) == KIND_BLANK)
        at++;
    return (struct pos){p.line, (int)at};
}

struct range text_word_at(const struct text *t, struct pos p)
{
    struct str line = text_line(t, p.line);
    size_t from = (size_t)p.byte, to = from;
    if (!line.len)
        return (struct range){p, p};
    if (from == line.len)
        from--;
    enum kind k = kind_at(line, from);
    to = from;
    while (from > 0 && kind_at(line, from - 1) == k)
        from--;
    while (to < line.len && kind_at(line, to) == k)
        to++;
    return (struct range){{p.line, (int)from}, {p.line, (int)to}};
}

/* ---- columns ------------------------------------------------------------------- */

static int advance(int col, uint32_t c)
{
    return c == '\t' ? (col / TEXT_TAB + 1) * TEXT_TAB : col + cells_of(c);
}

int text_column(struct str line, int byte)
{
    int col = 0;
    size_t end = byte < 0 ? 0 : (size_t)byte < line.len ? (size_t)byte : line.len;
    for (size_t at = 0; at < end;) {
        uint32_t c;
        at += utf8_decode(line.at + at, line.len - at, &c);
        col = advance(col, c);
    }
    return col;
}

int text_byte(struct str line, int column)
{
    int col = 0;
    for (size_t at = 0; at < line.len;) {
        uint32_t c;
        utf8_decode(line.at + at, line.len - at, &c);
        int next = advance(col, c);
        if (next > column)
            return (int)at;
        col = next;
        at = char_end(line, at);
    }
    return (int)line.len;
}

/* ---- brackets -------------------------------------------------------------------- */

static const char brackets[] = "()[]{}";

/* Index in brackets of the byte at p if it is one that counts, else -1. */
static int bracket_at(const struct text *t, struct pos p, bool (*is_code)(void *, struct pos),
                      void *ctx)
{
    struct str line = text_line(t, p.line);
    if (p.byte < 0 || (size_t)p.byte >= line.len || line.at[p.byte] == '\0')
        return -1;
    const char *b = strchr(brackets, line.at[p.byte]);
    if (!b || (is_code && !is_code(ctx, p)))
        return -1;
    return (int)(b - brackets);
}

bool text_bracket(const struct text *t, struct pos p, bool (*is_code)(void *ctx, struct pos p),
                  void *ctx, struct pos *ret_here, struct pos *ret_other)
{
    int which = bracket_at(t, p, is_code, ctx);
    if (which < 0) {
        p.byte--;
        which = bracket_at(t, p, is_code, ctx);
    }
    if (which < 0)
        return false;
    struct pos at = p;
    int step = which % 2 ? -1 : 1; /* a closing one looks back */
    for (int depth = 0;;) {
        struct str line = text_line(t, at.line);
        for (; at.byte >= 0 && (size_t)at.byte < line.len; at.byte += step) {
            char c = line.at[at.byte];
            if (c != brackets[which] && c != brackets[which ^ 1])
                continue;
            if (bracket_at(t, at, is_code, ctx) < 0)
                continue;
            depth += c == brackets[which] ? 1 : -1;
            if (depth == 0) {
                *ret_here = p;
                *ret_other = at;
                return true;
            }
        }
        at.line += step;
        if (at.line < 0 || at.line >= text_lines(t))
            return false;
        at.byte = step > 0 ? 0 : (int)text_line(t, at.line).len - 1;
    }
}

/* ---- searching --------------------------------------------------------------------- */

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static bool matches(struct str line, size_t at, struct str needle, bool exact)
{
    if (line.len - at < needle.len)
        return false;
    for (size_t i = 0; i < needle.len; i++) {
        char c = line.at[at + i];
        if (c != needle.at[i] && (exact || lower(c) != needle.at[i]))
            return false;
    }
    return true;
}

bool text_find(const struct text *t, struct str needle, struct pos p, bool backwards,
               struct range *ret, bool *ret_wrapped)
{
    bool exact = false;
    for (size_t i = 0; i < needle.len; i++)
        exact |= needle.at[i] >= 'A' && needle.at[i] <= 'Z';
    if (!needle.len)
        return false;
    int lines = text_lines(t), step = backwards ? -1 : 1;
    /* The line of p is looked at twice: its one side first, all of it last. */
    for (int i = 0; i <= lines; i++) {
        int n = ((p.line + i * step) % lines + lines) % lines;
        struct str line = text_line(t, n);
        if (line.len < needle.len)
            continue;
        int last = (int)(line.len - needle.len);
        int from = backwards ? (i == 0 ? p.byte - 1 : last) : (i == 0 ? p.byte : 0);
        if (from > last) {
            if (!backwards)
                continue;
            from = last;
        }
        for (int at = from; at >= 0 && at <= last; at += step) {
            if (matches(line, (size_t)at, needle, exact)) {
                *ret = (struct range){{n, at}, {n, at + (int)needle.len}};
                int side = pos_cmp(ret->from, p);
                *ret_wrapped = backwards ? side >= 0 : side < 0;
                return true;
            }
        }
    }
    return false;
}
