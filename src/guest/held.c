/* held.c - which locks each thread holds, and threads as parties of a finding.
 *
 * Who locks and unlocks says so (pthread.c and friends); a mutex that is locked twice is
 * here twice. More than HELD_MAX locks of one thread are counted, but only the first are
 * known. */
#include "guest/threads.h"

enum { HELD_MAX = 64 };

SPARSE static struct {
    uint32_t count;
    struct held at[HELD_MAX];
} held[THREADS_MAX];
static uint32_t holders; /* bits: threads that have held something */

void held_reset(void)
{
    for (; holders; holders &= holders - 1)
        held[__builtin_ctz(holders)].count = 0;
}

void held_add(uint64_t address, U site)
{
    uint32_t thread = races_running(), n = held[thread].count++;
    holders |= 1u << thread;
    if (n < HELD_MAX)
        held[thread].at[n] = (struct held){ .address = address, .site = site,
                                            .depth = (uint32_t)(memory.top - calls) };
    races_locks_changed(thread);
}

static uint32_t known(uint32_t thread)
{
    return held[thread].count < HELD_MAX ? held[thread].count : HELD_MAX;
}

void held_remove(uint32_t thread, uint64_t address)
{
    uint32_t n = known(thread), i = n;
    while (i > 0 && held[thread].at[i - 1].address != address)
        i--;
    if (i > 0)
        memmove(&held[thread].at[i - 1], &held[thread].at[i], (n - i) * sizeof held[thread].at[0]);
    else if (held[thread].count <= HELD_MAX)
        return; /* it was never noted */
    held[thread].count--;
    races_locks_changed(thread);
}

uint32_t held_by(uint64_t address)
{
    for (uint32_t thread = 0; thread < THREADS_MAX; thread++)
        for (uint32_t i = 0; i < known(thread); i++)
            if (held[thread].at[i].address == address)
                return thread;
    return THREADS_MAX;
}

bool held_any(void) { return holders != 0; }

uint64_t held_within(uint64_t base, uint64_t size)
{
    for (uint32_t thread = 0; thread < THREADS_MAX; thread++)
        for (uint32_t i = 0; i < known(thread); i++)
            if (held[thread].at[i].address - base < size)
                return held[thread].at[i].address;
    return 0;
}

uint32_t held_copy(uint32_t thread, struct log_held ret_held[LOG_HELD])
{
    uint32_t n = known(thread), some = n < LOG_HELD ? n : LOG_HELD;
    for (uint32_t i = 0; i < some; i++)
        ret_held[i] = (struct log_held){ .address = held[thread].at[n - some + i].address,
                                         .site = held[thread].at[n - some + i].site };
    return some;
}

struct held *held_at(uint32_t n)
{
    return n < known(memory.thread) ? &held[memory.thread].at[n] : NULL;
}

struct held *held_find(uint64_t address)
{
    for (uint32_t i = known(memory.thread); i-- > 0;)
        if (held[memory.thread].at[i].address == address)
            return &held[memory.thread].at[i];
    return NULL;
}

bool held_all(void) { return held[memory.thread].count <= HELD_MAX; }

uint32_t held_depth(uint64_t address)
{
    const struct held *h = held_find(address);
    return h ? h->depth : 0;
}

struct log_party *party_add(struct log_finding *f, uint32_t thread, enum op_kind does,
                            uint64_t address, uint64_t size)
{
    if (!f || f->party_count >= LOG_PARTIES)
        return NULL;
    struct log_party *p = &f->parties[f->party_count++];
    *p = (struct log_party){ .thread = (uint8_t)thread, .does = (uint8_t)does, .address = address,
                             .size = size };
    p->held_count = (uint8_t)held_copy(thread, p->held);
    uint32_t number = object_around((const void *)address);
    if (number) {
        p->object_kind = objects[number].kind;
        p->object_index = objects[number].index;
        p->object_base = objects[number].base;
    }
    return p;
}
