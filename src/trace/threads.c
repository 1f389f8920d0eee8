/* threads.c - who stands where, in programs with threads.
 *
 * skim.c notes for each thread when it had to let another go on, and where it was then
 * (struct parked). Until its next turn it stands there. A thread that has not had a turn in
 * the log stands where it was when the log begins; that note comes first.
 *
 * Frames, exposed variables and heap blocks of a thread lie in regions of its own. Main's
 * are where the map of memory says; where those of the others are the log has to tell, which
 * may lie: whatever it says, an address belongs to one region, and to main's first. */
#include "trace/room.h"

_Static_assert((int)TRACE_THREADS == (int)THREADS_MAX, "no run has more");

uint32_t trace_threads(const struct trace *t) { return t->threads; }

enum area area_of(const struct trace *t, uint64_t address, uint32_t *ret_thread)
{
    *ret_thread = 0;
    uint64_t offset = address - MEMORY_AT;
    if (address < FRAMES_AT || offset > UINT32_MAX)
        return AREA_OTHER;
    if (address < HEAP_AT)
        return address < LOCALS_AT ? AREA_FRAMES : AREA_LOCALS;
    for (int i = REGIONS_OF_MAIN; i < t->region_count; i++) {
        const struct region *r = &t->regions[i];
        if (offset - r->from < r->used && offset >= r->from) {
            *ret_thread = 1 + (uint32_t)(i - REGIONS_OF_MAIN) / 3;
            return (enum area)(AREA_FRAMES + (i - REGIONS_OF_MAIN) % 3);
        }
    }
    return AREA_HEAP;
}

uint64_t area_end(const struct trace *t, uint64_t address)
{
    uint64_t offset = address - MEMORY_AT;
    if (address < HEAP_AT)
        return address < LOCALS_AT ? LOCALS_AT : HEAP_AT;
    for (int i = REGIONS_OF_MAIN; i < t->region_count; i++)
        if (offset - t->regions[i].from < t->regions[i].used && offset >= t->regions[i].from)
            return MEMORY_AT + t->regions[i].from + t->regions[i].used;
    return MEMORY_AT + UINT32_MAX;
}

uint32_t thread_call(const struct trace *t, size_t stop, uint32_t thread, uint32_t *ret_site)
{
    uint32_t at = t->stops.at[stop].at;
    *ret_site = 0;
    if (thread == stop_thread(t, stop)) {
        *ret_site = stop + 1 < t->stops.len ? t->entries[at].site : 0;
        return stop_call(t, stop);
    }
    if (thread >= THREADS_MAX)
        return 0;
    size_t low = 0, high = t->parked[thread].len; /* the last that is not behind */
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (t->parked[thread].at[mid].at <= at)
            low = mid + 1;
        else
            high = mid;
    }
    if (!low)
        return 0;
    const struct parked *p = &t->parked[thread].at[low - 1];
    *ret_site = p->site;
    return (uint32_t)p->call;
}

void thread_words(struct buf *out, uint32_t thread)
{
    if (thread)
        buf_printf(out, "thread %u", thread);
    else
        buf_cstr(out, "main's thread");
}
