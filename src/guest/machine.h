/* machine.h - what the files of guest/ share. Not for other rooms.
 *
 * A function that programs can call is defined with LIBC(type, name, params):
 * in our code it is guest_NAME, so that it never stands in for the host's own,
 * and symbols.c publishes it as NAME. Such functions run on the program's native
 * stack and are handed its pointers, good or bad: addresses of the machine's memory.
 * They ask memory.h about each before they touch it; what is wrong is told at the
 * program's call, whose site the emitted code has set.
 *
 * In plain mode (machine.checked is false) nothing is asked: a bad pointer faults,
 * and trap.c ends the run as crashed.
 *
 * No function here may make a system call: host functions are used only where
 * they are pure (memcpy, the maths library, strtod). */
#ifndef GUEST_MACHINE_H
#define GUEST_MACHINE_H

#include "base/sparse.h"
#include "guest/guest.h"

/* Code that follows a program's pointers: a sanitizer must not report on our
 * behalf what is the program's mistake. */
#define BARE __attribute__((no_sanitize("address", "undefined")))
#define LIBC(type, name, ...)                                                  \
    BARE type guest_##name(__VA_ARGS__);                                       \
    type guest_##name(__VA_ARGS__)
/* A function that does not return. AddressSanitizer's hook in front of calls to
 * such makes a system call (sigaltstack), so its build does without the mark. */
#if defined(__SANITIZE_ADDRESS__)
#define ENDS
#else
#define ENDS _Noreturn
#endif
#define KEEP_FRAME() __asm__ volatile("" ::: "memory")

enum phase {
    PHASE_IDLE,    /* no run is under way */
    PHASE_PROGRAM, /* the program runs */
    PHASE_CHECK,   /* it has ended; heap and files are looked over */
    PHASE_LEAVING, /* the end is being written down */
};

struct machine {
    struct guest_limits limits;
    const struct program *program;   /* borrowed from guest_run to the next */
    void *const *code;               /* native code of its functions, by number */
    const struct guest_input *input; /* borrowed during guest_run */
    struct log_run *run;             /* borrowed during guest_run */
    bool checked;                    /* the program was compiled with its hooks */
    bool costs;                      /* and with those that count */
    char *out, *err;                 /* where stdout and stderr go */
    uint64_t out_room, err_room;     /* bytes */
    uintptr_t guard_low, stack_low, stack_high; /* the native stack */
    void *host_stack;                /* where guest_leave() goes back to */
    volatile enum phase phase;
    volatile uint32_t ticks;         /* of processor time in this run */
};
extern struct machine machine;

/* ---- guest.c ---- */
/* Ends the run: writes outcome down and leaves the program's stack. */
ENDS void machine_end(enum guest_outcome outcome, int exit_code);
/* The program's variable of this name that the library sets before main (stdin,
 * optarg): its address; NULL if the program does not use it. Ask in a *_start
 * function, set it with static_set(). */
void *static_find(const char *name);
void static_set(void *at, const void *bytes, size_t n);

/* ---- findings.c ---- */
/* A finding about what the program does right now. Equal code and site are
 * counted once. NULL if there is no room; text is printf-like. */
FORMAT(2, 3) struct log_finding *finding_add(const char *code, const char *text, ...);
/* The same with a stack that is already known. */
struct log_finding *finding_add_at(const char *code, const uint32_t stack[LOG_STACK]);
FORMAT(2, 3) void finding_text(struct log_finding *f, const char *text, ...);

/* ---- landmarks.c ---- */
void opened_note(int fd, const char *name);
void closed_note(int fd);
void output_note(bool error, uint64_t before); /* bytes of stdout or stderr until now */

/* ---- stacks.c ---- */
/* The sites of the program's calls under way, innermost first. */
void stack_here(uint32_t ret_stack[LOG_STACK]);
void time_limit(void); /* frames.c: where the time went, into machine.run */

/* ---- trap.c ---- */
bool trap_init(struct error *reterr);
void guest_enter(void (*fn)(void), uintptr_t stack_top, void **ret_host_stack);
ENDS void guest_leave(void *host_stack);

/* ---- heap.c: for library functions that allocate for the program ---- */
void *guest_malloc(size_t size);
void *guest_calloc(size_t count, size_t each);
void *guest_realloc(void *p, size_t size);
void guest_free(void *p);

/* ---- jump.c ---- */
void guest_longjmp(char *env, int value);

/* ---- console.c ---- */
void console_write(int fd, const char *bytes, size_t len); /* 1 or 2 */
size_t console_read(char *into, size_t len);               /* 0 at the end */
size_t console_left(void);
void console_reset(void);

/* ---- files.c ---- */
enum { FILES_MAX = 64, FILE_ROOM = 4 << 20, FILE_NAME = 128 };
bool files_init(struct error *reterr);
void files_reset(void);

/* ---- stream.c ---- */
void stdio_reset(void);
/* The program's static objects are in place, main is about to be called: stdin,
 * stdout and stderr are set. */
void stdio_start(void);
void stdio_check_end(void);
bool stream_known(const void *p); /* it is one of our FILEs, open or not */

/* ---- errors.c: errno as the program sees it; the host's own means nothing here ---- */
int errno_now(void);
void errno_set(int number);

/* ---- stdlib.c, system.c, clock.c, string.c, wide.c ---- */
void stdlib_reset(void);
void system_reset(void);
void system_start(void); /* errno, optind and their like are set */
void clock_reset(void);
void string_reset(void);
void wide_reset(void);
/* Calls the functions registered with atexit, last first. */
void stdlib_run_atexit(void);
ENDS void guest_exit(int code);
/* More of the library's own is in libc.h. */

#endif
