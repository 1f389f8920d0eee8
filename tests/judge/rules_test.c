/* Rules about a source on their way: into the worker, out of its log, read with suspicion. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "cfront/cfront.h"
#include "judge/attempt.h"
#include "judge/log.h"
#include "judge/verdict.h"
#include "judge/worker.h"

static struct judge *judge;

static struct verdict *run_ruled(const char *text, const struct source_rule *rules, size_t count, bool uses)
{
    struct source_file file = {.name = STR("answer.c"), .text = str_from(text)};
    struct run_input run = {0};
    return judge_run(judge, &(struct attempt){.files = &file, .file_count = 1, .runs = &run, .run_count = 1,
                                              .rules = rules, .rule_count = count, .rules_file = STR("answer.c"),
                                              .uses = uses});
}

static const struct source_rule two[] = {
    {.kind = RULE_MUST_CALL, .what = {"free", 4}}, {.kind = RULE_NO_MALLOC_CAST}};

/* Broken rules are told beside what the run showed, with their places. */
static void with_findings(void **state)
{
    (void)state;
    struct verdict *v = run_ruled("#include <stdlib.h>\nint main(void)\n{\n    char *p = (char *)malloc(3);\n"
                                  "    return p == NULL;\n}\n", two, 2, false);
    assert_int_equal(v->kind, VERDICT_FINDINGS);
    assert_string_equal(verdict_first_finding(v)->code, "leak");
    assert_int_equal(v->breach_count, 2);
    assert_int_equal(v->breaches[0].rule, 0);
    assert_int_equal(v->breaches[0].at.line, 2);
    assert_int_equal(v->breaches[1].rule, 1);
    assert_int_equal(v->breaches[1].at.line, 4);
    assert_int_equal(v->breaches[1].at.column, 15);
    assert_int_equal(v->breaches[1].at.length, 8);
    assert_true(str_is(v->breaches[1].at.file, "answer.c"));
    assert_true(str_is(v->breaches[1].message, "the result of 'malloc' is cast here, and it becomes a pointer of any "
                                               "type by itself"));
    assert_int_equal(v->use_count, 0);
    verdict_free(v);
}

static void kept_or_not_compiled(void **state)
{
    (void)state;
    struct verdict *v = run_ruled("#include <stdlib.h>\nint main(void) { free(malloc(3)); return 0; }\n", two, 2, true);
    assert_int_equal(v->kind, VERDICT_CLEAN);
    assert_int_equal(v->breach_count, 0);
    assert_int_equal(v->use_count, 2);
    assert_true(str_is(v->uses[0].word, "free"));
    assert_true(str_is(v->uses[1].word, "malloc"));
    assert_int_equal(v->uses[1].at.line, 2);
    assert_int_equal(v->uses[1].at.column, 23);
    verdict_free(v);
    v = run_ruled("int main(void) { return 0 }\n", two, 2, true);
    assert_int_equal(v->kind, VERDICT_COMPILE_ERROR);
    assert_int_equal(v->breach_count, 0);
    assert_int_equal(v->use_count, 0);
    verdict_free(v);
}

/* A log that was written over has no more rules, and no longer texts, than there can be. */
static void hostile_log(void **state)
{
    (void)state;
    struct source_file file = {.name = STR("answer.c"), .text = STR("int main(void) { return 0; }")};
    struct run_input run = {0};
    struct attempt attempt = {.files = &file, .file_count = 1, .runs = &run, .run_count = 1, .rules = two,
                              .rule_count = 2, .rules_file = STR("answer.c"), .uses = true};
    struct buf packed = {0};
    struct error error;
    assert_true(attempt_pack(&attempt, &packed, &error));
    size_t len = verdict_log_size(&attempt);
    struct judge_log *log = calloc(1, len);
    log->magic = LOG_MAGIC;
    log->stage = STAGE_DONE;
    log->breach_count = log->use_count = UINT32_MAX;
    memset(log->breaches, 0xee, sizeof log->breaches);
    memset(log->uses, 0xee, sizeof log->uses);
    log->breaches[3].rule = 1;
    log->breaches[3].line = UINT32_MAX;
    struct worker_end end = {0};
    struct verdict *v = verdict_read(buf_view(&packed), log, len, &end);
    assert_int_equal(v->breach_count, 1);
    assert_int_equal(v->breaches[0].rule, 1);
    assert_int_equal(v->breaches[0].at.line, 0);
    assert_true(v->breaches[0].message.len <= sizeof log->breaches[0].message);
    assert_true(v->use_count <= LOG_USES);
    for (size_t i = 0; i < v->use_count; i++)
        assert_true(v->uses[i].word.len <= sizeof log->uses[0].word);
    verdict_free(v);
    free(log);
    buf_release(&packed);
}

static void blanked(void **state)
{
    (void)state;
    static const struct { const char *text, *want; } rows[] = {
        {"a = \"goto\"; // goto\nb;", "a = \"    \";        \nb;"},
        {"/* x\ny */ c 'q' '\\''", "    \n     c ' ' '  '"},
        {"\"a\\\"b\" d /* open", "\"    \" d        "},
        {"", ""},
    };
    struct arena a = {0};
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(arena_cstr(&a, source_blanked(&a, str_from(rows[i].text), true)), rows[i].want);
    assert_string_equal(arena_cstr(&a, source_blanked(&a, STR("p(\"/* a */\"); // b"), false)), "p(\"/* a */\");     ");
    arena_release(&a);
}

static void found_text(void **state)
{
    (void)state;
    size_t from, to;
    struct error error;
    assert_int_equal(output_find(STR("b+"), STR("aabbc"), &from, &to, &error), 1);
    assert_int_equal(from, 2);
    assert_int_equal(to, 4);
    assert_int_equal(output_find(STR("^$"), STR(""), &from, &to, &error), 1);
    assert_int_equal(to, 0);
    assert_int_equal(output_find(STR("x"), STR("aabbc"), &from, &to, &error), 0);
    assert_int_equal(output_find(STR("(a+)+$"), STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"), &from, &to,
                                 &error), -1);
}

static int start(void **state)
{
    (void)state;
    struct error error = {0};
    judge = judge_new(&error);
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
        cmocka_unit_test(with_findings), cmocka_unit_test(kept_or_not_compiled), cmocka_unit_test(hostile_log),
        cmocka_unit_test(blanked), cmocka_unit_test(found_text),
    };
    return cmocka_run_group_tests_name("rules of sources", tests, start, stop);
}
