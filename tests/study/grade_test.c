/* Each kind of failure, alone and with others: what is told, and in what order.
 * Verdicts are made by hand, so that every case is exact. */
#include "study/study.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;
static struct test_case cases[2];
static struct run_result runs[2];
static struct finding findings[4];
static struct exercise ex;
static struct verdict verdict;

static const char START[] = "int a;\n" REGION_BEGIN "\nint b;\n" REGION_END "\nint c;\n";

/* Two cases that want "1\n" and "2\n", and a verdict where all is right. */
static int setup(void **state)
{
    (void)state;
    memset(runs, 0, sizeof runs);
    memset(findings, 0, sizeof findings);
    ex = (struct exercise){.kind = EXERCISE_FIX, .start = STR(START), .cases = cases, .case_count = 2};
    cases[0] = (struct test_case){.name = STR("one"), .has_stdout = true, .want_stdout = STR("1\n")};
    cases[1] = (struct test_case){.name = STR("two"), .has_stdout = true, .want_stdout = STR("2\n")};
    runs[0] = (struct run_result){.ran = true, .out = STR("1\n")};
    runs[1] = (struct run_result){.ran = true, .out = STR("2\n")};
    verdict = (struct verdict){.kind = VERDICT_CLEAN, .runs = runs, .run_count = 2};
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct grade grade(void)
{
    return grade_program(&arena, &ex, STR(START), &verdict);
}

static void found(int run, const char *code, int line)
{
    struct run_result *r = &runs[run];
    if (!r->findings)
        r->findings = &findings[2 * run];
    r->findings[r->finding_count++] = (struct finding){
        .code = code, .message = STR("Something was found"), .at = {.file = STR("answer.c"), .line = line},
    };
    verdict.kind = VERDICT_FINDINGS;
}

static const char *first(struct grade g)
{
    assert_true(g.count > 0);
    assert_int_equal(g.status, GRADE_FAILED);
    return g.failures[0].code;
}

static struct str words_of(struct grade g, size_t line)
{
    struct words w = words_grade(&arena, &ex, &g);
    assert_true(line < w.count);
    return w.lines[line].text;
}

static bool says(struct grade g, const char *part)
{
    struct words w = words_grade(&arena, &ex, &g);
    for (size_t i = 0; i < w.count; i++)
        if (strstr(w.lines[i].text.at, part))
            return true;
    return false;
}

static void all_right_passes(void **state)
{
    (void)state;
    struct grade g = grade();
    assert_int_equal(g.status, GRADE_PASSED);
    assert_int_equal(g.cases_passed, 2);
    assert_true(str_starts(words_of(g, 0), "PASS"));
}

static void wrong_output(void **state)
{
    (void)state;
    runs[1].out = STR("3\n");
    struct grade g = grade();
    assert_string_equal(first(g), "wrong-output");
    assert_int_equal(g.count, 1);
    assert_int_equal(g.failures[0].case_index, 1);
    assert_int_equal(g.cases_passed, 1);
    assert_int_equal(g.failures[0].mismatch.line, 1);
    assert_true(str_starts(words_of(g, 0), "FAIL"));
    assert_true(says(g, "Case \"two\" (1 of 2 cases pass)."));
}

static void only_the_newline_is_missing(void **state)
{
    (void)state;
    runs[0].out = STR("1");
    struct grade g = grade();
    assert_string_equal(first(g), "wrong-output");
    assert_true(says(g, "newline at the very end is missing"));
}

static void pattern(void **state)
{
    (void)state;
    cases[0] = (struct test_case){.match = STR("^[0-9]+$")};
    assert_int_equal(grade().status, GRADE_PASSED);
    runs[0].out = STR("x\n");
    assert_string_equal(first(grade()), "wrong-output");
}

static void bad_pattern_is_our_fault(void **state)
{
    (void)state;
    cases[0] = (struct test_case){.match = STR("(")};
    assert_int_equal(grade().status, GRADE_TOOL_FAULT);
}

static void wrong_exit(void **state)
{
    (void)state;
    runs[0].exit_code = 3;
    struct grade g = grade();
    assert_string_equal(first(g), "wrong-exit");
    assert_non_null(strstr(g.failures[0].message.at, "exit code 3"));
    cases[0].want_exit = 3;
    assert_int_equal(grade().status, GRADE_PASSED);
}

/* A case may want an assert of the learner's own to stop the program; nothing else will do. */
static void an_assert_has_to_stop_it(void **state)
{
    (void)state;
    struct finding f = {.code = "assertion-failed", .message = STR("An assertion does not hold"),
                        .at = {.file = STR("answer.c"), .line = 3}};
    cases[1].stops = STR("assert");
    struct grade g = grade();
    assert_string_equal(first(g), "wrong-exit");
    assert_true(says(g, "The program went on to its end, and here an assert has to stop it."));
    runs[1].findings = &f;
    runs[1].finding_count = 1;
    runs[1].exit_code = 134;
    verdict.kind = VERDICT_FINDINGS;
    assert_int_equal(grade().status, GRADE_PASSED);
    assert_int_equal(grade().cases_passed, 2);
    runs[1].out = STR("something else\n"); /* what it printed before counts */
    assert_string_equal(first(grade()), "wrong-output");
    runs[1].out = cases[1].want_stdout;
    f.at.file = STR("harness.c"); /* another's assert is none of the learner's */
    assert_string_equal(first(grade()), "assertion-failed");
    f.at.file = STR("answer.c");
    f.at.line = 1; /* nor is one in a locked line */
    assert_string_equal(first(grade()), "assertion-failed");
    f.at.line = 3;
    f.code = "out-of-bounds-read";
    assert_string_equal(first(grade()), "out-of-bounds-read");
    f.code = "assertion-failed";
    cases[1].stops = STR("");
    assert_string_equal(first(grade()), "assertion-failed");
    cases[0].stops = cases[1].stops = STR("assert"); /* of the first case it is missing */
    assert_string_equal(first(grade()), "wrong-exit");
}

static void compile_error_stands_alone(void **state)
{
    (void)state;
    struct diag d = {.severity = SEVERITY_ERROR, .code = "compile-error", .message = STR("';' expected"),
                     .file = STR("answer.c"), .line = 3};
    verdict = (struct verdict){.kind = VERDICT_COMPILE_ERROR, .diags = &d, .diag_count = 1};
    struct grade g = grade();
    assert_string_equal(first(g), "compile-error");
    assert_int_equal(g.count, 1);
    assert_int_equal(g.failures[0].at.line, 3);
    assert_true(says(g, "It does not compile yet"));
    assert_true(says(g, "3 | int b;"));
}

static void warnings_are_no_failures(void **state)
{
    (void)state;
    struct diag d = {.severity = SEVERITY_WARNING, .code = "compile-warning", .message = STR("hm")};
    verdict.diags = &d;
    verdict.diag_count = 1;
    assert_int_equal(grade().status, GRADE_PASSED);
}

static void locked_lines_come_before_output(void **state)
{
    (void)state;
    struct str changed = STR("int z;\n" REGION_BEGIN "\nint b;\n" REGION_END "\nint c;\n");
    runs[0].out = STR("9\n");
    struct grade g = grade_program(&arena, &ex, changed, &verdict);
    assert_string_equal(first(g), "locked-lines-changed");
    assert_int_equal(g.count, 1);
    assert_int_equal(g.failures[0].at.line, 1);
    /* even where the output is right: that is the point of locking */
    runs[0].out = STR("1\n");
    g = grade_program(&arena, &ex, changed, &verdict);
    assert_string_equal(first(g), "locked-lines-changed");
}

static const char *graded_part(const char *part)
{
    struct buf text = {0};
    buf_printf(&text, "int a;\n" REGION_BEGIN "\n%s" REGION_END "\nint c;\n", part);
    struct grade g = grade_program(&arena, &ex, arena_str(&arena, buf_view(&text)), &verdict);
    buf_release(&text);
    return g.count ? arena_printf(&arena, "%s %d", g.failures[0].code, g.failures[0].at.line) : "passed";
}

static void no_directive_beside_locked_lines(void **state)
{
    (void)state;
    assert_string_equal(graded_part("int b;\n#define free(x)\n"), "directive-in-region 4");
    assert_string_equal(graded_part("%:define c d\n"), "directive-in-region 3");
    assert_string_equal(graded_part("/* see\n */ # define c d\n"), "directive-in-region 4");
    assert_string_equal(graded_part("// stays open \\\n#define\n/* # */ # \\\nif 0\n"), "directive-in-region 5");
    assert_string_equal(graded_part("char *s = \"\n  #line 7\n"), "directive-in-region 4");
    assert_string_equal(graded_part("char *s = \"\n/*\";\n#undef c\n\"*/;\"\n"),
                        "directive-in-region 5");
    assert_string_equal(graded_part("/* goes on\n"), "locked-lines-changed 3");
    assert_string_equal(graded_part("#include <string.h>\nint b;\n"), "passed");
    assert_string_equal(graded_part("#include \"harness.c\"\n"), "directive-in-region 3");
    assert_string_equal(graded_part("char *s = \"\\\n# 1\"; // #define\n/*\n#if 0\n*/ int b = 1 # 2;\n"),
                        "passed");
    /* even where it is the reason that the program does not compile */
    struct diag d = {.severity = SEVERITY_ERROR, .code = "compile-error", .message = STR("hm")};
    verdict.kind = VERDICT_COMPILE_ERROR;
    verdict.diags = &d;
    verdict.diag_count = 1;
    assert_string_equal(graded_part("#define main other\n"), "directive-in-region 3");
    assert_string_equal(graded_part("int b = \"# of goals;\n"), "compile-error 0");
}

static void a_crash_hides_its_output(void **state)
{
    (void)state;
    found(0, "null-dereference", 2);
    runs[0].out = STR("");
    struct grade g = grade();
    assert_string_equal(first(g), "null-dereference");
    assert_int_equal(g.count, 1);
    assert_int_equal(g.cases_passed, 1);
}

static void a_leak_does_not(void **state)
{
    (void)state;
    found(0, "leak", 2);
    runs[0].out = STR("7\n");
    struct grade g = grade();
    assert_string_equal(first(g), "leak");
    assert_int_equal(g.count, 2);
    assert_string_equal(g.failures[1].code, "wrong-output");
}

static void the_same_leak_twice_is_told_once(void **state)
{
    (void)state;
    found(0, "leak", 2);
    found(1, "leak", 2);
    assert_int_equal(grade().count, 1);
    setup(NULL);
    found(0, "leak", 2);
    found(1, "leak", 3);
    assert_int_equal(grade().count, 2);
}

static void crashes_come_before_leaks(void **state)
{
    (void)state;
    found(0, "leak", 2);
    found(1, "double-free", 3);
    struct grade g = grade();
    assert_string_equal(first(g), "double-free");
    assert_string_equal(g.failures[1].code, "leak");
}

static void a_limit_is_no_wrong_answer(void **state)
{
    (void)state;
    static const char *const limits[] = {"time-limit", "output-limit", "heap-limit"};
    for (size_t i = 0; i < COUNT(limits); i++) {
        setup(NULL);
        found(0, limits[i], 2);
        found(0, "leak", 2); /* what a stopped program holds is no leak */
        runs[0].limit = limits[i];
        runs[0].out = STR("");
        runs[1].ran = false;
        verdict.kind = VERDICT_LIMIT;
        struct grade g = grade();
        assert_string_equal(first(g), limits[i]);
        assert_int_equal(g.count, 1);
        assert_false(says(g, "Expected"));
        assert_non_null(g.failures[0].finding);
    }
}

static void tool_fault_is_neither(void **state)
{
    (void)state;
    verdict = (struct verdict){.kind = VERDICT_TOOL_FAULT, .fault = STR("no memory")};
    struct grade g = grade();
    assert_int_equal(g.status, GRADE_TOOL_FAULT);
    assert_int_equal(g.count, 0);
    assert_true(says(g, "does not count against you"));
    assert_true(says(g, "no memory"));
}

static void nothing_odd_passes(void **state)
{
    (void)state;
    verdict.run_count = 1; /* a case without its run */
    assert_int_equal(grade().status, GRADE_TOOL_FAULT);
    setup(NULL);
    runs[1].ran = false;
    assert_int_equal(grade().status, GRADE_TOOL_FAULT);
    setup(NULL);
    verdict.kind = VERDICT_FINDINGS; /* says so and names none */
    assert_int_equal(grade().status, GRADE_TOOL_FAULT);
    setup(NULL);
    verdict.kind = VERDICT_LIMIT;
    assert_int_equal(grade().status, GRADE_TOOL_FAULT);
    setup(NULL);
    verdict.run_count = 0;
    assert_int_equal(grade().status, GRADE_TOOL_FAULT);
}

static void the_story_of_a_block(void **state)
{
    (void)state;
    found(0, "double-free", 5);
    findings[0].has_object = true;
    findings[0].is_heap = true;
    findings[0].object = STR("the 40 bytes");
    findings[0].object_size = 40;
    findings[0].ended = ENDED_FREED;
    findings[0].made = (struct place){.file = STR("answer.c"), .line = 1};
    findings[0].freed = (struct place){.file = STR("answer.c"), .line = 3};
    struct grade g = grade();
    assert_true(says(g, "The 40 bytes, allocated at line 1, were freed at line 3, and freed again at line 5."));
    assert_true(says(g, "freehold explain double-free"));
    assert_true(str_is(grade_explains(&g), "double-free"));
    assert_true(says(g, "5 | int c;"));
}

static void the_story_of_a_variable(void **state)
{
    (void)state;
    found(0, "use-after-return", 5);
    findings[0].has_object = true;
    findings[0].object = STR("the variable 'a'");
    findings[0].object_size = 4;
    findings[0].ended = ENDED_RETURNED;
    findings[0].made = (struct place){.file = STR("answer.c"), .line = 1};
    findings[0].freed = (struct place){.file = STR("answer.c"), .line = 3};
    struct grade g = grade();
    assert_true(says(g, "The variable 'a', declared at line 1, was gone when its function returned at "
                        "line 3, and used at line 5."));
    findings[0].code = "use-after-scope";
    findings[0].ended = ENDED_LEFT;
    g = grade();
    assert_true(says(g, "The variable 'a', declared at line 1, was gone when its block ended at line 3, "
                        "and used at line 5."));
    findings[0].code = "out-of-bounds-read";
    findings[0].ended = ENDED_NOT;
    findings[0].freed = (struct place){0};
    g = grade();
    assert_true(says(g, "The variable 'a' was declared at line 1."));
}

static void the_story_of_a_leak(void **state)
{
    (void)state;
    found(0, "leak", 1);
    findings[0].has_object = findings[0].is_heap = true;
    findings[0].object = STR("the 10 bytes");
    findings[0].object_size = 10;
    findings[0].object_blocks = 1;
    findings[0].made = findings[0].at;
    findings[0].lost = (struct place){.file = STR("answer.c"), .line = 5};
    findings[0].lost_how = STR("the last pointer to it was given another value");
    struct grade g = grade();
    assert_true(says(g, "The 10 bytes allocated at line 1 were still there when the program ended."));
    assert_true(says(g, "Lost at line 5: the last pointer to it was given another value."));
    assert_true(says(g, "5 | int c;"));
    findings[0].object_blocks = 3;
    findings[0].object_size = 30;
    g = grade();
    assert_true(says(g, "3 blocks, 30 bytes in all, were allocated at line 1 and never freed."));
    assert_true(says(g, "Of the first of them: Lost at line 5: the last pointer to it was given another "
                        "value."));
}

/* The expression is marked below its line. */
static void the_expression_is_marked(void **state)
{
    (void)state;
    found(0, "null-dereference", 5);
    findings[0].at.column = 5;
    findings[0].at.length = 1;
    struct grade g = grade();
    assert_true(says(g, "5 | int c;"));
    assert_true(says(g, "        ^"));
}

/* A file is opened and closed, never allocated and freed. */
static void the_story_of_a_file(void **state)
{
    (void)state;
    static const struct { const char *code, *story; int made, freed; } stories[] = {
        {"handle-leak", "The file opened at line 1 was still open when the program ended.", 1, 0},
        {"double-close", "The file opened at line 1 was closed at line 3, and closed again at line 5.", 1, 3},
        {"closed-handle-use", "The file opened at line 1 was closed at line 3, and used again at line 5.", 1, 3},
        {"closed-handle-use", "It was closed at line 3.", 0, 3},
    };
    for (size_t i = 0; i < COUNT(stories); i++) {
        runs[0].finding_count = 0;
        found(0, stories[i].code, 5);
        findings[0].has_object = stories[i].made > 0;
        findings[0].made = (struct place){.file = STR("answer.c"), .line = stories[i].made};
        findings[0].freed = (struct place){.file = STR("answer.c"), .line = stories[i].freed};
        struct grade g = grade();
        assert_true(says(g, stories[i].story));
        assert_false(says(g, "allocated"));
        assert_false(says(g, "freed"));
    }
}

static void warnings_are_told_and_fail_nothing(void **state)
{
    (void)state;
    struct diag diags[] = {
        {.file = STR("answer.c"), .line = 3, .severity = SEVERITY_WARNING,
         .message = STR("an address stands where a number belongs"), .advice = STR("ask for its value")},
        {.file = STR("harness.c"), .line = 1, .severity = SEVERITY_WARNING,
         .message = STR("the task's own affair")},
    };
    verdict.diags = diags;
    verdict.diag_count = COUNT(diags);
    struct grade g = grade();
    assert_int_equal(g.status, GRADE_PASSED);
    assert_int_equal(g.count, 0);
    struct words w = words_grade(&arena, &ex, &g);
    assert_int_equal(w.count, 2);
    assert_string_equal(w.lines[1].text.at,
                        "warning, line 3: an address stands where a number belongs.");
    assert_int_equal(w.lines[1].role, WORD_DIM);
    assert_int_equal(w.lines[1].goto_line, 3);

    runs[1].out = STR("3\n");
    g = grade();
    assert_string_equal(first(g), "wrong-output");
    assert_int_equal(g.count, 1);
    w = words_grade(&arena, &ex, &g);
    assert_string_equal(w.lines[w.count - 2].text.at,
                        "warning, line 3: an address stands where a number belongs.");
    assert_int_equal(w.lines[w.count - 2].role, WORD_WARN);
    assert_string_equal(w.lines[w.count - 1].text.at, "Ask for its value.");
    assert_false(says(g, "affair"));

    verdict.kind = VERDICT_COMPILE_ERROR; /* then first things first */
    assert_false(says(grade(), "warning"));
}

static void hostile_output_is_made_harmless(void **state)
{
    (void)state;
    runs[0].out = STR("\033]0;owned\a\033[2J\n");
    struct grade g = grade();
    struct words w = words_grade(&arena, &ex, &g);
    for (size_t i = 0; i < w.count; i++)
        for (size_t k = 0; k < w.lines[i].text.len; k++)
            assert_true((unsigned char)w.lines[i].text.at[k] >= ' ');
}

static void long_outputs_show_the_difference(void **state)
{
    (void)state;
    struct buf want = {0}, got = {0};
    for (int i = 1; i <= 100; i++) {
        buf_printf(&want, "line %d\n", i);
        buf_printf(&got, "line %d\n", i == 60 ? 61 : i);
    }
    cases[0].want_stdout = buf_view(&want);
    runs[0].out = buf_view(&got);
    struct grade g = grade();
    assert_true(says(g, "(lines 1 to 57 are right)"));
    assert_true(says(g, "line 60"));
    assert_false(says(g, "line 90"));
    assert_true(says(g, "The first difference is in line 60"));
    buf_release(&want);
    buf_release(&got);
}

static void attempts_carry_no_expectation(void **state)
{
    (void)state;
    ex.harness = STR("int main(void);");
    ex.solution = STR("secret");
    struct str args[] = {STR("x")};
    cases[0].args = args;
    cases[0].arg_count = 1;
    cases[1].input = STR("in");
    struct attempt a = grade_attempt(&arena, &ex, STR("mine"));
    assert_int_equal(a.file_count, 2);
    assert_true(str_is(a.files[0].name, "answer.c") && str_is(a.files[0].text, "mine"));
    assert_true(str_is(a.files[1].name, "harness.c"));
    assert_int_equal(a.run_count, 2);
    assert_int_equal(a.runs[0].arg_count, 1);
    assert_true(str_is(a.runs[1].in, "in"));
}

/* ---- quiz, prediction --------------------------------------------------------- */

static struct choice choices[3];

static void quiz_setup(void)
{
    choices[0] = (struct choice){.plain = STR("a"), .right = true};
    choices[1] = (struct choice){.plain = STR("b"), .believes = STR("names-are-boxes")};
    choices[2] = (struct choice){.plain = STR("c"), .right = true};
    ex = (struct exercise){.kind = EXERCISE_QUIZ, .choices = choices, .choice_count = 3};
    for (int i = 0; i < 3; i++)
        choices[i].because = doc_parse(&arena, i == 1 ? STR("Because b.") : STR("Because right."), 1);
}

static void quiz(void **state)
{
    (void)state;
    quiz_setup();
    assert_int_equal(grade_quiz(&arena, &ex, 5).status, GRADE_PASSED);
    struct grade g = grade_quiz(&arena, &ex, 2);
    assert_string_equal(first(g), "wrong-choice");
    assert_true(str_is(g.tag, "names-are-boxes"));
    assert_true(says(g, "Because b."));
    assert_false(says(g, "Because right."));
    g = grade_quiz(&arena, &ex, 1);
    assert_string_equal(first(g), "choice-missing");
    g = grade_quiz(&arena, &ex, 0);
    assert_string_equal(first(g), "nothing-chosen");
    g = grade_quiz(&arena, &ex, 7); /* all of them is not an answer */
    assert_string_equal(first(g), "wrong-choice");
    assert_int_equal(grade_quiz(&arena, &ex, 5 | UINT64_C(1) << 40).status, GRADE_PASSED);
}

static void prediction(void **state)
{
    (void)state;
    struct prediction believed = {.output = STR("8\n"), .believes = STR("assignment-links"),
                                  .because = doc_parse(&arena, STR("One box?"), 1)};
    ex = (struct exercise){.kind = EXERCISE_PREDICT_OUTPUT, .program = STR("p"), .predictions = &believed,
                           .prediction_count = 1};
    runs[0].out = STR("7\n");
    verdict.run_count = 1;
    assert_int_equal(grade_prediction(&arena, &ex, STR("7"), &verdict).status, GRADE_PASSED);
    assert_int_equal(grade_prediction(&arena, &ex, STR("7 \r\n\n"), &verdict).status, GRADE_PASSED);
    runs[0].out = STR("home 3  shown 1\n\n  7\n");
    assert_int_equal(grade_prediction(&arena, &ex, STR("home 3 shown\t1\n\n7"), &verdict).status,
                     GRADE_PASSED); /* blanks are no part of the question */
    assert_int_equal(grade_prediction(&arena, &ex, STR("home 3 shown1\n\n7"), &verdict).status,
                     GRADE_FAILED);
    assert_int_equal(grade_prediction(&arena, &ex, STR("home 3 shown 1 7"), &verdict).status,
                     GRADE_FAILED);
    runs[0].out = STR("7\n");
    struct grade g = grade_prediction(&arena, &ex, STR("8"), &verdict);
    assert_string_equal(first(g), "wrong-output");
    assert_true(str_is(g.tag, "assignment-links"));
    assert_true(says(g, "One box?"));
    g = grade_prediction(&arena, &ex, STR("9"), &verdict);
    assert_int_equal(g.status, GRADE_FAILED);
    assert_int_equal(g.tag.len, 0);
    verdict.kind = VERDICT_COMPILE_ERROR; /* the pack's program is broken: nobody's wrong answer */
    assert_int_equal(grade_prediction(&arena, &ex, STR("9"), &verdict).status, GRADE_TOOL_FAULT);
}

/* ---- the attempt that leaves a trace ---- */

static void the_run_of_the_first_failure_is_looked_at(void **state)
{
    (void)state;
    struct grade right = grade();
    assert_int_equal(picture_run(&verdict, &right), 0);
    runs[1].out = STR("3\n");
    struct grade wrong = grade();
    assert_int_equal(picture_run(&verdict, &wrong), 1);
    assert_int_equal(picture_run(&verdict, NULL), 0); /* nobody knows what was wanted */
    found(1, "leak", 2);
    assert_int_equal(picture_run(&verdict, NULL), 1);
    runs[1].ran = false;
    assert_int_equal(picture_run(&verdict, NULL), 0);
    wrong.failures[0].case_index = 2; /* of no run there is */
    assert_int_equal(picture_run(&verdict, &wrong), 0);
}

static void a_picture_is_one_run_of_the_same_sources(void **state)
{
    (void)state;
    struct arena own = {0};
    struct str args[] = {STR("-v")};
    struct run_file given[] = {{STR("in.txt"), STR("x\n")}};
    char text[] = "int main(void) { return 0; }";
    struct source_file files[] = {{STR("answer.c"), {text, sizeof text - 1}, false, false},
                                  {STR("list.h"), STR("int x;"), true, false}};
    struct run_input inputs[] = {{0}, {args, 1, STR("5\n"), given, 1}};
    struct attempt all = {.files = files, .file_count = 2, .runs = inputs, .run_count = 2,
                          .steps = 9, .unchecked = true};
    struct attempt one = attempt_for_picture(&own, &all, 1, 600000);
    memset(text, '#', sizeof text - 1); /* it has a copy of its own */
    assert_true(str_is(one.files[0].text, "int main(void) { return 0; }"));
    assert_true(one.files[1].header);
    assert_int_equal(one.run_count, 1);
    assert_true(str_is(one.runs[0].args[0], "-v"));
    assert_true(str_is(one.runs[0].in, "5\n"));
    assert_true(str_is(one.runs[0].files[0].text, "x\n"));
    assert_int_equal(one.steps, 9);
    assert_false(one.unchecked);
    assert_true(one.history_bytes > 0);
    assert_int_equal(one.history_from, 350000); /* its last part */
    struct attempt earlier = attempt_for_window(&one, 100000, 350000);
    assert_int_equal(earlier.until, 350000);
    assert_int_equal(earlier.history_from, 100000);
    struct attempt values = attempt_for_values(&one, 41, 44);
    assert_true(values.values);
    assert_int_equal(values.history_from, 41);
    assert_int_equal(values.until, 44);
    assert_int_equal(attempt_for_picture(&own, &all, 0, 10).history_from, 0);
    all.run_count = 0; /* it was only compiled: run with nothing given */
    assert_int_equal(attempt_for_picture(&own, &all, 0, 0).run_count, 1);
    arena_release(&own);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_right_passes), TEST(wrong_output), TEST(only_the_newline_is_missing), TEST(pattern),
        TEST(bad_pattern_is_our_fault), TEST(wrong_exit), TEST(an_assert_has_to_stop_it), TEST(compile_error_stands_alone),
        TEST(warnings_are_no_failures), TEST(locked_lines_come_before_output),
        TEST(no_directive_beside_locked_lines),
        TEST(a_crash_hides_its_output), TEST(a_leak_does_not), TEST(the_same_leak_twice_is_told_once),
        TEST(crashes_come_before_leaks), TEST(a_limit_is_no_wrong_answer), TEST(tool_fault_is_neither),
        TEST(nothing_odd_passes), TEST(the_story_of_a_block), TEST(the_story_of_a_file),
        TEST(the_story_of_a_variable), TEST(the_story_of_a_leak), TEST(the_expression_is_marked),
        TEST(warnings_are_told_and_fail_nothing), TEST(hostile_output_is_made_harmless),
        TEST(long_outputs_show_the_difference), TEST(attempts_carry_no_expectation), TEST(quiz),
        TEST(prediction), TEST(the_run_of_the_first_failure_is_looked_at),
        TEST(a_picture_is_one_run_of_the_same_sources),
    };
    return cmocka_run_group_tests_name("study/grade", tests, NULL, NULL);
}
