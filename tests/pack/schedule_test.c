/* Exercises about the order of threads, as they are written down: keys, the files beside,
 * and the mistakes made with them. */
#include "kit.h"

#define THREADS "tests/packs/threads"
#define TWO_TILLS "exercises/01-turns/two-tills/exercise.md"
#define ALONE "exercises/01-turns/two-tills/wrong/alone.schedule"
#define MEND "exercises/01-turns/mend-tills/exercise.md"

static void test_read(void **state)
{
    (void)state;
    struct error e = {0};
    struct pack *p = pack_open(THREADS, &e);
    assert_non_null(p);
    assert_int_equal(p->diag_count, 0);
    const struct exercise *ex = item_exercise(pack_item(p, STR("two-tills")));
    assert_int_equal(ex->kind, EXERCISE_SCHEDULE);
    assert_string_equal(exercise_kind_name(ex->kind), "schedule");
    assert_false(exercise_reads(ex->kind) || exercise_writes(ex->kind) || exercise_pictured(ex->kind));
    assert_true(exercise_explores(ex->kind) && exercise_explores(EXERCISE_FIX));
    assert_false(exercise_explores(EXERCISE_QUIZ));
    assert_true(str_is(ex->fails, "assertion-failed"));
    assert_true(ex->hides && !ex->weak);
    assert_int_equal(ex->schedules, 5000);
    assert_true(ex->start.len && !ex->solution.len && !ex->harness.len);
    assert_int_equal(ex->wrong_count, 1);
    assert_true(str_is(ex->wrong[0].name, "alone.schedule"));
    assert_true(str_is(ex->wrong[0].text, "s:"));
    assert_int_equal(ex->wrong[0].because.count, 1);
    assert_int_equal(ex->wrong[0].because.blocks[0].line, 3);
    assert_int_equal(item_exercise(pack_item(p, STR("mend-tills")))->schedules, 5000);
    pack_free(p);
    p = pack_open_to_learn(THREADS, &e); /* who learns is told why an order goes well */
    assert_int_equal(item_exercise(pack_item(p, STR("two-tills")))->wrong[0].because.count, 1);
    pack_free(p);
}

static const struct {
    const char *file, *find, *put, *want;
} mistakes[] = {
    {TWO_TILLS, "assertion-failed", "assertion",
     TWO_TILLS ":9:8: error: 'fails' must be a failure code, listed in docs/PACK.md, not 'assertion' [out-of-range]\n"},
    {TWO_TILLS, "hides: true", "hides: yes",
     TWO_TILLS ":10:8: error: 'hides' must be true or false, not 'yes' [out-of-range]\n"},
    {TWO_TILLS, "schedules: 5000", "schedules: 0",
     TWO_TILLS ":11:12: error: 'schedules' must be a whole number from 1 to 10000000, not '0' [out-of-range]\n"},
    {TWO_TILLS, "hides: true", "start: leak",
     TWO_TILLS ":10:1: error: the key 'start' plays no part in an exercise of kind schedule [key-not-here]\n"},
    {MEND, "schedules: 5000", "hides: true",
     MEND ":11:1: error: the key 'hides' plays no part in an exercise of kind fix [key-not-here]\n"},
    {ALONE, "s:", "5b3a", ALONE ":1:1: error: this is no order of threads [bad-schedule]\n"},
    {ALONE, "s:", "s:5B", ALONE ":1:1: error: this is no order of threads [bad-schedule]\n"},
    {ALONE, "s:", "s:5b 3a", ALONE ":1:1: error: this is no order of threads [bad-schedule]\n"},
};

static void test_mistakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        char *dir = kit_copy(THREADS);
        struct buf got = {0};
        struct error e = {0};
        kit_edit(dir, mistakes[i].file, mistakes[i].find, mistakes[i].put);
        struct pack *p = pack_open(dir, &e);
        assert_non_null(p);
        kit_list(p, &got);
        assert_string_equal(got.at ? got.at : "", mistakes[i].want);
        pack_free(p);
        kit_remove(dir);
        buf_release(&got);
    }
}

static void test_files(void **state)
{
    (void)state;
    char *dir = kit_copy(THREADS);
    struct buf got = {0};
    struct error e = {0};
    kit_run("cd '%s/exercises/01-turns/two-tills' && echo s:1b > solution.schedule && cp start.c solution.c && "
            "cp start.c wrong/x.c && rm start.c", dir);
    struct pack *p = pack_open(dir, &e);
    kit_list(p, &got);
    assert_string_equal(got.at,
        TWO_TILLS ":5:7: error: an exercise of kind schedule needs the file exercises/01-turns/two-tills/start.c, "
        "which is not there [missing-file]\n"
        "exercises/01-turns/two-tills/solution.c: warning: an exercise of kind schedule does not use this [not-used]\n"
        "exercises/01-turns/two-tills/wrong/x.c: warning: only files NAME.schedule are read in this folder [not-used]\n");
    assert_true(str_is(item_exercise(pack_item(p, STR("two-tills")))->solution, "s:1b\n"));
    pack_free(p);
    kit_remove(dir);
    buf_release(&got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read), cmocka_unit_test(test_mistakes), cmocka_unit_test(test_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
