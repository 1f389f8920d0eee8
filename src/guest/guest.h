/* guest/ - the machine a learner's program runs on: its memory, its libc, its
 * console and files. Every function that a program can call is in here.
 *
 *   guest.c    start, reset and end of a run; findings; limits
 *   trap.c     signals, the processor-time tick, walking the program's stack
 *   heap.c     malloc and friends, with the story of every block;
 *              slots.c  where blocks lie;  stacks.c  call stacks, kept once
 *   console.c  the virtual standard streams, capped
 *   stream.c   FILE over console and files;  stdio.c  reading and writing it
 *   format.c   the printf family;  numbers.c  its numbers;  decimal.c  exact digits
 *   scan.c     the scanf family
 *   files.c    the virtual file system
 *   stdlib.c   conversions, rand, exit, getenv;  sort.c  qsort, bsearch
 *   string.c   string.h, strings.h;  ctype.c  ctype.h;  wide.c  wchar.h
 *   clock.c    time on a virtual clock
 *   system.c   signal.h, locale.h, unistd.h, errno, assert
 *   runtime.c  helpers that libtcc's code calls (its libtcc1.a is not linked)
 *   builtin.c  what gcc's __builtin_ functions do
 *   symbols.c  the table name -> address that the judge hands to libtcc
 *   machine.h  what the files of this room share
 *   include/   the headers learners may include; embedded, never read from disk
 *
 * Neighbours: base below; judge above.
 *
 * System calls. guest_init() calls mmap, sigaltstack, rt_sigaction and
 * setitimer. After it, guest_reset() and guest_run() make NO system call, with
 * one exception: rt_sigreturn, when a handler of ours goes back to the program
 * (the processor-time tick, SIGPROF every 10 ms of processor time). A lock-down
 * for guest_run therefore needs only rt_sigreturn and exit_group (and what the
 * judge itself calls between runs). Refused calls should be SECCOMP_RET_TRAP:
 * SIGSYS ends the run as OUTCOME_FORBIDDEN. clock_gettime is the vdso's
 * (a real call only where the machine's clock cannot be read without one).
 *
 * Address space: guest_init() reserves (MAP_NORESERVE, at fixed addresses)
 * twice heap_bytes and 64 MiB more for the heap, three times that for its
 * tables, 256 MiB for files and 9 MiB for the stack. An RLIMIT_AS must leave
 * room for it. Nothing is touched before it is used.
 *
 * One guest exists in a worker; it keeps all of a run's state in static
 * storage, so that guest_reset() can forget a run. */
#ifndef GUEST_H
#define GUEST_H

#include "base/base.h"

/* ---- the log: what a run leaves behind ---------------------------------- */
/* Plain data in shared memory that outlives the worker. It is written by a
 * process that hostile code may control: readers clamp every count and offset
 * to the capacities here, and treat text as bytes. */

/* Stacks hold code addresses that lie INSIDE the instruction that was under way:
 * the faulting one, or the call (return addresses are stored minus one). Look
 * them up as they are. A stack may be empty: then no code of the program was
 * active (it had returned from main).
 *
 * Findings in a log: leak, double-free, invalid-free; use-after-free (realloc
 * of a freed block, a library function given one, or a freed block found written
 * to); out-of-bounds-write (heap; by a library function, at its call, or by the
 * program itself, when the block is freed or the program ends);
 * closed-handle-use, double-close, handle-leak, bad-format-argument,
 * overlapping-copy, assertion-failed, abort, stack-overflow. An ABORTED run has
 * assertion-failed or abort; a run that CRASHED because the stack was used up
 * has stack-overflow; any other crash has no finding: make one from signal,
 * fault_address and stack. What is found only when the program has ended (leak,
 * handle-leak, some out-of-bounds-write and use-after-free) has the stack of the
 * allocation in both stack and made_stack, and says so in text if that is not
 * plain from the code. */
enum { LOG_FINDINGS = 64, LOG_STACK = 16, LOG_TEXT = 160 };

enum guest_outcome {
    OUTCOME_NOT_RUN,   /* the worker died before it got there */
    OUTCOME_RUNNING,   /* the worker died inside it */
    OUTCOME_EXITED,    /* returned from main or called exit; exit_code */
    OUTCOME_CRASHED,   /* signal, address */
    OUTCOME_ABORTED,   /* abort(), assert */
    OUTCOME_STOPPED,   /* by a finding that memory cannot survive */
    OUTCOME_TIME_LIMIT,
    OUTCOME_OUTPUT_LIMIT,
    OUTCOME_HEAP_LIMIT, /* only as an end of run; a NULL from malloc is not one, the 1000th is */
    OUTCOME_FORBIDDEN, /* a system call the lock-down refuses */
};

struct log_finding {
    char code[32];          /* "leak", "double-free", "invalid-free", "assertion-failed", ... */
    char text[LOG_TEXT];    /* detail that is not in the other fields, may be "" */
    uint64_t address;       /* of the object or of the bad access */
    uint64_t size;          /* bytes of the object; 0 unknown */
    uint64_t blocks;        /* leak: how many blocks were lost at this call stack */
    uint64_t stack[LOG_STACK];      /* innermost first, 0-ended: where it happened */
    uint64_t made_stack[LOG_STACK]; /* where the object was allocated */
    uint64_t freed_stack[LOG_STACK]; /* where it was freed */
};

struct log_run {
    uint32_t outcome;       /* enum guest_outcome */
    int32_t exit_code;
    int32_t signal;
    uint64_t fault_address; /* OUTCOME_CRASHED: what was accessed; UINT64_MAX: the processor
                               does not say (not a canonical address); FORBIDDEN: call number; TIME_LIMIT:
                             * 1 if the instruction was a jump to itself, else 0 */
    uint64_t stack[LOG_STACK]; /* OUTCOME_CRASHED, TIME_LIMIT, ...: where it was */
    uint64_t allocations, frees, peak_bytes, live_bytes;
    uint64_t run_us;
    uint64_t out_offset, out_len; /* its stdout in log.bytes */
    uint64_t err_offset, err_len; /* its stderr */
    uint32_t out_cut, err_cut;    /* true if more was written */
    uint32_t finding_count;
    uint32_t findings_dropped;    /* found but there was no room */
    struct log_finding findings[LOG_FINDINGS];
};

/* ---- running ------------------------------------------------------------ */

struct guest_limits {
    uint64_t cpu_ms;       /* processor time of one run */
    uint64_t heap_bytes;   /* live at once; malloc gives NULL above it */
    uint64_t output_bytes; /* stdout and stderr together */
};
struct guest_input {
    int argc;
    char **argv;      /* argv[0] is the program's name */
    struct str in;    /* standard input */
};
/* Reserves the heap and the guest's stack. Once per worker, before the second
 * lock-down; it makes system calls. */
bool guest_init(const struct guest_limits *limits, struct error *reterr);
/* Forgets the run before. */
void guest_reset(void);
/* Runs main on the guest's own stack and fills *run; output bytes go to
 * bytes[run->out_offset...], never past room (the caller sets both offsets'
 * space: stdout and stderr each get half of room from *offset on; guest_run
 * advances *offset past what was used). Returns whatever happens inside,
 * crashes included. code_from..code_to is where the program's code lies, for
 * walking the frame-pointer chain. */
void guest_run(int (*entry)(int, char **, char **), const struct guest_input *input,
               uintptr_t code_from, uintptr_t code_to, struct log_run *run,
               char *bytes, uint64_t room, uint64_t *offset);

/* ---- for libtcc --------------------------------------------------------- */

struct guest_symbol {
    const char *name;
    const void *address;
};
const struct guest_symbol *guest_symbols(size_t *ret_count);
/* Text of an embedded header by the name in #include <...>, or empty with
 * at == NULL. */
struct str guest_header(struct str name);
/* The n-th header's name, or NULL: for listing and `doctor`. */
const char *guest_header_name(size_t n);

#endif
