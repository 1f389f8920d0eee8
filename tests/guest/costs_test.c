/* What a run costs, against models that know nothing of guest/costs.c: a cache that keeps the
 * time of each line's last use, and a malloc that keeps its pages and free blocks in lists.
 * Only the figures of the description are the same, written down here once more. Runs are
 * random; a "program" is a C function that calls the hooks as emitted code would. */
#include "guest/heart.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#define DECLARE_COUNTED(name) extern __typeof__(hook_##name) hook_C##name;
COUNTED_HOOKS(DECLARE_COUNTED)
void guest_freehold_request_begin(void);
void guest_freehold_request_end(void);
void guest_freehold_mark(void);
void *guest_memcpy(void *to, const void *from, size_t n);
size_t guest_strlen(const char *s);

enum { MAIN = 1, TABLE_BYTES = 1 << 20, BLOCKS = 400, STEPS = 6000 };
#define TABLE_AT GLOBALS_AT

static const char names[] = "\0main\0i(i)";
static struct site sites[100] = {[7] = {.file = 3}, [8] = {.file = 4}};
static struct program_function functions[] = {
    [MAIN] = { .name = 1, .site = 1, .end_site = 2, .frame_bytes = 4096, .first_variable = 1,
               .variable_count = 2, .signature = 6, .pointers_in_frame = true },
};
static struct program_variable variables[] = {
    [1] = { .name = 1, .function = MAIN, .site = 10, .size = 12, .align = 4, .flags = VARIABLE_EXPOSED },
    [2] = { .name = 1, .function = MAIN, .site = 11, .size = 8, .align = 8, .flags = VARIABLE_EXPOSED },
};
static struct program_object statics[] = {
    [0] = { .kind = OBJECT_GLOBAL, .name = 1, .site = 21, .address = TABLE_AT, .size = TABLE_BYTES,
            .align = 16 },
};
static struct program program = {
    .checked = true, .costs = true, .sites = sites, .site_count = COUNT(sites), .functions = functions,
    .function_count = COUNT(functions), .variables = variables, .variable_count = COUNT(variables),
    .objects = statics, .object_count = COUNT(statics), .names = names, .names_len = sizeof names,
    .main = MAIN,
};
static struct log_run run;
static char bytes[64 << 10];
static void (*body)(K k);

static int emitted_main(int argc, char *argv, char *environment)
{
    (void)argc, (void)argv, (void)environment;
    K k = hook_en(MAIN);
    body(k);
    hook_lv(2);
    return 0;
}

static void *const code[] = { NULL, (void *)emitted_main };

static void run_body(void (*fn)(K))
{
    static char name[] = "program", *argv[] = { name, NULL };
    struct guest_input input = { 1, argv, STR("") };
    uint64_t offset = 0;
    body = fn;
    guest_reset();
    guest_run(&program, code, emitted_main, &input, &run, bytes, sizeof bytes, &offset);
    for (uint32_t i = 0; i < run.finding_count; i++)
        print_message("  %s: %s\n", run.findings[i].code, run.findings[i].text);
    assert_int_equal(run.outcome, OUTCOME_EXITED);
}

/* ---- the naive models ---- */

struct naive_line { uint64_t line, used; };
static struct {
    struct naive_line l1[64][8], l2[512][8];
    uint64_t clock, units, accesses;
    /* malloc */
    size_t sizes[64], size_count;
    uint64_t freed[64][4096];
    size_t freed_count[64];
    uint64_t next[64], end[64], spans, large;
    bool paged[1 << 16];
} naive;

static bool naive_find(struct naive_line *set, uint64_t line)
{
    struct naive_line *oldest = set;
    naive.clock++;
    for (int i = 0; i < 8; i++) {
        if (set[i].used && set[i].line == line) {
            set[i].used = naive.clock;
            return true;
        }
        if (set[i].used < oldest->used)
            oldest = &set[i];
    }
    *oldest = (struct naive_line){ line, naive.clock };
    return false;
}

static void naive_line(uint64_t at)
{
    uint64_t line = at / 64;
    if (naive_find(naive.l1[line % 64], line))
        naive.units += 4;
    else
        naive.units += naive_find(naive.l2[line % 512], line) ? 10 : 200;
}

static void naive_value(uint64_t at, unsigned n)
{
    naive.accesses++;
    naive_line(at);
    if (at / 64 != (at + n - 1) / 64)
        naive_line(at + n - 1);
}

static void naive_bytes(uint64_t at, uint64_t n)
{
    for (uint64_t word = at / 8; n && word <= (at + n - 1) / 8; word++) {
        naive.accesses++;
        naive_line(word * 8);
    }
}

static void naive_start(void)
{
    memset(&naive, 0, sizeof naive);
    for (size_t s = 16; s <= 128; s += 16)
        naive.sizes[naive.size_count++] = s;
    for (size_t twice = 256; twice <= 32768; twice *= 2)
        for (size_t k = 5; k <= 8; k++)
            naive.sizes[naive.size_count++] = twice / 8 * k;
}

static size_t naive_class(size_t n)
{
    size_t c = 0;
    while (naive.sizes[c] < n)
        c++;
    return c;
}

static uint64_t naive_malloc(size_t n)
{
    naive.units += 20;
    if (n > 32768) {
        uint64_t at = 0x200000000ul + naive.large;
        naive.units += 500;
        for (size_t from = 0; from < n; from += 4096) {
            naive.units += 1000;
            naive.large += 4096;
        }
        return at;
    }
    size_t c = naive_class(n);
    if (naive.freed_count[c]) {
        uint64_t at = naive.freed[c][--naive.freed_count[c]];
        naive_line(at);
        return at;
    }
    if (naive.next[c] + naive.sizes[c] > naive.end[c]) {
        naive.units += 200;
        naive.next[c] = naive.spans;
        naive.spans += 65536;
        naive.end[c] = naive.spans;
    }
    uint64_t at = naive.next[c];
    naive.next[c] += naive.sizes[c];
    for (uint64_t page = at / 4096; page <= (naive.next[c] - 1) / 4096; page++) {
        naive.units += naive.paged[page] ? 0 : 1000;
        naive.paged[page] = true;
    }
    return 0x100000000ul + at;
}

static void naive_free(uint64_t at, size_t n)
{
    naive.units += 20;
    if (n > 32768) {
        naive.units += 500;
        return;
    }
    naive_line(at);
    size_t c = naive_class(n);
    naive.freed[c][naive.freed_count[c]++] = at;
}

/* ---- traces ---- */

static uint64_t seed;
static uint64_t random_below(uint64_t n)
{
    seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17; /* Marsaglia's xorshift */
    return seed % n;
}

struct place { P at; uint64_t model; size_t size; };

static void step(void) { registers->fuel--; }

/* Values of all widths, near by and far off, in the table or a block. */
static void access_at(struct place where, uint64_t o, bool store, unsigned width, bool element)
{
    P at = where.at + o;
    naive_value(where.model + o, width);
    if (element) { /* p[index], from the start of the object */
        L index = (L)(o / width);
        switch (width) {
        case 1: store ? hook_Cy1(where.at, index, 1, 5) : hook_Cx1(where.at, index, 5); return;
        case 2: store ? hook_Cy2(where.at, index, 1, 5) : hook_Cx2(where.at, index, 5); return;
        case 4: store ? hook_Cy4(where.at, index, 1, 5) : hook_Cx4(where.at, index, 5); return;
        default: store ? hook_Cy8(where.at, index, 1, 5) : hook_Cx8(where.at, index, 5); return;
        }
    }
    switch (width) {
    case 1: store ? hook_Cs1(at, 1, 5) : hook_Cl1(at, 5); return;
    case 2: store ? hook_Cs2(at, 1, 5) : hook_Cl2(at, 5); return;
    case 4: store ? hook_Cs4(at, 1, 5) : hook_Cl4(at, 5); return;
    default: store ? hook_Cs8(at, 1, 5) : hook_Cl8(at, 5); return;
    }
}

static size_t random_size(void)
{
    switch (random_below(12)) {
    case 0: return 1 + random_below(100000);
    case 1: return 1 + random_below(33000);
    case 2: return (size_t)16 << random_below(12);
    default: return 1 + random_below(300);
    }
}

static void random_trace(K k)
{
    static struct place blocks[BLOCKS];
    struct place table = { (P)TABLE_AT, TABLE_AT - MEMORY_AT, TABLE_BYTES };
    memset(blocks, 0, sizeof blocks);
    k->site = 5;
    for (int i = 0; i < STEPS; i++) {
        struct place *b = &blocks[random_below(BLOCKS)];
        step();
        switch (random_below(10)) {
        case 0:
            if (b->at) {
                naive_free(b->model, b->size);
                guest_free(b->at);
                b->at = NULL;
                break;
            }
            b->size = random_size();
            b->model = naive_malloc(b->size);
            b->at = guest_malloc(b->size);
            break;
        case 1:
            if (!b->at) {
                b->size = random_size();
                b->model = naive_malloc(b->size);
                b->at = guest_calloc(1, b->size);
                naive_bytes(b->model, b->size);
            } else {
                size_t size = random_below(3) ? random_size() : b->size + 1, old = b->size;
                bool kept = size <= 32768 && old <= 32768 && naive_class(size) == naive_class(old);
                if (kept) {
                    naive.units += 20;
                } else {
                    uint64_t model = naive_malloc(size);
                    size_t least = size < old ? size : old;
                    naive_bytes(b->model, least);
                    naive_bytes(model, least);
                    naive_free(b->model, old);
                    b->model = model;
                }
                b->at = guest_realloc(b->at, size);
                b->size = size;
            }
            break;
        case 2: { /* many bytes, from the table to itself */
            uint64_t n = 1 + random_below(500), from = random_below(TABLE_BYTES / 2 - n);
            uint64_t to = TABLE_BYTES / 2 + random_below(TABLE_BYTES / 2 - n);
            naive_bytes(table.model + from, n);
            naive_bytes(table.model + to, n);
            if (random_below(2))
                guest_memcpy(table.at + to, table.at + from, n);
            else
                hook_Ccp(table.at + to, table.at + from, (L)n, 0, 5);
            break;
        }
        default: {
            struct place where = b->at && b->size >= 8 && random_below(2) ? *b : table;
            unsigned width = 1u << random_below(4);
            uint64_t room = where.size / width, near = room < 64 ? room : 64;
            uint64_t o = (random_below(3) ? random_below(near) : random_below(room)) * width;
            access_at(where, o, where.at == b->at || random_below(2), width, random_below(2));
        }
        }
    }
    for (int i = 0; i < BLOCKS; i++) {
        if (blocks[i].at) {
            naive_free(blocks[i].model, blocks[i].size);
            guest_free(blocks[i].at);
        }
    }
}

static void random_traces_cost_what_the_naive_models_say(void **state)
{
    (void)state;
    for (uint64_t n = 1; n <= 12; n++) {
        seed = n * 0x9e3779b97f4a7c15u;
        naive_start();
        run_body(random_trace);
        assert_true(naive.accesses > STEPS / 2);
        assert_int_equal(run.accesses, naive.accesses);
        assert_int_equal(run.units, naive.units + run.steps);
        struct log_run first = run;
        seed = n * 0x9e3779b97f4a7c15u;
        run_body(random_trace);
        assert_int_equal(run.units, first.units);
        assert_int_equal(run.allocated_bytes, first.allocated_bytes);
    }
}

/* ---- single figures, worked out by hand ---- */

static void hits_and_misses(K k)
{
    (void)k;
    P t = (P)TABLE_AT;
    hook_Cs4(t, 1, 5);          /* 200: from memory */
    hook_Cl4(t + 60, 5);        /* 4: the same line */
    hook_Cl4(t + 64, 5);        /* 200 */
    hook_Cl8(t + 128, 5);       /* 200 */
    for (int i = 1; i <= 8; i++) /* 8 x 200: as many lines as its set has ways throw line 0 out */
        hook_Cl4(t + i * 4096, 5);
    hook_Cl4(t, 5);             /* 10: it is still in the second cache */
    hook_Cl4(t + 8 * 4096, 5);  /* 4: that was the last */
}

static void a_set_has_8_ways(void **state)
{
    (void)state;
    run_body(hits_and_misses);
    assert_int_equal(run.accesses, 14);
    assert_int_equal(run.units, 200 + 4 + 200 + 200 + 8 * 200 + 10 + 4);
}

static void locals_body(K k)
{
    (void)k;
    P a = hook_ob(1), b = hook_ob(2);
    hook_Cs4(a, 1, 5);          /* 200 */
    hook_Cs8(b, 1, 5);          /* 4: directly on a: bytes 16 to 23 of the stack */
    hook_oe(b, 6);
    b = hook_ob(2);             /* another object for the machine, the same place for the model */
    hook_Cs8(b, 1, 5);          /* 4 */
    hook_oe(b, 6);
    hook_oe(a, 6);
}

static void locals_lie_on_a_stack(void **state)
{
    (void)state;
    run_body(locals_body);
    assert_int_equal(run.accesses, 3);
    assert_int_equal(run.units, 208);
}

static void frame_body(K k)
{
    hook_v4(k->frame + 68, 2, 5);
    hook_v4(k->frame, 1, 5);    /* a register */
    hook_u4(k->frame, 5);
    hook_v4(hook_co(k->frame + 64, 4), 1, 5); /* an element of an array: 200 */
    hook_u4(hook_co(k->frame + 68, 4), 5);    /* 4 */
}

static void registers_cost_nothing(void **state)
{
    (void)state;
    run_body(frame_body);
    assert_int_equal(run.accesses, 2);
    assert_int_equal(run.units, 204);
}

static void reuse_body(K k)
{
    k->site = 5;
    P p = guest_malloc(48);     /* 20, a span 200, a page 1000 */
    guest_free(p);              /* 20, and the word that links it: 200 */
    p = guest_malloc(48);       /* 20, and that word: 4 */
    P q = guest_malloc(48);     /* 20: next to it, in the same page */
    guest_free(p);              /* 20 + 4 */
    guest_free(q);              /* 20 + 4: bytes 48 to 95, whose first lies in the line */
}

static void malloc_takes_no_constant_time(void **state)
{
    (void)state;
    run_body(reuse_body);
    assert_int_equal(run.accesses, 0);
    assert_int_equal(run.units, 1220 + 220 + 24 + 20 + 24 + 24);
    assert_int_equal(run.live_blocks, 2);
    assert_int_equal(run.allocated_bytes, 144);
}

/* ---- requests ---- */

static void requests_body(K k)
{
    k->site = 7;
    guest_freehold_request_end();    /* of none */
    for (int i = 0; i < 3; i++) {
        k->site = 7;
        guest_freehold_request_begin();
        step(), step();
        for (int n = 0; n <= i; n++)
            hook_Cl4((P)TABLE_AT + n * 64, 5);
        if (i == 2) {
            P p = guest_malloc(8);
            guest_freehold_mark();
            guest_free(p);
        }
        step(); /* the statement that ends it */
        k->site = 8;                 /* from another file: nothing, if one was named */
        guest_freehold_request_end();
        k->site = 7;
        guest_freehold_request_end();
    }
    guest_freehold_request_begin();  /* never ends */
}

static void requests_are_counted(void **state)
{
    (void)state;
    uint32_t count;
    run_body(requests_body);
    const struct guest_request *r = guest_requests(&count);
    assert_int_equal(count, 3);
    assert_int_equal(r[0].units, 2 + 200);
    assert_int_equal(r[0].accesses, 1);
    assert_int_equal(r[0].site, 7);
    assert_int_equal(r[1].units, 2 + 4 + 200);
    assert_int_equal(r[2].units, 2 + 4 + 4 + 200 + 1220 + 220);
    assert_int_equal(r[2].allocations, 1);
    assert_int_equal(run.live_blocks, 1);

    guest_costs_from(4); /* the begins, at site 7, are of file 3 */
    run_body(requests_body);
    guest_requests(&count);
    assert_int_equal(count, 0);
    guest_costs_from(3);
    run_body(requests_body);
    guest_requests(&count);
    assert_int_equal(count, 3);
    guest_costs_from(UINT32_MAX);
}

static void mark_body(K k)
{
    k->site = 5;
    P p = guest_malloc(8), q = guest_malloc(8), r = guest_malloc(8);
    guest_free(q);
    guest_freehold_mark();
    guest_free(p);
    guest_free(r);
}

static void blocks_are_counted_at_marks(void **state)
{
    (void)state;
    run_body(mark_body);
    assert_int_equal(run.live_blocks, 2); /* not 3, as without a mark */
}

static void many_requests_body(K k)
{
    k->site = 5;
    for (uint32_t i = 0; i < REQUESTS_MAX + 10; i++) {
        guest_freehold_request_begin();
        guest_freehold_request_end();
    }
}

static void there_is_room_for_so_many_requests(void **state)
{
    (void)state;
    uint32_t count;
    run_body(many_requests_body);
    guest_requests(&count);
    assert_int_equal(count, REQUESTS_MAX);
    run_body(frame_body);
    guest_requests(&count);
    assert_int_equal(count, 0);
}

static void a_program_without_costs_has_none(void **state)
{
    (void)state;
    program.costs = false;
    run_body(reuse_body);
    assert_int_equal(run.units, 0);
    assert_int_equal(run.accesses, 0);
    program.costs = true;
}

static int set_up(void **state)
{
    (void)state;
    struct guest_limits limits = { .heap_bytes = 64 << 20, .output_bytes = 1 << 10, .cpu_ms = 20000,
                                   .costs = true };
    struct error err;
    return guest_init(&limits, &err) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_traces_cost_what_the_naive_models_say),
        cmocka_unit_test(a_set_has_8_ways),
        cmocka_unit_test(locals_lie_on_a_stack),
        cmocka_unit_test(registers_cost_nothing),
        cmocka_unit_test(malloc_takes_no_constant_time),
        cmocka_unit_test(requests_are_counted),
        cmocka_unit_test(blocks_are_counted_at_marks),
        cmocka_unit_test(there_is_room_for_so_many_requests),
        cmocka_unit_test(a_program_without_costs_has_none),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
