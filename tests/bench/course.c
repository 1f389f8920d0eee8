/* Proving a pack: what a verdict costs alone and by the batch, over the solutions of all exercises, and
 * what `freehold pack check` takes. */
#include "bench.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void batches(struct judge *j, const struct pack *p)
{
    struct arena a = {0};
    VEC(const struct attempt *) attempts = {0};
    for (size_t i = 0; i < p->item_count; i++) {
        const struct exercise *ex = item_exercise(&p->items[i]);
        if (!ex || !ex->solution.len || !exercise_writes(ex->kind))
            continue;
        struct attempt *at = arena_array(&a, 1, sizeof *at);
        *at = grade_attempt(&a, ex, ex->solution);
        vec_push(&attempts, at);
    }
    struct verdict **verdicts = arena_array(&a, attempts.len + 1, sizeof *verdicts);
    double t = now_ms();
    for (size_t i = 0; i < attempts.len; i++)
        verdict_free(judge_run(j, attempts.at[i]));
    double alone = now_ms() - t;
    t = now_ms();
    judge_run_all(j, attempts.at, attempts.len, verdicts);
    double together = now_ms() - t;
    for (size_t i = 0; i < attempts.len; i++)
        verdict_free(verdicts[i]);
    printf("solutions of %zu exercises, a verdict each\n", attempts.len);
    printf("  %-44s %7.2f ms each\n", "alone", alone / (double)attempts.len);
    printf("  %-44s %7.2f ms each: %.2f of that\n", "by the batch", together / (double)attempts.len, together / alone);
    vec_release(&attempts);
    arena_release(&a);
}

void bench_course(struct judge *j, const char *freehold, const struct pack *p, const char *dir)
{
    struct rusage used;
    int status;
    batches(j, p);
    double t = now_ms();
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_RDWR);
        dup2(null, 1);
        dup2(null, 2);
        execl(freehold, freehold, "pack", "check", dir, (char *)NULL);
        _exit(127);
    }
    wait4(pid, &status, 0, &used);
    double took = now_ms() - t;
    if (!WIFEXITED(status) || WEXITSTATUS(status)) {
        fprintf(stderr, "bench: pack check does not pass\n");
        exit(1);
    }
    printf("freehold pack check\n");
    printf("  %-44s %7.2f s  goal 5, on two idle processors\n", "by the clock", took / 1000);
}
