/* The first minute: where do you come from, how this works in three lines, and
 * then straight to the first item. */
#include "ui/app.h"
#include "ui/prose.h"

struct welcome_view {
    struct view view;
    int bar;
    bool told; /* the question is answered; now the three lines */
    struct rect rows; /* of the choices, for clicks */
};

static struct welcome_view *self(struct view *v) { return (struct welcome_view *)v; }

/* The tracks of the pack and "none of these". */
static int choices(struct app *a)
{
    return (int)study_pack(a->study)->track_count + 1;
}

static void choose(struct app *a, struct welcome_view *w)
{
    const struct pack *p = study_pack(a->study);
    struct error err = {0};
    if ((size_t)w->bar < p->track_count && !study_set_track(a->study, p->tracks[w->bar].id, &err))
        app_say(a, ROLE_WARN, "This could not be written down: %s", err.text);
    if (study_progress(a->study))
        progress_set(study_progress(a->study), "welcomed", STR("1"), NULL);
    w->told = true;
}

static void begin(struct app *a)
{
    const struct item *it = study_here(a->study);
    app_go_map(a);
    if (it)
        app_go(a, it);
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct welcome_view *w = self(v);
    int count = choices(a);
    if (e->kind == EVENT_MOUSE) {
        int at = e->mouse.row - w->rows.row;
        if (e->mouse.action == MOUSE_PRESS && !w->told && at >= 0 && at < w->rows.rows) {
            w->bar = at;
            choose(a, w);
        } else if (e->mouse.action == MOUSE_PRESS && w->told) {
            begin(a);
        }
        return true;
    }
    uint32_t digit = e->key.code - '1';
    if (!w->told && e->kind == EVENT_KEY && !e->key.mods && digit < (uint32_t)count) {
        w->bar = (int)digit;
        choose(a, w);
        return true;
    }
    switch (action) {
    case ACTION_UP:
    case ACTION_DOWN:
        if (!w->told)
            w->bar = (w->bar + (action == ACTION_DOWN ? 1 : count - 1)) % count;
        return true;
    case ACTION_OPEN:
        if (w->told)
            begin(a);
        else
            choose(a, w);
        return true;
    case ACTION_PLACE:
        if (w->told && study_pack(a->study)->placement_count)
            view_round_open(a, ROUND_PLACE);
        return true;
    case ACTION_BACK:
        w->told = false;
        return true;
    case ACTION_QUIT_KEY:
        a->quit = true;
        return true;
    default:
        return false;
    }
}

static void draw_question(struct app *a, struct welcome_view *w, struct canvas *c, struct rect r,
                          struct arena *arena, int width)
{
    const struct pack *p = study_pack(a->study);
    struct prose text;
    prose_init(&text, arena, width, c->ascii);
    prose_heading(&text, 1, p->title);
    prose_text(&text, ROLE_TEXT, 0, p->summary);
    prose_blank(&text);
    prose_text(&text, ROLE_STRONG, 0,
               STR("Where do you come from? Lessons then build on what you know."));
    prose_draw(&text, c, r, 0, NULL);
    int row = r.row + text.count + 1, count = choices(a);
    w->rows = (struct rect){row, r.col, count, width};
    for (int i = 0; i < count; i++) {
        struct str name = (size_t)i < p->track_count ? p->tracks[i].title : STR("None of these");
        int col =
            canvas_printf(c, row + i, r.col, ROLE_KEY, "%s %d  ", i == w->bar ? ">" : " ", i + 1);
        canvas_text(c, row + i, col, i == w->bar ? ROLE_STRONG : ROLE_TEXT, name);
        if (i == w->bar)
            canvas_reverse(c, (struct rect){row + i, r.col, 1, width});
    }
    struct prose note;
    prose_init(&note, arena, width, c->ascii);
    prose_text(&note, ROLE_DIM, 0, (size_t)w->bar < p->track_count
               ? p->tracks[w->bar].note
               : STR("Lessons then come without comparisons to another language."));
    prose_draw(&note, c, (struct rect){row + count + 1, r.col, 4, width}, 0, NULL);
}

static void draw_told(struct app *a, struct canvas *c, struct rect r, struct arena *arena,
                      int width)
{
    const struct item *first = study_here(a->study);
    struct prose text;
    prose_init(&text, arena, width, c->ascii);
    prose_heading(&text, 1, STR("How this works"));
    prose_blank(&text);
    prose_hanging(&text, ROLE_TEXT, 0, 3,
                  STR("1. Read the task, then type C. There is nothing to save and "
                      "nothing to run: when you pause, the verdict is there."));
    prose_blank(&text);
    prose_hanging(&text, ROLE_TEXT, 0, 3,
                  STR("2. Stuck? F7 opens a hint, one at a time. F1 shows every key. "
                      "The bottom row has the keys that matter."));
    prose_blank(&text);
    prose_hanging(&text, ROLE_TEXT, 0, 3,
                  STR("3. Leave whenever you like with Ctrl-Q. You come back to the "
                      "very same place."));
    prose_blank(&text);
    if (first) {
        struct prose_run go[] = {{STR("Enter"), ROLE_KEY}, {STR(" starts with: "), ROLE_STRONG},
                                 {item_title(first), ROLE_STRONG}};
        prose_runs(&text, 0, 0, go, COUNT(go));
    }
    const struct pack *p = study_pack(a->study);
    struct reviews due = study_reviews(a->study);
    if (p->placement_count) {
        char *what = arena_printf(arena, " finds out first which units you know already: %zu questions. "
                                  "You may skip any.",
                                  p->placement_count);
        struct prose_run place[] = {{STR("p"), ROLE_KEY}, {str_from(what), ROLE_TEXT}};
        prose_runs(&text, 0, 0, place, COUNT(place));
    }
    if (due.due)
        prose_text(&text, ROLE_NOTE, 0, str_from(arena_printf(arena, "%zu review%s due today; r on the map asks them.",
                                                              due.due, due.due == 1 ? " is" : "s are")));
    prose_draw(&text, c, r, 0, NULL);
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct welcome_view *w = self(v);
    struct arena arena = {0};
    int width = r.cols - 8 > 72 ? 72 : r.cols - 8;
    int down = r.rows > 24 ? (r.rows - 20) / 3 : 1;
    struct rect body = {r.row + down, r.col + (r.cols - width) / 2, r.rows - down, width};
    if (w->told)
        draw_told(a, c, body, &arena, width);
    else
        draw_question(a, w, c, body, &arena, width);
    arena_release(&arena);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    (void)a, (void)v;
    buf_cstr(out, "Welcome to Freehold");
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    size_t n = 0;
    ret[n++] = ACTION_OPEN;
    if (self(v)->told) {
        ret[n++] = ACTION_BACK;
        if (study_pack(a->study)->placement_count)
            ret[n++] = ACTION_PLACE;
    } else {
        ret[n++] = ACTION_DOWN;
        ret[n++] = ACTION_UP;
        ret[n++] = ACTION_THEME;
    }
    ret[n++] = ACTION_HELP_KEY;
    ret[n++] = ACTION_QUIT_KEY;
    return n;
}

static void done(struct view *v)
{
    (void)v;
}

static const struct view_ops ops = {
    .name = "welcome",
    .title = title,
    .handle = handle,
    .draw = draw,
    .footer = footer,
    .done = done,
};

void view_welcome_open(struct app *a)
{
    struct welcome_view *w = mem_alloc(sizeof *w);
    w->view.ops = &ops;
    w->view.where = IN_WELCOME | IN_LIST;
    app_push(a, &w->view);
    if (!study_pack(a->study)->track_count) /* nothing to ask */
        choose(a, w);
}
