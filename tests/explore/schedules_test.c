/* Bounded search, samples, short schedules, schedules as text, searches behind a prefix. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "explore/room.h"
#include "toy.c"

static struct toy toy;
static struct explore_result result;
static struct toy_set seen;
static struct toy_program program;
static unsigned lengths[TOY_THREADS];

static void see(struct toy *t, const struct explore_end *end)
{
    (void)t;
    set_add(&seen, end->outcome);
}

static struct toy_program *fresh(uint32_t threads)
{
    memset(&program, 0, sizeof program);
    memset(lengths, 0, sizeof lengths);
    program.threads = threads;
    return &program;
}

static void add(uint32_t thread, uint8_t kind, unsigned object, int value)
{
    program.step[thread][lengths[thread]++] =
        (struct toy_step){kind, (uint8_t)object, (int16_t)value};
}

static uint64_t dice;
static uint32_t roll(uint32_t n)
{
    dice += 0x9e3779b97f4a7c15u;
    return (uint32_t)(mix(dice) >> 32) % n;
}

static void random_program(uint64_t seed)
{
    dice = seed * 7919;
    fresh(2 + roll(2));
    for (uint32_t t = 0; t < program.threads; t++)
        for (unsigned i = 1 + roll(program.threads == 2 ? 4 : 3); i; i--) {
            unsigned v = roll(2);
            switch (roll(7)) {
            case 0: add(t, T_READ, v, 0); break;
            case 1: case 2: add(t, T_WRITE, v, (int)(t * 10 + i)); break;
            case 3: add(t, T_FETCH, v, 0); break;
            case 4: add(t, T_LOCK, v, 0), add(t, T_ADD, v, 1), add(t, T_UNLOCK, v, 0); break;
            case 5: add(t, roll(2) ? T_SEM_POST : T_SEM_WAIT, 0, 0); break;
            case 6: add(t, T_TRYLOCK, v, 1), add(t, T_UNLOCK, v, 0); break;
            }
        }
    program.semaphores[0] = (int16_t)roll(2);
}

/* Just what brute force reaches with at most so many preemptions. */
static void bounds(void **state)
{
    (void)state;
    struct explore_plan plan = {.budget = 1, .reduce = true};
    uint64_t runs = 0, naive_runs = 0;
    for (uint64_t seed = 1; seed <= 400; seed++) {
        random_program(seed);
        for (uint32_t bound = 0; bound <= 3; bound++) {
            struct naive n = {.limit = 100000};
            naive_run(&n, &program, (int)bound);
            struct explore_machine m = toy_machine(&toy, &program);
            toy.each = see;
            set_clear(&seen);
            session_open(&m, &result);
            session_budget(1000000);
            bool beyond;
            assert_true(bounded_search(STAGE_BOUNDED, &plan, bound, &beyond));
            if (!set_equal(&seen, &n.states))
                fail_msg("seed %d, bound %u: %zu of %zu states", (int)seed, bound, seen.count,
                         n.states.count);
            struct naive all = {0};
            if (!beyond) {
                naive_run(&all, &program, -1);
                assert_true(set_equal(&seen, &all.states));
            }
            naive_clear(&all);
            runs += result.runs;
            naive_runs += n.runs;
            naive_clear(&n);
        }
    }
    printf("  bounded: %llu runs, %llu by brute force\n", (unsigned long long)runs,
           (unsigned long long)naive_runs);
}

/* A failure that needs d orders of two operations comes up as often as PCT promises. */
static void sampled(enum explore_stage stage, unsigned d, const char *name)
{
    struct explore_machine m = toy_machine(&toy, &program);
    struct explore_plan plan = {.budget = 1, .seed = 5, .reduce = true};
    session_open(&m, &result);
    bool beyond;
    session_budget(1000);
    bounded_search(STAGE_BOUNDED, &plan, 0, &beyond); /* k */
    session_budget(20000);
    explore_sampled(stage, &plan);
    const struct explore_covered *c = &result.stage[stage];
    double promised = 1.0 / (double)c->threads;
    for (unsigned i = 1; i < d; i++)
        promised /= (double)c->points;
    double found = (double)c->failing / (double)c->runs;
    printf("  %-10s %llu threads, %2llu points: found in %.4f of the runs%s%.4f\n", name,
           (unsigned long long)c->threads, (unsigned long long)c->points, found,
           d ? ", promised " : " ", d ? promised : 0);
    assert_int_equal(c->runs, 20000);
    if (d) /* the promise, less three standard deviations of such a sample */
        assert_true(found + 3 * sqrt(promised / (double)c->runs) >= promised);
    else
        assert_true(found > 0);
    uint64_t failing = c->failing;
    session_open(&m, &result);
    session_budget(1000);
    bounded_search(STAGE_BOUNDED, &plan, 0, &beyond);
    session_budget(20000);
    explore_sampled(stage, &plan);
    assert_int_equal(failing, result.stage[stage].failing); /* the same seed, the same runs */
}

static void samples(void **state)
{
    (void)state;
    /* depth 2: between read and write of one the other writes */
    fresh(3);
    for (uint32_t t = 0; t < 2; t++) {
        for (unsigned i = 0; i < 5; i++)
            add(t, T_READ, 10 + t, 0);
        add(t, T_READ, 0, 0), add(t, T_ADD, 0, 1);
    }
    add(2, T_JOIN, 0, 0), add(2, T_JOIN, 1, 0), add(2, T_READ, 0, 0), add(2, T_ASSERT, 0, 2);
    sampled(STAGE_PCT2, 2, "PCT d=2");
    sampled(STAGE_POS, 0, "POS");
    sampled(STAGE_RANDOM, 0, "random");
    /* depth 3: sees the first variable while it is set, then the second when that is */
    fresh(2);
    add(0, T_READ, 5, 0), add(0, T_WRITE, 0, 1), add(0, T_WRITE, 0, 0), add(0, T_READ, 5, 0);
    add(0, T_WRITE, 1, 1);
    add(1, T_READ, 0, 0), add(1, T_IF_ZERO, 4, 0), add(1, T_READ, 1, 0), add(1, T_ASSERT, 0, 0);
    sampled(STAGE_PCT3, 3, "PCT d=3");
}

/* ---- schedules as text ---- */

static void texts(void **state)
{
    (void)state;
    static const char *const good[] = {"s:", "s:5b", "s:5b3a", "s:0b0r", "s:12p4294967282a", "s:1b1r2z"};
    for (size_t i = 0; i < COUNT(good); i++) {
        struct schedule s;
        struct error e = {0};
        char again[REPLAY_MAX];
        if (!schedule_read(str_from(good[i]), &s, &e))
            fail_msg("%s: %s", good[i], e.text);
        schedule_write(&s, again);
        assert_string_equal(again, good[i]);
    }
    static const struct { const char *text, *why; } bad[] = {
        {"", "begin with s:"}, {"5b", "begin with s:"}, {"s", "begin with s:"}, {"s:b", "number was expected"},
        {"s:5", "followed by no thread"}, {"s:5q", "letter from a to p"}, {"s:5B", "letter from a to p"},
        {"s:5b3", "followed by no thread"}, {"s:5b 3a", "number was expected"},
        {"s:4294967296a", "too large"}, {"s:4294967295a", "too large"}, {"s:4294967294a1b", "too large"},
        {"s:-1a", "number was expected"}, {"s:0x3f2", "followed by no thread"},
        {"s:99999999999999999999999999b", "too large"}};
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct schedule s = {.count = 77};
        struct error e = {0};
        assert_false(schedule_read(str_from(bad[i].text), &s, &e));
        if (!strstr(e.text, bad[i].why))
            fail_msg("%s: %s", bad[i].text, e.text);
        assert_int_equal(s.count, 77);
    }
    static char lots[2 + 2 * (DEPARTURES_MAX + 1) + 1] = "s:";
    for (int i = 0; i < DEPARTURES_MAX; i++)
        strcat(lots, "1a");
    struct schedule s;
    struct error e = {0};
    assert_true(schedule_read(str_from(lots), &s, &e));
    char out[REPLAY_MAX];
    schedule_write(&s, out); /* too long for a REPLAY_MAX */
    assert_string_equal(out, "");
    strcat(lots, "1a");
    assert_false(schedule_read(str_from(lots), &s, &e));
    s = (struct schedule){.cut = true};
    schedule_write(&s, out);
    assert_string_equal(out, "");
}

static uint64_t kept_outcomes[OUTCOMES_MAX], kept_failures[FAILURES_MAX];
static struct explore_end last;

static void run_and_remember(void *with, struct guest_scheduler *s, struct explore_end *ret)
{
    toy_run(with, s, ret);
    last = *ret;
}

static void keep(void *with, bool failure, uint32_t index)
{
    (void)with;
    if (failure)
        kept_failures[index] = last.failure;
    else
        kept_outcomes[index] = last.outcome;
}

/* Every example and every failure's schedule repeats what it stands for. */
static void replays(void **state)
{
    (void)state;
    uint64_t replayed = 0;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        random_program(seed);
        struct explore_machine m = toy_machine(&toy, &program);
        m.run = run_and_remember;
        m.keep = keep;
        /* Too small a budget for some, so that all stages have their turn. */
        struct explore_plan plan = {.budget = seed % 3 ? 100000 : 60, .seed = seed, .reduce = true};
        memset(kept_outcomes, 0, sizeof kept_outcomes);
        memset(kept_failures, 0, sizeof kept_failures);
        explore(&m, &plan, &result);
        for (uint32_t i = 0; i < result.outcome_count + result.failure_count; i++) {
            bool failure = i >= result.outcome_count;
            uint32_t k = failure ? i - result.outcome_count : i;
            const char *text = failure ? result.failures[k].schedule : result.outcomes[k].schedule;
            uint64_t want = failure ? result.failures[k].hash : result.outcomes[k].hash;
            struct schedule s, again;
            struct replay r;
            struct explore_end end = {0};
            assert_true(schedule_read(str_from(text), &s, NULL));
            replay_start(&r, &s, false);
            toy_run(&toy, &r.scheduler, &end);
            assert_false(r.departed);
            assert_int_equal(failure ? end.failure : end.outcome, want);
            assert_int_equal(failure ? kept_failures[k] : kept_outcomes[k], want);
            char back[REPLAY_MAX];
            schedule_of(toy.events, toy.count, &again);
            schedule_write(&again, back);
            assert_string_equal(back, text);
            replayed++;
        }
        for (uint32_t i = 1; i < result.outcome_count; i++)
            assert_true(result.outcomes[i - 1].classes >= result.outcomes[i].classes);
    }
    printf("  %llu schedules replayed\n", (unsigned long long)replayed);
    /* What cannot be followed any more is told. */
    fresh(2);
    add(0, T_WRITE, 0, 1), add(1, T_WRITE, 0, 2);
    struct explore_machine m = toy_machine(&toy, &program);
    (void)m;
    static const char *const off[] = {"s:0c", "s:0r1b", "s:0a0p"};
    for (size_t i = 0; i < COUNT(off); i++) {
        struct schedule s;
        struct replay r;
        struct explore_end end = {0};
        assert_true(schedule_read(str_from(off[i]), &s, NULL));
        replay_start(&r, &s, false);
        toy_run(&toy, &r.scheduler, &end);
        assert_true(r.departed);
        assert_false(end.cut);
    }
}

/* A failure's schedule has as few preemptions as one can have, and as few operations. */
static void shortest(void **state)
{
    (void)state;
    unsigned found = 0;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        random_program(seed);
        for (uint32_t t = 0; t < program.threads; t++)
            if (roll(2))
                add(t, T_READ, 0, 0), add(t, T_ASSERT, 0, 0);
        struct explore_machine m = toy_machine(&toy, &program);
        struct explore_plan plan = {.budget = 100000, .reduce = true};
        explore(&m, &plan, &result);
        /* By brute force: the least bound under which each failure comes up. */
        for (uint32_t i = 0; i < result.failure_count; i++) {
            struct explore_failure f = result.failures[i];
            static struct explore_result bounded;
            for (uint32_t bound = 0; bound < f.preemptions; bound++) {
                struct naive n = {0};
                naive_run(&n, &program, (int)bound);
                bool beyond;
                session_open(&m, &bounded);
                session_budget(100000);
                bounded_search(STAGE_BOUNDED, &plan, bound, &beyond);
                for (uint32_t k = 0; k < bounded.failure_count; k++)
                    if (bounded.failures[k].hash == f.hash)
                        fail_msg("seed %d: %u preemptions, %u would do", (int)seed, f.preemptions, bound);
                naive_clear(&n);
            }
            found++;
        }
    }
    assert_true(found > 50);
    /* Many departures that do not matter. */
    fresh(3);
    for (uint32_t t = 0; t < 2; t++)
        for (unsigned i = 0; i < 4; i++)
            add(t, T_READ, 3 + t, 0), add(t, T_WRITE, 3 + t, 1);
    for (uint32_t t = 0; t < 2; t++)
        add(t, T_READ, 0, 0), add(t, T_ADD, 0, 1);
    add(2, T_JOIN, 0, 0), add(2, T_JOIN, 1, 0), add(2, T_READ, 0, 0), add(2, T_ASSERT, 0, 2);
    struct explore_machine m = toy_machine(&toy, &program);
    struct explore_plan plan = {.budget = 400, .reduce = true};
    explore(&m, &plan, &result);
    assert_int_equal(result.failure_count, 1);
    assert_int_equal(result.failures[0].preemptions, 1);
    assert_int_equal(result.stage[STAGE_EXHAUSTIVE].threads, 3);
    assert_int_equal(result.stage[STAGE_EXHAUSTIVE].points, 23);
    plan.budget = 5; /* not enough for all: the other stages have their turn */
    explore(&m, &plan, &result);
    assert_false(result.complete);
    assert_int_equal(result.stage[STAGE_RANDOM].threads, 3);
    assert_int_equal(result.stage[STAGE_BOUNDED].bound, UINT32_MAX);
    assert_int_equal(result.stage[STAGE_BOUNDED].runs, 1);
}

/* Behind a prefix: what can still happen, and nothing else. */
static void behind(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 150; seed++) {
        random_program(seed);
        struct explore_machine m = toy_machine(&toy, &program);
        struct explore_plan plan = {.budget = 100000, .reduce = true};
        toy.each = NULL;
        explore(&m, &plan, &result);
        struct schedule s;
        assert_true(schedule_read(str_from(result.outcomes[result.outcome_count - 1].schedule), &s, NULL));
        struct replay r;
        struct explore_end end = {0};
        replay_start(&r, &s, false);
        toy_run(&toy, &r.scheduler, &end);
        uint32_t count = toy.count, ticks = count / 2;
        struct toy_world w;
        toy_begin(&w, &program);
        for (uint32_t i = 0; i < ticks; i++)
            toy_do(&w, toy.events[i].thread, toy.events[i].picked);
        struct naive n = {0};
        struct done row[TOY_EVENTS];
        search_all(&n, &w, row, 0, 0, 0, 0, -1);
        plan.from = &s;
        plan.from_ticks = ticks;
        toy.each = see;
        set_clear(&seen);
        explore(&m, &plan, &result);
        assert_true(result.complete);
        assert_true(set_equal(&seen, &n.states));
        assert_int_equal(result.classes, n.traces.count);
        plan.budget = 40; /* samples keep to the prefix as well */
        set_clear(&seen);
        explore(&m, &plan, &result);
        for (size_t i = 0; i < seen.room; i++)
            assert_true(!seen.at[i] || set_has(&n.states, seen.at[i]));
        naive_clear(&n);
    }
}

/* ---- loops that wait ---- */

static void spinning(void **state)
{
    (void)state;
    fresh(2);
    add(0, T_READ, 0, 0), add(0, T_UNLESS_ZERO, 5, 0), add(0, T_YIELD, 0, 0), add(0, T_READ, 0, 0),
        add(0, T_IF_ZERO, 2, 0), add(0, T_READ, 1, 0);
    add(1, T_WRITE, 1, 7), add(1, T_WRITE, 2, 7), add(1, T_WRITE, 0, 1);
    struct explore_machine m = toy_machine(&toy, &program);
    struct explore_plan plan = {.budget = 10000, .reduce = true};
    explore(&m, &plan, &result);
    printf("  a loop that waits: %llu classes\n", (unsigned long long)result.classes);
    assert_true(result.complete);
    assert_int_equal(result.outcome_count, 1);
    assert_true(result.classes >= 2 && result.classes <= 6);
    /* One yield does not hide that it could have gone on. */
    fresh(2);
    add(0, T_YIELD, 0, 0), add(0, T_WRITE, 0, 1);
    add(1, T_READ, 0, 0);
    m = toy_machine(&toy, &program);
    explore(&m, &plan, &result);
    assert_int_equal(result.classes, 2);
}

/* Places that become points while it goes on: all is done again. */
static uint64_t raced;
static uint64_t raced_so_far(void *with)
{
    struct toy *t = with;
    return t->runs >= 3 ? raced = 1 : 0;
}
static bool had_enough(void *with)
{
    return ((struct toy *)with)->runs >= 5;
}
static void again(void **state)
{
    (void)state;
    fresh(3);
    for (uint32_t t = 0; t < 3; t++)
        add(t, T_WRITE, 0, (int)t);
    struct explore_machine m = toy_machine(&toy, &program);
    m.raced = raced_so_far;
    struct explore_plan plan = {.budget = 10000, .reduce = true};
    explore(&m, &plan, &result);
    assert_int_equal(raced, 1);
    assert_int_equal(result.classes, 6);
    assert_int_equal(result.runs, 9);
    uint64_t sum = 0;
    for (uint32_t i = 0; i < result.outcome_count; i++)
        sum += result.outcomes[i].classes;
    assert_int_equal(sum, 6);
    m = toy_machine(&toy, &program);
    m.enough = had_enough;
    explore(&m, &plan, &result);
    assert_int_equal(result.runs, 5);
    assert_false(result.complete);
    m = toy_machine(&toy, &program);
    plan.budget = 0;
    explore(&m, &plan, &result);
    assert_int_equal(result.runs, 0);
    assert_false(result.complete);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bounds), cmocka_unit_test(samples), cmocka_unit_test(texts),
        cmocka_unit_test(replays), cmocka_unit_test(shortest), cmocka_unit_test(behind),
        cmocka_unit_test(spinning), cmocka_unit_test(again),
    };
    struct error e = {0};
    if (!explore_init(&e))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    set_clear(&seen);
    return failed;
}
