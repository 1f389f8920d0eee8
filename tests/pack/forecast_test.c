/* Questions before the first run, as they are written down. */
#include "kit.h"

#define KINDS "tests/packs/kinds"
#define NOTES "exercises/01-kinds/two-notes/exercise.md"

static void test_read(void **state)
{
    (void)state;
    struct error e = {0};
    struct pack *p = pack_open(KINDS, &e);
    const struct exercise *ex = item_exercise(pack_item(p, STR("two-notes")));
    assert_int_equal(ex->forecast_count, 3);
    assert_int_equal(ex->forecasts[0].about, FORECAST_OUTPUT);
    assert_int_equal(ex->forecasts[0].choice_count, 2);
    assert_true(str_is(ex->forecasts[0].choices[0].believes, "assignment-copies-text"));
    assert_int_equal(ex->forecasts[1].about, FORECAST_LEAKS);
    assert_int_equal(ex->forecasts[1].choice_count, 0);
    assert_int_equal(ex->forecasts[2].about, FORECAST_FINDING);
    pack_free(p);
}

static const struct {
    const char *find, *put, *want;
} mistakes[] = {
    {"about: leaks", "about: leak",
     NOTES ":21:12: error: 'about' must be output, finding, exit or leaks, not 'leak' [out-of-range]\n"},
    {"about: leaks", "about: leaks\n    case: 2", NOTES ":22:11: error: there is no case 2; the exercise has 1 [bad-forecast]\n"},
    {"about: leaks", "about: finding", NOTES ":21:12: error: a question about a finding needs 'choices' [bad-forecast]\n"},
    {"answer: double-free", "answer: double-fre",
     NOTES ":25:17: error: unknown failure code 'double-fre' [bad-forecast]\n"},
    {"answer: double-free", "answer: nothing", NOTES ":28:17: error: the same answer as on line 25 [bad-forecast]\n"},
    {"kind: fix", "kind: predict-output",
     NOTES ":9:1: error: the key 'start' plays no part in an exercise of kind predict-output [key-not-here]\n"
     NOTES ":10:1: error: the key 'predict' plays no part in an exercise of kind predict-output [key-not-here]\n"
     NOTES ":36:1: error: the key 'rules' plays no part in an exercise of kind predict-output [key-not-here]\n"
     NOTES ":46:1: error: in an exercise of kind predict-output no check fails that a hint could be for [bad-hint]\n"},
    {"  - ask: How many blocks are lost?\n    about", "  - about", NOTES ":20:5: error: the key 'ask' is missing [missing-key]\n"},
};

static void test_mistakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        char *dir = kit_copy(KINDS);
        struct buf got = {0}, here = {0};
        struct error e = {0};
        kit_edit(dir, NOTES, mistakes[i].find, mistakes[i].put);
        struct pack *p = pack_open(dir, &e);
        kit_list(p, &got);
        struct str rest = buf_view(&got), line;
        while (str_line(&rest, &line))
            if (memmem(line.at, line.len, "two-notes/exercise.md:", 22) && !memmem(line.at, line.len, "needs the file", 14) &&
                !memmem(line.at, line.len, "'cases'", 7))
                buf_printf(&here, STR_FMT "\n", STR_ARG(line));
        assert_string_equal(here.at ? here.at : "", mistakes[i].want);
        pack_free(p);
        kit_remove(dir);
        buf_release(&got);
        buf_release(&here);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_read), cmocka_unit_test(test_mistakes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
