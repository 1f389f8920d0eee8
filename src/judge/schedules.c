/* All schedules of a program.
 *
 * explore/ decides which schedules are run; here is what one run is for it: the guest made
 * ready again, the program run into scratch memory, and two hashes of how it ended. The
 * outcome is all that a learner can see: how the run ended, its exit code, what it wrote and
 * which kinds of findings there were. The failure is what was wrong: the finding that ended
 * the run, or else the first that was found; two runs have the same one if the same places
 * took part, in whichever order they came (a race is the same race from both sides). An exit
 * code that is not 0 makes an outcome of its own, and is no failure.
 *
 * When exploring is over, the shortest schedule of each failure is run once more: that the
 * same thing fails again is checked, and its finding is kept, with the steps of that
 * schedule. Which one is shown: the first, in the order of explore_result, in which more
 * broke than that accesses raced; a race has its place in that run as well.
 *
 * Where something failed that no race explains, and that no order of whole threads leads to,
 * the run is looked through for an atomicity violation. An exit code that is not 0 counts for
 * that as well if no order of whole threads gives one.
 *
 * It ends at a number of schedules; a program whose runs are long reaches a number of
 * statements before, which is the same on each machine, and a slow machine a time.
 * Nothing in here makes a system call or allocates after schedules_init(). */
#include "judge/schedules.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#include "base/sparse.h"
#include "judge/attempt.h"

enum { ENDLESS_MOST = 200 }; /* so many runs that go round for ever are enough of them */

SPARSE static struct {
    const struct subject *subject;
    char *bytes;                  /* what it wrote; NULL: not reserved */
    uint64_t room;
    struct explore_end end;       /* of it */
    int64_t steps_left;
    bool first;           /* one failure is enough */
    uint32_t endless;     /* runs that went round for ever: their orders have no end */
    int64_t ends_us;              /* 0: not begun */
    struct log_run run;           /* the last */
    struct log_schedules log;
    char outs[OUTCOMES_MAX][LOG_OUTCOME_BYTES];
    struct explored explored;
} at;

bool schedules_init(const struct attempt *a, struct error *reterr)
{
    uint64_t room = log_run_room(attempt_output_bytes(a));
    if (!attempt_schedules(a) || (at.bytes && at.room >= room)) {
        return true;
    }
    at.room = room;
    at.bytes = mmap(NULL, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (at.bytes == MAP_FAILED) {
        return error_errno(reterr, ERROR_OS, "no memory for what the schedules print");
    }
    return explore_init(reterr);
}

void schedules_begin(const struct attempt *a)
{
    at.steps_left = attempt_explore_steps(a);
    at.ends_us = 0;
}

bool schedules_ready(const struct subject *s, bool first)
{
    if (!first && !s->file_count) {
        guest_again();
        return true;
    }
    if (!first) {
        guest_reset();
    }
    for (size_t i = 0; i < s->file_count; i++) {
        if (!guest_file_put(s->files[i].name.at, s->files[i].text)) {
            return false;
        }
    }
    return true;
}

static int64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* ---- how a run ended, as numbers ------------------------------------------------- */

/* Multiply and fold, as in wyhash (Wang Yi, 2019): quick for the few bytes there are. */
static uint64_t mix(uint64_t a, uint64_t b)
{
    __uint128_t product = (__uint128_t)(a ^ 0x9e3779b97f4a7c15u) * (b ^ 0xd1b54a32d192ed03u);
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t mix_bytes(uint64_t h, const char *bytes, uint64_t len)
{
    uint64_t word;
    h = mix(h, len);
    for (; len >= sizeof word; len -= sizeof word, bytes += sizeof word) {
        memcpy(&word, bytes, sizeof word);
        h = mix(h, word);
    }
    word = 0;
    memcpy(&word, bytes, len);
    return len ? mix(h, word) : h;
}

static uint64_t code_mark(const struct log_finding *f)
{
    return mix_bytes(1, f->code, strnlen(f->code, sizeof f->code));
}

/* The same for the same mistake: its code and its places, not their order. */
/* Threads that go round for ever. */
static bool is_endless(const struct log_finding *f)
{
    return !strncmp(f->code, "livelock", sizeof f->code) || !strncmp(f->code, "starvation", sizeof f->code);
}

static uint64_t finding_mark(const struct log_finding *f)
{
    uint64_t places = mix(2, f->stack[0] ? f->stack[0] : f->object.made[0]);
    uint32_t parties = f->party_count < LOG_PARTIES ? f->party_count : LOG_PARTIES;
    if (is_endless(f)) {
        places = 0; /* where in its round a run is stopped says nothing */
    } else if (parties > 1) {
        places = 0;
        for (uint32_t i = 0; i < parties; i++) {
            places += mix(f->parties[i].stack[0], f->parties[i].does);
        }
    }
    uint64_t h = mix(code_mark(f), places);
    return h ? h : 1;
}

/* The finding that a failing run is about; NULL: there is none. */
static const struct log_finding *failing_finding(const struct log_run *run)
{
    uint32_t count = run->finding_count < LOG_FINDINGS ? run->finding_count : LOG_FINDINGS;
    return !count ? NULL : &run->findings[run->outcome == OUTCOME_EXITED ? 0 : count - 1];
}

uint64_t schedules_failure(const struct log_run *run)
{
    const struct log_finding *f = failing_finding(run);
    if (f) {
        return finding_mark(f);
    }
    return run->outcome == OUTCOME_EXITED || run->outcome == OUTCOME_CUT
               ? 0 : mix(mix(3, run->outcome), mix((uint64_t)run->signal, run->stack[0])) | 1;
}

static uint64_t outcome_mark(const struct log_run *run, const char *bytes)
{
    uint64_t h = mix(run->outcome, (uint64_t)(uint32_t)run->exit_code);
    h = mix_bytes(h, bytes + run->out_offset, run->out_len);
    h = mix_bytes(h, bytes + run->err_offset, run->err_len);
    uint32_t count = run->finding_count < LOG_FINDINGS ? run->finding_count : LOG_FINDINGS;
    uint64_t codes = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t k = 0;
        while (strncmp(run->findings[k].code, run->findings[i].code, sizeof run->findings[k].code)) {
            k++;
        }
        codes += k == i ? code_mark(&run->findings[i]) : 0; /* each kind once */
    }
    return mix(h, codes);
}

/* ---- the machine that is explored ------------------------------------------------- */

static void run_once(void *with, struct guest_scheduler *s, struct explore_end *ret)
{
    const struct subject *p = at.subject;
    uint64_t offset = 0;
    (void)with;
    guest_schedule(s);
    if (!schedules_ready(p, false)) {
        snprintf(at.explored.fault, sizeof at.explored.fault, "a file that the exercise gives has no room");
    }
    guest_run(p->program, p->code, p->entry, p->input, &at.run, at.bytes, at.room, &offset);
    at.steps_left -= (int64_t)at.run.steps + 1;
    const struct log_finding *why = failing_finding(&at.run);
    at.endless += why && is_endless(why);
    uint32_t how = at.run.outcome;
    at.end = (struct explore_end){
        .outcome = outcome_mark(&at.run, at.bytes),
        .failure = schedules_failure(&at.run),
        .cut = how == OUTCOME_CUT || how == OUTCOME_TIME_LIMIT || how == OUTCOME_STEP_LIMIT,
    };
    *ret = at.end;
}

static const struct guest_event *events_of_run(void *with, uint32_t *ret_count)
{
    (void)with;
    return guest_events(ret_count);
}

static uint64_t raced_so_far(void *with)
{
    (void)with;
    return guest_raced();
}

static bool enough(void *with)
{
    (void)with;
    return at.endless > ENDLESS_MOST || (at.first && at.log.result.failure_count) || at.steps_left <= 0 || now_us() >= at.ends_us || at.explored.fault[0];
}

static void put_failure(struct log_finding *to)
{
    const struct log_finding *f = failing_finding(&at.run);
    if (f) {
        *to = *f;
        return;
    }
    *to = (struct log_finding){.code = ""};
    memcpy(to->stack, at.run.stack, sizeof to->stack);
}

static void keep(void *with, bool failure, uint32_t index)
{
    (void)with;
    if (failure && index < FAILURES_MAX) {
        put_failure(&at.log.failures[index]);
    }
    if (!failure && index < OUTCOMES_MAX) {
        uint64_t len = at.run.out_len < LOG_OUTCOME_BYTES ? at.run.out_len : LOG_OUTCOME_BYTES;
        memcpy(at.outs[index], at.bytes + at.run.out_offset, len);
        at.log.outcomes[index].out_offset = index * LOG_OUTCOME_BYTES;
        at.log.outcomes[index].out_len = len;
        at.log.outcomes[index].exit_code = at.run.exit_code;
        at.log.outcomes[index].run_outcome = at.run.outcome;
    }
}

/* ---- whole threads, one after the other -------------------------------------------- */

struct serial {
    struct guest_scheduler scheduler;
    uint8_t rank[THREADS_MAX];
    uint32_t patience;    /* how often the one that runs has asked to be passed over */
};
enum { PATIENCE = 4, SERIAL_THREADS = 4 };

static int serial_next(void *with, const struct guest_point *p)
{
    struct serial *s = with;
    uint32_t own = 1u << p->running, others = p->enabled & ~own;
    bool yields = p->yielded & own;
    s->patience = yields ? s->patience + 1 : 0;
    if (p->enabled & own && (s->patience <= PATIENCE || !others)) {
        return (int)p->running;
    }
    s->patience = 0;
    uint32_t among = others & ~p->yielded ? others & ~p->yielded : others ? others : p->enabled;
    uint32_t best = (uint32_t)__builtin_ctz(among);
    for (uint32_t t = best; t < THREADS_MAX; t++) {
        if (among >> t & 1 && s->rank[t] < s->rank[best]) {
            best = t;
        }
    }
    return (int)best;
}

/* The n-th order of the threads 1..count (at most SERIAL_THREADS of them are permuted). */
static void set_ranks(struct serial *s, uint32_t n, uint32_t count)
{
    uint8_t left[SERIAL_THREADS] = {1, 2, 3, 4};
    for (uint32_t t = 0; t < THREADS_MAX; t++) {
        s->rank[t] = (uint8_t)t;
    }
    for (uint32_t i = count; i > 0; i--) {
        uint32_t k = n % i;
        n /= i;
        s->rank[count - i + 1] = left[k];
        memmove(left + k, left + k + 1, SERIAL_THREADS - 1 - k);
    }
}

/* Do all orders of whole threads go well? In the sense of failure, or, if that is 0, of
 * their exit code. */
static bool serial_is_well(uint32_t threads, uint64_t failure)
{
    uint32_t count = threads - 1 < SERIAL_THREADS ? threads - 1 : SERIAL_THREADS, orders = 1;
    for (uint32_t i = 2; i <= count; i++) {
        orders *= i;
    }
    for (uint32_t n = 0; n < orders && !enough(NULL); n++) {
        struct serial s = {.scheduler = {.with = &s, .next = serial_next, .ask_at = UINT32_MAX}};
        struct explore_end end;
        set_ranks(&s, n, count);
        run_once(NULL, &s.scheduler, &end);
        if (failure ? end.failure == failure : end.failure || at.run.exit_code != 0) {
            return false;
        }
    }
    return true;
}

/* ---- afterwards ----------------------------------------------------------------------- */

static bool has_code(const struct log_finding *f, const char *code)
{
    return !strncmp(f->code, code, sizeof f->code);
}

static void set_fault(const char *what, const char *schedule)
{
    snprintf(at.explored.fault, sizeof at.explored.fault, "%s (%.150s)", what, schedule);
}

/* Once more, as text has it. False: it cannot be repeated from that. */
static bool repeat(const char *text, bool weak, struct schedule *ret, struct explore_end *ret_end)
{
    struct replay replay;
    struct error error;
    if (!text[0] || !schedule_read(str_from(text), ret, &error) || ret->cut) {
        return false;
    }
    replay_start(&replay, ret, weak);
    run_once(NULL, &replay.scheduler, ret_end);
    return true;
}

/* Each failure's shortest schedule once more: it fails again, and its finding is kept. */
static void repeat_failures(const struct attempt *a)
{
    struct explored *x = &at.explored;
    struct schedule schedule;
    struct explore_end end;
    bool race_only = true;
    for (uint32_t i = 0; i < at.log.result.failure_count && i < FAILURES_MAX; i++) {
        struct explore_failure *f = &at.log.result.failures[i];
        if (!repeat(f->schedule, a->weak, &schedule, &end)) {
            continue;
        }
        if (end.failure != f->hash) {
            set_fault("a schedule that failed when it was explored did not fail when it was run again",
                      f->schedule);
            return;
        }
        put_failure(&at.log.failures[i]);
        bool race = has_code(&at.log.failures[i], "data-race");
        if (!x->shows || (race_only && !race)) {
            x->shows = true;
            x->schedule = schedule;
            x->failure = f->hash;
            race_only = race;
        }
    }
}

/* Is this a failure that an atomicity violation may explain? */
static bool may_violate(const struct log_finding *f)
{
    static const char *const others[] = {"data-race", "deadlock", "lost-wakeup", "lock-misuse", "thread-leak",
                                         "livelock", "starvation", "step-limit", "time-limit"};
    for (size_t i = 0; i < COUNT(others); i++) {
        if (has_code(f, others[i])) {
            return false;
        }
    }
    return true;
}

static bool look_for_violation(const char *text, const struct attempt *a)
{
    struct explored *x = &at.explored;
    struct schedule schedule;
    struct explore_end end;
    uint32_t count;
    guest_events_all(true);
    bool ran = repeat(text, a->weak, &schedule, &end);
    guest_events_all(a->events);
    const struct guest_event *events = guest_events(&count);
    if (!ran || !atomicity_find(events, count, at.subject->program, &x->violation)) {
        return false;
    }
    x->violated = true;
    x->shows = true;
    x->schedule = schedule;
    x->failure = end.failure;
    return true;
}

static void find_violation(const struct attempt *a, uint32_t threads)
{
    struct explored *x = &at.explored;
    struct explore_result *r = &at.log.result;
    for (uint32_t i = 0; i < r->failure_count && i < FAILURES_MAX; i++) {
        if (has_code(&at.log.failures[i], "data-race")) {
            return;
        }
    }
    for (uint32_t i = 0; i < r->failure_count && i < FAILURES_MAX; i++) {
        if (r->failures[i].hash == x->failure && may_violate(&at.log.failures[i]) &&
            serial_is_well(threads, x->failure)) {
            look_for_violation(r->failures[i].schedule, a);
            return;
        }
    }
    if (r->failure_count) {
        return;
    }
    for (uint32_t i = 0; i < r->outcome_count && i < OUTCOMES_MAX; i++) {
        if (at.log.outcomes[i].exit_code == 0 || at.log.outcomes[i].run_outcome != OUTCOME_EXITED) {
            continue;
        }
        if (serial_is_well(threads, 0) && look_for_violation(r->outcomes[i].schedule, a)) {
            r->failure_count = 1;
            r->failures[0] = (struct explore_failure){.hash = finding_mark(&x->violation),
                                                      .runs = r->outcomes[i].classes};
            memcpy(r->failures[0].schedule, r->outcomes[i].schedule, REPLAY_MAX);
            r->outcomes[i].failure = r->failures[0].hash;
            at.log.failures[0] = x->violation;
        }
        return;
    }
}

struct explored *schedules_explore(const struct subject *s, const struct attempt *a,
                                   const struct schedule *from)
{
    static const struct explore_machine machine = {
        .run = run_once, .events = events_of_run, .raced = raced_so_far, .keep = keep, .enough = enough,
    };
    struct explore_plan plan = {
        .budget = (uint64_t)attempt_schedules(a), .seed = 1, .weak = a->weak, .reduce = !a->unreduced,
        .from = a->behind ? from : NULL, .from_ticks = (uint32_t)a->behind,
    };
    at.subject = s;
    at.endless = 0;
    at.first = a->first;
    at.explored = (struct explored){.log = &at.log, .outs = at.outs[0]};
    if (!at.ends_us) {
        at.ends_us = now_us() + attempt_explore_ms(a) * 1000;
    }
    memset(&at.log, 0, sizeof at.log);
    guest_events_all(false);
    guest_raced_forget();
    int64_t began = now_us();
    explore(&machine, &plan, &at.log.result);
    at.log.us = (uint64_t)(now_us() - began);
    uint32_t threads = 2;
    for (int i = 0; i < EXPLORE_STAGES; i++) {
        uint64_t most = at.log.result.stage[i].threads;
        threads = most > threads && most <= THREADS_MAX ? (uint32_t)most : threads;
    }
    repeat_failures(a);
    if (!at.explored.fault[0] && !(a->first && at.log.result.failure_count)) {
        find_violation(a, threads);
    }
    return &at.explored;
}
