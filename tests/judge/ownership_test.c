/* What is found of ownership before the run, on its way out of the worker: all of it comes back as
 * it was, what has no room is left out whole and counted, and a log that was written over has no
 * more of anything, and no longer texts, than there can be. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "judge/attempt.h"
#include "judge/judge.h"
#include "judge/log.h"
#include "judge/verdict.h"

static struct judge *judge;
static struct source_file files[] = {
    {.name = STR("list.h"), .text = STR("\n"), .header = true},
    {.name = STR("list.c"), .text = STR("int main(void) { return 0; }\n")},
};
static struct run_input input;
static struct attempt attempt = {.files = files, .file_count = 2, .runs = &input, .run_count = 1,
                                 .contracts = CONTRACTS_CHECK | CONTRACTS_PERMISSIONS | CONTRACTS_PROPOSALS};
static struct judge_log *log_;
static size_t log_len;

static void clear(void)
{
    memset(log_, 0, sizeof *log_);
    log_->magic = LOG_MAGIC;
    log_->stage = STAGE_DONE;
    log_->runs[0].outcome = OUTCOME_EXITED;
}

static struct verdict *read_as(const struct attempt *a)
{
    struct buf packed = {0};
    struct worker_end end = {0};
    assert_true(attempt_pack(a, &packed, NULL));
    struct verdict *v = verdict_read(buf_view(&packed), log_, log_len, &end);
    buf_release(&packed);
    return v;
}

static struct cfront_step steps[] = {
    {CONTRACT_ROLE_OWNED, STR("list.c"), 3, 15, 6, STR("`p` becomes the owner of what malloc gives")},
    {CONTRACT_ROLE_FREED, STR("list.h"), 4, 5, 7, STR("`p` is freed")},
};
static struct cfront_contract found[] = {
    {.code = CONTRACT_CODE_USE_AFTER_MOVE, .file = STR("list.c"), .line = 5, .column = 6, .length = 1,
     .function = STR("main"), .variable = STR("p"), .message = STR("`p` is used after it was freed"),
     .advice = STR("use it before"), .rust = STR("use of moved value: `p`"), .steps = steps, .step_count = 2},
    {.code = CONTRACT_CODE_CANNOT_TELL, .file = STR("list.h"), .line = 9, .column = 1, .length = 2,
     .function = STR("odd"), .message = STR("nothing can be said here")},
};
static struct cfront_permit permits[] = {
    {STR("list.c"), 3, STR("main"), STR("p"), 0, 7, 0, STR("what malloc gives is its own")},
    {STR("list.c"), 4, STR("main"), STR("p"), 7, 0, 3, STR("freed")},
};
static struct cfront_insert inserts[] = {{STR("list.h"), 1, 1, STR("#include <ownership.h>\n")},
                                          {STR("list.c"), 3, 11, STR("owns ")}};
static struct cfront_proposal proposals[] = {
    {STR("list.c"), 3, 6, STR("drop"), STR("void drop(owns char *p)"), STR("it frees `p` on every path"), inserts, 2}};

static const struct cfront_ownership whole = {.found = found, .found_count = 2, .permits = permits, .permit_count = 2,
                                              .proposals = proposals, .proposal_count = 1, .functions = 3, .untold = 1,
                                              .dropped = 4, .check_us = 77, .notation = true};

static void there_and_back(void **state)
{
    (void)state;
    clear();
    log_ownership_put(&log_->ownership, &whole, files, 2);
    struct verdict *v = read_as(&attempt);
    const struct ownership *o = v->ownership;
    assert_non_null(o);
    assert_int_equal(o->functions, 3);
    assert_int_equal(o->untold, 1);
    assert_int_equal(o->dropped, 4);
    assert_int_equal(o->check_us, 77);
    assert_true(o->notation);
    assert_int_equal(o->found_count, 2);
    const struct contract_found *f = &o->found[0];
    assert_string_equal(f->word, "use-after-move");
    assert_true(str_is(f->at.file, "list.c") && str_is(f->at.function, "main") && str_is(f->variable, "p"));
    assert_int_equal(f->at.line, 5);
    assert_int_equal(f->at.column, 6);
    assert_int_equal(f->at.length, 1);
    assert_true(str_is(f->message, "`p` is used after it was freed") && str_is(f->advice, "use it before"));
    assert_true(str_is(f->rust, "use of moved value: `p`"));
    assert_int_equal(f->step_count, 2);
    assert_int_equal(f->steps[1].role, CONTRACT_ROLE_FREED);
    assert_true(str_is(f->steps[1].at.file, "list.h") && str_is(f->steps[1].message, "`p` is freed"));
    assert_int_equal(f->steps[1].at.line, 4);
    assert_int_equal(o->found[1].code, CONTRACT_CODE_CANNOT_TELL);
    assert_int_equal(o->found[1].step_count, 0);
    assert_int_equal(o->found[1].variable.len, 0);
    assert_int_equal(o->permit_count, 2);
    assert_int_equal(o->permits[1].some, 3);
    assert_int_equal(o->permits[1].before, 7);
    assert_true(str_is(o->permits[1].reason, "freed") && str_is(o->permits[1].variable, "p"));
    assert_int_equal(o->proposal_count, 1);
    assert_true(str_is(o->proposals[0].text, "void drop(owns char *p)"));
    assert_int_equal(o->proposals[0].insert_count, 2);
    assert_true(str_is(o->proposals[0].inserts[0].put, "#include <ownership.h>\n"));
    assert_true(str_is(o->proposals[0].inserts[0].file, "list.h"));
    assert_true(str_is(o->proposals[0].inserts[1].file, "list.c"));
    assert_int_equal(o->proposals[0].inserts[1].column, 11);
    verdict_free(v);
}

/* As much as cfront may find, each text as long as it can be: no byte is written outside, what is
 * kept is kept whole, and the rest is counted. */
static void no_room(void **state)
{
    (void)state;
    enum { TEXT = 3000 };
    char *text = mem_alloc(TEXT * 3);
    struct cfront_ownership o = {0};
    struct arena a = {0};
    o.found_count = CFRONT_CONTRACTS + 9;
    o.found = arena_array(&a, o.found_count, sizeof *o.found);
    o.permit_count = CFRONT_PERMITS + 1;
    o.permits = arena_array(&a, o.permit_count, sizeof *o.permits);
    o.proposal_count = CFRONT_PROPOSALS + 1;
    o.proposals = arena_array(&a, o.proposal_count, sizeof *o.proposals);
    for (size_t i = 0; i < TEXT * 3; i++)
        text[i] = (char)('a' + i * i % 23);
    for (size_t i = 0; i < o.found_count; i++) {
        struct str t = {text + i, TEXT};
        o.found[i] = (struct cfront_contract){.code = CONTRACT_CODE_MAYBE_NULL, .file = STR("list.c"), .line = 1,
                                              .message = t, .advice = str_slice(t, 1, TEXT), .rust = str_slice(t, 2, TEXT),
                                              .steps = arena_array(&a, 40, sizeof(struct cfront_step)), .step_count = 40};
        for (size_t k = 0; k < 40; k++)
            o.found[i].steps[k] = (struct cfront_step){1, STR("list.c"), 1, 1, 1, str_slice(t, 3 + k, TEXT)};
    }
    for (size_t i = 0; i < o.permit_count; i++)
        o.permits[i] = (struct cfront_permit){STR("list.c"), 1, STR("f"), STR("v"), 1, 2, 0, {text + i, TEXT}};
    for (size_t i = 0; i < o.proposal_count; i++)
        o.proposals[i] = (struct cfront_proposal){STR("list.c"), 1, 1, STR("f"), {text + i, TEXT}, STR("why"), inserts, 2};
    clear();
    log_ownership_put(&log_->ownership, &o, files, 2);
    struct verdict *v = read_as(&attempt);
    const struct ownership *own = v->ownership;
    assert_int_equal(own->found_count + own->dropped, o.found_count);
    assert_true(own->found_count > 20 && own->found_count <= CFRONT_CONTRACTS);
    for (size_t i = 0; i < own->found_count; i++) {
        assert_int_equal(own->found[i].message.len, LOG_OWN_SENTENCE);
        assert_memory_equal(own->found[i].message.at, text + i, LOG_OWN_SENTENCE);
        assert_int_equal(own->found[i].step_count, CFRONT_STEPS);
        assert_memory_equal(own->found[i].steps[CFRONT_STEPS - 1].message.at, text + i + 3 + CFRONT_STEPS - 1, LOG_OWN_SENTENCE);
    }
    verdict_free(v);
    o.found_count = 0; /* then there is room for the others */
    clear();
    log_ownership_put(&log_->ownership, &o, files, 2);
    v = read_as(&attempt);
    assert_int_equal(v->ownership->dropped, 0);
    assert_int_equal(v->ownership->proposal_count, CFRONT_PROPOSALS);
    assert_true(v->ownership->permit_count > 700 && v->ownership->permit_count <= CFRONT_PERMITS);
    verdict_free(v);
    arena_release(&a);
    mem_free(text);
}

/* A proposal with too many edits is left out; one that follows has its own. */
static void proposals_whole(void **state)
{
    (void)state;
    static struct cfront_insert many[LOG_OWN_INSERTS + 1];
    static char long_text[LOG_OWN_SENTENCE + 1];
    memset(long_text, 'x', sizeof long_text);
    struct cfront_insert too_long = {STR("list.c"), 1, 1, {long_text, sizeof long_text}};
    struct cfront_proposal three[] = {proposals[0], proposals[0], proposals[0]};
    three[0].inserts = many;
    three[0].insert_count = COUNT(many);
    three[1].inserts = &too_long;
    three[1].insert_count = 1;
    struct cfront_ownership o = {.proposals = three, .proposal_count = 3};
    clear();
    log_ownership_put(&log_->ownership, &o, files, 2);
    struct verdict *v = read_as(&attempt);
    assert_int_equal(v->ownership->proposal_count, 1);
    assert_int_equal(v->ownership->proposals[0].insert_count, 2);
    assert_true(str_is(v->ownership->proposals[0].inserts[1].put, "owns "));
    verdict_free(v);
}

static void bounded(struct str s, size_t most)
{
    volatile char sum = 0;
    assert_true(s.len <= most);
    for (size_t i = 0; i < s.len; i++)
        sum = (char)(sum + s.at[i]);
}

static void in_a_file(struct str name, int line)
{
    assert_true(!name.len || str_is(name, "list.h") || str_is(name, "list.c"));
    assert_true(line >= 0 && line < 1000 * 1000);
}

static void look_at(const struct verdict *v)
{
    const struct ownership *o = v->ownership;
    if (!o)
        return;
    size_t untold = 0;
    assert_true(o->found_count <= CFRONT_CONTRACTS && o->permit_count <= CFRONT_PERMITS);
    assert_true(o->proposal_count <= CFRONT_PROPOSALS && o->check_us >= 0);
    for (size_t i = 0; i < o->found_count; i++) {
        const struct contract_found *f = &o->found[i];
        assert_true(f->word[0] && f->code > CONTRACT_CODE_NONE && f->code < CONTRACT_CODES_END);
        in_a_file(f->at.file, f->at.line);
        bounded(f->at.function, LOG_OWN_NAME);
        bounded(f->variable, LOG_OWN_NAME);
        bounded(f->message, LOG_OWN_SENTENCE);
        bounded(f->advice, LOG_OWN_SENTENCE);
        bounded(f->rust, LOG_OWN_SENTENCE);
        assert_true(f->step_count <= CFRONT_STEPS);
        for (size_t k = 0; k < f->step_count; k++) {
            in_a_file(f->steps[k].at.file, f->steps[k].at.line);
            assert_true(f->steps[k].role <= CONTRACT_ROLE_WRITTEN);
            bounded(f->steps[k].message, LOG_OWN_SENTENCE);
        }
        untold += f->code == CONTRACT_CODE_CANNOT_TELL;
    }
    assert_int_equal(o->untold, untold);
    for (size_t i = 0; i < o->permit_count; i++) {
        const struct permit *p = &o->permits[i];
        in_a_file(p->file, p->line);
        bounded(p->function, LOG_OWN_NAME);
        bounded(p->variable, LOG_OWN_NAME);
        bounded(p->reason, LOG_OWN_SENTENCE);
        assert_true((p->before | p->after | p->some) <= 7);
    }
    for (size_t i = 0, all = 0; i < o->proposal_count; i++) {
        const struct contract_proposal *p = &o->proposals[i];
        in_a_file(p->file, p->line);
        bounded(p->text, LOG_OWN_LINES);
        bounded(p->why, LOG_OWN_SENTENCE);
        assert_true((all += p->insert_count) <= LOG_OWN_INSERTS);
        for (size_t k = 0; k < p->insert_count; k++)
            bounded(p->inserts[k].put, LOG_OWN_SENTENCE);
    }
}

static void logs_that_lie(void **state)
{
    (void)state;
    static const uint32_t lies[] = {0, 1, 7, 64, 65, 1024, 1 << 20, (1 << 20) - 1, INT32_MAX, UINT32_MAX - 1, UINT32_MAX};
    struct log_ownership *own = &log_->ownership;
    size_t numbers = offsetof(struct log_ownership, text) / sizeof(uint32_t);
    srand(7);
    for (int round = 0; round < 60; round++) {
        clear();
        log_ownership_put(own, &whole, files, 2);
        uint32_t *at = (uint32_t *)own;
        for (int i = 0; i < 2000; i++)
            at[(size_t)rand() % numbers] = lies[(size_t)rand() % COUNT(lies)];
        for (int i = 0; i < 6 && round % 2; i++) /* the counts themselves */
            at[(size_t)rand() % 12] = lies[(size_t)rand() % COUNT(lies)];
        struct verdict *v = read_as(&attempt);
        look_at(v);
        verdict_free(v);
    }
    clear();
    memset(own, 0xff, sizeof *own); /* no text ends, nothing is a number of ours */
    struct verdict *v = read_as(&attempt);
    assert_non_null(v->ownership);
    look_at(v);
    assert_int_equal(v->ownership->found_count, 0);
    verdict_free(v);
}

static void what_was_not_asked_for(void **state)
{
    (void)state;
    struct attempt other = attempt;
    clear();
    log_ownership_put(&log_->ownership, &whole, files, 2);
    other.contracts = 0;
    struct verdict *v = read_as(&other);
    assert_null(v->ownership); /* though the log says there is something */
    verdict_free(v);
    log_->ownership.done = 0;
    v = read_as(&attempt);
    assert_null(v->ownership);
    verdict_free(v);
}

/* Every bit of the request goes through, and no other. */
static void through_the_request(void **state)
{
    (void)state;
    for (unsigned bits = 0; bits <= 15; bits++) {
        struct attempt a = attempt, back;
        struct buf packed = {0};
        struct arena arena = {0};
        a.contracts = bits;
        assert_true(attempt_pack(&a, &packed, NULL));
        assert_true(attempt_unpack(&arena, buf_view(&packed), &back));
        assert_int_equal(back.contracts, bits & CONTRACTS_ALL);
        arena_release(&arena);
        buf_release(&packed);
    }
}

/* Without a run there is no main, and what is wrong with the source comes first. */
static void in_a_worker(void **state)
{
    (void)state;
    struct source_file file = {.name = STR("a.c"), .text = STR("void f(void) {}\n")};
    struct attempt a = {.files = &file, .file_count = 1, .contracts = CONTRACTS_CHECK};
    struct verdict *v = judge_run(judge, &a);
    assert_int_equal(v->kind, VERDICT_CLEAN);
    assert_non_null(v->ownership);
    assert_int_equal(v->ownership->found_count, 0);
    verdict_free(v);
    file.text = STR("int g(void); extern int x; static int h(void); int f(void) { return g() + x; }\n");
    v = judge_run(judge, &a);
    assert_int_equal(v->kind, VERDICT_COMPILE_ERROR); /* g has no body */
    verdict_free(v);
    a.part = true;
    v = judge_run(judge, &a);
    assert_int_equal(v->kind, VERDICT_CLEAN);
    assert_int_equal(v->ownership->functions, 1);
    verdict_free(v);
    file.text = STR("static int h(void); int f(void) { return h(); }\n");
    v = judge_run(judge, &a);
    assert_int_equal(v->kind, VERDICT_COMPILE_ERROR); /* no other file can define h */
    verdict_free(v);
    file.text = STR("void f(void) { x; }\n");
    v = judge_run(judge, &a);
    assert_int_equal(v->kind, VERDICT_COMPILE_ERROR);
    assert_null(v->ownership);
    verdict_free(v);
}

static void proposals_as_edits(void **state)
{
    (void)state;
    struct contract_insert include = {STR("a.c"), 1, 1, STR("#include <ownership.h>\n")};
    struct contract_insert first[] = {include, {STR("a.c"), 2, 8, STR("owns ")}, {STR("a.h"), 1, 1, STR("gives ")}};
    struct contract_insert second[] = {{STR("a.c"), 2, 8, STR("nullable ")}, include, {STR("a.c"), 3, 1, STR("must_use ")}};
    struct contract_proposal p[] = {{.inserts = first, .insert_count = 3}, {.inserts = second, .insert_count = 3}};
    struct arena a = {0};
    struct str got;
    assert_true(proposals_written(&a, p, 2, STR("a.c"), STR("\nvoid f(char *p);\nint g;"), &got));
    assert_string_equal(got.at, "#include <ownership.h>\n\nvoid f(owns nullable char *p);\nmust_use int g;");
    assert_true(proposals_written(&a, p, 1, STR("a.c"), STR("\r\nvoid f(char *p);\r\n"), &got));
    assert_string_equal(got.at, "#include <ownership.h>\r\n\r\nvoid f(owns char *p);\r\n");
    assert_true(proposals_written(&a, p, 2, STR("a.h"), STR(""), &got)); /* at the end of nothing */
    assert_string_equal(got.at, "gives ");
    assert_true(proposals_written(&a, p, 2, STR("b.c"), STR("as it was"), &got));
    assert_true(str_is(got, "as it was"));
    /* not the text that they are about: no line 3, a line that is too short, no line at all */
    assert_false(proposals_written(&a, p, 2, STR("a.c"), STR("\nvoid f(char *p);"), &got));
    assert_true(str_is(got, "\nvoid f(char *p);"));
    assert_false(proposals_written(&a, p, 1, STR("a.c"), STR("\nint x;\n"), &got));
    first[0].line = 0;
    assert_false(proposals_written(&a, p, 1, STR("a.c"), STR("\nvoid f(char *p);\n"), &got));
    arena_release(&a);
}

/* With a real source. */
static void told_by_a_worker(void **state)
{
    (void)state;
    struct source_file file = {.name = STR("a.c"), .text = STR(
        "#include <stdlib.h>\n"
        "int f(int n)\n"
        "{\n"
        "    char *p = malloc(4);\n"
        "    if (!p)\n"
        "        return 1;\n"
        "    free(p);\n"
        "    return n ? *p : 0;\n"
        "}\n")};
    struct attempt a = {.files = &file, .file_count = 1, .contracts = CONTRACTS_CHECK};
    struct verdict *v = judge_run(judge, &a);
    assert_int_equal(v->kind, VERDICT_CLEAN);
    assert_non_null(v->ownership);
    assert_int_equal(v->ownership->functions, 1);
    assert_false(v->ownership->notation);
    assert_true(v->ownership->check_us >= 0 && v->ownership->check_us < 1000 * 1000);
    verdict_free(v);
}

static void in_words(void **state)
{
    (void)state;
    assert_string_equal(contract_word(CONTRACT_CODE_MOVED_TWICE), "moved-twice");
    assert_string_equal(contract_word(CONTRACT_CODES_END), "");
    assert_string_equal(contract_rust(CONTRACT_CODE_OWNER_DROPPED), "drop");
    for (int c = CONTRACT_CODE_NONE + 1; c < CONTRACT_CODES_END; c++)
        assert_true(contract_rule((enum contract_code)c)[0] && contract_word((enum contract_code)c)[0]);
    for (int r = CONTRACT_ROLE_NONE + 1; r <= CONTRACT_ROLE_WRITTEN; r++)
        assert_true(contract_role_word((enum contract_role)r)[0]);
    assert_string_equal(contract_role_word((enum contract_role)99), "");
    assert_string_equal(permit_text(PERMIT_READ | PERMIT_OWN, PERMIT_WRITE).text, "RwO");
    assert_string_equal(permit_text(0, 0).text, "---");
}

static int start(void **state)
{
    (void)state;
    struct error error = {0};
    log_len = verdict_log_size(&attempt);
    log_ = mem_alloc(log_len);
    judge = judge_new(&error);
    return judge ? 0 : -1;
}

static int stop(void **state)
{
    (void)state;
    mem_free(log_);
    judge_free(judge);
    return 0;
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_and_back), cmocka_unit_test(no_room), cmocka_unit_test(proposals_whole),
        cmocka_unit_test(logs_that_lie), cmocka_unit_test(what_was_not_asked_for),
        cmocka_unit_test(through_the_request), cmocka_unit_test(in_a_worker), cmocka_unit_test(proposals_as_edits),
        cmocka_unit_test(told_by_a_worker), cmocka_unit_test(in_words),
    };
    return cmocka_run_group_tests_name("ownership on its way", tests, start, stop);
}
