/* What `pack check` proves about pictures: a good pack of them, broken in ways that only
 * its runs can show. */
#include "../pack/kit.h"

#include "author/author.h"
#include "judge/judge.h"

#define PICTURES "tests/packs/pictures"
#define LESSON "lessons/01-see/two-arrows.md"
#define WHERE_TO "exercises/01-see/where-to/exercise.md"
#define WHERE_TO_C "exercises/01-see/where-to/program.c"
#define WHICH_LINE "exercises/01-see/which-line/exercise.md"
#define WHICH_LINE_C "exercises/01-see/which-line/program.c"

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

static struct proof prove(const char *dir, struct buf *out)
{
    struct error e = {0};
    struct proof proof = {0};
    struct pack *p = pack_open(dir, &e);
    if (!p || !author_prove(judge, p, NULL, 0, out, &proof, &e))
        fail_msg("%s", e.text);
    pack_free(p);
    return proof;
}

static void test_good(void **state)
{
    (void)state;
    struct buf out = {0};
    struct proof proof = prove(PICTURES, &out);
    assert_string_equal(out.at ? out.at : "", "");
    assert_int_equal(proof.errors, 0);
    /* five pictures and their programs; a program, three questions, two wrong answers; a
     * finding and a wrong line */
    assert_int_equal(proof.claims, 10 + 6 + 2);
    buf_release(&out);
}

static struct breakage {
    const char *name, *file, *find, *put, *want;
} breakages[] = {
    {"a picture's line never runs", LESSON, "line=6", "line=1",
     LESSON ":10:1: error: line 1 never runs, so there is no moment of run number 1 [no-such-moment]"},
    {"not so often", LESSON, "line=6", "line=6 visit=2",
     LESSON ":10:1: error: line 6 runs once, so there is no moment of run number 2 [no-such-moment]"},
    {"no such step", LESSON, "line=6", "step=500",
     LESSON ":10:1: error: the run has only "},
    {"a finding where none is", LESSON, "line=6", "finding",
     LESSON ":10:1: error: nothing is found in this run, so there is no moment of a finding [no-such-moment]"},
    {"the play cannot begin", LESSON, "from=5", "from=2",
     LESSON ":10:1: error: the play cannot go from line 2 to line 7: line 2 never runs [no-such-moment]"},
    {"the picture opens outside of it", LESSON, "from=5 to=7", "from=8",
     LESSON ":10:1: error: the picture opens at a moment that is not in the part that is played [no-such-moment]"},
    {"a caption of a line that does not run", LESSON, "    return 0;\n}\n```\n\nAnd",
     "    return 0;\n} //! over\n```\n\nAnd",
     LESSON ":22:1: error: this caption is never said: the line never runs [no-such-moment]"},
    {"a caption that waits for too much", LESSON, "*p = 6;", "*p = 6; //!3 again",
     LESSON ":17:5: error: this caption is never said: the line runs once [no-such-moment]"},
    {"a word that is none", LESSON, "to=7", "too=7",
     LESSON ":10:32: error: 'too=7' cannot stand here [bad-fence]"},
    {"an unknown code", LESSON, "expect=use-after-free", "expect=use-after-fre",
     LESSON ":27:26: error: unknown failure code 'use-after-fre' [bad-fence]"},
    {"lines are those of the file, over captions", LESSON, "printf(\"%d\\n\", home)", "printf(\"%d\\n\", homes)",
     LESSON ":20:5: error: this fence must run clean, but what is found is compile-error: "},
    {"a question about a line that does not run", WHERE_TO, "  - line: 16\n    points", "  - line: 15\n    points",
     WHERE_TO ":9:5: error: this cannot be asked: line 15 never runs [no-such-moment]"},
    {"... not so often", WHERE_TO, "  - line: 16\n    points", "  - line: 16\n    visit: 2\n    points",
     WHERE_TO ":9:5: error: this cannot be asked: line 16 runs 1 time, not 2 [no-such-moment]"},
    {"a variable that is not there", WHERE_TO, "points: shown", "points: shwon",
     WHERE_TO ":9:5: error: this cannot be asked: there is no `shwon` then [no-such-thing]"},
    {"no pointer", WHERE_TO, "points: shown", "points: home",
     WHERE_TO ":9:5: error: this cannot be asked: `home` is no pointer; ask for its value [no-such-thing]"},
    {"a pointer's value", WHERE_TO, "value: kept[0]", "value: kept",
     WHERE_TO ":16:5: error: this cannot be asked: `kept` is a pointer; ask where it points [no-such-thing]"},
    {"a prediction of something that is not there", WHERE_TO, "answer: home", "answer: hom",
     WHERE_TO ":13:17: error: nobody can answer 'hom' here [no-such-thing]"},
    {"a prediction that is right", WHERE_TO, "answer: home", "answer: away",
     WHERE_TO ":13:17: error: this is what the run really shows [prediction-right]"},
    {"a predicted value that is right", WHERE_TO, "answer: \"5\"", "answer: \"3\"",
     WHERE_TO ":19:17: error: this is what the run really shows [prediction-right]"},
    {"nothing was made", WHERE_TO_C, "malloc(sizeof *box)", "&home",
     WHERE_TO_C ":17:5: error: a program whose picture is predicted must run clean, but what is found is "},
    {"a program that leaks unsaid", WHERE_TO_C, "    free(box);\n", "    ;\n",
     WHERE_TO_C ":14:5: error: a program whose picture is predicted must run clean, but what is found is leak: "},
    {"a program that does not go wrong", WHICH_LINE_C, "*p);", "1);",
     WHICH_LINE_C ":1:1: error: this program is to go wrong, but it runs clean [no-such-finding]"},
    {"goes wrong otherwise", WHICH_LINE, "finding: use-after-return", "finding: use-after-free",
     WHICH_LINE_C ":13:5: error: this program is declared to show use-after-free, but what is found is "
                  "use-after-return: "},
    {"goes wrong twice", WHICH_LINE_C, "    printf(\"adding\\n\");\n",
     "    int big = 2147483647; big = big + 1; printf(\"%d\\n\", big);\n",
     WHICH_LINE_C ":12:5: error: beside use-after-return in line 13, this is found as well: signed-overflow: "},
    {"a line that is right is explained as wrong", WHICH_LINE, "- line: 6", "- line: 13",
     WHICH_LINE ":10:11: error: line 13 is where it goes wrong [mark-right]"},
    {"what is asked for is not there", WHICH_LINE, "finding:", "mark: lost\nfinding:",
     WHICH_LINE ":8:7: error: what is found (use-after-return) has no line of that kind [no-such-finding]"},
    {"does not compile", WHICH_LINE_C, "int sum = a + b;", "int sum = a + c;",
     WHICH_LINE_C ":5:5: error: a program to mark must compile: "},
};

static void test_breakage(void **state)
{
    const struct breakage *b = *state;
    char *dir = kit_copy(PICTURES), want[600];
    kit_edit(dir, b->file, b->find, b->put);
    struct buf out = {0};
    struct proof proof = prove(dir, &out);
    snprintf(want, sizeof want, "%s/%s", dir, b->want);
    if (!strstr(out.at ? out.at : "", want))
        fail_msg("wanted\n%s\ngot\n%s", want, out.at ? out.at : "");
    assert_int_equal(proof.errors, 1);
    for (const char *at = out.at; (at = strchr(at, '[')); at++) { /* every code is explained */
        char code[40];
        if (sscanf(at, "[%39[a-z-]]", code) == 1 && strchr(code, '-') && !pack_problem_doc(code))
            fail_msg("'%s' is not in pack/codes.c", code);
    }
    buf_release(&out);
    kit_remove(dir);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    static struct CMUnitTest tests[1 + COUNT(breakages)] = {cmocka_unit_test(test_good)};
    for (size_t i = 0; i < COUNT(breakages); i++)
        tests[1 + i] = (struct CMUnitTest){breakages[i].name, test_breakage, NULL, NULL, &breakages[i]};
    return _cmocka_run_group_tests("pictures", tests, COUNT(tests), start_judge, stop_judge);
}
