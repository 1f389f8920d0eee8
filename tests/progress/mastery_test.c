/* What is remembered: one event at a time, the same in every way to get there,
 * and what it means for the ideas of a pack. */
#include "pack/load.h"
#include "scratch.h"

enum { SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE };
static const int64_t DAY = 24 * (int64_t)HOUR, START = 1790000000000; /* 14:13 UTC */

/* ---- a pack by hand: four ideas in two units, a capstone at the end ------------------ */

static struct item items[] = {
    {.id = STR("boxes"), .slug = STR("boxes"), .idea = STR("copy"), .refutes = STR("linked-names")},
    {.id = STR("arrows"), .slug = STR("arrows"), .idea = STR("arrow"), .refutes = STR("arrow-is-value")},
    {.id = STR("lost"), .slug = STR("lost"), .idea = STR("one-free"), .start_fails = STR("leak")},
    {.id = STR("lost-too"), .slug = STR("lost-too"), .idea = STR("owner"), .start_fails = STR("leak")},
    {.id = STR("arrows-again"), .slug = STR("arrows-again"), .idea = STR("arrow")},
    {.id = STR("printer"), .slug = STR("printer"), .idea = STR("printer"), .kind = EXERCISE_CAPSTONE},
};
enum { BOXES, ARROWS, LOST, LOST_TOO, ARROWS_AGAIN, PRINTER, ITEMS };
static struct unit units[] = {{.id = STR("01"), .first = 0, .count = 2}, {.id = STR("02"), .first = 2, .count = 4}};
static struct loader loader = {.lists.misconceptions_read = true};
static struct pack pack = {.id = STR("course"), .items = items, .item_count = ITEMS,
                           .units = units, .unit_count = 2, .loader = &loader};

static void make_pack(void)
{
    for (size_t i = 0; i < ITEMS; i++) {
        items[i].variant_count = i == PRINTER ? 0 : 3;
        items[i].unit = i >= 2;
        items[i].index = i;
    }
}

/* ---- recording --------------------------------------------------------------------- */

static struct event event(enum event_kind kind, const char *item, enum attempt_result result)
{
    return (struct event){.kind = kind, .pack = STR("course"), .item = str_from(item), .result = result,
                          .detail = STR(""), .tag = STR(""), .number = -1, .answer_hash = STR("")};
}

/* A test's life: one file and a clock. */
struct life {
    struct scratch *f;
    struct progress *p;
    struct arena a;
};
static struct life begin(void **state)
{
    struct life l = {.f = *state};
    make_pack();
    l.f->clock.now_ms = START;
    l.f->clock.step_ms = 0;
    l.p = progress_open(l.f->path, &l.f->world, &l.f->err);
    assert_non_null(l.p);
    return l;
}
static void end(struct life *l)
{
    progress_close(l->p);
    arena_release(&l->a);
}
static void at_day(struct life *l, double day)
{
    l->f->clock.now_ms = START + (int64_t)(day * (double)DAY);
}
static void happens(struct life *l, struct event e)
{
    if (!progress_record(l->p, &e, &l->f->err))
        fail_msg("%s", l->f->err.text);
}
static void passes(struct life *l, const char *item)
{
    happens(l, event(EVENT_ATTEMPT, item, RESULT_PASSED));
}
static void fails(struct life *l, const char *item, const char *code, const char *tag, int sure)
{
    struct event e = event(EVENT_ATTEMPT, item, RESULT_FAILED);
    e.detail = str_from(code);
    e.tag = str_from(tag);
    e.number = sure;
    happens(l, e);
}
static void hint(struct life *l, const char *item, int n, const char *variant)
{
    struct event e = event(EVENT_HINT, item, RESULT_NONE);
    e.number = n;
    e.detail = str_from(variant);
    happens(l, e);
}
static void reviews(struct life *l, const char *item, bool right, int sure)
{
    struct event e = event(EVENT_REVIEW, item, right ? RESULT_PASSED : RESULT_FAILED);
    e.detail = STR("variant");
    e.number = sure;
    happens(l, e);
}
static struct memory memory_of(struct life *l, const char *item)
{
    struct remembered r;
    if (!progress_remembered(l->p, &l->a, STR("course"), &r, &l->f->err))
        fail_msg("%s", l->f->err.text);
    for (size_t i = 0; i < r.memory_count; i++)
        if (str_is(r.memories[i].item, item))
            return r.memories[i];
    return (struct memory){.passed = false};
}

static struct concept concept_of(struct life *l, size_t item)
{
    struct remembered r;
    struct concept_map map = concept_map_make(&l->a, &pack);
    const struct memory *memories[ITEMS] = {NULL};
    int64_t tested[2] = {0};
    struct concept all[ITEMS];
    assert_true(progress_remembered(l->p, &l->a, STR("course"), &r, &l->f->err));
    for (size_t i = 0; i < r.memory_count; i++)
        for (size_t k = 0; k < ITEMS; k++)
            if (str_eq(r.memories[i].item, items[k].id))
                memories[k] = &r.memories[i];
    for (size_t i = 0; i < r.tested_count; i++)
        if (r.tested[i].passed)
            tested[str_is(r.tested[i].unit, "02")] = r.tested[i].passed_ms;
    struct knowledge k = {memories, r.sightings, r.sighting_count, tested};
    concepts_find(&map, &k, all);
    return all[map.of_item[item]];
}
static void is(struct life *l, size_t item, enum concept_state want)
{
    assert_string_equal(concept_state_name(concept_of(l, item).state), concept_state_name(want));
}
static int64_t today(struct life *l)
{
    return progress_day(l->f->clock.now_ms, 0);
}
static void due_in(struct life *l, size_t item, int days)
{
    struct concept c = concept_of(l, item);
    assert_true(c.scheduled);
    assert_int_equal(c.due_day - today(l), days);
}

/* ---- days ----------------------------------------------------------------------------- */

static void a_day_begins_at_four_where_the_learner_is(void **state)
{
    (void)state;
    const int64_t midnight = 20000 * DAY;
    assert_int_equal(progress_day(midnight + 4 * HOUR, 0), 20000);
    assert_int_equal(progress_day(midnight + 4 * HOUR - 1, 0), 19999);
    assert_int_equal(progress_day(midnight + 27 * HOUR, 0), 20000);
    assert_int_equal(progress_day(midnight + 2 * HOUR, 120), 20000); /* 04:00 in Cairo */
    assert_int_equal(progress_day(midnight + 11 * HOUR, -480), 19999); /* 03:00 in Los Angeles */
    assert_int_equal(progress_day(0, 0), -1);
}

static int zone_of(void *ctx, int64_t ms)
{
    (void)ctx, (void)ms;
    return -480;
}

static void an_event_knows_its_zone(void **state)
{
    struct life l = begin(state);
    l.f->world.zone_min = zone_of;
    l.f->clock.now_ms = 20000 * DAY + 11 * HOUR;
    passes(&l, "boxes");
    assert_int_equal(memory_of(&l, "boxes").passed_day, 19999);
    end(&l);
}

/* ---- the first rating ------------------------------------------------------------------- */

static void a_plain_pass_is_good(void **state)
{
    struct life l = begin(state);
    fails(&l, "boxes", "leak", "", -1);
    fails(&l, "boxes", "leak", "", -1);
    passes(&l, "boxes");
    struct memory m = memory_of(&l, "boxes");
    assert_true(m.passed && m.rated && m.failures == 2);
    assert_true(m.fsrs.stability > 3.1 && m.fsrs.stability < 3.2);
    due_in(&l, BOXES, 3);
    passes(&l, "boxes"); /* the answer lies there: says nothing */
    fails(&l, "boxes", "leak", "", -1);
    struct memory again = memory_of(&l, "boxes");
    assert_memory_equal(&m.fsrs, &again.fsrs, sizeof m.fsrs);
    end(&l);
}

static void help_brings_it_back_the_next_day(void **state)
{
    struct life l = begin(state);
    hint(&l, "boxes", 3, "");
    passes(&l, "boxes");
    assert_true(memory_of(&l, "boxes").fsrs.stability < 0.5);
    due_in(&l, BOXES, 1);
    happens(&l, event(EVENT_SOLUTION, "lost", RESULT_NONE));
    passes(&l, "lost");
    assert_true(memory_of(&l, "lost").fsrs.stability < 0.5);
    hint(&l, "lost-too", 1, "");
    passes(&l, "lost-too");
    assert_true(memory_of(&l, "lost-too").fsrs.stability > 1.1);
    assert_true(memory_of(&l, "lost-too").fsrs.stability < 1.2);
    due_in(&l, LOST_TOO, 1);
    end(&l);
}

static void the_first_easy_is_capped(void **state)
{
    struct life l = begin(state);
    struct event e = event(EVENT_ATTEMPT, "boxes", RESULT_PASSED);
    happens(&l, event(EVENT_OPENED, "boxes", RESULT_NONE));
    l.f->clock.now_ms += 20 * SECOND;
    e.number = 1;
    e.usual_ms = 60 * SECOND;
    happens(&l, e);
    assert_true(memory_of(&l, "boxes").fsrs.stability == 7);
    due_in(&l, BOXES, 7);
    /* foretold counts as sure; slow is hard */
    struct event p = event(EVENT_PREDICTED, "lost", RESULT_PASSED);
    p.number = 1;
    happens(&l, p);
    l.f->clock.now_ms += 20 * SECOND;
    e = event(EVENT_ATTEMPT, "lost", RESULT_PASSED);
    e.usual_ms = 60 * SECOND;
    happens(&l, e);
    assert_true(memory_of(&l, "lost").fsrs.stability == 7);
    happens(&l, event(EVENT_OPENED, "arrows", RESULT_NONE));
    l.f->clock.now_ms += 121 * SECOND;
    e.item = STR("arrows");
    happens(&l, e);
    assert_true(memory_of(&l, "arrows").fsrs.stability < 1.2);
    end(&l);
}

static void a_question_failed_first_is_hard(void **state)
{
    struct life l = begin(state);
    struct event e = event(EVENT_ATTEMPT, "boxes", RESULT_PASSED);
    fails(&l, "boxes", "wrong-choice", "linked-names", 0);
    e.number = 1;
    happens(&l, e);
    assert_true(memory_of(&l, "boxes").fsrs.stability < 1.2);
    end(&l);
}

/* ---- mastery --------------------------------------------------------------------------- */

static void a_variant_on_a_later_day_proves_it(void **state)
{
    struct life l = begin(state);
    is(&l, BOXES, CONCEPT_NEW);
    fails(&l, "boxes", "leak", "", -1);
    is(&l, BOXES, CONCEPT_LEARNING);
    passes(&l, "boxes");
    is(&l, BOXES, CONCEPT_FRAGILE);
    reviews(&l, "boxes", true, 1); /* the same day proves nothing */
    is(&l, BOXES, CONCEPT_FRAGILE);
    at_day(&l, 1);
    reviews(&l, "boxes", true, 1);
    is(&l, BOXES, CONCEPT_MASTERED);
    at_day(&l, 5);
    reviews(&l, "boxes", false, 0); /* a slip: due tomorrow, still mastered */
    is(&l, BOXES, CONCEPT_MASTERED);
    due_in(&l, BOXES, 1);
    at_day(&l, 6);
    reviews(&l, "boxes", false, 1); /* sure and wrong */
    is(&l, BOXES, CONCEPT_FRAGILE);
    reviews(&l, "boxes", true, 1);
    is(&l, BOXES, CONCEPT_FRAGILE);
    at_day(&l, 7);
    reviews(&l, "boxes", true, 1);
    is(&l, BOXES, CONCEPT_MASTERED);
    struct memory m = memory_of(&l, "boxes");
    assert_int_equal(m.reviews, 6);
    assert_int_equal(m.lapses, 2);
    assert_int_equal(m.reviews_that_day, 1);
    end(&l);
}

static void more_help_needs_more_proof(void **state)
{
    struct life l = begin(state);
    hint(&l, "boxes", 1, "");
    passes(&l, "boxes");
    hint(&l, "arrows", 2, "");
    passes(&l, "arrows");
    at_day(&l, 1);
    reviews(&l, "boxes", true, 0);
    reviews(&l, "arrows", true, 0);
    reviews(&l, "arrows", true, 0);
    is(&l, BOXES, CONCEPT_MASTERED);
    is(&l, ARROWS, CONCEPT_FRAGILE);
    at_day(&l, 2);
    reviews(&l, "arrows", true, 0);
    is(&l, ARROWS, CONCEPT_MASTERED);
    end(&l);
}

static void a_hint_in_review_proves_nothing(void **state)
{
    struct life l = begin(state);
    passes(&l, "boxes");
    hint(&l, "boxes", 2, ""); /* of the exercise, read afterwards: nothing */
    at_day(&l, 1);
    hint(&l, "boxes", 1, "variant");
    reviews(&l, "boxes", true, 1);
    is(&l, BOXES, CONCEPT_FRAGILE);
    at_day(&l, 2);
    reviews(&l, "boxes", true, 1);
    is(&l, BOXES, CONCEPT_MASTERED);
    struct item_state s;
    progress_item(l.p, &l.a, STR("course"), STR("boxes"), &s);
    assert_int_equal(s.hints, 2); /* the variant's is not on the exercise's ladder */
    end(&l);
}

static void sure_and_wrong_elsewhere_takes_it_back(void **state)
{
    struct life l = begin(state);
    passes(&l, "boxes");
    at_day(&l, 1);
    reviews(&l, "boxes", true, 1);
    is(&l, BOXES, CONCEPT_MASTERED);
    at_day(&l, 2);
    fails(&l, "arrows", "wrong-choice", "linked-names", 0);
    is(&l, BOXES, CONCEPT_MASTERED);
    fails(&l, "arrows", "wrong-choice", "linked-names", 1);
    is(&l, BOXES, CONCEPT_FRAGILE);
    at_day(&l, 3);
    reviews(&l, "boxes", true, 0);
    is(&l, BOXES, CONCEPT_MASTERED);
    struct event p = event(EVENT_PREDICTED, "boxes", RESULT_FAILED);
    p.number = 1;
    happens(&l, p);
    is(&l, BOXES, CONCEPT_FRAGILE);
    end(&l);
}

/* ---- what brings it forward ------------------------------------------------------------------ */

static void a_misconception_pulls_its_idea_to_tomorrow(void **state)
{
    struct life l = begin(state);
    passes(&l, "boxes");
    passes(&l, "lost");
    at_day(&l, 3);
    reviews(&l, "boxes", true, 1);
    struct concept c = concept_of(&l, BOXES);
    assert_int_equal(c.cause, CAUSE_SCHEDULE);
    assert_true(c.due_day > today(&l) + 5);
    l.f->clock.now_ms += MINUTE;
    fails(&l, "arrows", "wrong-choice", "linked-names", -1);
    c = concept_of(&l, BOXES);
    assert_int_equal(c.due_day, today(&l) + 1);
    assert_int_equal(c.cause, CAUSE_MISCONCEPTION);
    assert_true(str_is(c.because, "linked-names"));
    due_in(&l, LOST, 0); /* others stay where they are */
    /* not known yet: it will be taught */
    fails(&l, "boxes", "wrong-choice", "arrow-is-value", -1);
    assert_false(concept_of(&l, ARROWS).scheduled);
    at_day(&l, 4);
    reviews(&l, "boxes", true, 1);
    assert_int_equal(concept_of(&l, BOXES).cause, CAUSE_SCHEDULE);
    end(&l);
}

/* Two tags were made one: what was recorded under the one of before counts for it. */
static void a_tag_of_before_counts(void **state)
{
    static struct str before[] = {STR("names-that-link")};
    static struct misconception known[] = {{.tag = STR("linked-names"), .believes = STR("Names are linked."),
                                            .also = before, .also_count = 1}};
    struct life l = begin(state);
    passes(&l, "boxes");
    at_day(&l, 3);
    reviews(&l, "boxes", true, 1);
    l.f->clock.now_ms += MINUTE;
    fails(&l, "arrows", "wrong-choice", "names-that-link", -1);
    assert_int_equal(concept_of(&l, BOXES).cause, CAUSE_SCHEDULE);
    loader.lists.misconceptions = known;
    loader.lists.misconception_count = 1;
    assert_int_equal(concept_of(&l, BOXES).cause, CAUSE_MISCONCEPTION);
    loader.lists.misconception_count = 0;
    end(&l);
}

static void a_capstone_brings_the_weakest_back(void **state)
{
    struct life l = begin(state);
    passes(&l, "lost-too");
    hint(&l, "lost", 1, "");
    passes(&l, "lost");
    passes(&l, "boxes");
    at_day(&l, 1);
    reviews(&l, "lost", true, 1);
    reviews(&l, "lost-too", true, 1);
    at_day(&l, 1.1);
    int64_t far = concept_of(&l, LOST_TOO).due_day;
    fails(&l, "printer", "leak", "", -1);
    due_in(&l, LOST, 1);
    assert_int_equal(concept_of(&l, LOST).cause, CAUSE_CAPSTONE);
    assert_int_equal(concept_of(&l, LOST_TOO).due_day, far);
    fails(&l, "boxes", "leak", "", -1); /* an ordinary exercise's failure says nothing of others */
    assert_false(concept_of(&l, PRINTER).scheduled);
    end(&l);
}

static void an_idea_of_two_exercises_is_as_weak_as_the_weaker(void **state)
{
    struct life l = begin(state);
    passes(&l, "arrows");
    at_day(&l, 3);
    reviews(&l, "arrows", true, 1);
    is(&l, ARROWS, CONCEPT_MASTERED);
    is(&l, ARROWS_AGAIN, CONCEPT_MASTERED); /* the same idea */
    passes(&l, "arrows-again");
    is(&l, ARROWS, CONCEPT_FRAGILE);
    assert_true(concept_of(&l, ARROWS).item == &items[ARROWS_AGAIN]); /* due first */
    end(&l);
}

static void what_has_no_variant_is_never_due(void **state)
{
    struct life l = begin(state);
    items[BOXES].variant_count = 0;
    passes(&l, "boxes");
    assert_false(concept_of(&l, BOXES).scheduled);
    is(&l, BOXES, CONCEPT_FRAGILE);
    end(&l);
}

static void tests_out(struct life *l, bool passed)
{
    struct event e = event(EVENT_TESTED_OUT, "", passed ? RESULT_PASSED : RESULT_FAILED);
    e.detail = STR("01");
    happens(l, e);
}

static void a_unit_passed_by_test(void **state)
{
    struct life l = begin(state);
    fails(&l, "printer", "wrong-choice", "linked-names", 1);
    l.f->clock.now_ms += MINUTE;
    tests_out(&l, false);
    is(&l, BOXES, CONCEPT_NEW);
    tests_out(&l, true);
    tests_out(&l, false); /* once passed, always passed */
    is(&l, BOXES, CONCEPT_TESTED_OUT); /* what was believed before counts no more */
    is(&l, LOST, CONCEPT_NEW);
    assert_false(concept_of(&l, BOXES).scheduled);
    at_day(&l, 1);
    fails(&l, "printer", "wrong-choice", "linked-names", 0);
    is(&l, BOXES, CONCEPT_FRAGILE);
    due_in(&l, BOXES, 1);
    at_day(&l, 2);
    reviews(&l, "boxes", true, 1);
    is(&l, BOXES, CONCEPT_MASTERED);
    end(&l);
}

/* ---- the same in every way ------------------------------------------------------------------ */

/* A life as it may be, on two machines in two zones. */
static struct event random_event(unsigned *seed)
{
    static const char *const names[] = {"boxes", "arrows", "lost", "lost-too", "printer"};
    static const char *const tags[] = {"", "linked-names", "arrow-is-value"};
    static const char *const codes[] = {"leak", "wrong-output"};
    static const enum event_kind kinds[] = {
        EVENT_OPENED, EVENT_ATTEMPT, EVENT_ATTEMPT, EVENT_ATTEMPT, EVENT_HINT, EVENT_SOLUTION,
        EVENT_REVIEW, EVENT_REVIEW, EVENT_REVIEW, EVENT_PREDICTED, EVENT_PLACED, EVENT_TESTED_OUT,
        EVENT_STAGE, EVENT_READ};
    struct event e = event(kinds[rand_r(seed) % COUNT(kinds)], names[rand_r(seed) % COUNT(names)],
                           rand_r(seed) % 3 ? RESULT_PASSED : RESULT_FAILED);
    e.number = rand_r(seed) % 3 - 1;
    e.tag = str_from(tags[rand_r(seed) % COUNT(tags)]);
    e.detail = str_from(rand_r(seed) % 2 ? codes[rand_r(seed) % COUNT(codes)] : "");
    e.took_ms = rand_r(seed) % 100 * SECOND;
    e.usual_ms = rand_r(seed) % 2 * 40 * SECOND;
    if (e.kind == EVENT_TESTED_OUT) {
        e.item = STR("");
        e.detail = STR("01");
    }
    return e;
}

static struct buf dump(struct progress *p)
{
    struct audit t = {0};
    struct error err;
    if (!audit_take(p, &t, &err))
        fail_msg("%s", err.text);
    struct buf b = t.text;
    t.text = (struct buf){0};
    audit_release(&t);
    return b;
}

static void steps_and_rebuilds_agree(void **state)
{
    struct life l = begin(state);
    unsigned seed = 77;
    for (int round = 0; round < 6; round++) {
        for (int i = 0; i < 60; i++) {
            l.f->clock.now_ms += (int64_t)(rand_r(&seed) % 40 - 4) * HOUR; /* at times back */
            happens(&l, random_event(&seed));
        }
        struct derived_changes changes;
        assert_true(progress_rebuild(l.p, &l.a, &changes, &l.f->err));
        if (changes.total)
            fail_msg("%zu rows differ, the first: " STR_FMT, changes.total, STR_ARG(changes.first));
        assert_true(changes.rows[DERIVED_MEMORY] == 5 && changes.rows[DERIVED_SIGHTINGS] > 4);
        assert_int_equal(changes.rows[DERIVED_TESTED], 1);
    }
    /* invariants of every row, whatever happened */
    struct remembered r;
    assert_true(progress_remembered(l.p, &l.a, STR("course"), &r, &l.f->err));
    for (size_t i = 0; i < r.memory_count; i++) {
        const struct memory *m = &r.memories[i];
        if (!m->rated)
            continue;
        assert_true(m->fsrs.stability > 0 && m->fsrs.difficulty >= 1 && m->fsrs.difficulty <= 10);
        assert_true(m->due_day > m->last_day && m->due_day <= m->last_day + fsrs_defaults.most_days);
        assert_true(m->lapses <= m->reviews && m->proofs <= m->reviews);
    }
    end(&l);
}

/* Copies all events of one file into another, in an order of its own. */
static void merge_into(const char *to, const char *from, const char *order)
{
    char text[512];
    snprintf(text, sizeof text,
             "ATTACH '%s' AS other; INSERT INTO event SELECT * FROM other.event WHERE id NOT IN "
             "(SELECT id FROM event) ORDER BY %s; DETACH other", from, order);
    sql(to, text);
}

static void two_machines_in_any_order(void **state)
{
    struct scratch *f = *state;
    static const char *const orders[] = {"id", "id DESC", "random()", "item, id DESC"};
    char machine[2][128], copy[128];
    unsigned seed = 5;
    make_pack();
    for (int k = 0; k < 2; k++) {
        snprintf(machine[k], sizeof machine[k], "%s/machine%d.db", f->dir, k);
        struct progress *p = progress_open(machine[k], &f->world, &f->err);
        assert_non_null(p);
        f->world.zone_min = k ? zone_of : NULL;
        f->clock.now_ms = START + k * HOUR;
        for (int i = 0; i < 120; i++) {
            struct event e = random_event(&seed);
            f->clock.now_ms += (int64_t)(rand_r(&seed) % 30) * HOUR; /* the two interleave */
            assert_true(progress_record(p, &e, &f->err));
        }
        progress_close(p);
    }
    struct buf want = {0};
    for (int way = 0; way < 8; way++) {
        int first = way % 2;
        snprintf(copy, sizeof copy, "%s/merged%d.db", f->dir, way);
        progress_close(progress_open(copy, &f->world, &f->err));
        merge_into(copy, machine[first], orders[way / 2]);
        if (way % 3 == 0) /* looked at in between */
            progress_close(progress_open(copy, &f->world, &f->err));
        merge_into(copy, machine[!first], orders[(way / 2 + 1) % 4]);
        merge_into(copy, machine[first], "id"); /* again: nothing new */
        struct progress *p = progress_open(copy, &f->world, &f->err);
        if (!p)
            fail_msg("%s", f->err.text);
        assert_int_equal(count_events(p), 240);
        struct buf got = dump(p);
        if (way == 0)
            want = got;
        else {
            assert_true(str_eq(buf_view(&want), buf_view(&got)));
            buf_release(&got);
        }
        progress_close(p);
    }
    buf_release(&want);
}

/* ---- do the tables say what the events say? ------------------------------------------------------ */

static void an_audit_finds_what_was_tampered_with(void **state)
{
    struct life l = begin(state);
    struct derived_changes changes;
    passes(&l, "boxes");
    passes(&l, "lost");
    fails(&l, "arrows", "wrong-choice", "linked-names", 1);
    progress_close(l.p);
    struct progress *p = progress_open_read_only(l.f->path, &l.f->err);
    assert_true(progress_audit(p, &l.a, &changes, &l.f->err));
    assert_int_equal(changes.total, 0);
    assert_int_equal(changes.rows[DERIVED_ITEMS], 3);
    assert_int_equal(changes.events, 3);
    assert_false(changes.stale);
    progress_close(p);

    sql(l.f->path, "UPDATE memory SET stability = 400, due_day = 99999 WHERE item = 'boxes';"
                   "DELETE FROM item_state WHERE item = 'lost';"
                   "INSERT INTO tested VALUES ('course', '01', 1, 1, 5)");
    struct buf before = slurp(l.f->path);
    p = progress_open_read_only(l.f->path, &l.f->err);
    assert_true(progress_audit(p, &l.a, &changes, &l.f->err));
    assert_int_equal(changes.total, 3);
    assert_false(changes.stale); /* whoever did it, it was no older Freehold */
    assert_int_equal(changes.changed[DERIVED_MEMORY], 1);
    assert_int_equal(changes.added[DERIVED_ITEMS], 1);
    assert_int_equal(changes.gone[DERIVED_TESTED], 1);
    assert_true(str_is(changes.first, "state of lost"));
    progress_close(p);
    struct buf after = slurp(l.f->path); /* an audit changes nothing */
    assert_true(str_eq(buf_view(&before), buf_view(&after)));
    buf_release(&before);
    buf_release(&after);

    l.p = progress_open(l.f->path, &l.f->world, &l.f->err);
    assert_true(progress_rebuild(l.p, &l.a, &changes, &l.f->err));
    assert_int_equal(changes.total, 3);
    assert_true(progress_rebuild(l.p, &l.a, &changes, &l.f->err));
    assert_int_equal(changes.total, 0);
    assert_true(memory_of(&l, "boxes").fsrs.stability < 4);
    progress_close(l.p);

    /* merged in, between the others and behind them */
    sql(l.f->path, "INSERT INTO event SELECT substr(id, 1, 35) || 'z', at_ms, kind, pack, item, result, "
                   "detail, tag, number, answer_hash, took_ms, usual_ms, zone_min, stage FROM event");
    p = progress_open_read_only(l.f->path, &l.f->err);
    assert_true(progress_audit(p, &l.a, &changes, &l.f->err));
    assert_true(changes.stale && changes.total > 0 && changes.events == 6);
    progress_close(p);
    l.p = progress_open(l.f->path, &l.f->world, &l.f->err); /* mends it by itself */
    assert_true(progress_rebuild(l.p, &l.a, &changes, &l.f->err));
    assert_int_equal(changes.total, 0);
    end(&l);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_set_up, scratch_tear_down)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_begins_at_four_where_the_learner_is),
        TEST(an_event_knows_its_zone),
        TEST(a_plain_pass_is_good),
        TEST(help_brings_it_back_the_next_day),
        TEST(the_first_easy_is_capped),
        TEST(a_question_failed_first_is_hard),
        TEST(a_variant_on_a_later_day_proves_it),
        TEST(more_help_needs_more_proof),
        TEST(a_hint_in_review_proves_nothing),
        TEST(sure_and_wrong_elsewhere_takes_it_back),
        TEST(a_misconception_pulls_its_idea_to_tomorrow),
        TEST(a_tag_of_before_counts),
        TEST(a_capstone_brings_the_weakest_back),
        TEST(an_idea_of_two_exercises_is_as_weak_as_the_weaker),
        TEST(what_has_no_variant_is_never_due),
        TEST(a_unit_passed_by_test),
        TEST(steps_and_rebuilds_agree),
        TEST(two_machines_in_any_order),
        TEST(an_audit_finds_what_was_tampered_with),
    };
    return cmocka_run_group_tests_name("mastery", tests, NULL, NULL);
}
