/* pthread.c - threads as pthread.h and threads.h have them: making, joining, ending.
 *
 * A thread's pthread_t is the number of its creation in the run, from 1 for main's. It is
 * never used again, so a thread that was joined before, or that nobody may join, is
 * recognised (closed-handle-use) and not taken for another. */
#include "guest/contracts.h"
#include "guest/sync.h"

#include <string.h>

static unsigned long last_id; /* of this run */

/* What pthread_cleanup_push noted, of each thread, last one on top. */
enum { CLEANUPS = 64 };
struct cleanup { void (*function)(void *); void *argument; }; /* the program's */
SPARSE static struct { uint32_t count; struct cleanup *at[CLEANUPS]; } cleanups[THREADS_MAX];

static uint32_t joins[THREADS_MAX]; /* of each thread below used: whom it waits for; THREADS_MAX: nobody */

static uint32_t used;          /* threads' numbers below it were used in this run */

void pthreads_used(void)
{
    if (used)
        return;
    used = 1;
    joins[0] = THREADS_MAX;
    cleanups[0].count = 0;
}

uint32_t pthreads_reset(void)
{
    uint32_t before = used;
    last_id = 1;
    used = 0;
    return before;
}

/* ---- which thread ---- */

static unsigned long id_of(uint32_t thread) { return thread_facts(thread)->serial + 1ul; }

unsigned long threads_id(void) { return id_of(thread_self()); }

/* The number of a thread that can be joined or detached; THREADS_MAX: told. */
static uint32_t find(unsigned long id, const char *what, int *ret_error)
{
    for (uint32_t t = 0; t < THREADS_MAX; t++) {
        const struct thread_facts *f = thread_facts(t);
        if ((f->state != THREAD_ALIVE && f->state != THREAD_ENDED) || id_of(t) != id)
            continue;
        if (!f->detached)
            return t;
        finding_add("closed-handle-use", "a detached thread is %s", what);
        *ret_error = EINVAL;
        return THREADS_MAX;
    }
    finding_add("closed-handle-use", id && id <= last_id ?
                "this thread is %s although it was joined before, or was detached and has ended" :
                "what is %s was never a thread's number", what);
    *ret_error = ESRCH;
    return THREADS_MAX;
}

static struct thread_op about(enum op_kind kind, uint32_t thread)
{
    return (struct thread_op){ .kind = kind, .also_kind = ALSO_THREAD, .also = thread, .site = here() };
}

/* ---- making ---- */

int threads_start(unsigned long *ret, bool detached, void *start, void *argument, bool as_int)
{
    void *(*code)(void *) = callback(start, as_int ? "i(p)" : "p(p)");
    charge(1);
    could_write(ret, sizeof *ret);
    thread_point(about(OP_CREATE, THREADS_MAX), NULL, NULL);
    uint32_t t = thread_create(code, argument, detached, here());
    if (t >= THREADS_MAX)
        return sync_failed(EAGAIN);
    for (pthreads_used(); used <= t; used++)
        joins[used] = THREADS_MAX;
    cleanups[t].count = 0;
    joins[t] = THREADS_MAX;
    keys_started(t);
    clock_started(t);
    errors_started(t);
    sort_started(t);
    last_id = id_of(t);
    thread_done(0, 0);
    writes_value(ret, sizeof *ret);
    *ret = last_id;
    return 0;
}

/* ---- joining ---- */

static bool has_ended(const void *facts, uint32_t thread)
{
    (void)thread;
    return ((const struct thread_facts *)facts)->state != THREAD_ALIVE;
}

int threads_join(unsigned long id, void **ret_result)
{
    int error = 0;
    charge(1);
    if (id == threads_id())
        return EDEADLK;
    uint32_t t = find(id, "joined", &error), me = thread_self();
    if (t == THREADS_MAX)
        return error;
    for (uint32_t other = 0; other < used; other++)
        if (joins[other] == t) {
            finding_add("closed-handle-use", "another thread waits for the end of this one already");
            return EINVAL;
        }
    joins[me] = t;
    thread_point(about(OP_JOIN, t), has_ended, thread_facts(t));
    joins[me] = THREADS_MAX;
    if (id_of(t) != id || thread_facts(t)->detached) {
        finding_add("closed-handle-use", "the thread was detached while it was waited for");
        return sync_failed(EINVAL);
    }
    void *result = thread_facts(t)->result;
    clock_learn(clock_of(t));
    thread_join(t);
    thread_done(0, 0);
    *ret_result = result;
    return 0;
}

int threads_detach(unsigned long id)
{
    int error = 0;
    charge(1);
    uint32_t t = find(id, "detached", &error);
    if (t == THREADS_MAX)
        return error;
    thread_point(about(OP_DETACH, t), NULL, NULL);
    if (id_of(t) == id) /* or another was here first */
        thread_detach(t);
    thread_done(0, 0);
    return 0;
}

/* ---- ending ---- */

void thread_leaves(void) { keys_destroy_values(); }

/* Is what it lies in still there? A longjmp may have left its block. */
static bool is_there(const struct cleanup *c)
{
    uint32_t number = machine.checked ? object_around(c) : 0;
    return !machine.checked || (number && objects[number].state == STATE_LIVE);
}

static void run_cleanup(const struct cleanup *c)
{
    reads(c, sizeof *c);
    void (*fn)(void *) = callback(c->function, "v(p)");
    fn(c->argument);
}

ENDS void threads_end(void *result)
{
    uint32_t me = thread_self();
    while (cleanups[me].count > 0) {
        struct cleanup *c = cleanups[me].at[--cleanups[me].count];
        if (is_there(c))
            run_cleanup(c);
    }
    thread_leaves();
    thread_exit(result);
}

LIBC(void, __cleanup_push, struct cleanup *c)
{
    uint32_t me = thread_self();
    charge(1);
    reads(c, sizeof *c);
    pthreads_used();
    if (cleanups[me].count == CLEANUPS) { /* the oldest is forgotten */
        memmove(cleanups[me].at, cleanups[me].at + 1, (CLEANUPS - 1) * sizeof *cleanups[me].at);
        cleanups[me].count--;
    }
    cleanups[me].at[cleanups[me].count++] = c;
}

LIBC(void, __cleanup_pop, struct cleanup *c, int run)
{
    uint32_t me = thread_self(), k = cleanups[me].count;
    while (k > 0 && cleanups[me].at[k - 1] != c)
        k--;
    if (k > 0)
        cleanups[me].count = k - 1;
    if (run)
        run_cleanup(c);
}

/* ---- pthread.h ---- */

struct thread_attributes { int detached, scope, inherits, policy; size_t stack, guard; };

LIBC(int, pthread_create, unsigned long *ret, const struct thread_attributes *a, void *start,
     void *argument)
{
    if (a)
        reads(a, sizeof *a);
    if (faults_hit(FAULT_THREAD, 0))
        return EAGAIN;
    int error = threads_start(ret, a && a->detached, start, argument, false);
    if (!error && memory.contracts)
        contracts_handed(argument);
    return error;
}

LIBC(int, pthread_join, unsigned long id, void **ret)
{
    void *result;
    if (ret)
        could_write(ret, sizeof *ret);
    int error = threads_join(id, &result);
    if (!error && ret)
        writes_pointer(ret, result);
    return error;
}

LIBC(int, pthread_detach, unsigned long id) { return threads_detach(id); }
LIBC(void, pthread_exit, void *result) { threads_end(result); }
LIBC(unsigned long, pthread_self, void) { return threads_id(); }
LIBC(int, pthread_equal, unsigned long a, unsigned long b) { return a == b; }

/* ---- sched.h ---- */

LIBC(int, sched_yield, void)
{
    charge(1);
    thread_yields();
    thread_point(op_of(OP_YIELD, NULL, 0), NULL, NULL);
    thread_done(0, 0);
    return 0;
}
