/* What is remembered, by the ideas of a pack. An idea is what an exercise
 * teaches; where several teach the same, it is as weak as the weakest of those
 * that were passed, and the one due first is asked about.
 *
 * What has no variant cannot be asked about, so it is never due, and stays fragile.
 *
 * Three things can bring it forward from what FSRS says, all read off what
 * answers have shown since its last rating:
 *
 *   - a misconception that an exercise of it refutes, in an answer to anything:
 *     it is due the day after
 *   - at a capstone, a failure that the idea is about: the day after, but only
 *     the weakest idea about it, or one leak would bring a whole unit back
 *   - being sure of such a misconception: its proofs are void as well
 *
 * All of it follows from rows that follow from events, so it is the same on
 * every machine that has the same events and the same pack. */
#include "progress/progress.h"

static const char *const names[CONCEPT_STATES] = {
    [CONCEPT_NEW] = "new",           [CONCEPT_LEARNING] = "learning",
    [CONCEPT_FRAGILE] = "fragile",   [CONCEPT_MASTERED] = "mastered",
    [CONCEPT_TESTED_OUT] = "tested-out",
};

const char *concept_state_name(enum concept_state s)
{
    return (unsigned)s < CONCEPT_STATES ? names[s] : "?";
}

static struct str idea_of(const struct item *it)
{
    return it->idea.len ? it->idea : it->id;
}

struct concept_map concept_map_make(struct arena *a, const struct pack *pack)
{
    struct concept_map m = {
        .pack = pack,
        .of_item = arena_array(a, pack->item_count, sizeof *m.of_item),
        .first = arena_array(a, pack->item_count, sizeof *m.first),
    };
    for (size_t i = 0; i < pack->item_count; i++) {
        m.of_item[i] = CONCEPT_NONE;
        if (pack->items[i].lesson)
            continue;
        struct str idea = idea_of(&pack->items[i]);
        for (size_t c = 0; c < m.count && m.of_item[i] == CONCEPT_NONE; c++)
            if (str_eq(idea_of(&pack->items[m.first[c]]), idea))
                m.of_item[i] = c;
        if (m.of_item[i] == CONCEPT_NONE) {
            m.of_item[i] = m.count;
            m.first[m.count++] = i;
        }
    }
    return m;
}

/* ---- one exercise ------------------------------------------------------------- */

struct strength { /* of one exercise */
    enum concept_state state;
    bool askable;   /* it has a variant */
    bool shaken;    /* something was seen that speaks against it since it was known */
    bool scheduled;
    int64_t due_day;
    enum concept_cause cause;
    struct str because;
};

static void pull(struct strength *s, int64_t day, enum concept_cause cause, struct str because)
{
    s->shaken = true;
    if (!s->askable || (s->scheduled && s->due_day <= day))
        return;
    s->scheduled = true;
    s->due_day = day;
    s->cause = cause;
    s->because = because;
}

/* Misconceptions that it refutes, seen after known_ms. True: they were sure of one on the
 * day of the last proof or later. */
static bool misconceptions(const struct pack *pack, const struct knowledge *k, const struct item *it,
                           const struct memory *m, int64_t known_ms, struct strength *s)
{
    bool doubted = false;
    struct str refutes = it->refutes.len && k->sighting_count ? pack_tag(pack, it->refutes) : it->refutes;
    for (size_t i = 0; i < k->sighting_count && refutes.len; i++) {
        const struct sighting *seen = &k->sightings[i];
        if (seen->kind != SIGHTING_TAG || !str_eq(pack_tag(pack, seen->name), refutes))
            continue;
        if (seen->last_ms > known_ms)
            pull(s, seen->last_day + 1, CAUSE_MISCONCEPTION, seen->name);
        if (seen->sure && m && seen->sure_day >= m->proof_day)
            doubted = true;
    }
    return doubted;
}

static struct strength strength_of(const struct pack *pack, const struct knowledge *k, const struct item *it)
{
    const struct memory *m = k->memories[it->index];
    int64_t tested_ms = k->tested_ms[it->unit], known_ms = tested_ms;
    bool passed = m && m->passed, proved = false;
    struct strength s = {.state = m ? CONCEPT_LEARNING : CONCEPT_NEW,
                         .askable = it->variant_count > 0, .because = {"", 0}};
    if (m && m->rated) {
        s.scheduled = s.askable;
        s.due_day = m->due_day;
        if (m->last_ms > known_ms)
            known_ms = m->last_ms;
    }
    if (!passed && !tested_ms) /* what is not known yet is taught, not reviewed */
        return s;
    bool doubted = misconceptions(pack, k, it, m, known_ms, &s);
    if (m)
        proved = m->proofs >= memory_proofs_needed(m) && !doubted;
    if (!passed && !s.shaken && !(m && (m->rated || m->sure_ms > tested_ms)))
        s.state = CONCEPT_TESTED_OUT;
    else
        s.state = proved ? CONCEPT_MASTERED : CONCEPT_FRAGILE;
    return s;
}

/* ---- capstones -------------------------------------------------------------------- */

static bool is_about(const struct item *it, struct str code)
{
    return str_eq(it->start_fails, code) || str_eq(it->finding, code) || str_eq(it->fails, code);
}

/* The weakest exercise about a code that is known before the capstone; NULL: none. */
static const struct item *weakest(const struct pack *pack, const struct knowledge *k,
                                  const struct item *capstone, struct str code)
{
    const struct item *found = NULL;
    double least = 0;
    for (size_t i = 0; i < capstone->index; i++) {
        const struct item *it = &pack->items[i];
        const struct memory *m = k->memories[i];
        if (it->lesson || !m || !m->passed || !is_about(it, code))
            continue;
        if (!found || m->fsrs.stability < least) {
            found = it;
            least = m->fsrs.stability;
        }
    }
    return found;
}

static void capstones(const struct pack *pack, const struct knowledge *k, struct strength *all)
{
    for (size_t i = 0; i < k->sighting_count; i++) {
        const struct sighting *seen = &k->sightings[i];
        if (seen->kind != SIGHTING_CODE)
            continue;
        const struct item *it = pack_item(pack, seen->item);
        if (!it || it->kind != EXERCISE_CAPSTONE)
            continue;
        const struct item *weak = weakest(pack, k, it, seen->name);
        if (weak && seen->last_ms > k->memories[weak->index]->last_ms)
            pull(&all[weak->index], seen->last_day + 1, CAUSE_CAPSTONE, seen->name);
    }
}

/* ---- ideas ------------------------------------------------------------------------ */

/* What an idea is when two of its exercises are these. */
static enum concept_state weaker(enum concept_state a, enum concept_state b)
{
    static const int order[CONCEPT_STATES] = {
        [CONCEPT_FRAGILE] = 0,    [CONCEPT_MASTERED] = 1, [CONCEPT_TESTED_OUT] = 2,
        [CONCEPT_LEARNING] = 3,   [CONCEPT_NEW] = 4, /* not passed yet: the others count */
    };
    return order[a] <= order[b] ? a : b;
}

static bool earlier(const struct strength *a, const struct concept *b)
{
    return a->scheduled && (!b->scheduled || a->due_day < b->due_day);
}

void concepts_find(const struct concept_map *map, const struct knowledge *k, struct concept *ret)
{
    const struct pack *pack = map->pack;
    struct arena a = {0};
    struct strength *all = arena_array(&a, pack->item_count, sizeof *all);
    for (size_t i = 0; i < pack->item_count; i++)
        if (map->of_item[i] != CONCEPT_NONE)
            all[i] = strength_of(pack, k, &pack->items[i]);
    capstones(pack, k, all);
    for (size_t c = 0; c < map->count; c++) {
        const struct item *first = &pack->items[map->first[c]];
        ret[c] = (struct concept){
            .idea = idea_of(first),
            .item = first, .unit = first->unit, .state = CONCEPT_NEW, .because = {"", 0}};
    }
    for (size_t i = 0; i < pack->item_count; i++) {
        if (map->of_item[i] == CONCEPT_NONE)
            continue;
        struct concept *c = &ret[map->of_item[i]];
        const struct memory *m = k->memories[i];
        bool first = earlier(&all[i], c);
        c->state = weaker(c->state, all[i].state);
        if (first) {
            c->item = &pack->items[i];
            c->scheduled = true;
            c->due_day = all[i].due_day;
            c->cause = all[i].cause;
            c->because = all[i].because;
        }
        if (m && (first || (!c->scheduled && m->rated))) {
            c->item = &pack->items[i];
            c->fsrs = m->fsrs;
            c->last_day = m->last_day;
            c->reviews = m->reviews;
            c->lapses = m->lapses;
        }
    }
    arena_release(&a);
}

void concept_forecast(const struct concept *c, int64_t today, int *days, int count)
{
    bool rated = c->fsrs.stability > 0;
    struct fsrs m = rated ? c->fsrs : fsrs_first(&fsrs_defaults, RATING_GOOD);
    int64_t last = rated ? c->last_day : today;
    int64_t day = c->due_day > today ? c->due_day : today;
    while (c->scheduled && day < today + count) {
        days[day - today]++;
        m = fsrs_next(&fsrs_defaults, m, day > last ? (double)(day - last) : 0, RATING_GOOD);
        last = day;
        day += fsrs_days(&fsrs_defaults, m.stability);
    }
}
