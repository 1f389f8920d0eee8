/* Many hands: a pack proved by several processes is told of as by one, in the same words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../pack/kit.h"
#include "author/author.h"
#include "judge/judge.h"

static struct judge *judge;

static int start_judge(void **state)
{
    struct error e;
    (void)state;
    judge = judge_new(&e);
    if (!judge)
        fail_msg("%s", e.text);
    return 0;
}

static int stop_judge(void **state)
{
    (void)state;
    judge_free(judge);
    return 0;
}

static struct proof prove(const char *dir, size_t hands, const char *only, struct buf *out)
{
    struct error e = {0};
    struct proof proof = {.figures = true};
    struct pack *p = pack_open(dir, &e);
    if (!p || !author_prove_with(&(struct prove_options){.hands = hands, .no_mutants = true}, judge, p, &only, only != NULL, out, &proof, &e))
        fail_msg("%s", e.text);
    pack_free(p);
    return proof;
}

static struct proof alike(const char *dir, const char *only)
{
    struct buf alone = {0}, together = {0};
    struct proof a = prove(dir, 0, only, &alone);
    for (size_t hands = 1; hands <= 4; hands += 3) {
        buf_clear(&together);
        struct proof b = prove(dir, hands, only, &together);
        assert_memory_equal(&a, &b, sizeof a);
        if (!str_eq(buf_view(&alone), buf_view(&together)))
            fail_msg("with %zu hands it says\n" STR_FMT "\nand alone\n" STR_FMT, hands, STR_ARG(buf_view(&together)),
                     STR_ARG(buf_view(&alone)));
    }
    buf_release(&alone);
    buf_release(&together);
    return a;
}

static void test_alike(void **state)
{
    (void)state;
    alike("tests/packs/good", NULL);
    alike("tests/packs/kinds", NULL);
    alike("tests/packs/review", NULL);
    alike("tests/packs/kinds", "ring");
}

static void test_mistakes_alike(void **state)
{
    (void)state;
    char *dir = kit_copy("tests/packs/kinds");
    kit_run("for f in %s/exercises/*/*/solution.c; do echo 'int main(int x) { }' >> $f; done", dir);
    kit_run("sed -i 's/^kind: .*/&\\nintroduces: [nonsense]/' %s/exercises/*/*/exercise.md", dir);
    assert_true(alike(dir, NULL).errors > 10);
    kit_run("rm -rf %s", dir);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_alike), cmocka_unit_test(test_mistakes_alike)};
    return cmocka_run_group_tests(tests, start_judge, stop_judge);
}
