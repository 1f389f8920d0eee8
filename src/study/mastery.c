/* What is remembered, by the pack's ideas, and what is to be asked again today.
 * progress/ derives it (memory.c, concepts.c there); here it meets the calendar.
 *
 * The day's reviews are chosen oldest due first, then put in an order in which
 * neighbours differ: no two of a unit in a row where that can be had (mixing
 * trains telling kinds of problem apart: Rohrer, Dedrick & Stershic, J. Educ.
 * Psychol. 2015). Ideas that are easily confused come one right after the other
 * for the same reason. */
#include "study/room.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- what is remembered -------------------------------------------------------- */

static void read_rows(struct study *s, struct knowledge *k)
{
    struct remembered r = {0};
    struct error ignored;
    if (!s->progress || !progress_remembered(s->progress, &s->cache, s->pack->id, &r, &ignored))
        return;
    for (size_t i = 0; i < r.memory_count; i++) {
        const struct item *it = pack_item(s->pack, r.memories[i].item);
        if (it && it->index < s->pack->item_count && str_eq(item_id(it), r.memories[i].item))
            s->memories[it->index] = &r.memories[i];
    }
    for (size_t i = 0; i < r.tested_count; i++)
        for (size_t u = 0; u < s->pack->unit_count; u++)
            if (str_eq(s->pack->units[u].id, r.tested[i].unit)) {
                s->test_tries[u] = r.tested[i].tries;
                if (r.tested[i].passed)
                    s->tested_ms[u] = r.tested[i].passed_ms ? r.tested[i].passed_ms : 1;
            }
    k->sightings = r.sightings;
    k->sighting_count = r.sighting_count;
}

void study_remember(struct study *s)
{
    study_refresh(s);
    if (s->concepts_fresh)
        return;
    if (!s->mapped) {
        s->ideas = concept_map_make(&s->arena, s->pack);
        s->mapped = true;
    }
    s->memories = arena_array(&s->cache, s->pack->item_count, sizeof *s->memories);
    s->tested_ms = arena_array(&s->cache, s->pack->unit_count, sizeof *s->tested_ms);
    s->test_tries = arena_array(&s->cache, s->pack->unit_count, sizeof *s->test_tries);
    s->concepts = arena_array(&s->cache, s->ideas.count, sizeof *s->concepts);
    struct knowledge k = {.memories = s->memories, .tested_ms = s->tested_ms};
    read_rows(s, &k);
    concepts_find(&s->ideas, &k, s->concepts);
    s->concepts_fresh = true;
}

int64_t study_today(struct study *s)
{
    int64_t now = s->world->now_ms(s->world->ctx);
    return progress_day(now, world_zone(s->world, now));
}

size_t study_concepts(struct study *s, const struct concept **ret)
{
    study_remember(s);
    *ret = s->concepts;
    return s->ideas.count;
}

const struct concept *study_concept(struct study *s, const struct item *it)
{
    study_remember(s);
    if (it->index >= s->pack->item_count || s->ideas.of_item[it->index] == CONCEPT_NONE)
        return NULL;
    return &s->concepts[s->ideas.of_item[it->index]];
}

static bool was_rated(const struct concept *c)
{
    return c->fsrs.stability > 0;
}

double study_recall(struct study *s, const struct concept *c)
{
    return was_rated(c) ? fsrs_recall((double)(study_today(s) - c->last_day), c->fsrs.stability) : 1;
}

/* ---- what is due ------------------------------------------------------------------ */

int study_reviewed_today(struct study *s)
{
    int64_t today = study_today(s);
    int count = 0;
    study_remember(s);
    for (size_t i = 0; i < s->pack->item_count; i++)
        if (s->memories[i] && s->memories[i]->reviews && s->memories[i]->review_day == today)
            count += s->memories[i]->reviews_that_day;
    return count;
}

static int oldest_first(const void *a, const void *b)
{
    const struct concept *x = *(const struct concept *const *)a;
    const struct concept *y = *(const struct concept *const *)b;
    if (x->due_day != y->due_day)
        return x->due_day < y->due_day ? -1 : 1;
    return x->item->index < y->item->index ? -1 : x->item->index > y->item->index;
}

/* Every idea that is due, oldest first; in an array of the heap. */
static const struct concept **all_due(struct study *s, size_t *ret_count)
{
    int64_t today = study_today(s);
    VEC(const struct concept *) due = {0};
    study_remember(s);
    for (size_t c = 0; c < s->ideas.count; c++)
        if (s->concepts[c].scheduled && s->concepts[c].due_day <= today)
            vec_push(&due, (const struct concept *)&s->concepts[c]);
    if (due.len)
        qsort(due.at, due.len, sizeof *due.at, oldest_first);
    *ret_count = due.len;
    return due.at;
}

size_t study_debt(struct study *s)
{
    size_t count;
    mem_free(all_due(s, &count));
    return count;
}

static bool names(const struct item *it, struct str slug)
{
    for (size_t i = 0; i < it->confusable_count; i++)
        if (str_eq(it->confusable[i], slug))
            return true;
    return false;
}

static bool confusable(const struct concept *a, const struct concept *b)
{
    return names(a->item, b->item->slug) || names(b->item, a->item->slug);
}

/* Which of the rest comes after last; they are oldest first. */
static size_t choose_next(const struct concept *const *rest, size_t count, const struct concept *last)
{
    for (size_t i = 0; last && i < count; i++)
        if (confusable(last, rest[i]))
            return i;
    for (size_t i = 0; last && i < count; i++)
        if (rest[i]->unit != last->unit)
            return i;
    return 0;
}

size_t study_due(struct study *s, struct review ret[REVIEWS_A_DAY])
{
    size_t count, n = 0;
    const struct concept **due = all_due(s, &count);
    int left = REVIEWS_A_DAY - study_reviewed_today(s);
    size_t rest = left < 0 ? 0 : count < (size_t)left ? count : (size_t)left;
    const struct concept *last = NULL;
    while (rest) {
        size_t i = choose_next(due, rest, last);
        last = due[i];
        ret[n++] = (struct review){last->item, last, (size_t)last->reviews};
        memmove(&due[i], &due[i + 1], (--rest - i) * sizeof *due);
    }
    mem_free(due);
    return n;
}

void study_forecast(struct study *s, int ret[FORECAST_DAYS])
{
    int64_t today = study_today(s);
    memset(ret, 0, FORECAST_DAYS * sizeof *ret);
    study_remember(s);
    for (size_t c = 0; c < s->ideas.count; c++)
        concept_forecast(&s->concepts[c], today, ret, FORECAST_DAYS);
}

/* ---- an answer in review -------------------------------------------------------------- */

enum { TIMES_KEPT = 64, TIMES_NEEDED = 5 };
struct times { /* of the newest reviews by variants of a kind */
    const struct pack *pack;
    enum exercise_kind kind;
    int64_t ms[TIMES_KEPT];
    size_t count;
};

static const struct item *find_variant(const struct pack *p, const struct item *of, struct str id)
{
    for (size_t i = 0; of && i < of->variant_count; i++) {
        const struct item *v = pack_variant(p, of, i);
        if (v && str_eq(v->id, id))
            return v;
    }
    return NULL;
}

static bool see_time(void *ctx, const struct event *e)
{
    struct times *t = ctx;
    if (e->kind != EVENT_REVIEW || e->took_ms <= 0 || e->result != RESULT_PASSED ||
        !str_eq(e->pack, t->pack->id))
        return true;
    const struct item *variant = find_variant(t->pack, pack_item(t->pack, e->item), e->detail);
    if (variant && variant->kind == t->kind)
        t->ms[t->count++ % TIMES_KEPT] = e->took_ms;
    return true;
}

static int by_length(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The learner's own median for variants of this one's kind, once there is one: choosing
 * is quicker than mending. */
static int64_t usual_time(struct study *s, const struct item *of, struct str id)
{
    const struct item *variant = find_variant(s->pack, of, id);
    struct times t = {.pack = s->pack};
    if (!variant)
        return REVIEW_USUAL_MS;
    t.kind = variant->kind;
    if (!s->progress || !progress_events(s->progress, see_time, &t, NULL))
        return REVIEW_USUAL_MS;
    size_t n = t.count < TIMES_KEPT ? t.count : TIMES_KEPT;
    if (n < TIMES_NEEDED)
        return REVIEW_USUAL_MS;
    qsort(t.ms, n, sizeof *t.ms, by_length);
    return t.ms[(n - 1) / 2];
}

bool study_reviewed(struct study *s, const struct item *it, const struct review_answer *r,
                    struct error *reterr)
{
    struct arena a = {0};
    if (r->hints > 0) {
        struct event hint = {.kind = EVENT_HINT, .item = item_id(it), .detail = r->variant,
                             .number = r->hints};
        if (!study_write(s, &hint, reterr))
            return false;
    }
    struct event e = {
        .kind = EVENT_REVIEW, .item = item_id(it), .detail = r->variant, .tag = r->tag,
        .result = r->right ? RESULT_PASSED : RESULT_FAILED, .number = r->sure,
        .took_ms = r->took_ms, .usual_ms = usual_time(s, it, r->variant),
        .answer_hash = str_from(arena_printf(&a, "%016llx", (unsigned long long)study_hash(r->answer))),
    };
    bool ok = study_write(s, &e, reterr);
    arena_release(&a);
    return ok;
}
