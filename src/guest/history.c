/* history.c - the undo log: what every change replaced.
 *
 * Entries lie one behind another in a ring of bytes, each with the place of the one
 * before it, so that a reader walks from the newest back and undoes one after another.
 * When there is no room the oldest go, and are counted. A change that is too big for the
 * ring cannot be undone, so nothing before it can: then all go.
 *
 * Undone are bytes and their initialised bits. Objects and calls are told of by entries
 * of their own; their bookkeeping stays as it was when the run ended. */
#include "guest/heart.h"

#include <sys/mman.h>

static struct {
    char *at;
    uint64_t room;
    uint64_t first, last, next; /* offsets: the oldest entry, the newest, behind it */
    uint64_t wrap;              /* where the part in front of the wrap ends; 0: in one piece */
    uint64_t count, dropped;
} history;

bool history_init(uint64_t bytes, struct error *reterr)
{
    history.room = (bytes + 4095) & ~(uint64_t)4095;
    if (!bytes)
        return true;
    history.at = mmap((void *)HISTORY_TABLE, history.room, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (history.at == MAP_FAILED)
        return error_errno(reterr, ERROR_OS, "cannot reserve %llu bytes for the undo log",
                           (unsigned long long)bytes);
    return true;
}

void history_reset(bool on)
{
    history.first = history.last = history.next = history.wrap = 0;
    history.count = history.dropped = 0;
    memory.history = on && history.room > 0;
}

uint64_t history_dropped(void) { return history.dropped; }

/* ---- writing ---- */

static uint64_t bits_bytes(uint64_t address, uint64_t n) { return (address % 8 + n + 7) / 8; }

static uint64_t length(const struct history_entry *e)
{
    uint64_t n = sizeof *e;
    if (e->kind == HISTORY_WRITE)
        n += e->size + bits_bytes(e->address, e->size);
    return (n + 7) & ~(uint64_t)7;
}

static void drop_first(void)
{
    history.first += length((struct history_entry *)(history.at + history.first));
    history.count--;
    history.dropped++;
    if (history.first == history.wrap)
        history.first = history.wrap = 0;
    if (!history.count)
        history.first = history.next;
}

static struct history_entry *push(struct history_entry e)
{
    uint64_t n = length(&e);
    if (n > history.room / 2) {
        history.dropped += history.count + 1;
        history.first = history.last = history.next = history.wrap = history.count = 0;
        return NULL;
    }
    if (history.next + n > history.room) {
        while (history.count && history.first >= history.next)
            drop_first();
        history.wrap = history.next;
        history.next = 0;
        if (!history.count)
            history.first = history.wrap = 0;
    }
    while (history.count && history.first >= history.next && history.first < history.next + n)
        drop_first();
    if (!history.count)
        history.first = history.next;
    e.before = (uint32_t)(history.last / 8);
    e.step = step_now();
    history.last = history.next;
    history.next += n;
    history.count++;
    struct history_entry *at = (struct history_entry *)(history.at + history.last);
    *at = e;
    return at;
}

BARE void history_write(const void *p, uint64_t n, U site)
{
    if (!n || !inside(offset_of(p), n))
        return;
    struct history_entry *e = push((struct history_entry){
        .kind = HISTORY_WRITE, .address = (uint64_t)(uintptr_t)p, .size = n, .site = site });
    if (!e)
        return;
    char *bytes = (char *)(e + 1);
    memcpy(bytes, p, n);
    memcpy(bytes + n, &readable[offset_of(p) / 8], bits_bytes(e->address, n));
}

void history_event(enum history_kind kind, uint64_t address, uint64_t size, uint32_t a, U site)
{
    push((struct history_entry){ .kind = kind, .address = address, .size = size, .a = a,
                                 .site = site });
}

/* ---- walking back ---- */

const struct history_entry *history_last(void)
{
    return history.count ? (const struct history_entry *)(history.at + history.last) : NULL;
}

const struct history_entry *history_before(const struct history_entry *e)
{
    if ((const char *)e == history.at + history.first)
        return NULL;
    return (const struct history_entry *)(history.at + (uint64_t)e->before * 8);
}

const uint8_t *history_bytes(const struct history_entry *e) { return (const uint8_t *)(e + 1); }

BARE void history_undo(const struct history_entry *e)
{
    if (e->kind != HISTORY_WRITE)
        return;
    const uint8_t *bytes = history_bytes(e), *bits = bytes + e->size;
    uint64_t o = e->address - MEMORY_AT;
    memcpy((void *)e->address, bytes, e->size);
    for (uint64_t i = 0; i < e->size; i++) {
        uint64_t at = o % 8 + i;
        if (bits[at / 8] >> at % 8 & 1)
            bits_set(readable, o + i, 1);
        else
            bits_clear(readable, o + i, 1);
    }
}
