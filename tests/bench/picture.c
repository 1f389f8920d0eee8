/* Keystroke to picture: the verdict as in bench.c, then the same run with history, its
 * trace opened, followed to the learner's step, the scene made and drawn with its arrows
 * on the pane of a screen of 120x40. What is left out is only sending it to the terminal.
 *
 * And a run of ten million steps: how long until its end can be looked at, what a step
 * back costs there, and how much memory its log takes. */
#include "bench.h"

#include "ui/pane.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROWS = 36, COLS = 40 };

/* As trace_pane_pump() does it, but waiting; then drawn. Returns what it took, without
 * the judge. */
static double look(struct judge *j, struct trace_pane *p, struct canvas *c)
{
    struct verdict *v = NULL;
    if (p->want) {
        p->asked = p->want;
        p->want = ASK_NOTHING;
        v = judge_as_typed(j, &p->next);
    }
    double t = now_ms();
    if (v)
        trace_pane_verdict(NULL, p, v);
    canvas_clear(c);
    trace_pane_draw(p, c, canvas_all(c), false, false);
    return now_ms() - t;
}

static void type(struct judge *j, const struct exercise *ex, struct trace_pane *p, struct canvas *c,
                 struct str answer, struct sample *all, struct sample *own, struct sample *alone)
{
    struct arena a = {0};
    double t = now_ms();
    struct attempt at = grade_attempt(&a, ex, answer);
    struct verdict *v = judge_as_typed(j, &at);
    struct grade g = {0};
    if (exercise_writes(ex->kind)) {
        g = grade_program(&a, ex, answer, v);
        words_grade(&a, ex, &g);
    }
    trace_pane_follow(p, &at, v, &g, (struct str){"", 0});
    double ours = look(j, p, c), took = now_ms() - t;
    vec_push(&all->ms, took);
    vec_push(&own->ms, took);
    vec_push(&alone->ms, ours);
    if (!p->trace) {
        fprintf(stderr, "bench: no picture of %.*s: %.*s\n", STR_ARG(ex->slug), STR_ARG(buf_view(&p->note)));
        exit(1);
    }
    verdict_free(v);
    arena_release(&a);
}

static void exercises(struct judge *j, const struct pack *pack, int rounds, struct canvas *c)
{
    struct sample all = {0}, alone = {0}, steps = {0};
    struct str slowest = {"", 0};
    double slowest_ms = 0;
    for (size_t i = 0; i < pack->item_count; i++) {
        const struct exercise *ex = item_exercise(&pack->items[i]);
        if (!ex || ex->kind == EXERCISE_QUIZ || ex->kind == EXERCISE_SCHEDULE)
            continue;
        struct sample own = {0};
        struct buf answer = {0};
        struct trace_pane pane;
        trace_pane_init(&pane);
        buf_str(&answer, ex->solution.len ? ex->solution : ex->program);
        buf_cstr(&answer, "\n// ");
        for (int k = 0; k < rounds; k++) {
            buf_char(&answer, (char)('a' + k % 26));
            type(j, ex, &pane, c, buf_view(&answer), &all, &own, &alone);
        }
        for (size_t n = trace_stops(pane.trace); n-- && steps.ms.len < 100000;) { /* and back through time */
            double t = now_ms();
            trace_pane_go(&pane, n);
            look(j, &pane, c);
            double took = now_ms() - t;
            vec_push(&steps.ms, took);
        }
        if (quantile(&own, 0.99) > slowest_ms) {
            slowest_ms = quantile(&own, 0.99);
            slowest = ex->slug;
        }
        trace_pane_release(&pane);
        buf_release(&answer);
        vec_release(&own.ms);
    }
    printf("keystroke to picture, %zu keystrokes\n", all.ms.len);
    printf("  %-44s %7.2f ms\n", "median", quantile(&all, 0.5));
    printf("  %-44s %7.2f ms  goal 15\n", "p99", quantile(&all, 0.99));
    printf("  %-44s %7.2f ms  %.*s\n", "slowest exercise, its p99", slowest_ms, STR_ARG(slowest));
    printf("  %-44s %7.2f ms\n", "of it the trace opened, the scene drawn; median", quantile(&alone, 0.5));
    printf("  %-44s %7.2f ms  p99 %.2f ms\n", "a step back, drawn; median", quantile(&steps, 0.5),
           quantile(&steps, 0.99));
    vec_release(&all.ms);
    vec_release(&alone.ms);
    vec_release(&steps.ms);
}

static void long_run(struct judge *j, struct canvas *c)
{
    static const char text[] =
        "#include <stdlib.h>\nint main(void)\n{\n    int *v = calloc(16, sizeof *v);\n    long n = 0;\n"
        "    for (int i = 0; v && i < 5000000; i++)\n        v[i % 16] += i & 1;\n    free(v);\n"
        "    return (int)n;\n}\n";
    struct source_file file = {STR("long.c"), STR(text), false, false};
    struct run_input nothing = {0};
    struct attempt a = {.files = &file, .file_count = 1, .runs = &nothing, .run_count = 1};
    struct trace_pane pane;
    trace_pane_init(&pane);
    double t = now_ms();
    struct verdict *v = judge_as_typed(j, &a);
    double judged = now_ms() - t;
    t = now_ms();
    trace_pane_follow(&pane, &a, v, NULL, (struct str){"", 0});
    look(j, &pane, c);
    double opened = now_ms() - t;
    if (!pane.trace) {
        fprintf(stderr, "bench: no picture of a long run: %.*s\n", STR_ARG(buf_view(&pane.note)));
        exit(1);
    }
    struct sample steps = {0};
    for (int i = 0; i < 200 && pane.stop; i++) {
        t = now_ms();
        trace_pane_go(&pane, pane.stop - 1);
        look(j, &pane, c);
        double took = now_ms() - t;
        vec_push(&steps.ms, took);
    }
    t = now_ms();
    trace_pane_go(&pane, 0);
    look(j, &pane, c);
    double first = now_ms() - t;
    printf("a run of %.1f million steps\n", (double)v->runs[0].steps / 1e6);
    printf("  %-44s %7.2f ms\n", "its verdict", judged);
    printf("  %-44s %7.2f ms\n", "from there to the picture of its end", opened);
    printf("  %-44s %7.2f ms\n", "a step back there, median", quantile(&steps, 0.5));
    printf("  %-44s %7.2f ms\n", "to the first step that was kept", first);
    vec_release(&steps.ms);
    verdict_free(v);
    trace_pane_release(&pane);
}

/* The least of five, microseconds of the run alone. */
static int64_t run_us(struct judge *j, const struct attempt *a, uint64_t *ret_steps, size_t *ret_bytes)
{
    int64_t best = INT64_MAX;
    for (int i = 0; i < 5; i++) {
        struct verdict *v = judge_as_typed(j, a);
        best = v->runs[0].run_us < best ? v->runs[0].run_us : best;
        *ret_steps = v->runs[0].steps;
        *ret_bytes = v->runs[0].trace.len;
        verdict_free(v);
    }
    return best;
}

static void cost_of_a_step(struct judge *j)
{
    static const char text[] =
        "#include <stdlib.h>\nint main(void)\n{\n    int *v = calloc(64, sizeof *v);\n    long n = 0;\n"
        "    for (int i = 0; v && i < 60000; i++) {\n        v[i % 64] += i;\n        n += v[i / 3 % 64] & 7;\n"
        "    }\n    free(v);\n    return n == 0;\n}\n";
    struct source_file file = {STR("steps.c"), STR(text), false, false};
    struct run_input nothing = {0};
    struct attempt a = {.files = &file, .file_count = 1, .runs = &nothing, .run_count = 1};
    uint64_t steps;
    size_t bytes;
    int64_t without = run_us(j, &a, &steps, &bytes);
    a.history_bytes = 256 << 20;
    int64_t with = run_us(j, &a, &steps, &bytes);
    printf("logging, over %.2f million steps\n", (double)steps / 1e6);
    printf("  %-44s %7.1f ns  without %.1f ns\n", "a step", (double)with * 1000 / (double)steps,
           (double)without * 1000 / (double)steps);
    printf("  %-44s %7.1f MB\n", "the log of a million steps", (double)bytes / (double)steps);
}

void bench_pictures(struct judge *j, const struct pack *pack, int rounds)
{
    struct canvas c;
    canvas_init(&c, ROWS, COLS, false);
    exercises(j, pack, rounds, &c);
    cost_of_a_step(j);
    long_run(j, &c);
    canvas_release(&c);
}
