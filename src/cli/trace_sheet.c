/* One stop on one sheet: what it did, the code around it with who owns what, the picture
 * beside it, the output so far. It is put together on a canvas, because everything in it
 * can already be drawn there; only then does it become SVG. */
#include "cli/replay.h"
#include "ui/canvas_svg.h"
#include "ui/highlight.h"
#include "ui/picture.h"

#include <string.h>

enum { CODE_LEAST = 30, CODE_MOST = 66, GUTTER = 10, GAP = 3, MARGIN = 2, LEDGER_MOST = 26,
       LINES_LEAST = 14, LINES_MOST = 60, OUTPUT_LINES = 12 };

struct sheet {
    struct replay *r;
    struct arena *a;
    size_t stop;
    const struct stop *at;
    uint32_t file;
    struct str name;       /* the file's */
    int line, from, count; /* lines of code shown */
    int code_cols, ledger_cols;
    struct ledger_entry *ledger;
    size_t ledger_count;
    struct str values;     /* of sub-expressions, a line each */
    const struct canvas *picture;
    struct canvas *to;
};

static int most(int a, int b) { return a > b ? a : b; }
static int least(int a, int b) { return a < b ? a : b; }

void sheet_picture(struct canvas *to, struct replay *r, size_t stop, const struct sheet_look *look)
{
    struct arena a = {0};
    struct picture p;
    picture_init(&p);
    struct picture_look how = {.cols = look->width, .ascii = look->ascii};
    picture_draw(&p, r->trace, trace_scene(r->trace, &a, stop, &trace_shown), &how);
    *to = p.canvas; /* it changes hands */
    p.canvas = (struct canvas){0};
    picture_release(&p);
    arena_release(&a);
}

/* ---- code ------------------------------------------------------------------- */

static int cells(struct str s)
{
    int n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += s.at[i] == '\t' ? 4 - n % 4 : ((unsigned char)s.at[i] & 0xC0) != 0x80;
    return n;
}

static void choose_lines(struct sheet *s, int rows)
{
    const struct trace_place *p = s->at->ran.line ? &s->at->ran : &s->at->next;
    int all = trace_source_lines(s->r, p->file);
    s->file = p->file;
    s->name = p->file < s->r->attempt.file_count ? s->r->attempt.files[p->file].name : STR("");
    s->line = p->line;
    s->count = least(all, least(most(rows, LINES_LEAST), LINES_MOST));
    s->from = most(1, least(s->line - s->count / 2, all - s->count + 1));
    s->code_cols = CODE_LEAST;
    for (int i = 0; i < s->count; i++)
        s->code_cols = most(s->code_cols, GUTTER + cells(trace_source_line(s->r, s->file, s->from + i)));
    s->code_cols = least(s->code_cols, CODE_MOST);
}

static struct str ledger_of(const struct sheet *s, int line)
{
    struct buf b = {0};
    for (size_t i = 0; i < s->ledger_count; i++)
        if (s->ledger[i].line == line)
            buf_printf(&b, "%s" STR_FMT, b.len ? ", " : "", STR_ARG(s->ledger[i].text));
    struct str text = arena_str(s->a, buf_view(&b));
    buf_release(&b);
    return text;
}

static void read_ledger(struct sheet *s)
{
    s->ledger_count = trace_ledger(s->r->trace, s->a, s->file, s->stop, &s->ledger);
    for (int i = 0; i < s->count; i++)
        s->ledger_cols = most(s->ledger_cols, cells(ledger_of(s, s->from + i)));
    s->ledger_cols = least(s->ledger_cols, LEDGER_MOST);
}

static void code_text(struct sheet *s, int row, struct str line, const uint8_t *roles, bool ran)
{
    int col = MARGIN + GUTTER, end = MARGIN + s->code_cols;
    struct rect old = canvas_clip(s->to, (struct rect){row, 0, 1, end});
    for (size_t i = 0, k; i < line.len && col < end; i = k) {
        for (k = i + 1; k < line.len && roles[k] == roles[i] && line.at[k] != '\t'; k++)
            ;
        int stop = (col - MARGIN - GUTTER) / 4 * 4 + 4 + MARGIN + GUTTER;
        col = line.at[i] == '\t' ? stop
            : canvas_text(s->to, row, col, ran ? ROLE_CURRENT_LINE : (enum role)roles[i], str_slice(line, i, k));
        if (line.at[i] == '\t')
            k = i + 1;
    }
    canvas_unclip(s->to, old);
    if (cells(line) > s->code_cols - GUTTER)
        canvas_cstr(s->to, row, end - 1, ROLE_DIM, canvas_mark(s->to, MARK_MORE_RIGHT));
}

static void draw_code(struct sheet *s, int top)
{
    highlight_state state = 0;
    struct str rest = s->count ? s->r->attempt.files[s->file].text : STR(""), text;
    for (int line = 1; line < s->from + s->count && str_line(&rest, &text); line++) {
        uint8_t *roles = arena_array(s->a, text.len + 1, 1);
        state = highlight_line(state, text, roles);
        if (line < s->from)
            continue;
        int row = top + line - s->from;
        bool ran = line == s->at->ran.line && s->file == s->at->ran.file;
        bool next = line == s->at->next.line && s->file == s->at->next.file;
        if (ran) {
            struct rect whole = {row, MARGIN, 1, s->code_cols};
            canvas_fill(s->to, whole, ROLE_CURRENT_LINE);
        }
        canvas_cstr(s->to, row, MARGIN, ran ? ROLE_CURRENT_LINE : ROLE_STRONG,
                    ran && next ? "both" : ran ? "ran" : next ? "next" : "");
        canvas_printf(s->to, row, MARGIN + 5, ran ? ROLE_CURRENT_LINE : ROLE_GUTTER, "%3d", line);
        code_text(s, row, text, roles, ran);
        if (s->ledger_cols)
            canvas_fit(s->to, row, MARGIN + s->code_cols + 2, s->ledger_cols, ROLE_NOTE, ledger_of(s, line));
    }
}

/* ---- around it ----------------------------------------------------------------- */

/* Words within cols cells; to NULL: only counted. The row behind the last. */
static int paragraph(struct canvas *to, int row, int col, int cols, enum role role, struct str text)
{
    int at = col;
    while (text.len) {
        size_t n = 0;
        while (n < text.len && text.at[n] != ' ')
            n++;
        struct str word = str_slice(text, 0, n);
        if (at > col && at + 1 + utf8_str_width(word) > col + cols)
            row++, at = col;
        at += at > col;
        if (to)
            canvas_text(to, row, at, role, word);
        at += utf8_str_width(word);
        text = str_slice(text, n < text.len ? n + 1 : n, text.len);
    }
    return row + 1;
}

/* The last lines of a text, below its title. */
static int draw_output(struct sheet *s, int row, const char *title, struct str text)
{
    int lines = 0, skip;
    struct str rest = text, line;
    while (str_line(&rest, &line))
        lines++;
    if (!lines)
        return row;
    if (!s->to)
        return row + 2 + least(lines, OUTPUT_LINES);
    skip = most(lines - OUTPUT_LINES, 0);
    int col = canvas_cstr(s->to, ++row, MARGIN, ROLE_STRONG, title);
    if (skip)
        canvas_printf(s->to, row, col + 1, ROLE_DIM, "(the last %d of %d lines)", OUTPUT_LINES, lines);
    for (rest = text; str_line(&rest, &line);)
        if (skip-- <= 0)
            canvas_fit(s->to, ++row, MARGIN + 2, s->to->cols - 2 * MARGIN - 2, ROLE_TEXT, line);
    return row + 1;
}

static void copy_picture(struct sheet *s, int top, int left)
{
    for (int row = 0; row < s->picture->rows; row++)
        for (int col = 0; col < s->picture->cols; col++) {
            struct cell *to = canvas_cell(s->to, top + row, left + col);
            if (to)
                *to = s->picture->cells[row * s->picture->cols + col];
        }
}

static struct str values_of(struct arena *a, const struct replay *r, size_t stop)
{
    struct buf b = {0};
    trace_values_words(&b, r, a, stop);
    struct str text = arena_str(a, buf_view(&b)), heading;
    buf_release(&b);
    str_line(&text, &heading);
    return text;
}

/* Draws, or with no canvas only measures; the rows it takes. */
static int lay_out(struct sheet *s, int cols, struct str tell, const struct scene *scene)
{
    int inner = cols - 2 * MARGIN;
    if (s->to)
        canvas_text(s->to, 1, MARGIN, ROLE_TITLE, s->name);
    int row = paragraph(s->to, 2, MARGIN, inner, ROLE_TEXT, tell) + 1;
    if (s->to) {
        draw_code(s, row);
        copy_picture(s, row, cols - MARGIN - s->picture->cols);
    }
    row += most(s->count, s->picture->rows);
    row = draw_output(s, row, "Within the statement, in its order", s->values);
    row = draw_output(s, row, "Output so far", scene->out);
    row = draw_output(s, row, "On stderr", scene->err);
    struct str kept = replay_kept(s->a, s->r);
    return kept.len ? paragraph(s->to, row + 1, MARGIN, inner, ROLE_DIM, kept) + 1 : row + 1;
}

static void write_svg(struct buf *out, const struct sheet *s, struct str title, struct str told)
{
    int wide = s->to->cols * SVG_CELL, high = s->to->rows * SVG_ROW;
    unsigned long long step = s->at->step; /* ids differ, so that a page may hold several */
    buf_printf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"freehold\" viewBox=\"0 0 %d %d\" "
                    "width=\"%d\" height=\"%d\" role=\"img\" aria-labelledby=\"freehold-title-%llu "
                    "freehold-desc-%llu\">\n<title id=\"freehold-title-%llu\">",
               wide, high, wide, high, step, step, step);
    buf_xml(out, title);
    buf_printf(out, "</title>\n<desc id=\"freehold-desc-%llu\">", step);
    buf_xml(out, told);
    buf_cstr(out, "</desc>\n<style>\n");
    svg_style(out);
    buf_printf(out, "</style>\n<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n", wide, high);
    svg_rows(out, s->to, 0, s->to->rows);
    buf_cstr(out, "</svg>\n");
}

void sheet_svg(struct buf *out, struct replay *r, size_t stop, const struct sheet_look *look)
{
    struct arena a = {0};
    struct canvas picture, to;
    struct buf told = {0};
    sheet_picture(&picture, r, stop, look);
    struct sheet s = {.r = r, .a = &a, .stop = stop, .at = trace_stop(r->trace, stop), .picture = &picture};
    struct scene *scene = trace_scene(r->trace, &a, stop, &trace_shown);
    struct str title = trace_title(&a, r, stop), tell = trace_tell(r->trace, &a, stop);
    s.values = values_of(&a, r, stop);
    choose_lines(&s, picture.rows);
    read_ledger(&s);
    int cols = s.code_cols + (s.ledger_cols ? s.ledger_cols + 2 : 0) + GAP + picture.cols + 2 * MARGIN;
    int rows = lay_out(&s, cols, tell, scene);
    canvas_init(&to, rows, cols, look->ascii);
    s.to = &to;
    lay_out(&s, cols, tell, scene);
    trace_words(&told, r, &a, stop, true);
    write_svg(out, &s, title, buf_view(&told));
    buf_release(&told);
    canvas_release(&picture);
    canvas_release(&to);
    arena_release(&a);
}
