/* Columns that fit a width. Each starts as wide as its widest cell; while the
 * row is too long, the widest column that may be cut loses a cell; when none
 * may, the column that matters least is left out and all start again. */
#include "report/table.h"

enum { MOST_COLUMNS = 16, GAP = 2 };

void add_fitted(struct buf *out, struct str text, int width, bool ascii, bool pad)
{
    int used = utf8_str_width(text);
    if (used > width) {
        int dots = ascii ? 2 : 1, room = width - dots;
        used = 0;
        while (text.len && room >= 0) {
            uint32_t code;
            size_t n = utf8_decode(text.at, text.len, &code);
            int w = utf8_width(code);
            if (w < 0)
                w = 1;
            if (used + w > room)
                break;
            buf_add(out, text.at, n);
            used += w;
            text.at += n;
            text.len -= n;
        }
        if (room >= 0) {
            buf_cstr(out, ascii ? ".." : "…");
            used += dots;
        }
    } else {
        buf_str(out, text);
    }
    if (pad && used < width)
        buf_repeat(out, ' ', (size_t)(width - used));
}

void add_tone(struct buf *out, enum tone tone, bool colour)
{
    static const char *const codes[] = {
        [TONE_PLAIN] = "\033[0m", [TONE_BOLD] = "\033[1m", [TONE_DIM] = "\033[2m",
        [TONE_GOOD] = "\033[32m", [TONE_WARN] = "\033[33m", [TONE_BAD] = "\033[31m"};
    if (colour)
        buf_cstr(out, codes[tone]);
}

struct str bar(struct arena *a, double share, int width, bool ascii)
{
    static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    struct buf b = {0};
    int parts = (int)(share * width * 8 + 0.5);
    if (parts < 0)
        parts = 0;
    if (parts > width * 8)
        parts = width * 8;
    int full = ascii ? (parts + 4) / 8 : parts / 8, rest = ascii ? 0 : parts % 8;
    for (int i = 0; i < full; i++)
        buf_cstr(&b, ascii ? "#" : "█");
    buf_cstr(&b, eighths[rest]);
    for (int i = full + (rest > 0); i < width; i++)
        buf_cstr(&b, ascii ? "-" : "·");
    struct str s = arena_str(a, buf_view(&b));
    buf_release(&b);
    return s;
}

static void fit(const struct table *t, int width, int *widths, bool *shown)
{
    size_t rows = t->cells.len / t->column_count;
    for (size_t c = 0; c < t->column_count; c++)
        shown[c] = true;
    for (;;) {
        int total = -GAP;
        for (size_t c = 0; c < t->column_count; c++) {
            if (!shown[c])
                continue;
            widths[c] = utf8_str_width(str_from(t->columns[c].head));
            for (size_t r = 0; r < rows; r++) {
                int w = utf8_str_width(t->cells.at[r * t->column_count + c].text);
                if (w > widths[c])
                    widths[c] = w;
            }
            total += widths[c] + GAP;
        }
        while (total > width) {
            size_t widest = t->column_count;
            for (size_t c = 0; c < t->column_count; c++)
                if (shown[c] && t->columns[c].min && widths[c] > t->columns[c].min &&
                    (widest == t->column_count || widths[c] > widths[widest]))
                    widest = c;
            if (widest == t->column_count)
                break;
            widths[widest]--;
            total--;
        }
        if (total <= width)
            return;
        size_t least = t->column_count;
        for (size_t c = 0; c < t->column_count; c++)
            if (shown[c] && t->columns[c].drop &&
                (least == t->column_count || t->columns[c].drop > t->columns[least].drop))
                least = c;
        if (least == t->column_count)
            return; /* narrower than any screen we promise */
        shown[least] = false;
    }
}

static void draw_row(const struct table *t, const struct cell *cells, const int *widths,
                     const bool *shown, bool ascii, bool colour, struct buf *out)
{
    size_t last = 0;
    for (size_t c = 0; c < t->column_count; c++)
        if (shown[c])
            last = c;
    for (size_t c = 0; c <= last; c++) {
        if (!shown[c])
            continue;
        struct cell cell = cells[c];
        int blanks = widths[c] - utf8_str_width(cell.text);
        if (t->columns[c].right && blanks > 0)
            buf_repeat(out, ' ', (size_t)blanks);
        if (cell.tone != TONE_PLAIN)
            add_tone(out, cell.tone, colour);
        add_fitted(out, cell.text, widths[c], ascii, false);
        if (cell.tone != TONE_PLAIN)
            add_tone(out, TONE_PLAIN, colour);
        if (c == last)
            break;
        if (!t->columns[c].right && blanks > 0)
            buf_repeat(out, ' ', (size_t)blanks);
        buf_repeat(out, ' ', GAP);
    }
    while (out->len && out->at[out->len - 1] == ' ')
        out->len--;
    buf_char(out, '\n');
}

uint32_t table_draw(struct table *t, int width, bool ascii, bool colour, struct buf *out)
{
    int widths[MOST_COLUMNS] = {0};
    bool shown[MOST_COLUMNS] = {false};
    struct cell heads[MOST_COLUMNS] = {{{NULL, 0}, TONE_PLAIN}};
    uint32_t bits = 0;
    BUG_IF(t->column_count > MOST_COLUMNS || t->cells.len % t->column_count);
    fit(t, width, widths, shown);
    for (size_t c = 0; c < t->column_count; c++) {
        heads[c] = (struct cell){str_from(t->columns[c].head), TONE_DIM};
        bits |= (uint32_t)shown[c] << c;
    }
    draw_row(t, heads, widths, shown, ascii, colour, out);
    for (size_t at = 0; at < t->cells.len; at += t->column_count)
        draw_row(t, t->cells.at + at, widths, shown, ascii, colour, out);
    return bits;
}

void table_release(struct table *t) { vec_release(&t->cells); }
