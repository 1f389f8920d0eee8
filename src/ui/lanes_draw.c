/* A run drawn as lanes.
 *
 *   line   main                thread 1            thread 2
 *      9   creates thread 1
 *      4                       n++: reads 0 -----.
 *      4 >                                       |   n++: reads 0
 *      4                                         '-> n++: writes 1
 *
 * One row a step, one lane a thread. Left of a lane's text are its locks: a bar from the row
 * that got one to the row that gave it back, a dotted one while it waits for another's. Two
 * accesses that conflict are joined by a line, in a channel at the right edge of the lane
 * further left, with a head at the later one. With more threads than there is room for, the
 * lanes around that of the selected step are shown. All lanes are as wide, unless one has
 * more to say than there is room: then it gets what others do not need. What is too long all
 * the same keeps its end, the value: of an address the digits that differ, and less of the
 * expression in front. */
#include "ui/lanes.h"
#include "ui/signs.h"

#include <string.h>

enum { GUTTER = 8, NARROW = 17, WIDE = 40, LANES = 64 };

struct drawing {
    const struct lanes *l;
    struct canvas *c;
    struct rect r;      /* of the rows, without the heads */
    size_t top;
    int first, shown;   /* lanes */
    int at[LANES], width[LANES]; /* of the lanes that are shown, from the gutter on */
    int tracks[LANES];  /* columns that a lane's bars need */
    int channels[LANES]; /* ... and the lines at its right edge */
    bool ascii;
};

/* The code of what failed, where the row's text is not that code itself. */
static size_t code_cols(const struct lane_row *row)
{
    return row->code && !str_is(row->text, row->code) ? strlen(row->code) + 1 : 0;
}

static bool is_shown(const struct drawing *d, int lane)
{
    return lane >= d->first && lane < d->first + d->shown;
}

static int lane_col(const struct drawing *d, int lane)
{
    return d->r.col + GUTTER + d->at[lane];
}

static int text_col(const struct drawing *d, int lane)
{
    return lane_col(d, lane) + d->tracks[lane];
}

/* Columns of a lane that are not for its text: bars, channels, and a gap. */
static int other_cols(const struct drawing *d, int lane)
{
    return d->tracks[lane] + d->channels[lane] + 1;
}

static int text_cols(const struct drawing *d, int lane)
{
    return d->width[lane] - other_cols(d, lane);
}

static bool in_rows(const struct drawing *d, size_t row)
{
    return row >= d->top && row < d->top + (size_t)d->r.rows;
}

static int screen_row(const struct drawing *d, size_t row)
{
    return d->r.row + (int)(row - d->top);
}

/* ---- bars -------------------------------------------------------------------- */

static void draw_bar(const struct drawing *d, const struct lane_bar *b)
{
    if (!is_shown(d, b->lane))
        return;
    int col = lane_col(d, b->lane) + b->track;
    for (size_t row = b->from > d->top ? b->from : d->top; row <= b->to && in_rows(d, row); row++) {
        const char *sign = sign_looks(d->c, b->waits ? SIGN_WAITS : SIGN_HOLDS);
        if (!b->waits && !d->ascii)
            sign = b->from == b->to && !b->open ? sign
                   : row == b->from             ? "\u250f"
                   : row == b->to && !b->open   ? "\u2517"
                                                : sign;
        canvas_cstr(d->c, screen_row(d, row), col, b->waits ? ROLE_WARN : ROLE_OWNER, sign);
    }
}

/* ---- joins ------------------------------------------------------------------------ */

/* Is this sign the line that lies there already? Two joins of one step share its row. */
static bool same_line(uint32_t was, const char *sign)
{
    static const struct { uint32_t code; const char *sign; } lines[] = {
        {0x2500, "\u2500"}, {0x2502, "\u2502"}, {'-', "-"}, {'|', "|"}};
    for (size_t i = 0; i < COUNT(lines); i++)
        if (lines[i].code == was)
            return strcmp(lines[i].sign, sign) == 0;
    return false;
}

/* Draws over blank cells only, or crosses another line: text and bars stay. */
static void put(const struct drawing *d, int row, int col, const char *text, const char *crossed)
{
    struct cell *cell = canvas_cell(d->c, row, col);
    if (!cell)
        return;
    uint32_t was = cell->code[0];
    bool line = was == 0x2500 || was == 0x2502 || was == '-' || was == '|';
    if (!was || was == ' ')
        canvas_cstr(d->c, row, col, ROLE_ARROW, text);
    else if (line && cell->role == ROLE_ARROW && !same_line(was, text))
        canvas_cstr(d->c, row, col, ROLE_ARROW, crossed);
}

static void across(const struct drawing *d, int row, int from, int to)
{
    for (int col = from; col <= to; col++)
        put(d, row, col, d->ascii ? "-" : "\u2500", d->ascii ? "+" : "\u253c");
}

static void draw_join(const struct drawing *d, const struct lane_join *j, const int *ends)
{
    const struct lane_row *from = &d->l->rows[j->from], *to = &d->l->rows[j->to];
    int left = from->lane < to->lane ? from->lane : to->lane;
    if (j->slot == LANE_NONE || !is_shown(d, from->lane) || !is_shown(d, to->lane))
        return;
    int channel = lane_col(d, left) + d->width[left] - 1 - d->channels[left] + j->slot;
    bool above = j->from < d->top, below = !in_rows(d, j->to) && j->to >= d->top;
    if ((above && j->to < d->top) || (below && !in_rows(d, j->from) && !above))
        return;
    const char *head_right = d->ascii ? ">" : "\u25ba", *head_left = d->ascii ? "<" : "\u25c4";
    for (int end = 0; end < 2; end++) {
        size_t n = end ? j->to : j->from;
        const struct lane_row *row = end ? to : from;
        if (!in_rows(d, n))
            continue;
        int y = screen_row(d, n), x = ends[n - d->top];
        const char *corner;
        if (row->lane == left) { /* from the text to the right */
            if (end) {
                put(d, y, x + 1, head_left, head_left);
                across(d, y, x + 2, channel - 1);
            } else {
                across(d, y, x + 1, channel - 1);
            }
            corner = d->ascii ? (end ? "'" : ".") : end ? "\u256f" : "\u256e";
        } else { /* from the channel to the text */
            int text = text_col(d, row->lane);
            across(d, y, channel + 1, text - 2 - d->tracks[row->lane]);
            if (end)
                put(d, y, text - 1 - d->tracks[row->lane], head_right, head_right);
            else
                across(d, y, text - 1 - d->tracks[row->lane], text - 1 - d->tracks[row->lane]);
            corner = d->ascii ? (end ? "'" : ".") : end ? "\u2570" : "\u256d";
        }
        put(d, y, channel, corner, corner);
    }
    for (size_t row = j->from + 1 > d->top ? j->from + 1 : d->top; row < j->to && in_rows(d, row); row++)
        put(d, screen_row(d, row), channel, d->ascii ? "|" : "\u2502", d->ascii ? "+" : "\u253c");
}

/* ---- rows --------------------------------------------------------------------------- */

enum { DIGITS = 4, EXPRESSION = 4 }; /* that stay of an address, of an expression */

/* "board: reads 0x20001b000040" in less room: "board: reads 0x…0040". Addresses begin alike. */
static bool short_address(struct buf *out, struct str text, const char *dots)
{
    const char *at = text.len ? memmem(text.at, text.len, " 0x", 3) : NULL;
    size_t from = at ? (size_t)(at - text.at) + 3 : 0;
    if (!at || text.len - from <= DIGITS)
        return false;
    for (size_t i = from; i < text.len; i++)
        if (!strchr("0123456789abcdef", text.at[i]))
            return false;
    buf_str(out, str_slice(text, 0, from));
    buf_cstr(out, dots);
    buf_str(out, str_slice(text, text.len - DIGITS, text.len));
    return true;
}

/* A row's text within its lane. */
static int fit_text(struct canvas *c, int row, int col, int cols, enum role role, struct str text)
{
    const char *dots = canvas_mark(c, MARK_ELLIPSIS);
    struct buf near = {0}, less = {0};
    int over = utf8_str_width(text) - cols;
    if (over > 0 && short_address(&near, text, dots)) {
        text = buf_view(&near);
        over = utf8_str_width(text) - cols;
    }
    const char *colon = over > 0 ? memmem(text.at, text.len, ": ", 2) : NULL;
    int keep = colon ? utf8_str_width(str_slice(text, 0, (size_t)(colon - text.at))) - over -
                           utf8_str_width(str_from(dots)) : 0;
    if (keep >= EXPRESSION) {
        size_t bytes = 0; /* of the characters that stay */
        while (utf8_str_width(str_slice(text, 0, bytes)) < keep)
            bytes++;
        while (bytes && ((unsigned char)text.at[bytes] & 0xc0) == 0x80)
            bytes--;
        buf_str(&less, str_slice(text, 0, bytes));
        buf_cstr(&less, dots);
        buf_str(&less, str_slice(text, (size_t)(colon - text.at), text.len));
        text = buf_view(&less);
    }
    int end = canvas_fit(c, row, col, cols, role, text);
    buf_release(&near);
    buf_release(&less);
    return end;
}

/* Returns the column behind the row's text. */
static int draw_row(const struct drawing *d, size_t n, bool selected, bool focus)
{
    const struct lane_row *row = &d->l->rows[n];
    int y = screen_row(d, n), end;
    if (row->line > 0)
        canvas_printf(d->c, y, d->r.col, ROLE_GUTTER, "%4d", row->line);
    if (row->fails)
        canvas_cstr(d->c, y, d->r.col + 6, ROLE_FAIL, sign_looks(d->c, SIGN_FAILS));
    else if (row->preempted)
        canvas_cstr(d->c, y, d->r.col + 6, ROLE_WARN, sign_looks(d->c, SIGN_PREEMPTED));
    if (!is_shown(d, row->lane)) {
        canvas_fit(d->c, y, d->r.col + GUTTER, 12, ROLE_DIM, d->l->threads[row->lane].name);
        end = d->r.col + GUTTER;
    } else {
        int col = text_col(d, row->lane), cols = text_cols(d, row->lane);
        int code = (int)code_cols(row); /* the sign in words */
        code = code + utf8_str_width(row->text) > cols ? 0 : code; /* it is told below, too */
        enum role role = row->fails ? ROLE_FAIL : ROLE_TEXT;
        end = fit_text(d->c, y, col, cols - code, role, row->text);
        if (code)
            end = canvas_cstr(d->c, y, end + 1, ROLE_FAIL, row->code);
        if (selected && focus)
            canvas_reverse(d->c, (struct rect){y, col, 1, end - col});
    }
    if (selected) {
        canvas_cstr(d->c, y, d->r.col + 5, ROLE_STRONG, canvas_mark(d->c, MARK_HERE));
        canvas_reverse(d->c, (struct rect){y, d->r.col, 1, 4});
    }
    return end - 1;
}

static void draw_heads(const struct drawing *d, int row)
{
    canvas_fit(d->c, row, d->r.col, GUTTER - 1, ROLE_DIM, STR("line"));
    for (int i = d->first; i < d->first + d->shown; i++) {
        const struct lane *t = &d->l->threads[i];
        canvas_fit(d->c, row, text_col(d, i), text_cols(d, i), ROLE_TITLE, t->name);
    }
    if (d->first > 0)
        canvas_cstr(d->c, row, d->r.col + 5, ROLE_KEY, canvas_mark(d->c, MARK_MORE_LEFT));
    if (d->first + d->shown < d->l->count)
        canvas_cstr(d->c, row, d->r.col + d->r.cols - 1, ROLE_KEY, canvas_mark(d->c, MARK_MORE_RIGHT));
}

/* Columns in which each of a lane's texts can be read to its end. */
static int needed(const struct drawing *d, int lane)
{
    size_t most = 0;
    for (size_t i = 0; i < d->l->row_count; i++) {
        const struct lane_row *row = &d->l->rows[i];
        size_t n = row->text.len + code_cols(row);
        if (row->lane == lane && n > most)
            most = n;
    }
    int n = (most > WIDE ? WIDE : (int)most) + other_cols(d, lane);
    return n < NARROW ? NARROW : n > WIDE ? WIDE : n;
}

/* Shares what there is among the lanes that are shown. */
static void share(struct drawing *d)
{
    int each = (d->r.cols - GUTTER) / (d->shown ? d->shown : 1), need[LANES], spare = 0, short_of = 0;
    each = each > WIDE ? WIDE : each;
    for (int i = d->first; i < d->first + d->shown; i++) {
        need[i] = needed(d, i);
        spare += need[i] < each ? each - need[i] : 0;
        short_of += need[i] > each ? need[i] - each : 0;
    }
    for (int i = d->first; i < d->first + d->shown; i++)
        d->width[i] = short_of && need[i] < each ? need[i] : each;
    for (bool more = short_of > 0; more && spare > 0;) { /* a column each, in turn */
        more = false;
        for (int i = d->first; i < d->first + d->shown && spare > 0; i++) {
            if (d->width[i] >= need[i])
                continue;
            d->width[i]++;
            spare--;
            more = true;
        }
    }
    for (int i = d->first, at = 0; i < d->first + d->shown; at += d->width[i++])
        d->at[i] = at;
}

static void plan(struct drawing *d, struct lanes_look *look)
{
    const struct lanes *l = d->l;
    for (size_t i = 0; i < l->bar_count; i++)
        if (d->tracks[l->bars[i].lane] < l->bars[i].track + 2)
            d->tracks[l->bars[i].lane] = l->bars[i].track + 2;
    for (size_t i = 0; i < l->join_count; i++) {
        const struct lane_join *j = &l->joins[i];
        int left = l->rows[j->from].lane < l->rows[j->to].lane ? l->rows[j->from].lane : l->rows[j->to].lane;
        if (d->channels[left] < j->slot + 1) /* of LANE_NONE: 0 */
            d->channels[left] = j->slot + 1;
    }
    int fit = (d->r.cols - GUTTER) / NARROW;
    fit = fit < 1 ? 1 : fit;
    d->shown = l->count < fit ? l->count : fit;
    int lane = look->row < l->row_count ? l->rows[look->row].lane : 0;
    if (look->first_lane > lane)
        look->first_lane = lane;
    if (look->first_lane + d->shown <= lane)
        look->first_lane = lane - d->shown + 1;
    if (look->first_lane + d->shown > l->count)
        look->first_lane = l->count - d->shown;
    look->first_lane = look->first_lane < 0 ? 0 : look->first_lane;
    d->first = look->first_lane;
    share(d);
    size_t rows = (size_t)(d->r.rows > 1 ? d->r.rows : 1);
    if (look->row < look->top)
        look->top = look->row;
    if (look->row >= look->top + rows)
        look->top = look->row - rows + 1;
    if (look->top + rows > l->row_count)
        look->top = l->row_count > rows ? l->row_count - rows : 0;
    d->top = look->top;
    look->rows = (int)rows;
}

void lanes_draw(const struct lanes *l, struct canvas *c, struct rect r, struct lanes_look *look)
{
    struct drawing d = {.l = l, .c = c, .r = {r.row + 1, r.col, r.rows - 1, r.cols}, .ascii = c->ascii};
    int ends[256];
    if (r.rows < 2 || r.cols < GUTTER + 10)
        return;
    if (d.r.rows > (int)COUNT(ends))
        d.r.rows = COUNT(ends);
    plan(&d, look);
    struct rect old = canvas_clip(c, r);
    draw_heads(&d, r.row);
    for (size_t n = d.top; n < l->row_count && in_rows(&d, n); n++)
        ends[n - d.top] = draw_row(&d, n, n == look->row, look->focus);
    for (size_t i = 0; i < l->bar_count; i++)
        draw_bar(&d, &l->bars[i]);
    for (size_t i = 0; i < l->join_count; i++)
        draw_join(&d, &l->joins[i], ends);
    if (d.top > 0)
        canvas_cstr(c, d.r.row, r.col + r.cols - 1, ROLE_KEY, canvas_mark(c, MARK_MORE_UP));
    if (d.top + (size_t)d.r.rows < l->row_count)
        canvas_cstr(c, d.r.row + d.r.rows - 1, r.col + r.cols - 1, ROLE_KEY, canvas_mark(c, MARK_MORE_DOWN));
    canvas_unclip(c, old);
}
