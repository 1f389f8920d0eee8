/* Who is stuck, and why, in words. Early signs mislabel many who do well, so
 * this looks at trajectories (docs: the lead's report in the curriculum, 10.4)
 * and speaks up only when
 *
 *   - each of the last two sessions with attempts shows the same failure, at
 *     the same exercise, REPEATS times in a row or more, not overcome since; or
 *   - time to pass, in multiples of the expected minutes, grew by a quarter or
 *     more in each of the last two sessions with a pass, and is now WIDE or more; or
 *   - nothing happened for seven days and they stand in the middle of a unit.
 *
 * A session ends with a pause of half an hour. The reasons are shown, with one
 * thing to do; nobody is scored. */
#include "report/figures.h"

enum { REPEATS = 3 };
static const double WIDE = 2.0, GROWTH = 1.25;

static void end_session(struct trail *t)
{
    if (t->attempted) {
        t->runs[1] = t->runs[0];
        t->runs[0] = t->best;
    }
    if (t->ratio_count) {
        t->ratios[2] = t->ratios[1];
        t->ratios[1] = t->ratios[0];
        t->ratios[0] = t->ratio_sum / t->ratio_count;
    }
    t->attempted = false;
    t->now = t->best = (struct run){0};
    t->ratio_sum = 0;
    t->ratio_count = 0;
}

void trail_session(struct trail *t, int64_t at_ms)
{
    if (!t->begun || at_ms - t->last_ms > SESSION_GAP_MS) {
        end_session(t);
        t->sessions++;
    }
    t->begun = true;
    t->last_ms = at_ms;
}

/* What was passed after all is no sign of anything. */
static void overcome(struct run *r, size_t column)
{
    if (r->column == column)
        *r = (struct run){0};
}

void trail_attempt(struct trail *t, size_t column, const struct record *r, bool passed,
                   size_t code)
{
    t->attempted = true;
    if (passed) {
        overcome(&t->now, column);
        overcome(&t->best, column);
        overcome(&t->runs[0], column);
        overcome(&t->runs[1], column);
        return;
    }
    if (r->passed) /* trying things out */
        return;
    if (t->now.length && t->now.column == column && t->now.code == code)
        t->now.length++;
    else
        t->now = (struct run){column, code, 1};
    if (t->now.length > t->best.length)
        t->best = t->now;
}

void trail_pass(struct trail *t, int64_t active_ms, int expected_minutes)
{
    if (expected_minutes <= 0)
        return;
    t->ratio_sum += (double)active_ms / ((double)expected_minutes * MINUTE_MS);
    t->ratio_count++;
}

/* ---- the verdict ---------------------------------------------------------------------- */

struct saying {
    struct buf reasons;
    struct buf action; /* the first one found is kept */
};

static void also(struct saying *s)
{
    if (s->reasons.len)
        buf_cstr(&s->reasons, "; also ");
}

static struct str title_of(const struct figures *f, size_t column)
{
    return f->columns.at[column].title;
}

static struct str code_of(struct figures *f, size_t code)
{
    struct str s = one_line(&f->arena, f->codes.list.at[code].a);
    return s.len ? s : STR("failed");
}

static void same_failure(struct figures *f, struct learner *l, const struct trail *t,
                         struct saying *s)
{
    const struct run *last = &t->runs[0], *before = &t->runs[1];
    if (last->length < REPEATS || before->length < REPEATS)
        return;
    const struct record *r = l->records.at[last->column];
    const struct column *c = &f->columns.at[last->column];
    struct str ago = words_ago(&f->arena, r->last_ms, f->options->now_ms);
    also(s);
    if (last->column == before->column) {
        buf_printf(&s->reasons, "%d failures in a row on '" STR_FMT "', ", r->failures_in_a_row,
                   STR_ARG(c->title));
        if (r->same_in_a_row == r->failures_in_a_row)
            buf_printf(&s->reasons, "always " STR_FMT, STR_ARG(code_of(f, r->code)));
        else
            buf_printf(&s->reasons, "%d times " STR_FMT " in the last session, %d times " STR_FMT
                       " in the one before", last->length, STR_ARG(code_of(f, last->code)),
                       before->length, STR_ARG(code_of(f, before->code)));
    } else {
        buf_printf(&s->reasons,
                   "the same failure over and over in two sessions: %d times " STR_FMT
                   " on '" STR_FMT "', then %d times " STR_FMT " on '" STR_FMT "'",
                   before->length, STR_ARG(code_of(f, before->code)),
                   STR_ARG(title_of(f, before->column)), last->length,
                   STR_ARG(code_of(f, last->code)), STR_ARG(c->title));
    }
    buf_printf(&s->reasons, ", last try " STR_FMT, STR_ARG(ago));
    if (s->action.len)
        return;
    size_t hints = c->at && !c->at->lesson ? item_exercise(c->at)->hint_count : 0;
    if ((size_t)r->hints < hints)
        buf_printf(&s->action, "suggest opening hint %d of '" STR_FMT "' (%d of %zu are open)",
                   r->hints + 1, STR_ARG(c->title), r->hints, hints);
    else
        buf_printf(&s->action, "sit with them on '" STR_FMT "' for ten minutes%s",
                   STR_ARG(c->title), hints ? ": all its hints are open" : "");
}

/* The last lesson up to where they are. */
static const struct item *lesson_before(const struct figures *f, const struct item *place)
{
    for (size_t i = place ? place->index + 1 : 0; i-- > 0;)
        if (f->pack->items[i].lesson)
            return &f->pack->items[i];
    return NULL;
}

static void widening_gap(struct figures *f, struct learner *l, const struct trail *t,
                         struct saying *s)
{
    const double *r = t->ratios;
    if (r[2] <= 0 || r[1] < GROWTH * r[2] || r[0] < GROWTH * r[1] || r[0] < WIDE)
        return;
    also(s);
    buf_printf(&s->reasons,
               "passing takes longer from session to session: %.1f, %.1f, then %.1f times the "
               "expected minutes",
               r[2], r[1], r[0]);
    if (s->action.len)
        return;
    const struct item *lesson = lesson_before(f, l->place);
    if (lesson)
        buf_printf(&s->action, "suggest reading '" STR_FMT "' again, together",
                   STR_ARG(lesson->title));
    else
        buf_cstr(&s->action, "suggest working in a pair next time");
}

static const struct item *first_open(const struct figures *f, const struct learner *l,
                                     size_t unit)
{
    const struct unit *u = &f->pack->units[unit];
    for (size_t i = u->first; i < u->first + u->count; i++) {
        const struct record *r = i < l->records.len ? l->records.at[i] : NULL;
        if (!f->pack->items[i].optional && !record_done(&f->columns.at[i], r))
            return &f->pack->items[i];
    }
    return NULL;
}

static void silence(struct figures *f, struct learner *l, struct saying *s)
{
    int64_t days = (f->options->now_ms - l->last_ms) / DAY_MS;
    if (!l->last_ms || days < SILENT_DAYS || !l->place)
        return;
    const struct unit *u = &f->pack->units[l->place->unit];
    size_t done = l->unit_done[l->place->unit];
    if (done == 0 || done == u->core)
        return;
    also(s);
    buf_printf(&s->reasons, "silent for %lld days in the middle of '" STR_FMT "' (%zu of %zu done)",
               (long long)days, STR_ARG(u->title), done, u->core);
    if (s->action.len)
        return;
    const struct item *next = first_open(f, l, l->place->unit);
    if (!next)
        return;
    int minutes = next->minutes;
    buf_printf(&s->action, "send a short message: next is '" STR_FMT "'",
               STR_ARG(item_title(next)));
    if (minutes > 0)
        buf_printf(&s->action, ", about %d minutes", minutes);
}

void stuck_judge(struct figures *f, struct learner *l)
{
    struct saying s = {0};
    struct trail t = l->trail;
    end_session(&t);
    l->reason = l->action = STR("");
    same_failure(f, l, &t, &s);
    widening_gap(f, l, &t, &s);
    silence(f, l, &s);
    if (s.reasons.len) {
        l->reason = arena_str(&f->arena, buf_view(&s.reasons));
        l->action = arena_str(&f->arena, buf_view(&s.action));
    }
    buf_release(&s.reasons);
    buf_release(&s.action);
}
