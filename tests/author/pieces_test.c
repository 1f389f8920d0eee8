/* What `pack check` proves about lines to be put in order, hints for one failure, questions before a run:
 * a good exercise, broken in ways that only its runs can show. */
#include "../pack/kit.h"

#include "author/author.h"
#include "judge/judge.h"

#define KINDS "tests/packs/kinds"
#define FREE "exercises/01-kinds/free-the-list/exercise.md"
#define SOLUTION "exercises/01-kinds/free-the-list/solution.c"

static struct judge *judge;

static int start_judge(void **state)
{
    (void)state;
    struct error e = {0};
    judge = judge_new(&e);
    return judge ? 0 : -1;
}

static int stop_judge(void **state)
{
    (void)state;
    judge_free(judge);
    return 0;
}

static struct proof prove_one(const char *dir, const char *slug, bool figures, struct buf *out)
{
    const char *const only[] = {slug};
    struct error e = {0};
    struct proof proof = {.figures = figures};
    struct pack *p = pack_open(dir, &e);
    if (!p || !author_prove(judge, p, only, 1, out, &proof, &e))
        fail_msg("%s", e.text);
    pack_free(p);
    return proof;
}

static struct proof prove(const char *dir, bool figures, struct buf *out)
{
    return prove_one(dir, "free-the-list", figures, out);
}

static void test_good(void **state)
{
    (void)state;
    struct buf out = {0};
    struct proof proof = prove(KINDS, false, &out);
    assert_string_equal(out.at ? out.at : "", "");
    assert_int_equal(proof.claims, 10 + 4); /* solution, start, a distractor, five wrong answers, two hints; of
                                               its variant all but hints, and one wrong answer */
    prove(KINDS, true, &out);
    assert_non_null(strstr(out.at, KINDS "/" SOLUTION ": note: of 4 swaps of two neighbouring pieces none passes "
                                   "[other-orders]\n"));
    assert_non_null(strstr(out.at, "/variant-push/solution.c:14:5: note: of 3 swaps of two neighbouring pieces 1 "
                                   "passes as well, the first of this one and the next [other-orders]\n"));
    buf_release(&out);
}

static const struct {
    bool figures;
    const char *file, *find, *put, *file2, *find2, *put2, *want;
} broken[] = {
    /* a line that may stand there */
    {false, FREE, "head = head->next;", "if (head) { }", NULL, NULL, NULL,
     FREE ":17:11: error: with this line before 'while (head) {' (line 22 of solution.c) the program passes "
     "[distractor-passes]"},
    /* ... or does so in place of another */
    {false, FREE, "line: head = head->next;", "line: while (head != NULL) {", NULL, NULL, NULL,
     FREE ":17:11: error: with this line in place of 'while (head) {' (line 22 of solution.c) the program passes "
     "[distractor-passes]"},
    /* a piece that nothing misses */
    {false, SOLUTION, "        free(head);\n", "        next = next;\n        free(head);\n", NULL, NULL, NULL,
     SOLUTION ":24:9: warning: without this piece the program passes as well [piece-not-needed]"},
    /* an order that is right as well is told to who asks */
    {true, SOLUTION, "        free(head);\n        head = next;\n",
     "        free(head);\n        head = next;\n        count++;\n", SOLUTION, "static void free_list(",
     "static int count;\nstatic void free_list(",
     SOLUTION ":26:9: note: of 5 swaps of two neighbouring pieces 2 pass as well, the first of this one and the next "
     "[other-orders]"},
    /* the solution itself */
    {false, SOLUTION, "        free(head);\n", "", NULL, NULL, NULL, "the solution does not pass: leak"},
    /* an answer that is right in another order is no wrong one */
    {false, "exercises/01-kinds/free-the-list/wrong/own-line.c", "        next = NULL;\n", "", NULL, NULL, NULL,
     "own-line.c:1:15: error: this wrong answer passes; it is declared to be caught by wrong-order [not-caught]"},
    {false, "exercises/01-kinds/free-the-list/wrong/own-line.c", "wrong-order", "leak", NULL, NULL, NULL,
     "declared to be caught by leak, but what is found is wrong-order: This line is none of the given pieces, at "
     "line 27 [caught-otherwise]"},
    /* hints for what nobody does */
    {false, FREE, "## Hint 1: use-after-free", "## Hint 1: deadlock", NULL, NULL, NULL,
     FREE ":29:1: warning: neither the start nor a wrong answer fails first with deadlock [hint-never-fits]"},
    {false, FREE, "## Hint 2: case no songs", "## Hint 2: case three songs", FREE, "- name: no songs",
     "- name: nothing\n    args: []",
     NULL},
};

static void test_broken(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(broken); i++) {
        char *dir = kit_copy(KINDS);
        struct buf out = {0};
        kit_edit(dir, broken[i].file, broken[i].find, broken[i].put);
        if (broken[i].file2 && broken[i].want)
            kit_edit(dir, broken[i].file2, broken[i].find2, broken[i].put2);
        prove(dir, broken[i].figures, &out);
        if (broken[i].want ? !out.at || !strstr(out.at, broken[i].want) : out.len > 0)
            fail_msg("%zu: wanted\n%s\ngot\n%s", i, broken[i].want ? broken[i].want : "nothing", out.at);
        kit_remove(dir);
        buf_release(&out);
    }
}

/* ---- questions before the run ---- */

#define NOTES "exercises/01-kinds/two-notes/exercise.md"
#define START "exercises/01-kinds/two-notes/start.c"

static const struct { const char *file, *find, *put, *want; } forecasts[] = {
    {NOTES, "answer: milk", "answer: bread", NOTES ":14:17: error: this is what the run of the start shows [prediction-right]"},
    {NOTES, "answer: double-free", "answer: leak", NOTES ":25:17: error: this is what the run of the start shows [prediction-right]"},
    {START, "    first = second;\n", "    first = second\n",
     NOTES ":20:5: error: a run of the start does not answer this: it does not compile [no-forecast]"},
    {START, "    first = second;\n", "    first = second;\n    first[90] = 0;\n",
     NOTES ":20:5: error: a run of the start does not answer this: it does not come to its end [no-forecast]"},
};

static void test_forecasts(void **state)
{
    (void)state;
    struct buf out = {0};
    struct proof proof = prove_one(KINDS, "two-notes", false, &out);
    assert_string_equal(out.at ? out.at : "", "");
    assert_int_equal(proof.claims, 10); /* solution, start, three questions, three wrong answers, a rule, a hint */
    for (size_t i = 0; i < COUNT(forecasts); i++) {
        char *dir = kit_copy(KINDS);
        buf_clear(&out);
        kit_edit(dir, forecasts[i].file, forecasts[i].find, forecasts[i].put);
        prove_one(dir, "two-notes", false, &out);
        if (!out.at || !strstr(out.at, forecasts[i].want))
            fail_msg("wanted\n%s\ngot\n%s", forecasts[i].want, out.at);
        kit_remove(dir);
    }
    buf_release(&out);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_good), cmocka_unit_test(test_broken),
                                       cmocka_unit_test(test_forecasts)};
    return cmocka_run_group_tests(tests, start_judge, stop_judge);
}
