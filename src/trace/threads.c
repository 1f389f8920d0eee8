/* threads.c - who stands where, in programs with threads.
 *
 * skim.c notes for each thread when it had to let another go on, and where it was then
 * (struct parked). Until its next turn it stands there. A thread that has not had a turn in
 * the log stands where it was when the log begins; that note comes first.
 *
 * Frames, exposed variables and heap blocks of a thread lie in regions of its own, where the
 * map of memory says. */
#include "trace/room.h"

_Static_assert((int)TRACE_THREADS == (int)THREADS_MAX, "no run has more");

uint32_t trace_threads(const struct trace *t) { return t->threads; }

enum area area_of(uint64_t address, uint32_t *ret_thread)
{
    *ret_thread = 0;
    if (address < FRAMES_AT || address > MEMORY_AT + UINT32_MAX)
        return AREA_OTHER;
    if (address < HEAP_AT)
        return address < LOCALS_AT ? AREA_FRAMES : AREA_LOCALS;
    if (address < THREADS_AT || address - THREADS_AT >= (THREADS_MAX - 1) * THREAD_BYTES)
        return AREA_HEAP;
    *ret_thread = 1 + (uint32_t)((address - THREADS_AT) / THREAD_BYTES);
    uint64_t offset = (address - THREADS_AT) % THREAD_BYTES;
    return offset < THREAD_LOCALS ? AREA_FRAMES : offset < THREAD_HEAP ? AREA_LOCALS : AREA_HEAP;
}

uint64_t area_end(uint64_t address)
{
    if (address < HEAP_AT)
        return address < LOCALS_AT ? LOCALS_AT : HEAP_AT;
    if (address < THREADS_AT || address - THREADS_AT >= (THREADS_MAX - 1) * THREAD_BYTES)
        return address < THREADS_AT ? THREADS_AT : MEMORY_AT + UINT32_MAX;
    uint64_t offset = (address - THREADS_AT) % THREAD_BYTES, base = address - offset;
    return base + (offset < THREAD_LOCALS ? THREAD_LOCALS : offset < THREAD_HEAP ? THREAD_HEAP : THREAD_BYTES);
}

uint32_t thread_call(const struct trace *t, size_t stop, uint32_t thread, uint32_t *ret_site)
{
    uint32_t at = t->stops.at[stop].at;
    *ret_site = 0;
    if (thread == stop_thread(t, stop)) {
        *ret_site = stop + 1 < t->stops.len ? t->entries[at].site : 0;
        return stop_call(t, stop);
    }
    if (thread >= t->threads)
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
