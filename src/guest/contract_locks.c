/* contract_locks.c - guards(), needs(), takes() and drops() of <ownership.h> during the run: does the
 * thread that touches guarded data hold its lock, does a function begin and end with the locks that it
 * says?
 *
 * Data that only one thread has touched is not shared yet, or no more: nothing is told while all others
 * that ever touched what the same lock guards have been joined, or were never there. That is the
 * exclusive state of Eraser (Savage et al., "Eraser: a dynamic data race detector for multithreaded
 * programs", TOCS 1997), with joins added. So making an object, and looking at results when the threads
 * are over, needs no lock; a program without threads needs none at all. Who touches the data first
 * without the lock, and before anybody else, is not told either: another order of the threads shows it.
 *
 * Each lock that is held belongs to the call that took it. takes() hands it to the caller; what still
 * belongs to a call that returns is held at exit. */
#include "guest/contracts.h"
#include "guest/sync.h"

#include <stdio.h>

#ifdef TINY
enum { USES = 1 << 5 };
#else
enum { USES = 1 << 12 }; /* locks that guard something; of more, nothing is told */
#endif

SPARSE static struct use {
    uint64_t lock, made_step;
    uint32_t run, object;            /* of this run; the object the lock lies in */
    uint32_t depth, serial;          /* a call that needs() it, and was told not to have it; 0: none */
    uint32_t serials[THREADS_MAX];   /* by a thread's number: its serial and 1; 0: it touched nothing */
} uses[USES];
static uint32_t run_number = 1;

void contract_locks_reset(void)
{
    run_number++;
}

static struct use *use_of(uint64_t lock)
{
    uint32_t number = object_around((const void *)lock), k = (uint32_t)(lock / 4 * 0x9e3779b97f4a7c15u >> 40) % USES;
    uint64_t made = number ? objects[number].made_step : 0;
    for (uint32_t i = 0; i < USES; i++, k = (k + 1) % USES) {
        struct use *u = &uses[k];
        bool fresh = u->run != run_number;
        if (!fresh && u->lock != lock)
            continue;
        if (fresh || u->object != number || u->made_step != made)
            *u = (struct use){ .lock = lock, .made_step = made, .run = run_number, .object = number };
        return u;
    }
    return NULL;
}

/* A thread besides this one that touched what the lock guards, and was not joined. */
static uint32_t other_user(const struct use *u)
{
    for (uint32_t t = 0; t < THREADS_MAX; t++)
        if (u->serials[t] && t != memory.thread && thread_facts(t)->state != THREAD_NONE
            && thread_facts(t)->serial + 1 == u->serials[t])
            return t;
    return THREADS_MAX;
}

BARE static uint64_t pointer_at(uint64_t at)
{
    uint64_t value = 0, o = offset_of((const void *)at);
    if (inside(o, sizeof value))
        memcpy(&value, (const void *)at, sizeof value);
    return value;
}

/* ---- guarded data ------------------------------------------------------------------------- */

enum mode { MODE_NONE, MODE_READ, MODE_WRITE };

static enum mode mode_of(uint64_t lock)
{
    if (!held_find(lock))
        return held_all() ? MODE_NONE : MODE_WRITE;
    const struct sync *s = sync_look(lock);
    return s && s->kind == SYNC_RWLOCK && !s->taken ? MODE_READ : MODE_WRITE;
}

static bool is_semaphore(uint64_t lock) /* nobody knows who holds it */
{
    const struct sync *s = sync_look(lock);
    return s && s->kind == SYNC_SEMAPHORE;
}

/* Who has the lock, as another party of the finding; what the sentence says of that. */
static const char *holder(struct log_finding *f, uint64_t lock, enum mode mode)
{
    uint32_t t = mode == MODE_READ ? memory.thread : held_by(lock);
    if (mode == MODE_READ)
        return "this thread holds '%.40s' only to read";
    if (t == THREADS_MAX)
        return "nobody holds '%.40s' just now";
    party_add(f, t, OP_LOCK, lock, SYNC_BYTES);
    return "another thread holds '%.40s'";
}

COLD static void tell_unguarded(P data, uint64_t lock, U contract, bool write, enum mode mode, U site)
{
    const struct program_contract *k = &machine.program->contracts[contract];
    const char *names = machine.program->names;
    struct log_finding *f = finding_at_site("guarded-without-lock", site, NULL);
    if (!f)
        return;
    f->contract_site = k->site;
    finding_object(f, object_around(data));
    finding_access(f, data, 1, write);
    const char *who = holder(f, lock, mode);
    char held[80];
    snprintf(held, sizeof held, who, names + k->function);
    finding_text(f, "'%.40s' is %s, and %s", names + k->name, write ? "written" : "read", held);
}

P hook_kg(P data, L lock_at, U contract, U how, U site)
{
    uint64_t lock = how & 8 ? (uint64_t)lock_at : (uint64_t)data + (uint64_t)lock_at;
    bool write = how & 2;
    if (how & 4)
        lock = pointer_at(lock);
    if (!inside(offset_of((const void *)lock), SYNC_BYTES))
        return data; /* the access will be told */
    struct use *u = use_of(lock);
    enum mode mode = mode_of(lock);
    if (!u)
        return data;
    if (mode == MODE_NONE || (mode == MODE_READ && write)) {
        bool told = u->depth && call_active(u->depth, u->serial) && call_mine(u->depth);
        if (memory.threads && !told && other_user(u) < THREADS_MAX && !is_semaphore(lock))
            tell_unguarded(data, lock, contract, write, mode, site);
    }
    u->serials[memory.thread] = thread_facts(memory.thread)->serial + 1;
    return data;
}

/* ---- functions ------------------------------------------------------------------------------ */

enum { NEEDS = 1, DROPS_ENTERED, DROPS, TAKES, MAY_TAKE };

COLD static void tell_call(const char *code, uint64_t lock, U contract, const char *format, U site)
{
    const struct program_contract *k = &machine.program->contracts[contract];
    struct log_finding *f = finding_at_site(code, site, NULL);
    if (!f)
        return;
    f->contract_site = k->site;
    finding_object(f, object_around((const void *)lock));
    f->address = lock;
    if (f->object.kind)
        f->offset = (int64_t)(lock - f->object.base);
    finding_text(f, format, machine.program->names + k->name, machine.program->names + k->function);
}

/* Told of the call, as the caller sees it. */
COLD static void tell_entered(uint64_t lock, U contract, U how, U site)
{
    struct call_record *top = memory.top;
    if (top - 1 > memory.bottom) {
        memory.top--;
        site = memory.top->call.site;
    }
    tell_call("guarded-without-lock", lock, contract,
              how == NEEDS ? "'%.40s' needs '%.40s', and this thread does not hold it"
                           : "'%.40s' lets '%.40s' go, and this thread does not hold it", site);
    memory.top = top;
}

void hook_kn(P lock_at, U contract, U how, U site)
{
    uint64_t lock = how & 16 ? pointer_at((uint64_t)lock_at) : (uint64_t)lock_at;
    struct held *h = held_find(lock);
    uint32_t caller = (uint32_t)(memory.top - calls) - 1;
    if (!inside(offset_of((const void *)lock), SYNC_BYTES) || is_semaphore(lock) || (!h && !held_all()))
        return;
    switch (how & 15) {
    case NEEDS: {
        struct use *u = use_of(lock);
        if (!h && u && memory.threads && other_user(u) < THREADS_MAX) {
            tell_entered(lock, contract, NEEDS, site);
            u->depth = caller + 1; /* what it does then is the same mistake */
            u->serial = memory.top->serial;
        }
        return;
    }
    case DROPS_ENTERED:
        if (!h && memory.threads)
            tell_entered(lock, contract, DROPS_ENTERED, site);
        return;
    case DROPS:
        if (h && !h->told)
            tell_call("lock-held-at-exit", lock, contract, "'%.40s' says that it lets '%.40s' go, and still holds it",
                      site);
        break;
    case TAKES:
        if (!h)
            tell_call("lock-held-at-exit", lock, contract, "'%.40s' says that it takes '%.40s', and does not hold it",
                      site);
        break;
    case MAY_TAKE:
        break;
    }
    if (h && h->depth > caller)
        h->depth = caller;
}

COLD static void tell_held(struct held *h, U site)
{
    const struct sync *s = sync_look(h->address);
    if (!s)
        return; /* a FILE */
    struct log_finding *f = finding_at_site("lock-held-at-exit", site,
                                            "the function returns and still holds this %s, which it took",
                                            sync_name((enum sync_kind)s->kind));
    if (!f)
        return;
    finding_object(f, object_around((const void *)h->address));
    f->address = h->address;
    if (f->object.kind)
        f->offset = (int64_t)(f->address - f->object.base);
    f->moved_site = h->site;
}

void hook_kl(U site)
{
    uint32_t depth = (uint32_t)(memory.top - calls);
    struct held *h;
    for (uint32_t n = 0; (h = held_at(n)) != NULL; n++)
        if (h->depth >= depth && !h->told) {
            h->told = true;
            tell_held(h, site);
        }
}
