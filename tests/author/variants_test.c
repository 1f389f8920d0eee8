/* `pack check` proves a variant as it proves an exercise, and names the variant's own files;
 * so it does the placement inventory. */
#include "../pack/kit.h"

#include "author/author.h"
#include "judge/judge.h"

#define REVIEW "tests/packs/review"
#define NAMES "exercises/01-copies/two-names"
#define FREES "exercises/02-blocks/who-frees"

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

static struct proof prove(const char *dir, const char *only, struct buf *out)
{
    struct error e = {0};
    struct proof proof = {0};
    struct pack *p = pack_open(dir, &e);
    if (!p || !author_prove(judge, p, &only, only != NULL, out, &proof, &e))
        fail_msg("%s", e.text);
    pack_free(p);
    return proof;
}

static void test_good(void **state)
{
    (void)state;
    struct buf out = {0};
    struct proof proof = prove(REVIEW, NULL, &out);
    assert_string_equal(out.at ? out.at : "", "");
    assert_int_equal(proof.exercises, 3);
    assert_int_equal(proof.variants, 5);
    assert_int_equal(proof.placement, 4);
    size_t all = proof.claims;
    /* of one exercise: its variants go along; of the inventory: nothing else does */
    proof = prove(REVIEW, "two-names", &out);
    assert_int_equal(proof.exercises, 1);
    assert_int_equal(proof.variants, 2);
    assert_int_equal(proof.placement, 0);
    assert_true(proof.claims < all);
    proof = prove(REVIEW, "place-line", &out);
    assert_int_equal(proof.exercises + proof.variants, 0);
    assert_int_equal(proof.placement, 1);
    assert_true(proof.claims > 0);
    buf_release(&out);
}

static struct breakage {
    const char *name, *file, *find, *put, *want;
} breakages[] = {
    {"a variant's solution", FREES "/variant-twice/solution.c", "    free(n);\n", "",
     FREES "/variant-twice/solution.c:6:5: error: the solution does not pass: leak: "},
    {"its start", FREES "/variant-twice.md", "start: double-free", "start: leak",
     FREES "/variant-twice.md:5:8: error: start.c is declared to fail with leak, but what is found first is "
           "double-free: "},
    {"its wrong answer", FREES "/variant-twice/wrong/none.c", "caught-by: leak", "caught-by: double-free",
     FREES "/variant-twice/wrong/none.c:1:15: error: declared to be caught by double-free, but what is found "
           "is leak: "},
    {"a case of it", FREES "/variant-twice.md", "stdout: \"9\\n\"", "stdout: \"8\\n\"",
     FREES "/variant-twice.md:7:5: error: the solution does not pass this case: wrong-output: "},
    {"a prediction that is right", NAMES "/variant-prints.md", "output: \"2 2\"", "output: \"1 2\"",
     NAMES "/variant-prints.md:6:13: error: this is what the program really prints [prediction-right]"},
    {"its program", NAMES "/variant-prints/program.c", "int old = now;", "int old = new;",
     NAMES "/variant-prints/program.c:6:5: error: "},
    {"a line that is right", FREES "/variant-line.md", "line: 9", "line: 6",
     FREES "/variant-line.md:7:11: error: line 6 is where it goes wrong [mark-right]"},
    {"a moment that never comes", "exercises/01-copies/first-arrow/variant-moved.md", "line: 5", "line: 12",
     "exercises/01-copies/first-arrow/variant-moved.md:"},
    {"what is placed", "exercises/placement/place-line/program.c", "return *n;", "return 0;",
     "exercises/placement/place-line/"},
};

static void test_breakage(void **state)
{
    const struct breakage *b = *state;
    struct buf out = {0};
    char *dir = kit_copy(REVIEW);
    kit_edit(dir, b->file, b->find, b->put);
    struct proof proof = prove(dir, NULL, &out);
    char *found = out.at ? strstr(out.at, b->want) : NULL;
    if (!found)
        fail_msg("'%s' is not said, but:\n%s", b->want, out.at ? out.at : "nothing");
    assert_int_equal(proof.errors, 1);
    buf_release(&out);
    kit_remove(dir);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    static struct CMUnitTest tests[COUNT(breakages) + 1];
    tests[0] = (struct CMUnitTest){"good", test_good, NULL, NULL, NULL};
    for (size_t i = 0; i < COUNT(breakages); i++)
        tests[i + 1] = (struct CMUnitTest){breakages[i].name, test_breakage, NULL, NULL, &breakages[i]};
    return cmocka_run_group_tests(tests, start_judge, stop_judge);
}
