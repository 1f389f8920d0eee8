/* sync.c - the table of all locks, conditions, barriers and semaphores of a run, and what
 * their functions have in common. See sync.h.
 *
 * The table is hashed by address with linear probing. An entry belongs to the run whose
 * number it bears, so that forgetting a run costs nothing. An object is the same only as
 * long as the memory it lies in is: a mutex on the stack of a function that is called
 * again is another one. When the table is full, entries whose memory is gone make room. */
#include "guest/sync.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

struct bytes { uint32_t kind, made; }; /* __sync_t of include/sys/_threads.h */
enum { DESTROYED = UINT32_MAX, MOST = SYNCS / 4 * 3 };

SPARSE static struct sync syncs[SYNCS];
static uint32_t run_number = 1, live;
static uint64_t now;

void sync_reset(void)
{
    if (live || now) {
        run_number++;
        live = 0;
        now = 0;
    }
    uint32_t used = pthreads_reset();
    if (used == 0)
        return;
    conditions_reset(used);
    keys_reset(used);
    barriers_reset(used);
}

uint64_t sync_now(void) { return now; }
uint64_t sync_next(void) { return ++now; }

/* ---- who ---- */

struct who who_here(void)
{
    uint32_t t = thread_self();
    return (struct who){ t, thread_facts(t)->serial, here() };
}

bool is_me(const struct who *w)
{
    return w->thread == thread_self() && w->serial == thread_facts(w->thread)->serial;
}

/* ---- the table ---- */

static bool is_alive(const struct sync *s)
{
    return s->run == run_number && s->at &&
           (!s->object || (objects[s->object].state == STATE_LIVE &&
                           objects[s->object].made_step == s->made_step));
}

static uint32_t slot_of(uint64_t at) { return (uint32_t)(at / 4 * 0x9e3779b97f4a7c15u >> 40) % SYNCS; }

/* Its entry, or else where it can be put. */
static struct sync *find(uint64_t at)
{
    struct sync *gap = NULL;
    uint32_t k = slot_of(at);
    for (uint32_t i = 0; i < SYNCS; i++, k = (k + 1) % SYNCS) {
        struct sync *s = &syncs[k];
        if (s->run != run_number)
            return gap ? gap : s; /* unused */
        if (s->at == at)
            return s;
        if (!s->at && !gap)
            gap = s;
    }
    return gap;
}

/* Entries whose memory is gone become gaps; none is moved, threads wait with their
 * addresses. */
static void make_room(void)
{
    for (uint32_t k = 0; k < SYNCS; k++) {
        struct sync *s = &syncs[k];
        if (s->run == run_number && s->at && !is_alive(s) && !s->waiters) {
            s->at = 0;
            live--;
        }
    }
}

static void forget(struct sync *s)
{
    memset((char *)s + offsetof(struct sync, type), 0, sizeof *s - offsetof(struct sync, type));
}

static struct sync *entry(const void *p, enum sync_kind kind, bool *ret_fresh)
{
    uint64_t at = (uint64_t)(uintptr_t)p;
    struct sync *s = find(at);
    *ret_fresh = true;
    if (s && s->run == run_number && s->at == at) {
        if (is_alive(s) && s->kind == kind) {
            *ret_fresh = false;
            return s;
        }
    } else {
        if (live >= MOST) {
            make_room();
            s = find(at);
        }
        if (!s || live >= MOST)
            return NULL;
        live++;
        pthreads_used();
    }
    forget(s);
    s->at = at;
    s->run = run_number;
    s->kind = (uint8_t)kind;
    s->object = machine.checked ? object_around(p) : 0;
    s->made_step = s->object ? objects[s->object].made_step : 0;
    return s;
}

const struct sync *sync_look(uint64_t at)
{
    const struct sync *s = find(at);
    return s && s->run == run_number && s->at == at && is_alive(s) ? s : NULL;
}

/* ---- telling ---- */

const char *sync_name(enum sync_kind kind)
{
    static const char *const names[] = { "object", "mutex", "condition variable", "read-write lock",
                                         "once flag", "mutex", "condition variable", "spin lock",
                                         "barrier", "semaphore" };
    return names[kind <= SYNC_SEMAPHORE ? kind : 0];
}

static void about(struct log_finding *f, const void *p, const struct who *who, enum op_kind did)
{
    if (!f)
        return;
    if (machine.checked)
        finding_object(f, object_around(p));
    f->address = (uint64_t)(uintptr_t)p;
    if (f->object.kind)
        f->offset = (int64_t)(f->address - f->object.base);
    if (!who)
        return;
    struct log_party *party = finding_party(f, who->thread, did, f->address, SYNC_BYTES);
    if (party && !is_me(who)) { /* it is somewhere else by now */
        memset(party->stack, 0, sizeof party->stack);
        party->stack[0] = who->site;
    } else if (party) {
        party->stack[0] = who->site;
        party->stack[1] = 0;
    }
}

#define SAY(f, text)                        \
    do {                                    \
        char room[LOG_TEXT];                \
        va_list ap;                         \
        va_start(ap, text);                 \
        vsnprintf(room, sizeof room, text, ap); \
        va_end(ap);                         \
        finding_text(f, "%s", room);        \
    } while (0)

struct log_finding *sync_misuse(const struct sync *s, const struct who *who, enum op_kind did,
                                const char *text, ...)
{
    struct log_finding *f = finding_add("lock-misuse", "%s", "");
    SAY(f, text);
    about(f, (const void *)s->at, who, did);
    return f;
}

ENDS void sync_misuse_last(const struct sync *s, const struct who *who, enum op_kind did,
                           const char *text, ...)
{
    struct log_finding *f = finding_last("lock-misuse", here(), "%s", "");
    if (f)
        SAY(f, text);
    about(f, (const void *)s->at, who, did);
    finding_stop();
}

/* ---- memory that goes ---- */

void sync_freed(uint64_t base, uint64_t size)
{
    for (uint64_t at = held_within(base, size); at; at = held_within(base, size)) {
        uint32_t thread = held_by(at);
        const struct sync *s = sync_look(at);
        if (s)
            sync_misuse(s, s->taken ? &s->owner : NULL, s->taken ? OP_LOCK : OP_NONE, "this %s is freed while %s holds it",
                        sync_name(s->kind), thread == thread_self() ? "this thread" : "another thread");
        held_remove(thread, at);
    }
}

/* ---- using, making, destroying ---- */

static void set_bytes(void *p, struct bytes b)
{
    writes(p, sizeof b);
    memcpy(p, &b, sizeof b);
}

BARE static struct bytes get_bytes(const void *p)
{
    struct bytes b;
    memcpy(&b, p, sizeof b);
    return b;
}

static bool has_initialiser(enum sync_kind kind)
{
    return kind <= SYNC_ONCE;
}

static uint32_t mark_of(const void *p) { return (uint32_t)offset_of(p); }

static void check_memory(const void *p, unsigned how)
{
    if (!machine.checked)
        return;
    parts_check(p, SYNC_BYTES, how, here());
    access_check(p, SYNC_BYTES, how, here());
}

static const char is_copy[] = "is a copy of another one, or was overwritten";

/* What is wrong with the bytes; NULL: nothing. */
static const char *fault(const void *p, enum sync_kind kind, const struct bytes *b)
{
    if (machine.checked && !bits_all(readable, offset_of(p), SYNC_BYTES))
        return "was never initialised";
    if (b->made == DESTROYED)
        return "was destroyed before";
    if (b->made == 0)
        return has_initialiser(kind) && b->kind <= TYPE_ERRORCHECK ? NULL : "was never initialised";
    return b->made == mark_of(p) ? NULL : is_copy;
}

/* What its mark says that it is a copy of, and what is there still; NULL: not known. */
static const struct sync *original_of(const struct bytes *b, enum sync_kind kind)
{
    const struct sync *o = sync_look(MEMORY_AT + b->made);
    return o && o->kind == kind ? o : NULL;
}

static void name_original(struct log_finding *f, const struct sync *o)
{
    struct log_party *party = f && o->taken ? finding_party(f, o->owner.thread, OP_LOCK, o->at, SYNC_BYTES) : NULL;
    if (!party)
        return;
    memset(party->stack, 0, sizeof party->stack);
    party->stack[0] = o->owner.site;
}

static struct sync *use(void *p, enum sync_kind kind)
{
    check_memory(p, HOW_WRITE);
    struct bytes b = get_bytes(p);
    const char *what = fault(p, kind, &b);
    bool fresh;
    struct sync *s = entry(p, kind, &fresh);
    if (s && what) {
        const struct sync *original = what == is_copy ? original_of(&b, kind) : NULL;
        if (original)
            what = "is a copy of another one, and a copy of a lock is a lock of its own";
        struct log_finding *f = sync_misuse(s, NULL, OP_NONE, "this %s %s", sync_name(kind), what);
        if (original)
            name_original(f, original);
        if (s->taken)
            held_remove(s->owner.thread, s->at);
        forget(s);
        set_bytes(p, (struct bytes){ TYPE_NORMAL, mark_of(p) });
    } else if (s && fresh) {
        s->type = (uint8_t)b.kind;
    }
    return s;
}

struct sync *sync_use(void *p, enum sync_kind kind)
{
    charge(1);
    return use(p, kind);
}

struct sync *sync_again(void *p, enum sync_kind kind)
{
    struct sync *s = use(p, kind);
    if (machine.checked)
        races_access(offset_of(p), SYNC_BYTES, false, here());
    return s;
}

struct sync *sync_make(void *p, enum sync_kind kind, enum mutex_type type)
{
    charge(1);
    check_memory(p, HOW_WRITE);
    thread_point(op_of(OP_DESTROY, p, SYNC_BYTES), NULL, NULL);
    struct bytes b = get_bytes(p);
    bool fresh;
    struct sync *s = entry(p, kind, &fresh);
    bool in_use = s && !fresh && b.made != DESTROYED &&
                  (s->waiters || s->arrived || (s->taken && kind != SYNC_ONCE));
    if (in_use)
        sync_misuse(s, s->taken ? &s->owner : NULL, OP_LOCK, "this %s is initialised anew while %s",
                    sync_name(kind), s->taken ? "it is held" : "threads wait for it");
    if (s) {
        if (s->taken)
            held_remove(s->owner.thread, s->at);
        forget(s);
        s->type = (uint8_t)type;
        s->init_site = here();
        set_bytes(p, (struct bytes){ type, mark_of(p) });
    }
    thread_done(0, 0);
    return s;
}

/* No write that could race: the bytes are the library's, and whoever takes the lock writes the same. */
BARE void sync_mark(struct sync *s)
{
    void *p = (void *)s->at;
    struct bytes b = get_bytes(p);
    if (b.made)
        return;
    b.made = mark_of(p);
    if (machine.checked && memory.history)
        history_write(p, sizeof b, here());
    memcpy(p, &b, sizeof b);
}

void sync_destroy(struct sync *s)
{
    set_bytes((void *)s->at, (struct bytes){ s->type, DESTROYED });
}

/* ---- clocks ---- */

void sync_acquire(const struct sync *s)
{
    clock_acquire(&s->clock);
    clock_learn(s->time);
}

void sync_release(struct sync *s)
{
    clock_release(&s->clock);
    if (s->time < clock_shows())
        s->time = clock_shows();
}

/* ---- points ---- */

void sync_point(enum op_kind kind, const struct sync *s)
{
    thread_point(op_of(kind, (const void *)s->at, SYNC_BYTES), NULL, NULL);
    sync_next();
}

void sync_wait(enum op_kind kind, struct sync *s, thread_ready ready, const void *object)
{
    s->waiters++;
    thread_point(op_of(kind, (const void *)s->at, SYNC_BYTES), ready, object);
    if (s->waiters) /* it may have been made anew */
        s->waiters--;
    sync_next();
}

bool sync_until(const struct timespec *until, int64_t *ret_us)
{
    reads(until, sizeof *until);
    if (until->tv_nsec < 0 || until->tv_nsec > 999999999)
        return false;
    int64_t s = until->tv_sec;
    s = s < 0 ? 0 : s > 100000000000 ? 100000000000 : s;
    *ret_us = s * 1000000 + until->tv_nsec / 1000;
    return true;
}

void sync_timed_out(int64_t us) { clock_learn(us); }
