/* trap.c - signals, the tick of processor time, and the way onto the program's stack.
 *
 * Handlers run on a stack of their own with SA_NODEFER and an empty mask, so
 * the signal mask never changes and a handler may be left by a plain jump: no
 * system call is needed to get back to guest_run(). The kernel looks at the
 * stack pointer to see whether the signal stack is in use, so the jump frees it.
 *
 * Processor time is counted by ITIMER_PROF, which ticks every 10 ms of it from
 * guest_init() on for as long as the worker lives. The handler counts ticks and
 * ends the run when the limit is reached. Nothing has to be armed in a run.
 *
 * A checked program does not fault by itself: its hooks find what is wrong before the
 * processor would. What still does is native code nested too deeply, and plain mode. */
#include "guest/heart.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <ucontext.h>

enum { TICK_MS = 10, CHECK_TICKS = 200, SIGNAL_STACK = 256 << 10 };

/* ---- stack switching ---- */

/* guest_enter(fn, stack_top, &host_stack) keeps what the ABI wants kept on the
 * host's stack and calls fn on the other; guest_leave(host_stack) makes that
 * call return. fn never returns by itself. */
__asm__(".text\n"
        ".globl guest_enter\n"
        ".type guest_enter, @function\n"
        "guest_enter:\n"
        "    push %rbp\n"
        "    push %rbx\n"
        "    push %r12\n"
        "    push %r13\n"
        "    push %r14\n"
        "    push %r15\n"
        "    sub $8, %rsp\n"
        "    stmxcsr (%rsp)\n"
        "    fnstcw 4(%rsp)\n"
        "    mov %rsp, (%rdx)\n"
        "    mov %rsi, %rsp\n"
        "    xor %ebp, %ebp\n"
        "    call *%rdi\n"
        "    ud2\n"
        ".size guest_enter, . - guest_enter\n"
        ".globl guest_leave\n"
        ".type guest_leave, @function\n"
        "guest_leave:\n"
        "    mov %rdi, %rsp\n"
        "    cld\n"
        "    fninit\n"
        "    fldcw 4(%rsp)\n"
        "    ldmxcsr (%rsp)\n"
        "    add $8, %rsp\n"
        "    pop %r15\n"
        "    pop %r14\n"
        "    pop %r13\n"
        "    pop %r12\n"
        "    pop %rbx\n"
        "    pop %rbp\n"
        "    ret\n"
        ".size guest_leave, . - guest_leave\n");

/* ---- signals ---- */

static void end_here(enum guest_outcome outcome)
{
    machine.run->outcome = outcome;
    guest_leave(machine.host_stack);
}

_Noreturn static void die(int sig)
{
    /* A fault of ours outside a run. exit_group is always allowed. */
    _exit(128 + sig);
}

static void on_fault(int sig, siginfo_t *info, void *context)
{
    const greg_t *reg = ((ucontext_t *)context)->uc_mcontext.gregs;
    if (machine.phase == PHASE_IDLE)
        die(sig);
    if (machine.phase != PHASE_PROGRAM) /* the end is written down already, or never will be */
        guest_leave(machine.host_stack);
    machine.phase = PHASE_LEAVING;

    struct log_run *run = machine.run;
    run->signal = sig;
    enum guest_outcome outcome = sig == SIGSYS ? OUTCOME_FORBIDDEN : OUTCOME_CRASHED;
    run->outcome = outcome; /* now, in case the rest faults */
    uintptr_t address = 0;
    if (sig == SIGSEGV || sig == SIGBUS)
        address = info->si_code > 0 && info->si_code != SI_KERNEL ? (uintptr_t)info->si_addr
                                                                 : UINTPTR_MAX;
    else if (sig == SIGSYS)
        address = (uintptr_t)(unsigned)info->si_syscall;
    run->fault_address = address;
    uintptr_t sp = (uintptr_t)reg[REG_RSP];
    stack_here(run->stack);
    bool in_guard = address >= machine.guard_low && address < machine.stack_low;
    bool below = sp < machine.stack_low && sp > machine.stack_low - (1u << 30);
    if (sig == SIGSEGV && (in_guard || below)) {
        struct log_finding *f = finding_last("stack-overflow", memory.top->call.site, NULL);
        if (f)
            f->address = address;
    }
    end_here(outcome);
}

static void on_tick(int sig, siginfo_t *info, void *context)
{
    (void)sig, (void)info, (void)context;
    if (machine.phase == PHASE_CHECK && ++machine.ticks > CHECK_TICKS)
        guest_leave(machine.host_stack);
    if (machine.phase != PHASE_PROGRAM)
        return;
    if ((uint64_t)++machine.ticks * TICK_MS < machine.limits.cpu_ms)
        return;
    machine.phase = PHASE_LEAVING;
    machine.run->outcome = OUTCOME_TIME_LIMIT;
    time_limit();
    end_here(OUTCOME_TIME_LIMIT);
}

bool trap_init(struct error *reterr)
{
    void *at = mmap(NULL, SIGNAL_STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED)
        return error_errno(reterr, ERROR_OS, "cannot make a stack for signals");
    stack_t alternate = { .ss_sp = at, .ss_size = SIGNAL_STACK };
    if (sigaltstack(&alternate, NULL) != 0)
        return error_errno(reterr, ERROR_OS, "cannot use a stack for signals");
    struct sigaction fault = { .sa_sigaction = on_fault,
                               .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER };
    static const int faults[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGSYS, SIGTRAP };
    for (size_t i = 0; i < COUNT(faults); i++)
        if (sigaction(faults[i], &fault, NULL) != 0)
            return error_errno(reterr, ERROR_OS, "cannot catch signal %d", faults[i]);
    struct sigaction tick = { .sa_sigaction = on_tick,
                              .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER | SA_RESTART };
    struct itimerval every = { { 0, TICK_MS * 1000 }, { 0, TICK_MS * 1000 } };
    if (sigaction(SIGPROF, &tick, NULL) != 0 || setitimer(ITIMER_PROF, &every, NULL) != 0)
        return error_errno(reterr, ERROR_OS, "cannot count processor time");
    return true;
}
