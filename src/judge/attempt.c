/* An attempt as bytes: a row of 64-bit numbers and of texts, each text as its
 * length, its bytes and a NUL. The reader checks every length although the
 * writer is ours, because a slip here would be read as the learner's. */
#include "judge/attempt.h"

#include <string.h>

enum { ATTEMPT_MAGIC = 0x46484154 }; /* "FHAT" */

static int64_t within(int64_t value, int64_t fallback, int64_t max)
{
    if (value <= 0) {
        return fallback;
    }
    return value < max ? value : max;
}

int64_t attempt_cpu_ms(const struct attempt *a)
{
    return within(a->cpu_ms, 5000, 60 * 1000);
}

int64_t attempt_steps(const struct attempt *a)
{
    return within(a->steps, 20 * 1000 * 1000, INT64_MAX);
}

int64_t attempt_stack_bytes(const struct attempt *a)
{
    return within(a->stack_bytes, 8 << 20, 32 << 20);
}

int64_t attempt_history_bytes(const struct attempt *a)
{
    return within(a->history_bytes, 0, (int64_t)1 << 30);
}

int64_t attempt_heap_bytes(const struct attempt *a)
{
    return within(a->heap_bytes, 64 << 20, 256 << 20);
}

int64_t attempt_output_bytes(const struct attempt *a)
{
    return within(a->output_bytes, 256 << 10, 16 << 20);
}

size_t attempt_run_count(const struct attempt *a)
{
    return a->run_count < JUDGE_RUNS ? a->run_count : JUDGE_RUNS;
}

int64_t attempt_schedules(const struct attempt *a)
{
    return a->history_bytes > 0 ? 0 : within(a->schedules, 0, JUDGE_SCHEDULES_MAX);
}

int64_t attempt_explore_ms(const struct attempt *a)
{
    return attempt_schedules(a) ? within(20 * 1000 + attempt_schedules(a) / 20, 0, 600 * 1000) : 0;
}

int64_t attempt_explore_steps(const struct attempt *a)
{
    return 300 * 1000 * 1000 + attempt_schedules(a) * 1000;
}

int64_t attempt_wall_ms(const struct attempt *a)
{
    /* A loaded machine may give a worker a quarter of a processor. A run that
     * reaches its time limit is the last, so only one can take all of it. */
    return 8000 + (int64_t)attempt_run_count(a) * 250 + 4 * attempt_cpu_ms(a)
           + attempt_explore_ms(a);
}

static void put_number(struct buf *out, uint64_t n)
{
    buf_add(out, &n, sizeof n);
}

static void put_text(struct buf *out, struct str s)
{
    put_number(out, s.len);
    buf_str(out, s);
    buf_char(out, '\0');
}

bool attempt_pack(const struct attempt *a, struct buf *out, struct error *reterr)
{
    if (a->file_count > ATTEMPT_FILES || a->macro_count > ATTEMPT_MACROS) {
        return error_set(reterr, ERROR_DATA, "at most %d files and %d macros can be judged at once",
                         ATTEMPT_FILES, ATTEMPT_MACROS);
    }
    put_number(out, ATTEMPT_MAGIC);
    put_number(out, (uint64_t)attempt_cpu_ms(a));
    put_number(out, (uint64_t)attempt_heap_bytes(a));
    put_number(out, (uint64_t)attempt_output_bytes(a));
    put_number(out, (uint64_t)attempt_steps(a));
    put_number(out, (uint64_t)attempt_stack_bytes(a));
    put_number(out, (uint64_t)attempt_history_bytes(a));
    put_number(out, (uint64_t)within(a->history_from, 0, INT64_MAX));
    put_number(out, (uint64_t)within(a->until, 0, INT64_MAX));
    put_number(out, a->values);
    put_number(out, a->unchecked);
    put_text(out, a->schedule);
    put_number(out, (uint64_t)attempt_schedules(a));
    put_number(out, (uint64_t)within(a->behind, 0, UINT32_MAX));
    put_number(out, a->weak);
    put_number(out, a->unreduced);
    put_number(out, a->events);
    put_number(out, a->file_count);
    for (size_t i = 0; i < a->file_count; i++) {
        put_text(out, a->files[i].name);
        put_text(out, a->files[i].text);
        put_number(out, a->files[i].header);
    }
    put_number(out, a->macro_count);
    for (size_t i = 0; i < a->macro_count; i++) {
        put_text(out, a->macros[i].name);
        put_text(out, a->macros[i].value);
    }
    put_number(out, attempt_run_count(a));
    for (size_t i = 0; i < attempt_run_count(a); i++) {
        const struct run_input *r = &a->runs[i];
        if (r->arg_count > ATTEMPT_ARGS) {
            return error_set(reterr, ERROR_DATA, "a program can be given at most %d arguments",
                             ATTEMPT_ARGS);
        }
        put_number(out, r->arg_count);
        for (size_t k = 0; k < r->arg_count; k++) {
            put_text(out, r->args[k]);
        }
        put_text(out, r->in);
        if (r->file_count > JUDGE_RUN_FILES) {
            return error_set(reterr, ERROR_DATA, "a run can be given at most %d files", JUDGE_RUN_FILES);
        }
        put_number(out, r->file_count);
        for (size_t k = 0; k < r->file_count; k++) {
            put_text(out, r->files[k].name);
            put_text(out, r->files[k].text);
        }
    }
    if (out->len > ATTEMPT_BYTES) {
        return error_set(reterr, ERROR_DATA, "sources and input together are more than %d MiB",
                         ATTEMPT_BYTES >> 20);
    }
    return true;
}

struct reader {
    struct str rest;
    bool broken;
};

static uint64_t get_number(struct reader *r, uint64_t max)
{
    uint64_t n = 0;
    if (r->rest.len < sizeof n) {
        r->broken = true;
        return 0;
    }
    memcpy(&n, r->rest.at, sizeof n);
    r->rest = str_slice(r->rest, sizeof n, r->rest.len);
    if (n > max) {
        r->broken = true;
        return 0;
    }
    return n;
}

static struct str get_text(struct reader *r)
{
    uint64_t len = get_number(r, ATTEMPT_BYTES);
    if (r->broken || r->rest.len < len + 1 || r->rest.at[len] != '\0') {
        r->broken = true;
        return STR("");
    }
    struct str s = {r->rest.at, len};
    r->rest = str_slice(r->rest, len + 1, r->rest.len);
    return s;
}

bool attempt_unpack(struct arena *a, struct str bytes, struct attempt *ret)
{
    struct reader r = {.rest = bytes};
    *ret = (struct attempt){0};
    r.broken = get_number(&r, UINT64_MAX) != ATTEMPT_MAGIC;
    ret->cpu_ms = (int64_t)get_number(&r, INT64_MAX);
    ret->heap_bytes = (int64_t)get_number(&r, INT64_MAX);
    ret->output_bytes = (int64_t)get_number(&r, INT64_MAX);
    ret->steps = (int64_t)get_number(&r, INT64_MAX);
    ret->stack_bytes = (int64_t)get_number(&r, INT64_MAX);
    ret->history_bytes = (int64_t)get_number(&r, INT64_MAX);
    ret->history_from = (int64_t)get_number(&r, INT64_MAX);
    ret->until = (int64_t)get_number(&r, INT64_MAX);
    ret->values = get_number(&r, 1) != 0;
    ret->unchecked = get_number(&r, 1) != 0;
    ret->schedule = get_text(&r);
    ret->schedules = (int64_t)get_number(&r, JUDGE_SCHEDULES_MAX);
    ret->behind = (int64_t)get_number(&r, UINT32_MAX);
    ret->weak = get_number(&r, 1) != 0;
    ret->unreduced = get_number(&r, 1) != 0;
    ret->events = get_number(&r, 1) != 0;

    ret->file_count = get_number(&r, ATTEMPT_FILES);
    struct source_file *files = arena_array(a, ret->file_count + 1, sizeof *files);
    for (size_t i = 0; i < ret->file_count && !r.broken; i++) {
        files[i].name = get_text(&r);
        files[i].text = get_text(&r);
        files[i].header = get_number(&r, 1) != 0;
    }
    ret->files = files;

    ret->macro_count = get_number(&r, ATTEMPT_MACROS);
    struct macro *macros = arena_array(a, ret->macro_count + 1, sizeof *macros);
    for (size_t i = 0; i < ret->macro_count && !r.broken; i++) {
        macros[i].name = get_text(&r);
        macros[i].value = get_text(&r);
    }
    ret->macros = macros;

    ret->run_count = get_number(&r, JUDGE_RUNS);
    struct run_input *runs = arena_array(a, ret->run_count + 1, sizeof *runs);
    for (size_t i = 0; i < ret->run_count && !r.broken; i++) {
        runs[i].arg_count = get_number(&r, ATTEMPT_ARGS);
        struct str *args = arena_array(a, runs[i].arg_count + 1, sizeof *args);
        for (size_t k = 0; k < runs[i].arg_count && !r.broken; k++) {
            args[k] = get_text(&r);
        }
        runs[i].args = args;
        runs[i].in = get_text(&r);
        runs[i].file_count = get_number(&r, JUDGE_RUN_FILES);
        struct run_file *given = arena_array(a, runs[i].file_count + 1, sizeof *given);
        for (size_t k = 0; k < runs[i].file_count && !r.broken; k++) {
            given[k].name = get_text(&r);
            given[k].text = get_text(&r);
        }
        runs[i].files = given;
    }
    ret->runs = runs;
    return !r.broken;
}
