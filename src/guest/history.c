/* history.c - the undo log: what every change replaced.
 *
 * A ring of entries of one size, numbered from the first change of the run on. A change
 * of many bytes is one entry for each 8-byte granule that it touches, which keeps every
 * entry small and writing one a matter of a few stores. When the ring is full the oldest
 * are overwritten.
 *
 * Undone are bytes and their initialised bits. Objects and calls are told of by entries
 * of their own; their bookkeeping stays as it was when the run ended. */
#include "guest/heart.h"

#include <sys/mman.h>

bool history_init(uint64_t bytes, struct error *reterr)
{
    uint64_t room = HISTORY_LEAST;
    memory.history_mask = 0;
    if (!bytes)
        return true;
    while (room * 2 * sizeof *history_ring <= bytes)
        room *= 2;
    void *at = mmap(history_ring, room * sizeof *history_ring, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (at != history_ring)
        return error_errno(reterr, ERROR_OS, "cannot reserve %llu bytes for the undo log",
                           (unsigned long long)bytes);
    memory.history_mask = room - 1;
    return true;
}

void history_reset(bool on)
{
    memory.history_count = 0;
    memory.history = on && memory.history_mask;
}

uint64_t history_first(void)
{
    uint64_t room = memory.history_mask + 1;
    return memory.history_count > room ? memory.history_count - room : 0;
}

uint64_t history_count(void) { return memory.history_count; }

const struct history_entry *history_at(uint64_t n) { return &history_ring[n & memory.history_mask]; }

/* ---- writing ---- */

BARE void history_write(const void *p, uint64_t n, U site)
{
    uint64_t o = offset_of(p);
    if (!inside(o, n))
        return;
    for (uint64_t end = o + n; o < end;) {
        uint64_t piece = 8 - o % 8 < end - o ? 8 - o % 8 : end - o;
        history_piece(o, (unsigned)piece, site);
        o += piece;
    }
}

void history_event(enum history_kind kind, uint64_t address, uint64_t size, uint32_t a, U site)
{
    struct history_entry *e = &history_ring[memory.history_count++ & memory.history_mask];
    *e = (struct history_entry){
        .offset = (uint32_t)(address - MEMORY_AT), .site = site, .step = (uint32_t)step_now(),
        .kind = (uint8_t)kind,
        .value = a | (size > UINT32_MAX ? UINT32_MAX : size) << 32,
    };
}

/* ---- walking back ---- */

BARE void history_undo(const struct history_entry *e)
{
    if (e->kind != HISTORY_WRITE || !inside(e->offset, e->size))
        return;
    uint8_t mask = (uint8_t)(((1u << e->size) - 1) << e->offset % 8);
    memcpy((void *)(MEMORY_AT + e->offset), &e->value, e->size);
    uint8_t *bits = &readable[e->offset / 8];
    *bits = (uint8_t)((*bits & ~mask) | (e->bits & mask));
}
