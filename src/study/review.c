/* A round: the reviews of today, or the placement inventory, one item after the other.
 *
 * What is due, and which variant of it is asked, comes from what was written down, so a
 * round that is left in the middle is simply begun again: what was answered is no longer
 * due, and what was typed for the item that was on lies in its file. Answers are recorded at
 * once, as reviews of the exercise (EVENT_REVIEW) or as answers to the inventory
 * (EVENT_PLACED); the exercise's own passes, attempts and draft are never touched.
 *
 * The inventory can be taken several times: it goes on with the questions that have been
 * answered less often than others. What it tells is told by the last answer to each. */
#include "study/room.h"

#include <stdlib.h>
#include <string.h>

enum { HOUR_MS = 60 * 60 * 1000, DAY_MS = 24 * HOUR_MS };

/* ---- what was done ---------------------------------------------------------------- */

struct extra_facts { /* of one extra */
    int answers;
    int64_t last_ms;
    bool right;      /* the last time */
    int sure;
};
struct facts {
    struct study *study;
    struct extra_facts *extras;
};

static bool see_event(void *ctx, const struct event *e)
{
    struct facts *f = ctx;
    const struct pack *p = f->study->pack;
    const struct item *it = NULL;
    if (!str_eq(e->pack, p->id))
        return true;
    if (e->kind == EVENT_REVIEW)
        it = pack_extra(p, e->detail);
    else if (e->kind == EVENT_PLACED)
        it = pack_extra(p, e->item);
    if (!it)
        return true;
    struct extra_facts *x = &f->extras[it->index - p->item_count];
    x->answers++;
    x->last_ms = e->at_ms;
    x->right = e->result == RESULT_PASSED;
    x->sure = e->number;
    return true;
}

static const struct extra_facts *facts_of(const struct facts *f, const struct item *extra)
{
    return &f->extras[extra->index - f->study->pack->item_count];
}

/* Also what this process could not write down. */
static struct facts gather(struct study *s, struct arena *a)
{
    struct facts f = {s, arena_array(a, s->pack->extra_count + 1, sizeof *f.extras)};
    if (s->progress)
        progress_events(s->progress, see_event, &f, NULL);
    for (size_t i = 0; i < s->pack->extra_count; i++) {
        const struct sitting *k = &s->sittings[s->pack->extras[i].index];
        struct extra_facts *x = &f.extras[i];
        if (!k->unsaved.attempts)
            continue;
        x->answers += k->unsaved.attempts;
        x->last_ms = k->unsaved.last_ms;
        x->right = k->recorded_result == RESULT_PASSED;
        x->sure = k->sure;
    }
    return f;
}

/* ---- what is due -------------------------------------------------------------------- */

struct due {
    const struct item *item;    /* of the course */
    const struct item *variant; /* that is to be asked */
    int64_t at_ms;
};

/* The variant that was asked longest ago, of new ones the first. */
static const struct item *variant_to_ask(const struct facts *f, const struct item *it)
{
    const struct item *best = NULL, *v;
    for (size_t i = 0; (v = pack_variant(f->study->pack, it, i)); i++)
        if (!best || facts_of(f, v)->last_ms < facts_of(f, best)->last_ms)
            best = v;
    return best;
}

/* Everything that will come back, by when it is due. */
static struct due *find_due(struct study *s, struct arena *a, size_t *ret_count)
{
    static const int64_t days[] = {1, 3, 7, 21, 60}; /* Leitner's boxes */
    const struct pack *p = s->pack;
    struct facts f = gather(s, a);
    struct due *list = arena_array(a, p->item_count, sizeof *list);
    size_t n = 0;
    for (size_t i = 0; i < p->item_count; i++) {
        const struct item *it = &p->items[i];
        const struct item *v = it->exercise ? variant_to_ask(&f, it) : NULL;
        struct item_state st;
        if (!v || !study_done(s, it))
            continue;
        study_state(s, a, it, &st);
        int64_t last = st.first_passed_ms;
        size_t box = 0;
        bool wrong = false;
        const struct item *one;
        for (size_t k = 0; (one = pack_variant(p, it, k)); k++) {
            const struct extra_facts *x = facts_of(&f, one);
            box += (size_t)x->answers;
            if (x->last_ms > last) {
                last = x->last_ms;
                wrong = !x->right;
            }
        }
        box = wrong ? 0 : box < COUNT(days) ? box : COUNT(days) - 1;
        list[n++] = (struct due){it, v, last + days[box] * DAY_MS};
    }
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k && list[k].at_ms < list[k - 1].at_ms; k--) {
            struct due swap = list[k];
            list[k] = list[k - 1];
            list[k - 1] = swap;
        }
    *ret_count = n;
    return list;
}

static int64_t now(struct study *s)
{
    return s->world->now_ms(s->world->ctx);
}

static bool is_due(struct study *s, const struct due *d)
{
    return d->at_ms <= now(s);
}

struct reviews study_reviews(struct study *s)
{
    struct arena a = {0};
    size_t count;
    struct due *list = find_due(s, &a, &count);
    struct reviews r = {.known = count};
    for (size_t i = 0; i < count; i++) {
        if (is_due(s, &list[i]))
            r.waiting++;
        else if (!r.next_ms)
            r.next_ms = list[i].at_ms;
    }
    r.due = r.waiting < REVIEWS_A_DAY ? r.waiting : REVIEWS_A_DAY;
    arena_release(&a);
    return r;
}

int64_t study_review_due(struct study *s, const struct item *it)
{
    struct arena a = {0};
    size_t count;
    int64_t at = 0;
    struct due *list = find_due(s, &a, &count);
    for (size_t i = 0; i < count; i++)
        if (list[i].item == it)
            at = list[i].at_ms;
    arena_release(&a);
    return at;
}

struct str study_when(struct study *s, struct arena *a, int64_t at_ms)
{
    int64_t days = (at_ms - now(s) + DAY_MS - 1) / DAY_MS;
    if (at_ms <= now(s))
        return STR("today");
    if (days == 1)
        return STR("tomorrow");
    return str_from(arena_printf(a, "in %lld days", (long long)days));
}

/* ---- a round -------------------------------------------------------------------------- */

/* Mixed across units: of those that are left the first of another unit than the last one's,
 * so that telling which idea is meant is part of the question. */
static void mix(struct round *r)
{
    for (size_t i = 1; i < r->count; i++) {
        size_t k = i;
        while (k < r->count && r->entries[k].item->unit == r->entries[i - 1].item->unit)
            k++;
        if (k == r->count)
            continue;
        struct round_entry picked = r->entries[k];
        memmove(&r->entries[i + 1], &r->entries[i], (k - i) * sizeof *r->entries);
        r->entries[i] = picked;
    }
}

static void fill_reviews(struct study *s, struct round *r)
{
    struct arena a = {0};
    size_t count;
    struct due *list = find_due(s, &a, &count);
    r->entries = arena_array(&s->round_arena, REVIEWS_A_DAY, sizeof *r->entries);
    for (size_t i = 0; i < count && r->count < REVIEWS_A_DAY; i++)
        if (r->kind == ROUND_PRACTICE || is_due(s, &list[i]))
            r->entries[r->count++] = (struct round_entry){.item = list[i].variant, .sure = -1};
    mix(r);
    arena_release(&a);
}

static const struct item *placed_item(const struct pack *p, size_t i, bool post)
{
    return post ? p->placement[i].post : p->placement[i].pre;
}

static void fill_placement(struct study *s, struct round *r)
{
    struct arena a = {0};
    struct facts f = gather(s, &a);
    const struct pack *p = s->pack;
    bool post = r->kind == ROUND_PLACE_POST;
    int least = -1;
    r->entries = arena_array(&s->round_arena, p->placement_count + 1, sizeof *r->entries);
    for (size_t i = 0; i < p->placement_count; i++) {
        const struct item *it = placed_item(p, i, post);
        if (it && (least < 0 || facts_of(&f, it)->answers < least))
            least = facts_of(&f, it)->answers;
    }
    for (size_t i = 0; i < p->placement_count; i++) {
        const struct item *it = placed_item(p, i, post);
        if (!it)
            continue;
        const struct extra_facts *x = facts_of(&f, it);
        enum round_came came = x->answers == least ? CAME_OPEN : x->right ? CAME_RIGHT : CAME_WRONG;
        r->entries[r->count++] = (struct round_entry){.item = it, .came = came, .sure = -1};
    }
    arena_release(&a);
}

struct round *study_round_begin(struct study *s, enum round_kind kind)
{
    study_round_end(s);
    struct round *r = arena_array(&s->round_arena, 1, sizeof *r);
    r->kind = kind;
    s->states_fresh = false;
    if (kind == ROUND_PLACE || kind == ROUND_PLACE_POST)
        fill_placement(s, r);
    else
        fill_reviews(s, r);
    while (r->at < r->count && r->entries[r->at].came != CAME_OPEN)
        r->at++; /* of the inventory, what was answered in another sitting */
    if (r->at == r->count)
        return NULL;
    for (size_t i = r->at; i < r->count; i++) { /* as if never seen */
        struct sitting *k = &s->sittings[r->entries[i].item->index];
        *k = (struct sitting){.unsaved = {.first_opened_ms = now(s), .attempts = 0}};
    }
    s->round = r;
    return r;
}

struct round *study_round(struct study *s)
{
    return s->round;
}

const struct item *study_round_item(struct study *s)
{
    struct round *r = s->round;
    if (!r || r->at >= r->count)
        return NULL;
    struct round_entry *e = &r->entries[r->at];
    if (!e->began_ms)
        e->began_ms = now(s);
    return e->item;
}

static void leave_entry(struct study *s, const struct round_entry *e)
{
    if (e->came != CAME_OPEN)
        answer_clear(s, e->item);
}

const struct item *study_round_next(struct study *s)
{
    struct round *r = s->round;
    if (r && r->at < r->count) {
        leave_entry(s, &r->entries[r->at]);
        do
            r->at++;
        while (r->at < r->count && r->entries[r->at].came != CAME_OPEN);
    }
    return study_round_item(s);
}

void study_round_end(struct study *s)
{
    struct round *r = s->round;
    if (r && r->at < r->count)
        leave_entry(s, &r->entries[r->at]);
    s->round = NULL;
    arena_clear(&s->round_arena);
}

bool study_round_give_up(struct study *s, struct error *reterr)
{
    const struct item *it = study_round_item(s);
    struct grade g = {.status = GRADE_FAILED};
    return !it || study_record_extra(s, it, &g, (struct str){0}, -1, reterr);
}

/* ---- recording -------------------------------------------------------------------------- */

static struct round_entry *entry_of(struct study *s, const struct item *it)
{
    for (size_t i = 0; s->round && i < s->round->count; i++)
        if (s->round->entries[i].item == it)
            return &s->round->entries[i];
    return NULL;
}

static bool is_post(const struct pack *p, const struct item *it)
{
    for (size_t i = 0; i < p->placement_count; i++)
        if (p->placement[i].post == it)
            return true;
    return false;
}

bool study_record_extra(struct study *s, const struct item *it, const struct grade *g, struct str answer,
                        int sure, struct error *reterr)
{
    struct sitting *k = &s->sittings[it->index];
    enum attempt_result result = g->status == GRADE_PASSED ? RESULT_PASSED : RESULT_FAILED;
    if (result == RESULT_PASSED)
        k->unsaved.passed = true; /* what the screen says of it; of a second try as well */
    if (k->recorded)
        return true; /* the first answer is the one that tells what is remembered */
    struct arena a = {0};
    struct round_entry *entry = entry_of(s, it);
    struct event e = {
        .kind = it->of ? EVENT_REVIEW : EVENT_PLACED,
        .item = item_id(it->of ? it->of : it),
        .detail = it->of ? item_id(it) : is_post(s->pack, it) ? STR("post") : STR("pre"),
        .result = result, .number = sure, .tag = g->tag,
        .answer_hash = str_from(arena_printf(&a, "%016llx", (unsigned long long)study_hash(answer))),
    };
    bool ok = study_write(s, &e, reterr);
    if (!ok) {
        k->unsaved.attempts++;
        k->unsaved.last_ms = now(s);
    }
    k->recorded = true;
    k->recorded_result = result;
    k->sure = sure;
    if (entry) {
        entry->came = result == RESULT_PASSED ? CAME_RIGHT : CAME_WRONG;
        entry->sure = sure;
    }
    arena_release(&a);
    return ok;
}

/* ---- what the inventory tells --------------------------------------------------------------- */

struct placed study_placed(struct study *s, struct arena *a, bool post)
{
    const struct pack *p = s->pack;
    struct facts f = gather(s, a);
    struct placed r = {.units = arena_array(a, p->unit_count + 1, sizeof *r.units)};
    for (size_t i = 0; i < p->placement_count; i++) {
        const struct item *it = placed_item(p, i, post);
        if (!it)
            continue;
        const struct extra_facts *x = facts_of(&f, it);
        struct placed_unit *u = &r.units[p->placement[i].unit];
        r.total++;
        u->total++;
        if (!x->answers)
            continue;
        r.answered++;
        u->asked++;
        u->right += x->right;
        u->sure_and_wrong += !x->right && x->sure == 1;
        if (x->last_ms > r.last_ms)
            r.last_ms = x->last_ms;
    }
    r.complete = r.total && r.answered == r.total;
    /* Units build on each other: none is skipped behind one that is not known. One slip is a
     * slip; who is sure of what is wrong needs the unit. */
    bool before = true;
    for (size_t u = 0; u < p->unit_count; u++) {
        struct placed_unit *one = &r.units[u];
        before = before && one->total && one->right * 5 >= one->total * 4 && !one->sure_and_wrong;
        one->skip = before;
        r.start += before;
    }
    return r;
}
