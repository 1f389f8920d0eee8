/* Failures of calls in the judge: their names as text, what a sweep of a small program finds, that
 * calls of a spared file do not fail, and a log of a sweep that was written over. */
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

static int start_judge(void **state)
{
    struct error e = {0};
    (void)state;
    judge = judge_new(&e);
    return judge ? 0 : -1;
}

static int stop_judge(void **state)
{
    (void)state;
    judge_free(judge);
    return 0;
}

static void names(void **state)
{
    (void)state;
    static const char *const good[] = {"f:alloc1", "f:read2s", "f:write1i", "f:crash4", "f:crash4.2",
                                       "f:alloc3+close1", "f:alloc1+alloc2+open3+clock4"};
    static const char *const bad[] = {"alloc1", "f:", "f:alloc", "f:alloc0", "f:alloc1s", "f:alloc1+", "f:alloc1+alloc1",
                                      "f:crash1.300", "f:crash1s", "f:read1.1", "f:alloc4294967296", "f:none1",
                                      "f:alloc1+alloc2+alloc3+alloc4+alloc5", "f:alloc1 "};
    for (size_t i = 0; i < COUNT(good); i++) {
        struct faults f;
        struct error e = {0};
        char text[FAULTS_TEXT];
        assert_true(faults_read(str_from(good[i]), &f, &e));
        faults_write(&f, text);
        assert_string_equal(text, good[i]);
    }
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct error e = {0};
        assert_false(faults_known(str_from(bad[i]), &e));
        assert_true(e.text[0] != '\0');
    }
}

static void names_of_calls(void **state)
{
    (void)state;
    static const struct { const char *line; uint32_t column; const char *name; } lines[] = {
        {"p = malloc(4);", 5, "malloc"}, {"p = (malloc)(4);", 5, "malloc"}, {"q = list.make (1);", 5, "make"},
        {"q = l->m2(1);", 5, "m2"}, {"(*f)(3);", 1, ""}, {"f[2](3);", 1, ""}, {"x", 9, ""}, {"x = y", 5, "y"},
    };
    for (size_t i = 0; i < COUNT(lines); i++) {
        struct str name = call_name(str_from(lines[i].line), 1, lines[i].column);
        assert_true(str_is(name, lines[i].name));
    }
    assert_int_equal(call_name(STR("a()\n"), 3, 1).len, 0);
}

static bool first; /* of the attempts: nothing behind what is found first */

static struct verdict *sweep(const char *answer, const char *harness, uint32_t runs_most)
{
    struct source_file files[] = {{STR("answer.c"), str_from(answer), false, false}, {STR("harness.c"), str_from(harness), false, false}};
    struct run_input input = {0};
    struct error e = {0};
    struct attempt a = {.files = files, .file_count = 2, .runs = &input, .run_count = 1, .spared = STR("harness.c"),
                        .sweep_runs = runs_most, .first = first};
    assert_true(sweep_classes(STR("alloc"), &a.sweep, &e));
    return judge_run(judge, &a);
}

#define HARNESS "#include <stdlib.h>\nint *make(int);\nint main(void)\n{\n    int *own = malloc(4);\n    int n = 0;\n" \
                "    for (int i = 0; i < 6; i++) {\n        int *p = make(i);\n        n += !p;\n        free(p);\n    }\n" \
                "    free(own);\n    return n;\n}\n"

static void finds(void **state)
{
    (void)state;
    struct verdict *v = sweep("#include <stdlib.h>\nint *make(int x)\n{\n    int *p = malloc(sizeof *p);\n"
                              "    if (x > 3 || p)\n        *p = x;\n    return p;\n}\n", HARNESS, 0);
    assert_int_equal(v->kind, VERDICT_FINDINGS);
    const struct sweep *s = v->runs[0].sweep;
    assert_int_equal(v->runs[0].finding_count, 0);
    assert_int_equal(s->count, 6); /* the harness's own does not fail */
    assert_int_equal(s->broken, 2);
    assert_true(s->complete && s->runs == 6 && s->finding_count == 1);
    assert_string_equal(s->cells[3].faults.at, "f:alloc4");
    assert_int_equal(s->cells[3].state, FAULT_HANDLED);
    assert_int_equal(s->cells[3].exit_code, 1);
    assert_string_equal(s->cells[4].told.at, "when the 5th `malloc` (line 4) returns NULL, line 6 follows it");
    assert_ptr_equal(s->cells[4].finding, s->cells[5].finding);
    assert_ptr_equal(verdict_first_finding(v), s->cells[5].finding);
    verdict_free(v);
    first = true;
    v = sweep("#include <stdlib.h>\nint *make(int x)\n{\n    int *p = malloc(sizeof *p);\n"
              "    if (x > 3 || p)\n        *p = x;\n    return p;\n}\n", HARNESS, 0);
    first = false;
    assert_int_equal(v->kind, VERDICT_FINDINGS);
    assert_int_equal(v->runs[0].sweep->count, 5); /* the fifth is not handled */
    assert_false(v->runs[0].sweep->complete);
    verdict_free(v);
    v = sweep("#include <stdlib.h>\nint *make(int x)\n{\n    int *p = malloc(sizeof *p);\n    if (p)\n"
              "        *p = x;\n    return p;\n}\n", HARNESS, 3);
    assert_int_equal(v->kind, VERDICT_CLEAN);
    assert_int_equal(v->runs[0].sweep->count, 3);
    assert_false(v->runs[0].sweep->complete);
    verdict_free(v);
}

/* ---- a log that was written over --------------------------------------------------------- */

static uint32_t noise(void) { return (uint32_t)rand() << 16 ^ (uint32_t)rand(); }

static void written_over(void **state)
{
    (void)state;
    struct source_file file = {STR("answer.c"), STR("int main(void) { return 0; }\n"), false, false};
    struct run_input input = {0};
    struct attempt a = {.files = &file, .file_count = 1, .runs = &input, .run_count = 1, .sweep = 1, .sweep_runs = 50,
                        .output_bytes = 100};
    size_t cells = 0;
    srand(5);
    for (int i = 0; i < 200; i++) {
        struct buf packed = {0};
        a.faults = i % 4 ? STR("") : STR("f:alloc1+open2");
        assert_true(attempt_pack(&a, &packed, NULL));
        size_t len = verdict_log_size(&a);
        struct judge_log *log = mem_alloc(len);
        size_t room = len - sizeof *log;
        for (size_t k = 0; k + 4 <= room; k += 4) {
            uint32_t word = noise() % 3 ? noise() % 3 : noise();
            memcpy(log->bytes + k, &word, 4);
        }
        log->magic = LOG_MAGIC;
        log->stage = STAGE_DONE;
        log->runs[0].outcome = OUTCOME_EXITED;
        log->runs[0].sweep_offset = i % 5 ? noise() % 64 * 8 : noise();
        log->runs[0].sweep_len = i % 7 ? room : (uint64_t)noise() << 32 | noise();
        struct worker_end end = {0};
        struct verdict *v = verdict_read(buf_view(&packed), log, len, &end);
        const struct sweep *s = v->runs[0].sweep;
        for (size_t k = 0; s && k < s->count; k++) {
            const struct fault_cell *c = &s->cells[k];
            struct error e = {0};
            assert_true(faults_known(c->faults, &e) && c->n > 0 && c->state <= FAULT_BROKE);
            assert_true(!c->finding || (c->finding >= s->findings && c->finding < s->findings + s->finding_count));
            assert_true(strlen(c->class) && strlen(c->word) && strlen(c->way) && c->how.len);
            cells++;
        }
        assert_true(!s || s->broken + s->unnoticed <= s->count);
        verdict_free(v);
        mem_free(log);
        buf_release(&packed);
    }
    assert_true(cells > 0);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(names_of_calls),
        cmocka_unit_test(finds),
        cmocka_unit_test(written_over),
    };
    return cmocka_run_group_tests(tests, start_judge, stop_judge);
}
