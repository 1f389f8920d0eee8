/* The words of the course, over whatever was open: those that stand in it come first. */
#include "ui/pane.h"

struct glossary_view {
    struct view view;
    struct page page;
    const struct item *of; /* what was open; NULL: nothing */
};

static struct glossary_view *self(struct view *v) { return (struct glossary_view *)v; }

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct glossary_view *x = self(v);
    if (!x->page.asking && (action == ACTION_GLOSSARY || action == ACTION_WORDS || action == ACTION_OPEN)) {
        app_pop(a, v);
        return true;
    }
    return page_handle(a, &x->page, e, action);
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct glossary_view *x = self(v);
    int width = r.cols - 4 > 84 ? 84 : r.cols - 4;
    if (page_begin(&x->page, c, width)) {
        struct prose *p = &x->page.prose;
        struct doc d = study_glossary(p->arena, study_pack(a->study), x->of);
        x->page.cursor = -1;
        prose_text(p, ROLE_DIM, 0, STR("Esc or q goes back. / looks for a word."));
        prose_blank(p);
        prose_doc(p, &d);
    }
    page_draw(&x->page, c, (struct rect){r.row, r.col + 2, r.rows, width}, NULL);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    (void)a, (void)v;
    buf_cstr(out, "Words of the course");
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    static const enum action keys[] = {ACTION_BACK, ACTION_PAGE_DOWN, ACTION_PAGE_UP, ACTION_SEARCH};
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
    .name = "glossary", .title = title, .handle = handle, .draw = draw, .footer = footer, .done = done,
};

void view_glossary_open(struct app *a)
{
    size_t count;
    pack_terms(study_pack(a->study), &count);
    if (!count) {
        app_say(a, ROLE_NOTE, "This pack has no glossary.");
        return;
    }
    struct glossary_view *x = mem_alloc(sizeof *x);
    x->view.ops = &ops;
    x->view.where = IN_HELP | IN_READER;
    x->of = a->top ? a->top->item : NULL;
    app_push(a, &x->view);
}
