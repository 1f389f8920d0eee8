/* Mistakes made in solutions: which are noticed, how those that are not are told, and what
 * an author may say about them. */
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

/* ---- a pack of one exercise ------------------------------------------------------- */

#define COURSE "format: 1\nid: p\ntitle: P\nunits:\n  - id: u\n    title: U\n    items:\n      - exercise: x\n"
#define HEAD "---\nid: x\ntitle: X\nunit: u\nkind: write\nidea: i\nminutes: 1\nstart: wrong-output\n"
#define TAIL "---\nDo it.\n\n## Hint 1\nThink.\n\n## Debrief\nDone.\n"
#define DIR "exercises/u/x/"

struct trial {
    const char *front;    /* keys behind HEAD */
    const char *solution, *start, *harness;
};

static char *make(const struct trial *t)
{
    char *dir = kit_folder();
    struct buf md = {0};
    kit_run("mkdir -p %s/course %s/" DIR "wrong %s/lessons", dir, dir, dir);
    kit_write(dir, "course/course.yaml", STR(COURSE));
    buf_printf(&md, HEAD "%s" TAIL, t->front);
    kit_write(dir, DIR "exercise.md", buf_view(&md));
    kit_write(dir, DIR "solution.c", str_from(t->solution));
    kit_write(dir, DIR "start.c", str_from(t->start));
    if (t->harness)
        kit_write(dir, DIR "harness.c", str_from(t->harness));
    struct buf wrong = {0};
    buf_printf(&wrong, "// caught-by: wrong-output\n%s", t->start);
    kit_write(dir, DIR "wrong/none.c", buf_view(&wrong));
    buf_release(&wrong);
    buf_release(&md);
    return dir;
}

static struct proof prove(const char *dir, const struct prove_options *o, struct buf *out)
{
    struct error e = {0};
    struct proof proof = {0};
    struct pack *p = pack_open(dir, &e);
    if (!p || !author_prove_with(o, judge, p, NULL, 0, out, &proof, &e))
        fail_msg("%s", e.text);
    pack_free(p);
    return proof;
}

static const struct trial sum = {
    .front = "cases:\n  - stdin: \"2 3\\n\"\n    stdout: \"5\\n\"\n  - { name: b, stdin: \"7 1\\n\", stdout: \"8\\n\" }\n",
    .solution = "int sum(int a, int b)\n{\n    int s = 0;\n    s += a;\n    s += b;\n    if (s < 0)\n        return 1;\n    return s;\n}\n",
    .start = "int sum(int a, int b) { return a - b; }\n",
    .harness = "#include <stdio.h>\nint sum(int a, int b);\nint main(void)\n{\n    int a, b;\n"
               "    if (scanf(\"%d %d\", &a, &b) != 2)\n        return 1;\n    printf(\"%d\\n\", sum(a, b));\n    return 0;\n}\n",
};

static struct trial with(struct trial t, const char *front)
{
    t.front = front;
    return t;
}

#define CASES "cases:\n  - { name: a, stdin: \"2 3\\n\", stdout: \"5\\n\" }\n  - { name: b, stdin: \"7 1\\n\", stdout: \"8\\n\" }\n"
#define NEGATIVE "  - { name: c, stdin: \"-2 -3\\n\", stdout: \"1\\n\" }\n  - { name: d, stdin: \"2 -2\\n\", stdout: \"0\\n\" }\n"

static void test_survivors_are_told(void **state)
{
    (void)state;
    struct trial t = with(sum, CASES);
    char *dir = make(&t);
    struct buf out = {0};
    struct proof proof = prove(dir, &(struct prove_options){0}, &out);
    assert_int_equal(proof.errors, 0);
    assert_int_equal(proof.warnings, 3);
    assert_int_equal(proof.mutants, proof.killed + 3);
    static const char *const want[] = {
        DIR "solution.c:6:9: warning: no check notices this mistake: the condition `s < 0` never true [mutant-survives]\n"
        "    6 |     if (s < 0)\n      |         ^~~~~\n",
        DIR "solution.c:6:11: warning: no check notices this mistake: `s < 0` made `s <= 0` [mutant-survives]\n",
        DIR "solution.c:7:16: warning: no check notices this mistake: `return 1` made `return 0` [mutant-survives]\n",
        "equivalent: [{ mutant: '6: `s < 0` made `s <= 0`', because: ... }]",
    };
    for (size_t i = 0; i < COUNT(want); i++)
        if (!strstr(out.at, want[i]))
            fail_msg("it does not say\n%s\nbut\n%s", want[i], out.at);
    buf_clear(&out);
    proof = prove(dir, &(struct prove_options){.strict = true}, &out);
    assert_int_equal(proof.errors, 3);
    buf_clear(&out);
    proof = prove(dir, &(struct prove_options){.no_mutants = true, .strict = true}, &out);
    assert_int_equal(proof.errors + proof.warnings + proof.mutants, 0);
    buf_release(&out);
    kit_remove(dir);
}

static void test_cases_kill_them(void **state)
{
    (void)state;
    struct trial t = with(sum, CASES NEGATIVE);
    char *dir = make(&t);
    struct buf out = {0};
    struct proof one = prove(dir, &(struct prove_options){0}, &out);
    if (out.len)
        fail_msg("%s", out.at);
    assert_true(one.mutants > 8);
    assert_int_equal(one.mutants, one.killed);
    buf_release(&out);
    kit_remove(dir);
}

/* A loop that does not end any more, or memory that is lost, is as good as a wrong output. */
static void test_endless_and_leaking(void **state)
{
    (void)state;
    struct trial t = {
        .front = "contracts: off\ncases:\n  - { name: a, stdin: \"3\\n\", stdout: \"9\\n\" }\n  - { name: b, stdin: \"4\\n\", stdout: \"16\\n\" }\n",
        .solution = "#include <stdlib.h>\nint twice(int n)\n{\n    int *v = calloc(n, sizeof *v);\n    int i = 0, s = 0;\n"
                    "    while (i < n) {\n        v[i] = 2 * i + 1;\n        s += v[i];\n        i++;\n    }\n    free(v);\n    return s;\n}\n",
        .start = "int twice(int n) { return n; }\n",
        .harness = "#include <stdio.h>\nint twice(int);\nint main(void)\n{\n    int n;\n    if (scanf(\"%d\", &n) != 1)\n"
                   "        return 1;\n    printf(\"%d\\n\", twice(n));\n    return 0;\n}\n"};
    char *dir = make(&t);
    struct buf out = {0};
    struct proof proof = prove(dir, &(struct prove_options){0}, &out);
    if (out.len)
        fail_msg("%s", out.at);
    assert_int_equal(proof.mutants, proof.killed);
    buf_release(&out);
    kit_remove(dir);
}

static const struct { const char *front; size_t errors, warnings; const char *want; } listed[] = {
    {CASES NEGATIVE "equivalent: [{ mutant: '99: `x` deleted', because: no }]\n", 1, 0,
     "solution.c has no such mutant [not-equivalent]"},
    {CASES NEGATIVE "equivalent: [{ mutant: '6: `s < 0` made `s <= 0`', because: no }]\n", 1, 0,
     "this mutant is caught, so it is another program than the solution [not-equivalent]"},
    {CASES "equivalent: [{ mutant: '6: `s < 0` made `s <= 0`', because: sums are never 0 here }]\n", 0, 2, ""},
    {CASES NEGATIVE "equivalent: [{ mutant: '6: x' }]\n", 2, 0, "the key 'because' is missing"},
};

static void test_equivalents(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(listed); i++) {
        struct trial t = with(sum, listed[i].front);
        char *dir = make(&t);
        struct buf out = {0};
        struct proof proof = prove(dir, &(struct prove_options){0}, &out);
        if (proof.errors != listed[i].errors || proof.warnings != listed[i].warnings || !strstr(out.at, listed[i].want))
            fail_msg("%zu errors, %zu warnings for %s:\n%s", proof.errors, proof.warnings, listed[i].front, out.at);
        buf_release(&out);
        kit_remove(dir);
    }
}

/* Only what the learner writes is changed. */
static void test_locked_lines_stay(void **state)
{
    (void)state;
    struct trial t = {
        .front = "cases:\n  - { name: a, stdin: \"1\\n\", stdout: \"2\\n\" }\n  - { name: b, stdin: \"5\\n\", stdout: \"6\\n\" }\n",
        .solution = "#include <stdio.h>\nint main(void)\n{\n    int n = 0;\n    if (scanf(\"%d\", &n) != 1)\n        return 3;\n"
                    "    // --- your code starts here ---\n    n = n + 1;\n    // --- your code ends here ---\n    printf(\"%d\\n\", n);\n    return 0;\n}\n",
        .start = "#include <stdio.h>\nint main(void)\n{\n    int n = 0;\n    if (scanf(\"%d\", &n) != 1)\n        return 3;\n"
                 "    // --- your code starts here ---\n    // --- your code ends here ---\n    printf(\"%d\\n\", n);\n    return 0;\n}\n"};
    char *dir = make(&t);
    struct buf out = {0};
    struct proof proof = prove(dir, &(struct prove_options){0}, &out);
    if (out.len)
        fail_msg("%s", out.at);
    assert_int_equal(proof.mutants, 2); /* without the statement, without its + 1 */
    buf_release(&out);
    kit_remove(dir);
}

/* ---- answers that do nothing of what is asked ------------------------------------------ */

static const char by_itself[] =
    "#include <stdio.h>\nint main(void)\n{\n    int n = 0;\n    // --- your code starts here ---\n    n = 5;\n"
    "    // --- your code ends here ---\n    printf(\"%d\\n\", n);\n    return 0;\n}\n";
static const char not_begun[] =
    "#include <stdio.h>\nint main(void)\n{\n    int n = 0;\n    // --- your code starts here ---\n    n = 4;\n"
    "    // --- your code ends here ---\n    printf(\"%d\\n\", n);\n    return 0;\n}\n";
#define FIVE "cases:\n  - stdout: \"5\\n\"\n"
#define NO_EXIT "rules:\n  - no-exit: true\n    because: the rest counts\n"
#define NO_RETURN "  - must-not-match: '\\breturn\\b'\n    because: the rest counts\n"

static const struct cheat {
    const char *name;
    struct trial trial;
    size_t errors;
    const char *want; /* "" nothing about cheats */
} cheats[] = {
    {"printing and leaving, and returning", {FIVE, by_itself, not_begun, NULL}, 2,
     "exercise.md:9:1: error: an answer passes that does nothing of what is asked: printing that and returning from main [cheat-passes]"},
    {"without exit", {FIVE NO_EXIT, by_itself, not_begun, NULL}, 1, "returning from main [cheat-passes]"},
    {"without either", {FIVE NO_EXIT NO_RETURN, by_itself, not_begun, NULL}, 0, ""},
    {"one case calls a function", {"cases:\n  - stdin: \"2 3\\n\"\n    stdout: \"5\\n\"\n",
     "int sum(int a, int b)\n{\n    return a + b;\n}\n", "int sum(int a, int b) { return a - b; }\n", NULL}, 2,
     "printing what the first case wants and leaving [cheat-passes]"},
    {"a case that an empty function passes", {"cases:\n  - stdin: \"2 -2\\n\"\n    stdout: \"0\\n\"\n",
     "int sum(int a, int b)\n{\n    return a + b;\n}\n", "int sum(int a, int b) { return a - b; }\n", NULL}, 3,
     "empty functions [cheat-passes]"},
};

static void test_cheats(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cheats); i++) {
        struct trial t = cheats[i].trial;
        t.harness = strstr(t.solution, "sum") ? sum.harness : NULL;
        char *dir = make(&t);
        struct buf out = {0};
        struct proof proof = prove(dir, &(struct prove_options){0}, &out);
        buf_char(&out, '\0');
        size_t cheated = 0;
        for (const char *at = out.at; (at = strstr(at, "[cheat-passes]")); at++)
            cheated++;
        if (cheated != cheats[i].errors || proof.errors != cheated || !strstr(out.at, cheats[i].want))
            fail_msg("%s: %zu cheats, %zu errors\n%s", cheats[i].name, cheated, proof.errors, out.at);
        buf_release(&out);
        kit_remove(dir);
    }
}

/* ---- by the dozen ---------------------------------------------------------------------- */

/* What is found by many mutants behind one compile is what is found by judging each as an answer. */
static void assert_same_both_ways(const char *dir, const char *const *only, size_t count)
{
    struct proof proofs[2] = {{0}};
    struct buf outs[2] = {{0}};
    struct error e = {0};
    struct pack *p = pack_open(dir, &e);
    for (int way = 0; p && way < 2; way++)
        if (!author_prove_with(&(struct prove_options){.one_by_one = way}, judge, p, only, count, &outs[way], &proofs[way], &e))
            fail_msg("%s", e.text);
    if (!p)
        fail_msg("%s", e.text);
    for (int way = 0; way < 2; way++)
        buf_char(&outs[way], '\0');
    assert_string_equal(outs[0].at, outs[1].at);
    assert_true(proofs[0].mutants > 0);
    assert_int_equal(proofs[0].mutants, proofs[1].mutants);
    assert_int_equal(proofs[0].killed, proofs[1].killed);
    assert_int_equal(proofs[0].claims, proofs[1].claims);
    for (int way = 0; way < 2; way++)
        buf_release(&outs[way]);
    pack_free(p);
}

#define PRINTS(what) "cases:\n  - stdout: \"" what "\"\n"
static const struct { const char *name; struct trial trial; } both_ways[] = {
    {"a function that prints its name", {PRINTS("twice 4\\n"),
     "#include <stdio.h>\nstatic int twice(int n)\n{\n    printf(\"%s \", __func__);\n    return n + n;\n}\n"
     "int main(void)\n{\n    printf(\"%d\\n\", twice(2));\n    return 0;\n}\n", "int main(void) { return 0; }\n", NULL}},
    {"one that calls itself, and through a pointer", {PRINTS("120 6\\n"),
     "#include <stdio.h>\nint product(int n)\n{\n    if (n <= 1)\n        return 1;\n    return n * product(n - 1);\n}\n"
     "int main(void)\n{\n    int (*f)(int) = product;\n    printf(\"%d %d\\n\", product(5), f(3));\n    return 0;\n}\n",
     "int main(void) { return 0; }\n", NULL}},
    {"what is kept from call to call", {PRINTS("1 2 3\\n"),
     "#include <stdio.h>\nint total;\nint next(void)\n{\n    static int n = 0;\n    n++;\n    total += n;\n    return n;\n}\n"
     "int main(void)\n{\n    int a = next(), b = next(), c = next();\n    if (total != 6)\n        return 2;\n"
     "    printf(\"%d %d %d\\n\", a, b, c);\n    return 0;\n}\n", "int main(void) { return 0; }\n", NULL}},
    {"main alone, without a return", {PRINTS("3\\n"),
     "#include <stdio.h>\nint main(void)\n{\n    int n = 0;\n    while (n < 3)\n        n++;\n    printf(\"%d\\n\", n);\n}\n",
     "int main(void) { return 0; }\n", NULL}},
    {"an output that only has a form", {"cases:\n  - match: \"^[0-9]+$\"\n",
     "#include <stdio.h>\nint main(void)\n{\n    int n = 41;\n    n = n + 1;\n    printf(\"%d\\n\", n);\n    return 0;\n}\n",
     "int main(void) { return 0; }\n", NULL}},
    {"a function in brackets, a comment, a macro", {PRINTS("7\\n"),
     "#include <stdio.h>\n#define TWO 2\n/* one } and { another */\nint (sum)(int a, /* b */ int b) { return a + b * TWO; }\n"
     "int main(void)\n{\n    printf(\"%d\\n\", sum(1, 3));\n    return 0;\n}\n", "int main(void) { return 0; }\n", NULL}},
};

static void test_by_the_dozen(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(both_ways); i++) {
        char *dir = make(&both_ways[i].trial);
        assert_same_both_ways(dir, NULL, 0);
        kit_remove(dir);
    }
    assert_same_both_ways("tests/packs/kinds", NULL, 0);
    static const char *const only[] = {"who-frees", "all-or-nothing", "check-then-act", "memory-map"};
    assert_same_both_ways(".", only, COUNT(only));
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_survivors_are_told),
        cmocka_unit_test(test_cases_kill_them),
        cmocka_unit_test(test_endless_and_leaking),
        cmocka_unit_test(test_equivalents),
        cmocka_unit_test(test_locked_lines_stay),
        cmocka_unit_test(test_cheats),
        cmocka_unit_test(test_by_the_dozen),
    };
    return cmocka_run_group_tests(tests, start_judge, stop_judge);
}
