/* A machine of bytes, small enough to keep in mind.
 *
 *   machine.c    it is made, and it ends           yours
 *   cpu.c        decode and execute                yours
 *   cpu_tests.c  tests of your own                 yours
 *   more.c       for the dares                     yours, afterwards
 *   loader.c     reads a program                   given
 *   run.c        the fetch loop                    given
 *   trace.c      writes down what ran              given
 *   device.c     the console, and a timer          given
 *
 * It has a memory of bytes, whose addresses begin at 0, and beside it a
 * stack of bytes. The program counter, pc, is the address of the next
 * instruction. Each value is a byte, 0 to 255. What leaves that range
 * wraps: 255 + 1 is 0, and 0 - 1 is 255.
 *
 *   code  name    bytes  stack before  after
 *     0   halt      1    ...           ...      it stops; pc stays
 *     1   push n    2    ...           ... n    n: the byte behind it
 *     2   pop       1    ... a         ...
 *     3   add       1    ... a b       ... a+b
 *     4   sub       1    ... a b       ... a-b  b is on top
 *     5   out       1    ... a         ...      a goes to the console
 *
 * All but halt move pc behind themselves. Each other code is illegal
 * (see `extended`).
 *
 * A program is a stranger's bytes, so an instruction is done or refused.
 * Refused means: the machine stops, its state says why, and NOTHING ELSE
 * HAS CHANGED. pc is still at the instruction, the stack is as it was. */
#ifndef MACHINE_H
#define MACHINE_H

#include <ownership.h>
#include <stdbool.h>
#include <stddef.h>

enum { MOST_BYTES = 256 };

typedef unsigned char byte; /* another name for the type */

enum code { HALT, PUSH, POP, ADD, SUB, OUT, JUMP, JUMP0, CALL, RET };

enum state {
    RUNS,        /* the only state in which it takes a step */
    HALTED,      /* it came to halt */
    ILLEGAL,     /* a code that does not exist */
    OUTSIDE,     /* an instruction that is not in memory, or not whole */
    STACK_FULL,
    STACK_EMPTY, /* less on the stack than the instruction takes */
    NO_CONSOLE   /* the console did not take the byte */
};

struct machine {
    owned byte *memory;
    size_t size;   /* so many bytes of memory */
    size_t pc;
    owned byte *stack;
    size_t room;   /* so many bytes the stack can hold */
    size_t depth;  /* so many are on it; stack[depth - 1] is on top */
    enum state state;
    bool extended; /* codes 6 to 9 exist as well; for some of the dares */
    owned nullable struct trace *trace; /* NULL: nothing is written down */
};

/* What was decoded. It is a token: decode() makes it, when all its bytes
 * have been seen to lie in memory. So execute(), which asks for it, need
 * not look at memory again. */
struct instruction {
    enum code code;
    byte operand;  /* of push (and jump, jump0, call); else 0 */
    size_t length; /* in bytes */
};

/* ---- cpu.c: yours --------------------------------------------------- */

/* The instruction at pc. RUNS: it is in *ret. ILLEGAL or OUTSIDE: *ret is
 * as it was. pc may be any number at all. The machine does not change. */
must_use enum state decode(borrows const struct machine *m,
                           borrows_mut struct instruction *ret);

/* Does one instruction. RUNS: it is done, and pc is behind it. Else the
 * answer says why not, or HALTED, and nothing has changed. m->state is
 * left to the fetch loop. */
must_use enum state execute(borrows_mut struct machine *m,
                            struct instruction i);

/* ---- machine.c: yours ----------------------------------------------- */

struct image {
    byte bytes[MOST_BYTES];
    size_t size; /* 1 to MOST_BYTES */
};

/* A machine that runs, with pc at 0 and an empty stack. Its memory is a
 * copy of the image, just as large; its stack has `room` bytes, at least
 * 1. Its trace is open, extended is false. NULL if there is no memory for
 * one of the four: then nothing is left of the others, nothing is told. */
gives nullable struct machine *
machine_create(borrows const struct image *image, size_t room);

/* Ends the machine and all its parts. */
void machine_destroy(owns nullable struct machine *m);

/* ---- loader.c ------------------------------------------------------- */

/* From standard input: bytes in hex, with blanks between; the rest of a
 * line behind # is a comment. False: no byte, too many, something else
 * than hex, or it could not be read. */
must_use bool image_read(borrows_mut struct image *ret);

/* ---- run.c ---------------------------------------------------------- */

/* One instruction. A machine that has stopped refuses: its state is the
 * answer, and nothing changes. */
enum state machine_step(borrows_mut struct machine *m);

/* Steps, until it stops; `most` at most. */
enum state machine_run(borrows_mut struct machine *m, size_t most);

/* For a cleanup: ends the machine that *m leads to. */
void machine_drop(struct machine **m);

/* ---- trace.c -------------------------------------------------------- */

/* A trace BORROWS its machine until it is closed. The last thing that it
 * does is to write where the machine stands: it must be whole then. */
gives nullable struct trace *trace_open(borrows const struct machine *m);
void trace_line(borrows_mut struct trace *t, size_t pc,
                struct instruction i);
void trace_close(owns nullable struct trace *t);

borrows const char *code_name(enum code code);
borrows const char *state_name(enum state state);

/* ---- device.c ------------------------------------------------------- */

/* False: it could not be shown. */
must_use bool console_put(byte value);

struct timer {
    size_t period; /* at least 1 */
    size_t ticks;  /* since it was started, or rang last */
};

/* It rings, which is true, at each period-th tick. */
void timer_start(borrows_mut struct timer *t);
bool timer_tick(borrows_mut struct timer *t);

/* ---- the dares ------------------------------------------------------ */

/* If m->extended, these exist too. Each but ret has a byte behind its
 * code, here `to`:
 *
 *   code  name      bytes  stack before  after
 *     6   jump to     2    ...           ...    pc becomes `to`
 *     7   jump0 to    2    ... a         ...    ... only if a is 0
 *     8   call to     2    ...           ... r  pc becomes `to`; r is the
 *                                               address behind the call
 *     9   ret         1    ... r         ...    pc becomes r
 *
 * To go where no memory is, is refused as OUTSIDE at the jump itself. So
 * is a call whose r would be no address of memory. Where the stack is too
 * empty or too full as well, that is the answer. */

/* more.c: from text to image. A line is an instruction, "push 7", "sub",
 * or blank; what is behind # is a comment. All ten names are known, and
 * numbers are decimal, 0 to 255. Gives 0: *ret is the image. Else *ret is
 * as it was, and the number is that of the first line that is wrong or
 * does not fit; of the last line, if the text has no instruction. */
size_t assemble(borrows const char *text, borrows_mut struct image *ret);

/* more.c: tasks share a machine's memory. While a task waits it keeps its
 * pc and OWNS its stack. While it runs these are in the machine, and its
 * arrow is NULL. */
struct task {
    size_t pc;
    owned nullable byte *stack;
    size_t room, depth;
    enum state state;
};

/* Runs the tasks in turn, the first one first, until none RUNS. Each has
 * its turn until the clock rings, which ticks after each step, or until
 * it stops; the clock is started anew for each. At the end each task has
 * its stack and its state, and the machine all that it had before. */
void kernel_run(borrows_mut struct machine *m,
                borrows_mut struct task *tasks, size_t count,
                borrows_mut struct timer *clock);

#endif
