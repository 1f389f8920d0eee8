/* Failures tried one after the other, in a worker. Private to this room. */
#ifndef JUDGE_SWEEP_H
#define JUDGE_SWEEP_H

#include "judge/log.h"
#include "judge/schedules.h"

/* What sweeping an attempt's runs needs, reserved before the second lock-down. */
struct sweep_needs {
    struct faults own;           /* the attempt's */
    struct guest_input recovery;
    uint16_t *name_of;           /* by site, as seen; NULL: nothing is to be tried */
    uint32_t *seen;
    uint32_t site_count;
};
/* In the arena. */
bool sweep_init(struct arena *arena, const struct attempt *a, const struct program *p, struct sweep_needs *ret,
                struct error *reterr);
/* From here on it is this attempt's runs that are swept. */
void sweep_begin(const struct attempt *a, const struct sweep_needs *needs);
/* In each run that follows the attempt's own faults happen, and what it spares does not fail. */
void sweep_settle(const struct attempt *a);
/* Does a run that went this way have failures to try? */
bool sweep_wanted(const struct attempt *a, const struct log_run *run);
/* Tries them. good: the run in which nothing fails, bytes: what it and its offsets speak of;
 * from: the order of its threads. The result and its cells are borrowed until the next call.
 * NULL: *reterr says what of ours went wrong. */
const struct log_sweep *sweep_run(const struct subject *s, const struct attempt *a, const struct schedule *from,
                                  const struct log_run *good, const char *bytes,
                                  const struct log_cell **ret_cells, struct error *reterr);
/* What the attempt's own faults did in the run that was just made; stopped: what came before, if
 * the machine stopped in it, else NULL; bytes: what their offsets speak of. If they passed for
 * success, that is added to what the run found. One cell; borrowed as above. */
const struct log_sweep *sweep_own(const struct subject *s, const struct schedule *from, struct log_run *run,
                                  const struct log_run *stopped, const char *bytes,
                                  const struct log_cell **ret_cells);
const struct faults *sweep_faults(void); /* the attempt's own */
/* Behind a run that these stopped (OUTCOME_MACHINE_STOPPED), whose offsets are of bytes: makes the
 * guest ready for the one that recovers, in which nothing fails. Returns what that is run
 * with, borrowed. */
const struct guest_input *sweep_restart(const struct guest_fault *faults, uint32_t count,
                                        const struct log_run *stopped, const char *bytes);

#endif
