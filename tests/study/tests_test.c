/* write-tests: what tests are accepted, what the learner is told, and that nothing but what
 * an implementation does can tell a wrong one from the right one. */
#include "study/study.h"
#include "trace/trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct judge *judge;
static struct pack *pack;
static const struct exercise *given;

static int open_all(void **state)
{
    (void)state;
    struct error e = {0};
    judge = judge_new(&e);
    pack = judge ? pack_open("tests/packs/kinds", &e) : NULL;
    const struct item *it = pack ? pack_item(pack, STR("the-trailing-backslash")) : NULL;
    given = it ? item_exercise(it) : NULL;
    if (!given)
        fprintf(stderr, "%s\n", e.text);
    return given ? 0 : -1;
}

static int close_all(void **state)
{
    (void)state;
    judge_free(judge);
    pack_free(pack);
    return 0;
}

struct trial {
    struct arena arena;
    struct verdict *verdict;
    struct grade grade;
};

static struct trial judged(const struct exercise *ex, const char *text)
{
    struct trial t = {0};
    struct attempt a = grade_attempt(&t.arena, ex, str_from(text));
    t.verdict = judge_run(judge, &a);
    t.grade = grade_answer(&t.arena, ex, str_from(text), t.verdict);
    if (t.grade.status == GRADE_TOOL_FAULT)
        fail_msg("%.*s", (int)t.grade.fault.len, t.grade.fault.at);
    return t;
}

static void end(struct trial *t)
{
    verdict_free(t->verdict);
    arena_release(&t->arena);
}

/* The exercise with no locked lines: hostile tests are free to do anything. */
static struct exercise unlocked(void)
{
    struct exercise ex = *given;
    ex.start = STR("int main(void) { return 0; }\n");
    return ex;
}

#define HEAD "#include \"subject.h\"\n#include <assert.h>\n#include <stdlib.h>\n#include <string.h>\n"

static const struct { const char *name, *text, *code; int killed; } table[] = {
    {"ask nothing", "int main(void) { return 0; }", "mutant-survives", 0},
    {"always fail", "int main(void) { return 1; }", "rejects-reference", -1},
    {"never end", "int main(void) { for (;;) ; }", "rejects-reference", -1},
    {"print and leave", "#include <stdio.h>\n#include <stdlib.h>\nint main(void) { puts(\"PASS\"); exit(0); }",
     "mutant-survives", 0},
    {"leave before main",
     "#include <stdlib.h>\n__attribute__((constructor)) static void f(void) { exit(0); }\nint main(void) { return 1; }",
     "mutant-survives", 0},
    {"one test", HEAD "int main(void) { char o[9]; assert(unescape(o, \"a\\\\b\") == 2); return 0; }", "mutant-survives", 2},
    {"a leak of their own", HEAD "int main(void) { char *o = malloc(9); return unescape(o, \"a\") != 1; }",
     "rejects-reference", -1},
    {"include the subject", "#include \"subject.c\"\nint main(void) { return 0; }", "compile-error", -1},
    {"define the subject", HEAD "size_t unescape(char *o, const char *t) { *o = *t; return 0; }\nint main(void) { return 0; }",
     "compile-error", -1},
    {"test something else", HEAD "#define unescape mine\nstatic size_t mine(char *o, const char *t) { *o = *t; return 1; }\n"
     "int main(void) { char c[2]; return unescape(c, \"x\") != 1; }", "mutant-survives", 0},
    {"the name of a file", "#include <string.h>\nint main(void) { return strcmp(__FILE__, \"answer.c\"); }",
     "mutant-survives", 0},
    {"files", "#include <stdio.h>\nint main(void) { return fopen(\"subject.c\", \"r\") || fopen(\"mutants/keeps-no-end.c\", \"r\"); }",
     "mutant-survives", 0},
    {"steps", "#include <freehold.h>\n" HEAD "int main(void) { char o[9]; size_t s = freehold_steps(); unescape(o, \"a\"); "
     "return freehold_steps() - s > 100; }", "rejects-reference", -1},
    {"steps through a pointer", "#include <freehold.h>\nint main(void) { size_t (*f)(void) = freehold_steps; return f() > 9999; }",
     "rejects-reference", -1},
};

static void test_table(void **state)
{
    (void)state;
    struct exercise ex = unlocked();
    for (size_t i = 0; i < COUNT(table); i++) {
        struct trial t = judged(&ex, table[i].text);
        const char *code = t.grade.count ? t.grade.failures[0].code : "passed";
        if (strcmp(code, table[i].code) || (table[i].killed >= 0 && t.grade.killed != (size_t)table[i].killed))
            fail_msg("%s: %s, %zu killed: %.*s", table[i].name, code, t.grade.killed,
                     t.grade.count ? (int)t.grade.failures[0].message.len : 0,
                     t.grade.count ? t.grade.failures[0].message.at : "");
        if (!strcmp(table[i].name, "a leak of their own")) /* their own mistake, not one of what they expect */
            assert_true(str_starts(t.grade.failures[0].advice, "A test is a caller"));
        end(&t);
    }
}

/* What goes wrong in the right implementation is told by the line of theirs that called it, and none of ours is. */
static void test_ours_is_not_shown(void **state)
{
    (void)state;
    static const struct { const char *text, *where; } wrong[] = {
        {HEAD "int main(void) {\n    char o[2];\n    return unescape(o, \"too long\") != 8;\n}\n", "unescape"},
        {HEAD "int main(void) {\n    char o[9], in[9];\n    return unescape(o, in) == 3;\n}\n", "unescape"},
    };
    struct exercise ex = unlocked();
    for (size_t i = 0; i < COUNT(wrong); i++) {
        struct trial t = judged(&ex, wrong[i].text);
        const struct grade_failure *f = &t.grade.failures[0];
        assert_true(t.grade.count && !strcmp(f->code, "rejects-reference"));
        assert_true(str_eq(f->at.file, STR("answer.c")) && f->at.line == 7);
        assert_true(str_starts(f->advice, "It goes wrong in unescape(), which is right here."));
        struct words w = words_grade(&t.arena, &ex, &t.grade);
        for (size_t k = 0; k < w.count; k++)
            assert_null(memmem(w.lines[k].text.at, w.lines[k].text.len, "subject.c", 9));
        end(&t);
    }
    /* A slip within a line of theirs has the advice that it has in any program. */
    struct trial t = judged(&ex, HEAD "int main(void) {\n    char o[2];\n    o[strlen(\"ab\")] = 0;\n    return 0;\n}\n");
    assert_true(t.grade.count && !strcmp(t.grade.failures[0].code, "rejects-reference"));
    assert_true(str_starts(t.grade.failures[0].advice, "Valid indexes go from 0"));
    end(&t);
}

/* Wherever an address says something, it says something else of the right one elsewhere, or
 * the same of a wrong one: whichever way round they ask, they do not pass. */
static void test_addresses(void **state)
{
    (void)state;
    static const char *const what[] = {
        "(unsigned long)unescape >> 4", "(unsigned long)&here >> 3", "(unsigned long)&there >> 3",
        "(unsigned long)block() >> 4", "(unsigned long)\"text\" >> 3",
    };
    struct exercise ex = unlocked();
    for (size_t i = 0; i < COUNT(what); i++) {
        for (int way = 0; way < 2; way++) {
            char text[600];
            snprintf(text, sizeof text, HEAD "static int here;\nstatic void *block(void) { void *p = malloc(8); free(p); return p; }\n"
                     "int main(void) { int there; (void)&there; (void)&here; (void)block; return (%s) %% 2 == %d; }",
                     what[i], way);
            struct trial t = judged(&ex, text);
            if (t.grade.status == GRADE_PASSED)
                fail_msg("%s passes", text);
            assert_true(!strcmp(t.grade.failures[0].code, "rejects-reference")
                        || !strcmp(t.grade.failures[0].code, "mutant-survives"));
            end(&t);
        }
    }
}

static void test_solution(void **state)
{
    (void)state;
    struct arena a = {0};
    struct trial t = judged(given, arena_cstr(&a, given->solution));
    assert_int_equal(t.grade.status, GRADE_PASSED);
    assert_int_equal(t.grade.mutant_count, 6);
    assert_int_equal(t.grade.killed, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_true(t.grade.mutants[i].dead);
        assert_true(t.grade.mutants[i].how.len > 0);
        assert_true(t.grade.mutants[i].line >= 17 && t.grade.mutants[i].line <= 22);
    }
    assert_true(str_is(t.grade.mutants[5].how, "out-of-bounds-read, reached from line 21"));
    struct words w = words_grade(&a, given, &t.grade);
    assert_true(str_is(w.lines[0].text, "PASS  Your tests accept the right implementation and reject all 6 wrong ones."));
    assert_true(str_is(w.lines[1].text, "[x][x][x][x][x][x]  [x] rejected, [ ] not noticed"));
    end(&t);
    arena_release(&a);
}

/* Where `main` is locked and only calls what the learner wrote, a line of theirs is told. */
static void test_line_of_the_part(void **state)
{
    (void)state;
    struct exercise ex = unlocked();
    struct trial t = judged(&ex, "#include \"subject.h\"\n#include <assert.h>\n" REGION_BEGIN "\n"
                            "static void drive(void)\n{\n    char o[9];\n    assert(unescape(o, \"a\\\\ b\") == 3);\n"
                            "    assert(unescape(o, \"e\\\\\") == 2);\n}\n" REGION_END "\nint main(void) { drive(); return 0; }\n");
    size_t told = 0;
    for (size_t i = 0; i < t.grade.mutant_count; i++)
        if (t.grade.mutants[i].dead) {
            assert_true(t.grade.mutants[i].line == 7 || t.grade.mutants[i].line == 8);
            assert_true(str_is(t.grade.mutants[i].how, "an assertion in line 7") || /* whoever calls drive() */
                        str_is(t.grade.mutants[i].how, "an assertion in line 8") ||
                        str_ends(t.grade.mutants[i].how, ", reached from line 7") ||
                        str_ends(t.grade.mutants[i].how, ", reached from line 8"));
            told++;
        }
    assert_true(told > 0);
    end(&t);
}

/* How an implementation is built is not to be read off the picture of its run. */
static void test_picture_keeps_the_secret(void **state)
{
    (void)state;
    struct exercise ex = unlocked();
    struct error e = {0};
    ex.reference = STR("#include \"subject.h\"\n"
                       "static int used_so_far;\n"
                       "static const char *copy(char *to, const char *from)\n{\n"
                       "    while (*from) {\n        int inner_byte = *from++;\n        *to++ = (char)inner_byte;\n        used_so_far++;\n    }\n"
                       "    *to = 0;\n    return to;\n}\n"
                       "size_t unescape(char *out, const char *text)\n{\n    char own_room[8] = {0};\n    copy(own_room, text);\n"
                       "    return (size_t)(copy(out, own_room) - out);\n}\n");
    struct str answer = STR(HEAD "static int of_the_tests;\nint main(void)\n{\n    char o[9];\n"
                            "    of_the_tests = (int)unescape(o, \"ab\");\n    return 0;\n}\n");
    struct arena a = {0};
    struct attempt all = grade_attempt(&a, &ex, answer);
    struct attempt picture = attempt_for_picture(&a, &all, 0, 0);
    struct verdict *v = judge_run(judge, &picture);
    struct trace *t = picture_trace(&picture, v, &e);
    assert_non_null(t);
    struct buf out = {0};
    bool inside = false;
    for (size_t i = 0; i < trace_stops(t); i++) {
        struct scene *s = trace_scene(t, &a, i, NULL);
        for (size_t k = 0; k < s->frame_count; k++)
            inside |= str_is(s->frames[k].function, "copy");
        buf_clear(&out);
        scene_text(&out, t, s);
        assert_null(strstr(out.at, "used_so_far"));
        assert_null(strstr(out.at, "inner_byte"));
        assert_null(strstr(out.at, "own_room"));
        assert_non_null(strstr(out.at, "of_the_tests"));
    }
    assert_true(inside);
    assert_null(strstr(out.at, "padding"));
    trace_close(t);
    verdict_free(v);
    buf_release(&out);
    arena_release(&a);
}

/* `kill` is enough; those that live are told all the same. No word of their text is. */
static void test_kill_some(void **state)
{
    (void)state;
    struct arena a = {0};
    struct exercise ex = *given;
    ex.kill = 2;
    struct trial t = judged(&ex, arena_cstr(&a, given->start));
    assert_int_equal(t.grade.status, GRADE_PASSED);
    assert_int_equal(t.grade.killed, 2);
    struct words w = words_grade(&a, &ex, &t.grade);
    assert_true(str_is(w.lines[0].text, "PASS  Your tests accept the right implementation and reject 2 of 6 wrong ones."));
    end(&t);
    ex.kill = 3;
    t = judged(&ex, arena_cstr(&a, given->start));
    assert_int_equal(t.grade.status, GRADE_FAILED);
    assert_int_equal(t.grade.count, 4); /* each that lives */
    w = words_grade(&a, &ex, &t.grade);
    assert_true(str_is(w.lines[0].text, "FAIL  4 of 6 wrong implementations pass your tests."));
    bool behaves = false;
    for (size_t i = 0; i < w.count; i++) {
        behaves |= str_is(w.lines[i].text, "[ ] 2: Loses a backslash that nothing follows.");
        assert_null(memmem(w.lines[i].text.at, w.lines[i].text.len, "text++", 6));
        assert_null(memmem(w.lines[i].text.at, w.lines[i].text.len, "drops-the-last", 14));
    }
    assert_true(behaves);
    end(&t);
    arena_release(&a);
}

static void test_locked_lines(void **state)
{
    (void)state;
    struct trial t = judged(given, "int main(void) { return 0; }\n");
    assert_string_equal(t.grade.failures[0].code, "locked-lines-changed");
    end(&t);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),      cmocka_unit_test(test_addresses),    cmocka_unit_test(test_solution),
        cmocka_unit_test(test_line_of_the_part),
        cmocka_unit_test(test_ours_is_not_shown),
        cmocka_unit_test(test_picture_keeps_the_secret),
        cmocka_unit_test(test_kill_some),  cmocka_unit_test(test_locked_lines),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
