/* make bench: speed, as ratios in one run, so that a noisy machine does not
 * matter much. Usage: bench FREEHOLD PACK [rounds [pictures|schedules|sweeps|ownership|course]]; the
 * last: only those.
 *
 * - keystroke to verdict: for every exercise that runs, its solution grows by a
 *   comment a character at a time; each change goes submit -> worker -> verdict
 *   -> grade -> words, as in the screen.
 * - keystroke to picture, and a run of ten million steps: picture.c.
 * - the same files with gcc and run, with gcc's sanitizers and run, with gcc and
 *   valgrind, as a learner would by hand.
 * - the compilers alone, over the same keystrokes: cfront, then libtcc and linking.
 * - five kernels that only compute: checked against plain, with and without the undo
 *   log that pictures read, beside gcc's sanitizers and valgrind.
 * - schedules of programs with threads: schedules.c; failures of calls: sweeps.c.
 * - ownership over every path of a long answer: ownership.c; proving a pack: course.c.
 * - the worker alone, start to first screen, resident memory. */
#include "bench.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

double now_ms(void) { return (double)world_real.ticks_us(NULL) / 1000; }

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double quantile(struct sample *s, double q)
{
    if (!s->ms.len)
        return 0;
    qsort(s->ms.at, s->ms.len, sizeof *s->ms.at, by_size);
    size_t i = (size_t)(q * (double)(s->ms.len - 1) + 0.5);
    return s->ms.at[i];
}

static bool runs(const struct exercise *ex) { return ex->kind != EXERCISE_QUIZ && ex->kind != EXERCISE_SCHEDULE; }

struct verdict *judge_as_typed(struct judge *j, const struct attempt *a)
{
    judge_submit(j, a);
    for (;;) {
        struct pollfd p = {.fd = judge_fd(j), .events = POLLIN};
        poll(&p, 1, 10000);
        struct verdict *v = judge_take(j);
        if (v)
            return v;
    }
}

static void keystrokes(struct judge *j, const struct exercise *ex, int rounds, struct sample *all,
                       struct sample *own, struct sample *parse, struct sample *back)
{
    struct arena a = {0};
    struct buf answer = {0};
    struct str text = ex->solution.len ? ex->solution : ex->program;
    buf_str(&answer, text);
    buf_cstr(&answer, "\n// ");
    for (int i = 0; i < rounds; i++) {
        buf_char(&answer, (char)('a' + i % 26));
        double t = now_ms();
        struct attempt at = grade_attempt(&a, ex, buf_view(&answer));
        struct verdict *v = judge_as_typed(j, &at);
        if (v->kind == VERDICT_TOOL_FAULT) {
            fprintf(stderr, "bench: %.*s: %.*s\n", STR_ARG(ex->slug), STR_ARG(v->fault));
            exit(1);
        }
        if (exercise_writes(ex->kind)) {
            struct grade g = grade_program(&a, ex, buf_view(&answer), v);
            words_grade(&a, ex, &g);
        }
        double took = now_ms() - t;
        vec_push(&all->ms, took);
        vec_push(&own->ms, took);
        vec_push(&parse->ms, (double)v->parse_us / 1000);
        vec_push(&back->ms, (double)v->compile_us / 1000);
        verdict_free(v);
        arena_clear(&a);
    }
    buf_release(&answer);
    arena_release(&a);
}

static void write_file(const char *dir, const char *name, struct str text)
{
    struct arena a = {0};
    struct error e;
    if (!file_write_atomic(path_join(&a, dir, name), text, &e)) {
        fprintf(stderr, "bench: %s\n", e.text);
        exit(1);
    }
    arena_release(&a);
}

/* Milliseconds of one shell command, output thrown away; -1 if it cannot run. */
static double shell(const char *dir, const char *command)
{
    double t = now_ms();
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, 1);
        dup2(null, 2);
        if (chdir(dir) == 0)
            execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    int status;
    waitpid(pid, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        return -1;
    return now_ms() - t;
}

static void by_hand(const struct exercise *ex, const char *dir, const char *command, struct sample *s)
{
    write_file(dir, "answer.c", ex->solution.len ? ex->solution : ex->program);
    write_file(dir, "harness.c", ex->harness.len ? ex->harness : STR("typedef int nothing;\n"));
    write_file(dir, "input", ex->case_count ? ex->cases[0].input : STR(""));
    for (int i = 0; i < 3; i++) {
        double took = shell(dir, command);
        if (took >= 0)
            vec_push(&s->ms, took);
    }
}

static long status_kb(pid_t pid, const char *key)
{
    char path[64], line[256];
    long kb = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    FILE *f = fopen(path, "r");
    if (!f)
        return 0;
    while (fgets(line, sizeof line, f))
        if (strncmp(line, key, strlen(key)) == 0)
            kb = strtol(line + strlen(key) + 1, NULL, 10);
    fclose(f);
    return kb;
}

/* Opens the course in a terminal of its own; milliseconds until the footer of
 * the first screen has arrived. */
static double first_screen(const char *freehold, const char *pack, long *ret_kb)
{
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    int tty;
    double t = now_ms(), took = -1;
    pid_t pid = forkpty(&tty, NULL, NULL, &size);
    if (pid == 0) {
        setenv("TERM", "xterm-256color", 1);
        execl(freehold, freehold, "--pack", pack, (char *)NULL);
        _exit(127);
    }
    char seen[1 << 16];
    size_t len = 0;
    while (len < sizeof seen - 1) {
        struct pollfd p = {.fd = tty, .events = POLLIN};
        if (poll(&p, 1, 3000) <= 0)
            break;
        ssize_t n = read(tty, seen + len, sizeof seen - 1 - len);
        if (n <= 0)
            break;
        len += (size_t)n;
        seen[len] = '\0';
        if (strstr(seen, "uit")) { /* "quit", in the footer, drawn last */
            took = now_ms() - t;
            break;
        }
    }
    *ret_kb = status_kb(pid, "VmRSS:");
    kill(pid, SIGKILL);
    close(tty);
    waitpid(pid, NULL, 0);
    return took;
}

static void ratio_row(const char *what, struct sample *s, double ours)
{
    if (!s->ms.len) {
        printf("%-46s %10s\n", what, "not installed");
        return;
    }
    double median = quantile(s, 0.5);
    printf("%-46s %7.2f ms  %7.1f times ours\n", what, median, median / ours);
}

/* ---- kernels ---- */

enum { TRIES = 5 };

/* The quickest of some runs, in milliseconds of the run alone. */
static double kernel_run(struct judge *j, struct str text, bool unchecked, int64_t history)
{
    struct source_file file = {STR("kernel.c"), text, false, false};
    struct run_input nothing = {0};
    struct attempt a = {.files = &file, .file_count = 1, .runs = &nothing, .run_count = 1,
                        .steps = INT64_MAX, .cpu_ms = 60000, .unchecked = unchecked,
                        .history_bytes = history};
    double best = 1e9;
    for (int i = 0; i < TRIES; i++) {
        struct verdict *v = judge_run(j, &a);
        if (v->kind != VERDICT_CLEAN) {
            fprintf(stderr, "bench: a kernel is %s\n", verdict_kind_name(v->kind));
            exit(1);
        }
        double ms = (double)v->run_us / 1000;
        best = ms < best ? ms : best;
        verdict_free(v);
    }
    return best;
}

static double kernel_shell(const char *dir, const char *build, const char *run)
{
    double best = 1e9;
    if (shell(dir, build) < 0)
        return 0;
    for (int i = 0; i < 3; i++) {
        double ms = shell(dir, run);
        best = ms < best ? ms : best;
    }
    return best;
}

static void kernels(struct judge *j, const char *dir)
{
    static const char *const names[] = {"sieve", "fibonacci", "matrix", "list", "sort"};
    enum { HISTORY = 64 << 20 };
    printf("five kernels, milliseconds of the run; in brackets times plain\n");
    printf("  %-10s %8s %16s %16s %10s %12s %10s\n", "", "plain", "checked", "with history", "gcc -O0",
           "sanitizers", "valgrind");
    for (size_t i = 0; i < COUNT(names); i++) {
        struct arena a = {0};
        struct buf text = {0};
        struct error e;
        if (!file_read(arena_printf(&a, "tests/bench/kernels/%s.c", names[i]), 1 << 20, &text, &e)) {
            fprintf(stderr, "bench: %s\n", e.text);
            exit(1);
        }
        write_file(dir, "kernel.c", buf_view(&text));
        double plain = kernel_run(j, buf_view(&text), true, 0);
        double checked = kernel_run(j, buf_view(&text), false, 0);
        double history = kernel_run(j, buf_view(&text), false, HISTORY);
        double gcc = kernel_shell(dir, "gcc -O0 -o k kernel.c", "./k");
        double asan = kernel_shell(dir, "gcc -g -fsanitize=address,undefined -o ks kernel.c", "./ks");
        double valgrind = kernel_shell(dir, "command -v valgrind || exit 127; gcc -g -o kv kernel.c",
                                       "valgrind -q ./kv");
        printf("  %-10s %8.2f %8.2f (%4.1f) %8.2f (%5.1f) %10.2f %12.2f %10.2f\n", names[i], plain, checked,
               checked / plain, history, history / plain, gcc, asan, valgrind);
        buf_release(&text);
        arena_release(&a);
    }
    printf("goals: checked 12 times plain, with history 25 times\n");
}

/* An answer of 200 lines that reads six headers: what compiling it takes. */
static void long_answer(struct judge *j)
{
    enum { FUNCTIONS = 17, ROUNDS = 200 };
    struct buf text = {0};
    buf_str(&text, STR("#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n"
                        "#include <ctype.h>\n#include <errno.h>\n#include <math.h>\n"));
    for (int i = 0; i < FUNCTIONS; i++)
        buf_printf(&text, "static int f%d(int *v, int n)\n{\n    int s = 0;\n    for (int i = 0; i < n; i++) {\n"
                          "        if (v[i] > %d)\n            s += v[i] * 2;\n        else\n            s -= v[i];\n"
                          "    }\n    return s;\n}\n", i, i);
    buf_str(&text, STR("int main(void)\n{\n    int v[4] = {1, 2, 3, 4};\n"));
    for (int i = 0; i < FUNCTIONS; i++)
        buf_printf(&text, "    printf(\"%%d\\n\", f%d(v, 4));\n", i);
    buf_str(&text, STR("    return 0;\n}\n"));
    struct source_file file = {STR("answer.c"), buf_view(&text), false, false};
    struct run_input nothing = {0};
    struct attempt a = {.files = &file, .file_count = 1, .runs = &nothing, .run_count = 1};
    struct sample front = {0}, back = {0}, both = {0};
    for (int i = 0; i < ROUNDS; i++) {
        struct verdict *v = judge_as_typed(j, &a);
        vec_push(&front.ms, (double)v->parse_us / 1000);
        vec_push(&back.ms, (double)v->compile_us / 1000);
        vec_push(&both.ms, (double)(v->parse_us + v->compile_us) / 1000);
        verdict_free(v);
    }
    printf("an answer of 200 lines and six headers, medians\n");
    printf("  %-44s %7.2f ms\n", "cfront: read, check, emit", quantile(&front, 0.5));
    printf("  %-44s %7.2f ms\n", "libtcc and linking", quantile(&back, 0.5));
    printf("  %-44s %7.2f ms  goal 2\n", "both", quantile(&both, 0.5));
    vec_release(&front.ms);
    vec_release(&back.ms);
    vec_release(&both.ms);
    buf_release(&text);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    if (argc < 3) {
        fprintf(stderr, "usage: bench FREEHOLD PACK [rounds [pictures|schedules|sweeps|ownership|course]]\n");
        return 2;
    }
    int rounds = argc > 3 ? atoi(argv[3]) : 40;
    struct error e = {0};
    struct judge *j = judge_new(&e);
    struct pack *p = j ? pack_open(argv[2], &e) : NULL;
    char dir[] = "/tmp/freehold-bench-XXXXXX";
    if (!p || !mkdtemp(dir)) {
        fprintf(stderr, "bench: %s\n", p ? "cannot make a folder in /tmp" : e.text);
        judge_free(j);
        return 1;
    }
    setenv("XDG_DATA_HOME", dir, 1);
    if (argc > 4) {
        if (!strcmp(argv[4], "schedules"))
            bench_schedules(j, argv[1]);
        else if (!strcmp(argv[4], "sweeps"))
            bench_sweeps(j);
        else if (!strcmp(argv[4], "ownership"))
            bench_ownership(j);
        else if (!strcmp(argv[4], "course"))
            bench_course(j, argv[1], p, argv[2]);
        else
            bench_pictures(j, p, rounds);
        rmdir(dir);
        pack_free(p);
        judge_free(j);
        return 0;
    }

    struct sample all = {0}, parse = {0}, back = {0}, worker = {0}, gcc = {0}, asan = {0}, valgrind = {0}, start = {0};
    const char *slowest = "";
    double slowest_ms = 0;
    struct arena a = {0};
    for (size_t i = 0; i < p->item_count; i++) {
        const struct exercise *ex = item_exercise(&p->items[i]);
        if (!ex || !runs(ex))
            continue;
        struct sample own = {0};
        keystrokes(j, ex, rounds, &all, &own, &parse, &back);
        if (quantile(&own, 0.99) > slowest_ms) {
            slowest_ms = quantile(&own, 0.99);
            slowest = arena_cstr(&a, ex->slug);
        }
        vec_release(&own.ms);
        by_hand(ex, dir, "gcc -o t answer.c harness.c -lm && ./t <input", &gcc);
        by_hand(ex, dir, "gcc -g -fsanitize=address,undefined -o t answer.c harness.c -lm && ./t <input", &asan);
        by_hand(ex, dir, "command -v valgrind || exit 127; gcc -g -o t answer.c harness.c -lm && "
                         "valgrind -q --leak-check=full ./t <input", &valgrind);
    }

    struct source_file empty = {STR("answer.c"), STR("int main(void) { return 0; }\n"), false, false};
    struct run_input nothing = {0};
    struct attempt least = {.files = &empty, .file_count = 1, .runs = &nothing, .run_count = 1};
    for (int i = 0; i < 1000; i++) {
        double t = now_ms();
        verdict_free(judge_as_typed(j, &least));
        vec_push(&worker.ms, now_ms() - t);
    }
    long kb = 0;
    for (int i = 0; i < 20; i++) {
        double took = first_screen(argv[1], argv[2], &kb);
        if (took >= 0)
            vec_push(&start.ms, took);
    }

    double ours = quantile(&all, 0.5);
    printf("keystroke to verdict, %zu keystrokes\n", all.ms.len);
    printf("  %-44s %7.2f ms\n", "median", ours);
    printf("  %-44s %7.2f ms  goal 15\n", "p99", quantile(&all, 0.99));
    printf("  %-44s %7.2f ms  %s\n", "slowest exercise, its p99", slowest_ms, slowest);
    printf("  %-44s %7.2f ms\n", "of it cfront: read, check, emit; median", quantile(&parse, 0.5));
    printf("  %-44s %7.2f ms\n", "of it libtcc and linking; median", quantile(&back, 0.5));
    printf("the same files by hand, median\n");
    ratio_row("  gcc && run", &gcc, ours);
    ratio_row("  gcc -fsanitize=address,undefined && run", &asan, ours);
    ratio_row("  gcc && valgrind", &valgrind, ours);
    printf("goals: 30 times (sanitizers), 100 times (valgrind)\n");
    bench_pictures(j, p, rounds);
    long_answer(j);
    kernels(j, dir);
    bench_schedules(j, argv[1]);
    bench_sweeps(j);
    bench_ownership(j);
    bench_course(j, argv[1], p, argv[2]);
    printf("an empty program, submit to verdict\n");
    printf("  %-44s %7.2f ms  p99 %.2f ms\n", "median", quantile(&worker, 0.5), quantile(&worker, 0.99));
    printf("start to first screen\n");
    if (start.ms.len)
        printf("  %-44s %7.2f ms  goal 15\n", "median", quantile(&start, 0.5));
    else
        printf("  no screen appeared\n");
    printf("  %-44s %7.1f MB  goal 20\n", "resident memory of the front process", (double)kb / 1024);

    vec_release(&all.ms);
    vec_release(&parse.ms);
    vec_release(&back.ms);
    vec_release(&worker.ms);
    vec_release(&gcc.ms);
    vec_release(&asan.ms);
    vec_release(&valgrind.ms);
    vec_release(&start.ms);
    arena_release(&a);
    pack_free(p);
    judge_free(j);
    char *clean = mem_alloc(sizeof dir + 16);
    snprintf(clean, sizeof dir + 16, "rm -rf %s", dir);
    shell("/", clean);
    mem_free(clean);
    return 0;
}
