/* guest.c - start, reset and end of a run.
 *
 * guest_run() enters the program's own native stack (guest_enter) and comes back when
 * something calls guest_leave: machine_end() after main has returned, exit() was called
 * or a finding ended the run, or a signal handler of trap.c. Whatever it is has then been
 * written to the log. A second, short stay on the same stack looks for leaks and open
 * files; a fault in there only ends the looking. */
#include "guest/contracts.h"
#include "guest/costs.h"
#include "guest/disk.h"
#include "guest/faults.h"
#include "guest/threads.h"

#include <errno.h>
#include <sys/mman.h>
#include <time.h>

struct machine machine;

enum {
    NATIVE_STACK = 64 << 20, /* frames of emitted code, beside the program's own */
    GUARD_BYTES = 1 << 20,
    STACK_DEFAULT = 8 << 20,
    STACK_LEAST = 64 << 10,
    STACK_MOST = 32 << 20,
    FRESH_BYTES = 64 << 10,  /* of the native stack, made the same before a plain run */
    FRESH = 0xbe,            /* as in fresh memory of the heap */
};
#define HEAP_MOST ((uint64_t)256 << 20)
#define STACK_AT 0x1ff000000000u

#if defined(__SANITIZE_ADDRESS__)
void __asan_unpoison_memory_region(void const volatile *at, size_t size);
#endif

static uint64_t within(uint64_t n, uint64_t least, uint64_t most)
{
    return n < least ? least : n > most ? most : n;
}

static uint64_t heap_region(const struct guest_limits *limits)
{
    uint64_t most = within(limits->heap_bytes, 0, HEAP_MOST);
    return (HEAP_TIMES * most + HEAP_SPARE + 4095) & ~(uint64_t)4095;
}

uint64_t guest_space(const struct guest_limits *limits)
{
    uint64_t span = THREADS_AT + (THREADS_MAX - 1) * THREAD_BYTES - MEMORY_AT;
    return span + objects_space(span) + NATIVE_STACK + GUARD_BYTES + limits->history_bytes + threads_space() +
           contracts_space() +
           (uint64_t)FILES_MAX * FILE_ROOM + disk_space() + (16 << 20) +
           (limits->costs ? costs_space() : 0);
}

bool guest_reserve(struct error *reterr)
{
    static bool done;
    done = done || (objects_reserve(reterr) && threads_init(reterr) && contracts_init(reterr));
    return done;
}

bool guest_init(const struct guest_limits *limits, struct error *reterr)
{
    machine.limits = *limits;
    machine.limits.heap_bytes = within(limits->heap_bytes, 0, HEAP_MOST);
    machine.limits.stack_bytes = within(limits->stack_bytes ? limits->stack_bytes : STACK_DEFAULT,
                                        STACK_LEAST, STACK_MOST);
    char *at = mmap((void *)STACK_AT, GUARD_BYTES + NATIVE_STACK, PROT_NONE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (at == MAP_FAILED)
        return error_errno(reterr, ERROR_OS, "cannot reserve a stack for the program");
    if (mprotect(at + GUARD_BYTES, NATIVE_STACK, PROT_READ | PROT_WRITE) != 0)
        return error_errno(reterr, ERROR_OS, "cannot use the stack reserved for the program");
    machine.guard_low = (uintptr_t)at;
    machine.stack_low = machine.guard_low + GUARD_BYTES;
    machine.stack_high = machine.stack_low + NATIVE_STACK;
    if (!guest_reserve(reterr) || !objects_init(heap_region(limits), reterr) || (limits->costs && !costs_init(reterr)) || !history_init(limits->history_bytes, reterr) || !files_init(reterr) || !trap_init(reterr))
        return false;
    heap_init(heap_region(limits));
    ring_init(&locals_rings[0], LOCALS_AT, HEAP_AT, LOCALS_AT + LOCALS_RING);
    guest_reset();
    return true;
}

static size_t sites_used; /* of counts[], by the last program */

static void reset_all_but_files(void)
{
    machine.phase = PHASE_IDLE;
    machine.ticks = 0;
#if defined(__SANITIZE_ADDRESS__)
    /* A run that was left by a jump leaves its frames' red zones behind. */
    __asan_unpoison_memory_region((void *)(STACK_AT + GUARD_BYTES), NATIVE_STACK); /* main's */
#endif
    frames_reset();
    threads_reset();
    heap_reset();
    library_reset();
    costs_reset();
    objects_forget();
    stacks_reset();
    strays_reset();
    varargs_reset();
    jumps_reset();
    parts_reset();
    history_reset(false);
    landmarks_reset();
    held_reset();
    races_reset();
    contracts_reset();
    contract_locks_reset();
    memset(counts, 0, sites_used * sizeof *counts);
    *registers = (struct registers){ .fuel = INT64_MAX };
    memory.steps = INT64_MAX;
    memory.charged = memory.spare = 0;
    console_reset();
    stdio_reset();
    stdlib_reset();
    string_reset();
    system_reset();
    clock_reset();
    wide_reset();
    errno = 0;
}

void guest_reset(void)
{
    reset_all_but_files();
    files_reset();
    disk_reset();
}

void guest_again(void) { guest_reset(); }

void guest_restart(void)
{
    reset_all_but_files();
    disk_rebuild();
}

/* ---- running ---- */

void machine_end(enum guest_outcome outcome, int exit_code)
{
    if (machine.phase == PHASE_PROGRAM) {
        machine.phase = PHASE_LEAVING;
        machine.run->exit_code = exit_code;
        if (outcome != OUTCOME_EXITED && !machine.run->stack[0])
            stack_here(machine.run->stack);
        if (machine.checked && (outcome == OUTCOME_STEP_LIMIT || outcome == OUTCOME_TIME_LIMIT ||
                                outcome == OUTCOME_OUTPUT_LIMIT || outcome == OUTCOME_HEAP_LIMIT))
            machine.run->line_count = line_count(machine.run->stack[0]);
        if (machine.checked && outcome == OUTCOME_EXITED)
            busiest_line(machine.run);
        machine.run->outcome = outcome;
    }
    guest_leave(machine.host_stack);
}

static struct {
    int (*entry)(int, char *, char *);
    int argc;
    char *argv, *environment;
} start;

static void run_program(void)
{
    guest_exit(start.entry(start.argc, start.argv, start.environment));
}

static void run_checks(void)
{
    if (machine.run->outcome == OUTCOME_EXITED) {
        if (machine.checked)
            leaks_find();
        threads_check_end();
        stdio_check_end();
    }
    guest_leave(machine.host_stack);
}

static uint64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}


static void prepare(const struct program *program, void *const *code,
                    const struct guest_input *input, struct log_run *run)
{
    machine.program = program;
    machine.code = code;
    machine.checked = program->checked;
    machine.costs = program->checked && program->costs && machine.limits.costs;
    machine.input = input;
    machine.run = run;
    sites_used = program->site_count < SITES_MAX ? program->site_count : SITES_MAX;
    threads_watch();
    contracts_start();
    run->threads = 1;
    if (!program->checked)
        memset((void *)(machine.stack_high - FRESH_BYTES), FRESH, FRESH_BYTES);
    faults_start();
    statics_load();
    statics_arguments(&start.argc, &start.argv, &start.environment);
    stdio_start();
    system_start();
    history_reset(program->checked && program->history);
    fuel_start();
    costs_begin();
}

/* stderr moves up behind stdout, so that the next run has the rest. */
static void gather_output(struct log_run *run, uint64_t half, uint64_t *offset)
{
    if (run->out_len > half)
        run->out_len = half;
    if (run->err_len > half)
        run->err_len = half;
    memmove(machine.out + run->out_len, machine.err, run->err_len);
    run->err_offset = run->out_offset + run->out_len;
    *offset = run->err_offset + run->err_len;
}

void guest_run(const struct program *program, void *const *code, int (*entry)(int, char *, char *),
               const struct guest_input *input, struct log_run *run,
               char *bytes, uint64_t room, uint64_t *offset)
{
    memset(run, 0, offsetof(struct log_run, findings)); /* each is cleared when it is used */
    uint64_t half = room > *offset ? (room - *offset) / 2 : 0;
    run->out_offset = *offset;
    run->err_offset = *offset + half;
    machine.out = bytes + run->out_offset;
    machine.err = bytes + run->err_offset;
    machine.out_room = machine.err_room = half;
    start.entry = entry;
    prepare(program, code, input, run);

    run->outcome = OUTCOME_RUNNING;
    uint64_t began = now_us();
    machine.ticks = 0;
    machine.phase = PHASE_PROGRAM;
    guest_enter(run_program, machine.stack_high, &machine.host_stack);
    run->run_us = now_us() - began;
    frames_note(run);
    run->steps = step_now();
    costs_end(run);
    run->history_dropped = history_first();
    machine.ticks = 0;
    machine.phase = PHASE_CHECK;
    guest_enter(run_checks, machine.stack_high, &machine.host_stack);
    machine.phase = PHASE_IDLE;
    gather_output(run, half, offset);
    machine.run = NULL;
    machine.input = NULL;
}

void guest_trace(struct log_run *run, char *bytes, uint64_t room, uint64_t *offset)
{
    uint64_t at = (*offset + 7) & ~(uint64_t)7;
    if (!machine.checked || !memory.history_mask || !machine.program->history || at >= room)
        return;
    run->trace_offset = at;
    run->trace_len = harvest(bytes + at, room - at);
    *offset = at + run->trace_len;
}
