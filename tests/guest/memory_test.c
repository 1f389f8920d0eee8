/* The program's memory: what its hooks find, and what the log says of it. A "program"
 * here is a C function that calls the hooks as emitted code would; its tables are made
 * by hand. Sites are just numbers: the test says which, the log must name the same. */
#include "guest/heart.h"
#include "guest/libc.h"

#include <limits.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAIN = 1, HELPER, BIG, COMPARE, SITES = 1000 };
enum { V_COUNT = 1, V_POINTER, V_ARRAY, V_EXPOSED, V_WIDE, V_VLA, V_ALLOCA };
enum { G_NUMBERS, G_TEXT, G_CONST, G_POINTER };

#define TEXT_AT    (LITERALS_AT + 64)
#define NUMBERS_AT GLOBALS_AT
#define CONST_AT   (GLOBALS_AT + 64)
#define POINTER_AT (GLOBALS_AT + 96)

static const char names[] = "\0main\0helper\0i(i)\0i(pp)\0numbers\0x\0big";
enum { N_MAIN = 1, N_HELPER = 6, N_SIGNATURE = 13, N_COMPARE = 18, N_NUMBERS = 24, N_X = 32, N_BIG = 34 };

static struct site sites[SITES];
static struct program_function functions[] = {
    [MAIN] = { .name = N_MAIN, .site = 1, .end_site = 2, .frame_bytes = 64, .first_variable = V_COUNT,
               .variable_count = 4, .signature = N_SIGNATURE, .pointers_in_frame = true },
    [HELPER] = { .name = N_HELPER, .site = 3, .end_site = 4, .frame_bytes = 32,
                 .first_variable = V_WIDE, .variable_count = 1, .signature = N_SIGNATURE,
                 .pointers_in_frame = true },
    [BIG] = { .name = N_BIG, .site = 5, .frame_bytes = 1 << 20, .signature = N_SIGNATURE },
    [COMPARE] = { .name = N_HELPER, .site = 6, .frame_bytes = 16, .signature = N_COMPARE },
};
static struct program_variable variables[] = {
    [V_COUNT] = { .name = N_X, .function = MAIN, .site = 10, .offset = 0, .size = 4, .align = 4 },
    [V_POINTER] = { .name = N_X, .function = MAIN, .site = 11, .offset = 8, .size = 8, .align = 8 },
    [V_ARRAY] = { .name = N_X, .function = MAIN, .site = 12, .offset = 16, .size = 40, .align = 4 },
    [V_EXPOSED] = { .name = N_X, .function = MAIN, .site = 13, .size = 12, .align = 4,
                    .flags = VARIABLE_EXPOSED },
    [V_WIDE] = { .name = N_X, .function = HELPER, .site = 14, .offset = 0, .size = 8, .align = 8 },
    [V_VLA] = { .name = N_X, .function = MAIN, .site = 15, .align = 4, .flags = VARIABLE_EXPOSED },
    [V_ALLOCA] = { .function = HELPER, .site = 16, .align = 16,
                   .flags = VARIABLE_EXPOSED | VARIABLE_VARIABLE_SIZE },
};
static const int first_numbers[5] = { 1, 2, 3, 4, 5 };
static struct program_object statics[] = {
    /* by address */
    [0] = { .kind = OBJECT_LITERAL, .read_only = true, .site = 20, .address = TEXT_AT, .size = 6,
            .align = 1, .bytes = "hello" },
    [1] = { .kind = OBJECT_GLOBAL, .name = N_NUMBERS, .site = 21, .address = NUMBERS_AT, .size = 20,
            .align = 4, .bytes = (const char *)first_numbers },
    [2] = { .kind = OBJECT_GLOBAL, .read_only = true, .name = N_NUMBERS, .site = 22,
            .address = CONST_AT, .size = 4, .align = 4 },
    [3] = { .kind = OBJECT_GLOBAL, .name = N_NUMBERS, .site = 23, .address = POINTER_AT, .size = 8,
            .align = 8 },
};
static struct program program = {
    .checked = true, .sites = sites, .site_count = SITES, .functions = functions,
    .function_count = COUNT(functions), .variables = variables, .variable_count = COUNT(variables),
    .objects = statics, .object_count = COUNT(statics), .names = names, .names_len = sizeof names,
    .main = MAIN,
};

static struct log_run run;
static char bytes[64 << 10];
static int (*body)(K k);
static K main_call;

/* main, as emitted: enters, does the test's body, leaves at its closing brace. */
static int emitted_main(int argc, char *argv, char *environment)
{
    (void)argc, (void)argv, (void)environment;
    K k = main_call = hook_en(MAIN);
    int result = body(k);
    hook_lv(2);
    return result;
}

static int call_compare(P a, P b)
{
    hook_en(COMPARE);
    int x = hook_l4(a, 61), y = hook_l4(b, 62);
    hook_lv(63);
    return (x > y) - (x < y);
}

static void *const code[] = { NULL, (void *)emitted_main, (void *)emitted_main, NULL,
                              (void *)call_compare };

static void run_body(int (*fn)(K))
{
    static char name[] = "program", *argv[] = { name, NULL };
    struct guest_input input = { 1, argv, STR("") };
    uint64_t offset = 0;
    body = fn;
    guest_reset();
    guest_run(&program, code, emitted_main, &input, &run, bytes, sizeof bytes, &offset);
}

static const struct log_finding *find(const char *what)
{
    for (uint32_t i = 0; i < run.finding_count; i++)
        if (strcmp(run.findings[i].code, what) == 0)
            return &run.findings[i];
    return NULL;
}

static void show(void)
{
    for (uint32_t i = 0; i < run.finding_count; i++)
        print_message("  %s at %u: %s\n", run.findings[i].code, run.findings[i].stack[0],
                      run.findings[i].text);
}

/* The run found this at site and nothing else; fatal: it ended there. */
static const struct log_finding *expect(int (*fn)(K), const char *what, U site, bool fatal)
{
    run_body(fn);
    const struct log_finding *f = find(what);
    if (!f || run.finding_count != 1)
        show();
    assert_non_null(f);
    assert_int_equal(f->stack[0], site);
    assert_int_equal(run.finding_count, 1);
    assert_int_equal(run.outcome, fatal ? OUTCOME_STOPPED : OUTCOME_EXITED);
    return f;
}

static void expect_clean(int (*fn)(K))
{
    run_body(fn);
    show();
    assert_int_equal(run.finding_count, 0);
    assert_int_equal(run.outcome, OUTCOME_EXITED);
}

static P allocate(K k, size_t size, U site)
{
    k->site = site;
    return guest_malloc(size);
}

static void release(K k, P p, U site)
{
    k->site = site;
    guest_free(p);
}

/* ---- everything in order ---- */

static int all_well(K k)
{
    P f = k->frame;
    hook_v4(f, 7, 100);
    P p = hook_vp(f + 8, allocate(k, 40, 101), 102);
    for (int i = 0; i < 10; i++)
        hook_s4(hook_pi(p, i, 4, 103), i * i, 104);
    int sum = 0;
    for (P at = p; at != hook_pi(p, 10, 4, 105); at = hook_pi(at, 1, 4, 106))
        sum += hook_l4(at, 107);
    assert_int_equal(sum, 285);
    P x = hook_ob(V_EXPOSED);
    hook_s4(x, 5, 108);
    hook_s8((P)POINTER_AT, 3, 109);
    hook_sp((P)POINTER_AT, x, 110);
    assert_int_equal(hook_l4(hook_lp((P)POINTER_AT, 111), 112), 5);
    assert_int_equal(hook_l1((P)TEXT_AT + 1, 113), 'e');
    assert_int_equal(hook_l4(hook_ia((P)NUMBERS_AT, 4, 5, 4, 1, 114), 115), 5);
    hook_oe(x, 116);
    release(k, hook_up(f + 8, 117), 118);
    return hook_u4(f, 119);
}

static void nothing_is_found_in_a_good_program(void **state)
{
    (void)state;
    expect_clean(all_well);
    assert_int_equal(run.exit_code, 7);
    assert_int_equal(run.allocations, 1);
    assert_int_equal(run.frees, 1);
    assert_int_equal(run.peak_bytes, 40);
    assert_int_equal(run.live_bytes, 0);
    assert_int_equal(run.depth_peak, 1);
}

static void runs_repeat(void **state)
{
    (void)state;
    expect_clean(all_well);
    static struct log_run first;
    first = run;
    for (int i = 0; i < 3; i++) {
        expect_clean(all_well);
        run.run_us = first.run_us;
        assert_memory_equal(&run, &first, sizeof run);
    }
}

/* ---- the heap ---- */

static int use_after_free(K k)
{
    P p = hook_vp(k->frame + 8, allocate(k, 16, 101), 102);
    hook_s4(p, 1, 103);
    release(k, p, 104);
    return hook_l4(p + 4, 105);
}
static int write_after_free(K k)
{
    P p = allocate(k, 16, 101);
    release(k, p, 104);
    hook_s1(p, 5, 105);
    return 0;
}
static void freed_blocks_tell_their_story(void **state)
{
    (void)state;
    const struct log_finding *f = expect(use_after_free, "use-after-free", 105, true);
    assert_int_equal(f->object.kind, OBJECT_HEAP);
    assert_int_equal(f->object.state, STATE_FREED);
    assert_int_equal(f->object.size, 16);
    assert_int_equal(f->object.made[0], 101);
    assert_int_equal(f->object.ended[0], 104);
    assert_int_equal(f->offset, 4);
    assert_int_equal(f->access_size, 4);
    assert_false(f->write);
    assert_true(expect(write_after_free, "use-after-free", 105, true)->write);
}

static int double_free(K k)
{
    P p = allocate(k, 16, 101);
    release(k, p, 102);
    release(k, p, 103);
    return 0;
}
static int free_inside(K k)
{
    P p = hook_vp(k->frame + 8, allocate(k, 16, 101), 102);
    release(k, hook_pi(p, 4, 1, 102), 103);
    return 0;
}
static int free_local(K k)
{
    release(k, hook_ob(V_EXPOSED), 103);
    return 0;
}
static int free_literal(K k)
{
    release(k, (P)TEXT_AT, 103);
    return 0;
}
static int free_nothing(K k)
{
    release(k, NULL, 103);
    return 0;
}
static void bad_frees(void **state)
{
    (void)state;
    const struct log_finding *f = expect(double_free, "double-free", 103, true);
    assert_int_equal(f->object.ended[0], 102);
    f = expect(free_inside, "invalid-free", 103, true);
    assert_int_equal(f->offset, 4);
    f = expect(free_local, "invalid-free", 103, true);
    assert_int_equal(f->object.kind, OBJECT_LOCAL);
    assert_int_equal(f->object.index, V_EXPOSED);
    f = expect(free_literal, "invalid-free", 103, true);
    assert_int_equal(f->object.kind, OBJECT_LITERAL);
    expect_clean(free_nothing);
}

/* ---- bounds ---- */

static int read_behind(K k)
{
    P p = hook_vp(k->frame + 8, allocate(k, 40, 101), 102);
    return hook_l4(hook_pi(p, 10, 4, 103), 104);
}
static int write_far_behind(K k)
{
    P p = hook_vp(k->frame + 8, allocate(k, 40, 101), 102);
    P other = allocate(k, 4000, 105);
    hook_sp((P)POINTER_AT, other, 105);
    hook_s4(hook_pi(p, 100, 4, 106), 1, 106);
    return 0;
}
static int read_before(K k)
{
    P p = hook_vp(k->frame + 8, allocate(k, 40, 101), 102);
    return hook_l4(p - 4, 104);
}
static int straddle(K k)
{
    P p = hook_vp(k->frame + 8, allocate(k, 6, 101), 102);
    hook_s4(p, 0, 103);
    hook_s4(p + 4, 0, 104);
    return 0;
}
static int index_outside(K k)
{
    hook_s4(hook_ia(k->frame + 16, 10, 10, 4, 2, 103), 1, 104);
    return 0;
}
static int index_global(K k)
{
    (void)k;
    return hook_l4(hook_ia((P)NUMBERS_AT, -1, 5, 4, 1, 103), 103);
}
static int past_local(K k)
{
    (void)k;
    P x = hook_ob(V_EXPOSED);
    hook_s4(x + 12, 1, 103);
    return 0;
}
static void accesses_outside(void **state)
{
    (void)state;
    const struct log_finding *f = expect(read_behind, "out-of-bounds-read", 104, true);
    assert_int_equal(f->offset, 40);
    assert_int_equal(f->object.size, 40);
    assert_int_equal(f->object.made[0], 101);
    assert_string_equal(f->text, "right behind its end");

    run_body(write_far_behind);
    assert_int_equal(run.finding_count, 2);
    assert_non_null(find("pointer-out-of-object"));
    f = find("out-of-bounds-write");
    assert_non_null(f);
    assert_int_equal(f->object.made[0], 101); /* not the block that lies there */
    assert_int_equal(f->offset, 400);

    f = expect(read_before, "out-of-bounds-read", 104, true);
    assert_int_equal(f->offset, -4);
    f = expect(straddle, "out-of-bounds-write", 104, true);
    assert_int_equal(f->offset, 4);
    f = expect(index_outside, "out-of-bounds-write", 103, true);
    assert_int_equal(f->index, 10);
    assert_int_equal(f->count, 10);
    assert_int_equal(f->object.index, V_ARRAY);
    f = expect(index_global, "out-of-bounds-read", 103, true);
    assert_int_equal(f->object.kind, OBJECT_GLOBAL);
    assert_int_equal(f->object.index, 1);
    f = expect(past_local, "out-of-bounds-write", 103, true);
    assert_int_equal(f->object.index, V_EXPOSED);
    assert_int_equal(f->offset, 12);
}

/* for (p = end - 1; p >= start; p--) steps in front of its array and stops. */
static int step_in_front(K k)
{
    P p = hook_vp(k->frame + 8, allocate(k, 40, 101), 102);
    P at = hook_pi(p, 9, 4, 103);
    while (at >= p) {
        hook_s4(at, 1, 104);
        at = hook_pi(at, -1, 4, 105);
    }
    at = hook_pi(at, 1, 4, 106); /* and back */
    int v = hook_l4(at, 107);
    release(k, p, 108);
    return v;
}
static int null_plus(K k)
{
    (void)k;
    hook_pi(NULL, 0, 4, 101);
    hook_pi(NULL, 1, 4, 102);
    return 0;
}
static int huge_step(K k)
{
    P p = hook_vp(k->frame + 8, allocate(k, 40, 101), 102);
    hook_pi(p, LONG_MAX / 2, 8, 103);
    hook_pi(p, 1L << 61, 8, 103); /* comes out at p again, by overflow */
    release(k, p, 104);
    return 0;
}
static int difference(K k)
{
    (void)k;
    assert_int_equal(hook_pd((P)NUMBERS_AT + 16, (P)NUMBERS_AT, 4, 101), 4);
    hook_pd((P)NUMBERS_AT, (P)TEXT_AT, 1, 102);
    return 0;
}
static void pointers_outside(void **state)
{
    (void)state;
    const struct log_finding *f = expect(step_in_front, "pointer-out-of-object", 105, false);
    assert_int_equal(f->offset, -4);
    assert_int_equal(run.exit_code, 1);
    expect(null_plus, "pointer-out-of-object", 102, false);
    expect(huge_step, "pointer-out-of-object", 103, false);
    expect(difference, "pointer-out-of-object", 102, false);
}

/* ---- bad addresses ---- */

static int null_read(K k) { (void)k; return hook_l4((P)8, 101); }
static int wild_read(K k) { (void)k; return hook_l4((P)0x123456789abc0, 101); }
static int wild_top(K k) { (void)k; return (int)hook_l8((P)-8l, 101); }
static int unset_pointer(K k) { (void)k; return hook_l4((P)0xbebebebebebebebe, 101); }
static int write_literal(K k) { (void)k; hook_s1((P)TEXT_AT, 'J', 101); return 0; }
static int write_const(K k) { (void)k; hook_s4((P)CONST_AT, 1, 101); return 0; }
static int misaligned(K k)
{
    (void)k;
    return hook_l4((P)NUMBERS_AT + 1, 101) != 0x2000000;
}
static int packed(K k)
{
    (void)k;
    return hook_bl((P)NUMBERS_AT + 1, 0, 32, 1, 0, 101) != 0x2000000;
}
static void addresses(void **state)
{
    (void)state;
    const struct log_finding *f = expect(null_read, "null-dereference", 101, true);
    assert_int_equal(f->address, 8);
    expect(wild_read, "wild-pointer", 101, true);
    expect(wild_top, "wild-pointer", 101, true);
    expect(unset_pointer, "wild-pointer", 101, true);
    f = expect(write_literal, "write-to-literal", 101, true);
    assert_int_equal(f->object.kind, OBJECT_LITERAL);
    f = expect(write_const, "write-to-literal", 101, true);
    assert_int_equal(f->object.kind, OBJECT_GLOBAL);
    expect(misaligned, "misaligned-access", 101, false);
    assert_int_equal(run.exit_code, 0);
    expect_clean(packed);
}

/* Every hook that takes an address, with addresses of every kind. */
static P hostile_address;
static U hostile_hook;
static int hostile(K k)
{
    P a = hostile_address;
    switch (hostile_hook) {
    case 0: hook_l1(a, 101); break;
    case 1: hook_l8(a, 101); break;
    case 2: hook_lx(a, 101); break;
    case 3: hook_s1(a, 1, 101); break;
    case 4: hook_s8(a, 1, 101); break;
    case 5: hook_sx(a, 1, 101); break;
    case 6: hook_sp(a, a, 101); break;
    case 7: hook_pi(a, 1, 8, 101); break;
    case 8: hook_pi(a, LONG_MIN, LONG_MAX, 101); break;
    case 9:
        hook_pd(a, (P)NUMBERS_AT, 4, 101);
        hook_pc(a, (P)NUMBERS_AT, 101);
        break;
    case 10: hook_cp(a, (P)NUMBERS_AT, 20, 0, 101); break;
    case 11: hook_cp((P)NUMBERS_AT, a, 20, 0, 101); break;
    case 12: hook_zf(a, LONG_MAX, 0, 101); break;
    case 13: hook_fn(a, (P)"i(i)", 101); break;
    case 14: hook_vs(a, NULL, 101); break;
    case 15: hook_ai_(a, T_INT, 101); break;
    case 16: hook_sj(a, 101); break;
    case 17: k->site = 101; guest_longjmp(a, 1); break;
    case 18: hook_oe(a, 101); break;
    case 19: hook_at(a, 3, LONG_MAX, 101); break;
    case 20: hook_bl(a, 7, 64, 1, 0, 101); break;
    case 21: hook_bs(a, 7, 64, 1, -1, 0, 101); break;
    case 22: release(k, a, 101); break;
    case 23: k->site = 101; guest_realloc(a, 8); break;
    case 24: hook_cc(a, (P)NUMBERS_AT, 0, 101); break;
    case 25: hook_ia(a, LONG_MAX, 0, LONG_MAX, 2, 101); break;
    case 26: k->site = 101; text_length(a, SIZE_MAX); break;
    case 27: hook_vc(a, a, 101); break;
    case 28: hook_vp(k->frame + 8, a, 101); break;
    default: return 1;
    }
    return 0;
}
static void hostile_addresses(void **state)
{
    (void)state;
    static const uint64_t at[] = {
        0, 1, 4095, MEMORY_AT - 1, MEMORY_AT, FUNCTIONS_AT, FUNCTIONS_AT + 16, FUNCTIONS_AT + 17,
        LITERALS_AT, TEXT_AT, TEXT_AT + 5, TEXT_AT + 6, NUMBERS_AT, NUMBERS_AT + 3, NUMBERS_AT + 19,
        NUMBERS_AT + 20, POINTER_AT, LIBRARY_AT, LIBRARY_AT + 1, FRAMES_AT - 8, FRAMES_AT, LOCALS_AT - 4,
        LOCALS_AT, HEAP_AT - 1, HEAP_AT, HEAP_AT + (1ul << 29) - 4, HEAP_AT + (1ul << 40),
        READABLE_TABLE, OBJECTS_TABLE, REGISTERS_AT, COUNTS_AT, 0x7fffffffffff, 0x8000000000000000,
        UINT64_MAX - 7, UINT64_MAX,
    };
    for (size_t i = 0; i < COUNT(at); i++)
        for (hostile_hook = 0; hostile_hook < 29; hostile_hook++) {
            hostile_address = (P)at[i];
            run_body(hostile);
            if (run.outcome != OUTCOME_EXITED && run.outcome != OUTCOME_STOPPED)
                print_message("hook %u, address %lx: outcome %u\n", hostile_hook, at[i], run.outcome);
            assert_true(run.outcome == OUTCOME_EXITED || run.outcome == OUTCOME_STOPPED);
        }
    expect_clean(all_well);
}

/* ---- what was never written ---- */

static int uninitialised_frame(K k)
{
    int a = hook_u4(k->frame, 101);
    return a - hook_u4(k->frame, 102); /* told once */
}
static int uninitialised_heap(K k)
{
    P p = hook_vp(k->frame + 8, allocate(k, 16, 101), 102);
    hook_s1(p, 0, 103);
    hook_l4(p, 104);
    hook_l4(p, 105);
    release(k, p, 106);
    return 0;
}
static int copied_padding(K k)
{
    P p = hook_vp(k->frame + 8, allocate(k, 16, 101), 102);
    P x = hook_ob(V_EXPOSED);
    hook_s1(x, 1, 103);
    hook_s4(x + 8, 2, 103);
    hook_cp(p, x, 12, 0, 104);
    hook_l1(p, 105);
    hook_l4(p + 8, 106);
    hook_l4(p + 4, 107); /* the gap: never written */
    release(k, p, 108);
    return 0;
}
static int long_double(K k)
{
    P p = hook_vp(k->frame + 8, allocate(k, 32, 101), 102);
    hook_sx(p, 1.5L, 103);
    P q = hook_pi(p, 1, 16, 104);
    hook_cp(q, p, 16, 0, 105);
    int same = hook_lx(q, 106) == 1.5L;
    release(k, p, 107);
    return same;
}
static int reads_text(K k)
{
    P p = hook_vp(k->frame + 8, allocate(k, 4, 101), 102);
    hook_s1(p, 'a', 103), hook_s1(p + 1, 'b', 103), hook_s1(p + 2, 'c', 103), hook_s1(p + 3, 'd', 103);
    k->site = 104;
    return (int)text_length(p, SIZE_MAX);
}
static void values_never_written(void **state)
{
    (void)state;
    const struct log_finding *f = expect(uninitialised_frame, "uninitialised-read", 101, false);
    assert_int_equal(f->object.index, V_COUNT);
    f = expect(uninitialised_heap, "uninitialised-read", 104, false);
    assert_int_equal(f->object.made[0], 101);
    expect(copied_padding, "uninitialised-read", 107, false);
    expect_clean(long_double);
    assert_int_equal(run.exit_code, 1);
    f = expect(reads_text, "out-of-bounds-read", 104, true);
    assert_int_equal(f->offset, 4);
}

/* ---- locals ---- */

static P escaped;
static int left_scope(K k)
{
    (void)k;
    P x = hook_ob(V_EXPOSED);
    hook_s4(x, 1, 101);
    hook_oe(x, 102);
    return hook_l4(x, 103);
}
static int leave_helper(K k)
{
    k->site = 101;
    hook_en(HELPER);
    escaped = hook_ob(V_EXPOSED);
    hook_s4(escaped, 1, 102);
    hook_lv(103);
    return hook_l4(escaped, 104);
}
static int locals_come_round(K k)
{
    (void)k;
    P keep = hook_ob(V_EXPOSED);
    hook_s4(keep, 42, 101);
    for (int i = 0; i < 200000; i++) {
        P x = hook_ob(V_EXPOSED);
        hook_s4(x, i, 102);
        hook_oe(x, 103);
    }
    return hook_l4(keep, 104);
}
static int recursion(K k)
{
    for (;; k = hook_en(BIG))
        k->site = 101;
    return 0;
}
void *guest_aligned_alloc(size_t align, size_t size);
static int own_stack(K k)
{
    k->site = 101;
    K h = hook_en(HELPER);
    h->site = 102;
    escaped = hook_vl(V_ALLOCA, 20, 102);
    hook_s4(escaped + 16, 1, 103);
    hook_lv(104);
    return hook_l4(escaped + 16, 105);
}
static int aligned(K k)
{
    k->site = 101;
    for (size_t align = 1; align <= 4096; align *= 2) {
        P p = guest_aligned_alloc(align, 100);
        assert_int_equal((uint64_t)p % align, 0);
        hook_s1(p + 99, 1, 102);
        guest_free(p);
    }
    return 0;
}
static int vla(K k)
{
    (void)k;
    P a = hook_vl(V_VLA, 40, 101);
    hook_s4(a + 36, 1, 102);
    hook_l4(a + 40, 103);
    return 0;
}
static void locals(void **state)
{
    (void)state;
    const struct log_finding *f = expect(left_scope, "use-after-scope", 103, true);
    assert_int_equal(f->object.made[0], 13);
    assert_int_equal(f->object.ended[0], 102);
    f = expect(leave_helper, "use-after-return", 104, true);
    assert_int_equal(f->object.state, STATE_RETURNED);
    assert_int_equal(f->object.ended[0], 103);
    expect_clean(locals_come_round);
    assert_int_equal(run.exit_code, 42);
    f = expect(own_stack, "use-after-return", 105, true);
    assert_int_equal(f->object.index, V_ALLOCA);
    assert_int_equal(f->object.size, 20);
    assert_int_equal(f->object.made[0], 16);
    expect_clean(aligned);
    f = expect(vla, "out-of-bounds-read", 103, true);
    assert_int_equal(f->object.size, 40);
    run_body(recursion);
    f = find("stack-overflow");
    assert_non_null(f);
    assert_int_equal(f->stack[0], 101);
    assert_int_equal(run.outcome, OUTCOME_STOPPED);
}

/* ---- leaks ---- */

static int never_stored(K k)
{
    allocate(k, 24, 101);
    return 0;
}
static int overwritten(K k)
{
    hook_tp(k->frame + 8, allocate(k, 24, 101), 102);
    hook_tp(k->frame + 8, NULL, 103);
    return 0;
}
static int held_by_main(K k)
{
    hook_vp(k->frame + 8, allocate(k, 24, 101), 102);
    return 0;
}
static int held_by_global(K k)
{
    hook_sp((P)POINTER_AT, hook_pi(allocate(k, 24, 101), 1, 8, 102), 103); /* from inside */
    return 0;
}
static int list(K k)
{
    P head = NULL;
    for (int i = 0; i < 5; i++) {
        P node = allocate(k, 16, 101);
        hook_sp(node + 8, head, 102);
        head = node;
        hook_tp(k->frame + 8, head, 103);
    }
    hook_tp(k->frame + 8, NULL, 104);
    return 0;
}
static int ring(K k)
{
    P a = allocate(k, 16, 101), b = allocate(k, 16, 102);
    hook_tp(k->frame + 8, a, 103);
    hook_sp(a, b, 104);
    hook_sp(b, a, 105);
    hook_tp(k->frame + 8, NULL, 106);
    return 0;
}
static int owner_freed(K k)
{
    P owner = hook_tp(k->frame + 8, allocate(k, 16, 101), 102);
    hook_sp(owner, allocate(k, 32, 103), 104);
    release(k, owner, 105);
    return 0;
}
static int two_of_a_kind(K k)
{
    for (int i = 0; i < 3; i++)
        hook_tp(k->frame + 8, allocate(k, 10, 101), 102);
    return 0;
}
static int exits(K k)
{
    hook_tp(k->frame + 8, allocate(k, 10, 101), 102);
    k->site = 103;
    guest_exit(3);
    return 0;
}
static int from_helper(K k)
{
    k->site = 101;
    K h = hook_en(HELPER);
    P p = hook_tp(h->frame, allocate(h, 16, 102), 103);
    hook_lv(104);
    hook_vp(k->frame + 8, p, 105);
    k->site = 106;
    h = hook_en(HELPER);
    hook_tp(h->frame, hook_up(k->frame + 8, 107), 107);
    hook_tp(k->frame + 8, NULL, 107);
    hook_lv(108);
    return 0;
}
static int held_by_local(K k)
{
    P x = hook_ob(V_WIDE);
    hook_sp(x, allocate(k, 24, 101), 102);
    hook_oe(x, 103);
    return 0;
}
static int long_ring(K k)
{
    P first = allocate(k, 8, 101), last = first;
    hook_tp(k->frame + 8, first, 102);
    for (int i = 0; i < 2000; i++) {
        P next = allocate(k, 8, 103);
        hook_sp(last, next, 104);
        last = next;
    }
    hook_sp(last, first, 105);
    hook_tp(k->frame + 8, NULL, 106);
    return 0;
}
static void check_leak(int (*fn)(K), U site, enum lost_how how, U lost_at, uint64_t blocks,
                       uint64_t total)
{
    const struct log_finding *f = expect(fn, "leak", site, false);
    assert_int_equal(f->lost, how);
    assert_int_equal(f->lost_stack[0], lost_at);
    assert_int_equal(f->blocks, blocks);
    assert_int_equal(f->bytes, total);
}
static void leaks(void **state)
{
    (void)state;
    check_leak(never_stored, 101, LOST_NEVER_STORED, 101, 1, 24);
    check_leak(overwritten, 101, LOST_OVERWRITTEN, 103, 1, 24);
    check_leak(held_by_main, 101, LOST_RETURNED, 2, 1, 24);
    expect_clean(held_by_global);
    assert_int_equal(run.reachable_blocks, 1);
    assert_int_equal(run.reachable_bytes, 24);
    check_leak(list, 101, LOST_OVERWRITTEN, 104, 1, 16);
    assert_int_equal(run.findings[0].held_blocks, 4);
    assert_int_equal(run.findings[0].held_bytes, 64);
    check_leak(ring, 101, LOST_OVERWRITTEN, 106, 1, 16);
    assert_int_equal(run.findings[0].held_blocks, 1);
    check_leak(owner_freed, 103, LOST_OWNER_FREED, 105, 1, 32);
    check_leak(two_of_a_kind, 101, LOST_OVERWRITTEN, 102, 3, 30);
    expect_clean(exits);
    assert_int_equal(run.exit_code, 3);
    assert_int_equal(run.reachable_blocks, 1);
    check_leak(held_by_local, 101, LOST_SCOPE_ENDED, 103, 1, 24);
    check_leak(long_ring, 101, LOST_OVERWRITTEN, 106, 1, 8);
    assert_int_equal(run.findings[0].held_blocks, 2000);
    check_leak(from_helper, 102, LOST_RETURNED, 108, 1, 16);
    assert_int_equal(run.findings[0].stack[1], 101);
    assert_int_equal(run.findings[0].lost_stack[1], 106);
}

/* ---- values ---- */

static int overflows(K k)
{
    (void)k;
    assert_int_equal(hook_ai(INT_MAX, 1, 101), INT_MIN);
    assert_int_equal(hook_di(INT_MIN, -1, 102), INT_MIN);
    assert_int_equal(hook_ri(INT_MIN, -1, 103), 0);
    assert_int_equal(hook_ml(LONG_MAX, 2, 104), -2);
    assert_int_equal(hook_ni(INT_MIN, 105), INT_MIN);
    assert_int_equal(hook_sh(33, 32, 106), 1);
    assert_int_equal(hook_sh(-1, 32, 107), 31);
    assert_int_equal(hook_sh(31, 32, 108), 31);
    hook_nv(4);
    return 0;
}
static int divides(K k) { (void)k; return hook_di(1, 0, 101); }
static void values(void **state)
{
    (void)state;
    run_body(overflows);
    assert_int_equal(run.outcome, OUTCOME_EXITED);
    assert_int_equal(run.finding_count, 8);
    assert_string_equal(run.findings[0].text, "2147483647 + 1 does not fit in an int");
    assert_string_equal(run.findings[7].code, "no-return-value");
    assert_int_equal(run.findings[7].stack[0], 4);
    expect(divides, "division-by-zero", 101, true);
}

/* ---- calls through pointers ---- */

static int calls_well(K k)
{
    (void)k;
    assert_ptr_equal(hook_fn((P)FUNCTIONS_AT + 2 * FUNCTION_BYTES, (P)"i(i)", 101), code[2]);
    return 0;
}
static int calls_null(K k) { (void)k; hook_fn(NULL, (P)"i(i)", 101); return 0; }
static int calls_data(K k) { (void)k; hook_fn((P)NUMBERS_AT, (P)"i(i)", 101); return 0; }
static int calls_wrongly(K k) { (void)k; hook_fn((P)FUNCTIONS_AT + 32, (P)"v(p)", 101); return 0; }
static int calls_beyond(K k) { (void)k; hook_fn((P)FUNCTIONS_AT + 160, (P)"i(i)", 101); return 0; }
static void calls_through_pointers(void **state)
{
    (void)state;
    expect_clean(calls_well);
    expect(calls_null, "null-dereference", 101, true);
    const struct log_finding *f = expect(calls_data, "wild-pointer", 101, true);
    assert_int_equal(f->object.kind, OBJECT_GLOBAL);
    f = expect(calls_wrongly, "wild-pointer", 101, true);
    assert_int_equal(f->object.kind, OBJECT_FUNCTION);
    assert_int_equal(f->object.index, 2);
    expect(calls_beyond, "wild-pointer", 101, true);
}

/* ---- variable arguments ---- */

static struct argument given[] = {
    { .type = T_INT, .v.l = -3 },
    { .type = T_DOUBLE, .v.d = 1.5 },
    { .type = T_POINTER_TO + T_CHAR, .v.p = (P)TEXT_AT },
    { .type = T_INT, .v.l = 5 },
};
static int takes_well(K k)
{
    struct arguments a = { given, 4, 100 };
    P l = k->frame + 16;
    hook_vs(l, &a, 101);
    int sum = (int)hook_ai_(l, T_INT, 102);
    assert_true(hook_ad_(l, T_DOUBLE, 103) == 1.5);
    hook_vc(k->frame + 40, l, 104);
    assert_ptr_equal(hook_ap_(l, T_POINTER_TO + T_VOID, 105), (P)TEXT_AT);
    sum += (int)hook_ai_(l, T_UINT, 106);
    assert_ptr_equal(hook_ap_(k->frame + 40, T_POINTER_TO + T_CHAR, 107), (P)TEXT_AT);
    hook_ve(k->frame + 40, 108);
    hook_ve(l, 109);
    return sum;
}
static int takes_wrong_type(K k)
{
    struct arguments a = { given, 4, 100 };
    hook_vs(k->frame + 16, &a, 101);
    return (int)hook_ad_(k->frame + 16, T_DOUBLE, 102);
}
static int takes_too_many(K k)
{
    struct arguments a = { given, 1, 100 };
    hook_vs(k->frame + 16, &a, 101);
    hook_ai_(k->frame + 16, T_INT, 102);
    return (int)hook_ai_(k->frame + 16, T_INT, 103);
}
static int takes_after_end(K k)
{
    struct arguments a = { given, 4, 100 };
    hook_vs(k->frame + 16, &a, 101);
    hook_ve(k->frame + 16, 102);
    return (int)hook_ai_(k->frame + 16, T_INT, 103);
}
static void variable_arguments(void **state)
{
    (void)state;
    expect_clean(takes_well);
    assert_int_equal(run.exit_code, 2);
    expect(takes_wrong_type, "bad-format-argument", 102, false);
    assert_string_equal(run.findings[0].text, "va_arg asks for a double, but argument 1 is an int");
    expect(takes_too_many, "bad-format-argument", 103, false);
    assert_int_equal(run.exit_code, 0);
    expect(takes_after_end, "bad-format-argument", 103, false);
}

/* ---- setjmp ---- */

static P jump_buffer;
static int jumps_out(K k)
{
    jump_buffer = (P)NUMBERS_AT; /* 20 bytes are enough for what we keep there */
    int n = hook_jm(hook_sj(jump_buffer, 101));
    if (n == 0) {
        k->site = 102;
        K h = hook_en(HELPER);
        P x = hook_ob(V_EXPOSED);
        hook_sp((P)POINTER_AT, x, 103);
        h->site = 104;
        guest_longjmp(jump_buffer, 0);
    }
    assert_ptr_equal(memory.top, calls + 1);
    return n;
}
static int jumps_dead(K k)
{
    k->site = 101;
    K h = hook_en(HELPER);
    (void)h;
    if (hook_jm(hook_sj((P)NUMBERS_AT, 102)) == 0) {
        hook_lv(103);
        k->site = 104;
        guest_longjmp((P)NUMBERS_AT, 1);
    }
    return 0;
}
static void jumps(void **state)
{
    (void)state;
    expect_clean(jumps_out);
    assert_int_equal(run.exit_code, 1);
    expect(jumps_dead, "use-after-return", 104, true);
}

/* ---- limits ---- */

static int endless(K k)
{
    (void)k;
    for (;;) {
        counts[105]++;
        if (--registers->fuel < 0)
            hook_st(105);
    }
    return 0;
}
static int greedy(K k)
{
    for (int i = 0; i < 5000; i++)
        hook_tp(k->frame + 8, allocate(k, 1 << 20, 101), 102);
    return 0;
}
static void limits(void **state)
{
    (void)state;
    run_body(endless);
    assert_int_equal(run.outcome, OUTCOME_STEP_LIMIT);
    assert_non_null(find("step-limit"));
    assert_int_equal(run.stack[0], 105);
    assert_int_equal(run.line_count, 1000001);
    assert_int_equal(run.steps, 1000000);
    run_body(greedy);
    assert_int_equal(run.outcome, OUTCOME_HEAP_LIMIT);
}

/* ---- many bytes ---- */

static int bit_fields(K k)
{
    P p = k->frame + 24;
    hook_bs(p, 3, 5, 1, -7, 1, 101);
    hook_bs(p, 8, 40, 0, 0xabcdef1234, 1, 102);
    assert_int_equal(hook_bl(p, 3, 5, 1, 1, 103), -7);
    assert_int_equal(hook_bl(p, 3, 5, 0, 1, 103), 25);
    assert_true(hook_bl(p, 8, 40, 0, 1, 104) == 0xabcdef1234);
    assert_int_equal(hook_bs(p, 3, 2, 1, 2, 1, 105), -2); /* what a read would give */
    assert_int_equal(hook_bs(p, 7, 64, 1, -5, 1, 105), -5);
    assert_int_equal(hook_bl(p, 7, 64, 1, 1, 105), -5);
    return (int)hook_bl(k->frame + 40, 0, 3, 0, 1, 106); /* never written */
}
static int copy_overlaps(K k)
{
    (void)k;
    hook_cp((P)NUMBERS_AT + 4, (P)NUMBERS_AT, 8, 0, 101);
    return hook_l4((P)NUMBERS_AT + 8, 102);
}
static int copies_pointers(K k)
{
    P from = hook_vp(k->frame + 8, allocate(k, 16, 101), 102);
    hook_sp(from + 8, allocate(k, 32, 103), 104);
    hook_s8(from, 1, 104);
    P to = hook_ob(V_EXPOSED); /* 12 bytes: not all of it */
    hook_cp(to, from, 8, 0, 105);
    k->site = 106;
    P moved = guest_realloc(from, 64);
    hook_vp(k->frame + 8, moved, 107);
    release(k, hook_lp(moved + 8, 108), 109);
    release(k, moved, 110);
    return 0;
}
static int library_writes(K k)
{
    P p = hook_vp(k->frame + 8, allocate(k, 8, 101), 102);
    k->site = 103;
    writes(p, 9);
    return 0;
}
static int library_reads(K k)
{
    P p = hook_vp(k->frame + 8, allocate(k, 8, 101), 102);
    k->site = 103;
    reads_any(p, 8);
    reads(p, 0);
    reads(p, 8);
    release(k, p, 104);
    return 0;
}
static int uses_library_objects(K k)
{
    k->site = 101;
    P text = library_object("a text", 16, LIBRARY_WRITE);
    library_set(text, "hello", 6);
    assert_int_equal(text_length(text, SIZE_MAX), 5);
    hook_s1(text, 'j', 102);
    P fixed = library_object("another", 16, LIBRARY_READ);
    hook_l1(fixed, 103);
    hook_s1(fixed, 1, 104);
    return 0;
}
static int looks_into_handle(K k)
{
    k->site = 101;
    return (int)hook_l1(library_object("FILE", 16, LIBRARY_HANDLE), 102);
}
static void many_bytes(void **state)
{
    (void)state;
    expect(bit_fields, "uninitialised-read", 106, false);
    expect(copy_overlaps, "overlapping-copy", 101, false);
    assert_int_equal(run.exit_code, 2);
    expect_clean(copies_pointers);
    const struct log_finding *f = expect(library_writes, "out-of-bounds-write", 103, true);
    assert_string_equal(f->text, "9 bytes are written, but there are only 8");
    expect(library_reads, "uninitialised-read", 103, false);
    f = expect(uses_library_objects, "write-to-literal", 104, true);
    assert_int_equal(f->object.kind, OBJECT_LIBRARY);
    assert_string_equal(f->object.name, "another");
    f = expect(looks_into_handle, "wild-pointer", 102, true);
    assert_string_equal(f->object.name, "FILE");
}

/* ---- random programs that do nothing wrong, and then one thing ---- */

enum { THINGS = 40, THING_BYTES = 300 };
static struct thing {
    P at;
    size_t size;
    bool local;
    uint8_t bytes[THING_BYTES];
    bool written[THING_BYTES];
} things[THINGS];
static uint64_t seed;

static unsigned pick(unsigned n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % n;
}

static void begin(K k, struct thing *t)
{
    *t = (struct thing){ .local = pick(3) == 0 };
    t->size = pick(THING_BYTES);
    if (t->local)
        t->size += !t->size;
    t->at = t->local ? hook_vl(V_VLA, (long)t->size, 101) : allocate(k, t->size, 102);
    assert_non_null(t->at);
}

static void use(struct thing *t, unsigned how)
{
    unsigned at = t->size ? pick((unsigned)t->size) : 0;
    struct thing *from = &things[pick(THINGS)];
    if (how == 0 && t->size) {
        t->bytes[at] = (uint8_t)pick(256);
        t->written[at] = true;
        hook_s1(hook_pi(t->at, at, 1, 103), t->bytes[at], 103);
    } else if (how == 1 && at + 8 <= t->size) {
        at &= ~7u;
        memset(t->written + at, 1, 8);
        memcpy(t->bytes + at, &seed, 8);
        hook_s8(hook_pi(t->at, at, 1, 104), (long)seed, 104);
    } else if (how == 2 && t->size) {
        if (t->written[at])
            assert_int_equal(hook_l1(hook_pi(t->at, at, 1, 105), 105), t->bytes[at]);
    } else if (how == 3 && from->at && from != t) {
        size_t n = from->size < t->size - at ? from->size : t->size - at;
        memcpy(t->bytes + at, from->bytes, n);
        memcpy(t->written + at, from->written, n);
        copies(t->at + at, from->at, n);
    } else if (how == 4 && t->size) {
        size_t n = pick((unsigned)(t->size - at) + 1);
        memset(t->bytes + at, 0, n);
        memset(t->written + at, 1, n);
        hook_zf(t->at + at, (long)n, 0, 106);
    }
}

static void end(K k, struct thing *t)
{
    for (size_t i = 0; i < t->size; i++)
        if (t->written[i])
            assert_int_equal(hook_l1(t->at + i, 107), t->bytes[i]);
        else
            assert_false(bits_all(readable, offset_of(t->at + i), 1));
    if (t->local)
        hook_oe(t->at, 108);
    else
        release(k, t->at, 109);
    t->at = NULL;
}

static const char *wrong;
static int random_program(K k)
{
    memset(things, 0, sizeof things);
    for (int i = 0; i < 3000; i++) {
        struct thing *t = &things[pick(THINGS)];
        if (!t->at)
            begin(k, t);
        else if (pick(8) == 0)
            end(k, t);
        else
            use(t, pick(5));
    }
    struct thing last = { 0 };
    for (int i = 0; i < THINGS; i++)
        if (things[i].at) {
            last = things[i];
            end(k, &things[i]);
        }
    if (!last.at)
        return 0;
    wrong = !last.local ? "use-after-free" : "use-after-scope";
    hook_l1(last.at + (last.size ? pick((unsigned)last.size) : 0), 110);
    return 0;
}
static void random_programs(void **state)
{
    (void)state;
    for (uint64_t i = 1; i <= 300; i++) {
        seed = i;
        wrong = NULL;
        run_body(random_program);
        if (!wrong)
            continue;
        if (run.finding_count != 1 || !find(wrong))
            show();
        assert_int_equal(run.finding_count, 1);
        assert_non_null(find(wrong));
        assert_int_equal(run.findings[0].stack[0], 110);
    }
}

/* ---- many blocks, and plain mode ---- */

static int churn(K k)
{
    P keep[100];
    for (int i = 0; i < 100; i++) {
        keep[i] = hook_sp((P)POINTER_AT, allocate(k, 1000, 101), 101);
        hook_s4(keep[i], i, 102);
    }
    for (int i = 0; i < 60000; i++)
        release(k, hook_tp(k->frame + 8, allocate(k, (size_t)i % 500, 103), 104), 105);
    int wrong_ones = 0;
    for (int i = 0; i < 100; i++) {
        wrong_ones += hook_l4(keep[i], 106) != i;
        release(k, keep[i], 107);
    }
    return wrong_ones;
}
static int plain(K k)
{
    k->site = 0;
    P p = guest_malloc(8);
    memset(p, 'x', 8);
    assert_int_equal(text_length("text", SIZE_MAX), 4);
    char to[5];
    copies(to, "text", 5);
    writes(NULL, 8);
    reads(NULL, 8);
    void *end_at;
    writes_pointer(&end_at, to);
    assert_ptr_equal(end_at, to);
    assert_ptr_equal(callback((void *)(FUNCTIONS_AT + 32), "x"), code[2]);
    struct arguments a = { given, 4, 0 };
    char list[24];
    hook_vs(list, &a, 0);
    int v = (int)hook_ai_(list, T_INT, 0);
    hook_ve(list, 0);
    char env[64];
    memset(env, 0, sizeof env);
    if (hook_jm(hook_sj(env, 0)) == 0)
        guest_longjmp(env, 5);
    guest_free(p);
    return v + 3;
}
static void many_blocks(void **state)
{
    (void)state;
    expect_clean(churn);
    assert_int_equal(run.exit_code, 0);
    program.checked = false;
    run_body(plain);
    program.checked = true;
    assert_int_equal(run.outcome, OUTCOME_EXITED);
    assert_int_equal(run.exit_code, 0);
    assert_int_equal(run.finding_count, 0);
    expect_clean(all_well);
}

#if !defined(__SANITIZE_ADDRESS__)
/* In a child that the kernel kills at any system call but those of a run's edges. */
static void no_system_call(void **state)
{
    (void)state;
    int (*bodies[])(K) = { all_well, use_after_free, double_free, write_far_behind, null_read,
                           reads_text, locals_come_round, recursion, list, ring, exits, overflows,
                           takes_wrong_type, jumps_out, endless, greedy, random_program, churn };
    struct sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_rt_sigreturn, 2, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clock_gettime, 1, 0), /* no vdso clock */
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_exit_group, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    };
    struct sock_fprog filter = { COUNT(rules), rules };
    pid_t child = fork();
    if (child == 0) {
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0)
            _exit(2);
        for (size_t i = 0; i < COUNT(bodies); i++)
            run_body(bodies[i]);
        _exit(run.outcome == OUTCOME_EXITED ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}
#endif

static int set_up(void **state)
{
    (void)state;
    struct guest_limits l = { .steps = 1000000, .cpu_ms = 10000, .heap_bytes = 8 << 20,
                              .output_bytes = 20000 };
    struct error e = { 0 };
    if (!guest_init(&l, &e)) {
        print_error("%s\n", e.text);
        return -1;
    }
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_found_in_a_good_program),
        cmocka_unit_test(runs_repeat),
        cmocka_unit_test(freed_blocks_tell_their_story),
        cmocka_unit_test(bad_frees),
        cmocka_unit_test(accesses_outside),
        cmocka_unit_test(pointers_outside),
        cmocka_unit_test(addresses),
        cmocka_unit_test(hostile_addresses),
        cmocka_unit_test(values_never_written),
        cmocka_unit_test(locals),
        cmocka_unit_test(leaks),
        cmocka_unit_test(values),
        cmocka_unit_test(calls_through_pointers),
        cmocka_unit_test(variable_arguments),
        cmocka_unit_test(jumps),
        cmocka_unit_test(limits),
        cmocka_unit_test(many_bytes),
        cmocka_unit_test(random_programs),
        cmocka_unit_test(many_blocks),
#if !defined(__SANITIZE_ADDRESS__)
        cmocka_unit_test(no_system_call),
#endif
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
