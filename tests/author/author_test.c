/* An instructor's hour: a new pack is proved clean, broken in ways that only
 * running it can show, and each time the check says what and where. */
#include "../pack/kit.h"

#include "author/author.h"
#include "judge/judge.h"

static struct judge *judge;

static int start_judge(void **state)
{
    (void)state;
    struct error e = {0};
    judge = judge_new(&e);
    if (!judge)
        fprintf(stderr, "%s\n", e.text);
    return judge ? 0 : -1;
}

static int stop_judge(void **state)
{
    (void)state;
    judge_free(judge);
    return 0;
}

static char *scaffold(void)
{
    char *dir = kit_folder();
    struct error e = {0};
    if (!author_scaffold(dir, &e))
        fail_msg("%s", e.text);
    return dir;
}

/* Proves a pack; the printed problems go to out. */
static struct proof prove(const char *dir, struct buf *out)
{
    struct error e = {0};
    struct proof proof = {0};
    struct pack *p = pack_open(dir, &e);
    if (!p)
        fail_msg("%s", e.text);
    if (!author_prove(judge, p, NULL, 0, out, &proof, &e))
        fail_msg("%s", e.text);
    pack_free(p);
    return proof;
}

static void proves_clean(const char *dir, size_t claims)
{
    struct buf out = {0};
    struct proof proof = prove(dir, &out);
    assert_string_equal(out.at ? out.at : "", "");
    assert_int_equal(proof.errors, 0);
    assert_int_equal(proof.warnings, 0);
    assert_int_equal(proof.claims, claims);
    buf_release(&out);
}

/* ---- scaffold ------------------------------------------------------------------- */

static void test_scaffold_is_proved(void **state)
{
    (void)state;
    char *dir = scaffold();
    proves_clean(dir, 11); /* two fences, a picture; its program, two questions, a belief; solution, start, two wrong answers */
    kit_remove(dir);
}

static void test_scaffold_makes_folders(void **state)
{
    (void)state;
    char *dir = kit_folder(), path[200];
    snprintf(path, sizeof path, "%s/new/and/deep", dir);
    assert_true(author_scaffold(path, NULL));
    proves_clean(path, 11);
    kit_remove(dir);
}

static void test_scaffold_refuses(void **state)
{
    (void)state;
    struct error e = {0};
    char *dir = scaffold();
    assert_false(author_scaffold(dir, &e)); /* not empty any more */
    assert_int_equal(e.kind, ERROR_CANT_CREATE);
    assert_non_null(strstr(e.text, "is not empty"));
    assert_false(author_scaffold("", &e));
    assert_int_equal(e.kind, ERROR_USAGE);
    assert_false(author_scaffold("Makefile", &e));
    assert_false(author_scaffold("Makefile/below", &e));
    assert_int_equal(e.kind, ERROR_CANT_CREATE);
    proves_clean(dir, 11); /* nothing was changed */
    kit_remove(dir);
}

/* ---- good packs -------------------------------------------------------------------- */

static void test_good_pack(void **state)
{
    (void)state;
    proves_clean(GOOD, 17);
    struct error e = {0};
    struct pack *p = pack_open(GOOD, &e);
    struct buf out = {0};
    struct proof proof = {0};
    const char *one[] = {"two-boxes"};
    assert_true(author_prove(judge, p, one, 1, &out, &proof, &e));
    assert_int_equal(proof.lessons, 0);
    assert_int_equal(proof.exercises, 1);
    assert_int_equal(proof.claims, 4);
    const char *both[] = {"boxes", "which-box"};
    assert_true(author_prove(judge, p, both, 2, &out, &proof, &e));
    assert_int_equal(proof.lessons, 1);
    assert_int_equal(proof.exercises, 1);
    assert_int_equal(proof.claims, 2);
    const char *unknown[] = {"two-boxs"};
    assert_false(author_prove(judge, p, unknown, 1, &out, &proof, &e));
    assert_int_equal(e.kind, ERROR_USAGE);
    assert_non_null(strstr(e.text, "did you mean 'two-boxes'"));
    buf_release(&out);
    pack_free(p);
}

/* What the pack's table says an answer can be caught by is what the judge can find, in a run or before it. */
static void test_codes_agree(void **state)
{
    (void)state;
    static const char *const graded[] = {"wrong-output", "wrong-exit", "compile-error",
                                         "locked-lines-changed", "directive-in-region", "wrong-order", "over-budget", "rejects-reference",
                                         "mutant-survives",
                                         "rule-broken"};
    for (const char *const *f = finding_codes(); *f; f++) {
        bool there = false;
        for (const char *const *c = pack_failure_codes(); *c; c++)
            there = there || !strcmp(*f, *c);
        if (!there)
            fail_msg("the judge finds '%s', which pack/keys.c does not know", *f);
    }
    for (int n = CONTRACT_CODE_NONE + 1; n < CONTRACT_CODES_END; n++) {
        bool there = false;
        for (const char *const *c = pack_failure_codes(); *c; c++)
            there = there || !strcmp(contract_word((enum contract_code)n), *c);
        if (!there)
            fail_msg("'%s' is found before a run, and pack/keys.c does not know it", contract_word((enum contract_code)n));
    }
    for (const char *const *c = pack_failure_codes(); *c; c++) {
        bool there = false;
        for (const char *const *f = finding_codes(); *f; f++)
            there = there || !strcmp(*f, *c);
        for (size_t i = 0; i < COUNT(graded); i++)
            there = there || !strcmp(graded[i], *c);
        for (int n = CONTRACT_CODE_NONE + 1; n < CONTRACT_CODES_END; n++)
            there = there || !strcmp(contract_word((enum contract_code)n), *c);
        if (!there)
            fail_msg("pack/keys.c knows '%s', which nothing finds", *c);
    }
}

/* ---- claims refuted ------------------------------------------------------------------ */

struct breakage {
    const char *name;
    const char *file, *find, *put; /* in a copy of tests/packs/good */
    const char *want;              /* in what is printed, behind the folder's name */
    size_t errors;
};

#define UNIT "exercises/01-first/"
#define LESSON "lessons/01-first/boxes.md"

static struct breakage breakages[] = {
    {"start fails otherwise", UNIT "two-boxes/exercise.md", "start: wrong-output", "start: leak",
     UNIT
     "two-boxes/exercise.md:10:8: error: start.c is declared to fail with leak, but what is found "
     "first is wrong-output: ",
     1},
    {"start passes", UNIT "two-boxes/start.c", "a = 2;", "b = 1 + 1;",
     UNIT
     "two-boxes/exercise.md:10:8: error: start.c is declared to fail with wrong-output, but it "
     "passes [start-passes]\n",
     1},
    {"solution prints otherwise", UNIT "two-boxes/solution.c", "b = 2;", "b = 3;",
     UNIT "two-boxes/exercise.md:12:5: error: the solution does not pass this case: wrong-output: ",
     2},
    {"solution leaks", UNIT "write-sum/solution.c", "    free(v);\n", "",
     UNIT "write-sum/solution.c:9:", 1},
    {"solution compiles with a warning", UNIT "write-sum/solution.c", "int sum = 0;",
     "int sum = 0; sum == 0;",
     UNIT "write-sum/solution.c:12:5: warning: the compiler warns: ", 0},
    {"solution does not compile", UNIT "write-sum/solution.c", "int sum = 0;", "int sum = 0",
     UNIT "write-sum/solution.c:1", 1},
    {"wrong answer passes", UNIT "write-sum/wrong/never-freed.c", "    return 0;",
     "    free(v);\n    return 0;",
     UNIT
     "write-sum/wrong/never-freed.c:1:15: error: this wrong answer passes; it is declared to be "
     "caught by leak [not-caught]\n",
     1},
    {"misspelt check is told once", UNIT "fill-swap/exercise.md", "stdout: ", "stdot: ",
     UNIT "fill-swap/exercise.md:11:5: error: unknown key 'stdot' [unknown-key]\n", 1},
    {"wrong answer caught otherwise", UNIT "write-sum/wrong/freed-twice.c",
     "caught-by: double-free", "caught-by: leak",
     UNIT
     "write-sum/wrong/freed-twice.c:1:15: error: declared to be caught by leak, but what is found "
     "is double-free: ",
     1},
    {"wrong answer changes locked lines", UNIT "two-boxes/wrong/both.c", "int a = 1;", "int a = 9;",
     UNIT
     "two-boxes/wrong/both.c:1:15: error: declared to be caught by wrong-output, but what is found "
     "is locked-lines-changed: A line outside your part was changed, at line 6 "
     "[caught-otherwise]\n",
     1},
    {"case wants what nothing prints", UNIT "fill-swap/exercise.md", "2 1", "2 2",
     UNIT "fill-swap/exercise.md:11:5: error: the solution does not pass this case: wrong-output: ",
     2},
    {"case wants another exit", UNIT "two-boxes/exercise.md", "exit: 0", "exit: 3",
     UNIT "two-boxes/exercise.md:15:5: error: the solution does not pass this case: wrong-exit: ",
     1},
    {"pattern is no pattern", UNIT "two-boxes/exercise.md", "'^1 2$'", "'^1 (2$'",
     UNIT "two-boxes/exercise.md:18:12: error: this pattern cannot be used: ", 1},
    {"prediction is right", UNIT "guess-print/exercise.md", "output: \"8\\n\"", "output: \"7\"",
     UNIT "guess-print/exercise.md:9:13: error: this is what the program really prints "
          "[prediction-right]\n",
     1},
    {"program to predict is not clean", UNIT "guess-print/program.c", "a = 8;", "a = 8 / (b - 7);",
     UNIT "guess-print/program.c:6:5: error: a program whose output is predicted must run clean, "
          "but what "
          "is found is division-by-zero: ",
     1},
    {"program to predict is silent", UNIT "guess-print/program.c", "printf(\"%d\\n\", b);", "",
     UNIT "guess-print/program.c:1:1: error: this program prints nothing that could be predicted",
     1},
    {"fence does not compile", LESSON, "int box = 7;", "int box = seven;",
     LESSON ":15:5: error: this fence must run clean, but what is found is compile-error: ", 1},
    {"fence ends badly", LESSON, "printf(\"%d\\n\", box);", "return 3;",
     LESSON ":11:1: error: this fence must run clean, but what is found is wrong-exit: ", 1},
    {"fence expects and is clean", LESSON, "```c run", "```c run expect=leak",
     LESSON
     ":10:1: error: this fence is declared to show leak, but it runs clean [fence-runs-clean]\n",
     1},
    {"fence expects an unknown code", LESSON, "```c run", "```c run expect=leek",
     LESSON ":10:10: error: unknown failure code 'leek' [bad-fence]\n", 1},
    {"fence expects and does not run", LESSON, "```c run", "```c expect=leak",
     LESSON ":10:1: error: this fence is not run, so it shows nothing [bad-fence]\n", 1},
    {"fence makes a call fail that is not made", LESSON, "```c run", "```c run fail=alloc1",
     LESSON ":10:1: error: this fence makes a call fail that its run does not make: fail=alloc1 [no-such-call]\n", 1},
    {"fence makes fail what is no call", LESSON, "```c run", "```c run fail=aloc1",
     LESSON ":10:10: error: this is no call: ", 1},
    {"fence hides what it does not say", LESSON, "```c run", "```c run hides",
     LESSON ":10:10: error: what another order shows is not said", 1},
    {"fence hides nothing", LESSON, "```c run",
     "```c run hides expect=leak\n#include <stdlib.h>\nint main(void) { return !malloc(4); }\n```\n\n```c run",
     LESSON ":10:1: error: this fence is declared to go well unless another order of its threads is taken", 1},
    {"fence says an unknown word", LESSON, "```c run", "```c run quickly",
     LESSON ":10:10: error: 'quickly' cannot stand here [bad-fence]\n", 1},
};

static void test_breakage(void **state)
{
    const struct breakage *b = *state;
    char *dir = kit_copy(GOOD), want[600];
    kit_edit(dir, b->file, b->find, b->put);
    struct buf out = {0};
    struct proof proof = prove(dir, &out);
    snprintf(want, sizeof want, "%s/%s", dir, b->want);
    if (!strstr(out.at ? out.at : "", want))
        fail_msg("wanted\n%s\ngot\n%s", want, out.at ? out.at : "");
    assert_non_null(strstr(out.at, "\n      | ")); /* the caret line */
    assert_int_equal(proof.errors, b->errors);
    for (const char *at = out.at; (at = strchr(at, '[')); at++) { /* every code is explained */
        char code[40];
        if (sscanf(at, "[%39[a-z-]]", code) == 1 && strchr(code, '-') && !pack_problem_doc(code))
            fail_msg("'%s' is not in pack/codes.c", code);
    }
    buf_release(&out);
    kit_remove(dir);
}

/* A fence that shows its mistake, and the exercise's own files in a harness. */
static void test_expected_failure(void **state)
{
    (void)state;
    char *dir = kit_copy(GOOD);
    kit_edit(dir, LESSON, "```c run", "```c run expect=null-dereference");
    kit_edit(dir, LESSON, "int box = 7;", "int *p = 0, box = *p;");
    proves_clean(dir, 17);
    kit_edit(dir, LESSON, "expect=null-dereference", "expect=leak");
    struct buf out = {0};
    assert_int_equal(prove(dir, &out).errors, 1);
    assert_non_null(strstr(out.at, "declared to show leak, but what is found is null-dereference"));
    buf_release(&out);
    kit_remove(dir);
}

/* Ten ways at once: all are told, sorted, and mending them one by one ends clean. */
static void test_ten_ways(void **state)
{
    (void)state;
    static const struct { const char *file, *find, *put; } ways[] = {
        {"course/course.yaml", "title: My first", "titel: My first"},
        {"course/course.yaml", "lesson: asked-and-given", "lesson: asked-and-gives"},
        {"exercises/01-start/give-it-back/exercise.md", "start: leak", "start: crash"},
        {"exercises/01-start/give-it-back/exercise.md", "minutes: 4", "minutes: four"},
        {"exercises/01-start/give-it-back/exercise.md", "## Debrief", "## Debreif"},
        {"exercises/01-start/give-it-back/exercise.md", "idea: free", "idea free: x"},
        {"exercises/01-start/give-it-back/solution.c", "    free(greeting);\n", ""},
        {"exercises/01-start/give-it-back/wrong/freed-twice.c", "double-free", "double-fee"},
        {"exercises/01-start/give-it-back/wrong/says-nothing.c", "wrong-output", "leak"},
        {"exercises/01-start/give-it-back/start.c", "char **argv", "char *argv[]"},
    };
    char *dir = scaffold();
    for (size_t i = 0; i < COUNT(ways); i++)
        kit_edit(dir, ways[i].file, ways[i].find, ways[i].put);
    struct buf out = {0};
    size_t before = prove(dir, &out).errors;
    assert_true(before >= COUNT(ways));
    for (size_t i = 0; i < COUNT(ways); i++) {
        kit_edit(dir, ways[i].file,
                 ways[i].put[0] ? ways[i].put : "greeting);\n    // --- your code ends",
                 ways[i].put[0] ? ways[i].find
                                : "greeting);\n    free(greeting);\n    // --- your code ends");
        buf_clear(&out);
        size_t now = prove(dir, &out).errors;
        assert_true(now <= before);
        before = now;
    }
    assert_string_equal(out.at ? out.at : "", "");
    buf_release(&out);
    proves_clean(dir, 11);
    kit_remove(dir);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    static struct CMUnitTest tests[8 + COUNT(breakages)] = {
        cmocka_unit_test(test_scaffold_is_proved), cmocka_unit_test(test_scaffold_makes_folders),
        cmocka_unit_test(test_scaffold_refuses),   cmocka_unit_test(test_good_pack),
        cmocka_unit_test(test_codes_agree),        cmocka_unit_test(test_expected_failure),
        cmocka_unit_test(test_ten_ways),
    };
    for (size_t i = 0; i < COUNT(breakages); i++)
        tests[7 + i] =
            (struct CMUnitTest){breakages[i].name, test_breakage, NULL, NULL, &breakages[i]};
    return _cmocka_run_group_tests("author", tests, 7 + COUNT(breakages), start_judge, stop_judge);
}
