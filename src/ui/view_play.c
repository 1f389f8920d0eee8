/* A lesson's program to play with: change it, and what it prints follows. Nothing
 * is kept and nothing counts. */
#include "ui/editor.h"
#include "ui/pane.h"

enum { HOLD_MS = 400 };

struct play_view {
    struct view view;
    struct editor editor;
    struct buf text;
    struct page page;          /* what it prints */
    struct verdict *verdict;   /* shown; owned */
    struct verdict *held;      /* does not compile; waits for a pause */
    int64_t edited_ms;
};

static struct play_view *self(struct view *v) { return (struct play_view *)v; }

static void submit(struct app *a, struct play_view *x)
{
    buf_clear(&x->text);
    editor_save(&x->editor, &x->text);
    struct source_file f = {.name = STR("answer.c"), .text = buf_view(&x->text)};
    struct run_input in = {0};
    struct attempt attempt = {.files = &f, .file_count = 1, .runs = &in, .run_count = 1};
    verdict_free(x->held);
    x->held = NULL;
    x->view.wake_ms = 0;
    app_judge(a, &x->view, &attempt);
}

static void show(struct play_view *x, struct verdict *v)
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
}

static void on_verdict(struct app *a, struct view *v, struct verdict *verdict)
{
    struct play_view *x = self(v);
    if (verdict->kind == VERDICT_COMPILE_ERROR && x->edited_ms &&
        app_now(a) - x->edited_ms < HOLD_MS) {
        x->held = verdict;
        v->wake_ms = x->edited_ms + HOLD_MS;
        return;
    }
    show(x, verdict);
}

static void on_tick(struct app *a, struct view *v)
{
    struct play_view *x = self(v);
    struct verdict *held = x->held;
    (void)a;
    x->held = NULL;
    if (held)
        show(x, held);
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct play_view *x = self(v);
    (void)action;
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

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct play_view *x = self(v);
    (void)a;
    int strip = r.rows / 3 < 8 ? 8 : r.rows / 3;
    struct rect code = {r.row, r.col, r.rows - strip, r.cols};
    struct rect below = {code.row + code.rows + 1, r.col + 1, strip - 1, r.cols - 2};
    editor_draw(&x->editor, c, code, true);
    canvas_hline(c, below.row - 1, r.col, r.cols, ROLE_FRAME);
    canvas_cstr(c, below.row - 1, r.col + 2, ROLE_FRAME, " What it does ");
    if (page_begin(&x->page, c, below.cols)) {
        x->page.cursor = -1;
        if (x->verdict)
            verdict_add_run(&x->page.prose, x->verdict, buf_view(&x->text));
        else
            prose_text(&x->page.prose, ROLE_DIM, 0, STR("What it prints will stand here."));
    }
    page_draw(&x->page, c, below, NULL);
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
    static const enum action keys[] = {ACTION_BACK, ACTION_ED_UNDO, ACTION_ED_NEXT_MARK,
                                       ACTION_HELP, ACTION_QUIT, ACTION_EXPLAIN};
    size_t count = explains(v).len ? COUNT(keys) : COUNT(keys) - 1;
    (void)a;
    for (size_t i = 0; i < count; i++)
        ret[i] = keys[i];
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
    page_release(&x->page);
    buf_release(&x->text);
}

static const struct view_ops ops = {
    .name = "play", .title = title, .handle = handle, .draw = draw, .footer = footer,
    .tick = on_tick, .verdict = on_verdict, .settled = settled, .explains = explains,
    .done = done,
};

void view_play_open(struct app *a, const struct item *it, struct str code)
{
    struct play_view *x = mem_alloc(sizeof *x);
    x->view.ops = &ops;
    x->view.item = it;
    x->view.where = IN_EDITOR;
    editor_init(&x->editor);
    editor_load(&x->editor, code, false, 0, 0);
    app_push(a, &x->view);
    submit(a, x);
}
