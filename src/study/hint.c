/* Hints open one after the other, by running, trying and waiting (CURRICULUM.md, section 8):
 * the first when the learner has seen the program run, be it as it was given; the second
 * after an attempt or three minutes; the third, which is near to the code, after another
 * attempt. The waiting survives the program: it is read back from the events.
 *
 * A hint is about the first failing check. Of those that a pack has for one level, that is
 * opened which fits the failure the learner saw last: one for the case before one for the
 * code before one for a capstone's stage, and that for all if none fits. Which it was is written
 * down with the event, so that it stays the same one when another check fails tomorrow. When
 * another check does fail, and on a level that is open stands a hint for it, that one opens
 * next: below the one that was read, before the ladder goes on.
 *
 * A capstone with hints for stages has a ladder for each stage: who needed all three for the
 * first has three for the second. The stage is written down with the event, too. */
#include "study/room.h"

#include <stdio.h>
#include <string.h>

enum { HINT_WAIT_MS = 3 * 60 * 1000 };

/* ---- what fails ------------------------------------------------------------------ */

static bool has_ladders(const struct exercise *ex)
{
    for (size_t i = 0; ex && i < ex->fitted_count; i++)
        if (ex->fitted[i].stage.len)
            return true;
    return false;
}

/* Whose ladder it is now: the id of a stage, or "" if there is one ladder for all. */
static struct str ladder(const struct sitting *k, const struct exercise *ex)
{
    if (!k->failing_known || k->failing_stage < 0 || !has_ladders(ex) || (size_t)k->failing_stage >= ex->stage_count)
        return (struct str){"", 0};
    return ex->stages[k->failing_stage].as.id;
}

void study_fails(struct study *s, const struct item *it, const struct grade *g)
{
    struct sitting *k = &s->sittings[it->index];
    if (g->status == GRADE_TOOL_FAULT)
        return;
    /* A capstone that has passed may have a stage that is open, and hints are for that. */
    bool fails = (g->status == GRADE_FAILED || g->stage_count) && g->count;
    bool known = k->failing_known;
    k->failing_known = true;
    snprintf(k->failing, sizeof k->failing, "%s", fails ? g->failures[0].code : "");
    k->failing_case = fails ? g->failures[0].case_index : -1;
    int stage = fails && g->stage_count ? (int)g->first : -1;
    if ((!known || stage != k->failing_stage) && has_ladders(item_exercise(it))) {
        memset(k->hint_ms, 0, sizeof k->hint_ms);
        memset(k->hint_fit_known, 0, sizeof k->hint_fit_known);
        memset(k->hint_seen, 0, sizeof k->hint_seen);
        memset(k->hint_seen_known, 0, sizeof k->hint_seen_known);
        k->stage_open_known = false;
    }
    k->failing_stage = stage;
}

void study_ran(struct study *s, const struct item *it, const struct grade *g)
{
    study_fails(s, it, g);
    s->sittings[it->index].ran |= g->status != GRADE_TOOL_FAULT;
}

bool study_failing_known(const struct study *s, const struct item *it)
{
    return s->sittings[it->index].failing_known;
}

/* Of exercise.fitted, from 1; 0: none fits. */
static int fitting(const struct sitting *k, const struct exercise *ex, int level)
{
    int found = 0, of_stage = 0;
    struct str named = {"", 0}, stage = {"", 0};
    if (!k->failing_known || !k->failing[0])
        return 0;
    if (k->failing_case >= 0 && (size_t)k->failing_case < ex->case_count)
        named = ex->cases[k->failing_case].name;
    if (k->failing_stage >= 0 && (size_t)k->failing_stage < ex->stage_count)
        stage = ex->stages[k->failing_stage].as.id;
    for (size_t i = 0; i < ex->fitted_count; i++) {
        const struct fitted_hint *h = &ex->fitted[i];
        if (h->level != level)
            continue;
        if (h->case_name.len && str_eq(h->case_name, named))
            return (int)i + 1;
        if (str_is(h->code, k->failing))
            found = (int)i + 1;
        if (h->stage.len && str_eq(h->stage, stage))
            of_stage = (int)i + 1;
    }
    return found ? found : of_stage;
}

/* ---- what is open ----------------------------------------------------------------- */

int hints_ever(struct study *s, const struct item *it)
{
    study_refresh(s);
    int saved = s->states[it->index].hints, unsaved = s->sittings[it->index].unsaved.hints;
    return saved > unsaved ? saved : unsaved;
}

struct hint_search { /* for the first time that hint `number` of `item` was opened, on this ladder */
    struct str pack, item, ladder;
    int number;
    int highest;   /* that was opened on it */
    const struct exercise *exercise;
    int64_t at_ms; /* 0: never */
    bool tried;    /* an attempt after it */
    int fit;
    uint64_t seen; /* bits: which of exercise.fitted, from 1, was ever opened there; 0: that for all */
};

static uint64_t seen_bit(int fit) { return fit < 64 ? (uint64_t)1 << fit : 0; }

/* Which hint of this level was opened, of exercise.fitted from 1. */
static int fit_of(const struct exercise *ex, int level, struct str tag)
{
    int fit = 0;
    for (size_t i = 0; i < ex->fitted_count; i++)
        if (ex->fitted[i].level == level && str_eq(ex->fitted[i].fits, tag))
            fit = (int)i + 1;
    return fit;
}

static bool search_hint(void *ctx, const struct event *e)
{
    struct hint_search *h = ctx;
    if (!str_eq(e->item, h->item) || !str_eq(e->pack, h->pack))
        return true;
    bool hint = e->kind == EVENT_HINT && !e->detail.len && (!h->ladder.len || str_eq(e->stage, h->ladder));
    if (hint && e->number > h->highest)
        h->highest = e->number;
    if (hint && e->number == h->number) {
        int fit = fit_of(h->exercise, h->number, e->tag);
        h->seen |= seen_bit(fit);
        if (!h->at_ms) {
            h->at_ms = e->at_ms;
            h->fit = fit;
        }
    }
    if (e->kind == EVENT_ATTEMPT && h->at_ms)
        h->tried = true;
    return true;
}

static struct hint_search find_hint(struct study *s, const struct item *it, int number)
{
    struct sitting *k = &s->sittings[it->index];
    int n = number - 1;
    struct hint_search h = {.pack = s->pack->id, .item = item_id(it), .number = number, .exercise = item_exercise(it),
                            .ladder = ladder(k, item_exercise(it)),
                            .at_ms = k->hint_ms[n], .tried = k->hint_ms[n] && k->tried_since_hint[n]};
    if (!h.at_ms && s->progress)
        progress_events(s->progress, search_hint, &h, NULL);
    return h;
}

int study_hints_open(struct study *s, const struct item *it)
{
    struct sitting *k = &s->sittings[it->index];
    if (!ladder(k, item_exercise(it)).len)
        return hints_ever(s, it);
    if (!k->stage_open_known) {
        struct hint_search h = {.pack = s->pack->id, .item = item_id(it), .exercise = item_exercise(it),
                                .ladder = ladder(k, item_exercise(it))};
        if (s->progress)
            progress_events(s->progress, search_hint, &h, NULL);
        k->stage_open = h.highest;
        k->stage_open_known = true;
    }
    return k->stage_open;
}

const struct doc *study_hint_text(struct study *s, const struct item *it, int n, struct str *ret_fits)
{
    const struct exercise *ex = item_exercise(it);
    struct sitting *k = &s->sittings[it->index];
    if (!k->hint_fit_known[n - 1]) {
        if (ex->fitted_count)
            k->hint_fit[n - 1] = find_hint(s, it, n).fit;
        k->hint_fit_known[n - 1] = true;
    }
    int fit = k->hint_fit[n - 1];
    if (ret_fits)
        *ret_fits = fit ? ex->fitted[fit - 1].fits : (struct str){"", 0};
    return fit ? &ex->fitted[fit - 1].text : &ex->hints[n - 1];
}

static const char *head(struct arena *a, const struct exercise *ex, int n, struct str fits)
{
    for (size_t i = 0; i < ex->stage_count; i++)
        if (str_starts(fits, "stage ") && str_eq(str_trim(str_slice(fits, 6, fits.len)), ex->stages[i].as.id))
            return arena_printf(a, "Hint %d of %zu, for stage %zu, " STR_FMT, n, ex->hint_count, i + 1,
                                STR_ARG(ex->stages[i].as.title));
    return arena_printf(a, "Hint %d of %zu%s" STR_FMT, n, ex->hint_count, fits.len ? ", for " : "", STR_ARG(fits));
}

/* Which hints of a level were opened, bits as in hint_search. */
static uint64_t seen_at(struct study *s, const struct item *it, int level)
{
    struct sitting *k = &s->sittings[it->index];
    if (!k->hint_seen_known[level - 1]) {
        struct hint_search h = {.pack = s->pack->id, .item = item_id(it), .number = level,
                                .exercise = item_exercise(it), .ladder = ladder(k, item_exercise(it))};
        if (s->progress)
            progress_events(s->progress, search_hint, &h, NULL);
        k->hint_seen[level - 1] |= h.seen;
        k->hint_seen_known[level - 1] = true;
    }
    return k->hint_seen[level - 1];
}

static bool newest(const struct sitting *k, int level, int fit)
{
    return k->hint_newest_level == level && k->hint_newest_fit == fit;
}

struct hint_shown *study_hints_shown(struct study *s, struct arena *a, const struct item *it, size_t *ret_count)
{
    const struct exercise *ex = item_exercise(it);
    const struct sitting *k = &s->sittings[it->index];
    struct hint_shown *list = arena_array(a, ex->fitted_count + COUNT(ex->hints) + 1, sizeof *list);
    int open = study_hints_open(s, it);
    size_t n = 0;
    for (int level = 1; level <= open && (size_t)level <= ex->hint_count; level++) {
        struct str fits;
        const struct doc *first = study_hint_text(s, it, level, &fits);
        list[n++] = (struct hint_shown){level, head(a, ex, level, fits), first, newest(k, level, k->hint_fit[level - 1])};
        for (size_t i = 0; i < ex->fitted_count; i++) {
            const struct fitted_hint *h = &ex->fitted[i];
            if (h->level == level && &h->text != first && (seen_at(s, it, level) & seen_bit((int)i + 1)))
                list[n++] = (struct hint_shown){level, head(a, ex, level, h->fits), &h->text, newest(k, level, (int)i + 1)};
        }
    }
    *ret_count = n;
    return list;
}

/* The lowest level that is open and has a hint for what fails now, which nobody has read; 0: none. */
static int fresh(struct study *s, const struct item *it, int open)
{
    const struct exercise *ex = item_exercise(it);
    for (int level = 1; level <= open && (size_t)level <= ex->hint_count; level++) {
        int fit = fitting(&s->sittings[it->index], ex, level);
        if (fit && seen_bit(fit) && !(seen_at(s, it, level) & seen_bit(fit)))
            return level;
    }
    return 0;
}

int study_hint_next(struct study *s, const struct item *it, struct str *ret_fits)
{
    const struct exercise *ex = item_exercise(it);
    int open = study_hints_open(s, it), level = fresh(s, it, open);
    *ret_fits = level ? ex->fitted[fitting(&s->sittings[it->index], ex, level) - 1].fits : (struct str){"", 0};
    return level ? level : (size_t)open < ex->hint_count ? open + 1 : 0;
}

/* ---- the ladder ------------------------------------------------------------------- */

static bool has_run(struct study *s, const struct item *it)
{
    struct arena a = {0};
    struct item_state st;
    study_state(s, &a, it, &st);
    arena_release(&a);
    return s->sittings[it->index].ran || st.attempts > 0 || !s->judge || !exercise_writes(it->kind);
}

static enum hint_gate gate_of_ladder(struct study *s, const struct item *it, int open, int64_t *ret_wait_ms)
{
    if (ret_wait_ms)
        *ret_wait_ms = 0;
    if (it->lesson || (size_t)open >= item_exercise(it)->hint_count)
        return HINT_NONE;
    if (study_done(s, it))
        return HINT_OPENS;
    if (open == 0)
        return has_run(s, it) ? HINT_OPENS : HINT_AFTER_RUN;
    struct hint_search h = find_hint(s, it, open);
    if (h.tried || !h.at_ms)
        return HINT_OPENS;
    if (open > 1)
        return HINT_AFTER_TRY;
    int64_t wait = h.at_ms + HINT_WAIT_MS - s->world->now_ms(s->world->ctx);
    if (wait <= 0 || wait > HINT_WAIT_MS) /* a clock that was set back shall not hold it */
        return HINT_OPENS;
    if (ret_wait_ms)
        *ret_wait_ms = wait;
    return HINT_AFTER_TRY_OR_WAIT;
}

enum hint_gate study_hint_gate(struct study *s, const struct item *it, int64_t *ret_wait_ms)
{
    int open = study_hints_open(s, it);
    if (ret_wait_ms)
        *ret_wait_ms = 0;
    return !it->lesson && fresh(s, it, open) ? HINT_OPENS : gate_of_ladder(s, it, open, ret_wait_ms);
}

static struct str why_not(struct arena *a, enum hint_gate gate, int64_t wait_ms)
{
    long long seconds = (long long)(wait_ms + 999) / 1000;
    switch (gate) {
    case HINT_AFTER_RUN:
        return STR("See it run once first, as it is: the first hint is about what happens then.");
    case HINT_AFTER_TRY:
        return STR("Try something first: hint 3 is near to the code, and opens after your next attempt.");
    case HINT_AFTER_TRY_OR_WAIT:
        return str_from(seconds > 60
            ? arena_printf(a, "Try something first: the next hint opens after your next attempt, or in %lld "
                           "minutes.", (seconds + 59) / 60)
            : arena_printf(a, "Try something first: the next hint opens after your next attempt, or in %lld "
                           "second%s.", seconds, seconds == 1 ? "" : "s"));
    case HINT_NONE:
    case HINT_OPENS: break;
    }
    return STR("There is no further hint.");
}

bool study_hint(struct study *s, const struct item *it, int n, struct str *ret_why)
{
    struct sitting *k = &s->sittings[it->index];
    int open = study_hints_open(s, it);
    struct str none;
    if (!ret_why)
        ret_why = &none;
    if (it->lesson) {
        *ret_why = STR("This is a lesson; hints belong to exercises.");
        return false;
    }
    if (n < 1 || n > 3 || (size_t)n > item_exercise(it)->hint_count) {
        *ret_why = STR("There is no further hint.");
        return false;
    }
    if (n <= open && n != fresh(s, it, open))
        return true;
    if (n > open + 1) {
        *ret_why = STR("Hints open one after the other: the one before comes first.");
        return false;
    }
    int64_t wait;
    enum hint_gate gate = n <= open ? HINT_OPENS : gate_of_ladder(s, it, open, &wait);
    if (gate != HINT_OPENS) {
        *ret_why = why_not(&s->arena, gate, wait);
        return false;
    }
    int fit = fitting(k, item_exercise(it), n);
    struct event e = {.kind = EVENT_HINT, .item = item_id(it), .number = n, .stage = ladder(k, item_exercise(it)),
                      .tag = fit ? item_exercise(it)->fitted[fit - 1].fits : (struct str){"", 0}};
    if (!study_write(s, &e, NULL) && k->unsaved.hints < n)
        k->unsaved.hints = n;
    k->hint_seen[n - 1] |= seen_bit(fit);
    k->hint_newest_level = n;
    k->hint_newest_fit = fit;
    if (n <= open)
        return true;
    k->stage_open = n;
    k->hint_ms[n - 1] = s->world->now_ms(s->world->ctx);
    k->tried_since_hint[n - 1] = false;
    k->hint_fit[n - 1] = fit;
    k->hint_fit_known[n - 1] = true;
    return true;
}
