/* hooks.h - the functions that emitted code calls: the seam between cfront's emitter
 * and the machine. The emitter prints this list into the text for libtcc, guest/
 * defines each as hook_NAME; names are short because they are compiled at each
 * keystroke.
 *
 * Types: P an address of the machine's memory, U a site or number of a table, I int,
 * L long. Every hook that may find something takes the site last.
 *
 * Emitted code knows no struct, union or array of the learner's: these are addresses,
 * and struct values are the address of somewhere they lie. A function that returns one
 * takes the address to put it first; a struct argument is an address that the callee
 * copies from at once. A variadic function takes a V last. Calls: K->site is set when
 * all arguments are evaluated, then the callee is called.
 *
 * Signature text: result and parameters, a letter each: v nothing, i int and all that
 * is smaller (b _Bool, c signed char, C unsigned char, s short, S unsigned short, u
 * unsigned), l long, L unsigned long, f float, d double, x long double, p pointer,
 * t struct (result or parameter), '.' variadic last; "i(pl.)".
 *
 * Loads and stores come in four families. "Checked" is for an address that a pointer
 * holds: it must lie in a live object, be aligned, and have been written to be read.
 * "Frame" is for a variable that lies in the frame and that no pointer can reach: it
 * needs no check of the address. A frame variable is "tracked" when reading it before
 * it is written is possible; then its bytes' initialised bits count. */
#ifndef PROGRAM_HOOKS_H
#define PROGRAM_HOOKS_H

#include <stdint.h>

typedef char *P;
typedef unsigned U;
typedef int I;
typedef long L;
typedef float F;
typedef double D;
typedef long double X;

/* One call under way; the machine keeps more behind these. */
struct call {
    P frame;       /* F in emitted code */
    U site;        /* where it calls from now */
    U function;
};
typedef struct call *K;

/* An argument behind the named ones. */
struct argument {
    U type;        /* enum type_code, tagged */
    U size;        /* T_STRUCT, T_UNION: bytes, at p */
    union { L l; D d; X x; P p; } v; /* integers widened to l by their own signedness; float as d */
};
struct arguments {
    struct argument *at;
    I count;
    U site; /* of the call */
};
typedef struct arguments *V;

/* At REGISTERS_AT. Emitted code touches fuel and no_value itself. */
struct registers {
    int64_t fuel;    /* statements left; below 0: hook st */
    uint32_t no_value; /* site of the '}' that a value-returning function just fell off */
};

/* (type, name, parameters) */
#define HOOKS(X) \
    /* calls and scopes */ \
    X(K, en, (U function)) \
    X(void, lv, (U site)) /* before a return, after its value is computed */ \
    X(P, ob, (U variable)) /* block entered: an exposed variable's object, uninitialised */ \
    X(P, vl, (U variable, L bytes, U site)) /* a variable-length array, where declared */ \
    X(void, oe, (P object, U site)) /* its block is left */ \
    X(void, st, (U site)) /* no fuel left */ \
    X(void *, fn, (P function, P signature, U site)) /* the code to call through a pointer */ \
    X(void, nv, (U site)) /* a result is used that was never returned; site of the '}' */ \
    /* checked loads */ \
    X(U, l1, (P at, U site)) X(U, l2, (P at, U site)) X(I, l4, (P at, U site)) \
    X(L, l8, (P at, U site)) X(P, lp, (P at, U site)) \
    X(F, lf, (P at, U site)) X(D, ld, (P at, U site)) X(X, lx, (P at, U site)) \
    /* checked stores; give the value back */ \
    X(U, s1, (P at, U v, U site)) X(U, s2, (P at, U v, U site)) X(I, s4, (P at, I v, U site)) \
    X(L, s8, (P at, L v, U site)) X(P, sp, (P at, P v, U site)) \
    X(F, sf, (P at, F v, U site)) X(D, sd, (P at, D v, U site)) X(X, sx, (P at, X v, U site)) \
    /* the same for packed structs: no alignment asked. size 2, 4, 8, 16 in bytes */ \
    X(P, pk, (P at, U size, U site)) \
    /* frame loads, tracked; untracked ones are plain C */ \
    X(U, u1, (P at, U site)) X(U, u2, (P at, U site)) X(I, u4, (P at, U site)) \
    X(L, u8, (P at, U site)) X(P, up, (P at, U site)) \
    X(F, uf, (P at, U site)) X(D, ud, (P at, U site)) X(X, ux, (P at, U site)) \
    /* frame stores, tracked */ \
    X(U, v1, (P at, U v, U site)) X(U, v2, (P at, U v, U site)) X(I, v4, (P at, I v, U site)) \
    X(L, v8, (P at, L v, U site)) X(P, vp, (P at, P v, U site)) \
    X(F, vf, (P at, F v, U site)) X(D, vd, (P at, D v, U site)) X(X, vx, (P at, X v, U site)) \
    /* frame stores, untracked: history and pointer counts only */ \
    X(U, t1, (P at, U v, U site)) X(U, t2, (P at, U v, U site)) X(I, t4, (P at, I v, U site)) \
    X(L, t8, (P at, L v, U site)) X(P, tp, (P at, P v, U site)) \
    X(F, tf, (P at, F v, U site)) X(D, td, (P at, D v, U site)) X(X, tx, (P at, X v, U site)) \
    /* bit-fields: bit counts from the byte at `at`, width 1..64, trusted: in the frame */ \
    X(L, bl, (P at, U bit, U width, U is_signed, U trusted, U site)) \
    X(L, bs, (P at, U bit, U width, U is_signed, L v, U trusted, U site)) /* gives what a read would */ \
    /* many bytes, with their initialised bits and pointer counts. trusted: 1 to lies in the \
     * frame, 2 from does. cp allows exact overlap */ \
    X(P, cp, (P to, P from, L bytes, U trusted, U site)) \
    X(P, zf, (P at, L bytes, U trusted, U site)) /* zeroes */ \
    X(void, cc, (P to, P from, U trusted, U site)) /* one char, initialised or not */ \
    /* pointer arithmetic */ \
    X(P, pi, (P p, L index, L size, U site)) /* p + index * size, within p's object */ \
    X(P, ia, (P array, L index, L count, L size, U how, U site)) /* &array[index]; how 0: only the \
     address, count itself allowed; 1 to read; 2 to write */ \
    X(L, pd, (P a, P b, L size, U site)) /* (a - b) / size */ \
    X(P, at, (P p, U how, L bytes, U site)) /* p, of which bytes will be read (1) or written (2) whole */ \
    /* arithmetic: int and long */ \
    X(I, ai, (I a, I b, U site)) X(I, si, (I a, I b, U site)) X(I, mi, (I a, I b, U site)) \
    X(L, al, (L a, L b, U site)) X(L, sl, (L a, L b, U site)) X(L, ml, (L a, L b, U site)) \
    X(I, ni, (I a, U site)) X(L, nl, (L a, U site)) \
    X(I, di, (I a, I b, U site)) X(I, ri, (I a, I b, U site)) \
    X(L, dl, (L a, L b, U site)) X(L, rl, (L a, L b, U site)) \
    X(L, dz, (L b, U site)) /* an unsigned divisor: b, which is not 0 */ \
    X(I, sh, (L amount, U width, U site)) /* a shift's amount, within 0..width-1 */ \
    /* variable arguments; list is the address of a va_list (24 bytes) */ \
    X(void, vs, (P list, V arguments, U site)) X(void, ve, (P list, U site)) \
    X(void, vc, (P to, P from, U site)) \
    X(L, ai_, (P list, U type, U site)) X(D, ad_, (P list, U type, U site)) \
    X(X, ax_, (P list, U type, U site)) X(P, ap_, (P list, U type, U site)) \
    X(P, at_, (P list, U size, U site)) \
    /* setjmp(env) is emitted as jm(sj(env, site)); longjmp is a library function */ \
    X(void *, sj, (P env, U site)) X(I, jm, (void *buffer))

#endif
