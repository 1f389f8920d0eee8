/* guest.c - start, reset and end of a run.
 *
 * guest_run() enters the program's own stack (guest_enter) and comes back when
 * something calls guest_leave: machine_end() after main has returned or exit()
 * was called, or a signal handler of trap.c. Whatever it is has then been
 * written to the log. A second, short stay on the same stack looks the heap and
 * the files over for leaks and damage; a fault in there (a hostile program may
 * have written over our tables) only ends the looking. */
#include "guest/machine.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

struct machine machine;

enum {
    STACK_BYTES = 8 << 20,
    GUARD_BYTES = 1 << 20,
    FRESH_BYTES = 64 << 10, /* of the stack, made the same before every run */
    FRESH = 0xbe,           /* as in fresh memory of the heap */
};
#define STACK_AT 0x1ff000000000u

#if defined(__SANITIZE_ADDRESS__)
void __asan_unpoison_memory_region(void const volatile *at, size_t size);
#endif

bool guest_init(const struct guest_limits *limits, struct error *reterr)
{
    machine.limits = *limits;
    char *at = mmap((void *)STACK_AT, GUARD_BYTES + STACK_BYTES, PROT_NONE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (at == MAP_FAILED)
        return error_errno(reterr, ERROR_OS, "cannot reserve a stack for the program");
    if (mprotect(at + GUARD_BYTES, STACK_BYTES, PROT_READ | PROT_WRITE) != 0)
        return error_errno(reterr, ERROR_OS, "cannot use the stack reserved for the program");
    machine.guard_low = (uintptr_t)at;
    machine.stack_low = machine.guard_low + GUARD_BYTES;
    machine.stack_high = machine.stack_low + STACK_BYTES;
    if (!heap_init(limits->heap_bytes, reterr) || !files_init(reterr) || !trap_init(reterr))
        return false;
    guest_reset();
    return true;
}

void guest_reset(void)
{
    machine.phase = PHASE_IDLE;
    machine.ticks = 0;
#if defined(__SANITIZE_ADDRESS__)
    /* A run that was left by a jump leaves its frames' red zones behind. */
    __asan_unpoison_memory_region((void *)machine.stack_low, STACK_BYTES);
#endif
    /* A local variable that is not initialised reads the same in every run. */
    memset((void *)(machine.stack_high - FRESH_BYTES), FRESH, FRESH_BYTES);
    heap_reset();
    files_reset();
    console_reset();
    stdio_reset();
    stdlib_reset();
    string_reset();
    system_reset();
    clock_reset();
    wide_reset();
    errno = 0;
}

/* ---- findings ---- */

void finding_text(struct log_finding *f, const char *text, ...)
{
    if (!f)
        return;
    va_list ap;
    va_start(ap, text);
    vsnprintf(f->text, sizeof f->text, text, ap); /* plain formats: it allocates nothing */
    va_end(ap);
}

struct log_finding *finding_add_at(const char *code, const uint64_t stack[LOG_STACK])
{
    struct log_run *run = machine.run;
    for (uint32_t i = 0; i < run->finding_count && i < LOG_FINDINGS; i++) {
        struct log_finding *f = &run->findings[i];
        if (strcmp(f->code, code) == 0 && memcmp(f->stack, stack, sizeof f->stack) == 0)
            return NULL;
    }
    if (run->finding_count >= LOG_FINDINGS) {
        run->findings_dropped++;
        return NULL;
    }
    struct log_finding *f = &run->findings[run->finding_count];
    memset(f, 0, sizeof *f);
    strncpy(f->code, code, sizeof f->code - 1);
    memcpy(f->stack, stack, sizeof f->stack);
    run->finding_count++;
    return f;
}

struct log_finding *finding_add(const char *code, const char *text, ...)
{
    uint64_t stack[LOG_STACK];
    stack_here(stack);
    struct log_finding *f = finding_add_at(code, stack);
    if (f && text) {
        va_list ap;
        va_start(ap, text);
        vsnprintf(f->text, sizeof f->text, text, ap);
        va_end(ap);
    }
    return f;
}

/* ---- running ---- */

void machine_end(enum guest_outcome outcome, int exit_code)
{
    if (machine.phase == PHASE_PROGRAM) {
        machine.phase = PHASE_LEAVING;
        machine.run->exit_code = exit_code;
        if (outcome != OUTCOME_EXITED)
            stack_here(machine.run->stack);
        machine.run->outcome = outcome;
    }
    guest_leave(machine.host_stack);
}

static int (*entry_point)(int, char **, char **);
enum { ARGS_MAX = 256, ARGS_BYTES = 64 << 10 };
static char *args[ARGS_MAX + 1];
static char args_bytes[ARGS_BYTES];
static char *no_environment[1];
static int args_count;

/* The program may write to its arguments, so it gets copies. */
static void copy_args(const struct guest_input *input)
{
    size_t used = 0;
    args_count = 0;
    for (int i = 0; i < input->argc && i < ARGS_MAX; i++) {
        size_t n = strlen(input->argv[i]) + 1;
        if (used + n > sizeof args_bytes)
            break;
        args[args_count++] = memcpy(args_bytes + used, input->argv[i], n);
        used += n;
    }
    args[args_count] = NULL;
    no_environment[0] = NULL;
}

static void run_program(void)
{
    guest_exit(entry_point(args_count, args, no_environment));
}

static void run_checks(void)
{
    heap_check_end(machine.run->outcome == OUTCOME_EXITED);
    if (machine.run->outcome == OUTCOME_EXITED)
        stdio_check_end();
    guest_leave(machine.host_stack);
}

static uint64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

void guest_run(int (*entry)(int, char **, char **), const struct guest_input *input,
               uintptr_t code_from, uintptr_t code_to, struct log_run *run,
               char *bytes, uint64_t room, uint64_t *offset)
{
    memset(run, 0, sizeof *run);
    machine.input = input;
    machine.run = run;
    machine.code_from = code_from;
    machine.code_to = code_to;
    uint64_t half = room > *offset ? (room - *offset) / 2 : 0;
    run->out_offset = *offset;
    run->err_offset = *offset + half;
    machine.out = bytes + run->out_offset;
    machine.err = bytes + run->err_offset;
    machine.out_room = machine.err_room = half;
    entry_point = entry;
    copy_args(input);

    run->outcome = OUTCOME_RUNNING;
    uint64_t began = now_us();
    machine.ticks = 0;
    machine.phase = PHASE_PROGRAM;
    guest_enter(run_program, machine.stack_high, &machine.host_stack);
    run->run_us = now_us() - began;
    machine.ticks = 0;
    machine.phase = PHASE_CHECK;
    guest_enter(run_checks, machine.stack_high, &machine.host_stack);
    machine.phase = PHASE_IDLE;

    /* stderr moves up behind stdout, so that the next run has the rest. */
    if (run->out_len > half)
        run->out_len = half;
    if (run->err_len > half)
        run->err_len = half;
    memmove(machine.out + run->out_len, machine.err, run->err_len);
    run->err_offset = run->out_offset + run->out_len;
    *offset = run->err_offset + run->err_len;
    machine.run = NULL;
    machine.input = NULL;
}
