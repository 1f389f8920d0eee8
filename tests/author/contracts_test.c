/* What `pack check` proves about ownership: a good pack, broken in each way an author may break it. */
#include "../pack/kit.h"

#include "author/author.h"
#include "judge/judge.h"

#define PACK "tests/packs/contracts"
#define HAND "exercises/01-words/hand-over"

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

static struct proof prove_item(const char *dir, const char *item, struct buf *out)
{
    struct error e = {0};
    struct proof proof = {0};
    struct pack *p = pack_open(dir, &e);
    if (!p || !author_prove(judge, p, &item, 1, out, &proof, &e))
        fail_msg("%s", e.text);
    pack_free(p);
    return proof;
}

static struct proof prove(const char *dir, struct buf *out) { return prove_item(dir, "hand-over", out); }

static void test_good(void **state)
{
    (void)state;
    struct buf out = {0};
    struct proof proof = prove(PACK, &out);
    assert_string_equal(out.at ? out.at : "", "");
    assert_true(proof.claims == 6 && !proof.errors && !proof.warnings); /* solution, start, three wrong, contracts */
    buf_release(&out);
}

static const struct {
    const char *file, *find, *put;
    const char *want; /* in what is printed */
    size_t errors;
} mistakes[] = {
    /* the solution breaks one: it counts */
    {HAND "/solution.c", "        free(text);\n        return", "        return",
     HAND "/solution.c:24:9: error: the solution does not pass: owner-dropped: ", 1},
    /* it decides nothing for learners without the words, and is told of a solution all the same */
    {HAND "/harness.c", NULL, "#include <stdlib.h>\nvoid unused(void);\nvoid unused(void)\n{\n    char *p = malloc(3);\n    (void)p;\n}\n",
     HAND "/harness.c:", 1},
    /* nothing is checked, so nothing is caught */
    {HAND "/exercise.md", "contracts: whole", "contracts: off", "start.c is declared to fail with owner-dropped, but it passes", 4},
    /* something in the solution cannot be told: whole fails, checked warns */
    {HAND "/solution.c", "    keep(text);\n    return 0;", "    void (*f)(char *) = keep;\n    f(text);\n    return 0;",
     "the solution does not pass: cannot-tell", 1},
    /* wrong answers that are caught by something else, or by nothing */
    {HAND "/wrong/looks-back.c", "caught-by: use-after-move", "caught-by: moved-twice",
     HAND "/wrong/looks-back.c:1:15: error: declared to be caught by moved-twice, but what is found is use-after-move", 1},
    {HAND "/wrong/looks-back.c", "        puts(text);", "        puts(name);",
     HAND "/wrong/looks-back.c:1:15: error: this wrong answer passes; it is declared to be caught by use-after-move", 1},
    {HAND "/start.c", "    if (strlen(text) > 20)\n        return -1;\n", "    if (strlen(text) > 20)\n        keep(text);\n",
     "start.c is declared to fail with owner-dropped, but what is found first is ", 1},
};

static void test_mistakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        char *dir = kit_copy(PACK);
        struct buf out = {0};
        if (mistakes[i].find)
            kit_edit(dir, mistakes[i].file, mistakes[i].find, mistakes[i].put);
        else
            kit_write(dir, mistakes[i].file, str_from(mistakes[i].put));
        struct proof proof = prove(dir, &out);
        buf_char(&out, '\0');
        if (!strstr(out.at, mistakes[i].want) || proof.errors != mistakes[i].errors)
            fail_msg("mistake %zu: %zu errors:\n%s", i, proof.errors, out.at);
        kit_remove(dir);
        buf_release(&out);
    }
}

/* Under `checked` the same is a warning, at the place that cannot be told. */
static void test_not_all_told(void **state)
{
    (void)state;
    char *dir = kit_copy(PACK);
    struct buf out = {0};
    kit_edit(dir, HAND "/exercise.md", "contracts: whole", "contracts: checked");
    kit_edit(dir, HAND "/solution.c", "    keep(text);\n    return 0;", "    void (*f)(char *) = keep;\n    f(text);\n    return 0;");
    struct proof proof = prove(dir, &out);
    buf_char(&out, '\0');
    if (!strstr(out.at, "the check of contracts cannot tell here") || !strstr(out.at, "[not-all-told]") || proof.errors)
        fail_msg("%zu errors:\n%s", proof.errors, out.at);
    kit_remove(dir);
    buf_release(&out);
}

/* Nothing shows that they catch anything. */
static void test_unproved(void **state)
{
    (void)state;
    char *dir = kit_copy(PACK);
    struct buf out = {0};
    static const char *const wrong[] = {"gives-it-twice.c", "looks-back.c", "never-asks.c"};
    static const char *const codes[] = {"moved-twice", "use-after-move", "maybe-null"};
    kit_edit(dir, HAND "/exercise.md", "start: owner-dropped", "start: wrong-output");
    kit_edit(dir, HAND "/start.c", "    if (strlen(text) > 20)\n        return -1;\n    keep(text);\n", "    free(text);\n");
    for (size_t i = 0; i < COUNT(wrong); i++) {
        char path[200], was[80];
        snprintf(path, sizeof path, HAND "/wrong/%s", wrong[i]);
        snprintf(was, sizeof was, "caught-by: %s\n", codes[i]);
        kit_edit(dir, path, was, "caught-by: compile-error\nnonsense\n");
    }
    struct proof proof = prove(dir, &out);
    buf_char(&out, '\0');
    if (!strstr(out.at, HAND "/exercise.md:7:12: warning: neither the start nor a wrong answer breaks a contract") ||
        !strstr(out.at, "[unproved-contracts]") || proof.errors)
        fail_msg("%zu errors:\n%s", proof.errors, out.at);
    kit_remove(dir);
    buf_release(&out);
}

/* A stage of a capstone has the key, too, and its solution's files are looked at. */
static void test_stage(void **state)
{
    (void)state;
    char *dir = kit_copy("tests/packs/kinds");
    struct buf out = {0};
    kit_edit(dir, "exercises/01-kinds/ring/exercise.md", "    harness: keeps.c\n", "    harness: keeps.c\n    contracts: whole\n");
    struct proof proof = prove_item(dir, "ring", &out);
    if (proof.errors || proof.warnings)
        fail_msg(STR_FMT, STR_ARG(buf_view(&out)));
    buf_clear(&out);
    kit_edit(dir, "exercises/01-kinds/ring/solution/ring.c", "        free(r);\n        return NULL;\n", "        return NULL;\n");
    proof = prove_item(dir, "ring", &out);
    buf_char(&out, '\0');
    if (!strstr(out.at, "exercises/01-kinds/ring/solution/ring.c:19:9: error: the solution does not pass the stage 'keeps': "
                        "owner-dropped: ") ||
        !strstr(out.at, "breaks a rule of ownership: owner-dropped")) /* stages without the key say so, too, once */
        fail_msg("%zu errors:\n%s", proof.errors, out.at);
    kit_remove(dir);
    buf_release(&out);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv); /* without this the test starts itself without end */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_not_all_told),
        cmocka_unit_test(test_unproved),
        cmocka_unit_test(test_stage),
    };
    return cmocka_run_group_tests(tests, start_judge, stop_judge);
}
