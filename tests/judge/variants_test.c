/* Programs but for one function: each is run, what came of it is told, and none leaves anything
 * behind for the next. And runs that end as soon as one goes otherwise than it is known to. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "judge/judge.h"

static struct judge *judge;

static const char program[] =
    "#include <stdio.h>\n#include <stdlib.h>\n#include <stdbool.h>\n"
    "static int calls;\n"
    "int twice(int n) { return n + n; }\n"
    "static int half(int n) { return n / 2; }\n"
    "int main(void)\n{\n"
    "    int n;\n"
    "    int (*f)(int) = twice;\n"
    "    if (calls != 0 || scanf(\"%d\", &n) != 1)\n        return 9;\n"
    "    calls++;\n"
    "    printf(\"%d %d\\n\", f(n), half(n));\n"
    "    return 0;\n}\n"
    "int twice__v0(int n) { return n + n; }\n"
    "int twice__v1(int n) { return n * n; }\n"                                   /* right for 2 */
    "int twice__v2(int n) { while (true) n++; return n; }\n"
    "int twice__v3(int n) { char *p = malloc(4); return p ? n + n : 0; }\n"
    "int twice__v4(int n) { int *p = NULL; return *p + n; }\n"
    "int twice__v5(int n) { calls = 7; return 2 * n; }\n"
    "int twice__v6(int n) { exit(n); }\n"
    "int twice__v7(int n) { return n ? 2 + twice(n - 1) : 0; }\n"
    "static int half__v8(int n) { return n / 2; }\n"
    "static int half__v9(int n) { return n / 3; }\n";

static struct variant of(const char *function, const char *instead)
{
    return (struct variant){str_from(function), str_from(instead)};
}

static struct attempt attempt_of(const char *text, const struct variant *variants, size_t count)
{
    static struct source_file file;
    static const struct run_input runs[] = {{.in = {"2\n", 2}}, {.in = {"6\n", 2}}};
    static uint64_t outcomes[2];
    file = (struct source_file){.name = STR("answer.c"), .text = str_from(text)};
    struct attempt a = {.files = &file, .file_count = 1, .runs = runs, .run_count = 2, .steps = 5000,
                        .outcomes = outcomes};
    outcomes[0] = run_outcome(&(struct run_result){.out = STR("4 1\n")});
    outcomes[1] = run_outcome(&(struct run_result){.out = STR("12 3\n")});
    a.first = true;
    a.variants = variants;
    a.variant_count = count;
    return a;
}

static void test_ends(void **state)
{
    (void)state;
    const struct variant variants[] = {of("twice", "twice__v0"), of("twice", "twice__v1"), of("twice", "twice__v2"),
                                       of("twice", "twice__v3"), of("twice", "twice__v4"), of("twice", "twice__v5"),
                                       of("twice", "twice__v6"), of("twice", "twice__v7"), of("half", "half__v8"),
                                       of("half", "half__v9"), of("half", "half__v8")};
    static const struct { enum variant_end end; size_t run; int exit_code; const char *out; } want[] = {
        {VARIANT_WELL, 1, 0, ""}, {VARIANT_OTHERWISE, 1, 0, "36 3\n"}, {VARIANT_BROKE, 0, 0, NULL},
        {VARIANT_BROKE, 0, 0, NULL}, {VARIANT_BROKE, 0, 0, NULL}, {VARIANT_WELL, 1, 0, ""},
        {VARIANT_OTHERWISE, 0, 2, ""}, {VARIANT_WELL, 1, 0, ""}, {VARIANT_WELL, 1, 0, ""},
        {VARIANT_OTHERWISE, 0, 0, "4 0\n"}, {VARIANT_WELL, 1, 0, ""}};
    struct attempt a = attempt_of(program, variants, COUNT(variants));
    struct verdict *v = judge_run(judge, &a);
    if (v->kind != VERDICT_CLEAN)
        fail_msg(STR_FMT, STR_ARG(v->fault.len ? v->fault : v->diag_count ? v->diags[0].message : STR("?")));
    assert_int_equal(v->variant_count, COUNT(want));
    assert_int_equal(v->run_count, 0);
    for (size_t i = 0; i < COUNT(want); i++) {
        const struct variant_result *r = &v->variants[i];
        if (r->end != want[i].end || (want[i].out && (r->run != want[i].run || r->exit_code != want[i].exit_code ||
                                                      !str_is(r->out, want[i].out))))
            fail_msg("%zu: end %d, run %zu, exit code %d, output " STR_FMT, i, r->end, r->run, r->exit_code, STR_ARG(r->out));
    }
    verdict_free(v);
}

static void test_no_such_function(void **state)
{
    (void)state;
    const struct variant variants[] = {of("twice", "thrice")};
    struct attempt a = attempt_of(program, variants, 1);
    struct verdict *v = judge_run(judge, &a);
    assert_int_equal(v->kind, VERDICT_TOOL_FAULT);
    verdict_free(v);
    a.outcomes = NULL; /* nobody could tell what is wrong */
    v = judge_run(judge, &a);
    assert_int_equal(v->kind, VERDICT_TOOL_FAULT);
    verdict_free(v);
}

/* A variant in which a thread lives on, and one that writes into what the next begins with. */
static void test_nothing_is_left_behind(void **state)
{
    (void)state;
    static const char threads[] =
        "#include <pthread.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n"
        "static char text[8] = \"12 3\\n\";\nstatic void *rest(void *at) { for (;;) { } return at; }\n"
        "int speak(int n) { return n == 2 ? printf(\"4 1\\n\") : printf(\"%s\", text); }\n"
        "int main(void)\n{\n    int n;\n    if (scanf(\"%d\", &n) != 1)\n        return 1;\n    speak(n);\n    return 0;\n}\n"
        "int speak__v0(int n) { return n == 2 ? printf(\"4 1\\n\") : printf(\"%s\", text); }\n"
        "int speak__v1(int n) { pthread_t t; pthread_create(&t, NULL, rest, NULL); memset(text, 'x', 7); pthread_join(t, NULL); return n; }\n"
        "int speak__v2(int n) { memset(text, 'y', 7); exit(printf(\"%d\", n)); }\n"
        "int speak__v3(int n) { FILE *f = fopen(\"a\", \"w\"); free(f); return n; }\n";
    const struct variant variants[] = {of("speak", "speak__v0"), of("speak", "speak__v1"), of("speak", "speak__v2"),
                                       of("speak", "speak__v0"), of("speak", "speak__v3"), of("speak", "speak__v0")};
    static const enum variant_end want[] = {VARIANT_WELL, VARIANT_BROKE, VARIANT_OTHERWISE, VARIANT_WELL, VARIANT_BROKE,
                                            VARIANT_WELL};
    struct attempt a = attempt_of(threads, variants, COUNT(variants));
    struct verdict *v = judge_run(judge, &a);
    assert_int_equal(v->kind, VERDICT_CLEAN);
    for (size_t i = 0; i < COUNT(want); i++)
        if (v->variants[i].end != want[i])
            fail_msg("%zu: end %d", i, v->variants[i].end);
    verdict_free(v);
}

static void test_otherwise(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "#include <stdio.h>\nint main(void) { int n; scanf(\"%d\", &n); printf(\"%d %d\\n\", 2 * n, n / 2); return 0; }\n",
        "#include <stdio.h>\nint main(void) { int n; scanf(\"%d\", &n); printf(\"%d %d\\n\", n * n, n / 2); return 0; }\n",
        "#include <stdio.h>\nint main(void) { int n; scanf(\"%d\", &n); printf(\"%d %d\\n\", n * n * n, n / 2); return 0; }\n"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct attempt a = attempt_of(texts[i], NULL, 0);
        struct verdict *v = judge_run(judge, &a);
        assert_int_equal(v->kind, VERDICT_CLEAN);
        assert_int_equal(v->otherwise, i > 0);
        assert_true(v->runs[0].ran);
        assert_int_equal(v->runs[1].ran, i < 2);
        verdict_free(v);
        a.outcomes = NULL;
        v = judge_run(judge, &a);
        assert_false(v->otherwise);
        assert_true(v->runs[1].ran);
        verdict_free(v);
    }
}

static int start_judge(void **state)
{
    (void)state;
    struct error e = {0};
    judge = judge_new(&e);
    if (!judge)
        fprintf(stderr, "%s\n", e.text);
    return judge ? 0 : -1;
}

static int stop_judge(void **state)
{
    (void)state;
    judge_free(judge);
    return 0;
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_no_such_function),
        cmocka_unit_test(test_nothing_is_left_behind),
        cmocka_unit_test(test_otherwise),
    };
    return cmocka_run_group_tests(tests, start_judge, stop_judge);
}
