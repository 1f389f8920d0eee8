/* guest/ - the machine a learner's program runs on: its memory, its libc, its
 * console and files. Every function that a program can call is in here.
 *
 *   guest.c      start, reset and end of a run
 *   trap.c       signals, the processor-time tick, the way onto the program's stack
 *   objects.c    the table of objects and the shadow of memory: what lies where
 *   statics.c    a program's static objects, main's arguments, the library's objects
 *   slots.c      where heap blocks and exposed variables lie: two rings
 *   heap.c       malloc and friends
 *   costs.c      what a run costs: accesses by a simulated cache, requests;  costs.h  its
 *                seams;  costs_heap.c  what malloc costs
 *   frames.c     calls and scopes;  stacks.c  call stacks, each kept once
 *   access.c     loads and stores, one value each;  blame.c  what was wrong with one
 *   copies.c     many bytes: struct copies, bit-fields, what library functions ask;
 *                parts.c  members and rows handed to library functions
 *   arithmetic.c numbers;  steps.c  pointer arithmetic, calls through pointers
 *   pointers.c   who still points to a block;  leaks.c  what nobody points to at the end
 *   varargs.c    variable arguments;  jump.c  setjmp and longjmp
 *   threads.c    threads as coroutines: switching, points, who waits for what
 *   cycles.c     runs that go round for ever
 *   races.c      happens-before and data races;  held.c  who holds which lock
 *   sync.c       the table of locks and the like;  pthread.c  threads and what they leave;
 *                attributes.c  attribute objects;  c11threads.c  threads.h
 *   mutex.c      mutexes, spin locks;  condition.c  conditions;  rwlock.c, barrier.c, once.c,
 *                semaphore.c  what their names say;  keys.c  values of a thread's own
 *   hidden.c     state that library functions hide, for races
 *   atomics.c    atomic operations;  orders.c  what their loads may read: weak memory
 *   threadlocals.c  _Thread_local objects
 *   history.c    the undo log;  landmarks.c  what happened when, of long runs
 *   harvest.c    memory and log into the trace, when a run is over
 *   contracts.c  contracts of <ownership.h> during the run;  contracts_tell.c  what is asked before
 *                one is told;  contracts.h;  contract_locks.c  contracts about locks
 *   findings.c   writing findings down
 *   hooks.c      the table of hooks for libtcc
 *   console.c    the virtual standard streams, capped
 *   stream.c     FILE over console and files;  stdio.c  reading and writing it
 *   format.c     the printf family;  numbers.c  its numbers;  decimal.c  exact digits
 *   scan.c       the scanf family
 *   files.c      the virtual file system
 *   stdlib.c     conversions, rand, exit, getenv;  sort.c  qsort, bsearch
 *   string.c     string.h, strings.h;  ctype.c  ctype.h;  wide.c  wchar.h
 *   clock.c      time on a virtual clock
 *   faults.c     which calls can fail, and which are made to;  disk.c  what is on the disk
 *   system.c     signal.h, locale.h, unistd.h, errno, assert
 *   runtime.c    helpers that libtcc's code calls (its libtcc1.a is not linked)
 *   builtin.c    what gcc's __builtin_ functions do
 *   symbols.c    the table name -> address that the judge hands to libtcc
 *   machine.h    what the files of this room share;  memory.h  the program's memory;
 *   heart.h      what only the files that keep that memory share
 *   include/     the headers learners may include; embedded, never read from disk
 *
 * Neighbours: base and program below; judge above.
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
 * Address space: guest_init() reserves (MAP_NORESERVE, at fixed addresses) what
 * guest_space() says: the memory of program/memory.h, its shadow, tables. An
 * RLIMIT_AS must leave room for it. Nothing is touched before it is used.
 *
 * One guest exists in a worker; it keeps all of a run's state in static
 * storage, so that guest_reset() can forget a run. */
#ifndef GUEST_H
#define GUEST_H

#include "base/base.h"
#include "program/program.h"

/* ---- the log: what a run leaves behind ---------------------------------- */
/* Plain data in shared memory that outlives the worker. It is written by a
 * process that hostile code may control: readers clamp every count, index and
 * offset to what it may be, and treat text as bytes.
 *
 * Stacks are lists of sites (program.sites), innermost first, 0-ended. The first is
 * where it happened, in the function that program.sites says; each that follows is the
 * call that led there. What is found only when the program has ended (leak,
 * handle-leak) has the stack of the allocation in stack.
 *
 * Findings in a log. Memory: leak, double-free, invalid-free, use-after-free,
 * use-after-return, use-after-scope, out-of-bounds-read, out-of-bounds-write,
 * pointer-out-of-object, pointer-comparison, uninitialised-read, null-dereference, wild-pointer,
 * misaligned-access, write-to-literal, overlapping-copy, stack-overflow. Values:
 * signed-overflow, division-by-zero, shift-out-of-range, no-return-value,
 * bad-format-argument. Contracts: freed-borrow, owner-dropped, gives-borrow, moved-twice, use-after-move,
 * maybe-null, unset-out-parameter, guarded-without-lock, lock-held-at-exit. The library: closed-handle-use, double-close, handle-leak,
 * assertion-failed, abort. Limits: step-limit, output-limit, heap-limit. Threads:
 * data-race, deadlock, lost-wakeup, lock-misuse, thread-leak, livelock, starvation,
 * atomicity-violation.
 *
 * An ABORTED run has assertion-failed or abort; a STOPPED run's last finding is what
 * stopped it; a run that ended at its steps has step-limit. A CRASHED run has
 * stack-overflow or nothing: in checked mode a crash is a fault of ours. */
enum { LOG_FINDINGS = 64, LOG_STACK = 16, LOG_TEXT = 192 };
enum { THREADS_MAX = 16 }; /* of one run, main's included; ended ones give their place back */

enum guest_outcome {
    OUTCOME_NOT_RUN,   /* the worker died before it got there */
    OUTCOME_RUNNING,   /* the worker died inside it */
    OUTCOME_EXITED,    /* returned from main or called exit; exit_code */
    OUTCOME_CRASHED,   /* signal, address */
    OUTCOME_ABORTED,   /* abort(), assert */
    OUTCOME_STOPPED,   /* by a finding that memory cannot survive */
    OUTCOME_TIME_LIMIT, /* the backstop: processor time */
    OUTCOME_OUTPUT_LIMIT,
    OUTCOME_HEAP_LIMIT, /* only as an end of run; a NULL from malloc is not one, the 1000th is */
    OUTCOME_FORBIDDEN, /* a system call the lock-down refuses */
    OUTCOME_STEP_LIMIT, /* limits.steps are used up */
    OUTCOME_CUT,       /* the scheduler wanted no more of it; no finding */
    OUTCOME_MACHINE_STOPPED, /* FAULT_CRASH: as if the power had gone; no finding */
};

enum object_state {
    STATE_NONE,     /* not known */
    STATE_LIVE,
    STATE_FREED,    /* heap: by free or realloc */
    STATE_LEFT,     /* local: its block was left, its function still runs */
    STATE_RETURNED, /* local: its function returned (or was left by longjmp) */
};

/* How the last pointer to a block was lost. */
enum lost_how {
    LOST_NOT,          /* not known, or not lost */
    LOST_NEVER_STORED, /* its address was never put into a variable */
    LOST_OVERWRITTEN,  /* the variable was given another value */
    LOST_SCOPE_ENDED,  /* the variable's block ended */
    LOST_RETURNED,     /* the variable's function returned */
    LOST_RESULT,       /* a function returned it, and nobody kept it */
    LOST_OWNER_FREED,  /* the block that held the pointer was freed */
};

/* An object as far as it is known. */
struct log_object {
    uint8_t kind;      /* enum object_kind; 0: none */
    uint8_t state;     /* enum object_state */
    uint64_t base, size;
    uint32_t index;    /* OBJECT_LOCAL: of program.variables;
                          OBJECT_GLOBAL, OBJECT_LITERAL: of program.objects (from 0);
                          OBJECT_FUNCTION: of program.functions */
    uint32_t type;     /* 0: none, as for the heap */
    char name[24];     /* OBJECT_LIBRARY, OBJECT_ARGUMENTS: "FILE", "argv" */
    uint64_t made_step, ended_step;
    uint32_t made[LOG_STACK];  /* heap: the allocation; a local: its declaration */
    uint32_t ended[LOG_STACK]; /* where it was freed, left, returned from */
};

/* A lock that a thread holds. */
struct log_held {
    uint64_t address;
    uint32_t site;         /* where it took it */
};
/* A thread that has to do with a finding: the two accesses of a data-race, first the one
 * that the run saw last; who waits for what in a deadlock, in the order of the cycle. */
enum { LOG_PARTIES = 6, LOG_HELD = 4 };
struct log_party {
    uint8_t thread;        /* 0: main's, then in the order of creation */
    uint8_t does;          /* enum op_kind: did, or waits to do */
    uint8_t object_kind;   /* enum object_kind, of what it is done to; 0: not known */
    uint8_t held_count;
    uint32_t object_index; /* as log_object.index; OP_JOIN: the thread that is to end */
    uint64_t object_base;
    uint64_t address, size;
    uint64_t step;
    uint32_t stack[LOG_STACK];
    struct log_held held[LOG_HELD];
};

struct log_finding {
    char code[32];          /* "leak", "double-free", ... */
    char text[LOG_TEXT];    /* detail that is not in the other fields, may be "" */
    uint32_t stack[LOG_STACK]; /* where it happened */
    uint64_t step;          /* when */
    struct log_object object; /* what it is about; of a leak: the first block */
    /* The bad access, or the bad pointer (access_size 0). */
    uint8_t has_access, write; /* 0 or more, as has_index: what hostile code wrote is no bool */
    uint64_t address;
    int64_t offset;         /* of address from object.base, if there is an object */
    uint64_t access_size;   /* bytes */
    /* A subscript outside its array (which may be part of the object). */
    uint8_t has_index;
    int64_t index;
    uint64_t count, element_size;
    uint64_t part_offset, part_bytes; /* a member or row that the access left; 0 bytes: none */
    /* leak: all that was allocated at this stack and lost */
    uint64_t blocks, bytes;       /* blocks that nobody points to */
    uint64_t held_blocks, held_bytes; /* blocks that only those lead to */
    uint8_t lost;           /* enum lost_how, of object */
    uint64_t lost_step;
    uint32_t lost_stack[LOG_STACK];
    uint32_t contract_site; /* the words of the contract that is broken; 0: none */
    uint32_t moved_site;    /* the call by which it was given away, or lent; 0: none */
    uint8_t thread;         /* of stack */
    uint8_t party_count;
    struct log_party parties[LOG_PARTIES];
};

struct log_run {
    uint32_t outcome;       /* enum guest_outcome */
    int32_t exit_code;
    int32_t signal;
    uint64_t fault_address; /* CRASHED: what was accessed; UINT64_MAX: the processor
                               does not say (not a canonical address); FORBIDDEN: call number */
    uint32_t stack[LOG_STACK]; /* every outcome but EXITED: where it was */
    uint64_t steps;         /* statements run. The condition and the third expression of a for
                               count as such, and a closing brace that ends variables or a call */
    uint32_t line_count;    /* at a limit: how often the line of stack[0] ran */
    uint32_t busiest;       /* EXITED, after many steps: a site of the line that took most of them; 0 unknown */
    uint64_t busiest_steps; /* so many did */
    uint64_t allocations, frees, peak_bytes, live_bytes;
    uint64_t reachable_blocks, reachable_bytes; /* EXITED: still allocated, and pointed to */
    uint64_t allocated_bytes; /* by all allocations together */
    uint64_t live_blocks;   /* the most at a freehold_mark(), or, if there was none, at once */
    uint64_t accesses;      /* of memory; 0 without costs */
    uint64_t units;         /* what they and the allocations cost by the model of costs.c; likewise */
    uint64_t requests_offset, requests_len; /* struct guest_request in log.bytes; 0 long: none */
    uint64_t sweep_offset, sweep_len; /* struct log_sweep of judge/log.h, written by the judge */
    uint64_t stack_peak_bytes; /* frames and locals */
    uint32_t depth_peak;    /* calls */
    uint64_t history_dropped; /* changes that the undo log had no room for */
    uint64_t run_us;
    uint32_t threads;       /* that there were, main's included */
    uint32_t departed;      /* written by the judge: the schedule asked for what could not be */
    uint64_t ticks;         /* what they did that others could notice; see "threads" below */
    uint64_t events_offset, events_len; /* struct guest_event in log.bytes; 0 long: none */
    uint64_t schedules_offset, schedules_len; /* struct log_schedules of explore.h; likewise */
    uint64_t trace_offset, trace_len; /* struct log_trace in log.bytes; 0 long: none */
    uint64_t out_offset, out_len; /* its stdout in log.bytes */
    uint64_t err_offset, err_len; /* its stderr */
    uint32_t out_cut, err_cut;    /* true if more was written */
    uint32_t finding_count;
    uint32_t findings_dropped;    /* found but there was no room */
    struct log_finding findings[LOG_FINDINGS];
};

/* ---- the trace: what a run with history leaves for pictures ----------------- */
/* struct log_trace, then at the offsets it names (each a multiple of 8) the tables, and of
 * each region of memory its bytes as they were at the end of the run, with a bit for each
 * byte: it may be read.
 *
 * Undoing entries from the last to the first gives memory as it was at any moment that
 * the log has kept: bytes and bits. To be able to go forward again, swap what an entry
 * holds with what memory holds. */
enum entry_kind {
    ENTRY_WRITE = 1, /* size bytes within one granule changed; value: the old ones; bits: the
                        granule's readable bits before */
    ENTRY_BITS,      /* bits are cleared. Of the 64 bytes from offset (a multiple of 64) on, value:
                        the readable bits before; with size 1: of value times 64 bytes all were
                        set before and none is behind it. They come in front of ENTRY_ENDED and
                        _CALL, and where a variable is declared anew */
    ENTRY_STEP,      /* a statement begins; site: its */
    ENTRY_MADE,      /* an object, at offset; low: its size. A heap block: site of the call,
                        detail its number, from 1; a local: detail is its variable; a thread's
                        copy of a _Thread_local object: ENTRY_COPY and its number in program.objects */
    ENTRY_ENDED,     /* the object at offset is no more; low: its size */
    ENTRY_CALL,      /* a function was entered; offset: its frame's; detail: function; low: serial;
                        site: of the call that led to it */
    ENTRY_RETURN,    /* it is left; the same, but site: of the return */
    ENTRY_VALUE,     /* of an expression; offset: its type; value: as the machine holds it,
                        integers widened, every real as a double; bits 1: it is about to be
                        returned */
    ENTRY_OUTPUT,    /* value: bytes of stdout (size 1) or stderr (size 2) there were before */
    ENTRY_FOUND,     /* detail: index of log_run.findings */
    ENTRY_LOST,      /* the block at offset lost its last pointer; low: enum lost_how */
    ENTRY_OPENED,    /* a file; detail: index of log_opened */
    ENTRY_CLOSED,
    ENTRY_SWITCH,    /* another thread goes on; detail: which; low: the one before */
};
#define ENTRY_COPY 0x80000000u
struct log_entry {
    uint32_t offset;    /* from MEMORY_AT: of the bytes, the object, the frame */
    uint32_t site, step;
    uint8_t kind, size; /* enum entry_kind */
    uint8_t bits;
    uint8_t unused;
    union {
        uint64_t value;
        struct { uint32_t low, detail; };
    };
};
_Static_assert(sizeof(struct log_entry) == 24, "three words a change");

struct log_kept { /* an object as it was at the end; forgotten ones are only in entries */
    uint64_t base, size;
    uint64_t made_step, ended_step, lost_step; /* ended 0: live; lost 0: it is pointed to */
    uint32_t made, ended, lost; /* sites */
    uint32_t index;             /* as log_object.index */
    uint32_t serial;            /* a local's call */
    uint32_t number;            /* heap: of its allocation in the run, from 1; 0: not known */
    uint8_t kind, state, lost_how, flags; /* enum object_kind, object_state, lost_how */
    uint32_t unused;
};
struct log_call { /* under way at the end; main's, then thread by thread; outermost first */
    uint32_t function, serial; /* serials are counted for all threads together */
    uint32_t frame, site; /* offset; where it calls from */
    uint32_t thread, unused;
};
struct log_opened {
    char name[56];
    uint32_t site, closed_site;
    uint64_t step, closed_step; /* closed 0: still open */
};
struct log_landmark { /* what happened in an equal part of the whole run */
    uint32_t made, freed, outputs, findings;
};
enum { TRACE_MAGIC = 0x46485452, LOG_LANDMARKS = 256, LOG_OPENED = 64, LOG_REGIONS = 6 + 3 * (THREADS_MAX - 1) };
struct log_region {
    uint64_t from;        /* address, a multiple of 64 */
    uint64_t used, kept;  /* bytes; kept is a multiple of 64; if used is more, the rest was not kept */
    uint64_t at, bits_at; /* offsets in the trace */
};
struct log_trace {
    uint32_t magic, running; /* running: the thread that does, at the end */
    uint64_t length;       /* of all of it, bytes */
    uint64_t entries, entries_at, dropped; /* so many came before and are lost */
    uint64_t steps;        /* at the end */
    uint64_t from_step;    /* history was on from here on; 0: from the start */
    uint64_t kept, kept_at, kept_dropped;  /* log_kept */
    uint64_t calls, calls_at, calls_dropped; /* log_call; the innermost are dropped */
    uint64_t opened, opened_at;
    uint64_t landmarks_at, landmark_steps; /* LOG_LANDMARKS of them, of so many steps each */
    struct log_region regions[LOG_REGIONS]; /* literals, globals, library, frames, locals, heap;
                              then of each further thread its frames, locals, heap */
};

/* ---- running ------------------------------------------------------------ */

struct guest_limits {
    uint64_t steps;        /* statements of one run, and what library functions do in place of
                              such; 0: no limit */
    uint64_t cpu_ms;       /* processor time of one run: the backstop */
    uint64_t heap_bytes;   /* live at once; malloc gives NULL above it. At most 256 MiB */
    uint64_t output_bytes; /* stdout and stderr together */
    uint64_t stack_bytes;  /* frames and locals; 0: 8 MiB. At most 32 MiB */
    uint64_t history_bytes; /* of the undo log; 0: none. Only for programs with history */
    uint64_t history_from;  /* step from which on it is kept */
    uint64_t until;         /* the run is ended after this step, as OUTCOME_STEP_LIMIT without
                               a finding; 0: not */
    bool costs;             /* programs with costs will be run */
};
struct guest_input {
    int argc;
    char **argv;      /* argv[0] is the program's name */
    struct str in;    /* standard input */
};
/* Bytes of address space that guest_init() will reserve. */
uint64_t guest_space(const struct guest_limits *limits);
/* Reserves what is the same for all programs: tables, the stacks of threads. May be called before the
 * process that becomes a worker is forked, which then need not do it; nothing is touched. */
bool guest_reserve(struct error *reterr);
/* Reserves memory, shadow and stack. Once per worker, before the second
 * lock-down; it makes system calls. */
bool guest_init(const struct guest_limits *limits, struct error *reterr);
/* Forgets the run before: costs what that run touched. */
void guest_reset(void);
/* Runs entry (M of the emitted text) on the guest's own stack and fills *run; output
 * bytes go to bytes[run->out_offset...], never past room (stdout and stderr each get
 * half of room from *offset on; guest_run advances *offset past what was used).
 * Returns whatever happens inside, crashes included. code is T of the emitted text:
 * the native code of each function of the program's, by number. The program is
 * borrowed until the next guest_run and must not change between. */
void guest_run(const struct program *program, void *const *code, int (*entry)(int, char *, char *),
               const struct guest_input *input, struct log_run *run,
               char *bytes, uint64_t room, uint64_t *offset);

/* What the last run, of a program with history, leaves for pictures: struct log_trace at
 * bytes[run->trace_offset...], behind *offset, never past room. */
void guest_trace(struct log_run *run, char *bytes, uint64_t room, uint64_t *offset);
/* For tests: called before each ENTRY_STEP is written, when memory is as the stop before
 * it was left; NULL: nothing is. */
void guest_watch(void (*each)(void));

/* A file for the next run, between guest_reset() and guest_run(). False: its name is
 * too long, or there is no room. */
bool guest_file_put(const char *name, struct str bytes);
/* The bytes of a file as they are now; at == NULL: there is none. Borrowed until the
 * next reset. */
struct str guest_file_get(const char *name);

/* ---- threads: who goes next ---------------------------------------------- */
/* Threads are coroutines on one thread of the host. What a thread does that another could
 * notice is an operation: an access of memory that is not its own frame's, a call of the
 * library that synchronises, an output. Before each a tick is counted; ticks are the same
 * for the same order of threads, whatever else is asked for. An operation is a point, where
 * the scheduler says who goes next, if it synchronises, or accesses memory that was seen to
 * be raced for (guest_raced), or if the scheduler asked for that tick. Accesses that are
 * ordered by synchronisation in every run need no points: their order follows from it
 * (the theorem that programs without data races are sequentially consistent).
 *
 * A program that never creates a thread never asks. */
enum { EVENTS_MAX = 1 << 16 };

enum op_kind {
    OP_NONE,
    OP_START,            /* a thread's first */
    OP_READ, OP_WRITE,   /* ordinary memory */
    OP_LOAD, OP_STORE, OP_UPDATE, /* an atomic object; update: load and store in one */
    OP_FENCE,
    OP_LOCK, OP_TRYLOCK, OP_UNLOCK,                      /* a mutex, a spin lock, a rwlock to write */
    OP_LOCK_SHARED, OP_TRYLOCK_SHARED, OP_UNLOCK_SHARED, /* a rwlock to read */
    OP_WAIT,             /* at: the condition; also: the mutex, which is given up. Waking up is
                            an OP_LOCK of that mutex */
    OP_SIGNAL, OP_BROADCAST,
    OP_SEM_WAIT, OP_SEM_TRYWAIT, OP_SEM_POST,
    OP_BARRIER,          /* arrives at */
    OP_BARRIER_LEAVE,
    OP_ONCE,             /* begins, or waits for who began */
    OP_ONCE_END,
    OP_CREATE, OP_JOIN, OP_DETACH, OP_EXIT, /* also: the thread */
    OP_YIELD, OP_SLEEP,
    OP_LIBRARY,          /* a function whose state all threads share (output, rand ...); at: one
                            number for each state */
    OP_DESTROY,          /* or init: of a lock and the like */
    OP_KINDS,
};
struct thread_op {
    uint8_t kind;        /* enum op_kind */
    uint8_t order;       /* memory_order of an atomic operation, as C numbers them: 0..5 */
    uint8_t also_kind;   /* 1: also is an offset; 2: a thread's number */
    uint8_t block;       /* of an event: its value leads to the beginning of the heap block that pictures
                            call by this number; 0: it does not, or that number is larger than 255 */
    uint32_t at;         /* offset from MEMORY_AT of what it is done to; 0: nothing */
    uint32_t size;       /* bytes there */
    uint32_t also;
    uint32_t site;
};
enum { ALSO_NOTHING, ALSO_OBJECT, ALSO_THREAD };
/* An operation that was done, in the order of the run. */
enum { EVENT_POINT = 1,     /* the scheduler was asked before it */
       EVENT_PREEMPTED = 2, /* the thread before it could have gone on */
       EVENT_FAILED = 4,    /* trylock, trywait, compare-exchange: it was not to be had */
       EVENT_PICK = 8,      /* pick() was asked in it: picked, of choices */
       EVENT_SHARED = 16 }; /* memory that more than one thread has touched in this run */
struct guest_event {
    struct thread_op op;
    uint8_t thread, flags;
    uint8_t picked, choices;
    uint32_t step;       /* statements that all threads had begun */
    uint32_t tick;       /* number of this operation, from 0 */
    uint32_t enabled;    /* at a point: bits of the threads that could go */
    uint32_t yielded;    /* at a point: as guest_point.yielded was */
    uint64_t value;      /* of an access of at most 8 bytes: what was read or written, as it lies
                            in memory; create, join, exit: nothing */
};


enum { SCHEDULE_STOP = -1 };
struct guest_point {     /* borrowed for the call */
    uint32_t running;    /* who did the last operation */
    uint32_t enabled;    /* bits: who can go. Never 0 */
    uint32_t alive;      /* bits: who has begun and not ended */
    uint32_t yielded;    /* bits: who asked to be passed over, by a yield, a sleep or a loop that
                            waits; the default passes them over while there are others */
    uint32_t tick;       /* operations so far */
    const struct thread_op *next; /* by thread: what each that is alive is about to do */
};
/* Asked by a run. All calls come from inside of guest_run(), on a program's stack: they must
 * be short, and must make no system call. */
struct guest_scheduler {
    void *with;
    /* One of enabled, or SCHEDULE_STOP: leave this run (OUTCOME_CUT). NULL: the default. */
    int (*next)(void *with, const struct guest_point *p);
    /* A choice that is none of threads: which waiter a signal wakes (of all that wait, in the
     * order in which they began to), which store a load reads (0: the newest). 0..choices-1;
     * NULL: 0. */
    uint32_t (*pick)(void *with, const struct guest_point *p, uint32_t choices);
    /* next() is also asked at the first operation that is not before this tick; it may set
     * it anew. UINT32_MAX: at none; 0: at each. */
    uint32_t ask_at;
    bool weak;           /* loads of atomic objects may read older stores (C11 5.1.2.4, 7.17.3) */
    /* Nobody can go any more though some are alive, and the run is about to end: enabled is 0,
     * next what each is blocked in. NULL: not told. */
    void (*stuck)(void *with, const struct guest_point *p);
};
/* For the runs that follow; NULL: the default. Borrowed until the next call. */
void guest_schedule(struct guest_scheduler *s);
/* The default: who runs goes on; if it cannot or has yielded, the next by number that can and
 * has not; if all have yielded, the next by number. A thread that was just created waits. */
int guest_default_next(const struct guest_point *p);
/* What was done in the last run. all (before the run): ordinary accesses too, for a run that
 * is shown; else only points. Borrowed until the next run. */
const struct guest_event *guest_events(uint32_t *ret_count);
void guest_events_all(bool all);
/* Places (granules of 8 bytes) that were seen to be raced for in any run since
 * guest_raced_forget(): their accesses are points from the next run on. */
uint64_t guest_raced(void);
void guest_raced_forget(void);
/* guest_reset() for one more run of the same program: costs what that run touched and no
 * more. Only between two guest_run() of the same program without files. */
void guest_again(void);

/* ---- faults: what can fail, and what is made to -------------------------- */
/* A call of the library that can fail for a reason outside of the program is fallible. Each
 * run counts those it makes, class by class, from 1, and can be told which of them fail: such
 * a call does nothing else and gives what its manual says (errno: ENOMEM, EIO, EINTR ...). A
 * class is what one asks a sweep for; a call belongs to one. */
enum fault_class {
    FAULT_ALLOC,   /* malloc, realloc, strdup ...: what gives memory */
    FAULT_OPEN,    /* fopen, open, and their like */
    FAULT_READ,    /* from files; may be short, or interrupted */
    FAULT_WRITE,   /* to files; likewise */
    FAULT_CLOSE,   /* fclose, close: what was not yet on the disk is lost */
    FAULT_FLUSH,   /* fflush, fsync; likewise */
    FAULT_NAME,    /* rename, remove, truncate, stat ... */
    FAULT_INPUT,   /* standard input */
    FAULT_OUTPUT,  /* standard output */
    FAULT_LOCK,    /* of a mutex and the like; making one */
    FAULT_THREAD,  /* its creation */
    FAULT_CLOCK,
    FAULT_CRASH,   /* no failure of a call: the machine stops in the n-th change of a file */
    FAULT_CLASSES,
};
enum fault_way { WAY_FAILS, WAY_SHORT, WAY_INTERRUPTED, FAULT_WAYS };
struct guest_fault {
    uint8_t class; /* enum fault_class */
    uint8_t way;   /* enum fault_way; FAULT_CRASH: which disk is left, see guest_disks() */
    uint32_t n;    /* the n-th call of its class, from 1 */
};
enum { FAULTS_AT_ONCE = 4, FALLIBLE_MAX = 1 << 14 };
/* What fails in the runs that follow, until the next call; none at first. Copied. */
void guest_faults(const struct guest_fault *faults, uint32_t count);
/* Calls made from this file (of program.files) are not fallible: an exercise's harness.
 * UINT32_MAX: none is. For the runs that follow. */
void guest_faults_spare(uint32_t file);
/* A fallible call that the last run made. */
struct guest_call {
    uint8_t class;
    uint8_t ways;       /* bits, 1 << enum fault_way: what it could have done instead */
    uint8_t failed;     /* 1 + the way in which it was made to fail; 0: it was not */
    uint8_t unasked;    /* it failed, and the program never asked for it: ferror() and its like */
    uint32_t n;
    uint32_t site;      /* of the program's call */
    uint32_t step;
    uint64_t size;      /* bytes asked for, to be read, to be written */
};
/* In the order of the run; the first FALLIBLE_MAX. Borrowed until the next run. */
const struct guest_call *guest_calls(uint32_t *ret_count);
/* Tells one state of all the program's files from another: what they hold, their names. */
uint64_t guest_files_mark(void);

/* What is on the disk when the machine stops. */
enum disk_rule {
    DISK_ORDERED,  /* each write is on the disk when it is done, in order; the last may be torn */
    DISK_SYNCED,   /* only what fsync() was called for is certain; of what was written since, all,
                      nothing, any single write lost, or the last one torn */
};
void guest_disk(enum disk_rule rule); /* for the runs that follow; DISK_ORDERED at first */
/* How many different disks the last run's n-th change of a file can leave, had it been its last;
 * and a word or two for one: "nothing of it", "half of it", "write 2 lost". Static or until
 * the next call. */
uint32_t guest_disks(uint32_t n);
const char *guest_disk_word(uint32_t n, uint32_t disk);
/* Instead of guest_reset() behind a run that crashed (OUTCOME_MACHINE_STOPPED): the files are what was
 * left of them; all else is as guest_reset() has it. */
void guest_restart(void);

/* ---- costs ---------------------------------------------------------------- */
/* What the last run cost beyond what log_run counts, for programs compiled with costs
 * (cfront_options.costs): units of the model in guest/costs.c, see there. */
enum { REQUESTS_MAX = 1 << 16 };
struct guest_request { /* between freehold_request_begin() and _end() of <freehold.h> */
    uint64_t units;
    uint64_t accesses, allocations;
    uint32_t site;
};
const struct guest_request *guest_requests(uint32_t *ret_count);
/* Only requests and marks from this file (of program.files) count, so that an answer cannot
 * move those of its harness; UINT32_MAX: all do. For the runs that follow. */
void guest_costs_from(uint32_t file);

/* ---- for libtcc --------------------------------------------------------- */

struct guest_symbol {
    const char *name;
    const void *address;
};
/* The library's functions and the helpers that libtcc's code calls. */
const struct guest_symbol *guest_symbols(size_t *ret_count);
/* Does the library define this function, or this object? */
bool guest_library_has(struct str name, bool function);
/* The hooks of program/hooks.h, by their short names. */
const struct guest_symbol *guest_hooks(size_t *ret_count);
/* Text of an embedded header by the name in #include <...>, or empty with
 * at == NULL. */
struct str guest_header(struct str name);
/* The n-th header's name, or NULL: for listing and `doctor`. */
const char *guest_header_name(size_t n);

#endif
