/* Lines put in order: how an answer is read back into pieces, written and indented, in which
 * order pieces are offered, and what an order is worth. */
#include "study/study.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;
static struct judge *judge;
static struct pack *pack;
static const struct exercise *ex; /* of the shared pack */

static int start(void **state)
{
    (void)state;
    struct error e = {0};
    judge = judge_new(&e);
    pack = pack_open("tests/packs/kinds", &e);
    if (!judge || !pack)
        return -1;
    ex = item_exercise(pack_item(pack, STR("free-the-list")));
    return 0;
}

static int stop(void **state)
{
    (void)state;
    judge_free(judge);
    pack_free(pack);
    arena_release(&arena);
    return 0;
}

static struct str answer_of(const struct exercise *of, const int *pieces, size_t count)
{
    struct order_piece placed[32];
    struct buf b = {0};
    for (size_t i = 0; i < count; i++)
        placed[i] = (struct order_piece){.piece = pieces[i]};
    order_write(&b, of, placed, count);
    struct str s = arena_str(&arena, buf_view(&b));
    buf_release(&b);
    return s;
}
#define ANSWER(of, ...) answer_of(of, (const int[]){__VA_ARGS__}, sizeof((const int[]){__VA_ARGS__}) / sizeof(int))

static struct grade graded(struct str answer)
{
    struct attempt at = grade_attempt(&arena, ex, answer);
    struct verdict *v = judge_run(judge, &at);
    struct grade g = grade_answer(&arena, ex, answer, v);
    struct words w = words_grade(&arena, ex, &g);
    (void)w;
    for (size_t i = 0; i < g.count; i++) /* what is looked at below outlives the verdict */
        g.failures[i].code = arena_cstr(&arena, str_from(g.failures[i].code));
    verdict_free(v);
    return g;
}

/* ---- reading and writing --------------------------------------------------------- */

static void written_is_read_again(void **state)
{
    (void)state;
    struct str text = ANSWER(ex, 0, 1, 2, 3, 4);
    assert_true(str_eq(text, ex->solution)); /* indented as a person would */
    struct order o = order_read(&arena, ex, text);
    assert_int_equal(o.wrong_line, 0);
    assert_int_equal(o.count, 5);
    for (int i = 0; i < 5; i++)
        assert_int_equal(o.placed[i].piece, i);
    assert_int_equal(o.placed[0].line, 22);
    o = order_read(&arena, ex, ANSWER(ex, 5, 2));
    assert_int_equal(o.count, 2);
    assert_int_equal(o.placed[0].piece, 5);
    assert_int_equal(order_read(&arena, ex, ex->start).count, 0);
    assert_int_equal(order_read(&arena, ex, STR("int main(void) { }\n")).count, 0);
}

/* An exercise made of these pieces; the last argument is NULL. */
static struct exercise made_of(struct piece *pieces, const char *const *texts)
{
    struct exercise e = {.id = STR("made"), .kind = EXERCISE_ORDER, .pieces = pieces,
                         .start = STR("void f(void)\n{\n    " REGION_BEGIN "\n    " REGION_END "\n}\n")};
    for (; *texts; texts++) {
        struct str rest = str_from(*texts), line;
        struct piece *p = &pieces[e.piece_count++];
        *p = (struct piece){.text = str_from(*texts)};
        while (str_line(&rest, &line))
            p->lines++;
    }
    return e;
}

static void indented_by_braces(void **state)
{
    (void)state;
    struct piece pieces[PIECES_MAX];
    struct exercise e = made_of(pieces, (const char *const[]){
        "if (a) {\n", "} else {\n", "}\n", "for (;;)\n", "if (b)\n", "puts(\"}{\"); // }\n", "x = '{';\n", "}\n",
        "do\n", "while (x);\n", NULL});
    assert_true(str_eq(region_lines(ANSWER(&e, 0, 5, 1, 6, 2, 3, 4, 5, 6, 7, 6, 8, 6, 9, 6)), STR(
        "    if (a) {\n"
        "        puts(\"}{\"); // }\n"
        "    } else {\n"
        "        x = '{';\n"
        "    }\n"
        "    for (;;)\n"
        "        if (b)\n"
        "            puts(\"}{\"); // }\n"
        "    x = '{';\n"
        "    }\n" /* one too many does not go out of the region */
        "    x = '{';\n"
        "    do\n"
        "        x = '{';\n"
        "    while (x);\n"
        "    x = '{';\n")));
    e.start = STR("\t" REGION_BEGIN "\n\t" REGION_END "\n");
    assert_true(str_eq(region_lines(ANSWER(&e, 0, 5, 2)), STR("\tif (a) {\n\t\tputs(\"}{\"); // }\n\t}\n")));
}

static void a_piece_of_several_lines_shows_its_depth(void **state)
{
    (void)state;
    struct piece pieces[PIECES_MAX];
    made_of(pieces, (const char *const[]){"if (f == NULL)\ngoto leave;\nputs(\"\");\n", "} else {\nx = 1;\n}\n", NULL});
    assert_true(str_eq(order_shown(&arena, &pieces[0]), STR("if (f == NULL)\n    goto leave;\nputs(\"\");\n")));
    assert_true(str_eq(order_shown(&arena, &pieces[1]), STR("} else {\n    x = 1;\n}\n")));
}

static void pieces_that_begin_alike(void **state)
{
    (void)state;
    struct piece pieces[PIECES_MAX];
    struct exercise e = made_of(pieces, (const char *const[]){"a;\n", "a;\nb;\n", "b;\nc;\n", "}\n", "}\n", NULL});
    struct order o = order_read(&arena, &e, ANSWER(&e, 0, 2)); /* a b c: not "a b" and then c */
    assert_int_equal(o.wrong_line, 0);
    assert_int_equal(o.count, 2);
    assert_int_equal(o.placed[0].piece, 0);
    assert_int_equal(o.placed[1].piece, 2);
    o = order_read(&arena, &e, ANSWER(&e, 3, 4));
    assert_int_equal(o.wrong_line, 0);
    assert_true(o.placed[0].piece != o.placed[1].piece);
    o = order_read(&arena, &e, ANSWER(&e, 3, 4, 3)); /* a third is not there */
    assert_int_equal(o.wrong_line, 6);
    assert_true(o.again);
    assert_int_equal(o.count, 3);
    assert_int_equal(o.placed[2].piece, -1);
    o = order_read(&arena, &e, STR(REGION_BEGIN "\n  b;\n\n// said\n  a;\n" REGION_END "\n")); /* half a piece */
    assert_int_equal(o.wrong_line, 2);
    assert_true(o.again);
    o = order_read(&arena, &e, STR(REGION_BEGIN "\na;\nd;\n" REGION_END "\n"));
    assert_int_equal(o.wrong_line, 3);
    assert_true(!o.again && str_is(o.wrong, "d;"));
    assert_int_equal(o.count, 2); /* what was written by hand is not lost */
    struct buf b = {0};
    order_write(&b, &e, o.placed, o.count);
    assert_true(str_eq(region_lines(buf_view(&b)), STR("    a;\n    d;\n")));
    buf_release(&b);
}

/* A text made to be looked for long: 2^n ways to read its beginning. */
static void a_hostile_text_ends(void **state)
{
    (void)state;
    struct piece pieces[PIECES_MAX];
    struct exercise e = made_of(pieces, (const char *const[]){
        "a\n", "a\na\n", "a\na\na\n", "a\na\na\na\n", "a\na\na\na\na\n", "a\na\na\na\na\na\n", "a\na\na\na\na\na\na\n",
        "a\na\na\na\na\na\na\na\n", "a\na\na\na\na\na\na\na\na\n", "a\na\na\na\na\na\na\na\na\na\n", NULL});
    struct buf b = {0};
    buf_cstr(&b, REGION_BEGIN "\n");
    for (int i = 0; i < 54; i++)
        buf_cstr(&b, "a\n");
    buf_cstr(&b, "x\n" REGION_END "\n");
    struct order o = order_read(&arena, &e, buf_view(&b));
    assert_true(o.wrong_line > 0);
    buf_release(&b);
}

/* ---- the pool ------------------------------------------------------------------------ */

static void the_pool_is_shuffled(void **state)
{
    (void)state;
    int pool[PIECES_MAX], again[PIECES_MAX], other[PIECES_MAX];
    bool differs = false;
    for (uint64_t seed = 0; seed < 3000; seed++) {
        order_pool(ex, seed, pool);
        order_pool(ex, seed, again);
        assert_memory_equal(pool, again, sizeof(int) * ex->piece_count); /* the same every time */
        unsigned seen = 0;
        int right = 0, at = 0;
        for (size_t i = 0; i < ex->piece_count; i++)
            seen |= 1u << pool[i];
        assert_int_equal(seen, (1u << ex->piece_count) - 1);
        for (size_t i = 0; i < ex->piece_count; i++)
            if (!ex->pieces[pool[i]].distractor)
                right += pool[i] == at++;
        assert_true(right < at); /* never solved */
        order_pool(ex, seed + 1, other);
        differs = differs || memcmp(pool, other, sizeof(int) * ex->piece_count);
    }
    assert_true(differs);
    /* with twins: their places do not make it another order */
    struct piece pieces[PIECES_MAX];
    struct exercise e = made_of(pieces, (const char *const[]){"a\n", "}\n", "}\n", "b\n", NULL});
    for (uint64_t seed = 0; seed < 500; seed++) {
        char order[5] = "";
        order_pool(&e, seed, pool);
        for (int i = 0; i < 4; i++)
            order[i] = e.pieces[pool[i]].text.at[0];
        assert_string_not_equal(order, "a}}b");
    }
}

static void an_order_in_numbers(void **state)
{
    (void)state;
    struct error e = {0};
    struct buf b = {0};
    int pool[PIECES_MAX] = {4, 3, 2, 1, 0, 5};
    assert_true(order_said(ex, pool, STR(" 5 4, 3,2  1 "), &b, &e));
    assert_true(str_eq(buf_view(&b), ex->solution));
    buf_clear(&b);
    assert_true(order_said(ex, pool, STR(""), &b, &e)); /* all back */
    assert_true(str_eq(buf_view(&b), ex->start));
    static const struct { const char *said, *why; } wrong[] = {
        {"1 7", "\"7\" is no piece; they are numbered 1 to 6"}, {"0", "\"0\" is no piece"},
        {"2 a", "\"a\" is no piece"}, {"3 1 3", "piece 3 is named twice"}};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        buf_clear(&b);
        assert_false(order_said(ex, pool, str_from(wrong[i].said), &b, &e));
        assert_int_equal(e.kind, ERROR_USAGE);
        assert_non_null(strstr(e.text, wrong[i].why));
        assert_int_equal(b.len, 0);
    }
    buf_release(&b);
}

/* ---- what it is worth ------------------------------------------------------------------ */

static bool tells(const struct grade *g, const char *part)
{
    struct words w = words_grade(&arena, ex, g);
    for (size_t i = 0; i < w.count; i++)
        if (strstr(w.lines[i].text.at, part))
            return true;
    return false;
}

static void right_and_wrong_orders(void **state)
{
    (void)state;
    struct grade g = graded(ANSWER(ex, 0, 1, 2, 3, 4));
    assert_int_equal(g.status, GRADE_PASSED);
    g = graded(ex->start);
    assert_true(g.incomplete && g.status == GRADE_FAILED); /* not tried: never recorded */
    assert_string_equal(g.failures[0].code, "wrong-order");
    assert_true(tells(&g, "NOT YET  No piece is in the program yet."));
    g = graded(ANSWER(ex, 0, 2, 1, 3, 4));
    assert_int_equal(g.status, GRADE_FAILED);
    assert_string_equal(g.failures[0].code, "use-after-free");
    assert_int_equal(g.because.count, 0);
    g = graded(ANSWER(ex, 0, 1));
    assert_string_equal(g.failures[0].code, "compile-error");
}

static void a_distractor_tells_why(void **state)
{
    (void)state;
    struct grade g = graded(ANSWER(ex, 0, 2, 5, 4));
    assert_int_equal(g.status, GRADE_FAILED);
    assert_string_equal(g.failures[0].code, "use-after-free"); /* the run first */
    assert_true(str_is(g.tag, "freed-node-readable"));
    assert_int_equal(g.distractor_line, 24);
    struct attempt at = grade_attempt(&arena, ex, ANSWER(ex, 0, 2, 5, 4));
    struct verdict *v = judge_run(judge, &at);
    g = grade_answer(&arena, ex, ANSWER(ex, 0, 2, 5, 4), v);
    assert_true(tells(&g, "Line 24 does not belong in the program:"));
    assert_true(tells(&g, "You pictured a box that can still be read"));
    verdict_free(v);
}

static void only_what_was_given(void **state)
{
    (void)state;
    struct grade g = graded(ANSWER(ex, 0, 1, 2, 3, 4, 4));
    assert_string_equal(g.failures[0].code, "wrong-order");
    assert_int_equal(g.count, 1);
    assert_int_equal(g.failures[0].at.line, 27);
    assert_true(tells(&g, "more often than it was given"));
    char *own = arena_cstr(&arena, ex->solution), *at = strstr(own, "free(head);");
    memcpy(at, "free(next);", 11);
    g = graded(str_from(own));
    assert_string_equal(g.failures[0].code, "wrong-order");
    assert_int_equal(g.failures[0].at.line, 24);
    assert_true(tells(&g, "none of the given pieces"));
    own = arena_cstr(&arena, ex->solution);
    memcpy(strstr(own, "return 0"), "return 1", 8); /* locked lines, as in every kind */
    g = graded(str_from(own));
    assert_string_equal(g.failures[0].code, "locked-lines-changed");
    /* however it is indented or spaced */
    struct buf b = {0};
    struct str rest = ex->solution, line;
    struct region r = region_find(ex->solution);
    for (int n = 0; str_line(&rest, &line); n++)
        buf_printf(&b, STR_FMT "\n%s", STR_ARG(n >= r.first && n < r.end ? str_trim(line) : line),
                   n == r.first ? "\n\t // a word\n" : "");
    assert_int_equal(graded(buf_view(&b)).status, GRADE_PASSED);
    buf_release(&b);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(written_is_read_again), cmocka_unit_test(indented_by_braces),
        cmocka_unit_test(a_piece_of_several_lines_shows_its_depth),
        cmocka_unit_test(pieces_that_begin_alike), cmocka_unit_test(a_hostile_text_ends),
        cmocka_unit_test(the_pool_is_shuffled), cmocka_unit_test(an_order_in_numbers),
        cmocka_unit_test(right_and_wrong_orders), cmocka_unit_test(a_distractor_tells_why),
        cmocka_unit_test(only_what_was_given),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
