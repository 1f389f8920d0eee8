/* Many hands: a pack proved by several processes is told of as by one, in the same words. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>

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

/* ---- processes that die ------------------------------------------------------------- */

static size_t command_line(pid_t process, char *ret, size_t room)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/cmdline", (int)process);
    FILE *f = fopen(path, "r");
    size_t n = f ? fread(ret, 1, room, f) : 0;
    if (f)
        fclose(f);
    return n;
}

static size_t children(pid_t of, pid_t *ret, size_t room)
{
    char path[64];
    int one;
    size_t n = 0;
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)of, (int)of);
    FILE *f = fopen(path, "r");
    while (f && n < room && fscanf(f, "%d", &one) == 1)
        ret[n++] = one;
    if (f)
        fclose(f);
    return n;
}

/* A hand of the process, or 0: it has the same command line, which a broker has not. */
static pid_t a_hand(pid_t of)
{
    char whole[512], other[512];
    pid_t all[64];
    size_t len = command_line(of, whole, sizeof whole), n = children(of, all, COUNT(all));
    for (size_t i = 0; i < n; i++)
        if (all[i] != getpid() && command_line(all[i], other, sizeof other) == len && len && !memcmp(whole, other, len))
            return all[i];
    return 0;
}

static void pause_ms(int ms) { nanosleep(&(struct timespec){.tv_nsec = ms * 1000000L}, NULL); }

/* A process that waits until there is a hand and ends it. */
static pid_t start_killer(pid_t of)
{
    pid_t killer = fork();
    for (int i = 0; killer == 0 && i < 2000; i++) {
        pid_t hand = a_hand(of);
        if (hand)
            _exit(kill(hand, SIGKILL) != 0);
        pause_ms(1);
    }
    if (killer == 0)
        _exit(1);
    return killer;
}

/* Those whom the dead left become ours (a subreaper's): in time there is none but the judge's broker. */
static void nobody_left(size_t before)
{
    pid_t all[64];
    size_t n = 0;
    for (int i = 0; i < 500; i++, pause_ms(10)) {
        while (waitpid(-1, NULL, WNOHANG) > 0)
            ;
        n = children(getpid(), all, COUNT(all));
        if (n == before)
            return;
    }
    fail_msg("%zu processes are left where there were %zu", n, before);
}

static void test_a_hand_dies(void **state)
{
    (void)state;
    struct error e = {0};
    struct proof proof = {0};
    struct buf out = {0};
    pid_t all[64];
    int status = 1;
    size_t before = children(getpid(), all, COUNT(all));
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    struct pack *p = pack_open("tests/packs/kinds", &e);
    assert_non_null(p);
    pid_t killer = start_killer(getpid());
    assert_false(author_prove_with(&(struct prove_options){.hands = 3, .no_mutants = true}, judge, p, NULL, 0, &out, &proof, &e));
    assert_int_equal(waitpid(killer, &status, 0), killer);
    assert_int_equal(status, 0);
    assert_int_equal(e.kind, ERROR_SOFTWARE);
    assert_string_equal(e.text, "a process that proved a part of the pack ended before it was through "
                                "(signal 9: memory may be short); nothing is proved, so run it again");
    nobody_left(before);
    assert_int_equal(prove("tests/packs/good", 1, NULL, &out).errors, 0); /* the judge is well */
    buf_release(&out);
    pack_free(p);
}

static void test_the_first_dies(void **state)
{
    (void)state;
    pid_t all[64];
    size_t before = children(getpid(), all, COUNT(all));
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_t first = fork();
    if (first == 0) {
        struct buf out = {0};
        struct error e;
        judge = judge_new(&e);
        for (;;)
            prove("tests/packs/kinds", 3, NULL, &out);
    }
    pid_t hand = 0; /* looked for once: it may be through by the next look */
    for (int i = 0; i < 5000 && !hand; i++, pause_ms(1))
        hand = a_hand(first);
    assert_int_not_equal(hand, 0);
    kill(first, SIGKILL);
    nobody_left(before);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_alike), cmocka_unit_test(test_mistakes_alike),
                                       cmocka_unit_test(test_a_hand_dies), cmocka_unit_test(test_the_first_dies)};
    return cmocka_run_group_tests(tests, start_judge, stop_judge);
}
