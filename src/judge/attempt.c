/* An attempt as bytes: a row of 64-bit numbers and of texts, each text as its
 * length, its bytes and a NUL. The reader checks every length although the
 * writer is ours, because a slip here would be read as the learner's. */
#include "judge/attempt.h"

#include "base/hash.h"

#include <string.h>

enum { ATTEMPT_MAGIC = 0x46484154, BATCH_MAGIC = 0x46484142 }; /* "FHAT", "FHAB" */

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

int64_t attempt_sweep_runs(const struct attempt *a)
{
    bool once = a->history_bytes > 0 || !a->sweep;
    return once ? 0 : within(a->sweep_runs, SWEEP_RUNS, SWEEP_RUNS_MAX);
}

int64_t attempt_explore_ms(const struct attempt *a)
{
    return attempt_schedules(a) ? within(20 * 1000 + attempt_schedules(a) / 20, 0, 600 * 1000) : 0;
}

int64_t attempt_explore_steps(const struct attempt *a)
{
    return 300 * 1000 * 1000 + attempt_schedules(a) * 1000;
}

int64_t attempt_sweep_ms(const struct attempt *a)
{
    return attempt_sweep_runs(a) ? within(10 * 1000 + attempt_sweep_runs(a) / 20, 0, 600 * 1000) : 0;
}

int64_t attempt_sweep_steps(const struct attempt *a)
{
    return 300 * 1000 * 1000 + attempt_sweep_runs(a) * 1000;
}

int64_t attempt_wall_ms(const struct attempt *a)
{
    /* A loaded machine may give a worker a quarter of a processor. A run that
     * reaches its time limit is the last, so only one can take all of it. */
    return 8000 + (int64_t)attempt_run_count(a) * 250 + 4 * attempt_cpu_ms(a)
           + attempt_explore_ms(a) + attempt_sweep_ms(a) + (int64_t)a->variant_count * 1000;
}

uint64_t attempt_outcome(struct str out, bool cut, int exit_code)
{
    uint64_t h = fnv64(FNV64_START ^ (uint32_t)exit_code ^ (uint64_t)cut << 32, out.at, out.len);
    return h ? h : 1;
}

bool attempts_go_together(const struct attempt *a, const struct attempt *b)
{
    return attempt_steps(a) == attempt_steps(b) && attempt_cpu_ms(a) == attempt_cpu_ms(b)
           && attempt_heap_bytes(a) == attempt_heap_bytes(b) && attempt_output_bytes(a) == attempt_output_bytes(b)
           && attempt_stack_bytes(a) == attempt_stack_bytes(b)
           && !attempt_history_bytes(a) && !attempt_history_bytes(b) && a->until == b->until
           && a->costs == b->costs && a->unchecked == b->unchecked && !a->variant_count && !b->variant_count;
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

static void put_texts(struct buf *out, const struct str *texts, size_t count)
{
    put_number(out, count);
    for (size_t i = 0; i < count; i++) {
        put_text(out, texts[i]);
    }
}

bool attempt_pack(const struct attempt *a, struct buf *out, struct error *reterr)
{
    if (a->recover_arg_count > ATTEMPT_ARGS || a->rule_count > ATTEMPT_RULES) {
        return error_set(reterr, ERROR_DATA, "at most %d arguments and %d rules can be asked for", ATTEMPT_ARGS,
                         ATTEMPT_RULES);
    }
    if (a->variant_count > JUDGE_VARIANTS || (a->variant_count && !(a->first && a->outcomes))) {
        return error_set(reterr, ERROR_DATA, "at most %d variants can be judged at once, by what is known of the program",
                         JUDGE_VARIANTS);
    }
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
    put_text(out, a->faults);
    put_number(out, a->sweep);
    put_number(out, a->pairs);
    put_number(out, (uint64_t)attempt_sweep_runs(a));
    put_text(out, a->spared);
    put_number(out, a->disk);
    put_texts(out, a->recover_args, a->recover_arg_count);
    put_number(out, a->costs);
    put_number(out, a->rule_count);
    for (size_t i = 0; i < a->rule_count; i++) {
        put_number(out, a->rules[i].kind);
        put_text(out, a->rules[i].what);
        put_number(out, (uint64_t)within(a->rules[i].number, 0, INT64_MAX));
    }
    put_text(out, a->rules_file);
    put_number(out, (uint64_t)within(a->rules_first, 0, INT32_MAX));
    put_number(out, (uint64_t)within(a->rules_end, 0, INT32_MAX));
    put_number(out, a->uses);
    put_number(out, a->only_headers);
    put_number(out, a->keep_library);
    put_number(out, a->first);
    put_number(out, a->part);
    put_number(out, a->contracts & CONTRACTS_ALL);
    put_text(out, a->mutate);
    put_number(out, (uint64_t)within(a->mutate_from, 0, INT32_MAX));
    put_number(out, (uint64_t)within(a->mutate_to, 0, INT32_MAX));
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
        put_texts(out, r->args, r->arg_count);
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
    put_number(out, a->outcomes != NULL);
    for (size_t i = 0; a->outcomes && i < attempt_run_count(a); i++) {
        put_number(out, a->outcomes[i]);
    }
    put_number(out, a->variant_count);
    for (size_t i = 0; i < a->variant_count; i++) {
        put_text(out, a->variants[i].function);
        put_text(out, a->variants[i].instead);
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

static const struct str *get_texts(struct reader *r, struct arena *a, size_t *ret_count)
{
    size_t count = get_number(r, ATTEMPT_ARGS);
    struct str *texts = arena_array(a, count + 1, sizeof *texts);
    for (size_t i = 0; i < count && !r->broken; i++) {
        texts[i] = get_text(r);
    }
    *ret_count = count;
    return texts;
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
    ret->faults = get_text(&r);
    ret->sweep = (uint32_t)get_number(&r, UINT32_MAX);
    ret->pairs = get_number(&r, 1) != 0;
    ret->sweep_runs = (int64_t)get_number(&r, SWEEP_RUNS_MAX);
    ret->spared = get_text(&r);
    ret->disk = (uint8_t)get_number(&r, UINT8_MAX);
    ret->recover_args = get_texts(&r, a, &ret->recover_arg_count);
    ret->costs = get_number(&r, 1) != 0;
    ret->rule_count = get_number(&r, ATTEMPT_RULES);
    struct source_rule *rules = arena_array(a, ret->rule_count + 1, sizeof *rules);
    for (size_t i = 0; i < ret->rule_count && !r.broken; i++) {
        rules[i].kind = (uint8_t)get_number(&r, UINT8_MAX);
        rules[i].what = get_text(&r);
        rules[i].number = (int64_t)get_number(&r, INT64_MAX);
    }
    ret->rules = rules;
    ret->rules_file = get_text(&r);
    ret->rules_first = (int)get_number(&r, INT32_MAX);
    ret->rules_end = (int)get_number(&r, INT32_MAX);
    ret->uses = get_number(&r, 1) != 0;
    ret->only_headers = get_number(&r, 1) != 0;
    ret->keep_library = get_number(&r, 1) != 0;
    ret->first = get_number(&r, 1) != 0;
    ret->part = get_number(&r, 1) != 0;
    ret->contracts = (unsigned)get_number(&r, CONTRACTS_ALL);
    ret->mutate = get_text(&r);
    ret->mutate_from = (int)get_number(&r, INT32_MAX);
    ret->mutate_to = (int)get_number(&r, INT32_MAX);

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
        runs[i].args = get_texts(&r, a, &runs[i].arg_count);
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

    bool known = get_number(&r, 1) != 0;
    uint64_t *outcomes = known ? arena_array(a, ret->run_count + 1, sizeof *outcomes) : NULL;
    for (size_t i = 0; known && i < ret->run_count; i++) {
        outcomes[i] = get_number(&r, UINT64_MAX);
    }
    ret->outcomes = outcomes;

    ret->variant_count = get_number(&r, JUDGE_VARIANTS);
    struct variant *variants = arena_array(a, ret->variant_count + 1, sizeof *variants);
    for (size_t i = 0; i < ret->variant_count && !r.broken; i++) {
        variants[i].function = get_text(&r);
        variants[i].instead = get_text(&r);
    }
    ret->variants = variants;
    return !r.broken;
}

/* ---- several ------------------------------------------------------------------------ */

void batch_pack(const struct batched *list, size_t count, struct buf *out)
{
    put_number(out, BATCH_MAGIC);
    put_number(out, count);
    for (size_t i = 0; i < count; i++) {
        put_number(out, list[i].result_len);
        put_text(out, list[i].packed);
    }
}

size_t batch_unpack(struct str bytes, struct batched ret[JUDGE_BATCH])
{
    struct reader r = {.rest = bytes};
    if (get_number(&r, UINT64_MAX) != BATCH_MAGIC) {
        ret[0] = (struct batched){.packed = bytes};
        return 1;
    }
    size_t count = get_number(&r, JUDGE_BATCH);
    for (size_t i = 0; i < count && !r.broken; i++) {
        ret[i].result_len = get_number(&r, UINT32_MAX * (uint64_t)64);
        ret[i].packed = get_text(&r);
    }
    return r.broken ? 0 : count;
}
