/* history.c - the undo log: what every change replaced (struct log_entry of guest.h).
 *
 * A ring of entries of one size, numbered from the first change of the run on. A change
 * of many bytes is one entry for each 8-byte granule that it touches, which keeps every
 * entry small and writing one a matter of a few stores. When the ring is full the oldest
 * are overwritten.
 *
 * What the log need not say: bytes of memory that nobody owns. A block in memory that no
 * block had before is told of as made, not byte by byte. */
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
    memory.history = memory.pictures = on && memory.history_mask;
}

uint64_t history_first(void)
{
    uint64_t room = memory.history_mask + 1;
    return memory.history_count > room ? memory.history_count - room : 0;
}

uint64_t history_count(void) { return memory.history_count; }

const struct log_entry *history_at(uint64_t n) { return &history_ring[n & memory.history_mask]; }

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

/* A run of groups that are all set and lie within is one entry. */
BARE void history_bits(uint64_t o, uint64_t n, U site)
{
    struct log_entry *run = NULL;
    for (uint64_t at = o & ~(uint64_t)63; at < o + n; at += 64) {
        uint64_t word;
        memcpy(&word, &readable[at / 8], 8);
        bool whole = word == UINT64_MAX && at >= o && at + 64 <= o + n;
        if (run && whole) {
            run->value++;
        } else if (word) {
            struct log_entry *e = history_add(ENTRY_BITS, at, site);
            e->size = whole;
            e->value = whole ? 1 : word;
            run = whole ? e : NULL;
        } else {
            run = NULL;
        }
    }
}

/* ---- statements and values ---- */

static void (*watcher)(void);
void guest_watch(void (*each)(void)) { watcher = each; }

BARE void hook_se(U site)
{
    if (!memory.history)
        return;
    if (UNLIKELY(watcher != NULL))
        watcher();
    history_event(ENTRY_STEP, 0, 0, 0, site);
}

static void value(uint64_t v, U type, U how, U site)
{
    struct log_entry *e = history_add(ENTRY_VALUE, type, site);
    e->bits = (uint8_t)how;
    e->value = v;
}

L hook_wl(L v, U type, U how, U site)
{
    if (memory.history)
        value((uint64_t)v, type, how, site);
    return v;
}

X hook_wx(X v, U type, U how, U site)
{
    double d = (double)v;
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    if (memory.history)
        value(bits, type, how, site);
    return v;
}

D hook_wd(D v, U type, U how, U site) { return (D)hook_wx(v, type, how, site); }

P hook_wp(P v, U type, U how, U site)
{
    if (memory.history)
        value((uint64_t)v, type, how, site);
    return v;
}
