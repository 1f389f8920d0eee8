/* Pictures in lessons and questions about them, as they are written down: the fence and
 * its captions, the keys of both kinds of exercise, and the mistakes made with them. */
#include "kit.h"

#define PICTURES "tests/packs/pictures"
#define WHERE_TO "exercises/01-see/where-to/exercise.md"
#define WHICH_LINE "exercises/01-see/which-line/exercise.md"

static struct pack *pack;

static int open_pack(void **state)
{
    (void)state;
    struct error e = {0};
    pack = pack_open(PICTURES, &e);
    return pack && pack->diag_count == 0 ? 0 : -1;
}

static int close_pack(void **state)
{
    (void)state;
    pack_free(pack);
    return 0;
}

#define assert_str(s, text) \
    do { \
        struct arena scratch = {0}; \
        assert_string_equal(arena_cstr(&scratch, s), text); \
        arena_release(&scratch); \
    } while (0)

static const char *said(const struct caption *c)
{
    static char text[200];
    text[0] = '\0';
    for (size_t b = 0; b < c->text.count; b++)
        for (size_t s = 0; s < c->text.blocks[b].span_count; s++)
            snprintf(text + strlen(text), sizeof text - strlen(text), STR_FMT,
                     STR_ARG(c->text.blocks[b].spans[s].text));
    return text;
}

static void test_fence(void **state)
{
    (void)state;
    const struct doc *d = &item_lesson(pack_item(pack, STR("two-arrows")))->body;
    const struct block *b = &d->blocks[1];
    const struct picture_fence *f = b->picture;
    assert_non_null(f);
    assert_true(block_runs(b));
    assert_int_equal(f->when.kind, WHEN_LINE);
    assert_int_equal(f->when.line, 6);
    assert_int_equal(f->when.visit, 1);
    assert_int_equal(f->from, 5);
    assert_int_equal(f->to, 7);
    assert_str(b->run->bad, "");
    assert_null(strstr(arena_cstr(&pack->arena, b->text), "//!"));
    assert_non_null(strstr(arena_cstr(&pack->arena, b->text), "&home;\n    *p = 6;\n    printf"));
    assert_int_equal(f->caption_count, 2);
    assert_int_equal(f->captions[0].line, 6);
    assert_string_equal(said(&f->captions[0]), "p holds the address of home: an arrow.");
    assert_int_equal(f->captions[1].line, 7);
    assert_string_equal(said(&f->captions[1]),
                        "The star follows the arrow. p itself was not changed.");
    /* lines of the file, over those that were taken out */
    assert_int_equal(f->line_count, 10);
    assert_int_equal(f->file_lines[0], b->line);
    assert_int_equal(f->file_lines[6], b->line + 6);
    assert_int_equal(f->file_lines[7], b->line + 9);

    f = d->blocks[3].picture;
    assert_int_equal(f->when.kind, WHEN_FINDING);
    assert_str(d->blocks[3].run->expect, "use-after-free");
    assert_int_equal(f->caption_count, 0);
}

static const struct picture_fence *fence(struct arena *a, const char *text)
{
    struct doc d = doc_parse(a, str_from(text), 1);
    assert_int_equal(d.count, 1);
    return d.blocks[0].picture;
}

static void test_fence_words(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_null(fence(&a, "```c run\nint a; //! stays\n```\n"));
    assert_null(fence(&a, "```text run=picture\nx\n```\n"));
    assert_int_equal(fence(&a, "```c run=picture step=14\nint a;\n```\n")->when.step, 14);
    assert_int_equal(fence(&a, "```c run=picture\nint a;\n```\n")->when.kind, WHEN_UNSAID);
    assert_int_equal(fence(&a, "```c run=picture line=3 visit=2\nint a;\n```\n")->when.visit, 2);
    const struct picture_fence *f = fence(&a, "```c run=picture closed open end\nint a;\n```\n");
    assert_true(f->closed && f->open && f->when.kind == WHEN_END);
    f = fence(&a, "```c run=picture before=3 visit=2\nint a;\n```\n");
    assert_true(f->when.kind == WHEN_BEFORE && f->when.line == 3 && f->when.visit == 2);
    static const char *const bad[][2] = {
        {"line=0", "line=0"}, {"line=x", "line=x"}, {"quickly", "quickly"}, {"visit=2", "visit="},
        {"line=1 end", "end"}, {"step=1 line=2", "line=2"}, {"visit=2 finding", "visit="},
        {"step=99999999999999999999", "step=99999999999999999999"},
    };
    for (size_t i = 0; i < COUNT(bad); i++) {
        const char *text = arena_printf(&a, "```c run=picture %s\nint a;\n```\n", bad[i][0]);
        struct doc d = doc_parse(&a, str_from(text), 1);
        assert_str(d.blocks[0].run->bad, bad[i][1]);
    }
    arena_release(&a);
}

static void test_captions(void **state)
{
    (void)state;
    struct arena a = {0};
    const struct picture_fence *f = fence(&a, "```c run=picture\n"
                                              "//! Before anything.\n"
                                              "char *s = \"//! text\"; char c = '\"'; //! both\n"
                                              "f(); // no caption //! is it\n"
                                              "//!2 the second time\n"
                                              "//! goes on\n"
                                              "//!3 the third\n"
                                              "```\n");
    assert_int_equal(f->caption_count, 4);
    assert_int_equal(f->captions[0].line, 0);
    assert_string_equal(said(&f->captions[0]), "Before anything.");
    assert_int_equal(f->captions[1].line, 1);
    assert_string_equal(said(&f->captions[1]), "both");
    assert_int_equal(f->captions[2].line, 2);
    assert_int_equal(f->captions[2].visit, 2);
    assert_string_equal(said(&f->captions[2]), "the second time goes on");
    assert_int_equal(f->captions[3].visit, 3);
    assert_int_equal(f->line_count, 2);
    arena_release(&a);
}

static void test_questions(void **state)
{
    (void)state;
    const struct exercise *e = item_exercise(pack_item(pack, STR("where-to")));
    assert_int_equal(e->kind, EXERCISE_PREDICT_PICTURE);
    assert_true(exercise_reads(e->kind));
    assert_false(exercise_writes(e->kind));
    assert_int_equal(e->question_count, 3);
    const struct question *q = &e->questions[0];
    assert_int_equal(q->kind, QUESTION_POINTS);
    assert_str(q->points, "shown");
    assert_int_equal(q->when.kind, WHEN_LINE);
    assert_int_equal(q->when.line, 16);
    assert_int_equal(q->when.visit, 1);
    assert_int_equal(q->because.count, 1);
    assert_int_equal(q->prediction_count, 1);
    assert_str(q->predictions[0].answer, "home");
    assert_int_equal(e->questions[1].kind, QUESTION_VALUE);
    assert_str(e->questions[1].value, "kept[0]");
    assert_int_equal(e->questions[2].kind, QUESTION_LIVE);
    assert_int_equal(e->questions[2].when.kind, WHEN_END);
    assert_str(e->questions[2].live, "blocks");
    assert_int_equal(e->questions[2].ask.count, 1);
    assert_true(e->program.len > 0);
}

static void test_marks(void **state)
{
    (void)state;
    const struct exercise *e = item_exercise(pack_item(pack, STR("which-line")));
    assert_int_equal(e->kind, EXERCISE_MARK_LINE);
    assert_str(e->finding, "use-after-return");
    assert_int_equal(e->mark, MARK_AT);
    assert_int_equal(e->mark_count, 1);
    assert_int_equal(e->marks[0].at, 6);
    assert_str(e->marks[0].believes, "return-is-the-use");
}

static const struct {
    const char *file, *find, *put, *want;
} mistakes[] = {
    {WHERE_TO, "  - line: 16\n    points", "  - points", ":9:5: error: this question has no moment [bad-question]\n"},
    {WHERE_TO, "    points: shown\n", "", ":9:5: error: this question asks nothing [bad-question]\n"},
    {WHERE_TO, "    points: shown", "    point: shown", ":10:5: error: unknown key 'point' [unknown-key]\n"},
    {WHERE_TO, "    points: shown", "    points: shown\n    value: home",
     ":11:12: error: this asks two things at once: 'points' and 'value' [bad-question]\n"},
    {WHERE_TO, "  - end: true", "  - end: true\n    line: 3",
     ":22:10: error: this question has two moments: 'line' and 'end' [bad-question]\n"},
    {WHERE_TO, "  - end: true", "  - end: true\n    visit: 3",
     ":23:12: error: 'visit' says how often the 'line' has run, and there is none [bad-question]\n"},
    {WHERE_TO, "live: blocks", "live: blocks\n    in: main",
     ":24:9: error: 'in' says whose variable is meant, and 'live' names none [bad-question]\n"},
    {WHERE_TO, "live: blocks", "live: boxes",
     ":23:11: error: 'live' must be true, blocks or variables, not 'boxes' [out-of-range]\n"},
    {WHERE_TO, "      - answer: home\n",
     "      - answer: home\n        believes: a-b\n        because: So.\n      - answer: home\n",
     ":16:17: error: the same answer as the prediction on line 13 [bad-prediction]\n"},
    {WHICH_LINE, "mark-line\n", "mark-line\nquestions: []\n",
     ":6:1: error: the key 'questions' plays no part in an exercise of kind mark-line [key-not-here]\n"},
    {WHICH_LINE, "line: 6", "line: 8", ":10:11: error: there is nothing in line 8 of program.c [bad-mark]\n"},
    {WHICH_LINE, "    because:", "    because: So.\n  - line: 6\n    because:",
     ":13:11: error: line 6 is explained already, on line 10 [bad-mark]\n"},
    {WHICH_LINE, "use-after-return", "use-after-retrun",
     ":8:10: error: 'finding' must be a failure code, listed in docs/PACK.md, not 'use-after-retrun' [out-of-range]\n"},
    {WHICH_LINE, "marks:", "mark: here\nmarks:",
     ":9:7: error: 'mark' must be at, made, freed or lost, not 'here' [out-of-range]\n"},
};

static void test_mistakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        char *dir = kit_copy(PICTURES);
        struct buf got = {0}, want = {0};
        struct error e = {0};
        kit_edit(dir, mistakes[i].file, mistakes[i].find, mistakes[i].put);
        struct pack *p = pack_open(dir, &e);
        assert_non_null(p);
        kit_list(p, &got);
        buf_printf(&want, "%s%s", mistakes[i].file, mistakes[i].want);
        assert_string_equal(got.at ? got.at : "", want.at);
        pack_free(p);
        kit_remove(dir);
        buf_release(&got);
        buf_release(&want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fence), cmocka_unit_test(test_fence_words),
        cmocka_unit_test(test_captions), cmocka_unit_test(test_questions),
        cmocka_unit_test(test_marks), cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, open_pack, close_pack);
}
