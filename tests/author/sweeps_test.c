/* What `pack check` proves about failures of calls: a good pack of them, broken in ways that only
 * its runs can show. */
#include "../pack/kit.h"

#include "author/author.h"
#include "judge/judge.h"

#define KINDS "tests/packs/kinds"
#define PUSH "exercises/01-kinds/push-or-stay"
#define SAVE "exercises/01-kinds/save-whole"
#define WORDS "alloc, open, read, write, close, flush, name, input, output, lock, thread, clock, io, all" /* of keys.c */

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

static struct proof prove(const char *dir, const char *item, struct buf *out)
{
    struct error e = {0};
    struct proof proof = {0};
    struct pack *p = pack_open(dir, &e);
    if (!p || !author_prove(judge, p, &item, 1, out, &proof, &e))
        fail_msg("%s", e.text);
    pack_free(p);
    return proof;
}

static void test_good(void **state)
{
    (void)state;
    static const char *const items[] = {"push-or-stay", "save-whole"};
    for (size_t i = 0; i < COUNT(items); i++) {
        struct buf out = {0};
        struct proof proof = prove(KINDS, items[i], &out);
        assert_string_equal(out.at ? out.at : "", "");
        assert_true(proof.claims >= 5 && !proof.errors && !proof.warnings); /* solution, start, wrong answers */
        buf_release(&out);
    }
}

static const struct {
    const char *item, *file, *find, *put;
    const char *want; /* in what is printed */
    size_t errors;
} mistakes[] = {
    /* without the sweep nothing is wrong with what only failures show */
    {"push-or-stay", PUSH "/exercise.md", "sweep: [alloc]\npairs: true\n", "",
     "start.c is declared to fail with null-dereference, but it passes", 4},
    {"push-or-stay", PUSH "/exercise.md", "[alloc]", "[alloc, io]",
     PUSH "/exercise.md:11:8: warning: the solution makes no call of the kind 'io', so none of them was made to fail "
     "[nothing-fails]", 0},
    {"push-or-stay", PUSH "/exercise.md", "[alloc]", "[lock]",
     "the solution makes no call of the kind 'lock'", 4},
    {"push-or-stay", PUSH "/solution.c", "        if (!more)\n            return -1;\n", "",
     PUSH "/solution.c:14:5: error: the solution does not pass: null-dereference: When the 1st `realloc` (line 10) "
     "returns NULL, line 14 follows it [solution-fails]", 1},
    {"push-or-stay", PUSH "/wrong/counts-first.c", "assertion-failed", "leak",
     "declared to be caught by leak, but what is found is assertion-failed: When the 1st `realloc`", 1},
    {"save-whole", SAVE "/exercise.md", "crash: {disk: synced, recover: [again]}\n", "",
     "start.c is declared to fail with recovery-failed, but it passes", 2},
    {"save-whole", SAVE "/exercise.md", "disk: synced", "disk: ordered",
     SAVE "/wrong/no-fsync.c:1:15: error: this wrong answer passes; it is declared to be caught by recovery-failed", 1},
    {"save-whole", SAVE "/solution.c", "    return rename(\"count.new\", \"count\");", "    rename(\"count.new\", \"count\");\n    return 0;",
     "the solution does not pass: failure-unnoticed: When the 3rd `rename` (line 15) returns -1, ", 1},
};

static void test_mistakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        char *dir = kit_copy(KINDS);
        struct buf out = {0};
        kit_edit(dir, mistakes[i].file, mistakes[i].find, mistakes[i].put);
        struct proof proof = prove(dir, mistakes[i].item, &out);
        buf_char(&out, '\0');
        if (!strstr(out.at, mistakes[i].want) || proof.errors != mistakes[i].errors)
            fail_msg("mistake %zu: %zu errors:\n%s", i, proof.errors, out.at);
        kit_remove(dir);
        buf_release(&out);
    }
}

/* What pack/ lets in the judge understands, and the other way round, but for crash. */
static void test_words(void **state)
{
    (void)state;
    struct error e = {0};
    uint32_t bits, all = 0, crash;
    uint8_t disk;
    assert_true(sweep_classes(STR(WORDS), &bits, &e));
    assert_true(sweep_classes(STR("crash"), &crash, &e));
    assert_false(sweep_classes(STR("nothing"), &all, &e)); /* the message has the judge's list */
    const char *list = strstr(e.text, "there are ");
    assert_non_null(list);
    assert_true(sweep_classes(str_from(list + strlen("there are ")), &all, &e));
    assert_int_equal(all, bits | crash);
    assert_true(disk_rule_find(STR("ordered"), &disk) && disk_rule_find(STR("synced"), &disk));
    assert_false(disk_rule_find(STR("sync"), &disk));
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv); /* without this the test starts itself without end */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, start_judge, stop_judge);
}
