/* threadlocals.c - _Thread_local objects: main's thread has those that lie among the static
 * objects, each other thread a copy of what it uses, made at the first use with the bytes the
 * object has before main (C11 6.2.4p4).
 *
 * A copy is an object of its own in the ring of its thread's variables, so where it lies does
 * not depend on what other threads do, and who follows a pointer to it when its thread has
 * ended is told whose it was. */
#include "guest/threads.h"

enum { COPIES_MAX = 512 }; /* of one thread */

SPARSE static struct copies {
    uint32_t count;
    struct { uint32_t object, number; } at[COPIES_MAX]; /* program.objects; objects */
} kept[THREADS_MAX];
static uint32_t keepers; /* bits: threads that have had copies */

void thread_locals_reset(void)
{
    for (; keepers; keepers &= keepers - 1)
        kept[__builtin_ctz(keepers)].count = 0;
}

COLD static P no_room(void)
{
    finding_last("stack-overflow", memory.top->call.site, "there is no room for one more "
                 "_Thread_local variable of a thread");
    finding_stop();
    return NULL;
}

COLD static P make(struct copies *c, uint32_t object)
{
    const struct program_object *o = &machine.program->objects[object];
    U site = memory.top->call.site;
    bool virgin;
    uint32_t number = c->count == COPIES_MAX ? 0
        : ring_take(&locals_rings[memory.thread], OBJECT_GLOBAL, o->size, o->align, &virgin);
    if (!number)
        return no_room();
    struct object *b = &objects[number];
    uint64_t at = b->base - MEMORY_AT;
    b->index = object;
    b->made_step = step_now();
    if (machine.checked && memory.history) {
        history_event(ENTRY_MADE, at, (uint32_t)o->size, ENTRY_COPY | object, site);
        history_write((void *)b->base, o->size, site);
    }
    if (o->bytes)
        memcpy((void *)b->base, o->bytes, o->size);
    else
        memset((void *)b->base, 0, o->size);
    bits_set(readable, at, o->size);
    if (o->read_only)
        b->flags |= OBJECT_READ_ONLY;
    else
        bits_set(writable, at, o->size);
    if (memory.threads)
        races_fresh(at, o->size);
    keepers |= 1u << memory.thread;
    c->at[c->count].object = object;
    c->at[c->count++].number = number;
    return (P)b->base;
}

P hook_tl(U object)
{
    if (memory.thread == 0)
        return (P)machine.program->objects[object].address;
    struct copies *c = &kept[memory.thread];
    for (uint32_t i = 0; i < c->count; i++)
        if (c->at[i].object == object)
            return (P)objects[c->at[i].number].base;
    return make(c, object);
}

void thread_locals_end(U site)
{
    struct copies *c = &kept[memory.thread];
    while (c->count) {
        uint32_t number = c->at[--c->count].number;
        struct object *b = &objects[number];
        uint64_t at = b->base - MEMORY_AT;
        pointers_drop(at, b->size, LOST_RETURNED, site);
        if (machine.checked && memory.history)
            history_bits(at, b->size, site);
        bits_clear(readable, at, b->size);
        bits_clear(writable, at, b->size);
        ring_give(&locals_rings[memory.thread], number, STATE_RETURNED);
        b->ended = site;
        b->ended_step = step_now();
        if (machine.checked && memory.history)
            history_event(ENTRY_ENDED, at, (uint32_t)b->size, 0, site);
    }
}
