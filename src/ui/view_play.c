/* A lesson's program to play with: change it, and what it prints follows, and the
 * picture of its memory: beside it where there is room, else on a screen of its own.
 * Nothing is kept and nothing counts. */
#include "study/lanes.h"
#include "ui/editor.h"
#include "ui/pane.h"

#include <string.h>

enum { HOLD_MS = 400, SLOW_MS = 300, KEYSTROKE_SCHEDULES = 2000 };

struct play_view {
    struct view view;
    struct editor editor;
    struct buf text;
    struct page page;          /* what it prints */
    struct trace_pane trace;
    bool picture;              /* it has the keys */
    bool reads;                /* what it prints has them, and the screen */
    bool zoomed;
    struct rect drawn;         /* the picture; rows 0: it was not */
    int said_row;              /* what it prints begins there; 0: it is not on the screen */
    struct verdict *verdict;   /* shown; owned */
    struct permit_marks permits; /* beside the code, if they are wanted */
    struct verdict *held;      /* does not compile; waits for a pause */
    const struct run_fence *fence; /* of the item */
    int64_t edited_ms;
    int64_t slow_ms;           /* from then on the picture that is shown is old */
};

static struct play_view *self(struct view *v) { return (struct play_view *)v; }

static bool sees_picture(const struct app *a, const struct play_view *x)
{
    return x->picture || (a->canvas.cols >= UI_WIDE && !a->no_picture);
}

static void pump(struct app *a, struct play_view *x)
{
    if (sees_picture(a, x))
        trace_pane_pump(a, &x->trace, &x->view);
}

static void focus(struct app *a, struct play_view *x, bool picture)
{
    x->picture = picture;
    x->reads = false;
    x->view.where = IN_PLAY | (picture ? IN_PICTURE : IN_EDITOR);
    pump(a, x);
}

static void read_on(struct app *a, struct play_view *x)
{
    focus(a, x, false);
    x->reads = true;
    x->view.where = IN_PLAY | IN_READER;
    page_stale(&x->page);
}

/* Borrows x->text; run lives as long as the caller's. */
static struct attempt attempt_of(const struct app *a, struct play_view *x, struct source_file *file, struct run_input *run)
{
    *file = (struct source_file){.name = STR("answer.c"), .text = buf_view(&x->text)};
    *run = (struct run_input){0};
    return (struct attempt){.files = file, .file_count = 1, .runs = run, .run_count = 1,
                            .schedules = x->fence->hides ? 0 : KEYSTROKE_SCHEDULES, .faults = x->fence->faults,
                            .contracts = CONTRACTS_CHECK | (a->beside == BESIDE_PERMITS ? CONTRACTS_PERMISSIONS : 0)};
}

static void submit(struct app *a, struct play_view *x)
{
    struct source_file file;
    struct run_input run;
    buf_clear(&x->text);
    editor_save(&x->editor, &x->text);
    struct attempt attempt = attempt_of(a, x, &file, &run);
    verdict_free(x->held);
    x->held = NULL;
    x->view.wake_ms = x->slow_ms = app_now(a) + SLOW_MS;
    trace_pane_cancel(&x->trace);
    app_judge(a, &x->view, &attempt);
}

static void offer(struct app *a, struct play_view *x)
{
    struct source_file file;
    struct run_input run;
    struct attempt attempt = attempt_of(a, x, &file, &run);
    trace_pane_follow(&x->trace, &attempt, x->verdict, NULL, (struct str){"", 0});
    pump(a, x);
}

static void show(struct app *a, struct play_view *x, struct verdict *v)
{
    verdict_free(x->verdict);
    x->verdict = v;
    x->page.top = 0;
    page_stale(&x->page);
    struct editor_mark marks[32];
    size_t count = 0;
    for (size_t i = 0; i < v->diag_count && count < COUNT(marks); i++) {
        const struct diag *d = &v->diags[i];
        if (d->line < 1 || (count && marks[count - 1].line > d->line - 1))
            continue;
        marks[count++] = (struct editor_mark){
            .line = d->line - 1, .byte = d->column ? d->column - 1 : 0,
            .length = d->column ? (d->length ? d->length : 1) : 0,
            .mark = d->severity == SEVERITY_ERROR ? MARK_ERROR : MARK_WARNING,
            .role = d->severity == SEVERITY_ERROR ? ROLE_FAIL : ROLE_WARN};
    }
    editor_set_marks(&x->editor, marks, count);
    offer(a, x);
}

static void on_verdict(struct app *a, struct view *v, struct verdict *verdict)
{
    struct play_view *x = self(v);
    if (trace_pane_verdict(a, &x->trace, verdict))
        return;
    if (verdict->kind == VERDICT_COMPILE_ERROR && x->edited_ms &&
        app_now(a) - x->edited_ms < HOLD_MS) {
        x->held = verdict;
        v->wake_ms = x->edited_ms + HOLD_MS;
        return;
    }
    show(a, x, verdict);
}

static void on_tick(struct app *a, struct view *v)
{
    struct play_view *x = self(v);
    struct verdict *held = x->held;
    x->held = NULL;
    if (held)
        show(a, x, held);
    pump(a, x);
}

static bool on_editor(struct app *a, struct play_view *x, const struct ui_event *e)
{
    switch (editor_handle(&x->editor, e, app_now(a))) {
    case EDITOR_IGNORED:
        return e->kind != EVENT_KEY;
    case EDITOR_CHANGED:
    case EDITOR_CUT:
        x->edited_ms = app_now(a);
        submit(a, x);
        break;
    case EDITOR_COPIED:
        app_copy(a, buf_view(&x->editor.clipboard));
        break;
    case EDITOR_HANDLED:
    case EDITOR_LOCKED:
        break;
    }
    return true;
}

static bool in_picture(const struct play_view *x, const struct ui_event *e)
{
    const struct rect *r = &x->drawn;
    return e->mouse.row >= r->row && e->mouse.row < r->row + r->rows && e->mouse.col >= r->col &&
           e->mouse.col < r->col + r->cols;
}

static bool on_mouse(struct app *a, struct play_view *x, const struct ui_event *e)
{
    bool wheel = e->mouse.action == MOUSE_WHEEL_UP || e->mouse.action == MOUSE_WHEEL_DOWN;
    if (x->reads || (wheel && x->said_row && e->mouse.row >= x->said_row && !in_picture(x, e)))
        return page_handle(a, &x->page, e, ACTION_NONE);
    if (!in_picture(x, e)) {
        if (e->mouse.action == MOUSE_PRESS && x->picture)
            focus(a, x, false);
        return on_editor(a, x, e);
    }
    if (e->mouse.action == MOUSE_PRESS)
        focus(a, x, true);
    return trace_pane_handle(a, &x->trace, &x->view, e, ACTION_NONE) || e->mouse.action == MOUSE_PRESS;
}

static void hide(struct app *a, struct play_view *x)
{
    app_prefer(a, &a->no_picture, "picture");
    if (a->no_picture && x->picture)
        focus(a, x, false);
    pump(a, x);
}

static void open_threads(struct app *a, struct play_view *x)
{
    struct source_file file;
    struct run_input run;
    struct attempt attempt = attempt_of(a, x, &file, &run);
    attempt.schedules = KEYSTROKE_SCHEDULES;
    if (!x->verdict || verdict_threads(x->verdict) == SIZE_MAX)
        app_say(a, ROLE_NOTE, "The program makes no thread, so there is only one order to run it in.");
    else
        view_threads_open(a, x->view.item, &attempt, 0);
}

static void open_failures(struct app *a, struct play_view *x)
{
    struct source_file file;
    struct run_input run;
    struct attempt attempt = attempt_of(a, x, &file, &run);
    attempt.faults = (struct str){"", 0};
    if (!x->verdict || x->verdict->kind == VERDICT_COMPILE_ERROR)
        app_say(a, ROLE_NOTE, "The program does not run yet, so there is nothing that could fail.");
    else
        view_failures_open(a, x->view.item, &attempt, 0);
}

static void open_contracts(struct app *a, struct play_view *x)
{
    struct source_file file;
    struct run_input run;
    struct attempt attempt = attempt_of(a, x, &file, &run);
    view_contracts_open(a, x->view.item, &attempt, file.name);
}

static void take(struct app *a, struct view *v, struct str file, const struct str *text, int line)
{
    struct play_view *x = self(v);
    (void)file;
    if (text && editor_reload(&x->editor, *text, false, 0, 0, app_now(a))) {
        x->edited_ms = app_now(a);
        submit(a, x);
    }
    editor_goto(&x->editor, line - 1, 0);
    focus(a, x, false);
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct play_view *x = self(v);
    if (e->kind == EVENT_MOUSE)
        return on_mouse(a, x, e);
    if (x->picture && x->trace.asking)
        return trace_pane_handle(a, &x->trace, v, e, action);
    if (x->reads && x->page.asking)
        return page_handle(a, &x->page, e, action);
    switch (action) {
    case ACTION_PLAY_SAID:
        if (x->reads)
            focus(a, x, false);
        else
            read_on(a, x);
        return true;
    case ACTION_PICTURE:
        focus(a, x, true);
        return true;
    case ACTION_THREADS:
        open_threads(a, x);
        return true;
    case ACTION_FAILURES:
        open_failures(a, x);
        return true;
    case ACTION_CONTRACTS:
        open_contracts(a, x);
        return true;
    case ACTION_ZOOM:
        x->zoomed = !x->zoomed && a->canvas.cols >= UI_WIDE;
        return true;
    case ACTION_HIDE:
        hide(a, x);
        return true;
    case ACTION_NEXT_PANE:
        focus(a, x, !x->picture);
        return true;
    case ACTION_OWNERS:
        app_turn_beside(a);
        x->trace.code_stale = true;
        submit(a, x);
        return true;
    case ACTION_CODE_STEP_BACK:
    case ACTION_CODE_STEP_ON:
        if (sees_picture(a, x))
            return trace_pane_handle(a, &x->trace, v, e, action);
        focus(a, x, true);
        return true;
    default:
        break;
    }
    if (x->reads && (action == ACTION_BACK || action == ACTION_QUIT_KEY)) {
        focus(a, x, false);
        return true;
    }
    if (x->reads)
        return page_handle(a, &x->page, e, action);
    if (!x->picture)
        return on_editor(a, x, e);
    if (action == ACTION_BACK && x->zoomed) {
        x->zoomed = false;
        return true;
    }
    if (action == ACTION_BACK || action == ACTION_PANE_CODE) {
        focus(a, x, false);
        return true;
    }
    return trace_pane_handle(a, &x->trace, v, e, action);
}

static void draw_picture(struct play_view *x, struct canvas *c, struct rect r, bool alone)
{
    canvas_frame(c, r, x->picture, x->trace.late && x->trace.trace ? STR("Picture (F6), of the text before")
                                                                   : STR("Picture (F6)"));
    x->drawn = (struct rect){r.row + 1, r.col + 2, r.rows - 2, r.cols - 4};
    trace_pane_draw(&x->trace, c, x->drawn, x->picture, alone);
    if (x->picture)
        scrub_legend_draw(&x->trace, c, r.row + r.rows - 1, r.col + 2, r.col + r.cols - 2);
}

static void add_verdict(struct prose *p, const struct play_view *x)
{
    verdict_add_failed(p, x->verdict);
    verdict_add_run(p, x->verdict, buf_view(&x->text));
    if (x->fence->hides && verdict_threads(x->verdict) != SIZE_MAX)
        prose_text(p, ROLE_DIM, 0,
                   str_from(arena_printf(p->arena, "One order of its threads was run. %s tries the others.",
                                         action_key(ACTION_THREADS).text)));
}

static void draw_said(struct play_view *x, struct canvas *c, struct rect r)
{
    if (page_begin(&x->page, c, r.cols)) {
        x->page.cursor = -1;
        if (x->verdict)
            add_verdict(&x->page.prose, x);
        else
            prose_text(&x->page.prose, ROLE_DIM, 0, STR("What it prints will stand here."));
    }
    page_draw(&x->page, c, r, NULL);
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct play_view *x = self(v);
    x->said_row = 0;
    if (x->reads) {
        memset(&x->drawn, 0, sizeof x->drawn);
        draw_said(x, c, (struct rect){r.row, r.col + 2, r.rows, r.cols - 4});
        return;
    }
    bool beside = sees_picture(a, x), wide = r.cols >= UI_WIDE;
    memset(&x->drawn, 0, sizeof x->drawn);
    x->trace.late = x->trace.behind && app_judging(a, v) && app_now(a) >= x->slow_ms;
    if (x->picture && (!wide || x->zoomed)) {
        draw_picture(x, c, r, true);
        return;
    }
    if (beside) {
        int cols = r.cols * 45 / 100;
        draw_picture(x, c, (struct rect){r.row, r.col + r.cols - cols, r.rows, cols}, false);
        r.cols -= cols + 1;
    }
    int strip = r.rows / 3 < 8 ? 8 : r.rows / 3;
    struct rect code = {r.row, r.col, r.rows - strip, r.cols};
    struct rect below = {code.row + code.rows + 1, r.col + 1, strip - 1, r.cols - 2};
    trace_pane_mark(&x->trace, &x->editor, "answer.c", beside || !x->trace.behind, a->beside == BESIDE_OWNERS);
    if (a->beside == BESIDE_PERMITS)
        permit_marks_show(&x->permits, &x->editor, x->verdict, STR("answer.c"));
    editor_draw(&x->editor, c, code, !x->picture);
    canvas_hline(c, below.row - 1, r.col, r.cols, ROLE_FRAME);
    canvas_cstr(c, below.row - 1, r.col + 2, ROLE_FRAME, " What it does ");
    x->said_row = below.row;
    draw_said(x, c, below);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    buf_printf(out, "Playing with a program of: " STR_FMT, STR_ARG(item_title(v->item)));
}

static struct str explains(struct view *v)
{
    struct play_view *x = self(v);
    return x->verdict ? verdict_explains(x->verdict) : (struct str){"", 0};
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    static const enum action typing[] = {ACTION_PICTURE, ACTION_BACK, ACTION_HELP, ACTION_QUIT,
                                         ACTION_ED_UNDO, ACTION_ED_NEXT_MARK};
    static const enum action reading[] = {ACTION_BACK, ACTION_PAGE_DOWN, ACTION_SEARCH,
                                          ACTION_EXPLAIN, ACTION_HELP_KEY, ACTION_PICTURE, ACTION_QUIT};
    static const enum action walking[] = {ACTION_STEP_BACK, ACTION_STEP_ON, ACTION_LINE_ON,
                                          ACTION_TIME_SEARCH, ACTION_CELL_DOWN, ACTION_CELL_OPEN,
                                          ACTION_PANE_CODE, ACTION_HELP_KEY, ACTION_VALUES,
                                          ACTION_ZOOM};
    const struct play_view *x = self(v);
    (void)a;
    if (x->reads) {
        memcpy(ret, reading, sizeof reading);
        return COUNT(reading);
    }
    size_t count = x->picture ? COUNT(walking) : COUNT(typing);
    memcpy(ret, x->picture ? walking : typing, count * sizeof *ret);
    if (!x->picture && explains(v).len) {
        ret[count++] = ret[2];
        ret[2] = ACTION_EXPLAIN;
    }
    if (!x->picture && x->page.max_top > 0) { /* there is more than its rows show */
        memmove(ret + 2, ret + 1, (count - 1) * sizeof *ret);
        ret[1] = ACTION_PLAY_SAID;
        count++;
    }
    return count;
}

static bool settled(struct view *v)
{
    return !self(v)->held;
}

static void done(struct view *v)
{
    struct play_view *x = self(v);
    verdict_free(x->verdict);
    verdict_free(x->held);
    editor_release(&x->editor);
    trace_pane_release(&x->trace);
    page_release(&x->page);
    buf_release(&x->text);
    permit_marks_release(&x->permits);
}

static const struct view_ops ops = {
    .name = "play", .title = title, .handle = handle, .draw = draw, .footer = footer,
    .tick = on_tick, .verdict = on_verdict, .settled = settled, .explains = explains,
    .take = take, .done = done,
};

void view_play_open(struct app *a, const struct item *it, const struct block *fence)
{
    struct play_view *x = mem_alloc(sizeof *x);
    x->view.ops = &ops;
    x->view.item = it;
    x->view.where = IN_EDITOR | IN_PLAY;
    trace_pane_init(&x->trace);
    editor_init(&x->editor);
    x->fence = fence->run;
    editor_load(&x->editor, fence->text, false, 0, 0);
    app_push(a, &x->view);
    submit(a, x);
}
