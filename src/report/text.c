/* The report on a terminal, in as many columns as there are (60 at least):
 * who may need a hand, where everyone is, units, what is remembered, the hardest exercises,
 * misconceptions, what could not be placed or read. */
#include "report/figures.h"
#include "report/table.h"

#include <stdlib.h>

struct page {
    struct figures *f;
    struct buf *out;
    struct arena *a;
    int width;
    bool ascii, colour;
};

FORMAT(2, 3) static struct str say(struct page *p, const char *fmt, ...)
{
    struct buf b = {0};
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    struct str s = arena_str(p->a, buf_view(&b));
    buf_release(&b);
    return s;
}

static void put(struct table *t, struct str text, enum tone tone)
{
    vec_push(&t->cells, ((struct cell){text, tone}));
}

static void heading(struct page *p, const char *text)
{
    buf_char(p->out, '\n');
    add_tone(p->out, TONE_BOLD, p->colour);
    buf_cstr(p->out, text);
    add_tone(p->out, TONE_PLAIN, p->colour);
    buf_char(p->out, '\n');
}

/* Words of text in lines of the page, each after indent blanks. */
static void wrapped(struct page *p, int indent, struct str text)
{
    int at = 0;
    while ((text = str_trim(text)).len) {
        size_t len = 0;
        while (len < text.len && text.at[len] != ' ')
            len++;
        struct str word = str_slice(text, 0, len);
        int w = utf8_str_width(word);
        if (at && at + 1 + w > p->width) {
            buf_char(p->out, '\n');
            at = 0;
        }
        if (!at) {
            buf_repeat(p->out, ' ', (size_t)indent);
            at = indent;
        } else {
            buf_char(p->out, ' ');
            at++;
        }
        if (w > p->width - at) { /* a word longer than a line */
            w = p->width - at;
            add_fitted(p->out, word, w, p->ascii, false);
        } else {
            buf_str(p->out, word);
        }
        at += w;
        text = str_slice(text, len, text.len);
    }
    buf_char(p->out, '\n');
}

static void top(struct page *p)
{
    struct figures *f = p->f;
    add_tone(p->out, TONE_BOLD, p->colour);
    add_fitted(p->out, say(p, "Progress in " STR_FMT, STR_ARG(f->pack->title)), p->width, p->ascii,
               false);
    add_tone(p->out, TONE_PLAIN, p->colour);
    buf_char(p->out, '\n');
    wrapped(p, 0, say(p, STR_FMT ": %zu learner%s from %zu file%s, %d active in the last 7 days, "
                      "%d finished, %d may need a hand.",
                      STR_ARG(words_day(p->a, f->options->now_ms)), f->learners.len,
                      f->learners.len == 1 ? "" : "s", f->files_read, f->files_read == 1 ? "" : "s",
                      f->active_week, f->finished, f->stuck));
}

static void stuck(struct page *p)
{
    heading(p, "Who may need a hand");
    if (!p->f->stuck) {
        buf_cstr(p->out, "  Nobody, as far as this shows.\n");
        return;
    }
    for (size_t i = 0; i < p->f->learners.len; i++) {
        const struct learner *l = p->f->learners.at[i];
        if (!l->reason.len)
            continue;
        buf_cstr(p->out, "  ");
        add_tone(p->out, TONE_WARN, p->colour);
        add_fitted(p->out, l->name, p->width - 2, p->ascii, false);
        add_tone(p->out, TONE_PLAIN, p->colour);
        buf_char(p->out, '\n');
        wrapped(p, 4, l->reason);
        if (l->action.len)
            wrapped(p, 4, say(p, "%s " STR_FMT, p->ascii ? "->" : "→", STR_ARG(l->action)));
    }
}

/* A mark for each unit: how much of it is done. */
static struct str unit_marks(struct page *p, const struct learner *l)
{
    static const char *const blocks[] = {"·", "░", "▒", "▓", "█"};
    static const char *const signs[] = {".", "-", "=", "+", "#"};
    struct buf b = {0};
    for (size_t u = 0; u < p->f->pack->unit_count; u++) {
        size_t done = l->unit_done[u], all = p->f->pack->units[u].core;
        size_t mark = !done ? 0 : done == all ? 4 : 1 + 3 * done / all;
        buf_cstr(&b, p->ascii ? signs[mark] : blocks[mark]);
    }
    struct str s = arena_str(p->a, buf_view(&b));
    buf_release(&b);
    return s;
}

static void learners(struct page *p)
{
    enum { UNITS = 3, TO_PASS = 7 };
    static const struct table_column columns[] = {
        {.head = "Learner", .min = 16},
        {.head = "Done", .drop = 0},
        {.head = "", .right = true},
        {.head = "Units", .drop = 3},
        {.head = "At", .min = 12},
        {.head = "Track", .min = 8, .drop = 9},
        {.head = "Attempts", .right = true, .drop = 5},
        {.head = "To pass", .right = true, .drop = 4},
        {.head = "p90", .right = true, .drop = 7},
        {.head = "Hints", .right = true, .drop = 6},
        {.head = "Last active", .drop = 2},
    };
    struct table t = {.columns = columns, .column_count = COUNT(columns)};
    heading(p, "Learners, by name");
    size_t total = p->f->pack->core_count;
    for (size_t i = 0; i < p->f->learners.len; i++) {
        const struct learner *l = p->f->learners.at[i];
        put(&t, l->name, TONE_PLAIN);
        put(&t, bar(p->a, total ? (double)l->items_done / (double)total : 0,
                    p->width >= 100 ? 16 : 8, p->ascii), TONE_GOOD);
        put(&t, l->items_more ? say(p, "%zu/%zu +%zu", l->items_done, total, l->items_more)
                              : say(p, "%zu/%zu", l->items_done, total), TONE_PLAIN);
        put(&t, unit_marks(p, l), TONE_GOOD);
        put(&t, words_place(p->a, p->f, l), TONE_PLAIN);
        put(&t, l->track.len ? l->track : STR("-"), TONE_PLAIN);
        put(&t, say(p, "%d", l->attempts), TONE_PLAIN);
        put(&t, words_duration(p->a, l->median_ms), TONE_PLAIN);
        put(&t, words_duration(p->a, l->p90_ms), TONE_PLAIN);
        put(&t, say(p, "%d", l->hints), TONE_PLAIN);
        put(&t, words_ago(p->a, l->last_ms, p->f->options->now_ms), TONE_PLAIN);
    }
    uint32_t shown = table_draw(&t, p->width, p->ascii, p->colour, p->out);
    if (shown & 1u << UNITS)
        wrapped(p, 0, str_from(p->ascii ? "Units: a mark each, . nothing done, - = + more, # all."
                                        : "Units: a mark each, · nothing done, ░ ▒ ▓ more, █ all."));
    if (shown & 1u << TO_PASS)
        wrapped(p, 0, STR("To pass: active time up to the first pass, the median."));
    table_release(&t);
}

static void units(struct page *p)
{
    static const struct table_column columns[] = {
        {.head = "Unit", .min = 12}, {.head = "Done by all"}, {.head = "", .right = true},
        {.head = "Mastered", .right = true, .drop = 2}, {.head = "Fragile", .right = true, .drop = 3},
        {.head = "Finished by", .drop = 1}};
    struct table t = {.columns = columns, .column_count = COUNT(columns)};
    const struct figures *f = p->f;
    heading(p, "Units");
    for (size_t u = 0; u < f->pack->unit_count; u++) {
        size_t finished = 0;
        for (size_t i = 0; i < f->learners.len; i++)
            finished += f->pack->units[u].core &&
                        f->learners.at[i]->unit_done[u] == f->pack->units[u].core;
        put(&t, words_unit(p->a, f, u), TONE_PLAIN);
        put(&t, bar(p->a, f->unit_share[u], p->width >= 100 ? 32 : 16, p->ascii), TONE_GOOD);
        put(&t, say(p, "%d%%", (int)(f->unit_share[u] * 100 + 0.5)), TONE_PLAIN);
        const int *states = f->unit_states[u].states;
        put(&t, say(p, "%d", states[CONCEPT_MASTERED]), TONE_GOOD);
        put(&t, say(p, "%d", states[CONCEPT_FRAGILE]),
            states[CONCEPT_FRAGILE] ? TONE_WARN : TONE_DIM);
        put(&t, say(p, "%zu of %zu", finished, f->learners.len), TONE_PLAIN);
    }
    table_draw(&t, p->width, p->ascii, p->colour, p->out);
    table_release(&t);
}

/* "9/16 to 14/16": right answers of the inventory, before and after. */
static struct str inventory(struct page *p, const struct learner *l)
{
    const struct inventory *pre = &l->inventory[0], *post = &l->inventory[1];
    if (!pre->asked && !post->asked)
        return STR("-");
    struct str before = pre->asked ? say(p, "%d/%d", pre->right, pre->asked) : STR("-");
    return post->asked ? say(p, STR_FMT " to %d/%d", STR_ARG(before), post->right, post->asked) : before;
}

/* A mark a day: how many reviews fall due. */
static struct str days_ahead(struct page *p, const int days[FORECAST])
{
    static const char *const blocks[] = {"·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    struct buf b = {0};
    for (int d = 0; d < FORECAST; d++) {
        if (p->ascii)
            buf_char(&b, days[d] == 0 ? '.' : days[d] > 9 ? '#' : (char)('0' + days[d]));
        else
            buf_cstr(&b, blocks[days[d] > 8 ? 8 : days[d]]);
    }
    struct str s = arena_str(p->a, buf_view(&b));
    buf_release(&b);
    return s;
}

static void memory(struct page *p)
{
    enum { AHEAD = 5 };
    static const struct table_column columns[] = {
        {.head = "Learner", .min = 16},
        {.head = "Mastered", .right = true},
        {.head = "Fragile", .right = true},
        {.head = "Due", .right = true},
        {.head = "In 7 days", .right = true, .drop = 3},
        {.head = "14 days", .drop = 2},
        {.head = "Reviews", .right = true, .drop = 4},
        {.head = "Wrong", .right = true, .drop = 5},
        {.head = "Inventory", .drop = 1},
    };
    struct table t = {.columns = columns, .column_count = COUNT(columns)};
    const struct figures *f = p->f;
    if (!f->mastered && !f->fragile)
        return; /* nobody has passed anything that could be forgotten */
    heading(p, "What is remembered");
    for (size_t i = 0; i < f->learners.len; i++) {
        const struct learner *l = f->learners.at[i];
        int week = 0;
        for (int d = 0; d < 7; d++)
            week += l->forecast[d];
        put(&t, l->name, TONE_PLAIN);
        put(&t, say(p, "%d", l->states[CONCEPT_MASTERED]), TONE_GOOD);
        put(&t, say(p, "%d", l->states[CONCEPT_FRAGILE]),
            l->states[CONCEPT_FRAGILE] ? TONE_WARN : TONE_DIM);
        put(&t, say(p, "%d", l->debt), l->debt > 10 ? TONE_BAD : TONE_PLAIN);
        put(&t, say(p, "%d", week), TONE_PLAIN);
        put(&t, days_ahead(p, l->forecast), TONE_PLAIN);
        put(&t, say(p, "%d", l->reviews), TONE_PLAIN);
        put(&t, say(p, "%d", l->lapses), TONE_PLAIN);
        put(&t, inventory(p, l), TONE_PLAIN);
    }
    uint32_t shown = table_draw(&t, p->width, p->ascii, p->colour, p->out);
    wrapped(p, 0, STR("Mastered: ideas that were passed and right in review on a later day. Fragile: "
                      "passed, not proved since. Due: reviews waiting today."));
    if (shown & 1u << AHEAD)
        wrapped(p, 0, STR("14 days: how many fall due on each day from today, if all are right."));
    table_release(&t);
}

static int shakiest_first(const void *a, const void *b, void *ctx)
{
    const struct figures *f = ctx;
    size_t i = *(const size_t *)a, k = *(const size_t *)b;
    const struct idea_figures *x = &f->idea_figures[i], *y = &f->idea_figures[k];
    if (x->states[CONCEPT_FRAGILE] != y->states[CONCEPT_FRAGILE])
        return x->states[CONCEPT_FRAGILE] > y->states[CONCEPT_FRAGILE] ? -1 : 1;
    if (x->due != y->due)
        return x->due > y->due ? -1 : 1;
    return (i > k) - (i < k);
}

static void ideas(struct page *p)
{
    enum { SHOWN = 10 };
    static const struct table_column columns[] = {
        {.head = "Idea", .min = 16},
        {.head = "Unit", .min = 8, .drop = 1},
        {.head = "Fragile", .right = true},
        {.head = "Mastered", .right = true},
        {.head = "Due", .right = true},
    };
    struct table t = {.columns = columns, .column_count = COUNT(columns)};
    struct figures *f = p->f;
    size_t *order = arena_array(p->a, f->ideas.count, sizeof *order), shaky = 0;
    for (size_t c = 0; c < f->ideas.count; c++)
        if (f->idea_figures[c].states[CONCEPT_FRAGILE])
            order[shaky++] = c;
    if (!shaky)
        return;
    qsort_r(order, shaky, sizeof *order, shakiest_first, f);
    heading(p, "Fragile ideas, for most learners first");
    for (size_t i = 0; i < shaky && i < SHOWN; i++) {
        const struct idea_figures *x = &f->idea_figures[order[i]];
        put(&t, tag_words(p->a, idea_name(f, order[i])), TONE_PLAIN);
        put(&t, words_unit(p->a, f, f->pack->items[f->ideas.first[order[i]]].unit), TONE_PLAIN);
        put(&t, say(p, "%d", x->states[CONCEPT_FRAGILE]), TONE_WARN);
        put(&t, say(p, "%d", x->states[CONCEPT_MASTERED]), TONE_GOOD);
        put(&t, say(p, "%d", x->due), TONE_PLAIN);
    }
    table_draw(&t, p->width, p->ascii, p->colour, p->out);
    if (shaky > SHOWN)
        wrapped(p, 0, say(p, "%zu more are fragile for somebody.", shaky - SHOWN));
    table_release(&t);
}

/* "5m of 3m": the time it takes, of what was expected. */
static struct str against(struct page *p, int64_t ms, int expected)
{
    struct str time = words_duration(p->a, ms);
    return ms < 0 || expected <= 0 ? time
                                   : say(p, STR_FMT " of %dm", STR_ARG(time), expected);
}

static void exercises(struct page *p)
{
    static const struct table_column columns[] = {
        {.head = "Exercise", .min = 16},
        {.head = "First try"},
        {.head = "", .right = true},
        {.head = "Passed", .right = true, .drop = 2},
        {.head = "Attempts", .right = true, .drop = 3},
        {.head = "Time", .right = true, .drop = 4},
        {.head = "Stopped", .right = true, .drop = 5},
    };
    struct table t = {.columns = columns, .column_count = COUNT(columns)};
    const struct figures *f = p->f;
    heading(p, "Exercises, hardest first");
    for (size_t i = 0; i < f->exercises.len; i++) {
        const struct exercise_figures *x = &f->exercises.at[i];
        const struct item *it = f->columns.at[x->column].at;
        put(&t, say(p, "%zu.%zu " STR_FMT, it->unit + 1,
                    it->index - f->pack->units[it->unit].first + 1, STR_ARG(item_title(it))),
            TONE_PLAIN);
        put(&t, bar(p->a, (double)x->first_try / x->tried, p->width >= 100 ? 16 : 8, p->ascii),
            TONE_GOOD);
        put(&t, say(p, "%d%%", percent(x->first_try, x->tried)), TONE_PLAIN);
        put(&t, say(p, "%d of %d", x->passed, x->tried), TONE_PLAIN);
        put(&t, say(p, "%d", x->median_attempts), TONE_PLAIN);
        put(&t, against(p, x->median_ms, it->minutes), TONE_PLAIN);
        put(&t, x->stopped ? say(p, "%d", x->stopped) : STR("-"),
            x->stopped ? TONE_BAD : TONE_DIM);
    }
    if (f->exercises.len) {
        table_draw(&t, p->width, p->ascii, p->colour, p->out);
        wrapped(p, 0, STR("First try: passed at once and without help, of those who tried. "
                          "Attempts and time (of the minutes expected) are medians up to "
                          "the first pass. Stopped: the last thing they touched, not passed, and "
                          "silent for a week."));
    }
    if (f->untried)
        wrapped(p, 0, say(p, "%zu exercise%s nobody has tried yet.", f->untried,
                          f->untried == 1 ? "" : "s"));
    table_release(&t);
}

static void capstones(struct page *p)
{
    static const struct table_column columns[] = {
        {.head = "Capstone", .min = 16},
        {.head = "Learner", .min = 12},
        {.head = "Points", .right = true},
        {.head = "Stages", .right = true, .drop = 2},
        {.head = "Dares", .right = true},
        {.head = "Badges", .min = 8, .drop = 3},
        {.head = "Passed", .drop = 1},
    };
    struct table t = {.columns = columns, .column_count = COUNT(columns)};
    size_t column = 0, learner = 0;
    for (const struct record *r; (r = capstone_next(p->f, &column, &learner));) {
        const struct column *c = &p->f->columns.at[column];
        struct capstone_figures k = capstone_of(c, r);
        struct str badges = capstone_badges(p->a, c, r);
        if (!t.cells.len)
            heading(p, "Capstones");
        put(&t, item_title(c->at), TONE_PLAIN);
        put(&t, p->f->learners.at[learner - 1]->name, TONE_PLAIN);
        put(&t, say(p, "%d", k.points), r->passed ? TONE_GOOD : TONE_PLAIN);
        put(&t, say(p, "%zu/%zu", k.stages_passed, k.stages), TONE_PLAIN);
        put(&t, say(p, "%zu/%zu", k.dares_met, k.dares), TONE_PLAIN);
        put(&t, badges.len ? badges : STR("-"), TONE_PLAIN);
        put(&t, r->passed ? words_day(p->a, r->passed_ms) : STR("-"), TONE_PLAIN);
    }
    if (t.cells.len) {
        table_draw(&t, p->width, p->ascii, p->colour, p->out);
        wrapped(p, 0, STR("Points: of 100, for the stages that ever passed. Dares: more that was built for a badge."));
    }
    table_release(&t);
}

static void misconceptions(struct page *p)
{
    static const struct table_column columns[] = {
        {.head = "Believed", .min = 16}, {.head = "Times", .right = true},
        {.head = "Learners", .right = true}, {.head = "When sure", .right = true, .drop = 1}};
    struct table t = {.columns = columns, .column_count = COUNT(columns)};
    if (!p->f->tag_figures.len)
        return;
    heading(p, "Misconceptions seen in answers");
    for (size_t i = 0; i < p->f->tag_figures.len; i++) {
        const struct tag_figures *x = &p->f->tag_figures.at[i];
        put(&t, tag_sentence(p->a, p->f, p->f->tags.list.at[x->tag].a), TONE_PLAIN);
        put(&t, say(p, "%d", x->times), TONE_PLAIN);
        put(&t, say(p, "%d", x->learners), TONE_PLAIN);
        put(&t, say(p, "%d", x->sure), TONE_PLAIN);
    }
    table_draw(&t, p->width, p->ascii, p->colour, p->out);
    table_release(&t);
}

static void strangers(struct page *p)
{
    static const struct table_column columns[] = {
        {.head = "Pack", .min = 8}, {.head = "Item", .min = 12},
        {.head = "Learners", .right = true}, {.head = "Passed", .right = true}};
    struct table t = {.columns = columns, .column_count = COUNT(columns)};
    if (!p->f->strangers.len)
        return;
    heading(p, "Not in this pack");
    for (size_t i = 0; i < p->f->strangers.len; i++) {
        const struct exercise_figures *x = &p->f->strangers.at[i];
        const struct column *c = &p->f->columns.at[x->column];
        put(&t, c->pack, TONE_PLAIN);
        put(&t, c->item, TONE_PLAIN);
        put(&t, say(p, "%d", x->opened), TONE_PLAIN);
        put(&t, say(p, "%d", x->passed), TONE_PLAIN);
    }
    table_draw(&t, p->width, p->ascii, p->colour, p->out);
    table_release(&t);
}

void report_text(struct figures *f, struct buf *out)
{
    struct page p = {.f = f,
                     .out = out,
                     .a = &f->arena,
                     .width = f->options->width < 60 ? 60 : f->options->width,
                     .ascii = f->options->ascii,
                     .colour = f->options->colour};
    top(&p);
    stuck(&p);
    learners(&p);
    units(&p);
    memory(&p);
    ideas(&p);
    exercises(&p);
    capstones(&p);
    misconceptions(&p);
    strangers(&p);
    if (f->unread.len) {
        heading(&p, "Files that could not be read");
        for (size_t i = 0; i < f->unread.len; i++)
            wrapped(&p, 2, f->unread.at[i].why);
    }
}
