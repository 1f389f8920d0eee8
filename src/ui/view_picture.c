/* The picture of a lesson's program at full size: all of its run, with all the keys that
 * pictures have; the program beside it where there is room. */
#include "ui/editor.h"
#include "ui/pane.h"

struct picture_view {
    struct view view;
    struct editor program;
    struct trace_pane trace;
};

static struct picture_view *self(struct view *v) { return (struct picture_view *)v; }

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    return trace_pane_handle(a, &self(v)->trace, v, e, action);
}

/* What the pane has asked the judge for: values, another part of a long run. */
static void on_verdict(struct app *a, struct view *v, struct verdict *verdict)
{
    if (!trace_pane_verdict(a, &self(v)->trace, verdict))
        verdict_free(verdict);
}

static void on_tick(struct app *a, struct view *v)
{
    trace_pane_pump(a, &self(v)->trace, v);
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct picture_view *x = self(v);
    bool beside = r.cols >= UI_WIDE;
    struct rect left = {r.row + 1, r.col + 1, r.rows - 2, r.cols * 2 / 5 - 2}, right = r;
    if (beside) {
        struct rect frame = {r.row, r.col, r.rows, r.cols * 2 / 5};
        canvas_frame(c, frame, false, STR("Program"));
        trace_pane_mark(&x->trace, &x->program, "answer.c", true, a->beside != BESIDE_NOTHING);
        editor_draw(&x->program, c, left, false);
        right.col += frame.cols;
        right.cols -= frame.cols;
        canvas_frame(c, right, true, STR("Picture"));
        right = (struct rect){right.row + 1, right.col + 2, right.rows - 2, right.cols - 4};
    } else { /* a line above for the legend, as in an exercise */
        canvas_hline(c, r.row, r.col, r.cols, ROLE_FRAME);
        right = (struct rect){r.row + 1, r.col + 1, r.rows - 1, r.cols - 2};
    }
    trace_pane_draw(&x->trace, c, right, true, !beside);
    scrub_legend_draw(&x->trace, c, beside ? right.row + right.rows : r.row, right.col,
                      right.col + right.cols - !beside);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    buf_printf(out, "The picture of a program of: " STR_FMT, STR_ARG(item_title(v->item)));
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    static const enum action keys[] = {
        ACTION_STEP_BACK, ACTION_STEP_ON, ACTION_LINE_ON, ACTION_CELL_DOWN, ACTION_CELL_OPEN,
        ACTION_TIME_SEARCH, ACTION_FINDING, ACTION_BACK, ACTION_HELP_KEY, ACTION_SIGNS};
    size_t n = 0;
    (void)a;
    for (size_t i = 0; i < COUNT(keys); i++)
        if (keys[i] != ACTION_FINDING || self(v)->trace.found != TRACE_NONE)
            ret[n++] = keys[i];
    return n;
}

static void done(struct view *v)
{
    editor_release(&self(v)->program);
    trace_pane_release(&self(v)->trace);
}

static const struct view_ops ops = {
    .name = "picture", .title = title, .handle = handle, .draw = draw, .footer = footer,
    .tick = on_tick, .verdict = on_verdict, .done = done,
};

void view_picture_open(struct app *a, const struct item *it, const struct block *program,
                       const struct verdict *v, size_t stop)
{
    struct picture_view *x = mem_alloc(sizeof *x);
    struct error err = {0};
    struct source_file f = {.name = STR("answer.c"), .text = program->text};
    struct run_input in = {0};
    struct attempt attempt = {.files = &f, .file_count = 1, .runs = &in, .run_count = 1};
    x->view.ops = &ops;
    x->view.item = it;
    x->view.where = IN_PICTURE;
    editor_init(&x->program);
    x->program.read_only = true;
    editor_load(&x->program, program->text, false, 0, 0);
    trace_pane_init(&x->trace);
    if (!trace_pane_open(&x->trace, &attempt, v, &err)) {
        app_say(a, ROLE_WARN, "There is no picture: %s", err.text);
        done(&x->view);
        mem_free(x);
        return;
    }
    trace_pane_go(&x->trace, stop);
    app_push(a, &x->view);
}
