/* races.c - happens-before and data races.
 *
 * Vector clocks: each thread counts its own time, which moves on at every release, and
 * knows how far it has learnt of each other's. An access of memory is an epoch, (thread,
 * its time): it happens before all that the running thread does from here on if that time
 * is known to it. Lamport 1978; Mattern 1989; epochs as in FastTrack (Flanagan & Freund,
 * PLDI 2009).
 *
 * For each granule of 8 bytes there is a list of records: which bytes, by whom, when,
 * where, holding what. A record goes when a later access makes it needless, byte by byte:
 * one that it happens before and that races with whatever the old one could race with (a
 * write does for a read, an ordinary access for an atomic one, not the other way round).
 * Who is unordered with the old one later is then unordered with the new one too, so no
 * place whose accesses race is missed, and none is accused (FastTrack's theorem for each
 * byte). Unlike ThreadSanitizer's cells, which are four and overwritten at random, nothing
 * else is dropped. Of one thread and kind no two records share a byte, so lists are short.
 *
 * Records that an access runs into are reported once for each pair of lines and object;
 * the granule is remembered as raced for, beyond the end of the run.
 *
 * The table of lists lies beside memory, the records behind it. Both cost what is touched:
 * a reset goes through the records that were given out. */
#include "guest/threads.h"

enum {
#ifdef TINY
    RECORDS_MAX = 1 << 12,
    LOCKSETS = 16, LOCKSET_SLOTS = 32,
#else
    RECORDS_MAX = 16 << 20,
    LOCKSETS = 1 << 14, LOCKSET_SLOTS = 1 << 15,
#endif
    GROUP = 512,            /* bytes of memory that one byte of races.group stands for */
    GROUP_GRANULES = GROUP / GRANULE,
    RACED_LIST = 1 << 16,   /* places to be forgotten one by one; more: all of the table */
};
enum { IS_WRITE = 1, IS_ATOMIC = 2, IS_END = 4 }; /* of a record's kind; END: free() */
enum { LOCKS_NONE = 0, LOCKS_UNKNOWN = 0xffff };

struct record {
    uint32_t next;          /* of the granule; of the free ones. 0: none */
    uint32_t granule;
    uint32_t clock;         /* its thread's own time */
    uint32_t site, step;
    uint32_t callers;       /* a stack of stacks.c */
    uint16_t locks;         /* a set of locks */
    uint8_t thread, kind;
    uint8_t bytes;          /* a bit for each of the granule */
};
_Static_assert(sizeof(struct record) == 32, "two records are one line of the cache");

static uint32_t *const heads = (uint32_t *)RACES_TABLE;       /* by granule */
static struct record *const records = (struct record *)RECORDS_TABLE;
static uint64_t *const raced_bits = (uint64_t *)RACED_TABLE;  /* by granule */
static uint8_t *const groups = (uint8_t *)GROUPS_TABLE;       /* by GROUP: has had a record */

static struct {
    uint32_t next, spare;     /* records that were never given out; given back */
    uint32_t thread;          /* that runs */
    uint32_t width;           /* numbers of threads used in this run */
    uint64_t raced;           /* granules */
    uint32_t locks[THREADS_MAX];
} races = { .next = 1, .width = 1 };

static struct clock clocks[THREADS_MAX] = { { { 1 } } };
struct clock *thread_clock = &clocks[0];

SPARSE static struct lockset { uint32_t count, slot; struct log_held held[LOG_HELD]; } lockset_at[LOCKSETS];
SPARSE static uint16_t lockset_slot[LOCKSET_SLOTS];
static uint32_t lockset_count = 1;

SPARSE static uint32_t raced_list[RACED_LIST];

/* ---- reserving, resetting ---- */

uint64_t races_space(uint64_t span)
{
    return span / GRANULE * sizeof *heads + RECORDS_MAX * sizeof(struct record) +
           span / GRANULE / 8 + span / GROUP + 4 * 4096;
}

bool races_init(uint64_t span, struct error *reterr)
{
    return reserve(RACES_TABLE, span / GRANULE * sizeof *heads + 4096, "accesses", reterr) &&
           reserve(RECORDS_TABLE, RECORDS_MAX * sizeof(struct record), "accesses", reterr) &&
           reserve(RACED_TABLE, span / GRANULE / 8 + 4096, "accesses", reterr) &&
           reserve(GROUPS_TABLE, span / GROUP + 4096, "accesses", reterr);
}

void races_reset(void)
{
    for (uint32_t i = 1; i < races.next; i++) {
        heads[records[i].granule] = 0;
        groups[records[i].granule / GROUP_GRANULES] = 0;
    }
    for (uint32_t i = 1; i < lockset_count; i++)
        lockset_slot[lockset_at[i].slot] = 0;
    lockset_count = 1;
    memset(clocks, 0, races.width * sizeof *clocks);
    memset(races.locks, 0, races.width * sizeof *races.locks);
    clocks[0].at[0] = 1;
    races.next = 1;
    races.spare = 0;
    races.width = 1;
    races_switch(0);
}

/* ---- clocks ---- */

uint32_t races_running(void) { return races.thread; }

void races_switch(uint32_t thread)
{
    races.thread = thread;
    thread_clock = &clocks[thread];
}

void clock_join(struct clock *to, const struct clock *from)
{
    for (uint32_t i = 0; i < races.width; i++)
        to->at[i] = to->at[i] > from->at[i] ? to->at[i] : from->at[i];
}

void clock_release(struct clock *c)
{
    clock_join(c, thread_clock);
    thread_clock->at[races.thread]++;
}

void clock_release_store(struct clock *c)
{
    *c = *thread_clock;
    thread_clock->at[races.thread]++;
}

void races_created(uint32_t thread)
{
    if (thread >= races.width) /* what lies behind the width is 0 everywhere */
        races.width = thread + 1;
    uint32_t before = clocks[thread].at[thread];
    clocks[thread] = *thread_clock;
    clocks[thread].at[thread] = before + 1; /* its time goes on where the one before stood */
    thread_clock->at[races.thread]++;
    races.locks[thread] = LOCKS_NONE;
}

bool races_may_reuse(uint32_t thread)
{
    return thread >= races.width || thread_clock->at[thread] >= clocks[thread].at[thread];
}

void races_joined(uint32_t thread) { clock_acquire(&clocks[thread]); }

/* ---- what was held ---- */

void races_locks_changed(uint32_t thread) { races.locks[thread] = LOCKS_UNKNOWN; }

static uint32_t lockset_now(void)
{
    struct lockset s = { 0 };
    s.count = held_copy(races.thread, s.held);
    if (!s.count)
        return LOCKS_NONE;
    uint64_t h = s.count;
    for (uint32_t i = 0; i < s.count && i < LOG_HELD; i++)
        h = (h ^ s.held[i].address ^ (uint64_t)s.held[i].site << 32) * 0x9e3779b97f4a7c15u;
    for (uint32_t i = (uint32_t)(h >> 40) % LOCKSET_SLOTS;; i = (i + 1) % LOCKSET_SLOTS) {
        uint32_t n = lockset_slot[i];
        if (n && lockset_at[n].count == s.count &&
            memcmp(lockset_at[n].held, s.held, sizeof s.held) == 0)
            return n;
        if (n)
            continue;
        if (lockset_count == LOCKSETS)
            return LOCKS_NONE;
        n = lockset_count++;
        s.slot = i;
        lockset_at[n] = s;
        lockset_slot[i] = (uint16_t)n;
        return n;
    }
}

static inline uint16_t locks_now(void)
{
    uint32_t *known = &races.locks[races.thread];
    if (*known == LOCKS_UNKNOWN)
        *known = lockset_now();
    return (uint16_t)*known;
}

/* ---- records ---- */

static uint32_t record_new(uint64_t granule)
{
    uint32_t n = races.spare;
    if (n)
        races.spare = records[n].next;
    else if (races.next < RECORDS_MAX)
        n = races.next++;
    else
        return 0; /* half a gigabyte of them: what comes now is seen to race, but not seen */
    groups[granule / GROUP_GRANULES] = 1;
    return n;
}

static inline void record_free(uint32_t *link)
{
    uint32_t n = *link;
    *link = records[n].next;
    records[n].next = races.spare;
    races.spare = n;
}

/* Whatever races with an access of kind `old` races with one of kind `now` as well. */
static inline bool covers(unsigned now, unsigned old)
{
    return (now & IS_WRITE || !(old & IS_WRITE)) && (!(now & IS_ATOMIC) || old & IS_ATOMIC);
}

static inline bool conflict(unsigned a, unsigned b)
{
    return (a | b) & IS_WRITE && !(a & b & IS_ATOMIC);
}

/* ---- telling ---- */

static bool same_line(U a, U b)
{
    const struct program *p = machine.program;
    if (a == b)
        return true;
    if (!p || a >= p->site_count || b >= p->site_count || !p->sites[a].line)
        return false;
    return p->sites[a].line == p->sites[b].line && p->sites[a].file == p->sites[b].file;
}

/* Are these two lines and this object told already? Either may have come first. */
static bool told(U now, U before, uint64_t base)
{
    const struct log_run *run = machine.run;
    for (uint32_t i = 0; i < run->finding_count && i < LOG_FINDINGS; i++) {
        const struct log_finding *f = &run->findings[i];
        U a = f->parties[0].stack[0], b = f->parties[1].stack[0];
        if (f->party_count == 2 && strcmp(f->code, "data-race") == 0 && f->object.base == base &&
            ((same_line(a, now) && same_line(b, before)) ||
             (same_line(a, before) && same_line(b, now))))
            return true;
    }
    return false;
}

static enum op_kind op_by(unsigned kind)
{
    if (kind & IS_END)
        return OP_DESTROY;
    if (kind & IS_ATOMIC)
        return kind & IS_WRITE ? OP_STORE : OP_LOAD;
    return kind & IS_WRITE ? OP_WRITE : OP_READ;
}

struct access { uint64_t o, n; unsigned kind; U site; };

COLD static void tell(const struct access *a, const struct record *r, unsigned bytes)
{
    uint64_t granule = r->granule;
    if (!(raced_bits[granule / 64] >> granule % 64 & 1)) {
        raced_bits[granule / 64] |= (uint64_t)1 << granule % 64;
        if (races.raced < RACED_LIST)
            raced_list[races.raced] = (uint32_t)(granule / 64);
        races.raced++;
    }
    unsigned first = (unsigned)__builtin_ctz(bytes), len = (unsigned)__builtin_ctz(~(bytes >> first));
    uint64_t at = MEMORY_AT + granule * GRANULE + first;
    uint32_t object = object_around((const void *)at);
    if (told(a->site, r->site, object ? objects[object].base : 0))
        return;
    struct log_finding *f = finding_pair("data-race", a->site);
    if (!f)
        return;
    finding_object(f, object);
    finding_access(f, (const void *)(MEMORY_AT + a->o), a->n, a->kind & IS_WRITE);
    struct log_party *now = party_add(f, races.thread, op_by(a->kind), at, len);
    now->step = step_now();
    stack_at(now->stack, a->site);
    struct log_party *before = party_add(f, r->thread, op_by(r->kind), at, len);
    before->step = r->step;
    stack_by(stack_push(r->callers, r->site), before->stack);
    before->held_count = 0;
    if (r->locks < lockset_count) {
        const struct lockset *s = &lockset_at[r->locks];
        before->held_count = (uint8_t)(s->count < LOG_HELD ? s->count : LOG_HELD);
        memcpy(before->held, s->held, sizeof before->held);
    }
}

/* ---- accesses ---- */

static void access_granule(const struct access *a, uint64_t granule, unsigned bytes)
{
    const struct clock *clock = thread_clock;
    const unsigned self = races.thread, kind = a->kind;
    const uint32_t callers = stack_of_caller(), locks = locks_now();
    uint32_t again = 0; /* a record of the same epoch, kind and place */
    for (uint32_t *link = &heads[granule]; *link;) {
        struct record *r = &records[*link];
        unsigned common = r->bytes & bytes;
        if (r->thread == self && r->kind == kind && r->site == a->site &&
            r->clock == clock->at[self] && !again && r->callers == callers && r->locks == locks) {
            again = *link; /* it becomes this one */
        } else if (common) {
            bool before = r->thread == self || clock->at[r->thread] >= r->clock;
            if (!before && conflict(kind, r->kind))
                tell(a, r, common);
            if (before && covers(kind, r->kind)) {
                r->bytes &= (uint8_t)~bytes;
                if (!r->bytes) {
                    record_free(link);
                    continue;
                }
            }
        }
        link = &r->next;
    }
    if (again) {
        records[again].bytes |= (uint8_t)bytes;
        records[again].step = (uint32_t)step_now();
        return;
    }
    uint32_t n = record_new(granule);
    if (!n)
        return;
    records[n] = (struct record){ .next = heads[granule], .granule = (uint32_t)granule,
                                  .clock = clock->at[self], .site = a->site,
                                  .step = (uint32_t)step_now(), .callers = callers,
                                  .locks = (uint16_t)locks, .thread = (uint8_t)self,
                                  .kind = (uint8_t)kind, .bytes = (uint8_t)bytes };
    heads[granule] = n;
}

static void access_all(const struct access *a)
{
    uint64_t at = a->o, end = a->o + a->n;
    while (at < end) {
        uint64_t granule = at / GRANULE, from = at % GRANULE, to = end - granule * GRANULE;
        if (to > GRANULE)
            to = GRANULE;
        access_granule(a, granule, (0xffu >> (GRANULE - (to - from)) << from) & 0xff);
        at = (granule + 1) * GRANULE;
    }
}

void races_access(uint64_t o, uint64_t n, bool write, U site)
{
    struct access a = { .o = o, .n = n, .kind = write ? IS_WRITE : 0, .site = site };
    access_all(&a);
}

void races_atomic(uint64_t o, uint32_t n, bool write, U site)
{
    struct access a = { .o = o, .n = n, .kind = IS_ATOMIC | (write ? IS_WRITE : 0), .site = site };
    access_all(&a);
}

void races_ended(uint64_t o, uint64_t n, U site)
{
    struct access a = { .o = o, .n = n, .kind = IS_WRITE | IS_END, .site = site };
    access_all(&a);
}

void races_fresh(uint64_t o, uint64_t n)
{
    uint64_t granule = o / GRANULE, end = (o + n + GRANULE - 1) / GRANULE;
    while (granule < end) {
        if (!groups[granule / GROUP_GRANULES]) {
            granule = (granule / GROUP_GRANULES + 1) * GROUP_GRANULES;
            continue;
        }
        while (heads[granule])
            record_free(&heads[granule]);
        granule++;
    }
}

/* ---- places that are raced for ---- */

bool races_known(uint64_t o, uint64_t n)
{
    uint64_t granule = o / GRANULE, last = (o + (n ? n : 1) - 1) / GRANULE;
    if (!races.raced)
        return false;
    if (granule == last)
        return raced_bits[granule / 64] >> granule % 64 & 1;
    for (uint64_t word = granule / 64; word <= last / 64; word++) {
        uint64_t bits = raced_bits[word];
        if (word == granule / 64)
            bits &= UINT64_MAX << granule % 64;
        if (word == last / 64)
            bits &= UINT64_MAX >> (63 - last % 64);
        if (bits)
            return true;
    }
    return false;
}

uint64_t guest_raced(void) { return races.raced; }

void guest_raced_forget(void)
{
    if (races.raced <= RACED_LIST)
        for (uint64_t i = 0; i < races.raced; i++)
            raced_bits[raced_list[i]] = 0;
    else
        memset(raced_bits, 0, memory.span / GRANULE / 8);
    races.raced = 0;
}
