/* All schedules of a program, through a worker: how many there are and what they lead to, what
 * is found in some of them, that a schedule can be repeated, budgets, and the history of one.
 * The numbers are computed here once more, by hand or by trying all orders of a small model. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/explore.h"
#include "judge/judge.h"
#include "program/pack.h"

static struct judge *judge;

static struct verdict *judge_runs(const char *text, struct attempt more, const struct run_input *runs,
                                  size_t run_count)
{
    struct source_file file = {.name = STR("answer.c"), .text = str_from(text)};
    more.files = &file;
    more.file_count = 1;
    more.runs = runs;
    more.run_count = run_count;
    struct verdict *v = judge_run(judge, &more);
    if (v->kind == VERDICT_TOOL_FAULT || v->kind == VERDICT_COMPILE_ERROR) {
        print_error("%s: " STR_FMT "\n", verdict_kind_name(v->kind),
                    STR_ARG(v->diag_count ? v->diags[0].message : v->fault));
        fail();
    }
    return v;
}

static struct verdict *judge_with(const char *text, struct attempt more)
{
    struct run_input input = {0};
    return judge_runs(text, more, &input, 1);
}

static struct verdict *all_of(const char *text)
{
    return judge_with(text, (struct attempt){.schedules = JUDGE_SCHEDULES});
}

static const struct schedules *schedules_of(const struct verdict *v)
{
    assert_true(v->run_count > 0 && v->runs[0].ran);
    assert_non_null(v->runs[0].schedules);
    return v->runs[0].schedules;
}

/* The failure with this code; fails if there is none. */
static const struct failure *failure_with(const struct verdict *v, const char *code)
{
    const struct schedules *s = schedules_of(v);
    for (size_t i = 0; i < s->failure_count; i++) {
        if (!strcmp(s->failures[i].finding.code, code)) {
            return &s->failures[i];
        }
    }
    print_error("no %s among %zu failures; first %s\n", code, s->failure_count,
                s->failure_count ? s->failures[0].finding.code : "");
    fail();
    return NULL;
}

static const struct outcome *outcome_of(const struct verdict *v, const char *out)
{
    const struct schedules *s = schedules_of(v);
    for (size_t i = 0; i < s->outcome_count; i++) {
        if (str_is(s->outcomes[i].out, out)) {
            return &s->outcomes[i];
        }
    }
    print_error("no schedule prints \"%s\"\n", out);
    fail();
    return NULL;
}

static void assert_clean(const struct verdict *v)
{
    const struct schedules *s = schedules_of(v);
    if (s->failure_count || v->kind != VERDICT_CLEAN) {
        print_error("%s, %s\n", verdict_kind_name(v->kind),
                    s->failure_count ? s->failures[0].finding.code : "");
        fail();
    }
    assert_true(s->complete);
}

/* What several outcomes count adds up to the whole. */
static void assert_adds_up(const struct schedules *s)
{
    double interleavings = 0;
    uint64_t classes = 0;
    for (size_t i = 0; i < s->outcome_count; i++) {
        interleavings += s->outcomes[i].interleavings;
        classes += s->outcomes[i].classes;
    }
    assert_int_equal(classes, s->classes);
    if (s->counted) {
        assert_true(interleavings == s->interleavings);
    }
}

/* ---- a counter ------------------------------------------------------------------ */

#define COUNTER(declaration, before, step, after)       \
    "#include <pthread.h>\n"                            \
    "#include <stdio.h>\n"                              \
    declaration "\n"                                    \
    "static void *count(void *unused)\n"                \
    "{\n"                                               \
    "    (void)unused;\n"                               \
    "    for (int i = 0; i < 2; i++) {\n"               \
    "        " before "\n"                              \
    "        " step "\n"                                \
    "        " after "\n"                               \
    "    }\n"                                           \
    "    return NULL;\n"                                \
    "}\n"                                               \
    "int main(void)\n"                                  \
    "{\n"                                               \
    "    pthread_t a, b;\n"                             \
    "    pthread_create(&a, NULL, count, NULL);\n"      \
    "    pthread_create(&b, NULL, count, NULL);\n"      \
    "    pthread_join(a, NULL);\n"                      \
    "    pthread_join(b, NULL);\n"                      \
    "    printf(\"%d\\n\", counter);\n"                 \
    "    return 0;\n"                                   \
    "}\n"

static const char counter[] = COUNTER("static int counter;", "", "counter++;", "");
static const char locked_counter[] =
    COUNTER("static int counter; static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;",
            "pthread_mutex_lock(&lock);", "counter++;", "pthread_mutex_unlock(&lock);");

/* All orders of two threads that read and write twice each: by[n] is in how many n is left. */
static void try_orders(int value, const int had[2], const int done[2], double by[5])
{
    bool ended = true;
    for (int t = 0; t < 2; t++) {
        int next_had[2] = {had[0], had[1]}, next_done[2] = {done[0], done[1]};
        if (done[t] == 4) {
            continue;
        }
        ended = false;
        int now = value;
        if (done[t] % 2) {
            now = had[t] + 1;
        } else {
            next_had[t] = value;
        }
        next_done[t]++;
        try_orders(now, next_had, next_done, by);
    }
    by[value] += ended;
}

static void a_counter(void **state)
{
    (void)state;
    double by[5] = {0};
    try_orders(0, (int[2]){0, 0}, (int[2]){0, 0}, by);
    struct verdict *v = all_of(counter);
    const struct schedules *s = schedules_of(v);
    assert_true(s->complete && s->counted);
    assert_int_equal(s->classes, 34);
    assert_true(s->interleavings == 70);
    assert_true(by[2] + by[3] + by[4] == 70);
    assert_true(outcome_of(v, "2\n")->interleavings == by[2]);
    assert_true(outcome_of(v, "3\n")->interleavings == by[3]);
    assert_true(outcome_of(v, "4\n")->interleavings == by[4]);
    assert_adds_up(s);
    assert_int_equal(s->outcome_count, 3);
    assert_int_equal(s->stage_count, 1);
    assert_string_equal(s->stages[0].name, "exhaustive");
    assert_int_equal(s->stages[0].threads, 3);
    const struct failure *f = failure_with(v, "data-race");
    assert_int_equal(f->finding.at.line, 9);
    assert_int_equal(f->finding.party_count, 2);
    assert_int_not_equal(f->finding.parties[0].thread, f->finding.parties[1].thread);
    assert_int_equal(f->preemptions, 0);
    assert_int_equal(v->kind, VERDICT_FINDINGS);
    verdict_free(v);
}

/* The orders of a lock's four sections are C(4,2); no order of anything else matters. */
static void a_locked_counter(void **state)
{
    (void)state;
    struct verdict *v = all_of(locked_counter);
    const struct schedules *s = schedules_of(v);
    assert_clean(v);
    assert_int_equal(s->classes, 6);
    assert_int_equal(s->outcome_count, 1);
    assert_true(str_is(s->outcomes[0].out, "4\n"));
    assert_int_equal(s->outcomes[0].exit_code, 0);
    assert_false(s->outcomes[0].failed);
    assert_adds_up(s);
    assert_true(str_is(v->runs[0].out, "4\n"));
    verdict_free(v);
}

/* All orders, equivalent ones too: as many, and the same ends. */
static void without_reduction(void **state)
{
    (void)state;
    struct verdict *all = judge_with(counter, (struct attempt){.schedules = JUDGE_SCHEDULES, .unreduced = true});
    struct verdict *few = all_of(counter);
    const struct schedules *a = schedules_of(all), *f = schedules_of(few);
    assert_true(a->complete && a->runs > f->runs);
    assert_true(a->explore_us > 0 && f->explore_us > 0);
    assert_true(a->runs >= 70);
    assert_int_equal(a->outcome_count, f->outcome_count);
    for (size_t i = 0; i < f->outcome_count; i++) {
        outcome_of(all, arena_cstr(&all->arena, f->outcomes[i].out));
    }
    verdict_free(few);
    verdict_free(all);
}

static void nothing_is_explored_unasked(void **state)
{
    (void)state;
    struct verdict *v = judge_with(locked_counter, (struct attempt){0});
    assert_null(v->runs[0].schedules);
    assert_int_equal(v->runs[0].threads, 3);
    assert_true(v->runs[0].order_count > 0);
    verdict_free(v);
    v = all_of("int main(void) { return 3; }\n"); /* it makes no thread */
    assert_null(v->runs[0].schedules);
    assert_int_equal(v->runs[0].exit_code, 3);
    assert_int_equal(v->runs[0].threads, 1);
    assert_int_equal(v->runs[0].order_count, 0);
    verdict_free(v);
}

/* ---- what is found ------------------------------------------------------------------- */

static const char deadlock[] =
    "#include <pthread.h>\n"
    "static pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER, b = PTHREAD_MUTEX_INITIALIZER;\n"
    "static void *one(void *p)\n"
    "{\n"
    "    pthread_mutex_lock(&a);\n"
    "    pthread_mutex_lock(&b);\n" /* 6 */
    "    pthread_mutex_unlock(&b);\n"
    "    pthread_mutex_unlock(&a);\n"
    "    return p;\n"
    "}\n"
    "static void *two(void *p)\n"
    "{\n"
    "    pthread_mutex_lock(&b);\n"
    "    pthread_mutex_lock(&a);\n" /* 14 */
    "    pthread_mutex_unlock(&a);\n"
    "    pthread_mutex_unlock(&b);\n"
    "    return p;\n"
    "}\n"
    "int main(void)\n"
    "{\n"
    "    pthread_t x, y;\n"
    "    pthread_create(&x, NULL, one, NULL);\n"
    "    pthread_create(&y, NULL, two, NULL);\n"
    "    pthread_join(x, NULL);\n"
    "    pthread_join(y, NULL);\n"
    "    return 0;\n"
    "}\n";

static void a_deadlock(void **state)
{
    (void)state;
    struct verdict *v = all_of(deadlock);
    const struct failure *f = failure_with(v, "deadlock");
    assert_true(schedules_of(v)->complete);
    assert_int_equal(f->preemptions, 1);
    const struct party *waits[2] = {0};
    for (size_t i = 0; i < f->finding.party_count; i++) {
        const struct party *p = &f->finding.parties[i];
        if (p->thread == 1 || p->thread == 2) {
            waits[p->thread - 1] = p;
        }
    }
    for (int t = 0; t < 2; t++) { /* each has what the other wants */
        assert_non_null(waits[t]);
        assert_int_equal(waits[t]->at.line, t ? 14 : 6);
        assert_string_equal(waits[t]->does, "waits to lock");
        assert_int_equal(waits[t]->held_count, 1);
        assert_int_equal(waits[t]->held[0].at.line, t ? 13 : 5);
        assert_true(str_eq(waits[t]->held[0].lock, waits[1 - t]->object));
    }
    /* The run that is shown is that one. */
    assert_string_equal(verdict_first_finding(v)->code, "deadlock");
    assert_true(str_eq(v->runs[0].schedule, f->schedule));
    verdict_free(v);
}

/* Who spins with a lock held yields from time to time, and to nobody if the only other thread
 * that could go need not be tried: such a run is left, it does not go round until its limit. */
static void spins_with_the_lock(void **state)
{
    (void)state;
    struct verdict *v = all_of("#include <pthread.h>\n"
                               "static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;\n"
                               "static int there;\n"
                               "static void *take(void *p)\n"
                               "{\n"
                               "    pthread_mutex_lock(&lock);\n"
                               "    while (there == 0)\n"
                               "        ;\n"
                               "    there--;\n"
                               "    pthread_mutex_unlock(&lock);\n"
                               "    return p;\n"
                               "}\n"
                               "static void put(void)\n"
                               "{\n"
                               "    pthread_mutex_lock(&lock);\n"
                               "    there++;\n"
                               "    pthread_mutex_unlock(&lock);\n"
                               "}\n"
                               "int main(void)\n"
                               "{\n"
                               "    pthread_t x, y;\n"
                               "    pthread_create(&x, NULL, take, NULL);\n"
                               "    pthread_create(&y, NULL, take, NULL);\n"
                               "    put();\n"
                               "    put();\n"
                               "    pthread_join(x, NULL);\n"
                               "    pthread_join(y, NULL);\n"
                               "    return 0;\n"
                               "}\n");
    const struct schedules *s = schedules_of(v);
    failure_with(v, "livelock");
    assert_int_equal(s->failure_count, 1);
    assert_true(s->complete);
    assert_adds_up(s);
    assert_true(s->runs < 100);
    verdict_free(v);
}

/* Each round has a variable of its own, which lies elsewhere each time: the state is the same. */
static void insists_on_what_it_saw(void **state)
{
    (void)state;
    struct verdict *v = all_of("#include <pthread.h>\n"
                               "#include <stdatomic.h>\n"
                               "static _Atomic int sheets = 10;\n"
                               "static void *take(void *p)\n"
                               "{\n"
                               "    int seen = sheets;\n"
                               "    for (;;) {\n"
                               "        int expected = seen;\n"
                               "        if (atomic_compare_exchange_strong(&sheets, &expected, seen - 3))\n"
                               "            return p;\n"
                               "    }\n"
                               "}\n"
                               "int main(void)\n"
                               "{\n"
                               "    pthread_t x, y;\n"
                               "    pthread_create(&x, NULL, take, NULL);\n"
                               "    pthread_create(&y, NULL, take, NULL);\n"
                               "    pthread_join(x, NULL);\n"
                               "    pthread_join(y, NULL);\n"
                               "    return 0;\n"
                               "}\n");
    const struct schedules *s = schedules_of(v);
    failure_with(v, "livelock");
    assert_int_equal(s->failure_count, 1);
    assert_true(s->complete);
    assert_adds_up(s);
    assert_true(s->runs < 100);
    verdict_free(v);
}

/* The same, and it counts its rounds: it comes to an end. */
static void gives_up_after_a_while(void **state)
{
    (void)state;
    struct verdict *v = all_of("#include <pthread.h>\n"
                               "#include <stdatomic.h>\n"
                               "static _Atomic int sheets = 10;\n"
                               "static void *take(void *p)\n"
                               "{\n"
                               "    int seen = sheets, round = 0, *at = &round;\n"
                               "    while (*at < 60) {\n"
                               "        int expected = seen;\n"
                               "        if (atomic_compare_exchange_strong(&sheets, &expected, seen - 3))\n"
                               "            return p;\n"
                               "        ++*at;\n"
                               "    }\n"
                               "    return p;\n"
                               "}\n"
                               "int main(void)\n"
                               "{\n"
                               "    pthread_t x, y;\n"
                               "    pthread_create(&x, NULL, take, NULL);\n"
                               "    pthread_create(&y, NULL, take, NULL);\n"
                               "    pthread_join(x, NULL);\n"
                               "    pthread_join(y, NULL);\n"
                               "    return 0;\n"
                               "}\n");
    const struct schedules *s = schedules_of(v);
    assert_int_equal(s->failure_count, 0);
    assert_true(s->complete);
    assert_adds_up(s);
    verdict_free(v);
}

static void a_lost_wakeup(void **state)
{
    (void)state;
    struct verdict *v = all_of("#include <pthread.h>\n"
                               "static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;\n"
                               "static pthread_cond_t c = PTHREAD_COND_INITIALIZER;\n"
                               "static void *waits(void *p)\n"
                               "{\n"
                               "    pthread_mutex_lock(&m);\n"
                               "    pthread_cond_wait(&c, &m);\n"
                               "    pthread_mutex_unlock(&m);\n"
                               "    return p;\n"
                               "}\n"
                               "int main(void)\n"
                               "{\n"
                               "    pthread_t t;\n"
                               "    pthread_create(&t, NULL, waits, NULL);\n"
                               "    pthread_mutex_lock(&m);\n"
                               "    pthread_cond_signal(&c);\n"
                               "    pthread_mutex_unlock(&m);\n"
                               "    pthread_join(t, NULL);\n"
                               "    return 0;\n"
                               "}\n");
    const struct failure *f = failure_with(v, "lost-wakeup");
    assert_int_equal(f->finding.at.line, 7);
    bool well = false; /* the other order is fine */
    const struct schedules *s = schedules_of(v);
    for (size_t i = 0; i < s->outcome_count; i++) {
        well |= !s->outcomes[i].failed;
    }
    assert_true(well);
    verdict_free(v);
}

/* A lock makes it no race; who comes first decides, and by default the reader does. */
static const char freed_early[] =
    "#include <pthread.h>\n"
    "#include <stdlib.h>\n"
    "static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;\n"
    "static int *box;\n"
    "static int seen;\n"
    "static void *reads(void *p)\n"
    "{\n"
    "    pthread_mutex_lock(&m);\n"
    "    seen = *box;\n"
    "    pthread_mutex_unlock(&m);\n"
    "    return p;\n"
    "}\n"
    "static void *frees(void *p)\n"
    "{\n"
    "    pthread_mutex_lock(&m);\n"
    "    free(box);\n"
    "    pthread_mutex_unlock(&m);\n"
    "    return p;\n"
    "}\n"
    "int main(void)\n"
    "{\n"
    "    pthread_t a, b;\n"
    "    box = malloc(sizeof *box);\n"
    "    if (!box)\n"
    "        return 1;\n"
    "    *box = 7;\n"
    "    pthread_create(&a, NULL, reads, NULL);\n"
    "    pthread_create(&b, NULL, frees, NULL);\n"
    "    pthread_join(a, NULL);\n"
    "    pthread_join(b, NULL);\n"
    "    return 0;\n"
    "}\n";

static void freed_in_some_schedule(void **state)
{
    (void)state;
    struct verdict *v = judge_with(freed_early, (struct attempt){0});
    assert_int_equal(v->kind, VERDICT_CLEAN);
    verdict_free(v);
    v = all_of(freed_early);
    const struct schedules *s = schedules_of(v);
    assert_true(s->complete);
    const struct failure *f = failure_with(v, "use-after-free");
    assert_int_equal(f->finding.at.line, 9);
    assert_int_equal(f->finding.freed.line, 16);
    uint64_t well = 0; /* of the lock's two orders one; the other ends the program somewhere */
    for (size_t i = 0; i < s->outcome_count; i++) {
        well += s->outcomes[i].failed ? 0 : s->outcomes[i].classes;
    }
    assert_int_equal(well, 1);
    assert_int_equal(f->runs, s->classes - well);
    assert_adds_up(s);
    assert_string_equal(verdict_first_finding(v)->code, "use-after-free");
    verdict_free(v);
}

static const char *const check_then_act[2] = {
    /* looks and takes under the same lock, but not in one section */
    "#include <assert.h>\n"
    "#include <pthread.h>\n"
    "static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;\n"
    "static int left = 1;\n"
    "static void *take(void *p)\n"
    "{\n"
    "    pthread_mutex_lock(&m);\n"
    "    int some = left > 0;\n"
    "    pthread_mutex_unlock(&m);\n"
    "    if (some) {\n"
    "        pthread_mutex_lock(&m);\n"
    "        left--;\n"
    "        pthread_mutex_unlock(&m);\n"
    "    }\n"
    "    return p;\n"
    "}\n"
    "int main(void)\n"
    "{\n"
    "    pthread_t a, b;\n"
    "    pthread_create(&a, NULL, take, NULL);\n"
    "    pthread_create(&b, NULL, take, NULL);\n"
    "    pthread_join(a, NULL);\n"
    "    pthread_join(b, NULL);\n"
    "    assert(left >= 0);\n"
    "    return 0;\n"
    "}\n",
    "#include <assert.h>\n"
    "#include <pthread.h>\n"
    "static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;\n"
    "static int left = 1;\n"
    "static void *take(void *p)\n"
    "{\n"
    "    pthread_mutex_lock(&m);\n"
    "    if (left > 0)\n"
    "        left--;\n"
    "    pthread_mutex_unlock(&m);\n"
    "    return p;\n"
    "}\n"
    "int main(void)\n"
    "{\n"
    "    pthread_t a, b;\n"
    "    pthread_create(&a, NULL, take, NULL);\n"
    "    pthread_create(&b, NULL, take, NULL);\n"
    "    pthread_join(a, NULL);\n"
    "    pthread_join(b, NULL);\n"
    "    assert(left >= 0);\n"
    "    return 0;\n"
    "}\n"};

static void an_atomicity_violation(void **state)
{
    (void)state;
    struct verdict *v = all_of(check_then_act[0]);
    const struct finding *violation = NULL;
    failure_with(v, "assertion-failed");
    for (size_t i = 0; i < v->runs[0].finding_count; i++) {
        if (!strcmp(v->runs[0].findings[i].code, "atomicity-violation")) {
            violation = &v->runs[0].findings[i];
        }
    }
    assert_non_null(violation);
    assert_true(violation->party_count >= 2);
    bool looks = false, takes = false;
    for (size_t i = 0; i < violation->party_count; i++) {
        looks |= violation->parties[i].at.line == 8;
        takes |= violation->parties[i].at.line == 12;
    }
    assert_true(looks && takes);
    verdict_free(v);
    v = all_of(check_then_act[1]);
    assert_clean(v);
    assert_int_equal(v->runs[0].finding_count, 0);
    verdict_free(v);
}

/* ---- once more ------------------------------------------------------------------------- */

static bool same_steps(const struct run_result *a, const struct run_result *b)
{
    if (a->order_count != b->order_count) {
        return false;
    }
    for (size_t i = 0; i < a->order_count; i++) {
        const struct thread_step *x = &a->order[i], *y = &b->order[i];
        if (x->thread != y->thread || x->kind != y->kind || x->step != y->step || x->tick != y->tick ||
            x->at.line != y->at.line || x->at.column != y->at.column || !str_eq(x->value, y->value) ||
            !str_eq(x->object, y->object)) {
            return false;
        }
    }
    return true;
}

/* Each failure again, by its text alone, in a worker that explores nothing. */
static void assert_repeats(const char *text, bool weak)
{
    struct verdict *v = judge_with(text, (struct attempt){.schedules = JUDGE_SCHEDULES, .weak = weak,
                                                          .events = true});
    const struct schedules *s = schedules_of(v);
    assert_true(s->failure_count > 0);
    for (size_t i = 0; i < s->failure_count; i++) {
        const struct failure *f = &s->failures[i];
        struct verdict *again = judge_with(text, (struct attempt){.schedule = f->schedule, .weak = weak,
                                                                  .events = true});
        const struct run_result *r = &again->runs[0];
        bool found = false;
        for (size_t k = 0; k < r->finding_count; k++) {
            const struct finding *g = &r->findings[k];
            found |= !strcmp(g->code, f->finding.code) && g->at.line == f->finding.at.line &&
                     g->step == f->finding.step && g->thread == f->finding.thread &&
                     str_eq(g->message, f->finding.message);
        }
        assert_true(found);
        assert_false(r->departed);
        assert_null(r->schedules);
        if (str_eq(f->schedule, v->runs[0].schedule)) {
            assert_true(same_steps(r, &v->runs[0]));
        }
        verdict_free(again);
    }
    verdict_free(v);
}

static void repeats(void **state)
{
    (void)state;
    assert_repeats(counter, false);
    assert_repeats(deadlock, false);
    assert_repeats(freed_early, false);
    assert_repeats(check_then_act[0], false);
}

static void repeats_each_outcome(void **state)
{
    (void)state;
    struct verdict *v = all_of(counter);
    const struct schedules *s = schedules_of(v);
    for (size_t i = 0; i < s->outcome_count; i++) {
        struct verdict *again = judge_with(counter, (struct attempt){.schedule = s->outcomes[i].schedule});
        assert_true(str_eq(again->runs[0].out, s->outcomes[i].out));
        assert_int_equal(again->runs[0].exit_code, s->outcomes[i].exit_code);
        assert_false(again->runs[0].departed);
        verdict_free(again);
    }
    verdict_free(v);
}

static void departs(void **state)
{
    (void)state;
    struct verdict *v = judge_with(locked_counter, (struct attempt){.schedule = STR("s:3h")});
    assert_true(v->runs[0].departed); /* there is no eighth thread */
    verdict_free(v);
    struct source_file file = {.name = STR("answer.c"), .text = str_from(locked_counter)};
    struct run_input input = {0};
    v = judge_run(judge, &(struct attempt){.files = &file, .file_count = 1, .runs = &input, .run_count = 1,
                                           .schedule = STR("s:nonsense")});
    assert_int_equal(v->kind, VERDICT_TOOL_FAULT);
    verdict_free(v);
}

/* ---- from a place on -------------------------------------------------------------------- */

static bool counts_next(const struct run_result *r, size_t from, uint32_t thread)
{
    for (size_t i = from; i < r->order_count; i++) {
        if (r->order[i].thread == (int)thread) {
            return r->order[i].kind == OP_READ || r->order[i].kind == OP_WRITE;
        }
    }
    return false;
}

/* What is left behind n operations of a schedule is the sum of what each next choice leaves,
 * where each choice is one that counts: not the end of a thread. */
static void choices_add_up(void **state)
{
    (void)state;
    struct verdict *v = judge_with(counter, (struct attempt){.schedules = JUDGE_SCHEDULES});
    struct str shown = schedules_of(v)->outcomes[0].schedule;
    struct verdict *lead = judge_with(counter, (struct attempt){.schedule = shown});
    const struct run_result *r = &lead->runs[0];
    struct schedule whole;
    struct error error;
    assert_true(schedule_read(shown, &whole, &error));
    size_t asked = 0;
    for (size_t i = 1; i < r->order_count && asked < 6; i++) {
        const struct thread_step *step = &r->order[i];
        if (step->enabled != 6 || !counts_next(r, i, 1) || !counts_next(r, i, 2)) {
            continue;
        }
        asked++;
        struct verdict *here = judge_with(counter, (struct attempt){
            .schedules = JUDGE_SCHEDULES, .schedule = shown, .behind = (int64_t)step->tick});
        const struct schedules *s = schedules_of(here);
        assert_true(s->complete && s->counted);
        double sum = 0;
        for (uint32_t t = 0; t < THREADS_MAX; t++) {
            char text[REPLAY_MAX];
            struct schedule next = whole;
            if (!(step->enabled >> t & 1)) {
                continue;
            }
            next.count = 0;
            while (next.count < whole.count && whole.at[next.count].tick < step->tick) {
                next.count++;
            }
            next.at[next.count++] = (struct departure){.tick = (uint32_t)step->tick, .value = (uint8_t)t};
            schedule_write(&next, text);
            struct verdict *there = judge_with(counter, (struct attempt){
                .schedules = JUDGE_SCHEDULES, .schedule = str_from(text), .behind = (int64_t)step->tick + 1});
            assert_true(schedules_of(there)->complete);
            sum += schedules_of(there)->interleavings;
            verdict_free(there);
        }
        if (sum != s->interleavings) {
            print_error("behind %d operations of " STR_FMT ": %g, its choices: %g\n", (int)step->tick,
                        STR_ARG(shown), s->interleavings, sum);
            fail();
        }
        assert_true(s->interleavings <= 70);
        verdict_free(here);
    }
    assert_true(asked >= 4);
    verdict_free(lead);
    verdict_free(v);
}

/* Once the reader has read, the free can no longer hurt. */
static void no_failure_is_left(void **state)
{
    (void)state;
    struct verdict *v = all_of(freed_early);
    struct verdict *all = judge_with(freed_early, (struct attempt){
        .schedules = JUDGE_SCHEDULES, .schedule = STR("s:"), .behind = 1});
    failure_with(all, "use-after-free");
    const struct run_result *r = &all->runs[0];
    struct verdict *plain = judge_with(freed_early, (struct attempt){0});
    uint64_t read_at = 0;
    for (size_t i = 0; i < plain->runs[0].order_count; i++) {
        const struct thread_step *step = &plain->runs[0].order[i];
        if (step->kind == OP_UNLOCK && step->thread == 1) {
            read_at = step->tick;
        }
    }
    assert_true(read_at > 0 && r->order_count > 0);
    struct verdict *left = judge_with(freed_early, (struct attempt){
        .schedules = JUDGE_SCHEDULES, .schedule = STR("s:"), .behind = (int64_t)read_at});
    assert_clean(left);
    verdict_free(left);
    verdict_free(plain);
    verdict_free(all);
    verdict_free(v);
}

/* ---- weak memory -------------------------------------------------------------------------- */

static const char store_buffering[] =
    "#include <assert.h>\n"
    "#include <pthread.h>\n"
    "#include <stdatomic.h>\n"
    "static atomic_int x, y;\n"
    "static int a, b;\n"
    "static void *one(void *p)\n"
    "{\n"
    "    atomic_store_explicit(&x, 1, memory_order_relaxed);\n"
    "    a = atomic_load_explicit(&y, memory_order_relaxed);\n"
    "    return p;\n"
    "}\n"
    "static void *two(void *p)\n"
    "{\n"
    "    atomic_store_explicit(&y, 1, memory_order_relaxed);\n"
    "    b = atomic_load_explicit(&x, memory_order_relaxed);\n"
    "    return p;\n"
    "}\n"
    "int main(void)\n"
    "{\n"
    "    pthread_t s, t;\n"
    "    pthread_create(&s, NULL, one, NULL);\n"
    "    pthread_create(&t, NULL, two, NULL);\n"
    "    pthread_join(s, NULL);\n"
    "    pthread_join(t, NULL);\n"
    "    assert(a || b);\n"
    "    return 0;\n"
    "}\n";

static void store_buffers(void **state)
{
    (void)state;
    struct verdict *v = all_of(store_buffering);
    assert_clean(v);
    verdict_free(v);
    v = judge_with(store_buffering, (struct attempt){.schedules = JUDGE_SCHEDULES, .weak = true});
    const struct schedules *s = schedules_of(v);
    failure_with(v, "assertion-failed");
    bool weak = false;
    for (size_t i = 0; i < s->stage_count; i++) {
        weak |= !strcmp(s->stages[i].name, "weak") && s->stages[i].failing > 0;
    }
    assert_true(weak);
    bool picked = false; /* a load reads an older store, and says so */
    for (size_t i = 0; i < v->runs[0].order_count; i++) {
        picked |= v->runs[0].order[i].picked > 0;
    }
    assert_true(picked);
    verdict_free(v);
    assert_repeats(store_buffering, true);
}

/* ---- what a run is given ------------------------------------------------------------------- */

static const char given[] =
    "#include <pthread.h>\n"
    "#include <stdio.h>\n"
    "#include <stdlib.h>\n"
    "static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;\n"
    "static int sum;\n"
    "static void *add(void *p)\n"
    "{\n"
    "    pthread_mutex_lock(&m);\n"
    "    sum += *(int *)p;\n"
    "    pthread_mutex_unlock(&m);\n"
    "    return NULL;\n"
    "}\n"
    "int main(int argc, char **argv)\n"
    "{\n"
    "    pthread_t a, b, c;\n"
    "    int from[3] = {0};\n"
    "    FILE *f = fopen(\"n\", \"r\");\n"
    "    if (f) {\n"
    "        if (fscanf(f, \"%d\", &from[2]) != 1)\n"
    "            return 1;\n"
    "        fclose(f);\n"
    "        f = fopen(\"n\", \"w\");\n" /* each run finds it as it was */
    "        fputs(\"1000000\", f);\n"
    "        fclose(f);\n"
    "    }\n"
    "    from[0] = argc > 1 ? atoi(argv[1]) : 0;\n"
    "    if (scanf(\"%d\", &from[1]) != 1)\n"
    "        from[1] = 0;\n"
    "    pthread_create(&a, NULL, add, &from[0]);\n"
    "    pthread_create(&b, NULL, add, &from[1]);\n"
    "    pthread_create(&c, NULL, add, &from[2]);\n"
    "    pthread_join(a, NULL);\n"
    "    pthread_join(b, NULL);\n"
    "    pthread_join(c, NULL);\n"
    "    printf(\"%d\\n\", sum);\n"
    "    return 0;\n"
    "}\n";

static void several_runs(void **state)
{
    (void)state;
    struct str args[2] = {STR("1"), STR("2")};
    struct run_file file = {STR("n"), STR("100")};
    struct run_input runs[3] = {
        {.args = &args[0], .arg_count = 1, .in = STR("10"), .files = &file, .file_count = 1},
        {.args = &args[1], .arg_count = 1, .in = STR("20")},
        {.files = &file, .file_count = 1},
    };
    static const char *const want[3] = {"111\n", "22\n", "100\n"};
    struct verdict *v = judge_runs(given, (struct attempt){.schedules = JUDGE_SCHEDULES}, runs, 3);
    assert_int_equal(v->kind, VERDICT_CLEAN);
    assert_int_equal(v->run_count, 3);
    for (size_t i = 0; i < 3; i++) {
        const struct schedules *s = v->runs[i].schedules;
        assert_non_null(s);
        assert_true(s->complete);
        assert_int_equal(s->classes, 6); /* 3! orders of the lock */
        assert_int_equal(s->outcome_count, 1);
        assert_true(str_is(s->outcomes[0].out, want[i]));
        assert_true(str_is(v->runs[i].out, want[i]));
    }
    verdict_free(v);
}

/* ---- budgets, sizes, ends ----------------------------------------------------------------------- */

static void budgets(void **state)
{
    (void)state;
    static const int64_t tries[] = {1, 2, 10, 33};
    for (size_t i = 0; i < COUNT(tries); i++) {
        struct verdict *v = judge_with(counter, (struct attempt){.schedules = tries[i]});
        const struct schedules *s = schedules_of(v);
        assert_false(s->complete);
        assert_true(s->runs >= 1 && s->runs <= (uint64_t)tries[i]);
        assert_true(s->outcome_count > 0);
        uint64_t sum = 0;
        bool bounded = false, sampled = false;
        for (size_t k = 0; k < s->stage_count; k++) {
            sum += s->stages[k].runs;
            bounded |= !strcmp(s->stages[k].name, "bounded");
            sampled |= !strcmp(s->stages[k].name, "pos") || !strcmp(s->stages[k].name, "random");
            assert_true(s->stages[k].failing <= s->stages[k].runs);
            assert_false(s->stages[k].complete);
        }
        assert_int_equal(sum, s->runs);
        if (tries[i] >= 10) {
            assert_true(bounded && sampled);
        }
        verdict_free(v);
    }
}

static const char many_threads[] =
    "#include <pthread.h>\n"
    "#include <stdio.h>\n"
    "static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;\n"
    "static int sum, own[15];\n"
    "static void *add(void *p)\n"
    "{\n"
    "    int *mine = p;\n"
    "    for (int i = 0; i < 100; i++)\n"
    "        ++*mine;\n"
    "    if (mine < own + 3) {\n"
    "        pthread_mutex_lock(&m);\n"
    "        sum += *mine;\n"
    "        pthread_mutex_unlock(&m);\n"
    "    }\n"
    "    return NULL;\n"
    "}\n"
    "int main(void)\n"
    "{\n"
    "    pthread_t t[15];\n"
    "    for (int i = 0; i < 15; i++)\n"
    "        if (pthread_create(&t[i], NULL, add, &own[i]))\n"
    "            return 1;\n"
    "    for (int i = 0; i < 15; i++)\n"
    "        pthread_join(t[i], NULL);\n"
    "    printf(\"%d\\n\", sum);\n"
    "    return 0;\n"
    "}\n";

/* Fifteen beside main's; three of them meet at a lock: 3! classes, whatever the others do. */
static void fifteen_threads(void **state)
{
    (void)state;
    struct verdict *v = all_of(many_threads);
    assert_clean(v);
    assert_int_equal(v->runs[0].threads, 16);
    assert_int_equal(schedules_of(v)->classes, 6);
    assert_true(str_is(v->runs[0].out, "300\n"));
    verdict_free(v);
}

/* exit() in a thread: the other may have printed or not. */
static void exits_in_a_thread(void **state)
{
    (void)state;
    struct verdict *v = all_of("#include <pthread.h>\n"
                               "#include <stdio.h>\n"
                               "#include <stdlib.h>\n"
                               "static void *ends(void *p)\n"
                               "{\n"
                               "    (void)p;\n"
                               "    exit(5);\n"
                               "}\n"
                               "int main(void)\n"
                               "{\n"
                               "    pthread_t t;\n"
                               "    pthread_create(&t, NULL, ends, NULL);\n"
                               "    puts(\"main\");\n"
                               "    pthread_join(t, NULL);\n"
                               "    return 0;\n"
                               "}\n");
    const struct schedules *s = schedules_of(v);
    assert_true(s->complete);
    assert_int_equal(outcome_of(v, "main\n")->exit_code, 5);
    assert_int_equal(outcome_of(v, "")->exit_code, 5);
    verdict_free(v);
}

/* ---- history, events ---------------------------------------------------------------------------- */

static void history_follows(void **state)
{
    (void)state;
    struct verdict *v = all_of(freed_early);
    struct str schedule = failure_with(v, "use-after-free")->schedule;
    struct verdict *shown = judge_with(freed_early, (struct attempt){
        .schedule = schedule, .schedules = JUDGE_SCHEDULES, .history_bytes = 1 << 20});
    const struct run_result *r = &shown->runs[0];
    struct log_trace t;
    assert_null(r->schedules); /* with history nothing is explored */
    assert_true(r->trace.len >= sizeof t);
    memcpy(&t, r->trace.at, sizeof t);
    assert_int_equal(t.magic, TRACE_MAGIC);
    assert_int_equal(t.length, r->trace.len);
    assert_int_equal(t.steps, r->steps);
    assert_string_equal(verdict_first_finding(shown)->code, "use-after-free");
    assert_int_equal(verdict_first_finding(shown)->step, verdict_first_finding(v)->step);
    assert_true(str_eq(r->schedule, schedule));
    /* The lines of its steps: the free comes before the read. */
    struct arena arena = {0};
    struct program program;
    assert_true(program_unpack(&arena, shown->program, &program));
    uint64_t freed = 0, read = 0;
    for (uint64_t i = 0; i < t.entries; i++) {
        struct log_entry e;
        memcpy(&e, r->trace.at + t.entries_at + i * sizeof e, sizeof e);
        if (e.kind == ENTRY_STEP && e.site < program.site_count) {
            freed = program.sites[e.site].line == 16 ? e.step : freed;
            read = program.sites[e.site].line == 9 ? e.step : read;
        }
    }
    assert_true(freed > 0 && read > freed);
    arena_release(&arena);
    verdict_free(shown);
    verdict_free(v);
}

static size_t ordinary(const struct run_result *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->order_count; i++) {
        n += r->order[i].kind == OP_READ || r->order[i].kind == OP_WRITE;
    }
    return n;
}

static void events_on_and_off(void **state)
{
    (void)state;
    struct verdict *off = all_of(locked_counter);
    struct verdict *on = judge_with(locked_counter,
                                    (struct attempt){.schedules = JUDGE_SCHEDULES, .events = true});
    assert_int_equal(ordinary(&off->runs[0]), 0);
    assert_true(ordinary(&on->runs[0]) >= 8); /* counter++ reads and writes, four times */
    assert_int_equal(schedules_of(off)->classes, schedules_of(on)->classes);
    assert_true(str_eq(on->runs[0].schedule, off->runs[0].schedule));
    /* the values that counter had, one after the other */
    int value = 0;
    for (size_t i = 0; i < on->runs[0].order_count; i++) {
        const struct thread_step *s = &on->runs[0].order[i];
        if (s->kind == OP_WRITE && str_is(s->object, "counter")) {
            char want[16];
            snprintf(want, sizeof want, "%d", ++value);
            assert_true(str_is(s->value, want));
            assert_int_equal(s->at.line, 9);
        }
    }
    assert_int_equal(value, 4);
    verdict_free(on);
    verdict_free(off);
}

/* An arrow to a whole struct is told as one, and one to its first member as that. */
static void names_what_arrows_lead_to(void **state)
{
    (void)state;
    struct verdict *v = all_of("#include <pthread.h>\n"
                               "struct block { int number, more; };\n"
                               "static struct block one;\n"
                               "static struct block *_Atomic top = &one;\n"
                               "static int *_Atomic number = &one.number;\n"
                               "static void *look(void *x) { return top && number ? x : 0; }\n"
                               "int main(void)\n"
                               "{\n"
                               "    pthread_t a;\n"
                               "    if (pthread_create(&a, 0, look, 0)) return 1;\n"
                               "    top = &one;\n"
                               "    number = &one.number;\n"
                               "    return pthread_join(a, 0);\n"
                               "}\n");
    assert_clean(v);
    int whole = 0, member = 0;
    for (size_t i = 0; i < v->runs[0].order_count; i++) {
        const struct thread_step *s = &v->runs[0].order[i];
        if (str_eq(s->object, STR("top")))
            whole += str_eq(s->value, STR("&one")) ? 1 : 100;
        if (str_eq(s->object, STR("number")))
            member += str_eq(s->value, STR("&one.number")) ? 1 : 100;
    }
    assert_int_equal(whole, 2);
    assert_int_equal(member, 2);
    verdict_free(v);
}

/* A block of the heap is told by its number among all that were made, as in pictures; what leads
 * into the middle of one, or where no block is, by its address. */
static void numbers_the_blocks_that_arrows_lead_to(void **state)
{
    (void)state;
    struct verdict *v = all_of("#include <pthread.h>\n"
                               "#include <stdlib.h>\n"
                               "static int *_Atomic top;\n"
                               "static int *second;\n"
                               "static void *look(void *x) { return top && second[0] ? x : 0; }\n"
                               "int main(void)\n"
                               "{\n"
                               "    pthread_t a;\n"
                               "    int *first = calloc(4, sizeof *first);\n"
                               "    second = calloc(4, sizeof *second);\n"
                               "    if (!first || !second || pthread_create(&a, 0, look, 0)) return 1;\n"
                               "    top = second;\n"
                               "    top = first + 1;\n"
                               "    top = first;\n"
                               "    int bad = pthread_join(a, 0);\n"
                               "    free(first);\n"
                               "    free(second);\n"
                               "    return bad;\n"
                               "}\n");
    assert_clean(v);
    int at[20] = {0}; /* lines whose store told what it should */
    for (size_t i = 0; i < v->runs[0].order_count; i++) {
        const struct thread_step *s = &v->runs[0].order[i];
        if (s->kind != OP_STORE || !str_eq(s->object, STR("top")) || s->at.line > 19)
            continue;
        at[s->at.line] = s->at.line == 12 ? str_is(s->value, "block 2")
                         : s->at.line == 13 ? str_starts(s->value, "0x")
                                            : str_is(s->value, "block 1");
    }
    assert_true(at[12] && at[13] && at[14]);
    verdict_free(v);
}

static int set_up(void **state)
{
    (void)state;
    struct error e = {0};
    judge = judge_new(&e);
    return judge ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    judge_free(judge);
    return 0;
}

/* Asked for the first finding, nothing is tried behind it; what goes well is tried as ever. */
static void the_first_is_enough(void **state)
{
    (void)state;
    struct verdict *all = all_of(freed_early);
    struct verdict *v = judge_with(freed_early, (struct attempt){.schedules = JUDGE_SCHEDULES, .first = true});
    assert_int_equal(v->kind, VERDICT_FINDINGS);
    assert_int_equal(schedules_of(v)->failure_count, 1);
    assert_false(schedules_of(v)->complete);
    assert_true(schedules_of(v)->classes < schedules_of(all)->classes);
    assert_non_null(verdict_first_finding(v));
    verdict_free(v);
    verdict_free(all);
    v = judge_with(locked_counter, (struct attempt){.schedules = JUDGE_SCHEDULES, .first = true});
    assert_int_equal(v->kind, VERDICT_CLEAN);
    assert_true(schedules_of(v)->complete);
    verdict_free(v);
    const struct str one = STR("1");
    const struct run_input runs[] = {{0}, {.args = &one, .arg_count = 1}, {0}};
    v = judge_runs("int main(int n, char **v) { (void)v; int *p = 0; return n > 1 ? *p : 0; }",
                   (struct attempt){.first = true}, runs, 3);
    assert_int_equal(v->kind, VERDICT_FINDINGS);
    assert_true(v->runs[0].ran && v->runs[1].ran && !v->runs[2].ran);
    verdict_free(v);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_counter),
        cmocka_unit_test(a_locked_counter),
        cmocka_unit_test(without_reduction),
        cmocka_unit_test(nothing_is_explored_unasked),
        cmocka_unit_test(a_deadlock),
        cmocka_unit_test(spins_with_the_lock),
        cmocka_unit_test(insists_on_what_it_saw),
        cmocka_unit_test(gives_up_after_a_while),
        cmocka_unit_test(a_lost_wakeup),
        cmocka_unit_test(freed_in_some_schedule),
        cmocka_unit_test(an_atomicity_violation),
        cmocka_unit_test(names_what_arrows_lead_to),
        cmocka_unit_test(numbers_the_blocks_that_arrows_lead_to),
        cmocka_unit_test(repeats),
        cmocka_unit_test(repeats_each_outcome),
        cmocka_unit_test(departs),
        cmocka_unit_test(choices_add_up),
        cmocka_unit_test(no_failure_is_left),
        cmocka_unit_test(store_buffers),
        cmocka_unit_test(several_runs),
        cmocka_unit_test(budgets),
        cmocka_unit_test(fifteen_threads),
        cmocka_unit_test(exits_in_a_thread),
        cmocka_unit_test(history_follows),
        cmocka_unit_test(events_on_and_off),
        cmocka_unit_test(the_first_is_enough),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
