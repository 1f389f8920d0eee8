/* trap.c - signals, the tick of processor time, and walking the stack.
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
 * The walk follows frame pointers and takes the return addresses that lie in
 * the program's code. The stack may hold anything: every address is checked to
 * lie on the program's stack before it is read. */
#include "guest/machine.h"

#include <signal.h>
#include <string.h>
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

/* ---- walking ---- */

static bool in_code(uintptr_t a) { return a >= machine.code_from && a < machine.code_to; }

static bool on_stack(uintptr_t a)
{
    return a % 8 == 0 && a >= machine.stack_low && a <= machine.stack_high - 8;
}

BARE static uintptr_t word_at(uintptr_t a) { return *(const uintptr_t *)a; }

/* Does a call instruction end at a? call rel32 is e8 and four bytes; an
 * indirect call is ff /2 with 2, 3, 6 or 7 bytes. */
BARE static bool after_call(uintptr_t a)
{
    if (!in_code(a) || a < machine.code_from + 7)
        return false;
    const unsigned char *p = (const unsigned char *)a;
    if (p[-5] == 0xe8)
        return true;
    static const int lengths[] = { 2, 3, 6, 7 };
    for (size_t i = 0; i < COUNT(lengths); i++)
        if (p[-lengths[i]] == 0xff && (p[-lengths[i] + 1] & 0x38) == 0x10)
            return true;
    return false;
}

struct walk {
    uint64_t *stack;
    size_t count;
};

static void walk_add(struct walk *w, uintptr_t a)
{
    if (w->count < LOG_STACK)
        w->stack[w->count++] = a;
}

/* Follows the chain of saved frame pointers. */
static void walk_chain(struct walk *w, uintptr_t frame)
{
    while (on_stack(frame) && on_stack(frame + 8) && w->count < LOG_STACK) {
        uintptr_t back = word_at(frame + 8), next = word_at(frame);
        if (in_code(back))
            walk_add(w, back - 1);
        if (next <= frame)
            break;
        frame = next;
    }
}

/* Last resort, when there is no chain: the first plausible return address, then
 * pairs of a saved frame pointer and one. */
static void walk_scan(struct walk *w, uintptr_t at)
{
    for (; on_stack(at); at += 8)
        if (after_call(word_at(at)))
            break;
    if (!on_stack(at))
        return;
    walk_add(w, word_at(at) - 1);
    for (at += 8; on_stack(at) && on_stack(at + 8); at += 8) {
        uintptr_t frame = word_at(at);
        if (on_stack(frame) && frame > at && after_call(word_at(at + 8))) {
            walk_chain(w, at);
            return;
        }
    }
}

/* The stack at an interrupted instruction. */
BARE static void walk_from(uint64_t stack[LOG_STACK], uintptr_t pc, uintptr_t sp, uintptr_t frame)
{
    struct walk w = { stack, 0 };
    memset(stack, 0, LOG_STACK * sizeof *stack);
    sp = (sp + 7) & ~(uintptr_t)7;
    if (in_code(pc)) {
        walk_add(&w, pc);
        /* Not yet through "push %rbp; mov %rsp, %rbp": the caller's frame is
         * still in the register and the return address on top. */
        const unsigned char *p = (const unsigned char *)pc;
        if (p[0] == 0x55 && on_stack(sp) && after_call(word_at(sp)))
            walk_add(&w, word_at(sp) - 1);
        else if (pc > machine.code_from && p[-1] == 0x55 && p[0] == 0x48 && on_stack(sp + 8) &&
                 after_call(word_at(sp + 8)))
            walk_add(&w, word_at(sp + 8) - 1);
        walk_chain(&w, frame);
        return;
    }
    /* Outside: in our code, in the host's, or nowhere (a call through a bad
     * pointer). On entry to a function the return address is on top. */
    if (on_stack(sp) && after_call(word_at(sp)) && frame + 8 != sp)
        walk_add(&w, word_at(sp) - 1);
    size_t before = w.count;
    if (frame >= sp)
        walk_chain(&w, frame);
    if (w.count == before && before == 0)
        walk_scan(&w, sp);
}

void stack_here(uint64_t ret_stack[LOG_STACK])
{
    struct walk w = { ret_stack, 0 };
    memset(ret_stack, 0, LOG_STACK * sizeof *ret_stack);
    walk_chain(&w, (uintptr_t)__builtin_frame_address(0));
}

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
    run->outcome = outcome; /* now, in case the walk faults */
    uintptr_t address = 0;
    if (sig == SIGSEGV || sig == SIGBUS)
        address = info->si_code > 0 && info->si_code != SI_KERNEL ? (uintptr_t)info->si_addr
                                                                 : UINTPTR_MAX;
    else if (sig == SIGSYS)
        address = (uintptr_t)(unsigned)info->si_syscall;
    run->fault_address = address;
    uintptr_t sp = (uintptr_t)reg[REG_RSP];
    walk_from(run->stack, (uintptr_t)reg[REG_RIP], sp, (uintptr_t)reg[REG_RBP]);
    bool in_guard = address >= machine.guard_low && address < machine.stack_low;
    bool below = sp < machine.stack_low && sp > machine.stack_low - (1u << 30);
    if (sig == SIGSEGV && (in_guard || below)) {
        struct log_finding *f = finding_add_at("stack-overflow", run->stack);
        if (f)
            f->address = address;
    }
    end_here(outcome);
}

/* An empty loop: `for (;;) ;` becomes a jump to itself, for which libtcc writes no
 * line. The judge looks for it in the source. */
static bool jumps_to_itself(const unsigned char *at)
{
    return (at[0] == 0xeb && at[1] == 0xfe) ||
           (at[0] == 0xe9 && at[1] == 0xfb && at[2] == 0xff && at[3] == 0xff && at[4] == 0xff);
}

static void on_tick(int sig, siginfo_t *info, void *context)
{
    (void)sig, (void)info;
    const greg_t *reg = ((ucontext_t *)context)->uc_mcontext.gregs;
    if (machine.phase == PHASE_CHECK && ++machine.ticks > CHECK_TICKS)
        guest_leave(machine.host_stack);
    if (machine.phase != PHASE_PROGRAM)
        return;
    if ((uint64_t)++machine.ticks * TICK_MS < machine.limits.cpu_ms)
        return;
    machine.phase = PHASE_LEAVING;
    machine.run->outcome = OUTCOME_TIME_LIMIT;
    machine.run->fault_address = jumps_to_itself((const unsigned char *)reg[REG_RIP]);
    walk_from(machine.run->stack, (uintptr_t)reg[REG_RIP], (uintptr_t)reg[REG_RSP],
              (uintptr_t)reg[REG_RBP]);
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
