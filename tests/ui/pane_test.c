/* The verdict pane: what differs is marked and nothing else; long lines stand one
 * below the other; what is ours is said to be ours. */
#include "ui/app.h"
#include "ui/pane.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
/* cmocka wants the three above */
#include <cmocka.h>

static struct exercise one_case(void)
{
    static struct test_case cases[1];
    return (struct exercise){.id = STR("x"), .kind = EXERCISE_FIX, .cases = cases, .case_count = 1};
}

static struct grade wrong_output(struct arena *a, struct str want, struct str got)
{
    struct grade g = {.status = GRADE_FAILED, .count = 1, .cases = 1};
    g.failures = arena_array(a, 1, sizeof *g.failures);
    g.failures[0] = (struct grade_failure){
        .code = "wrong-output", .message = STR("The output is not what the task asks for."),
        .has_outputs = true, .want = want, .got = got, .mismatch = output_compare(want, got)};
    return g;
}

struct drawn {
    struct canvas c;
    struct verdict_pane pane;
    struct buf text;
};

static void draw(struct drawn *d, int cols, bool ascii,
                 struct grade (*grade)(struct arena *, struct str, struct str), const char *want,
                 const char *got)
{
    struct exercise ex = one_case();
    memset(d, 0, sizeof *d);
    canvas_init(&d->c, 16, cols, ascii);
    canvas_clear(&d->c);
    verdict_pane_set(&d->pane, &ex, grade(&d->pane.arena, str_from(want), str_from(got)));
    verdict_pane_draw(&d->pane, &d->c, canvas_all(&d->c), false);
    canvas_dump(&d->c, &d->text);
}

static void drop(struct drawn *d)
{
    canvas_release(&d->c);
    verdict_pane_release(&d->pane);
    buf_release(&d->text);
}

/* The cells with ROLE_DIFF in the row that holds `with`, as text. */
static void marked(struct drawn *d, const char *with, char *out, size_t size)
{
    size_t n = 0;
    for (int row = 0; row < d->c.rows; row++) {
        char line[512] = "";
        for (int col = 0; col < d->c.cols && col < 500; col++) {
            uint32_t code = d->c.cells[row * d->c.cols + col].code[0];
            line[col] = code && code < 128 ? (char)code : ' ';
        }
        if (!strstr(line, with))
            continue;
        for (int col = 0; col < d->c.cols && n + 1 < size; col++)
            if (d->c.cells[row * d->c.cols + col].role == ROLE_DIFF)
                out[n++] = line[col];
        break;
    }
    out[n] = '\0';
}

static void only_the_difference_is_marked(void **state)
{
    (void)state;
    struct drawn d;
    char got[64];
    draw(&d, 80, false, wrong_output, "same\nhome 1  away 0\n", "same\nhome 23  away 0\n");
    marked(&d, "away", got, sizeof got);
    assert_string_equal(got, "123");
    marked(&d, "same", got, sizeof got);
    assert_string_equal(got, "");
    marked(&d, "Expected", got, sizeof got);
    assert_string_equal(got, "");
    assert_non_null(strstr(d.text.at, " ! home 23"));
    drop(&d);
}

static void wide_characters_are_not_cut(void **state)
{
    (void)state;
    struct drawn d;
    char got[64];
    draw(&d, 80, false, wrong_output, "caf\xc3\xa9 x\n", "caf\xc3\xa8 x\n");
    assert_non_null(strstr(d.text.at, "caf\xc3\xa9 x"));
    assert_non_null(strstr(d.text.at, "caf\xc3\xa8 x"));
    marked(&d, "caf", got, sizeof got);
    assert_int_equal(strlen(got), 2); /* one character on each side */
    drop(&d);
}

static void missing_lines_are_named(void **state)
{
    (void)state;
    struct drawn d;
    draw(&d, 80, true, wrong_output, "a\nb\n", "a\n");
    assert_non_null(strstr(d.text.at, "(no such line)"));
    assert_null(strstr(d.text.at, "\xe2")); /* ASCII only */
    drop(&d);
}

static void long_lines_are_stacked(void **state)
{
    (void)state;
    struct drawn d;
    draw(&d, 60, false, wrong_output, "a line that is much too long for half of it 1\n",
         "a line that is much too long for half of it 2\n");
    assert_non_null(strstr(d.text.at, "expected  a line that is much too long for half of it 1"));
    assert_non_null(strstr(d.text.at, "printed ! a line that is much too long for half of it 2"));
    drop(&d);
}

static void control_characters_do_not_pass(void **state)
{
    (void)state;
    struct drawn d;
    draw(&d, 80, false, wrong_output, "x\n", "\033[31mred\007\n");
    assert_null(strchr(d.text.at, '\033'));
    assert_null(strchr(d.text.at, '\007'));
    drop(&d);
}

static struct grade tool_fault(struct arena *a, struct str want, struct str got)
{
    (void)a, (void)want, (void)got;
    return (struct grade){.status = GRADE_TOOL_FAULT, .fault = STR("the broker is gone")};
}

static void our_fault_is_ours(void **state)
{
    (void)state;
    struct drawn d;
    draw(&d, 80, false, tool_fault, "", "");
    assert_non_null(strstr(d.text.at, "TOOL FAULT"));
    assert_non_null(strstr(d.text.at, "does not count against you"));
    assert_null(strstr(d.text.at, "FAIL "));
    drop(&d);
}

static void places_are_read(void **state)
{
    (void)state;
    struct str place = STR("pane=2 task=7 verdict=0 line=12 ");
    assert_int_equal(place_number(place, "pane", 9), 2);
    assert_int_equal(place_number(place, "task", 9), 7);
    assert_int_equal(place_number(place, "line", 9), 12);
    assert_int_equal(place_number(place, "byte", 9), 9);
    assert_int_equal(place_number(STR("line=x line="), "line", 3), 3);
    assert_int_equal(place_number((struct str){0}, "line", 3), 3);
}

static void editors_that_take_a_line(void **state)
{
    (void)state;
    static const char *const yes[] = {"vi", "/usr/bin/vim -u NONE", "vim.basic", " nvim\t-R",
                                      "nano", "emacs-nox -nw", "emacsclient -t"};
    static const char *const no[] = {"", "ed", "code --wait", "env vi", "/opt/vi/hx", "vile", "hx", "view2"};
    for (size_t i = 0; i < COUNT(yes); i++)
        assert_true(app_editor_takes_line(str_from(yes[i])));
    for (size_t i = 0; i < COUNT(no); i++)
        assert_false(app_editor_takes_line(str_from(no[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_difference_is_marked),
        cmocka_unit_test(wide_characters_are_not_cut),
        cmocka_unit_test(missing_lines_are_named),
        cmocka_unit_test(long_lines_are_stacked),
        cmocka_unit_test(control_characters_do_not_pass),
        cmocka_unit_test(our_fault_is_ours),
        cmocka_unit_test(places_are_read),
        cmocka_unit_test(editors_that_take_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
