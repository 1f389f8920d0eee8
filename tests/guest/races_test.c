/* Data races against a model. The model knows happens-before as sets: of each thread and
 * lock, the events that are known to it. Two accesses race if they share a byte, one of
 * them writes, not both are atomic, and the earlier is not in what the later one's thread
 * knew. It looks at every pair, so it is slow and plain; races.c must say the same of each
 * granule after each event, and what it tells must be such a pair. */
#include "guest/threads.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

enum { MAIN = 1, SITES = 200, BYTES = 64, THREADS = 4, LOCKS = 3, EVENTS = 64, HISTORIES = 2000 };

static const char names[] = "\0main\0i(i)\0bytes";
static struct site sites[SITES];
static struct program_function functions[] = {
    [MAIN] = { .name = 1, .site = 1, .end_site = 2, .frame_bytes = 64, .signature = 6 },
};
static struct program_object statics[] = {
    { .kind = OBJECT_GLOBAL, .name = 11, .site = 3, .address = GLOBALS_AT, .size = BYTES, .align = 16 },
    { .kind = OBJECT_GLOBAL, .name = 11, .site = 4, .address = GLOBALS_AT + (1 << 21), .size = 1 << 20,
      .align = 16 },
};
static struct program program = {
    .checked = true, .sites = sites, .site_count = SITES, .functions = functions,
    .function_count = COUNT(functions), .objects = statics, .object_count = COUNT(statics),
    .names = names, .names_len = sizeof names, .main = MAIN,
};
static const uint64_t AT = GLOBALS_AT - MEMORY_AT, LARGE = GLOBALS_AT + (1 << 21) - MEMORY_AT;

static struct log_run run;
static char bytes[64 << 10];
static void (*body)(void);

static int emitted_main(int argc, char *argv, char *environment)
{
    (void)argc, (void)argv, (void)environment;
    hook_en(MAIN);
    body();
    races_switch(0);
    hook_lv(2);
    return 0;
}

static void *const code[] = { NULL, (void *)emitted_main };

static void run_body(void (*fn)(void))
{
    static char name[] = "program", *argv[] = { name, NULL };
    struct guest_input input = { 1, argv, STR("") };
    uint64_t offset = 0;
    body = fn;
    guest_reset();
    guest_run(&program, code, emitted_main, &input, &run, bytes, sizeof bytes, &offset);
    assert_int_equal(run.outcome, OUTCOME_EXITED);
}

static uint64_t seed;

static unsigned roll(unsigned sides) /* splitmix64 */
{
    uint64_t z = seed += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (unsigned)((z ^ z >> 31) % sides);
}

/* ---- the model ---- */

struct event {
    unsigned thread, from, n, serial;
    bool is_access, write, atomic, end, void_now;
    uint64_t known, gone; /* events before it; bytes whose records were voided since */
    U site;
    uint64_t held[LOCKS];
    unsigned held_count;
};

static struct event events[EVENTS];
static unsigned event_count;
static uint64_t knows[THREADS], told_lock[LOCKS];
static struct clock lock_clock[LOCKS];
static int lock_owner[LOCKS]; /* -1: free */
static bool alive[THREADS];
static uint64_t raced_granules; /* by the model; a bit each */
static char wrong[200];

static uint64_t byte_set(const struct event *e)
{
    return (e->n == 64 ? ~0ull : ((1ull << e->n) - 1)) << e->from;
}

static uint64_t racing_bytes(const struct event *before, const struct event *now, unsigned index)
{
    if (!(before->write || now->write) || (before->atomic && now->atomic) || now->known >> index & 1)
        return 0;
    return byte_set(before) & ~before->gone & byte_set(now);
}

static void note_held(struct event *e)
{
    for (unsigned i = 0; i < LOCKS; i++)
        if (lock_owner[i] == (int)e->thread)
            e->held[e->held_count++] = GLOBALS_AT + i;
}

static void do_access(unsigned thread)
{
    struct event *e = &events[event_count];
    *e = (struct event){ .thread = thread, .is_access = true, .known = knows[thread],
                         .site = 10 + roll(24), .write = roll(2), .atomic = roll(4) == 0 };
    if (roll(12) == 0) {
        e->from = roll(BYTES), e->n = 1 + roll(BYTES - e->from), e->atomic = false;
        e->end = e->write && roll(2);
    } else {
        e->n = 1u << roll(4), e->from = roll(24) / e->n * e->n;
    }
    note_held(e);
    if (e->end)
        races_ended(AT + e->from, e->n, e->site);
    else if (e->atomic)
        races_atomic(AT + e->from, e->n, e->write, e->site);
    else
        races_access(AT + e->from, e->n, e->write, e->site);
    for (unsigned i = 0; i < event_count; i++) {
        if (!events[i].is_access || events[i].thread == thread)
            continue;
        uint64_t bits = racing_bytes(&events[i], e, i);
        for (unsigned g = 0; g < BYTES / 8; g++)
            if (bits >> g * 8 & 0xff)
                raced_granules |= 1ull << g;
    }
    knows[thread] |= 1ull << event_count++;
}

static void do_sync(unsigned thread)
{
    unsigned lock = roll(LOCKS), how = roll(4);
    struct event *e = &events[event_count];
    *e = (struct event){ .thread = thread };
    if (how == 0) { /* an atomic store that releases: nothing is held */
        told_lock[lock] = knows[thread];
        clock_release_store(&lock_clock[lock]);
    } else if (how == 1) {
        knows[thread] |= told_lock[lock];
        clock_acquire(&lock_clock[lock]);
    } else if (lock_owner[lock] < 0) {
        lock_owner[lock] = (int)thread;
        held_add(GLOBALS_AT + lock, 5);
        knows[thread] |= told_lock[lock];
        clock_acquire(&lock_clock[lock]);
    } else if (lock_owner[lock] == (int)thread) {
        lock_owner[lock] = -1;
        held_remove(thread, GLOBALS_AT + lock);
        told_lock[lock] |= knows[thread];
        clock_release(&lock_clock[lock]);
    }
}

static void do_thread(unsigned thread)
{
    unsigned other = 1 + roll(THREADS - 1);
    if (other == thread)
        return;
    if (!alive[other] && races_may_reuse(other)) {
        races_created(other);
        knows[other] = knows[thread];
        alive[other] = true;
    } else if (alive[other] && roll(2)) {
        for (unsigned i = 0; i < LOCKS; i++)
            if (lock_owner[i] == (int)other)
                return;
        alive[other] = false;
        knows[thread] |= knows[other];
        races_joined(other);
    }
}

static void do_fresh(void)
{
    unsigned from = roll(BYTES / 8) * 8, n = 8 * (1 + roll((BYTES - from) / 8));
    struct event e = { .from = from, .n = n };
    races_fresh(AT + from, n);
    for (unsigned i = 0; i < event_count; i++)
        events[i].gone |= byte_set(&e);
}

static void compare(unsigned step)
{
    for (unsigned g = 0; g < BYTES / 8 && !wrong[0]; g++)
        if (races_known(AT + g * 8, 8) != (raced_granules >> g & 1))
            snprintf(wrong, sizeof wrong, "step %u, granule %u: the model says %d", step, g,
                     (int)(raced_granules >> g & 1));
}

static void history(void)
{
    event_count = 0;
    raced_granules = 0;
    memset(knows, 0, sizeof knows);
    memset(told_lock, 0, sizeof told_lock);
    memset(lock_clock, 0, sizeof lock_clock);
    memset(alive, 0, sizeof alive);
    for (unsigned i = 0; i < LOCKS; i++)
        lock_owner[i] = -1;
    alive[0] = true;
    unsigned syncs = roll(9), most = 4 + roll(EVENTS - 4); /* some are nearly without, or short */
    for (unsigned step = 0; step < 3 * EVENTS && event_count < most; step++) {
        unsigned thread = roll(THREADS);
        if (!alive[thread])
            thread = 0;
        races_switch(thread);
        if (step < 4 || roll(12) == 0)
            do_thread(thread);
        else if (roll(10) < syncs)
            do_sync(thread);
        else if (roll(30) == 0)
            do_fresh();
        else
            do_access(thread);
        compare(step);
    }
}

static enum op_kind op_of_event(const struct event *e)
{
    return e->end ? OP_DESTROY
           : e->atomic ? (e->write ? OP_STORE : OP_LOAD) : e->write ? OP_WRITE : OP_READ;
}

static bool is_party(const struct event *e, const struct log_party *p)
{
    if (!e->is_access || e->thread != p->thread || e->site != p->stack[0] ||
        op_of_event(e) != (enum op_kind)p->does || e->held_count != p->held_count)
        return false;
    for (unsigned i = 0; i < e->held_count; i++) {
        bool found = false;
        for (unsigned k = 0; k < p->held_count; k++)
            found |= p->held[k].address == e->held[i] && p->held[k].site == 5;
        if (!found)
            return false;
    }
    /* Accesses of one thread at one site, one after the other, may be told as one. */
    uint64_t from = p->address - GLOBALS_AT;
    return from >= e->from && from < e->from + e->n;
}

static bool is_a_race(const struct log_finding *f)
{
    const struct log_party *now = &f->parties[0], *before = &f->parties[1];
    if (f->party_count != 2 || now->address != before->address || f->stack[0] != now->stack[0])
        return false;
    for (unsigned j = 0; j < event_count; j++)
        for (unsigned i = 0; i < j; i++) {
            struct event then = events[i];
            then.gone = 0; /* it may have become void later */
            if (is_party(&events[j], now) && is_party(&then, before) &&
                racing_bytes(&then, &events[j], i) >> (now->address - GLOBALS_AT) & 1)
                return true;
        }
    return false;
}

static void the_model_says_the_same(void **state)
{
    (void)state;
    unsigned with = 0, without = 0, findings = 0;
    for (unsigned i = 0; i < HISTORIES; i++) {
        seed = i;
        wrong[0] = '\0';
        run_body(history);
        if (wrong[0])
            fail_msg("history %u: %s", i, wrong);
        for (uint32_t n = 0; n < run.finding_count; n++) {
            assert_string_equal(run.findings[n].code, "data-race");
            if (!is_a_race(&run.findings[n]))
                fail_msg("history %u: finding %u is no race", i, n);
        }
        assert_int_equal(run.finding_count > 0, raced_granules != 0);
        assert_int_equal(guest_raced(), __builtin_popcountll(raced_granules));
        *(raced_granules ? &with : &without) += 1;
        findings += run.finding_count;
        guest_raced_forget();
    }
    assert_true(with > HISTORIES / 10 && without > HISTORIES / 100 && findings > with);
}

/* ---- one at a time ---- */

static void two_threads(void)
{
    races_created(1);
    races_switch(1);
}

static void neighbours(void)
{
    two_threads();
    races_access(AT, 1, true, 20);
    races_switch(0);
    races_access(AT + 1, 1, true, 21);
    races_access(AT + 2, 6, true, 22);
}

static void a_write_and_a_read(void)
{
    two_threads();
    races_access(AT + 8, 4, true, 20);
    races_switch(0);
    races_access(AT + 8, 4, false, 21);
    races_access(AT + 8, 4, false, 21);
    races_access(AT + 8, 4, true, 21); /* the same lines and object */
}

static void other_memory(void)
{
    two_threads();
    races_access(AT, 8, true, 20);
    races_switch(0);
    races_fresh(AT, 8);
    races_access(AT, 8, true, 21);
}

static void by_a_new_thread(void) /* with an old one's number */
{
    two_threads();
    races_access(AT, 8, true, 20);
    races_switch(0);
    races_joined(1);
    assert_true(races_may_reuse(1));
    races_created(1);
    races_access(AT, 8, true, 21);
    races_switch(1);
    races_access(AT, 8, true, 22);
}

static void nothing(void) {}

static void bytes_threads_and_places(void **state)
{
    (void)state;
    run_body(neighbours);
    assert_int_equal(run.finding_count, 0);
    assert_int_equal(guest_raced(), 0);
    run_body(other_memory);
    assert_int_equal(run.finding_count, 0);

    run_body(a_write_and_a_read);
    assert_int_equal(run.finding_count, 1);
    const struct log_finding *f = &run.findings[0];
    assert_int_equal(f->object.base, GLOBALS_AT);
    assert_int_equal(f->offset, 8);
    assert_int_equal(f->parties[0].does, OP_READ);
    assert_int_equal(f->parties[1].does, OP_WRITE);
    assert_int_equal(f->parties[1].thread, 1);
    assert_int_equal(f->parties[1].object_kind, OBJECT_GLOBAL);

    /* That place stays known until it is forgotten. */
    run_body(nothing);
    assert_int_equal(guest_raced(), 1);
    assert_true(races_known(AT + 12, 1));
    assert_true(races_known(AT, 9));
    assert_true(races_known(AT, 1 << 20));
    assert_false(races_known(AT, 8));
    assert_false(races_known(AT + 16, 1 << 20));
    guest_raced_forget();
    assert_false(races_known(AT, 64));

    run_body(by_a_new_thread);
    assert_int_equal(run.finding_count, 1);
    assert_int_equal(run.findings[0].stack[0], 22);
    assert_int_equal(run.findings[0].parties[1].stack[0], 21);
    guest_raced_forget();
}

#ifdef TINY
enum { MANY = 8 << 10 }; /* its table of records is small */
#else
enum { MANY = 1 << 20 };
#endif

static void copies_of_many_bytes(void)
{
    two_threads();
    for (unsigned i = 0; i < 10; i++)
        races_access(LARGE, MANY, true, 20);
    races_switch(0);
    races_access(LARGE + MANY - 3, 3, false, 21);
    races_fresh(LARGE, MANY);
    races_access(LARGE, MANY, true, 21);
}

static void many_bytes(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 10; i++) {
        run_body(copies_of_many_bytes);
        assert_int_equal(run.finding_count, 1);
        assert_int_equal(guest_raced(), 1);
    }
    guest_raced_forget();
}

static int set_up(void **state)
{
    (void)state;
    struct guest_limits l = { .steps = 1000000, .cpu_ms = 100000, .heap_bytes = 8 << 20,
                              .output_bytes = 20000 };
    struct error e = { 0 };
    for (uint32_t i = 1; i < SITES; i++)
        sites[i] = (struct site){ .line = i, .column = 1, .length = 1, .function = MAIN };
    if (!guest_init(&l, &e)) {
        print_error("%s\n", e.text);
        return -1;
    }
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_model_says_the_same),
        cmocka_unit_test(bytes_threads_and_places),
        cmocka_unit_test(many_bytes),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
