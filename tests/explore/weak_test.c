/* Weak behaviours under the explorer: it runs one schedule of each class and every choice of
 * what a load reads. Nothing may be lost by that: the outcomes of random programs on the
 * machine are those that the axioms of C11 allow (tests/guest/axioms.h), and without weak
 * behaviours those of some interleaving. */
#include "explore/explore.h"

#include "../guest/litmus.h"

static const char *shown;
static uint64_t machine_runs;

static uint64_t hash(const char *text)
{
    uint64_t h = 14695981039346656037u;
    for (; *text; text++)
        h = (h ^ (unsigned char)*text) * 1099511628211u;
    return h;
}

static void run_machine(void *with, struct guest_scheduler *s, struct explore_end *ret)
{
    (void)with;
    *ret = (struct explore_end){ 0 };
    machine_runs++;
    ret->cut = !run_once(s, shown);
    if (!ret->cut)
        ret->outcome = hash(last_seen);
}

static const struct guest_event *events_of(void *with, uint32_t *ret_count)
{
    (void)with;
    return guest_events(ret_count);
}

static bool explored(const char *text, const char *show, bool weak, struct explore_result *ret)
{
    struct explore_machine m = { .run = run_machine, .events = events_of };
    struct explore_plan plan = { .budget = 100000, .seed = 1, .weak = weak, .reduce = true };
    read_program(text);
    seen_count = 0;
    raced = false;
    shown = show;
    explore(&m, &plan, ret);
    qsort(seen, (size_t)seen_count, LONG, by_text);
    return ret->complete;
}

static void random_programs(void **state)
{
    (void)state;
    enum { PROGRAMS = 5000 };
    static struct explore_result r;
    uint64_t classes = 0;
    machine_runs = 0;
    for (uint32_t i = 0; i < PROGRAMS; i++) {
        char text[200];
        random_program(text, i % 3 == 0 ? 1 : i % 3 == 1 ? 4 : 5);
        char *allowed = by_axioms(text, true);
        assert_true(explored(text, random_show, true, &r));
        if (strcmp(outcomes(), allowed) != 0)
            print_error("%u: %s\n  got    %s\n  axioms %s\n", i, text, outcomes(), allowed);
        assert_string_equal(outcomes(), allowed);
        classes += r.classes;
        free(allowed);
    }
    print_message("%d random programs: %llu runs, %llu of them whole\n", PROGRAMS,
                  (unsigned long long)machine_runs, (unsigned long long)classes);
}

/* With and without weak behaviours; what the second stage adds. */
static void classics(void **state)
{
    (void)state;
    static const struct { const char *program, *show, *strong, *weak; } table[] = {
        { "x=1; r0=y | y=1; r1=x", "r0 r1", "01 10 11", "00 01 10 11" },
        { "x=1.sc; r0=y.sc | y=1.sc; r1=x.sc", "r0 r1", "01 10 11", "01 10 11" },
        { "x=1.sc; r0=y.sc | y=1; f.sc; r1=x.sc", "r0 r1", "01 10 11", "01 10 11" },
        { "x=1; y=1 | r0=y; r1=x", "r0 r1", "00 01 11", "00 01 10 11" },
        { "x=1; y=1.rel | r0=y.acq; r1=x", "r0 r1", "00 01 11", "00 01 11" },
        { "x=1; y=2 | y=1; x=2", "x y", "12 21 22", "11 12 21 22" },
        { "r0=y; x=1 | r1=x; y=1", "r0 r1", "00 01 10", "00 01 10" },
        { "x=1 | y=1 | r0=x.acq; r1=y.acq | r2=y.acq; r3=x.acq", "r0 r1 r2 r3",
          "0000 0001 0010 0011 0100 0101 0110 0111 1000 1001 1011 1100 1101 1110 1111",
          "0000 0001 0010 0011 0100 0101 0110 0111 1000 1001 1010 1011 1100 1101 1110 1111" },
    };
    static struct explore_result r;
    for (size_t i = 0; i < COUNT(table); i++) {
        assert_true(explored(table[i].program, table[i].show, false, &r));
        assert_string_equal(outcomes(), table[i].strong);
        assert_true(explored(table[i].program, table[i].show, true, &r));
        assert_string_equal(outcomes(), table[i].weak);
    }
}

/* Loops that wait end, though a load may read what is old: it is told the news in time. */
static void loops(void **state)
{
    (void)state;
    static const struct { const char *program, *show, *outcomes; bool races; } table[] = {
        { "d=1; y=1.rel | !y=1.acq; r0=d", "r0", "1", false },
        { "d=1; y=1 | !y=1; r0=d", "r0", "1", true },
        { "d=1; f.rel; y=1 | !y=1; f.acq; r0=d", "r0", "1", false },
        { "x=1; y=1 | !y=1; r0=x", "r0", "0 1", false },
        { "x=1; y=1.rel | !y=1.acq; z=1.rel | !z=1.acq; r0=x", "r0", "1", false },
        { "lx.acq; r0=d; d=1; x=0.rel | lx.acq; r1=d; d=2; x=0.rel", "r0 r1 d", "012 201", false },
        { "lx; r0=d; d=1; x=0 | lx; r1=d; d=2; x=0", "r0 r1 d", "012 201", true },
        { "x=1; !y=1 | y=1; !x=1", "x y", "11", false },
    };
    static struct explore_result r;
    for (size_t i = 0; i < COUNT(table); i++) {
        bool all = explored(table[i].program, table[i].show, true, &r);
        if (!all || strcmp(outcomes(), table[i].outcomes) != 0)
            print_error("%s: %s, %llu runs%s\n", table[i].program, outcomes(),
                        (unsigned long long)r.runs, all ? "" : ", not complete");
        assert_true(all);
        assert_string_equal(outcomes(), table[i].outcomes);
        assert_int_equal(raced, table[i].races);
    }
}

static int set_up_all(void **state)
{
    struct error e = { 0 };
    return set_up(state) || !explore_init(&e) ? -1 : 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(classics), cmocka_unit_test(loops),
                                        cmocka_unit_test(random_programs) };
    return cmocka_run_group_tests(tests, set_up_all, NULL);
}
