/* Rules about a source, graded: the judge's breaches and those on the text, what is told first,
 * and in which words. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "cfront/cfront.h"
#include "study/study.h"

static struct arena arena;
static struct exercise ex;
static struct test_case cases[1];
static struct run_result run;
static struct finding finding;
static struct verdict verdict;
static struct rule rules[8];
static struct breach breaches[4];

#define HEAD "#include <stdlib.h>\n" REGION_BEGIN "\n"
#define TAIL REGION_END "\nint main(void) { return 0; }\n"
static const char START[] = HEAD "int f(int n)\n{\n    // find it\n    return n;\n}\n" TAIL;

static int setup(void **state)
{
    (void)state;
    ex = (struct exercise){.kind = EXERCISE_FIX, .start = STR(START), .cases = cases, .case_count = 1, .rules = rules};
    cases[0] = (struct test_case){.has_stdout = true, .want_stdout = STR("1\n")};
    run = (struct run_result){.ran = true, .out = STR("1\n")};
    verdict = (struct verdict){.kind = VERDICT_CLEAN, .runs = &run, .run_count = 1, .breaches = breaches};
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct grade grade(const char *answer) { return grade_program(&arena, &ex, str_from(answer), &verdict); }

static void rule(enum rule_way way, const char *what, int number)
{
    rules[ex.rule_count++] = (struct rule){.way = way, .what = str_from(what), .number = number, .name = STR("a rule"),
                                           .because = STR("malloc may say no.")};
}

static void broken(size_t n, int line, const char *message)
{
    breaches[verdict.breach_count++] = (struct breach){n, {.file = STR("answer.c"), .line = line, .column = 5, .length = 4},
                                                       str_from(message)};
}

/* Only rules over the tree go to the judge, with the lines of the learner's part. */
static void asked(void **state)
{
    (void)state;
    rule(RULE_WAY_MOST_LINES, "", 3);
    rule(RULE_WAY_MUST_CALL, "free", 0);
    rule(RULE_WAY_MUST_MATCH, "x", 0);
    rule(RULE_WAY_MOST_STATEMENTS, "", 7);
    struct attempt a = grade_attempt(&arena, &ex, STR(START));
    assert_int_equal(a.rule_count, 2);
    assert_int_equal(a.rules[0].kind, RULE_MUST_CALL);
    assert_true(str_is(a.rules[0].what, "free"));
    assert_int_equal(a.rules[1].kind, RULE_MOST_STATEMENTS);
    assert_int_equal(a.rules[1].number, 7);
    assert_true(str_is(a.rules_file, "answer.c"));
    assert_int_equal(a.rules_first, 2);
    assert_int_equal(a.rules_end, 7);
    ex.start = STR("int f(void);\n");
    a = grade_attempt(&arena, &ex, STR(START));
    assert_int_equal(a.rules_end, 0); /* no part is locked: all lines count */
    ex.kind = EXERCISE_PREDICT_OUTPUT;
    assert_int_equal(grade_attempt(&arena, &ex, STR("")).rule_count, 0);
}

static void alone_it_fails(void **state)
{
    (void)state;
    rule(RULE_WAY_MUST_MATCH, "return", 0);
    rule(RULE_WAY_MUST_CALL, "free", 0);
    rule(RULE_WAY_NO_EXIT, "", 0);
    broken(1, 4, "'exit' ends the whole program"); /* of those the judge had */
    struct grade g = grade(START);
    assert_int_equal(g.status, GRADE_FAILED);
    assert_int_equal(g.count, 1);
    assert_string_equal(g.failures[0].code, "rule-broken");
    assert_ptr_equal(g.failures[0].rule, &rules[2]);
    assert_int_equal(g.failures[0].at.line, 4);
    assert_int_equal(g.failures[0].at.column, 5);
    assert_int_equal(g.cases_passed, 1);
    struct words w = words_grade(&arena, &ex, &g);
    assert_true(str_is(w.lines[0].text, "FAIL  'exit' ends the whole program."));
    bool why = false, page = false;
    for (size_t i = 0; i < w.count; i++) {
        why |= str_is(w.lines[i].text, "malloc may say no."); /* the author's words as they are */
        page |= str_is(w.lines[i].explains, "rule-broken");
    }
    assert_true(why && page);
}

/* Behind a finding and wrong output; not at all when it does not compile. */
static void behind_the_rest(void **state)
{
    (void)state;
    rule(RULE_WAY_MUST_CALL, "free", 0);
    broken(0, 3, "'free' is never called here");
    run.out = STR("2\n");
    struct grade g = grade(START);
    assert_int_equal(g.count, 2);
    assert_string_equal(g.failures[0].code, "wrong-output");
    assert_string_equal(g.failures[1].code, "rule-broken");

    finding = (struct finding){.code = "leak", .message = STR("3 bytes were never freed"), .at = {.line = 3}};
    run = (struct run_result){.ran = true, .out = STR("1\n"), .findings = &finding, .finding_count = 1};
    verdict.kind = VERDICT_FINDINGS;
    g = grade(START);
    assert_int_equal(g.count, 2);
    assert_string_equal(g.failures[0].code, "leak");
    assert_string_equal(g.failures[1].code, "rule-broken");

    verdict.kind = VERDICT_COMPILE_ERROR;
    g = grade(START);
    assert_int_equal(g.count, 1);
    assert_string_equal(g.failures[0].code, "compile-error");
}

/* The answer's part, and the line of what is told; 0: nothing. */
static void check_part(const char *part, int line, const char *message)
{
    struct buf text = {0};
    buf_printf(&text, HEAD "%s" TAIL, part);
    buf_char(&text, '\0');
    struct grade g = grade(text.at);
    if (!message)
        assert_int_equal(g.status, GRADE_PASSED);
    else {
        assert_int_equal(g.count, 1);
        assert_string_equal(g.failures[0].code, "rule-broken");
        if (!str_is(g.failures[0].message, message))
            fail_msg("wanted '%s', got '" STR_FMT "'", message, STR_ARG(g.failures[0].message));
        assert_int_equal(g.failures[0].at.line, line);
    }
    buf_release(&text);
}

static void lines(void **state)
{
    (void)state;
    rule(RULE_WAY_MOST_LINES, "", 1);
    check_part("int f(int n)\n{\n    // find it\n    return n;\n}\n", 0, NULL);
    check_part("int f(int n)\n{\n    return n + 1;\n}\n", 0, NULL);
    check_part("int f(int n) {\n\n  // another\n return n; /* so */\n}\n", 0, NULL); /* the brace moved */
    check_part("int f(int n)\n{\n    if (n)\n        return 1;\n    return n;\n}\n", 6,
               "2 lines are written or changed, and the task allows 1");
    check_part("\n", 0, "2 lines are written or changed, and the task allows 1"); /* all commented out */
    check_part("/*\nint f(int n)\n{\n    return n;\n}\n*/\n", 0, "2 lines are written or changed, and the task allows 1");
    rules[0].number = 2;
    check_part("int g(void);\nint f(int n)\n{\n    n++;\n    n--;\n    return n;\n}\n", 7,
               "3 lines are written or changed, and the task allows 2");
}

static void patterns(void **state)
{
    (void)state;
    rule(RULE_WAY_MUST_NOT_MATCH, "\\bn\\s*\\+", 0); /* said why: its pattern is no concern of the learner's */
    check_part("\nint f(int n) { return n  + 1; }\n", 4, "What stands here is ruled out by the task");
    rules[0].way = RULE_WAY_MUST_MATCH;
    check_part("int f(int n) { return 1 + n; }\n", 0, "Something that the task asks for stands nowhere here");
    rules[0].way = RULE_WAY_MUST_NOT_MATCH;
    rules[0].because = STR("");
    check_part("int f(int n) { return n; } // n + 1\n", 0, NULL);
    check_part("const char *f(int n) { return n ? \"n + 1\" : 0; }\n", 0, NULL);
    check_part("\nint f(int n) { return n  + 1; }\n", 4,
               "What stands here fits the pattern \\bn\\s*\\+, which the task rules out");
    rules[0].way = RULE_WAY_MUST_MATCH;
    check_part("int f(int n) { return 1 + n; }\n", 0, "Nothing fits the pattern \\bn\\s*\\+, which the task asks for");
    check_part("int f(int n) { return n+1; }\n", 0, NULL);
    rules[0].what = STR("main"); /* it stands outside of the learner's part */
    check_part("int f(int n) { return n+1; }\n", 0, "Nothing fits the pattern main, which the task asks for");
    rules[0].what = STR("\\boffsetof\\b"); /* a word is told as one */
    check_part("int f(int n) { return n+1; }\n", 0, "'offsetof' stands nowhere here, and the task asks for it");
    rules[0].way = RULE_WAY_MUST_NOT_MATCH;
    rules[0].what = STR("\\bn\\b");
    check_part("\nint f(int n) { return 1; }\n", 4, "'n' stands here, and the task rules it out");
}

/* A pattern that cannot be used is nobody's mistake but the pack's. */
static void bad_pattern(void **state)
{
    (void)state;
    rule(RULE_WAY_MUST_MATCH, "(", 0);
    struct grade g = grade(START);
    assert_int_equal(g.status, GRADE_TOOL_FAULT);
    assert_true(str_starts(g.fault, "the rule 'a rule' could not be looked at"));
}

/* Very long answers are not compared line by line for ever. */
static void long_answers(void **state)
{
    (void)state;
    rule(RULE_WAY_MOST_LINES, "", 5);
    struct buf text = {0};
    buf_str(&text, STR(HEAD));
    for (int i = 0; i < 100 * 1000; i++)
        buf_printf(&text, "int v%d;\n", i);
    buf_str(&text, STR(TAIL));
    ex.start = arena_str(&arena, buf_view(&text));
    buf_char(&text, '\0');
    text.len--;
    assert_int_equal(grade(text.at).status, GRADE_PASSED);
    memcpy(strstr(text.at, "int v0;"), "int w0;", 7);
    assert_int_equal(grade(text.at).status, GRADE_PASSED);
    memcpy(strstr(text.at, "int v99999;"), "int w99999;", 11);
    struct grade g = grade(text.at);
    assert_int_equal(g.count, 1); /* too long to see that it is two lines */
    assert_string_equal(g.failures[0].code, "rule-broken");
    buf_release(&text);
}

/* Lines of the answer that are not the start's: written, or put in another's place; no blanks, no braces. */
static void new_lines(void **state)
{
    (void)state;
    static const struct { const char *was, *now, *fresh; } rows[] = {
        {"int a;\nint b;\n", "int a;\nint b;\n", "--"},
        {"int a;\nint b;\n", "int a;\n\nint c;\n  int b; // so\n", "--+-"},
        {"int a;\nint b;\n", "int a;\nint c;\n", "-+"},
        {"int a;\nint b;\nint c;\n", "int c;\n", "-"},
        {"int f(void)\n{\n}\n", "int f(void)\n{\n    return 1;\n}\n", "--+-"},
        {"", "int a;\nint b;\n", "++"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int count;
        const bool *fresh = rules_new_lines(&arena, str_from(rows[i].was), str_from(rows[i].now), &count);
        assert_int_equal(count - 1, strlen(rows[i].fresh));
        for (int n = 1; n < count; n++)
            assert_int_equal(fresh[n], rows[i].fresh[n - 1] == '+');
    }
}

int main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {T(asked), T(alone_it_fails), T(behind_the_rest), T(lines), T(new_lines), T(patterns),
                                       T(bad_pattern), T(long_answers)};
    return cmocka_run_group_tests_name("rules graded", tests, NULL, NULL);
}
