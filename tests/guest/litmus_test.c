/* Litmus tests: which outcomes of small programs of atomic operations the machine reaches, in
 * every order of the threads and with every choice of what a load reads, against what the
 * standard allows. The tables are the standard's; the machine must reach all of them and no
 * other. One exception is told where it stands: load buffering.
 *
 * The tables are people's; random programs are held against the axioms (axioms.h) as well.
 *
 * Here the machine's hooks are called as emitted code would, and all choices are tried, one
 * by one: nothing is left out that an explorer would call equivalent. (litmus.h has the language.) */
#include "litmus.h"

/* ---- every choice, depth first ---- */

static struct { uint32_t taken, of; } path[512];
static uint32_t path_length, path_at;
static bool astray; /* the same choices did not lead to the same place, or there were too many */

static uint32_t choose(uint32_t of)
{
    if (of < 2)
        return 0;
    if (path_at == path_length && path_length < COUNT(path)) {
        path[path_length].taken = 0;
        path[path_length++].of = of;
    }
    if (path_at == path_length || path[path_at].of != of) {
        astray = true;
        return 0;
    }
    return path[path_at++].taken;
}

static bool is_atomic_op(uint8_t kind)
{
    return kind == OP_LOAD || kind == OP_STORE || kind == OP_UPDATE || kind == OP_FENCE;
}

/* What is no atomic operation happens at once: its order shows nowhere. */
static int next(void *with, const struct guest_point *p)
{
    (void)with;
    uint32_t list[THREADS_MAX], count = 0;
    for (uint32_t t = 0; t < THREADS_MAX; t++) {
        if (!(p->enabled >> t & 1))
            continue;
        if (!is_atomic_op(p->next[t].kind))
            return (int)t;
        list[count++] = t;
    }
    return (int)list[choose(count)];
}

static uint32_t pick(void *with, const struct guest_point *p, uint32_t choices)
{
    (void)with, (void)p;
    return choose(choices);
}

static bool advance(void)
{
    while (path_length && path[path_length - 1].taken + 1 == path[path_length - 1].of)
        path_length--;
    if (!path_length)
        return false;
    path[path_length - 1].taken++;
    return true;
}

static uint64_t explore_all(const char *text, const char *show)
{
    struct guest_scheduler s = { .next = next, .pick = pick, .ask_at = UINT32_MAX, .weak = true };
    uint64_t runs = 0;
    read_program(text);
    seen_count = 0;
    raced = false;
    path_length = 0;
    do {
        path_at = 0;
        assert_true(run_once(&s, show));
        assert_false(astray);
        assert_true(++runs < 2000000);
    } while (advance());
    qsort(seen, (size_t)seen_count, LONG, by_text);
    return runs;
}

/* ---- the tables ---- */

struct litmus {
    const char *name, *program, *show;
    const char *allowed; /* in order, with spaces between */
    const char *clause;  /* that says so */
    bool races;
};

#define ALL2 "00 01 10 11"
#define ALL3 "000 001 010 011 100 101 110 111"
#define ALL4 "0000 0001 0010 0011 0100 0101 0110 0111 1000 1001 1010 1011 1100 1101 1110 1111"
#define IRIW_NOT_1010 \
    "0000 0001 0010 0011 0100 0101 0110 0111 1000 1001 1011 1100 1101 1110 1111"

static const struct litmus table[] = {
    /* store buffering */
    { "SB", "x=1; r0=y | y=1; r1=x", "r0 r1", ALL2, "nothing orders different objects", false },
    { "SB rel acq", "x=1.rel; r0=y.acq | y=1.rel; r1=x.acq", "r0 r1", ALL2,
      "5.1.2.4p16: nothing synchronises with a load of 0", false },
    { "SB sc", "x=1.sc; r0=y.sc | y=1.sc; r1=x.sc", "r0 r1", "01 10 11", "7.17.3p6", false },
    { "SB sc fences", "x=1; f.sc; r0=y | y=1; f.sc; r1=x", "r0 r1", "01 10 11", "7.17.3p11", false },
    { "SB ar fences", "x=1; f.ar; r0=y | y=1; f.ar; r1=x", "r0 r1", ALL2, "7.17.4p2", false },
    { "SB one fence", "x=1; f.sc; r0=y | y=1; r1=x", "r0 r1", ALL2, "7.17.3p9 needs both", false },
    { "SB fence and sc", "x=1.sc; r0=y.sc | y=1; f.sc; r1=x", "r0 r1", "01 10 11",
      "7.17.3p9, p10", false },
    { "SB sc stores", "x=1.sc; r0=y | y=1.sc; r1=x", "r0 r1", ALL2, "the loads are not in S", false },
    { "SB sc updates", "r2=x@1.sc; r0=y.sc | r3=y@1.sc; r1=x.sc", "r0 r1", "01 10 11",
      "7.17.3p6", false },
    /* message passing */
    { "MP", "x=1; y=1 | r0=y; r1=x", "r0 r1", ALL2, "relaxed: no order", false },
    { "MP rel acq", "x=1; y=1.rel | r0=y.acq; r1=x", "r0 r1", "00 01 11", "5.1.2.4p16", false },
    { "MP rel con", "x=1; y=1.rel | r0=y.con; r1=x", "r0 r1", "00 01 11",
      "consume is taken for acquire, as compilers do", false },
    { "MP rel only", "x=1; y=1.rel | r0=y; r1=x", "r0 r1", ALL2, "7.17.3p2: nobody acquires", false },
    { "MP acq only", "x=1; y=1 | r0=y.acq; r1=x", "r0 r1", ALL2, "nobody releases", false },
    { "MP fences", "x=1; f.rel; y=1 | r0=y; f.acq; r1=x", "r0 r1", "00 01 11", "7.17.4p2", false },
    { "MP fence acq", "x=1; f.rel; y=1 | r0=y.acq; r1=x", "r0 r1", "00 01 11", "7.17.4p3", false },
    { "MP rel fence", "x=1; y=1.rel | r0=y; f.acq; r1=x", "r0 r1", "00 01 11", "7.17.4p4", false },
    { "MP wrong fences", "x=1; f.acq; y=1 | r0=y; f.rel; r1=x", "r0 r1", ALL2, "7.17.4p1", false },
    { "MP sc", "x=1.sc; y=1.sc | r0=y.sc; r1=x.sc", "r0 r1", "00 01 11", "7.17.3p6", false },
    { "MP data", "d=1; y=1.rel | r0=y.acq; ?r0=1 r1=d", "r0 r1", "0- 11", "5.1.2.4p18", false },
    { "MP data rlx", "d=1; y=1 | r0=y; ?r0=1 r1=d", "r0 r1", "0- 11", "5.1.2.4p25: a data race", true },
    { "MP data fences", "d=1; f.rel; y=1 | r0=y; f.acq; ?r0=1 r1=d", "r0 r1", "0- 11", "7.17.4p2", false },
    { "MP late fence", "d=1; y=1; f.rel | r0=y; f.acq; ?r0=1 r1=d", "r0 r1", "0- 11",
      "7.17.4p2: the fence is behind the store", true },
    /* load buffering: C11 allows 11 for relaxed ones, this machine (as RC11) does not */
    { "LB", "r0=y; x=1 | r1=x; y=1", "r0 r1", "00 01 10", "RC11: no cycle of order and reads", false },
    { "LB rel acq", "r0=y.acq; x=1.rel | r1=x.acq; y=1.rel", "r0 r1", "00 01 10", "5.1.2.4p18", false },
    /* independent reads of independent writes */
    { "IRIW", "x=1 | y=1 | r0=x; r1=y | r2=y; r3=x", "r0 r1 r2 r3", ALL4, "relaxed", false },
    { "IRIW rel acq", "x=1.rel | y=1.rel | r0=x.acq; r1=y.acq | r2=y.acq; r3=x.acq", "r0 r1 r2 r3", ALL4,
      "7.17.3p6 is of seq_cst only", false },
    { "IRIW sc", "x=1.sc | y=1.sc | r0=x.sc; r1=y.sc | r2=y.sc; r3=x.sc", "r0 r1 r2 r3",
      IRIW_NOT_1010, "7.17.3p6", false },
    { "IRIW fences", "x=1 | y=1 | r0=x; f.sc; r1=y | r2=y; f.sc; r3=x", "r0 r1 r2 r3",
      IRIW_NOT_1010, "P0668R5, fences by coherence order", false },
    { "IRIW ar fences", "x=1 | y=1 | r0=x; f.ar; r1=y | r2=y; f.ar; r3=x", "r0 r1 r2 r3", ALL4, "7.17.4",
      false },
    /* coherence of one object */
    { "CoRR", "x=1 | r0=x; r1=x", "r0 r1", "00 01 11", "5.1.2.4p17 (read-read)", false },
    { "CoRR order", "x=1; x=2 | r0=x; r1=x", "r0 r1", "00 01 02 11 12 22", "5.1.2.4p7, p17", false },
    { "CoWW", "x=1; x=2 | r0=x", "r0 x", "02 12 22", "5.1.2.4p7, p18 (write-write)", false },
    { "CoRW", "r0=x; x=1 | x=2", "r0 x", "01 02 21", "5.1.2.4p18 (read-write)", false },
    { "CoWR", "x=1; r0=x | x=2", "r0 x", "11 12 22", "5.1.2.4p18 (write-read)", false },
    { "CoRR by hb", "x=1 | r0=x; y=1.rel | r1=y.acq; r2=x", "r0 r1 r2", "000 001 010 011 100 101 111",
      "5.1.2.4p17: a read that happens before", false },
    /* two and two writes */
    { "2+2W", "x=1; y=2 | y=1; x=2", "x y", "11 12 21 22", "relaxed", false },
    { "2+2W rel", "x=1.rel; y=2.rel | y=1.rel; x=2.rel", "x y", "11 12 21 22", "nobody acquires", false },
    { "2+2W sc", "x=1.sc; y=2.sc | y=1.sc; x=2.sc", "x y", "12 21 22", "7.17.3p6", false },
    { "2+2W fences", "x=1; f.sc; y=2 | y=1; f.sc; x=2", "x y", "12 21 22", "P0668R5", false },
    { "2+2W updates", "r0=x@1; r1=y@2 | r2=y@1; r3=x@2", "x y", "12 21 22",
      "RC11: 11 would be read before it is written", false },
    /* write to read causality */
    { "WRC", "x=1 | r0=x; y=1 | r1=y; r2=x", "r0 r1 r2", ALL3, "relaxed", false },
    { "WRC rel acq", "x=1.rel | r0=x.acq; y=1.rel | r1=y.acq; r2=x.acq", "r0 r1 r2",
      "000 001 010 011 100 101 111", "5.1.2.4p16, p18", false },
    { "ISA2", "x=1; y=1 | r0=y; z=1 | r1=z; r2=x", "r0 r1 r2", ALL3, "relaxed", false },
    { "ISA2 rel acq", "x=1; y=1.rel | r0=y.acq; z=1.rel | r1=z.acq; r2=x", "r0 r1 r2",
      "000 001 010 011 100 101 111", "5.1.2.4p16, p18", false },
    { "ISA2 half", "x=1; y=1.rel | r0=y; z=1.rel | r1=z.acq; r2=x", "r0 r1 r2", ALL3,
      "the chain has a gap", false },
    /* S and R */
    { "S", "x=2; y=1 | r0=y; x=1", "r0 x", "01 02 11 12", "relaxed", false },
    { "S rel acq", "x=2; y=1.rel | r0=y.acq; x=1", "r0 x", "01 02 11", "5.1.2.4p18", false },
    { "R", "x=1; y=1 | y=2; r0=x", "r0 y", "01 02 11 12", "relaxed", false },
    { "R rel acq", "x=1.rel; y=1.rel | y=2.rel; r0=x.acq", "r0 y", "01 02 11 12", "not in S", false },
    { "R sc", "x=1.sc; y=1.sc | y=2.sc; r0=x.sc", "r0 y", "01 11 12", "7.17.3p6", false },
    { "R fences", "x=1; f.sc; y=1 | y=2; f.sc; r0=x", "r0 y", "01 11 12", "P0668R5", false },
    /* updates */
    { "two adds", "r0=x+1 | r1=x+1", "r0 r1 x", "012 102", "7.17.3p12", false },
    { "add and store", "r0=x+1 | x=5", "r0 x", "05 56", "7.17.3p12", false },
    { "one wins", "r0=x?0>1 | r1=x?0>2", "r0 r1 x", "012 101", "7.17.7.4", false },
    { "three adds", "r0=x+1 | r1=x+1 | r2=x+1", "r0 r1 r2 x", "0123 0213 1023 1203 2013 2103",
      "7.17.3p12", false },
    { "failed is a load", "x=1; y=1.rel | r0=y?0>2.acq; r1=x", "r0 r1", "01 10 11", "7.17.7.4p2", false },
    /* release sequences */
    { "sequence: update", "d=1; y=1.rel | r0=y+1 | r1=y.acq; ?r1=2 r2=d", "r1 r2", "0- 1- 21",
      "5.1.2.4p10: updates of any thread", false },
    { "sequence: same thread", "d=1; y=1.rel; y=2 | r1=y.acq; ?r1=2 r2=d", "r1 r2", "0- 1- 21",
      "5.1.2.4p10: stores of the same thread", false },
    { "sequence: other thread", "d=1; y=1.rel | y=2 | r1=y.acq; ?r1=2 r2=d", "r1 r2", "0- 1- 21",
      "5.1.2.4p10: not those of others", true },
    { "sequence: fence", "d=1; f.rel; y=1 | r0=y+1 | r1=y; f.acq; ?r1=2 r2=d", "r1 r2", "0- 1- 21",
      "7.17.4p2", false },
    /* Dekker's entry is SB; with exchange */
    { "Dekker", "x=1; r0=y; ?r0=0 d=1 | y=1; r1=x; ?r1=0 d=2", "r0 r1", ALL2, "relaxed: both are in", true },
    { "Dekker sc", "x=1.sc; r0=y.sc; ?r0=0 d=1 | y=1.sc; r1=x.sc; ?r1=0 d=2", "r0 r1", "01 10 11",
      "7.17.3p6", false },
};

static void tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(table); i++) {
        const struct litmus *l = &table[i];
        uint64_t runs = explore_all(l->program, l->show);
        if (strcmp(outcomes(), l->allowed) != 0)
            print_error("%s: %s (%llu runs)\n  got    %s\n  wanted %s: %s\n", l->name, l->program,
                        (unsigned long long)runs, outcomes(), l->allowed, l->clause);
        if (raced != l->races)
            print_error("%s: %s\n  a data race was %s: %s\n", l->name, l->program,
                        raced ? "found" : "not found", l->clause);
        assert_string_equal(outcomes(), l->allowed);
        assert_int_equal(raced, l->races);
    }
}

/* Peterson: who finds the other's flag down, or the turn with itself, is in. */
static bool both_in(void)
{
    for (int i = 0; i < seen_count; i++) {
        const char *r = seen[i];
        if ((r[0] == '0' || r[1] == '0') && (r[2] == '0' || r[3] == '1'))
            return true;
    }
    return false;
}

static void peterson(void **state)
{
    (void)state;
    static const char show[] = "r0 r1 r2 r3";
    explore_all("x=1.sc; z=1.sc; r0=y.sc; r1=z.sc | y=1.sc; z=0.sc; r2=x.sc; r3=z.sc", show);
    assert_false(both_in());
    explore_all("x=1; z=1; r0=y; r1=z | y=1; z=0; r2=x; r3=z", show);
    assert_true(both_in());
    explore_all("x=1.rel; z=1.rel; r0=y.acq; r1=z.acq | y=1.rel; z=0.rel; r2=x.acq; r3=z.acq", show);
    assert_true(both_in());
    /* Enough: an update for the turn (Williams, "Peterson's lock with C++0x atomics"). */
    explore_all("x=1; r4=z@1.ar; r0=y.acq; r1=z | y=1; r5=z@0.ar; r2=x.acq; r3=z", show);
    assert_false(both_in());
}

/* ---- random programs, against the axioms ---- */

static void random_programs(void **state)
{
    (void)state;
    enum { PROGRAMS = 2000 };
    uint32_t fewer = 0;
    for (uint32_t i = 0; i < PROGRAMS; i++) {
        char text[200];
        random_program(text, i % 3 == 0 ? 1 : i % 3 == 1 ? 4 : 5);
        char *strict = by_axioms(text, true), *loose = by_axioms(text, false);
        explore_all(text, random_show);
        if (strcmp(outcomes(), strict) != 0)
            print_error("%u: %s\n  got    %s\n  axioms %s\n", i, text, outcomes(), strict);
        assert_string_equal(outcomes(), strict);
        fewer += strcmp(strict, loose) != 0;
        free(strict);
        free(loose);
    }
    print_message("%u of %d random programs have outcomes that need an S against the order of the run\n",
                  fewer, PROGRAMS);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(tables), cmocka_unit_test(peterson),
                                        cmocka_unit_test(random_programs) };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
