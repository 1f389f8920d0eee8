/* condition.c - condition variables.
 *
 * To wait is three steps: the thread is put among the waiters and gives the mutex up in
 * one (OP_WAIT); it is woken by another's signal; it takes the mutex again (OP_LOCK) when
 * that is free. Of several waiters a signal wakes the one that the scheduler picks, the
 * one that has waited longest by default. A timed wait can go on as soon as the mutex is
 * free: whether it was woken by then decides what it returns. No wait ends without a
 * reason (POSIX would allow it).
 *
 * A signal that finds nobody waiting is lost. That is as it should be where the waiter
 * looks at its condition first, under the mutex. So a lost signal counts as the reason of
 * a deadlock only if the thread that waits in vain has not taken the mutex anew since: it
 * began to wait without having looked, or looked and then waited in two steps that
 * another could come between. */
#include "guest/sync.h"

#include <string.h>

struct waiting { /* of each thread */
    uint64_t since;     /* 0: it waits for none; sync_now() when it began */
    uint64_t condition, mutex; /* addresses */
    uint64_t looked;    /* when it last had the mutex taken from it, or gave it up, before */
    bool woken, timed;
    U site;
};
static struct waiting waits[THREADS_MAX];

/* The last signal of a condition that found nobody, of those that were. */
enum { LOST = 64 };
SPARSE static struct lost { uint64_t at; struct lost_wakeup what; uint64_t when; } lost[LOST];
static uint32_t lost_count;

void conditions_reset(uint32_t threads)
{
    memset(waits, 0, threads * sizeof *waits);
    lost_count = 0;
}

static struct waiting *mine(void) { return &waits[thread_self()]; }

/* Those that wait for the condition and were not woken, by how long. */
static uint32_t sleepers(uint64_t condition, uint32_t ret[THREADS_MAX])
{
    uint32_t n = 0;
    for (uint32_t t = 0; t < THREADS_MAX; t++) {
        if (!waits[t].since || waits[t].condition != condition || waits[t].woken)
            continue;
        uint32_t k = n++;
        for (; k > 0 && waits[ret[k - 1]].since > waits[t].since; k--)
            ret[k] = ret[k - 1];
        ret[k] = t;
    }
    return n;
}

/* ---- lost ones ---- */

static void note_lost(const struct sync *c, bool all)
{
    struct lost *l = lost;
    while (l < lost + lost_count && l->at != c->at)
        l++;
    if (l == lost + LOST)
        l = &lost[c->at / 8 % LOST];
    else if (l == lost + lost_count)
        lost_count++;
    l->at = c->at;
    l->when = sync_now();
    l->what = (struct lost_wakeup){ .thread = thread_self(), .does = all ? OP_BROADCAST : OP_SIGNAL,
                                    .condition = c->at, .size = SYNC_BYTES, .step = step_now() };
    stack_here(l->what.stack);
}

bool wait_lost(uint32_t thread, struct lost_wakeup *ret)
{
    const struct waiting *w = thread < THREADS_MAX ? &waits[thread] : NULL;
    if (!w || !w->since || w->woken)
        return false;
    for (const struct lost *l = lost; l < lost + lost_count; l++)
        if (l->at == w->condition && l->when < w->since && l->when > w->looked) {
            *ret = l->what;
            return true;
        }
    return false;
}

uint64_t wait_for(uint32_t thread)
{
    const struct waiting *w = thread < THREADS_MAX ? &waits[thread] : NULL;
    return w && w->since && !w->woken ? w->condition : 0;
}

/* ---- making and destroying ---- */

int condition_init(void *p, enum sync_kind kind)
{
    struct sync *c = sync_make(p, kind, TYPE_NORMAL);
    uint32_t who[THREADS_MAX];
    if (c && sleepers(c->at, who)) {
        struct who w = { who[0], thread_facts(who[0])->serial, waits[who[0]].site };
        sync_misuse(c, &w, OP_WAIT, "this condition variable is initialised anew while threads wait "
                    "for it");
    }
    return c ? 0 : EAGAIN;
}

int condition_destroy(void *p, enum sync_kind kind)
{
    struct sync *c = sync_use(p, kind);
    uint32_t who[THREADS_MAX];
    if (!c)
        return EAGAIN;
    sync_point(OP_DESTROY, c);
    c = sync_again(p, kind);
    if (!c)
        return sync_failed(EAGAIN);
    uint32_t n = sleepers(c->at, who);
    if (n) {
        struct who w = { who[0], thread_facts(who[0])->serial, waits[who[0]].site };
        sync_misuse(c, &w, OP_WAIT, "this condition variable is destroyed while %s",
                    n == 1 ? "a thread waits for it" : "threads wait for it");
        return sync_failed(EBUSY);
    }
    sync_destroy(c);
    sync_done();
    return 0;
}

/* ---- waiting ---- */

static bool can_go(const void *mutex, uint32_t thread)
{
    return (waits[thread].woken || waits[thread].timed) && mutex_free(mutex, thread);
}

/* May this thread wait with this mutex? Returns how often it has locked it; 0: it has not. */
static uint32_t check_mutex(const struct sync *c, const struct sync *m)
{
    uint32_t who[THREADS_MAX];
    if (!m->taken || !is_me(&m->owner)) {
        sync_misuse(m, m->taken ? &m->owner : NULL, OP_LOCK, "to wait for a condition variable a thread "
                    "must hold the mutex; %s", m->taken ? "another thread holds it" : "nobody holds it");
        return 0;
    }
    if (m->depth > 1)
        sync_misuse(m, &m->owner, OP_LOCK, "this thread has locked the mutex %u times, and waiting "
                    "gives it up only once", m->depth);
    if (sleepers(c->at, who) && waits[who[0]].mutex != m->at) {
        struct who w = { who[0], thread_facts(who[0])->serial, waits[who[0]].site };
        sync_misuse(c, &w, OP_WAIT, "another thread waits for this condition variable with another "
                    "mutex");
    }
    return m->depth;
}

int condition_wait(void *cp, enum sync_kind kind, void *mp, const struct timespec *until, bool timed)
{
    enum sync_kind lock = kind == SYNC_CND ? SYNC_MTX : SYNC_MUTEX;
    struct sync *c = sync_use(cp, kind), *m = sync_use(mp, lock);
    struct waiting *w = mine();
    int64_t us = 0;
    U site = here();
    if (!c || !m)
        return EAGAIN;
    if (timed && !sync_until(until, &us))
        return EINVAL;
    struct thread_op op = op_of(OP_WAIT, cp, SYNC_BYTES);
    op.also_kind = ALSO_OBJECT;
    op.also = (uint32_t)offset_of(mp);
    thread_point(op, NULL, NULL);
    c = sync_again(cp, kind);
    m = sync_again(mp, lock);
    if (!c || !m)
        return sync_failed(EAGAIN);
    uint32_t depth = check_mutex(c, m);
    if (!depth && m->type == TYPE_ERRORCHECK)
        return sync_failed(EPERM);
    *w = (struct waiting){ .condition = c->at, .mutex = m->at, .timed = timed, .site = site,
                           .looked = m->left_at[thread_self()] };
    uint32_t call = held_depth(m->at);
    if (depth)
        mutex_give_up(m);
    w->since = sync_next();
    sync_done();
    if (timed)
        thread_yields();

    sync_wait(OP_LOCK, m, can_go, m);
    bool woken = w->woken;
    w->since = 0; /* the condition is not looked at again: who woke all may destroy it */
    m = sync_again(mp, lock);
    if (!m)
        return sync_failed(EAGAIN);
    mutex_take(m, depth ? depth : 1, site);
    struct held *h = held_find(m->at);
    if (h && call)
        h->depth = call; /* whoever took it before the wait has it */
    m->left_at[thread_self()] = sync_now();
    if (!depth) /* it did not have it before */
        mutex_give_up(m);
    if (!woken)
        sync_timed_out(us);
    sync_done();
    return woken ? 0 : ETIMEDOUT;
}

int condition_wake(void *p, enum sync_kind kind, bool all)
{
    struct sync *c = sync_use(p, kind);
    uint32_t who[THREADS_MAX];
    if (!c)
        return EAGAIN;
    sync_point(all ? OP_BROADCAST : OP_SIGNAL, c);
    c = sync_again(p, kind);
    if (!c)
        return sync_failed(EAGAIN);
    uint32_t n = sleepers(c->at, who);
    if (!n)
        note_lost(c, all);
    else if (all)
        for (uint32_t i = 0; i < n; i++)
            waits[who[i]].woken = true;
    else
        waits[who[n > 1 ? thread_pick(n) : 0]].woken = true;
    sync_done();
    return 0;
}

/* ---- pthread.h ---- */

struct condition_attributes { int clock, shared; };

LIBC(int, pthread_cond_init, void *c, const struct condition_attributes *a)
{
    if (a)
        reads(a, sizeof *a);
    if (faults_hit(FAULT_LOCK, 0))
        return ENOMEM;
    return condition_init(c, SYNC_CONDITION);
}

LIBC(int, pthread_cond_destroy, void *c) { return condition_destroy(c, SYNC_CONDITION); }
LIBC(int, pthread_cond_wait, void *c, void *m) { return condition_wait(c, SYNC_CONDITION, m, NULL, false); }

LIBC(int, pthread_cond_timedwait, void *c, void *m, const struct timespec *until)
{
    return condition_wait(c, SYNC_CONDITION, m, until, true);
}

LIBC(int, pthread_cond_signal, void *c) { return condition_wake(c, SYNC_CONDITION, false); }
LIBC(int, pthread_cond_broadcast, void *c) { return condition_wake(c, SYNC_CONDITION, true); }
