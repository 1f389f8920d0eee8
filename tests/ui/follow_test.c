/* A stop carried over an edit: texts and lists of lines, by hand. */
#include "ui/follow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above */
#include <cmocka.h>

static const char loop[] = "int main(void)\n{\n    int n = 0;\n    for (int i = 0; i < 3; i++)\n"
                           "        n += i;\n    return n;\n}\n";

static struct follow_place at(const void *ctx, size_t n)
{
    return (struct follow_place){0, ((const int *)ctx)[n]};
}

static struct follow_place of_list(const void *ctx, size_t n)
{
    return ((const struct follow_place *)ctx)[n];
}

static struct follow_run run(const char *text, const int *lines, size_t count)
{
    return (struct follow_run){.stops = count, .at = at, .ctx = lines, .texts = {str_from(text)}};
}

/* Stop 0 has no line. Three rounds: 4 is the condition, 5 the body. */
static const int rounds[] = {0, 3, 4, 5, 4, 5, 4, 5, 4, 6};

static void lines_move_with_what_is_put_above_them(void **state)
{
    (void)state;
    assert_int_equal(follow_line(STR("a\nb\nc\n"), STR("a\nnew\nb\nc\n"), 2), 3);
    assert_int_equal(follow_line(STR("a\nb\nc\n"), STR("a\nnew\nb\nc\n"), 1), 1);
    assert_int_equal(follow_line(STR("a\nb\nc\n"), STR("a\nc\n"), 3), 2);
    assert_int_equal(follow_line(STR("a\nb\nc"), STR("a\nb\nc\n"), 3), 3);
    assert_int_equal(follow_line(STR("a\n  b\nc\n"), STR("a\n\tb\nc\n"), 2), 2); /* blanks */
}

static void a_line_is_known_by_its_words_within_an_edit(void **state)
{
    (void)state;
    assert_int_equal(follow_line(STR("a\nb\nc\nd\n"), STR("a\nc\nb\nd\n"), 2), 3); /* swapped */
    assert_int_equal(follow_line(STR("a\nb\nc\nd\n"), STR("a\nc\nb\nd\n"), 3), 2);
    assert_int_equal(follow_line(STR("x\nb\ny\n"), STR("1\nb\nb\n2\n"), 2), 2); /* the nearer */
}

static void a_changed_line_is_still_that_line(void **state)
{
    (void)state;
    assert_int_equal(follow_line(STR("a\nb = 1;\nc\n"), STR("a\nb = 12;\nc\n"), 2), 2);
    assert_int_equal(follow_line(STR("a\nb\n"), STR("a\n"), 2), 0); /* gone */
    assert_int_equal(follow_line(STR("a\n"), STR("a\n"), 2), 0);
    assert_int_equal(follow_line(STR(""), STR(""), 1), 0);
}

static void the_same_visit_of_the_same_line(void **state)
{
    (void)state;
    static const char longer[] = "int main(void)\n{\n    puts(\"hi\");\n    int n = 0;\n"
                                 "    for (int i = 0; i < 5; i++)\n        n += i;\n    return n;\n}\n";
    static const int more[] = {0, 3, 4, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 7};
    struct follow_run was = run(loop, rounds, COUNT(rounds)), now = run(longer, more, COUNT(more));
    assert_int_equal(follow_stop(&was, 5, &now), 6); /* n += i for the second time */
    assert_int_equal(follow_stop(&was, 7, &now), 8);
    assert_int_equal(follow_stop(&was, 1, &now), 2);
}

static void start_and_end_stay(void **state)
{
    (void)state;
    static const int shorter[] = {0, 3, 4, 6};
    struct follow_run was = run(loop, rounds, COUNT(rounds)), now = run(loop, shorter, COUNT(shorter));
    assert_int_equal(follow_stop(&was, 0, &now), 0);
    assert_int_equal(follow_stop(&was, 9, &now), 3);
    assert_int_equal(follow_stop(&now, 3, &was), 9);
}

static void fewer_visits_give_the_last_of_them(void **state)
{
    (void)state;
    static const int two[] = {0, 3, 4, 5, 4, 5, 4, 6};
    struct follow_run was = run(loop, rounds, COUNT(rounds)), now = run(loop, two, COUNT(two));
    assert_int_equal(follow_stop(&was, 7, &now), 5);
}

static void a_line_that_is_not_reached_gives_the_one_before(void **state)
{
    (void)state;
    static const int stops_early[] = {0, 3, 4}; /* the body is never reached */
    struct follow_run was = run(loop, rounds, COUNT(rounds)),
                      now = run(loop, stops_early, COUNT(stops_early));
    assert_int_equal(follow_stop(&was, 3, &now), 2);
    /* a loop that is never entered now: what came before its many rounds */
    static int long_loop[2000] = {0, 3};
    for (size_t i = 2; i < COUNT(long_loop); i++)
        long_loop[i] = i % 2 ? 5 : 4;
    static const int skipped[] = {0, 3, 6, 7};
    struct follow_run rounds_of = run(loop, long_loop, COUNT(long_loop)),
                      without = run(loop, skipped, COUNT(skipped));
    assert_int_equal(follow_stop(&rounds_of, 1500, &without), 1);
    static const int nothing[] = {0};
    struct follow_run none = run("", nothing, 1);
    assert_int_equal(follow_stop(&was, 3, &none), 0);
    assert_int_equal(follow_stop(&none, 0, &was), 0);
}

static void other_files_are_told_apart(void **state)
{
    (void)state;
    /* line 2 of file 1 is not line 2 of file 0 */
    static const struct follow_place was_at[] = {{0, 0}, {1, 2}, {0, 2}, {0, 3}},
                                     now_at[] = {{0, 0}, {0, 2}, {1, 2}, {1, 2}, {0, 3}};
    struct follow_run was = {.stops = 4, .at = of_list, .ctx = was_at,
                             .texts = {STR("a\nb\nc\n"), STR("x\ny\n")}},
                      now = was;
    now.ctx = now_at;
    now.stops = 5;
    assert_int_equal(follow_stop(&was, 1, &now), 2);
    assert_int_equal(follow_stop(&was, 2, &now), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_move_with_what_is_put_above_them),
        cmocka_unit_test(a_line_is_known_by_its_words_within_an_edit),
        cmocka_unit_test(a_changed_line_is_still_that_line),
        cmocka_unit_test(the_same_visit_of_the_same_line),
        cmocka_unit_test(start_and_end_stay),
        cmocka_unit_test(fewer_visits_give_the_last_of_them),
        cmocka_unit_test(a_line_that_is_not_reached_gives_the_one_before),
        cmocka_unit_test(other_files_are_told_apart),
    };
    return cmocka_run_group_tests_name("ui/follow", tests, NULL, NULL);
}
