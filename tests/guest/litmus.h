/* litmus.h - small programs of atomic operations as text, run on the machine as emitted code
 * would; their outcomes as text; random ones, and what the axioms allow of them.
 *
 * A program: threads separated by |, instructions by ;
 *     x=1.rel          store          r0=x.acq         load
 *     r0=x+1.rlx       fetch-add      r0=x@1.ar        exchange
 *     r0=x?0>1.acq     compare-exchange; r0 is whether it was exchanged
 *     f.sc             fence          d=1  r0=d        d is an ordinary variable
 *     !x=1.acq         loads until it reads that
 *     lx.acq           exchanges for 1 until it was 0: a spin lock
 *     ?r0=1 ...        only if
 * Orders: rlx, con, acq, rel, ar, sc. An outcome: the values of what `show` names, one digit
 * each, - for a register that was never set; registers first, then what is in memory at the
 * end. */
#ifndef TESTS_LITMUS_H
#define TESTS_LITMUS_H

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
    if (**p == '!' || **p == 'l') {
        s.what = **p == '!' ? WAIT_ : LOCK_;
        (*p)++;
        s.place = place_at(p);
        if (s.what == WAIT_) {
            (*p)++; /* = */
            s.value = digit(p);
        }
    } else if (**p == 'f') {
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
    registers->fuel--; /* a statement begins */
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
    case WAIT_:
        while (hook_gl(at, 4, (U)s->order, site) != s->value)
            registers->fuel--;
        break;
    case LOCK_:
        while (hook_gx(at, 1, 4, (U)s->order, site) != 0)
            registers->fuel--;
        break;
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

/* ---- outcomes ---- */

enum { OUTCOMES = 512, LONG = 12 };
static char seen[OUTCOMES][LONG];
static int seen_count;
static char last_seen[LONG];
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
    strcpy(last_seen, text);
    for (int i = 0; i < seen_count; i++)
        if (strcmp(seen[i], text) == 0)
            return;
    assert_true(seen_count < OUTCOMES);
    strcpy(seen[seen_count++], text);
}

static int by_text(const void *a, const void *b) { return strcmp(a, b); }

/* One run of the program that was read, as s wants it. False: it was left. */
static bool run_once(struct guest_scheduler *s, const char *show)
{
    struct guest_input input = { 0, NULL, { NULL, 0 } };
    uint64_t offset = 0;
    for (int i = 0; i < REGISTERS; i++)
        registers_of_test[i] = -1;
    guest_schedule(s);
    guest_reset();
    guest_run(&program, code, main_of_test, &input, &run, bytes, sizeof bytes, &offset);
    guest_schedule(NULL);
    if (run.outcome == OUTCOME_CUT)
        return false;
    assert_int_equal(run.outcome, OUTCOME_EXITED);
    assert_int_equal(run.exit_code, 0);
    for (uint32_t i = 0; i < run.finding_count; i++) {
        assert_string_equal(run.findings[i].code, "data-race");
        raced = true;
    }
    guest_raced_forget(); /* what is a point must stay so */
    int finals[PLACES];
    for (int i = 0; i < PLACES; i++)
        finals[i] = *(int *)objects_of_test[i].address;
    see(show, registers_of_test, finals);
    return true;
}

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

/* ---- random programs, against the axioms ---- */

static const char random_show[] = "r0 r1 r2 r3 r4 r5 x y z";
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
    uint32_t count = 2 + roll(2), reg = 0, value = 1, wide = roll(2);
    for (uint32_t t = 0; t < count; t++) {
        uint32_t steps = count == 2 ? 2 + roll(2) : 1 + roll(2);
        to += sprintf(to, t ? " | " : "");
        for (uint32_t i = 0; i < steps; i++) {
            uint32_t o = roll(orders), kind = roll(10);
            const char place = "xyz"[roll(wide ? 3 : 2)], *end = i + 1 < steps ? "; " : "";
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
    qsort(seen, (size_t)seen_count, LONG, by_text);
    return copy_of(outcomes());
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

#endif
