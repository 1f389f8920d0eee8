/* runtime.c - what libtcc's code calls without being asked: its own runtime
 * library, libtcc1.a, is not linked. Also the functions that must be written in
 * assembly because they look at their caller's frame. */
#include "guest/machine.h"

/* ---- variable arguments ---- */

/* libtcc's va_list has the layout of the ABI's, so lists pass freely between
 * the program and us. va_arg(ap, T) becomes *(T *)__va_arg(ap, class, size,
 * alignment), with class 0 for integer registers, 1 for floating registers and
 * 2 for what lies on the stack. */
struct arguments {
    unsigned gp_offset, fp_offset; /* next register's place in saved */
    char *overflow;                /* next argument on the stack */
    char *saved;
};

BARE static void *next_on_stack(struct arguments *ap, int size, int align)
{
    uintptr_t at = (uintptr_t)ap->overflow;
    if (align > 8)
        at = (at + (uintptr_t)align - 1) & -(uintptr_t)align;
    ap->overflow = (char *)at + ((size + 7) & ~7);
    return (void *)at;
}

LIBC(void *, __va_arg, struct arguments *ap, int class, int size, int align)
{
    size = (size + 7) & ~7;
    if (class == 0 && ap->gp_offset + (unsigned)size <= 48) {
        ap->gp_offset += (unsigned)size;
        return ap->saved + ap->gp_offset - size;
    }
    if (class == 1 && ap->fp_offset + (unsigned)size * 2 <= 176) {
        ap->fp_offset += (unsigned)size * 2;
        char *at = ap->saved + ap->fp_offset - size * 2;
        if (size == 16) /* two numbers, each in a register of 16 bytes: close the gap */
            ((uint64_t *)at)[1] = ((uint64_t *)at)[2];
        return at;
    }
    return next_on_stack(ap, size, align);
}

/* ---- conversions between 64-bit unsigned and floating numbers ---- */

LIBC(float, __floatundisf, uint64_t v) { return (float)v; }
LIBC(double, __floatundidf, uint64_t v) { return (double)v; }
LIBC(long double, __floatundixf, uint64_t v) { return (long double)v; }
LIBC(uint64_t, __fixunssfdi, float v) { return v >= 0 ? (uint64_t)v : (uint64_t)(int64_t)v; }
LIBC(uint64_t, __fixunsdfdi, double v) { return v >= 0 ? (uint64_t)v : (uint64_t)(int64_t)v; }
LIBC(uint64_t, __fixunsxfdi, long double v) { return v >= 0 ? (uint64_t)v : (uint64_t)(int64_t)v; }
LIBC(int64_t, __fixsfdi, float v) { return (int64_t)v; }
LIBC(int64_t, __fixdfdi, double v) { return (int64_t)v; }
LIBC(int64_t, __fixxfdi, long double v) { return (int64_t)v; }

/* ---- alloca, setjmp, longjmp ---- */

__asm__(".text\n"
        ".globl guest_alloca\n"
        ".type guest_alloca, @function\n"
        "guest_alloca:\n"
        "    pop %rdx\n"
        "    add $15, %rdi\n"
        "    and $-16, %rdi\n"
        "    sub %rdi, %rsp\n"
        "    mov %rsp, %rax\n"
        "    push %rdx\n"
        "    ret\n"
        ".size guest_alloca, . - guest_alloca\n"
        /* jmp_buf: rbx rbp r12 r13 r14 r15 rsp rip */
        ".globl guest_setjmp\n"
        ".type guest_setjmp, @function\n"
        "guest_setjmp:\n"
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
        ".size guest_setjmp, . - guest_setjmp\n"
        ".globl guest_longjmp\n"
        ".type guest_longjmp, @function\n"
        "guest_longjmp:\n"
        "    mov %esi, %eax\n"
        "    test %eax, %eax\n"
        "    jnz 1f\n"
        "    inc %eax\n"
        "1:  mov (%rdi), %rbx\n"
        "    mov 8(%rdi), %rbp\n"
        "    mov 16(%rdi), %r12\n"
        "    mov 24(%rdi), %r13\n"
        "    mov 32(%rdi), %r14\n"
        "    mov 40(%rdi), %r15\n"
        "    mov 48(%rdi), %rsp\n"
        "    jmp *56(%rdi)\n"
        ".size guest_longjmp, . - guest_longjmp\n");

/* ---- math.h ---- */

enum { FP_NAN_, FP_INFINITE_, FP_ZERO_, FP_SUBNORMAL_, FP_NORMAL_ };
#define CLASS(x) \
    __builtin_fpclassify(FP_NAN_, FP_INFINITE_, FP_NORMAL_, FP_SUBNORMAL_, FP_ZERO_, x)

LIBC(int, __fpclassifyf, float x) { return CLASS(x); }
LIBC(int, __fpclassify, double x) { return CLASS(x); }
LIBC(int, __fpclassifyl, long double x) { return CLASS(x); }
LIBC(int, __signbitl, long double x) { return __builtin_signbitl(x) != 0; }
