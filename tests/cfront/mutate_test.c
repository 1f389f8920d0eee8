/* Mutations, as text: what is proposed for each operator, what is left alone, and that an
 * edit lies where it says it does. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "cfront/cfront.h"

static struct str header(struct str name)
{
    if (str_is(name, "stdlib.h"))
        return STR("#define NULL ((void *)0)\nvoid *malloc(unsigned long);\nvoid free(void *);\n");
    if (str_is(name, "assert.h"))
        return STR("void __fail(void);\n#define assert(e) ((e) ? (void)0 : __fail())\n");
    return (struct str){0};
}
static const char *header_name(size_t n) { (void)n; return NULL; }
static bool library(struct str name, bool function)
{
    return function && (str_is(name, "malloc") || str_is(name, "free") || str_is(name, "__fail")
                        || str_is(name, "put") || str_is(name, "two"));
}

/* "LINE:COLUMN what" for each, one a line; bodies are told as "body NAME". */
static struct str mutations(struct arena *a, const char *text, int from, int to)
{
    struct cfront_file file = {STR("a.c"), str_from(text), false};
    struct cfront_input in = {.files = &file, .file_count = 1, .header = header, .header_name = header_name,
                              .library = library, .checked = true, .mutate = STR("a.c"),
                              .mutate_from = from, .mutate_to = to};
    struct cfront_output out;
    cfront_compile(a, &in, &out);
    if (!out.good)
        fail_msg("%s: %.*s", text, (int)out.diags[0].message.len, out.diags[0].message.at);
    struct buf b = {0};
    for (size_t i = 0; i < out.mutation_count; i++) {
        const struct cfront_mutation *m = &out.mutations[i];
        buf_printf(&b, "%d:%d %s" STR_FMT "\n", m->line, m->column, m->body ? "body " : "", STR_ARG(m->what));
    }
    struct str s = arena_str(a, buf_view(&b));
    buf_release(&b);
    return s;
}

static void proposes(const char *text, const char *want)
{
    struct arena a = {0};
    struct buf whole = {0};
    buf_printf(&whole, "#include <stdlib.h>\n#include <assert.h>\nvoid put(int); int two(int, int);\n%s\n", text);
    struct str got = mutations(&a, whole.at, 4, 1000);
    if (!str_is(got, want))
        fail_msg("%s\n-- proposes\n%.*s-- and not\n%s", text, (int)got.len, got.at, want);
    buf_release(&whole);
    arena_release(&a);
}

static void test_operators(void **state)
{
    (void)state;
    proposes("int f(int a, int b) { return a < b; }",
             "4:21 body f\n"
             "4:30 `return a < b` made `return 0`\n"
             "4:32 `a < b` made `a <= b`\n");
    proposes("int f(int a, int b) { return a == b && b; }",
             "4:21 body f\n"
             "4:30 `a == b && b` made `b`\n"
             "4:30 `return a == b && b` made `return 0`\n"
             "4:32 `a == b` made `a != b`\n"
             "4:36 `a == b && b` made `a == b`\n");
    proposes("int f(int a) { return (a + 1) * 2; }",
             "4:14 body f\n"
             "4:23 `return (a + 1) * 2` made `return 0`\n"
             "4:25 `(a + 1)` made `(a)`\n"
             "4:31 `(a + 1) * 2` made `(a + 1) + 2`\n");
    proposes("int f(int a, int b) { return !a ? b : 7; }",
             "4:21 body f\n"
             "4:30 `!a` made `a`\n"
             "4:30 the condition of ?: `!a` never true\n"
             "4:30 the condition of ?: `!a` always true\n"
             "4:30 `return !a ? b : 7` made `return 0`\n");
    proposes("int f(int *v, int i) { return v[i] + v[2]; }",
             "4:22 body f\n"
             "4:31 `return v[i] + v[2]` made `return 0`\n"
             "4:33 `v[i]` made `v[i + 1]`\n"
             "4:33 `v[i]` made `v[i - 1]`\n"
             "4:36 `v[i] + v[2]` made `v[i] - v[2]`\n"
             "4:40 `v[2]` made `v[1]`\n"
             "4:40 `v[2]` made `v[3]`\n");
}

static void test_statements(void **state)
{
    (void)state;
    proposes("void f(int *p)\n{\n    if (p == NULL)\n        return;\n    free(p);\n}",
             "5:1 body f\n"
             "6:9 the condition `p == NULL` never true\n"
             "6:9 the condition `p == NULL` always true\n"
             "6:11 `p == NULL` made `p != NULL`\n"
             "7:9 `return` deleted\n"
             "8:5 `free(p)` deleted\n");
    proposes("int g;\nvoid f(int a, int b)\n{\n    g = two(a, b);\n    g = 3;\n    g += a;\n    g++;\n}",
             "6:1 body f\n"
             "7:5 the result of `two(a, b)` ignored\n"
             "7:13 `two(a, b)` made `two(b, a)`\n"
             "8:5 `g = 3` deleted\n"
             "9:5 `g += a` deleted\n"
             "9:7 `g += a` made `g -= a`\n"
             "10:5 `g++` deleted\n"
             "10:6 `g++` made `g`\n");
    proposes("void f(int n) { for (int i = 0; i < n; i++) { if (i) continue; put(i); } }",
             "4:15 body f\n"
             "4:30 `i = 0` made `i = 1`\n"
             "4:33 the condition of the loop `i < n` never true\n"
             "4:35 `i < n` made `i <= n`\n"
             "4:51 the condition `i` negated\n"
             "4:51 the condition `i` never true\n"
             "4:51 the condition `i` always true\n"
             "4:54 `continue` deleted\n"
             "4:64 `put(i)` deleted\n");
    proposes("int *f(void) { return malloc(4); }\nint *g(void) { return NULL; }\nint h(void) { return 0; }",
             "4:14 body f\n"
             "4:23 `return malloc(4)` made `return NULL`\n"
             "5:14 body g\n"
             "6:13 body h\n"
             "6:22 `return 0` made `return 1`\n");
    proposes("struct s { int a; };\nstruct s f(void) { struct s x = {1}; return x; }", "5:18 body f\n");
}

/* What gives the same program again, or is spelt in a macro. */
static void test_left_alone(void **state)
{
    (void)state;
    proposes("void f(void) { put(1); return; }", "4:14 body f\n4:16 `put(1)` deleted\n");
    proposes("void f(int a) { assert(a > 0); }", "4:15 body f\n");
    proposes("void f(int a) { switch (a) { case 1: put(1); break; case 2: put(2); break; } }",
             "4:15 body f\n"
             "4:38 `put(1)` deleted\n"
             "4:46 `break` deleted\n"
             "4:61 `put(2)` deleted\n");
    proposes("#define LESS(a, b) ((a) < (b))\nint f(void) { while (1) put(1); return sizeof(int[2 + 3]); }",
             "5:13 body f\n"
             "5:25 `put(1)` deleted\n"
             "5:40 `return sizeof(int[2 + 3])` made `return 0`\n");
}

static void test_only_these_lines(void **state)
{
    (void)state;
    struct arena a = {0};
    const char *text = "void put(int);\nvoid f(void)\n{\n    put(1);\n    put(2);\n    put(3);\n}\n";
    assert_true(str_is(mutations(&a, text, 5, 5), "5:5 `put(2)` deleted\n"));
    assert_true(str_is(mutations(&a, text, 8, 9), ""));
    arena_release(&a);
}

/* Each edit, made, gives a text that differs; the place is the one that is named. */
static void test_many_stay_within_bounds(void **state)
{
    (void)state;
    struct arena a = {0};
    struct buf b = {0};
    buf_cstr(&b, "int f(int a)\n{\n    int x = 0;\n");
    for (int i = 0; i < 600; i++)
        buf_printf(&b, "    x = x + a * %d; /* `%d` */\n", i, i);
    buf_cstr(&b, "    return x;\n}\n");
    struct cfront_file file = {STR("a.c"), buf_view(&b), false};
    struct cfront_input in = {.files = &file, .file_count = 1, .header = header, .header_name = header_name,
                              .library = library, .mutate = STR("a.c"), .mutate_from = 1, .mutate_to = 10000};
    struct cfront_output out;
    cfront_compile(&a, &in, &out);
    assert_true(out.good);
    assert_int_equal(out.mutation_count, CFRONT_MUTATIONS);
    for (size_t i = 0; i < out.mutation_count; i++) {
        const struct cfront_mutation *m = &out.mutations[i];
        assert_true(m->line >= 1 && m->column >= 1 && m->length >= 1);
        assert_null(memchr(m->what.at, '\n', m->what.len));
    }
    buf_release(&b);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_operators),
        cmocka_unit_test(test_statements),
        cmocka_unit_test(test_left_alone),
        cmocka_unit_test(test_only_these_lines),
        cmocka_unit_test(test_many_stay_within_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
