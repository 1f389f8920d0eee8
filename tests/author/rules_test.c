/* Claims about sources: rules that the solution keeps and something breaks, names that exist, and
 * constructs that a lesson introduces before an exercise uses them. */
#include "../pack/kit.h"

#include "author/author.h"
#include "judge/judge.h"

#define KINDS "tests/packs/kinds"
#define FIRST "exercises/01-kinds/look-first"
#define BOXES "exercises/01-first"
#define LESSON "lessons/01-first/boxes.md"
#define COURSE "course/course.yaml"

static struct judge *judge;

static int start_judge(void **state)
{
    (void)state;
    struct error e = {0};
    judge = judge_new(&e);
    return judge ? 0 : -1;
}

static int stop_judge(void **state)
{
    (void)state;
    judge_free(judge);
    return 0;
}

static void prove(const char *dir, const char *only, struct buf *out, struct proof *ret)
{
    struct error e = {0};
    struct pack *p = pack_open(dir, &e);
    if (!p || !author_prove(judge, p, &only, only ? 1 : 0, out, ret, &e))
        fail_msg("%s", e.text);
    pack_free(p);
}

struct breakage {
    const char *file, *find, *put;
    const char *want; /* in what is printed, behind the folder's name */
    size_t errors;
};

static void check(const char *pack, const char *only, const struct breakage *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct breakage *b = &rows[i];
        char *dir = kit_copy(pack), want[600];
        struct buf out = {0};
        struct proof proof = {0};
        kit_edit(dir, b->file, b->find, b->put);
        prove(dir, only, &out, &proof);
        snprintf(want, sizeof want, "%s/%s", dir, b->want);
        if (!strstr(out.at ? out.at : "", want))
            fail_msg("wanted\n%s\ngot\n%s", want, out.at ? out.at : "");
        assert_int_equal(proof.errors, b->errors);
        buf_release(&out);
        kit_remove(dir);
    }
}

static void rules(void **state)
{
    (void)state;
    static const struct breakage rows[] = {
        {FIRST "/exercise.md", "must-not-use: goto", "must-use: goto",
         FIRST "/solution.c:5:1: error: the solution does not pass: rule-broken: The task asks for a goto, and there is "
         "none [solution-fails]\n", 1},
        {FIRST "/exercise.md", "must-not-use: goto", "must-not-use: switch",
         FIRST "/exercise.md:24:5: warning: nothing shows that the rule 'must-not-use switch' catches anything "
         "[unproved-rule]\n", 0},
        {FIRST "/exercise.md", "check-results-of: malloc", "check-results-of: maloc",
         FIRST "/exercise.md:18:5: error: there is no function 'maloc', neither in the library nor in a file of this "
         "exercise [bad-rule]\n", 1},
        {FIRST "/exercise.md", "must-not-match: \\btext", "must-not-match: (\\btext",
         FIRST "/exercise.md:28:5: error: this pattern cannot be used: ", 1},
        {FIRST "/exercise.md", "char *copy_of(const char *text)", "char *copy_of(const chars *text)",
         FIRST "/solution.c:1:1: error: the solution does not pass: rule-broken: The rule 'char *copy_of(const chars *text)' "
         "is no declaration that can be read [solution-fails]\n", 1},
        {FIRST "/exercise.md", "at-most-lines: 4", "at-most-lines: 2",
         FIRST "/solution.c:10:9: error: the solution does not pass: rule-broken: 3 lines are written or changed, and the "
         "task allows 2 [solution-fails]\n", 1},
        {FIRST "/exercise.md", "start: rule-broken", "start: leak",
         FIRST "/exercise.md:9:8: error: start.c is declared to fail with leak, but what is found first is rule-broken: The "
         "result of 'malloc' is used here before anyone looked at it, at line 9 [start-fails-otherwise]\n", 1},
        {FIRST "/wrong/jumps.c", "        goto out;", "        return NULL;", FIRST "/exercise.md:24:5: warning: nothing shows that "
         "the rule 'must-not-use goto' catches anything [unproved-rule]\n", 0},
        {FIRST "/wrong/lets-strdup-do-it.c", "return strdup(text)", "char *copy = malloc(strlen(text) + 1);\n"
         "    return copy ? strcpy(copy, text) : NULL",
         FIRST "/wrong/lets-strdup-do-it.c:1:15: error: this wrong answer passes; it is declared to be caught by "
         "rule-broken [not-caught]\n", 1},
    };
    check(KINDS, "look-first", rows, COUNT(rows));
}

static void introduced(void **state)
{
    (void)state;
    char *dir = kit_copy(GOOD);
    struct buf out = {0};
    struct proof proof = {0};
    prove(dir, NULL, &out, &proof); /* without `introduces` nothing is asked */
    assert_int_equal(proof.errors, 0);
    size_t claims = proof.claims;
    kit_edit(dir, LESSON, "minutes: 5", "minutes: 5\nintroduces: [typedef, strlen]");
    kit_edit(dir, COURSE, "tracks:", "assumes: [printf, string, function, pointer, dereference, "
             "address-of, array-subscript, for, break, if, logic, sizeof, ternary, free, malloc, scanf]\ntracks:");
    buf_clear(&out);
    prove(dir, NULL, &out, &proof);
    assert_string_equal(out.at ? out.at : "", "");
    assert_true(proof.claims > claims);

    kit_edit(dir, COURSE, "address-of", "adress-of");
    prove(dir, NULL, &out, &proof);
    char want[400];
    snprintf(want, sizeof want, "%s/" COURSE ":", dir);
    assert_non_null(strstr(out.at, want));
    assert_non_null(strstr(out.at, "'adress-of' is neither a construct nor a function of C [unknown-construct]"));
    assert_non_null(strstr(out.at, "did you mean 'address-of'?"));
    assert_non_null(strstr(out.at, "error: no lesson before this exercise introduces 'address-of' [not-introduced]"));
    kit_edit(dir, COURSE, "adress-of", "address-of");

    kit_edit(dir, COURSE, "printf", "print");
    buf_clear(&out);
    prove(dir, NULL, &out, &proof);
    assert_non_null(strstr(out.at, "'print' is neither a construct that docs/RULES.md names nor a function of the library "
                                   "[unknown-construct]"));
    assert_non_null(strstr(out.at, "did you mean 'printf'?"));
    assert_non_null(strstr(out.at, "no lesson before this exercise introduces the function 'printf' [not-introduced]"));
    buf_release(&out);
    kit_remove(dir);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {cmocka_unit_test(rules), cmocka_unit_test(introduced)};
    return cmocka_run_group_tests_name("rules proved", tests, start_judge, stop_judge);
}
