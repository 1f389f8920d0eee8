/* jump.c - setjmp and longjmp.
 *
 * The program's jmp_buf holds the number of an entry here; the registers never lie where
 * the program could write them. longjmp first ends the calls and scopes that it leaves,
 * as their returns would have. */
#include "guest/contracts.h"

enum { JUMPS = 1024, JUMP_BYTES = 16 };
#define JUMP_MARK 0x6675625f706d6aul

struct in_memory { uint64_t generation, mark; }; /* at the start of the program's jmp_buf */

SPARSE static struct jump {
    uint64_t saved[8];      /* rbx rbp r12 r13 r14 r15 rsp rip */
    uint64_t generation;
    uint32_t depth, serial; /* of the call that called setjmp */
    uint32_t open;          /* locals that were open */
} jumps[JUMPS];
static uint64_t generation;

void jumps_reset(void)
{
    uint64_t used = generation < JUMPS ? generation + 1 : JUMPS;
    if (generation) /* else none was touched */
        memset(jumps, 0, used * sizeof *jumps);
    generation = 0;
}

BARE static struct jump *jump_at(const void *env)
{
    struct in_memory m;
    memcpy(&m, env, sizeof m);
    struct jump *j = &jumps[m.generation % JUMPS];
    return m.mark == JUMP_MARK && m.generation && j->generation == m.generation ? j : NULL;
}

BARE void *hook_sj(P env, U site)
{
    if (machine.checked && !in_frames(env, JUMP_BYTES))
        access_check(env, JUMP_BYTES, HOW_WRITE, site);
    struct jump *j = jump_at(env);
    if (!j || j->serial != memory.top->serial) {
        generation++;
        j = &jumps[generation % JUMPS];
        j->generation = generation;
    }
    j->depth = (uint32_t)(memory.top - calls);
    j->serial = memory.top->serial;
    j->open = locals_open();
    struct in_memory m = { j->generation, JUMP_MARK };
    if (machine.checked)
        before_write(env, sizeof m, site);
    memcpy(env, &m, sizeof m);
    if (machine.checked)
        after_write(env, sizeof m);
    return j->saved;
}

ENDS void jump_native(const uint64_t saved[8], int value);

BARE void guest_longjmp(P env, int value)
{
    U site = memory.top->call.site;
    if (machine.checked) {
        charge(1);
        if (!in_frames(env, JUMP_BYTES))
            access_check(env, JUMP_BYTES, HOW_READ, site);
    }
    struct jump *j = jump_at(env);
    if (!j) {
        struct log_finding *f = finding_last("wild-pointer", site, "setjmp has not filled this "
                                             "jmp_buf, or too long ago");
        finding_access(f, env, JUMP_BYTES, false);
        finding_object(f, object_around(env));
        finding_stop();
        return;
    }
    if (!call_mine(j->depth) || !call_active(j->depth, j->serial)) {
        struct log_finding *f = finding_last("use-after-return", site,
                                             call_mine(j->depth) ? "the function that called setjmp has returned"
                                                 : "another thread called setjmp");
        finding_access(f, env, JUMP_BYTES, false);
        finding_stop();
    }
    if (machine.checked) {
        while (memory.top > calls + j->depth) /* of this thread */
            call_end(site);
        locals_end(j->open, site, STATE_LEFT);
        if (memory.contracts)
            contracts_jumped(j->depth);
    }
    jump_native(j->saved, value ? value : 1);
}

__asm__(".text\n"
        ".globl hook_jm\n"
        ".type hook_jm, @function\n"
        "hook_jm:\n"
        "    mov %rbx, (%rdi)\n"
        "    mov %rbp, 8(%rdi)\n"
        "    mov %r12, 16(%rdi)\n"
        "    mov %r13, 24(%rdi)\n"
        "    mov %r14, 32(%rdi)\n"
        "    mov %r15, 40(%rdi)\n"
        "    lea 8(%rsp), %rdx\n"
        "    mov %rdx, 48(%rdi)\n"
        "    mov (%rsp), %rdx\n"
        "    mov %rdx, 56(%rdi)\n"
        "    xor %eax, %eax\n"
        "    ret\n"
        ".size hook_jm, . - hook_jm\n"
        ".globl jump_native\n"
        ".type jump_native, @function\n"
        "jump_native:\n"
        "    mov %esi, %eax\n"
        "    mov (%rdi), %rbx\n"
        "    mov 8(%rdi), %rbp\n"
        "    mov 16(%rdi), %r12\n"
        "    mov 24(%rdi), %r13\n"
        "    mov 32(%rdi), %r14\n"
        "    mov 40(%rdi), %r15\n"
        "    mov 48(%rdi), %rsp\n"
        "    jmp *56(%rdi)\n"
        ".size jump_native, . - jump_native\n");
