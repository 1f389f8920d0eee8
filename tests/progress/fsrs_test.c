/* FSRS-5: what its authors' own tests say, what a second implementation says of
 * random histories, and what must hold of any history. */
#include "progress/fsrs.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const struct fsrs_parameters *const P = &fsrs_defaults;

static void near(double got, double want, double by)
{
    if (!(fabs(got - want) <= by))
        fail_msg("%.12g is not %.12g", got, want);
}

/* ---- published values ---------------------------------------------------------- */

/* ts-fsrs (open-spaced-repetition), __tests__/FSRS-5.test.ts: the default weights. */
static void first_ratings_as_published(void **state)
{
    (void)state;
    static const double s[] = {0.40255, 1.18385, 3.173, 15.69105};
    static const double d[] = {7.1949, 6.48830527, 5.28243442, 3.22450159};
    for (int g = RATING_AGAIN; g <= RATING_EASY; g++) {
        struct fsrs m = fsrs_first(P, (enum rating)g);
        near(m.stability, s[g - 1], 1e-12);
        near(m.difficulty, d[g - 1], 1e-8);
    }
}

static void a_history_as_published(void **state)
{
    (void)state;
    static const int days[] = {0, 0, 1, 3, 8, 21};
    struct fsrs m = fsrs_first(P, RATING_AGAIN);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        m = fsrs_next(P, m, days[i], RATING_GOOD);
    near(m.stability, 48.717, 5e-5);
    near(m.difficulty, 7.0866, 5e-5);
}

static void the_curve(void **state)
{
    (void)state;
    near(fsrs_recall(0, 5), 1, 0);
    near(fsrs_recall(5, 5), 0.9, 1e-15);
    near(fsrs_recall(16, 15.69105), pow(1 + 19.0 / 81 * 16 / 15.69105, -0.5), 1e-15);
    near(fsrs_recall(16, 15.69105), 0.89835, 1e-4);
    near(fsrs_recall(-3, 5), 1, 0); /* a clock that was set back */
}

/* ---- a second implementation --------------------------------------------------------- */

enum { HISTORIES = 400, LENGTH = 30 };
static struct { int g, days; } histories[HISTORIES][LENGTH];
static int lengths[HISTORIES];

/* Days as they happen: the same day, soon, late, forgotten. */
static void make_histories(unsigned seed)
{
    for (int h = 0; h < HISTORIES; h++) {
        lengths[h] = 1 + rand_r(&seed) % LENGTH;
        for (int i = 0; i < lengths[h]; i++) {
            static const int most[] = {1, 3, 30, 400, 40000};
            histories[h][i].g = 1 + rand_r(&seed) % 4;
            histories[h][i].days = i ? rand_r(&seed) % most[rand_r(&seed) % 5] : 0;
        }
    }
}

static struct fsrs follow(int h, int upto)
{
    struct fsrs m = fsrs_first(P, (enum rating)histories[h][0].g);
    for (int i = 1; i <= upto; i++)
        m = fsrs_next(P, m, histories[h][i].days, (enum rating)histories[h][i].g);
    return m;
}

static void a_second_implementation_agrees(void **state)
{
    (void)state;
    char in[] = "/tmp/freehold-fsrs-XXXXXX", command[128];
    if (system("python3 -c pass >/dev/null 2>&1"))
        skip();
    make_histories(20261127);
    int fd = mkstemp(in);
    assert_true(fd >= 0);
    FILE *f = fdopen(fd, "w");
    for (int h = 0; h < HISTORIES; h++) {
        for (int i = 0; i < lengths[h]; i++)
            fprintf(f, "%d %d ", histories[h][i].g, histories[h][i].days);
        fputc('\n', f);
    }
    fclose(f);
    snprintf(command, sizeof command, "python3 tests/progress/fsrs_reference.py < %s", in);
    FILE *out = popen(command, "r");
    assert_non_null(out);
    for (int h = 0; h < HISTORIES; h++)
        for (int i = 0; i < lengths[h]; i++) {
            double s, d;
            assert_int_equal(fscanf(out, "%lf %lf", &s, &d), 2);
            struct fsrs m = follow(h, i);
            near(m.stability, s, 1e-9 * s);
            near(m.difficulty, d, 1e-9);
        }
    assert_int_equal(pclose(out), 0);
    unlink(in);
}

/* ---- of any history ----------------------------------------------------------------------- */

static void within_bounds(void **state)
{
    (void)state;
    make_histories(1);
    for (int h = 0; h < HISTORIES; h++)
        for (int i = 0; i < lengths[h]; i++) {
            struct fsrs m = follow(h, i);
            assert_true(isfinite(m.stability) && m.stability > 0);
            assert_true(m.difficulty >= 1 && m.difficulty <= 10);
            for (int t = 0; t < 50000; t = t * 3 + 1) {
                double r = fsrs_recall(t, m.stability);
                assert_true(r > 0 && r <= 1);
            }
            int days = fsrs_days(P, m.stability);
            assert_true(days >= 1 && days <= P->most_days);
        }
}

static void a_better_rating_is_never_due_sooner(void **state)
{
    (void)state;
    make_histories(2);
    for (int h = 0; h < HISTORIES; h++)
        for (int i = 0; i < lengths[h]; i++) {
            struct fsrs m = follow(h, i);
            for (int days = 0; days < 2000; days = days * 4 + 1) {
                double last = 0, hardest = 11;
                for (int g = RATING_AGAIN; g <= RATING_EASY; g++) {
                    struct fsrs n = fsrs_next(P, m, days, (enum rating)g);
                    assert_true(n.stability >= last);
                    assert_true(n.difficulty <= hardest);
                    last = n.stability;
                    hardest = n.difficulty;
                }
            }
        }
}

static void right_strengthens_and_wrong_weakens(void **state)
{
    (void)state;
    make_histories(3);
    for (int h = 0; h < HISTORIES; h++) {
        struct fsrs m = follow(h, lengths[h] - 1);
        for (int days = 0; days < 5000; days = days * 3 + 1) {
            for (int g = RATING_GOOD; g <= RATING_EASY; g++)
                assert_true(fsrs_next(P, m, days, (enum rating)g).stability >= m.stability);
            assert_true(fsrs_next(P, m, days, RATING_AGAIN).stability <= m.stability);
        }
    }
}

/* The longer ago, the less is known, and the more a right answer tells. */
static void monotone_in_time(void **state)
{
    (void)state;
    make_histories(4);
    for (int h = 0; h < HISTORIES; h++) {
        struct fsrs m = follow(h, lengths[h] - 1);
        double recall = 2, stronger = 0;
        for (int days = 1; days < 20000; days = days * 2 + 1) {
            double r = fsrs_recall(days, m.stability);
            double s = fsrs_next(P, m, days, RATING_GOOD).stability;
            assert_true(r < recall);
            assert_true(s >= stronger);
            recall = r;
            stronger = s;
        }
        for (double s = 0.1; s < 1000; s *= 2) /* and what is stronger is known longer */
            assert_true(fsrs_recall(10, s) < fsrs_recall(10, s * 2));
    }
}

static void the_interval_is_where_recall_has_sunk_to_the_target(void **state)
{
    (void)state;
    make_histories(5);
    for (int h = 0; h < HISTORIES; h++) {
        double s = follow(h, lengths[h] - 1).stability;
        near(fsrs_interval(s, 0.9), s, 1e-12 * s);
        for (double target = 0.7; target < 0.98; target += 0.05)
            near(fsrs_recall(fsrs_interval(s, target), s), target, 1e-12);
        assert_true(fsrs_interval(s, 0.8) > fsrs_interval(s, 0.9));
    }
    assert_int_equal(fsrs_days(P, 0.4), 1);
    assert_int_equal(fsrs_days(P, 3.173), 3);
    assert_int_equal(fsrs_days(P, 15.69105), 16);
    assert_int_equal(fsrs_days(P, 5000), P->most_days);
}

static void the_same_every_time(void **state)
{
    (void)state;
    make_histories(6);
    for (int h = 0; h < HISTORIES; h++) {
        struct fsrs a = follow(h, lengths[h] - 1), b = follow(h, lengths[h] - 1);
        assert_memory_equal(&a, &b, sizeof a);
    }
}

/* ---- what happened, as a rating ------------------------------------------------------------- */

static void what_happened_as_a_rating(void **state)
{
    (void)state;
    const struct { bool right, hint; int sure, took, usual; enum rating want; } rows[] = {
        {false, false, 0, 10, 60, RATING_AGAIN}, {false, false, 1, 10, 60, RATING_AGAIN},
        {false, true, -1, 0, 0, RATING_AGAIN},   {true, true, 1, 10, 60, RATING_HARD},
        {true, false, 1, 121, 60, RATING_HARD},  {true, false, 1, 120, 60, RATING_GOOD},
        {true, false, 1, 60, 60, RATING_GOOD},   {true, false, 1, 31, 60, RATING_GOOD},
        {true, false, 1, 30, 60, RATING_EASY},   {true, false, 0, 10, 60, RATING_GOOD},
        {true, false, -1, 10, 60, RATING_GOOD},  {true, false, 1, 0, 60, RATING_GOOD},
        {true, false, 1, 10, 0, RATING_GOOD},    {true, false, -1, 0, 0, RATING_GOOD},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(fsrs_rate(P, rows[i].right, rows[i].hint, rows[i].sure, rows[i].took * 1000,
                                   rows[i].usual * 1000), rows[i].want);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_ratings_as_published),
        cmocka_unit_test(a_history_as_published),
        cmocka_unit_test(the_curve),
        cmocka_unit_test(a_second_implementation_agrees),
        cmocka_unit_test(within_bounds),
        cmocka_unit_test(a_better_rating_is_never_due_sooner),
        cmocka_unit_test(right_strengthens_and_wrong_weakens),
        cmocka_unit_test(monotone_in_time),
        cmocka_unit_test(the_interval_is_where_recall_has_sunk_to_the_target),
        cmocka_unit_test(the_same_every_time),
        cmocka_unit_test(what_happened_as_a_rating),
    };
    return cmocka_run_group_tests_name("fsrs", tests, NULL, NULL);
}
