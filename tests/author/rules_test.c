/* Claims about sources: rules that the solution keeps and something breaks, names that exist, and
 * constructs that a lesson introduces before an exercise uses them. */
#include "../pack/kit.h"

#include "author/author.h"
#include "judge/judge.h"
#include "program/constructs.h"
#include "study/study.h"

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

/* ---- docs/RULES.md --------------------------------------------------------------------- */

static const struct { const char *key; enum rule_way way; } keys[] = {
    {"must-call", RULE_WAY_MUST_CALL}, {"must-not-call", RULE_WAY_MUST_NOT_CALL}, {"must-use", RULE_WAY_MUST_USE},
    {"must-not-use", RULE_WAY_MUST_NOT_USE}, {"must-declare", RULE_WAY_MUST_DECLARE}, {"requires", RULE_WAY_REQUIRES},
    {"check-results-of", RULE_WAY_CHECK_RESULTS}, {"must-match", RULE_WAY_MUST_MATCH},
    {"must-not-match", RULE_WAY_MUST_NOT_MATCH}, {"at-most-lines", RULE_WAY_MOST_LINES},
    {"at-most-statements", RULE_WAY_MOST_STATEMENTS}, {"no-malloc-cast", RULE_WAY_NO_MALLOC_CAST},
    {"no-bare-unlock", RULE_WAY_NO_BARE_UNLOCK}, {"no-exit", RULE_WAY_NO_EXIT},
};

static void run_example(const struct rule *rule, struct str start, struct str text, bool breaks)
{
    struct arena a = {0};
    struct test_case once = {.has_stdout = true};
    struct exercise ex = {.kind = EXERCISE_WRITE, .start = start, .cases = &once, .case_count = 1,
                          .rules = (struct rule *)rule, .rule_count = 1};
    if (!memmem(text.at, text.len, "int main(", 9))
        ex.harness = STR("int main(void) { return 0; }\n");
    struct attempt attempt = grade_attempt(&a, &ex, text);
    struct verdict *v = judge_run(judge, &attempt);
    struct grade g = grade_program(&a, &ex, text, v);
    if (breaks != (g.count > 0) || (breaks && strcmp(g.failures[0].code, "rule-broken")))
        fail_msg("%.*s: %.*s\n%s: %.*s", STR_ARG(rule->name), STR_ARG(text), g.count ? g.failures[0].code : "passes",
                 STR_ARG(g.count ? g.failures[0].message : g.fault));
    verdict_free(v);
    arena_release(&a);
}

/* Each example on the page with its rule: the first breaks it, the second keeps it. */
static void examples(void **state)
{
    (void)state;
    struct buf page = {0};
    bool seen[RULE_WAYS] = {false};
    int broken = 0, kept = 0;
    assert_true(file_read("docs/RULES.md", 1 << 20, &page, NULL));
    struct arena a = {0};
    struct doc d = doc_parse(&a, buf_view(&page), 1);
    struct rule rule = {0};
    struct str start = {0};
    for (size_t i = 0; i < d.count; i++) {
        const struct block *b = &d.blocks[i];
        if (b->kind == BLOCK_HEADING && b->span_count && b->spans[0].style == SPAN_CODE) {
            struct str text = b->spans[0].text;
            size_t n = 0;
            while (n < text.len && text.at[n] != ':')
                n++;
            rule = (struct rule){.way = RULE_WAYS, .name = text};
            for (size_t k = 0; k < COUNT(keys); k++)
                if (str_is(str_slice(text, 0, n), keys[k].key))
                    rule.way = keys[k].way;
            assert_int_not_equal(rule.way, RULE_WAYS);
            seen[rule.way] = true;
            rule.what = str_trim(str_slice(text, n + 1, text.len));
            int64_t number = 0;
            if (str_to_int(rule.what, 1, 100, &number))
                rule.number = (int)number;
            start = STR("");
        } else if (b->kind == BLOCK_CODE && str_is(b->info, "c start")) {
            start = b->text;
        } else if (b->kind == BLOCK_CODE && str_starts(b->info, "c ")) {
            bool breaks = str_is(b->info, "c breaks");
            run_example(&rule, start, b->text, breaks);
            *(breaks ? &broken : &kept) += 1;
        }
    }
    for (int i = 0; i < RULE_WAYS; i++)
        assert_true(seen[i]);
    assert_int_equal(broken, kept);
    assert_true(broken >= RULE_WAYS);

    static const struct { const char *word, *doc; } words[] = { /* and each construct */
#define X(id, word, phrase, doc) {word, doc},
        CONSTRUCTS(X)
#undef X
    };
    for (size_t i = 0; i < COUNT(words); i++) {
        char row[200];
        if (strchr(words[i].doc, '|'))
            snprintf(row, sizeof row, "| `%s` |", words[i].word);
        else
            snprintf(row, sizeof row, "| `%s` | %s |", words[i].word, words[i].doc);
        if (!strstr(page.at, row))
            fail_msg("docs/RULES.md lacks: %s", row);
    }
    buf_release(&page);
    arena_release(&a);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {cmocka_unit_test(rules), cmocka_unit_test(introduced),
                                       cmocka_unit_test(examples)};
    return cmocka_run_group_tests_name("rules proved", tests, start_judge, stop_judge);
}
