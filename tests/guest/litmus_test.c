/* Litmus tests: which outcomes of small programs of atomic operations the machine reaches, in
 * every order of the threads and with every choice of what a load reads, against what the
 * standard allows. The tables are the standard's; the machine must reach all of them and no
 * other. One exception is told where it stands: load buffering.
 *
 * The tables are people's; random programs are held against the axioms (axioms.h) as well.
 *
 * Here the machine's hooks are called as emitted code would, and all choices are tried, one
 * by one: nothing is left out that an explorer would call equivalent.
 *
 * A program: threads separated by |, instructions by ;
 *     x=1.rel          store          r0=x.acq         load
 *     r0=x+1.rlx       fetch-add      r0=x@1.ar        exchange
 *     r0=x?0>1.acq     compare-exchange; r0 is whether it was exchanged
 *     f.sc             fence          d=1  r0=d        d is an ordinary variable
 *     ?r0=1 ...        only if
 * Orders: rlx, con, acq, rel, ar, sc. An outcome: the values of what `show` names, one digit
 * each, - for a register that was never set; registers first, then what is in memory at the
 * end. */
#include "guest/threads.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "axioms.h"

#define PROGRAM __attribute__((noinline, noclone, no_sanitize("address", "undefined")))

static struct thread_steps threads[THREADS];
static int thread_count;
static int registers_of_test[REGISTERS]; /* -1: never set */

/* ---- reading a program ---- */

static const char places[] = "xyzd";

static int place_at(const char **p)
{
    const char *found = strchr(places, **p);
    assert_true(**p && found);
    (*p)++;
    return (int)(found - places);
}

static int digit(const char **p)
{
    assert_true(**p >= '0' && **p <= '9');
    return *(*p)++ - '0';
}

static int register_at(const char **p)
{
    assert_true(**p == 'r');
    (*p)++;
    return digit(p);
}

static int order_at(const char **p)
{
    static const char *const names[] = { "rlx", "con", "acq", "rel", "ar", "sc" };
    if (**p != '.')
        return 0;
    for (int i = 0; i < 6; i++)
        if (strncmp(*p + 1, names[i], strlen(names[i])) == 0) {
            *p += 1 + strlen(names[i]);
            return i;
        }
    fail_msg("no order: %s", *p);
    return 0;
}

static struct step step_at(const char **p)
{
    struct step s = { .to = -1, .if_register = -1 };
    if (**p == '?') {
        (*p)++;
        s.if_register = register_at(p);
        (*p)++; /* = */
        s.if_value = digit(p);
        (*p)++; /* space */
    }
    if (**p == 'f') {
        (*p)++;
        s.what = FENCE_;
    } else if (**p == 'r') {
        s.to = register_at(p);
        (*p)++;
        s.place = place_at(p);
        s.what = places[s.place] == 'd' ? READ_ : LOAD_;
        char op = **p;
        if (op == '+' || op == '@' || op == '?') {
            (*p)++;
            s.what = op == '+' ? ADD_ : op == '@' ? SWAP_ : CAS_;
            s.value = digit(p);
            if (op == '?') {
                (*p)++;
                s.desired = digit(p);
            }
        }
    } else {
        s.place = place_at(p);
        (*p)++;
        s.value = digit(p);
        s.what = places[s.place] == 'd' ? WRITE_ : STORE_;
    }
    s.order = order_at(p);
    return s;
}

static void read_program(const char *p)
{
    thread_count = 1;
    memset(threads, 0, sizeof threads);
    for (; *p; p += *p == ' ' || *p == ';') {
        if (*p == ' ' || *p == ';')
            continue;
        if (*p == '|') {
            thread_count++;
            p++;
            continue;
        }
        assert_true(thread_count <= THREADS && threads[thread_count - 1].count < STEPS);
        threads[thread_count - 1].at[threads[thread_count - 1].count++] = step_at(&p);
    }
}

/* ---- running it ---- */

static struct program_object objects_of_test[PLACES] = {
    { .kind = OBJECT_GLOBAL, .address = GLOBALS_AT, .size = 4, .align = 4 },
    { .kind = OBJECT_GLOBAL, .address = GLOBALS_AT + 32, .size = 4, .align = 4 },
    { .kind = OBJECT_GLOBAL, .address = GLOBALS_AT + 64, .size = 4, .align = 4 },
    { .kind = OBJECT_GLOBAL, .address = GLOBALS_AT + 96, .size = 4, .align = 4 },
};
static struct program_function functions[2] = { { .frame_bytes = 16 }, { .frame_bytes = 16, .site = 1 } };
static struct program_variable variables[2] = { { 0 }, { .size = 4, .align = 4, .site = 60, .flags = VARIABLE_EXPOSED } };
static struct site sites[64];
static struct program program = { .checked = true, .functions = functions, .function_count = 2,
                                  .variables = variables, .variable_count = 2,
                                  .objects = objects_of_test, .object_count = PLACES,
                                  .sites = sites, .site_count = 64, .names = "", .names_len = 1 };
static void *const code[2];
static struct log_run run;
static char bytes[64 << 10];

PROGRAM static void do_step(const struct step *s, U site)
{
    P at = (P)objects_of_test[s->place].address;
    long v = 0;
    int expected = s->value;
    if (s->if_register >= 0 && registers_of_test[s->if_register] != s->if_value)
        return;
    switch (s->what) {
    case LOAD_: v = hook_gl(at, 4, (U)s->order, site); break;
    case STORE_: hook_gs(at, s->value, 4, (U)s->order, site); break;
    case ADD_:
        v = hook_gb(at, 4, (U)s->order, site);
        hook_ge(at, v + s->value, 4, site);
        break;
    case SWAP_: v = hook_gx(at, s->value, 4, (U)s->order, site); break;
    case CAS_: {
        P room = (P)hook_ob(1);
        hook_s4(room, expected, site);
        v = hook_gc(at, room, s->desired, 4, (U)s->order * 17, site); /* failure: the same */
        hook_oe(room, site);
        break;
    }
    case FENCE_: hook_gf((U)s->order, site); break;
    case READ_: v = hook_l4(at, site); break;
    case WRITE_: hook_s4(at, s->value, site); break;
    }
    if (s->to >= 0)
        registers_of_test[s->to] = (int)v;
}

PROGRAM static void *thread_main(void *which)
{
    int t = (int)(intptr_t)which;
    for (int i = 0; i < threads[t].count; i++)
        do_step(&threads[t].at[i], (U)(t * STEPS + i + 1));
    return NULL;
}

static bool has_ended(const void *thread, uint32_t self)
{
    (void)self;
    return thread_facts((uint32_t)(uintptr_t)thread)->state == THREAD_ENDED;
}

PROGRAM static int main_of_test(int argc, P argv, P envp)
{
    (void)argc, (void)argv, (void)envp;
    uint32_t made[THREADS];
    for (int t = 0; t < thread_count; t++) {
        made[t] = thread_create(thread_main, (void *)(intptr_t)t, false, 50);
        if (made[t] == THREADS_MAX)
            return 1;
    }
    for (int t = 0; t < thread_count; t++) {
        struct thread_op op = { .kind = OP_JOIN, .also_kind = ALSO_THREAD, .also = made[t], .site = 51 };
        thread_point(op, has_ended, (void *)(uintptr_t)made[t]);
        thread_join(made[t]);
        thread_done(0, 0);
    }
    return 0;
}

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

/* ---- outcomes ---- */

enum { OUTCOMES = 512, LONG = 12 };
static char seen[OUTCOMES][LONG];
static int seen_count;
static bool raced;

static void see(const char *show, const int *of_registers, const int *finals)
{
    char text[LONG];
    int n = 0;
    for (const char *p = show; *p; p++) {
        if (*p == 'r')
            continue;
        if (*p >= '0' && *p <= '9') {
            int v = of_registers[*p - '0'];
            text[n++] = v < 0 ? '-' : (char)('0' + v);
        } else if (strchr(places, *p)) {
            text[n++] = (char)('0' + finals[strchr(places, *p) - places]);
        }
    }
    text[n] = '\0';
    for (int i = 0; i < seen_count; i++)
        if (strcmp(seen[i], text) == 0)
            return;
    assert_true(seen_count < OUTCOMES);
    strcpy(seen[seen_count++], text);
}

static int compare(const void *a, const void *b) { return strcmp(a, b); }

static uint64_t explore_all(const char *text, const char *show)
{
    struct guest_scheduler s = { .next = next, .pick = pick, .ask_at = UINT32_MAX, .weak = true };
    struct guest_input input = { 0, NULL, { NULL, 0 } };
    uint64_t runs = 0;
    read_program(text);
    seen_count = 0;
    raced = false;
    path_length = 0;
    guest_schedule(&s);
    do {
        uint64_t offset = 0;
        path_at = 0;
        for (int i = 0; i < REGISTERS; i++)
            registers_of_test[i] = -1;
        guest_reset();
        guest_run(&program, code, main_of_test, &input, &run, bytes, sizeof bytes, &offset);
        assert_int_equal(run.outcome, OUTCOME_EXITED);
        assert_int_equal(run.exit_code, 0);
        assert_false(astray);
        for (uint32_t i = 0; i < run.finding_count; i++) {
            assert_string_equal(run.findings[i].code, "data-race");
            raced = true;
        }
        guest_raced_forget(); /* what is a point must stay so */
        int finals[PLACES];
        for (int i = 0; i < PLACES; i++)
            finals[i] = *(int *)objects_of_test[i].address;
        see(show, registers_of_test, finals);
        runs++;
        assert_true(runs < 2000000);
    } while (advance());
    guest_schedule(NULL);
    qsort(seen, (size_t)seen_count, LONG, compare);
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

/* The outcomes as one text. */
static const char *outcomes(void)
{
    static char all[OUTCOMES * LONG];
    char *to = all;
    *to = '\0';
    for (int i = 0; i < seen_count; i++)
        to += sprintf(to, i ? " %s" : "%s", seen[i]);
    return all;
}

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

static const char random_show[] = "r0 r1 r2 r3 r4 r5 x y";
static void see_axioms(const int *of_registers, const int *finals) { see(random_show, of_registers, finals); }

static uint32_t dice = 1;
static uint32_t roll(uint32_t n)
{
    dice = dice * 1664525 + 1013904223;
    return (uint32_t)((uint64_t)(dice >> 8) * n >> 24);
}

/* Of two or three threads, at most six operations. orders: how many kinds of them, from
 * relaxed on. */
static void random_program(char *to, uint32_t orders)
{
    static const char *const names[] = { "rlx", "acq", "rel", "ar", "sc" };
    static const char *const loads[] = { "rlx", "acq", "acq", "acq", "sc" };
    static const char *const stores[] = { "rlx", "rel", "rel", "rel", "sc" };
    uint32_t count = 2 + roll(2), reg = 0, value = 1;
    for (uint32_t t = 0; t < count; t++) {
        uint32_t steps = count == 2 ? 2 + roll(2) : 1 + roll(2);
        to += sprintf(to, t ? " | " : "");
        for (uint32_t i = 0; i < steps; i++) {
            uint32_t o = roll(orders), kind = roll(10);
            const char place = "xy"[roll(2)], *end = i + 1 < steps ? "; " : "";
            if (kind < 4)
                to += sprintf(to, "%c=%u.%s%s", place, value++, stores[o], end);
            else if (kind < 8)
                to += sprintf(to, "r%u=%c.%s%s", reg++, place, loads[o], end);
            else if (kind == 8)
                to += sprintf(to, "f.%s%s", names[o ? o : 1], end);
            else if (roll(2))
                to += sprintf(to, "r%u=%c+1.%s%s", reg++, place, names[o], end);
            else
                to += sprintf(to, "r%u=%c@%u.%s%s", reg++, place, value++, names[o], end);
        }
    }
}

static char *copy_of(const char *text)
{
    char *copy = strdup(text);
    assert_non_null(copy);
    return copy;
}

static char *by_axioms(const char *text, bool strict)
{
    read_program(text);
    seen_count = 0;
    axioms(threads, thread_count, strict, see_axioms);
    qsort(seen, (size_t)seen_count, LONG, compare);
    return copy_of(outcomes());
}

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

static int set_up(void **state)
{
    (void)state;
    struct guest_limits limits = { .cpu_ms = 2000, .heap_bytes = 1 << 20, .output_bytes = 1000 };
    struct error e = { 0 };
    if (!guest_init(&limits, &e)) {
        print_error("%s\n", e.text);
        return -1;
    }
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(tables), cmocka_unit_test(peterson),
                                        cmocka_unit_test(random_programs) };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
