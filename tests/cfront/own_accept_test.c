/* What was proposed, written into a text. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "cfront/cfront.h"

static struct cfront_insert inserts[] = {
    {STR("a.c"), 3, 1, STR("gives ")},
    {STR("a.h"), 1, 1, STR("gives ")},
    {STR("a.c"), 1, 1, STR("#include <ownership.h>\n")},
};
static struct cfront_insert more[] = {
    {STR("a.c"), 1, 1, STR("#include <ownership.h>\n")},
    {STR("a.c"), 3, 9, STR("borrows ")},
    {STR("a.c"), 9, 1, STR("nowhere")},
    {STR("a.c"), 2, 7, STR("beyond its line")},
    {STR("a.c"), 0, 0, STR("nowhere")},
};

static void accepts(void **state)
{
    (void)state;
    struct arena a = {0};
    const struct cfront_proposal all[] = {{.inserts = inserts, .insert_count = COUNT(inserts)},
                                          {.inserts = more, .insert_count = COUNT(more)}};
    struct str text = STR("int n;\n\nchar *f(char *s);");
    struct str got = cfront_accept(&a, STR("a.c"), text, all, COUNT(all));
    assert_true(str_is(got, "#include <ownership.h>\nint n;\n\ngives char *f(borrows char *s);"));
    got = cfront_accept(&a, STR("a.h"), text, all, COUNT(all));
    assert_true(str_is(got, "gives int n;\n\nchar *f(char *s);"));
    got = cfront_accept(&a, STR("b.c"), text, all, COUNT(all));
    assert_true(str_eq(got, text));
    got = cfront_accept(&a, STR("a.c"), text, all, 0);
    assert_true(str_eq(got, text));
    got = cfront_accept(&a, STR("a.h"), STR(""), all, COUNT(all));
    assert_true(str_is(got, "gives "));
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(accepts)};
    return cmocka_run_group_tests_name("accept", tests, NULL, NULL);
}
