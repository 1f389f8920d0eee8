/* The page of a code, over whatever showed it: what the finding means, the
 * smallest program that shows it, and how to mend it. */
#include "ui/pane.h"

struct explain_view {
    struct view view;
    struct page page;
    struct explanation what;
};

static struct explain_view *self(struct view *v) { return (struct explain_view *)v; }

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct explain_view *x = self(v);
    if (!x->page.asking && (action == ACTION_EXPLAIN || action == ACTION_OPEN)) {
        app_pop(a, v);
        return true;
    }
    return page_handle(a, &x->page, e, action);
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct explain_view *x = self(v);
    int width = r.cols - 4 > 84 ? 84 : r.cols - 4;
    (void)a;
    if (page_begin(&x->page, c, width)) {
        struct prose *p = &x->page.prose;
        struct doc d = doc_parse(p->arena, x->what.text, 1);
        x->page.cursor = -1;
        prose_text(p, ROLE_DIM, 0, STR("Esc or q goes back. / looks for a word."));
        prose_blank(p);
        prose_doc(p, &d);
    }
    page_draw(&x->page, c, (struct rect){r.row, r.col + 2, r.rows, width}, NULL);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    buf_printf(out, "What it means: %s", self(v)->what.code);
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    static const enum action keys[] = {ACTION_BACK, ACTION_PAGE_DOWN, ACTION_PAGE_UP,
                                       ACTION_SEARCH};
    (void)a, (void)v;
    for (size_t i = 0; i < COUNT(keys); i++)
        ret[i] = keys[i];
    return COUNT(keys);
}

static void done(struct view *v)
{
    page_release(&self(v)->page);
}

static const struct view_ops ops = {
    .name = "explain", .title = title, .handle = handle, .draw = draw, .footer = footer,
    .done = done,
};

void view_explain_open(struct app *a, struct str code)
{
    struct explanation what;
    if (!explain_find(code, &what)) {
        app_say(a, ROLE_NOTE, "There is nothing to explain yet: %s opens what is known about the "
                "first thing that a verdict names.", action_key(ACTION_EXPLAIN).text);
        return;
    }
    struct explain_view *x = mem_alloc(sizeof *x);
    x->view.ops = &ops;
    x->view.where = IN_HELP | IN_READER;
    x->what = what;
    app_push(a, &x->view);
}
