/* What a run cost. guest/costs.c says what is counted and how; this file reads it from the log,
 * and is the one place where percentiles and buckets of requests are computed. */
#include <stdlib.h>
#include <string.h>

#include "judge/reading.h"

static const struct {
    const char *name, *title;
} measures[MEASURES] = {
    [MEASURE_ALLOCATIONS] = {"allocations", "calls of malloc and its like"},
    [MEASURE_BYTES] = {"bytes", "asked for, by all of them together"},
    [MEASURE_PEAK_BYTES] = {"peak-bytes", "in use at once"},
    [MEASURE_LIVE_BLOCKS] = {"live-blocks", "blocks in use at once, or at marks"},
    [MEASURE_STEPS] = {"steps", "statements run"},
    [MEASURE_ACCESSES] = {"accesses", "loads and stores of memory"},
    [MEASURE_P50] = {"p50", "cost of a request, half of them"},
    [MEASURE_P99] = {"p99", "cost of a request, 99 of 100"},
    [MEASURE_MAX] = {"max", "cost of the dearest request"},
};

const char *measure_name(enum measure m) { return m < MEASURES ? measures[m].name : "?"; }
const char *measure_title(enum measure m) { return m < MEASURES ? measures[m].title : "?"; }

bool measure_find(struct str name, enum measure *ret)
{
    for (unsigned m = 0; m < MEASURES; m++) {
        if (str_is(name, measures[m].name)) {
            *ret = (enum measure)m;
            return true;
        }
    }
    return false;
}

bool measure_latency(enum measure m) { return m == MEASURE_P50 || m == MEASURE_P99 || m == MEASURE_MAX; }
bool measure_counts(enum measure m) { return m == MEASURE_ACCESSES || measure_latency(m); }

uint64_t costs_percentile(const struct costs *c, unsigned percent)
{
    if (!c || c->request_count == 0) {
        return 0;
    }
    size_t rank = (c->request_count * percent + 99) / 100; /* the smallest that covers so many */
    return c->sorted[rank > 0 ? rank - 1 : 0];
}

bool run_figure(const struct run_result *r, enum measure m, uint64_t *ret)
{
    if (!r->ran || (measure_counts(m) && !r->costs) || (measure_latency(m) && r->costs->request_count == 0)) {
        return false;
    }
    switch (m) {
    case MEASURE_ALLOCATIONS: *ret = r->allocations; break;
    case MEASURE_BYTES: *ret = r->allocated_bytes; break;
    case MEASURE_PEAK_BYTES: *ret = r->peak_bytes; break;
    case MEASURE_LIVE_BLOCKS: *ret = r->live_blocks; break;
    case MEASURE_STEPS: *ret = r->steps; break;
    case MEASURE_ACCESSES: *ret = r->costs->accesses; break;
    case MEASURE_P50: *ret = costs_percentile(r->costs, 50); break;
    case MEASURE_P99: *ret = costs_percentile(r->costs, 99); break;
    case MEASURE_MAX: *ret = costs_percentile(r->costs, 100); break;
    case MEASURES: return false;
    }
    return true;
}

/* 0 and 1; 2 and 3; 4 to 7; ... */
static unsigned bucket_of(uint64_t units)
{
    return units < 2 ? 0 : 63 - (unsigned)__builtin_clzll(units);
}

size_t costs_buckets(const struct costs *c, struct cost_bucket ret[COST_BUCKETS])
{
    if (!c || c->request_count == 0) {
        return 0;
    }
    unsigned first = bucket_of(c->sorted[0]), last = bucket_of(c->sorted[c->request_count - 1]);
    for (unsigned b = first; b <= last; b++) {
        ret[b - first] = (struct cost_bucket){b ? (uint64_t)1 << b : 0, UINT64_MAX >> (63 - b), 0};
    }
    for (size_t i = 0; i < c->request_count; i++) {
        ret[bucket_of(c->sorted[i]) - first].requests++;
    }
    return last - first + 1;
}

/* ---- from the log -------------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* What hostile code wrote must fit where others keep it: in JSON. */
static uint64_t within(uint64_t n) { return n < INT64_MAX ? n : INT64_MAX; }

void reading_costs(struct reading *r, const struct log_run *from, struct run_result *to)
{
    struct arena *a = &r->v->arena;
    to->allocated_bytes = within(from->allocated_bytes);
    to->live_blocks = within(from->live_blocks);
    if (!r->attempt.costs || r->attempt.unchecked) {
        return;
    }
    struct costs *c = arena_array(a, 1, sizeof *c);
    enum { EACH = sizeof(struct guest_request) };
    uint64_t len = from->requests_len < REQUESTS_MAX * EACH ? from->requests_len : REQUESTS_MAX * EACH;
    struct str bytes = reading_bytes(r, from->requests_offset, len);
    c->accesses = within(from->accesses);
    c->units = within(from->units);
    c->request_count = bytes.len / EACH;
    c->requests = arena_array(a, c->request_count + 1, sizeof *c->requests);
    c->sorted = arena_array(a, c->request_count + 1, sizeof *c->sorted);
    for (size_t i = 0; i < c->request_count; i++) {
        struct guest_request one;
        memcpy(&one, bytes.at + i * EACH, sizeof one);
        c->requests[i] = (struct request){within(one.units), within(one.accesses), within(one.allocations),
                                          reading_place(r, one.site)};
        c->sorted[i] = c->requests[i].units;
    }
    if (c->request_count) {
        qsort(c->sorted, c->request_count, sizeof *c->sorted, by_value);
    }
    to->costs = c;
}
