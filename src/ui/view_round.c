/* A round on the screen: reviews, or the placement inventory. This view lies below the one
 * that shows the item that is on, any of the usual ones; when that is left, or there is
 * nothing (more) to ask, it is seen itself:
 *
 *   idle    nothing is due: when the next is, and the offer to practise
 *   paused  the item was put away in the middle: Enter goes on with it
 *   over    what came of each, and when it comes back; of the inventory: a line for each
 *           unit, what may be skipped, and from where to go on, which the learner decides
 *
 * During the inventory nobody is told what was right: the views ask view_round_silent() and
 * go on at once. */
#include "ui/pane.h"

#include <string.h>

enum round_stage { STAGE_IDLE, STAGE_PAUSED, STAGE_OVER };

struct round_view {
    struct view view;
    enum round_kind kind;
    enum round_stage stage;
    struct page page;
    size_t bar;          /* over, of the inventory: a unit */
    size_t asked, right; /* as counted when it was over */
};

static const struct view_ops ops;
static struct round_view *self(struct view *v) { return (struct round_view *)v; }

/* The first time it places; later it takes stock. */
static const char *name_of(enum round_kind kind)
{
    return kind == ROUND_PLACE ? "Placement" : kind == ROUND_PLACE_POST || kind == ROUND_INVENTORY ? "Inventory"
        : kind == ROUND_PRACTICE ? "Practice" : "Review";
}

static bool placing(const struct round_view *x)
{
    return x->kind != ROUND_REVIEW && x->kind != ROUND_PRACTICE;
}

static struct round_view *find(struct app *a)
{
    for (struct view *v = a->top; v; v = v->below)
        if (v->ops == &ops)
            return self(v);
    return NULL;
}

/* ---- going through it ---------------------------------------------------------------- */

static void count(struct app *a, struct round_view *x)
{
    const struct round *r = study_round(a->study);
    x->asked = x->right = 0;
    for (size_t i = 0; r && i < r->count; i++) {
        x->asked += r->entries[i].came != CAME_OPEN;
        x->right += r->entries[i].came == CAME_RIGHT;
    }
}

static void show(struct app *a, struct round_view *x, const struct item *it)
{
    count(a, x);
    page_stale(&x->page);
    x->page.top = 0;
    if (it) {
        x->stage = STAGE_PAUSED; /* what is seen when its view is left */
        app_open(a, it);
        return;
    }
    x->stage = STAGE_OVER;
    if (placing(x)) {
        struct arena arena = {0};
        x->bar = study_placed(a->study, &arena, x->kind).start;
        if (x->bar == study_pack(a->study)->unit_count)
            x->bar--;
        arena_release(&arena);
    }
}

static void begin(struct app *a, struct round_view *x, enum round_kind kind)
{
    x->kind = kind;
    x->stage = STAGE_IDLE;
    if (study_round_begin(a->study, kind))
        show(a, x, study_round_item(a->study));
    page_stale(&x->page);
}

static void go_on(struct app *a)
{
    struct round_view *x = find(a);
    if (!x)
        return;
    while (a->top != &x->view)
        app_pop(a, a->top);
    app_watch(a, NULL);
    show(a, x, study_round_next(a->study));
}

/* Who did not know it reads what it was about, before it goes on. */
static void go_on_told(struct app *a, const struct item *it)
{
    const struct view_ops *of = a->top->ops;
    if (a->top->item != it || view_round_silent(it) || !of->tell || !of->tell(a, a->top))
        go_on(a);
}

static void give_up(struct app *a, struct view *asker)
{
    struct error err = {0};
    if (!study_round_give_up(a->study, &err) && study_progress(a->study))
        app_say(a, ROLE_WARN, "This could not be written down: %s", err.text);
    go_on_told(a, asker->item);
}

void view_round_next(struct app *a)
{
    const struct round *r = study_round(a->study);
    if (r && r->at < r->count && r->entries[r->at].came == CAME_OPEN)
        view_ask_open(a, STR("Next"),
                      STR("This is not answered yet. Go on all the same? It counts as not known."), give_up);
    else if (r && r->at < r->count && r->entries[r->at].came == CAME_WRONG)
        go_on_told(a, r->entries[r->at].item);
    else
        go_on(a);
}

bool view_round_silent(const struct item *it)
{
    return item_extra(it) && !it->of;
}

void view_round_title(struct app *a, const struct item *it, struct buf *out)
{
    const struct round *r = study_round(a->study);
    const struct unit *u = &study_pack(a->study)->units[it->unit];
    if (!r)
        return;
    buf_printf(out, "%s %zu of %zu", name_of(r->kind), r->at + 1, r->count);
    if (it->of) /* which unit a question is about is part of what the inventory asks */
        buf_printf(out, " / " STR_FMT, STR_ARG(u->title));
}

/* ---- keys -------------------------------------------------------------------------------- */

/* The first item of the unit under the bar that is not done. */
static void start_unit(struct app *a, const struct round_view *x)
{
    const struct pack *p = study_pack(a->study);
    const struct unit *u = &p->units[x->bar < p->unit_count ? x->bar : 0];
    const struct item *it = u->count ? &p->items[u->first] : study_here(a->study);
    for (size_t i = 0; i < u->count; i++) {
        it = &p->items[u->first + i];
        if (study_status(a->study, it) < ITEM_DONE)
            break;
    }
    app_go(a, it);
}

/* Skipping is not taken on trust: three exercises of the unit, unassisted. */
static void start_test(struct app *a, const struct round_view *x)
{
    const struct item *next;
    size_t unit = x->bar;
    struct str title = study_pack(a->study)->units[unit].title;
    study_test_begin(a->study, unit);
    switch (study_test_next(a->study, unit, &next)) {
    case TEST_GOES_ON:
        app_go(a, next);
        app_say(a, ROLE_NOTE, "The test of " STR_FMT " begins: pass this without a hint, then the others follow.",
                STR_ARG(title));
        break;
    case TEST_PASSED:
        app_say(a, ROLE_PASS, "Passed by test: all of " STR_FMT " counts as done.", STR_ARG(title));
        break;
    case TEST_FAILED:
        app_say(a, ROLE_NOTE, "You have opened a hint of every exercise that would do, so this unit has no test.");
        break;
    }
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct round_view *x = self(v);
    size_t units = study_pack(a->study)->unit_count;
    bool choosing = x->stage == STAGE_OVER && placing(x) && x->kind == ROUND_PLACE;
    if (e->kind != EVENT_KEY || x->page.asking)
        return page_handle(a, &x->page, e, action);
    switch (action) {
    case ACTION_OPEN:
        if (x->stage == STAGE_PAUSED)
            show(a, x, study_round_item(a->study));
        else if (choosing)
            start_unit(a, x);
        else
            app_go_map(a);
        return true;
    case ACTION_ROUND_PRACTISE:
        if (placing(x) || x->stage == STAGE_PAUSED)
            return true;
        begin(a, x, ROUND_PRACTICE);
        if (!study_round(a->study))
            app_say(a, ROLE_NOTE, "Nothing that has a review is passed yet.");
        return true;
    case ACTION_ROUND_TEST:
        if (choosing)
            start_test(a, x);
        return true;
    case ACTION_ROUND_AGAIN:
        if (placing(x) && x->stage == STAGE_OVER && x->kind != ROUND_INVENTORY)
            begin(a, x, x->kind);
        return true;
    case ACTION_UP:
    case ACTION_DOWN:
        if (!choosing)
            return page_handle(a, &x->page, e, action);
        x->bar = (x->bar + (action == ACTION_DOWN ? 1 : units - 1)) % units;
        page_stale(&x->page);
        return true;
    default:
        return page_handle(a, &x->page, e, action);
    }
}

/* ---- showing ------------------------------------------------------------------------------- */

static const char *plural(size_t n) { return n == 1 ? "" : "s"; }

static void add_keys(struct prose *p, const char *key, const char *what)
{
    struct prose_run runs[2] = {{str_from(key), ROLE_KEY}, {str_from(what), ROLE_TEXT}};
    prose_runs(p, 0, 0, runs, 2);
}

static void lay_out_idle(struct app *a, struct round_view *x, struct prose *p)
{
    struct reviews r = study_reviews(a->study);
    if (placing(x)) {
        prose_heading(p, 1, str_from(name_of(x->kind)));
        prose_blank(p);
        prose_text(p, ROLE_TEXT, 0, study_judge(a->study)
                   ? STR("This course has no placement inventory.")
                   : STR("Its questions need programs to be run, and none can be run on this machine."));
    } else {
        prose_heading(p, 1, STR("Nothing is due for review"));
        prose_blank(p);
        if (!r.known)
            prose_text(p, ROLE_TEXT, 0, STR("What you pass comes back after a day or more, as a short question "
                                            "about the same idea. There is nothing to come back yet."));
        else if (r.waiting)
            prose_text(p, ROLE_TEXT, 0, str_from(arena_printf(
                p->arena, "%d are enough for a day, and you have had them. %zu more wait for tomorrow.",
                REVIEWS_A_DAY, r.waiting)));
        else
            prose_text(p, ROLE_TEXT, 0, str_from(arena_printf(
                p->arena, "%zu idea%s will come back, the next one " STR_FMT ".", r.known, plural(r.known),
                STR_ARG(study_when(a->study, p->arena, r.next_day)))));
        prose_blank(p);
        if (r.known)
            add_keys(p, "p", " practises what would be due next.");
    }
    add_keys(p, "Enter", " goes back to the map.");
}

static void lay_out_paused(struct app *a, struct round_view *x, struct prose *p)
{
    const struct round *r = study_round(a->study);
    size_t at = r ? r->at + 1 : 0, all = r ? r->count : 0;
    prose_heading(p, 1, str_from(arena_printf(p->arena, "%s %zu of %zu", name_of(x->kind), at, all)));
    prose_blank(p);
    prose_text(p, ROLE_TEXT, 0, str_from(arena_printf(
        p->arena, "%zu answered; %zu to come. What you answered is kept, and you can leave now: the rest "
        "waits for you.", x->asked, all - x->asked)));
    prose_blank(p);
    add_keys(p, "Enter", " goes on.");
    add_keys(p, "q", " goes back to the map.");
}

static void lay_out_reviewed(struct app *a, struct round_view *x, struct prose *p)
{
    const struct round *r = study_round(a->study);
    struct reviews rest = study_reviews(a->study);
    prose_heading(p, 1, str_from(arena_printf(p->arena, "%s: %zu of %zu known",
                                              name_of(x->kind), x->right, x->asked)));
    prose_blank(p);
    for (size_t i = 0; r && i < r->count; i++) {
        const struct round_entry *e = &r->entries[i];
        bool right = e->came == CAME_RIGHT;
        int64_t due = study_review_day(a->study, e->item->of);
        const char *when = due ? arena_printf(p->arena, " - comes back " STR_FMT,
                                        STR_ARG(study_when(a->study, p->arena, due))) : "";
        struct prose_run runs[] = {{item_title(e->item->of), ROLE_TEXT},
                                   {str_from(when), ROLE_DIM},
                                   {e->sure == 1 && !right ? STR("; you were sure: worth another look")
                                                           : STR(""), ROLE_WARN}};
        page_labelled(p, right ? ROLE_PASS : ROLE_FAIL, right ? STR("known") : STR("not known"), 11, runs,
                      COUNT(runs));
    }
    prose_blank(p);
    if (rest.waiting)
        prose_text(p, ROLE_TEXT, 0, str_from(arena_printf(
            p->arena, "%zu more %s due. Ten are enough for a day; they wait.", rest.waiting,
            rest.waiting == 1 ? "is" : "are")));
    else if (rest.next_day)
        prose_text(p, ROLE_TEXT, 0, str_from(arena_printf(
            p->arena, "That is all for today. The next review is due " STR_FMT ".",
            STR_ARG(study_when(a->study, p->arena, rest.next_day)))));
    prose_blank(p);
    add_keys(p, "Enter", " goes back to the map.");
}

static void add_unit(struct app *a, const struct round_view *x, struct prose *p, size_t u, const struct placed *r)
{
    const struct placed_unit *one = &r->units[u];
    bool bar = x->kind == ROUND_PLACE && x->bar == u;
    bool good = x->kind == ROUND_PLACE ? one->skip : one->right == one->total;
    const char *before = r->compared && one->total ? arena_printf(p->arena, " (before: %zu)", one->before) : "";
    struct str label = str_from(one->total ? arena_printf(p->arena, "%s %zu of %zu", bar ? ">" : " ",
                                                          one->right, one->total)
                                           : arena_printf(p->arena, "%s    -", bar ? ">" : " "));
    struct prose_run runs[] = {{study_pack(a->study)->units[u].title, bar ? ROLE_SELECTED : ROLE_TEXT},
                               {str_from(arena_printf(p->arena, ": %s", placed_says(one, x->kind))),
                                good ? ROLE_PASS : ROLE_DIM},
                               {str_from(before), ROLE_DIM}};
    page_labelled(p, bar ? ROLE_SELECTED : ROLE_STRONG, label, 13, runs, COUNT(runs));
}

static void lay_out_placed(struct app *a, struct round_view *x, struct prose *p)
{
    const struct pack *pack = study_pack(a->study);
    bool post = x->kind != ROUND_PLACE; /* nothing is to be skipped any more */
    struct placed r = study_placed(a->study, p->arena, x->kind);
    prose_heading(p, 1, post ? STR("What you know now") : STR("What you know already"));
    prose_blank(p);
    for (size_t u = 0; u < pack->unit_count; u++)
        if (r.units[u].total || x->kind != ROUND_INVENTORY) /* what comes later is not missed */
            add_unit(a, x, p, u, &r);
    prose_blank(p);
    if (post) {
        prose_text(p, ROLE_TEXT, 0, str_from(placed_sum(p->arena, &r)));
        if (r.believed && study_here(a->study))
            prose_text(p, ROLE_TEXT, 0, STR("What a wrong answer believed comes back in your reviews."));
        prose_blank(p);
        add_keys(p, "Enter", " goes back to the map.");
    } else {
        prose_text(p, ROLE_TEXT, 0, !r.start
            ? STR("The course begins where you are: start with the first unit.")
            : r.start < pack->unit_count
            ? str_from(arena_printf(p->arena, "Recommended: skip the unit%s before " STR_FMT ", and start there. "
                                    "It is for you to say.", plural(r.start), STR_ARG(pack->units[r.start].title)))
            : STR("You seem to know all of it. Try the exercises of the last unit, or any: it is for you to say."));
        prose_blank(p);
        add_keys(p, "Up Down", " choose a unit.");
        add_keys(p, "Enter", " starts there. Nothing is locked: the map opens any other.");
        add_keys(p, "t", " skips it by its test: three of its exercises, without a hint.");
    }
    if (x->kind != ROUND_INVENTORY)
        add_keys(p, "r", " takes it once more.");
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct round_view *x = self(v);
    int width = r.cols - 8 > 76 ? 76 : r.cols - 8;
    x->page.rows = r.rows - 1;
    if (page_begin(&x->page, c, width)) {
        x->page.cursor = -1;
        if (x->stage == STAGE_IDLE)
            lay_out_idle(a, x, &x->page.prose);
        else if (x->stage == STAGE_PAUSED)
            lay_out_paused(a, x, &x->page.prose);
        else if (placing(x))
            lay_out_placed(a, x, &x->page.prose);
        else
            lay_out_reviewed(a, x, &x->page.prose);
    }
    page_draw(&x->page, c, (struct rect){r.row + 1, r.col + (r.cols - width) / 2, r.rows - 1, width}, NULL);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    buf_cstr(out, name_of(self(v)->kind));
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    struct round_view *x = self(v);
    size_t n = 0;
    (void)a;
    ret[n++] = ACTION_OPEN;
    if (x->stage == STAGE_OVER && x->kind == ROUND_PLACE) {
        ret[n++] = ACTION_DOWN;
        ret[n++] = ACTION_UP;
    }
    if (x->stage == STAGE_OVER && x->kind == ROUND_PLACE)
        ret[n++] = ACTION_ROUND_TEST;
    if (x->stage == STAGE_OVER && placing(x) && x->kind != ROUND_INVENTORY)
        ret[n++] = ACTION_ROUND_AGAIN;
    if (x->stage != STAGE_PAUSED && !placing(x))
        ret[n++] = ACTION_ROUND_PRACTISE;
    ret[n++] = ACTION_HELP_KEY;
    ret[n++] = ACTION_QUIT_KEY;
    return n;
}

static void leave(struct app *a, struct view *v)
{
    (void)v;
    study_round_end(a->study);
}

static void done(struct view *v)
{
    page_release(&self(v)->page);
}

static const struct view_ops ops = {
    .name = "round", .title = title, .handle = handle, .draw = draw, .footer = footer, .leave = leave,
    .done = done,
};

void view_round_open(struct app *a, enum round_kind kind)
{
    struct round_view *x = mem_alloc(sizeof *x);
    struct arena arena = {0};
    app_go_map(a);
    x->view.ops = &ops;
    x->view.where = IN_LIST | IN_ROUND;
    x->kind = kind;
    app_push(a, &x->view);
    if (placing(x) && kind != ROUND_INVENTORY && study_placed(a->study, &arena, kind).complete)
        show(a, x, NULL); /* what it told; it can be taken again from there */
    else
        begin(a, x, kind);
    arena_release(&arena);
}
