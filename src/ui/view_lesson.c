/* A lesson: prose, the bridge for where the learner comes from, and programs that
 * can be run where they stand. What a program printed is laid out beneath it, and so is
 * the picture of one that is marked as such: those run by themselves, one after the
 * other, as soon as the lesson is opened. A lesson is read when its end has been on the
 * screen, or when the learner goes on. */
#include "ui/bench.h"
#include "ui/shown.h"

#include <string.h>

struct fence_run {
    const struct block *block;
    struct verdict *verdict; /* owned */
    struct shown shown;      /* of a picture; trace NULL: it could not be had */
};
struct lesson_view {
    struct view view;
    struct page page;
    const struct block *focus;  /* the marked program, or NULL */
    const struct block *asked;  /* the one that is running */
    VEC(struct fence_run) runs;
    bool show_run;              /* scroll to the output once it is laid out */
    bool show_play;             /* scroll to the end of the picture once it is laid out */
    int want_top;               /* where the page was left, until all pictures are there */
};

static struct lesson_view *self(struct view *v) { return (struct lesson_view *)v; }

static struct fence_run *run_of(struct lesson_view *l, const struct block *b)
{
    for (size_t i = 0; i < l->runs.len; i++)
        if (l->runs.at[i].block == b)
            return &l->runs.at[i];
    return NULL;
}

/* ---- laying out --------------------------------------------------------------- */

/* A document in slices, so that outputs stand beneath their programs. */
static void add_doc(struct lesson_view *l, struct prose *p, const struct doc *d)
{
    size_t from = 0;
    for (size_t i = 0; i < d->count; i++) {
        struct fence_run *run = run_of(l, &d->blocks[i]);
        if (!run)
            continue;
        struct doc part = {d->blocks + from, i + 1 - from};
        prose_doc(p, &part);
        verdict_add_failed(p, run->verdict);
        if (run->shown.trace) {
            p->block = run->block; /* it belongs to the program: one mark for both */
            shown_add(p, &run->shown, l->focus == run->block, l->page.rows);
            p->block = NULL;
        }
        if (!run->shown.trace || run->block->picture->closed) /* ... which was run by hand */
            verdict_add_run(p, run->verdict, d->blocks[i].text);
        prose_blank(p);
        from = i + 1;
    }
    struct doc rest = {d->blocks + from, d->count - from};
    prose_doc(p, &rest);
}

static void lay_out(struct app *a, struct lesson_view *l)
{
    struct prose *p = &l->page.prose;
    p->runs = true;
    const struct lesson *le = item_lesson(l->view.item);
    const struct track *t = pack_track(study_pack(a->study), study_track(a->study));
    const struct doc *bridge = study_bridge(a->study, le->bridges, le->bridge_count);
    prose_heading(p, 1, le->title);
    char *kind = arena_printf(p->arena, "Lesson, about %d minute%s%s", le->minutes,
                              le->minutes == 1 ? "" : "s", l->view.item->optional ? ", optional" : "");
    prose_text(p, ROLE_DIM, 0, str_from(kind));
    prose_blank(p);
    add_doc(l, p, &le->body);
    if (bridge && t) {
        prose_blank(p);
        char *title = arena_printf(p->arena, "Coming from " STR_FMT, STR_ARG(t->title));
        prose_heading(p, 2, str_from(title));
        prose_blank(p);
        add_doc(l, p, bridge);
    }
    const struct item *next = study_next(a->study, l->view.item);
    prose_blank(p);
    prose_rule(p);
    if (next) {
        char *on = arena_printf(p->arena, "End of the lesson. n or %s goes on: " STR_FMT,
                                p->ascii ? "Right" : "\u2192", STR_ARG(item_title(next)));
        prose_text(p, ROLE_NOTE, 0, str_from(on));
    } else {
        prose_text(p, ROLE_NOTE, 0, STR("End of the lesson, and of the course so far."));
    }
}

static void show_block(struct lesson_view *l, const struct block *b)
{
    int first, end;
    if (!b || !prose_block_lines(&l->page.prose, b, &first, &end))
        return;
    page_show(&l->page, end);
    page_show(&l->page, first > 0 ? first - 1 : 0);
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct lesson_view *l = self(v);
    int width = r.cols - 4 > 84 ? 84 : r.cols - 4;
    int col = r.col + 2 + (r.cols > 100 ? (r.cols - width) / 6 : 0);
    l->page.rows = r.rows;
    if (page_begin(&l->page, c, width)) {
        l->page.cursor = -1;
        lay_out(a, l);
        int first, end;
        if (l->show_run && l->focus && prose_block_lines(&l->page.prose, l->focus, &first, &end)) {
            int above = first > 0 ? first - 1 : 0, below = end + 6; /* the first lines of its output */
            bool fits = below - above < l->page.rows;
            page_show(&l->page, fits ? below : end + l->page.rows / 2);
            if (fits) /* of a program that is longer than the page the output is shown */
                page_show(&l->page, above);
        }
        const struct fence_run *played = run_of(l, l->focus);
        if (l->show_play && played && played->shown.trace) {
            page_show(&l->page, played->shown.end - 1);
            page_show(&l->page, played->shown.from);
        }
        l->show_run = l->show_play = false;
        if (l->want_top)
            l->page.top = l->want_top;
    }
    page_draw(&l->page, c, (struct rect){r.row, col, r.rows, width}, l->focus);
}

static void set_focus(struct lesson_view *l, const struct block *b)
{
    l->focus = b;
    l->view.where = IN_LESSON | IN_READER | (b && b->picture ? IN_SHOWN : 0u);
    page_stale(&l->page); /* a picture says which keys play it */
}

/* ---- running ------------------------------------------------------------------ */

static struct attempt attempt_of(struct arena *arena, const struct block *b)
{
    struct source_file *f = arena_alloc(arena, sizeof *f);
    struct run_input *in = arena_alloc(arena, sizeof *in);
    *f = (struct source_file){.name = STR("answer.c"), .text = b->text};
    struct attempt plain = {.files = f, .file_count = 1, .runs = in, .run_count = 1, .faults = b->run->faults,
                            .contracts = CONTRACTS_CHECK};
    return b->picture ? attempt_for_picture(arena, &plain, 0, 0) : plain;
}

/* The first picture that has not been run. */
static const struct block *next_picture(struct app *a, struct lesson_view *l)
{
    const struct lesson *le = item_lesson(l->view.item);
    const struct doc *bridge = study_bridge(a->study, le->bridges, le->bridge_count);
    const struct doc *docs[] = {&le->body, bridge};
    for (size_t d = 0; d < COUNT(docs); d++)
        for (size_t i = 0; docs[d] && i < docs[d]->count; i++)
            if (docs[d]->blocks[i].picture && !docs[d]->blocks[i].picture->closed &&
                !run_of(l, &docs[d]->blocks[i]))
                return &docs[d]->blocks[i];
    return NULL;
}

static void run_pictures(struct app *a, struct lesson_view *l)
{
    struct arena arena = {0};
    const struct block *b = next_picture(a, l);
    if (!b)
        l->want_top = 0;
    if (b && !app_judging(a, &l->view)) {
        struct attempt attempt = attempt_of(&arena, b);
        l->asked = b;
        if (!app_judge(a, &l->view, &attempt))
            l->asked = NULL;
    }
    arena_release(&arena);
}

static void run(struct app *a, struct lesson_view *l)
{
    if (!l->focus)
        set_focus(l, prose_next_run(&l->page.prose, NULL, false));
    if (!l->focus)
        return;
    show_block(l, l->focus);
    struct fence_run *was = run_of(l, l->focus);
    if (was && was->shown.trace) {
        view_picture_open(a, l->view.item, l->focus, was->verdict, was->shown.stop);
        return;
    }
    struct arena arena = {0};
    struct attempt attempt = attempt_of(&arena, l->focus);
    l->asked = l->focus;
    l->show_run = true;
    if (!app_judge(a, &l->view, &attempt))
        app_say(a, ROLE_WARN,
                "Programs cannot be run on this machine; `freehold doctor` says why.");
    arena_release(&arena);
}

static void on_verdict(struct app *a, struct view *v, struct verdict *verdict)
{
    struct lesson_view *l = self(v);
    struct fence_run *was = run_of(l, l->asked);
    if (was) {
        verdict_free(was->verdict);
        shown_release(&was->shown);
        *was = (struct fence_run){.block = l->asked, .verdict = verdict};
    } else {
        vec_push(&l->runs, ((struct fence_run){.block = l->asked, .verdict = verdict}));
        was = &l->runs.at[l->runs.len - 1];
    }
    if (l->asked->picture) {
        struct arena arena = {0};
        struct error err = {0};
        struct attempt attempt = attempt_of(&arena, l->asked);
        if (verdict->kind != VERDICT_TOOL_FAULT &&
            !shown_open(&was->shown, l->asked->picture, &attempt, verdict, &err))
            app_say(a, ROLE_WARN, "There is no picture: %s", err.text);
        if (l->show_run && was->shown.trace) {
            l->show_run = false;
            l->show_play = true;
        }
        arena_release(&arena);
    }
    page_stale(&l->page);
    run_pictures(a, l);
}

/* ---- keys ---------------------------------------------------------------------- */

static void play(struct app *a, struct lesson_view *l, bool on)
{
    struct fence_run *run = run_of(l, l->focus);
    if (!run || !run->shown.trace)
        return;
    if (!shown_step(&run->shown, on))
        app_say(a, ROLE_NOTE, on ? "This is the last step that is played here; Enter opens all of the run."
                                 : "This is the first step that is played here; Enter opens all of the run.");
    l->show_play = true;
    page_stale(&l->page);
}

/* The next program at or below the top of the screen when none is marked. */
static void move_focus(struct lesson_view *l, bool backwards)
{
    const struct block *b = prose_next_run(&l->page.prose, l->focus, backwards);
    if (!l->focus && !backwards)
        for (int first, end; b && prose_block_lines(&l->page.prose, b, &first, &end) &&
                             end <= l->page.top;) {
            const struct block *next = prose_next_run(&l->page.prose, b, false);
            if (!next)
                break;
            b = next;
        }
    if (!b)
        b = prose_next_run(&l->page.prose, NULL, backwards); /* round */
    set_focus(l, b);
    show_block(l, b);
}

static void note_read(struct app *a, struct lesson_view *l)
{
    if (l->page.width && l->page.top >= l->page.max_top)
        study_lesson_read(a->study, l->view.item);
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct lesson_view *l = self(v);
    note_read(a, l);
    if (l->page.asking)
        return page_handle(a, &l->page, e, action);
    if (e->kind == EVENT_KEY || e->kind == EVENT_MOUSE)
        l->want_top = 0;
    switch (action) {
    case ACTION_SHOWN_BACK:
    case ACTION_SHOWN_ON:
        play(a, l, action == ACTION_SHOWN_ON);
        return true;
    case ACTION_LESSON_ON:
        if (l->page.word.len && e->key.code == 'n' && !e->key.mods)
            return page_handle(a, &l->page, e, ACTION_SEARCH_NEXT);
        study_lesson_read(a->study, v->item); /* going on says that it is */
        app_go_next(a, v->item);
        return true;
    case ACTION_FENCE_NEXT:
    case ACTION_FENCE_BACK:
        move_focus(l, action == ACTION_FENCE_BACK);
        return true;
    case ACTION_RUN:
        if (!prose_next_run(&l->page.prose, NULL, false) && e->key.code == K_ENTER)
            return page_handle(a, &l->page, e, ACTION_PAGE_DOWN);
        run(a, l);
        return true;
    case ACTION_PLAY:
        if (!l->focus)
            move_focus(l, false);
        if (l->focus)
            view_play_open(a, v->item, l->focus);
        return true;
    case ACTION_MAP:
        app_go_map(a);
        return true;
    case ACTION_BACK:
        if (l->focus || l->page.word.len) {
            set_focus(l, NULL);
            buf_clear(&l->page.word);
            return true;
        }
        return false;
    default:
        break;
    }
    bool mine = page_handle(a, &l->page, e, action);
    note_read(a, l);
    return mine;
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    item_title_row(a, v->item, out);
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    struct lesson_view *l = self(v);
    size_t n = 0;
    (void)a;
    if (l->page.word.len) { /* n means the word now */
        ret[n++] = ACTION_SEARCH_NEXT;
        ret[n++] = ACTION_SEARCH_BACK;
        ret[n++] = ACTION_BACK;
        return n;
    }
    if (v->where & IN_SHOWN) {
        ret[n++] = ACTION_SHOWN_BACK;
        ret[n++] = ACTION_SHOWN_ON;
    }
    ret[n++] = ACTION_LESSON_ON;
    ret[n++] = ACTION_PAGE_DOWN;
    if (prose_next_run(&l->page.prose, NULL, false)) {
        ret[n++] = ACTION_FENCE_NEXT;
        ret[n++] = ACTION_RUN;
        ret[n++] = ACTION_PLAY;
    }
    ret[n++] = ACTION_MAP;
    size_t terms;
    pack_terms(study_pack(a->study), &terms);
    if (terms)
        ret[n++] = ACTION_WORDS;
    ret[n++] = ACTION_HELP_KEY;
    ret[n++] = ACTION_QUIT;
    ret[n++] = ACTION_SEARCH;
    return n;
}

static void place(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    buf_printf(out, "top=%d ", self(v)->page.top);
}

static void leave(struct app *a, struct view *v)
{
    note_read(a, self(v));
}

/* Of the marked program, or of the last one that was run. */
static struct str explains(struct view *v)
{
    struct lesson_view *l = self(v);
    const struct fence_run *run = run_of(l, l->focus ? l->focus : l->asked);
    return run ? verdict_explains(run->verdict) : (struct str){"", 0};
}

static void done(struct view *v)
{
    struct lesson_view *l = self(v);
    for (size_t i = 0; i < l->runs.len; i++) {
        verdict_free(l->runs.at[i].verdict);
        shown_release(&l->runs.at[i].shown);
    }
    vec_release(&l->runs);
    page_release(&l->page);
}

static const struct view_ops ops = {
    .name = "lesson", .title = title, .handle = handle, .draw = draw, .footer = footer,
    .verdict = on_verdict, .leave = leave, .place = place, .explains = explains,
    .done = done,
};

void view_lesson_open(struct app *a, const struct item *it, struct str where)
{
    struct lesson_view *l = mem_alloc(sizeof *l);
    l->view.ops = &ops;
    l->view.item = it;
    l->view.where = IN_LESSON | IN_READER;
    l->page.top = l->want_top = place_number(where, "top", 0);
    app_push(a, &l->view);
    run_pictures(a, l);
}
