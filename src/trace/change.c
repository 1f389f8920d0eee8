/* change.c - what a stop did to memory, byte by byte: the granules it wrote, with their
 * bytes and bits as they were before; and the bits of an object as they were when it
 * ended.
 *
 * The entries of a stop lie in front of the cursor and hold what they replaced. Read from
 * the last to the first, each puts its old bytes over what is known so far. */
#include "trace/room.h"

#include <stdlib.h>

enum { CHANGES_MOST = 1 << 16 };

static uint32_t slot_for(const struct overlay *o, uint32_t granule)
{
    uint32_t i = (granule * 0x9e3779b1u >> 7) & o->mask;
    while (o->at[i].used && o->at[i].granule != granule)
        i = (i + 1) & o->mask;
    return i;
}

static struct old *overlay_add(struct overlay *o, const struct region *r, uint32_t offset)
{
    struct old *old = &o->at[slot_for(o, offset / 8)];
    if (!old->used && o->count < o->mask / 2) {
        *old = (struct old){.granule = offset / 8, .used = 1};
        memcpy(old->bytes, r->bytes + (offset & ~7u) - r->from, 8);
        old->bits = old->now_bits = r->bits[(offset - r->from) / 8];
        o->count++;
    }
    return old->used ? old : NULL;
}

const struct old *overlay_find(const struct overlay *o, uint64_t address)
{
    uint64_t offset = address - MEMORY_AT;
    if (!o->count || offset > UINT32_MAX)
        return NULL;
    const struct old *old = &o->at[slot_for(o, (uint32_t)offset / 8)];
    return old->used ? old : NULL;
}

static const struct overlay *sorting; /* qsort has no context */
static int by_granule(const void *a, const void *b)
{
    uint32_t x = sorting->at[*(const uint32_t *)a].granule, y = sorting->at[*(const uint32_t *)b].granule;
    return (x > y) - (x < y);
}

/* Of 64 bytes, that ENTRY_BITS tells of. */
static uint32_t groups_of(const struct log_entry *e)
{
    return e->size ? e->value < CHANGES_MOST ? (uint32_t)e->value : CHANGES_MOST : 1;
}

static bool counts(const struct log_entry *e) { return e->kind == ENTRY_WRITE || e->kind == ENTRY_BITS; }

static void overlay_of(struct overlay *o, struct trace *t, struct arena *a, uint32_t from, uint32_t to)
{
    uint32_t writes = 0;
    for (uint32_t i = from; i < to && writes < CHANGES_MOST; i++) {
        const struct log_entry *e = &t->entries[i];
        writes += e->kind == ENTRY_WRITE ? 1 : e->kind == ENTRY_BITS ? 8 * groups_of(e) : 0;
    }
    *o = (struct overlay){.mask = 15};
    while (o->mask < writes * 2 + 2)
        o->mask = o->mask * 2 + 1;
    o->at = arena_array(a, (size_t)o->mask + 1, sizeof *o->at);
    for (uint32_t i = to; i-- > from;) {
        const struct log_entry *e = &t->entries[i];
        if (!counts(e))
            continue;
        const struct region *r = &t->regions[e->unused];
        if (e->kind == ENTRY_WRITE) {
            struct old *old = overlay_add(o, r, e->offset);
            if (old) {
                if (!old->written)
                    old->site = e->site;
                if (old->site == e->site)
                    old->written |= (uint8_t)(((1u << e->size) - 1) << e->offset % 8);
                memcpy(old->bytes + e->offset % 8, &e->value, e->size);
                old->bits = e->bits;
            }
            continue;
        }
        for (uint32_t g = 0; g < 8 * groups_of(e); g++) {
            uint8_t bits = e->size ? 0xff : (uint8_t)(e->value >> 8 * g);
            struct old *old = (struct old *)overlay_find(o, MEMORY_AT + e->offset + g * 8);
            if (!old && r->bits[(e->offset - r->from) / 8 + g] != bits)
                old = overlay_add(o, r, e->offset + g * 8);
            if (old) {
                old->renewed |= (uint8_t)(bits & ~old->bits);
                old->bits = bits;
            }
        }
    }
    o->order = arena_array(a, o->count + 1, sizeof *o->order);
    uint32_t n = 0;
    for (uint32_t i = 0; i <= o->mask; i++) {
        struct old *old = &o->at[i];
        if (!old->used)
            continue;
        const struct bytes now = view_read(&(struct view){.t = t}, MEMORY_AT + (uint64_t)old->granule * 8, 8);
        old->changed = (uint8_t)((old->bits ^ now.bits) | (old->renewed & now.bits));
        for (unsigned k = 0; k < 8; k++)
            if (old->bytes[k] != now.at[k] && (now.bits | old->bits) >> k & 1)
                old->changed |= (uint8_t)(1 << k);
        o->order[n++] = i;
    }
    sorting = o;
    qsort(o->order, n, sizeof *o->order, by_granule);
}

void overlay_make(struct overlay *o, struct trace *t, struct arena *a, size_t stop)
{
    overlay_of(o, t, a, stop_from(t, stop), stop_at(t, stop));
}

void overlay_back_to(struct overlay *o, struct trace *t, struct arena *a, uint32_t position)
{
    overlay_of(o, t, a, position, t->at);
}

uint32_t overlay_from(const struct overlay *o, uint64_t address)
{
    uint32_t low = 0, high = o->count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (MEMORY_AT + (uint64_t)o->at[o->order[mid]].granule * 8 + 8 <= address)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool overlay_touches(const struct overlay *o, uint64_t address, uint64_t size)
{
    for (uint32_t i = overlay_from(o, address); i < o->count && size; i++) {
        const struct old *old = &o->at[o->order[i]];
        uint64_t at = MEMORY_AT + (uint64_t)old->granule * 8;
        if (at >= address + size)
            return false;
        for (unsigned k = 0; k < 8; k++)
            if (old->changed >> k & 1 && at + k >= address && at + k < address + size)
                return true;
    }
    return false;
}

/* ---- when an object ended ---- */

uint8_t *ghost_bits(struct trace *t, struct arena *a, uint64_t base, uint64_t size, uint32_t end)
{
    enum { GHOST_MOST = 1 << 20 };
    if (end == 0 || end == NEVER || end > t->entry_count || size > GHOST_MOST)
        return NULL;
    uint8_t *bits = arena_alloc(a, size / 8 + 2);
    uint64_t from = base - MEMORY_AT;
    bool any = false, told = false; /* without such an entry none of its bytes could be read */
    for (uint32_t i = end - 1; i-- > 0;) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind == ENTRY_LOST || e->kind == 0)
            continue; /* what its pointers led to */
        told = true;
        if (e->kind != ENTRY_BITS)
            break;
        for (uint64_t k = 0; k < (e->size ? e->value * 64 : 64); k++) {
            uint64_t at = e->offset + k;
            if (at < from)
                continue;
            if (at - from >= size)
                break;
            any = true;
            if (e->size || e->value >> k & 1)
                bits[(at - from) / 8] |= (uint8_t)(1 << (at - from) % 8);
            else
                bits[(at - from) / 8] &= (uint8_t)~(1 << (at - from) % 8);
        }
    }
    return any || told ? bits : NULL;
}
