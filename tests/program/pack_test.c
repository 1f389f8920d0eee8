/* A program's tables as bytes and back: what is written comes back, and bytes that a
 * hostile process wrote give no index that leads out of its table. */
#include "program/pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static const char names[] = "\0main\0n\0int\0struct pair\0left";
enum { N_MAIN = 1, N_N = 6, N_INT = 8, N_PAIR = 12, N_LEFT = 24 };

static struct site sites[] = {{0}, {.line = 1, .column = 5, .length = 4, .function = 1},
                              {.file = 7, .line = 3, .column = 1, .length = 1, .function = 1}};
static struct program_type types[] = {
    {0}, {.code = T_INT, .spelling = N_INT, .size = 4, .align = 4},
    {.code = T_STRUCT, .name = N_PAIR, .spelling = N_PAIR, .size = 8, .align = 4, .first_field = 1,
     .field_count = 2}};
static struct program_field fields[] = {{0}, {.name = N_LEFT, .type = 1}, {.type = 1, .offset = 4}};
static struct program_function functions[] = {
    {0}, {.name = N_MAIN, .type = 1, .site = 1, .end_site = 2, .frame_bytes = 16, .first_variable = 1,
          .variable_count = 1, .signature = N_N}};
static struct program_variable variables[] = {
    {0}, {.name = N_N, .type = 1, .function = 1, .site = 2, .size = 4, .align = 4}};
static struct program_object objects[] = {
    {.kind = OBJECT_GLOBAL, .name = N_N, .type = 2, .function = 1, .site = 1, .size = 8, .align = 4,
     .bytes = names}};
static const struct program sample = {
    .text = STR("text"), .checked = true,
    .sites = sites, .site_count = COUNT(sites), .types = types, .type_count = COUNT(types),
    .fields = fields, .field_count = COUNT(fields), .functions = functions,
    .function_count = COUNT(functions), .variables = variables, .variable_count = COUNT(variables),
    .objects = objects, .object_count = COUNT(objects), .names = names, .names_len = sizeof names,
    .main = 1};

static char *packed(size_t *ret_len)
{
    *ret_len = program_packed_size(&sample);
    char *bytes = mem_alloc(*ret_len);
    program_pack(&sample, bytes);
    return bytes;
}

static void comes_back(void **state)
{
    (void)state;
    size_t len;
    char *bytes = packed(&len);
    struct arena a = {0};
    struct program p;
    assert_true(program_unpack(&a, (struct str){bytes, len}, &p));
    memset(bytes, 0xff, len); /* it has its own copy */
    assert_int_equal(p.site_count, COUNT(sites));
    assert_memory_equal(p.sites, sites, sizeof sites);
    assert_int_equal(p.type_count, COUNT(types));
    assert_memory_equal(p.types, types, sizeof types);
    assert_int_equal(p.field_count, COUNT(fields));
    assert_memory_equal(p.fields, fields, sizeof fields);
    assert_int_equal(p.function_count, COUNT(functions));
    assert_memory_equal(p.functions, functions, sizeof functions);
    assert_int_equal(p.variable_count, COUNT(variables));
    assert_memory_equal(p.variables, variables, sizeof variables);
    assert_int_equal(p.object_count, 1);
    assert_int_equal(p.objects[0].type, 2);
    assert_int_equal(p.objects[0].size, 8);
    assert_null(p.objects[0].bytes); /* an address of another process */
    assert_int_equal(p.names_len, sizeof names);
    assert_memory_equal(p.names, names, sizeof names);
    assert_int_equal(p.main, 1);
    assert_int_equal(p.text.len, 0);
    arena_release(&a);
    mem_free(bytes);
}

static void nothing_at_all(void **state)
{
    (void)state;
    static const struct program none = {.names = "", .names_len = 1};
    size_t len = program_packed_size(&none);
    char *bytes = mem_alloc(len);
    struct arena a = {0};
    struct program p;
    program_pack(&none, bytes);
    assert_true(program_unpack(&a, (struct str){bytes, len}, &p));
    assert_int_equal(p.site_count + p.type_count + p.function_count + p.object_count, 0);
    assert_string_equal(p.names, "");
    arena_release(&a);
    mem_free(bytes);
}

static void refused(struct arena *a, const char *bytes, size_t len)
{
    struct program p;
    memset(&p, 0xee, sizeof p);
    char *copy = mem_alloc(len + 1); /* so that a sanitizer sees what is read behind */
    memcpy(copy, bytes, len);
    assert_false(program_unpack(a, (struct str){copy, len}, &p));
    assert_int_equal(p.site_count + p.type_count + p.field_count + p.function_count
                         + p.variable_count + p.object_count + p.names_len + p.main, 0);
    mem_free(copy);
}

static void too_short(void **state)
{
    (void)state;
    size_t len;
    char *bytes = packed(&len);
    struct arena a = {0};
    for (size_t n = 0; n < len; n++) {
        refused(&a, bytes, n);
    }
    arena_release(&a);
    mem_free(bytes);
}

/* Behind magic and main stand seven counts, eight bytes each. */
enum { COUNTS_AT = 8, COUNTS = 7 };

static void counts_that_lie(void **state)
{
    (void)state;
    static const uint64_t lies[] = {1 << 24, (1 << 24) + 1, UINT32_MAX, (uint64_t)1 << 32,
                                    UINT64_MAX / 16, UINT64_MAX / 2 + 1, UINT64_MAX};
    size_t len;
    char *bytes = packed(&len);
    struct arena a = {0};
    for (size_t i = 0; i < COUNTS; i++) {
        for (size_t k = 0; k < COUNT(lies); k++) {
            uint64_t was;
            memcpy(&was, bytes + COUNTS_AT + 8 * i, 8);
            memcpy(bytes + COUNTS_AT + 8 * i, &lies[k], 8);
            refused(&a, bytes, len);
            memcpy(bytes + COUNTS_AT + 8 * i, &was, 8);
        }
    }
    bytes[0] ^= 1; /* the magic number */
    refused(&a, bytes, len);
    arena_release(&a);
    mem_free(bytes);
}

static void assert_within(const struct program *p)
{
    size_t sum = strlen(p->names);
    for (size_t i = 0; i < p->site_count; i++) {
        assert_true(p->sites[i].function == 0 || p->sites[i].function < p->function_count);
    }
#define NAME(at) (assert_true((at) == 0 || (at) < p->names_len), sum += strlen(p->names + (at)))
#define INDEX(at, count) assert_true((at) == 0 || (at) < (count))
    for (size_t i = 0; i < p->type_count; i++) {
        const struct program_type *t = &p->types[i];
        sum += t->is_const + t->is_volatile + t->is_atomic; /* a sanitizer sees odd ones */
        NAME(t->name);
        NAME(t->spelling);
        INDEX(t->base, p->type_count);
        assert_true(t->field_count <= p->field_count);
        assert_true(t->first_field <= p->field_count - t->field_count);
    }
    for (size_t i = 0; i < p->field_count; i++) {
        NAME(p->fields[i].name);
        INDEX(p->fields[i].type, p->type_count);
    }
    for (size_t i = 0; i < p->function_count; i++) {
        const struct program_function *f = &p->functions[i];
        sum += f->library + f->pointers_in_frame;
        NAME(f->name);
        NAME(f->signature);
        INDEX(f->type, p->type_count);
        INDEX(f->site, p->site_count);
        INDEX(f->end_site, p->site_count);
        assert_true(f->variable_count <= p->variable_count);
        assert_true(f->first_variable <= p->variable_count - f->variable_count);
    }
    for (size_t i = 0; i < p->variable_count; i++) {
        const struct program_variable *v = &p->variables[i];
        NAME(v->name);
        INDEX(v->type, p->type_count);
        INDEX(v->function, p->function_count);
        INDEX(v->site, p->site_count);
    }
    for (size_t i = 0; i < p->object_count; i++) {
        const struct program_object *o = &p->objects[i];
        sum += o->read_only + o->library;
        NAME(o->name);
        INDEX(o->type, p->type_count);
        INDEX(o->function, p->function_count);
        INDEX(o->site, p->site_count);
        assert_null(o->bytes);
    }
    INDEX(p->main, p->function_count);
    assert_true(sum < SIZE_MAX);
}

static void hostile_bytes(void **state)
{
    (void)state;
    size_t len, good = 0;
    char *bytes = packed(&len);
    struct arena a = {0};
    srand(5);
    for (int round = 0; round < 40000; round++) {
        char *copy = mem_alloc(len);
        memcpy(copy, bytes, len);
        /* Now and then a count too; mostly the rows behind them. */
        size_t from = round % 8 ? COUNTS_AT + 8 * COUNTS : 0;
        for (int k = rand() % 12; k >= 0; k--) {
            copy[from + (size_t)rand() % (len - from)] = (char)(rand() % 3 ? rand() : -1);
        }
        struct program p;
        if (program_unpack(&a, (struct str){copy, len}, &p)) {
            good++;
            assert_within(&p);
        }
        arena_clear(&a);
        mem_free(copy);
    }
    assert_true(good > 20000);
    arena_release(&a);
    mem_free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back),      cmocka_unit_test(nothing_at_all),
        cmocka_unit_test(too_short),       cmocka_unit_test(counts_that_lie),
        cmocka_unit_test(hostile_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
