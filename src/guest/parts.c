/* parts.c - arrays that are parts of an object: a member, a row.
 *
 * A library function is handed an address and cannot know that the array ends before
 * the object does. The call says so first (bd); what the function then asks about bytes
 * from there on is held against the part. Notes count for the call under way only. */
#include "guest/heart.h"

enum { NOTES = 8 };

/* Of each thread: others may run before the function that is called has asked. */
static struct part_notes {
    struct { uint64_t from, bytes; U site; uint32_t serial; } at[NOTES];
    uint32_t next;
    /* Functions ask byte by byte: the last call for which there was none, and what `next` was then. */
    U none_site;
    uint32_t none_serial, none_next;
} notes_of[THREADS_MAX];
#define notes (notes_of[memory.thread])

static uint32_t touched; /* bits: of these threads there are some */

void parts_reset(void)
{
    for (; touched; touched &= touched - 1)
        memset(&notes_of[__builtin_ctz(touched)], 0, sizeof *notes_of);
}

P hook_bd(P array, L bytes, U site)
{
    uint32_t i = notes.next++ % NOTES;
    touched |= 1u << memory.thread;
    notes.at[i].from = (uint64_t)array;
    notes.at[i].bytes = (uint64_t)bytes;
    notes.at[i].site = site;
    notes.at[i].serial = memory.top->serial;
    return array;
}

/* The note that p is in; the end of one only if it is in no other: rows touch. */
static uint32_t note_of(uint64_t a, U site)
{
    uint32_t found = NOTES, serial = memory.top->serial;
    struct part_notes *n = &notes;
    if (!(touched >> memory.thread & 1) ||
        (n->none_site == site && n->none_serial == serial && n->none_next == n->next))
        return NOTES;
    bool any = false;
    for (uint32_t i = 0; i < NOTES; i++) {
        uint64_t at = a - n->at[i].from;
        if (n->at[i].site != site || n->at[i].serial != serial)
            continue;
        any = true;
        if (at > n->at[i].bytes)
            continue;
        if (at < n->at[i].bytes)
            return i;
        found = i;
    }
    if (!any) {
        n->none_site = site;
        n->none_serial = serial;
        n->none_next = n->next;
    }
    return found;
}

uint64_t parts_room(const void *p, U site)
{
    uint64_t a = (uint64_t)(uintptr_t)p;
    uint32_t i = note_of(a, site);
    return i == NOTES ? UINT64_MAX : notes.at[i].bytes - (a - notes.at[i].from);
}

void parts_check(const void *p, uint64_t n, unsigned how, U site)
{
    uint64_t a = (uint64_t)(uintptr_t)p;
    uint32_t i = note_of(a, site), number = i < NOTES ? object_around(p) : 0;
    if (!number || n <= notes.at[i].bytes - (a - notes.at[i].from) ||
        objects[number].state != STATE_LIVE)
        return; /* a dead object is worse, and told as that */
    struct log_finding *f =
        finding_last(how & HOW_WRITE ? "out-of-bounds-write" : "out-of-bounds-read", site, NULL);
    if (f) {
        finding_object(f, number);
        finding_access(f, p, n, how & HOW_WRITE);
        f->part_offset = notes.at[i].from - objects[number].base;
        f->part_bytes = notes.at[i].bytes;
    }
    finding_stop();
}
