/* How long something is remembered: FSRS-5, the Free Spaced Repetition
 * Scheduler, as its authors publish it. Pure functions, no state of their own.
 *
 * Sources: J. Ye, J. Su, Y. Cao: A Stochastic Shortest Path Algorithm for
 * Optimizing Spaced Repetition Scheduling, KDD 2022 (the model); "The
 * Algorithm" in the wiki of open-spaced-repetition/fsrs4anki, section FSRS-5
 * (the formulas and the default weights used here). */
#ifndef PROGRESS_FSRS_H
#define PROGRESS_FSRS_H

#include <stdbool.h>
#include <stdint.h>

enum rating { RATING_AGAIN = 1, RATING_HARD, RATING_GOOD, RATING_EASY };

enum { FSRS_WEIGHTS = 19 };
/* All that can be tuned. Refit w after some 2,000 reviews. */
struct fsrs_parameters {
    double w[FSRS_WEIGHTS];
    double target;          /* how likely a right answer is to be when one is due */
    double first_easy_days; /* cap on the first stability of Easy */
    int most_days;          /* longest interval */
    double slow, fast;      /* of the usual time: slower is Hard, at least as fast may be Easy */
};
extern const struct fsrs_parameters fsrs_defaults;

struct fsrs {
    double stability;  /* S, days until recall has sunk to 0.9; > 0 */
    double difficulty; /* D, 1 to 10 */
};

/* R(t): how likely it is that it is still known, days after the last time. In (0, 1]. */
double fsrs_recall(double days, double stability);
/* The other way: after how many days recall has sunk to target (0 < target < 1). */
double fsrs_interval(double stability, double target);
/* That in whole days, from 1 to most_days. */
int fsrs_days(const struct fsrs_parameters *p, double stability);
/* After the first rating; S is not capped. */
struct fsrs fsrs_first(const struct fsrs_parameters *p, enum rating g);
/* After a rating, so many days after the one before; less than one: the same day. */
struct fsrs fsrs_next(const struct fsrs_parameters *p, struct fsrs m, double days, enum rating g);

/* What happened, as a rating. sure: 1, 0, -1 not asked. Times of 0 are not known. */
enum rating fsrs_rate(const struct fsrs_parameters *p, bool right, bool hint, int sure,
                      int64_t took_ms, int64_t usual_ms);

#endif
