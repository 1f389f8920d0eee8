/* Atomicity violations: two accesses of one thread to the same memory, meant to be one
 * action, with another thread's access in between that makes a difference. Each access may
 * be well locked for itself, so that there is no data race.
 *
 * Of the eight ways in which an access can come between two others, four have the effect of
 * no order of the three actions as wholes (S. Lu, J. Tucek, F. Qin, Y. Zhou, "AVIO: Detecting
 * Atomicity Violations via Access Interleaving Invariants", ASPLOS 2006, table 1):
 *
 *     read   - write - write    what was read is stale when it is acted on
 *     read   - write - read     the same place is read twice, with different results
 *     write  - read  - write    a state is seen that was not to be seen
 *     write  - write - read     what was written is gone when it is read
 *
 * AVIO learns from runs that pass which accesses belong together. Here a run is only looked
 * at when it failed and no order of whole threads fails, and what is found is the one that
 * best explains it: the first of the list above that there is, and of those the last in the
 * run. A read in one critical section, followed in a later one by a read and then a write,
 * counts as read - write - write: what the first read saw had been decided on.
 *
 * Two accesses within one critical section or one atomic operation are not looked at. Nor
 * are those between which the thread waited for others on purpose (for a condition, a
 * semaphore, a barrier, the end of a thread) or made the other thread: what happens
 * meanwhile is expected. */
#include "judge/schedules.h"

#include <stdio.h>
#include <string.h>

#include "base/sparse.h"
#include "program/memory.h"

enum { WORK_MAX = 20 * 1000 * 1000 }; /* pairs of events compared, at most */

struct triple { uint32_t first, between, second; int weight; };
struct search {
    const struct guest_event *events;
    uint32_t count;
    uint32_t *section;    /* by event: the critical section it is in; 0: none */
    int64_t work;
};

static bool reads(const struct guest_event *e)
{
    return e->op.kind == OP_READ || e->op.kind == OP_LOAD || e->op.kind == OP_UPDATE;
}

static bool writes(const struct guest_event *e)
{
    return e->op.kind == OP_WRITE || e->op.kind == OP_STORE ||
           (e->op.kind == OP_UPDATE && !(e->flags & EVENT_FAILED));
}

static bool overlap(const struct guest_event *a, const struct guest_event *b)
{
    return a->op.at < b->op.at + b->op.size && b->op.at < a->op.at + a->op.size;
}

/* Numbers the critical sections: from the first lock that a thread takes to when it has
 * given all back. */
static void number_sections(struct search *s)
{
    int held[THREADS_MAX] = {0};
    uint32_t current[THREADS_MAX] = {0}, next = 1;
    for (uint32_t i = 0; i < s->count; i++) {
        const struct guest_event *e = &s->events[i];
        uint32_t t = e->thread;
        s->section[i] = held[t] ? current[t] : 0;
        switch (e->op.kind) {
        case OP_LOCK: case OP_TRYLOCK: case OP_LOCK_SHARED: case OP_TRYLOCK_SHARED:
            if (!(e->flags & EVENT_FAILED) && held[t]++ == 0) {
                current[t] = next++;
            }
            break;
        case OP_UNLOCK: case OP_UNLOCK_SHARED: case OP_WAIT:
            held[t] -= held[t] > 0;
            break;
        }
    }
}

/* Does the thread, by this, wait for what others do, or make thread `other`? */
static bool expects(const struct guest_event *e, uint32_t other)
{
    switch (e->op.kind) {
    case OP_WAIT: case OP_SEM_WAIT: case OP_BARRIER: case OP_BARRIER_LEAVE: case OP_JOIN: case OP_ONCE:
        return true;
    case OP_CREATE:
        return e->op.also == other;
    default:
        return false;
    }
}

/* The write of the same thread to the same memory that follows in the section of a read. */
static uint32_t write_behind(struct search *s, uint32_t read)
{
    const struct guest_event *r = &s->events[read];
    for (uint32_t i = read + 1; s->section[read] && i < s->count && s->work-- > 0; i++) {
        const struct guest_event *e = &s->events[i];
        if (e->thread == r->thread && s->section[i] != s->section[read]) {
            return read;
        }
        if (e->thread == r->thread && writes(e) && overlap(e, r)) {
            return i;
        }
    }
    return read;
}

static int weight_of(const struct guest_event *a, const struct guest_event *b, const struct guest_event *c)
{
    bool a_writes = writes(a), c_reads = reads(c);
    if (!a_writes && writes(b)) {
        return c_reads ? 3 : 4;
    }
    if (a_writes && !c_reads && reads(b)) {
        return 2;
    }
    return a_writes && c_reads && writes(b) ? 1 : 0;
}

/* The accesses between `second` and the access of the same thread before it. */
static void look_back(struct search *s, uint32_t second, struct triple *best)
{
    const struct guest_event *c = &s->events[second];
    uint32_t between[8], count = 0;
    for (uint32_t i = second; i-- > 0 && s->work-- > 0;) {
        const struct guest_event *e = &s->events[i];
        if (e->thread != c->thread) {
            bool access = (reads(e) || writes(e)) && overlap(e, c);
            if (access && count < COUNT(between)) {
                between[count++] = i;
            }
            continue;
        }
        uint32_t kept = 0;
        for (uint32_t k = 0; k < count; k++) {
            if (!expects(e, s->events[between[k]].thread)) {
                between[kept++] = between[k];
            }
        }
        if (count && !kept) {
            return;
        }
        count = kept;
        if (!(reads(e) || writes(e)) || !overlap(e, c)) {
            continue;
        }
        if (s->section[i] && s->section[i] == s->section[second]) {
            return;
        }
        for (uint32_t k = 0; k < count; k++) {
            struct triple t = {i, between[k], second, weight_of(e, &s->events[between[k]], c)};
            uint32_t acts = t.weight == 3 ? write_behind(s, second) : second;
            if (acts != second) {
                t.second = acts;
                t.weight = 4;
            }
            if (t.weight > best->weight) {
                *best = t;
            }
        }
        return;
    }
}

static void put_object(struct log_finding *f, const struct program *p, uint64_t address, uint64_t size)
{
    struct log_object *o = &f->object;
    f->has_access = 1;
    f->write = 1;
    f->address = address;
    f->access_size = size;
    for (size_t i = 0; i < p->object_count; i++) {
        const struct program_object *g = &p->objects[i];
        if (g->kind == OBJECT_GLOBAL && address >= g->address && address - g->address < g->size) {
            uint64_t whole = g->type && g->type < p->type_count ? p->types[g->type].size : 0;
            *o = (struct log_object){.kind = OBJECT_GLOBAL, .state = STATE_LIVE, .base = g->address,
                                     .size = whole ? whole : g->size, .index = (uint32_t)i, .type = g->type};
            o->made[0] = g->site;
            f->offset = (int64_t)(address - g->address);
            return;
        }
    }
}

/* The locks that the thread of events[n] held then. */
static void put_held(struct log_party *party, const struct guest_event *events, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const struct guest_event *e = &events[i];
        uint64_t address = MEMORY_AT + (e->op.kind == OP_WAIT ? e->op.also : e->op.at);
        uint32_t k = 0;
        if (e->thread != party->thread) {
            continue;
        }
        switch (e->op.kind) {
        case OP_LOCK: case OP_TRYLOCK: case OP_LOCK_SHARED: case OP_TRYLOCK_SHARED:
            if (!(e->flags & EVENT_FAILED) && party->held_count < LOG_HELD) {
                party->held[party->held_count++] = (struct log_held){address, e->op.site};
            }
            break;
        case OP_UNLOCK: case OP_UNLOCK_SHARED: case OP_WAIT:
            while (k < party->held_count && party->held[k].address != address) {
                k++;
            }
            if (k < party->held_count) {
                party->held[k] = party->held[--party->held_count];
            }
            break;
        }
    }
}

static void put_party(struct log_finding *f, const struct guest_event *events, uint32_t n)
{
    const struct guest_event *e = &events[n];
    struct log_party *party = &f->parties[f->party_count++];
    *party = (struct log_party){
        .thread = e->thread, .does = e->op.kind, .object_kind = f->object.kind,
        .object_index = f->object.index, .object_base = f->object.base,
        .address = MEMORY_AT + e->op.at, .size = e->op.size, .step = e->step,
    };
    party->stack[0] = e->op.site;
    put_held(party, events, n);
}

bool atomicity_find(const struct guest_event *events, uint32_t count, const struct program *p,
                    struct log_finding *ret)
{
    SPARSE static uint32_t sections[EVENTS_MAX];
    struct search s = {.events = events, .count = count < EVENTS_MAX ? count : EVENTS_MAX,
                       .section = sections, .work = WORK_MAX};
    struct triple best = {0};
    number_sections(&s);
    for (uint32_t i = s.count; i-- > 0 && s.work > 0;) {
        if ((reads(&events[i]) || writes(&events[i])) && events[i].op.size) {
            look_back(&s, i, &best);
        }
    }
    if (!best.weight) {
        return false;
    }
    const struct guest_event *second = &events[best.second];
    *ret = (struct log_finding){.code = "atomicity-violation", .step = second->step, .thread = second->thread};
    ret->stack[0] = second->op.site;
    put_object(ret, p, MEMORY_AT + second->op.at, second->op.size);
    put_party(ret, events, best.first);
    put_party(ret, events, best.between);
    put_party(ret, events, best.second);
    return true;
}
