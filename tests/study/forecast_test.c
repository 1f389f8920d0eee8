/* Questions before a run: what a run answers, what counts as that answer, which belief a
 * wrong one shows. Verdicts are made by hand. */
#include "study/study.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;
static struct finding findings[3];
static struct run_result runs[2];
static struct verdict verdict;
static struct forecast question;
static struct exercise ex;
static struct foresight wrong[2];

static int setup(void **state)
{
    (void)state;
    memset(findings, 0, sizeof findings);
    runs[0] = (struct run_result){.ran = true, .out = STR("  one\ntwo\n"), .exit_code = 3, .findings = findings};
    runs[1] = (struct run_result){.ran = true, .findings = findings};
    verdict = (struct verdict){.kind = VERDICT_CLEAN, .runs = runs, .run_count = 2};
    wrong[0] = (struct foresight){.answer = STR("two"), .believes = STR("last-line"), .line = 1};
    wrong[1] = (struct foresight){.answer = STR("nothing"), .believes = STR("silent"), .line = 2};
    question = (struct forecast){0};
    ex = (struct exercise){.id = STR("x"), .kind = EXERCISE_FIX, .forecasts = &question, .forecast_count = 1};
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

/* The run's answer; "?": it has none. */
static const char *answer(enum forecast_about about, int in_case)
{
    question.about = about;
    question.in_case = in_case;
    struct foretellings all = foretell(&arena, &ex, &verdict, 5);
    assert_int_equal(all.count + all.unknown, 1);
    return all.count ? arena_cstr(&arena, all.list[0].right) : "?";
}

static void what_a_run_answers(void **state)
{
    (void)state;
    assert_string_equal(answer(FORECAST_OUTPUT, 0), "one");
    assert_string_equal(answer(FORECAST_OUTPUT, 2), "nothing");
    assert_string_equal(answer(FORECAST_EXIT, 1), "3");
    assert_string_equal(answer(FORECAST_LEAKS, 1), "0");
    assert_string_equal(answer(FORECAST_FINDING, 1), "nothing");
    findings[0] = (struct finding){.code = "leak", .object_blocks = 3};
    findings[1] = (struct finding){.code = "leak"};
    runs[0].finding_count = 2;
    verdict.kind = VERDICT_FINDINGS;
    assert_string_equal(answer(FORECAST_LEAKS, 1), "4");
    assert_string_equal(answer(FORECAST_FINDING, 1), "leak");
    assert_string_equal(answer(FORECAST_EXIT, 1), "3");
    findings[0].code = "use-after-free"; /* it did not come to its end */
    assert_string_equal(answer(FORECAST_EXIT, 1), "?");
    assert_string_equal(answer(FORECAST_LEAKS, 1), "?");
    assert_string_equal(answer(FORECAST_FINDING, 1), "use-after-free");
    runs[0].finding_count = 0;
    runs[0].limit = "step-limit";
    assert_string_equal(answer(FORECAST_FINDING, 1), "step-limit");
    assert_string_equal(answer(FORECAST_EXIT, 1), "?");
    assert_string_equal(answer(FORECAST_OUTPUT, 7), "?"); /* no such run */
    verdict.kind = VERDICT_COMPILE_ERROR;
    assert_string_equal(answer(FORECAST_FINDING, 1), "compile-error");
    assert_string_equal(answer(FORECAST_OUTPUT, 1), "?");
    verdict.kind = VERDICT_TOOL_FAULT;
    assert_string_equal(answer(FORECAST_FINDING, 1), "?");
}

static void the_right_one_is_among_the_choices(void **state)
{
    (void)state;
    bool places[3] = {false};
    question.choices = wrong;
    question.choice_count = 2;
    for (uint64_t seed = 0; seed < 60; seed++) {
        struct foretellings all = foretell(&arena, &ex, &verdict, seed);
        const struct foretold *q = &all.list[0];
        int right = 0;
        assert_int_equal(q->choice_count, 3);
        for (size_t i = 0; i < 3; i++)
            if (str_is(q->choices[i], "one")) {
                places[i] = true;
                right++;
            }
        assert_int_equal(right, 1);
    }
    assert_true(places[0] && places[1] && places[2]);
}

static void right_wrong_and_believed(void **state)
{
    (void)state;
    const struct foresight *believed;
    question.choices = wrong;
    question.choice_count = 2;
    struct foretellings all = foretell(&arena, &ex, &verdict, 1);
    assert_true(foretold_right(&all.list[0], STR(" one "), &believed));
    assert_null(believed);
    assert_false(foretold_right(&all.list[0], STR("two"), &believed));
    assert_ptr_equal(believed, &wrong[0]);
    assert_false(foretold_right(&all.list[0], STR("three"), &believed));
    assert_null(believed);
    question.choice_count = 0;
    question.about = FORECAST_EXIT;
    all = foretell(&arena, &ex, &verdict, 1);
    assert_true(foretold_right(&all.list[0], STR("03"), &believed)); /* a number is a number */
    assert_false(foretold_right(&all.list[0], STR("4"), &believed));
    assert_true(str_is(foretold_truth(&arena, &all.list[0]), "It ends with exit code 3."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_a_run_answers, setup, teardown),
        cmocka_unit_test_setup_teardown(the_right_one_is_among_the_choices, setup, teardown),
        cmocka_unit_test_setup_teardown(right_wrong_and_believed, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
