/* Lines to be put in order, and hints for one failure, as they are written down: what is
 * read, and the mistakes made with them. */
#include "kit.h"

#define KINDS "tests/packs/kinds"
#define FREE "exercises/01-kinds/free-the-list/exercise.md"
#define SOLUTION "exercises/01-kinds/free-the-list/solution.c"

static void test_read(void **state)
{
    (void)state;
    struct error e = {0};
    struct pack *p = pack_open(KINDS, &e);
    assert_non_null(p);
    const struct exercise *ex = item_exercise(pack_item(p, STR("free-the-list")));
    assert_int_equal(ex->kind, EXERCISE_ORDER);
    assert_true(exercise_writes(ex->kind) && exercise_explores(ex->kind) && !exercise_reads(ex->kind));
    assert_int_equal(ex->piece_count, 6);
    assert_true(str_is(ex->pieces[0].text, "while (head) {\n"));
    assert_true(str_is(ex->pieces[4].text, "}\n"));
    assert_int_equal(ex->pieces[4].line, 26);
    assert_false(ex->pieces[4].distractor);
    assert_true(ex->pieces[5].distractor);
    assert_true(str_is(ex->pieces[5].text, "head = head->next;\n"));
    assert_true(str_is(ex->pieces[5].believes, "freed-node-readable"));
    assert_int_equal(ex->pieces[5].because.count, 1);
    /* the start is the solution with nothing in its region */
    struct region r = region_find(ex->start);
    assert_true(r.limited && r.first == r.end);
    int line = 0;
    assert_true(region_kept(ex->start, ex->solution, &line));
    assert_true(str_is(ex->start_fails, "wrong-order"));
    assert_int_equal(region_lines(ex->start).len, 0);
    assert_true(str_starts(region_lines(ex->solution), "    while (head) {\n"));
    /* hints */
    assert_int_equal(ex->hint_count, 3);
    assert_int_equal(ex->fitted_count, 2);
    assert_int_equal(ex->fitted[0].level, 1);
    assert_true(str_is(ex->fitted[0].code, "use-after-free"));
    assert_true(str_is(ex->fitted[1].fits, "case no songs") && str_is(ex->fitted[1].case_name, "no songs"));
    assert_int_equal(ex->fitted[1].code.len, 0);
    pack_free(p);
}

static void test_glued(void **state)
{
    (void)state;
    char *dir = kit_copy(KINDS);
    struct error e = {0};
    kit_edit(dir, FREE, "distractors:",
             "pieces:\n  - |\n    head = next;\n    }\ndistractors:");
    kit_edit(dir, SOLUTION, "        head = next;\n", "        // on\n\n\t    head = next;  \n");
    struct pack *p = pack_open(dir, &e);
    const struct exercise *ex = item_exercise(pack_item(p, STR("free-the-list")));
    assert_int_equal(p->error_count, 0);
    assert_int_equal(ex->piece_count, 5); /* blank lines and comments are none */
    assert_true(str_is(ex->pieces[3].text, "head = next;\n}\n"));
    assert_int_equal(ex->pieces[3].lines, 2);
    assert_int_equal(ex->pieces[3].line, 27);
    assert_true(ex->pieces[4].distractor);
    pack_free(p);
    kit_remove(dir);
}

static const struct {
    const char *file, *find, *put, *want;
} mistakes[] = {
    {SOLUTION, "    // --- your code starts here ---\n", "",
     SOLUTION ":26:5: error: the region that ends here has no '// --- your code starts here ---' [bad-region]\n"},
    {FREE, "distractors:", "start: leak\ndistractors:",
     FREE ":16:1: error: the key 'start' plays no part in an exercise of kind order [key-not-here]\n"},
    {FREE, "kind: order", "kind: fix\nstart: leak",
     FREE ":5:7: error: an exercise of kind fix needs the file exercises/01-kinds/free-the-list/start.c, which is "
     "not there [missing-file]\n"
     FREE ":17:1: error: the key 'distractors' plays no part in an exercise of kind fix [key-not-here]\n"},
    {FREE, "distractors:", "pieces:\n  - free(head);\ndistractors:",
     FREE ":17:5: error: a piece that is named here has at least two lines [bad-piece]\n"},
    {FREE, "distractors:", "pieces:\n  - |\n    free(head);\n    }\ndistractors:",
     FREE ":17:5: error: these lines do not follow each other in the region of solution.c [bad-piece]\n"},
    {FREE, "distractors:", "pieces:\n  - |\n    head = next;\n    }\n  - |\n    free(head);\n    head = next;\ndistractors:",
     FREE ":20:5: error: these lines do not follow each other in the region of solution.c, or are in another piece "
     "already [bad-piece]\n"},
    {FREE, "distractors:", "pieces:\n  - |\n    free(head);\n    head = next;\n    }\ndistractors:",
     SOLUTION ":21:5: error: 3 pieces to be put in order; at least 4 are needed [bad-piece]\n"},
    {SOLUTION, "        free(head);\n", "        a();\n        b();\n        c();\n        d();\n        e();\n"
     "        f();\n        g();\n        h();\n        i();\n        j();\n",
     SOLUTION ":21:5: error: 15 pieces, distractors included; more than 14 are too many to overlook [bad-piece]\n"},
    {SOLUTION, "        free(head);\n", "        free(head);\n        free(head);\n",
     SOLUTION ":25:9: error: the same piece as on line 24: a learner sees it twice and cannot tell them apart "
     "[same-piece]\n"},
    {FREE, "line: head = head->next;", "line: free(head);",
     FREE ":17:3: error: this distractor is the same as line 24 of solution.c [same-piece]\n"},
    {FREE, "line: head = head->next;", "line: // nothing",
     FREE ":17:3: error: a distractor must be a line of C, not a comment [bad-piece]\n"},
    {FREE, "    believes: freed-node-readable\n    because: |\n", "    believes: freed-node-readable\n    why: |\n",
     FREE ":17:5: error: the key 'because' is missing [missing-key]\n"
     FREE ":19:5: error: unknown key 'why' [unknown-key]\n"},
    /* all lines are given, so a hint may name one; but not what follows it */
    {FREE, "Which line needs the box", "`free(head);` needs it; and `head = next;`? Which line needs the box", ""},
    {FREE, "Which line needs the box", "`free(head);\nhead = next;`. Which line needs the box",
     FREE ":27:1: error: hint 1 holds line 24 of the solution [hint-gives-away]\n"},
    {FREE, "Look at the line", "`free(head);\nhead = next;`. Look at the line",
     FREE ":30:1: error: hint 1 holds line 24 of the solution [hint-gives-away]\n"},
    /* hints for one failure */
    {FREE, "Hint 1: use-after-free", "Hint 1: use-after-fre",
     FREE ":29:1: error: unknown failure code 'use-after-fre' [bad-hint]\n"},
    {FREE, "Hint 1: use-after-free", "Hint 1:",
     FREE ":29:1: error: it does not say which failure this hint is for [bad-hint]\n"},
    {FREE, "Hint 2: case no songs", "Hint 2: case no song",
     FREE ":36:1: error: there is no case 'no song' [bad-hint]\n"},
    {FREE, "Hint 2: case no songs", "Hint 1: use-after-free",
     FREE ":36:1: error: a second hint 1 for use-after-free [duplicate-section]\n"},
    {FREE, "Hint 1: use-after-free", "Hint 4: use-after-free",
     FREE ":29:1: error: there are three hints at most [bad-hint]\n"},
    {FREE, "## Hint 3\n", "## Hint 3: leak\n",
     FREE ":39:1: error: hint 3 is only there for leak [bad-hint]\n"},
    {FREE, "Look at the line that is named: which box does it read, and is that box still there?\n", "",
     FREE ":29:1: error: this hint is empty [empty-section]\n"},
};

static void test_mistakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        char *dir = kit_copy(KINDS);
        struct buf got = {0}, here = {0};
        struct error e = {0};
        kit_edit(dir, mistakes[i].file, mistakes[i].find, mistakes[i].put);
        struct pack *p = pack_open(dir, &e);
        assert_non_null(p);
        kit_list(p, &got);
        struct str rest = buf_view(&got), line; /* the pack has other exercises, of others */
        while (str_line(&rest, &line))
            if (memmem(line.at, line.len, "free-the-list", 13))
                buf_printf(&here, STR_FMT "\n", STR_ARG(line));
        assert_string_equal(here.at ? here.at : "", mistakes[i].want);
        pack_free(p);
        kit_remove(dir);
        buf_release(&got);
        buf_release(&here);
    }
}

static void test_repeats(void **state)
{
    (void)state;
    char *dir = kit_copy(KINDS);
    struct error e = {0};
    kit_edit(dir, SOLUTION, "        free(head);\n", "        free(head);\n        free(head);\n    }\n    {\n");
    kit_edit(dir, FREE, "distractors:", "repeats: true\ndistractors:");
    struct pack *p = pack_open(dir, &e);
    assert_int_equal(p->error_count, 0);
    pack_free(p);
    kit_remove(dir);
}

static void test_files(void **state)
{
    (void)state;
    char *dir = kit_copy(KINDS);
    struct buf got = {0};
    struct error e = {0};
    kit_run("cd '%s/exercises/01-kinds/free-the-list' && cp solution.c start.c", dir);
    struct pack *p = pack_open(dir, &e);
    kit_list(p, &got);
    assert_non_null(strstr(got.at, "free-the-list/start.c: warning: an exercise of kind order does not use this "
                                   "[not-used]\n"));
    assert_int_equal(region_lines(item_exercise(pack_item(p, STR("free-the-list")))->start).len, 0);
    pack_free(p);
    kit_run("cd '%s/exercises/01-kinds/free-the-list' && rm solution.c", dir);
    p = pack_open(dir, &e);
    buf_clear(&got);
    kit_list(p, &got);
    assert_non_null(strstr(got.at, "an exercise of kind order needs the file"));
    pack_free(p);
    kit_remove(dir);
    buf_release(&got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read), cmocka_unit_test(test_glued), cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_repeats), cmocka_unit_test(test_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
