/* All keys that work in the view below, made from the actions table. Keys that
 * another action of the view takes first are left out, so that what stands here
 * is what happens. Where there are pictures, their signs follow. */
#include "ui/pane.h"
#include "ui/signs.h"

#include <string.h>

struct help_view {
    struct view view;
    struct page page;
    unsigned about; /* where of the view below */
    const char *name;
    int signs;     /* the line at which they begin; -1: there are none */
    bool to_signs; /* the next draw goes there */
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

static bool has_pictures(const struct help_view *h)
{
    return h->about & (IN_PICTURE | IN_EXERCISE | IN_PLAY | IN_ANSWERS | IN_LESSON |
                       IN_THREADS | IN_FAILURES);
}

static void add_signs(struct prose *p, bool ascii)
{
    static const char *const titles[] = {[SIGN_OF_TIME] = "Signs of the bar of time, below the picture",
                                         [SIGN_OF_PICTURE] = "Signs of the picture",
                                         [SIGN_OF_CODE] = "Signs beside the code",
                                         [SIGN_OF_LANES] = "Signs of the schedules of threads"};
    enum { SECOND = 12, MEANS = 20 };
    for (int of = 0; of < (int)COUNT(titles); of++) {
        prose_blank(p);
        prose_text(p, ROLE_TITLE, 0, str_from(titles[of]));
        for (enum sign i = 0; i < SIGN_COUNT; i++) {
            const struct sign_info *s = sign_info(i);
            struct prose_run means = {str_from(s->means), ROLE_TEXT};
            struct buf label = {0};
            if ((int)s->of != of)
                continue;
            buf_printf(&label, "    %s", s->looks[ascii]);
            int width = utf8_str_width(buf_view(&label));
            if (!ascii && strcmp(s->looks[0], s->looks[1])) {
                buf_repeat(&label, ' ', width < SECOND ? (size_t)(SECOND - width) : 1);
                buf_printf(&label, "%s", s->looks[1]);
            }
            page_labelled(p, s->role == ROLE_SELECTED ? ROLE_STRONG : s->role,
                          arena_str(p->arena, buf_view(&label)), MEANS, &means, 1);
            buf_release(&label);
        }
    }
    if (!ascii) {
        prose_blank(p);
        prose_text(p, ROLE_DIM, 0, STR("The second of two signs is the one with --ascii."));
    }
}

static void lay_out(struct help_view *h, bool ascii)
{
    struct prose *p = &h->page.prose;
    unsigned typing = IN_EDITOR, moving = IN_READER | IN_LIST, all = h->about | IN_ALL;
    prose_text(p, ROLE_DIM, 0, has_pictures(h)
        ? str_from(arena_printf(p->arena, "Esc or q goes back. / looks for a word. %s shows what the "
                                "signs in pictures mean.", action_key(ACTION_SIGNS).text))
        : STR("Esc or q goes back. / looks for a word."));
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
    h->signs = has_pictures(h) ? p->count + 1 : -1;
    if (h->signs >= 0)
        add_signs(p, ascii);
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
    if (action == ACTION_SIGNS) {
        h->to_signs = true;
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
        lay_out(h, c->ascii);
    }
    if (h->to_signs && h->signs >= 0)
        h->page.top = h->signs;
    h->to_signs = false;
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
                                       ACTION_SEARCH, ACTION_SIGNS};
    (void)a;
    size_t n = COUNT(keys) - !has_pictures(self(v));
    for (size_t i = 0; i < n; i++)
        ret[i] = keys[i];
    return n;
}

static void done(struct view *v)
{
    page_release(&self(v)->page);
}

static const struct view_ops ops = {
    .name = "help", .title = title, .handle = handle, .draw = draw, .footer = footer, .done = done,
};

static void open_at(struct app *a, const struct view *about, bool signs)
{
    if (about->ops == &ops)
        return;
    struct help_view *h = mem_alloc(sizeof *h);
    h->view.ops = &ops;
    h->view.where = IN_HELP | IN_READER;
    h->about = about->where;
    h->name = about->ops->name;
    h->to_signs = signs;
    app_push(a, &h->view);
}

void view_help_open(struct app *a, const struct view *about) { open_at(a, about, false); }

void view_signs_open(struct app *a, const struct view *about) { open_at(a, about, true); }
