/* keys.c - values that each thread has of its own: keys and their destructors.
 *
 * The values lie in an object of the library's, one for each thread, made when it is
 * first used: so that a block which only such a value points to is no leak. A key's number
 * is used again when it was deleted; the values that threads still have under it are void,
 * which its serial shows. */
#include "guest/contracts.h"
#include "guest/sync.h"

#include <string.h>

enum { KEYS = 128, ROUNDS = 4 }; /* PTHREAD_KEYS_MAX, PTHREAD_DESTRUCTOR_ITERATIONS */

static struct key {
    bool used;
    uint64_t serial;
    void (*destructor)(void *); /* as the program knows it */
} keys[KEYS];
SPARSE static struct values {
    void **at;              /* KEYS of them, in the program's memory */
    uint64_t serial[KEYS];  /* of the key that each was set under */
} values[THREADS_MAX];
static uint64_t last_serial;
static uint32_t most; /* numbers that this run has used */

void keys_reset(uint32_t threads)
{
    memset(keys, 0, most * sizeof *keys);
    for (uint32_t t = 0; t < threads; t++)
        values[t].at = NULL; /* serials are never used again */
    most = 0;
}

void keys_started(uint32_t thread)
{
    memset(values[thread].serial, 0, most * sizeof *values[thread].serial);
}

int key_create(uint32_t *ret, void (*destructor)(void *))
{
    if (destructor)
        callback(destructor, "v(p)");
    uint32_t k = 0;
    while (k < KEYS && keys[k].used)
        k++;
    if (k == KEYS)
        return EAGAIN;
    pthreads_used();
    writes_value(ret, sizeof *ret);
    if (most <= k)
        most = k + 1;
    keys[k] = (struct key){ true, ++last_serial, destructor };
    *ret = k;
    return 0;
}

static struct key *known(uint32_t key)
{
    return key < KEYS && keys[key].used ? &keys[key] : NULL;
}

int key_delete(uint32_t key)
{
    struct key *k = known(key);
    if (!k)
        return EINVAL;
    k->used = false;
    return 0;
}

int key_set(uint32_t key, const void *value)
{
    struct key *k = known(key);
    struct values *v = &values[thread_self()];
    charge(1);
    if (!k)
        return EINVAL;
    if (!v->at)
        v->at = library_object("a thread's own values", KEYS * sizeof *v->at, LIBRARY_WRITE);
    if (!v->at)
        return ENOMEM;
    library_set(&v->at[key], &value, sizeof value);
    v->serial[key] = k->serial;
    return 0;
}

void *key_get(uint32_t key)
{
    struct key *k = known(key);
    const struct values *v = &values[thread_self()];
    return k && v->at && v->serial[key] == k->serial ? v->at[key] : NULL;
}

/* Nothing is pointed to from here any more. */
static void clear(struct values *v, uint32_t key)
{
    void *none = NULL;
    v->serial[key] = 0;
    if (v->at[key])
        library_set(&v->at[key], &none, sizeof none);
}

/* POSIX: a destructor may set values again, so there are several rounds. */
void keys_destroy_values(void)
{
    struct values *v = &values[thread_self()];
    bool any = v->at != NULL;
    for (int round = 0; any && round < ROUNDS; round++) {
        any = false;
        for (uint32_t i = 0; i < most; i++) {
            void *value = key_get(i);
            if (!value || !keys[i].destructor)
                continue;
            void (*fn)(void *) = callback(keys[i].destructor, "v(p)");
            any = true;
            v->serial[i] = 0;
            fn(value);
            if (v->serial[i] == 0)
                clear(v, i);
        }
    }
    for (uint32_t i = 0; v->at && i < most; i++)
        clear(v, i);
}

LIBC(int, pthread_key_create, uint32_t *ret, void (*destructor)(void *))
{
    if (faults_hit(FAULT_LOCK, 0))
        return EAGAIN;
    return key_create(ret, destructor);
}

LIBC(int, pthread_key_delete, uint32_t key) { return key_delete(key); }
LIBC(int, pthread_setspecific, uint32_t key, const void *value)
{
    if (memory.contracts)
        contracts_handed(value);
    return key_set(key, value);
}
LIBC(void *, pthread_getspecific, uint32_t key) { return key_get(key); }
