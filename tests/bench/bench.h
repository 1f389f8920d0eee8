/* What the files of `make bench` share. */
#ifndef BENCH_H
#define BENCH_H

#include "study/study.h"

struct sample { VEC(double) ms; };
double now_ms(void);
double quantile(struct sample *s, double q); /* sorts it */
struct verdict *judge_as_typed(struct judge *j, const struct attempt *a);

/* picture.c: keystroke to picture over all exercises; then a run of ten million steps. */
void bench_pictures(struct judge *j, const struct pack *p, int rounds);

/* schedules.c: how many schedules in a second, what reduction is worth, memory, and how long
 * `freehold run --schedules` takes over tests/schedules/pairs. */
void bench_schedules(struct judge *j, const char *freehold);

/* sweeps.c: what it costs to try all failures of a program. */
void bench_sweeps(struct judge *j);

/* course.c: what a verdict costs alone and by the batch; `freehold pack check` of the pack in dir. */
void bench_course(struct judge *j, const char *freehold, const struct pack *p, const char *dir);

/* ownership.c: what the check before the run takes over an answer of more than 500 lines. */
void bench_ownership(struct judge *j);

#endif
