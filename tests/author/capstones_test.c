/* What `pack check` proves about a capstone: the worked example, broken in ways that only its
 * runs can show. */
#include "../pack/kit.h"

#include "author/author.h"
#include "judge/judge.h"

#define KINDS "tests/packs/kinds"
#define RING "exercises/01-kinds/ring"
#define MD RING "/exercise.md"

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

static struct proof prove(const char *dir, struct buf *out)
{
    struct error e = {0};
    struct proof proof = {0};
    const char *only[] = {"ring"};
    struct pack *p = pack_open(dir, &e);
    if (!p || !author_prove(judge, p, only, 1, out, &proof, &e))
        fail_msg("%s", e.text);
    pack_free(p);
    return proof;
}

static void test_good(void **state)
{
    (void)state;
    struct buf out = {0};
    struct error e = {0};
    struct pack *p = pack_open(KINDS, &e);
    const struct exercise *ex = item_exercise(pack_item(p, STR("ring")));
    /* each stage by the solution; each but the tests with the dare's files again, and by a further solution;
     * the dare; the start; wrong answers; hints for a failure or a stage */
    size_t claims = ex->stage_count + (1 + ex->further_count) * (ex->stage_count - 1) + ex->dare_count + 1 +
                    ex->wrong_count + ex->fitted_count;
    struct proof proof = prove(KINDS, &out);
    assert_string_equal(out.at ? out.at : "", "");
    assert_int_equal(proof.claims, claims);
    buf_release(&out);
    pack_free(p);
}

static struct breakage {
    const char *name, *file, *find, *put, *want;
} breakages[] = {
    {"the solution fails a stage", RING "/solution/ring.c", "% r->room;", "% (r->room + 1);",
     RING "/solution/ring.c:"},
    {"... and what is said of it", RING "/solution/ring.c", "% r->room;", "% (r->room + 1);",
     "error: the solution does not pass the stage 'keeps': out-of-bounds-write: "},
    {"the solution prints something else", RING "/solution/ring.c", "if (n >= r->count)", "if (n > 1000)",
     "error: the solution does not pass the stage 'empty': wrong-output: "},
    {"a harness that does not compile", RING "/harness/empty.c", "int main(void)", "int main(int)",
     RING "/harness/empty.c:"},
    {"a dare that is not met", RING "/dares/grow/ring.c", "r->next = r->count;", "r->next = 0;",
     "error: the solution does not pass the dare 'grow': wrong-output: "},
    {"a dare that breaks a stage", RING "/dares/grow/ring.c", "if (n >= r->count)", "if (n > 1000)",
     "error: the solution does not pass the stage 'empty': wrong-output: "},
    {"a further solution that fails a stage", RING "/also/one-block/ring.c", "return r->count;", "return r->count + 1;",
     "error: the solution does not pass the stage 'empty': wrong-output: "},
    {"... and where it lies", RING "/also/one-block/ring.c", "if (r->next == r->room)", "if (r->next > r->room)", RING "/also/one-block/ring.c:"},
    {"... and a budget", RING "/also/one-block/ring.c", "room * sizeof r->readings[0]", "2 * room * sizeof r->readings[0]",
     "error: the solution does not pass the stage 'budget': over-budget: "},
    {"a hint for a stage in which nothing fails", RING "/wrong/no-check/caught-by", "empty:", "keeps:",
     "neither the start nor a wrong answer fails first with stage empty [hint-never-fits]"},
    {"a dare that is met already", RING "/harness/grow.c", "ring_grow(r, 6)", "r",
     NULL},
    {"a start that fails otherwise", MD, "start: out-of-bounds-write", "start: leak",
     "error: the first stage is declared to fail with leak, but what is found first is out-of-bounds-write: "},
    {"a wrong answer that is caught otherwise", RING "/wrong/no-check/caught-by", "wrong-output", "leak",
     "error: declared to be caught by leak, but what the stage 'empty' finds is wrong-output: "},
    {"a wrong answer that its stage lets pass", RING "/wrong/no-check/caught-by", "empty", "keeps",
     "error: this wrong answer passes the stage 'keeps'; it is declared to be caught there by wrong-output [not-caught]"},
    {"a mutant that the solution's tests do not notice", RING "/solution/ring_tests.c", "    assert(!ring_new(0));\n", "",
     RING "/mutants/room-for-none/behaves:1:1: error: the tests of the solution do not notice this implementation [mutant-survives]"},
    {"tests that reject the solution", RING "/solution/ring_tests.c", "assert(!ring_new(0))", "assert(ring_new(0))",
     "error: the solution does not pass the stage 'tests': rejects-reference: "},
    {"a budget that the solution does not keep", MD, "at-most: 500", "at-most: 400",
     "error: the solution does not pass the stage 'budget': over-budget: "},
    {"a failure that the solution does not handle", RING "/solution/ring.c", "        free(r);\n        return NULL;", "        return NULL;",
     "error: the solution does not pass the stage 'no-memory': leak: "},
    {"a pattern that cannot be used", MD, "stdout: \"3: 1 2 3\\n\"", "match: \"(\"",
     "error: this pattern cannot be used: "},
    {"a solution with a warning", RING "/solution/ring.c", "    return r->count;", "    char c = 300;\n    return r->count + 0 * (size_t)c;",
     "warning: the compiler warns: "},
};

static void test_breakage(void **state)
{
    const struct breakage *b = *state;
    char *dir = kit_copy(KINDS);
    kit_edit(dir, b->file, b->find, b->put);
    struct buf out = {0};
    struct proof proof = prove(dir, &out);
    const char *said = out.at ? out.at : "";
    if (b->want ? !strstr(said, b->want) : proof.errors == 0)
        fail_msg("wanted\n%s\ngot\n%s", b->want ? b->want : "an error", said);
    for (const char *at = said; (at = strchr(at, '[')); at++) { /* every code is explained */
        char code[40], end;
        if (sscanf(at, "[%39[a-z-]%c", code, &end) == 2 && end == ']' && strchr(code, '-') && !pack_problem_doc(code))
            fail_msg("'%s' is not in pack/codes.c", code);
    }
    buf_release(&out);
    kit_remove(dir);
}

/* The files as given must not pass, nor pass their first stage. */
static void test_start_passes(void **state)
{
    (void)state;
    char *dir = kit_copy(KINDS);
    struct buf out = {0};
    kit_run("cd '%s/" RING "' && cp solution/ring.c files/ring.c && echo >>files/ring.c", dir);
    struct proof proof = prove(dir, &out);
    assert_int_equal(proof.errors, 1);
    if (!strstr(out.at, "error: the files as given have ") && !strstr(out.at, "but they pass the first stage"))
        fail_msg("%s", out.at);
    assert_non_null(strstr(out.at, "[start-passes]"));
    buf_release(&out);
    kit_remove(dir);
}

/* A dare whose own files are not needed. */
static void test_dare_met(void **state)
{
    (void)state;
    char *dir = kit_copy(KINDS);
    struct buf out = {0};
    kit_run("cd '%s/" RING "' && cp harness/empty.c harness/grow.c && cp dares/grow/ring.c /dev/null", dir);
    kit_edit(dir, MD, "- stdout: \"5 6 7 8 | 5 6 7 8 9 10\\n\"", "- stdout: \"none\\n0\\n0 0\\n\"");
    struct proof proof = prove(dir, &out);
    assert_true(proof.errors == 0 && proof.warnings == 1);
    assert_non_null(strstr(out.at, "warning: the solution meets the dare 'grow' as it is [dare-met]"));
    buf_release(&out);
    kit_remove(dir);
}

/* What each right answer uses of the budgets of a stage. */
static void test_figures(void **state)
{
    (void)state;
    struct buf out = {0};
    struct error e = {0};
    const char *only[] = {"ring"};
    struct pack *p = pack_open(KINDS, &e);
    assert_true(author_figures(judge, p, only, 1, &out, &e));
    const char *want[] = {RING ", stage budget\n  allocations, at most 2\n    solution ", "    also/one-block ",
                          "    twice-the-room ", "  bytes, at most 500\n"};
    for (size_t i = 0; i < COUNT(want); i++)
        if (!strstr(out.at, want[i]))
            fail_msg("wanted\n%s\ngot\n%s", want[i], out.at);
    buf_release(&out);
    pack_free(p);
}

/* ---- mutants and cheats ---------------------------------------------------------------- */

static struct proof prove_mutants(const char *dir, bool strict, struct buf *out)
{
    struct error e = {0};
    struct proof proof = {0};
    const char *only[] = {"ring"};
    struct pack *p = pack_open(dir, &e);
    if (!p || !author_prove_with(&(struct prove_options){.strict = strict}, judge, p, only, 1, out, &proof, &e))
        fail_msg("%s", e.text);
    pack_free(p);
    return proof;
}

static void test_all_killed(void **state)
{
    (void)state;
    struct buf out = {0};
    struct proof proof = prove_mutants(KINDS, true, &out);
    assert_string_equal(out.at ? out.at : "", "");
    assert_true(proof.mutants > 40); /* of ring.c, beside those of mutants/ */
    assert_int_equal(proof.mutants, proof.killed);
    buf_release(&out);
}

#define AT_FULL "    ring_add(r, 8);\n    ring_add(r, 9);\n"
#define SURVIVOR "ring.c:49: `n >= r->count` made `n > r->count`"
static struct survivor {
    const char *name, *file, *find, *put, *want;
    bool strict, list;
} survivors[] = {
    {"a mistake that no stage notices", RING "/harness/empty.c", AT_FULL, "",
     RING "/solution/ring.c:49:11: warning: no check notices this mistake: `n >= r->count` made `n > r->count` "
     "[mutant-survives]\n   49 |     if (n >= r->count)\n      |           ^~\n", false, false},
    {"... and how it is listed", RING "/harness/empty.c", AT_FULL, "", "equivalent: [{ mutant: '" SURVIVOR "', because: ... }]",
     false, false},
    {"... strictly", RING "/harness/empty.c", AT_FULL, "", RING "/solution/ring.c:49:11: error: no check notices", true, false},
    {"... listed", RING "/harness/empty.c", AT_FULL, "", "", true, true},
    {"listed, and caught", MD, "edits: ", "equivalent: [{ mutant: '" SURVIVOR "', because: so }]\nedits: ",
     "error: this mutant is caught, so it is another program than the solution [not-equivalent]", false, false},
    {"listed, and not there", MD, "edits: ", "equivalent: [{ mutant: '49: nothing', because: so }]\nedits: ",
     "error: the solution has no such mutant [not-equivalent]", false, false},
    {"a cheat", MD, "pass: 70", "pass: 20", "error: an answer passes with 30 points that does nothing of what is asked: "
     "printing what the first case of the stage 'empty' wants and leaving [cheat-passes]", false, false},
};

static void test_survivor(void **state)
{
    const struct survivor *s = *state;
    char *dir = kit_copy(KINDS);
    kit_edit(dir, s->file, s->find, s->put);
    if (s->list)
        kit_edit(dir, MD, "edits: ", "equivalent: [{ mutant: '" SURVIVOR "', because: so }]\nedits: ");
    struct buf out = {0};
    prove_mutants(dir, s->strict, &out);
    const char *said = out.at ? out.at : "";
    if (*s->want ? !strstr(said, s->want) : *said)
        fail_msg("wanted\n%s\ngot\n%s", s->want, said);
    buf_release(&out);
    kit_remove(dir);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    struct CMUnitTest tests[COUNT(breakages) + COUNT(survivors) + 5] = {
        cmocka_unit_test(test_good), cmocka_unit_test(test_start_passes), cmocka_unit_test(test_dare_met),
        cmocka_unit_test(test_all_killed), cmocka_unit_test(test_figures)};
    for (size_t i = 0; i < COUNT(breakages); i++)
        tests[i + 5] = (struct CMUnitTest){.name = breakages[i].name, .test_func = test_breakage,
                                           .initial_state = &breakages[i]};
    for (size_t i = 0; i < COUNT(survivors); i++)
        tests[COUNT(breakages) + 5 + i] = (struct CMUnitTest){.name = survivors[i].name, .test_func = test_survivor,
                                                              .initial_state = &survivors[i]};
    return _cmocka_run_group_tests("capstones", tests, COUNT(tests), start_judge, stop_judge);
}
