/* runtime.c - what libtcc's code calls without being asked: its own runtime
 * library, libtcc1.a, is not linked. Also alloca, which must be written in assembly
 * because it moves its caller's stack, and what math.h's macros call. */
#include "guest/machine.h"

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

/* ---- alloca ---- */

/* In plain mode, on the native stack; in checked mode the emitter makes an object of it. */
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
        ".size guest_alloca, . - guest_alloca\n");

/* ---- math.h ---- */

enum { FP_NAN_, FP_INFINITE_, FP_ZERO_, FP_SUBNORMAL_, FP_NORMAL_ };
#define CLASS(x) \
    __builtin_fpclassify(FP_NAN_, FP_INFINITE_, FP_NORMAL_, FP_SUBNORMAL_, FP_ZERO_, x)

LIBC(int, __fpclassifyf, float x) { return CLASS(x); }
LIBC(int, __fpclassify, double x) { return CLASS(x); }
LIBC(int, __fpclassifyl, long double x) { return CLASS(x); }
LIBC(int, __signbitl, long double x) { return __builtin_signbitl(x) != 0; }
