/* heart.h - what the files that keep the program's memory share: objects.c,
 * statics.c, slots.c, heap.c, frames.c, stacks.c, access.c, blame.c, copies.c,
 * steps.c, arithmetic.c, pointers.c, leaks.c, varargs.c, jump.c, history.c,
 * findings.c, guest.c. The libc files see memory.h only.
 *
 * Numbers of objects index objects[]; 0 is none. Static objects have the numbers from 1
 * on, in the order of program.objects; those from STATICS_MAX on are made and forgotten
 * during a run. */
#ifndef GUEST_HEART_H
#define GUEST_HEART_H

#include "guest/memory.h"

#include <string.h>

#define COLD __attribute__((cold, noinline))
#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

/* Tables at fixed addresses, so that hooks need not load where they are. */
#define OBJECT_AT_TABLE 0x210000000000ul
#define READABLE_TABLE  0x220000000000ul
#define WRITABLE_TABLE  0x230000000000ul
#define POINTERS_TABLE  0x240000000000ul
#define OBJECTS_TABLE   0x250000000000ul
#define CALLS_TABLE     0x260000000000ul
#define WORK_TABLE      0x270000000000ul
#define HISTORY_TABLE   0x280000000000ul
#define EVENTS_TABLE    0x2d0000000000ul
#define STACKS_AT       0x2e0000000000ul /* native, of threads but main's */
#define RACES_TABLE     0x290000000000ul
#define RECORDS_TABLE   0x2a0000000000ul
#define RACED_TABLE     0x2b0000000000ul
#define GROUPS_TABLE    0x2c0000000000ul
#define COSTS_TABLE     0x300000000000ul
#define COST_LINKS_TABLE 0x310000000000ul

enum {
#ifdef TINY
    OBJECTS_MAX = 1 << 16,
    STATICS_MAX = 1 << 14,
    CALLS_MAX = 1 << 17,
    LOCALS_RING = 4 << 10, /* bytes; the rings grow when more is live */
    HEAP_RING = 16 << 10,
    HEAP_SPARE = 64 << 10,
    HEAP_TIMES = 1,
#else
    OBJECTS_MAX = 4 << 20,
    STATICS_MAX = 1 << 18, /* numbers below are static objects' */
    CALLS_MAX = 1 << 20,
    LOCALS_RING = 256 << 10,
    HEAP_RING = 16 << 20,
    HEAP_SPARE = 64 << 20, /* room for freed blocks to be remembered */
    HEAP_TIMES = 2,
#endif
    THREAD_CALLS = 1 << 15,
    SITES_MAX = 16 << 20,
    CALL_BYTES = 32, /* what a call costs of stack_bytes beside its frame */
    NULL_BYTES = 64 << 10, /* addresses below are a null pointer and a distance */
};

enum { OBJECT_READ_ONLY = 1, OBJECT_HANDLE = 2, OBJECT_MARKED = 4, OBJECT_ROOT = 8,
       OBJECT_POINTED = 16 };
struct object {
    uint64_t base, size;
    uint64_t made_step;
    union {
        uint64_t ended_step; /* dead */
        uint64_t lost_step;  /* live, heap */
    };
    uint32_t slot_end;     /* behind its red zone, in granules from MEMORY_AT */
    uint32_t index;        /* log_object.index; of a library object: for library_name() */
    uint32_t made;         /* heap: a stack; a local: a site */
    union {
        uint32_t ended;      /* dead: as made */
        uint32_t lost_stack; /* live, heap: if pointers is 0; else only lost_site is known */
    };
    union {
        struct { uint32_t call, depth; };         /* a local: the call it belongs to */
        struct { uint32_t pointers, lost_site; }; /* heap: counted pointers to it */
    };
    uint32_t link;         /* free numbers; leaks.c: what it hangs on */
    uint8_t kind, state;   /* enum object_kind, object_state */
    uint8_t lost;          /* enum lost_how */
    uint8_t flags;
};
_Static_assert(sizeof(struct object) == 64, "an object is one line of the cache");

/* One call under way. calls[0] stands for what calls main; each further thread has
 * THREAD_CALLS of them behind CALLS_MAX. */
struct call_record {
    struct call call;   /* first: emitted code's K points here */
    uint32_t context;   /* stack of its callers; 0: not computed yet */
    uint32_t open;      /* locals that were open when it began */
    uint32_t serial;
    uint32_t bytes;     /* of its frame */
};

/* What hooks look at first. Both limits are span in the plain case; 0 sends every
 * access down the slow path, when a pointer has strayed into another object. */
struct memory {
    uint64_t load_below, store_below; /* offsets from MEMORY_AT */
    uint64_t span;                    /* bytes reserved from MEMORY_AT on */
    uint64_t heap_end;                /* address: behind all of it */
    struct call_record *top, *bottom; /* bottom: stands for what called the thread's function */
    uint32_t thread;                  /* the number of the one that runs */
    bool threads;                     /* others than main's may have a say: every access is
                                         looked at (load_below and store_below are 0) */
    uint64_t steps;                   /* fuel handed out so far */
    uint64_t charged;                 /* of it, what library functions used up */
    uint64_t spare;                   /* not handed out yet */
    uint32_t lists_open; /* va_lists that were started and not ended */
    uint32_t returned; /* block that a return is about to hand to the caller */
    bool contracts;         /* some function has a contract: contracts.h */
    bool pictures;          /* a program with history: frames' bits are kept as well */
    bool history;           /* kept now */
    bool history_later;     /* from limits.history_from on */
    uint64_t history_mask;  /* entries of the ring, less 1; 0: there is no ring */
    uint64_t history_count; /* entries written in this run */
};
extern struct memory memory;

/* ---- the tables ---- */
static uint32_t *const object_at = (uint32_t *)OBJECT_AT_TABLE;
static uint8_t *const readable = (uint8_t *)READABLE_TABLE;
static uint8_t *const writable = (uint8_t *)WRITABLE_TABLE;
static uint8_t *const pointers = (uint8_t *)POINTERS_TABLE;
static struct object *const objects = (struct object *)OBJECTS_TABLE;
static struct call_record *const calls = (struct call_record *)CALLS_TABLE;
static struct registers *const registers = (struct registers *)REGISTERS_AT;
static uint32_t *const counts = (uint32_t *)COUNTS_AT; /* by site */

static inline uint64_t offset_of(const void *p) { return (uint64_t)(uintptr_t)p - MEMORY_AT; }
static inline bool inside(uint64_t offset, uint64_t n)
{
    return offset < memory.span && n <= memory.span - offset;
}
static inline bool in_frames(const void *p, uint64_t n) /* n: small */
{
    return memory_is_frames((uint64_t)(uintptr_t)p, n);
}
/* Statements begun so far. */
static inline uint64_t step_now(void)
{
    return memory.steps - (uint64_t)registers->fuel - memory.charged;
}

#define DECLARE_HOOK(type, name, parameters) type hook_##name parameters;
HOOKS(DECLARE_HOOK)

static inline uint64_t slot_end(const struct object *b)
{
    return MEMORY_AT + (uint64_t)b->slot_end * GRANULE;
}

/* ---- objects.c ---- */
bool objects_init(uint64_t heap_region, struct error *reterr); /* memory itself */
bool objects_reserve(struct error *reterr); /* and what is noted about it */
/* Address space at a fixed place, zero and not touched before it is used. */
bool reserve(uint64_t at, uint64_t size, const char *what, struct error *reterr);
/* Bytes reserved beside the memory itself, for a span. */
uint64_t objects_space(uint64_t span);
void objects_forget(void);           /* all numbers from STATICS_MAX on are free again */
void object_put(uint32_t number, enum object_kind kind, uint64_t base, uint64_t size,
                uint64_t end); /* end: of its slot */
uint32_t object_new(enum object_kind kind, uint64_t base, uint64_t size, uint64_t end);
void object_drop(uint32_t number);   /* its number is free; its slot belongs to nobody */
/* The object whose slot holds the address, live or dead; 0: none. */
static inline uint32_t object_around(const void *p)
{
    uint64_t o = offset_of(p);
    return o < memory.span ? object_at[o / GRANULE] : 0;
}
/* Bits of n bytes at offset o, which must be inside(). */
void bits_set(uint8_t *map, uint64_t o, uint64_t n);
void bits_clear(uint8_t *map, uint64_t o, uint64_t n);
bool bits_all(const uint8_t *map, uint64_t o, uint64_t n);
/* First offset in [o, o + n) whose bit is clear; o + n: none. */
uint64_t bits_hole(const uint8_t *map, uint64_t o, uint64_t n);
void bits_copy(uint8_t *map, uint64_t to, uint64_t from, uint64_t n);
/* Clears all shadow of [from, to), offsets rounded outwards to 64 bytes. */
void shadow_clear(uint64_t from, uint64_t to);
/* All that were given, in order: 0 starts, 0 ends. Free ones have OBJECT_NONE. */
uint32_t object_next(uint32_t number);

/* ---- statics.c ---- */
uint32_t statics_count(void);
void statics_load(void);    /* of machine.program, before a run */
void statics_arguments(int *ret_argc, char **ret_argv, char **ret_environment);
void library_reset(void);
uint64_t library_high(void);        /* address: end of the library's objects */
const char *library_name(uint32_t index);

/* ---- slots.c: two rings of slots ---- */
struct ring {
    uint64_t from, to;    /* addresses: its region */
    uint64_t wrap, first_wrap; /* where the hand starts over; at the start of a run */
    uint64_t hand;        /* where a slot is looked for next */
    uint64_t high;        /* the highest address used in this run */
    uint64_t ever_high;   /* and in any: beyond it all bytes are 0 */
    uint64_t live;        /* bytes of slots whose object is live */
};
/* By thread: where a thread's blocks and variables lie does not depend on what others do. */
extern struct ring heap_rings[THREADS_MAX], locals_rings[THREADS_MAX];
struct ring *ring_at(uint64_t address); /* that it lies in: a heap's or locals' */
void ring_init(struct ring *r, uint64_t from, uint64_t to, uint64_t wrap);
void ring_reset(struct ring *r);
/* A slot for a live object of size bytes and its red zone; 0: there is none.
 * *ret_virgin: its bytes were never used, and are 0. */
uint32_t ring_take(struct ring *r, enum object_kind kind, uint64_t size, uint64_t align,
                   bool *ret_virgin);
/* The object is dead from now on; its slot stays for a while. */
void ring_give(struct ring *r, uint32_t number, enum object_state state);

/* ---- heap.c ---- */
void heap_init(uint64_t region); /* bytes of it, for main's thread */
void heap_reset(void);

/* ---- frames.c ---- */
struct call_stack {         /* of one thread; while it runs it is `frames` */
    uint64_t low;           /* address: of its region */
    uint64_t top;           /* address: the next frame's */
    uint64_t used, limit;   /* of stack_bytes */
    uint64_t peak;          /* the most of used; no frame of this run ended above low + it */
    struct call_record *bottom, *now, *deepest;
    uint32_t *open;         /* numbers of objects */
    uint32_t open_count, open_max;
};
extern struct call_stack frames;
extern struct call_stack stacks_of[THREADS_MAX]; /* of those that do not run */
void frames_reset(void);
void frames_begin(uint32_t thread);  /* its stack is empty; it does not run yet */
void frames_switch(uint32_t from, uint32_t to); /* who runs */
/* As it is now, running or not. */
static inline const struct call_stack *frames_of(uint32_t thread)
{
    return thread == memory.thread ? &frames : &stacks_of[thread];
}
void call_end(U site);              /* the top one */
void locals_end(uint32_t open, U site, enum object_state state); /* all but the first `open` */
uint32_t locals_open(void);
uint32_t local_make(uint32_t variable, uint64_t size, uint64_t align, U site);
bool call_active(uint32_t depth, uint32_t serial);  /* of any thread */
bool call_mine(uint32_t depth);     /* of the thread that runs */
void frames_note(struct log_run *run); /* peaks, when a run is over */
static inline bool in_live_frames(const void *p, uint64_t n) /* of the thread that runs */
{
    uint64_t from = (uint64_t)(uintptr_t)p - frames.low, room = frames.top - frames.low;
    return from < room && n <= room - from;
}
uint32_t local_by(uint32_t n);      /* the n-th open local's number */
void fuel_slice(void);              /* there are threads now: others are asked every so many steps */
void fuel_start(void);              /* as many steps as the limits and the history want */
ENDS void step_limit(U site);
uint32_t line_count(U site);
void busiest_line(struct log_run *run);

/* ---- stacks.c ---- */
void stacks_reset(void);
void stack_at(uint32_t ret_stack[LOG_STACK], U site); /* site, then the calls under way */
uint32_t stack_of_caller(void);     /* the call that led to the one under way, and so on */
uint32_t stack_now(U site);         /* its number; 0 if there are too many */
uint32_t stack_push(uint32_t callers, U site);
void stack_of_thread(uint32_t ret_stack[LOG_STACK], uint32_t thread, U site); /* as stack_at() */
void stack_by(uint32_t number, uint32_t ret_stack[LOG_STACK]);

/* ---- findings.c ---- */
/* NULL: told before at this site, or no room. */
FORMAT(3, 4) struct log_finding *finding_at_site(const char *code, U site, const char *text, ...);
uint32_t object_type(uint32_t number); /* of program.types; 0: not known, as of the heap */
void finding_object(struct log_finding *f, uint32_t number);
/* Whatever was told at this site before: its other site differs. NULL: no room. */
struct log_finding *finding_pair(const char *code, U site);
void finding_frame_variable(struct log_finding *f, const void *at);
void finding_function(struct log_finding *f, uint32_t function);
void finding_access(struct log_finding *f, const void *at, uint64_t n, bool write);
/* What stopped the run is written down even if there is no room left, then it ends. */
FORMAT(3, 4) struct log_finding *finding_last(const char *code, U site, const char *text, ...);
ENDS void finding_stop(void);

/* ---- blame.c ---- */
enum { HOW_READ = 1, HOW_WRITE = 2 };
/* Returns if n bytes at p lie in a live object that allows it; ends the run if not. */
void access_check(const void *p, uint64_t n, unsigned how, U site);
/* The same, told as of `number`, the object it should have stayed in. */
ENDS void blame_bounds(uint32_t number, const void *p, uint64_t n, unsigned how, U site);
void tell_uninitialised(const void *p, uint64_t n, uint64_t hole, bool frame, U site);

/* ---- steps.c ---- */
void strays_reset(void);
/* The object that a pointer with this value has strayed from; 0: none. */
uint32_t stray_from(const void *p, U *ret_site);
bool strays_any(void);

/* ---- pointers.c ---- */
static inline bool heap_address(uint64_t v) { return v - HEAP_AT <= memory.heap_end - HEAP_AT; }
static inline bool pointer_counted(uint64_t o) { return pointers[o >> 6] >> (o >> 3 & 7) & 1; }
/* Word at an aligned, inside() offset is about to hold value, a pointer. */
void pointer_store(uint64_t o, uint64_t value, U site);
/* All counted words that n bytes at offset o touch hold pointers no more. */
void pointers_drop(uint64_t o, uint64_t n, enum lost_how how, U site);
/* Counts what n bytes at offset o hold now. */
void pointers_take(uint64_t o, uint64_t n);

/* ---- parts.c ---- */
void parts_reset(void);
/* Ends the run if n bytes at p leave a part that was noted for the call at site. */
uint64_t parts_room(const void *p, U site); /* bytes from p to its part's end; UINT64_MAX: no part */
void parts_check(const void *p, uint64_t n, unsigned how, U site);

/* ---- leaks.c ---- */
void leaks_find(void);

/* ---- copies.c ---- */
/* n bytes at p are about to change: history, counts down. */
void before_write(void *p, uint64_t n, U site);
void after_write(void *p, uint64_t n); /* they are initialised now */

/* ---- varargs.c, jump.c ---- */
void varargs_reset(void);
void varargs_call_ended(uint32_t depth);
void jumps_reset(void);

/* ---- history.c: the undo log; struct log_entry of guest.h ---- */
enum { HISTORY_LEAST = 1 << 10 }; /* entries */
static struct log_entry *const history_ring = (struct log_entry *)HISTORY_TABLE;

bool history_init(uint64_t bytes, struct error *reterr);
void history_reset(bool on);
BARE static inline struct log_entry *history_add(enum entry_kind kind, uint64_t o, U site)
{
    struct log_entry *e = &history_ring[memory.history_count++ & memory.history_mask];
    e->offset = (uint32_t)o;
    e->site = site;
    e->step = (uint32_t)step_now();
    e->kind = (uint8_t)kind;
    e->size = e->bits = e->unused = 0;
    return e;
}
/* n bytes at offset o, which lie within one granule, are about to change. */
BARE static inline void history_piece(uint64_t o, unsigned n, U site)
{
    struct log_entry *e = history_add(ENTRY_WRITE, o, site);
    e->size = (uint8_t)n;
    e->bits = readable[o / 8];
    e->value = *(const uint64_t *)(MEMORY_AT + (o & ~(uint64_t)7)) >> o % 8 * 8;
}
/* n bytes at p are about to change. */
void history_write(const void *p, uint64_t n, U site);
/* The readable bits of n bytes at offset o are about to be cleared. */
void history_bits(uint64_t o, uint64_t n, U site);
/* At offset o; low and detail as the kind has them. */
BARE static inline void history_event(enum entry_kind kind, uint64_t o, uint32_t low, uint32_t detail,
                                      U site)
{
    struct log_entry *e = history_add(kind, o, site);
    e->value = (uint64_t)detail << 32 | low;
}
/* Entries are numbered from 0; those below history_first() are gone. */
uint64_t history_first(void), history_count(void);
const struct log_entry *history_at(uint64_t n);

/* ---- landmarks.c: what happened when, of the whole run; opened files ---- */
enum landmark { LANDMARK_MADE, LANDMARK_FREED, LANDMARK_OUTPUT, LANDMARK_FINDING };
void landmarks_reset(void);
void landmark(enum landmark what);
const struct log_landmark *landmarks_at(uint64_t steps, uint64_t *ret_each); /* of so long a run */
const struct log_opened *opened_files(uint32_t *ret_count);

/* ---- harvest.c: memory and log into the trace, when a run is over ---- */
/* Its length; 0: there is no room for any. */
uint64_t harvest(char *to, uint64_t room);

#endif
