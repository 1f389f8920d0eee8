/* Time and randomness: the real ones, and fixed ones for tests. */
#include "base/base.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

static int64_t real_now(void *ctx)
{
    (void)ctx;
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int64_t real_ticks(void *ctx)
{
    (void)ctx;
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void real_random(void *ctx, void *out, size_t n)
{
    (void)ctx;
    BUG_IF(n > 256); /* up to there getrandom() is whole or nothing */
    if (getrandom(out, n, 0) != (ssize_t)n)
        BUG("getrandom failed");
}

static int real_zone(void *ctx, int64_t ms)
{
    (void)ctx;
    time_t seconds = (time_t)(ms / 1000);
    struct tm tm;
    return localtime_r(&seconds, &tm) ? (int)(tm.tm_gmtoff / 60) : 0;
}

const struct world world_real = {real_now, real_ticks, real_random, NULL, real_zone};

int world_zone(const struct world *w, int64_t ms)
{
    enum { DAY = 24 * 60 };
    int minutes = w->zone_min ? w->zone_min(w->ctx, ms) : 0;
    return minutes < -DAY ? -DAY : minutes > DAY ? DAY : minutes;
}

static int64_t fixed_now(void *ctx)
{
    struct world_fixed *f = ctx;
    int64_t now = f->now_ms;
    f->now_ms += f->step_ms;
    return now;
}

static int64_t fixed_ticks(void *ctx)
{
    struct world_fixed *f = ctx;
    return f->now_ms * 1000;
}

/* splitmix64; source: Steele, Lea, Flood, OOPSLA 2014. */
static void fixed_random(void *ctx, void *out, size_t n)
{
    struct world_fixed *f = ctx;
    unsigned char *p = out;
    for (size_t i = 0; i < n; i++) {
        uint64_t z = f->seed += 0x9E3779B97F4A7C15u;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
        z = (z ^ z >> 27) * 0x94D049BB133111EBu;
        p[i] = (unsigned char)((z ^ z >> 31) & 0xFF);
    }
}

struct world world_fixed_init(struct world_fixed *f)
{
    return (struct world){fixed_now, fixed_ticks, fixed_random, f, NULL};
}

struct timestamp timestamp_utc(int64_t ms)
{
    struct timestamp ts = {""};
    time_t seconds = (time_t)(ms >= 0 ? ms / 1000 : -((999 - ms) / 1000));
    struct tm tm;
    if (gmtime_r(&seconds, &tm))
        strftime(ts.text, sizeof ts.text, "%Y-%m-%dT%H:%M:%SZ", &tm);
    return ts;
}
