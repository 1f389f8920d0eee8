/* The grid of cells. Every character goes through put(), which keeps three
 * promises: nothing outside the clip changes, a wide character is never left
 * cut in half (the orphan becomes a blank), and no byte that a terminal could
 * take for a command ever gets into a cell.
 *
 * A combining mark joins the cell before it; a second one is dropped, as are
 * joiners and variation selectors, over whose widths terminals disagree. */
#include "ui/canvas.h"

#include <stdio.h>
#include <string.h>

static const struct cell blank = {.code = {0, 0}, .width = 1, .role = ROLE_TEXT};

void canvas_init(struct canvas *c, int rows, int cols, bool ascii)
{
    *c = (struct canvas){.ascii = ascii};
    canvas_resize(c, rows, cols);
}

void canvas_resize(struct canvas *c, int rows, int cols)
{
    rows = rows < 1 ? 1 : rows;
    cols = cols < 1 ? 1 : cols;
    c->cells = mem_resize(c->cells, (size_t)rows * (size_t)cols, sizeof *c->cells);
    c->rows = rows;
    c->cols = cols;
    canvas_clear(c);
}

void canvas_release(struct canvas *c)
{
    mem_free(c->cells);
    *c = (struct canvas){0};
}

void canvas_clear(struct canvas *c)
{
    for (int i = 0; i < c->rows * c->cols; i++)
        c->cells[i] = blank;
    c->clip = canvas_all(c);
    c->cursor_row = c->cursor_col = -1;
}

struct rect canvas_all(const struct canvas *c) { return (struct rect){0, 0, c->rows, c->cols}; }

static int least(int a, int b) { return a < b ? a : b; }
static int most(int a, int b) { return a > b ? a : b; }

static struct rect cut(struct rect a, struct rect b)
{
    int row = most(a.row, b.row), col = most(a.col, b.col);
    int end_row = least(a.row + a.rows, b.row + b.rows);
    int end_col = least(a.col + a.cols, b.col + b.cols);
    return (struct rect){row, col, most(end_row - row, 0), most(end_col - col, 0)};
}

struct rect canvas_clip(struct canvas *c, struct rect r)
{
    struct rect old = c->clip;
    c->clip = cut(old, r);
    return old;
}

void canvas_unclip(struct canvas *c, struct rect old) { c->clip = old; }

static bool inside(const struct canvas *c, int row, int col)
{
    return row >= c->clip.row && row < c->clip.row + c->clip.rows && col >= c->clip.col &&
           col < c->clip.col + c->clip.cols;
}

struct cell *canvas_cell(struct canvas *c, int row, int col)
{
    return inside(c, row, col) ? &c->cells[row * c->cols + col] : NULL;
}

/* Blanks what would be left of a wide character of which (row, col) is a half. */
static void split(struct canvas *c, int row, int col)
{
    struct cell *at = &c->cells[row * c->cols + col];
    if (at->width == 0 && col > 0) {
        at[-1].code[0] = at[-1].code[1] = 0;
        at[-1].width = 1;
    } else if (at->width == 2 && col + 1 < c->cols) {
        at[1].code[0] = at[1].code[1] = 0;
        at[1].width = 1;
    }
}

static void put_cell(struct canvas *c, int row, int col, struct cell what)
{
    if (!inside(c, row, col))
        return;
    split(c, row, col);
    c->cells[row * c->cols + col] = what;
}

static void put_right_half(struct canvas *c, int row, int col, struct cell what)
{
    struct cell *at = &c->cells[row * c->cols + col];
    if (at->width == 2)
        split(c, row, col);
    *at = what;
}

/* What ASCII has for a character, as near as one cell allows. */
static uint32_t twin(uint32_t code)
{
    static const struct { uint32_t code; char ascii; } twins[] = {
        {0xA0, ' '},   {0xB7, '.'},    {0xD7, 'x'},    {0x2010, '-'}, {0x2011, '-'}, {0x2012, '-'},
        {0x2013, '-'}, {0x2014, '-'},  {0x2018, '\''}, {0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'},
        {0x2022, '*'}, {0x2026, '~'},  {0x2190, '<'},  {0x2191, '^'}, {0x2192, '>'}, {0x2193, 'v'},
        {0x21D2, '>'}, {0x2212, '-'},  {0x2260, '#'},  {0x2264, '<'}, {0x2265, '>'}, {0x2713, 'x'},
        {0x2717, 'x'}, {0x25B6, '>'},
        {0x2581, '_'}, {0x2582, '.'}, {0x2583, '-'},    {0x2584, '='}, {0x2585, '+'}, {0x2586, 'o'},
        {0x2587, '*'}, {0x2588, '#'}, {0x258C, ':'},
    };
    if (code < 0x7F)
        return code;
    for (size_t i = 0; i < COUNT(twins); i++)
        if (twins[i].code == code)
            return (uint32_t)twins[i].ascii;
    if (code >= 0x2500 && code < 0x2580)
        return code == 0x2500 || code == 0x2501 || code == 0x2550 ? '-'
               : code == 0x2502 || code == 0x2503 || code == 0x2551 ? '|' : '+';
    return '?';
}

/* Puts one printable character at col; returns the cells it takes. */
static int put(struct canvas *c, int row, int col, struct cell look, uint32_t code)
{
    int width = utf8_width(code);
    if (width == 0) {
        bool joins = code != 0x200D && code != 0xAD && !(code >= 0xFE00 && code <= 0xFE0F) &&
                     code < 0xE0000 && !c->ascii;
        int base = col - 1;
        if (joins && base >= 0 && inside(c, row, base)) {
            struct cell *cell = &c->cells[row * c->cols + base];
            if (cell->width == 0 && base > 0 && inside(c, row, base - 1))
                cell--;
            if (cell->code[0] && cell->code[0] != ' ' && !cell->code[1])
                cell->code[1] = code;
        }
        return 0;
    }
    look.width = 1;
    look.code[1] = 0;
    look.code[0] = c->ascii ? twin(code) : code;
    if (width == 1) {
        put_cell(c, row, col, look);
        return 1;
    }
    if (c->ascii || !inside(c, row, col) || !inside(c, row, col + 1)) { /* two plain cells */
        look.code[0] = c->ascii ? look.code[0] : ' ';
        put_cell(c, row, col, look);
        look.code[0] = ' ';
        put_cell(c, row, col + 1, look);
        return 2;
    }
    look.width = 2;
    put_cell(c, row, col, look);
    look.width = 0;
    look.code[0] = 0;
    put_right_half(c, row, col + 1, look);
    return 2;
}

/* Text that utf8_printable() has seen. */
static int put_clean(struct canvas *c, int row, int col, struct cell look, struct str s)
{
    int start = col;
    while (s.len) {
        uint32_t code;
        size_t n = utf8_decode(s.at, s.len, &code);
        if (code == '\t') {
            int stop = start + ((col - start) / 4 + 1) * 4;
            while (col < stop)
                col += put(c, row, col, look, ' ');
        } else {
            col += put(c, row, col, look, code < 0x20 ? ' ' : code);
        }
        s = str_slice(s, n, s.len);
    }
    return col;
}

int canvas_styled(struct canvas *c, int row, int col, enum role role, bool reverse, bool underline,
                  struct str text)
{
    struct cell look = {.role = (uint8_t)role, .reverse = reverse, .underline = underline};
    size_t plain = 0;
    while (plain < text.len && text.at[plain] >= 0x20 && text.at[plain] < 0x7F)
        plain++;
    if (plain == text.len) /* nearly all text is this */
        return put_clean(c, row, col, look, text);
    struct buf clean = {0};
    utf8_printable(&clean, text);
    col = put_clean(c, row, col, look, buf_view(&clean));
    buf_release(&clean);
    return col;
}

int canvas_text(struct canvas *c, int row, int col, enum role role, struct str text)
{
    return canvas_styled(c, row, col, role, false, false, text);
}

int canvas_cstr(struct canvas *c, int row, int col, enum role role, const char *text)
{
    return canvas_text(c, row, col, role, str_from(text));
}

int canvas_printf(struct canvas *c, int row, int col, enum role role, const char *fmt, ...)
{
    struct buf text = {0};
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&text, fmt, ap);
    va_end(ap);
    col = canvas_text(c, row, col, role, buf_view(&text));
    buf_release(&text);
    return col;
}

/* Cells of printable text drawn from column 0. */
static int cells(struct str s)
{
    int col = 0;
    while (s.len) {
        uint32_t code;
        size_t n = utf8_decode(s.at, s.len, &code);
        int w = code == '\t' ? (col / 4 + 1) * 4 - col : utf8_width(code);
        col += w < 0 ? 1 : w;
        s = str_slice(s, n, s.len);
    }
    return col;
}

int canvas_fit(struct canvas *c, int row, int col, int width, enum role role, struct str text)
{
    if (width <= 0)
        return col;
    struct buf clean = {0};
    utf8_printable(&clean, text);
    struct cell look = {.role = (uint8_t)role};
    bool whole = cells(buf_view(&clean)) <= width;
    const char *dots = canvas_mark(c, MARK_ELLIPSIS);
    int dots_width = utf8_str_width(str_from(dots));
    int room = whole ? width : most(width - dots_width, 0);
    struct rect old = canvas_clip(c, (struct rect){row, col, 1, room});
    int end = put_clean(c, row, col, look, buf_view(&clean));
    canvas_unclip(c, old);
    if (!whole) {
        old = canvas_clip(c, (struct rect){row, col, 1, width});
        end = put_clean(c, row, col + room, look, str_from(dots));
        canvas_unclip(c, old);
        end = least(end, col + width);
    }
    buf_release(&clean);
    return end;
}

void canvas_fill(struct canvas *c, struct rect r, enum role role)
{
    r = cut(r, c->clip);
    for (int row = r.row; row < r.row + r.rows; row++)
        for (int col = r.col; col < r.col + r.cols; col++)
            put_cell(c, row, col,
                     (struct cell){.code = {' ', 0}, .width = 1, .role = (uint8_t)role});
}

void canvas_reverse(struct canvas *c, struct rect r)
{
    r = cut(r, c->clip);
    for (int row = r.row; row < r.row + r.rows; row++)
        for (int col = r.col; col < r.col + r.cols; col++)
            c->cells[row * c->cols + col].reverse ^= true;
}

enum line_piece { LINE_H, LINE_V, LINE_TL, LINE_TR, LINE_BL, LINE_BR };

static void piece(struct canvas *c, int row, int col, enum role role, enum line_piece p)
{
    static const uint32_t unicode[] = {0x2500, 0x2502, 0x250C, 0x2510, 0x2514, 0x2518};
    static const char ascii[] = "-|++++";
    uint32_t code = c->ascii ? (uint32_t)ascii[p] : unicode[p];
    put_cell(c, row, col, (struct cell){.code = {code, 0}, .width = 1, .role = (uint8_t)role});
}

void canvas_hline(struct canvas *c, int row, int col, int cols, enum role role)
{
    for (int i = 0; i < cols; i++)
        piece(c, row, col + i, role, LINE_H);
}

void canvas_vline(struct canvas *c, int row, int col, int rows, enum role role)
{
    for (int i = 0; i < rows; i++)
        piece(c, row + i, col, role, LINE_V);
}

void canvas_frame(struct canvas *c, struct rect r, bool focus, struct str title)
{
    if (r.rows < 2 || r.cols < 2)
        return;
    enum role role = focus ? ROLE_FRAME_FOCUS : ROLE_FRAME;
    int bottom = r.row + r.rows - 1, right = r.col + r.cols - 1;
    canvas_hline(c, r.row, r.col + 1, r.cols - 2, role);
    canvas_hline(c, bottom, r.col + 1, r.cols - 2, role);
    canvas_vline(c, r.row + 1, r.col, r.rows - 2, role);
    canvas_vline(c, r.row + 1, right, r.rows - 2, role);
    piece(c, r.row, r.col, role, LINE_TL);
    piece(c, r.row, right, role, LINE_TR);
    piece(c, bottom, r.col, role, LINE_BL);
    piece(c, bottom, right, role, LINE_BR);
    if (title.len && r.cols > 7) {
        enum role title_role = focus ? ROLE_TITLE : ROLE_STRONG;
        int end = canvas_fit(c, r.row, r.col + 3, r.cols - 6, title_role, title);
        canvas_cstr(c, r.row, r.col + 2, role, " ");
        canvas_cstr(c, r.row, end, role, " ");
    }
}

void canvas_bar(struct canvas *c, int row, int col, int width, size_t done, size_t total)
{
    if (width <= 0)
        return;
    size_t full = total ? done * (size_t)width / total : 0;
    if (done && !full)
        full = 1; /* a first step is seen */
    for (int i = 0; i < width; i++) {
        bool on = (size_t)i < full;
        uint32_t code = c->ascii ? (on ? '#' : '-') : (on ? 0x2588 : 0x2591);
        put_cell(c, row, col + i, (struct cell){.code = {code, 0}, .width = 1,
                                                .role = on ? ROLE_PASS : ROLE_DIM});
    }
}

const char *canvas_mark(const struct canvas *c, enum mark m)
{
    static const char *const marks[MARKS][2] = {
        [MARK_DONE] = {"✓", "x"},      [MARK_HELPED] = {"◐", "h"},    [MARK_STARTED] = {"○", "o"},
        [MARK_NEW] = {"·", "."},       [MARK_HERE] = {"▶", ">"},      [MARK_ERROR] = {"✗", "E"},
        [MARK_WARNING] = {"!", "!"},   [MARK_ARROW] = {"→", "->"},    [MARK_BULLET] = {"•", "*"},
        [MARK_LOCK] = {"┊", ":"},      [MARK_ELLIPSIS] = {"…", ".."}, [MARK_MORE_LEFT] = {"‹", "<"},
        [MARK_MORE_RIGHT] = {"›", ">"}, [MARK_MORE_UP] = {"↑", "^"},  [MARK_MORE_DOWN] = {"↓", "v"},
    };
    return marks[m][c->ascii];
}

void canvas_dump(const struct canvas *c, struct buf *out)
{
    for (int row = 0; row < c->rows; row++) {
        int end = c->cols;
        const struct cell *cell = &c->cells[row * c->cols];
        while (end > 0 && cell[end - 1].width == 1 &&
               (cell[end - 1].code[0] == 0 || cell[end - 1].code[0] == ' '))
            end--;
        for (int col = 0; col < end; col++) {
            if (cell[col].width == 0)
                continue;
            for (int i = 0; i < 2; i++) {
                char bytes[4];
                uint32_t code = cell[col].code[i];
                if (i == 0 && code == 0)
                    code = ' ';
                if (code)
                    buf_add(out, bytes, utf8_encode(code, bytes));
            }
        }
        buf_char(out, '\n');
    }
}
