/* Programs whose number of Mazurkiewicz traces is known, by a formula, from the literature, or
 * by brute force. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "toy.c"

static struct toy toy;
static struct explore_result result;
static unsigned shapes;

static struct toy_program program;
static unsigned lengths[TOY_THREADS];

static struct toy_program *fresh(uint32_t threads)
{
    memset(&program, 0, sizeof program);
    memset(lengths, 0, sizeof lengths);
    program.threads = threads;
    return &program;
}

static void add(uint32_t thread, uint8_t kind, unsigned object, int value)
{
    assert_true(lengths[thread] < TOY_LONG - 1);
    program.step[thread][lengths[thread]++] =
        (struct toy_step){kind, (uint8_t)object, (int16_t)value};
}

/* expected 0: what brute force says. */
static void shape(const char *name, uint64_t expected)
{
    struct naive n = {.limit = 70000};
    struct explore_machine m = toy_machine(&toy, &program);
    struct explore_plan plan = {.budget = 1000000, .reduce = true};
    naive_run(&n, &program, -1);
    explore(&m, &plan, &result);
    printf("  %-44s %9.0f interleavings %7llu classes %6llu blocked%s\n", name, result.interleavings,
           (unsigned long long)result.classes, (unsigned long long)result.blocked,
           n.over ? "" : ", as by brute force");
    shapes++;
    assert_true(result.complete);
    if (expected)
        assert_int_equal(result.classes, expected);
    else
        assert_false(n.over);
    if (!n.over) {
        assert_int_equal(result.classes, n.traces.count);
        assert_true(result.interleavings == (double)n.projections.count);
    }
    naive_clear(&n);
}

static uint64_t factorial(unsigned n)
{
    return n < 2 ? 1 : n * factorial(n - 1);
}

static char *named(const char *form, unsigned a, unsigned b)
{
    static char name[80];
    snprintf(name, sizeof name, form, a, b);
    return name;
}

static void accesses(void **state)
{
    (void)state;
    for (unsigned n = 2; n <= 16; n *= 2) {
        fresh(n);
        for (unsigned t = 0; t < n; t++)
            add(t, T_WRITE, t, 1), add(t, T_READ, t, 0);
        shape(named("%u independent writers", n, 0), 1);
    }
    for (unsigned n = 1; n <= 10; n += 3) {
        fresh(n + 1);
        add(0, T_WRITE, 0, 1);
        for (unsigned t = 1; t <= n; t++)
            add(t, T_READ, 0, 0);
        shape(named("%u readers and a writer", n, 0), 1u << n);
    }
    fresh(5);
    add(0, T_WRITE, 0, 1), add(0, T_WRITE, 0, 2);
    for (unsigned t = 1; t <= 4; t++)
        add(t, T_READ, 0, 0);
    shape("4 readers and a writer who writes twice", 81);
    for (unsigned n = 2; n <= 6; n++) {
        fresh(n);
        for (unsigned t = 0; t < n; t++)
            add(t, T_WRITE, 0, (int)t + 1);
        shape(named("%u writers of one variable", n, 0), factorial(n));
    }
    for (unsigned n = 2; n <= 3; n++)
        for (unsigned k = 1; k + n <= 5; k++) {
            fresh(n);
            for (unsigned t = 0; t < n; t++)
                for (unsigned i = 0; i < k; i++)
                    add(t, T_READ, 0, 0), add(t, T_ADD, 0, 1);
            shape(named("%u threads of %u increments", n, k), 0);
            double all = 1;
            for (unsigned t = 0, i = 1; t < n; t++)
                for (unsigned j = 1; j <= 2 * k; j++, i++)
                    all = all * i / j;
            assert_true(result.interleavings > all - 0.5 && result.interleavings < all + 0.5);
        }
    fresh(4);
    for (unsigned t = 0; t < 4; t++)
        add(t, T_FETCH, 0, 0);
    shape("4 atomic increments", 24);
    fresh(2);
    for (unsigned t = 0; t < 2; t++)
        add(t, T_WRITE, t, 1), add(t, T_READ, !t, 0);
    shape("store buffering", 3);
    fresh(4);
    add(0, T_WRITE, 0, 1), add(1, T_WRITE, 1, 1);
    add(2, T_READ, 0, 0), add(2, T_READ, 1, 0), add(3, T_READ, 1, 0), add(3, T_READ, 0, 0);
    shape("independent reads of independent writes", 15);
}

/* Flanagan & Godefroid, POPL 2005; counts as in Abdulla et al., POPL 2014, table 1. */
static void literature(void **state)
{
    (void)state;
    for (unsigned n = 11; n <= 14; n++) {
        fresh(n);
        for (unsigned t = 0; t < n; t++)
            for (unsigned i = 1; i <= 4; i++) {
                unsigned w = i * 11 + t, cas = lengths[t];
                add(t, T_CAS, w * 7 % 128, (int)w);
                add(t, T_UNLESS_ZERO, cas + 4, 0);
                add(t, T_NEXT_SLOT, 0, 1);
                add(t, T_IF_ZERO, cas, 0);
                add(t, T_NEXT_SLOT, 0, 0);
            }
        shape(named("indexer of %u", n, 0), n < 12 ? 1 : 1u << 3 * (n - 11));
    }
    for (unsigned n = 14; n <= 16; n += 2) {
        fresh(n);
        for (unsigned t = 0; t < n; t++) {
            unsigned b = t * 2 % 26, block = 32 + b;
            add(t, T_LOCK, t, 0);
            add(t, T_READ, t, 0);
            for (unsigned again = 0; again < 2; again++) {
                add(t, T_LOCK, block + again, 0);
                add(t, T_READ, block + again, 0);
                add(t, T_UNLESS_ZERO, lengths[t] + 5, 0);
                add(t, T_WRITE, block + again, 1);
                add(t, T_WRITE, t, (int)(b + again + 1));
                add(t, T_UNLOCK, block + again, 0);
                add(t, T_IF_ZERO, again ? lengths[t] + 2 : 18, 0);
                add(t, T_UNLOCK, block + again, 0);
            }
            add(t, T_UNLOCK, t, 0);
        }
        shape(named("file system of %u", n, 0), n == 14 ? 2 : 8);
    }
    for (unsigned n = 5; n <= 10; n += 5) {
        fresh(n + 1);
        for (unsigned i = 0; i <= n; i++)
            add(0, T_READ, n - i, 0), add(0, T_IF_ZERO, 2 * (n + 1), 0);
        for (unsigned t = 1; t <= n; t++)
            add(t, T_READ, t - 1, 0), add(t, T_ADD, t, 1);
        shape(named("last zero of %u", n, 0), n == 5 ? 64 : 3328);
    }
}

static void waiting(void **state)
{
    (void)state;
    static const struct { unsigned n, k, traces; } locked[] = {
        {2, 1, 2}, {2, 2, 6}, {2, 3, 20}, {2, 4, 70}, {3, 1, 6}, {3, 2, 90}, {3, 3, 1680}, {4, 1, 24},
        {4, 2, 2520}};
    for (unsigned i = 0; i < COUNT(locked); i++) {
        fresh(locked[i].n);
        for (unsigned t = 0; t < locked[i].n; t++)
            for (unsigned k = 0; k < locked[i].k; k++) {
                add(t, T_LOCK, 0, 0);
                add(t, T_READ, 0, 0);
                add(t, T_ADD, 0, 1);
                add(t, T_UNLOCK, 0, 0);
            }
        shape(named("%u lock-protected counters, %u sections each", locked[i].n, locked[i].k),
              locked[i].traces);
    }
    for (unsigned n = 2; n <= 7; n++) {
        for (unsigned ordered = 0; ordered < 2; ordered++) {
            fresh(n);
            for (unsigned t = 0; t < n; t++) {
                unsigned a = t, b = (t + 1) % n;
                if (ordered && b < a)
                    a = b, b = t;
                add(t, T_LOCK, a, 0), add(t, T_LOCK, b, 0);
                add(t, T_UNLOCK, b, 0), add(t, T_UNLOCK, a, 0);
            }
            /* Who has each fork first is free, but not a circle; one circle is the deadlock. */
            shape(named(ordered ? "%u philosophers, forks in order" : "%u philosophers", n, 0),
                  (1u << n) - 1 - ordered);
            assert_int_equal(result.failure_count, !ordered);
        }
    }
    static const unsigned catalan[] = {1, 1, 2, 5, 14, 42};
    for (unsigned n = 1; n <= 5; n++) {
        fresh(2);
        for (unsigned i = 0; i < n; i++)
            add(0, T_SEM_POST, 0, 0), add(1, T_SEM_WAIT, 0, 0);
        shape(named("a producer and a consumer of %u", n, 0), catalan[n]);
    }
    for (unsigned n = 1; n <= 7; n += 2) {
        fresh(n + 1);
        add(0, T_LOCK, 0, 0), add(0, T_WRITE, 0, 1), add(0, T_UNLOCK, 0, 0);
        for (unsigned t = 1; t <= n; t++)
            add(t, T_LOCK_SHARED, 0, 0), add(t, T_READ, 0, 0), add(t, T_UNLOCK_SHARED, 0, 0);
        shape(named("%u read locks and a write lock", n, 0), 1u << n);
    }
    for (unsigned n = 2; n <= 4; n++) {
        fresh(n);
        for (unsigned t = 0; t < n; t++)
            add(t, T_WRITE, t, 1), add(t, T_BARRIER, 0, (int)n), add(t, T_READ, (t + 1) % n, 0);
        shape(named("%u threads at a barrier", n, 0), factorial(n));
    }
    fresh(3);
    for (unsigned t = 0; t < 3; t++)
        add(t, T_TRYLOCK, 0, 2), add(t, T_WRITE, t, 1), add(t, T_UNLOCK, 0, 0);
    shape("3 threads that try a lock", 0);
    fresh(2);
    add(0, T_LOCK, 0, 0), add(0, T_READ, 0, 0), add(0, T_UNLESS_ZERO, 4, 0), add(0, T_WAIT, 0, 0);
    add(0, T_UNLOCK, 0, 0);
    add(1, T_WRITE, 0, 1), add(1, T_SIGNAL, 0, 0);
    shape("a wake-up that can be lost", 0);
    assert_int_equal(result.failure_count, 1);
    fresh(4);
    for (unsigned t = 0; t < 2; t++)
        add(t, T_LOCK, 0, 0), add(t, T_WAIT, 0, 0), add(t, T_UNLOCK, 0, 0);
    for (unsigned t = 2; t < 4; t++)
        add(t, T_SIGNAL, 0, 0);
    shape("two waiters, two signals", 0);
    fresh(4);
    for (unsigned t = 1; t < 4; t++)
        add(0, T_JOIN, t, 0), add(t, T_WRITE, 0, (int)t);
    add(0, T_READ, 0, 0);
    shape("3 writers joined", 6);
    fresh(4);
    for (unsigned t = 0; t < 4; t++)
        add(t, T_PRINT, 0, (int)t);
    shape("4 lines printed", 24);
    fresh(3);
    add(0, T_END, 0, 0);
    for (unsigned t = 1; t < 3; t++)
        add(t, T_WRITE, t, 1), add(t, T_WRITE, t + 2, 1);
    struct naive n = {0};
    struct explore_machine m = toy_machine(&toy, &program);
    struct explore_plan plan = {.budget = 1000, .reduce = true};
    naive_run(&n, &program, -1);
    explore(&m, &plan, &result);
    assert_int_equal(result.classes, 9); /* 3 ways that each of them can have come */
    assert_int_equal(n.traces.count, 9);
    naive_clear(&n);
    shapes++;
}

static void there_are_enough(void **state)
{
    (void)state;
    printf("  %u programs\n", shapes);
    assert_true(shapes >= 30);
}

/* What the search itself costs: the machine does next to nothing. */
static void speed(void **state)
{
    (void)state;
    fresh(2);
    for (unsigned t = 0; t < 2; t++)
        for (unsigned i = 0; i < 2; i++)
            add(t, T_READ, 0, 0), add(t, T_ADD, 0, 1);
    struct explore_machine m = toy_machine(&toy, &program);
    toy.no_events = true;
    struct explore_plan plan = {.budget = 4000, .reduce = true};
    uint64_t runs = 0, alone = 0;
    struct guest_scheduler none = {.ask_at = UINT32_MAX};
    struct schedule s = {0};
    struct replay r;
    struct explore_end end;
    (void)none;
    clock_t begun = clock();
    for (int i = 0; i < 4000; i++) {
        explore(&m, &plan, &result);
        runs += result.runs;
    }
    double all = (double)(clock() - begun) / CLOCKS_PER_SEC;
    begun = clock();
    for (; alone < runs; alone++) {
        replay_start(&r, &s, false);
        toy_run(&toy, &r.scheduler, &end);
    }
    double machine = (double)(clock() - begun) / CLOCKS_PER_SEC;
    printf("  2 threads of 2 increments: %.0f runs a second; %.0f ns a run, of which the toy %.0f\n",
           (double)runs / all, all / (double)runs * 1e9, machine / (double)runs * 1e9);
    assert_true(runs > 4000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accesses),
        cmocka_unit_test(literature),
        cmocka_unit_test(waiting),
        cmocka_unit_test(there_are_enough),
        cmocka_unit_test(speed),
    };
    struct error e = {0};
    if (!explore_init(&e))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
