/* The canvas: clipping, wide and combining characters, fitting, hostile text. */
#include "ui/canvas.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void expect_dump(const struct canvas *c, const char *want)
{
    struct buf b = {0};
    canvas_dump(c, &b);
    assert_string_equal(b.at, want);
    buf_release(&b);
}

static void text_lands_where_it_should(void **state)
{
    (void)state;
    struct canvas c;
    canvas_init(&c, 2, 10, false);
    assert_int_equal(canvas_cstr(&c, 0, 2, ROLE_TEXT, "abc"), 5);
    assert_int_equal(canvas_printf(&c, 1, 0, ROLE_FAIL, "%d/%d", 3, 4), 3);
    expect_dump(&c, "  abc\n3/4\n");
    assert_int_equal(c.cells[10].role, ROLE_FAIL);
    canvas_release(&c);
}

static void nothing_is_drawn_outside_the_clip(void **state)
{
    (void)state;
    struct canvas c;
    canvas_init(&c, 3, 8, false);
    struct rect old = canvas_clip(&c, (struct rect){1, 2, 1, 3});
    for (int row = -2; row < 6; row++)
        canvas_cstr(&c, row, -3, ROLE_TEXT, "abcdefghijklmnop");
    canvas_fill(&c, (struct rect){-5, -5, 4, 4}, ROLE_TEXT);
    canvas_frame(&c, (struct rect){-4, -4, 30, 30}, true, STR("title"));
    expect_dump(&c, "\n  fgh\n\n");
    /* A clip in a clip is their intersection. */
    canvas_clip(&c, (struct rect){0, 4, 3, 4});
    canvas_cstr(&c, 1, 0, ROLE_TEXT, "XXXXXXXX");
    expect_dump(&c, "\n  fgX\n\n");
    canvas_unclip(&c, old);
    assert_null(canvas_cell(&c, 3, 0));
    assert_non_null(canvas_cell(&c, 2, 7));
    canvas_release(&c);
}

static void wide_characters_are_never_cut_in_half(void **state)
{
    (void)state;
    struct canvas c;
    canvas_init(&c, 1, 6, false);
    assert_int_equal(canvas_cstr(&c, 0, 0, ROLE_TEXT, "漢字x"), 5);
    expect_dump(&c, "漢字x\n");
    assert_int_equal(c.cells[0].width, 2);
    assert_int_equal(c.cells[1].width, 0);
    canvas_cstr(&c, 0, 1, ROLE_TEXT, "a"); /* onto a right half */
    expect_dump(&c, " a字x\n");
    canvas_cstr(&c, 0, 2, ROLE_TEXT, "b"); /* onto a left half */
    expect_dump(&c, " ab x\n");
    canvas_cstr(&c, 0, 1, ROLE_TEXT, "漢"); /* over two narrow ones */
    expect_dump(&c, " 漢 x\n");
    canvas_cstr(&c, 0, 2, ROLE_TEXT, "字"); /* over its right half */
    expect_dump(&c, "  字x\n");
    canvas_cstr(&c, 0, 5, ROLE_TEXT, "漢"); /* half of it is outside */
    expect_dump(&c, "  字x\n");
    for (int i = 0; i < c.cols; i++)
        if (c.cells[i].width == 2)
            assert_int_equal(c.cells[i + 1].width, 0);
    canvas_release(&c);
}

static void combining_marks_join_their_base(void **state)
{
    (void)state;
    struct canvas c;
    canvas_init(&c, 1, 8, false);
    assert_int_equal(canvas_cstr(&c, 0, 0, ROLE_TEXT, "e\u0301\u0302x"), 2);
    assert_int_equal(c.cells[0].code[1], 0x301);
    expect_dump(&c, "e\u0301x\n");
    canvas_clear(&c);
    canvas_cstr(&c, 0, 0, ROLE_TEXT, "\u0301x"); /* nothing to join */
    expect_dump(&c, "x\n");
    canvas_clear(&c);
    canvas_cstr(&c, 0, 0, ROLE_TEXT, "漢\u0301x");
    expect_dump(&c, "漢\u0301x\n");
    canvas_release(&c);
}

static void hostile_text_cannot_reach_the_terminal(void **state)
{
    (void)state;
    struct canvas c;
    canvas_init(&c, 1, 60, false);
    canvas_text(&c, 0, 0, ROLE_TEXT, STR("\033[2J\007\x7f\xff\xc3 \u202e\xc2\x9b""31m\u2066\n!"));
    for (int i = 0; i < c.cols; i++) {
        uint32_t code = c.cells[i].code[0];
        assert_true(code == 0 || (code >= 0x20 && code != 0x7F && !(code >= 0x80 && code < 0xA0)));
        assert_true(code != 0x202E && code != 0x2066);
        assert_int_equal(c.cells[i].code[1], 0);
    }
    expect_dump(&c, "^[[2J^G^?\uFFFD\uFFFD \uFFFD\uFFFD31m\uFFFD !\n");
    canvas_release(&c);
}

static void fitting_leaves_an_ellipsis(void **state)
{
    (void)state;
    struct canvas c;
    canvas_init(&c, 1, 12, false);
    assert_int_equal(canvas_fit(&c, 0, 0, 6, ROLE_TEXT, STR("abcdef")), 6);
    expect_dump(&c, "abcdef\n");
    canvas_clear(&c);
    assert_int_equal(canvas_fit(&c, 0, 0, 6, ROLE_TEXT, STR("abcdefg")), 6);
    expect_dump(&c, "abcde…\n");
    canvas_clear(&c);
    canvas_fit(&c, 0, 0, 4, ROLE_TEXT, STR("漢字漢"));
    expect_dump(&c, "漢 …\n");
    canvas_clear(&c);
    canvas_fit(&c, 0, 0, 0, ROLE_TEXT, STR("abc"));
    canvas_fit(&c, 0, 3, 1, ROLE_TEXT, STR("abc"));
    expect_dump(&c, "   …\n");
    canvas_release(&c);
    canvas_init(&c, 1, 12, true);
    canvas_fit(&c, 0, 0, 6, ROLE_TEXT, STR("abcdefg"));
    expect_dump(&c, "abcd..\n");
    canvas_release(&c);
}

static void ascii_has_a_twin_for_everything(void **state)
{
    (void)state;
    struct canvas c;
    canvas_init(&c, 4, 14, true);
    canvas_frame(&c, (struct rect){0, 0, 3, 14}, false, STR("Task"));
    canvas_cstr(&c, 1, 1, ROLE_TEXT, "a – ‘b’ 漢 →");
    canvas_bar(&c, 3, 0, 10, 3, 10);
    for (enum mark m = 0; m < MARKS; m++)
        for (const char *p = canvas_mark(&c, m); *p; p++)
            assert_true((unsigned char)*p < 0x80);
    expect_dump(&c, "+- Task -----+\n"
                    "|a - 'b' ?  >|\n"
                    "+------------+\n"
                    "###-------\n");
    canvas_release(&c);
}

static void frames_bars_and_tabs(void **state)
{
    (void)state;
    struct canvas c;
    canvas_init(&c, 4, 14, false);
    canvas_frame(&c, (struct rect){0, 0, 3, 14}, true, STR("A long title here"));
    canvas_cstr(&c, 1, 1, ROLE_TEXT, "a\tb");
    canvas_bar(&c, 3, 0, 10, 1, 1000);
    expect_dump(&c, "┌─ A long … ─┐\n"
                    "│a   b       │\n"
                    "└────────────┘\n"
                    "█░░░░░░░░░\n");
    canvas_bar(&c, 3, 0, 10, 999, 1000);
    assert_int_equal(c.cells[3 * 14 + 9].code[0], 0x2591); /* full only when all is done */
    for (enum mark m = 0; m < MARKS; m++)
        assert_true(strlen(canvas_mark(&c, m)) > 0 && utf8_str_width(str_from(canvas_mark(&c, m))) == 1);
    canvas_release(&c);
}

static void reversing_and_underlining_mark_cells(void **state)
{
    (void)state;
    struct canvas c;
    canvas_init(&c, 1, 6, false);
    canvas_styled(&c, 0, 0, ROLE_TEXT, true, false, STR("ab"));
    canvas_styled(&c, 0, 2, ROLE_TEXT, false, true, STR("cd"));
    canvas_reverse(&c, (struct rect){0, 1, 1, 2});
    assert_true(c.cells[0].reverse && !c.cells[1].reverse && c.cells[2].reverse && !c.cells[3].reverse);
    assert_true(!c.cells[1].underline && c.cells[2].underline && c.cells[3].underline);
    canvas_release(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_lands_where_it_should),
        cmocka_unit_test(nothing_is_drawn_outside_the_clip),
        cmocka_unit_test(wide_characters_are_never_cut_in_half),
        cmocka_unit_test(combining_marks_join_their_base),
        cmocka_unit_test(hostile_text_cannot_reach_the_terminal),
        cmocka_unit_test(fitting_leaves_an_ellipsis),
        cmocka_unit_test(ascii_has_a_twin_for_everything),
        cmocka_unit_test(frames_bars_and_tabs),
        cmocka_unit_test(reversing_and_underlining_mark_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
