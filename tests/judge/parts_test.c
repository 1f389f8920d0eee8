/* The judge's parts without its processes: an attempt as bytes, logs that were written
 * over, directives in an answer, and checks on output. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge/attempt.h"
#include "judge/judge.h"
#include "judge/log.h"
#include "judge/verdict.h"
#include "program/pack.h"

/* ---- an attempt as bytes -------------------------------------------------------- */

static struct str words[] = {STR("a"), STR(""), STR("two words")};
static struct source_file files[] = {
    {STR("answer.c"), STR("int main(void) { return 0; }\n"), false, false},
    {STR("x.h"), STR("int f(void);\n"), true, false},
};
static struct macro macros[] = {{STR("N"), STR("3")}};
static struct run_file given[] = {{STR("data/x.txt"), STR("a\0b")}};
static struct run_input runs[] = {{words, 3, STR("in\0put"), given, 1}, {NULL, 0, STR(""), NULL, 0}};
static const struct attempt sample = {
    .files = files, .file_count = 2, .macros = macros, .macro_count = 1, .runs = runs,
    .run_count = 2, .steps = 77, .cpu_ms = 5, .heap_bytes = 4096, .output_bytes = 100,
    .stack_bytes = 5000, .history_bytes = 6000, .unchecked = true,
};

static void packs_and_unpacks(void **state)
{
    (void)state;
    struct buf b = {0};
    struct arena a = {0};
    struct attempt got;
    assert_true(attempt_pack(&sample, &b, NULL));
    assert_true(attempt_unpack(&a, buf_view(&b), &got));
    assert_int_equal(got.file_count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_true(str_eq(got.files[i].name, files[i].name));
        assert_true(str_eq(got.files[i].text, files[i].text));
        assert_int_equal(got.files[i].header, files[i].header);
        assert_int_equal(got.files[i].name.at[got.files[i].name.len], '\0');
    }
    assert_true(str_eq(got.macros[0].value, macros[0].value));
    assert_int_equal(got.runs[0].arg_count, 3);
    assert_true(str_eq(got.runs[0].args[2], words[2]));
    assert_true(str_eq(got.runs[0].in, runs[0].in)); /* with a NUL in it */
    assert_int_equal(got.runs[0].file_count, 1);
    assert_true(str_eq(got.runs[0].files[0].name, given[0].name));
    assert_true(str_eq(got.runs[0].files[0].text, given[0].text));
    assert_int_equal(got.runs[1].file_count, 0);
    assert_int_equal(got.cpu_ms, 5);
    assert_int_equal(got.heap_bytes, 4096);
    assert_int_equal(got.output_bytes, 100);
    assert_int_equal(got.steps, 77);
    assert_int_equal(got.stack_bytes, 5000);
    assert_int_equal(got.history_bytes, 6000);
    assert_true(got.unchecked);
    arena_release(&a);
    buf_release(&b);
}

static void damaged_attempts(void **state)
{
    (void)state;
    struct buf b = {0};
    struct arena a = {0};
    struct attempt got;
    assert_true(attempt_pack(&sample, &b, NULL));
    for (size_t len = 0; len < b.len; len++) {
        assert_false(attempt_unpack(&a, (struct str){b.at, len}, &got));
    }
    srand(7);
    for (int i = 0; i < 20000; i++) { /* whatever it says, it stays within its bytes */
        char *copy = mem_alloc(b.len);
        memcpy(copy, b.at, b.len);
        for (int k = 0; k < 3; k++) {
            copy[(size_t)rand() % b.len] = (char)rand();
        }
        (void)!attempt_unpack(&a, (struct str){copy, b.len}, &got);
        arena_clear(&a);
        mem_free(copy);
    }
    arena_release(&a);
    buf_release(&b);
}

/* ---- a log that was written over -------------------------------------------------------- */

struct forged {
    struct buf packed;
    struct judge_log *log;
    size_t len;
};

static struct forged forge(void)
{
    struct forged f = {0};
    assert_true(attempt_pack(&sample, &f.packed, NULL));
    f.len = verdict_log_size(&sample);
    f.log = mem_alloc(f.len);
    f.log->magic = LOG_MAGIC;
    return f;
}

static void forged_release(struct forged *f)
{
    buf_release(&f->packed);
    mem_free(f->log);
}

static uint64_t read_str(struct str s)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < s.len; i++) {
        sum += (unsigned char)s.at[i];
    }
    return sum;
}

static uint64_t read_place(const struct place *p)
{
    assert_true(p->line >= 0 && p->column >= 0 && p->length >= 0);
    return read_str(p->file) + read_str(p->function);
}

static uint64_t read_stack(const struct place *stack, size_t count)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        assert_true(stack[i].line > 0);
        sum += read_place(&stack[i]);
    }
    return sum;
}

/* Touches everything that a reader of a verdict would. */
static uint64_t read_all(const struct verdict *v)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < v->diag_count; i++) {
        const struct diag *d = &v->diags[i];
        assert_non_null(d->code);
        sum += read_str(d->message) + read_str(d->advice) + read_str(d->file);
        assert_true(d->line >= 0 && d->column >= 0 && d->length >= 0);
    }
    for (size_t i = 0; i < v->run_count; i++) {
        const struct run_result *r = &v->runs[i];
        sum += read_str(r->out) + read_str(r->err);
        for (size_t k = 0; k < r->finding_count; k++) {
            const struct finding *g = &r->findings[k];
            bool known = false;
            for (const char *const *c = finding_codes(); *c; c++) {
                known |= *c == g->code;
            }
            assert_true(known);
            sum += read_stack(g->stack, g->stack_count) + read_stack(g->made_stack, g->made_count)
                   + read_stack(g->freed_stack, g->freed_count) + read_place(&g->at)
                   + read_place(&g->made) + read_place(&g->freed) + read_place(&g->lost);
            sum += read_str(g->message) + read_str(g->object) + read_str(g->type)
                   + read_str(g->lost_how);
            assert_true(g->ended <= ENDED_RETURNED);
        }
    }
    return sum;
}

static void forged_counts(void **state)
{
    (void)state;
    struct forged f = forge();
    struct worker_end end = {.exit_code = 0};
    memset((char *)f.log + 4, 0xff, f.len - 4);
    f.log->stage = STAGE_DONE;
    struct verdict *v = verdict_read(buf_view(&f.packed), f.log, f.len, &end);
    assert_int_not_equal(v->kind, VERDICT_CLEAN);
    read_all(v);
    verdict_free(v);

    /* Output that claims to lie elsewhere, or to be longer than there is. */
    memset(f.log, 0, f.len);
    f.log->magic = LOG_MAGIC;
    f.log->stage = STAGE_DONE;
    f.log->current_run = 1;
    for (int i = 0; i < 2; i++) {
        f.log->runs[i].outcome = OUTCOME_EXITED;
        f.log->runs[i].out_offset = i ? f.len * 2 : 10;
        f.log->runs[i].out_len = UINT64_MAX - 5;
        f.log->runs[i].err_offset = UINT64_MAX - 5;
        f.log->runs[i].err_len = 100;
    }
    v = verdict_read(buf_view(&f.packed), f.log, f.len, &end);
    assert_int_equal(v->kind, VERDICT_CLEAN);
    assert_int_equal(v->runs[0].out.len, f.len - sizeof *f.log - 10);
    assert_int_equal(v->runs[1].out.len, 0);
    assert_int_equal(v->runs[0].err.len, 0);
    verdict_free(v);
    forged_release(&f);
}

/* A log that says "clean" is not believed when the worker's end says otherwise. */
static void forged_success(void **state)
{
    (void)state;
    static const struct { struct worker_end end; uint32_t stage, runs_done; enum verdict_kind kind;
                          const char *code; } cases[] = {
        {{.exit_code = 0}, STAGE_RUNNING, 1, VERDICT_FINDINGS, "forbidden-call"},
        {{.exit_code = 5}, STAGE_DONE, 1, VERDICT_FINDINGS, "forbidden-call"},
        {{.exit_code = 0}, STAGE_DONE, 0, VERDICT_FINDINGS, "crash"},
        {{.exit_code = -1, .signal = SIGSYS}, STAGE_DONE, 1, VERDICT_FINDINGS, "forbidden-call"},
        {{.exit_code = -1, .signal = SIGSEGV}, STAGE_DONE, 1, VERDICT_FINDINGS, NULL},
        {{.exit_code = -1, .signal = SIGKILL, .timed_out = true}, STAGE_DONE, 1, VERDICT_LIMIT,
         "time-limit"},
        {{.exit_code = -1, .signal = SIGKILL}, STAGE_DONE, 1, VERDICT_TOOL_FAULT, NULL},
        {{.exit_code = 0}, STAGE_COMPILED, 1, VERDICT_TOOL_FAULT, NULL},
        {{.exit_code = 3}, STAGE_COMPILING, 1, VERDICT_TOOL_FAULT, NULL},
        {{.exit_code = 0}, STAGE_DONE, 1, VERDICT_CLEAN, NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct forged f = forge();
        f.log->stage = cases[i].stage;
        f.log->current_run = cases[i].runs_done;
        f.log->runs[0].outcome = f.log->runs[1].outcome = OUTCOME_EXITED;
        struct verdict *v = verdict_read(buf_view(&f.packed), f.log, f.len, &cases[i].end);
        assert_int_equal(v->kind, cases[i].kind);
        if (cases[i].code) {
            assert_string_equal(verdict_first_finding(v)->code, cases[i].code);
        }
        read_all(v);
        verdict_free(v);
        forged_release(&f);
    }
}

/* Tables of a small program, so that sites, names and objects are looked up. */
static void forge_program(struct judge_log *log)
{
    static const char names[] = "\0main\0count\0int";
    static struct site sites[] = {{0}, {.line = 1, .column = 1, .length = 3, .function = 1},
                                  {.file = 1, .line = 9, .column = 2, .length = 1, .function = 1}};
    static struct program_type types[] = {{0}, {.code = T_ARRAY, .spelling = 12, .size = 4}};
    static struct program_function functions[] = {{0}, {.name = 1, .type = 1, .site = 1}};
    static struct program_variable variables[] = {{0}, {.name = 6, .type = 1, .site = 2}};
    static struct program_object objects[] = {{0}, {.name = 6, .type = 1, .site = 2}};
    static const struct program p = {
        .sites = sites, .site_count = COUNT(sites), .types = types, .type_count = COUNT(types),
        .functions = functions, .function_count = COUNT(functions), .variables = variables,
        .variable_count = COUNT(variables), .objects = objects, .object_count = COUNT(objects),
        .names = names, .names_len = sizeof names, .main = 1};
    program_pack(&p, log->program);
    log->program_len = program_packed_size(&p);
}

static uint32_t noise(void) { return (uint32_t)rand() << 16 ^ (uint32_t)rand(); }

/* Noise in the fields that name things, mostly within what there is. */
static void forge_finding(struct log_finding *g, int n)
{
    char code[sizeof g->code] = "a word that is none";
    size_t count = 0;
    while (finding_codes()[count]) {
        count++;
    }
    if (n % 5) {
        snprintf(code, sizeof code, "%s", finding_codes()[noise() % count]);
    }
    memcpy(g->code, code, sizeof code);
    if (n % 3) {
        memset(g->text + noise() % sizeof g->text, 0, 1);
    }
    uint32_t *stacks[] = {g->stack, g->object.made, g->object.ended, g->lost_stack};
    for (size_t i = 0; i < COUNT(stacks); i++) {
        for (int k = 0; k < LOG_STACK; k++) {
            stacks[i][k] = noise() % 3 ? noise() % 4 : noise();
        }
    }
    g->object.kind = (uint8_t)(noise() % 12);
    g->object.state = (uint8_t)(noise() % 8);
    g->object.index = noise() % 4 ? noise() % 3 : noise();
    g->object.type = noise() % 4 ? noise() % 3 : noise();
    g->lost = (uint8_t)(noise() % 8);
}

static void forged_noise(void **state)
{
    (void)state;
    uint64_t sum = 0;
    bool fields[3] = {false};
    srand(11);
    for (int i = 0; i < 400; i++) {
        struct forged f = forge();
        uint32_t *words32 = (uint32_t *)(void *)f.log;
        for (size_t k = 0; k < offsetof(struct judge_log, program) / 4; k++) {
            words32[k] = noise();
        }
        f.log->magic = i % 3 ? LOG_MAGIC : f.log->magic;
        f.log->stage = (uint32_t)(rand() % 6);
        forge_program(f.log);
        for (int k = i % 4 * 8; k > 0; k--) {
            f.log->program[noise() % f.log->program_len] = (char)noise();
        }
        for (int r = 0; r < 2; r++) {
            struct log_run *run = &f.log->runs[r];
            run->outcome = noise() % 16;
            run->finding_count = noise() % 2 ? noise() % LOG_FINDINGS : noise();
            for (int n = 0; n < LOG_FINDINGS; n++) {
                forge_finding(&run->findings[n], n);
            }
        }
        struct worker_end end = {.exit_code = rand() % 5 - 1, .signal = rand() % 32,
                                 .timed_out = rand() % 2 == 0};
        struct verdict *v = verdict_read(buf_view(&f.packed), f.log, f.len, &end);
        sum += read_all(v);
        for (size_t r = 0; r < v->run_count; r++) {
            for (size_t n = 0; n < v->runs[r].finding_count; n++) {
                const struct finding *g = &v->runs[r].findings[n];
                fields[0] |= g->stack_count > 0 && g->at.function.len > 0;
                fields[1] |= str_is(g->object, "the array 'count'") && str_is(g->type, "int");
                fields[2] |= g->lost.line > 0 && g->lost_how.len > 0;
            }
        }
        verdict_free(v);
        forged_release(&f);
    }
    assert_true(sum > 0);
    assert_true(fields[0] && fields[1] && fields[2]); /* the noise reaches what it is meant for */
}

/* ---- checks on output ------------------------------------------------------------------- */

static void compares(void **state)
{
    (void)state;
    static const struct { const char *want, *got; bool differs; int line, column; bool white; }
        cases[] = {
            {"", "", false, 0, 0, false},
            {"a\nb\n", "a\nb\n", false, 0, 0, false},
            {"a\nb\n", "a\nc\n", true, 2, 1, false},
            {"a\nb\n", "a\nb", true, 2, 2, true},
            {"a b\n", "a  b \n", true, 1, 3, true},
            {"ab\n", "a b\n", true, 1, 2, false},
            {"12\n", "1\n2\n", true, 1, 2, false},
            {"a b\n", "a\nb\n", true, 1, 2, true},
            {"x", "", true, 1, 1, false},
            {"", "\n", true, 1, 1, true},
        };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct mismatch m = output_compare(str_from(cases[i].want), str_from(cases[i].got));
        assert_int_equal(m.differs, cases[i].differs);
        assert_int_equal(m.line, cases[i].line);
        assert_int_equal(m.column, cases[i].column);
        assert_int_equal(m.only_white_space, cases[i].white);
    }
}

static void matches(void **state)
{
    (void)state;
    struct error error = {0};
    assert_int_equal(output_matches(STR("^b+$"), STR("aa\nbbb\n"), &error), 1);
    assert_int_equal(output_matches(STR("^c$"), STR("aa\nbbb\n"), &error), 0);
    assert_int_equal(output_matches(STR("^.$"), STR("\xc3\xa9"), &error), 1); /* UTF-8 */
    assert_int_equal(output_matches(STR("x"), STR("\xff x"), &error), 1);
    assert_int_equal(output_matches(STR("\\A\\z"), STR(""), &error), 1);
    assert_int_equal(output_matches(STR("(a"), STR("a"), &error), -1);
    assert_int_equal(error.kind, ERROR_DATA);
    assert_non_null(strstr(error.text, "character 3"));
    assert_int_equal(output_matches(STR("\\C"), STR("a"), &error), -1);
    static char as[5000];
    memset(as, 'a', sizeof as);
    as[sizeof as - 1] = '!';
    int64_t began = world_real.ticks_us(NULL);
    assert_int_equal(output_matches(STR("^(a+)+$"), (struct str){as, sizeof as}, &error),
                     -1);
    assert_non_null(strstr(error.text, "limit"));
    assert_true(world_real.ticks_us(NULL) - began < 5000000);
}

static void codes(void **state)
{
    (void)state;
    static const char *const promised[] = {
        "leak", "double-free", "invalid-free", "use-after-free", "use-after-return",
        "use-after-scope", "out-of-bounds-read", "out-of-bounds-write", "pointer-out-of-object",
        "uninitialised-read", "null-dereference", "wild-pointer", "misaligned-access",
        "write-to-literal", "overlapping-copy", "stack-overflow", "signed-overflow",
        "division-by-zero", "shift-out-of-range", "no-return-value", "bad-format-argument",
        "closed-handle-use", "double-close", "handle-leak", "assertion-failed", "abort",
        "step-limit", "time-limit", "output-limit", "heap-limit", "forbidden-call", "crash"};
    for (size_t i = 0; i < COUNT(promised); i++) {
        bool found = false;
        for (const char *const *c = finding_codes(); *c; c++) {
            found |= strcmp(*c, promised[i]) == 0;
        }
        assert_true(found);
    }
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packs_and_unpacks),
        cmocka_unit_test(damaged_attempts),
        cmocka_unit_test(forged_counts),
        cmocka_unit_test(forged_success),
        cmocka_unit_test(forged_noise),
        cmocka_unit_test(compares),
        cmocka_unit_test(matches),
        cmocka_unit_test(codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
