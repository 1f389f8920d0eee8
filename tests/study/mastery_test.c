/* The day's reviews, what is due on which day, gates and test-out, on a pack of
 * three units made for it. */
#include "study/study.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

enum { UNITS = 3, PER_UNIT = 5, SECOND = 1000 };
static const int64_t DAY = 24 * 3600 * (int64_t)SECOND;
static const int64_t START = 1790000000000; /* 14:13 UTC */
static char home[] = "/tmp/freehold-mastery-XXXXXX";
static char root[64];
static struct world_fixed clock_;
static struct world world;
static struct arena arena;
static struct study *s;
static int optional; /* which exercise of the pack is; 0: none */

/* ---- the pack: quizzes e1 to e15; e6 needs e2, e7 is taken for e8 and for e1 ------------ */

static FILE *new_file(const char *fmt, int unit, int number)
{
    char path[160];
    struct error err;
    snprintf(path, sizeof path, fmt, root, unit, number);
    char *name = strrchr(path, '/');
    *name = '\0';
    assert_true(dir_make_all(path, &err));
    *name = '/';
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    return f;
}

static void quiz(FILE *f, const char *head)
{
    fprintf(f, "---\n%skind: quiz\nchoices:\n  - text: Yes.\n    right: true\n    because: It is.\n"
               "  - text: No.\n    believes: no-%d\n    because: You were thinking of no.\n---\nIs it?\n",
            head, 1);
}

static void make_pack(const char *more)
{
    char head[400];
    snprintf(root, sizeof root, "%s/pack", home);
    FILE *f = new_file("%s/course/course.yaml", 0, 0);
    fprintf(f, "format: 1\nid: made\ntitle: Made\n%sunits:\n", more);
    for (int u = 1; u <= UNITS; u++) {
        fprintf(f, "  - id: u%d\n    title: Unit %d\n    items:\n", u, u);
        for (int i = 1; i <= PER_UNIT; i++)
            fprintf(f, "      - exercise: e%d\n%s", (u - 1) * PER_UNIT + i,
                    (u - 1) * PER_UNIT + i == optional ? "        optional: true\n" : "");
    }
    fprintf(f, "placement:\n  - exercise: p1\n    parallel: p2\n    unit: u1\ninventory-after: [u2]\n");
    fclose(f);
    for (int n = 1; n <= UNITS * PER_UNIT; n++) {
        int u = (n - 1) / PER_UNIT + 1;
        snprintf(head, sizeof head, "id: e%d\ntitle: Item %d\nunit: u%d\nidea: idea-%d\nrefutes: no-%d\nminutes: 1\n%s",
                 n, n, u, n, n, n == 6 ? "needs: [e2]\n" : n == 7 ? "confusable: [e8, e1]\n" : "");
        f = new_file("%s/exercises/u%d/e%d/exercise.md", u, n);
        quiz(f, head);
        fprintf(f, "\n## Hint 1\nLook.\n\n## Hint 2\nThink.\n\n## Debrief\nSo it is.\n");
        fclose(f);
        snprintf(head, sizeof head, "id: e%d-again\n", n);
        f = new_file("%s/exercises/u%d/e%d/variant-again.md", u, n);
        quiz(f, head);
        fclose(f);
    }
    for (int n = 1; n <= 2; n++) {
        snprintf(head, sizeof head, "id: p%d\ntitle: Place\nunit: u1\nidea: idea-1\n", n);
        f = new_file("%1$s/exercises/placement/p%3$d/exercise.md", 0, n);
        quiz(f, head);
        fclose(f);
    }
}

static void sit(void)
{
    struct error err = {0};
    struct study_options o = {.pack = root, .world = &world};
    s = study_open(&o, &err);
    if (!s)
        fail_msg("%s", err.text);
    const struct pack *p = study_pack(s);
    if (p->diag_count)
        fail_msg(STR_FMT ": " STR_FMT, STR_ARG(p->diags[0].file), STR_ARG(p->diags[0].message));
}

static int setup(void **state)
{
    (void)state;
    strcpy(home + strlen(home) - 6, "XXXXXX");
    if (!mkdtemp(home))
        return -1;
    setenv("XDG_DATA_HOME", home, 1);
    unsetenv("FREEHOLD_WORK");
    clock_ = (struct world_fixed){.now_ms = START, .step_ms = 1, .seed = 7};
    world = world_fixed_init(&clock_);
    make_pack("");
    sit();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    char command[128];
    study_close(s);
    snprintf(command, sizeof command, "rm -rf %s", home);
    arena_release(&arena);
    return system(command);
}

/* ---- what a learner does --------------------------------------------------------------------- */

static const struct item *item(int n)
{
    char id[16];
    snprintf(id, sizeof id, "e%d", n);
    const struct item *it = pack_item(study_pack(s), str_from(id));
    assert_non_null(it);
    return it;
}
static void day(double d)
{
    clock_.now_ms = START + (int64_t)(d * (double)DAY);
}
static void tries(int n, bool right, int sure, const char *tag)
{
    static int count;
    struct error err = {0};
    struct grade_failure f = {.code = "wrong-choice"};
    struct grade g = {.status = right ? GRADE_PASSED : GRADE_FAILED, .failures = &f, .count = !right,
                      .tag = str_from(tag)};
    char text[16];
    snprintf(text, sizeof text, "%d", ++count); /* each another answer */
    if (!study_record(s, item(n), &g, str_from(text), sure, &err))
        fail_msg("%s", err.text);
}
static void passes(int n)
{
    tries(n, true, 0, "");
}
static void reviews(int n, bool right, int64_t took_ms)
{
    struct error err = {0};
    char variant[24];
    snprintf(variant, sizeof variant, "e%d-again", n);
    struct review_answer a = {.variant = str_from(variant), .right = right, .sure = 1, .took_ms = took_ms,
                              .tag = STR(""), .answer = STR("x")};
    if (!study_reviewed(s, item(n), &a, &err))
        fail_msg("%s", err.text);
}

static size_t due(struct review ret[REVIEWS_A_DAY])
{
    return study_due(s, ret);
}
static int number_of(const struct item *it)
{
    return atoi(it->id.at + 1);
}

/* ---- the day's reviews ------------------------------------------------------------------------- */

static void nothing_is_due_before_anything_is_passed(void **state)
{
    (void)state;
    struct review r[REVIEWS_A_DAY];
    assert_int_equal(due(r), 0);
    assert_int_equal(study_debt(s), 0);
    tries(1, false, 0, "no-1");
    assert_int_equal(study_concept(s, item(1))->state, CONCEPT_LEARNING);
    passes(2);
    assert_int_equal(due(r), 0);
    day(2);
    assert_int_equal(due(r), 0);
    day(3);
    assert_int_equal(due(r), 1);
    assert_int_equal(number_of(r[0].item), 2);
    assert_int_equal(r[0].turn, 0);
}

static void a_due_day_is_due_from_its_morning(void **state)
{
    (void)state;
    struct review r[REVIEWS_A_DAY];
    day(0.4); /* 23:49 */
    passes(2);
    day(2.58); /* 04:08 on the third day */
    assert_int_equal(due(r), 1);
    day(2.57); /* 03:54 */
    assert_int_equal(due(r), 0);
}

static void ten_a_day_the_oldest_first(void **state)
{
    (void)state;
    struct review r[REVIEWS_A_DAY];
    for (int n = 15; n >= 1; n--) { /* the later ones are passed on an earlier day */
        day(15 - n < 8 ? 0 : 1);
        passes(n);
    }
    day(20);
    assert_int_equal(study_debt(s), 15);
    size_t count = due(r);
    assert_int_equal(count, REVIEWS_A_DAY);
    int olds = 0;
    for (size_t i = 0; i < count; i++) {
        olds += number_of(r[i].item) >= 8;
        for (size_t k = 0; k < i; k++)
            assert_true(r[i].item != r[k].item);
    }
    assert_int_equal(olds, 8); /* 8 to 15 are all there, and two of the others */
    for (int i = 0; i < 4; i++) {
        reviews(number_of(r[i].item), true, 0);
        clock_.now_ms += SECOND;
    }
    assert_int_equal(study_reviewed_today(s), 4);
    assert_int_equal(study_debt(s), 11);
    assert_int_equal(due(r), 6);
    for (int i = 0; i < 6; i++)
        reviews(number_of(r[i].item), true, 0);
    assert_int_equal(due(r), 0); /* enough for today */
    assert_int_equal(study_debt(s), 5);
    day(21);
    assert_int_equal(study_reviewed_today(s), 0);
    assert_int_equal(due(r), 5);
}

static void neighbours_are_of_other_units_but_pairs_stay_together(void **state)
{
    (void)state;
    struct review r[REVIEWS_A_DAY];
    static const int passed[] = {1, 2, 3, 7, 8, 11, 12};
    for (size_t i = 0; i < COUNT(passed); i++)
        passes(passed[i]);
    day(4);
    size_t count = due(r);
    assert_int_equal(count, COUNT(passed));
    int at[16] = {0};
    for (size_t i = 0; i < count; i++)
        at[number_of(r[i].item)] = (int)i;
    assert_int_equal(at[1], 0);
    assert_int_equal(at[7], 1); /* e7 says it of e1 */
    assert_int_equal(at[8], 2); /* and of e8, though that is of its own unit */
    for (size_t i = 1; i < count; i++)
        if (r[i].item->unit == r[i - 1].item->unit)
            assert_true(number_of(r[i].item) == 8 || i >= count - 1);
}

static void a_misconception_anywhere_comes_back_tomorrow(void **state)
{
    (void)state;
    struct review r[REVIEWS_A_DAY];
    passes(3);
    day(3);
    reviews(3, true, 0);
    day(4);
    assert_int_equal(due(r), 0);
    tries(9, false, 0, "no-3");
    assert_int_equal(due(r), 0);
    day(5);
    assert_int_equal(due(r), 1);
    assert_int_equal(number_of(r[0].item), 3);
    assert_int_equal(r[0].concept->cause, CAUSE_MISCONCEPTION);
    assert_true(str_is(r[0].concept->because, "no-3"));
    assert_int_equal(r[0].turn, 1); /* the next variant */
}

static void the_forecast_counts_what_falls_due(void **state)
{
    (void)state;
    int days[FORECAST_DAYS], sum = 0;
    study_forecast(s, days);
    for (int d = 0; d < FORECAST_DAYS; d++)
        sum += days[d];
    assert_int_equal(sum, 0);
    passes(1); /* good: 3 days, then some 11 */
    passes(2);
    study_forecast(s, days);
    assert_int_equal(days[0], 0);
    assert_int_equal(days[3], 2);
    for (int d = 0; d < FORECAST_DAYS; d++)
        sum += days[d];
    assert_true(sum == 2 || sum == 4);
    day(6); /* three days late */
    study_forecast(s, days);
    assert_int_equal(days[0], 2);
    assert_int_equal((int)study_debt(s), days[0]);
    /* what is forecast for tomorrow is due tomorrow, if today's are right */
    reviews(1, true, 0);
    reviews(2, false, 0);
    study_forecast(s, days);
    assert_int_equal(days[0], 0);
    assert_int_equal(days[1], 1);
    day(7);
    assert_int_equal((int)study_debt(s), 1);
}

static int zone(void *ctx, int64_t ms)
{
    (void)ctx, (void)ms;
    return 600; /* Brisbane */
}

static void days_are_the_learners_own(void **state)
{
    (void)state;
    int64_t utc = study_today(s);
    world.zone_min = zone;
    day(0.25); /* 20:13 UTC, 06:13 the next day in Brisbane */
    assert_int_equal(study_today(s), utc + 1);
}

/* Of the events: what a review has taken and what was usual then. */
struct times { int64_t took[32], usual[32]; size_t count; };
static bool see_times(void *ctx, const struct event *e)
{
    struct times *t = ctx;
    if (e->kind == EVENT_REVIEW) {
        t->took[t->count] = e->took_ms;
        t->usual[t->count++] = e->usual_ms;
    }
    return true;
}

static void the_usual_time_is_ones_own_median(void **state)
{
    (void)state;
    static const int64_t took[] = {20, 50, 10, 90, 30, 40, 0};
    struct times t = {.count = 0};
    struct error err;
    passes(1);
    day(1);
    for (size_t i = 0; i < COUNT(took); i++)
        reviews(1, true, took[i] * SECOND);
    assert_true(progress_events(study_progress(s), see_times, &t, &err));
    assert_int_equal(t.count, COUNT(took));
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(t.usual[i], REVIEW_USUAL_MS);
    assert_int_equal(t.usual[5], 30 * SECOND); /* of 10 20 30 50 90 */
    assert_int_equal(t.usual[6], 30 * SECOND); /* of 10 20 30 40 50 90 */
}

static void all_ideas_are_there(void **state)
{
    (void)state;
    const struct concept *all;
    assert_int_equal(study_concepts(s, &all), UNITS * PER_UNIT);
    for (int n = 0; n < UNITS * PER_UNIT; n++) {
        assert_int_equal(number_of(all[n].item), n + 1);
        assert_int_equal(all[n].state, CONCEPT_NEW);
    }
    assert_null(study_concept(s, pack_variant(study_pack(s), item(1), 0)));
    passes(1);
    const struct concept *c = study_concept(s, item(1));
    assert_true(study_recall(s, c) == 1);
    day(3);
    assert_true(study_recall(s, c) > 0.9 && study_recall(s, c) < 0.91);
}

/* ---- gates -------------------------------------------------------------------------------- */

static struct gate gate(size_t unit, const char *words)
{
    struct gate g = study_gate(s, unit);
    struct str said = gate_words(&arena, s, unit, &g);
    if (*words ? !strstr(arena_cstr(&arena, said), words) : said.len > 0)
        fail_msg("\"" STR_FMT "\" does not say \"%s\"", STR_ARG(said), words);
    return g;
}

static void a_gate_opens_at_four_of_five_and_nothing_fragile(void **state)
{
    (void)state;
    assert_true(gate(0, "").open);
    struct gate g = gate(1, "4 more exercises of \"Unit 1\" first (0 of 5 are passed, 80 % are advised)");
    assert_false(g.open || g.locked || g.overridden);
    passes(1);
    passes(2);
    passes(3);
    g = gate(1, "1 more exercise of");
    assert_int_equal(g.missing, 1);
    passes(4);
    g = gate(1, "It builds on what is still fragile: \"Item 2\"; a review");
    assert_false(g.open);
    assert_int_equal(g.missing, 0);
    assert_int_equal(g.fragile_count, 1); /* e6 needs e2 only */
    day(1);
    reviews(2, true, 0);
    assert_true(gate(1, "").open);
    assert_false(gate(2, "4 more").open);
}

static void nothing_waits_for_what_is_optional(void **state)
{
    struct test_out t;
    (void)state;
    study_close(s);
    optional = 5;
    make_pack("");
    optional = 0;
    sit();
    assert_true(item(5)->optional && !item(4)->optional);
    passes(1);
    gate(1, "3 more exercises of \"Unit 1\" first (1 of 4 are passed");
    for (int n = 2; n <= 4; n++)
        passes(n);
    gate(1, "It builds on what is still fragile"); /* all four are passed */
    assert_int_equal(study_unit(s, 0).total, 4);
    assert_int_equal(study_unit(s, 0).done, 4);
    study_test_out(s, 0, &t);
    for (int p = 0; p < TEST_PARTS; p++)
        assert_ptr_not_equal(t.items[p], item(5));
    study_go(s, item(4));
    assert_ptr_equal(study_here(s), item(5)); /* it is offered in its place */
    for (int n = 6; n <= UNITS * PER_UNIT; n++)
        passes(n);
    study_go(s, item(UNITS * PER_UNIT));
    assert_null(study_here(s)); /* and not waited for at the end */
    struct arena told = {0};
    assert_true(str_is(unit_told(&told, study_unit(s, 0)), "4 of 4"));
    passes(5); /* and told of apart, so that the count does not fall when an item becomes optional */
    assert_int_equal(study_unit(s, 0).done, 4);
    assert_true(str_is(unit_told(&told, study_unit(s, 0)), "4 of 4, +1 optional"));
    assert_int_equal(study_units(s).more, 1);
    assert_int_equal(study_units(s).done, UNITS * PER_UNIT - 1);
    arena_release(&told);
}

static void a_lead_can_override_a_gate(void **state)
{
    (void)state;
    struct error err;
    assert_true(progress_set(study_progress(s), "lead-override", STR("u3, u9"), &err));
    assert_false(study_gate(s, 1).open);
    assert_true(study_gate(s, 2).open && study_gate(s, 2).overridden);
    assert_true(progress_set(study_progress(s), "lead-override", STR("all"), &err));
    assert_true(study_gate(s, 1).open);
    assert_true(progress_set(study_progress(s), "lead-override", STR(""), &err));
    assert_false(study_gate(s, 2).open);
}

static void a_pack_can_lock_its_gates(void **state)
{
    (void)state;
    struct error err;
    study_close(s);
    make_pack("gates: locked\n");
    sit();
    assert_true(study_gate(s, 1).locked);
    assert_false(study_gate(s, 0).locked);
    assert_int_equal(study_locked(s, &arena, item(1)).len, 0);
    struct str why = study_locked(s, &arena, item(7));
    assert_true(str_starts(why, "\"Unit 2\" is locked. 4 more exercises of \"Unit 1\" first"));
    for (int n = 1; n <= 4; n++)
        passes(n);
    study_go(s, item(4));
    assert_int_equal(number_of(study_here(s)), 5); /* what is open comes first */
    passes(5);
    assert_int_equal(number_of(study_here(s)), 6); /* the locked one: there is nothing else */
    assert_true(str_is(gate_brief(&arena, s, 1), "locked: review 1 fragile idea first"));
    study_test_begin(s, 1); /* but its test may be taken */
    assert_int_equal(study_locked(s, &arena, item(7)).len, 0);
    study_test_leave(s);
    day(1);
    reviews(2, true, 0);
    assert_int_equal(study_locked(s, &arena, item(7)).len, 0);
    assert_int_equal(gate_brief(&arena, s, 1).len, 0);
    assert_true(study_locked(s, &arena, item(12)).len > 0);
    assert_true(progress_set(study_progress(s), "lead-override", STR("u3"), &err));
    assert_false(study_gate(s, 2).locked);
    assert_int_equal(study_locked(s, &arena, item(12)).len, 0);
}

/* ---- test-out ---------------------------------------------------------------------------------- */

static void a_unit_is_passed_by_three_without_help(void **state)
{
    (void)state;
    struct test_out t;
    struct error err;
    struct str why;
    study_test_out(s, 0, &t);
    assert_true(t.possible && !t.ready && !t.done);
    for (int p = 0; p < TEST_PARTS; p++) {
        assert_non_null(t.items[p]);
        assert_true(t.items[p] != t.items[(p + 1) % TEST_PARTS]);
    }
    assert_false(study_test_out_finish(s, 0, &err));
    assert_false(study_tested_out(s, 0));
    for (int p = 0; p < TEST_PARTS; p++)
        passes(number_of(t.items[p]));
    int other = 1;
    while (item(other) == t.items[0] || item(other) == t.items[1] || item(other) == t.items[2])
        other++;
    assert_int_equal(study_status(s, item(other)), ITEM_NEW);
    study_test_out(s, 0, &t);
    assert_true(t.ready);
    assert_int_equal(t.tries, 1);
    assert_true(study_test_out_finish(s, 0, &err));
    assert_true(study_tested_out(s, 0));
    assert_int_equal(study_status(s, item(other)), ITEM_TESTED_OUT);
    assert_int_equal(study_status(s, t.items[0]), ITEM_DONE);
    assert_int_equal(study_unit(s, 0).done, PER_UNIT);
    assert_int_equal(study_status(s, item(6)), ITEM_NEW);
    assert_int_equal(study_concept(s, item(other))->state, CONCEPT_TESTED_OUT);
    passes(other);
    assert_int_equal(study_status(s, item(other)), ITEM_DONE);
    /* a hint spoils a part, in a unit with others the choice falls on those */
    study_test_out(s, 1, &t);
    int first = number_of(t.items[TEST_PICTURE]);
    assert_true(study_hint(s, t.items[TEST_PICTURE], 1, &why));
    study_test_out(s, 1, &t);
    assert_true(t.possible);
    for (int p = 0; p < TEST_PARTS; p++)
        assert_true(number_of(t.items[p]) != first);
    for (int n = 6; n <= 8; n++)
        study_hint(s, item(n), 1, &why);
    study_test_out(s, 1, &t);
    assert_false(t.possible);
}

/* ---- the inventory ------------------------------------------------------------------------------- */

static void the_inventory_comes_again_behind_a_unit(void **state)
{
    (void)state;
    size_t unit = 99;
    struct error err;
    for (int n = 6; n <= 9; n++)
        passes(n);
    assert_false(study_inventory_due(s, &unit));
    passes(10);
    assert_true(study_inventory_due(s, &unit));
    assert_int_equal(unit, 1);
    struct event e = {.kind = EVENT_PLACED, .pack = STR("made"), .item = STR("p1"), .detail = STR("pre"),
                      .result = RESULT_PASSED, .number = 1};
    assert_true(progress_record(study_progress(s), &e, &err));
    assert_true(study_inventory_due(s, &unit)); /* that was another time */
    e.detail = STR("u2");
    assert_true(progress_record(study_progress(s), &e, &err));
    assert_false(study_inventory_due(s, &unit));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_due_before_anything_is_passed),
        TEST(a_due_day_is_due_from_its_morning),
        TEST(ten_a_day_the_oldest_first),
        TEST(neighbours_are_of_other_units_but_pairs_stay_together),
        TEST(a_misconception_anywhere_comes_back_tomorrow),
        TEST(the_forecast_counts_what_falls_due),
        TEST(days_are_the_learners_own),
        TEST(the_usual_time_is_ones_own_median),
        TEST(all_ideas_are_there),
        TEST(a_gate_opens_at_four_of_five_and_nothing_fragile),
        TEST(nothing_waits_for_what_is_optional),
        TEST(a_lead_can_override_a_gate),
        TEST(a_pack_can_lock_its_gates),
        TEST(a_unit_is_passed_by_three_without_help),
        TEST(the_inventory_comes_again_behind_a_unit),
    };
    return cmocka_run_group_tests_name("study mastery", tests, NULL, NULL);
}
