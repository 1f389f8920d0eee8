/* A quiz: the question, its choices with a bar, then how sure one is, then an
 * explanation for what was chosen. The order of the choices is shuffled by item,
 * learner and attempt, so that it stays while a question is open and changes when
 * it is asked again. The page is one column: question above, explanations under
 * the choices they belong to. */
#include "base/hash.h"
#include "ui/bench.h"

#include <string.h>

enum { CHOICES = 64 };
enum quiz_stage { ASKING, HOW_SURE, ANSWERED };

struct quiz_view {
    struct view view;
    struct page page;
    int order[CHOICES]; /* shown place -> choice */
    int count;
    bool several;       /* more than one is right */
    int bar;            /* shown place */
    bool follow;        /* the bar was moved: keep it in sight */
    bool show_hint;     /* one was opened: below the choices, where nobody would look */
    int hint_at;        /* its line; -1: none is open */
    uint64_t chosen;    /* a bit per choice */
    enum quiz_stage stage;
    struct verdict_pane verdict; /* for its grade and words */
};

static struct quiz_view *self(struct view *v) { return (struct quiz_view *)v; }

/* xorshift64*, Marsaglia and Vigna. */
static uint64_t next_random(uint64_t *s)
{
    *s ^= *s >> 12;
    *s ^= *s << 25;
    *s ^= *s >> 27;
    return *s * 2685821657736338717u;
}

static void shuffle(struct app *a, struct quiz_view *q)
{
    struct arena arena = {0};
    struct item_state st;
    study_state(a->study, &arena, q->view.item, &st);
    struct str id = item_id(q->view.item);
    uint64_t seed =
        1469598103934665603u ^ (uint64_t)st.first_opened_ms * 31 ^ (uint64_t)st.attempts << 40;
    seed = fnv64(seed, id.at, id.len);
    for (int i = 0; i < q->count; i++)
        q->order[i] = i;
    for (int i = q->count - 1; i > 0; i--) {
        int k = (int)(next_random(&seed) % (uint64_t)(i + 1)), swap = q->order[i];
        q->order[i] = q->order[k];
        q->order[k] = swap;
    }
    arena_release(&arena);
}

static const struct choice *choice_at(const struct quiz_view *q, int shown)
{
    return &item_exercise(q->view.item)->choices[q->order[shown]];
}

static bool is_chosen(const struct quiz_view *q, int shown)
{
    return q->chosen >> q->order[shown] & 1;
}

/* ---- answering ------------------------------------------------------------------ */

static void choose(struct quiz_view *q, int shown)
{
    uint64_t bit = (uint64_t)1 << q->order[shown];
    q->bar = shown;
    q->follow = true;
    q->chosen = q->several ? q->chosen ^ bit : bit;
    page_stale(&q->page);
}

static void answer(struct app *a, struct quiz_view *q, int sure)
{
    const struct item *it = q->view.item;
    struct error err = {0};
    verdict_pane_clear(&q->verdict);
    struct grade g = grade_quiz(&q->verdict.arena, item_exercise(it), q->chosen);
    verdict_pane_set(&q->verdict, item_exercise(it), g);
    struct buf text = {0};
    buf_printf(&text, "%llx", (unsigned long long)q->chosen);
    if (!study_record(a->study, it, &q->verdict.grade, buf_view(&text), sure, &err) &&
        study_progress(a->study))
        app_say(a, ROLE_WARN, "This could not be written down: %s", err.text);
    buf_release(&text);
    q->stage = ANSWERED;
    page_stale(&q->page);
    if (view_round_silent(it))
        app_go_next(a, it);
}

static void again(struct app *a, struct quiz_view *q)
{
    q->stage = ASKING;
    q->chosen = 0;
    q->bar = 0;
    q->follow = false;
    q->page.top = 0;
    verdict_pane_clear(&q->verdict);
    shuffle(a, q);
    page_stale(&q->page);
}

static bool handle_asking(struct app *a, struct quiz_view *q, enum action action)
{
    switch (action) {
    case ACTION_UP:
    case ACTION_DOWN:
        q->bar = (q->bar + (action == ACTION_DOWN ? 1 : q->count - 1)) % q->count;
        q->follow = true;
        page_stale(&q->page);
        app_moved(a);
        return true;
    case ACTION_CHOOSE:
        choose(q, q->bar);
        return true;
    case ACTION_ANSWER:
        if (!q->chosen)
            choose(q, q->bar);
        q->stage = HOW_SURE;
        page_stale(&q->page);
        return true;
    case ACTION_SURE:
    case ACTION_UNSURE:
        if (q->chosen)
            answer(a, q, action == ACTION_SURE);
        else
            app_say(a, ROLE_NOTE, "Choose first: arrows and Space, or a number.");
        return true;
    default:
        return false;
    }
}

static bool handle_sure(struct app *a, struct quiz_view *q, enum action action)
{
    if (action == ACTION_SURE || action == ACTION_UNSURE) {
        answer(a, q, action == ACTION_SURE);
        return true;
    }
    if (action == ACTION_BACK || action == ACTION_UP || action == ACTION_DOWN ||
        action == ACTION_CHOOSE) {
        q->stage = ASKING;
        page_stale(&q->page);
        return action == ACTION_BACK || handle_asking(a, q, action);
    }
    return false;
}

static int clicked(const struct quiz_view *q, const struct ui_event *e)
{
    int line = q->page.top + e->mouse.row - 1;
    return line >= 0 && line < q->page.prose.count ? q->page.prose.lines[line].tag : 0;
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct quiz_view *q = self(v);
    if (e->kind == EVENT_MOUSE && e->mouse.action == MOUSE_PRESS && q->stage != ANSWERED) {
        if (clicked(q, e)) {
            q->stage = ASKING;
            choose(q, clicked(q, e) - 1);
        }
        return true;
    }
    if (e->kind != EVENT_KEY)
        return page_handle(a, &q->page, e, action);
    if (q->page.asking)
        return page_handle(a, &q->page, e, action);
    uint32_t digit = e->key.code - '1';
    if (q->stage != ANSWERED && !e->key.mods && digit < 9 && (int)digit < q->count) {
        q->stage = ASKING;
        choose(q, (int)digit);
        return true;
    }
    if (q->stage == ASKING && handle_asking(a, q, action))
        return true;
    if (q->stage == HOW_SURE && handle_sure(a, q, action))
        return true;
    switch (action) {
    case ACTION_AGAIN:
        if (q->stage == ANSWERED)
            again(a, q);
        return true;
    case ACTION_ANSWER:
        if (verdict_pane_passed(&q->verdict) || item_extra(v->item))
            app_go_next(a, v->item);
        else
            again(a, q);
        return true;
    case ACTION_HINT:
        if (task_hint(a, v->item)) {
            q->show_hint = true;
            page_stale(&q->page);
        }
        return true;
    case ACTION_NEXT_ITEM:
        app_go_next(a, v->item);
        return true;
    case ACTION_MAP:
        app_go_map(a);
        return true;
    default:
        return page_handle(a, &q->page, e, action);
    }
}

/* ---- showing -------------------------------------------------------------------- */

static void add_choice(struct quiz_view *q, struct prose *p, int shown)
{
    const struct choice *ch = choice_at(q, shown);
    bool mine = is_chosen(q, shown), bar = q->stage != ANSWERED && q->bar == shown;
    bool tell = q->stage == ANSWERED &&
                (mine || verdict_pane_passed(&q->verdict) || item_extra(q->view.item));
    enum role role = bar ? ROLE_SELECTED : mine ? ROLE_STRONG : ROLE_TEXT;
    const char *box = q->several ? (mine ? "[x]" : "[ ]") : (mine ? "(x)" : "( )");
    struct str label =
        str_from(arena_printf(p->arena, "%s %s %d", bar ? ">" : " ", box, shown + 1));
    struct prose_run runs[2] = {
        {ch->plain, role},
        {ch->right ? STR(" RIGHT") : STR(" WRONG"), ch->right ? ROLE_PASS : ROLE_FAIL},
    };
    p->tag = shown + 1;
    page_labelled(p, role, label, 9, runs, tell ? 2 : 1);
    p->tag = 0;
    if (!tell)
        return;
    for (size_t i = 0; i < ch->because.count; i++) {
        const struct block *b = &ch->because.blocks[i];
        struct prose_run *why = arena_array(p->arena, b->span_count + 1, sizeof *why);
        for (size_t k = 0; k < b->span_count; k++)
            why[k] = (struct prose_run){b->spans[k].text,
                                        b->spans[k].style == SPAN_CODE ? ROLE_CODE : ROLE_TEXT};
        if (b->kind == BLOCK_CODE)
            prose_code(p, b->text, (struct str){0});
        else
            prose_runs(p, 9, 0, why, b->span_count);
    }
    prose_blank(p);
}

static void add_below(struct app *a, struct quiz_view *q, struct prose *p)
{
    const struct exercise *ex = item_exercise(q->view.item);
    q->hint_at = -1;
    prose_blank(p);
    if (q->stage == HOW_SURE) {
        prose_text(p, ROLE_STRONG, 0,
                   STR("How sure are you? Press s for sure, u for unsure; Esc thinks again."));
        return;
    }
    if (q->stage == ASKING) {
        prose_text(p, ROLE_DIM, 0, q->several
                   ? STR("Several may be right. Space or a number chooses, Enter answers.")
                   : STR("One is right. Space or a number chooses, Enter answers."));
        if (view_round_silent(q->view.item))
            prose_text(p, ROLE_DIM, 0, str_from(arena_printf(p->arena, "You may skip what you do not know with %s.",
                                                             action_key(ACTION_NEXT_ITEM).text)));
        q->hint_at = task_add_hints(a, p, q->view.item);
        return;
    }
    if (verdict_pane_passed(&q->verdict) || item_extra(q->view.item)) {
        prose_doc(p, &ex->debrief);
        prose_blank(p);
        if (!item_extra(q->view.item))
            task_add_reading(a, p, ex);
        prose_text(p, ROLE_NOTE, 0, STR("Enter or n goes on, r asks again."));
    } else {
        prose_text(p, ROLE_NOTE, 0, STR("Enter or r asks again, h opens a hint."));
        q->hint_at = task_add_hints(a, p, q->view.item);
    }
}

/* What came of it stands above the choices, where it is seen first. */
static void add_verdict(struct quiz_view *q, struct prose *p)
{
    struct word_line s = verdict_pane_summary(&q->verdict);
    prose_hanging(p, verdict_role(s.role), 0, 6, s.text);
    for (size_t i = 1; i < q->verdict.grade.count; i++)
        prose_text(p, ROLE_FAIL, 6, q->verdict.grade.failures[i].message);
    prose_blank(p);
}

static void lay_out(struct app *a, struct quiz_view *q)
{
    struct prose *p = &q->page.prose;
    const struct exercise *ex = item_exercise(q->view.item);
    bool answered = q->stage == ANSWERED;
    prose_heading(p, 1, ex->title);
    prose_blank(p);
    prose_doc(p, &ex->task);
    task_add_bridge(a, p, ex->bridges, ex->bridge_count);
    prose_blank(p);
    int first = p->count;
    if (answered)
        add_verdict(q, p);
    for (int i = 0; i < q->count; i++)
        add_choice(q, p, i);
    int choices_end = p->count;
    add_below(a, q, p);
    /* What matters now must be in sight. */
    if (answered || q->stage == HOW_SURE) {
        page_show(&q->page, choices_end + 1);
        if (answered)
            page_show(&q->page, first);
    } else if (q->follow) { /* at first the question is what to read */
        for (int i = first; i < choices_end; i++)
            if (p->lines[i].tag == q->bar + 1)
                page_show(&q->page, i);
    }
    if (q->show_hint && q->hint_at >= 0) {
        page_show(&q->page, p->count - 1);
        page_show(&q->page, q->hint_at);
    }
    q->show_hint = false;
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct quiz_view *q = self(v);
    int width = r.cols - 4 > 84 ? 84 : r.cols - 4;
    q->page.rows = r.rows;
    if (page_begin(&q->page, c, width)) {
        q->page.cursor = -1;
        lay_out(a, q);
    }
    page_draw(&q->page, c, (struct rect){r.row, r.col + 2, r.rows, width}, NULL);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    item_title_row(a, v->item, out);
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    struct quiz_view *q = self(v);
    size_t n = 0;
    (void)a;
    if (q->stage == ANSWERED) {
        if (verdict_pane_passed(&q->verdict) || item_extra(v->item))
            ret[n++] = ACTION_NEXT_ITEM;
        ret[n++] = ACTION_AGAIN;
    } else if (q->stage == HOW_SURE) {
        ret[n++] = ACTION_SURE;
        ret[n++] = ACTION_UNSURE;
        ret[n++] = ACTION_BACK;
    } else {
        ret[n++] = ACTION_CHOOSE;
        ret[n++] = ACTION_ANSWER;
    }
    if (!verdict_pane_passed(&q->verdict) && item_exercise(v->item)->hint_count)
        ret[n++] = ACTION_HINT;
    if (q->page.max_top)
        ret[n++] = ACTION_PAGE_DOWN;
    ret[n++] = ACTION_MAP;
    ret[n++] = ACTION_HELP_KEY;
    ret[n++] = ACTION_QUIT;
    return n;
}

static void place(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    struct quiz_view *q = self(v);
    buf_printf(out, "top=%d bar=%d ", q->page.top, q->bar);
    if (q->stage != ANSWERED && q->chosen < 1000000)
        buf_printf(out, "chosen=%d ", (int)q->chosen);
}

static struct str explains(struct view *v)
{
    return verdict_pane_explains(&self(v)->verdict);
}

static void done(struct view *v)
{
    struct quiz_view *q = self(v);
    page_release(&q->page);
    verdict_pane_release(&q->verdict);
}

/* Nothing was chosen: what is right, and why. */
static bool tell(struct app *a, struct view *v)
{
    struct quiz_view *q = self(v);
    (void)a;
    if (q->stage == ANSWERED)
        return false;
    verdict_pane_clear(&q->verdict);
    q->chosen = 0;
    q->verdict.nothing = "Not answered. This is what is right, and why:";
    q->stage = ANSWERED;
    page_stale(&q->page);
    return true;
}

static const struct view_ops ops = {
    .name = "quiz", .title = title, .handle = handle, .draw = draw, .footer = footer,
    .place = place, .explains = explains, .tell = tell,
    .done = done,
};

void view_quiz_open(struct app *a, const struct item *it, struct str where)
{
    struct quiz_view *q = mem_alloc(sizeof *q);
    const struct exercise *ex = item_exercise(it);
    q->view.ops = &ops;
    q->view.item = it;
    q->view.where = IN_QUIZ | IN_LIST;
    q->count = ex->choice_count < CHOICES ? (int)ex->choice_count : CHOICES;
    int right = 0;
    for (int i = 0; i < q->count; i++)
        right += ex->choices[i].right;
    q->several = right > 1;
    shuffle(a, q);
    q->page.top = place_number(where, "top", 0);
    q->bar = place_number(where, "bar", 0) % (q->count ? q->count : 1);
    q->chosen = (uint64_t)place_number(where, "chosen", 0);
    app_push(a, &q->view);
}
