/* What came back, read with suspicion.
 *
 * The log was written by a process that may have run hostile code, so each
 * number is clamped to what it may be, each text is bytes, and each site is
 * looked up only in the table of sites. Nothing in the log can make a program
 * pass: expected output never was there, and the comparing is done elsewhere.
 * A worker that left without reaching STAGE_DONE did not pass whatever its log
 * says; how it ended is the broker's word, not the log's. */
#include "judge/verdict.h"

#include <signal.h>
#include <string.h>

#include "cfront/cfront.h"
#include "judge/attempt.h"
#include "judge/reading.h"
#include "judge/wording.h"
#include "judge/worker.h"
#include "program/pack.h"

size_t verdict_log_size(const struct attempt *a)
{
    return sizeof(struct judge_log)
           + attempt_run_count(a) * (size_t)(log_run_room(attempt_output_bytes(a)) + log_threads_room()
                                             + (a->costs ? log_costs_room() : 0)
                                             + (a->sweep || a->faults.len ? log_sweep_room(attempt_sweep_runs(a)) : 0))
           + log_trace_room(a->unchecked ? 0 : attempt_history_bytes(a));
}

static struct verdict *verdict_new(void)
{
    return mem_alloc(sizeof(struct verdict));
}

void verdict_free(struct verdict *v)
{
    while (v) {
        struct verdict *next = v->next;
        arena_release(&v->arena);
        mem_free(v);
        v = next;
    }
}

const char *verdict_kind_name(enum verdict_kind k)
{
    static const char *const names[] = {
        [VERDICT_CLEAN] = "clean",
        [VERDICT_FINDINGS] = "findings",
        [VERDICT_COMPILE_ERROR] = "compile-error",
        [VERDICT_LIMIT] = "limit",
        [VERDICT_TOOL_FAULT] = "tool-fault",
    };
    return (size_t)k < COUNT(names) ? names[k] : "tool-fault";
}

uint64_t run_outcome(const struct run_result *r)
{
    return attempt_outcome(r->out, r->out_cut, r->exit_code);
}

const struct finding *verdict_first_finding(const struct verdict *v)
{
    for (size_t i = 0; i < v->run_count; i++) {
        if (v->runs[i].finding_count > 0) {
            return &v->runs[i].findings[0];
        }
    }
    for (size_t i = 0; i < v->run_count; i++) {
        if (v->runs[i].sweep && v->runs[i].sweep->finding_count > 0) {
            return &v->runs[i].sweep->findings[0];
        }
    }
    return NULL;
}

struct verdict *verdict_fault(const char *why)
{
    struct verdict *v = verdict_new();
    v->kind = VERDICT_TOOL_FAULT;
    v->fault = arena_str(&v->arena, str_from(why));
    return v;
}

struct str reading_field(struct reading *r, const char *at, size_t room)
{
    return arena_str(&r->v->arena, (struct str){at, strnlen(at, room)});
}

/* ---- places ------------------------------------------------------------------- */

struct place reading_place(struct reading *r, uint32_t number)
{
    struct place p = {0};
    const struct site *s = number && number < r->program.site_count ? &r->program.sites[number] : NULL;
    if (!s || s->file >= r->attempt.file_count) {
        return p;
    }
    p.file = arena_str(&r->v->arena, r->attempt.files[s->file].name);
    p.line = s->line < INT32_MAX ? (int)s->line : 0;
    p.column = s->column < INT32_MAX ? (int)s->column : 0;
    p.length = s->length < INT32_MAX ? (int)s->length : 0;
    if (s->function) {
        const char *name = r->program.names + r->program.functions[s->function].name;
        p.function = arena_str(&r->v->arena, str_from(name));
    }
    return p;
}

size_t reading_places(struct reading *r, const uint32_t stack[LOG_STACK], struct place **ret)
{
    size_t count = 0;
    *ret = arena_array(&r->v->arena, LOG_STACK, sizeof **ret);
    for (size_t i = 0; i < LOG_STACK && stack[i]; i++) {
        struct place p = reading_place(r, stack[i]);
        if (p.line > 0) {
            (*ret)[count++] = p;
        }
    }
    return count;
}

/* ---- findings ------------------------------------------------------------------- */

static void set_finding(struct reading *r, struct finding *f, const char *code, struct str message,
                        const uint32_t stack[LOG_STACK])
{
    f->code = code;
    f->message = message;
    f->stack_count = reading_places(r, stack, &f->stack);
    if (f->stack_count) {
        f->at = f->stack[0];
    }
}

static void add_finding(struct reading *r, struct run_result *to, const char *code,
                        struct str message, const uint32_t stack[LOG_STACK])
{
    set_finding(r, &to->findings[to->finding_count++], code, message, stack);
}

static enum ended ended_of(uint8_t state)
{
    return state == STATE_FREED ? ENDED_FREED : state == STATE_LEFT ? ENDED_LEFT
           : state == STATE_RETURNED ? ENDED_RETURNED : ENDED_NOT;
}

static void read_object(struct reading *r, struct finding *f, const struct log_finding *from)
{
    const struct log_object *o = &from->object;
    struct arena *a = &r->v->arena;
    struct place *lost;
    f->made_count = reading_places(r, o->made, &f->made_stack);
    f->freed_count = reading_places(r, o->ended, &f->freed_stack);
    if (f->made_count) {
        f->made = f->made_stack[0];
    }
    if (f->freed_count) {
        f->freed = f->freed_stack[0];
    }
    f->ended = ended_of(o->state);
    f->has_object = o->kind != OBJECT_NONE;
    f->is_heap = o->kind == OBJECT_HEAP;
    f->object = wording_object(a, &r->program, o);
    f->type = wording_type(a, &r->program, o);
    f->object_size = from->bytes ? from->bytes : o->size;
    f->object_blocks = from->blocks;
    if (reading_places(r, from->lost_stack, &lost)) {
        f->lost = lost[0];
    }
    f->lost_how = wording_lost(from->lost);
    f->contract = reading_place(r, from->contract_site);
    f->moved = reading_place(r, from->moved_site);
}

void reading_finding(struct reading *r, const struct log_finding *from, struct finding *f)
{
    struct log_finding own = *from; /* it may be changing */
    own.text[LOG_TEXT - 1] = '\0';
    const char *code = wording_code(reading_field(r, own.code, sizeof own.code));
    struct str text = reading_field(r, own.text, sizeof own.text);
    if (!code) {
        code = wording_code(STR("crash")); /* not a word of ours: the log was written over */
        text = STR("");
    }
    set_finding(r, f, code, wording_finding(&r->v->arena, &r->program, code, &own, text),
                own.stack[0] ? own.stack : own.object.made);
    f->step = own.step;
    f->address = own.object.kind ? own.object.base : own.has_access ? own.address : 0;
    f->access = own.has_access ? own.address : 0;
    f->lost_step = own.lost ? own.lost_step : 0;
    read_object(r, f, &own);
    reading_parties(r, &own, f);
    struct str about_threads = wording_threads(&r->v->arena, &r->program, &own, f, text);
    if (about_threads.len) {
        f->message = about_threads;
    }
    reading_unnoticed(&own, f);
}

static bool has_finding(const struct run_result *run, const char *code)
{
    for (size_t i = 0; i < run->finding_count; i++) {
        if (strcmp(run->findings[i].code, code) == 0) {
            return true;
        }
    }
    return false;
}

/* ---- runs ------------------------------------------------------------------------- */

struct str reading_bytes(struct reading *r, uint64_t offset, uint64_t len)
{
    if (offset > r->byte_count) {
        return STR("");
    }
    uint64_t left = r->byte_count - offset;
    return arena_str(&r->v->arena,
                     (struct str){r->log->bytes + offset, (size_t)(len < left ? len : left)});
}

/* How the run ended, in the log's words or, where the worker died in it, in
 * those of the broker. */
static uint32_t outcome_of(const struct reading *r, const struct log_run *run, bool died_here,
                           int *ret_signal)
{
    *ret_signal = run->signal;
    if (!died_here) {
        return run->outcome;
    }
    if (r->end.timed_out || r->end.signal == SIGXCPU) {
        return OUTCOME_TIME_LIMIT;
    }
    if (r->end.signal == SIGSYS || r->end.exit_code >= 0) {
        return OUTCOME_FORBIDDEN; /* left by a system call of its own */
    }
    *ret_signal = r->end.signal;
    return OUTCOME_CRASHED;
}

static void read_end(struct reading *r, struct run_result *to, const struct log_run *from,
                     uint32_t outcome, int signal)
{
    struct arena *a = &r->v->arena;
    const char *code = NULL;
    struct str message = STR("");
    switch (outcome) {
    case OUTCOME_EXITED:
        return;
    case OUTCOME_CRASHED:
        code = wording_crash_code(signal, from->fault_address);
        message = wording_crash(a, signal, from->fault_address);
        if (has_finding(to, "stack-overflow")) {
            return;
        }
        break;
    case OUTCOME_FORBIDDEN:
        code = "forbidden-call";
        message = wording_forbidden(a, from->outcome == OUTCOME_FORBIDDEN
                                         ? (int64_t)from->fault_address : -1);
        break;
    case OUTCOME_STEP_LIMIT:
    case OUTCOME_TIME_LIMIT:
    case OUTCOME_OUTPUT_LIMIT:
    case OUTCOME_HEAP_LIMIT:
        code = outcome == OUTCOME_STEP_LIMIT     ? "step-limit"
               : outcome == OUTCOME_TIME_LIMIT   ? "time-limit"
               : outcome == OUTCOME_OUTPUT_LIMIT ? "output-limit"
                                                 : "heap-limit";
        to->limit = wording_code(str_from(code));
        message = wording_limit(a, code, &r->attempt,
                                from->line_count);
        break;
    case OUTCOME_ABORTED:
        if (has_finding(to, "assertion-failed") || has_finding(to, "abort")) {
            return;
        }
        code = "abort";
        message = wording_plain(code);
        break;
    case OUTCOME_STOPPED:
        if (to->finding_count > 0) {
            return;
        }
        code = "crash";
        message = STR("The program stopped");
        break;
    default: /* no ending we know of: the log was written over */
        code = "crash";
        message = STR("The program wrote over memory that is not its own, and its end is unknown");
        break;
    }
    if (!has_finding(to, code)) {
        add_finding(r, to, wording_code(str_from(code)), message, from->stack);
    }
    if (to->limit && to->finding_count > 1) {
        /* It comes first: what else was found is of a program cut off midway. */
        struct finding last = to->findings[to->finding_count - 1];
        memmove(to->findings + 1, to->findings,
                (to->finding_count - 1) * sizeof *to->findings);
        to->findings[0] = last;
    }
}

static bool is_limit(const struct log_finding *f)
{
    static const char *const limits[] = {"step-limit", "time-limit", "output-limit", "heap-limit"};
    for (size_t i = 0; i < COUNT(limits); i++) {
        if (strncmp(f->code, limits[i], sizeof f->code) == 0) {
            return true;
        }
    }
    return false;
}

static void read_run(struct reading *r, size_t index, bool died_here)
{
    const struct log_run *from = &r->log->runs[index];
    struct run_result *to = &r->v->runs[index];
    uint32_t found = from->finding_count < LOG_FINDINGS ? from->finding_count : LOG_FINDINGS;
    int signal;
    to->ran = true;
    to->exit_code = from->exit_code;
    to->out = reading_bytes(r, from->out_offset, from->out_len);
    to->err = reading_bytes(r, from->err_offset, from->err_len);
    to->trace = reading_bytes(r, from->trace_offset, from->trace_len);
    to->out_cut = from->out_cut != 0;
    to->err_cut = from->err_cut != 0;
    to->allocations = from->allocations;
    to->frees = from->frees;
    to->peak_bytes = from->peak_bytes;
    to->steps = from->steps;
    to->busiest = reading_place(r, from->busiest);
    to->busiest_steps = from->busiest_steps;
    to->reachable_blocks = from->reachable_blocks;
    to->reachable_bytes = from->reachable_bytes;
    to->run_us = from->run_us < INT32_MAX ? (int64_t)from->run_us : 0;
    to->findings = arena_array(&r->v->arena, found + 1, sizeof *to->findings);
    for (uint32_t i = 0; i < found; i++) {
        if (!is_limit(&from->findings[i])) { /* that is told from the outcome */
            reading_finding(r, &from->findings[i], &to->findings[to->finding_count++]);
        }
    }
    uint32_t outcome = outcome_of(r, from, died_here, &signal);
    read_end(r, to, from, outcome, signal);
    reading_threads(r, from, to);
    reading_costs(r, from, to);
    reading_sweep(r, from, to);
}

/* The first run that is not clean says what kind the verdict is. */
static enum verdict_kind kind_of_runs(const struct verdict *v)
{
    for (size_t i = 0; i < v->run_count; i++) {
        if (v->runs[i].limit) {
            return VERDICT_LIMIT;
        }
        const struct schedules *s = v->runs[i].schedules;
        const struct sweep *w = v->runs[i].sweep;
        if (v->runs[i].finding_count > 0 || (s && s->failure_count > 0) || (w && w->broken + w->unnoticed > 0)) {
            return VERDICT_FINDINGS;
        }
    }
    return VERDICT_CLEAN;
}

static void read_runs(struct reading *r)
{
    struct verdict *v = r->v;
    bool done = r->log->stage == STAGE_DONE && r->end.exit_code == 0;
    size_t last = r->log->current_run < v->run_count ? r->log->current_run : 0;
    v->run_count = attempt_run_count(&r->attempt);
    v->runs = arena_array(&v->arena, v->run_count + 1, sizeof *v->runs);
    last = r->log->current_run < v->run_count ? r->log->current_run : 0;
    for (size_t i = 0; i <= last && i < v->run_count; i++) {
        read_run(r, i, !done && i == last);
        v->run_us += v->runs[i].run_us;
    }
    v->kind = kind_of_runs(v);
    bool all = v->run_count == 0 || v->runs[v->run_count - 1].ran;
    v->otherwise = r->attempt.outcomes && r->log->otherwise;
    if (v->kind == VERDICT_CLEAN && !all && !v->otherwise) {
        /* Only a log that was written over says so. */
        struct run_result *run = &v->runs[last];
        static const uint32_t nowhere[LOG_STACK];
        add_finding(r, run, wording_code(STR("crash")),
                    STR("The program wrote over memory that is not its own"), nowhere);
        v->kind = VERDICT_FINDINGS;
    }
}

static void read_variants(struct reading *r)
{
    struct verdict *v = r->v;
    v->kind = VERDICT_CLEAN;
    v->variants = arena_array(&v->arena, r->attempt.variant_count + 1, sizeof *v->variants);
    v->variant_count = r->attempt.variant_count;
    for (size_t i = 0; i < v->variant_count; i++) {
        const struct log_variant *from = &r->log->variants[i];
        uint32_t end = from->end, run = from->run, len = from->out_len; /* once: they may be changing */
        if (end > VARIANT_BROKE || run >= attempt_run_count(&r->attempt) || len > sizeof from->out)
            continue;
        v->variants[i] = (struct variant_result){.end = (enum variant_end)end, .run = run, .exit_code = from->exit_code,
                                                 .out = arena_str(&v->arena, (struct str){from->out, len})};
    }
}

/* ---- compiling ----------------------------------------------------------------------- */

static void add_diag(struct reading *r, struct str message)
{
    struct verdict *v = r->v;
    struct diag *d = &v->diags[v->diag_count++];
    d->severity = SEVERITY_ERROR;
    d->code = "compile-error"; /* none of cfront's */
    d->message = message;
    d->file = STR("");
    for (size_t i = 0; i < r->attempt.file_count && d->file.len == 0; i++) {
        if (!r->attempt.files[i].header) {
            d->file = arena_str(&v->arena, r->attempt.files[i].name);
        }
    }
}

/* Our own copy of a diagnostic's code. */
static const char *diag_code(struct str code)
{
    for (const char *const *c = cfront_codes(); *c; c++) {
        if (str_is(code, *c)) {
            return *c;
        }
    }
    return "compile-error";
}

static void read_diag(struct reading *r, const struct log_diag *from)
{
    struct diag *d = &r->v->diags[r->v->diag_count++];
    d->severity = from->severity == SEVERITY_WARNING ? SEVERITY_WARNING : SEVERITY_ERROR;
    d->code = diag_code(reading_field(r, from->code, sizeof from->code));
    d->file = reading_field(r, from->file, sizeof from->file);
    d->line = from->line < 1000000 ? (int)from->line : 0;
    d->column = from->column < 1000000 ? (int)from->column : 0;
    d->length = from->length < 1000000 ? (int)from->length : 0;
    d->message = reading_field(r, from->message, sizeof from->message);
    d->advice = reading_field(r, from->advice, sizeof from->advice);
}

static bool read_diags(struct reading *r)
{
    uint32_t count = r->log->diag_count < LOG_DIAGS ? r->log->diag_count : LOG_DIAGS;
    bool errors = false;
    r->v->diags = arena_array(&r->v->arena, count + 1, sizeof *r->v->diags);
    for (uint32_t i = 0; i < count; i++) {
        read_diag(r, &r->log->diags[i]);
        errors |= r->v->diags[i].severity == SEVERITY_ERROR;
    }
    return errors;
}

/* ---- rules about the source --------------------------------------------------------------- */

static struct place place_in_rules_file(struct reading *r, uint32_t line, uint32_t column, uint32_t length)
{
    struct place p = {.file = arena_str(&r->v->arena, r->attempt.rules_file)};
    p.line = line < 1000000 ? (int)line : 0;
    p.column = p.line && column < 1000000 ? (int)column : 0;
    p.length = p.line && length < 1000000 ? (int)length : 0;
    return p;
}

/* They were written before the program ran, which may have written over them since. */
static void read_rules(struct reading *r)
{
    struct verdict *v = r->v;
    uint32_t breaches = r->log->breach_count < LOG_BREACHES ? r->log->breach_count : LOG_BREACHES;
    uint32_t uses = r->log->use_count < LOG_USES ? r->log->use_count : LOG_USES;
    v->breaches = arena_array(&v->arena, breaches + 1, sizeof *v->breaches);
    for (uint32_t i = 0; i < breaches && v->kind != VERDICT_TOOL_FAULT; i++) {
        const struct log_breach *from = &r->log->breaches[i];
        uint32_t rule = from->rule;
        if (rule < r->attempt.rule_count)
            v->breaches[v->breach_count++] = (struct breach){
                rule, place_in_rules_file(r, from->line, from->column, from->length),
                reading_field(r, from->message, sizeof from->message)};
    }
    v->uses = arena_array(&v->arena, uses + 1, sizeof *v->uses);
    for (uint32_t i = 0; i < uses && r->attempt.uses; i++) {
        const struct log_use *from = &r->log->uses[i];
        v->uses[v->use_count++] = (struct use){reading_field(r, from->word, sizeof from->word),
                                               place_in_rules_file(r, from->line, from->column, from->length)};
    }
}

/* ---- mutations ------------------------------------------------------------------------ */

static int within(uint32_t n, int most) { return n < (uint32_t)most ? (int)n : 0; }

static void read_mutations(struct reading *r)
{
    uint32_t count = r->log->mutation_count < LOG_MUTATIONS ? r->log->mutation_count : LOG_MUTATIONS;
    if (!r->attempt.mutate.len)
        return;
    r->v->mutations = arena_array(&r->v->arena, count + 1, sizeof *r->v->mutations);
    for (uint32_t i = 0; i < count; i++) {
        const struct log_mutation *from = &r->log->mutations[i];
        uint32_t len = from->put_len; /* once: it may be changing */
        struct mutation *to = &r->v->mutations[r->v->mutation_count++];
        *to = (struct mutation){
            .line = within(from->line, 1000000), .column = within(from->column, 1000000),
            .length = within(from->length, 1 << 20), .body = from->body != 0,
            .from = from->from, .name = from->name, .name_length = from->name_length, .to = from->to,
            .put = arena_str(&r->v->arena, (struct str){from->put, len < sizeof from->put ? len : sizeof from->put}),
            .what = reading_field(r, from->what, sizeof from->what)};
    }
}

/* ---- all of it -------------------------------------------------------------------------- */

static void set_fault(struct reading *r, const char *text)
{
    r->v->kind = VERDICT_TOOL_FAULT;
    r->v->fault = arena_str(&r->v->arena, str_from(text));
}

/* The worker never got past compiling. */
static void read_compile_end(struct reading *r)
{
    const struct worker_end *e = &r->end;
    struct verdict *v = r->v;
    bool time = r->log->trouble == TROUBLE_TIME || e->timed_out || e->signal == SIGXCPU;
    v->kind = VERDICT_COMPILE_ERROR;
    if (read_diags(r)) {
        return;
    }
    if (r->log->trouble == TROUBLE_TOO_DEEP) {
        add_diag(r, STR("this is too deeply nested to be compiled"));
    } else if (time) {
        add_diag(r, STR("compiling this took too long; does a macro or an #include go on "
                        "without end?"));
    } else if (e->exit_code == error_exit_code(ERROR_OS)) {
        add_diag(r, STR("compiling this takes too much memory"));
    } else if (r->log->trouble == TROUBLE_OURS) {
        set_fault(r, arena_cstr(&v->arena, reading_field(r, r->log->fault, sizeof r->log->fault)));
    } else if (e->exit_code == 0 && r->log->stage == STAGE_COMPILED
               && r->attempt.run_count == 0) {
        v->kind = VERDICT_CLEAN;
    } else {
        set_fault(r, arena_printf(&v->arena,
                                  "the worker ended while compiling (exit %d, signal %d)",
                                  e->exit_code, e->signal));
    }
}

struct verdict *verdict_read(struct str packed, const void *log, size_t log_len,
                             const struct worker_end *end)
{
    struct reading r = {.v = verdict_new(), .log = log, .end = *end};
    struct verdict *v = r.v;
    v->total_us = end->total_us;
    if (!attempt_unpack(&v->arena, packed, &r.attempt) || log_len < sizeof *r.log) {
        set_fault(&r, "the attempt was lost");
        return v;
    }
    v->unchecked = r.attempt.unchecked;
    r.byte_count = log_len - sizeof *r.log;
    uint64_t tables = r.log->program_len;
    program_unpack(&v->arena, (struct str){r.log->program, tables < LOG_PROGRAM ? tables : LOG_PROGRAM},
                   &r.program);
    if (attempt_history_bytes(&r.attempt) && r.program.type_count)
        v->program = arena_str(&v->arena, (struct str){r.log->program, tables < LOG_PROGRAM ? tables : LOG_PROGRAM});
    v->code = r.log->code;
    read_mutations(&r);
    v->parse_us = r.log->parse_us < INT32_MAX ? (int64_t)r.log->parse_us : 0;
    v->compile_us = r.log->compile_us < INT32_MAX ? (int64_t)r.log->compile_us : 0;
    if (end->signal == SIGKILL && !end->timed_out) {
        set_fault(&r, "the worker was killed from outside; is the machine out of memory?");
    } else if (r.log->magic != LOG_MAGIC && r.log->stage < STAGE_RUNNING) {
        set_fault(&r, "the worker did not start");
    } else if (r.log->stage < STAGE_RUNNING || r.attempt.run_count == 0) {
        read_compile_end(&r);
    } else if (r.log->trouble == TROUBLE_OURS && end->exit_code == WORKER_FAULT) {
        read_diags(&r);
        set_fault(&r, arena_cstr(&v->arena, reading_field(&r, r.log->fault, sizeof r.log->fault)));
    } else {
        read_diags(&r); /* warnings */
        if (r.attempt.variant_count)
            read_variants(&r);
        else
            read_runs(&r);
    }
    if (v->kind != VERDICT_COMPILE_ERROR)
        read_rules(&r);
    reading_ownership(&r);
    return v;
}
