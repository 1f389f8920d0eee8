/* The editor: key sequences in, text out; mouse, locks, find, drawing. Keys are
 * written as in key scripts; text between them is typed. In texts, | is the
 * cursor. */
#include "ui/editor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static int64_t now;

static enum editor_result press(struct editor *e, const char *name)
{
    struct key k;
    if (!key_parse(str_from(name), &k))
        fail_msg("no key %s", name);
    struct ui_event ev = event_key(k.code, k.mods);
    return editor_handle(e, &ev, now += 10);
}

static void type(struct editor *e, const char *text)
{
    struct str s = str_from(text);
    while (s.len) {
        uint32_t c;
        size_t n = utf8_decode(s.at, s.len, &c);
        struct ui_event ev = event_key(c == '\n' ? K_ENTER : c == '\t' ? K_TAB : c, 0);
        editor_handle(e, &ev, now += 10);
        s = str_slice(s, n, s.len);
    }
}

/* Loads text with the cursor where | stands. */
static void load(struct editor *e, const char *text)
{
    const char *bar = strchr(text, '|');
    struct buf b = {0};
    struct pos p = {0, 0};
    for (const char *c = text; *c; c++) {
        if (c != bar)
            buf_char(&b, *c);
        if (bar && c < bar)
            p = *c == '\n' ? (struct pos){p.line + 1, 0} : (struct pos){p.line, p.byte + 1};
    }
    editor_load(e, buf_view(&b), false, 0, 0);
    editor_goto(e, p.line, p.byte);
    buf_release(&b);
}

static void expect(struct editor *e, const char *want)
{
    struct buf b = {0}, marked = {0};
    editor_save(e, &b);
    buf_char(&b, '\0');
    struct pos p = {0, 0};
    bool with_cursor = strchr(want, '|') != NULL;
    for (const char *c = b.at;; c++) {
        if (with_cursor && pos_eq(p, e->caret.at))
            buf_char(&marked, '|');
        if (!*c)
            break;
        buf_char(&marked, *c);
        p = *c == '\n' ? (struct pos){p.line + 1, 0} : (struct pos){p.line, p.byte + 1};
    }
    buf_char(&marked, '\0');
    assert_string_equal(marked.at, want);
    buf_release(&b);
    buf_release(&marked);
}

/* start, keys, result: keys are names parted by blanks; 'text' in quotes is typed. */
struct sequence { const char *start, *keys, *want; };

static void run(const struct sequence *s)
{
    struct editor e;
    editor_init(&e);
    load(&e, s->start);
    for (const char *k = s->keys; *k;) {
        char word[80];
        if (*k == ' ') {
            k++;
        } else if (*k == '\'') {
            size_t n = strcspn(k + 1, "'");
            snprintf(word, sizeof word, "%.*s", (int)n, k + 1);
            type(&e, word);
            k += n + 2;
        } else {
            size_t n = strcspn(k, " ");
            snprintf(word, sizeof word, "%.*s", (int)n, k);
            press(&e, word);
            k += n;
        }
    }
    expect(&e, s->want);
    editor_release(&e);
}

static void key_sequences(void **state)
{
    (void)state;
    static const struct sequence sequences[] = {
        /* typing and moving */
        {"|", "'int x;'", "int x;|"},
        {"ab|", "Left 'x' Right 'y'", "axby|"},
        {"one two|", "Ctrl-Left 'x'", "one x|two"},
        {"|one two", "Ctrl-Right 'x'", "one x|two"},
        {"    x = 1;|", "Home 'y'", "    y|x = 1;"},
        {"    x = 1;|", "Home Home 'y'", "y|    x = 1;"},
        {"    x|\ny", "End Down", "    x\ny|"},
        {"long line here|\nab\nlong line here", "Down Down 'x'", "long line here\nab\nlong line herex|"},
        {"a\nb\nc|", "Ctrl-Home 'x'", "x|a\nb\nc"},
        {"|a\nb\nc", "Ctrl-End 'x'", "a\nb\ncx|"},
        {"漢e\u0301|", "Left Left 'x'", "x|漢e\u0301"},
        {"a|b", "Left Left Left Right Right Right", "ab|"},
        {"|ab\ncd", "Down Down Down", "ab\ncd|"},
        {"ab\nc|d", "Up Up Up", "|ab\ncd"},
        /* selection */
        {"hello world|", "Ctrl-Shift-Left 'you'", "hello you|"},
        {"|hello world", "Shift-Right Shift-Right Delete", "|llo world"},
        {"|hello", "Shift-Right Shift-Right Left 'x'", "x|hello"},
        {"|hello", "Shift-Right Shift-Right Right 'x'", "hex|llo"},
        {"ab|c\ndef", "Shift-Down Backspace", "ab|f"},
        {"abc|\ndef", "Shift-Home 'x'", "x|\ndef"},
        {"a\nb\nc|", "Ctrl-A 'x'", "x|"},
        {"abc|", "Ctrl-A Esc 'x'", "abcx|"},
        /* erasing */
        {"ab|c", "Backspace", "a|c"},
        {"ab|c", "Delete", "ab|"},
        {"ab\n|c", "Backspace", "ab|c"},
        {"ab|\nc", "Delete", "ab|c"},
        {"one two|", "Alt-Backspace", "one |"},
        {"|one two", "Ctrl-Delete", "|two"},
        {"e\u0301|", "Backspace", "|"},
        {"        |x", "Backspace", "    |x"},
        {"      |x", "Backspace", "    |x"},
        {"  a   |x", "Backspace", "  a  |x"},
        {"\t\t|x", "Backspace", "\t|x"},
        {"a\nb|b\nc", "Ctrl-K", "a\nc|"},
        {"a\nb|", "Ctrl-K", "a|"},
        {"a|", "Ctrl-K Ctrl-K", "|"},
        /* new lines */
        {"    a|", "Enter 'b'", "    a\n    b|"},
        {"int f(void) {|", "Enter 'x'", "int f(void) {\n    x|"},
        {"int f(void) {|}", "Enter 'x'", "int f(void) {\n    x|\n}"},
        {"    if (x) {|", "Enter", "    if (x) {\n        |"},
        {"    s = \"{|", "Enter", "    s = \"{\n    |"},
        {"    a| b", "Enter", "    a\n    |b"},
        {"|    a", "Enter", "\n|    a"},
        {"  |  a", "Enter", "\n  |  a"},
        {"    |", "Enter 'x'", "\n    x|"},
        {"f() {\n    x;|", "Enter '}'", "f() {\n    x;\n}|"},
        {"f() {\n    if (a) {\n        x;\n        |", "'}'", "f() {\n    if (a) {\n        x;\n    }|"},
        {"a = {|", "'}'", "a = {}|"},
        {"    |", "'}'", "    }|"},
        {"{ // }\n    |", "'}'", "{ // }\n}|"},
        /* indenting */
        {"ab|", "Tab 'x'", "ab  x|"},
        {"|ab", "Tab", "    |ab"},
        {"a|b\ncd", "Shift-Down Tab", "    ab\n    c|d"},
        {"    a|b\n  cd", "Shift-Down Shift-Tab", "ab\ncd|"},
        {"\ta|b", "Shift-Tab", "a|b"},
        {"  a|b", "Shift-Tab Shift-Tab", "a|b"},
        {"|a\n\nb", "Ctrl-A Tab", "    a\n\n    b|"},
        /* whole lines */
        {"    a|;\n    b;", "Ctrl-/", "    // a|;\n    b;"},
        {"    // a|;", "Ctrl-/", "    a|;"},
        {"|a\n\n    b", "Ctrl-A Ctrl-/", "// a\n\n//     b|"},
        {"|// a\n//b", "Ctrl-A Ctrl-/", "a\nb|"},
        {"a\nb|\nc", "Alt-Up", "b|\na\nc"},
        {"a\nb|\nc", "Alt-Down", "a\nc\nb|"},
        {"a|\nb", "Alt-Up", "a|\nb"},
        {"a\n|b\nc\nd", "Shift-Down Shift-Down Alt-Down", "a\nd\nb\nc|"},
        {"a|\nb", "Alt-c", "a\na|\nb"},
        /* cut, copy, paste */
        {"one| two", "Ctrl-Shift-Left Ctrl-X End Ctrl-V", " twoone|"},
        {"|ab", "Shift-Right Ctrl-C Right Ctrl-V Ctrl-V", "aaa|b"},
        {"a\nb|\nc", "Ctrl-X Ctrl-V", "a\nb\nc|"},
        {"ab|\nc", "Ctrl-C Ctrl-V", "ab\nab|\nc"},
        /* undo and redo */
        {"|", "'int x' Ctrl-Z", "int |"},
        {"|", "'int x' Ctrl-Z Ctrl-Z", "|"},
        {"|", "'int x' Ctrl-Z Ctrl-Z Ctrl-Y", "int |"},
        {"a|b", "Delete Ctrl-Z", "a|b"},
        {"ab|c", "Backspace Backspace Ctrl-Z", "ab|c"},
        {"a|\nb", "Alt-Down Ctrl-Z", "a|\nb"},
        {"x {|}", "Enter Ctrl-Z", "x {|}"},
        {"f {\n    |", "'}' Ctrl-Z", "f {\n    |"},
        {"|a\nb", "Ctrl-A Ctrl-/ Ctrl-Z", "a\nb|"},
        {"a|", "'b' Left 'c' Ctrl-Z", "a|b"},
        /* brackets, find, go to */
        {"f(|a, (b))", "Ctrl-]", "f(a, (b)|)"},
        {"|one two one", "Ctrl-F 'one' Esc 'x'", "x| two one"},
        {"|one two one", "Ctrl-F 'one' Enter Esc 'x'", "one two x|"},
        {"|one two one", "Ctrl-F 'one' Enter Enter Esc 'x'", "x| two one"},
        {"|one two one", "Ctrl-F 'one' Up Esc 'x'", "one two x|"},
        {"|one two", "Ctrl-F 'oneq' Backspace Esc 'x'", "x| two"},
        {"|a\nb\nc", "Ctrl-G '3' Enter 'x'", "a\nb\nx|c"},
        {"|a b a", "Ctrl-F 'a' Esc F3 'x'", "a b x|"},
        {"a b a|", "Ctrl-F 'a' Esc Shift-F3 'x'", "a b x|"},
        {"|foo bar", "Ctrl-F 'bar' Left 'x'", "foo x|bar"},
    };
    for (size_t i = 0; i < COUNT(sequences); i++) {
        print_message("# %s: %s\n", sequences[i].start, sequences[i].keys);
        run(&sequences[i]);
    }
}

#ifdef TINY
enum { PRESSES = 50 }; /* the history keeps 64 steps there */
#else
enum { PRESSES = 150 };
#endif

static void everything_can_be_undone(void **state)
{
    (void)state;
    static const char *const keys[] = {
        "Left", "Right", "Up", "Down", "Shift-Left", "Shift-Down", "Ctrl-Right", "Home", "End", "Enter",
        "Backspace", "Delete", "Tab", "Shift-Tab", "Ctrl-/", "Alt-Up", "Alt-Down", "Alt-c", "Ctrl-X",
        "Ctrl-V", "Ctrl-K", "Ctrl-C", "a", "{", "}", "(", "\"", "Ctrl-Home", "Ctrl-Shift-Right", "Ctrl-]",
        "é", "漢", "Alt-Backspace", "Ctrl-Z", "Ctrl-Y", "PgDn", "Ctrl-A", "F3", "/", "*",
    };
    static const char start[] = "int main(void)\n{\n    /* a */ char s[] = \"x{\";\n\tif (s[0])\n        return 1;\n}\n";
    struct canvas c;
    canvas_init(&c, 12, 30, false);
    for (uint32_t round = 0; round < 60; round++) {
        uint32_t seed = round * 2654435761u + 1;
        struct editor e;
        editor_init(&e);
        bool limited = round % 2;
        editor_load(&e, STR(start), limited, 2, 5);
        for (int i = 0; i < PRESSES; i++) {
            seed = seed * 1664525u + 1013904223u;
            press(&e, keys[(seed >> 8) % COUNT(keys)]);
            if (i % 16 == 0)
                editor_draw(&e, &c, canvas_all(&c), true);
            assert_true(pos_eq(e.caret.at, text_clamp(e.text, e.caret.at)));
        }
        if (limited) { /* the locked lines are as they were */
            assert_true(str_eq(text_line(e.text, 0), STR("int main(void)")));
            assert_true(str_eq(text_line(e.text, 1), STR("{")));
            assert_true(str_eq(text_line(e.text, text_lines(e.text) - 2), STR("}")));
        }
        for (int i = 0; i < 400; i++)
            press(&e, "Ctrl-Z");
        expect(&e, start);
        editor_release(&e);
    }
    canvas_release(&c);
}

static void locked_lines_say_so(void **state)
{
    (void)state;
    struct editor e;
    editor_init(&e);
    editor_load(&e, STR("top\n    mine\nbottom\n"), true, 1, 2);
    expect(&e, "top\n    |mine\nbottom\n"); /* the cursor starts where one can type */
    editor_goto(&e, 0, 1);
    static const char *const refused[] = {"x", "Enter", "Backspace", "Delete", "Tab", "Ctrl-X", "Ctrl-K",
                                          "Ctrl-/", "Alt-Down", "Alt-c", "Shift-Tab"};
    for (size_t i = 0; i < COUNT(refused); i++) {
        if (press(&e, refused[i]) != EDITOR_LOCKED)
            fail_msg("%s was not refused", refused[i]);
        assert_true(strstr(e.message, "locked") != NULL);
        expect(&e, "top\n    mine\nbottom\n");
    }
    editor_goto(&e, 1, 8);
    assert_int_equal(press(&e, "Delete"), EDITOR_LOCKED); /* would join with the locked line */
    assert_int_equal(press(&e, "Alt-Up"), EDITOR_LOCKED);
    assert_int_equal(press(&e, "Alt-Down"), EDITOR_LOCKED);
    editor_goto(&e, 1, 0);
    assert_int_equal(press(&e, "Backspace"), EDITOR_LOCKED);
    assert_int_equal(press(&e, "Ctrl-A"), EDITOR_HANDLED); /* selects what may be changed */
    assert_int_equal(press(&e, "y"), EDITOR_CHANGED);
    expect(&e, "top\ny|\nbottom\n");
    assert_int_equal(press(&e, "Ctrl-X"), EDITOR_CUT);
    expect(&e, "top\n|\nbottom\n");
    assert_int_equal(press(&e, "Ctrl-V"), EDITOR_CHANGED);
    assert_int_equal(press(&e, "Ctrl-Shift-Home"), EDITOR_HANDLED);
    assert_int_equal(press(&e, "x"), EDITOR_LOCKED);
    assert_int_equal(press(&e, "Ctrl-C"), EDITOR_COPIED);
    e.read_only = true;
    editor_goto(&e, 1, 0);
    assert_int_equal(press(&e, "x"), EDITOR_LOCKED);
    assert_int_equal(press(&e, "Ctrl-Z"), EDITOR_LOCKED);
    editor_release(&e);
}

static void results_tell_what_happened(void **state)
{
    (void)state;
    struct editor e;
    editor_init(&e);
    load(&e, "a|b");
    assert_int_equal(press(&e, "x"), EDITOR_CHANGED);
    assert_int_equal(press(&e, "Left"), EDITOR_HANDLED);
    assert_int_equal(press(&e, "F1"), EDITOR_IGNORED);
    assert_int_equal(press(&e, "Esc"), EDITOR_IGNORED);
    assert_int_equal(press(&e, "Ctrl-Q"), EDITOR_IGNORED);
    assert_int_equal(press(&e, "Ctrl-C"), EDITOR_COPIED);
    assert_int_equal(press(&e, "Ctrl-Z"), EDITOR_CHANGED);
    assert_int_equal(press(&e, "Ctrl-Z"), EDITOR_HANDLED);
    struct ui_event tick = {.kind = EVENT_TICK};
    assert_int_equal(editor_handle(&e, &tick, 0), EDITOR_IGNORED);
    struct ui_event paste = {.kind = EVENT_PASTE, .paste = STR("1\r\n\t2")};
    assert_int_equal(editor_handle(&e, &paste, 0), EDITOR_CHANGED);
    expect(&e, "a1\n\t2|b");
    press(&e, "Ctrl-Z");
    expect(&e, "a|b");
    press(&e, "Ctrl-F");
    paste.paste = STR("b\nrest");
    editor_handle(&e, &paste, 0);
    assert_true(editor_where(&e).selected);
    expect(&e, "ab|");
    assert_string_equal(e.message, "1 of 1");
    e.prompt = EDITOR_PROMPT_NONE;
    e.plain = true; /* prose: Tab is not the editor's, Enter does not indent */
    load(&e, "    a|");
    assert_int_equal(press(&e, "Tab"), EDITOR_IGNORED);
    press(&e, "Enter");
    expect(&e, "    a\n|");
    editor_release(&e);
}

static void a_changed_file_is_taken_over_as_one_step(void **state)
{
    (void)state;
    static const struct { const char *before, *after; } pairs[] = {
        {"a\nb\nc\n", "a\nX\nc\n"}, {"a\nb\nc\n", "a\nc\n"}, {"a\nc\n", "a\nb\nc\n"}, {"", "a\n"},
        {"a\n", ""}, {"a\na\na\n", "a\na\n"}, {"a", "a\n"}, {"x\r\ny", "x\nz"}, {"a\nb", "c\nd\ne"},
        {"a\na\n", "a\na\na\na\n"}, {"", "\n"},
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        struct editor e;
        struct buf start = {0};
        editor_init(&e);
        editor_load(&e, str_from(pairs[i].before), false, 0, 0);
        editor_save(&e, &start);
        buf_char(&start, '\0');
        assert_true(editor_reload(&e, str_from(pairs[i].after), false, 0, 0, 5));
        expect(&e, pairs[i].after);
        assert_false(editor_reload(&e, str_from(pairs[i].after), false, 0, 0, 6));
        press(&e, "Ctrl-Z");
        expect(&e, start.at);
        press(&e, "Ctrl-Y");
        expect(&e, pairs[i].after);
        buf_release(&start);
        editor_release(&e);
    }
    /* The locks move with the new text, and back with undo. */
    struct editor e;
    editor_init(&e);
    editor_load(&e, STR("top\nmine\nend\n"), true, 1, 2);
    assert_true(editor_reload(&e, STR("new\ntop\nmine 1\nmine 2\nend\n"), true, 2, 4, 5));
    assert_true(text_is_locked(e.text, 1) && !text_is_locked(e.text, 3) && text_is_locked(e.text, 4));
    press(&e, "Ctrl-Z");
    expect(&e, "top\nmine\nend\n");
    assert_true(text_is_locked(e.text, 0) && !text_is_locked(e.text, 1) && text_is_locked(e.text, 2));
    editor_release(&e);
}

/* ---- drawing ----------------------------------------------------------------------------- */

static void expect_screen(struct canvas *c, const char *want)
{
    struct buf b = {0};
    canvas_dump(c, &b);
    assert_string_equal(b.at, want);
    buf_release(&b);
}

static void the_picture_of_an_editor(void **state)
{
    (void)state;
    struct editor e;
    struct canvas c;
    canvas_init(&c, 7, 24, false);
    editor_init(&e);
    editor_load(&e, STR("int f(int n)\n{\n\treturn n;\n}\nint long_name = 12345;\n"), true, 2, 3);
    struct editor_mark marks[] = {
        {.line = 2, .byte = 8, .length = 1, .mark = MARK_WARNING, .role = ROLE_WARN, .text = "w"},
        {.line = 2, .byte = 1, .length = 6, .mark = MARK_ERROR, .role = ROLE_FAIL, .text = "the error"},
    };
    editor_set_marks(&e, marks, COUNT(marks));
    editor_draw(&e, &c, canvas_all(&c), true);
    expect_screen(&c, "  1┊int f(int n)\n"
                      "  2┊{\n"
                      "✗ 3     return n;\n"
                      "  4┊}\n"
                      "  5┊int long_name = 123›\n"
                      "  6┊\n"
                      "\n");
    assert_int_equal(c.cursor_row, 2);
    assert_int_equal(c.cursor_col, 8);
    assert_int_equal(canvas_cell(&c, 0, 4)->role, ROLE_LOCKED);
    assert_int_equal(canvas_cell(&c, 2, 8)->role, ROLE_KEYWORD);
    assert_true(canvas_cell(&c, 2, 8)->underline && canvas_cell(&c, 2, 13)->underline);
    assert_false(canvas_cell(&c, 2, 14)->underline);
    assert_true(canvas_cell(&c, 2, 15)->underline);
    assert_int_equal(canvas_cell(&c, 2, 2)->role, ROLE_CURRENT_LINE);
    assert_int_equal(canvas_cell(&c, 0, 2)->role, ROLE_GUTTER);
    assert_string_equal(editor_mark_at(&e, 2)->text, "the error");
    assert_null(editor_mark_at(&e, 1));
    /* A line above is added: the mark moves along. */
    press(&e, "Home");
    press(&e, "Home");
    press(&e, "Enter");
    assert_null(editor_mark_at(&e, 2));
    assert_non_null(editor_mark_at(&e, 3));
    press(&e, "Ctrl-Z");
    assert_non_null(editor_mark_at(&e, 2));
    /* Selection and its line end; then scrolled to the right. */
    editor_goto(&e, 2, 1);
    press(&e, "Shift-Down");
    editor_draw(&e, &c, canvas_all(&c), true);
    assert_true(canvas_cell(&c, 2, 8)->reverse && canvas_cell(&c, 2, 17)->reverse);
    assert_false(canvas_cell(&c, 2, 18)->reverse);
    editor_goto(&e, 4, 22);
    editor_draw(&e, &c, canvas_all(&c), true);
    expect_screen(&c, "  1┊‹(int n)\n"
                      "  2┊‹\n"
                      "✗ 3 ‹eturn n;\n"
                      "  4┊‹\n"
                      "  5┊‹ong_name = 12345;\n"
                      "  6┊\n"
                      "\n");
    assert_int_equal(c.cursor_col, 4 + 22 - e.left);
    /* ASCII, a small window, the prompt. */
    c.ascii = true;
    editor_goto(&e, 0, 0);
    press(&e, "Ctrl-F");
    type(&e, "n");
    editor_draw(&e, &c, canvas_all(&c), true);
    expect_screen(&c, "  1:int f(int n)\n"
                      "  2:{\n"
                      "E 3     return n;\n"
                      "  4:}\n"
                      "  5:int long_name = 123>\n"
                      "  6:\n"
                      "Find: n          1 of 8\n");
    assert_int_equal(c.cursor_row, 6);
    assert_int_equal(c.cursor_col, 7);
    editor_release(&e);
    canvas_release(&c);
}

static void any_size_can_be_drawn(void **state)
{
    (void)state;
    struct editor e;
    struct canvas c;
    canvas_init(&c, 10, 30, false);
    editor_init(&e);
    load(&e, "漢字漢字漢字\n\ta\x01\xff e\u0301\n|int main(void) { return 0; } // and more and more\n}\n");
    press(&e, "Ctrl-F");
    for (int rows = 0; rows <= 10; rows++) {
        for (int cols = 0; cols <= 30; cols++) {
            canvas_clear(&c);
            canvas_fill(&c, canvas_all(&c), ROLE_PASS);
            press(&e, cols % 2 ? "End" : "Ctrl-Home");
            editor_draw(&e, &c, (struct rect){0, 0, rows, cols}, true);
            for (int i = 0; i < 300; i++) /* nothing outside its rectangle */
                if (i / 30 >= rows || i % 30 >= cols)
                    assert_int_equal(c.cells[i].role, ROLE_PASS);
            assert_true(c.cursor_row < rows || c.cursor_row < 1);
        }
    }
    editor_release(&e);
    canvas_release(&c);
}

static void scrolling_follows_the_cursor(void **state)
{
    (void)state;
    struct editor e;
    struct canvas c;
    struct buf b = {0};
    canvas_init(&c, 10, 40, false);
    editor_init(&e);
    for (int i = 1; i <= 100; i++)
        buf_printf(&b, "line %d\n", i);
    editor_load(&e, buf_view(&b), false, 0, 0);
    editor_draw(&e, &c, canvas_all(&c), true);
    for (int i = 0; i < 50; i++) {
        press(&e, "Down");
        editor_draw(&e, &c, canvas_all(&c), true);
        assert_true(c.cursor_row >= 0 && c.cursor_row < 10);
    }
    assert_int_equal(e.top, 42);
    press(&e, "PgUp");
    editor_draw(&e, &c, canvas_all(&c), true);
    assert_int_equal(editor_where(&e).line, 42);
    press(&e, "Ctrl-End");
    editor_draw(&e, &c, canvas_all(&c), true);
    assert_int_equal(editor_where(&e).line, 101);
    assert_int_equal(c.cursor_row, 9);
    struct ui_event wheel = {.kind = EVENT_MOUSE, .mouse = {.action = MOUSE_WHEEL_UP, .row = 2, .col = 9}};
    int top = e.top;
    editor_handle(&e, &wheel, 0);
    canvas_clear(&c);
    editor_draw(&e, &c, canvas_all(&c), true);
    assert_int_equal(e.top, top - 3); /* and it stays there */
    assert_int_equal(c.cursor_row, -1); /* the cursor is out of sight */
    buf_release(&b);
    editor_release(&e);
    canvas_release(&c);
}

static void mouse(struct editor *e, enum mouse_action a, int row, int col, int clicks)
{
    struct ui_event ev = {.kind = EVENT_MOUSE,
                       .mouse = {.action = a, .row = row, .col = col, .button = 1, .clicks = clicks}};
    editor_handle(e, &ev, now);
}

static void the_mouse_puts_the_cursor(void **state)
{
    (void)state;
    struct editor e;
    struct canvas c;
    struct buf b = {0};
    canvas_init(&c, 8, 40, false);
    editor_init(&e);
    load(&e, "|int main(void)\n\treturn 漢字;\nend");
    editor_draw(&e, &c, (struct rect){1, 2, 6, 30}, true);
    int left = 2 + e.gutter; /* where column 0 is */
    mouse(&e, MOUSE_PRESS, 1, left + 4, 1);
    mouse(&e, MOUSE_RELEASE, 1, left + 4, 1);
    expect(&e, "int |main(void)\n\treturn 漢字;\nend");
    mouse(&e, MOUSE_PRESS, 2, left + 12, 1); /* right half of a wide character */
    expect(&e, "int main(void)\n\treturn |漢字;\nend");
    mouse(&e, MOUSE_PRESS, 2, left + 2, 1); /* inside a tab */
    expect(&e, "int main(void)\n|\treturn 漢字;\nend");
    mouse(&e, MOUSE_PRESS, 1, left + 99 - 80, 1); /* behind the line's end */
    expect(&e, "int main(void)|\n\treturn 漢字;\nend");
    mouse(&e, MOUSE_PRESS, 5, left, 1); /* below the text */
    expect(&e, "int main(void)\n\treturn 漢字;\nend|");
    mouse(&e, MOUSE_PRESS, 1, left + 5, 2);
    text_slice(e.text, range_of(e.caret.at, e.caret.anchor), &b);
    assert_true(str_is(buf_view(&b), "main"));
    mouse(&e, MOUSE_PRESS, 1, left + 5, 3);
    buf_clear(&b);
    text_slice(e.text, range_of(e.caret.at, e.caret.anchor), &b);
    assert_true(str_is(buf_view(&b), "int main(void)\n"));
    mouse(&e, MOUSE_PRESS, 1, left, 1);
    mouse(&e, MOUSE_DRAG, 3, left + 1, 1);
    mouse(&e, MOUSE_RELEASE, 3, left + 1, 1);
    press(&e, "x");
    expect(&e, "x|nd");
    struct ui_event outside = {.kind = EVENT_MOUSE,
                            .mouse = {.action = MOUSE_PRESS, .row = 0, .col = 39, .button = 1, .clicks = 1}};
    assert_int_equal(editor_handle(&e, &outside, 0), EDITOR_IGNORED);
    buf_release(&b);
    editor_release(&e);
    canvas_release(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(key_sequences),
        cmocka_unit_test(everything_can_be_undone),
        cmocka_unit_test(locked_lines_say_so),
        cmocka_unit_test(results_tell_what_happened),
        cmocka_unit_test(a_changed_file_is_taken_over_as_one_step),
        cmocka_unit_test(the_picture_of_an_editor),
        cmocka_unit_test(any_size_can_be_drawn),
        cmocka_unit_test(scrolling_follows_the_cursor),
        cmocka_unit_test(the_mouse_puts_the_cursor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
