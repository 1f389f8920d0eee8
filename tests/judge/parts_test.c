/* The judge's parts without its processes: an attempt as bytes, sources without
 * pragmas, logs that were written over, and checks on output. */
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
#include "judge/compile.h"
#include "judge/judge.h"
#include "judge/verdict.h"

/* ---- an attempt as bytes -------------------------------------------------------- */

static struct str words[] = {STR("a"), STR(""), STR("two words")};
static struct source_file files[] = {
    {STR("answer.c"), STR("int main(void) { return 0; }\n"), false},
    {STR("x.h"), STR("int f(void);\n"), true},
};
static struct macro macros[] = {{STR("N"), STR("3")}};
static struct run_input runs[] = {{words, 3, STR("in\0put")}, {NULL, 0, STR("")}};
static const struct attempt sample = {
    .files = files, .file_count = 2, .macros = macros, .macro_count = 1, .runs = runs,
    .run_count = 2, .cpu_ms = 5, .heap_bytes = 4096, .output_bytes = 100,
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
    assert_int_equal(got.cpu_ms, 5);
    assert_int_equal(got.heap_bytes, 4096);
    assert_int_equal(got.output_bytes, 100);
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

/* ---- pragmas ------------------------------------------------------------------------- */

static void check_blank(const char *text, const char *want, bool want_once)
{
    struct arena a = {0};
    bool once = false;
    char *got = pragma_blank(&a, str_from(text), &once);
    assert_string_equal(got, want);
    assert_int_equal(once, want_once);
    arena_release(&a);
}

static void pragmas(void **state)
{
    (void)state;
    check_blank("", "", false);
    check_blank("int x;\n", "int x;\n", false);
    check_blank("#pragma x\nint y;\n", "         \nint y;\n", false);
    check_blank("  #  pragma once\nint y;", "                \nint y;", true);
    check_blank("#pra\\\ngma x\\\ny\nint z;", "     \n      \n \nint z;", false);
    check_blank("#/* a\n*/pragma x\nint z;", "     \n          \nint z;", false);
    check_blank("/* b */ #pragma x /* c\n d */ e\nz", "/* b */               \n       \nz", false);
    check_blank("#define pragma\n#pragmatic", "#define pragma\n          ", false);
    check_blank("puts(\"#pragma x\");\n", "puts(\"#pragma x\");\n", false);
    check_blank("// #pragma x\n", "// #       x\n", false);
    check_blank("/*\n#pragma x\n*/\n", "/*\n#       x\n*/\n", false);
    check_blank("char *s = \"\n/*\n\";\n#pragma x\n//*/\n",
                "char *s = \"\n/*\n\";\n#       x\n//*/\n", false);
    check_blank("don't\n\"#pragma x\"\n", "don't\n\"#       x\"\n", false);
    check_blank("'\\'' #pragma\n\"\\\"\"\n", "'\\'' #pragma\n\"\\\"\"\n", false);
}

/* ---- texts ----------------------------------------------------------------------------- */

static void check_text(const char *text, const char *want, size_t want_bad)
{
    char *copy = strdup(text);
    assert_int_equal(literals_spell_out(copy, strlen(text)), want_bad);
    assert_string_equal(copy, want);
    free(copy);
}

static void texts(void **state)
{
    (void)state;
    check_text("puts(\"a\\u00e9b\"); x", "puts(\"a\xC3\xA9" "b\"    ); x", 0);
    check_text("\"\\U0001F600\\u20ac\\u0024\"", "\"\xF0\x9F\x98\x80\xE2\x82\xAC$\"              ", 0);
    check_text("u8\"\\u00C9\" + u8 \"x\"", "  \"\xC3\x89\"     + u8 \"x\"", 0);
    check_text("L\"\\u00e9\" '\\u00e9' // \"\\u00e9\"", "L\"\\u00e9\" '\\u00e9' // \"\\u00e9\"", 0);
    check_text("\"\\\\u00e9 \\\"\\n\\\n\\u00e9\";", "\"\\\\u00e9 \\\"\\n\\\n\xC3\xA9\"    ;", 0);
    check_text("a\n\"\\ud83d\\ude00\"", "a\n\"\\ud83d\\ude00\"", 2);
    check_text("\"\\u{e9}\"\n\"\\u0041\"", "\"\\u{e9}\"\n\"\\u0041\"", 1);
    check_text("don\"t\n\"\\u00e9\"", "don\"t\n\"\xC3\xA9\"    ", 0);
    check_text("\"", "\"", 0);
    check_text("", "", 0);
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

/* Touches everything that a reader of a verdict would. */
static uint64_t read_all(const struct verdict *v)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < v->diag_count; i++) {
        const struct diag *d = &v->diags[i];
        assert_non_null(d->code);
        for (size_t k = 0; k < d->message.len; k++) {
            sum += (unsigned char)d->message.at[k];
        }
        assert_true(d->line >= 0 && d->column >= 0);
    }
    for (size_t i = 0; i < v->run_count; i++) {
        const struct run_result *r = &v->runs[i];
        for (size_t k = 0; k < r->out.len; k++) {
            sum += (unsigned char)r->out.at[k];
        }
        for (size_t k = 0; k < r->err.len; k++) {
            sum += (unsigned char)r->err.at[k];
        }
        for (size_t k = 0; k < r->finding_count; k++) {
            const struct finding *g = &r->findings[k];
            bool known = false;
            for (const char *const *c = finding_codes(); *c; c++) {
                known |= *c == g->code;
            }
            assert_true(known);
            for (size_t m = 0; m < g->stack_count; m++) {
                assert_true(g->stack[m].line > 0);
                sum += g->stack[m].file.len + (uint64_t)g->stack[m].function.len;
            }
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

static void forged_noise(void **state)
{
    (void)state;
    uint64_t sum = 0;
    srand(11);
    for (int i = 0; i < 60; i++) {
        struct forged f = forge();
        uint32_t *words32 = (uint32_t *)(void *)f.log;
        for (size_t k = 0; k < f.len / 4; k++) {
            words32[k] = (uint32_t)rand() << 16 ^ (uint32_t)rand();
        }
        f.log->magic = i % 3 ? LOG_MAGIC : f.log->magic;
        f.log->stage = (uint32_t)(rand() % 6);
        for (uint32_t k = 0; k < LOG_LINES; k++) {
            f.log->lines[k].file %= 4;
            f.log->lines[k].offset %= 4096;
        }
        for (int r = 0; r < 2; r++) {
            for (int n = 0; n < LOG_FINDINGS; n++) {
                struct log_finding *g = &f.log->runs[r].findings[n];
                g->stack[0] = IMAGE_BASE + g->stack[0] % 4096;
                if (n % 2) {
                    strcpy(g->code, "leak");
                }
            }
        }
        struct worker_end end = {.exit_code = rand() % 5 - 1, .signal = rand() % 32,
                                 .timed_out = rand() % 2 == 0};
        struct verdict *v = verdict_read(buf_view(&f.packed), f.log, f.len, &end);
        sum += read_all(v);
        verdict_free(v);
        forged_release(&f);
    }
    assert_true(sum > 0);
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
        "leak", "double-free", "invalid-free", "null-dereference", "crash", "division-by-zero",
        "stack-overflow", "assertion-failed", "abort", "forbidden-call", "time-limit",
        "output-limit", "heap-limit"};
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
        cmocka_unit_test(pragmas),
        cmocka_unit_test(texts),
        cmocka_unit_test(forged_counts),
        cmocka_unit_test(forged_success),
        cmocka_unit_test(forged_noise),
        cmocka_unit_test(compares),
        cmocka_unit_test(matches),
        cmocka_unit_test(codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
