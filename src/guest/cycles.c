/* cycles.c - a run that is in a state it was in before, after a round in which every thread
 * that could go did go, can go on like this for ever, however fair the scheduler is:
 * livelock; or starvation, if a thread only looked on in that round while others changed
 * things. (Loops that only read are found sooner, in threads.c.)
 *
 * If somebody could have gone and never did, those who went round have to let others go: no
 * scheduler keeps a thread waiting for ever.
 *
 * A state is what the threads are about to do, their frames, and all of the program's
 * variables and blocks that may be written. It is hashed at the points of a run that is not
 * short, later at some of them, and compared with the last LOOKS that were. What a state
 * leaves out - the clock, random numbers, semaphores, who waits at a condition - must not
 * have been used in the round. Locks are not hashed: who holds them follows from where the
 * threads are. */
#include "guest/threads.h"

enum { FROM = 24, LOOKS = 64, SLOWER = 512, STATE_BYTES = 64 << 10 };

struct cycles cycles;

static struct {
    uint64_t globals_end;
    uint32_t count;
    struct {
        uint64_t state;
        struct cycles since; /* what was done between the look before and this one */
    } at[LOOKS];
} look;

void cycles_reset(void)
{
    cycles = (struct cycles){ .next = FROM };
    look.globals_end = look.count = 0;
}

/* A variable that is declared within a loop lies elsewhere in each round. So a live local is
 * known by its thread and its place among those that are open, and so is what points to it; a
 * pointer to one that has ended is like any other such. */
static uint64_t local_of(uint64_t w)
{
    uint32_t t = w < THREADS_AT ? 0 : (uint32_t)((w - THREADS_AT) / THREAD_BYTES) + 1;
    if (w < locals_rings[t].from || w >= locals_rings[t].high)
        return w;
    const struct call_stack *s = frames_of(t);
    uint32_t number = object_around((const void *)(uintptr_t)w);
    for (uint32_t i = s->open_count; number && i--;)
        if (s->open[i] == number)
            return (uint64_t)(t + 1) << 56 | (uint64_t)(i + 1) << 32 | (uint32_t)(w - objects[number].base);
    return 1;
}

static inline uint64_t word_of(uint64_t w)
{
    return LIKELY(w - MEMORY_AT >= memory.span) ? w : local_of(w);
}

static inline uint64_t hash_word(uint64_t h, uint64_t w)
{
    h = (h ^ word_of(w)) * 0x9e3779b97f4a7c15u;
    return h ^ h >> 29;
}

/* In four lanes: one multiplication need not wait for the one before. */
static uint64_t hash_of(uint64_t h, uint64_t from, uint64_t to)
{
    uint64_t lanes[4] = {h, 1, 2, 3};
    for (; from + 32 <= to; from += 32)
        for (int i = 0; i < 4; i++)
            lanes[i] = hash_word(lanes[i], ((const uint64_t *)(uintptr_t)from)[i]);
    for (; from < to; from += 8)
        lanes[0] = hash_word(lanes[0], *(const uint64_t *)(uintptr_t)from);
    for (int i = 1; i < 4; i++)
        lanes[0] = (lanes[0] ^ lanes[i]) * 0x9e3779b97f4a7c15u ^ lanes[0] >> 29;
    return lanes[0];
}

static uint64_t hash_local(uint64_t h, const struct object *o)
{
    h = (h ^ ((uint64_t)o->index << 32 | o->depth)) * 0x9e3779b97f4a7c15u;
    uint64_t at = o->base, end = o->base + o->size, rest = 0;
    h = hash_of(h, at, at + o->size / 8 * 8);
    memcpy(&rest, (const void *)(uintptr_t)(at + o->size / 8 * 8), (end - at) % 8);
    return hash_word(h, rest);
}

static uint64_t end_of_globals(void)
{
    uint64_t end = GLOBALS_AT;
    for (uint32_t n = object_next(0); n && n <= statics_count(); n = object_next(n))
        if (objects[n].base >= GLOBALS_AT && objects[n].base < LIBRARY_AT && objects[n].base + objects[n].size > end)
            end = objects[n].base + objects[n].size;
    return end;
}

/* 0: there is too much of it. */
static uint64_t state_of(uint32_t alive, const struct thread_op *next)
{
    if (!look.globals_end)
        look.globals_end = end_of_globals();
    uint64_t bytes = look.globals_end - GLOBALS_AT;
    uint64_t h = hash_of(alive + 1, GLOBALS_AT, look.globals_end);
    for (uint32_t t = 0; t < THREADS_MAX; t++) {
        if (heap_rings[t].high > heap_rings[t].from) {
            bytes += heap_rings[t].high - heap_rings[t].from;
            if (bytes > STATE_BYTES)
                return 0;
            h = hash_of(h, heap_rings[t].from, heap_rings[t].high);
        }
        if (!(alive >> t & 1))
            continue;
        const struct call_stack *s = frames_of(t);
        bytes += s->top - s->low;
        for (uint32_t i = 0; i < s->open_count; i++)
            bytes += objects[s->open[i]].size;
        if (bytes > STATE_BYTES)
            return 0;
        h = hash_of(h, s->low, s->top);
        for (uint32_t i = 0; i < s->open_count; i++)
            h = hash_local(h, &objects[s->open[i]]);
        h = (h ^ ((uint64_t)next[t].kind << 32 | next[t].site)) * 0x9e3779b97f4a7c15u;
        h = hash_word(h, MEMORY_AT + next[t].at);
        h = hash_word(h, next[t].also_kind == ALSO_OBJECT ? MEMORY_AT + next[t].also : next[t].also);
    }
    return h ? h : 1;
}

enum cycle cycles_look(uint32_t tick, uint32_t alive, const struct thread_op *next, uint32_t *ret_thread)
{
    uint64_t h = state_of(alive, next);
    if (!h) {
        cycles.next = UINT32_MAX;
        return CYCLE_NONE;
    }
    cycles.next = tick + 1 + tick / SLOWER;
    struct cycles round = cycles;
    bool unfair = false;
    for (uint32_t back = 1; back <= look.count && back < LOOKS && !round.broken; back++) {
        uint32_t i = (look.count - back) % LOOKS;
        if (look.at[i].state == h && round.could & ~round.ran & alive) {
            *ret_thread = round.ran;
            unfair = true;
            break;
        }
        if (look.at[i].state == h) {
            uint32_t starve = round.changed ? round.ran & ~round.changed & alive : 0;
            *ret_thread = (uint32_t)__builtin_ctz(starve ? starve : round.ran);
            return starve ? CYCLE_STARVES : CYCLE_LIVELOCK;
        }
        round.ran |= look.at[i].since.ran;
        round.could |= look.at[i].since.could;
        round.changed |= look.at[i].since.changed;
        round.broken |= look.at[i].since.broken;
    }
    look.at[look.count % LOOKS].state = h;
    look.at[look.count++ % LOOKS].since = cycles;
    cycles.ran = cycles.could = cycles.changed = 0;
    cycles.broken = false;
    return unfair ? CYCLE_UNFAIR : CYCLE_NONE;
}
