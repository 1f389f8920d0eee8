/* The picture of a lesson's program at full size: all of its run, step by step. */
#include "ui/pane.h"
#include "ui/shown.h"

struct picture_view {
    struct view view;
    struct page page;
    struct shown shown;
    struct picture_fence fence; /* the same without its limits */
};

static struct picture_view *self(struct view *v) { return (struct picture_view *)v; }

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct picture_view *x = self(v);
    switch (action) {
    case ACTION_SHOWN_BACK:
    case ACTION_SHOWN_ON:
        if (!shown_step(&x->shown, action == ACTION_SHOWN_ON))
            app_say(a, ROLE_NOTE, action == ACTION_SHOWN_ON ? "This is the end of the run."
                                                            : "This is the start of the run.");
        page_stale(&x->page);
        return true;
    default:
        return page_handle(a, &x->page, e, action);
    }
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct picture_view *x = self(v);
    (void)a;
    if (page_begin(&x->page, c, r.cols - 4)) {
        x->page.cursor = -1;
        shown_add(&x->page.prose, &x->shown, true);
    }
    page_draw(&x->page, c, (struct rect){r.row, r.col + 2, r.rows, r.cols - 4}, NULL);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    buf_printf(out, "The picture of a program of: " STR_FMT, STR_ARG(item_title(v->item)));
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    static const enum action keys[] = {ACTION_SHOWN_BACK, ACTION_SHOWN_ON, ACTION_PAGE_DOWN, ACTION_BACK,
                                       ACTION_HELP_KEY};
    (void)a, (void)v;
    for (size_t i = 0; i < COUNT(keys); i++)
        ret[i] = keys[i];
    return COUNT(keys);
}

static void done(struct view *v)
{
    page_release(&self(v)->page);
    shown_release(&self(v)->shown);
}

static const struct view_ops ops = {
    .name = "picture", .title = title, .handle = handle, .draw = draw, .footer = footer, .done = done,
};

void view_picture_open(struct app *a, const struct item *it, const struct block *program,
                       const struct verdict *v, size_t stop)
{
    struct picture_view *x = mem_alloc(sizeof *x);
    struct error err = {0};
    struct source_file f = {.name = STR("answer.c"), .text = program->text};
    struct attempt attempt = {.files = &f, .file_count = 1};
    x->view.ops = &ops;
    x->view.item = it;
    x->view.where = IN_READER | IN_SHOWN;
    x->fence = *program->picture;
    x->fence.from = x->fence.to = 0;
    if (!shown_open(&x->shown, &x->fence, &attempt, v, &err)) {
        app_say(a, ROLE_WARN, "There is no picture: %s", err.text);
        mem_free(x);
        return;
    }
    x->shown.stop = stop;
    app_push(a, &x->view);
}
