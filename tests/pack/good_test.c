/* tests/packs/good, the worked example of the format, read field by field. */
#include "kit.h"

static struct pack *good;

static int open_good(void **state)
{
    (void)state;
    struct error e = {0};
    good = pack_open(GOOD, &e);
    if (!good)
        fprintf(stderr, "%s\n", e.text);
    return good ? 0 : -1;
}

static int close_good(void **state)
{
    (void)state;
    pack_free(good);
    return 0;
}

#define assert_str(s, literal) assert_true(str_is((s), (literal)))

static const struct exercise *exercise(const char *id)
{
    const struct item *it = pack_item(good, str_from(id));
    assert_non_null(it);
    assert_non_null(item_exercise(it));
    assert_null(it->lesson);
    return item_exercise(it);
}

static struct str plain(const struct doc *d, size_t block)
{
    assert_true(block < d->count);
    static char text[500];
    size_t n = 0;
    for (size_t i = 0; i < d->blocks[block].span_count; i++) {
        struct str s = d->blocks[block].spans[i].text;
        assert_true(n + s.len < sizeof text);
        memcpy(text + n, s.at, s.len);
        n += s.len;
    }
    return (struct str){text, n};
}

static void test_no_problem(void **state)
{
    (void)state;
    struct buf out = {0};
    pack_print_diags(good, &out);
    assert_string_equal(out.at ? out.at : "", "");
    assert_int_equal(good->diag_count, 0);
    assert_int_equal(good->error_count, 0);
    buf_release(&out);
}

static void test_manifest(void **state)
{
    (void)state;
    assert_str(good->root, GOOD);
    assert_str(good->id, "good-pack");
    assert_str(good->title, "A pack that is right");
    assert_str(good->summary, "One unit, one lesson, an exercise of every kind.");
    assert_str(good->authors, "Freehold");
    assert_int_equal(good->track_count, 2);
    assert_str(good->tracks[0].id, "python");
    assert_str(good->tracks[0].title, "Python or JavaScript");
    assert_str(good->tracks[0].note, "Names are not labels here.");
    assert_str(good->tracks[1].note, "");
    assert_ptr_equal(pack_track(good, STR("java")), &good->tracks[1]);
    assert_null(pack_track(good, STR("rust")));
    assert_int_equal(good->unit_count, 1);
    assert_str(good->units[0].id, "01-first");
    assert_str(good->units[0].title, "First boxes");
    assert_str(good->units[0].summary, "A variable is a box.");
    assert_int_equal(good->units[0].first, 0);
    assert_int_equal(good->units[0].count, 6);
}

static void test_items(void **state)
{
    (void)state;
    static const char *const ids[] = {"lesson-boxes", "two-boxes",   "fill-swap",
                                      "write-sum",    "guess-print", "which-box"};
    assert_int_equal(good->item_count, 6);
    assert_int_equal(good->lesson_count, 1);
    assert_int_equal(good->exercise_count, 5);
    for (size_t i = 0; i < 6; i++) {
        assert_str(item_id(&good->items[i]), ids[i]);
        assert_int_equal(good->items[i].index, i);
        assert_int_equal(good->items[i].unit, 0);
        assert_ptr_equal(pack_item(good, str_from(ids[i])), &good->items[i]);
    }
    assert_ptr_equal(pack_item(good, STR("boxes")), &good->items[0]); /* by slug */
    assert_null(pack_item(good, STR("nowhere")));
    assert_str(item_title(&good->items[0]), "Boxes");
    assert_str(item_title(&good->items[5]), "Which box?");
}

static void test_lesson(void **state)
{
    (void)state;
    const struct lesson *l = item_lesson(&good->items[0]);
    assert_str(l->slug, "boxes");
    assert_str(l->unit, "01-first");
    assert_str(l->idea, "box");
    assert_str(l->path, "lessons/01-first/boxes.md");
    assert_int_equal(l->minutes, 5);
    assert_int_equal(l->body.count, 2);
    assert_str(plain(&l->body, 0), "A variable is a box with an address.");
    assert_int_equal(l->body.blocks[0].line, 8);
    assert_int_equal(l->body.blocks[1].kind, BLOCK_CODE);
    assert_int_equal(l->body.blocks[1].line, 11);
    assert_true(block_has_word(&l->body.blocks[1], "run"));
    assert_true(str_starts(l->body.blocks[1].text, "#include <stdio.h>\n\nint main"));
    assert_int_equal(l->bridge_count, 1);
    assert_str(l->bridges[0].track, "python");
    assert_str(plain(&l->bridges[0].text, 0), "In Python a name is a label. Here it is the box.");
    assert_int_equal(l->bridges[0].text.blocks[0].line, 21);
}

static void test_fix(void **state)
{
    (void)state;
    const struct exercise *e = exercise("two-boxes");
    assert_int_equal(e->kind, EXERCISE_FIX);
    assert_str(e->title, "Two boxes");
    assert_str(e->slug, "two-boxes");
    assert_str(e->unit, "01-first");
    assert_str(e->idea, "copy");
    assert_str(e->refutes, "assignment-links");
    assert_int_equal(e->ref_count, 1);
    assert_str(e->refs[0], "EXP09-C");
    assert_int_equal(e->need_count, 0);
    assert_int_equal(e->minutes, 3);
    assert_str(e->start_fails, "wrong-output");
    assert_str(e->path, "exercises/01-first/two-boxes/exercise.md");
    assert_str(e->dir, "exercises/01-first/two-boxes");
    assert_int_equal(e->case_count, 2);
    const struct test_case *c = e->cases;
    assert_str(c[0].name, "prints both");
    assert_true(c[0].has_stdout);
    assert_str(c[0].want_stdout, "1 2\n");
    assert_str(c[0].match, "");
    assert_str(c[0].input, "");
    assert_int_equal(c[0].arg_count, 0);
    assert_int_equal(c[0].line, 12);
    assert_str(c[1].name, "with an argument");
    assert_int_equal(c[1].arg_count, 1);
    assert_str(c[1].args[0], "x");
    assert_str(c[1].input, "unused\n");
    assert_str(c[1].match, "^1 2$");
    assert_false(c[1].has_stdout);
    assert_int_equal(c[1].want_exit, 0);
    assert_int_equal(c[1].line, 15);
    assert_int_equal(e->limits.cpu_ms, 500);
    assert_int_equal(e->limits.heap_bytes, 1048576);
    assert_int_equal(e->limits.output_bytes, 4096);
    assert_str(plain(&e->task, 0), "Make it print 1 2.");
    assert_int_equal(e->hint_count, 3);
    assert_str(plain(&e->hints[0], 0), "Which box changes?");
    assert_str(plain(&e->hints[2], 0), "Give b its own value: b = ____;");
    assert_str(plain(&e->debrief, 0), "Two boxes, two values.");
    assert_true(str_starts(e->start, "#include <stdio.h>\n"));
    assert_non_null(strstr(e->start.at, "a = 2;"));
    assert_non_null(strstr(e->solution.at, "b = 2;"));
    assert_str(e->harness, "");
    assert_str(e->program, "");
    assert_int_equal(e->wrong_count, 2);
    assert_str(e->wrong[0].name, "both.c");
    assert_str(e->wrong[0].path, "exercises/01-first/two-boxes/wrong/both.c");
    assert_str(e->wrong[0].caught_by, "wrong-output");
    assert_int_equal(e->wrong[0].line, 1);
    assert_true(str_starts(e->wrong[0].text, "// caught-by: wrong-output\n"));
    assert_str(e->wrong[1].caught_by, "compile-error");
}

static void test_fill_and_write(void **state)
{
    (void)state;
    const struct exercise *e = exercise("fill-swap");
    assert_int_equal(e->kind, EXERCISE_FILL);
    assert_int_equal(e->need_count, 1);
    assert_str(e->needs[0], "two-boxes");
    assert_non_null(strstr(e->harness.at, "int main(void)"));
    assert_str(e->cases[0].name, "");
    assert_int_equal(e->limits.cpu_ms, 0);
    e = exercise("write-sum");
    assert_int_equal(e->kind, EXERCISE_WRITE);
    assert_str(e->cases[1].input, "0\n");
    assert_str(e->wrong[0].caught_by, "double-free");
    assert_str(e->wrong[1].caught_by, "leak");
}

static void test_predict(void **state)
{
    (void)state;
    const struct exercise *e = exercise("guess-print");
    assert_int_equal(e->kind, EXERCISE_PREDICT_OUTPUT);
    assert_non_null(strstr(e->program.at, "b = a"));
    assert_int_equal(e->prediction_count, 2);
    assert_str(e->predictions[0].output, "8\n");
    assert_str(e->predictions[0].believes, "assignment-links");
    assert_str(plain(&e->predictions[0].because, 0),
               "You pictured one box with two names. b kept its copy.");
    assert_int_equal(e->predictions[1].line, 12);
    assert_str(e->start, "");
}

static void test_quiz(void **state)
{
    (void)state;
    const struct exercise *e = exercise("which-box");
    assert_int_equal(e->kind, EXERCISE_QUIZ);
    assert_int_equal(e->choice_count, 3);
    assert_str(e->choices[0].plain, "b");
    assert_int_equal(e->choices[0].text.blocks[0].spans[0].style, SPAN_CODE);
    assert_true(e->choices[0].right);
    assert_str(e->choices[0].believes, "");
    assert_str(plain(&e->choices[0].because, 0), "The copy is another box.");
    assert_false(e->choices[2].right);
    assert_str(e->choices[2].plain, "both");
    assert_str(e->choices[2].believes, "assignment-links");
    assert_int_equal(e->choices[2].line, 15);
    assert_int_equal(e->task.count, 2);
    assert_int_equal(e->task.blocks[1].kind, BLOCK_CODE);
    assert_str(e->task.blocks[1].text, "int a = 1, b = a;\nb = 2;\n");
    assert_int_equal(e->bridge_count, 1);
}

static void test_kind_names(void **state)
{
    (void)state;
    assert_string_equal(exercise_kind_name(EXERCISE_PREDICT_OUTPUT), "predict-output");
    assert_string_equal(exercise_kind_title(EXERCISE_PREDICT_OUTPUT), "Predict the output");
}

/* CRLF line ends and a byte order mark change nothing. */
static void test_crlf(void **state)
{
    (void)state;
    char *dir = kit_copy(GOOD);
    kit_run("find '%s' -type f -exec sed -i 's/$/\\r/' {} +", dir);
    kit_run("cd '%s/lessons/01-first' && printf '\\357\\273\\277' | cat - boxes.md > b && mv b boxes.md",
            dir);
    struct pack *p = pack_open(dir, NULL);
    assert_non_null(p);
    struct buf list = {0};
    kit_list(p, &list);
    assert_string_equal(list.at ? list.at : "", "");
    assert_int_equal(p->item_count, 6);
    const struct exercise *ex = item_exercise(pack_item(p, STR("two-boxes")));
    assert_true(str_eq(ex->start, exercise("two-boxes")->start));
    assert_str(ex->cases[0].want_stdout, "1 2\n");
    buf_release(&list);
    pack_free(p);
    kit_remove(dir);
}

/* Every way to write a text in YAML, read to the byte. */
static void test_scalars(void **state)
{
    (void)state;
    static const struct { const char *yaml, *text; } ways[] = {
        {"plain words", "plain words"},
        {"plain\n  words", "plain words"},
        {"'it''s # not'", "it's # not"},
        {"\"a\\tb\\n\\\"c\\\" \\u2192\"", "a\tb\n\"c\" \u2192"},
        {"|\n  a\n   b\n\n  c\n", "a\n b\n\nc\n"},
        {"|-\n  a\n", "a"},
        {"|+\n  a\n", "a\n\n"}, /* an empty line follows */
        {">\n  a\n  b\n\n  c\n", "a b\nc\n"},
        {"no", "no"},
        {"0x10", "0x10"},
        {"~", "~"},
        {"\"\"", ""},
    };
    for (size_t i = 0; i < COUNT(ways); i++) {
        char *dir = kit_copy(GOOD), put[200];
        snprintf(put, sizeof put, "summary: %s\nauthors", ways[i].yaml);
        kit_edit(dir, "course/course.yaml", "summary: One unit, one lesson, an exercise of every kind.\n", "");
        kit_edit(dir, "course/course.yaml", "authors", put);
        struct pack *p = pack_open(dir, NULL);
        assert_non_null(p);
        assert_int_equal(p->diag_count, 0);
        if (!str_is(p->summary, ways[i].text))
            fail_msg("'%s' was read as '" STR_FMT "'", ways[i].yaml, STR_ARG(p->summary));
        pack_free(p);
        kit_remove(dir);
    }
}

/* A slash behind the folder's name is no part of it. */
static void test_root(void **state)
{
    (void)state;
    struct pack *p = pack_open(GOOD "//", NULL);
    assert_non_null(p);
    assert_str(p->root, GOOD);
    pack_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_problem), cmocka_unit_test(test_manifest),
        cmocka_unit_test(test_items),      cmocka_unit_test(test_lesson),
        cmocka_unit_test(test_fix),        cmocka_unit_test(test_fill_and_write),
        cmocka_unit_test(test_predict),    cmocka_unit_test(test_quiz),
        cmocka_unit_test(test_kind_names), cmocka_unit_test(test_crlf),
        cmocka_unit_test(test_root),
        cmocka_unit_test(test_scalars),
    };
    return cmocka_run_group_tests(tests, open_good, close_good);
}
