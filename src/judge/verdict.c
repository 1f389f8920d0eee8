/* What came back, read with suspicion.
 *
 * The log was written by a process that may have run hostile code, so each
 * number is clamped to what it may be, each text is bytes, and each address is
 * looked up only in the table of lines. Nothing in the log can make a program
 * pass: expected output never was there, and the comparing is done elsewhere.
 * A worker that left without reaching STAGE_DONE did not pass whatever its log
 * says; how it ended is the broker's word, not the log's. */
#include "judge/verdict.h"

#include <signal.h>
#include <string.h>

#include "judge/attempt.h"
#include "judge/compile.h"
#include "judge/wording.h"

struct reading {
    struct verdict *v;
    struct attempt attempt;
    const struct judge_log *log;
    uint64_t byte_count;     /* of log->bytes */
    uint32_t line_count;
    struct worker_end end;
};

size_t verdict_log_size(const struct attempt *a)
{
    return sizeof(struct judge_log)
           + attempt_run_count(a) * (size_t)log_run_room(attempt_output_bytes(a));
}

static struct verdict *verdict_new(void)
{
    return mem_alloc(sizeof(struct verdict));
}

void verdict_free(struct verdict *v)
{
    if (v) {
        arena_release(&v->arena);
        mem_free(v);
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

const struct finding *verdict_first_finding(const struct verdict *v)
{
    for (size_t i = 0; i < v->run_count; i++) {
        if (v->runs[i].finding_count > 0) {
            return &v->runs[i].findings[0];
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

/* A fixed field of the log as text; it may lack its NUL. */
static struct str field(struct reading *r, const char *at, size_t room)
{
    return arena_str(&r->v->arena, (struct str){at, strnlen(at, room)});
}

/* ---- places ------------------------------------------------------------------- */

/* From an address in the program's code; line 0 if it is not the learner's. */
static struct place place_of(struct reading *r, uint64_t address, const char *code)
{
    struct place p = {0};
    if (address < IMAGE_BASE || address - IMAGE_BASE > IMAGE_MAX) {
        return p;
    }
    const struct log_line *l = lines_find(r->log->lines, r->line_count, address - IMAGE_BASE);
    if (!l || l->file >= r->attempt.file_count) {
        return p;
    }
    p.file = r->attempt.files[l->file].name;
    p.file = arena_str(&r->v->arena, p.file);
    p.line = (int)(l->line & 0xffff);
    p.column = wording_column(wording_line(r->attempt.files[l->file].text, p.line), code);
    if (l->function < LOG_NAMES) {
        p.function = field(r, r->log->names + l->function, LOG_NAMES - l->function);
    }
    return p;
}

static size_t places_of(struct reading *r, const uint64_t stack[LOG_STACK], const char *code,
                        struct place **ret)
{
    size_t count = 0;
    *ret = arena_array(&r->v->arena, LOG_STACK, sizeof **ret);
    for (size_t i = 0; i < LOG_STACK && stack[i]; i++) {
        struct place p = place_of(r, stack[i], i == 0 ? code : "");
        if (p.line > 0) {
            (*ret)[count++] = p;
        }
    }
    return count;
}

static struct place first_place(struct reading *r, const uint64_t stack[LOG_STACK],
                                const char *code)
{
    struct place *places;
    return places_of(r, stack, code, &places) ? places[0] : (struct place){0};
}

/* ---- findings ------------------------------------------------------------------- */

static struct finding *add_finding(struct reading *r, struct run_result *to, const char *code,
                                   struct str message, const uint64_t stack[LOG_STACK])
{
    struct finding *f = &to->findings[to->finding_count++];
    f->code = code;
    f->message = message;
    f->stack_count = places_of(r, stack, code, &f->stack);
    if (f->stack_count) {
        f->at = f->stack[0];
    }
    return f;
}

static void read_finding(struct reading *r, struct run_result *to, const struct log_finding *from)
{
    const char *code = wording_code(field(r, from->code, sizeof from->code));
    struct str text = field(r, from->text, sizeof from->text);
    if (!code) {
        code = wording_code(STR("crash")); /* not a word of ours: the log was written over */
        text = STR("");
    }
    bool stackless = from->stack[0] == 0;
    struct finding *f = add_finding(r, to, code,
                                    wording_finding(&r->v->arena, code, from->size, from->blocks,
                                                  text),
                                    stackless ? from->made_stack : from->stack);
    f->made = first_place(r, from->made_stack, "leak");
    f->freed = first_place(r, from->freed_stack, "double-free");
    f->has_object = from->size > 0 || f->made.line > 0;
    f->object_size = from->size;
    f->object_blocks = from->blocks;
}

/* For a jump to itself the table of lines names what stands before it: the loop is
 * the first one without a condition from there on, up to what comes behind it. */
static void find_empty_loop(struct reading *r, struct finding *f, uint64_t address)
{
    const struct log_line *l = lines_find(r->log->lines, r->line_count, address - IMAGE_BASE);
    if (!l || l->file >= r->attempt.file_count || !f->stack_count) {
        return;
    }
    const struct log_line *next = l + 1, *end = r->log->lines + r->line_count;
    int last = next < end && next->file == l->file && next->line ? (int)(next->line & 0xffff) : 0xffff;
    int line = lines_empty_loop(r->attempt.files[l->file].text, f->at.line, last);
    if (line) {
        f->at.line = f->stack[0].line = line;
        f->at.column = f->stack[0].column =
            wording_column(wording_line(r->attempt.files[l->file].text, line), f->code);
    }
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

static struct str output(struct reading *r, uint64_t offset, uint64_t len)
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
    case OUTCOME_TIME_LIMIT:
    case OUTCOME_OUTPUT_LIMIT:
    case OUTCOME_HEAP_LIMIT:
        code = outcome == OUTCOME_TIME_LIMIT     ? "time-limit"
               : outcome == OUTCOME_OUTPUT_LIMIT ? "output-limit"
                                                 : "heap-limit";
        to->limit = wording_code(str_from(code));
        message = wording_limit(a, code, &r->attempt);
        break;
    case OUTCOME_ABORTED:
        if (has_finding(to, "assertion-failed") || has_finding(to, "abort")) {
            return;
        }
        code = "abort";
        message = wording_finding(a, code, 0, 0, STR(""));
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
        struct finding *f = add_finding(r, to, wording_code(str_from(code)), message, from->stack);
        if (outcome == OUTCOME_TIME_LIMIT && from->fault_address) {
            find_empty_loop(r, f, from->stack[0]);
        }
    }
    if (to->limit) {
        /* It comes first: what else was found is of a program cut off midway. */
        struct finding last = to->findings[to->finding_count - 1];
        memmove(to->findings + 1, to->findings,
                (to->finding_count - 1) * sizeof *to->findings);
        to->findings[0] = last;
    }
}

static void read_run(struct reading *r, size_t index, bool died_here)
{
    const struct log_run *from = &r->log->runs[index];
    struct run_result *to = &r->v->runs[index];
    uint32_t found = from->finding_count < LOG_FINDINGS ? from->finding_count : LOG_FINDINGS;
    int signal;
    to->ran = true;
    to->exit_code = from->exit_code;
    to->out = output(r, from->out_offset, from->out_len);
    to->err = output(r, from->err_offset, from->err_len);
    to->out_cut = from->out_cut != 0;
    to->err_cut = from->err_cut != 0;
    to->allocations = from->allocations;
    to->frees = from->frees;
    to->peak_bytes = from->peak_bytes;
    to->run_us = from->run_us < INT32_MAX ? (int64_t)from->run_us : 0;
    to->findings = arena_array(&r->v->arena, found + 1, sizeof *to->findings);
    for (uint32_t i = 0; i < found; i++) {
        read_finding(r, to, &from->findings[i]);
    }
    uint32_t outcome = outcome_of(r, from, died_here, &signal);
    read_end(r, to, from, outcome, signal);
}

/* The first run that is not clean says what kind the verdict is. */
static enum verdict_kind kind_of_runs(const struct verdict *v)
{
    for (size_t i = 0; i < v->run_count; i++) {
        if (v->runs[i].limit) {
            return VERDICT_LIMIT;
        }
        if (v->runs[i].finding_count > 0) {
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
    if (v->kind == VERDICT_CLEAN && !all) {
        /* Only a log that was written over says so. */
        struct run_result *run = &v->runs[last];
        static const uint64_t nowhere[LOG_STACK];
        add_finding(r, run, wording_code(STR("crash")),
                    STR("The program wrote over memory that is not its own"), nowhere);
        v->kind = VERDICT_FINDINGS;
    }
}

/* ---- compiling ----------------------------------------------------------------------- */

static void add_diag(struct reading *r, struct str message)
{
    struct verdict *v = r->v;
    struct diag *d = &v->diags[v->diag_count++];
    d->severity = SEVERITY_ERROR;
    d->code = "compile-error";
    d->message = message;
    d->file = STR("");
    for (size_t i = 0; i < r->attempt.file_count && d->file.len == 0; i++) {
        if (!r->attempt.files[i].header) {
            d->file = arena_str(&v->arena, r->attempt.files[i].name);
        }
    }
}

static void read_diag(struct reading *r, const struct log_diag *from)
{
    static const char *const codes[] = {"compile-error", "compile-warning", "link-error"};
    struct diag *d = &r->v->diags[r->v->diag_count++];
    struct str code = field(r, from->code, sizeof from->code);
    struct str token = field(r, from->token, sizeof from->token);
    d->severity = from->severity == SEVERITY_WARNING ? SEVERITY_WARNING : SEVERITY_ERROR;
    d->code = codes[0];
    for (size_t i = 0; i < COUNT(codes); i++) {
        d->code = str_is(code, codes[i]) ? codes[i] : d->code;
    }
    d->file = field(r, from->file, sizeof from->file);
    d->line = from->line < 1000000 ? (int)from->line : 0;
    struct str text = STR("");
    for (size_t i = 0; i < r->attempt.file_count; i++) {
        if (str_eq(d->file, r->attempt.files[i].name)) {
            text = r->attempt.files[i].text;
        }
    }
    d->message = wording_diag(&r->v->arena, field(r, from->message, sizeof from->message), token,
                            text, &d->advice);
    wording_place(d, token, text);
    phrase_plain(&r->v->arena, d, text);
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
        set_fault(r, arena_cstr(&v->arena, field(r, r->log->fault, sizeof r->log->fault)));
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
    r.byte_count = log_len - sizeof *r.log;
    r.line_count = r.log->line_count < LOG_LINES ? r.log->line_count : LOG_LINES;
    v->compile_us = r.log->compile_us < INT32_MAX ? (int64_t)r.log->compile_us : 0;
    if (end->signal == SIGKILL && !end->timed_out) {
        set_fault(&r, "the worker was killed from outside; is the machine out of memory?");
    } else if (r.log->magic != LOG_MAGIC && r.log->stage < STAGE_RUNNING) {
        set_fault(&r, "the worker did not start");
    } else if (r.log->stage < STAGE_RUNNING || r.attempt.run_count == 0) {
        read_compile_end(&r);
    } else {
        read_diags(&r); /* warnings */
        read_runs(&r);
    }
    return v;
}
