/* All keys that work in the view below, made from the actions table. Keys that
 * another action of the view takes first are left out, so that what stands here
 * is what happens. */
#include "ui/pane.h"

struct help_view {
    struct view view;
    struct page page;
    unsigned about; /* where of the view below */
    const char *name;
};

static struct help_view *self(struct view *v) { return (struct help_view *)v; }

/* The keys of an action that really lead to it in `where`, parted by ", ". */
static void live_keys(struct buf *out, enum action action, unsigned where)
{
    struct str keys = str_from(action_info(action)->keys);
    while (keys.len) {
        size_t n = 0;
        while (n < keys.len && keys.at[n] != ' ')
            n++;
        struct key k;
        if (n && key_parse(str_slice(keys, 0, n), &k) && action_of(where, k) == action) {
            if (out->len)
                buf_cstr(out, ", ");
            buf_cstr(out, key_print(k).text);
        }
        keys = str_slice(keys, n + (n < keys.len), keys.len);
    }
}

/* Keys that are too long for their column stand on a line of their own. */
static void add_keys(struct prose *p, struct str keys, const struct prose_run *help)
{
    enum { KEYS = 2, HELP = 26 };
    struct str label = str_from(arena_printf(p->arena, "%*s" STR_FMT, KEYS, "", STR_ARG(keys)));
    if (utf8_str_width(label) < HELP - 1) {
        page_labelled(p, ROLE_KEY, label, HELP, help, 1);
        return;
    }
    prose_text(p, ROLE_KEY, KEYS, arena_str(p->arena, keys));
    prose_runs(p, HELP, 0, help, 1);
}

static void add_group(struct prose *p, unsigned shown, unsigned where, const char *title)
{
    enum action at = ACTION_NONE;
    bool any = false;
    while (actions_next(shown, &at)) {
        struct buf keys = {0};
        live_keys(&keys, at, where);
        if (keys.len) {
            if (!any) {
                prose_blank(p);
                prose_text(p, ROLE_TITLE, 0, str_from(title));
            }
            any = true;
            struct prose_run help = {str_from(action_info(at)->help), ROLE_TEXT};
            add_keys(p, buf_view(&keys), &help);
        }
        buf_release(&keys);
    }
}

static void lay_out(struct help_view *h)
{
    struct prose *p = &h->page.prose;
    unsigned typing = IN_EDITOR, moving = IN_READER | IN_LIST, all = h->about | IN_ALL;
    prose_text(p, ROLE_DIM, 0, STR("Esc or q goes back. / looks for a word."));
    add_group(p, h->about & ~(typing | moving), all, "Here");
    if (h->about & moving)
        add_group(p, h->about & moving, all, "Moving and reading");
    add_group(p, IN_ALL, all, "Everywhere");
    if (h->about & typing)
        add_group(p, typing, all, "Typing code");
    if ((h->about & IN_EXERCISE) && !(h->about & typing)) {
        prose_blank(p);
        prose_text(p, ROLE_DIM, 0, STR("F1 in the code pane shows the keys for typing."));
    }
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct help_view *h = self(v);
    if (h->page.asking)
        return page_handle(a, &h->page, e, action);
    if (action == ACTION_HELP || action == ACTION_HELP_KEY || action == ACTION_OPEN) {
        app_pop(a, v);
        return true;
    }
    return page_handle(a, &h->page, e, action);
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct help_view *h = self(v);
    (void)a;
    if (page_begin(&h->page, c, r.cols - 4)) {
        h->page.cursor = -1;
        lay_out(h);
    }
    page_draw(&h->page, c, (struct rect){r.row, r.col + 2, r.rows, r.cols - 4}, NULL);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    buf_printf(out, "Keys: %s", self(v)->name);
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
    .name = "help", .title = title, .handle = handle, .draw = draw, .footer = footer, .done = done,
};

void view_help_open(struct app *a, const struct view *about)
{
    if (about->ops == &ops)
        return;
    struct help_view *h = mem_alloc(sizeof *h);
    h->view.ops = &ops;
    h->view.where = IN_HELP | IN_READER;
    h->about = about->where;
    h->name = about->ops->name;
    app_push(a, &h->view);
}
