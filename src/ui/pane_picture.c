/* The pane drawn: what the step did in words, the statement where the code is not beside,
 * the picture, what was printed and which files are open, the scrubber.
 *
 * The picture has a canvas of its own, as high as it needs to be; here a window on it is
 * shown. What stands above and below takes the same number of rows at every step of a run
 * wherever that can be known beforehand, so that the picture does not jump. */
#include "ui/pane.h"

#include <stdio.h>
#include <string.h>

enum { OUTPUT_ROWS = 3, VALUE_ROWS = 8, LOW = 15 /* fewer rows: only what is needed most */,
       HIGH = 28, FEW = 4 /* rows of a call that show which one it is */ };

const struct scene *trace_pane_scene(struct trace_pane *p)
{
    if (!p->scene) {
        arena_clear(&p->scene_kept);
        p->options = (struct scene_options){.opened = p->opened.at, .opened_count = p->opened.len,
                                            .closed = p->closed.at, .closed_count = p->closed.len};
        p->scene = trace_scene(p->trace, &p->scene_kept, p->stop, &p->options);
        p->cols = 0;
    }
    return p->scene;
}

/* ---- the rows above ------------------------------------------------------------------- */

/* Text wrapped over at most rows of r; returns how many it took. */
static int wrapped(struct canvas *c, struct rect r, int rows, enum role role, struct str text)
{
    struct arena a = {0};
    struct prose prose;
    prose_init(&prose, &a, r.cols, c->ascii);
    prose_told(&prose, role, 0, text);
    int n = prose.count < rows ? prose.count : rows;
    n = n < r.rows ? n : r.rows;
    prose_draw(&prose, c, (struct rect){r.row, r.col, n, r.cols}, 0, NULL);
    if (n && n < prose.count)
        canvas_cstr(c, r.row + n - 1, r.col + r.cols - utf8_str_width(str_from(canvas_mark(c, MARK_ELLIPSIS))),
                    role, canvas_mark(c, MARK_ELLIPSIS));
    arena_release(&a);
    return n;
}

static struct rect below(struct rect r, int rows)
{
    return (struct rect){r.row + rows, r.col, r.rows - rows, r.cols};
}

static struct str source_line(const struct trace_pane *p, const struct trace_place *at)
{
    struct str rest = {"", 0}, line = {"", 0};
    if (at->file < p->attempt.file_count)
        rest = p->attempt.files[at->file].text;
    for (int i = 0; i < at->line; i++)
        if (!str_line(&rest, &line))
            return (struct str){"", 0};
    return str_trim(line);
}

static void code_row(struct trace_pane *p, struct canvas *c, int row, struct rect r,
                     const char *word, const struct trace_place *at, enum role role)
{
    if (!at->line) {
        if (at == &trace_stop(p->trace, p->stop)->ran)
            canvas_cstr(c, row, r.col, ROLE_DIM, trace_begins(p->trace) ? "ran   is in the part before"
                                                                        : "ran   nothing yet");
        else
            canvas_cstr(c, row, r.col, ROLE_DIM, trace_pane_goes_on(p)   ? "next  is in the part behind"
                                                : trace_pane_stopped(p) ? "next  nothing: it was stopped here"
                                                                        : "next  nothing: the run is over");
        return;
    }
    int col = canvas_printf(c, row, r.col, role, "%s", word);
    col = canvas_printf(c, row, col, ROLE_GUTTER, "%4d  ", trace_pane_line(p, at->file, at->line));
    if (at->file > 0 && at->file < p->attempt.file_count)
        col = canvas_printf(c, row, col, ROLE_DIM, STR_FMT "  ",
                            STR_ARG(p->attempt.files[at->file].name));
    canvas_fit(c, row, col, r.col + r.cols - col, ROLE_CODE, source_line(p, at));
}

/* A picture that is of another text than the one in the editor says so first. */
static struct rect draw_above(struct trace_pane *p, struct canvas *c, struct rect r, bool code)
{
    struct arena a = {0};
    const struct stop *s = trace_stop(p->trace, p->stop);
    if (p->note.len) {
        int n = wrapped(c, r, r.rows < LOW ? 2 : 3, ROLE_FAIL, buf_view(&p->note));
        r = below(r, n);
    }
    uint64_t from = trace_begins(p->trace), to = trace_steps(p->trace);
    if (from || to < p->steps) {
        char *text = arena_printf(&a, "Too long to keep: here are steps %ju to %ju.%s%s%s%s",
                                  (uintmax_t)from, (uintmax_t)to, from ? " Before: " : "",
                                  from ? action_key(ACTION_EARLIER).text : "",
                                  to < p->steps ? " Behind: " : "",
                                  to < p->steps ? action_key(ACTION_LATER).text : "");
        r = below(r, wrapped(c, r, r.rows < LOW ? 1 : 2, ROLE_NOTE, str_from(text)));
    }
    if ((code || p->attempt.file_count > 1) && r.rows > 6) { /* the other files are nowhere else */
        code_row(p, c, r.row, r, "ran ", &s->ran, ROLE_TEXT);
        code_row(p, c, r.row + 1, r, "next", &s->next, ROLE_STRONG);
        r = below(r, 2);
    }
    int rows = r.rows < LOW ? (r.rows > 8 ? 2 : 1) : r.cols >= 60 ? 2 : r.rows < HIGH ? 3 : 4;
    wrapped(c, r, rows, ROLE_STRONG, trace_pane_told(p, &a));
    r = below(r, rows);
    arena_release(&a);
    return r;
}

/* Each sub-expression in the order in which it was computed. */
static struct rect draw_values(struct trace_pane *p, struct canvas *c, struct rect r)
{
    if (p->values_stop != p->stop)
        return r;
    int rows = (int)p->value_count < VALUE_ROWS ? (int)p->value_count : VALUE_ROWS;
    if (rows > r.rows - 6)
        rows = r.rows > 6 ? r.rows - 6 : 0;
    if (!p->value_count) {
        canvas_fit(c, r.row, r.col, r.cols, ROLE_DIM, STR("Nothing is computed in this statement."));
        return below(r, 1);
    }
    int wide = 0, most = r.cols / 2;
    for (int i = 0; i < rows; i++) {
        int w = utf8_str_width(p->values[i].text);
        wide = w > wide ? w : wide;
    }
    wide = wide < most ? wide : most;
    for (int i = 0; i < rows; i++) {
        int row = r.row + i;
        if (i == rows - 1 && (size_t)rows < p->value_count) {
            canvas_printf(c, row, r.col + 2, ROLE_DIM, "and %zu more", p->value_count - (size_t)i);
            break;
        }
        canvas_fit(c, row, r.col + 2, wide, ROLE_CODE, p->values[i].text);
        int col = canvas_cstr(c, row, r.col + 3 + wide, ROLE_DIM, "is ");
        canvas_fit(c, row, col, r.col + r.cols - col, ROLE_STRONG, p->values[i].value);
    }
    return below(r, rows);
}

/* ---- the rows below --------------------------------------------------------------------- */

/* The last lines of text, from row on; what is new by this step is bright. */
static void draw_tail(struct canvas *c, struct rect r, enum role role, struct str text, size_t fresh)
{
    size_t from = text.len, end = text.len;
    int lines = 0;
    if (from && text.at[from - 1] == '\n')
        from--;
    while (from && lines < r.rows) {
        if (text.at[from - 1] == '\n' && ++lines == r.rows)
            break;
        from--;
    }
    struct str rest = str_slice(text, from, end), line;
    for (int i = 0; i < r.rows; i++) {
        const char *at = rest.at;
        if (!str_line(&rest, &line))
            break;
        bool is_new = fresh && (size_t)(at - text.at) + line.len >= text.len - fresh;
        canvas_fit(c, r.row + i, r.col, r.cols, is_new ? ROLE_STRONG : role, line);
    }
}

static int count_lines(struct str text, int most)
{
    int n = 0;
    for (struct str line; n < most && str_line(&text, &line);)
        n++;
    return n;
}

static const char *more_above(const struct canvas *c, struct str text, int shown)
{
    return count_lines(text, shown + 1) > shown ? canvas_mark(c, MARK_MORE_UP) : "";
}

/* Returns the rows it took, which are the last of r. */
static int draw_below(struct trace_pane *p, struct canvas *c, struct rect r, const struct scene *s)
{
    int most = r.rows < LOW ? 1 : OUTPUT_ROWS, end = r.row + r.rows, row = end;
    bool prints = p->print_lines > 0, errs = s->err.len > 0;
    if (errs) {
        int n = count_lines(s->err, most);
        row -= n;
        canvas_printf(c, row, r.col, ROLE_WARN, "stderr%s", more_above(c, s->err, n));
        draw_tail(c, (struct rect){row, r.col + 8, n, r.cols - 8}, ROLE_GOT, s->err, s->err_new);
    }
    if (prints) {
        int n = p->print_lines < most ? p->print_lines : most;
        row -= n;
        canvas_printf(c, row, r.col, ROLE_DIM, "output%s", more_above(c, s->out, n));
        if (s->out.len)
            draw_tail(c, (struct rect){row, r.col + 8, n, r.cols - 8}, ROLE_GOT, s->out, s->out_new);
        else
            canvas_cstr(c, row, r.col + 8, ROLE_DIM, "nothing yet");
    }
    if (s->open_count) {
        struct buf names = {0};
        for (size_t i = 0; i < s->open_count; i++)
            buf_printf(&names, "%s" STR_FMT " (opened in line %d)", i ? ", " : "",
                       STR_ARG(s->open[i].name), s->open[i].at.line);
        row--;
        canvas_cstr(c, row, r.col, ROLE_DIM, "open ");
        canvas_fit(c, row, r.col + 8, r.cols - 8, ROLE_TEXT, buf_view(&names));
        buf_release(&names);
    }
    return end - row;
}

/* ---- the picture --------------------------------------------------------------------------- */

static int line_now(const void *pane, const struct trace_place *at)
{
    return trace_pane_line(pane, at->file, at->line);
}

static void lay_out(struct trace_pane *p, const struct canvas *c, int cols)
{
    const struct scene *s = trace_pane_scene(p);
    bool dimmed = p->broken || p->late;
    if (p->cols == cols && p->ascii == c->ascii && p->dimmed == dimmed)
        return;
    struct picture_look look = {.cols = cols, .ascii = c->ascii, .dimmed = dimmed, .object = p->object,
                                .address = p->address, .no_bar = true, .options = &p->options,
                                .line_now = line_now, .ctx = p};
    picture_draw(&p->picture, p->trace, s, &look);
    p->cols = cols;
    p->ascii = c->ascii;
    p->dimmed = dimmed;
}

/* Scrolls as little as possible to show a row with so many above and below it. */
static void show_row(struct trace_pane *p, int row, int above, int under, int rows)
{
    if (row + under > p->top + rows - 1)
        p->top = row + under - rows + 1;
    if (row - above < p->top)
        p->top = row - above;
}

/* The whole of the object if it fits, but its cell in any case. */
static void show_spot(struct trace_pane *p, const struct picture_spot *s, int rows)
{
    int first = s->row, last = s->row;
    for (size_t i = 0; i < p->picture.spots.len; i++) {
        const struct picture_spot *other = &p->picture.spots.at[i];
        if (other->object != s->object)
            continue;
        first = other->row < first ? other->row : first;
        last = other->row > last ? other->row : last;
    }
    if (last - first + 4 <= rows)
        show_row(p, first, 2, last - first + 1, rows);
    else
        show_row(p, s->row, rows > 8 ? 2 : 0, rows > 8 ? 2 : 0, rows);
}

static bool in_view(const struct trace_pane *p, int first, int last, int rows)
{
    return first >= p->top && last < p->top + rows;
}

/* The cell to be seen: the bar's if it was put there just now, else what the step changed,
 * else the bar's. */
static int spot_to_show(const struct trace_pane *p)
{
    int bar = trace_pane_spot(p), spot = p->chosen ? bar : -1;
    for (size_t i = 0; spot < 0 && i < p->scene->change_count; i++)
        if (p->scene->changes[i].object)
            spot = picture_spot(&p->picture, p->scene->changes[i].object, p->scene->changes[i].address);
    return spot < 0 ? bar : spot;
}

/* That cell, and the call that runs. Where there is no room for both, the call is what a
 * learner looks for who has come from another one, or if nothing changed. What is in view
 * already does not move the rest: an eye cannot tell that from boxes that move. */
static void follow(struct trace_pane *p, int rows)
{
    int spot = spot_to_show(p);
    uint32_t call = p->scene->stop.call;
    struct rect running = p->picture.running;
    p->follow = false;
    if (spot < 0 && p->stop == 0)
        p->top = 0;
    int at = spot >= 0 ? p->picture.spots.at[spot].row : running.row, end = running.row + running.rows;
    if (spot >= 0 && (p->chosen || !in_view(p, at, at, rows)))
        show_spot(p, &p->picture.spots.at[spot], rows);
    int first = at < running.row ? at : running.row, last = at >= end ? at : end - 1;
    bool both = last - first < rows, other = call != p->followed;
    bool whole = p->stop && other && running.rows < rows;
    int need = whole || running.rows < FEW ? running.rows : FEW;
    bool inside = spot >= 0 && at >= running.row && at < end;
    if (running.rows && (both || (!inside && !p->chosen && (spot < 0 || other))))
        show_row(p, running.row, 0, need - 1, rows);
    bool seen = inside || in_view(p, running.row, running.row + need - 1, rows);
    p->followed = seen || !p->chosen ? call : 0;
    p->chosen = false;
}

static void copy_window(struct trace_pane *p, struct canvas *c, struct rect r)
{
    const struct canvas *from = &p->picture.canvas;
    for (int row = 0; row < r.rows && p->top + row < from->rows; row++) {
        for (int col = 0; col < r.cols && col < from->cols; col++) {
            struct cell *to = canvas_cell(c, r.row + row, r.col + col);
            if (to)
                *to = from->cells[(p->top + row) * from->cols + col];
        }
    }
    int bar = trace_pane_spot(p);
    if (bar >= 0) {
        const struct picture_spot *s = &p->picture.spots.at[bar];
        struct rect old = canvas_clip(c, r);
        canvas_reverse(c, (struct rect){r.row + s->row - p->top, r.col + s->col, 1, s->cols});
        canvas_unclip(c, old);
    }
    if (p->top > 0)
        canvas_cstr(c, r.row, r.col + r.cols - 1, ROLE_KEY, canvas_mark(c, MARK_MORE_UP));
    if (p->top < p->max_top)
        canvas_cstr(c, r.row + r.rows - 1, r.col + r.cols - 1, ROLE_KEY, canvas_mark(c, MARK_MORE_DOWN));
}

static void draw_window(struct trace_pane *p, struct canvas *c, struct rect r)
{
    lay_out(p, c, r.cols < 30 ? 30 : r.cols);
    int over = p->picture.canvas.rows - r.rows;
    p->max_top = over > 0 ? over : 0;
    if (p->follow)
        follow(p, r.rows);
    p->top = p->top > p->max_top ? p->max_top : p->top < 0 ? 0 : p->top;
    p->drawn = r;
    copy_window(p, c, r);
}

static void draw_prompt(struct trace_pane *p, struct canvas *c, int row, int col, int cols, bool focus)
{
    canvas_fill(c, (struct rect){row, col, 1, cols}, ROLE_TEXT);
    int at = canvas_cstr(c, row, col, ROLE_KEY, "when: ");
    if (!p->words.len)
        canvas_fit(c, row, at, cols - (at - col), ROLE_DIM,
                   STR("n == 7   wrote n   line 12   free   call f   print hello"));
    int room = col + cols - 1 - at; /* the caret needs one */
    struct str tail = buf_view(&p->words);
    if (utf8_str_width(tail) > room) { /* what is being typed is at its end */
        at = canvas_cstr(c, row, at, ROLE_KEY, canvas_mark(c, MARK_MORE_LEFT));
        while (tail.len && utf8_str_width(tail) > room - 1) {
            size_t n = 1;
            while (n < tail.len && (tail.at[n] & 0xC0) == 0x80)
                n++;
            tail = str_slice(tail, n, tail.len);
        }
    }
    at = canvas_text(c, row, at, ROLE_TEXT, tail);
    if (focus) {
        c->cursor_row = row;
        c->cursor_col = at < col + cols ? at : col + cols - 1;
    }
}

void trace_pane_draw(struct trace_pane *p, struct canvas *c, struct rect r, bool focus, bool code)
{
    memset(&p->drawn, 0, sizeof p->drawn);
    memset(&p->scrub, 0, sizeof p->scrub);
    if (r.rows < 3 || r.cols < 10)
        return;
    struct rect old = canvas_clip(c, r);
    if (!p->trace) {
        struct str text = p->note.len ? buf_view(&p->note) : str_from(p->nothing);
        wrapped(c, r, r.rows, p->note.len ? ROLE_FAIL : ROLE_DIM, text);
        canvas_unclip(c, old);
        return;
    }
    const struct scene *s = trace_pane_scene(p);
    struct rect middle = draw_values(p, c, draw_above(p, c, r, code));
    int last = r.row + r.rows - 1;
    middle.rows--;
    scrub_draw(p, c, last, r.col, r.cols);
    middle.rows -= draw_below(p, c, middle, s);
    if (middle.rows > 0)
        draw_window(p, c, middle);
    if (p->asking)
        draw_prompt(p, c, last, r.col, r.cols, focus);
    canvas_unclip(c, old);
}
