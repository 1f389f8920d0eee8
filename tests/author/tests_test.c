/* Exercises of kind write-tests as authors get them wrong: each breaks a copy of the worked
 * example, and the check says what and where. */
#include "../pack/kit.h"

#include "author/author.h"
#include "judge/judge.h"

#define KINDS "tests/packs/kinds"
#define DIR "exercises/01-kinds/the-trailing-backslash/"

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

static struct proof prove(const char *dir, struct buf *out)
{
    static const char *const only[] = {"the-trailing-backslash"};
    struct error e = {0};
    struct proof proof = {0};
    struct pack *p = pack_open(dir, &e);
    if (!p || !author_prove_with(&(struct prove_options){0}, judge, p, only, 1, out, &proof, &e))
        fail_msg("%s", e.text);
    pack_free(p);
    return proof;
}

static void test_worked_example(void **state)
{
    (void)state;
    struct buf out = {0};
    struct proof proof = prove(KINDS, &out);
    if (out.len)
        fail_msg("%s", out.at);
    assert_int_equal(proof.claims, 12); /* solution, six mutants, start, four wrong tests */
    assert_int_equal(proof.mutants, 6);
    assert_int_equal(proof.killed, 6);
    buf_release(&out);
}

static const struct breakage {
    const char *name;
    const char *file, *find, *put; /* find NULL: put is the whole file, put NULL too: remove it */
    const char *want;
} breakages[] = {
    {"behaves missing", "mutants/keeps-no-end.c", "// behaves: Puts no end behind the text\n", "",
     "mutants/keeps-no-end.c:1:1: error: the first line must say how this implementation misbehaves: '// behaves: SENTENCE' [behaves]"},
    {"behaves empty", "mutants/keeps-no-end.c", " Puts no end behind the text", "",
     "mutants/keeps-no-end.c:1:1: error: the sentence is missing behind 'behaves:' [behaves]"},
    {"the same as the reference", "mutants/counts-the-end.c", "n + 1", "n",
     "mutants/counts-the-end.c:1:1: error: it is the same program as reference.c, so no test can reject it [mutant-same]"},
    {"not C", "mutants/counts-the-end.c", "n + 1;", "n +;",
     "mutants/counts-the-end.c:13:15: error: it does not compile with the tests of solution.c: "},
    {"another function in front", "mutants/counts-the-end.c", "size_t unescape", "static int one(void) { return 1; }\nsize_t unescape",
     "mutants/counts-the-end.c:1:1: error: it defines other functions than reference.c, or in another order [mutant-broken]"},
    {"the tests overlook one", "solution.c", "    gives(\"\\\\\\\\x\", \"\\\\x\");\n", "",
     "mutants/one-for-two.c:1:1: error: the tests of solution.c do not notice this implementation [mutant-survives]"},
    {"the tests reject what is right", "solution.c", "gives(\"\", \"\")", "gives(\"\", \"x\")",
     "solution.c:10:5: error: the solution does not pass: rejects-reference: "},
    {"the reference is wrong", "reference.c", "out[n] = '\\0';", "out[n] = '0';",
     "error: the solution does not pass: rejects-reference: "},
    {"the start is enough", "exercise.md", "start: mutant-survives", "start: mutant-survives\nkill: 2",
     "exercise.md:10:8: error: start.c is declared to fail with mutant-survives, but it passes [start-passes]"},
    {"the start fails otherwise", "start.c", "gives(\"plain\", \"plain\")", "gives(\"plain\", \"plan\")",
     "error: start.c is declared to fail with mutant-survives, but what is found first is rejects-reference: "},
    {"wrong tests caught otherwise", "wrong/always-fails.c", "rejects-reference", "mutant-survives",
     "wrong/always-fails.c:1:15: error: declared to be caught by mutant-survives, but what is found is rejects-reference: "},
    {"wrong tests pass", "wrong/ordinary-texts.c", "gives(\"plain\", \"plain\");",
     "gives(\"\\\\\\\\x\", \"\\\\x\"); gives(\"e\\\\\", \"e\\\\\"); gives(\"p\", \"p\");",
     "wrong/ordinary-texts.c:1:15: error: this wrong answer passes; it is declared to be caught by mutant-survives [not-caught]"},
    {"no reference", "reference.c", NULL, NULL, "write-tests needs the file " DIR "reference.c, which is not there [missing-file]"},
    {"no subject", "subject.h", NULL, NULL, "write-tests needs the file " DIR "subject.h, which is not there [missing-file]"},
    {"no mutants", "mutants", NULL, NULL,
     "an exercise of kind write-tests needs wrong implementations, mutants/NAME.c [missing-file]"},
    {"kills more than there are", "exercise.md", "minutes: 10", "minutes: 10\nkill: 7",
     "exercise.md:10:7: error: 7 of 6 mutants cannot be killed [out-of-range]"},
    {"kill of another kind", "exercise.md", "kind: write-tests", "kind: write\nkill: 2",
     "error: the key 'kill' plays no part in an exercise of kind write [key-not-here]"},
    {"a file of another kind", "harness.c", NULL, "int main(void);\n",
     "harness.c: warning: an exercise of kind write-tests does not use this [not-used]"},
    {"a folder among mutants", "mutants/readme.txt", NULL, "x\n", "only files NAME.c are read in this folder [not-used]"},
};

static void test_breakages(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(breakages); i++) {
        const struct breakage *b = &breakages[i];
        char *dir = kit_copy(KINDS), file[300];
        snprintf(file, sizeof file, DIR "%s", b->file);
        if (b->find)
            kit_edit(dir, file, b->find, b->put);
        else if (b->put)
            kit_write(dir, file, str_from(b->put));
        else
            kit_run("rm -r '%s/%s'", dir, file);
        struct buf out = {0};
        prove(dir, &out);
        buf_char(&out, '\0');
        if (!strstr(out.at, b->want))
            fail_msg("%s: it does not say\n%s\nbut\n%s", b->name, b->want, out.at);
        buf_release(&out);
        kit_remove(dir);
    }
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worked_example),
        cmocka_unit_test(test_breakages),
    };
    return cmocka_run_group_tests(tests, start_judge, stop_judge);
}
