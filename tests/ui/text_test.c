/* The text being edited: against a naive model with random edits, undo and redo;
 * locks; moves by characters, words and columns. */
#include "ui/text.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void expect(const struct text *t, const char *want)
{
    struct buf b = {0};
    text_save(t, &b);
    buf_char(&b, '\0');
    assert_string_equal(b.at, want);
    buf_release(&b);
}

static struct pos at(int line, int byte) { return (struct pos){line, byte}; }
static struct caret caret(int line, int byte) { return (struct caret){at(line, byte), at(line, byte)}; }

/* ---- random edits against one flat string -------------------------------------------- */

static uint32_t seed;
static uint32_t roll(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static size_t flat(struct str s, struct pos p)
{
    size_t i = 0;
    for (int line = 0; line < p.line; i++)
        line += s.at[i] == '\n';
    return i + (size_t)p.byte;
}

static struct pos random_pos(const struct text *t)
{
    int line = (int)roll((uint32_t)text_lines(t));
    return at(line, (int)roll((uint32_t)text_line(t, line).len + 1));
}

static void naive_replace(struct buf *b, struct range r, struct str with)
{
    struct buf now = {0};
    struct str s = buf_view(b);
    size_t from = flat(s, r.from), to = flat(s, r.to);
    buf_str(&now, str_slice(s, 0, from));
    buf_str(&now, with);
    buf_str(&now, str_slice(s, to, s.len));
    buf_release(b);
    *b = now;
}

static void same_as(const struct text *t, const struct buf *model)
{
    struct buf b = {0};
    text_save(t, &b);
    assert_int_equal(b.len, model->len);
    if (b.len)
        assert_memory_equal(b.at, model->at, b.len);
    buf_release(&b);
}

static void random_edits_undo_and_redo(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a", "\n", "int x;", "\n\n", "é", "漢字", "\t", " ", "e\u0301",
                                         "\xff", "{\n    }\n", "word word "};
    for (uint32_t round = 0; round < 200; round++) {
        seed = round * 7919 + 1;
        struct text *t = text_new();
        struct buf model = {0};
        static const char start[] = "one\ntwo\n\nfour";
        text_load(t, str_from(start));
        buf_cstr(&model, start);
        int64_t now = 0;
        for (int i = 0; i < 60; i++) {
            now += roll(1500);
            enum edit_kind kind = (enum edit_kind)roll(3);
            struct caret before = {random_pos(t), {0, 0}};
            before.anchor = before.at;
            text_begin(t, kind, before, now);
            int changes = kind == EDIT_STEP ? 1 + (int)roll(3) : 1;
            struct pos end = before.at;
            for (int k = 0; k < changes; k++) {
                struct range r = range_of(random_pos(t), random_pos(t));
                struct str with = str_from(pieces[roll(COUNT(pieces))]);
                if (kind != EDIT_STEP || roll(2))
                    r = (struct range){before.at, before.at};
                if (kind == EDIT_STEP && k)
                    r = range_of(random_pos(t), random_pos(t));
                if (kind == EDIT_ERASING) {
                    r = range_of(text_left(t, before.at), before.at);
                    with = STR("");
                }
                enum edit_result done = text_replace(t, r, with, &end);
                assert_int_not_equal(done, EDIT_LOCKED);
                if (done == EDIT_DONE)
                    naive_replace(&model, r, with);
                if (kind == EDIT_ERASING)
                    end = r.from;
            }
            text_end(t, (struct caret){text_clamp(t, end), text_clamp(t, end)});
            same_as(t, &model);
        }
        struct caret c;
        int undone = 0, redone = 0;
        while (text_undo(t, &c))
            undone++;
        expect(t, start);
        while (text_redo(t, &c))
            redone++;
        assert_int_equal(undone, redone);
        same_as(t, &model);
        /* There and back in between, then a new edit ends the redoing. */
        for (int i = 0; i < undone / 2; i++)
            text_undo(t, &c);
        assert_int_equal(text_insert(t, at(0, 0), STR("!"), NULL), EDIT_DONE);
        assert_false(text_redo(t, &c));
        while (text_undo(t, &c)) {}
        expect(t, start);
        buf_release(&model);
        text_free(t);
    }
}

static void typing_is_undone_by_words(void **state)
{
    (void)state;
    struct text *t = text_new();
    struct caret c;
    int64_t now = 100;
    const char *typed = "int x";
    for (int i = 0; typed[i]; i++, now += 50) {
        text_begin(t, EDIT_TYPING, caret(0, i), now);
        assert_int_equal(text_insert(t, at(0, i), (struct str){typed + i, 1}, NULL), EDIT_DONE);
        text_end(t, caret(0, i + 1));
    }
    assert_true(text_undo(t, &c));
    expect(t, "int ");
    assert_int_equal(c.at.byte, 4);
    assert_true(text_undo(t, &c));
    expect(t, "");
    assert_false(text_undo(t, &c));
    assert_true(text_redo(t, &c) && text_redo(t, &c));
    expect(t, "int x");
    assert_int_equal(c.at.byte, 5);
    /* A pause makes a new step, and so does moving away. */
    now += 5000;
    text_begin(t, EDIT_TYPING, caret(0, 5), now);
    assert_int_equal(text_insert(t, at(0, 5), STR("y"), NULL), EDIT_DONE);
    text_end(t, caret(0, 6));
    text_seal(t);
    text_begin(t, EDIT_TYPING, caret(0, 6), now + 1);
    assert_int_equal(text_insert(t, at(0, 6), STR("z"), NULL), EDIT_DONE);
    text_end(t, caret(0, 7));
    text_undo(t, &c);
    expect(t, "int xy");
    text_undo(t, &c);
    expect(t, "int x");
    text_free(t);
}

static void locked_lines_refuse_what_touches_them(void **state)
{
    (void)state;
    struct text *t = text_new();
    struct caret c;
    text_load(t, STR("a\nb\nc\nd\ne"));
    text_lock_outside(t, 1, 3);
    assert_true(text_is_locked(t, 0) && !text_is_locked(t, 1) && !text_is_locked(t, 2) &&
                text_is_locked(t, 3));
    assert_int_equal(text_insert(t, at(0, 1), STR("x"), NULL), EDIT_LOCKED);
    assert_int_equal(text_insert(t, at(3, 0), STR("x"), NULL), EDIT_LOCKED);
    assert_int_equal(text_erase(t, (struct range){{0, 1}, {1, 0}}), EDIT_LOCKED);
    assert_int_equal(text_erase(t, (struct range){{2, 1}, {3, 0}}), EDIT_LOCKED);
    assert_int_equal(text_erase(t, (struct range){{0, 0}, {4, 1}}), EDIT_LOCKED);
    expect(t, "a\nb\nc\nd\ne");
    assert_int_equal(text_insert(t, at(1, 1), STR("1\n2\n3"), NULL), EDIT_DONE);
    expect(t, "a\nb1\n2\n3\nc\nd\ne");
    assert_true(!text_is_locked(t, 4) && text_is_locked(t, 5));
    assert_int_equal(text_erase(t, (struct range){{1, 0}, {4, 1}}), EDIT_DONE);
    expect(t, "a\n\nd\ne");
    assert_true(!text_is_locked(t, 1) && text_is_locked(t, 2));
    assert_int_equal(text_erase(t, (struct range){{1, 0}, {1, 0}}), EDIT_NOTHING);
    while (text_undo(t, &c)) {}
    expect(t, "a\nb\nc\nd\ne");
    assert_true(!text_is_locked(t, 2) && text_is_locked(t, 3));
    struct range open = text_open_range(t);
    assert_true(pos_eq(open.from, at(1, 0)) && pos_eq(open.to, at(2, 1)));
    text_unlock(t);
    assert_int_equal(text_insert(t, at(0, 1), STR("x"), NULL), EDIT_DONE);
    /* An empty region is given a line, or nothing could be typed. */
    text_load(t, STR("begin\nend\n"));
    text_lock_outside(t, 1, 1);
    expect(t, "begin\n\nend\n");
    assert_false(text_undo(t, &c));
    assert_int_equal(text_insert(t, at(1, 0), STR("mine"), NULL), EDIT_DONE);
    expect(t, "begin\nmine\nend\n");
    text_free(t);
}

static void loading_makes_unix_lines(void **state)
{
    (void)state;
    struct text *t = text_new();
    text_load(t, STR("a\r\nb\rc\n"));
    expect(t, "a\nb\nc\n");
    assert_int_equal(text_lines(t), 4);
    assert_int_equal(text_insert(t, at(0, 1), STR("\r\nx\r\n"), NULL), EDIT_DONE);
    expect(t, "a\nx\n\nb\nc\n");
    text_load(t, STR(""));
    assert_int_equal(text_lines(t), 1);
    expect(t, "");
    text_free(t);
}

static void changes_are_reported_from_their_first_line(void **state)
{
    (void)state;
    struct text *t = text_new();
    struct caret c;
    text_load(t, STR("a\nb\nc\nd"));
    assert_int_equal(text_changed_from(t), 0);
    assert_int_equal(text_changed_from(t), INT_MAX);
    uint64_t version = text_version(t);
    assert_int_equal(text_insert(t, at(2, 0), STR("x"), NULL), EDIT_DONE);
    assert_int_equal(text_insert(t, at(1, 0), STR("x"), NULL), EDIT_DONE);
    assert_true(text_version(t) > version);
    assert_int_equal(text_changed_from(t), 1);
    text_undo(t, &c);
    assert_int_equal(text_changed_from(t), 1);
    text_free(t);
}

/* ---- moving ----------------------------------------------------------------------------- */

static void characters_are_stepped_over_whole(void **state)
{
    (void)state;
    struct text *t = text_new();
    /* a, e with two marks, wide, a bad byte, a cut-off sequence, then the next line */
    text_load(t, STR("ae\u0301\u0302漢\xff\xe2\x82z\nq"));
    static const int stops[] = {0, 1, 6, 9, 10, 11, 12, 13};
    struct pos p = {0, 0};
    for (size_t i = 1; i < COUNT(stops); i++) {
        p = text_right(t, p);
        assert_int_equal(p.line, 0);
        assert_int_equal(p.byte, stops[i]);
    }
    p = text_right(t, p);
    assert_true(pos_eq(p, at(1, 0)));
    p = text_left(t, p);
    for (size_t i = COUNT(stops) - 1; i-- > 0;) {
        p = text_left(t, p);
        assert_int_equal(p.byte, stops[i]);
    }
    assert_true(pos_eq(text_left(t, p), p));
    assert_true(pos_eq(text_right(t, at(1, 1)), at(1, 1)));
    assert_true(pos_eq(text_clamp(t, at(0, 3)), at(0, 1)));  /* inside the marks */
    assert_true(pos_eq(text_clamp(t, at(0, 8)), at(0, 6)));  /* inside the wide one */
    assert_true(pos_eq(text_clamp(t, at(9, 9)), at(1, 1)));
    assert_true(pos_eq(text_clamp(t, at(-1, 5)), at(0, 0)));
    text_free(t);
}

static void forth_and_back_cut_alike(void **state)
{
    (void)state;
    struct text *t = text_new();
    for (seed = 1; seed < 2000; seed += 3) {
        uint32_t keep = seed;
        static const char *const bits[] = {"a", "\xcc\x81", "\xe6\xbc\xa2", "\xff", "\xe2", "\x82", "\xf0\x9f",
                                           "\xf0\x9f\x99\x82", " ", "\xe2\x80\x8d", "\xef\xb8\x8f"};
        struct buf b = {0};
        for (int i = 0; i < 12; i++)
            buf_cstr(&b, bits[roll(COUNT(bits))]);
        text_load(t, buf_view(&b));
        int stops[64], n = 0;
        for (struct pos p = {0, 0};; p = text_right(t, p)) {
            stops[n++] = p.byte;
            if (p.byte == (int)b.len)
                break;
        }
        struct pos p = {0, (int)b.len};
        while (n-- > 0) {
            assert_int_equal(p.byte, stops[n]);
            p = text_left(t, p);
        }
        buf_release(&b);
        seed = keep;
    }
    text_free(t);
}

static void columns_agree_with_what_is_shown(void **state)
{
    (void)state;
    /* Every code point takes as many cells as its printable form. */
    for (uint32_t code = 1; code < 0x11000; code++) {
        if ((code >= 0xD800 && code < 0xE000) || code == '\n' || code == '\t' || code == '\r')
            continue;
        char bytes[8] = "x";
        struct str s = {bytes, 1 + utf8_encode(code, bytes + 1)};
        struct buf shown = {0};
        utf8_printable(&shown, s);
        int want = utf8_str_width(buf_view(&shown)), have = text_column(s, (int)s.len);
        if (want != have)
            fail_msg("U+%04X is shown in %d cells, counted as %d", code, want - 1, have - 1);
        buf_release(&shown);
    }
    struct str line = STR("\ta漢b\tc");
    static const int columns[] = {0, 4, 5, -1, -1, 7, 8, 12};
    for (int byte = 0; byte < 8; byte++)
        if (columns[byte] >= 0)
            assert_int_equal(text_column(line, byte), columns[byte]);
    assert_int_equal(text_byte(line, 0), 0);
    assert_int_equal(text_byte(line, 3), 0);
    assert_int_equal(text_byte(line, 4), 1);
    assert_int_equal(text_byte(line, 5), 2);
    assert_int_equal(text_byte(line, 6), 2); /* the right half of the wide one */
    assert_int_equal(text_byte(line, 7), 5);
    assert_int_equal(text_byte(line, 99), (int)line.len);
}

static void words(void **state)
{
    (void)state;
    struct text *t = text_new();
    text_load(t, STR("int main_2(void) {\n  x"));
    static const int right[] = {4, 10, 11, 15, 17, 18};
    struct pos p = {0, 0};
    for (size_t i = 0; i < COUNT(right); i++) {
        p = text_word_right(t, p);
        assert_int_equal(p.byte, right[i]);
    }
    p = text_word_right(t, p);
    assert_true(pos_eq(p, at(1, 0)));
    p = text_word_left(t, p);
    static const int left[] = {17, 15, 11, 10, 4, 0};
    for (size_t i = 0; i < COUNT(left); i++) {
        p = text_word_left(t, p);
        assert_int_equal(p.byte, left[i]);
    }
    struct range w = text_word_at(t, at(0, 6));
    assert_true(w.from.byte == 4 && w.to.byte == 10);
    w = text_word_at(t, at(0, 18));
    assert_true(w.from.byte == 17 && w.to.byte == 18);
    text_free(t);
}

static void brackets_are_matched(void **state)
{
    (void)state;
    struct text *t = text_new();
    struct pos here, other;
    text_load(t, STR("f(a[1], (b)) {\n  x;\n}\n)"));
    assert_true(text_bracket(t, at(0, 1), NULL, NULL, &here, &other));
    assert_true(pos_eq(here, at(0, 1)) && pos_eq(other, at(0, 11)));
    assert_true(text_bracket(t, at(0, 12), NULL, NULL, &here, &other)); /* behind it */
    assert_true(pos_eq(here, at(0, 11)) && pos_eq(other, at(0, 1)));
    assert_true(text_bracket(t, at(2, 0), NULL, NULL, &here, &other));
    assert_true(pos_eq(other, at(0, 13)));
    assert_false(text_bracket(t, at(3, 0), NULL, NULL, &here, &other));
    assert_false(text_bracket(t, at(1, 1), NULL, NULL, &here, &other));
    text_free(t);
}

static void finding_goes_round(void **state)
{
    (void)state;
    struct text *t = text_new();
    struct range r;
    bool round;
    text_load(t, STR("one two\nTwo two\nthree"));
    assert_true(text_find(t, STR("two"), at(0, 0), false, &r, &round));
    assert_true(pos_eq(r.from, at(0, 4)) && pos_eq(r.to, at(0, 7)) && !round);
    assert_true(text_find(t, STR("two"), at(0, 5), false, &r, &round));
    assert_true(pos_eq(r.from, at(1, 0)) && !round); /* case does not matter */
    assert_true(text_find(t, STR("Two"), at(0, 0), false, &r, &round));
    assert_true(pos_eq(r.from, at(1, 0))); /* with a capital it does */
    assert_true(text_find(t, STR("two"), at(1, 5), false, &r, &round));
    assert_true(pos_eq(r.from, at(0, 4)) && round);
    assert_true(text_find(t, STR("two"), at(0, 4), true, &r, &round));
    assert_true(pos_eq(r.from, at(1, 4)) && round);
    assert_true(text_find(t, STR("two"), at(1, 4), true, &r, &round));
    assert_true(pos_eq(r.from, at(1, 0)) && !round);
    assert_true(text_find(t, STR("one"), at(0, 0), false, &r, &round));
    assert_true(text_find(t, STR("one"), at(0, 1), false, &r, &round) && round);
    assert_true(text_find(t, STR("three"), at(2, 5), true, &r, &round) && !round);
    assert_false(text_find(t, STR("four"), at(0, 0), false, &r, &round));
    assert_false(text_find(t, STR(""), at(0, 0), false, &r, &round));
    text_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_edits_undo_and_redo),
        cmocka_unit_test(typing_is_undone_by_words),
        cmocka_unit_test(locked_lines_refuse_what_touches_them),
        cmocka_unit_test(loading_makes_unix_lines),
        cmocka_unit_test(changes_are_reported_from_their_first_line),
        cmocka_unit_test(characters_are_stepped_over_whole),
        cmocka_unit_test(forth_and_back_cut_alike),
        cmocka_unit_test(columns_agree_with_what_is_shown),
        cmocka_unit_test(words),
        cmocka_unit_test(brackets_are_matched),
        cmocka_unit_test(finding_goes_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
