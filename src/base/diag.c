/* Telling about a place in a text, with the line and a caret under it. */
#include "base/base.h"

#include <string.h>

const char *severity_name(enum severity s)
{
    switch (s) {
    case SEVERITY_ERROR: return "error";
    case SEVERITY_WARNING: return "warning";
    case SEVERITY_NOTE: return "note";
    }
    return "error";
}

static struct str nth_line(struct str text, int n)
{
    struct str line = {"", 0};
    while (n-- > 0)
        if (!str_line(&text, &line))
            return (struct str){"", 0};
    if (str_ends(line, "\r"))
        line.len--;
    return line;
}

/* Tabs become four blanks, so that the caret line can count cells. */
static void spread(struct buf *out, struct str s)
{
    struct buf plain = {0};
    utf8_printable(&plain, s);
    for (size_t i = 0; i < plain.len; i++) {
        if (plain.at[i] == '\t')
            buf_cstr(out, "    ");
        else
            buf_char(out, plain.at[i]);
    }
    buf_release(&plain);
}

static int spread_width(struct str s)
{
    struct buf b = {0};
    spread(&b, s);
    int width = utf8_str_width(buf_view(&b));
    buf_release(&b);
    return width;
}

/* Of a line that is longer than anybody reads, what is around the place. */
static struct str around(struct str line, size_t *from)
{
    enum { LONG = 1000, BEFORE = 60, SHOWN = 160 };
    if (line.len <= LONG)
        return line;
    size_t begin = *from > BEFORE ? *from - BEFORE : 0;
    while (begin && ((unsigned char)line.at[begin] & 0xc0) == 0x80)
        begin--;
    size_t end = begin + SHOWN < line.len ? begin + SHOWN : line.len;
    while (end < line.len && ((unsigned char)line.at[end] & 0xc0) == 0x80)
        end++;
    *from -= begin;
    return str_slice(line, begin, end);
}

static void quote(struct buf *out, const struct diag *d, struct str source)
{
    struct str line = nth_line(source, d->line);
    if (!line.len)
        return;
    size_t from = d->column > 0 ? (size_t)d->column - 1 : 0;
    if (from > line.len)
        from = line.len;
    size_t length = d->length > 0 ? (size_t)d->length : 1;
    line = around(line, &from);

    buf_printf(out, "%5d | ", d->line);
    spread(out, line);
    buf_char(out, '\n');
    if (d->column <= 0)
        return;
    int under = spread_width(str_slice(line, from, from + length));
    buf_cstr(out, "      | ");
    buf_repeat(out, ' ', (size_t)spread_width(str_slice(line, 0, from)));
    buf_char(out, '^');
    if (under > 1)
        buf_repeat(out, '~', (size_t)under - 1);
    buf_char(out, '\n');
}

void diag_print(struct buf *out, const struct diag *d, struct str source)
{
    if (d->file.len) {
        utf8_printable(out, d->file);
        buf_char(out, ':');
    }
    if (d->line > 0)
        buf_printf(out, "%d:", d->line);
    if (d->line > 0 && d->column > 0)
        buf_printf(out, "%d:", d->column);
    if (out->len && out->at[out->len - 1] == ':')
        buf_char(out, ' ');
    buf_printf(out, "%s: ", severity_name(d->severity));
    utf8_printable(out, d->message);
    buf_printf(out, " [%s]\n", d->code);
    if (d->line > 0 && source.len)
        quote(out, d, source);
    if (d->advice.len) {
        buf_cstr(out, "      = ");
        utf8_printable(out, d->advice);
        buf_char(out, '\n');
    }
}

int diag_cmp(const void *a, const void *b)
{
    const struct diag *x = a, *y = b;
    int c = str_cmp(x->file, y->file);
    if (!c)
        c = (x->line > y->line) - (x->line < y->line);
    if (!c)
        c = (x->column > y->column) - (x->column < y->column);
    if (!c)
        c = strcmp(x->code, y->code);
    return c ? c : str_cmp(x->message, y->message);
}
