/* Budgets in a grade: looked at when all else is right, shown met or not, with what the
 * reference uses; the attempt that asks for it once; what a refactoring is told to be about.
 * Verdicts are made by hand. */
#include "study/study.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;
static struct test_case cases[2];
static struct run_result runs[2], reference_runs[2];
static struct costs costs[2];
static uint64_t units[2][1000];
static struct request requests[2][1000];
static struct budget budgets[3];
static uint64_t references[3];
static struct exercise ex;
static struct verdict verdict, reference;

static void fill(int i, size_t count, uint64_t (*cost)(size_t))
{
    for (size_t n = 0; n < count; n++)
        requests[i][n].units = units[i][n] = cost(n);
    for (size_t a = 1; a < count; a++) /* sorted, as the judge has them */
        for (size_t b = a; b > 0 && units[i][b] < units[i][b - 1]; b--) {
            uint64_t x = units[i][b];
            units[i][b] = units[i][b - 1];
            units[i][b - 1] = x;
        }
    costs[i] = (struct costs){.accesses = 10 * count, .requests = requests[i], .request_count = count, .sorted = units[i]};
    runs[i].costs = &costs[i];
}

static uint64_t number(size_t n) { return n + 1; }
static uint64_t pauses(size_t n) { return n % 50 == 49 ? 4000 : 40; }

static int setup(void **state)
{
    (void)state;
    memset(runs, 0, sizeof runs);
    memset(reference_runs, 0, sizeof reference_runs);
    cases[0] = (struct test_case){.name = STR("one"), .has_stdout = true, .want_stdout = STR("1\n")};
    cases[1] = (struct test_case){.name = STR("two"), .has_stdout = true, .want_stdout = STR("2\n")};
    runs[0] = (struct run_result){.ran = true, .out = STR("1\n"), .allocations = 3, .allocated_bytes = 300, .peak_bytes = 120};
    runs[1] = (struct run_result){.ran = true, .out = STR("2\n"), .allocations = 7, .allocated_bytes = 70, .peak_bytes = 60};
    reference_runs[0] = (struct run_result){.ran = true, .allocations = 2};
    reference_runs[1] = (struct run_result){.ran = true, .allocations = 4};
    budgets[0] = (struct budget){.measure = STR("allocations"), .at_most = 7, .case_index = -1};
    budgets[1] = (struct budget){.measure = STR("bytes"), .at_most = 70, .case_name = STR("two"), .case_index = 1};
    references[0] = references[1] = references[2] = REFERENCE_UNKNOWN;
    ex = (struct exercise){.kind = EXERCISE_REFACTOR, .start = STR("int a;\n"), .solution = STR("int b;\n"),
                           .cases = cases, .case_count = 2, .budgets = budgets, .budget_count = 2,
                           .references = references};
    verdict = (struct verdict){.kind = VERDICT_CLEAN, .runs = runs, .run_count = 2};
    reference = (struct verdict){.kind = VERDICT_CLEAN, .runs = reference_runs, .run_count = 2};
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct grade grade(void) { return grade_program(&arena, &ex, STR("int a;\n"), &verdict); }

static bool says(struct grade g, const char *part)
{
    struct words w = words_grade(&arena, &ex, &g);
    for (size_t i = 0; i < w.count; i++)
        if (strstr(w.lines[i].text.at, part))
            return true;
    return false;
}

static void met_budgets_pass_and_are_shown(void **state)
{
    (void)state;
    struct grade g = grade();
    assert_int_equal(g.status, GRADE_PASSED);
    assert_int_equal(g.budget_count, 2);
    assert_true(g.budgets[0].met && g.budgets[1].met);
    assert_int_equal(g.budgets[0].used, 7);       /* the worst of both cases */
    assert_int_equal(g.budgets[0].case_index, 1);
    assert_int_equal(g.budgets[1].used, 70);      /* of its case alone: the other has 300 */
    assert_true(says(g, "PASS"));
    assert_true(says(g, "ok   allocations"));
    assert_true(says(g, "ok   bytes"));
}

static void a_figure_over_the_limit_fails(void **state)
{
    (void)state;
    budgets[0].at_most = 6;
    struct grade g = grade();
    assert_int_equal(g.status, GRADE_FAILED);
    assert_int_equal(g.count, 1);
    assert_string_equal(g.failures[0].code, "over-budget");
    assert_int_equal(g.failures[0].case_index, 1);
    assert_true(says(g, "FAIL  It works, but uses too much: 7 allocations, and may use 6 at most."));
    assert_true(says(g, "OVER allocations"));
    assert_true(says(g, "ok   bytes"));
    assert_false(says(g, "After that")); /* the table has told them all */
    budgets[1].at_most = 69;
    g = grade();
    assert_int_equal(g.count, 2);
    assert_false(says(g, "After that"));
    assert_true(says(g, "OVER bytes"));
    assert_true(says(g, "  two")); /* the case by its name, where that has room */
    cases[1].name = STR("a name of many words");
    assert_true(says(g, "  case 2"));
}

static void what_is_wrong_comes_first(void **state)
{
    (void)state;
    budgets[0].at_most = 1;
    runs[0].out = STR("3\n");
    struct grade g = grade();
    assert_string_equal(g.failures[0].code, "wrong-output");
    assert_int_equal(g.count, 1);
    assert_int_equal(g.budget_count, 0);
    assert_false(says(g, "OVER"));
}

static void the_reference_is_asked_for_once(void **state)
{
    (void)state;
    struct attempt at = grade_attempt(&arena, &ex, STR("int a;\n"));
    assert_non_null(at.next);
    assert_true(str_is(at.next->files[0].text, "int b;\n"));
    assert_true(str_is(at.files[0].text, "int a;\n"));
    assert_int_equal(at.next->run_count, 2);
    assert_null(at.next->next);
    assert_false(at.costs); /* blocks and bytes are always counted */

    verdict.next = &reference;
    struct grade g = grade();
    assert_int_equal(g.budgets[0].reference, 4);
    assert_int_equal(references[0], 4);
    assert_int_equal(references[1], 0);
    verdict.next = NULL;
    assert_null(grade_attempt(&arena, &ex, STR("int a;\n")).next);
    g = grade();
    assert_int_equal(g.budgets[0].reference, 4);
    struct attempt all = grade_attempt(&arena, &ex, STR("int a;\n"));
    assert_null(attempt_for_picture(&arena, &all, 0, 10).next);
}

static void a_reference_that_fails_is_none(void **state)
{
    (void)state;
    reference.kind = VERDICT_FINDINGS;
    verdict.next = &reference;
    struct grade g = grade();
    assert_int_equal(g.status, GRADE_PASSED);
    assert_true(g.budgets[0].reference == REFERENCE_UNKNOWN);
    assert_non_null(grade_attempt(&arena, &ex, STR("int a;\n")).next); /* asked for again */
}

static void requests_need_costs_and_are_drawn(void **state)
{
    (void)state;
    ex.harness = STR("int main(void);\n");
    budgets[0] = (struct budget){.measure = STR("p99"), .at_most = 3999, .case_index = 0};
    ex.budget_count = 1;
    struct attempt at = grade_attempt(&arena, &ex, STR("int a;\n"));
    assert_true(at.costs && at.next->costs);
    assert_true(str_is(at.spared, "harness.c")); /* whose marks alone count */
    struct grade g = grade();
    assert_int_equal(g.status, GRADE_FAILED);    /* nothing was marked: no pass for that */
    assert_string_equal(g.failures[0].code, "over-budget");
    fill(0, 1000, pauses);
    g = grade();
    assert_int_equal(g.budgets[0].used, 4000);
    assert_true(says(g, "FAIL  It works, but is too slow: p99 is 4,000 units, and may be 3,999 at most."));
    assert_true(says(g, "REQUESTS  1,000. p50 40, p99 4,000, max 4,000 units."));
    assert_true(says(g, "         32 to 63"));
    assert_true(says(g, "980 p50"));
    assert_true(says(g, "20 p99 max"));
    budgets[0].at_most = 4000;
    g = grade();
    assert_int_equal(g.status, GRADE_PASSED);
    assert_true(says(g, "REQUESTS  1,000."));
}

static void percentiles_are_nearest_ranks(void **state)
{
    (void)state;
    fill(0, 1000, number);
    assert_int_equal(costs_percentile(&costs[0], 50), 500);
    assert_int_equal(costs_percentile(&costs[0], 99), 990);
    assert_int_equal(costs_percentile(&costs[0], 100), 1000);
    fill(1, 1, number);
    assert_int_equal(costs_percentile(&costs[1], 50), 1);
    assert_int_equal(costs_percentile(&costs[1], 99), 1);
    fill(1, 3, number);
    assert_int_equal(costs_percentile(&costs[1], 50), 2);
    assert_int_equal(costs_percentile(&costs[1], 99), 3);
    assert_int_equal(costs_percentile(NULL, 99), 0);
    struct cost_bucket b[COST_BUCKETS];
    assert_int_equal(costs_buckets(&costs[0], b), 10); /* 0 to 1, 2 to 3 ... 512 to 1023 */
    assert_int_equal(b[0].requests, 1);
    assert_int_equal(b[1].requests, 2);
    assert_int_equal(b[8].requests, 256);
    assert_int_equal(b[9].from, 512);
    assert_int_equal(b[9].to, 1023);
    assert_int_equal(b[9].requests, 489);
    requests[1][0].units = units[1][2] = UINT64_MAX; /* what hostile code may write */
    assert_true(costs_buckets(&costs[1], b) == COST_BUCKETS);
    assert_true(b[63].to == UINT64_MAX && b[63].requests == 1);
    struct words w = words_costs(&arena, &runs[1]);
    assert_true(w.count > COST_BUCKETS);
}

static void a_refactoring_says_what_stays_and_what_gets_better(void **state)
{
    (void)state;
    struct goal goal = exercise_goal(&arena, &ex);
    assert_true(str_is(goal.stays, "Must stay: all 2 cases pass, and the memory stays clean."));
    assert_true(str_is(goal.better, "Must get better: allocations at most 7; bytes at most 70 (two)."));
    ex.kind = EXERCISE_WRITE;
    goal = exercise_goal(&arena, &ex);
    assert_int_equal(goal.stays.len, 0);
    assert_true(str_is(goal.better, "Budget: allocations at most 7; bytes at most 70 (two)."));
    ex.budget_count = 0;
    goal = exercise_goal(&arena, &ex);
    assert_int_equal(goal.better.len, 0);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        T(met_budgets_pass_and_are_shown), T(a_figure_over_the_limit_fails), T(what_is_wrong_comes_first),
        T(the_reference_is_asked_for_once), T(a_reference_that_fails_is_none),
        T(requests_need_costs_and_are_drawn), T(percentiles_are_nearest_ranks),
        T(a_refactoring_says_what_stays_and_what_gets_better),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
