/* The judge as other rooms use it: programs in, verdicts out, and what happens
 * when a process in between is killed. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "judge/attempt.h"
#include "judge/broker.h"
#include "judge/judge.h"
#include "judge/verdict.h"

static struct judge *judge;

static struct verdict *run_text(const char *text)
{
    struct source_file file = {.name = STR("answer.c"), .text = str_from(text)};
    struct run_input run = {0};
    return judge_run(judge, &(struct attempt){.files = &file, .file_count = 1, .runs = &run,
                                              .run_count = 1, .cpu_ms = 300});
}

static void assert_str(struct str got, const char *want)
{
    if (!str_is(got, want)) {
        print_error("wanted \"%s\", got \"" STR_FMT "\"\n", want, STR_ARG(got));
        fail();
    }
}

static void assert_kind(const struct verdict *v, enum verdict_kind kind)
{
    if (v->kind != kind) {
        const struct finding *f = verdict_first_finding(v);
        print_error("wanted %s, got %s " STR_FMT "%s " STR_FMT "\n", verdict_kind_name(kind),
                    verdict_kind_name(v->kind), STR_ARG(v->fault), f ? f->code : "",
                    STR_ARG(f ? f->message : v->diag_count ? v->diags[0].message : STR("")));
        fail();
    }
}

/* One finding with this code, at this line of answer.c. */
static void assert_finding(const char *text, const char *code, int line)
{
    struct verdict *v = run_text(text);
    assert_kind(v, VERDICT_FINDINGS);
    const struct finding *f = verdict_first_finding(v);
    assert_string_equal(f->code, code);
    assert_int_equal(f->at.line, line);
    assert_str(f->at.file, "answer.c");
    assert_true(f->message.len > 0);
    assert_true(f->stack_count > 0 && f->stack[0].line == line);
    verdict_free(v);
}

static void assert_works(void)
{
    struct verdict *v = run_text("#include <stdio.h>\n"
                                 "int main(void) { puts(\"ok\"); return 0; }\n");
    assert_kind(v, VERDICT_CLEAN);
    assert_str(v->runs[0].out, "ok\n");
    verdict_free(v);
}

/* ---- programs ---------------------------------------------------------------- */

static void clean(void **state)
{
    (void)state;
    struct verdict *v = run_text("#include <stdio.h>\n"
                                 "#include <stdlib.h>\n"
                                 "int main(void)\n"
                                 "{\n"
                                 "    int *p = malloc(12);\n"
                                 "    if (!p) { return 1; }\n"
                                 "    p[2] = 42;\n"
                                 "    printf(\"%d\\n\", p[2]);\n"
                                 "    fprintf(stderr, \"note\\n\");\n"
                                 "    free(p);\n"
                                 "    return 3;\n"
                                 "}\n");
    assert_kind(v, VERDICT_CLEAN);
    assert_int_equal(v->run_count, 1);
    assert_true(v->runs[0].ran);
    assert_int_equal(v->runs[0].exit_code, 3);
    assert_str(v->runs[0].out, "42\n");
    assert_str(v->runs[0].err, "note\n");
    assert_int_equal(v->runs[0].allocations, 1);
    assert_int_equal(v->runs[0].frees, 1);
    assert_int_equal(v->runs[0].peak_bytes, 12);
    assert_null(v->runs[0].limit);
    assert_true(v->total_us > 0 && v->compile_us > 0 && v->compile_us <= v->total_us);
    assert_null(verdict_first_finding(v));
    verdict_free(v);
}

static void finding_lines(void **state)
{
    (void)state;
    assert_finding("#include <stdlib.h>\nint main(void)\n{\n    char *p = malloc(7);\n"
                   "    return p == 0;\n}\n", "leak", 4);
    assert_finding("#include <stdlib.h>\nint main(void)\n{\n    char *p = malloc(7);\n"
                   "    free(p);\n    free(p);\n    return 0;\n}\n", "double-free", 6);
    assert_finding("#include <stdlib.h>\nint main(void)\n{\n    int x;\n\n    free(&x);\n"
                   "    return 0;\n}\n", "invalid-free", 6);
    assert_finding("struct s { int a[4]; int b; };\nint get(struct s *s)\n{\n"
                   "    return s->b;\n}\nint main(void)\n{\n    return get(0);\n}\n",
                   "null-dereference", 4);
    assert_finding("int main(void)\n{\n    int *p = (int *)0x7000000000;\n    *p = 1;\n"
                   "    return 0;\n}\n", "wild-pointer", 4);
    assert_finding("int main(int argc, char **argv)\n{\n    int z = argc - 1;\n"
                   "    return 5 / z;\n}\n", "division-by-zero", 4);
    assert_finding("int f(int n)\n{\n    return f(n + 1) + 1;\n}\nint main(void)\n{\n"
                   "    return f(0);\n}\n", "stack-overflow", 3);
    assert_finding("#include <assert.h>\nint main(void)\n{\n    int n = 3;\n"
                   "    assert(n == 4);\n    return 0;\n}\n", "assertion-failed", 5);
    assert_finding("#include <stdlib.h>\nint main(void)\n{\n    abort();\n}\n", "abort", 4);
}

static void finding_story(void **state)
{
    (void)state;
    struct verdict *v = run_text("#include <stdlib.h>\n"
                                 "static char *make(void)\n"
                                 "{\n"
                                 "    return malloc(10);\n"
                                 "}\n"
                                 "static void drop(char *p)\n"
                                 "{\n"
                                 "    free(p);\n"
                                 "}\n"
                                 "int main(void)\n"
                                 "{\n"
                                 "    char *p = make();\n"
                                 "    drop(p);\n"
                                 "    drop(p);\n"
                                 "    return 0;\n"
                                 "}\n");
    const struct finding *f = verdict_first_finding(v);
    assert_non_null(f);
    assert_string_equal(f->code, "double-free");
    assert_int_equal(f->at.line, 8);
    assert_int_equal(f->at.column, 5);
    assert_str(f->at.function, "drop");
    assert_int_equal(f->stack_count, 2);
    assert_int_equal(f->stack[1].line, 14);
    assert_str(f->stack[1].function, "main");
    assert_true(f->has_object);
    assert_int_equal(f->object_size, 10);
    assert_int_equal(f->made.line, 4);
    assert_str(f->made.function, "make");
    assert_int_equal(f->freed.line, 8);
    assert_true(f->is_heap && f->ended == ENDED_FREED);
    assert_str(f->object, "the 10 bytes");
    assert_int_equal(f->at.length, 7); /* free(p) */
    assert_int_equal(f->made_count, 2);
    assert_int_equal(f->made_stack[1].line, 12);
    assert_int_equal(f->freed_count, 2);
    assert_int_equal(f->freed_stack[1].line, 13);
    verdict_free(v);
}

/* Where the last pointer to a block went, and what a variable is called. */
static void lost_and_named(void **state)
{
    (void)state;
    struct verdict *v = run_text("#include <stdlib.h>\n"
                                 "int main(void)\n"
                                 "{\n"
                                 "    char *p = malloc(10);\n"
                                 "    p = NULL;\n"
                                 "    return p != NULL;\n"
                                 "}\n");
    const struct finding *f = verdict_first_finding(v);
    assert_non_null(f);
    assert_string_equal(f->code, "leak");
    assert_int_equal(f->at.line, 4);
    assert_int_equal(f->lost.line, 5);
    assert_str(f->lost_how, "the last pointer to it was given another value");
    verdict_free(v);
    v = run_text("int main(void)\n{\n    int a[3] = {1, 2, 3}, i = 3;\n    return a[i];\n}\n");
    f = verdict_first_finding(v);
    assert_non_null(f);
    assert_string_equal(f->code, "out-of-bounds-read");
    assert_int_equal(f->at.line, 4);
    assert_int_equal(f->at.column, 12);
    assert_int_equal(f->at.length, 4);
    assert_str(f->object, "the array 'a'");
    assert_str(f->type, "int [3]");
    assert_int_equal(f->made.line, 3);
    assert_false(f->is_heap);
    verdict_free(v);
}

static void limits(void **state)
{
    (void)state;
    static const struct { const char *text, *limit; int line; } cases[] = {
        {"int main(void)\n{\n    int n = 0;\n    for (;;) {\n        n++;\n    }\n}\n",
         "step-limit", 4},
        {"#include <stdio.h>\nint main(void)\n{\n    for (;;) {\n        puts(\"more\");\n"
         "    }\n}\n", "output-limit", 5},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct verdict *v = run_text(cases[i].text);
        assert_kind(v, VERDICT_LIMIT);
        assert_string_equal(v->runs[0].limit, cases[i].limit);
        const struct finding *f = verdict_first_finding(v);
        assert_string_equal(f->code, cases[i].limit);
        assert_in_range(f->at.line, cases[i].line, cases[i].line + 1);
        verdict_free(v);
    }
}

/* Steps are counted, and are the same on each machine; processor time is the backstop. */
static void steps_and_time(void **state)
{
    (void)state;
    struct source_file file = {.name = STR("answer.c"),
                               .text = STR("int main(void)\n{\n    int n = 0;\n    for (;;) {\n"
                                           "        n = n == 9 ? 0 : n + 1;\n    }\n}\n")};
    struct run_input run = {0};
    struct attempt a = {.files = &file, .file_count = 1, .runs = &run, .run_count = 1, .steps = 5000};
    struct verdict *v = judge_run(judge, &a);
    assert_kind(v, VERDICT_LIMIT);
    assert_string_equal(v->runs[0].limit, "step-limit");
    assert_int_equal(v->runs[0].steps, 5000);
    assert_non_null(memmem(v->runs[0].findings[0].message.at, v->runs[0].findings[0].message.len,
                           "after 5000 steps", strlen("after 5000 steps")));
    verdict_free(v);
    a.steps = INT64_MAX / 4;
    a.cpu_ms = 100;
    v = judge_run(judge, &a);
    assert_kind(v, VERDICT_LIMIT);
    assert_string_equal(v->runs[0].limit, "time-limit");
    assert_in_range(verdict_first_finding(v)->at.line, 4, 5);
    assert_true(v->runs[0].steps > 5000);
    verdict_free(v);
}

/* Plain mode: the same output, and nothing is looked at. */
static void unchecked(void **state)
{
    (void)state;
    struct source_file file = {.name = STR("answer.c"),
                               .text = STR("#include <stdio.h>\n#include <stdlib.h>\n"
                                           "int main(void)\n{\n    int *p = malloc(40), n = 0;\n"
                                           "    if (!p) { return 1; }\n    p[10] = 7;\n"
                                           "    for (int i = 0; i < 11; i++) { n += i; }\n"
                                           "    printf(\"%d %d\\n\", n, p[10]);\n    return 4;\n}\n")};
    struct run_input run = {0};
    struct attempt a = {.files = &file, .file_count = 1, .runs = &run, .run_count = 1};
    struct verdict *v = judge_run(judge, &a);
    assert_kind(v, VERDICT_FINDINGS);
    assert_string_equal(verdict_first_finding(v)->code, "out-of-bounds-write");
    verdict_free(v);
    a.unchecked = true;
    v = judge_run(judge, &a);
    assert_kind(v, VERDICT_CLEAN);
    assert_int_equal(v->runs[0].exit_code, 4);
    assert_str(v->runs[0].out, "55 7\n");
    verdict_free(v);
}

static void output_is_capped(void **state)
{
    (void)state;
    struct source_file file = {.name = STR("answer.c"),
                               .text = STR("#include <stdio.h>\nint main(void)\n{\n"
                                           "    for (;;) { putchar('x'); }\n}\n")};
    struct run_input runs[2] = {{0}};
    struct verdict *v = judge_run(judge, &(struct attempt){.files = &file, .file_count = 1,
                                                           .runs = runs, .run_count = 2,
                                                           .output_bytes = 1000});
    assert_kind(v, VERDICT_LIMIT);
    for (int i = 0; i < 2; i++) {
        assert_true(v->runs[i].ran);
        assert_int_equal(v->runs[i].out.len, 1000);
        assert_true(v->runs[i].out_cut);
        assert_string_equal(v->runs[i].limit, "output-limit");
    }
    verdict_free(v);
}

static void compile_errors(void **state)
{
    (void)state;
    struct source_file files[] = {
        {STR("main.c"), STR("int main(void)\n{\n    int x = 3\n    return x;\n}\n"), false, false},
        {STR("other.c"), STR("\nint f(void)\n{\n    return nothing;\n}\n"), false, false},
        {STR("good.c"), STR("int good;\n"), false, false},
        {STR("call.c"), STR("int g(void)\n{\n    puts(\"\");\n    return 0;\n}\n"), false, false},
    };
    struct run_input run = {0};
    struct verdict *v = judge_run(judge, &(struct attempt){.files = files, .file_count = 4,
                                                           .runs = &run, .run_count = 1});
    static const struct { const char *file; int line, column, length; const char *code, *message; }
        wanted[] = { /* in the order of the files' names */
            {"call.c", 3, 5, 4, "undeclared-function",
             "'puts' is called but nothing before this line declares it"},
            {"main.c", 3, 14, 1, "expected", "missing ';' at the end of this declaration"},
            {"other.c", 4, 12, 7, "undeclared-name", "'nothing' is not declared"},
        };
    assert_kind(v, VERDICT_COMPILE_ERROR);
    assert_int_equal(v->diag_count, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++) {
        assert_str(v->diags[i].file, wanted[i].file);
        assert_int_equal(v->diags[i].line, wanted[i].line);
        assert_int_equal(v->diags[i].column, wanted[i].column);
        assert_int_equal(v->diags[i].length, wanted[i].length);
        assert_string_equal(v->diags[i].code, wanted[i].code);
        assert_str(v->diags[i].message, wanted[i].message);
    }
    assert_str(v->diags[0].advice, "write #include <stdio.h> at the top of the file");
    verdict_free(v);
}

/* What a beginner does, told in plain words. */
static void plain_phrases(void **state)
{
    (void)state;
    static const struct { const char *line; int column; const char *message, *advice; } cases[] = {
        {"printf(\"%d\" x);", 12, "missing ',' between the arguments", ""},
        {"if x == 1", 3, "missing '(' behind 'if'",
         "the condition of if, while, for and switch stands in ( and )"},
        {"if (x == 1 {", 11, "missing ')' behind the condition",
         "count the brackets: every ( needs its )"},
        {"int y == 3;", 6, "missing ';' at the end of this declaration",
         "one = gives a value, == compares"},
        {"printf \"hi\";", 8, "a '(' is missing before \"hi\"",
         "what is given to a function stands in ( and )"},
        {"if (x == 1))", 12, "there is a ')' too many", ""},
        {"x = 1 + ;", 9, "something is missing before this ';'", ""},
        {"  = 2;", 3, "something is missing before this '='", ""},
        {"x++; x = ;", 10, "something is missing before this ';'", ""},
        {"return 0; # done", 11, "'#' cannot stand here", "a comment begins with //"},
        {"x = 2; else x = 3;", 8, "this 'else' has no 'if' right before it",
         "between if and else stands one statement; { and } make one of several"},
        {"if (x) }", 8, "something is missing before this '}'",
         "behind the ) of if, while and for stands what is to be done, as a statement or in { and }"},
        {"while (x) ]", 11, "something is missing before this ']'",
         "behind the ) of if, while and for stands what is to be done, as a statement or in { and }"},
        {"x = if;", 5, "'if' cannot stand here: a value is missing before it", ""},
        {"printf(\"hi);", 8, "this text has no closing \" on its line",
         "write \" at its end; a text may not go on over the end of a line"},
        {"} return 1;", 3, "'return' stands outside of any function",
         "statements belong between the '{' and '}' of a function; is there a '}' too many above?"},
        {"int f(void) { return 1; }", 5,
         "'f' begins inside of the function 'main', which has not ended",
         "a '}' is missing somewhere above"},
        {"x = None;", 5, "'None' is not declared", "it is called NULL in C"},
        {"print(\"hi\");", 1, "'print' is called but nothing before this line declares it",
         "did you mean 'printf'?"},
        {"int 3x;", 5, "a name belongs here, and a name cannot begin with a digit", ""},
        {"printf('h');", 8,
         "argument 1 of 'printf' is an address ('const char *'), but this is a number ('int')",
         "a text stands in \" and \", a single character in ' and '"},
        {"fprintf(stderr, 10);", 17,
         "argument 2 of 'fprintf' is an address ('const char *'), but this is a number ('int')", ""},
        {"string s = \"a\";", 1, "there is no type named 'string'",
         "a text in C is an arrow to its first character: char *"},
        {"for (int i = 0, i < 3, i++) x++;", 5,
         "the three parts of 'for' are parted by two ';', but here is none",
         "a loop over 0, 1, ... n - 1 is: for (int i = 0; i < n; i++)"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[200];
        snprintf(text, sizeof text, "#include <stdio.h>\nint main(void)\n{\nint x = 1;\n%s\n"
                 "return x;\n}\n", cases[i].line);
        struct source_file file = {STR("t.c"), str_from(text), false, false};
        struct run_input run = {0};
        struct verdict *v = judge_run(judge, &(struct attempt){.files = &file, .file_count = 1,
                                                               .runs = &run, .run_count = 1});
        assert_kind(v, VERDICT_COMPILE_ERROR);
        assert_true(v->diag_count > 0);
        assert_str(v->diags[0].message, cases[i].message);
        assert_str(v->diags[0].advice, cases[i].advice);
        assert_int_equal(v->diags[0].line, 5);
        assert_int_equal(v->diags[0].column, cases[i].column);
        verdict_free(v);
    }
}

static void places_and_advice(void **state)
{
    (void)state;
    static const struct { const char *text; int line, column, length; const char *advice; }
        cases[] = {
            {"int main(void)\n{\n    retrun 0;\n}\n", 3, 5, 6, "did you mean 'return'?"},
            {"int counter;\nint main(void)\n{\n    return countr;\n}\n", 4, 12, 6,
             "did you mean 'counter'?"},
            {"int main(void)\n{\n    int *p = NULL;\n    return p != 0;\n}\n", 3, 14, 4,
             "write #include <stddef.h> at the top of the file"},
            {"int main(void)\n{\n    bool b = 1;\n    return b;\n}\n", 3, 5, 4,
             "write #include <stdbool.h> at the top of the file"},
            {"int main(void)\n{\n    free(0);\n    return 0;\n}\n", 3, 5, 4,
             "write #include <stdlib.h> at the top of the file"},
            {"int main(void)\n{\n    int x = 1 // one\n\n    return x;\n}\n", 3, 14, 1, ""},
            {"int main(void)\n{\n    int x = 1; int y = 2 return x + y;\n}\n", 3, 25, 1, ""},
            {"int main(void)\n{\n    const int x = 1;\n    x = 2;\n    return x;\n}\n", 4, 5, 1,
             ""},
            {"int main(void)\n{\n    goto out;\n    return 0;\n}\n", 3, 10, 3,
             "a label is a name and a ':' in front of a statement"},
            {"int main(void)\n{\n    return 0;\n\n", 3, 14, 1, "the '{' in line 2 has none"},
            {"int f(1);\nint main(void)\n{\n    return 0;\n}\n", 1, 7, 1, ""},
            {"struct s { int a; } x;\nint main(void)\n{\n    return x.b;\n}\n", 4, 14, 1,
             "its only member is 'a'"},
            {"int mian(void)\n{\n    return 0;\n}\n", 1, 5, 4, "is 'mian' meant to be it?"},
        };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct verdict *v = run_text(cases[i].text);
        assert_kind(v, VERDICT_COMPILE_ERROR);
        assert_int_equal(v->diags[0].severity, SEVERITY_ERROR);
        assert_int_equal(v->diags[0].line, cases[i].line);
        assert_int_equal(v->diags[0].column, cases[i].column);
        assert_int_equal(v->diags[0].length, cases[i].length);
        assert_str(v->diags[0].advice, cases[i].advice);
        verdict_free(v);
    }
}

static void link_errors(void **state)
{
    (void)state;
    struct source_file files[] = {
        {STR("main.c"), STR("int sum_al(int);\nint same(void) { return 1; }\nint main(void)\n{\n"
                            "    return sum_al(2);\n}\n"), false, false},
        {STR("other.c"), STR("int sum_all(int n) { return n; }\nint same(void) { return 2; }\n"),
         false, false},
    };
    struct run_input run = {0};
    struct verdict *v = judge_run(judge, &(struct attempt){.files = files, .file_count = 2,
                                                           .runs = &run, .run_count = 1});
    assert_kind(v, VERDICT_COMPILE_ERROR);
    assert_int_equal(v->diag_count, 1); /* what is defined twice comes first */
    assert_string_equal(v->diags[0].code, "redefined");
    assert_str(v->diags[0].file, "other.c");
    assert_int_equal(v->diags[0].line, 2);
    assert_int_equal(v->diags[0].column, 5);
    assert_str(v->diags[0].message, "'same' is defined twice; the first is at line 2 of main.c");
    verdict_free(v);

    files[1].text = STR("int sum_all(int n) { return n; }\n");
    v = judge_run(judge, &(struct attempt){.files = files, .file_count = 2, .runs = &run,
                                           .run_count = 1});
    assert_kind(v, VERDICT_COMPILE_ERROR);
    assert_int_equal(v->diag_count, 1);
    assert_string_equal(v->diags[0].code, "undefined-function");
    assert_str(v->diags[0].file, "main.c");
    assert_int_equal(v->diags[0].line, 5);
    assert_int_equal(v->diags[0].column, 12);
    assert_str(v->diags[0].message, "the function 'sum_al' is declared but has no body in any file");
    assert_str(v->diags[0].advice, "did you mean 'sum_all'? 'sum_al' is declared at line 1");
    verdict_free(v);
}

/* One mistake, one message. */
static void no_echoes(void **state)
{
    (void)state;
    struct verdict *v = run_text("int main(void)\n{\n    char *p = malloc(3);\n"
                                 "    return p == 0;\n}\n");
    assert_kind(v, VERDICT_COMPILE_ERROR);
    assert_int_equal(v->diag_count, 1);
    verdict_free(v);
}

static void warnings(void **state)
{
    (void)state;
    struct verdict *v = run_text("int main(void)\n{\n    int x = 3;\n    x == 3;\n    return x - 3;\n}\n");
    assert_kind(v, VERDICT_CLEAN);
    assert_int_equal(v->diag_count, 1);
    assert_int_equal(v->diags[0].severity, SEVERITY_WARNING);
    assert_string_equal(v->diags[0].code, "no-effect");
    assert_int_equal(v->diags[0].line, 4);
    assert_int_equal(v->diags[0].column, 7);
    verdict_free(v);
}

/* \u and \U in texts and in names; what is no character is told. */
static void characters_by_number(void **state)
{
    (void)state;
    struct verdict *v = run_text(
        "#include <stdio.h>\n"
        "#include <wchar.h>\n"
        "int main(void)\n{\n"
        "    int caf\\u00e9 = 3;\n"
        "    puts(\"a\\u00e9b \\U0001F600\\u20ac\\u0024 \\\\u00e9 \" u8\"\\u00C9\");\n"
        "    printf(\"%d %d %d\\n\", caf\xC3\xA9, L'\\u20ac', (int)wcslen(L\"\\U0001F600\\u00e9\"));\n"
        "    return 0;\n}\n");
    assert_kind(v, VERDICT_CLEAN);
    assert_str(v->runs[0].out,
               "a\xC3\xA9" "b \xF0\x9F\x98\x80\xE2\x82\xAC$ \\u00e9 \xC3\x89\n3 8364 2\n");
    verdict_free(v);
    static const char *const bad[] = {"\\ud83d", "\\u{e9}", "\\u12"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        char text[200];
        snprintf(text, sizeof text, "int main(void)\n{\n    return \"%s\"[0];\n}\n", bad[i]);
        v = run_text(text);
        assert_kind(v, VERDICT_COMPILE_ERROR);
        assert_string_equal(v->diags[0].code, "invalid-escape");
        assert_int_equal(v->diags[0].line, 3);
        verdict_free(v);
    }
}

/* A pragma is read by cfront alone: libtcc never hears of one. */
static void pragmas(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "#pragma comment(option, \"-E\")", "#pra\\\ngma comment(lib, \"m\")",
        "#/* a\n*/pragma comment(lib, \"m\")", "_Pragma(\"comment(lib, \\\"m\\\")\")",
        "#if 0\n#pragma comment(lib, \"m\")\n#endif", "// #pragma comment(lib, \"m\")",
        "/*\n#pragma comment(lib, \"m\")\n*/", "const char *text = \"\\\n#pragma comment(lib)\";",
        "#define pragma",
    };
    for (size_t i = 0; i < COUNT(lines); i++) {
        char text[200];
        snprintf(text, sizeof text, "%s\nint main(void)\n{\n    return 0;\n}\n", lines[i]);
        struct verdict *v = run_text(text);
        assert_kind(v, VERDICT_CLEAN);
        assert_int_equal(v->diag_count, 0);
        verdict_free(v);
    }
    struct verdict *v = run_text("#pragma pack(push, 1)\nstruct s { char c; int n; };\n"
                                 "#pragma pack(pop)\nstruct t { char c; int n; };\n"
                                 "int main(void)\n{\n"
                                 "    return 10 * sizeof(struct s) + sizeof(struct t);\n}\n");
    assert_kind(v, VERDICT_CLEAN);
    assert_int_equal(v->runs[0].exit_code, 58);
    verdict_free(v);
}

static void files_and_headers(void **state)
{
    (void)state;
    struct source_file files[] = {
        {STR("main.c"), STR("#include <stdio.h>\n#include \"shapes/box.h\"\n#include \"box2.h\"\n"
                            "int main(void)\n{\n    struct box b = {2, 3};\n"
                            "    printf(\"%d %d\\n\", area(&b), counter);\n    return 0;\n}\n"),
         false, false},
        {STR("box.c"), STR("#include \"shapes/box.h\"\nint counter = 5;\n"
                           "int area(const struct box *b)\n{\n    return b->w * b->h;\n}\n"),
         false, false},
        {STR("shapes/box.h"), STR("#pragma once\n#include \"size.h\"\n"
                                  "struct box { length w, h; };\nint area(const struct box *b);\n"
                                  "extern int counter;\n"), true, false},
        {STR("shapes/size.h"), STR("#ifndef SIZE_H\n#define SIZE_H\ntypedef int length;\n#endif\n"),
         true, false},
        {STR("box2.h"), STR("#include \"shapes/box.h\"\n"), true, false},
    };
    struct run_input run = {0};
    struct verdict *v = judge_run(judge, &(struct attempt){.files = files, .file_count = 5,
                                                           .runs = &run, .run_count = 1});
    assert_kind(v, VERDICT_CLEAN);
    assert_str(v->runs[0].out, "6 5\n");
    verdict_free(v);

    /* A finding in the second file points there. */
    files[1].text = STR("#include \"shapes/box.h\"\nint counter = 5;\n"
                        "int area(const struct box *b)\n{\n    b = 0;\n    return b->w;\n}\n");
    v = judge_run(judge, &(struct attempt){.files = files, .file_count = 5, .runs = &run,
                                           .run_count = 1});
    const struct finding *f = verdict_first_finding(v);
    assert_non_null(f);
    assert_str(f->at.file, "box.c");
    assert_int_equal(f->at.line, 6);
    assert_str(f->stack[1].file, "main.c");
    assert_int_equal(f->stack[1].line, 7);
    verdict_free(v);
}

/* What is wrong in a header of ours is told at the #include. */
static void errors_in_our_headers(void **state)
{
    (void)state;
    struct verdict *v = run_text("#define size_t 3\n\n#include <stdlib.h>\n"
                                 "int main(void) { return 0; }\n");
    assert_kind(v, VERDICT_COMPILE_ERROR);
    assert_str(v->diags[0].file, "answer.c");
    assert_int_equal(v->diags[0].line, 3);
    verdict_free(v);
}

static struct buf read_test_file(const char *name)
{
    struct buf b = {0};
    struct error error;
    char path[200];
    snprintf(path, sizeof path, "tests/judge/language/%s", name);
    assert_true(file_read(path, 1 << 20, &b, &error));
    return b;
}

/* Two files that use much of the language; gcc made expected.txt. */
static void language(void **state)
{
    (void)state;
    struct buf main_c = read_test_file("main.c"), other_c = read_test_file("other.c");
    struct buf expected = read_test_file("expected.txt");
    struct source_file files[] = {{STR("main.c"), buf_view(&main_c), false, false},
                                  {STR("other.c"), buf_view(&other_c), false, false}};
    struct run_input run[2] = {{0}};
    struct verdict *v = judge_run(judge, &(struct attempt){.files = files, .file_count = 2,
                                                           .runs = run, .run_count = 2});
    assert_kind(v, VERDICT_CLEAN);
    assert_str(v->runs[0].out, expected.at);
    assert_str(v->runs[1].out, expected.at);
    verdict_free(v);
    buf_release(&main_c);
    buf_release(&other_c);
    buf_release(&expected);
}

/* Whatever is typed so far gets a verdict that is not our fault. */
static void half_typed(void **state)
{
    (void)state;
    struct buf text = read_test_file("main.c");
    for (size_t len = 0; len < text.len; len += 3) {
        struct source_file file = {STR("main.c"), {text.at, len}, false, false};
        struct run_input run = {0};
        struct verdict *v = judge_run(judge, &(struct attempt){.files = &file, .file_count = 1,
                                                               .runs = &run, .run_count = 1});
        assert_kind(v, VERDICT_COMPILE_ERROR);
        verdict_free(v);
    }
    buf_release(&text);
}

static void names_of_files(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"/home/somebody/a b.c", "/home/somebody/x.h"}, {"../up/a.c", "../up/x.h"},
        {"./a.c", "x.h"}, {"a.txt", "x.h"}, {"a", "x.h"}, {"deep/er/a.S", "deep/er/x.h"}};
    for (size_t i = 0; i < COUNT(names); i++) {
        struct source_file files[] = {
            {str_from(names[i][0]), STR("#include \"x.h\"\nint main(void)\n{\n"
                                        "    return *(int *)N;\n}\n"), false, false},
            {str_from(names[i][1]), STR("#define N 0\n"), true, false}};
        struct run_input run = {0};
        struct verdict *v = judge_run(judge, &(struct attempt){.files = files, .file_count = 2,
                                                               .runs = &run, .run_count = 1});
        assert_kind(v, VERDICT_FINDINGS);
        assert_str(verdict_first_finding(v)->at.file, names[i][0]);
        assert_int_equal(verdict_first_finding(v)->at.line, 4);
        verdict_free(v);
    }
}

static void macros(void **state)
{
    (void)state;
    struct source_file file = {.name = STR("answer.c"),
                               .text = STR("#include <stdio.h>\nint main(void)\n{\n"
                                           "    printf(\"%d %s %d\\n\", SIZE, NAME, FLAG);\n"
                                           "    return 0;\n}\n")};
    struct macro given[] = {{STR("SIZE"), STR("40 + 2")},
                            {STR("NAME"), STR("\"x\"")},
                            {STR("FLAG"), STR("1\n#pragma comment(option, \"-E\")")}};
    struct run_input run = {0};
    struct verdict *v = judge_run(judge, &(struct attempt){.files = &file, .file_count = 1,
                                                           .macros = given, .macro_count = 2,
                                                           .runs = &run, .run_count = 1});
    assert_kind(v, VERDICT_COMPILE_ERROR); /* FLAG is not there */
    verdict_free(v);
    given[2].value = STR("1");
    v = judge_run(judge, &(struct attempt){.files = &file, .file_count = 1, .macros = given,
                                           .macro_count = 3, .runs = &run, .run_count = 1});
    assert_kind(v, VERDICT_CLEAN);
    assert_str(v->runs[0].out, "42 x 1\n");
    verdict_free(v);
}

static void runs_start_afresh(void **state)
{
    (void)state;
    struct source_file file = {
        .name = STR("answer.c"),
        .text = STR("#include <stdio.h>\n"
                    "#include <stdlib.h>\n"
                    "static int zeroed;\n"
                    "int given = 10;\n"
                    "static char *kept;\n"
                    "static int numbers[3] = {1, 2, 3};\n"
                    "int main(int argc, char **argv)\n"
                    "{\n"
                    "    char line[64] = \"-\";\n"
                    "    zeroed++;\n"
                    "    given++;\n"
                    "    numbers[1] *= 2;\n"
                    "    fgets(line, sizeof line, stdin);\n"
                    "    printf(\"%d %d %d %d %d [%s] %s\\n\", zeroed, given, numbers[1],\n"
                    "           kept != NULL, argc, argc > 1 ? argv[1] : \"\", line);\n"
                    "    kept = malloc(5);\n"
                    "    if (argc > 2) {\n"
                    "        free(kept);\n"
                    "    }\n"
                    "    argv[0][0] = 'X';\n"
                    "    return argc;\n"
                    "}\n")};
    struct str args[] = {STR("one"), STR("two words")};
    struct run_input runs[] = {
        {NULL, 0, STR("first\nmore\n"), NULL, 0}, {args, 2, STR("second"), NULL, 0}, {args, 1, STR(""), NULL, 0}};
    struct verdict *v = judge_run(judge, &(struct attempt){.files = &file, .file_count = 1,
                                                           .runs = runs, .run_count = 3});
    assert_kind(v, VERDICT_CLEAN);
    assert_int_equal(v->run_count, 3);
    assert_str(v->runs[0].out, "1 11 4 0 1 [] first\n\n");
    assert_str(v->runs[1].out, "1 11 4 0 3 [one] second\n");
    assert_str(v->runs[2].out, "1 11 4 0 2 [one] -\n");
    static const uint64_t kept[] = {1, 0, 1};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(v->runs[i].finding_count, 0);
        assert_int_equal(v->runs[i].allocations, 1);
        assert_int_equal(v->runs[i].reachable_blocks, kept[i]); /* of this run alone */
        assert_int_equal(v->runs[i].reachable_bytes, 5 * kept[i]);
    }
    assert_int_equal(v->runs[1].exit_code, 3);
    verdict_free(v);
}

static void runs_after_a_crash(void **state)
{
    (void)state;
    struct source_file file = {
        .name = STR("answer.c"),
        .text = STR("#include <stdio.h>\nint main(int argc, char **argv)\n{\n"
                    "    printf(\"%d\\n\", argc);\n    if (argc == 2) {\n"
                    "        *(volatile int *)0 = 1;\n    }\n    for (; argc == 3;) {\n    }\n"
                    "    return 0;\n}\n")};
    struct str args[] = {STR("a"), STR("b")};
    struct run_input runs[] = {{args, 1, STR(""), NULL, 0}, {NULL, 0, STR(""), NULL, 0}, {args, 2, STR(""), NULL, 0},
                               {NULL, 0, STR(""), NULL, 0}};
    struct verdict *v = judge_run(judge, &(struct attempt){.files = &file, .file_count = 1,
                                                           .runs = runs, .run_count = 4,
                                                           .cpu_ms = 100});
    assert_kind(v, VERDICT_FINDINGS);
    assert_string_equal(v->runs[0].findings[0].code, "null-dereference");
    assert_str(v->runs[0].out, "2\n");
    assert_int_equal(v->runs[1].finding_count, 0);
    assert_str(v->runs[1].out, "1\n");
    assert_string_equal(v->runs[2].limit, "step-limit");
    assert_str(v->runs[2].out, "3\n");
    assert_false(v->runs[3].ran); /* one such limit is enough waiting */
    verdict_free(v);
}

static void most_runs(void **state)
{
    (void)state;
    struct source_file file = {.name = STR("answer.c"),
                               .text = STR("#include <stdio.h>\nint main(int argc, char **argv)\n"
                                           "{\n    printf(\"%s\", argv[1]);\n    return 0;\n}\n")};
    struct run_input runs[JUDGE_RUNS];
    struct str args[JUDGE_RUNS];
    char numbers[JUDGE_RUNS][8];
    for (int i = 0; i < JUDGE_RUNS; i++) {
        snprintf(numbers[i], sizeof numbers[i], "%d", i);
        args[i] = str_from(numbers[i]);
        runs[i] = (struct run_input){&args[i], 1, STR(""), NULL, 0};
    }
    struct verdict *v = judge_run(judge, &(struct attempt){.files = &file, .file_count = 1,
                                                           .runs = runs, .run_count = JUDGE_RUNS});
    assert_kind(v, VERDICT_CLEAN);
    assert_int_equal(v->run_count, JUDGE_RUNS);
    for (int i = 0; i < JUDGE_RUNS; i++) {
        assert_str(v->runs[i].out, numbers[i]);
    }
    verdict_free(v);
}

static void compile_only(void **state)
{
    (void)state;
    struct source_file file = {.name = STR("part.c"), .text = STR("int f(void) { return 1; }\n")};
    struct verdict *v =
        judge_run(judge, &(struct attempt){.files = &file, .file_count = 1});
    assert_kind(v, VERDICT_CLEAN);
    assert_int_equal(v->run_count, 0);
    verdict_free(v);
    file.text = STR("int f(void) { return 1 }\n");
    v = judge_run(judge, &(struct attempt){.files = &file, .file_count = 1});
    assert_kind(v, VERDICT_COMPILE_ERROR);
    verdict_free(v);
}

static void nothing_at_all(void **state)
{
    (void)state;
    struct run_input run = {0};
    struct source_file file = {.name = STR("answer.c"), .text = STR("")};
    struct verdict *v = judge_run(judge, &(struct attempt){.files = &file, .file_count = 1,
                                                           .runs = &run, .run_count = 1});
    assert_kind(v, VERDICT_COMPILE_ERROR);
    assert_string_equal(v->diags[0].code, "no-main");
    assert_int_equal(v->diags[0].line, 0);
    verdict_free(v);
    v = judge_run(judge, &(struct attempt){.runs = &run, .run_count = 1});
    assert_int_not_equal(v->kind, VERDICT_CLEAN);
    verdict_free(v);
}

static void many_arguments(void **state)
{
    (void)state;
    static struct str args[5000];
    struct source_file file = {.name = STR("answer.c"),
                               .text = STR("int main(int argc, char **argv)\n{\n"
                                           "    return argv[argc] != 0;\n}\n")};
    struct run_input run = {args, 4000, STR(""), NULL, 0};
    for (size_t i = 0; i < COUNT(args); i++) {
        args[i] = STR("an argument");
    }
    struct attempt a = {.files = &file, .file_count = 1, .runs = &run, .run_count = 1};
    struct verdict *v = judge_run(judge, &a);
    assert_kind(v, VERDICT_CLEAN);
    verdict_free(v);
    run.arg_count = COUNT(args); /* more than there may be: said, not cut */
    v = judge_run(judge, &a);
    assert_kind(v, VERDICT_TOOL_FAULT);
    assert_true(v->fault.len > 0);
    verdict_free(v);
    assert_works();
}

/* ---- without waiting ----------------------------------------------------------------- */

static struct verdict *await(void)
{
    for (int i = 0; i < 200; i++) {
        struct pollfd fd = {.fd = judge_fd(judge), .events = POLLIN};
        if (poll(&fd, 1, 100) > 0) {
            struct verdict *v = judge_take(judge);
            if (v) {
                return v;
            }
        }
    }
    fail_msg("no verdict came");
    return NULL;
}

static const int64_t FOR_EVER = INT64_MAX / 4; /* steps */

static void submit(const char *text, int64_t cpu_ms)
{
    struct source_file file = {.name = STR("answer.c"), .text = str_from(text)};
    struct run_input run = {0};
    judge_submit(judge, &(struct attempt){.files = &file, .file_count = 1, .runs = &run,
                                          .run_count = 1, .steps = FOR_EVER, .cpu_ms = cpu_ms});
}

static const char endless[] = "int main(void)\n{\n    for (;;) {\n    }\n}\n";
static const char quick[] = "#include <stdio.h>\nint main(void) { puts(\"quick\"); return 0; }\n";

static void submit_cancels(void **state)
{
    (void)state;
    int64_t began = world_real.ticks_us(NULL);
    for (int i = 0; i < 20; i++) {
        submit(endless, 20000);
    }
    submit(quick, 0);
    struct verdict *v = await();
    assert_kind(v, VERDICT_CLEAN);
    assert_str(v->runs[0].out, "quick\n");
    verdict_free(v);
    assert_true(world_real.ticks_us(NULL) - began < 10000000);
    assert_null(judge_take(judge));
}

static void cancel(void **state)
{
    (void)state;
    submit(quick, 0);
    judge_cancel(judge);
    struct pollfd fd = {.fd = judge_fd(judge), .events = POLLIN};
    while (poll(&fd, 1, 100) > 0) {
        assert_null(judge_take(judge));
    }
    assert_null(judge_take(judge));
    assert_works();
}

/* ---- processes that die -------------------------------------------------------------- */

/* The one child of a process, 0 if it has none. */
static pid_t child_of(pid_t parent)
{
    pid_t found = 0;
    DIR *proc = opendir("/proc");
    struct dirent *entry;
    while (proc && (entry = readdir(proc)) != NULL) {
        char path[300], state;
        int pid, ppid;
        snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
        FILE *f = entry->d_name[0] >= '1' && entry->d_name[0] <= '9' ? fopen(path, "r") : NULL;
        if (f) {
            if (fscanf(f, "%d %*[^)]) %c %d", &pid, &state, &ppid) == 3 && ppid == parent
                && state != 'Z') {
                found = pid;
            }
            fclose(f);
        }
    }
    if (proc) {
        closedir(proc);
    }
    return found;
}

static bool alive(pid_t pid)
{
    char path[64], letter = 'Z';
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *f = fopen(path, "r");
    if (f) {
        if (fscanf(f, "%*d %*[^)]) %c", &letter) != 1) {
            letter = 'Z';
        }
        fclose(f);
    }
    return letter != 'Z' && letter != 'X';
}

static pid_t await_child(pid_t parent)
{
    pid_t pid = 0;
    for (int i = 0; i < 2000 && !pid; i++) {
        pid = child_of(parent);
        if (!pid) {
            usleep(1000);
        }
    }
    assert_true(pid > 0);
    return pid;
}

static void broker_killed_idle(void **state)
{
    (void)state;
    int fd = judge_fd(judge);
    assert_works();
    assert_int_equal(kill(await_child(getpid()), SIGKILL), 0);
    assert_works();
    assert_int_equal(judge_fd(judge), fd);
    assert_works();
}

static void broker_killed_at_work(void **state)
{
    (void)state;
    submit(endless, 300);
    pid_t broker = await_child(getpid());
    pid_t worker = await_child(broker);
    assert_int_equal(kill(broker, SIGKILL), 0);
    struct verdict *v = await();
    assert_kind(v, VERDICT_LIMIT); /* asked again, and it got its verdict */
    verdict_free(v);
    for (int i = 0; i < 2000 && alive(worker); i++) {
        usleep(1000);
    }
    assert_false(alive(worker)); /* it went with its parent */
    assert_works();
}

static void broker_killed_twice(void **state)
{
    (void)state;
    submit(endless, 20000);
    pid_t first = await_child(getpid());
    await_child(first);
    assert_int_equal(kill(first, SIGKILL), 0);
    struct pollfd fd = {.fd = judge_fd(judge), .events = POLLIN};
    assert_int_equal(poll(&fd, 1, 5000), 1);
    assert_null(judge_take(judge));
    pid_t second = await_child(getpid());
    assert_int_not_equal(first, second);
    await_child(second);
    assert_int_equal(kill(second, SIGKILL), 0);
    struct verdict *v = await();
    assert_kind(v, VERDICT_TOOL_FAULT);
    assert_true(v->fault.len > 0);
    verdict_free(v);
    assert_int_equal(poll(&fd, 1, 50), 0); /* silent, so that nobody spins on it */
    assert_works();
}

/* A broker that does not read must not hold up whoever types. */
static void broker_stopped(void **state)
{
    (void)state;
    assert_works();
    pid_t broker = await_child(getpid());
    assert_int_equal(kill(broker, SIGSTOP), 0);
    int64_t began = world_real.ticks_us(NULL);
    struct verdict *v = NULL;
    for (int i = 0; i < 5000 && !v; i++) {
        submit(quick, 0);
        v = judge_take(judge);
    }
    assert_non_null(v);
    assert_kind(v, VERDICT_TOOL_FAULT);
    verdict_free(v);
    assert_true(world_real.ticks_us(NULL) - began < 5000000);
    assert_works(); /* with another broker */
}

static void worker_killed(void **state)
{
    (void)state;
    submit(endless, 20000);
    pid_t worker = await_child(await_child(getpid()));
    usleep(20000);
    assert_int_equal(kill(worker, SIGKILL), 0);
    struct verdict *v = await();
    assert_kind(v, VERDICT_TOOL_FAULT); /* not the learner's doing */
    verdict_free(v);
    assert_works();
}

/* A broker asked with a backstop shorter than the program's own limit. */
static void backstop(void **state)
{
    (void)state;
    struct source_file file = {.name = STR("answer.c"), .text = str_from(endless)};
    struct run_input run = {0};
    struct attempt a = {.files = &file, .file_count = 1, .runs = &run, .run_count = 1,
                        .steps = FOR_EVER, .cpu_ms = 30000};
    struct buf packed = {0};
    struct error error;
    int pid, socket = broker_start(&pid, &error);
    assert_true(socket >= 0);
    assert_true(attempt_pack(&a, &packed, &error));
    size_t len = verdict_log_size(&a);
    int fds[2] = {memfd_create("a", 0), memfd_create("v", 0)};
    assert_int_equal(write(fds[0], packed.at, packed.len), packed.len);
    assert_int_equal(ftruncate(fds[1], (off_t)len), 0);
    struct broker_request q = {.asks = BROKER_JUDGE, .wall_ms = 200, .id = 7};
    union {
        char bytes[CMSG_SPACE(sizeof fds)];
        struct cmsghdr align;
    } control = {0};
    struct iovec io = {&q, sizeof q};
    struct msghdr m = {.msg_iov = &io, .msg_iovlen = 1, .msg_control = &control,
                       .msg_controllen = sizeof control};
    struct cmsghdr *c = CMSG_FIRSTHDR(&m);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(sizeof fds);
    memcpy(CMSG_DATA(c), fds, sizeof fds);
    assert_int_equal(sendmsg(socket, &m, 0), sizeof q);
    struct broker_reply r;
    assert_int_equal(recv(socket, &r, sizeof r, 0), sizeof r);
    assert_int_equal(r.says, BROKER_READY);
    assert_int_equal(recv(socket, &r, sizeof r, 0), sizeof r);
    assert_int_equal(r.says, BROKER_DONE);
    assert_int_equal(r.id, 7);
    assert_true(r.timed_out);
    assert_int_equal(r.signal, SIGKILL);
    void *log = mmap(NULL, len, PROT_READ, MAP_SHARED, fds[1], 0);
    struct verdict *v = verdict_read(buf_view(&packed), log, len,
                                     &(struct worker_end){.timed_out = true, .exit_code = -1,
                                                          .signal = SIGKILL});
    assert_kind(v, VERDICT_LIMIT);
    assert_string_equal(v->runs[0].limit, "time-limit");
    verdict_free(v);
    munmap(log, len);
    close(fds[0]);
    close(fds[1]);
    close(socket);
    buf_release(&packed);
    waitpid(pid, NULL, 0);
}

/* ---- what it costs and what it needs --------------------------------------------------- */

static int count_fds(void)
{
    int count = 0;
    DIR *d = opendir("/proc/self/fd");
    while (d && readdir(d)) {
        count++;
    }
    if (d) {
        closedir(d);
    }
    return count;
}

/* Attempts behind one another give verdicts behind one another, whatever the first came to. */
static void a_chain_of_attempts(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "int main(void) { return 1 }\n",
        "#include <stdio.h>\nint main(void) { puts(\"two\"); return 2; }\n",
        "#include <stdlib.h>\nint main(void) { char *p = malloc(3); p = 0; return p != 0; }\n"};
    struct source_file files[3];
    struct attempt chain[3];
    struct run_input run = {0};
    for (int i = 2; i >= 0; i--) {
        files[i] = (struct source_file){.name = STR("answer.c"), .text = str_from(texts[i])};
        chain[i] = (struct attempt){.files = &files[i], .file_count = 1, .runs = &run, .run_count = 1,
                                    .next = i < 2 ? &chain[i + 1] : NULL};
    }
    for (int round = 0; round < 2; round++) {
        if (round) { /* a chain that is given up leaves nothing to the next */
            judge_submit(judge, chain);
            judge_submit(judge, chain);
            judge_cancel(judge);
        }
        struct verdict *v = judge_run(judge, chain);
        assert_kind(v, VERDICT_COMPILE_ERROR);
        assert_non_null(v->next);
        assert_kind(v->next, VERDICT_CLEAN);
        assert_str(v->next->runs[0].out, "two\n");
        assert_non_null(v->next->next);
        assert_kind(v->next->next, VERDICT_FINDINGS);
        assert_null(v->next->next->next);
        verdict_free(v);
    }
}

static void no_descriptor_leaks(void **state)
{
    (void)state;
    assert_works();
    int before = count_fds();
    for (int i = 0; i < 500; i++) {
        if (i % 5 == 0) {
            submit(endless, 0); /* replaced at once */
        }
        struct verdict *v = run_text(i % 2 ? quick : "int main(void) { return *(int *)0; }\n");
        assert_kind(v, i % 2 ? VERDICT_CLEAN : VERDICT_FINDINGS);
        verdict_free(v);
    }
    assert_int_equal(count_fds(), before);
}

static void broker_is_small(void **state)
{
    (void)state;
    char path[64];
    long size = 0, resident = 0;
    assert_works();
    snprintf(path, sizeof path, "/proc/%d/statm", await_child(getpid()));
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    assert_int_equal(fscanf(f, "%ld %ld", &size, &resident), 2);
    fclose(f);
#if !defined(__SANITIZE_ADDRESS__)
    assert_in_range(resident * sysconf(_SC_PAGESIZE), 1, 8 << 20);
#endif
}

/* In a child whose kernel seems to lack seccomp(2), the judge refuses. */
static void refuses_without_seccomp(void **state)
{
    (void)state;
    pid_t pid = fork();
    if (pid == 0) {
        struct sock_filter code[] = {
            BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
            BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_seccomp, 0, 1),
            BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
            BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        };
        struct sock_fprog program = {COUNT(code), code};
        struct error error = {0};
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0) {
            _exit(2);
        }
        struct judge *j = judge_new(&error);
        bool refused = j == NULL && error.kind == ERROR_UNAVAILABLE
                       && strstr(error.text, "seccomp");
        _exit(refused ? 0 : 1);
    }
    int status;
    waitpid(pid, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static int start(void **state)
{
    (void)state;
    struct error error;
    judge = judge_new(&error);
    if (!judge) {
        print_error("%s\n", error.text);
    }
    return judge ? 0 : -1;
}

static int stop(void **state)
{
    (void)state;
    judge_free(judge);
    return 0;
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean),
        cmocka_unit_test(finding_lines),
        cmocka_unit_test(finding_story),
        cmocka_unit_test(lost_and_named),
        cmocka_unit_test(limits),
        cmocka_unit_test(steps_and_time),
        cmocka_unit_test(unchecked),
        cmocka_unit_test(output_is_capped),
        cmocka_unit_test(compile_errors),
        cmocka_unit_test(plain_phrases),
        cmocka_unit_test(places_and_advice),
        cmocka_unit_test(link_errors),
        cmocka_unit_test(no_echoes),
        cmocka_unit_test(warnings),
        cmocka_unit_test(characters_by_number),
        cmocka_unit_test(pragmas),
        cmocka_unit_test(files_and_headers),
        cmocka_unit_test(errors_in_our_headers),
        cmocka_unit_test(names_of_files),
        cmocka_unit_test(language),
        cmocka_unit_test(half_typed),
        cmocka_unit_test(macros),
        cmocka_unit_test(runs_start_afresh),
        cmocka_unit_test(runs_after_a_crash),
        cmocka_unit_test(most_runs),
        cmocka_unit_test(compile_only),
        cmocka_unit_test(nothing_at_all),
        cmocka_unit_test(many_arguments),
        cmocka_unit_test(submit_cancels),
        cmocka_unit_test(cancel),
        cmocka_unit_test(broker_killed_idle),
        cmocka_unit_test(broker_killed_at_work),
        cmocka_unit_test(broker_killed_twice),
        cmocka_unit_test(worker_killed),
        cmocka_unit_test(broker_stopped),
        cmocka_unit_test(backstop),
        cmocka_unit_test(a_chain_of_attempts),
        cmocka_unit_test(no_descriptor_leaks),
        cmocka_unit_test(broker_is_small),
        cmocka_unit_test(refuses_without_seccomp),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
