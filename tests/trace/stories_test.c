/* Runs in words: each program of tests/trace/stories is told stop by stop, with its last
 * scene as text, its ledger and what the searches find that stand at its top. What is
 * told lies beside it; UPDATE=1 writes it anew, to be read. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge/judge.h"
#include "trace/trace.h"

static struct judge *judge;

static void tell_all(struct buf *out, struct trace *t, struct str source)
{
    struct arena a = {0};
    struct str rest = source, line, say;
    size_t stops = trace_stops(t);
    for (size_t i = 0; i < stops; i++)
        buf_printf(out, STR_FMT "\n", STR_ARG(trace_tell(t, &a, i)));
    buf_cstr(out, "\n---- the end\n");
    scene_text(out, t, trace_scene(t, &a, stops - 1, NULL));
    buf_cstr(out, "\n---- two thirds of the way\n");
    scene_text(out, t, trace_scene(t, &a, stops * 2 / 3, NULL));
    struct ledger_entry *ledger;
    size_t n = trace_ledger(t, &a, 0, stops - 1, &ledger);
    buf_cstr(out, "\n---- the ledger\n");
    for (size_t i = 0; i < n; i++)
        buf_printf(out, "line %d: " STR_FMT "\n", ledger[i].line, STR_ARG(ledger[i].text));
    buf_cstr(out, "\n---- searches\n");
    while (str_line(&rest, &line) && str_starts(line, "// search: ")) {
        struct str query = str_slice(line, 11, line.len);
        size_t found = trace_search(t, &a, 0, query, true, &say);
        buf_printf(out, STR_FMT ": ", STR_ARG(query));
        if (found == TRACE_NONE)
            buf_printf(out, STR_FMT "\n", STR_ARG(say));
        else
            buf_printf(out, "stop %zu, step %llu\n", found, (unsigned long long)trace_stop(t, found)->step);
    }
    arena_release(&a);
}

static bool same_story(const char *name)
{
    char path[300], golden[300];
    struct buf source = {0}, out = {0}, want = {0};
    struct error error;
    snprintf(path, sizeof path, "tests/trace/stories/%s", name);
    snprintf(golden, sizeof golden, "%.*s.txt", (int)strlen(path) - 2, path);
    assert_true(file_read(path, 1 << 16, &source, &error));
    struct source_file file = {.name = STR("answer.c"), .text = buf_view(&source)};
    struct run_input input = {0};
    struct attempt attempt = {.files = &file, .file_count = 1, .runs = &input, .run_count = 1,
                              .history_bytes = 1 << 20};
    struct verdict *v = judge_run(judge, &attempt);
    assert_int_equal(v->run_count, 1);
    const struct run_result *r = v->runs;
    struct trace_finding findings[8];
    size_t n = 0;
    for (; n < r->finding_count && n < COUNT(findings); n++)
        findings[n] = (struct trace_finding){r->findings[n].step, r->findings[n].message};
    struct trace_source kept = {.name = file.name, .text = file.text};
    struct trace_input in = {.program = v->program, .log = r->trace, .out = r->out, .err = r->err, .files = &kept,
                             .file_count = 1, .findings = findings, .finding_count = n};
    struct trace *t = trace_open(&in, &error);
    assert_non_null(t);
    tell_all(&out, t, file.text);
    trace_close(t);
    verdict_free(v);
    bool same = true;
    if (getenv("UPDATE")) {
        assert_true(file_write_atomic(golden, buf_view(&out), &error));
    } else {
        assert_true(file_read(golden, 1 << 20, &want, &error));
        same = str_eq(buf_view(&out), buf_view(&want));
        struct str x = buf_view(&out), y = buf_view(&want), a, b;
        while (!same && str_line(&x, &a) && str_line(&y, &b))
            if (!str_eq(a, b)) {
                print_error("%s: got  %.*s\n%s: want %.*s\n", name, STR_ARG(a), name, STR_ARG(b));
                break;
            }
    }
    buf_release(&source);
    buf_release(&out);
    buf_release(&want);
    return same;
}

static void stories_are_told(void **state)
{
    (void)state;
    struct dirent **names;
    int n = scandir("tests/trace/stories", &names, NULL, alphasort), told = 0, wrong = 0;
    assert_true(n > 0);
    for (int i = 0; i < n; i++) {
        size_t len = strlen(names[i]->d_name);
        if (len > 2 && strcmp(names[i]->d_name + len - 2, ".c") == 0) {
            wrong += !same_story(names[i]->d_name);
            told++;
        }
        free(names[i]);
    }
    free(names);
    assert_true(told >= 5);
    assert_int_equal(wrong, 0);
}

static int set_up(void **state)
{
    struct error error;
    (void)state;
    judge = judge_new(&error);
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(stories_are_told)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
