/* An attempt, or a batch of them, in a process of its own. Private to this room. */
#ifndef JUDGE_WORKER_H
#define JUDGE_WORKER_H

#include "judge/lockdown.h"

/* What the broker learns from how a worker left; everything else is in the log. */
enum { WORKER_DONE = 0, WORKER_FAULT = 3 };

/* Never returns. Takes over the process: maps request and result, closes every
 * descriptor, locks itself down, compiles, runs. */
_Noreturn void worker_main(const struct lockdown *l, int request_fd, int result_fd);

#endif
