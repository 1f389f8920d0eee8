/* A question with yes and no, over the view that asks; and the page that stands
 * at the end of the course. */
#include "ui/app.h"
#include "ui/prose.h"

struct ask_view {
    struct view view;
    char *title, *question;  /* owned */
    void (*yes)(struct app *a, struct view *asker);
};

static struct ask_view *self(struct view *v) { return (struct ask_view *)v; }

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct ask_view *m = self(v);
    struct view *asker = v->below;
    if (e->kind != EVENT_KEY)
        return true;
    if (action == ACTION_YES) {
        app_pop(a, v);
        m->yes(a, asker);
        return true;
    }
    if (action == ACTION_NO || action == ACTION_BACK) {
        app_pop(a, v);
        return true;
    }
    return false;
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct ask_view *m = self(v);
    struct arena arena = {0};
    struct prose text;
    v->below->ops->draw(a, v->below, c, r);
    c->cursor_row = c->cursor_col = -1;
    int width = r.cols - 8 > 60 ? 60 : r.cols - 8;
    prose_init(&text, &arena, width - 4, c->ascii);
    prose_text(&text, ROLE_TEXT, 0, str_from(m->question));
    prose_blank(&text);
    prose_text(&text, ROLE_KEY, 0, STR("Press y for yes, n for no."));
    struct rect box = {r.row + (r.rows - text.count - 2) / 2, r.col + (r.cols - width) / 2,
                       text.count + 2, width};
    canvas_fill(c, box, ROLE_TEXT);
    canvas_frame(c, box, true, str_from(m->title));
    prose_draw(&text, c, (struct rect){box.row + 1, box.col + 2, box.rows - 2, box.cols - 4}, 0,
               NULL);
    arena_release(&arena);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    v->below->ops->title(a, v->below, out);
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    (void)a, (void)v;
    ret[0] = ACTION_YES;
    ret[1] = ACTION_NO;
    return 2;
}

static void done(struct view *v)
{
    mem_free(self(v)->title);
    mem_free(self(v)->question);
}

static const struct view_ops ops = {
    .name = "question",
    .title = title,
    .handle = handle,
    .draw = draw,
    .footer = footer,
    .done = done,
};

static char *copy(struct str s)
{
    struct buf b = {0};
    buf_str(&b, s);
    return buf_detach(&b);
}

void view_ask_open(struct app *a, struct str name, struct str question,
                   void (*yes)(struct app *a, struct view *asker))
{
    struct ask_view *m = mem_alloc(sizeof *m);
    m->view.ops = &ops;
    m->view.where = IN_MESSAGE;
    m->title = copy(name);
    m->question = copy(question);
    m->yes = yes;
    app_push(a, &m->view);
}

/* ---- the end of the course -------------------------------------------------------- */

static bool end_handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    (void)e;
    if (action == ACTION_OPEN || action == ACTION_BACK || action == ACTION_QUIT_KEY) {
        app_pop(a, v);
        app_go_map(a);
        return true;
    }
    return false;
}

static void end_draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    const struct pack *p = study_pack(a->study);
    struct arena arena = {0};
    struct prose text;
    int width = r.cols - 8 > 72 ? 72 : r.cols - 8;
    bool all = !study_here(a->study);
    (void)v;
    prose_init(&text, &arena, width, c->ascii);
    prose_heading(&text, 1, all ? STR("All of it is done") : STR("The end of the course"));
    prose_blank(&text);
    for (size_t u = 0; u < p->unit_count; u++) {
        struct str done = unit_told(&arena, study_unit(a->study, u));
        prose_text(&text, ROLE_TEXT, 2,
                   str_from(arena_printf(&arena, STR_FMT "  " STR_FMT, STR_ARG(done), STR_ARG(p->units[u].title))));
    }
    prose_blank(&text);
    prose_text(
        &text, ROLE_TEXT, 0,
        all ? STR("Every item can be opened again from the map; nothing that you passed is judged "
                  "against you again. `freehold progress` shows what you did.")
            : STR("Some items before are still open: the map shows which, and n there goes on."));
    if (study_taking_stock(a->study)) {
        prose_blank(&text);
        prose_text(&text, ROLE_TEXT, 0, str_from(arena_printf(&arena, "p on the map asks what you know by now: %zu short "
                                                              "questions.", p->placement_count)));
    }
    prose_blank(&text);
    prose_text(&text, ROLE_KEY, 0, STR("Enter  the map"));
    prose_draw(&text, c, (struct rect){r.row + 2, r.col + (r.cols - width) / 2, r.rows - 2, width},
               0, NULL);
    arena_release(&arena);
}

static void end_title(struct app *a, struct view *v, struct buf *out)
{
    (void)v;
    buf_str(out, study_pack(a->study)->title);
}

static size_t end_footer(struct app *a, struct view *v, enum action *ret)
{
    (void)a, (void)v;
    ret[0] = ACTION_OPEN;
    ret[1] = ACTION_HELP_KEY;
    ret[2] = ACTION_QUIT;
    return 3;
}

static void end_done(struct view *v)
{
    (void)v;
}

static const struct view_ops end_ops = {
    .name = "end", .title = end_title, .handle = end_handle, .draw = end_draw, .footer = end_footer,
    .done = end_done,
};

void view_end_open(struct app *a)
{
    struct view *v = mem_alloc(sizeof *v);
    app_go_map(a);
    v->ops = &end_ops;
    v->where = IN_LIST;
    app_push(a, v);
}
