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
 * Signature text: result and parameters, a letter each for what the processor tells
 * apart: v nothing, i int and all integers up to 32 bits, l integers of 64 bits, f
 * float, d double, x long double, p pointer, t struct (result or parameter), '.'
 * variadic last; "i(pl.)".
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

/* How an atomic operation is done, added to the number of bytes of a scalar. */
enum { ATOMIC_BYTES = 31, ATOMIC_POINTER = 32, ATOMIC_STORE = 256, ATOMIC_UPDATE = 512,
       ATOMIC_FAR = 1024, ATOMIC_COMPARE = 2048, ATOMIC_ORDERS = 255 };

/* HOOK(type, name, parameters) */
#define HOOKS(HOOK) \
    /* calls and scopes */ \
    HOOK(K, en, (U function)) \
    HOOK(void, lv, (U site)) /* before a return, after its value is computed */ \
    HOOK(P, ob, (U variable)) /* block entered: an exposed variable's object, uninitialised */ \
    HOOK(P, vl, (U variable, L bytes, U site)) /* a variable-length array, where declared */ \
    HOOK(void, oe, (P object, U site)) /* its block is left */ \
    HOOK(void, st, (U site)) /* no fuel left */ \
    /* with history only: a statement begins; a value was computed (how 0) or is about to be \
     * returned (1); give it back */ \
    HOOK(void, se, (U site)) HOOK(L, wl, (L v, U type, U how, U site)) \
    HOOK(D, wd, (D v, U type, U how, U site)) HOOK(X, wx, (X v, U type, U how, U site)) \
    HOOK(P, wp, (P v, U type, U how, U site)) \
    HOOK(void *, fn, (P function, P signature, U site)) /* the code to call through a pointer */ \
    HOOK(void, nv, (U site)) /* a result is used that was never returned; site of the '}' */ \
    /* contracts of <ownership.h>, where a function has one; numbers of program.contracts. A function \
     * was entered with this argument; contract of a result: it will give one */ \
    HOOK(void, ka, (U contract, P value)) \
    /* it is about to return, all cleaned up; contract of its result, or 0. how: 0 nothing, 1 a pointer, \
     * 2 an integer, 3 a record of so many bytes at value, 4 a bool */ \
    HOOK(void, kx, (U contract, P value, L bytes, U how, U site)) \
    /* the same where only what a function is called through has a contract: an argument, given back; \
     * all are there, the function is about to be called; it has returned */ \
    HOOK(P, kv, (U contract, P value)) HOOK(void, kq, (U count, P function, U site)) \
    HOOK(void, kz, (P function, U contract, P value, L bytes, U how, U site)) \
    /* a pointer was just stored where only borrows (how 1) or an owner (2, and 4 times the size of the \
     * record that it is a member of) is said to be; gives it back */ \
    HOOK(P, ko, (P value, U how)) \
    /* locks of <ownership.h>; contract: of program.contracts, its `function` is the lock. &data, which is \
     * about to be read (how 1) or written (2), and the lock that guards it, so many bytes further, or at \
     * that address (8); 4: a pointer to the lock lies there. Gives data back */ \
    HOOK(P, kg, (P data, L lock, U contract, U how, U site)) \
    /* a function needs() (how 1) or drops() (2) this lock: it was entered; drops() it (3), takes() it (4), \
     * may have (5): it is about to return. 16: a pointer to the lock lies there. Locks that a call took \
     * are to be its caller's now, or they are held at exit (kl) */ \
    HOOK(void, kn, (P lock, U contract, U how, U site)) HOOK(void, kl, (U site)) \
    /* checked loads */ \
    HOOK(U, l1, (P at, U site)) HOOK(U, l2, (P at, U site)) HOOK(I, l4, (P at, U site)) \
    HOOK(L, l8, (P at, U site)) HOOK(P, lp, (P at, U site)) \
    HOOK(F, lf, (P at, U site)) HOOK(D, ld, (P at, U site)) HOOK(X, lx, (P at, U site)) \
    /* checked stores; give the value back */ \
    HOOK(U, s1, (P at, U v, U site)) HOOK(U, s2, (P at, U v, U site)) HOOK(I, s4, (P at, I v, U site)) \
    HOOK(L, s8, (P at, L v, U site)) HOOK(P, sp, (P at, P v, U site)) \
    HOOK(F, sf, (P at, F v, U site)) HOOK(D, sd, (P at, D v, U site)) HOOK(X, sx, (P at, X v, U site)) \
    /* px and a checked load or store in one: of p[index], whose size is that of the value */ \
    HOOK(U, x1, (P p, L index, U site)) HOOK(U, x2, (P p, L index, U site)) \
    HOOK(I, x4, (P p, L index, U site)) HOOK(L, x8, (P p, L index, U site)) \
    HOOK(P, xp, (P p, L index, U site)) HOOK(F, xf, (P p, L index, U site)) \
    HOOK(D, xd, (P p, L index, U site)) HOOK(X, xx, (P p, L index, U site)) \
    HOOK(U, y1, (P p, L index, U v, U site)) HOOK(U, y2, (P p, L index, U v, U site)) \
    HOOK(I, y4, (P p, L index, I v, U site)) HOOK(L, y8, (P p, L index, L v, U site)) \
    HOOK(P, yp, (P p, L index, P v, U site)) HOOK(F, yf, (P p, L index, F v, U site)) \
    HOOK(D, yd, (P p, L index, D v, U site)) HOOK(X, yx, (P p, L index, X v, U site)) \
    /* frame loads, tracked; untracked ones are plain C */ \
    HOOK(U, u1, (P at, U site)) HOOK(U, u2, (P at, U site)) HOOK(I, u4, (P at, U site)) \
    HOOK(L, u8, (P at, U site)) HOOK(P, up, (P at, U site)) \
    HOOK(F, uf, (P at, U site)) HOOK(D, ud, (P at, U site)) HOOK(X, ux, (P at, U site)) \
    /* frame stores, tracked */ \
    HOOK(U, v1, (P at, U v, U site)) HOOK(U, v2, (P at, U v, U site)) HOOK(I, v4, (P at, I v, U site)) \
    HOOK(L, v8, (P at, L v, U site)) HOOK(P, vp, (P at, P v, U site)) \
    HOOK(F, vf, (P at, F v, U site)) HOOK(D, vd, (P at, D v, U site)) HOOK(X, vx, (P at, X v, U site)) \
    /* frame stores, untracked: history and pointer counts only */ \
    HOOK(U, t1, (P at, U v, U site)) HOOK(U, t2, (P at, U v, U site)) HOOK(I, t4, (P at, I v, U site)) \
    HOOK(L, t8, (P at, L v, U site)) HOOK(P, tp, (P at, P v, U site)) \
    HOOK(F, tf, (P at, F v, U site)) HOOK(D, td, (P at, D v, U site)) HOOK(X, tx, (P at, X v, U site)) \
    /* bit-fields: bit counts from the byte at `at`, width 1..64, trusted: in the frame */ \
    HOOK(L, bl, (P at, U bit, U width, U is_signed, U trusted, U site)) \
    HOOK(L, bs, (P at, U bit, U width, U is_signed, L v, U trusted, U site)) /* gives what a read would */ \
    /* many bytes, with their initialised bits and pointer counts. trusted: 1 to lies in the \
     * frame, 2 from does, 4 to is a temporary, whose pointers do not count. cp allows exact \
     * overlap */ \
    HOOK(P, cp, (P to, P from, L bytes, U trusted, U site)) \
    HOOK(P, zf, (P at, L bytes, U trusted, U site)) /* zeroes */ \
    HOOK(void, cc, (P to, P from, U trusted, U site)) /* one char, initialised or not */ \
    HOOK(void, un, (P at, L bytes)) /* a frame variable is declared anew: uninitialised */ \
    HOOK(void, ed, (P at, L bytes, U site)) /* a frame variable's block is left: what it points to is \
     no longer pointed to by it */ \
    HOOK(void, ro, (P object)) /* a const variable has its value: no more writes */ \
    HOOK(P, rv, (P value)) /* a pointer is about to be returned */ \
    HOOK(P, bd, (P array, L bytes, U site)) /* array, which is a part of an object, as an argument of \
     a library function that is called at site: no more than bytes may be used */ \
    /* atomic operations, each as a whole: others may go before it, none inside of it. Values are \
     * bits, the lowest first; how: ATOMIC_. An update is gb, then ge with what shall be there; no \
     * other hook between them lets others go. order: memory_order as C numbers them; orders: of \
     * success, and 16 times that of failure */ \
    HOOK(L, gl, (P at, U how, U order, U site)) HOOK(void, gs, (P at, L v, U how, U order, U site)) \
    HOOK(L, gx, (P at, L v, U how, U order, U site)) /* gives the old value */ \
    HOOK(L, gb, (P at, U how, U order, U site)) HOOK(void, ge, (P at, L v, U how, U site)) \
    HOOK(I, gc, (P at, P expected, L v, U how, U orders, U site)) \
    HOOK(void, gf, (U order, U site)) /* a fence */ \
    /* the same for what is no scalar of at most 8 bytes: `here` is a temporary, or with ATOMIC_FAR \
     * the address of a value that is to be checked. gr loads to here or, with ATOMIC_STORE, stores \
     * from it, and gives here; ATOMIC_UPDATE: it is one half of an update. gw exchanges, the old \
     * value to `old`, or, with ATOMIC_COMPARE, if *old is what is there; its how has the orders \
     * added (libtcc does not align the stack for a seventh argument) */ \
    HOOK(P, gr, (P at, P here, L bytes, U how, U order, U site)) \
    HOOK(I, gw, (P at, P old, P here, L bytes, U how_and_orders, U site)) \
    /* a _Thread_local object, by its number in program.objects: the copy of the thread that runs */ \
    HOOK(P, tl, (U object)) \
    /* plain mode: memmove and memset to 0 under names that no program has */ \
    HOOK(P, mc, (P to, P from, L bytes)) HOOK(P, mz, (P at, L bytes)) \
    /* pointer arithmetic */ \
    HOOK(P, pi, (P p, L index, L size, U site)) /* p + index * size, within p's object */ \
    HOOK(P, px, (P p, L index, L size, U how, U site)) /* p + index * size, where something is about \
     to be read (how 1) or written (2): outside of p's object that access is what is told. how 0: \
     the start of what p is said to be a member of, which nothing is told of until it is used */ \
    HOOK(P, ia, (P array, L index, L count, L size, U how, U site)) /* &array[index]; how 0: only the \
     address, count itself allowed; 1 to read; 2 to write */ \
    HOOK(L, ix, (P root, L index, L count, L size, U how, U site)) /* index * size, for an index that is \
     out of range: what ia tells of it; root: anything in the object */ \
    HOOK(L, pd, (P a, P b, L size, U site)) /* (a - b) / size */ \
    HOOK(I, pc, (P a, P b, U site)) /* below 0: a < b, above: a > b */ \
    HOOK(P, at, (P p, U how, L bytes, U site)) /* p, of which bytes will be read (1) or written (2) whole */ \
    /* arithmetic: int and long */ \
    HOOK(I, ai, (I a, I b, U site)) HOOK(I, si, (I a, I b, U site)) HOOK(I, mi, (I a, I b, U site)) \
    HOOK(L, al, (L a, L b, U site)) HOOK(L, sl, (L a, L b, U site)) HOOK(L, ml, (L a, L b, U site)) \
    HOOK(I, ni, (I a, U site)) HOOK(L, nl, (L a, U site)) \
    HOOK(I, di, (I a, I b, U site)) HOOK(I, ri, (I a, I b, U site)) \
    HOOK(L, dl, (L a, L b, U site)) HOOK(L, rl, (L a, L b, U site)) \
    HOOK(L, dz, (L b, U site)) /* an unsigned divisor: b, which is not 0 */ \
    HOOK(I, sh, (L amount, U width, U site)) /* a shift's amount, within 0..width-1 */ \
    /* variable arguments; list is the address of a va_list (24 bytes) */ \
    HOOK(void, vs, (P list, V arguments, U site)) HOOK(void, ve, (P list, U site)) \
    HOOK(void, vc, (P to, P from, U site)) \
    HOOK(L, ai_, (P list, U type, U site)) HOOK(D, ad_, (P list, U type, U site)) \
    HOOK(X, ax_, (P list, U type, U site)) HOOK(P, ap_, (P list, U type, U site)) \
    HOOK(P, at_, (P list, U size, U site)) \
    /* setjmp(env) is emitted as jm(sj(env, site)); longjmp is a library function */ \
    HOOK(void *, sj, (P env, U site)) HOOK(I, jm, (void *buffer)) \
    /* with costs only: an element of an array in the frame is accessed; gives `at` */ \
    HOOK(P, co, (P at, U bytes))

/* With costs the emitted text calls C<name> for each of these, which counts and does the same. */
#define COUNTED_HOOKS(HOOK) \
    HOOK(l1) HOOK(l2) HOOK(l4) HOOK(l8) HOOK(lp) HOOK(lf) HOOK(ld) HOOK(lx) \
    HOOK(s1) HOOK(s2) HOOK(s4) HOOK(s8) HOOK(sp) HOOK(sf) HOOK(sd) HOOK(sx) \
    HOOK(x1) HOOK(x2) HOOK(x4) HOOK(x8) HOOK(xp) HOOK(xf) HOOK(xd) HOOK(xx) \
    HOOK(y1) HOOK(y2) HOOK(y4) HOOK(y8) HOOK(yp) HOOK(yf) HOOK(yd) HOOK(yx) \
    HOOK(bl) HOOK(bs) HOOK(cp) HOOK(zf) HOOK(cc) HOOK(at) \
    HOOK(gl) HOOK(gs) HOOK(gx) HOOK(gb) HOOK(ge) HOOK(gc) HOOK(gr) HOOK(gw)

#endif
