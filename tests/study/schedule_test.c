/* Orders of threads, graded: verdicts are made by hand, so that every case is exact. What an
 * exercise of kind schedule asks for; and of a program to be written, that it must be right
 * in every order. */
#include "guest/guest.h"
#include "study/lanes.h"
#include "study/study.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;
static struct finding findings[2];
static struct outcome outcomes[3];
static struct failure failures[2];
static struct schedules explored;
static struct run_result run;
static struct verdict verdict;
static struct exercise ex;
static struct test_case one;

static int setup(void **state)
{
    (void)state;
    memset(findings, 0, sizeof findings);
    memset(outcomes, 0, sizeof outcomes);
    memset(failures, 0, sizeof failures);
    explored = (struct schedules){.complete = true, .runs = 12, .classes = 12, .outcomes = outcomes, .failures = failures};
    run = (struct run_result){.ran = true, .threads = 2, .schedule = STR("s:5b"), .findings = findings};
    verdict = (struct verdict){.kind = VERDICT_CLEAN, .runs = &run, .run_count = 1};
    ex = (struct exercise){.kind = EXERCISE_SCHEDULE, .start = STR("int main(void) { }\n")};
    one = (struct test_case){.has_stdout = true, .want_stdout = STR("2\n")};
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void found(const char *code)
{
    findings[run.finding_count++] = (struct finding){.code = code, .message = STR("Something was found"),
                                                     .at = {.file = STR("start.c"), .line = 1}};
    verdict.kind = VERDICT_FINDINGS;
}

static bool says(const struct grade *g, const char *part)
{
    struct words w = words_grade(&arena, &ex, g);
    for (size_t i = 0; i < w.count; i++)
        if (strstr(w.lines[i].text.at, part))
            return true;
    return false;
}

static struct grade followed(const char *order)
{
    return grade_answer(&arena, &ex, str_from(order), &verdict);
}

/* ---- an order that fails ---- */

static void test_what_is_asked_for(void **state)
{
    (void)state;
    ex.fails = STR("deadlock");
    found("data-race");
    struct grade g = followed("s:5b\n");
    assert_int_equal(g.status, GRADE_FAILED);
    assert_string_equal(g.failures[0].code, "wrong-schedule");
    assert_true(says(&g, "FAIL  In this order something else is found: data-race"));
    assert_true(says(&g, "What it should come to is deadlock."));
    found("deadlock");
    g = followed("s:5b\n");
    assert_int_equal(g.status, GRADE_PASSED);
    assert_string_equal(g.goes_wrong->code, "deadlock");
    assert_true(says(&g, "PASS  In this order it fails: deadlock."));
    assert_true(says(&g, "Your order of the threads: s:5b"));
    assert_true(says(&g, "int main(void) { }")); /* the line is quoted */
}

static void test_anything_but_a_race(void **state)
{
    (void)state;
    found("data-race");
    assert_int_equal(followed("s:1b").status, GRADE_FAILED);
    found("use-after-free");
    assert_int_equal(followed("s:1b").status, GRADE_PASSED);
}

static void test_it_goes_well(void **state)
{
    (void)state;
    run.out = STR("2\n");
    struct grade g = followed("s:");
    assert_int_equal(g.status, GRADE_FAILED);
    assert_false(g.incomplete);
    assert_true(says(&g, "FAIL  In this order it goes well."));
    assert_true(says(&g, "It prints:"));
}

static void test_not_yet_and_not_possible(void **state)
{
    (void)state;
    struct grade g = followed(" \n");
    assert_true(g.incomplete);
    assert_true(says(&g, "NOT YET  No thread was chosen yet."));
    g = followed("5b3a");
    assert_int_equal(g.status, GRADE_FAILED);
    assert_true(says(&g, "FAIL  This is no order of threads: "));
    found("deadlock");
    run.departed = true;
    g = followed("s:99c");
    assert_int_equal(g.status, GRADE_FAILED);
    assert_true(says(&g, "cannot go then"));
    verdict.kind = VERDICT_COMPILE_ERROR;
    assert_int_equal(followed("s:").status, GRADE_TOOL_FAULT);
    verdict.kind = VERDICT_TOOL_FAULT;
    assert_int_equal(followed("s:").status, GRADE_TOOL_FAULT);
}

/* Two threads that load and store one object each: "1s2s" is who does the next of its two. */
static struct verdict *ran(struct verdict *v, struct run_result *r, struct thread_step *steps, const char *who)
{
    int of[3] = {0};
    *r = run;
    r->order = steps;
    for (; *who; who++) {
        int thread = *who - '0', nth = of[thread]++;
        steps[r->order_count] = (struct thread_step){
            .thread = thread, .kind = nth ? OP_STORE : OP_LOAD, .at.line = 10 + nth, .address = 64, .size = 4, .point = true,
            .preempted = r->order_count && steps[r->order_count - 1].thread != thread &&
                         of[steps[r->order_count - 1].thread] < 2};
        r->order_count++;
    }
    *v = (struct verdict){.kind = VERDICT_CLEAN, .runs = r, .run_count = 1};
    return v;
}

static void test_why_it_goes_well(void **state)
{
    (void)state;
    struct wrong_answer wrong[] = {{.text = STR("s:9c")}, {.text = STR("s:")}, {.text = STR("s:5c")}};
    struct thread_step steps[3][4];
    struct run_result runs[3];
    struct verdict v[3];
    ex.wrong = wrong;
    ex.wrong_count = 3;
    wrong[1].because = doc_parse(&arena, STR("The second saw what the first had stored."), 2);
    wrong[2].because = doc_parse(&arena, STR("The other was first."), 2);
    struct attempt at = grade_attempt(&arena, &ex, STR("s:1b"));
    assert_true(at.events);
    assert_true(at.next && str_is(at.next->schedule, "s:")); /* of the first nobody says why */
    assert_true(at.next->next && str_is(at.next->next->schedule, "s:5c") && !at.next->next->next);

    static const struct { const char *answer, *first, *second, *says; } all[] = {
        {"1122", "1122", "2211", "The second saw what the first had stored."},
        {"2211", "1122", "2211", "The other was first."},
        {"2211", "1122", "1212", "The second saw what the first had stored."}, /* nobody is held up */
        {"1212", "1122", "2211", "Thread 1 was held up before line 11 and thread 2 was held up before line 11."},
        {"1221", "1122", "2211", "Thread 1 was held up before line 11. That did no harm."},
        {"1221", "1122", "1221", "The other was first."},
    };
    for (size_t i = 0; i < COUNT(all); i++) {
        ran(&v[0], &runs[0], steps[0], all[i].answer)->next = &v[1];
        ran(&v[1], &runs[1], steps[1], all[i].first)->next = &v[2];
        ran(&v[2], &runs[2], steps[2], all[i].second);
        struct grade g = grade_answer(&arena, &ex, STR("s:1b"), &v[0]);
        assert_int_equal(g.status, GRADE_FAILED);
        if (!says(&g, all[i].says))
            fail_msg("%s is not told: %s", all[i].answer, all[i].says);
    }
    v[0].next = NULL; /* the judge could not say */
    struct grade g = grade_answer(&arena, &ex, STR("s:1b"), &v[0]);
    assert_true(says(&g, "Thread 1 was held up before line 11."));
    ran(&v[0], &runs[0], steps[0], "1122");
    g = grade_answer(&arena, &ex, STR("s:1b"), &v[0]);
    assert_true(says(&g, "No thread was held up in the middle"));
}

/* Accesses that do not conflict may change places, whoever was held up. */
static void test_classes(void **state)
{
    (void)state;
    struct thread_step x[4], y[4];
    struct run_result r, s;
    struct verdict v;
    ran(&v, &r, x, "1122");
    ran(&v, &s, y, "1212");
    assert_int_equal(orders_alike(&r, &s), NOT_ALIKE);
    for (int i = 0; i < 4; i++) {
        x[i].address = 8u * (unsigned)x[i].thread;
        y[i].address = 8u * (unsigned)y[i].thread;
    }
    assert_int_equal(orders_alike(&r, &s), SAME_CLASS);
    assert_int_equal(orders_alike(&r, &r), SAME_ORDER);
    y[3].failed = true;
    assert_int_equal(orders_alike(&r, &s), NOT_ALIKE);
}

static void test_attempts(void **state)
{
    (void)state;
    ex.weak = true;
    struct attempt at = grade_attempt(&arena, &ex, STR("s:5b3a\n"));
    assert_true(str_is(at.schedule, "s:5b3a"));
    assert_int_equal(at.schedules, 0); /* followed, not searched */
    assert_true(at.weak);
    assert_int_equal(at.file_count, 1);
    assert_true(str_is(at.files[0].name, "start.c") && str_eq(at.files[0].text, ex.start));
    at = schedule_search(&arena, &ex, STR("s:5b3a"), 8);
    assert_int_equal(at.schedules, JUDGE_SCHEDULES);
    assert_int_equal(at.behind, 8);
    ex.schedules = 77;
    assert_int_equal(schedule_search(&arena, &ex, STR("s:"), 0).schedules, 77);
    ex.kind = EXERCISE_WRITE;
    at = grade_attempt(&arena, &ex, STR("int main(void) {}"));
    assert_int_equal(at.schedules, 77);
    assert_int_equal(at.schedule.len, 0);
    ex.kind = EXERCISE_PREDICT_OUTPUT;
    assert_int_equal(grade_attempt(&arena, &ex, STR("2\n")).schedules, 0);
}

static void test_found_by_trying(void **state)
{
    (void)state;
    run.schedules = &explored;
    failures[0] = (struct failure){.finding = {.code = "data-race"}, .schedule = STR("s:1b")};
    failures[1] = (struct failure){.finding = {.code = "assertion-failed"}, .schedule = STR("s:2b2a")};
    explored.failure_count = 2;
    assert_true(str_is(schedule_found(&ex, &verdict), "s:2b2a"));
    ex.fails = STR("data-race");
    assert_true(str_is(schedule_found(&ex, &verdict), "s:1b"));
    ex.fails = STR("deadlock");
    assert_int_equal(schedule_found(&ex, &verdict).len, 0);
}

/* ---- a repair, in every order ---- */

static void repair(void)
{
    ex = (struct exercise){.kind = EXERCISE_FIX, .start = STR(""), .cases = &one, .case_count = 1};
    run.out = STR("2\n");
    run.schedules = &explored;
}

static void test_every_order_passes(void **state)
{
    (void)state;
    repair();
    outcomes[0] = (struct outcome){.out = STR("2\n"), .classes = 12, .schedule = STR("s:")};
    explored.outcome_count = 1;
    struct grade g = followed("x");
    assert_int_equal(g.status, GRADE_PASSED);
    assert_ptr_equal(g.explored, &explored);
    assert_true(says(&g, "It is so whichever thread goes on. Every order tried: 12 classes of interleavings."));
    explored.complete = false;
    explored.runs = 20000;
    explored.stages[0].name = "bounded";
    explored.stages[0].bound = 2;
    explored.stage_count = 1;
    g = followed("x");
    assert_int_equal(g.status, GRADE_PASSED);
    assert_true(says(&g, "20,000 orders tried, which is not all."));
    assert_true(says(&g, "All with at most 2 preemptions are among them. None of them failed."));
}

static void test_a_finding_names_its_order(void **state)
{
    (void)state;
    repair();
    found("data-race");
    explored.stages[0].failing = 3;
    explored.stage_count = 1;
    struct grade g = followed("x");
    assert_int_equal(g.status, GRADE_FAILED);
    assert_true(str_is(g.failures[0].schedule, "s:5b"));
    assert_true(says(&g, "It happens in 3 of 12 orders of its threads that were tried; this is the shortest: s:5b"));
    run.threads = 1;
    assert_int_equal(followed("x").failures[0].schedule.len, 0);
}

/* The judge finds nothing wrong with another output; the task does. */
static void test_another_output(void **state)
{
    (void)state;
    repair();
    outcomes[0] = (struct outcome){.out = STR("2\n"), .schedule = STR("s:")};
    outcomes[1] = (struct outcome){.out = STR("1\n"), .schedule = STR("s:3b1a")};
    explored.outcome_count = 2;
    struct grade g = followed("x");
    assert_int_equal(g.status, GRADE_FAILED);
    assert_int_equal(g.count, 1);
    assert_string_equal(g.failures[0].code, "wrong-output");
    assert_true(says(&g, "FAIL  There is an order of its threads in which the output is not what the task asks for."));
    assert_true(says(&g, "The order of its threads: s:3b1a"));
    assert_true(says(&g, "Your program printed:"));
    assert_int_equal(g.cases_passed, 0);
    outcomes[1].schedule = STR("s:");
    g = followed("x");
    assert_true(says(&g, "The order of its threads: s: (no thread is held up)"));
    outcomes[1] = (struct outcome){.out = STR("2\n"), .exit_code = 3, .schedule = STR("s:3b1a")};
    g = followed("x");
    assert_string_equal(g.failures[0].code, "wrong-exit");
    outcomes[1].failed = true; /* told as a finding, if it is the one shown */
    assert_int_equal(followed("x").status, GRADE_PASSED);
    one = (struct test_case){.match = STR("^[12]$")};
    outcomes[1] = (struct outcome){.out = STR("3\n"), .schedule = STR("s:3b1a")};
    assert_string_equal(followed("x").failures[0].code, "wrong-output");
    outcomes[1].out = STR("1\n");
    assert_int_equal(followed("x").status, GRADE_PASSED);
}

/* Of long outputs the first 200 bytes are known: two that begin alike are not both right. */
static void test_long_outputs(void **state)
{
    (void)state;
    repair();
    char *text = arena_alloc(&arena, 300);
    memset(text, 'x', 300);
    one.want_stdout = run.out = (struct str){text, 300};
    outcomes[0] = (struct outcome){.out = {text, 200}, .schedule = STR("s:")};
    explored.outcome_count = 1;
    assert_int_equal(followed("x").status, GRADE_PASSED);
    outcomes[1] = (struct outcome){.out = {text, 200}, .schedule = STR("s:3b1a")};
    explored.outcome_count = 2;
    struct grade g = followed("x");
    assert_int_equal(g.status, GRADE_FAILED);
    assert_string_equal(g.failures[0].code, "wrong-output");
    assert_true(str_is(g.failures[0].schedule, "s:3b1a"));
}

int main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        T(test_what_is_asked_for), T(test_anything_but_a_race), T(test_it_goes_well),
        T(test_why_it_goes_well), T(test_classes),
        T(test_not_yet_and_not_possible), T(test_attempts), T(test_found_by_trying),
        T(test_every_order_passes), T(test_a_finding_names_its_order), T(test_another_output),
        T(test_long_outputs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
