/* Budgets and refactorings in `pack check`: the examples hold, and each way an author can get
 * one wrong is told where it stands. */
#include "../pack/kit.h"

#include "author/author.h"
#include "judge/judge.h"

#define KINDS "tests/packs/kinds"
#define BLOCK "exercises/01-kinds/one-block/"
#define PAUSE "exercises/01-kinds/the-pause/"

static struct judge *judge;
static const char *const only[] = {"one-block", "the-pause"};

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

static struct proof prove(const char *dir, struct buf *out)
{
    struct error e = {0};
    struct proof proof = {0};
    struct pack *p = pack_open(dir, &e);
    if (!p || !author_prove(judge, p, only, COUNT(only), out, &proof, &e))
        fail_msg("%s", e.text);
    for (size_t i = 0; i < p->diag_count; i++)
        assert_non_null(pack_problem_doc(p->diags[i].code));
    pack_free(p);
    return proof;
}

static void test_examples(void **state)
{
    (void)state;
    struct buf out = {0};
    struct proof proof = prove(KINDS, &out);
    assert_string_equal(out.at ? out.at : "", "");
    assert_int_equal(proof.errors + proof.warnings, 0);
    /* a start, a solution, wrong answers, budgets that the solution keeps */
    assert_int_equal(proof.claims, (2 + 2 + 3) + (2 + 6 + 4));
    buf_release(&out);
}

static void test_measures_agree(void **state)
{
    (void)state;
    size_t n = 0;
    enum measure m;
    for (; pack_measures()[n]; n++) {
        assert_true(measure_find(str_from(pack_measures()[n]), &m));
        assert_int_equal(m, n);
    }
    assert_int_equal(n, MEASURES);
}

static void test_figures(void **state)
{
    (void)state;
    struct error e = {0};
    struct buf out = {0};
    struct pack *p = pack_open(KINDS, &e);
    assert_true(author_figures(judge, p, only, 1, &out, &e));
    buf_char(&out, '\0');
    assert_non_null(strstr(out.at, "exercises/01-kinds/one-block\n  allocations, at most 1\n"));
    assert_non_null(strstr(out.at, "    solution                               1    100 % of the limit\n"));
    assert_non_null(strstr(out.at, "    grows.c                               25   2500 % of the limit  over\n"));
    assert_null(strstr(out.at, "the-pause"));
    buf_release(&out);
    pack_free(p);
}

static struct breakage {
    const char *name, *file, *find, *put, *want;
    bool warns;
} breakages[] = {
    {"an unknown measure", BLOCK "exercise.md", "measure: bytes", "measure: byte",
     "error: 'measure' must be allocations, bytes, peak-bytes, live-blocks, steps, accesses, p50, p99 or max, "
     "not 'byte' [out-of-range]", false},
    {"a budget without a limit", BLOCK "exercise.md", "    at-most: 1\n", "", "'at-most'", false},
    {"a limit that is no number", BLOCK "exercise.md", "at-most: 155", "at-most: many",
     "error: 'at-most' must be a whole number from 0 to 1000000000000000, not 'many' [out-of-range]", false},
    {"a budget of no case", BLOCK "exercise.md", "at-most: 155\n    case: many words", "at-most: 155\n    case: many word",
     "error: there is no case 'many word' [bad-budget]", false},
    {"the same budget twice", BLOCK "exercise.md", "measure: bytes", "measure: accesses",
     "error: a second budget of this measure for this case; the first is on line ", false},
    {"requests that nobody marks", BLOCK "exercise.md", "measure: bytes", "measure: p99",
     "error: p99 is of requests, and no harness.c marks any [bad-budget]", false},
    {"a start over no budget", BLOCK "exercise.md", "start: wrong-output\n", "start: over-budget\n",
     "error: start.c is declared to fail with over-budget, but what is found first is wrong-output", false},
    {"over budget without budgets", "exercises/01-kinds/the-pause/exercise.md", "budgets:\n", "limits:\n  steps: 9000000\nbudget:\n",
     "error: the start is declared to be over-budget, and there are no budgets [bad-budget]", false},
    {"nothing to improve", PAUSE "exercise.md", "budgets:\n", "budget:\n",
     "error: there is nothing that a refactoring must improve [nothing-to-improve]", false},
    {"a start that is wrong", PAUSE "exercise.md", "start: over-budget", "start: wrong-output",
     "error: what is to be refactored works: its start is over-budget or rule-broken, nothing else [nothing-to-improve]",
     false},
    {"a start that does not work", PAUSE "start.c", "return p->value;", "return p->value + 1;",
     "error: start.c is declared to fail with over-budget, but what is found first is wrong-output", false},
    {"a pattern that is none", PAUSE "exercise.md", "stdout: \"10 pages, sum 15862\\n\"", "match: \"10 (pages\"",
     "error: this pattern cannot be used: ", false},
    {"budgets on a quiz", PAUSE "exercise.md", "kind: refactor", "kind: quiz", "[key-not-here]", false},
    {"a limit that is too tight", PAUSE "exercise.md", "at-most: 20000", "at-most: 13000",
     "warning: the solution uses 12,960 of 13,000: more than nine tenths [tight-budget]", true},
    {"a limit that the solution breaks", PAUSE "exercise.md", "at-most: 20000", "at-most: 12000",
     "error: the solution does not pass this case: over-budget: It works, but uses too much: 12,960 bytes at once, "
     "and may use 12,000 at most [solution-fails]", false},
    {"a limit that asks nothing", PAUSE "exercise.md", "at-most: 20000", "at-most: 20000000",
     "warning: start.c uses 11,520 of 20,000,000: it keeps this budget already [start-in-budget]", false},
    {"a wrong answer within the limits", PAUSE "exercise.md", "at-most: 2500", "at-most: 9000",
     "error: this wrong answer passes; it is declared to be caught by over-budget [not-caught]", false},
    {"a harness that marks nothing", PAUSE "harness.c", "freehold_request_begin();", "// freehold_request_begin();",
     "error: the solution's run marked no request, so it has no p99 [no-such-figure]", false},
};

static void test_breakage(void **state)
{
    const struct breakage *b = *state;
    char *dir = kit_copy(KINDS);
    struct buf out = {0};
    kit_edit(dir, b->file, b->find, b->put);
    struct proof proof = prove(dir, &out);
    buf_char(&out, '\0');
    if (!strstr(out.at, b->want))
        fail_msg("wanted: %s\ngot:\n%s", b->want, out.at);
    if (b->warns)
        assert_int_equal(proof.errors, 0);
    else
        assert_true(proof.errors > 0);
    buf_release(&out);
    kit_remove(dir);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    static struct CMUnitTest tests[3 + COUNT(breakages)] = {
        cmocka_unit_test(test_examples), cmocka_unit_test(test_measures_agree), cmocka_unit_test(test_figures),
    };
    for (size_t i = 0; i < COUNT(breakages); i++)
        tests[3 + i] = (struct CMUnitTest){breakages[i].name, test_breakage, NULL, NULL, &breakages[i]};
    return _cmocka_run_group_tests("budgets", tests, COUNT(tests), start_judge, stop_judge);
}
