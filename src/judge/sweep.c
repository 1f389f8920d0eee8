/* Every failure of a run, tried.
 *
 * The good run says which fallible calls there are, guest_calls(). Then comes one run for each
 * of them, and for each way in which it could go: up to that call it is the same run, so the
 * failure falls where it was meant to. Nothing is compiled again, and between two runs only
 * what the last one touched is put back. How such a run ended is
 *
 *   broke      if something was found, or a limit ended it, or it did not end by itself;
 *   unnoticed  if it passed for the good run (the same exit code, the same output) though the
 *              files it left are not the same, or though a stream had an error that nobody asked
 *              for. A read that failed unasked is one even where the output differs: it was taken
 *              for the end of the file;
 *   handled    else. An exit code that is not 0 is an answer to a failure.
 *
 * A crash is a failure of another kind: the machine stops in a change of a file, once for each
 * disk that may be left (guest_disks()), and what counts is the run after it, on that disk.
 *
 * Pairs: behind each failure that was handled, each of the calls that run still made.
 *
 * If there are more than the budget allows, the first ones of every place come first, and
 * what is left of the budget is spread evenly: a loop of ten thousand allocations does not
 * keep the one behind it from being tried. Sweeping ends at a number of runs, or of
 * statements, which is the same on each machine, and on a slow machine at a time.
 *
 * Equal mistakes are told once. Two are equal if the same was found at the same place; of a
 * leak, if the same block was lost at the same place: two ways out that forget the same free()
 * are two mistakes.
 *
 * Nothing in here makes a system call or allocates after sweep_init(). */
#include "judge/sweep.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#include "base/sparse.h"
#include "judge/attempt.h"

enum {
    TASKS_MAX = 1 << 16,
    NAMES_MAX = 512,
    ENDLESS_MOST = 8,    /* so many runs that do not end are enough of them */
    NOT_A_CALL = UINT32_MAX,
    NOBODY = UINT16_MAX,
};

struct task { /* one failure to be tried */
    struct guest_fault fault;
    uint32_t call;       /* of the good run's; NOT_A_CALL: a crash */
    uint32_t rank;       /* how many before it have the same site */
};

SPARSE static struct {
    const struct attempt *attempt;
    const struct subject *subject;
    const struct schedule *from;
    const struct log_run *good;
    const char *good_bytes;
    uint64_t good_mark;  /* of its files */
    char disk[80];       /* of the last crash: what was left */
    uint32_t stopped_at[LOG_STACK]; /* of the same: the calls under way */
    char *bytes;         /* what it wrote; NULL: not reserved */
    uint64_t room;
    struct guest_input recovery;
    struct faults own;   /* the attempt's */
    uint64_t runs_left;
    int64_t steps_left, ends_us; /* ends 0: not begun */
    uint32_t endless;
    const char *fault;   /* of ours; NULL: none */
    struct log_run run;  /* the last */
    struct task tasks[TASKS_MAX];
    uint32_t task_count;
    bool more_tasks;     /* there was no room for all */
    struct guest_call calls[FALLIBLE_MAX]; /* of the good run, and of the first of a pair */
    uint32_t nth[FALLIBLE_MAX];            /* of the same: which of its function's */
    uint32_t call_count;
    /* The functions that calls name, and which of them each site does. */
    struct { struct str name; uint32_t calls; } names[NAMES_MAX];
    uint32_t name_count;
    uint16_t *name_of;   /* by site: index + 1; 0: not looked at yet */
    uint32_t *seen;      /* by site */
    uint32_t site_count;
    struct log_sweep log;
    struct log_cell cells[SWEEP_CELLS];
    uint64_t marks[SWEEP_FINDINGS];
} at;

static int64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

bool sweep_init(struct arena *arena, const struct attempt *a, const struct program *p, struct sweep_needs *ret,
                struct error *reterr)
{
    *ret = (struct sweep_needs){0};
    if (!faults_read(a->faults, &ret->own, reterr)) {
        return false;
    }
    char **argv = arena_array(arena, a->recover_arg_count + 2, sizeof *argv);
    argv[0] = arena_cstr(arena, STR("program"));
    for (size_t i = 0; i < a->recover_arg_count; i++) {
        argv[i + 1] = arena_cstr(arena, a->recover_args[i]);
    }
    ret->recovery = (struct guest_input){.argc = (int)a->recover_arg_count + 1, .argv = argv};
    if (!attempt_sweep_runs(a) && !ret->own.count) {
        return true;
    }
    ret->site_count = (uint32_t)p->site_count;
    ret->name_of = arena_array(arena, p->site_count + 1, sizeof *ret->name_of);
    ret->seen = arena_array(arena, p->site_count + 1, sizeof *ret->seen);
    uint64_t room = 2 * log_run_room(attempt_output_bytes(a)); /* a run and what comes after its crash */
    if (at.bytes && at.room >= room) {
        return true;
    }
    at.room = room;
    at.bytes = mmap(NULL, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return at.bytes != MAP_FAILED || error_errno(reterr, ERROR_OS, "no memory for what the runs of a sweep print");
}

void sweep_begin(const struct attempt *a, const struct sweep_needs *needs)
{
    at.attempt = a;
    at.own = needs->own;
    at.recovery = needs->recovery;
    at.name_of = needs->name_of;
    at.seen = needs->seen;
    at.site_count = needs->site_count;
    at.name_count = 0;
    at.steps_left = attempt_sweep_steps(a);
    at.ends_us = 0;
    sweep_settle(a);
}

void sweep_settle(const struct attempt *a)
{
    uint32_t spared = UINT32_MAX;
    for (size_t i = 0; a->spared.len && i < a->file_count; i++) {
        if (str_eq(a->files[i].name, a->spared)) {
            spared = (uint32_t)i;
        }
    }
    guest_faults_spare(spared);
    guest_disk((enum disk_rule)(a->disk == DISK_SYNCED ? DISK_SYNCED : DISK_ORDERED));
    guest_faults(at.own.at, at.own.count);
}

const struct faults *sweep_faults(void) { return &at.own; }

bool sweep_wanted(const struct attempt *a, const struct log_run *run)
{
    return attempt_sweep_runs(a) && !a->faults.len && run->outcome == OUTCOME_EXITED && !run->finding_count;
}

/* ---- which calls there are ---------------------------------------------------------- */

/* Index of the name in at.names; NOBODY: it has none. */
static uint16_t name_of(uint32_t site)
{
    const struct program *p = at.subject->program;
    if (!site || site >= at.site_count || p->sites[site].file >= at.attempt->file_count) {
        return NOBODY;
    }
    if (at.name_of[site]) {
        return (uint16_t)(at.name_of[site] - 1);
    }
    const struct site *s = &p->sites[site];
    struct str name = call_name(at.attempt->files[s->file].text, s->line, s->column);
    uint16_t i = 0;
    while (i < at.name_count && !str_eq(at.names[i].name, name)) {
        i++;
    }
    if (i == at.name_count && (!name.len || i == NAMES_MAX)) {
        i = NOBODY - 1;
    } else if (i == at.name_count) {
        at.names[at.name_count].name = name;
        at.names[at.name_count++].calls = 0;
    }
    at.name_of[site] = (uint16_t)(i + 1);
    return i == NOBODY - 1 ? NOBODY : i;
}

/* The calls of a run, and of each how many of them so far named its function. */
static void number_calls(const struct guest_call *calls, uint32_t count)
{
    at.call_count = count;
    memcpy(at.calls, calls, count * sizeof *calls);
    for (uint32_t i = 0; i < at.name_count; i++) {
        at.names[i].calls = 0;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint16_t name = calls[i].class == FAULT_CRASH ? NOBODY : name_of(calls[i].site);
        at.nth[i] = name == NOBODY ? 0 : ++at.names[name].calls;
    }
}

static void add_task(struct guest_fault fault, uint32_t call, uint32_t site)
{
    uint32_t rank = site < at.site_count ? at.seen[site]++ : 0;
    if (at.task_count == TASKS_MAX) {
        at.more_tasks = true;
        return;
    }
    at.tasks[at.task_count++] = (struct task){fault, call, rank};
}

/* Behind the good run, while the guest still knows of it. */
static void plan(void)
{
    uint32_t count;
    const struct guest_call *calls = guest_calls(&count);
    at.task_count = 0;
    at.more_tasks = count == FALLIBLE_MAX;
    number_calls(calls, count);
    memset(at.seen, 0, at.site_count * sizeof *at.seen);
    for (uint32_t i = 0; i < count; i++) {
        const struct guest_call *c = &calls[i];
        if (c->class == FAULT_CRASH || c->class >= FAULT_CLASSES || !(at.attempt->sweep >> c->class & 1)) {
            continue;
        }
        for (uint8_t way = 0; way < FAULT_WAYS; way++) {
            if (c->ways >> way & 1) {
                add_task((struct guest_fault){c->class, way, c->n}, i, c->site);
            }
        }
    }
    if (at.attempt->sweep >> FAULT_CRASH & 1) {
        uint32_t disks;
        for (uint32_t n = 1; n <= FALLIBLE_MAX && (disks = guest_disks(n)); n++) {
            for (uint32_t d = 0; d < disks && d <= UINT8_MAX; d++) {
                add_task((struct guest_fault){FAULT_CRASH, (uint8_t)d, n}, NOT_A_CALL, UINT32_MAX);
            }
            at.more_tasks |= disks > UINT8_MAX + 1;
        }
    }
}

/* Keeps as many tasks as there may be runs. */
static void choose(uint64_t budget)
{
    enum { RANKS = 64 };
    uint64_t with_rank[RANKS] = {0}, taken = 0;
    uint32_t below = 0, kept = 0;
    if (at.task_count <= budget) {
        return;
    }
    at.more_tasks = true;
    for (uint32_t i = 0; i < at.task_count; i++) {
        if (at.tasks[i].rank < RANKS) {
            with_rank[at.tasks[i].rank]++;
        }
    }
    while (below < RANKS && taken + with_rank[below] <= budget) {
        taken += with_rank[below++];
    }
    uint64_t spare = budget - taken, others = at.task_count - taken, other = 0;
    for (uint32_t i = 0; i < at.task_count; i++) {
        bool take = at.tasks[i].rank < below;
        if (!take) { /* evenly: the k-th of them where k * spare / others goes up */
            take = (other + 1) * spare / others != other * spare / others;
            other++;
        }
        if (take) {
            at.tasks[kept++] = at.tasks[i];
        }
    }
    at.task_count = kept;
}

/* ---- one run --------------------------------------------------------------------------- */

static bool at_end(void)
{
    return at.fault || !at.runs_left || at.steps_left <= 0 || at.endless >= ENDLESS_MOST ||
           at.log.cell_count == SWEEP_CELLS || (at.attempt->first && at.log.finding_count) || now_us() >= at.ends_us;
}

static void note_run(void)
{
    at.log.runs++;
    at.steps_left -= (int64_t)at.run.steps + 1;
}

const struct guest_input *sweep_restart(const struct guest_fault *faults, uint32_t count,
                                        const struct log_run *stopped, const char *bytes)
{
    at.disk[0] = '\0';
    for (uint32_t i = 0; i < count; i++) {
        if (faults[i].class == FAULT_CRASH) {
            snprintf(at.disk, sizeof at.disk, "%s", guest_disk_word(faults[i].n, faults[i].way));
        }
    }
    at.recovery.in = (struct str){bytes + stopped->out_offset, (size_t)stopped->out_len};
    guest_faults(NULL, 0);
    guest_restart();
    return &at.recovery;
}

/* Runs it with these failures; after a crash once more, on what is left. Then at.run is of
 * that, and *ret_crash of what came before (its stack, its step). False: it did not crash. */
static bool run_with(const struct guest_fault *faults, uint32_t count, struct log_run *ret_crash)
{
    static struct replay replay;
    const struct subject *s = at.subject;
    uint64_t offset = 0;
    guest_faults(faults, count);
    if (guest_raced()) { /* by a run before: it must not change the order of this one, nor of its repetition */
        guest_raced_forget();
    }
    if (!schedules_ready(s, false)) {
        at.fault = "a file that the exercise gives has no room";
    }
    replay_start(&replay, at.from, at.attempt->weak);
    guest_schedule(&replay.scheduler);
    guest_run(s->program, s->code, s->entry, s->input, &at.run, at.bytes, at.room / 2, &offset);
    guest_schedule(NULL);
    note_run();
    if (at.run.outcome != OUTCOME_MACHINE_STOPPED) {
        return false;
    }
    memcpy(ret_crash, &at.run, offsetof(struct log_run, findings));
    const struct guest_input *recovery = sweep_restart(faults, count, &at.run, at.bytes);
    replay_start(&replay, at.from, at.attempt->weak);
    guest_schedule(&replay.scheduler);
    guest_run(s->program, s->code, s->entry, recovery, &at.run, at.bytes, at.room, &offset);
    guest_schedule(NULL);
    note_run();
    return true;
}

static bool same_bytes(uint64_t offset, uint64_t len, uint64_t good_offset, uint64_t good_len)
{
    return len == good_len && !memcmp(at.bytes + offset, at.good_bytes + good_offset, len);
}

static bool passes_for_good(void)
{
    const struct log_run *r = &at.run, *g = at.good;
    return r->exit_code == g->exit_code && same_bytes(r->out_offset, r->out_len, g->out_offset, g->out_len) &&
           same_bytes(r->err_offset, r->err_len, g->err_offset, g->err_len);
}

/* Which of the run's calls failed; how many. */
static uint32_t find_failed(const struct faults *wanted, const struct guest_call *ret[FAULTS_AT_ONCE])
{
    uint32_t count, found = 0;
    const struct guest_call *calls = guest_calls(&count);
    for (uint32_t i = 0; i < count && found < wanted->count; i++) {
        if (calls[i].failed && calls[i].class != FAULT_CRASH) {
            ret[found++] = &calls[i];
        }
    }
    return found;
}

/* NULL: no failure passed for success. */
static const char *unnoticed(const struct guest_call *const failed[FAULTS_AT_ONCE], uint32_t count)
{
    bool passes = passes_for_good();
    if (at.run.exit_code != at.good->exit_code) {
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint8_t c = failed[i]->class;
        if (failed[i]->unasked && (passes || c == FAULT_READ || c == FAULT_INPUT || c == FAULT_OUTPUT)) {
            return c == FAULT_READ || c == FAULT_INPUT ? "read" : "stream";
        }
    }
    return passes && guest_files_mark() != at.good_mark ? "files" : NULL;
}

/* ---- what was found -------------------------------------------------------------------- */

static uint64_t mix(uint64_t a, uint64_t b)
{
    __uint128_t product = (__uint128_t)(a ^ 0x9e3779b97f4a7c15u) * (b ^ 0xd1b54a32d192ed03u);
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t mark_of(const struct log_finding *f)
{
    uint64_t h = mix(f->stack[0] ? f->stack[0] : f->object.made[0], f->lost ? f->lost_stack[0] : 0);
    for (size_t i = 0; i < sizeof f->code && f->code[i]; i++) {
        h = mix(h, (unsigned char)f->code[i]);
    }
    /* Stops in one layer over the file system are different mistakes of its callers. */
    for (size_t i = 1; i < LOG_STACK && !strcmp(f->code, "recovery-failed"); i++) {
        h = mix(h, f->stack[i]);
    }
    return h;
}

/* The same mistake's number, from 1; 0: there was no room. */
static uint8_t put_finding(const struct log_finding *f)
{
    uint64_t mark = mark_of(f);
    uint32_t i = 0;
    while (i < at.log.finding_count && at.marks[i] != mark) {
        i++;
    }
    if (i == SWEEP_FINDINGS) {
        at.log.findings_dropped++;
        return 0;
    }
    if (i == at.log.finding_count) {
        at.marks[i] = mark;
        at.log.findings[i] = *f;
        at.log.finding_count++;
    }
    return (uint8_t)(i + 1);
}

static struct log_finding made_up(const char *code, const char *text, const uint32_t *stack)
{
    struct log_finding f = {.step = at.run.steps};
    snprintf(f.code, sizeof f.code, "%s", code);
    snprintf(f.text, sizeof f.text, "%s", text);
    if (stack) {
        memcpy(f.stack, stack, sizeof f.stack);
    }
    return f;
}

/* What broke the last run: what was found first; of a run that a limit ended, that. False: nothing. */
static bool broke(struct log_finding *ret)
{
    static const char *const ends[] = {
        [OUTCOME_CRASHED] = "crash",           [OUTCOME_ABORTED] = "abort",
        [OUTCOME_STOPPED] = "crash",           [OUTCOME_TIME_LIMIT] = "time-limit",
        [OUTCOME_OUTPUT_LIMIT] = "output-limit", [OUTCOME_HEAP_LIMIT] = "heap-limit",
        [OUTCOME_FORBIDDEN] = "forbidden-call", [OUTCOME_STEP_LIMIT] = "step-limit",
    };
    const struct log_run *r = &at.run;
    uint32_t how = r->outcome;
    bool limit = how == OUTCOME_TIME_LIMIT || how == OUTCOME_OUTPUT_LIMIT || how == OUTCOME_HEAP_LIMIT ||
                 how == OUTCOME_STEP_LIMIT;
    at.endless += how == OUTCOME_TIME_LIMIT || how == OUTCOME_STEP_LIMIT;
    if (r->finding_count && !limit) {
        *ret = r->findings[0];
        return true;
    }
    if (how == OUTCOME_EXITED) {
        return false;
    }
    *ret = made_up(how < COUNT(ends) && ends[how] ? ends[how] : "crash", "", r->stack);
    return true;
}

static void fill_failed(struct log_failed *to, const struct guest_call *c, uint32_t nth)
{
    *to = (struct log_failed){.fault = {c->class, (uint8_t)(c->failed - 1), c->n}, .nth = nth, .site = c->site,
                              .step = c->step, .size = c->size};
}

/* Of a run in which nothing was found: sets the cell's state. True: *ret is what is wrong with it all
 * the same. ended, good: exit codes of the run and of the one in which nothing failed. */
static bool is_unhandled(struct log_cell *cell, const struct guest_call *const failed[FAULTS_AT_ONCE],
                         uint32_t count, int ended, int good, struct log_finding *ret)
{
    const struct log_failed *last = &cell->failed[cell->failed_count - 1];
    const uint32_t site[LOG_STACK] = {last->site}, *stack = cell->recovered ? at.stopped_at : site;
    const char *why = cell->recovered ? NULL : unnoticed(failed, count);
    if (cell->recovered && ended && !good) {
        cell->state = FAULT_BROKE;
        *ret = made_up("recovery-failed", "", stack);
        snprintf(ret->text, sizeof ret->text, "exit code %d", ended);
    } else if (why) {
        cell->state = FAULT_UNNOTICED;
        *ret = made_up("failure-unnoticed", why, stack);
        ret->step = last->step;
    } else {
        cell->state = FAULT_HANDLED;
    }
    return cell->state != FAULT_HANDLED;
}

/* What the run after a crash printed last: it may say what it could not make sense of. */
static void last_words(struct log_cell *cell, const struct log_run *run, const char *bytes)
{
    const char *out = bytes + run->out_offset;
    uint64_t end = run->out_len, begin;
    while (end && out[end - 1] == '\n') {
        end--;
    }
    for (begin = end; begin && out[begin - 1] != '\n'; begin--) {
    }
    uint64_t n = end - begin < sizeof cell->said ? end - begin : sizeof cell->said - 1;
    memcpy(cell->said, out + begin, n);
    cell->said[n] = '\0';
}

static void judge_cell(struct log_cell *cell, const struct guest_call *const failed[FAULTS_AT_ONCE], uint32_t count)
{
    struct log_finding f;
    cell->exit_code = at.run.exit_code;
    if (cell->recovered) {
        last_words(cell, &at.run, at.bytes);
    }
    if (broke(&f)) {
        cell->state = FAULT_BROKE;
        cell->finding = put_finding(&f);
    } else if (is_unhandled(cell, failed, count, at.run.exit_code, at.good->exit_code, &f)) {
        cell->finding = put_finding(&f);
    }
}

/* ---- one failure, or two ------------------------------------------------------------------ */

/* Of the failure of a machine that stopped: where that was. */
static void fill_crash(struct log_cell *cell, const struct guest_fault *f, const struct log_run *stopped)
{
    memcpy(cell->disk, at.disk, sizeof cell->disk);
    cell->recovered = 1;
    memcpy(at.stopped_at, stopped->stack, sizeof at.stopped_at);
    cell->failed[cell->failed_count++] =
        (struct log_failed){.fault = *f, .site = stopped->stack[0], .step = (uint32_t)stopped->steps};
}

static void try_crash(const struct task *t)
{
    SPARSE static struct log_run stopped;
    if (!run_with(&t->fault, 1, &stopped)) {
        at.fault = "the machine did not stop where it was told to";
        return;
    }
    struct log_cell *cell = &at.cells[at.log.cell_count];
    *cell = (struct log_cell){0};
    fill_crash(cell, &t->fault, &stopped);
    judge_cell(cell, NULL, 0);
    at.log.cell_count++;
}

/* Calls with these failures. The first of a pair: its place in at.calls, whose run that was. */
static struct log_cell *try_calls(const struct faults *f, const uint32_t *places)
{
    const struct guest_call *failed[FAULTS_AT_ONCE];
    SPARSE static struct log_run stopped;
    if (run_with(f->at, f->count, &stopped)) {
        at.fault = "the machine stopped though it was not told to";
        return NULL;
    }
    uint32_t found = find_failed(f, failed);
    if (found < f->count) {
        if (at.run.outcome != OUTCOME_TIME_LIMIT) {
            at.fault = "a call that was to fail did not come again";
        }
        return NULL;
    }
    struct log_cell *cell = &at.cells[at.log.cell_count++];
    *cell = (struct log_cell){.failed_count = (uint8_t)f->count};
    for (uint32_t i = 0; i < f->count; i++) {
        fill_failed(&cell->failed[i], failed[i], at.nth[places[i]]);
    }
    judge_cell(cell, failed, found);
    return cell;
}

static void try_singles(void)
{
    for (uint32_t i = 0; i < at.task_count && !at.fault; i++) {
        const struct task *t = &at.tasks[i];
        if (at_end()) {
            at.more_tasks = true;
            return;
        }
        at.runs_left--;
        if (t->call == NOT_A_CALL) {
            try_crash(t);
        } else {
            struct faults f = {{t->fault}, 1};
            try_calls(&f, &t->call);
        }
    }
}

/* The calls behind a failure, each as its second. quota: so many runs at most. */
static void try_behind(const struct log_failed *first, uint64_t quota)
{
    struct faults f = {{first->fault}, 1};
    SPARSE static struct log_run stopped;
    uint32_t count, from = 0, seconds = 0;
    uint64_t other = 0;
    run_with(f.at, 1, &stopped);
    const struct guest_call *calls = guest_calls(&count);
    number_calls(calls, count);
    while (from < count && !at.calls[from].failed) {
        from++;
    }
    for (uint32_t i = from + 1; i < count; i++) {
        const struct guest_call *c = &at.calls[i];
        bool asked = c->class != FAULT_CRASH && c->class < FAULT_CLASSES && at.attempt->sweep >> c->class & 1;
        seconds += asked ? (uint32_t)__builtin_popcount(c->ways) : 0;
    }
    at.more_tasks |= seconds > quota || count == FALLIBLE_MAX;
    quota = quota < seconds ? quota : seconds;
    for (uint32_t i = from + 1; i < count && !at.fault; i++) {
        const struct guest_call c = at.calls[i];
        bool asked = c.class != FAULT_CRASH && c.class < FAULT_CLASSES && at.attempt->sweep >> c.class & 1;
        for (uint8_t way = 0; asked && way < FAULT_WAYS; way++) {
            if (!(c.ways >> way & 1)) {
                continue;
            }
            bool take = (other + 1) * quota / seconds != other * quota / seconds;
            other++;
            if (!take) {
                continue;
            }
            if (at_end()) {
                at.more_tasks = true;
                return;
            }
            at.runs_left--;
            struct faults pair = {{first->fault, {c.class, way, c.n}}, 2};
            try_calls(&pair, (const uint32_t[]){from, i});
        }
    }
}

static void try_pairs(void)
{
    uint32_t singles = at.log.cell_count, firsts = 0;
    for (uint32_t i = 0; i < singles; i++) {
        firsts += at.cells[i].state == FAULT_HANDLED && !at.cells[i].recovered;
    }
    for (uint32_t i = 0; i < singles && !at.fault; i++) {
        const struct log_failed first = at.cells[i].failed[0];
        if (at.cells[i].state != FAULT_HANDLED || at.cells[i].recovered) {
            continue;
        }
        if (at_end() || at.runs_left < 2) {
            at.more_tasks = true;
            return;
        }
        at.runs_left--;
        uint64_t quota = at.runs_left / firsts--;
        try_behind(&first, quota ? quota : 1);
    }
}

const struct log_sweep *sweep_run(const struct subject *s, const struct attempt *a, const struct schedule *from,
                                  const struct log_run *good, const char *bytes,
                                  const struct log_cell **ret_cells, struct error *reterr)
{
    SPARSE static struct log_run stopped;
    int64_t began = now_us();
    at.subject = s;
    at.from = from;
    at.good = good;
    at.good_bytes = bytes;
    at.runs_left = (uint64_t)attempt_sweep_runs(a);
    at.endless = 0;
    at.fault = NULL;
    if (!at.ends_us) {
        at.ends_us = began + attempt_sweep_ms(a) * 1000;
    }
    memset(&at.log, 0, offsetof(struct log_sweep, findings));
    run_with(NULL, 0, &stopped); /* the good run, with nothing explored behind it */
    if (at.run.outcome != OUTCOME_EXITED || at.run.finding_count || !passes_for_good()) {
        at.fault = "the run did not repeat before its failures were tried";
    }
    at.log.runs = 0;
    at.good_mark = guest_files_mark();
    plan();
    choose(at.runs_left);
    try_singles();
    if (a->pairs) {
        try_pairs();
    }
    guest_faults(at.own.at, at.own.count);
    at.log.complete = !at.more_tasks;
    at.log.us = (uint64_t)(now_us() - began);
    *ret_cells = at.cells;
    return at.fault ? (error_set(reterr, ERROR_SOFTWARE, "%s", at.fault), NULL) : &at.log;
}

/* Did the failures that the attempt asked for pass for success, or could the program not go on after
 * a crash? The same as in a sweep: the run in which nothing fails is made to compare with. Adds
 * what was found to the run's. */
static void compare_own(struct log_run *run, const char *bytes, struct log_cell *cell,
                        const struct guest_call *const failed[FAULTS_AT_ONCE])
{
    static struct guest_call own[FAULTS_AT_ONCE];
    const struct guest_call *own_failed[FAULTS_AT_ONCE];
    SPARSE static struct log_run stopped;
    struct log_finding f;
    uint64_t mark = guest_files_mark();
    if (cell->recovered) {
        last_words(cell, run, bytes);
    }
    if (run->outcome != OUTCOME_EXITED || run->finding_count || !cell->failed_count) {
        cell->state = run->outcome != OUTCOME_EXITED || run->finding_count ? FAULT_BROKE : FAULT_HANDLED;
        return;
    }
    for (uint32_t i = 0; i < cell->failed_count && !cell->recovered; i++) {
        own[i] = *failed[i];
        own_failed[i] = &own[i];
    }
    run_with(NULL, 0, &stopped);
    guest_faults(at.own.at, at.own.count);
    at.good = run; /* the two are alike or not, whichever is the one */
    at.good_bytes = bytes;
    at.good_mark = mark;
    if (at.run.outcome == OUTCOME_EXITED && !at.run.finding_count &&
        is_unhandled(cell, own_failed, cell->failed_count, run->exit_code, at.run.exit_code, &f)) {
        run->findings[0] = f;
        run->finding_count = 1;
    }
}

const struct log_sweep *sweep_own(const struct subject *s, const struct schedule *from, struct log_run *run,
                                  const struct log_run *stopped, const char *bytes,
                                  const struct log_cell **ret_cells)
{
    const struct guest_call *failed[FAULTS_AT_ONCE];
    struct log_cell *cell = &at.cells[0];
    uint32_t count;
    at.subject = s;
    at.from = from;
    *cell = (struct log_cell){.exit_code = run->exit_code};
    memset(&at.log, 0, offsetof(struct log_sweep, findings));
    at.log.cell_count = 1;
    const struct guest_call *calls = guest_calls(&count);
    number_calls(calls, count);
    cell->failed_count = (uint8_t)(stopped ? 0 : find_failed(&at.own, failed));
    for (uint32_t i = 0; i < cell->failed_count; i++) {
        fill_failed(&cell->failed[i], failed[i], at.nth[failed[i] - calls]);
    }
    for (uint32_t i = 0; stopped && i < at.own.count; i++) {
        if (at.own.at[i].class == FAULT_CRASH && cell->failed_count < FAULTS_AT_ONCE) {
            fill_crash(cell, &at.own.at[i], stopped);
            at.log.before_offset = stopped->out_offset;
            at.log.before_len = stopped->out_len;
        }
    }
    if (!attempt_history_bytes(at.attempt)) {
        compare_own(run, bytes, cell, failed);
    }
    *ret_cells = at.cells;
    return &at.log;
}
