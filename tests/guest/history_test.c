/* The undo log: undoing every change gives the memory from before, byte for byte, and
 * the log stays whole when it has room for less than all. */
#include "guest/heart.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

enum { MAIN = 1, LOCAL = 1, HISTORY_ROOM = 256 << 10 };

static struct site sites[200];
static struct program_function functions[] = {
    [MAIN] = { .site = 1, .frame_bytes = 64, .pointers_in_frame = true },
};
static struct program_variable variables[] = {
    [LOCAL] = { .function = MAIN, .site = 3, .size = 24, .align = 8, .flags = VARIABLE_EXPOSED },
};
static const char first[100] = "what the program finds here";
static struct program_object statics[] = {
    { .kind = OBJECT_GLOBAL, .site = 4, .address = GLOBALS_AT, .size = 100, .align = 8, .bytes = first },
};
static struct program program = {
    .checked = true, .history = true, .sites = sites, .site_count = COUNT(sites),
    .functions = functions, .function_count = 2, .variables = variables, .variable_count = 2,
    .objects = statics, .object_count = 1, .names = "", .names_len = 1, .main = MAIN,
};
static struct log_run run;
static char output[4096];

/* Memory that a test looks at: a piece of each region. */
enum { PIECE = 64 << 10 };
static const uint64_t pieces[] = { GLOBALS_AT, FRAMES_AT, LOCALS_AT, HEAP_AT };
static char before[COUNT(pieces)][PIECE], bits_before[COUNT(pieces)][PIECE / 8];

static void keep(void)
{
    for (size_t i = 0; i < COUNT(pieces); i++) {
        memcpy(before[i], (void *)pieces[i], PIECE);
        memcpy(bits_before[i], &readable[(pieces[i] - MEMORY_AT) / 8], PIECE / 8);
    }
}

static uint64_t seed;
static unsigned pick(unsigned n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % n;
}

static P blocks[4];

static void step(K k, P global)
{
    unsigned which = pick(4);
    U site = 10 + pick(100);
    registers->fuel--;
    k->site = site;
    switch (pick(10)) {
    case 0: hook_s1(global + pick(100), pick(256), site); break;
    case 1: hook_s4(global + pick(25) * 4, (int)pick(1000), site); break;
    case 2: hook_s8(global + pick(12) * 8, (long)seed, site); break;
    case 3: hook_t8(k->frame + pick(8) * 8, (long)seed, site); break;
    case 4: hook_v4(k->frame + pick(16) * 4, (int)seed, site); break;
    case 5: hook_bs(global + 3, pick(40), 1 + pick(20), 0, (long)seed, 0, site); break;
    case 6: hook_zf(global + pick(50), pick(50), 0, site); break;
    case 7: hook_cp(global, global + 50, 50, 0, site); break;
    case 8: {
        P x = hook_ob(LOCAL);
        hook_s4(x + 8, 5, site);
        hook_cp(x, global, 24, 0, site);
        hook_oe(x, site);
        break;
    }
    default:
        if (blocks[which]) {
            guest_free(blocks[which]);
            blocks[which] = NULL;
        } else {
            blocks[which] = guest_malloc(1 + pick(200));
            hook_s1(blocks[which], 1, site);
        }
    }
}

static int steps;

static int emitted_main(int argc, char *argv, char *environment)
{
    (void)argc, (void)argv, (void)environment;
    keep();
    K k = hook_en(MAIN);
    memset(blocks, 0, sizeof blocks);
    for (int i = 0; i < steps; i++)
        step(k, (P)GLOBALS_AT);
    return 0;
}

static void *const code[] = { NULL, (void *)emitted_main };

static void do_run(int n, uint64_t start)
{
    static char name[] = "program", *argv[] = { name, NULL };
    struct guest_input input = { 1, argv, STR("") };
    uint64_t offset = 0;
    steps = n;
    seed = start;
    guest_reset();
    guest_run(&program, code, emitted_main, &input, &run, output, sizeof output, &offset);
    assert_int_equal(run.outcome, OUTCOME_EXITED);
}

/* As a reader of the log does it. */
static void undo(const struct log_entry *e)
{
    if (e->kind == ENTRY_BITS && e->size)
        memset(&readable[e->offset / 8], 0xff, e->value * 8);
    else if (e->kind == ENTRY_BITS)
        memcpy(&readable[e->offset / 8], &e->value, 8);
    if (e->kind != ENTRY_WRITE)
        return;
    uint8_t mask = (uint8_t)(((1u << e->size) - 1) << e->offset % 8);
    memcpy((void *)(MEMORY_AT + e->offset), &e->value, e->size);
    uint8_t *bits = &readable[e->offset / 8];
    *bits = (uint8_t)((*bits & ~mask) | (e->bits & mask));
}

static size_t undo_all(void)
{
    size_t n = 0;
    uint32_t step = UINT32_MAX;
    for (uint64_t i = history_count(); i-- > history_first(); n++) {
        const struct log_entry *e = history_at(i);
        assert_true(e->step <= step);
        step = e->step;
        undo(e);
    }
    return n;
}

static void undoing_gives_what_was(void **state)
{
    (void)state;
    for (uint64_t start = 1; start < 200; start++) {
        do_run(100, start);
        assert_int_equal(history_first(), 0);
        undo_all();
        /* Of memory that nobody had before, bytes are not undone: no object lies there. */
        assert_memory_equal(before[0], (void *)pieces[0], PIECE);
        for (size_t i = 0; i < COUNT(pieces); i++)
            assert_memory_equal(bits_before[i], &readable[(pieces[i] - MEMORY_AT) / 8], PIECE / 8);
    }
}

static void the_oldest_go(void **state)
{
    (void)state;
    do_run(20000, 7);
    assert_true(run.history_dropped > 0);
    size_t n = undo_all();
    assert_true(n > 1000);
}

static void objects_and_calls_are_told(void **state)
{
    (void)state;
    do_run(200, 3);
    size_t made = 0, ended = 0, called = 0;
    for (uint64_t i = history_first(); i < history_count(); i++) {
        const struct log_entry *e = history_at(i);
        made += e->kind == ENTRY_MADE;
        ended += e->kind == ENTRY_ENDED;
        called += e->kind == ENTRY_CALL;
    }
    assert_int_equal(called, 1);
    assert_true(made > 5);
    assert_true(ended > 5 && ended <= made);
}

static int set_up(void **state)
{
    (void)state;
    struct guest_limits l = { .steps = 100000, .cpu_ms = 10000, .heap_bytes = 8 << 20,
                              .output_bytes = 4096, .history_bytes = HISTORY_ROOM };
    struct error e = { 0 };
    return guest_init(&l, &e) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(undoing_gives_what_was),
        cmocka_unit_test(the_oldest_go),
        cmocka_unit_test(objects_and_calls_are_told),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
