/* slots.c - where heap blocks and exposed variables lie: in rings of slots.
 *
 * A slot is an object's bytes and its red zone. Slots are handed out in a ring: a dead
 * object keeps its slot, and its story, until the hand has come all the way round to
 * it. What is live is stepped over, from slot to slot by the object table.
 *
 * The rings are small at first, so that they stay in the processor's cache and a reset
 * has little to clear, and grow up to their whole region while too much of them is live.
 * The heap's region has room for twice what may be live.
 *
 * The tick may end a run anywhere in here; what reset needs (ring.high) is therefore
 * always written first. */
#include "guest/heart.h"

struct ring heap_rings[THREADS_MAX], locals_rings[THREADS_MAX];

struct ring *ring_at(uint64_t address)
{
    if (address < THREADS_AT)
        return address < HEAP_AT ? &locals_rings[0] : &heap_rings[0];
    uint64_t o = address - THREADS_AT, thread = o / THREAD_BYTES + 1;
    return o % THREAD_BYTES < THREAD_HEAP ? &locals_rings[thread] : &heap_rings[thread];
}

void ring_init(struct ring *r, uint64_t from, uint64_t to, uint64_t wrap)
{
    *r = (struct ring){ .from = from, .to = to, .wrap = wrap, .first_wrap = wrap, .hand = from,
                        .high = from, .ever_high = from };
}

void ring_reset(struct ring *r)
{
    if (r->high > r->from)
        shadow_clear(r->from - MEMORY_AT, r->high - MEMORY_AT);
    r->high = r->hand = r->from;
    r->wrap = r->first_wrap;
    r->live = 0;
}

static uint64_t round_up(uint64_t n, uint64_t to) { return (n + to - 1) & ~(to - 1); }

enum { FREE_LOOKS = 64 };
static uint64_t looks; /* at slots, for one allocation */

/* The first place from the hand on, before end, where need bytes hold nothing live;
 * 0: there is none. */
static uint64_t find_place(const struct ring *r, uint64_t from, uint64_t end, uint64_t need,
                           uint64_t align)
{
    uint64_t start = round_up(from, align), at = start;
    while (start <= end && need <= end - start) {
        /* Beyond high nothing lies; below it, look at what does. */
        if (at >= start + need || at >= r->high)
            return start;
        uint32_t number = object_at[(at - MEMORY_AT) / GRANULE];
        looks++;
        if (!number) {
            at += GRANULE;
            continue;
        }
        const struct object *b = &objects[number];
        at = slot_end(b);
        if (b->state == STATE_LIVE)
            start = at = round_up(at, align);
    }
    return 0;
}

/* Forgets the dead that lie, if only in part, in [from, to). */
static void evict(const struct ring *r, uint64_t from, uint64_t to)
{
    if (to > r->high)
        to = r->high;
    for (uint64_t at = from; at < to; at += GRANULE) {
        uint32_t number = object_at[(at - MEMORY_AT) / GRANULE];
        if (!number)
            continue;
        at = slot_end(&objects[number]) - GRANULE;
        object_drop(number);
    }
}

static void widen(struct ring *r)
{
    uint64_t wider = r->from + 2 * (r->wrap - r->from);
    r->wrap = wider < r->to ? wider : r->to;
}

uint32_t ring_take(struct ring *r, enum object_kind kind, uint64_t size, uint64_t align,
                   bool *ret_virgin)
{
    uint64_t room = r->to - r->from;
    if (align < OBJECT_ALIGN)
        align = OBJECT_ALIGN;
    if (size > room || align > room)
        return 0;
    uint64_t need = round_up(size, OBJECT_ALIGN) + RED_ZONE;
    /* At least half of it is dead or free, so that a place is found soon. */
    while (2 * (r->live + need) > r->wrap - r->from && r->wrap < r->to)
        widen(r);
    looks = 0;
    uint64_t at = find_place(r, r->hand, r->wrap, need, align);
    if (!at)
        at = find_place(r, r->from, r->wrap, need, align);
    while (!at && r->wrap < r->to) {
        widen(r);
        at = find_place(r, r->hand, r->wrap, need, align);
    }
    if (looks > FREE_LOOKS)
        charge(looks / FREE_LOOKS); /* a region full of small blocks is a long search */
    if (!at)
        return 0;
    evict(r, at, at + need);
    *ret_virgin = at >= r->ever_high;
    if (at + need > r->high)
        r->high = at + need;
    if (r->high > r->ever_high)
        r->ever_high = r->high;
    r->hand = at + need;
    uint32_t number = object_new(kind, at, size, at + need);
    if (number)
        r->live += need;
    return number;
}

void ring_give(struct ring *r, uint32_t number, enum object_state state)
{
    struct object *b = &objects[number];
    b->state = (uint8_t)state;
    r->live -= slot_end(b) - b->base;
}
