/* threads.c - threads as coroutines: whose turn it is.
 *
 * Each thread has a native stack, a stack of frames, and a heap of its own (heart.h), so
 * that where its objects lie does not depend on what the others do. One of them runs; at a
 * point it says what it is about to do, and the scheduler says who goes next: it goes on,
 * or another, which then does what it had said before. A thread that waits has said what
 * for (thread_ready); it is among those that can go once that is so.
 *
 * Loops that wait. A thread that reads the same place again, with the same answer, the
 * same frames as before and nothing written in between, is in a state it was in before:
 * it can only go on like this until somebody writes to a place that it has read. It is
 * not among those that can go until then, which loses no schedule that leads anywhere,
 * and makes runs of programs with such loops finite. If nobody else can go either, nobody
 * ever will: livelock.
 *
 * A thread that never comes to a point, because nothing that it does is known to be raced
 * for, is made to yield after SLICE operations. */
#include "guest/threads.h"

#include <sys/mman.h>

#if defined(__SANITIZE_ADDRESS__)
void __asan_unpoison_memory_region(void const volatile *at, size_t size);
#endif

enum { SLICE = 4096, SPIN_READS = 8, FRAME_LOOK = 2048, CALL_LOOK = 256 };
#define STACK_GUARD (256ul << 10)
#define STACK_BYTES (8ul << 20)

struct spin { /* what a thread has read since it last changed anything */
    uint32_t count;
    bool awaits;
    uint64_t state; /* hash of its frames at the first of them */
    struct { uint32_t at, size, site; uint64_t value, step; } read[SPIN_READS];
};
struct thread {
    void *native;         /* stack pointer, while it does not run */
    thread_ready ready;   /* of what it is about to do */
    const void *object;
    void *(*code)(void *);
    void *argument;
    struct thread_facts facts;
    uint32_t made;        /* stack of the call that made it */
    struct spin spin;
};
static struct thread threads[THREADS_MAX];
static struct thread_op next_ops[THREADS_MAX];

static struct {
    uint32_t alive, yielded; /* bits */
    uint32_t used;           /* numbers below it were given in this run */
    uint32_t serial;         /* threads made, main's included */
    uint32_t running;        /* who did the last operation */
    uint32_t tick;           /* operations so far */
    uint32_t look_at;        /* the next tick at which an access is looked at closely */
    uint32_t slice_end;
    uint32_t event_count;
    bool open;               /* the last event is a write whose value is not known yet */
    bool within;             /* a library function whose state all threads share */
    bool begun;              /* an event was begun by the thread that runs */
    bool all;                /* ordinary accesses too */
} turns;
static struct guest_scheduler *scheduler;
static struct guest_event *const events = (struct guest_event *)EVENTS_TABLE;

/* ---- native stacks ---- */

/* Keeps what the ABI wants kept on this stack, its pointer at *save, and goes on where
 * another left off. */
void thread_swap(void **save, void *to);
__asm__(".text\n"
        ".globl thread_swap\n"
        ".type thread_swap, @function\n"
        "thread_swap:\n"
        "    push %rbp\n"
        "    push %rbx\n"
        "    push %r12\n"
        "    push %r13\n"
        "    push %r14\n"
        "    push %r15\n"
        "    mov %rsp, (%rdi)\n"
        "    mov %rsi, %rsp\n"
        "    pop %r15\n"
        "    pop %r14\n"
        "    pop %r13\n"
        "    pop %r12\n"
        "    pop %rbx\n"
        "    pop %rbp\n"
        "    ret\n"
        ".size thread_swap, . - thread_swap\n");

static uintptr_t stack_low(uint32_t thread)
{
    return STACKS_AT + (thread - 1) * (STACK_BYTES + STACK_GUARD) + STACK_GUARD;
}

uint64_t threads_space(void)
{
    return (THREADS_MAX - 1) * (STACK_BYTES + STACK_GUARD) + EVENTS_MAX * sizeof *events;
}

bool threads_init(struct error *reterr)
{
    uint64_t size = (THREADS_MAX - 1) * (STACK_BYTES + STACK_GUARD);
    if (!reserve(STACKS_AT, size, "threads", reterr) ||
        !reserve(EVENTS_TABLE, EVENTS_MAX * sizeof *events, "events", reterr))
        return false;
    for (uint32_t i = 1; i < THREADS_MAX; i++)
        if (mprotect((void *)(stack_low(i) - STACK_GUARD), STACK_GUARD, PROT_NONE) != 0)
            return error_errno(reterr, ERROR_OS, "cannot guard the stacks of threads");
    return true;
}

static void stack_is(uint32_t thread)
{
    static uintptr_t of_main[3];
    if (!of_main[0]) {
        of_main[0] = machine.guard_low;
        of_main[1] = machine.stack_low;
        of_main[2] = machine.stack_high;
    }
    machine.guard_low = thread ? stack_low(thread) - STACK_GUARD : of_main[0];
    machine.stack_low = thread ? stack_low(thread) : of_main[1];
    machine.stack_high = thread ? stack_low(thread) + STACK_BYTES : of_main[2];
}

/* ---- switching ---- */

void threads_watch(void)
{
    bool closely = memory.threads || strays_any();
    memory.load_below = memory.store_below = closely ? 0 : memory.span;
}

static void go_on(uint32_t from, uint32_t to)
{
    frames_switch(from, to);
    stack_is(to);
    races_switch(to);
    if (UNLIKELY(memory.history))
        history_event(ENTRY_SWITCH, 0, from, to, 0);
}

static void switch_to(uint32_t to)
{
    uint32_t from = memory.thread;
    go_on(from, to);
    thread_swap(&threads[from].native, threads[to].native);
}

/* ---- events ---- */

static uint64_t value_at(uint32_t at, uint32_t size)
{
    uint64_t v = 0;
    if (size <= 8 && inside(at, size))
        memcpy(&v, (const void *)(MEMORY_AT + at), size);
    return v;
}

/* A value is told with the block that it leads to, which has a name; what an address is depends
 * on the order, and means nothing to a reader. */
static void set_value(struct guest_event *e, uint64_t value)
{
    uint32_t number = e->op.size == sizeof value ? object_around((const void *)value) : 0;
    const struct object *b = &objects[number];
    bool leads = number && b->kind == OBJECT_HEAP && b->base == value && b->index <= UINT8_MAX;
    e->value = value;
    e->op.block = leads ? (uint8_t)b->index : 0;
}

/* What a write wrote is known when the next operation begins. */
static void close_event(void)
{
    struct guest_event *e = &events[turns.event_count - 1];
    turns.open = false;
    set_value(e, value_at(e->op.at, e->op.size));
}

static void begin_event(const struct thread_op *op, uint32_t flags, uint32_t enabled, uint32_t yielded)
{
    if (UNLIKELY(turns.event_count == EVENTS_MAX)) { /* too long to be explored or shown */
        turns.begun = false;
        return;
    }
    events[turns.event_count++] = (struct guest_event){
        .op = *op, .thread = (uint8_t)memory.thread, .flags = (uint8_t)flags,
        .step = (uint32_t)step_now(), .tick = turns.tick - 1, .enabled = enabled,
        .yielded = yielded };
    turns.begun = true;
}

/* Flags memory that more than one thread has touched. */
static void mark_shared(void)
{
    enum { SLOTS = 1 << 17 };
    SPARSE static struct { uint32_t granule; uint32_t threads; } slot[SLOTS];
    memset(slot, 0, sizeof slot);
    for (unsigned pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < turns.event_count; i++) {
            struct guest_event *e = &events[i];
            if (e->op.kind < OP_READ || e->op.kind > OP_UPDATE || !e->op.size)
                continue;
            uint32_t granule = e->op.at / GRANULE;
            uint32_t at = (uint32_t)(granule * 0x9e3779b97f4a7c15u >> 40) % SLOTS;
            for (unsigned tries = 0; slot[at].threads && slot[at].granule != granule && tries < 64; tries++)
                at = (at + 1) % SLOTS;
            if (!slot[at].threads)
                slot[at].granule = granule;
            if (slot[at].granule != granule)
                continue;
            if (pass == 0)
                slot[at].threads |= 1u << e->thread;
            else if (slot[at].threads & (slot[at].threads - 1))
                e->flags |= EVENT_SHARED;
        }
}

const struct guest_event *guest_events(uint32_t *ret_count)
{
    if (turns.open)
        close_event();
    if (turns.all)
        mark_shared();
    *ret_count = turns.event_count;
    return events;
}

static bool want_all; /* from the next run on */

/* ---- loops that wait ---- */

/* Where the thread that runs is, and what its frames hold: of those the innermost FRAME_LOOK
 * bytes, and of exposed variables nothing, for to write to those is an operation. */
BARE static uint64_t state_of_frames(void)
{
    uint64_t from = frames.top - frames.low > FRAME_LOOK ? frames.top - FRAME_LOOK : frames.low;
    uint64_t h = frames.top;
    const struct call_record *c = memory.top, *last = c - memory.bottom > CALL_LOOK ? c - CALL_LOOK
                                                                                    : memory.bottom;
    while (--c > last) /* where each calls from */
        h = (h ^ c->call.site) * 0x9e3779b97f4a7c15u;
    for (; from < frames.top; from += 8)
        h = (h ^ *(const uint64_t *)from) * 0x9e3779b97f4a7c15u;
    return h;
}

static void has_read(const struct thread_op *op, uint64_t value)
{
    struct spin *s = &threads[memory.thread].spin;
    uint64_t state = state_of_frames();
    for (uint32_t i = 0; i < s->count; i++) {
        if (s->read[i].at != op->at || s->read[i].site != op->site)
            continue;
        /* One expression may read a place twice: a macro's argument. */
        if (s->read[i].step == step_now())
            return;
        if (s->read[i].value == value && s->state == state && s->read[i].size == op->size) {
            s->awaits = true;
            return;
        }
        s->count = 0;
    }
    if (s->count == SPIN_READS) /* it cannot be known what all it would wait for */
        s->count = 0;
    if (s->count == 0)
        s->state = state;
    s->read[s->count].at = op->at;
    s->read[s->count].size = op->size;
    s->read[s->count].site = op->site;
    s->read[s->count].step = step_now();
    s->read[s->count++].value = value;
}

/* n bytes at o have changed. */
static void has_changed(uint32_t o, uint32_t n)
{
    threads[memory.thread].spin.count = 0;
    threads[memory.thread].spin.awaits = false;
    cycles.changed |= 1u << memory.thread;
    for (uint32_t t = 0; t < turns.used; t++) {
        /* Not only of who awaits: what was read before a loop came round may be old by then. */
        struct spin *s = &threads[t].spin;
        for (uint32_t i = 0; i < s->count; i++)
            if (s->read[i].at < o + n && o < s->read[i].at + s->read[i].size) {
                s->awaits = false;
                s->count = 0;
                break;
            }
    }
}

static void note_effect(const struct thread_op *op, unsigned flags, uint64_t value)
{
    switch (op->kind) {
    case OP_NONE: case OP_START: case OP_FENCE: case OP_YIELD: case OP_SLEEP:
        return;
    case OP_READ: case OP_LOAD:
        has_read(op, value);
        return;
    case OP_UPDATE: case OP_TRYLOCK: case OP_TRYLOCK_SHARED: case OP_SEM_TRYWAIT:
        if (flags & (EVENT_FAILED | DONE_SAME)) {
            has_read(op, value);
            return;
        }
        has_changed(op->at, op->size);
        return;
    default:
        has_changed(op->at, op->size ? op->size : 1);
        if (op->also_kind == ALSO_OBJECT)
            has_changed(op->also, 1);
    }
}

/* ---- who can go ---- */

static uint32_t who_can(void)
{
    uint32_t can = 0;
    for (uint32_t rest = turns.alive; rest; rest &= rest - 1) {
        uint32_t t = (uint32_t)__builtin_ctz(rest);
        const struct thread *x = &threads[t];
        if (!x->spin.awaits && (!x->ready || x->ready(x->object, t)))
            can |= 1u << t;
    }
    return can;
}

int guest_default_next(const struct guest_point *p)
{
    uint32_t can = p->enabled & ~p->yielded;
    if (!can)
        can = p->enabled;
    else if (can >> p->running & 1)
        return (int)p->running;
    uint32_t behind = can >> p->running >> 1 << p->running << 1;
    return __builtin_ctz(behind ? behind : can);
}

static void ask_again(void)
{
    uint32_t asked = scheduler ? scheduler->ask_at : UINT32_MAX;
    turns.look_at = turns.all ? 0 : asked < turns.slice_end ? asked : turns.slice_end;
}

void guest_events_all(bool all)
{
    want_all = all;
    if (turns.tick || turns.event_count) /* of the last run it is still told as it was */
        return;
    turns.all = all;
    ask_again();
}

static uint32_t choose(uint32_t can)
{
    struct guest_point p = { .running = turns.running, .enabled = can, .alive = turns.alive,
                             .yielded = turns.yielded & turns.alive, .tick = turns.tick,
                             .next = next_ops };
    int t = scheduler && scheduler->next ? scheduler->next(scheduler->with, &p)
                                         : guest_default_next(&p);
    if (t == SCHEDULE_STOP)
        machine_end(OUTCOME_CUT, 0);
    if (t < 0 || t >= THREADS_MAX || !(can >> t & 1))
        t = guest_default_next(&p);
    ask_again();
    return (uint32_t)t;
}

uint32_t thread_pick(uint32_t choices)
{
    if (choices < 2 || !memory.threads || !scheduler || !scheduler->pick)
        return 0;
    struct guest_point p = { .running = memory.thread, .enabled = 1u << memory.thread,
                             .alive = turns.alive, .tick = turns.tick - 1, .next = next_ops };
    uint32_t n = scheduler->pick(scheduler->with, &p, choices);
    n = n < choices ? n : 0;
    if (turns.begun) {
        struct guest_event *e = &events[turns.event_count - 1];
        e->flags |= EVENT_PICK;
        e->picked = (uint8_t)n;
        e->choices = (uint8_t)choices;
    }
    ask_again();
    return n;
}

/* ---- nobody can go ---- */

/* From thread t on, who waits for a lock that whom holds: the first that comes twice;
 * THREADS_MAX: it ends somewhere. */
static uint32_t in_a_cycle(uint32_t t)
{
    uint32_t seen = 0;
    while (t < THREADS_MAX && !(seen >> t & 1)) {
        seen |= 1u << t;
        const struct thread_op *op = &next_ops[t];
        bool locks = op->kind == OP_LOCK || op->kind == OP_LOCK_SHARED;
        t = locks ? held_by(MEMORY_AT + op->at)
                  : op->kind == OP_JOIN && op->also < THREADS_MAX && (turns.alive >> op->also & 1) ? op->also
                  : THREADS_MAX;
    }
    return t;
}

static void add_waiting(struct log_finding *f, uint32_t t)
{
    const struct thread_op *op = &next_ops[t];
    /* Its next operation takes the mutex back, but it is the wakeup that does not come. */
    uint64_t condition = op->kind == OP_LOCK ? wait_for(t) : 0;
    struct log_party *p = condition ? finding_party(f, t, OP_WAIT, condition, op->size)
        : finding_party(f, t, op->kind, op->at ? MEMORY_AT + op->at : 0, op->size);
    if (p && op->kind == OP_JOIN)
        p->object_index = op->also; /* the thread whose end it waits for */
}

/* Who waits for a wakeup that came too early. */
static uint32_t lost_waiter(struct lost_wakeup *ret)
{
    for (uint32_t rest = turns.alive; rest; rest &= rest - 1)
        if (wait_lost((uint32_t)__builtin_ctz(rest), ret))
            return (uint32_t)__builtin_ctz(rest);
    return THREADS_MAX;
}

/* Without a cycle: who waits for a thing rather than for the end of a thread, which waits
 * because the other does. */
static uint32_t who_waits_first(void)
{
    uint32_t first = turns.alive >> turns.running & 1 ? turns.running : (uint32_t)__builtin_ctz(turns.alive);
    for (uint32_t rest = turns.alive; rest && next_ops[first].kind == OP_JOIN; rest &= rest - 1)
        if (next_ops[__builtin_ctz(rest)].kind != OP_JOIN)
            first = (uint32_t)__builtin_ctz(rest);
    return first;
}

ENDS static void nobody_can(void)
{
    if (scheduler && scheduler->stuck) {
        struct guest_point p = { .running = turns.running, .alive = turns.alive, .tick = turns.tick,
                                 .yielded = turns.yielded & turns.alive, .next = next_ops };
        scheduler->stuck(scheduler->with, &p);
    }
    uint32_t awaits = 0, cycle = in_a_cycle(turns.running), first;
    for (uint32_t rest = turns.alive; rest; rest &= rest - 1) {
        uint32_t t = (uint32_t)__builtin_ctz(rest);
        awaits |= (uint32_t)threads[t].spin.awaits << t;
        if (cycle == THREADS_MAX)
            cycle = in_a_cycle(t);
    }
    struct lost_wakeup lost;
    uint32_t waiter = awaits || cycle < THREADS_MAX ? THREADS_MAX : lost_waiter(&lost);
    first = cycle < THREADS_MAX ? cycle : waiter < THREADS_MAX ? waiter
            : awaits ? (uint32_t)__builtin_ctz(awaits) : who_waits_first();
    if (first != memory.thread)
        go_on(memory.thread, first); /* so that the finding is of that thread */
    U site = next_ops[first].site;
    const char *code = awaits ? "livelock" : waiter < THREADS_MAX ? "lost-wakeup" : "deadlock";
    struct log_finding *f = finding_last(code, site, NULL);
    if (f && cycle < THREADS_MAX && !awaits) {
        uint32_t t = cycle;
        do {
            add_waiting(f, t);
            t = next_ops[t].kind == OP_JOIN ? next_ops[t].also : held_by(MEMORY_AT + next_ops[t].at);
        } while (t != cycle && t < THREADS_MAX);
    } else if (f) {
        add_waiting(f, first);
        if (waiter < THREADS_MAX) {
            struct log_party *p = party_add(f, lost.thread, lost.does, lost.condition, lost.size);
            if (p) {
                p->step = lost.step;
                memcpy(p->stack, lost.stack, sizeof p->stack);
            }
        }
        for (int joins = 0; joins < 2; joins++) /* those come last: they only wait because others do */
            for (uint32_t rest = turns.alive & ~(1u << first); rest; rest &= rest - 1)
                if ((next_ops[__builtin_ctz(rest)].kind == OP_JOIN) == joins)
                    add_waiting(f, (uint32_t)__builtin_ctz(rest));
    }
    finding_stop();
}

/* ---- points ---- */

/* What a state does not hold (cycles.c). */
enum { NOT_IN_STATE = 1u << OP_WAIT | 1u << OP_SIGNAL | 1u << OP_BROADCAST | 1u << OP_SEM_WAIT | 1u << OP_SEM_TRYWAIT |
                      1u << OP_SEM_POST | 1u << OP_BARRIER | 1u << OP_BARRIER_LEAVE | 1u << OP_ONCE | 1u << OP_ONCE_END |
                      1u << OP_CREATE | 1u << OP_JOIN | 1u << OP_DETACH | 1u << OP_EXIT | 1u << OP_LIBRARY };
_Static_assert(OP_KINDS <= 32, "a bit each");

static void look_for_cycle(void)
{
    if (threads_weak()) { /* which older stores may still be read is in no state */
        cycles.next = UINT32_MAX;
        return;
    }
    uint32_t thread;
    enum cycle c = cycles_look(turns.tick, turns.alive, next_ops, &thread);
    if (c == CYCLE_UNFAIR)
        turns.yielded |= thread & turns.alive;
    if (c == CYCLE_NONE || c == CYCLE_UNFAIR)
        return;
    if (thread != memory.thread)
        go_on(memory.thread, thread); /* so that the finding is of that thread */
    struct log_finding *f = finding_last(c == CYCLE_STARVES ? "starvation" : "livelock", next_ops[thread].site, NULL);
    if (f) {
        add_waiting(f, thread);
        for (uint32_t rest = turns.alive & cycles.ran & ~(1u << thread); rest; rest &= rest - 1)
            add_waiting(f, (uint32_t)__builtin_ctz(rest));
    }
    finding_stop();
}

/* What the scheduler was asked before the operation that now begins. */
static struct { uint32_t enabled, yielded; bool preempted; } came;

static void ask(void)
{
    uint32_t self = memory.thread;
    if (turns.open)
        close_event();
    uint32_t can = who_can();
    if (UNLIKELY(!can))
        nobody_can();
    cycles.could |= can;
    if (UNLIKELY(turns.tick >= cycles.next))
        look_for_cycle();
    uint32_t to = choose(can);
    came.enabled = can;
    came.yielded = turns.yielded & turns.alive;
    came.preempted = to != turns.running && (can & ~turns.yielded) >> turns.running & 1;
    if (to != self)
        switch_to(to);
}

static void begin(uint32_t flags)
{
    uint32_t self = memory.thread;
    turns.running = self;
    turns.yielded = 0; /* somebody did something, or it was let go all the same */
    turns.tick++;
    cycles.ran |= 1u << self;
    cycles.broken |= NOT_IN_STATE >> next_ops[self].kind & 1;
    turns.slice_end = turns.tick + SLICE;
    ask_again();
    begin_event(&next_ops[self], flags | EVENT_POINT | (came.preempted ? EVENT_PREEMPTED : 0),
                came.enabled, came.yielded);
    threads[self].ready = NULL;
}

void thread_point(struct thread_op op, thread_ready ready, const void *object)
{
    uint32_t self = memory.thread;
    if (!memory.threads) {
        if (ready && !ready(object, self)) {
            next_ops[self] = op;
            nobody_can();
        }
        return;
    }
    turns.within = false;
    next_ops[self] = op;
    threads[self].ready = ready;
    threads[self].object = object;
    ask();
    begin(0);
}

void thread_done(uint64_t value, unsigned flags)
{
    if (!memory.threads)
        return;
    if (flags & DONE_OLD)
        threads[memory.thread].spin.count = 0; /* a loop that read it may go on by itself */
    else
        note_effect(&next_ops[memory.thread], flags, value);
    if (!turns.begun)
        return;
    struct guest_event *e = &events[turns.event_count - 1];
    e->flags |= (uint8_t)flags;
    set_value(e, value);
    turns.begun = false;
}

struct thread_op op_of(enum op_kind kind, const void *p, size_t size)
{
    return (struct thread_op){ .kind = (uint8_t)kind, .at = (uint32_t)offset_of(p),
                               .size = (uint32_t)size, .site = memory.top->call.site };
}

void thread_library(uint32_t state) { thread_library_when(state, NULL, NULL); }

void thread_library_when(uint32_t state, thread_ready ready, const void *object)
{
    thread_point((struct thread_op){ .kind = OP_LIBRARY, .at = state, .size = 1,
                                     .site = memory.top->call.site }, ready, object);
    if (!memory.threads)
        return;
    thread_done(0, 0);
    turns.within = true;
}

void thread_yields(void) { turns.yielded |= 1u << memory.thread; }

void thread_slice(U site)
{
    thread_yields();
    thread_point((struct thread_op){ .kind = OP_YIELD, .site = site }, NULL, NULL);
    thread_done(0, 0);
}

void thread_turn(uint64_t o, uint64_t n, bool write, U site)
{
    turns.within = false;
    if (UNLIKELY(turns.open))
        close_event();
    bool raced = races_known(o, n);
    if (LIKELY(turns.tick < turns.look_at && !raced)) {
        turns.tick++;
        if (write)
            threads[memory.thread].spin.count = 0;
        return;
    }
    struct thread_op op = { .kind = write ? OP_WRITE : OP_READ, .at = (uint32_t)o,
                            .size = n < UINT32_MAX ? (uint32_t)n : UINT32_MAX, .site = site };
    if (turns.tick >= turns.slice_end)
        thread_slice(site);
    if (raced || (scheduler && turns.tick >= scheduler->ask_at)) {
        thread_point(op, NULL, NULL);
        return;
    }
    turns.tick++;
    turns.running = memory.thread;
    if (write)
        threads[memory.thread].spin.count = 0;
    if (turns.all) {
        next_ops[memory.thread] = op;
        begin_event(&op, 0, 0, 0);
    }
}

void library_turn(uint64_t o, uint64_t n, bool write, U site)
{
    if (!turns.within) {
        thread_turn(o, n, write, site);
        return;
    }
    if (turns.open)
        close_event();
    turns.tick++;
}

void thread_seen(uint64_t o, uint64_t n, bool write, U site)
{
    races_access(o, n, write, site);
    if (!turns.begun)
        return;
    struct guest_event *e = &events[turns.event_count - 1];
    turns.begun = false;
    turns.open = write;
    if (!write)
        set_value(e, value_at(e->op.at, e->op.size));
    if (e->flags & EVENT_POINT)
        note_effect(&e->op, 0, e->value);
}

void thread_ended(uint64_t o, uint64_t n, U site)
{
    races_ended(o, n, site);
    if (turns.begun) {
        const struct guest_event *e = &events[turns.event_count - 1];
        turns.begun = false;
        if (e->flags & EVENT_POINT)
            note_effect(&e->op, 0, 0);
    }
}

/* ---- beginning and ending ---- */

bool threads_weak(void) { return scheduler && scheduler->weak; }
uint32_t thread_self(void) { return memory.thread; }
bool thread_is_main(void) { return memory.thread == 0; }
const struct thread_facts *thread_facts(uint32_t thread) { return &threads[thread].facts; }

static void *thread_body(void) /* on the new stack */
{
    struct thread *self = &threads[memory.thread];
    begin(0);
    thread_done(0, 0);
    void *result = self->code(self->argument);
    thread_leaves();
    thread_exit(result);
#if defined(__SANITIZE_ADDRESS__)
    return NULL;
#endif
}

static void lay_stack(uint32_t thread)
{
    uint64_t *top = (uint64_t *)(stack_low(thread) + STACK_BYTES);
#if defined(__SANITIZE_ADDRESS__)
    /* Who ran on it before did not return. */
    __asan_unpoison_memory_region((void *)stack_low(thread), STACK_BYTES);
#endif
    *--top = 0;                                /* where thread_body would return to: a function is */
                                               /* entered 8 bytes below a multiple of 16 */
    *--top = (uint64_t)(uintptr_t)thread_body; /* where thread_swap does */
    for (unsigned i = 0; i < 6; i++)
        *--top = 0;
    threads[thread].native = top;
}

/* A number that was never used, else one that was given back. */
static uint32_t free_number(void)
{
    if (turns.used < THREADS_MAX)
        return turns.used++;
    uint32_t any = THREADS_MAX;
    for (uint32_t t = 1; t < THREADS_MAX; t++)
        if (threads[t].facts.state == THREAD_NONE) {
            if (races_may_reuse(t))
                return t;
            any = t;
        }
    return any;
}

/* Until there are two threads nothing is an operation; the call that makes the second is shown
 * all the same. */
static void show_first(uint32_t thread, U site)
{
    if (!turns.all)
        return;
    begin_event(&(struct thread_op){ .kind = OP_CREATE, .also_kind = ALSO_THREAD, .also = thread,
                                     .site = site }, 0, 0, 0);
    if (turns.begun)
        events[turns.event_count - 1].tick = turns.tick;
    turns.begun = false;
}

uint32_t thread_create(void *(*code)(void *), void *argument, bool detached, U site)
{
    uint32_t t = free_number();
    if (t == THREADS_MAX)
        return t;
    uint32_t made = stack_now(site);
    threads[t] = (struct thread){ .code = code, .argument = argument, .made = made,
                                  .facts = { .state = THREAD_ALIVE, .detached = detached,
                                             .serial = turns.serial++, .site = site } };
    next_ops[t] = (struct thread_op){ .kind = OP_START, .also = t, .also_kind = ALSO_THREAD,
                                      .site = site };
    frames_begin(t);
    lay_stack(t);
    turns.alive |= 1u << t;
    machine.run->threads = turns.serial;
    if (!memory.threads) {
        memory.threads = true;
        fuel_slice();
        show_first(t, site);
        turns.slice_end = turns.tick + SLICE;
        threads_watch();
        ask_again();
        machine.run->ticks = 0;
    }
    races_created(t);
    return t;
}

/* Nobody is left that could have a say. */
static void maybe_alone(void)
{
    for (uint32_t t = 0; t < turns.used; t++)
        if (t != memory.thread && threads[t].facts.state != THREAD_NONE)
            return;
    memory.threads = false;
    threads_watch();
}

static void give_back(uint32_t thread)
{
    threads[thread].facts.state = THREAD_NONE;
}

void thread_join(uint32_t thread)
{
    races_joined(thread);
    give_back(thread);
    maybe_alone();
}

void thread_detach(uint32_t thread)
{
    threads[thread].facts.detached = true;
    if (threads[thread].facts.state == THREAD_ENDED)
        give_back(thread);
}

void thread_exit(void *result)
{
    uint32_t self = memory.thread;
    struct thread *t = &threads[self];
    while (memory.top > memory.bottom)
        call_end(memory.top->call.site);
    locals_end(0, memory.top->call.site, STATE_RETURNED);
    thread_locals_end(memory.top->call.site);
    if (memory.threads) {
        thread_point((struct thread_op){ .kind = OP_EXIT, .also_kind = ALSO_THREAD, .also = self,
                                         .site = t->facts.site }, NULL, NULL);
        thread_done(0, 0);
    }
    t->facts.result = result;
    t->facts.state = THREAD_ENDED;
    turns.alive &= ~(1u << self);
    if (t->facts.detached && self)
        give_back(self);
    if (!turns.alive) { /* the last one out */
        turns.alive = 1u << self;
        guest_exit(0);
    }
    ask();
    /* Nobody comes back. */
    machine_end(OUTCOME_CRASHED, 0);
}

void threads_exit_turn(void)
{
    if (!memory.threads || !(turns.alive & ~(1u << memory.thread)))
        return;
    thread_point((struct thread_op){ .kind = OP_EXIT, .site = memory.top->call.site }, NULL, NULL);
    thread_done(0, 0);
}

void threads_reset(void)
{
    for (uint32_t t = 0; t < turns.used; t++)
        threads[t] = (struct thread){ 0 };
    bool all = want_all;
    memset(&turns, 0, sizeof turns);
    turns.all = all;
    turns.alive = 1;
    turns.used = turns.serial = 1;
    threads[0].facts.state = THREAD_ALIVE;
    memory.threads = false;
    stack_is(0);
    ask_again();
    held_reset();
    cycles_reset();
    races_reset();
    sync_reset();
    orders_reset();
    thread_locals_reset();
}

void guest_schedule(struct guest_scheduler *s)
{
    scheduler = s;
    ask_again();
}

void threads_check_end(void)
{
    machine.run->ticks = turns.tick;
    for (uint32_t t = 1; t < turns.used; t++) {
        const struct thread *x = &threads[t];
        if (x->facts.detached || x->facts.state == THREAD_NONE)
            continue;
        if (t == memory.thread) /* who calls exit() cannot be joined any more */
            continue;
        uint32_t stack[LOG_STACK];
        stack_by(x->made, stack);
        struct log_finding *f = finding_add_at("thread-leak", stack);
        finding_text(f, x->facts.state == THREAD_ENDED ? "it had ended" : "it was still running");
        if (f) {
            f->thread = (uint8_t)t;
            f->step = machine.run->steps;
        }
    }
}

/* ---- parties ---- */

struct log_party *finding_party(struct log_finding *f, uint32_t thread, enum op_kind does,
                                uint64_t address, uint64_t size)
{
    struct log_party *p = party_add(f, thread, does, address, size);
    if (!p)
        return NULL;
    p->step = step_now();
    stack_of_thread(p->stack, thread, next_ops[thread].site);
    return p;
}
