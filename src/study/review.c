/* A round: the reviews of today, or the placement inventory, one item after the other.
 *
 * What is due, and which variant of it is asked, comes from what was written down, so a
 * round that is left in the middle is simply begun again: what was answered is no longer
 * due, and what was typed for the item that was on lies in its file. Answers are recorded at
 * once, as reviews of the exercise (EVENT_REVIEW) or as answers to the inventory
 * (EVENT_PLACED); the exercise's own passes, attempts and draft are never touched.
 *
 * A unit that seems to be known is skipped by its test (gate.c); that one is under way is a
 * setting, so that it goes on after a break.
 *
 * The inventory can be taken several times: it goes on with the questions that have been
 * answered less often than others. What it tells is told by the last answer to each; what it
 * was before the course by the first.
 *
 * Behind a unit it is about what has been taught by then, and each question is asked in the
 * form that the learner has not met, or not for the longest time (placed_item()). */
#include "study/room.h"

#include <stdlib.h>
#include <string.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };

/* ---- what was done ---------------------------------------------------------------- */

struct facts { /* of one extra, in one taking of the inventory */
    int answers;
    int64_t last_ms;
    bool right;      /* the last time */
    bool believed;   /* ... it was wrong, in a way that has a name */
    int sure;
    int64_t elsewhere_ms; /* when it was answered last in another taking; 0: never */
    bool before, knew;    /* the first time before the course: was it answered, and right? */
};
struct gathering {
    struct study *study;
    struct str detail; /* of the events that count */
    struct facts *extras;
};

/* The question of the inventory with this id; NULL: there is none. */
static const struct item *placed_named(const struct pack *p, struct str id)
{
    for (size_t i = 0; i < p->placement_count; i++) {
        struct placement pair = pack_placement(p, i);
        if (pair.pre && str_eq(pair.pre->id, id))
            return pair.pre;
        if (pair.post && str_eq(pair.post->id, id))
            return pair.post;
    }
    return NULL;
}

static void add_unsaved(const struct gathering *g, const struct item *it)
{
    if (!it)
        return;
    struct facts *f = &g->extras[it->index - g->study->pack->item_count];
    const struct sitting *k = &g->study->sittings[it->index];
    if (k->unsaved.attempts) {
        f->answers += k->unsaved.attempts;
        f->last_ms = k->unsaved.last_ms;
        f->right = k->recorded_result == RESULT_PASSED;
        f->sure = k->sure;
    }
}

static bool see_event(void *ctx, const struct event *e)
{
    struct gathering *g = ctx;
    const struct pack *p = g->study->pack;
    if (e->kind != EVENT_PLACED || !str_eq(e->pack, p->id))
        return true;
    const struct item *it = placed_named(p, e->item);
    if (!it)
        return true;
    struct facts *f = &g->extras[it->index - p->item_count];
    if (str_is(e->detail, "pre") && !f->before) {
        f->before = true;
        f->knew = e->result == RESULT_PASSED;
    }
    if (!str_eq(e->detail, g->detail)) {
        f->elsewhere_ms = e->at_ms > f->elsewhere_ms ? e->at_ms : f->elsewhere_ms;
        return true;
    }
    f->answers++;
    f->last_ms = e->at_ms;
    f->right = e->result == RESULT_PASSED;
    f->believed = !f->right && e->tag.len;
    f->sure = e->number;
    return true;
}

/* By extra. What this process could not write down counts as well. */
static const struct facts *gather(struct study *s, struct arena *a, struct str detail)
{
    const struct pack *p = s->pack;
    struct gathering g = {s, detail, arena_array(a, p->extra_count + 1, sizeof *g.extras)};
    if (s->progress)
        progress_events(s->progress, see_event, &g, NULL);
    for (size_t i = 0; i < p->placement_count; i++) {
        struct placement pair = pack_placement(p, i);
        add_unsaved(&g, pair.pre);
        add_unsaved(&g, pair.post);
    }
    return g.extras;
}

static const struct facts *facts_of(const struct study *s, const struct facts *all, const struct item *it)
{
    return &all[it->index - s->pack->item_count];
}

/* ---- what is due -------------------------------------------------------------------- */

static int64_t now(struct study *s)
{
    return s->world->now_ms(s->world->ctx);
}

/* Without a judge only what is chosen can be graded. */
static bool askable(const struct study *s, const struct item *it)
{
    return it && (s->judge || it->kind == EXERCISE_QUIZ);
}

/* The variant whose turn it is, or the next that can be asked; NULL: none. */
static const struct item *variant_for(const struct study *s, const struct item *it, size_t turn)
{
    size_t count = it->variant_count;
    for (size_t i = 0; i < count; i++) {
        const struct item *v = pack_variant(s->pack, it, (turn + i) % count);
        if (askable(s, v))
            return v;
    }
    return NULL;
}

struct reviews study_reviews(struct study *s)
{
    struct review due[REVIEWS_A_DAY];
    const struct concept *all;
    size_t count = study_concepts(s, &all);
    int64_t today = study_today(s);
    struct reviews r = {.waiting = study_debt(s)};
    size_t asked = study_due(s, due);
    for (size_t i = 0; i < asked; i++)
        r.due += variant_for(s, due[i].item, due[i].turn) != NULL;
    for (size_t i = 0; i < count; i++) {
        if (!all[i].scheduled)
            continue;
        r.known++;
        int64_t day = all[i].due_day;
        if (day <= today)
            day = r.due ? 0 : today + 1; /* ten were asked today */
        if (day && (!r.next_day || day < r.next_day))
            r.next_day = day;
    }
    return r;
}

int64_t study_review_day(struct study *s, const struct item *it)
{
    const struct concept *c = study_concept(s, it);
    return c && c->scheduled ? c->due_day : 0;
}

struct str study_when(struct study *s, struct arena *a, int64_t day)
{
    int64_t days = day - study_today(s);
    if (days <= 0)
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

static void add_review(struct study *s, struct round *r, const struct item *it, size_t turn)
{
    const struct item *v = variant_for(s, it, turn);
    if (v)
        r->entries[r->count++] = (struct round_entry){.item = v, .sure = -1};
}

static int by_day(const void *a, const void *b)
{
    const struct concept *x = *(const struct concept *const *)a;
    const struct concept *y = *(const struct concept *const *)b;
    if (x->due_day != y->due_day)
        return x->due_day < y->due_day ? -1 : 1;
    return x->item->index < y->item->index ? -1 : x->item->index > y->item->index;
}

/* study_due() has mixed them; for practice it is done here. */
static void fill_reviews(struct study *s, struct round *r)
{
    r->entries = arena_array(&s->round_arena, REVIEWS_A_DAY, sizeof *r->entries);
    if (r->kind == ROUND_REVIEW) {
        struct review due[REVIEWS_A_DAY];
        size_t count = study_due(s, due);
        for (size_t i = 0; i < count; i++)
            add_review(s, r, due[i].item, due[i].turn);
        return;
    }
    const struct concept *all;
    VEC(const struct concept *) soon = {0};
    size_t count = study_concepts(s, &all);
    for (size_t i = 0; i < count; i++)
        if (all[i].scheduled)
            vec_push(&soon, &all[i]);
    if (soon.len)
        qsort(soon.at, soon.len, sizeof *soon.at, by_day);
    for (size_t i = 0; i < soon.len && r->count < REVIEWS_A_DAY; i++)
        add_review(s, r, soon.at[i]->item, (size_t)soon.at[i]->reviews);
    vec_release(&soon);
    mix(r);
}

/* ---- which questions of the inventory ------------------------------------------------ */

/* The pair that is left out where there are too many: the first of a unit that has more. */
static size_t spare_pair(const struct pack *p, uint32_t asked)
{
    size_t spare = p->placement_count;
    for (size_t i = p->placement_count; i-- > 0;)
        for (size_t k = i + 1; asked >> i & 1 && k < p->placement_count; k++)
            if (asked >> k & 1 && pack_placement(p, i).unit == pack_placement(p, k).unit)
                spare = i;
    return spare;
}

/* The questions of a taking, a bit for each pair: all; or behind a unit those about what has been
 * taught, of each unit one at least. */
static uint32_t asked_pairs(const struct pack *p, enum round_kind kind, size_t unit)
{
    uint32_t asked = 0;
    size_t count = 0, spare;
    for (size_t i = 0; i < p->placement_count; i++) {
        if (kind == ROUND_INVENTORY && pack_placement(p, i).unit > unit)
            continue;
        asked |= 1u << i;
        count++;
    }
    while (kind == ROUND_INVENTORY && count > INVENTORY_ITEMS && (spare = spare_pair(p, asked)) < p->placement_count) {
        asked &= ~(1u << spare);
        count--;
    }
    return asked;
}

/* Which form of a pair is asked; NULL: none can be. Behind a unit: that in which this taking asked
 * it before a break, or the one that was asked longest ago, of two that never were the first. */
static const struct item *placed_item(const struct study *s, const struct facts *all, size_t i, enum round_kind kind)
{
    struct placement pair = pack_placement(s->pack, i);
    const struct item *it = kind == ROUND_PLACE_POST ? pair.post : pair.pre;
    if (kind == ROUND_INVENTORY && pair.pre && pair.post) {
        const struct facts *pre = facts_of(s, all, pair.pre), *post = facts_of(s, all, pair.post);
        if (!pre->answers && (post->answers || post->elsewhere_ms < pre->elsewhere_ms))
            it = pair.post;
    }
    return askable(s, it) ? it : NULL;
}

/* How an answer is written down, so that the takings of the inventory are told apart. */
static struct str placed_detail(const struct study *s, enum round_kind kind, size_t unit)
{
    if (kind == ROUND_INVENTORY && unit < s->pack->unit_count)
        return s->pack->units[unit].id;
    return kind == ROUND_PLACE_POST ? STR("post") : STR("pre");
}

static void fill_placement(struct study *s, struct round *r)
{
    struct arena a = {0};
    const struct facts *all = gather(s, &a, placed_detail(s, r->kind, r->unit));
    uint32_t asked = asked_pairs(s->pack, r->kind, r->unit);
    int least = -1;
    r->entries = arena_array(&s->round_arena, s->pack->placement_count + 1, sizeof *r->entries);
    for (size_t i = 0; i < s->pack->placement_count; i++) {
        const struct item *it = asked >> i & 1 ? placed_item(s, all, i, r->kind) : NULL;
        if (!it)
            continue;
        int answers = facts_of(s, all, it)->answers;
        if (least < 0 || answers < least)
            least = answers;
        r->entries[r->count++] = (struct round_entry){.item = it, .sure = -1};
    }
    for (size_t i = 0; i < r->count; i++) {
        const struct facts *f = facts_of(s, all, r->entries[i].item);
        r->entries[i].came = f->answers == least ? CAME_OPEN : f->right ? CAME_RIGHT : CAME_WRONG;
    }
    arena_release(&a);
}

struct round *study_round_begin(struct study *s, enum round_kind kind)
{
    study_round_end(s);
    struct round *r = arena_array(&s->round_arena, 1, sizeof *r);
    r->kind = kind;
    s->states_fresh = false;
    if (kind == ROUND_INVENTORY && !study_inventory_due(s, &r->unit))
        return NULL;
    if (kind == ROUND_REVIEW || kind == ROUND_PRACTICE)
        fill_reviews(s, r);
    else
        fill_placement(s, r);
    while (r->at < r->count && r->entries[r->at].came != CAME_OPEN)
        r->at++; /* of the inventory, what was answered in another sitting */
    if (r->at == r->count)
        return NULL;
    /* As if never seen. The day is when it was opened: choices are mixed by it, so they stay
     * where they are when a round is begun again. */
    for (size_t i = r->at; i < r->count; i++)
        s->sittings[r->entries[i].item->index] =
            (struct sitting){.unsaved = {.first_opened_ms = study_today(s) * DAY_MS}};
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

/* What is left open over lunch says nothing about how long it took. */
static int64_t time_taken(struct study *s, const struct round_entry *entry)
{
    enum { LONGEST_MS = 10 * 60 * 1000 };
    int64_t took = entry && entry->began_ms ? now(s) - entry->began_ms : -1;
    return took < 0 || took > LONGEST_MS ? 0 : took ? took : 1;
}

static bool write_placed(struct study *s, const struct item *it, bool right, int sure, struct str tag,
                         struct str answer, struct error *reterr)
{
    struct arena a = {0};
    struct round *r = s->round;
    struct event e = {
        .kind = EVENT_PLACED, .item = item_id(it),
        .detail = placed_detail(s, r ? r->kind : ROUND_PLACE, r ? r->unit : 0),
        .result = right ? RESULT_PASSED : RESULT_FAILED, .number = sure, .tag = tag,
        .answer_hash = str_from(arena_printf(&a, "%016llx", (unsigned long long)study_hash(answer))),
    };
    bool ok = study_write(s, &e, reterr);
    arena_release(&a);
    return ok;
}

bool study_record_extra(struct study *s, const struct item *it, const struct grade *g, struct str answer,
                        int sure, struct error *reterr)
{
    struct sitting *k = &s->sittings[it->index];
    bool right = g->status == GRADE_PASSED;
    if (right)
        k->unsaved.passed = true; /* what the screen says of it; of a second try as well */
    if (k->recorded)
        return true; /* the first answer is the one that tells what is remembered */
    struct round_entry *entry = entry_of(s, it);
    struct review_answer review = {.variant = item_id(it), .right = right, .sure = sure, .tag = g->tag,
                                   .took_ms = time_taken(s, entry), .answer = answer};
    bool ok = it->of ? study_reviewed(s, it->of, &review, reterr)
                     : write_placed(s, it, right, sure, g->tag, answer, reterr);
    if (!ok) {
        k->unsaved.attempts++;
        k->unsaved.last_ms = now(s);
    }
    k->recorded = true;
    k->recorded_result = right ? RESULT_PASSED : RESULT_FAILED;
    k->sure = sure;
    if (entry) {
        entry->came = right ? CAME_RIGHT : CAME_WRONG;
        entry->sure = sure;
    }
    return ok;
}

/* ---- what the inventory tells --------------------------------------------------------------- */

static struct placed placed_behind(struct study *s, struct arena *a, enum round_kind kind, size_t unit)
{
    const struct pack *p = s->pack;
    const struct facts *all = gather(s, a, placed_detail(s, kind, unit));
    uint32_t asked = asked_pairs(p, kind, unit);
    struct placed r = {.units = arena_array(a, p->unit_count + 1, sizeof *r.units)};
    size_t compared = 0;
    for (size_t i = 0; i < p->placement_count; i++) {
        const struct item *it = asked >> i & 1 ? placed_item(s, all, i, kind) : NULL;
        if (!it)
            continue;
        struct placement pair = pack_placement(p, i);
        const struct facts *f = facts_of(s, all, it), *first = facts_of(s, all, pair.pre ? pair.pre : it);
        struct placed_unit *u = &r.units[pair.unit];
        r.total++;
        u->total++;
        compared += first->before;
        r.before += first->knew;
        u->before += first->knew;
        if (!f->answers)
            continue;
        r.answered++;
        r.right += f->right;
        r.believed += f->believed;
        u->asked++;
        u->right += f->right;
        u->sure_and_wrong += !f->right && f->sure == 1;
        if (f->last_ms > r.last_ms)
            r.last_ms = f->last_ms;
    }
    r.complete = r.total && r.answered == r.total;
    r.compared = r.total && compared == r.total && kind != ROUND_PLACE;
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

bool study_inventory_due(struct study *s, size_t *ret_unit)
{
    const struct pack *pack = s->pack;
    bool behind = false;
    for (size_t i = 0; s->progress && i < pack->inventory_count; i++) {
        size_t unit = pack->inventory_after[i];
        struct unit_progress done = study_unit(s, unit);
        if (done.done < done.total || study_tested_out(s, unit) || (behind && unit < *ret_unit))
            continue;
        behind = true;
        *ret_unit = unit;
    }
    if (!behind)
        return false;
    struct arena a = {0};
    struct placed p = placed_behind(s, &a, ROUND_INVENTORY, *ret_unit);
    arena_release(&a);
    return p.total && !p.complete;
}

enum round_kind study_place_kind(struct study *s)
{
    size_t unit;
    return !study_here(s) ? ROUND_PLACE_POST /* the course is over */
        : study_inventory_due(s, &unit) ? ROUND_INVENTORY : ROUND_PLACE;
}

struct placed study_placed(struct study *s, struct arena *a, enum round_kind kind)
{
    return placed_behind(s, a, kind, s->round && s->round->kind == kind ? s->round->unit : 0);
}

bool study_taking_stock(struct study *s)
{
    enum round_kind kind = s->pack->placement_count ? study_place_kind(s) : ROUND_PLACE;
    struct arena a = {0};
    bool taken = kind == ROUND_PLACE_POST && study_placed(s, &a, kind).complete;
    arena_release(&a);
    return kind != ROUND_PLACE && !taken;
}

const char *placed_sum(struct arena *a, const struct placed *r)
{
    return r->compared ? arena_printf(a, "%zu of %zu right; before the course it was %zu of the same %zu.", r->right,
                                      r->total, r->before, r->total)
                       : arena_printf(a, "%zu of %zu right.", r->right, r->total);
}

const char *placed_says(const struct placed_unit *one, enum round_kind kind)
{
    bool all = one->right == one->total;
    if (!one->total)
        return "not asked about";
    if (kind != ROUND_PLACE) /* it was taken, or will be */
        return all ? "known" : one->sure_and_wrong ? "you were sure, and wrong"
            : one->right ? "not all of it" : "not yet";
    return one->skip ? "it seems to be known"
        : all ? "known, too; its test skips it" /* behind one that is to be taken */
        : one->sure_and_wrong ? "worth taking; you were sure, and wrong" : "worth taking";
}

/* ---- a unit that is skipped by its test ------------------------------------------------ */

static char *test_key(struct study *s, struct arena *a)
{
    return arena_printf(a, "test-out:" STR_FMT, STR_ARG(s->pack->id));
}

static size_t unit_of(const struct pack *p, struct str id)
{
    size_t u = 0;
    while (u < p->unit_count && !str_eq(p->units[u].id, id))
        u++;
    return u;
}

bool study_testing(struct study *s, size_t *ret_unit)
{
    struct arena a = {0};
    struct str id = s->progress ? progress_setting(s->progress, &a, test_key(s, &a)) : (struct str){0};
    size_t u = unit_of(s->pack, id);
    arena_release(&a);
    if (!id.len || u == s->pack->unit_count)
        return false;
    *ret_unit = u;
    return true;
}

static void set_testing(struct study *s, struct str unit)
{
    struct arena a = {0};
    if (s->progress && !s->read_only)
        progress_set(s->progress, test_key(s, &a), unit, NULL);
    arena_release(&a);
}

void study_test_begin(struct study *s, size_t unit)
{
    set_testing(s, s->pack->units[unit].id);
}

void study_test_leave(struct study *s)
{
    set_testing(s, (struct str){"", 0});
}

enum test_went study_test_next(struct study *s, size_t unit, const struct item **ret_next)
{
    struct test_out t;
    struct error ignored = {0};
    study_test_out(s, unit, &t);
    *ret_next = NULL;
    if (t.done || t.ready) {
        if (!t.done)
            study_test_out_finish(s, unit, &ignored);
        study_test_leave(s);
        return TEST_PASSED;
    }
    if (!t.possible) {
        study_test_out_finish(s, unit, &ignored);
        study_test_leave(s);
        return TEST_FAILED;
    }
    for (int p = TEST_PARTS - 1; p >= 0; p--)
        if (t.items[p] && !t.passed[p])
            *ret_next = t.items[p];
    return TEST_GOES_ON;
}
