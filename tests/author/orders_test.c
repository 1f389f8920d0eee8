/* What `pack check` proves about orders of threads: a good pack of them, broken in ways that
 * only its runs can show. */
#include "../pack/kit.h"

#include "author/author.h"
#include "judge/judge.h"
#include "study/study.h"

#define THREADS "tests/packs/threads"
#define TILLS "exercises/01-turns/two-tills"
#define MEND "exercises/01-turns/mend-tills"

static struct judge *judge;
static char right[200]; /* an order that fails */

static int start_judge(void **state)
{
    (void)state;
    struct error e = {0};
    judge = judge_new(&e);
    struct pack *p = pack_open(THREADS, &e);
    if (!judge || !p)
        return -1;
    struct arena a = {0};
    const struct exercise *ex = item_exercise(pack_item(p, STR("two-tills")));
    struct attempt at = schedule_search(&a, ex, STR("s:"), 0);
    struct verdict *v = judge_run(judge, &at);
    snprintf(right, sizeof right, STR_FMT, STR_ARG(schedule_found(ex, v)));
    verdict_free(v);
    arena_release(&a);
    pack_free(p);
    return strlen(right) > 2 ? 0 : -1;
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
    if (!p || !author_prove(judge, p, NULL, 0, out, &proof, &e))
        fail_msg("%s", e.text);
    pack_free(p);
    return proof;
}

static void test_good(void **state)
{
    (void)state;
    struct buf out = {0};
    struct proof proof = prove(THREADS, &out);
    assert_string_equal(out.at ? out.at : "", "");
    /* two fences; that it hides, fails in some order, not in the wrong one; a solution, a
     * start, two wrong answers */
    assert_int_equal(proof.claims, 2 + 3 + 4);
    buf_release(&out);
}

static struct breakage {
    const char *name, *file, *find, *put, *want;
} breakages[] = {
    {"nothing can fail", TILLS "/start.c", "drawer >= 0", "drawer >= -100",
     TILLS "/exercise.md:9:8: error: no order of its threads was found that fails as declared, of "},
    {"it fails otherwise", TILLS "/exercise.md", "fails: assertion-failed", "fails: use-after-free",
     TILLS "/exercise.md:9:8: error: no order of its threads was found that fails as declared, of "},
    {"it does not hide", TILLS "/start.c", "if (look() >= 10)", "if (look() >= 0)",
     TILLS "/exercise.md:10:8: error: it is declared to hide its mistake, but assertion-failed is found with "
           "nobody held up [schedule-fails]"},
    {"no threads", TILLS "/start.c",
     "    pthread_create(&one, NULL, till, NULL);\n    pthread_create(&two, NULL, till, NULL);\n"
     "    pthread_join(one, NULL);\n    pthread_join(two, NULL);\n",
     "    (void)one, (void)two, till(NULL);\n",
     TILLS "/start.c:1:1: error: it makes no thread, so there is no order to choose [no-threads]"},
    {"it does not compile", TILLS "/start.c", "drawer -= amount", "drawer -= amuont",
     TILLS "/start.c:18:5: error: it does not compile: "},
    {"a wrong order is right", TILLS "/wrong/alone.schedule", "s:", right,
     TILLS "/wrong/alone.schedule:1:1: error: this order is given as a wrong answer, but it is a right one "
           "[schedule-fails]"},
    {"a wrong order departs", TILLS "/wrong/alone.schedule", "s:", "s:3p",
     TILLS "/wrong/alone.schedule:1:1: error: in this order a thread is to go that cannot go then [schedule-departs]"},
    {"a start that fails in no order", MEND "/start.c", "drawer >= 0", "drawer >= -100",
     MEND "/exercise.md:10:8: error: start.c is declared to fail with assertion-failed, but what is found first is "
          "wrong-output: "},
    {"a solution that is right in some orders", MEND "/solution.c", "    pthread_mutex_lock(&lock);\n    if (drawer >= 10)\n",
     "    pthread_mutex_lock(&lock);\n    int there = drawer;\n    pthread_mutex_unlock(&lock);\n"
     "    pthread_mutex_lock(&lock);\n    if (there >= 10)\n",
     MEND "/solution.c:28:5: error: the solution does not pass: assertion-failed: "},
    {"a solution that prints what the order says", MEND "/solution.c", "    pthread_join(one, NULL);\n",
     "    pthread_mutex_lock(&lock);\n    if (drawer == 0)\n        printf(\"early \");\n"
     "    pthread_mutex_unlock(&lock);\n    pthread_join(one, NULL);\n",
     MEND "/exercise.md:13:5: error: the solution does not pass this case: wrong-output: There is an order of its "
          "threads in which the output "},
};

static void test_breakage(void **state)
{
    const struct breakage *b = *state;
    char *dir = kit_copy(THREADS), want[600];
    kit_edit(dir, b->file, b->find, b->put);
    struct buf out = {0};
    struct proof proof = prove(dir, &out);
    snprintf(want, sizeof want, "%s/%s", dir, b->want);
    if (!strstr(out.at ? out.at : "", want))
        fail_msg("wanted\n%s\ngot\n%s", want, out.at ? out.at : "");
    assert_true(proof.errors == 1 || (proof.errors == 2 && !strcmp(b->file, MEND "/solution.c")));
    for (const char *at = out.at; (at = strchr(at, '[')); at++) { /* every code is explained */
        char code[40];
        if (sscanf(at, "[%39[a-z-]]", code) == 1 && strchr(code, '-') && !pack_problem_doc(code))
            fail_msg("'%s' is not in pack/codes.c", code);
    }
    buf_release(&out);
    kit_remove(dir);
}

/* An order that is given is followed, not searched for. */
static void test_given(void **state)
{
    (void)state;
    const char *const given[][2] = {
        {right, ""}, {"s:", "in this order assertion-failed is not found [schedule-goes-well]"},
        {"s:3p", "in this order a thread is to go that cannot go then [schedule-departs]"},
        {"s:3c and so on", "in this order a thread is to go that cannot go then [schedule-departs]"},
    };
    for (size_t i = 0; i < COUNT(given); i++) {
        char *dir = kit_copy(THREADS);
        kit_write(dir, TILLS "/solution.schedule", str_from(given[i][0]));
        struct buf out = {0};
        struct proof proof = prove(dir, &out);
        assert_int_equal(proof.errors > 0, given[i][1][0] != '\0');
        assert_non_null(strstr(out.at ? out.at : "", given[i][1]));
        buf_release(&out);
        kit_remove(dir);
    }
}

/* Too few orders to try them all: a solution is not proved, and that is said. */
static void test_not_all_orders(void **state)
{
    (void)state;
    char *dir = kit_copy(THREADS);
    struct buf out = {0};
    kit_edit(dir, MEND "/exercise.md", "schedules: 5000", "schedules: 2");
    kit_edit(dir, MEND "/exercise.md", "start: assertion-failed", "start: assertion-failed");
    prove(dir, &out);
    assert_non_null(strstr(out.at ? out.at : "", "solution.c:1:1: warning: of its threads' orders "));
    buf_release(&out);
    kit_remove(dir);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    static struct CMUnitTest tests[3 + COUNT(breakages)] = {
        cmocka_unit_test(test_good), cmocka_unit_test(test_given), cmocka_unit_test(test_not_all_orders)};
    for (size_t i = 0; i < COUNT(breakages); i++)
        tests[3 + i] = (struct CMUnitTest){breakages[i].name, test_breakage, NULL, NULL, &breakages[i]};
    return _cmocka_run_group_tests("orders", tests, COUNT(tests), start_judge, stop_judge);
}
