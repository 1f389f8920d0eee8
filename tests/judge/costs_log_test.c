/* Costs in a log that was written over: offsets, lengths and figures of requests that lie. What
 * is read stays within bounds and is in order, whatever the worker left. No process runs. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "judge/attempt.h"
#include "judge/judge.h"
#include "judge/log.h"
#include "judge/verdict.h"

static struct buf packed;
static struct judge_log *log_;
static size_t len;
static struct attempt attempt;

static uint64_t noise(void) { return (uint64_t)rand() << 42 ^ (uint64_t)rand() << 20 ^ (uint64_t)rand(); }

static int set_up(void **state)
{
    (void)state;
    static struct source_file file = {.name = STR("answer.c"), .text = STR("int main(void) { return 0; }\n")};
    static struct run_input input;
    attempt = (struct attempt){.files = &file, .file_count = 1, .runs = &input, .run_count = 1, .costs = true,
                               .output_bytes = 4096};
    assert_true(attempt_pack(&attempt, &packed, NULL));
    len = verdict_log_size(&attempt);
    log_ = mem_alloc(len);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    mem_free(log_);
    buf_release(&packed);
    return 0;
}

static void forge(uint32_t count)
{
    memset(log_, 0, sizeof *log_ + 64 + count * sizeof(struct guest_request));
    log_->magic = LOG_MAGIC;
    log_->stage = STAGE_DONE;
    struct log_run *run = &log_->runs[0];
    run->outcome = OUTCOME_EXITED;
    run->threads = 1;
    run->accesses = 77;
    run->units = 7777;
    run->requests_offset = 64;
    run->requests_len = count * sizeof(struct guest_request);
    for (uint32_t i = 0; i < count; i++) {
        struct guest_request r = {.units = (i * 37) % count, .accesses = i, .allocations = 1};
        memcpy(log_->bytes + 64 + i * sizeof r, &r, sizeof r);
    }
}

static struct verdict *read_log(void)
{
    struct worker_end end = {.exit_code = 0};
    return verdict_read(buf_view(&packed), log_, len, &end);
}

/* Touches all of it. */
static void look_at(const struct verdict *v)
{
    const struct costs *c = v->runs[0].costs;
    struct cost_bucket buckets[COST_BUCKETS];
    size_t in_buckets = 0;
    assert_non_null(c);
    assert_true(c->request_count <= REQUESTS_MAX);
    for (size_t i = 0; i < c->request_count; i++) {
        assert_true(c->requests[i].units <= INT64_MAX && c->requests[i].at.line >= 0);
        assert_true(!i || c->sorted[i - 1] <= c->sorted[i]);
    }
    size_t count = costs_buckets(c, buckets);
    assert_true(count <= COST_BUCKETS);
    for (size_t i = 0; i < count; i++)
        in_buckets += buckets[i].requests;
    assert_int_equal(in_buckets, c->request_count);
    for (unsigned m = 0; m < MEASURES; m++) {
        uint64_t n;
        bool known = run_figure(&v->runs[0], (enum measure)m, &n);
        assert_true(known || (measure_latency((enum measure)m) && !c->request_count));
    }
}

static void a_good_log(void **state)
{
    (void)state;
    forge(100);
    struct verdict *v = read_log();
    look_at(v);
    const struct costs *c = v->runs[0].costs;
    uint64_t p50;
    assert_int_equal(c->request_count, 100);
    assert_int_equal(c->accesses, 77);
    assert_int_equal(c->units, 7777);
    assert_int_equal(c->requests[2].units, 74);
    assert_int_equal(c->sorted[99], 99);
    assert_true(run_figure(&v->runs[0], MEASURE_P50, &p50));
    assert_int_equal(p50, 49);
    verdict_free(v);
}

static void logs_that_lie(void **state)
{
    (void)state;
    srand(11);
    for (int i = 0; i < 300; i++) {
        forge(50);
        struct log_run *run = &log_->runs[0];
        uint64_t *fields[] = {&run->requests_offset, &run->requests_len, &run->accesses, &run->units,
                              &run->allocated_bytes, &run->live_blocks, &run->peak_bytes};
        uint64_t lies[] = {noise(), UINT64_MAX - noise() % 100, len, noise() % len, 1, 0, (uint64_t)REQUESTS_MAX * 1000};
        *fields[noise() % COUNT(fields)] = lies[noise() % COUNT(lies)];
        *fields[noise() % COUNT(fields)] = lies[noise() % COUNT(lies)];
        for (int k = 0; k < 40; k++)
            log_->bytes[64 + noise() % (50 * sizeof(struct guest_request))] = (char)noise();
        struct verdict *v = read_log();
        look_at(v);
        verdict_free(v);
    }
}

static void what_was_not_asked_for(void **state)
{
    (void)state;
    struct attempt other = attempt;
    struct buf bytes = {0};
    struct worker_end end = {.exit_code = 0};
    other.costs = false;
    assert_true(attempt_pack(&other, &bytes, NULL));
    forge(50);
    struct verdict *v = verdict_read(buf_view(&bytes), log_, len, &end);
    assert_null(v->runs[0].costs); /* though the log says there are some */
    verdict_free(v);
    buf_release(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_good_log), cmocka_unit_test(logs_that_lie),
                                       cmocka_unit_test(what_was_not_asked_for)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
