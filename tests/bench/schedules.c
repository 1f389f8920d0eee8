/* Schedules of programs with threads: how many are run in a second, measured in the worker
 * (all that exploring does, without compiling), what reduction is worth, how much memory the
 * largest process takes, and what `freehold run --schedules` takes over the pairs of
 * tests/schedules.
 *
 * A worker is new for each attempt and its first runs fault its pages in. So an attempt
 * explores the same program up to JUDGE_RUNS times; the row names the first of them, as a
 * learner has it, and the median of the others. */
#include "bench.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { GOAL = 1000 * 1000 };

struct rate {
    uint64_t runs, classes;
    bool complete;
    double interleavings, first, others; /* per second */
};

static struct rate rate_of(struct judge *j, struct str text, size_t times, bool unreduced)
{
    struct source_file file = {STR("answer.c"), text, false, false};
    struct run_input inputs[JUDGE_RUNS] = {{0}};
    struct attempt a = {.files = &file, .file_count = 1, .runs = inputs, .run_count = times,
                        .schedules = JUDGE_SCHEDULES, .unreduced = unreduced};
    struct verdict *v = judge_run(j, &a);
    struct sample others = {0};
    struct rate r = {0};
    for (size_t i = 0; i < v->run_count; i++) {
        const struct schedules *s = v->runs[i].schedules;
        if (!s || !s->explore_us) {
            fprintf(stderr, "bench: a program with threads was not explored: %s %.*s\n",
                    verdict_kind_name(v->kind), STR_ARG(v->fault));
            exit(1);
        }
        double rate = (double)s->runs * 1e6 / (double)s->explore_us;
        if (i == 0)
            r = (struct rate){s->runs, s->classes, s->complete, s->interleavings, rate, rate};
        else
            vec_push(&others.ms, rate);
    }
    if (others.ms.len)
        r.others = quantile(&others, 0.5);
    vec_release(&others.ms);
    verdict_free(v);
    return r;
}

static void rate_row(const char *what, struct rate r, bool unreduced)
{
    printf("  %-40s %8.0f %10.0f %8.3f %7llu runs", what, r.first, r.others, r.others / GOAL,
           (unsigned long long)r.runs);
    if (!unreduced)
        printf(", %llu classes", (unsigned long long)r.classes);
    printf("%s\n", r.complete ? "" : ", not all");
}

/* count threads of so many increments. */
static struct str increments(struct buf *b, int count, int times, const char *lock, const char *unlock)
{
    buf_clear(b);
    buf_printf(b, "#include <pthread.h>\n"
                  "static int counter;\n"
                  "static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;\n"
                  "static void *count(void *p)\n{\n"
                  "    for (int i = 0; i < %d; i++) { %s counter++; %s }\n"
                  "    return p;\n}\n"
                  "int main(void)\n{\n"
                  "    pthread_t t[%d];\n"
                  "    for (int i = 0; i < %d; i++) pthread_create(&t[i], 0, count, 0);\n"
                  "    for (int i = 0; i < %d; i++) pthread_join(t[i], 0);\n"
                  "    return counter ? 0 : pthread_mutex_destroy(&lock);\n}\n",
               times, lock, unlock, count, count, count);
    return buf_view(b);
}

/* Runs it with its output thrown away; what it took, and its largest process. */
static double spawn(const char *freehold, const char *file, long *ret_kb)
{
    struct rusage used;
    int status;
    double t = now_ms();
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_RDWR);
        dup2(null, 0);
        dup2(null, 1);
        dup2(null, 2);
        execl(freehold, freehold, "run", "--schedules", file, (char *)NULL);
        _exit(127);
    }
    wait4(pid, &status, 0, &used);
    if (!WIFEXITED(status) || WEXITSTATUS(status) == 127) {
        fprintf(stderr, "bench: %s did not run\n", freehold);
        exit(1);
    }
    *ret_kb = used.ru_maxrss;
    return now_ms() - t;
}

static void pairs(const char *freehold)
{
    DIR *d = opendir("tests/schedules/pairs");
    struct sample took = {0};
    struct arena a = {0};
    long most_kb = 0;
    double sum = 0, most = 0;
    const char *slowest = "";
    for (struct dirent *e; d && (e = readdir(d));) {
        size_t len = strlen(e->d_name);
        long kb;
        if (len < 2 || strcmp(e->d_name + len - 2, ".c"))
            continue;
        double ms = spawn(freehold, arena_printf(&a, "tests/schedules/pairs/%s", e->d_name), &kb);
        vec_push(&took.ms, ms);
        sum += ms;
        most_kb = kb > most_kb ? kb : most_kb;
        if (ms > most) {
            most = ms;
            slowest = arena_cstr(&a, str_from(e->d_name));
        }
    }
    if (d)
        closedir(d);
    printf("run --schedules over %zu programs of tests/schedules/pairs\n", took.ms.len);
    printf("  %-44s %7.2f ms\n", "median", quantile(&took, 0.5));
    printf("  %-44s %7.2f ms\n", "p90", quantile(&took, 0.9));
    printf("  %-44s %7.2f ms  %s\n", "slowest", most, slowest);
    printf("  %-44s %7.2f s\n", "all", sum / 1000);
    printf("  %-44s %7.1f MB\n", "resident memory of the largest process", (double)most_kb / 1024);
    vec_release(&took.ms);
    arena_release(&a);
}

static struct str read_stranger(struct buf *text, const char *name)
{
    struct arena a = {0};
    struct error e;
    buf_clear(text);
    if (!file_read(arena_printf(&a, "tests/schedules/strangers/%s.c", name), 1 << 20, text, &e)) {
        fprintf(stderr, "bench: %s\n", e.text);
        exit(1);
    }
    arena_release(&a);
    return buf_view(text);
}

void bench_schedules(struct judge *j, const char *freehold)
{
    static const char *const strangers[] = {"lru_cache", "bank_server", "thread_pool"};
    struct buf text = {0};
    long kb;
    printf("schedules per second       %22s %8s %10s %8s\n", "", "first", "then", "of goal");
    increments(&text, 2, 2, "", "");
    struct rate two = rate_of(j, buf_view(&text), JUDGE_RUNS, false);
    rate_row("two threads of two increments", two, false);
    struct rate two_all = rate_of(j, buf_view(&text), JUDGE_RUNS, true);
    rate_row("  without reduction", two_all, true);
    increments(&text, 3, 2, "", "");
    struct rate three = rate_of(j, buf_view(&text), 4, false);
    rate_row("three threads of two increments", three, false);
    increments(&text, 2, 2, "pthread_mutex_lock(&lock);", "pthread_mutex_unlock(&lock);");
    struct rate locked = rate_of(j, buf_view(&text), JUDGE_RUNS, false);
    rate_row("two threads of two, under a lock", locked, false);
    struct rate locked_all = rate_of(j, buf_view(&text), 4, true);
    rate_row("  without reduction", locked_all, true);
    for (size_t i = 0; i < COUNT(strangers); i++)
        rate_row(strangers[i], rate_of(j, read_stranger(&text, strangers[i]), 1, false), false);
    printf("goal: 1,000,000 for two threads of two increments\n");
    printf("reduction: %.1f times fewer runs (a race on each access), %.1f (a lock); three threads: "
           "%.1f interleavings to a run\n",
           (double)two_all.runs / (double)two.runs, (double)locked_all.runs / (double)locked.runs,
           three.interleavings / (double)three.runs);
    double ms = spawn(freehold, "tests/schedules/strangers/lru_cache.c", &kb);
    printf("run --schedules of an LRU cache, three threads  %7.2f ms, %.1f MB the largest process\n", ms,
           (double)kb / 1024);
    pairs(freehold);
    buf_release(&text);
}
