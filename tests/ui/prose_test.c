/* Layout: a document at two widths, with and without Unicode, against pictures in
 * tests/ui/screens (UPDATE=1 rewrites them); and properties that hold at any
 * width. */
#include "ui/prose.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char markdown[] =
    "# Boxes and names\n"
    "\n"
    "A variable is a **box** with an *address*; `malloc(n * sizeof *p)` gives you a *new* box, and "
    "`free()`, called once, takes it back. See [the glossary](https://example.org/glossary) for words "
    "such as 所有権 (ownership).\n"
    "\n"
    "## What to remember\n"
    "\n"
    "- Who **owns** the block frees it, and nobody else does, whatever the circumstances may be.\n"
    "- Short.\n"
    "  - Deeper, and long enough that it has to go on in a second line at forty cells.\n"
    "\n"
    "1. First\n"
    "2. Second, which is also long enough to need more than a line of forty cells\n"
    "\n"
    "> To own outright, and to `free` what you hold: that is what a freehold is, more or less.\n"
    "\n"
    "```c run\n"
    "int main(void)\n"
    "{\n"
    "\tint box = 7; /* a comment that is rather long for such a narrow screen */\n"
    "\treturn box; // done\n"
    "}\n"
    "```\n"
    "\n"
    "```text\n"
    "just text, \"not\" code\n"
    "```\n"
    "\n"
    "| Function | What it gives | Who frees |\n"
    "|----------|---------------|-----------|\n"
    "| `malloc` | a block with whatever was in it before | you |\n"
    "| `strdup` | a copy | **you** |\n"
    "\n"
    "---\n"
    "\n"
    "Averyveryverylongwordwithoutanyblankinitthatfitsonnolineofthiswidthatallandmustbebroken end.\n";

static void golden(const char *name, int width, bool ascii)
{
    struct arena a = {0};
    struct buf have = {0}, want = {0};
    struct doc d = doc_parse(&a, STR(markdown), 1);
    struct prose p;
    struct error err;
    char path[80];
    prose_init(&p, &a, width, ascii);
    p.runs = true;
    prose_doc(&p, &d);
    prose_dump(&p, &have);
    snprintf(path, sizeof path, "tests/ui/screens/%s.txt", name);
    if (getenv("UPDATE")) {
        if (!file_write_atomic(path, buf_view(&have), &err))
            fail_msg("%s", err.text);
    } else {
        if (!file_read(path, 1 << 20, &want, &err))
            fail_msg("%s", err.text);
        assert_string_equal(have.at, want.at);
    }
    buf_release(&have);
    buf_release(&want);
    arena_release(&a);
}

static void at_forty_cells(void **state) { (void)state; golden("prose-40", 40, false); }
static void at_eighty_cells(void **state) { (void)state; golden("prose-80", 80, false); }
static void at_forty_cells_in_ascii(void **state) { (void)state; golden("prose-40-ascii", 40, true); }
static void at_eighty_cells_in_ascii(void **state) { (void)state; golden("prose-80-ascii", 80, true); }

static int width_of(const struct prose_line *l)
{
    int w = l->indent;
    for (int i = 0; i < l->count; i++)
        w += utf8_str_width(l->runs[i].text);
    return w;
}

/* All text but blanks and what layout adds, in order. */
static void words_only(const struct prose *p, struct buf *out)
{
    for (int i = 0; i < p->count; i++) {
        const struct prose_line *l = &p->lines[i];
        if (l->code_line || (l->block && (l->block->kind == BLOCK_CODE || l->block->kind == BLOCK_ROW)))
            continue;
        for (int k = 0; k < l->count; k++)
            for (size_t n = 0; l->runs[k].role != ROLE_FRAME && n < l->runs[k].text.len; n++)
                if (l->runs[k].text.at[n] != ' ')
                    buf_char(out, l->runs[k].text.at[n]);
    }
}

static void no_width_loses_or_overflows(void **state)
{
    (void)state;
    struct arena a = {0};
    struct buf all = {0};
    struct doc d = doc_parse(&a, STR(markdown), 1);
    /* The bar of a quote repeats with its lines: leave quotes out of the comparison. */
    size_t kept = 0;
    for (size_t i = 0; i < d.count; i++)
        if (d.blocks[i].kind != BLOCK_QUOTE)
            d.blocks[kept++] = d.blocks[i];
    d.count = kept;
    for (int width = 20; width <= 120; width++) {
        struct prose p;
        struct buf words = {0};
        prose_init(&p, &a, width, false);
        prose_doc(&p, &d);
        for (int i = 0; i < p.count; i++)
            if (!p.lines[i].code_line && width_of(&p.lines[i]) > width)
                fail_msg("line %d is %d cells wide, of %d", i, width_of(&p.lines[i]), width);
        words_only(&p, &words);
        if (all.len == 0)
            buf_str(&all, buf_view(&words));
        assert_true(str_eq(buf_view(&all), buf_view(&words)));
        buf_release(&words);
    }
    buf_release(&all);
    arena_release(&a);
}

static void builders_wrap_indent_and_tag(void **state)
{
    (void)state;
    struct arena a = {0};
    struct buf b = {0};
    struct prose p;
    prose_init(&p, &a, 24, false);
    prose_blank(&p); /* none at the top */
    prose_text(&p, ROLE_TEXT, 2, STR("one two three four five six\nseven"));
    prose_blank(&p);
    prose_blank(&p); /* two make one */
    p.tag = 7;
    prose_hanging(&p, ROLE_FAIL, 0, 4, STR("hint a line that goes on and on"));
    p.tag = 0;
    prose_verbatim(&p, ROLE_GOT, 1, STR("kept  as it   is, however long it may be\n\nx"));
    prose_rule(&p);
    prose_text(&p, ROLE_TEXT, 0, STR(""));
    prose_heading(&p, 2, STR("Title"));
    prose_code(&p, STR("int x;\n"), STR("yours"));
    prose_dump(&p, &b);
    assert_string_equal(b.at,
                        "  one two three four\n"
                        "  five six\n"
                        "  seven\n"
                        "\n"
                        "hint a line that goes on\n"
                        "    and on\n"
                        " kept  as it   is, however long it may be\n"
                        "\n"
                        " x\n"
                        "────────────────────────\n"
                        "Title\n"
                        "  ┌─ yours ──\n"
                        "  │ int x;\n"
                        "  └──────────\n");
    assert_int_equal(p.lines[4].tag, 7);
    assert_int_equal(p.lines[6].tag, 0);
    assert_int_equal(p.lines[12].code_line, 1);
    assert_int_equal(p.lines[12].runs[1].role, ROLE_TYPE);
    /* Code that has no room goes on further in, at a blank if one is near; each line counts once. */
    buf_clear(&b);
    prose_init(&p, &a, 24, false);
    prose_code(&p, STR("    if (first < second) // and so on\nx = \"0123456789012345678901234567890123456789\";\ny = 1;\n"),
               STR("C"));
    prose_dump(&p, &b);
    assert_string_equal(b.at, "  ┌─ C ─────────────────\n"
                              "  │     if (first <\n"
                              "  │         second) //\n"
                              "  │         and so on\n"
                              "  │ x = \"012345678901234\n"
                              "  │     5678901234567890\n"
                              "  │     123456789\";\n"
                              "  │ y = 1;\n"
                              "  └─────────────────────\n");
    assert_int_equal(p.lines[4].code_line, 2);
    assert_int_equal(p.lines[5].code_line, 0);
    assert_int_equal(p.lines[7].code_line, 3);
    assert_int_equal(p.lines[3].runs[2].role, ROLE_COMMENT);
    buf_release(&b);
    arena_release(&a);
}

static void printed_blanks_stay(void **state)
{
    (void)state;
    struct arena a = {0};
    struct prose p;
    struct buf text = {0};
    prose_init(&p, &a, 30, false);
    prose_told(&p, ROLE_TEXT, 0, STR("step 4:  printed \"a  b \\\"c\\\"   d\"  and no  more"));
    for (int i = 0; i < p.count; i++) {
        for (int k = 0; k < p.lines[i].count; k++)
            buf_str(&text, p.lines[i].runs[k].text);
        buf_char(&text, '|');
    }
    assert_string_equal(text.at, "step 4: printed \"a  b \\\"c\\\"|d\" and no more|");
    buf_release(&text);
    arena_release(&a);
}

static void runnable_fences_are_found(void **state)
{
    (void)state;
    struct arena a = {0};
    struct doc d = doc_parse(&a, STR("a\n\n```c run\nx;\n```\n\n```c\ny;\n```\n\nb\n\n```c run broken\nz;\n```\n"), 1);
    struct prose p;
    int first, end;
    prose_init(&p, &a, 40, false);
    prose_doc(&p, &d);
    const struct block *one = prose_next_run(&p, NULL, false);
    assert_non_null(one);
    assert_true(str_is(one->text, "x;\n"));
    const struct block *two = prose_next_run(&p, one, false);
    assert_true(two && str_is(two->text, "z;\n"));
    assert_null(prose_next_run(&p, two, false));
    assert_ptr_equal(prose_next_run(&p, two, true), one);
    assert_ptr_equal(prose_next_run(&p, NULL, true), two);
    assert_true(prose_block_lines(&p, one, &first, &end));
    assert_int_equal(first, 2);
    assert_int_equal(end, 5);
    assert_false(prose_block_lines(&p, NULL, &first, &end));
    arena_release(&a);
}

/* A page without keys for it does not say that a program can be run. */
static void it_promises_no_run_where_there_is_none(void **state)
{
    (void)state;
    struct arena a = {0};
    struct buf b = {0};
    struct prose p;
    struct doc d = doc_parse(&a, STR("```c run=picture\nx;\n```\n\n```c run\ny;\n```\n"), 1);
    for (int runs = 0; runs < 2; runs++) {
        prose_init(&p, &a, 40, false);
        p.runs = runs;
        prose_doc(&p, &d);
        buf_clear(&b);
        prose_dump(&p, &b);
        assert_int_equal(strstr(arena_cstr(&a, buf_view(&b)), "can be run") != NULL, runs);
    }
    buf_release(&b);
    arena_release(&a);
}

static void it_is_drawn_with_an_offset(void **state)
{
    (void)state;
    struct arena a = {0};
    struct buf b = {0};
    struct canvas c;
    struct prose p;
    struct doc d = doc_parse(&a, STR("one\n\n```c run\nint a_long_line_of_code = 1;\n```\n\nlast\n"), 1);
    canvas_init(&c, 5, 22, false);
    prose_init(&p, &a, 20, false);
    p.runs = true;
    prose_doc(&p, &d);
    const struct block *run = prose_next_run(&p, NULL, false);
    assert_int_equal(prose_draw(&p, &c, (struct rect){1, 1, 3, 20}, 1, run), 5);
    canvas_dump(&c, &b);
    assert_string_equal(b.at, "\n"
                              "                    ↑\n"
                              " ▶ ┌─ C, can be run ─\n"
                              "   │ int a_long_line_↓\n"
                              "\n");
    assert_int_equal(canvas_cell(&c, 2, 3)->role, ROLE_FRAME_FOCUS);
    assert_int_equal(canvas_cell(&c, 3, 5)->role, ROLE_TYPE);
    buf_clear(&b);
    canvas_clear(&c);
    prose_draw(&p, &c, (struct rect){0, 0, 5, 20}, 99, NULL); /* too far: as far as there is text */
    canvas_dump(&c, &b);
    assert_string_equal(b.at, "  │ int a_long_line_↑\n"
                              "  │     of_code = 1;\n"
                              "  └─────────────────\n"
                              "\n"
                              "last\n");
    for (int rows = 0; rows < 6; rows++)
        for (int cols = 0; cols < 22; cols++)
            prose_draw(&p, &c, (struct rect){0, 0, rows, cols}, 2, run);
    buf_release(&b);
    canvas_release(&c);
    arena_release(&a);
}

static void hostile_text_stays_text(void **state)
{
    (void)state;
    struct arena a = {0};
    struct buf b = {0};
    struct prose p;
    struct canvas c;
    canvas_init(&c, 4, 40, false);
    prose_init(&p, &a, 40, false);
    prose_text(&p, ROLE_TEXT, 0, STR("a\033[31mb\xff \x9b""c"));
    prose_verbatim(&p, ROLE_GOT, 0, STR("\033]0;title\007"));
    prose_draw(&p, &c, canvas_all(&c), 0, NULL);
    prose_dump(&p, &b);
    canvas_dump(&c, &b);
    for (size_t i = 0; i < b.len; i++)
        assert_true((unsigned char)b.at[i] >= 0x20 || b.at[i] == '\n');
    assert_true(utf8_valid(buf_view(&b)));
    buf_release(&b);
    canvas_release(&c);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_forty_cells),
        cmocka_unit_test(at_eighty_cells),
        cmocka_unit_test(at_forty_cells_in_ascii),
        cmocka_unit_test(at_eighty_cells_in_ascii),
        cmocka_unit_test(no_width_loses_or_overflows),
        cmocka_unit_test(builders_wrap_indent_and_tag),
        cmocka_unit_test(printed_blanks_stay),
        cmocka_unit_test(runnable_fences_are_found),
        cmocka_unit_test(it_promises_no_run_where_there_is_none),
        cmocka_unit_test(it_is_drawn_with_an_offset),
        cmocka_unit_test(hostile_text_stays_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
