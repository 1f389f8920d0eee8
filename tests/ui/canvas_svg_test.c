/* Canvases drawn by hand to SVG: every box drawing character becomes the lines it shows,
 * text keeps its columns, and nothing that a cell holds becomes markup. */
#include "ui/canvas_svg.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* One row of text in the role TEXT, as markup. Static. */
static const char *row_of(const char *text)
{
    static struct buf out;
    struct canvas c;
    struct arena a = {0};
    canvas_init(&c, 1, 40, false);
    canvas_cstr(&c, 0, 0, ROLE_TEXT, text);
    struct svg_row r = svg_row(&a, &c, 0);
    buf_clear(&out);
    svg_row_write(&out, &r);
    buf_char(&out, '\0');
    arena_release(&a);
    canvas_release(&c);
    return out.at;
}

#define TEXT(x, w, s)                                                                                  \
    "<text class=\"r-text\" x=\"" #x "\" y=\"15\" textLength=\"" #w "\" lengthAdjust=\"spacingAndGlyphs\">" s \
    "</text>"
#define LINE(classes, d) "<path class=\"" classes " r-text\" d=\"" d "\"/>"

static void text_keeps_its_columns(void **state)
{
    (void)state;
    assert_string_equal(row_of(""), "");
    assert_string_equal(row_of("int n"), TEXT(0, 50, "int n"));
    assert_string_equal(row_of("   a  b"), TEXT(30, 10, "a") TEXT(60, 10, "b"));
    assert_string_equal(row_of("漢字 x"), TEXT(0, 60, "漢字 x"));
    assert_string_equal(row_of("e\xcc\x81!"), TEXT(0, 20, "e\xcc\x81!"));
}

static void nothing_becomes_markup(void **state)
{
    (void)state;
    assert_string_equal(row_of("</svg><script>"), TEXT(0, 140, "&lt;/svg&gt;&lt;script&gt;"));
    assert_string_equal(row_of("a&b \"'"), TEXT(0, 60, "a&amp;b &quot;&#39;"));
    struct canvas c;
    struct arena a = {0};
    struct buf out = {0};
    canvas_init(&c, 1, 3, false);
    c.cells[0].code[0] = 0x1B; /* as if something had got past the canvas */
    c.cells[1].code[0] = 0xFFFF;
    c.cells[2].code[0] = 'x';
    c.cells[2].role = 200;
    struct svg_row r = svg_row(&a, &c, 0);
    svg_row_write(&out, &r);
    buf_char(&out, '\0');
    assert_null(strchr(out.at, 0x1B));
    assert_non_null(strstr(out.at, "class=\"r-text\""));
    buf_release(&out);
    arena_release(&a);
    canvas_release(&c);
}

static void lines_become_lines(void **state)
{
    (void)state;
    assert_string_equal(row_of("───"), LINE("l", "M0 10H30"));
    assert_string_equal(row_of("━━"), LINE("l h", "M0 10H20"));
    assert_string_equal(row_of("│"), LINE("l", "M5 0V20"));
    assert_string_equal(row_of("┌─┐"), LINE("l", "M4 10H26M5 10V20M25 10V20"));
    assert_string_equal(row_of("└┘"), LINE("l", "M4 10H16M5 0V10M15 0V10"));
    assert_string_equal(row_of("┼"), LINE("l", "M0 10H10M5 0V20"));
    assert_string_equal(row_of("╌╌"), LINE("l d2", "M0 10H20"));
    assert_string_equal(row_of("┆"), LINE("l e3", "M5 0V20"));
    assert_string_equal(row_of("╋─"), LINE("l h", "M0 10H10M5 0V20") LINE("l", "M10 10H20"));
    assert_string_equal(row_of("┝"), LINE("l h", "M3 10H10") LINE("l", "M5 0V20"));
    assert_string_equal(row_of("══"), LINE("l", "M0 8H20M0 12H20"));
    assert_string_equal(row_of("╭"), LINE("l", "M5 20Q5 10 10 10"));
    assert_string_equal(row_of("a─b"), LINE("l", "M10 10H20") TEXT(0, 10, "a") TEXT(20, 10, "b"));
}

/* Two arms of neighbours meet at the edge between them, whatever they are. */
static void every_line_reaches_its_edges(void **state)
{
    (void)state;
    for (uint32_t code = 0x2500; code < 0x2580; code++) {
        char bytes[5] = {0};
        utf8_encode(code, bytes);
        const char *svg = row_of(bytes);
        assert_non_null(strstr(svg, "<path class=\"l"));
        assert_null(strstr(svg, "<text"));
        bool edge = strstr(svg, "M0 ") || strstr(svg, "H10") || strstr(svg, " 0V") || strstr(svg, "V20") ||
                    strstr(svg, "Q5 10") || strstr(svg, "M10 0L") || strstr(svg, "M5 0");
        assert_true(edge);
    }
}

static void arrows_are_triangles(void **state)
{
    (void)state;
    assert_string_equal(row_of("▶"), LINE("a", "M0 5L9 10L0 15z"));
    assert_string_equal(row_of("◀"), LINE("a", "M10 5L1 10L10 15z"));
    assert_string_equal(row_of("▷"), LINE("l", "M0 5L9 10L0 15z"));
    assert_string_equal(row_of("─→"), LINE("l", "M0 10H10") LINE("a", "M10 5L19 10L10 15z"));
    assert_string_equal(row_of("←─"), LINE("a", "M10 5L1 10L10 15z") LINE("l", "M10 10H20"));
    assert_string_equal(row_of("7 → 8"), TEXT(0, 50, "7 → 8"));
    struct canvas c;
    struct buf out = {0};
    canvas_init(&c, 2, 1, false);
    canvas_cstr(&c, 0, 0, ROLE_TEXT, "│");
    canvas_cstr(&c, 1, 0, ROLE_TEXT, "↓");
    svg_rows(&out, &c, 0, 2);
    buf_char(&out, '\0');
    assert_non_null(strstr(out.at, "<g transform=\"translate(0,20)\"><path class=\"l r-text\" d=\"M5 0V9\"/>"
                                   "<path class=\"a r-text\" d=\"M0 9L10 9L5 18z\"/></g>"));
    buf_release(&out);
    canvas_release(&c);
}

static void blocks_are_areas(void **state)
{
    (void)state;
    assert_string_equal(row_of("█"), LINE("a", "M0 0h10v20h-10z"));
    assert_string_equal(row_of("░"), LINE("a s1", "M0 0h10v20h-10z"));
    assert_string_equal(row_of("▌"), LINE("a", "M0 0h5v20h-5z"));
    assert_string_equal(row_of("▐"), LINE("a", "M5 0h5v20h-5z"));
    assert_string_equal(row_of("▄"), LINE("a", "M0 10h10v10h-10z"));
    assert_string_equal(row_of("▚"), LINE("a", "M0 0h5v10h-5zM5 10h5v10h-5z"));
}

static void looks_are_classes(void **state)
{
    (void)state;
    struct canvas c;
    struct arena a = {0};
    struct buf out = {0};
    canvas_init(&c, 1, 12, false);
    canvas_cstr(&c, 0, 0, ROLE_FAIL, "ab");
    canvas_styled(&c, 0, 2, ROLE_FAIL, true, false, STR("c"));
    canvas_styled(&c, 0, 3, ROLE_FAIL, false, true, STR("d"));
    canvas_cstr(&c, 0, 6, ROLE_SELECTED, "e ");
    struct svg_row r = svg_row(&a, &c, 0);
    svg_row_write(&out, &r);
    buf_char(&out, '\0');
    assert_string_equal(out.at,
        "<path class=\"v r-fail\" d=\"M20 0h10v20h-10z\"/><path class=\"b r-selected\" d=\"M60 0h20v20h-20z\"/>"
        "<text class=\"r-fail\" x=\"0\" y=\"15\" textLength=\"20\" lengthAdjust=\"spacingAndGlyphs\">ab</text>"
        "<text class=\"w r-fail\" x=\"20\" y=\"15\" textLength=\"10\" lengthAdjust=\"spacingAndGlyphs\">c</text>"
        "<text class=\"u r-fail\" x=\"30\" y=\"15\" textLength=\"10\" lengthAdjust=\"spacingAndGlyphs\">d</text>"
        "<text class=\"r-selected\" x=\"60\" y=\"15\" textLength=\"10\" lengthAdjust=\"spacingAndGlyphs\">e</text>");
    buf_release(&out);
    arena_release(&a);
    canvas_release(&c);
}

static void every_role_has_a_look(void **state)
{
    (void)state;
    struct buf css = {0};
    svg_style(&css);
    buf_char(&css, '\0');
    const char *dark = strstr(css.at, "prefers-color-scheme:dark");
    assert_non_null(dark);
    for (int r = 0; r < ROLES; r++) {
        char rule[40];
        snprintf(rule, sizeof rule, "\n.%s{color:", svg_class((enum role)r));
        assert_non_null(strstr(css.at, rule));
        assert_non_null(strstr(dark, rule));
        for (int k = 0; k < r; k++)
            assert_string_not_equal(svg_class((enum role)r), svg_class((enum role)k));
    }
    assert_null(strstr(css.at, "<"));
    assert_null(strstr(css.at, "url("));
    assert_null(strstr(css.at, "@import"));
    buf_release(&css);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_keeps_its_columns), cmocka_unit_test(nothing_becomes_markup),
        cmocka_unit_test(lines_become_lines), cmocka_unit_test(every_line_reaches_its_edges),
        cmocka_unit_test(arrows_are_triangles), cmocka_unit_test(blocks_are_areas),
        cmocka_unit_test(looks_are_classes), cmocka_unit_test(every_role_has_a_look),
    };
    return cmocka_run_group_tests_name("canvas_svg", tests, NULL, NULL);
}
