/* FSRS-5. A memory is two numbers: its stability S, in days, and its
 * difficulty D. Between reviews recall sinks along
 *
 *     R(t) = (1 + 19/81 t/S)^-0.5          so R(0) = 1 and R(S) = 0.9
 *
 * and a review with rating G (1 Again, 2 Hard, 3 Good, 4 Easy) moves both:
 *
 *     first       S = w[G-1]               D = D0(G) = w4 - e^(w5 (G-1)) + 1
 *     right       S' = S (1 + e^w8 (11-D) S^-w9 (e^(w10 (1-R)) - 1) h b)
 *                      h = w15 if Hard, b = w16 if Easy, else 1
 *     wrong       S' = w11 D^-w12 ((S+1)^w13 - 1) e^(w14 (1-R)), never above S
 *     same day    S' = S e^(w17 (G - 3 + w18))
 *     difficulty  D' = w7 D0(4) + (1-w7) (D - w6 (G-3) (10-D)/9), within 1 to 10
 *
 * Two bounds are ours and keep the invariants for any history: S stays within
 * STABILITY_MIN and STABILITY_MAX, and being wrong never makes S larger (the
 * published formula would for very small S; later versions have the same bound).
 * Good and Easy on the same day never make it smaller: with these weights they
 * cannot, with refitted ones they might. */
#include "progress/fsrs.h"

#include <math.h>

static const double DECAY = -0.5, FACTOR = 19.0 / 81.0;
static const double STABILITY_MIN = 0.01, STABILITY_MAX = 36500;

const struct fsrs_parameters fsrs_defaults = {
    .w = {0.40255, 1.18385, 3.173, 15.69105, /* first stability for each rating, days */
          7.1949, 0.5345,                    /* first difficulty */
          1.4604, 0.0046,                    /* difficulty: step, pull to the mean */
          1.54575, 0.1192, 1.01925,          /* stability after a right answer */
          1.9395, 0.11, 0.29605, 2.2698,     /* after a wrong one */
          0.2315, 2.9898,                    /* Hard, Easy */
          0.51655, 0.6621},                  /* on the same day */
    .target = 0.9,
    .first_easy_days = 7, /* the weights come from flashcards; a program is no flashcard */
    .most_days = 90,      /* what is to be known in 90 days is asked at least as often */
    .slow = 2,
    .fast = 0.5,
};

static double within(double x, double min, double max)
{
    return x < min ? min : x > max ? max : x;
}

double fsrs_recall(double days, double stability)
{
    return pow(1 + FACTOR * (days > 0 ? days : 0) / stability, DECAY);
}

double fsrs_interval(double stability, double target)
{
    return stability / FACTOR * (pow(target, 1 / DECAY) - 1);
}

int fsrs_days(const struct fsrs_parameters *p, double stability)
{
    return (int)within(round(fsrs_interval(stability, p->target)), 1, p->most_days);
}

static double first_difficulty(const double *w, int g)
{
    return within(w[4] - exp(w[5] * (g - 1)) + 1, 1, 10);
}

struct fsrs fsrs_first(const struct fsrs_parameters *p, enum rating g)
{
    return (struct fsrs){within(p->w[g - 1], STABILITY_MIN, STABILITY_MAX),
                         first_difficulty(p->w, (int)g)};
}

static double after_right(const double *w, struct fsrs m, double r, enum rating g)
{
    double growth = exp(w[8]) * (11 - m.difficulty) * pow(m.stability, -w[9]) *
                    (exp(w[10] * (1 - r)) - 1);
    if (g == RATING_HARD)
        growth *= w[15];
    if (g == RATING_EASY)
        growth *= w[16];
    return m.stability * (1 + growth);
}

static double after_wrong(const double *w, struct fsrs m, double r)
{
    double s = w[11] * pow(m.difficulty, -w[12]) * (pow(m.stability + 1, w[13]) - 1) *
               exp(w[14] * (1 - r));
    return s < m.stability ? s : m.stability;
}

static double same_day(const double *w, struct fsrs m, enum rating g)
{
    double change = exp(w[17] * ((int)g - 3 + w[18]));
    return m.stability * (g >= RATING_GOOD && change < 1 ? 1 : change);
}

static double next_difficulty(const double *w, double d, int g)
{
    double step = -w[6] * (g - 3) * (10 - d) / 9;
    return within(w[7] * first_difficulty(w, RATING_EASY) + (1 - w[7]) * (d + step), 1, 10);
}

struct fsrs fsrs_next(const struct fsrs_parameters *p, struct fsrs m, double days, enum rating g)
{
    double s;
    if (days < 1)
        s = same_day(p->w, m, g);
    else if (g == RATING_AGAIN)
        s = after_wrong(p->w, m, fsrs_recall(days, m.stability));
    else
        s = after_right(p->w, m, fsrs_recall(days, m.stability), g);
    return (struct fsrs){within(s, STABILITY_MIN, STABILITY_MAX),
                         next_difficulty(p->w, m.difficulty, (int)g)};
}

enum rating fsrs_rate(const struct fsrs_parameters *p, bool right, bool hint, int sure,
                      int64_t took_ms, int64_t usual_ms)
{
    bool timed = took_ms > 0 && usual_ms > 0;
    double ratio = timed ? (double)took_ms / (double)usual_ms : 1;
    if (!right)
        return RATING_AGAIN;
    if (hint || ratio > p->slow)
        return RATING_HARD;
    return sure == 1 && timed && ratio <= p->fast ? RATING_EASY : RATING_GOOD;
}
