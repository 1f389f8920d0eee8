/* Keeping a history changes nothing: each program of the two collections (correct ones,
 * and ones that go wrong) prints the same, ends the same and has the same findings at the
 * same steps with a history, with one that begins late, and with the values of
 * sub-expressions as well. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "guest/guest.h"
#include "judge/judge.h"

#include "collection.h"

static struct judge *judge;

static struct verdict *run(const struct text *t, struct attempt more)
{
    struct source_file file = {.name = STR("answer.c"), .text = buf_view(&t->source)};
    struct run_input input = {.in = buf_view(&t->in)};
    more.files = &file;
    more.file_count = 1;
    more.runs = &input;
    more.run_count = 1;
    more.cpu_ms = 20000;
    more.steps = 1000 * 1000;
    return judge_run(judge, &more);
}

/* Findings of what is told at each place only once in an ordinary run, since the bits say
 * that it was: a history keeps such bits clear, so the picture shows what was not set. */
static bool repeats(const char *code) { return strcmp(code, "uninitialised-read") == 0; }

static size_t findings(const struct run_result *r, const struct finding **ret)
{
    size_t n = 0;
    for (size_t i = 0; i < r->finding_count; i++)
        if (!repeats(r->findings[i].code))
            ret[n++] = &r->findings[i];
    return n;
}

static bool same(const struct text *t, const char *how, const struct verdict *a, const struct verdict *b)
{
    const struct run_result *x = a->runs, *y = b->runs;
    const struct finding *f[LOG_FINDINGS + 1], *g[LOG_FINDINGS + 1];
    const char *what = NULL;
    if (a->run_count != b->run_count)
        what = "compiling";
    else if (a->run_count == 0)
        return true;
    else if (!str_eq(x->out, y->out) || !str_eq(x->err, y->err))
        what = "output";
    else if (x->exit_code != y->exit_code)
        what = "exit code";
    else if (x->steps != y->steps)
        what = "steps";
    else if (a->kind != b->kind)
        what = "verdict";
    else if (findings(x, f) != findings(y, g))
        what = "findings";
    for (size_t i = 0, n = what ? 0 : findings(x, f); i < n; i++)
        if (f[i]->step != g[i]->step || strcmp(f[i]->code, g[i]->code) || f[i]->at.line != g[i]->at.line)
            what = "a finding";
    if (what)
        print_error("%s: %s differs %s (%s, %s)\n", t->name, what, how,
                    b->kind == VERDICT_TOOL_FAULT ? b->fault.at : verdict_kind_name(b->kind),
                    verdict_kind_name(a->kind));
    return !what;
}

static void nothing_changes(void **state)
{
    (void)state;
    size_t wrong = 0, traces = 0;
    for (size_t i = 0; i < programs.len; i++) {
        const struct text *t = &programs.at[i];
        struct verdict *plain = run(t, (struct attempt){0});
        uint64_t steps = plain->run_count ? plain->runs[0].steps : 0;
        struct verdict *kept = run(t, (struct attempt){.history_bytes = 16 << 20});
        struct verdict *late = run(t, (struct attempt){.history_bytes = 4 << 20,
                                                       .history_from = (int64_t)steps / 2,
                                                       .values = true});
        wrong += !same(t, "with a history", plain, kept);
        wrong += !same(t, "with a late history and values", plain, late);
        traces += kept->run_count && kept->runs[0].trace.len > 0;
        verdict_free(plain);
        verdict_free(kept);
        verdict_free(late);
    }
    assert_int_equal(wrong, 0);
    assert_true(traces > 600);
}

static int set_up(void **state)
{
    (void)state;
    struct error e = {0};
    judge = judge_new(&e);
    add_folder("tests/cfront/programs");
    add_folder("tests/guest/wrong");
    return judge ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    forget_programs();
    judge_free(judge);
    return 0;
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_changes)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
