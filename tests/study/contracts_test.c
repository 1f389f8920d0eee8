/* What is found of ownership before a run: which of it fails an answer, in what order it is told,
 * where it stands against what the run did, where a run is looked for that does not survive.
 * Verdicts are made by hand, so that every case is exact. */
#include "study/study.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;
static struct test_case cases[1];
static struct run_result runs[1];
static struct finding findings[2];
static struct contract_found found[3];
static struct contract_step steps[4];
static struct ownership ownership;
static struct exercise ex;
static struct verdict verdict;

static const char ANSWER[] = /* 1 */ "#include <stdlib.h>\n"
                             /* 2 */ "char *dup_text(const char *s) { char *c = malloc(4); if (c) c[0] = *s; return c; }\n"
                             /* 3 */ "int work(const char *s, int n)\n"
                             /* 4 */ "{\n"
                             /* 5 */ "    char *p = malloc(4);\n"
                             /* 6 */ "    char *q = dup_text(s);\n"
                             /* 7 */ "    if (q == NULL)\n"
                             /* 8 */ "        return -1;\n"
                             /* 9 */ "    if (n == 0)\n"
                             /* 10 */ "        free(p);\n"
                             /* 11 */ "    free(q);\n"
                             /* 12 */ "    p[0] = 'x'; // malloc() in a comment is no call\n"
                             /* 13 */ "    return 0;\n"
                             /* 14 */ "}\n"
                             /* 15 */ "int main(void)\n"
                             /* 16 */ "{\n"
                             /* 17 */ "    char *m = malloc(1);\n"
                             /* 18 */ "    return work(\"a\", 1) + (m == NULL);\n"
                             /* 19 */ "}\n";

static struct place line(int n) { return (struct place){.file = STR("answer.c"), .line = n}; }

static int setup(void **state)
{
    (void)state;
    memset(runs, 0, sizeof runs);
    memset(findings, 0, sizeof findings);
    memset(found, 0, sizeof found);
    memset(steps, 0, sizeof steps);
    ex = (struct exercise){.kind = EXERCISE_FIX, .start = STR(ANSWER), .cases = cases, .case_count = 1,
                           .harness = STR("int x;\n")};
    cases[0] = (struct test_case){.has_stdout = true, .want_stdout = STR("1\n")};
    runs[0] = (struct run_result){.ran = true, .out = STR("1\n"), .allocations = 3, .frees = 2};
    ownership = (struct ownership){.found = found, .functions = 3, .notation = true};
    verdict = (struct verdict){.kind = VERDICT_CLEAN, .runs = runs, .run_count = 1, .ownership = &ownership};
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct contract_found *add(enum contract_code code, int at)
{
    struct contract_found *f = &found[ownership.found_count++];
    *f = (struct contract_found){.code = code, .word = contract_word(code), .at = line(at),
                                 .message = STR("`p` is used after it was freed"),
                                 .rust = str_from(contract_rust(code))};
    return f;
}

static void step(struct contract_found *f, enum contract_role role, int at, const char *message)
{
    f->steps = steps;
    steps[f->step_count++] = (struct contract_step){(uint8_t)role, line(at), str_from(message)};
}

static void shows(const char *code, int at, int made, int freed)
{
    findings[runs[0].finding_count++] = (struct finding){
        .code = code, .message = STR("Something was found"), .at = line(at), .made = line(made), .freed = line(freed)};
    runs[0].findings = findings;
    verdict.kind = VERDICT_FINDINGS;
}

static struct grade grade(void) { return grade_program(&arena, &ex, STR(ANSWER), &verdict); }

static struct contract_stand first_stand(void)
{
    struct source_file files[] = {{STR("answer.c"), STR(ANSWER), false, false}};
    size_t n;
    struct contract_stand *all = contract_stands(&arena, &verdict, files, 1, NULL, &n);
    assert_int_equal(n, ownership.found_count);
    return all[0];
}

static const char *text(struct words w)
{
    struct buf b = {0};
    for (size_t i = 0; i < w.count; i++) {
        buf_repeat(&b, ' ', (size_t)w.lines[i].indent);
        buf_printf(&b, STR_FMT "\n", STR_ARG(w.lines[i].text));
    }
    const char *kept = arena_cstr(&arena, buf_view(&b));
    buf_release(&b);
    return kept;
}

static const char *told(void)
{
    struct grade g = grade();
    return text(words_grade(&arena, &ex, &g));
}

/* ---- what counts ------------------------------------------------------------------------------- */

static void test_counts(void **state)
{
    (void)state;
    add(CONTRACT_CODE_USE_AFTER_MOVE, 12);
    struct grade g = grade();
    assert_int_equal(g.status, GRADE_FAILED); /* <ownership.h> is included */
    assert_int_equal(g.count, 1);
    assert_string_equal(g.failures[0].code, "use-after-move");
    assert_int_equal(g.failures[0].at.line, 12);
    ownership.notation = false;
    assert_int_equal(grade().status, GRADE_PASSED);
    assert_non_null(strstr(told(), "\n  ownership, line 12: `p` is used after it was freed (use-after-move; it decides "
                                   "nothing here)\n"));
    shows("use-after-free", 12, 5, 10); /* the run tells it */
    assert_null(strstr(told(), "decides nothing"));
    assert_null(strstr(told(), "No run was needed"));
    runs[0].finding_count = 0;
    verdict.kind = VERDICT_CLEAN;
    ex.contracts = STR("checked");
    assert_int_equal(grade().status, GRADE_FAILED);
    ownership.notation = true;
    ex.contracts = STR("off");
    assert_int_equal(grade().status, GRADE_PASSED);
    ex.contracts = STR("");
    found[0].at.file = STR("harness.c"); /* not the learner's */
    assert_int_equal(grade().status, GRADE_PASSED);
}

static void test_whole(void **state)
{
    (void)state;
    add(CONTRACT_CODE_CANNOT_TELL, 12);
    ex.contracts = STR("checked");
    assert_int_equal(grade().status, GRADE_PASSED);
    assert_non_null(strstr(told(), "Its contracts are kept, as far as can be told: of 1 place nothing is known."));
    ex.contracts = STR("whole");
    struct grade g = grade();
    assert_int_equal(g.status, GRADE_FAILED);
    assert_string_equal(g.failures[0].code, "cannot-tell");
    ownership.found_count = 0;
    assert_int_equal(grade().status, GRADE_PASSED);
    assert_non_null(strstr(told(), "Its contracts are kept on every path"));
    verdict.ownership = NULL; /* nobody looked: no pass */
    assert_int_equal(grade().status, GRADE_TOOL_FAULT);
    ex.contracts = STR("");
    assert_int_equal(grade().status, GRADE_PASSED);
    assert_null(strstr(told(), "contracts are kept"));
}

static void test_wanted(void **state)
{
    (void)state;
    assert_int_equal(grade_attempt(&arena, &ex, STR(ANSWER)).contracts, CONTRACTS_CHECK);
    ex.contracts = STR("off");
    assert_int_equal(grade_attempt(&arena, &ex, STR(ANSWER)).contracts, 0);
    ex = (struct exercise){.kind = EXERCISE_MARK_LINE, .program = STR(ANSWER)};
    assert_int_equal(grade_attempt(&arena, &ex, STR("")).contracts, 0);
}

/* The compiler first, then what a run shows with the rule that it breaks, then rules that it breaks
 * alone, then the output. */
static void test_order(void **state)
{
    (void)state;
    struct contract_found *f = add(CONTRACT_CODE_USE_AFTER_MOVE, 12);
    step(f, CONTRACT_ROLE_OWNED, 5, "`p` owns what `malloc` gave");
    add(CONTRACT_CODE_OWNER_DROPPED, 8);
    runs[0].out = STR("2\n");
    struct grade g = grade();
    assert_int_equal(g.count, 3);
    assert_string_equal(g.failures[0].code, "use-after-move");
    assert_string_equal(g.failures[1].code, "owner-dropped");
    assert_string_equal(g.failures[2].code, "wrong-output");
    shows("use-after-free", 12, 5, 10);
    g = grade();
    assert_int_equal(g.count, 3); /* its output is no longer looked at */
    assert_string_equal(g.failures[0].code, "use-after-free");
    assert_string_equal(g.failures[1].code, "use-after-move");
    assert_int_equal(g.failures[1].shown, 1);
    assert_ptr_equal(g.failures[0].contract, g.failures[1].contract);
    assert_string_equal(g.failures[2].code, "owner-dropped");
    const char *all = told();
    assert_non_null(strstr(all, "FAIL  Something was found."));
    assert_non_null(strstr(all, "  No run was needed to see it (use-after-move, line 12): `p` is used after it was "
                                "freed.\n  The path:\n    owned    line 5: `p` owns what `malloc` gave\n"));
    assert_null(strstr(all, "After that:\n  line 12:")); /* one cause, one message */
    verdict.kind = VERDICT_COMPILE_ERROR;
    assert_string_equal(grade().failures[0].code, "compile-error");
}

/* The same rule at the same place, before the run and in it, is one thing to be told. */
static void test_told_once(void **state)
{
    (void)state;
    struct contract_found *f = add(CONTRACT_CODE_GUARDED_WITHOUT_LOCK, 12);
    f->message = STR("`c->in` is used without `c->lock`, which guards it");
    step(f, CONTRACT_ROLE_WRITTEN, 2, "the declaration says `guards(lock)`");
    step(f, CONTRACT_ROLE_USED, 12, "`c->in` is used");
    shows("guarded-without-lock", 12, 5, 0);
    findings[0].contract = line(2);
    const char *all = told();
    assert_non_null(strstr(all, "  No run was needed to see it: it can be told from the code alone.\n  In Rust: "));
    assert_null(strstr(all, "The path:"));
    assert_null(strstr(all, "which guards it"));
    f->steps[0].at = line(9); /* a way there that the run did not tell */
    assert_non_null(strstr(told(), "No run was needed to see it (guarded-without-lock, line 12): `c->in` is used "
                                   "without `c->lock`, which guards it.\n  The path:\n"));
}

static void test_under_failures(void **state)
{
    (void)state;
    static struct finding null = {.code = "null-dereference"};
    static struct fault_cell cell = {.state = FAULT_BROKE, .class = "alloc", .finding = &null};
    static struct sweep sweep = {.cells = &cell, .count = 1, .findings = &null, .finding_count = 1, .broken = 1};
    null.message = STR("The pointer is NULL");
    null.at = line(12);
    cell.at = line(5);
    cell.faults = STR("f:alloc1");
    cell.how = STR("when the 1st `malloc` (line 5) returns NULL");
    cell.told = STR("when the 1st `malloc` (line 5) returns NULL, line 12 follows it");
    runs[0].sweep = &sweep;
    verdict.kind = VERDICT_FINDINGS;
    struct str list = STR("alloc");
    ex.sweep = &list;
    ex.sweep_count = 1;
    add(CONTRACT_CODE_MAYBE_NULL, 12);
    struct grade g = grade();
    assert_int_equal(g.count, 2);
    assert_string_equal(g.failures[0].code, "null-dereference");
    assert_string_equal(g.failures[1].code, "maybe-null");
    assert_int_equal(g.failures[1].shown, 1);
    struct contract_stand s = first_stand();
    assert_int_equal(s.standing, STANDING_CONFIRMED);
    assert_ptr_equal(s.cell, &cell);
    struct source_file files[] = {{STR("answer.c"), STR(ANSWER), false, false}};
    assert_non_null(strstr(text(words_contract(&arena, &s, files, 1, NULL)),
                           "The rule is broken, and the run shows it, when the 1st `malloc` (line 5) returns NULL: "
                           "null-dereference at line 12."));
}

/* ---- where it stands ------------------------------------------------------------------------------ */

static void test_confirmed(void **state)
{
    (void)state;
    struct contract_found *f = add(CONTRACT_CODE_USE_AFTER_MOVE, 12);
    step(f, CONTRACT_ROLE_OWNED, 5, "");
    step(f, CONTRACT_ROLE_FREED, 10, "");
    shows("use-after-free", 12, 17, 18); /* at its place */
    assert_int_equal(first_stand().standing, STANDING_CONFIRMED);
    findings[0].at = line(2); /* in what it calls */
    assert_int_equal(first_stand().standing, STANDING_SURVIVED);
    findings[0].stack = (struct place[]){line(2), line(12)};
    findings[0].stack_count = 2;
    assert_int_equal(first_stand().standing, STANDING_CONFIRMED);
    findings[0].stack_count = 0; /* somewhere else, but the same block */
    findings[0].made = line(5);
    assert_int_equal(first_stand().standing, STANDING_SURVIVED);
    findings[0].freed = line(10);
    assert_int_equal(first_stand().standing, STANDING_CONFIRMED);
    findings[0].code = "leak"; /* nothing that this breach leads to */
    assert_int_equal(first_stand().standing, STANDING_SURVIVED);
    f->code = CONTRACT_CODE_OWNER_DROPPED;
    assert_int_equal(first_stand().standing, STANDING_CONFIRMED);
    verdict.run_count = 0;
    assert_int_equal(first_stand().standing, STANDING_UNTRIED);
}

static void test_contradicted(void **state)
{
    (void)state;
    struct contract_found *f = add(CONTRACT_CODE_OWNER_DROPPED, 18); /* in main, where every run comes by */
    assert_int_equal(first_stand().standing, STANDING_SURVIVED);
    runs[0].frees = 3;
    struct contract_stand s = first_stand();
    assert_int_equal(s.standing, STANDING_CONTRADICTED);
    struct source_file files[] = {{STR("answer.c"), STR(ANSWER), false, false}};
    assert_non_null(strstr(text(words_contract(&arena, &s, files, 1, NULL)), "The run knows better: it came by, and nothing "
                                                                           "was lost; all blocks were freed."));
    f->at = line(13); /* nobody knows whether it came there */
    assert_int_equal(first_stand().standing, STANDING_SURVIVED);
    f->at = line(18);
    step(f, CONTRACT_ROLE_BRANCH, 18, "");
    assert_int_equal(first_stand().standing, STANDING_SURVIVED);
    f->step_count = 0;
    runs[0].limit = "step-limit";
    assert_int_equal(first_stand().standing, STANDING_SURVIVED);
    runs[0].limit = NULL;
    verdict.unchecked = true;
    assert_int_equal(first_stand().standing, STANDING_SURVIVED);
}

/* The branch, what it depends on, and what there is to be done about it. */
static void test_look(void **state)
{
    (void)state;
    struct attempt all = {.files = (struct source_file[]){{STR("answer.c"), STR(ANSWER), false, false}}, .file_count = 1,
                          .runs = (struct run_input[]){{0}}, .run_count = 1, .contracts = CONTRACTS_CHECK};
    struct attempt next;
    uint32_t alloc;
    struct error e;
    assert_true(sweep_classes(STR("alloc"), &alloc, &e));
    struct contract_found *f = add(CONTRACT_CODE_OWNER_DROPPED, 8);
    step(f, CONTRACT_ROLE_OWNED, 5, "");
    step(f, CONTRACT_ROLE_BRANCH, 7, "`q == NULL` is true");
    struct contract_stand s = first_stand(); /* q is dup_text()'s, which calls malloc() */
    assert_int_equal(s.look, LOOK_SWEEP);
    assert_int_equal(s.sweep, alloc);
    assert_true(str_is(s.call, "dup_text"));
    assert_true(contract_look_attempt(&arena, &all, &s, &next));
    assert_int_equal(next.sweep, alloc);
    assert_false(next.pairs);
    assert_int_equal(next.contracts, CONTRACTS_CHECK);
    const char *said = text(words_contract(&arena, &s, all.files, 1, "F9"));
    assert_non_null(strstr(said, "The rule is broken; this run happened to survive. Find one that does not:\n"
                                 "  The path depends on `dup_text`: make it fail (F9).\n"));
    f->steps[1].at = line(9); /* n comes from outside */
    f->steps[1].message = STR("`n == 0` is true");
    s = first_stand();
    assert_int_equal(s.look, LOOK_INPUT);
    assert_int_equal(s.branch.line, 9);
    assert_false(contract_look_attempt(&arena, &all, &s, &next));
    assert_non_null(strstr(text(words_contract(&arena, &s, all.files, 1, NULL)),
                           "Give it an input with which the path goes that way: `n == 0` is true (line 9)."));
    f->steps[0] = (struct contract_step){CONTRACT_ROLE_BRANCH, line(7), STR("`q == NULL` is false")}; /* it worked */
    assert_int_equal(first_stand().look, LOOK_INPUT);
    f->step_count = 1;
    assert_int_equal(first_stand().look, LOOK_NOWHERE);
    f->steps[0] = (struct contract_step){CONTRACT_ROLE_OWNED, line(5), STR("")};
    assert_int_equal(first_stand().look, LOOK_NOWHERE);
    f->code = CONTRACT_CODE_MAYBE_NULL; /* where its value comes from may fail */
    assert_int_equal(first_stand().look, LOOK_SWEEP);
    f->steps[0].at = line(13); /* or there is nothing to make fail: a test of another box may have ruled it out */
    s = first_stand();
    assert_int_equal(s.look, LOOK_NOWHERE);
    said = text(words_contract(&arena, &s, all.files, 1, NULL));
    assert_non_null(strstr(said, "A run breaks it in which NULL comes here."));
    assert_null(strstr(said, "Every run"));
    f->code = CONTRACT_CODE_BORROW_INVALIDATED; /* the owner must really change */
    f->steps[0] = (struct contract_step){CONTRACT_ROLE_CHANGED, line(10), STR("`free` may end it")};
    f->steps[1] = (struct contract_step){CONTRACT_ROLE_BRANCH, line(9), STR("`n == 0` is true")};
    f->step_count = 2;
    s = first_stand();
    assert_true(s.look == LOOK_INPUT && s.ends == &f->steps[0]);
    assert_non_null(strstr(text(words_contract(&arena, &s, all.files, 1, NULL)),
                           "Give it an input with which this really comes to be: `free` may end it (line 10)."));
    f->step_count = 0;
    f->code = CONTRACT_CODE_GUARDED_WITHOUT_LOCK;
    assert_int_equal(first_stand().look, LOOK_NOWHERE);
    runs[0].threads = 2;
    s = first_stand();
    assert_int_equal(s.look, LOOK_SCHEDULES);
    assert_true(contract_look_attempt(&arena, &all, &s, &next));
    assert_true(next.schedules > 0 && next.run_count == 1);
}

/* Sources are hostile: calls in circles, thousands of functions, no end of a brace. */
static void test_hostile(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_cstr(&b, "int f(int n) { return g(n) + f(n); } int g(int n) { return f(n) + g(n) + h(n); }\n");
    for (int i = 0; i < 6000; i++)
        buf_printf(&b, "int f%d(int n) { int v = f%d(n) + f%d(n); if (v) return f%d(v); return v; }\n", i, i + 1, i + 2, i + 3);
    buf_cstr(&b, "int main(void) { if (f0(1)) { {{{{ ((((");
    struct contract_found *f = add(CONTRACT_CODE_OWNER_DROPPED, 6002);
    step(f, CONTRACT_ROLE_BRANCH, 3, "");
    f->steps[0].at.column = 100000;
    f->steps[0].at.length = 1 << 30;
    struct source_file files[] = {{STR("answer.c"), buf_view(&b), false, false}};
    size_t n;
    struct contract_stand *all = contract_stands(&arena, &verdict, files, 1, NULL, &n);
    assert_int_equal(all[0].look, LOOK_INPUT);
    buf_clear(&b); /* all in one line, every name of it set there */
    buf_cstr(&b, "int main(void) { int a; if (a) a = 1;");
    for (int i = 0; i < 100 * 1000; i++)
        buf_printf(&b, "a%d = a%d;", i, i + 1);
    buf_cstr(&b, "}");
    files[0].text = buf_view(&b);
    for (size_t i = 1; i < COUNT(found); i++) {
        found[i] = found[0];
        ownership.found_count = i + 1;
    }
    f->steps[0].at = line(1);
    all = contract_stands(&arena, &verdict, files, 1, NULL, &n);
    assert_int_equal(n, 3);
    buf_release(&b);
}

/* ---- as it is told --------------------------------------------------------------------------------- */

static void test_words(void **state)
{
    (void)state;
    struct contract_found *f = add(CONTRACT_CODE_USE_AFTER_MOVE, 12);
    f->advice = STR("use it first, free it last");
    f->at.column = 5;
    f->at.length = 1;
    step(f, CONTRACT_ROLE_OWNED, 5, "`p` owns what `malloc` gave");
    step(f, CONTRACT_ROLE_BRANCH, 9, "`n == 0` is true");
    step(f, CONTRACT_ROLE_FREED, 10, "`free` ends it");
    assert_string_equal(told(),
        "FAIL  `p` is used after it was freed.\n"
        "  At line 12:\n"
        "    12 | p[0] = 'x'; // malloc() in a comment is no call\n"
        "         ^\n"
        "  The path:\n"
        "    owned    line 5: `p` owns what `malloc` gave\n"
        "      5 | char *p = malloc(4);\n"
        "    branch   line 9: `n == 0` is true\n"
        "      9 | if (n == 0)\n"
        "    freed    line 10: `free` ends it\n"
        "      10 | free(p);\n"
        "  The rule is broken; this run happened to survive. Find one that does not:\n"
        "  Give it an input with which the path goes that way: `n == 0` is true (line 9).\n"
        "  In Rust: use of moved value.\n"
        "  Use it first, free it last.\n"
        "  More: freehold explain use-after-move\n");
}

/* A program that has no words of contracts is asked about none: a count of holders is right without. */
static void test_program(void **state)
{
    (void)state;
    add(CONTRACT_CODE_BORROW_INVALIDATED, 12);
    struct source_file files[] = {{STR("answer.c"), STR(ANSWER), false, false}};
    assert_non_null(strstr(text(words_program(&arena, &verdict, files, 1)), "OWNERSHIP  1 rule"));
    ownership.notation = false;
    assert_null(strstr(text(words_program(&arena, &verdict, files, 1)), "OWNERSHIP"));
    assert_non_null(strstr(text(words_verdict(&arena, &verdict, files, 1)), "OWNERSHIP  1 rule"));
}

static void test_proposals(void **state)
{
    (void)state;
    struct source_file files[] = {{STR("answer.c"), STR(ANSWER), false, false}};
    assert_string_equal(text(words_proposals(&arena, &verdict, files, 1)),
                        "No body implies a contract that is not written already.\n");
    ownership.proposals = &(struct contract_proposal){.file = STR("answer.c"), .line = 2, .function = STR("dup_text"),
                                                      .text = STR("gives nullable char *dup_text(borrows const char *s)"),
                                                      .why = STR("what it returns is fresh on every path")};
    ownership.proposal_count = 1;
    assert_string_equal(text(words_proposals(&arena, &verdict, files, 1)),
                        "At line 2, the body of dup_text says:\n"
                        "  gives nullable char *dup_text(borrows const char *s)\n"
                        "  What it returns is fresh on every path.\n");
    assert_string_equal(text(words_contracts(&arena, &verdict, files, 1, NULL, 0, false)),
                        "No rule of ownership is broken on any path of its 3 functions.\n");
    verdict.ownership = NULL;
    assert_non_null(strstr(text(words_contracts(&arena, &verdict, files, 1, NULL, 0, false)), "Nothing is known"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_counts, setup, teardown),
        cmocka_unit_test_setup_teardown(test_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(test_wanted, setup, teardown),
        cmocka_unit_test_setup_teardown(test_order, setup, teardown),
        cmocka_unit_test_setup_teardown(test_told_once, setup, teardown),
        cmocka_unit_test_setup_teardown(test_under_failures, setup, teardown),
        cmocka_unit_test_setup_teardown(test_confirmed, setup, teardown),
        cmocka_unit_test_setup_teardown(test_contradicted, setup, teardown),
        cmocka_unit_test_setup_teardown(test_look, setup, teardown),
        cmocka_unit_test_setup_teardown(test_hostile, setup, teardown),
        cmocka_unit_test_setup_teardown(test_words, setup, teardown),
        cmocka_unit_test_setup_teardown(test_program, setup, teardown),
        cmocka_unit_test_setup_teardown(test_proposals, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
