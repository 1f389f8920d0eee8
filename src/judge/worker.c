/* A worker: forked by the broker for one request, gone when it is over. A request is one attempt or
 * a batch of them, each with a log of its own; what is said here of an attempt is done for each.
 *
 *   map the request (read-only) and the result (shared), close all descriptors
 *   limits, signals, timer for compiling, lock-down 1
 *   unpack, compile, link                      -> stage COMPILED, diagnostics
 *   make the guest machine, lock-down 2        -> stage RUNNING
 *   each run: reset, run (a schedule that was asked for again, while
 *     a run shows more places that are raced for) -> runs[i]
 *     if it makes threads and is to be explored (schedules.c): all schedules, then the
 *     one that is shown                     -> runs[i] again
 *     if its failures are to be tried (sweep.c) and it went well: a run for each
 *                                              -> stage DONE
 *   exit
 *
 * Up to COMPILED the code that runs is ours and libtcc's, and a signal is
 * caught here: a stack that a compiler overflowed is the learner's nesting, time
 * used up is the learner's macros, anything else is a fault of ours. From
 * RUNNING on the guest machine catches signals, and a sudden end of the process
 * is the program's doing; the front process judges it by the stage it reads. */
#include "judge/worker.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#include "base/sparse.h"
#include "judge/attempt.h"
#include "judge/compile.h"
#include "judge/schedules.h"
#include "judge/sweep.h"
#include "program/pack.h"

enum {
    COMPILE_MS = 1000,          /* processor time */
    COMPILE_STACK = 64 << 20,
    NEAR_STACK = 1 << 20,       /* a fault this close to the stack pointer is an overflow */
};

static struct judge_log *the_log; /* of the attempt under way; for the signal handler as well */

static uint64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

_Noreturn static void give_up(const char *why)
{
    if (the_log) {
        the_log->trouble = TROUBLE_OURS;
        strncpy(the_log->fault, why, sizeof the_log->fault - 1);
    }
    _exit(WORKER_FAULT);
}

/* ---- signals while compiling -------------------------------------------------- */

static void on_compile_signal(int sig, siginfo_t *info, void *context)
{
    const ucontext_t *uc = context;
    uintptr_t sp = (uintptr_t)uc->uc_mcontext.gregs[REG_RSP];
    uintptr_t at = (uintptr_t)info->si_addr;
    char text[120];
    if (sig == SIGPROF || sig == SIGXCPU) {
        the_log->trouble = TROUBLE_TIME;
        _exit(WORKER_DONE);
    }
    if (sig == SIGSEGV && at + NEAR_STACK > sp && at < sp + NEAR_STACK) {
        the_log->trouble = TROUBLE_TOO_DEEP;
        _exit(WORKER_DONE);
    }
    if (sig == SIGSYS) {
        snprintf(text, sizeof text, "the compiler wanted system call %d", info->si_syscall);
    } else {
        snprintf(text, sizeof text, "the compiler stopped with %s", strsignal(sig));
    }
    give_up(text);
}

static void catch_compile_signals(void)
{
    SPARSE static char stack[64 << 10];
    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGSYS, SIGABRT,
                                  SIGPROF, SIGXCPU};
    stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
    struct sigaction action = {.sa_sigaction = on_compile_signal,
                               .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigaltstack(&alternate, NULL);
    sigfillset(&action.sa_mask);
    for (size_t i = 0; i < COUNT(signals); i++) {
        sigaction(signals[i], &action, NULL);
    }
}

/* 0 ends it. */
static void set_compile_timer(int ms)
{
    struct itimerval timer = {.it_value = {ms / 1000, ms % 1000 * 1000}};
    setitimer(ITIMER_PROF, &timer, NULL);
}

/* ---- memory from the front process ------------------------------------------------ */

static struct str map_request(int fd)
{
    struct stat st;
    if (fstat(fd, &st) < 0 || st.st_size <= 0) {
        return STR("");
    }
    void *at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    return at == MAP_FAILED ? STR("") : (struct str){at, (size_t)st.st_size};
}

/* len: in bytes; 0: there is none. */
static char *map_result(int fd, uint64_t *ret_len)
{
    struct stat st;
    *ret_len = 0;
    if (fstat(fd, &st) < 0 || (size_t)st.st_size < sizeof(struct judge_log)) {
        return NULL;
    }
    void *at = mmap(NULL, (size_t)st.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (at == MAP_FAILED) {
        return NULL;
    }
    *ret_len = (uint64_t)st.st_size;
    return at;
}

/* ---- the attempt ---------------------------------------------------------------------- */

static struct guest_input *make_inputs(struct arena *a, const struct attempt *attempt)
{
    struct guest_input *inputs = arena_array(a, attempt->run_count + 1, sizeof *inputs);
    for (size_t i = 0; i < attempt->run_count; i++) {
        const struct run_input *r = &attempt->runs[i];
        char **argv = arena_array(a, r->arg_count + 2, sizeof *argv);
        argv[0] = arena_cstr(a, STR("program"));
        for (size_t k = 0; k < r->arg_count; k++) {
            argv[k + 1] = arena_cstr(a, r->args[k]);
        }
        inputs[i] = (struct guest_input){(int)r->arg_count + 1, argv, r->in};
    }
    return inputs;
}

/* One run of the attempt's: the schedule that it asks for. Where that makes threads and all
 * schedules are to be explored, this is what is run first, and is overwritten by the one that
 * is shown. */
struct one {
    struct subject subject;
    const struct attempt *attempt;
    struct log_run *run;
    uint64_t begin, end;      /* of log.bytes: what it may use */
    uint64_t offset;          /* behind what it used */
    bool has_stopped;         /* the machine did, in stopped; run is the one that recovers */
    struct schedule schedule; /* the attempt's */
    struct log_run stopped;
};

/* The machine stopped, as the attempt wants it: what is told is the run that recovers. */
static void recover(struct one *o, struct replay *replay, const struct schedule *schedule)
{
    const struct subject *s = &o->subject;
    const struct faults *f = sweep_faults();
    memcpy(&o->stopped, o->run, offsetof(struct log_run, findings));
    const struct guest_input *input = sweep_restart(f->at, f->count, &o->stopped, the_log->bytes);
    replay_start(replay, schedule, o->attempt->weak);
    guest_schedule(&replay->scheduler);
    guest_run(s->program, s->code, s->entry, input, o->run, the_log->bytes, o->end, &o->offset);
    sweep_settle(o->attempt);
    o->has_stopped = true;
}

static void run_schedule(struct one *o, const struct schedule *schedule, bool first)
{
    struct replay replay;
    const struct subject *s = &o->subject;
    if (!schedules_ready(s, first)) {
        give_up("a file that the exercise gives has no room");
    }
    replay_start(&replay, schedule, o->attempt->weak);
    guest_schedule(&replay.scheduler);
    guest_events_all(o->attempt->events);
    o->offset = o->begin;
    o->has_stopped = false;
    guest_run(s->program, s->code, s->entry, s->input, o->run, the_log->bytes, o->end, &o->offset);
    if (o->run->outcome == OUTCOME_MACHINE_STOPPED) {
        recover(o, &replay, schedule);
    }
    guest_schedule(NULL);
    /* what stands behind the run's end asked for something as well, unless we ended it */
    o->run->departed = replay.departed || (!o->attempt->until && replay.at < schedule->count);
}

static bool is_long(const struct log_run *run)
{
    return run->outcome == OUTCOME_TIME_LIMIT || run->outcome == OUTCOME_STEP_LIMIT;
}

/* A schedule that came from elsewhere counts on points that its exploration had learnt: those
 * at places that are raced for. A run learns those of its own, so it is repeated until there
 * are no more to learn. */
static void follow_schedule(struct one *o)
{
    enum { LEARNING_RUNS = 4 };
    uint64_t known = guest_raced();
    run_schedule(o, &o->schedule, true);
    bool asked = o->attempt->schedule.len > 0;
    for (int i = 1; asked && i < LEARNING_RUNS && guest_raced() > known && !is_long(o->run); i++) {
        known = guest_raced();
        guest_reset();
        run_schedule(o, &o->schedule, true);
    }
}

/* len bytes of log.bytes, aligned; NULL: there are not as many. */
static char *take_room(struct one *o, uint64_t len, uint64_t room, uint64_t *ret_offset)
{
    uint64_t from = (o->offset + 7) & ~(uint64_t)7;
    if (from > room || len > room - from) {
        return NULL;
    }
    *ret_offset = from;
    o->offset = from + len;
    return the_log->bytes + from;
}

static void put_events(struct one *o, uint64_t room)
{
    uint32_t count;
    const struct guest_event *events = guest_events(&count);
    uint64_t offset, len = (uint64_t)count * sizeof *events;
    char *to = o->run->threads > 1 ? take_room(o, len, room, &offset) : NULL;
    if (to && len) {
        memcpy(to, events, len);
        o->run->events_offset = offset;
        o->run->events_len = len;
    }
}

static void put_requests(struct one *o, uint64_t room)
{
    uint32_t count;
    const struct guest_request *requests = guest_requests(&count);
    uint64_t offset, len = (uint64_t)count * sizeof *requests;
    char *to = o->attempt->costs && count ? take_room(o, len, room, &offset) : NULL;
    if (to) {
        memcpy(to, requests, len);
        o->run->requests_offset = offset;
        o->run->requests_len = len;
    }
}

static void put_schedules(struct one *o, const struct explored *x, uint64_t room)
{
    uint64_t offset, outs;
    char *to = take_room(o, sizeof *x->log, room, &offset);
    char *text = take_room(o, OUTCOMES_MAX * LOG_OUTCOME_BYTES, room, &outs);
    if (!to || !text) {
        return;
    }
    for (uint32_t i = 0; i < OUTCOMES_MAX; i++) {
        memcpy(text + i * LOG_OUTCOME_BYTES, x->outs + x->log->outcomes[i].out_offset % (OUTCOMES_MAX * LOG_OUTCOME_BYTES),
               LOG_OUTCOME_BYTES);
        x->log->outcomes[i].out_offset = outs + i * LOG_OUTCOME_BYTES;
    }
    size_t used = offsetof(struct log_schedules, failures) + x->log->result.failure_count * sizeof *x->log->failures;
    memcpy(to, x->log, used < sizeof *x->log ? used : sizeof *x->log);
    ((struct log_schedules *)(void *)to)->us = x->log->us;
    o->run->schedules_offset = offset;
    o->run->schedules_len = sizeof *x->log;
}

static void put_sweep(struct one *o, const struct log_sweep *log, const struct log_cell *cells, uint64_t room)
{
    uint64_t offset, len = sizeof *log + log->cell_count * sizeof *cells;
    char *to = take_room(o, len, room, &offset);
    if (to) {
        memcpy(to, log, offsetof(struct log_sweep, findings) + log->finding_count * sizeof *log->findings);
        memcpy(to + sizeof *log, cells, log->cell_count * sizeof *cells);
        o->run->sweep_offset = offset;
        o->run->sweep_len = len;
    }
}

/* What can fail in the run that was just made, tried; or what did because it was to. */
static void run_failures(struct one *o, uint64_t room)
{
    const struct log_cell *cells;
    struct error error;
    if (sweep_faults()->count) {
        const struct log_run *stopped = o->has_stopped ? &o->stopped : NULL;
        const struct log_sweep *own = sweep_own(&o->subject, &o->schedule, o->run, stopped, the_log->bytes, &cells);
        put_sweep(o, own, cells, room);
        return;
    }
    if (!sweep_wanted(o->attempt, o->run)) {
        return;
    }
    const struct log_sweep *log = sweep_run(&o->subject, o->attempt, &o->schedule, o->run, the_log->bytes, &cells, &error);
    if (!log) {
        give_up(error.text);
    }
    put_sweep(o, log, cells, room);
}

/* All schedules, then the one that is shown. */
static void run_schedules(struct one *o, uint64_t room)
{
    struct explored *x = schedules_explore(&o->subject, o->attempt, &o->schedule);
    if (x->fault[0]) {
        give_up(x->fault);
    }
    run_schedule(o, x->shows ? &x->schedule : &o->schedule, false);
    if (x->shows && schedules_failure(o->run) != x->failure) {
        give_up("a schedule did not lead twice to the same");
    }
    if (x->violated && o->run->finding_count < LOG_FINDINGS) {
        o->run->findings[o->run->finding_count++] = x->violation;
    }
    put_events(o, room);
    put_schedules(o, x, room);
}

struct all {
    const struct attempt *attempt;
    const struct program *program;
    const struct image *image;
    const struct guest_input *inputs;
    uint64_t room;
    bool used;                /* the machine was, so that it must be made ready first */
};

/* The i-th run, as it goes by itself, in the room behind those before it. */
static void run_plainly(struct all *all, struct one *o, size_t i)
{
    const struct attempt *attempt = all->attempt;
    uint64_t each = log_run_room(attempt_output_bytes(attempt));
    o->run = &the_log->runs[i];
    o->subject = (struct subject){all->program, all->image->table, all->image->entry, &all->inputs[i],
                                  attempt->runs[i].files, attempt->runs[i].file_count};
    o->begin = o->offset;
    o->end = o->begin + each < all->room ? o->begin + each : all->room;
    the_log->current_run = (uint32_t)i;
    if (all->used) {
        guest_reset();
        guest_raced_forget();
    }
    all->used = true;
    follow_schedule(o);
}

/* Who wants to know only whether something is wrong sees it most often in what the program prints:
 * false if one of the runs shows it, and behind that nothing need be tried. */
static bool goes_well(struct all *all, struct one *o)
{
    for (size_t i = 0; i < all->attempt->run_count; i++) {
        run_plainly(all, o, i);
        uint64_t want = all->attempt->outcomes[i];
        struct str out = {the_log->bytes + o->run->out_offset, o->run->out_len};
        the_log->otherwise = want && want != attempt_outcome(out, o->run->out_cut, o->run->exit_code);
        if (the_log->otherwise || is_long(o->run) || o->run->finding_count)
            return false;
    }
    o->offset = 0;
    return true;
}

static void run_all(struct all *all)
{
    SPARSE static struct one one;
    struct error error;
    const struct attempt *attempt = all->attempt;
    uint64_t room = all->room;
    memset(&one, 0, offsetof(struct one, stopped));
    one.attempt = attempt;
    if (attempt->schedule.len && !schedule_read(attempt->schedule, &one.schedule, &error)) {
        give_up(error.text);
    }
    bool more = attempt->sweep || attempt_schedules(attempt) || attempt->faults.len || attempt->costs;
    if (attempt->first && attempt->outcomes && (!goes_well(all, &one) || !more)) {
        return;
    }
    for (size_t i = 0; i < attempt->run_count; i++) {
        run_plainly(all, &one, i);
        struct log_run *run = one.run;
        if (attempt_schedules(attempt) && run->threads > 1 && !is_long(run)) {
            run_schedules(&one, room);
        } else {
            put_events(&one, room);
        }
        put_requests(&one, room);
        run_failures(&one, room);
        if (attempt->run_count == 1)
            guest_trace(run, the_log->bytes, room, &one.offset);
        if (is_long(run) || (attempt->first && run->finding_count)) {
            break; /* more of the same would only keep the learner waiting */
        }
    }
}

/* ---- variants ----------------------------------------------------------------------------- */

/* Each function that has variants begins with a jump to where its slot says; slots lie beside the image, in
 * reach of a 32-bit address, and stay writable. A variant is run by writing one slot. */
enum { SLOTS_AT = IMAGE_BASE - 4096 };
struct way { uintptr_t *slot, to, first; };

/* The number of a function of the program's own; where: 0, or one in whose file it must be. 0: there is none. */
static uint32_t function_named(const struct program *p, struct str name, uint32_t where)
{
    for (uint32_t i = 1; i < p->function_count; i++) {
        const struct program_function *f = &p->functions[i];
        if (!f->library && str_is(name, p->names + f->name)
            && (!where || p->sites[f->end_site].file == p->sites[p->functions[where].end_site].file)) {
            return i;
        }
    }
    return 0;
}

static bool put_jump(uintptr_t at, const uintptr_t *slot)
{
    enum { PAGE = 4096 };
    unsigned char jump[7] = {0xff, 0x24, 0x25}; /* jmp *address */
    uint32_t address = (uint32_t)(uintptr_t)slot;
    uintptr_t page = at & ~(uintptr_t)(PAGE - 1);
    size_t len = at + sizeof jump - page;
    memcpy(jump + 3, &address, sizeof address);
    if (mprotect((void *)page, len, PROT_READ | PROT_WRITE) != 0) {
        return false;
    }
    memcpy((void *)at, jump, sizeof jump);
    return mprotect((void *)page, len, PROT_READ | PROT_EXEC) == 0;
}

/* One way for each variant, in the arena; before the second lock-down. */
static struct way *make_ways(struct arena *a, const struct attempt *attempt, const struct program *p,
                             const struct image *image)
{
    struct way *ways = arena_array(a, attempt->variant_count + 1, sizeof *ways);
    uintptr_t *slots = mmap((void *)SLOTS_AT, JUDGE_VARIANTS * sizeof *slots, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    if (slots == MAP_FAILED) {
        give_up("the place for variants of the program is taken");
    }
    for (size_t i = 0; i < attempt->variant_count; i++) {
        const struct variant *v = &attempt->variants[i];
        uint32_t to = function_named(p, v->instead, 0), from = to ? function_named(p, v->function, to) : 0;
        if (!from) {
            give_up("a variant of the program names a function that there is not");
        }
        struct way *w = &ways[i];
        bool again = i > 0 && str_eq(v->function, v[-1].function);
        w->to = (uintptr_t)image->table[to];
        w->slot = again ? w[-1].slot : &slots[i];
        w->first = again ? w[-1].first : w->to;
        *w->slot = w->first;
        if (!again && !put_jump((uintptr_t)image->table[from], w->slot)) {
            give_up("the kernel did not set the rights of the program's pages");
        }
    }
    return ways;
}

static void tell_variant(const struct one *o, bool well, struct log_variant *to)
{
    const struct log_run *run = o->run;
    to->run = the_log->current_run;
    to->exit_code = run->exit_code;
    if (run->finding_count || run->outcome == OUTCOME_STEP_LIMIT) {
        to->end = VARIANT_BROKE;
    } else if (well) {
        to->end = VARIANT_WELL;
    } else if (run->outcome == OUTCOME_EXITED && !run->out_cut && run->out_len <= sizeof to->out) {
        to->end = VARIANT_OTHERWISE;
        to->out_len = (uint32_t)run->out_len;
        memcpy(to->out, the_log->bytes + run->out_offset, run->out_len);
    }
}

static void run_variants(struct all *all, const struct way *ways)
{
    static struct one one;
    one.attempt = all->attempt;
    for (size_t i = 0; i < all->attempt->variant_count; i++) {
        one.offset = 0;
        *ways[i].slot = ways[i].to;
        tell_variant(&one, goes_well(all, &one), &the_log->variants[i]);
        *ways[i].slot = ways[i].first;
    }
}

/* ---- all of it ------------------------------------------------------------------------------ */

struct job { /* an attempt, its log, and what was made of it */
    struct attempt attempt;
    struct judge_log *log;
    uint64_t room;            /* of log->bytes */
    bool compiled, runs;
    struct program program;
    struct image image;
    struct guest_input *inputs;
    struct sweep_needs sweep;
    struct way *ways;         /* NULL: it is run as it is */
};

/* The request's attempts, each with its part of the result. */
static struct job *take_jobs(struct arena *arena, struct str request, char *result, uint64_t len, size_t *ret_count)
{
    struct batched list[JUDGE_BATCH];
    size_t count = batch_unpack(request, list);
    struct job *jobs = arena_array(arena, count + 1, sizeof *jobs);
    for (size_t i = 0; i < count; i++) {
        uint64_t own = list[i].result_len ? list[i].result_len : len;
        if (own < sizeof(struct judge_log) || own > len) {
            give_up("the result has no room for all attempts");
        }
        the_log = jobs[i].log = (struct judge_log *)(void *)result;
        jobs[i].room = own - sizeof(struct judge_log);
        result += own;
        len -= own;
        the_log->magic = LOG_MAGIC;
        the_log->stage = STAGE_COMPILING;
        if (!attempt_unpack(arena, list[i].packed, &jobs[i].attempt)
            || (i && !attempts_go_together(&jobs[0].attempt, &jobs[i].attempt))) {
            give_up("the attempt arrived damaged");
        }
    }
    if (!count) {
        _exit(WORKER_FAULT);
    }
    *ret_count = count;
    return jobs;
}

static uint64_t cpu_seconds(const struct attempt *a)
{
    return COMPILE_MS / 1000 + (a->run_count + a->variant_count) * ((uint64_t)attempt_cpu_ms(a) / 1000 + 1)
           + (uint64_t)(attempt_explore_ms(a) + attempt_sweep_ms(a)) / 1000 + 2;
}

/* Sources to an image, in the order of the rooms. */
static void compile(struct arena *arena, struct job *job, uintptr_t base, struct cfront_output *front)
{
    struct object object = {0};
    uint64_t began = now_us();
    bool good = compile_front(arena, &job->attempt, the_log, front);
    the_log->parse_us = now_us() - began;
    job->runs = good && job->attempt.run_count > 0;
    if (job->runs) {
        began = now_us();
        if (!compile_back(&front->program, the_log, &object) || !link_object(&object, base, the_log, &job->image)) {
            the_log->trouble = TROUBLE_OURS;
            _exit(WORKER_FAULT);
        }
        object_release(&object);
        the_log->compile_us = now_us() - began;
    }
}

static void settle_compiled(struct job *job)
{
    struct judge_log *log = job->log;
    size_t len = job->runs ? program_packed_size(&job->program) : LOG_PROGRAM + 1;
    if (len <= LOG_PROGRAM) {
        program_pack(&job->program, log->program);
        log->program_len = len;
    }
    log->stage = STAGE_COMPILED;
    log->whole = !job->runs;
    job->compiled = true;
}

/* Those behind it that are the same program: tests of a capstone share a main, and figures are measured of
 * what was judged. */
static void share(const struct job *from, const struct cfront_output *front, struct job *to, const struct job *end)
{
    for (; to < end; to++) {
        if (to->compiled || !compile_same(&from->attempt, &to->attempt)) {
            continue;
        }
        to->program = from->program;
        to->image = from->image;
        to->runs = from->runs;
        to->log->code = from->log->code;
        compile_tell(&to->attempt, front, to->log);
        settle_compiled(to);
    }
}

/* What the front-end makes for itself is forgotten behind each, so that the next is made in the same memory,
 * which the processor's cache holds. */
static void compile_jobs(struct arena *arena, struct job *jobs, size_t count)
{
    uintptr_t base = IMAGE_BASE;
    for (size_t i = 0; i < count; i++) {
        struct arena own = {0};
        struct cfront_output front;
        struct job *job = &jobs[i];
        if (job->compiled) {
            continue;
        }
        the_log = job->log;
        jobs[0].log->under_way = (uint32_t)i;
        set_compile_timer(COMPILE_MS);
        compile(&own, job, base, &front);
        if (job->runs) {
            base = job->image.end;
            job->program = count > 1 ? program_copy(arena, &front.program) : front.program;
        }
        settle_compiled(job);
        share(job, &front, job + 1, jobs + count);
        if (count > 1) {
            arena_release(&own);
        }
    }
    set_compile_timer(0);
}

static void prepare_run(struct arena *arena, struct job *job)
{
    struct error error = {0};
    the_log = job->log;
    job->inputs = make_inputs(arena, &job->attempt);
    if (job->attempt.variant_count) {
        job->ways = make_ways(arena, &job->attempt, &job->program, &job->image);
    }
    if (!schedules_init(&job->attempt, &error)
        || !sweep_init(arena, &job->attempt, &job->program, &job->sweep, &error)) {
        give_up(error.text);
    }
}

static void run_job(struct job *job, bool used)
{
    const struct attempt *a = &job->attempt;
    uint32_t spared = 0;
    the_log = job->log;
    for (size_t i = 0; i < a->file_count && a->costs && a->spared.len; i++) {
        spared = str_eq(a->files[i].name, a->spared) ? (uint32_t)i : spared;
    }
    guest_costs_from(spared);
    schedules_begin(a);
    sweep_begin(a, &job->sweep);
    the_log->stage = STAGE_RUNNING;
    struct all all = {a, &job->program, &job->image, job->inputs, job->room, used};
    if (job->ways) {
        run_variants(&all, job->ways);
    } else {
        run_all(&all);
    }
    the_log->stage = STAGE_DONE;
    the_log->whole = true;
}

void worker_main(const struct lockdown *l, int request_fd, int result_fd)
{
    static struct arena arena;
    struct error error = {0};
    uint64_t len, seconds = 0, runs = 0;
    size_t count;
    char *result = map_result(result_fd, &len);
    struct str request = map_request(request_fd);
    if (!result || request.len == 0) {
        _exit(WORKER_FAULT);
    }
    lockdown_close_all_but(-1);
    struct job *jobs = take_jobs(&arena, request, result, len, &count);
    for (size_t i = 0; i < count; i++) {
        seconds += cpu_seconds(&jobs[i].attempt);
    }
    const struct attempt *first = &jobs[0].attempt; /* whose limits are those of all */
    struct guest_limits limits = {
        .steps = (uint64_t)attempt_steps(first),
        .cpu_ms = (uint64_t)attempt_cpu_ms(first),
        .heap_bytes = (uint64_t)attempt_heap_bytes(first),
        .output_bytes = (uint64_t)attempt_output_bytes(first),
        .stack_bytes = (uint64_t)attempt_stack_bytes(first),
        .history_bytes = (uint64_t)attempt_history_bytes(first),
        .history_from = (uint64_t)first->history_from,
        .until = (uint64_t)first->until,
        .costs = first->costs && !first->unchecked,
    };
    lockdown_limits(guest_space(&limits) + len, seconds, COMPILE_STACK);
    the_log = jobs[0].log;
    catch_compile_signals();
    if (!lockdown_apply(&l->compiling)) {
        give_up("the kernel refused the first lock-down");
    }
    compile_jobs(&arena, jobs, count);
    for (size_t i = 0; i < count; i++) {
        runs += jobs[i].runs;
    }
    if (!runs) {
        _exit(WORKER_DONE);
    }
    for (size_t i = 0; i < count; i++) {
        if (jobs[i].runs) {
            prepare_run(&arena, &jobs[i]);
        }
    }
    if (!guest_init(&limits, &error)) {
        give_up(error.text);
    }
    if (!lockdown_apply(&l->program) || !lockdown_apply(&l->running)) {
        give_up("the kernel refused the second lock-down");
    }
    bool used = false;
    for (size_t i = 0; i < count; i++) {
        if (jobs[i].runs) {
            jobs[0].log->under_way = (uint32_t)i;
            run_job(&jobs[i], used);
            used = true;
        }
    }
    _exit(WORKER_DONE);
}
