/* What one event means for what is remembered of its item. The same function
 * makes the tables step by step, makes them anew, and makes a report's figures
 * from a file of events, so all three always agree. It looks at nothing but the
 * event, what was remembered before, and the active time spent until then.
 *
 * The first pass is the first rating:
 *
 *   Again  after hint 3 or the solution (so a variant comes the next day)
 *   Hard   after another hint, after a question that was failed before, or in
 *          more than twice the minutes that the exercise says
 *   Easy   at once, surely (asked, or by a prediction) and in half the minutes;
 *          its stability is capped
 *   Good   otherwise: a program that fails a few times before it works is how
 *          programs are written
 *
 * Each variant that is answered is a rating, fsrs_rate(). Trying the exercise
 * again after the pass is none: the answer lies there. Being sure and wrong in
 * any of these, or in a prediction, takes all proofs away. A rating is due again
 * after as many whole days as its stability allows, never on the same day;
 * after a wrong answer tomorrow, whatever is left of the stability. */
#include "progress/progress.h"

enum { DAY_MS = 24 * 3600 * 1000, MINUTE_MS = 60 * 1000, DAY_BEGINS_MS = 4 * 3600 * 1000 };

int64_t progress_day(int64_t at_ms, int zone_min)
{
    int64_t local = at_ms + (int64_t)zone_min * MINUTE_MS - DAY_BEGINS_MS;
    return local >= 0 ? local / DAY_MS : -((DAY_MS - 1 - local) / DAY_MS);
}

static int64_t day_of(const struct event *e)
{
    return progress_day(e->at_ms, e->zone_min);
}

bool memory_concerns(const struct event *e)
{
    switch (e->kind) {
    case EVENT_ATTEMPT:
    case EVENT_HINT:
    case EVENT_SOLUTION:
    case EVENT_REVIEW:
    case EVENT_PREDICTED: return e->item.len > 0;
    default: return false;
    }
}

/* A rating at the event; the first caps what Easy gives. */
static void rate(struct memory *m, const struct event *e, enum rating g)
{
    const struct fsrs_parameters *p = &fsrs_defaults;
    int64_t day = day_of(e);
    if (m->rated) {
        double days = day > m->last_day ? (double)(day - m->last_day) : 0;
        m->fsrs = fsrs_next(p, m->fsrs, days, g);
    } else {
        m->fsrs = fsrs_first(p, g);
        if (g == RATING_EASY && m->fsrs.stability > p->first_easy_days)
            m->fsrs.stability = p->first_easy_days;
    }
    m->rated = true;
    m->last_ms = e->at_ms;
    if (day > m->last_day)
        m->last_day = day;
    m->due_day = m->last_day + (g == RATING_AGAIN ? 1 : fsrs_days(p, m->fsrs.stability));
}

static void sure_and_wrong(struct memory *m, const struct event *e)
{
    m->sure_ms = e->at_ms;
    m->sure_day = day_of(e);
    m->proofs = 0;
    m->proof_day = 0;
}

static enum rating first_rating(const struct memory *m, const struct event *e, int64_t active_ms)
{
    if (m->solution || m->hints >= 3)
        return RATING_AGAIN;
    bool asked = e->number >= 0; /* sure or not: a question, where a second try knows more */
    int sure = m->failures ? 0 : e->number == 1 || m->foretold;
    return fsrs_rate(&fsrs_defaults, true, m->hints > 0 || (asked && m->failures), sure, active_ms,
                     e->usual_ms);
}

static void attempt(struct memory *m, const struct event *e, int64_t active_ms)
{
    if (e->result == RESULT_PASSED) {
        if (m->passed)
            return;
        rate(m, e, first_rating(m, e, active_ms));
        m->passed = true;
        m->passed_day = day_of(e);
        return;
    }
    if (!m->passed)
        m->failures++;
    if (e->number == 1)
        sure_and_wrong(m, e);
}

static void review(struct memory *m, const struct event *e)
{
    bool right = e->result == RESULT_PASSED, hint = m->hint_in_review;
    int64_t day = day_of(e);
    rate(m, e, fsrs_rate(&fsrs_defaults, right, hint, e->number, e->took_ms, e->usual_ms));
    m->hint_in_review = false;
    m->reviews++;
    m->reviews_that_day = day == m->review_day ? m->reviews_that_day + 1 : 1;
    m->review_day = day;
    if (!right) {
        m->lapses++;
        if (e->number == 1)
            sure_and_wrong(m, e);
    } else if (!hint && day > m->sure_day && day > m->proof_day && (!m->passed || day > m->passed_day)) {
        m->proofs++;
        m->proof_day = day;
    }
}

void memory_step(struct memory *m, const struct event *e, int64_t active_ms)
{
    switch (e->kind) {
    case EVENT_ATTEMPT: attempt(m, e, active_ms); break;
    case EVENT_REVIEW: review(m, e); break;
    case EVENT_HINT:
        if (e->detail.len) /* of that variant */
            m->hint_in_review = true;
        else if (!m->passed && e->number > m->hints)
            m->hints = e->number;
        break;
    case EVENT_SOLUTION:
        if (!m->passed)
            m->solution = true;
        break;
    case EVENT_PREDICTED:
        if (!m->passed)
            m->foretold = e->result == RESULT_PASSED && e->number == 1;
        if (e->result == RESULT_FAILED && e->number == 1)
            sure_and_wrong(m, e);
        break;
    default: break;
    }
}

int memory_proofs_needed(const struct memory *m)
{
    return m->solution || m->hints > 1 ? 2 : 1;
}

/* ---- what answers show ---------------------------------------------------------- */

size_t sightings_of(const struct event *e, struct sighting ret[2])
{
    size_t count = 0;
    int64_t day = day_of(e);
    struct sighting s = {.item = e->item, .times = 1, .last_ms = e->at_ms, .last_day = day};
    if (e->result != RESULT_FAILED || !e->item.len)
        return 0;
    if (e->number == 1) {
        s.sure = 1;
        s.sure_ms = e->at_ms;
        s.sure_day = day;
    }
    bool answer = e->kind == EVENT_ATTEMPT || e->kind == EVENT_REVIEW ||
                  e->kind == EVENT_PREDICTED || e->kind == EVENT_PLACED;
    if (answer && e->tag.len) {
        s.kind = SIGHTING_TAG;
        s.name = e->tag;
        ret[count++] = s;
    }
    if (e->kind == EVENT_ATTEMPT && e->detail.len) {
        s.kind = SIGHTING_CODE;
        s.name = e->detail;
        ret[count++] = s;
    }
    return count;
}

void sighting_add(struct sighting *to, const struct sighting *one)
{
    to->times += one->times;
    to->sure += one->sure;
    to->last_ms = one->last_ms;
    to->last_day = one->last_day;
    if (one->sure) {
        to->sure_ms = one->sure_ms;
        to->sure_day = one->sure_day;
    }
}
