/* What a run with history leaves: the trace comes whole, for short runs and long ones,
 * from a step on and up to one, and the run itself is as it is without. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "guest/guest.h"
#include "judge/judge.h"
#include "program/pack.h"

static struct judge *judge;

struct run {
    struct verdict *v;
    struct log_trace t;
    const char *bytes;
    struct arena arena;
    struct program program;
};

static struct run run_with(const char *text, struct attempt more)
{
    struct source_file file = {.name = STR("answer.c"), .text = str_from(text)};
    struct run_input input = {0};
    struct run r = {0};
    more.files = &file;
    more.file_count = 1;
    more.runs = &input;
    more.run_count = 1;
    if (!more.history_bytes)
        more.history_bytes = 1 << 20;
    r.v = judge_run(judge, &more);
    assert_true(r.v->run_count == 1 && r.v->runs[0].ran);
    struct str s = r.v->runs[0].trace;
    assert_true(s.len >= sizeof r.t);
    memcpy(&r.t, s.at, sizeof r.t);
    r.bytes = s.at;
    assert_int_equal(r.t.magic, TRACE_MAGIC);
    assert_int_equal(r.t.length, s.len);
    assert_true(program_unpack(&r.arena, r.v->program, &r.program));
    return r;
}

static void done(struct run *r)
{
    arena_release(&r->arena);
    verdict_free(r->v);
}

static const struct log_entry *entries(const struct run *r)
{
    return (const struct log_entry *)(r->bytes + r->t.entries_at);
}

static size_t count(const struct run *r, enum entry_kind kind)
{
    size_t n = 0;
    for (uint64_t i = 0; i < r->t.entries; i++)
        n += entries(r)[i].kind == kind;
    return n;
}

static void all_kinds(void **state)
{
    (void)state;
    struct run r = run_with("#include <stdio.h>\n"
                            "#include <stdlib.h>\n"
                            "static int half(int n)\n"
                            "{\n"
                            "    return n / 2;\n"
                            "}\n"
                            "int main(void)\n"
                            "{\n"
                            "    int *p = malloc(4 * sizeof *p);\n"
                            "    FILE *f = fopen(\"note\", \"w\");\n"
                            "    if (!p || !f)\n"
                            "        return 1;\n"
                            "    p[0] = half(14);\n"
                            "    printf(\"%d\\n\", p[0]);\n"
                            "    fclose(f);\n"
                            "    free(p);\n"
                            "    p = malloc(1);\n"
                            "    p = NULL;\n"
                            "    return 0;\n"
                            "}\n", (struct attempt){0});
    assert_int_equal(r.t.dropped, 0);
    assert_int_equal(r.t.from_step, 0);
    assert_int_equal(r.t.steps, r.v->runs[0].steps);
    assert_int_equal(count(&r, ENTRY_STEP), 11);
    assert_int_equal(count(&r, ENTRY_CALL), 2);
    assert_int_equal(count(&r, ENTRY_RETURN), 2);
    assert_int_equal(count(&r, ENTRY_MADE), 2);
    assert_int_equal(count(&r, ENTRY_ENDED), 1);
    assert_true(count(&r, ENTRY_OUTPUT) >= 1); /* printf may write in pieces */
    assert_int_equal(count(&r, ENTRY_OPENED), 1);
    assert_int_equal(count(&r, ENTRY_CLOSED), 1);
    assert_int_equal(count(&r, ENTRY_LOST), 1);
    assert_int_equal(count(&r, ENTRY_VALUE), 2); /* half's 7 and main's 0 */
    const struct log_entry *e = entries(&r);
    uint32_t step = 0, lines[11] = {0}, want[11] = {9, 10, 11, 13, 5, 14, 15, 16, 17, 18, 19};
    for (uint64_t i = 0, n = 0; i < r.t.entries; i++) {
        assert_true(e[i].step >= step);
        step = e[i].step;
        if (e[i].kind == ENTRY_STEP)
            lines[n++] = r.program.sites[e[i].site].line;
        if (e[i].kind == ENTRY_VALUE && e[i].value) {
            assert_int_equal(e[i].value, 7);
            assert_int_equal(r.program.types[e[i].offset].code, T_INT);
        }
    }
    assert_memory_equal(lines, want, sizeof lines);
    const struct log_opened *o = (const struct log_opened *)(r.bytes + r.t.opened_at);
    assert_int_equal(r.t.opened, 1);
    assert_string_equal(o->name, "note");
    assert_true(o->closed_step > o->step);
    const struct log_kept *k = (const struct log_kept *)(r.bytes + r.t.kept_at);
    size_t blocks = 0;
    for (uint64_t i = 0; i < r.t.kept; i++) {
        if (k[i].kind != OBJECT_HEAP)
            continue;
        blocks++;
        assert_int_equal(k[i].number, blocks);
        assert_int_equal(r.program.sites[k[i].made].line, blocks == 1 ? 9 : 17);
        assert_int_equal(r.program.sites[k[i].lost].line, blocks == 1 ? 0 : 18);
        assert_int_equal(r.program.sites[k[i].ended].line, blocks == 1 ? 16 : 0);
    }
    assert_int_equal(blocks, 2);
    done(&r);
}

/* The bytes at the end are there: a global and a block by their values. */
static void memory_at_the_end(void **state)
{
    (void)state;
    struct run r = run_with("#include <stdlib.h>\n"
                            "long here = 0x1122334455667788;\n"
                            "int main(void)\n"
                            "{\n"
                            "    static long *p;\n"
                            "    p = malloc(16);\n"
                            "    if (p)\n"
                            "        p[1] = here;\n"
                            "    return 0;\n"
                            "}\n", (struct attempt){0});
    const struct log_region *globals = &r.t.regions[1], *heap = &r.t.regions[5];
    const uint64_t *g = (const uint64_t *)(r.bytes + globals->at), *h = (const uint64_t *)(r.bytes + heap->at);
    assert_int_equal(g[0], 0x1122334455667788);
    assert_true(heap->used >= 16 && heap->kept >= heap->used);
    assert_int_equal(h[1], 0x1122334455667788);
    assert_int_equal(((const unsigned char *)(r.bytes + heap->bits_at))[0], 0);
    assert_int_equal(((const unsigned char *)(r.bytes + heap->bits_at))[1], 0xff);
    done(&r);
}

static const char counting[] = "int main(void)\n"
                               "{\n"
                               "    volatile int n = 0;\n"
                               "    while (n < 100000)\n"
                               "        n++;\n"
                               "    return 0;\n"
                               "}\n";

static void long_runs_keep_their_end(void **state)
{
    (void)state;
    struct run r = run_with(counting, (struct attempt){0});
    assert_true(r.t.dropped > 0);
    assert_int_equal(entries(&r)[r.t.entries - 1].kind, ENTRY_RETURN);
    assert_true(r.t.landmark_steps * LOG_LANDMARKS > r.t.steps);
    done(&r);
}

static void from_a_step_on(void **state)
{
    (void)state;
    struct run whole = run_with(counting, (struct attempt){.history_bytes = 64 << 20});
    assert_int_equal(whole.t.dropped, 0);
    struct run r = run_with(counting, (struct attempt){.history_bytes = 64 << 20, .history_from = 150000});
    assert_int_equal(r.t.from_step, 150000);
    assert_int_equal(r.t.steps, whole.t.steps);
    assert_true(entries(&r)[0].step >= 150000);
    /* Each entry is the one of the whole log. */
    size_t skip = whole.t.entries - r.t.entries;
    assert_memory_equal(entries(&whole) + skip, entries(&r), r.t.entries * sizeof(struct log_entry));
    done(&whole);
    done(&r);
}

static void up_to_a_step(void **state)
{
    (void)state;
    struct run whole = run_with(counting, (struct attempt){.history_bytes = 64 << 20});
    struct run r = run_with(counting, (struct attempt){.history_bytes = 64 << 20, .history_from = 500,
                                                       .until = 1000});
    assert_int_equal(r.t.steps, 1000);
    assert_int_equal(r.t.calls, 1);
    uint64_t first = 0;
    while (entries(&whole)[first].step < entries(&r)[0].step)
        first++;
    while (memcmp(&entries(&whole)[first], entries(&r), sizeof(struct log_entry)))
        first++;
    assert_memory_equal(&entries(&whole)[first], entries(&r), r.t.entries * sizeof(struct log_entry));
    done(&whole);
    done(&r);
}

static void sub_expressions(void **state)
{
    (void)state;
    struct run r = run_with("int main(void)\n"
                            "{\n"
                            "    int a = 3, b = 4, v[3] = {7, 8, 9};\n"
                            "    int *p = v;\n"
                            "    a = (a + b) * p[2] - (a > 1 && b++ == 4);\n"
                            "    return 0;\n"
                            "}\n", (struct attempt){.values = true});
    char got[600] = "";
    for (uint64_t i = 0; i < r.t.entries; i++) {
        const struct log_entry *e = &entries(&r)[i];
        if (e->kind != ENTRY_VALUE || r.program.sites[e->site].line != 5)
            continue;
        const struct site *s = &r.program.sites[e->site];
        static const char line[] = "    a = (a + b) * p[2] - (a > 1 && b++ == 4);";
        if (r.program.types[e->offset].code == T_POINTER)
            continue;
        snprintf(got + strlen(got), sizeof got - strlen(got), "%.*s=%d;", (int)s->length,
                 line + s->column - 1, (int)e->value);
    }
    assert_string_equal(got, "a=3;b=4;(a + b)=7;p[2]=9;(a + b) * p[2]=63;a=3;a > 1=1;b++=4;b++ == 4=1;"
                             "(a > 1 && b++ == 4)=1;(a + b) * p[2] - (a > 1 && b++ == 4)=62;"
                             "a = (a + b) * p[2] - (a > 1 && b++ == 4)=62;");
    done(&r);
}

static int set_up(void **state)
{
    (void)state;
    struct error e = {0};
    judge = judge_new(&e);
    return judge ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    judge_free(judge);
    return 0;
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_kinds),
        cmocka_unit_test(memory_at_the_end),
        cmocka_unit_test(long_runs_keep_their_end),
        cmocka_unit_test(from_a_step_on),
        cmocka_unit_test(up_to_a_step),
        cmocka_unit_test(sub_expressions),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
