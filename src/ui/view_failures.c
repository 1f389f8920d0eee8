/* The failures of a program: one cell for each call that can fail, and for each way in which
 * it can; what the program does then in words, and the picture of that run. Opened over an
 * exercise or a playground; nothing is kept, nothing counts.
 *
 * First a sweep is asked for, then the run of the cell under the bar, then its picture. A key
 * that goes to another cell takes the place of what was asked. */
#include "ui/pane.h"

#include <string.h>

enum tab { TAB_CELLS, TAB_PICTURE };
enum ask { ASK_NO, ASK_SWEEP, ASK_CELL, ASK_TRACE };
enum { AGAIN_MS = 200 };

struct failures_view {
    struct view view;
    enum tab tab;
    struct arena kept;
    struct attempt all;      /* of the program: one run, without failures; in kept */
    struct verdict *swept;   /* owned; NULL: not there yet */
    size_t cell;             /* the bar */
    struct arena cell_kept;
    struct attempt one;      /* of the cell: in cell_kept */
    struct verdict *shown;   /* owned: of the cell `shown_cell`; NULL: none yet */
    size_t shown_cell;
    struct page page;        /* the cell in words */
    struct trace_pane trace;
    enum ask want, asked;
    const char *nothing;     /* why there is nothing to see */
    struct rect strip;       /* where the cells were drawn, and how many in a row */
    int columns;
};

static struct failures_view *self(struct view *v) { return (struct failures_view *)v; }

static const struct sweep *sweep_of(const struct failures_view *x)
{
    const struct sweep *s = x->swept && x->swept->run_count ? x->swept->runs[0].sweep : NULL;
    return s && s->count ? s : NULL;
}

/* ---- asking ---------------------------------------------------------------------- */

static bool sees_picture(const struct app *a, const struct failures_view *x)
{
    return x->tab == TAB_PICTURE || a->canvas.cols >= UI_WIDE;
}

static void pump(struct app *a, struct failures_view *x)
{
    if (x->asked && !app_judging(a, &x->view)) { /* another view took the judge */
        if (x->asked == ASK_TRACE)
            x->trace.want = ASK_LIVE;
        else if (!x->want)
            x->want = x->asked;
        x->asked = ASK_NO;
    }
    if (app_judging(a, &x->view)) {
        if (!x->want || x->asked == ASK_SWEEP)
            return;
        trace_pane_cancel(&x->trace); /* of a cell that the bar has left */
    } else if (a->asked && x->swept) {
        x->view.wake_ms = app_now(a) + AGAIN_MS;
        return;
    }
    if (!x->want) {
        x->asked = ASK_NO;
        if (sees_picture(a, x)) {
            trace_pane_pump(a, &x->trace, &x->view);
            x->asked = x->trace.asked ? ASK_TRACE : ASK_NO;
        }
        return;
    }
    x->asked = x->want;
    x->want = ASK_NO;
    if (!app_judge(a, &x->view, x->asked == ASK_SWEEP ? &x->all : &x->one)) {
        x->nothing = "Programs cannot be run on this machine; `freehold doctor` says why.";
        x->asked = ASK_NO;
    }
}

static void go(struct app *a, struct failures_view *x, size_t cell)
{
    const struct sweep *s = sweep_of(x);
    if (!s)
        return;
    x->cell = cell < s->count ? cell : s->count - 1;
    arena_clear(&x->cell_kept);
    x->one = attempt_for_failure(&x->cell_kept, &x->all, s->cells[x->cell].faults);
    page_stale(&x->page);
    x->page.top = 0;
    x->want = ASK_CELL;
    pump(a, x);
}

static void jump(struct app *a, struct failures_view *x, int by)
{
    const struct sweep *s = sweep_of(x);
    for (size_t i = 1; s && i <= s->count; i++) {
        size_t at = by > 0 ? (x->cell + i) % s->count : (x->cell + s->count - i) % s->count;
        if (s->cells[at].state != FAULT_HANDLED) {
            go(a, x, at);
            return;
        }
    }
    app_say(a, ROLE_NOTE, "Every failure is handled.");
}

static void take_sweep(struct app *a, struct failures_view *x, struct verdict *v)
{
    x->swept = v;
    page_stale(&x->page);
    const struct sweep *s = sweep_of(x);
    if (v->kind == VERDICT_TOOL_FAULT)
        x->nothing = "The judge failed; `freehold doctor` may say why.";
    else if (v->kind == VERDICT_COMPILE_ERROR)
        x->nothing = "The program does not compile, so nothing runs.";
    else if (!s)
        x->nothing = v->run_count && (v->runs[0].finding_count || v->runs[0].limit)
                         ? "Something goes wrong already when nothing fails: mend that first."
                         : "No call of this program can fail: it asks for no memory, opens no file, makes no thread.";
    if (!s)
        return;
    size_t first = 0;
    while (first + 1 < s->count && s->cells[first].state == FAULT_HANDLED)
        first++;
    go(a, x, s->cells[first].state == FAULT_HANDLED ? 0 : first);
}

static void on_verdict(struct app *a, struct view *v, struct verdict *verdict)
{
    struct failures_view *x = self(v);
    enum ask asked = x->asked;
    x->asked = ASK_NO;
    if (asked == ASK_SWEEP) {
        take_sweep(a, x, verdict);
    } else if (asked == ASK_CELL) {
        verdict_free(x->shown);
        x->shown = verdict;
        x->shown_cell = x->cell;
        page_stale(&x->page);
        trace_pane_follow(&x->trace, &x->one, verdict, NULL, x->one.faults);
    } else if (!trace_pane_verdict(a, &x->trace, verdict)) {
        verdict_free(verdict);
    } else if (x->trace.trace && x->trace.found == TRACE_NONE && sweep_of(x)) { /* where it failed */
        trace_pane_go(&x->trace, trace_at_step(x->trace.trace, sweep_of(x)->cells[x->cell].step));
    }
    pump(a, x);
}

/* ---- keys ---------------------------------------------------------------------------- */

static void focus(struct app *a, struct failures_view *x, enum tab tab)
{
    x->tab = tab;
    x->view.where = tab == TAB_PICTURE ? IN_FAILURES | IN_PICTURE : IN_FAILURES | IN_CELLS | IN_READER;
    pump(a, x);
}

static bool click(struct app *a, struct failures_view *x, const struct ui_event *e)
{
    int row = e->mouse.row - x->strip.row, col = e->mouse.col - x->strip.col;
    if (e->mouse.action != MOUSE_PRESS || row < 0 || row >= x->strip.rows || col < 0 || col >= x->columns * 2)
        return false;
    size_t cell = (size_t)row * (size_t)x->columns + (size_t)col / 2;
    if (sweep_of(x) && cell < sweep_of(x)->count)
        go(a, x, cell);
    return true;
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct failures_view *x = self(v);
    const struct sweep *s = sweep_of(x);
    if (e->kind == EVENT_MOUSE && click(a, x, e))
        return true;
    if (x->tab == TAB_PICTURE && (x->trace.asking || e->kind == EVENT_MOUSE))
        return trace_pane_handle(a, &x->trace, v, e, action);
    if (x->tab == TAB_CELLS && (x->page.asking || e->kind == EVENT_MOUSE))
        return page_handle(a, &x->page, e, action);
    if (e->kind != EVENT_KEY)
        return true;
    switch (action) {
    case ACTION_TAB_CELLS: focus(a, x, TAB_CELLS); return true;
    case ACTION_TAB_FAILED: focus(a, x, TAB_PICTURE); return true;
    case ACTION_CELL_BACK: go(a, x, x->cell ? x->cell - 1 : 0); return true;
    case ACTION_CELL_ON: go(a, x, x->cell + 1); return true;
    case ACTION_CELL_BAD: jump(a, x, 1); return true;
    case ACTION_CELL_BAD_BACK: jump(a, x, -1); return true;
    case ACTION_CELL_COPY:
        if (s) {
            app_copy(a, s->cells[x->cell].faults);
            app_say(a, ROLE_NOTE, "Copied: " STR_FMT " (freehold run --fail)", STR_ARG(s->cells[x->cell].faults));
        }
        return true;
    case ACTION_BACK:
        if (x->tab == TAB_CELLS)
            return false;
        focus(a, x, TAB_CELLS);
        return true;
    default: break;
    }
    return x->tab == TAB_PICTURE ? trace_pane_handle(a, &x->trace, v, e, action)
                                 : page_handle(a, &x->page, e, action);
}

/* ---- drawing ------------------------------------------------------------------------- */

/* All cells, or as many rows of them around the bar as there is room for. */
static int draw_strip(struct failures_view *x, struct canvas *c, struct rect r, const struct sweep *s)
{
    x->columns = r.cols / 2 > 0 ? r.cols / 2 : 1;
    int all = (int)((s->count + (size_t)x->columns - 1) / (size_t)x->columns);
    int rows = all < r.rows ? all : r.rows, here = (int)(x->cell / (size_t)x->columns);
    int top = here - rows + 1 > 0 ? here - rows + 1 : 0;
    x->strip = (struct rect){r.row - top, r.col, top + rows, r.cols};
    for (size_t i = (size_t)top * (size_t)x->columns; i < s->count; i++) {
        int row = (int)(i / (size_t)x->columns) - top, col = (int)(i % (size_t)x->columns) * 2;
        if (row >= rows)
            break;
        const struct fault_cell *f = &s->cells[i];
        bool bar = i == x->cell;
        canvas_printf(c, r.row + row, r.col + col, bar ? ROLE_SELECTED : failure_role(f->state), bar ? "%s" : "%s",
                      failure_sign(f->state, c->ascii));
    }
    return rows;
}

static void lay_out(struct failures_view *x, const struct sweep *s)
{
    struct prose *p = &x->page.prose;
    const struct fault_cell *f = &s->cells[x->cell];
    struct str code = x->all.file_count ? x->all.files[0].text : STR("");
    prose_text(p, failure_role(f->state), 0,
               f->state == FAULT_HANDLED ? STR("Handled") : f->state == FAULT_UNNOTICED ? STR("Nobody noticed")
                                                                                        : STR("It breaks"));
    char *how = arena_cstr(p->arena, f->how);
    if (*how == 'w')
        *how = 'W'; /* a clause, here a line of its own */
    prose_text(p, ROLE_STRONG, 0, str_from(how));
    prose_blank(p);
    if (x->shown && x->shown_cell == x->cell)
        verdict_add_run(p, x->shown, code);
    else
        prose_text(p, ROLE_DIM, 0, STR("Running it ..."));
}

static void draw_cells(struct failures_view *x, struct canvas *c, struct rect r)
{
    const struct sweep *s = sweep_of(x);
    bool first = true;
    int col = canvas_printf(c, r.row, r.col, ROLE_TEXT, "%zu failure%s tried: ", s->count, s->count == 1 ? "" : "s");
    const struct { enum fault_outcome state; size_t count; const char *word; } counts[] = {
        {FAULT_HANDLED, s->count - s->broken - s->unnoticed, "handled"},
        {FAULT_UNNOTICED, s->unnoticed, "unnoticed"}, {FAULT_BROKE, s->broken, "break it"}};
    for (size_t i = 0; i < COUNT(counts); i++, first = false)
        col = canvas_printf(c, r.row, col, failure_role(counts[i].state), "%s%s %zu %s", first ? "" : "  ",
                            failure_sign(counts[i].state, c->ascii), counts[i].count, counts[i].word);
    if (!s->complete)
        canvas_printf(c, r.row, col, ROLE_DIM, "  (more could fail)");
    int most = r.rows / 3 > 0 ? r.rows / 3 : 1;
    int rows = draw_strip(x, c, (struct rect){r.row + 1, r.col, most, r.cols}, s) + 1;
    canvas_hline(c, r.row + rows, r.col, r.cols, ROLE_FRAME);
    canvas_printf(c, r.row + rows, r.col + 2, ROLE_FRAME, " %zu of %zu: " STR_FMT " ", x->cell + 1, s->count,
                  STR_ARG(s->cells[x->cell].faults));
    if (page_begin(&x->page, c, r.cols))
        lay_out(x, s);
    page_draw(&x->page, c, (struct rect){r.row + rows + 1, r.col, r.rows - rows - 1, r.cols}, NULL);
}

static void draw_picture(struct failures_view *x, struct canvas *c, struct rect r, bool alone)
{
    bool has = x->tab == TAB_PICTURE;
    struct rect in = {r.row + 1, r.col + 2, r.rows - 2, r.cols - 4};
    canvas_frame(c, r, has, STR("Picture of this run (F6)"));
    trace_pane_draw(&x->trace, c, in, has, alone);
    if (has)
        scrub_legend_draw(&x->trace, c, r.row + r.rows - 1, r.col + 2, r.col + r.cols - 2);
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct failures_view *x = self(v);
    struct rect body = {r.row, r.col + 1, r.rows, r.cols - 2};
    (void)a;
    if (x->nothing || !sweep_of(x)) {
        struct str why = x->nothing ? str_from(x->nothing) : STR("Making each call fail in turn ...");
        if (page_begin(&x->page, c, body.cols))
            prose_text(&x->page.prose, x->nothing ? ROLE_NOTE : ROLE_DIM, 0, why);
        page_draw(&x->page, c, (struct rect){body.row + 1, body.col, body.rows - 1, body.cols}, NULL);
        return;
    }
    if (x->tab == TAB_PICTURE && r.cols < UI_WIDE) {
        draw_picture(x, c, r, true);
        return;
    }
    if (r.cols >= UI_WIDE) {
        int cols = r.cols * 45 / 100;
        draw_picture(x, c, (struct rect){r.row, r.col + r.cols - cols, r.rows, cols}, true);
        body.cols -= cols + 1;
    }
    draw_cells(x, c, body);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    buf_printf(out, "Failures of: " STR_FMT, STR_ARG(item_title(v->item)));
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    static const enum action cells[] = {ACTION_CELL_BACK, ACTION_CELL_ON, ACTION_CELL_BAD, ACTION_TAB_FAILED,
                                        ACTION_DOWN, ACTION_CELL_COPY, ACTION_BACK, ACTION_HELP_KEY};
    static const enum action walking[] = {ACTION_STEP_BACK, ACTION_STEP_ON, ACTION_CELL_DOWN, ACTION_FINDING,
                                          ACTION_TAB_CELLS, ACTION_BACK, ACTION_HELP_KEY};
    (void)a;
    if (self(v)->tab == TAB_PICTURE)
        return (memcpy(ret, walking, sizeof walking), COUNT(walking));
    return (memcpy(ret, cells, sizeof cells), COUNT(cells));
}

static void on_tick(struct app *a, struct view *v) { pump(a, self(v)); }

/* Who is below may have lost the judge to us. */
static void leave(struct app *a, struct view *v)
{
    if (v->below && v->below->ops->tick)
        v->below->wake_ms = app_now(a);
}

static bool settled(struct view *v)
{
    const struct failures_view *x = self(v);
    return !x->want && !x->asked;
}

static void done(struct view *v)
{
    struct failures_view *x = self(v);
    verdict_free(x->swept);
    verdict_free(x->shown);
    page_release(&x->page);
    trace_pane_release(&x->trace);
    arena_release(&x->kept);
    arena_release(&x->cell_kept);
}

static const struct view_ops ops = {
    .name = "failures", .title = title, .handle = handle, .draw = draw, .footer = footer, .tick = on_tick,
    .verdict = on_verdict, .leave = leave, .settled = settled, .done = done,
};

void view_failures_open(struct app *a, const struct item *it, const struct attempt *all, size_t run)
{
    struct failures_view *x = mem_alloc(sizeof *x);
    x->view.ops = &ops;
    x->view.item = it;
    x->all = attempt_for_sweep(&x->kept, all, run);
    x->page.cursor = -1;
    trace_pane_init(&x->trace);
    x->trace.nothing = "The picture of memory in the run where this fails will stand here.";
    x->want = ASK_SWEEP;
    focus(a, x, TAB_CELLS);
    app_push(a, &x->view);
    pump(a, x);
}
