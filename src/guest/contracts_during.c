/* contracts_during.c - contracts while a call lasts: pointers to what it was handed are stored, blocks
 * are freed or given away. See contracts.c. */
#include "guest/contracts.h"
#include "guest/threads.h"

#include <stdio.h>

enum { LOOK_MOST = 64 }; /* claims, at one store or free */
static uint64_t last_at;  /* offset of the pointer stored last, for ko; 0: none */

void contracts_during_reset(void) { last_at = 0; }

/* A word that the call does not end: 1 of a caller's variable, 2 of the heap or static. */
int claim_outside(const struct claim *c, uint64_t at)
{
    if (memory_is_frames(at, 8))
        return at < c->frames;
    uint32_t number = object_around((const void *)at);
    const struct object *b = &objects[number];
    if (!number || number == c->object)
        return 0;
    if (b->kind == OBJECT_LOCAL)
        return b->depth < c->inner;
    return 2;
}

BARE bool claim_holds(const struct claim *c, uint32_t i)
{
    uint64_t word;
    const struct object *b = &objects[c->object];
    return c->kept[i] && word_at(c->kept[i], &word) && word - b->base <= b->size &&
           claim_outside(c, MEMORY_AT + c->kept[i]);
}

static bool keep(struct claim *c, uint64_t o, U site)
{
    if (!claim_outside(c, MEMORY_AT + o))
        return false;
    c->stored = true;
    uint32_t free = CLAIM_KEPT;
    for (uint32_t i = 0; i < CLAIM_KEPT; i++) {
        if (c->kept[i] == o)
            return true;
        if (free == CLAIM_KEPT && !claim_holds(c, i))
            free = i;
    }
    if (free < CLAIM_KEPT) {
        c->kept[free] = o;
        c->kept_site[free] = site;
        c->kept_owned &= (uint8_t)~(1 << free);
    }
    return true;
}

/* What is no word outside for the newest call is none for those that called it. */
void contracts_stored(uint64_t value, uint64_t o, U site)
{
    uint32_t number = object_around((const void *)value), most = 0;
    struct tag *t = tag_of(number);
    last_at = o;
    for (uint32_t i = t ? claim_newest(t) : 0; i; i = claims[i].below) {
        struct claim *c = &claims[i];
        if (!claim_active(c) || !claim_same(c))
            continue;
        if (!call_mine(c->depth)) {
            c->stored = true; /* not by this call: it is not what was kept, but it may be owned now */
            continue;
        }
        if (++most > LOOK_MOST)
            t->many = true;
        if (most > LOOK_MOST || !keep(c, o, site))
            return;
    }
}

BARE bool still_points(uint64_t at, const struct object *b)
{
    uint64_t word;
    return word_at(at - MEMORY_AT, &word) && word - b->base <= b->size;
}

P hook_ko(P value, U how)
{
    uint64_t o = last_at, word;
    uint32_t number = heap_address((uint64_t)value) ? object_around(value) : 0;
    if (!o || !number || !word_at(o, &word) || word != (uint64_t)value)
        return value;
    struct tag *t = tag_new(number);
    const struct object *in = &objects[object_around((void *)(MEMORY_AT + o))];
    bool owner = how & 2;
    if (owner && t->owner_at != MEMORY_AT + o) {
        if (t->owner_at && still_points(t->owner_at, &objects[number]))
            t->other_owner = t->owner_at;
        t->owner_at = MEMORY_AT + o;
        t->owner_alone = in->kind && in->size == how / 4;
    }
    for (uint32_t i = t->claim; i; i = claims[i].below)
        for (uint32_t j = 0; j < CLAIM_KEPT; j++)
            if (claims[i].kept[j] == o && owner)
                claims[i].kept_owned |= (uint8_t)(1 << j);
            else if (claims[i].kept[j] == o)
                claims[i].kept[j] = 0;
    return value;
}

/* What was only borrowed is gone, or somebody else's. owner: the claim of who took it, or 0: it was
 * freed right here. */
COLD void tell_taken(uint32_t borrow, uint32_t owner)
{
    const struct claim *b = &claims[borrow], *o = &claims[owner];
    struct call_record *top = memory.top;
    bool mine = owner && call_mine(o->depth) && call_mine(b->depth);
    char to[96];
    struct log_finding *f;
    if (mine) {
        memory.top = calls + o->inner - 1;
        snprintf(to, sizeof to, "%s", contract_name(o->contract));
        f = contract_tell("freed-borrow", o->site, b->contract, "%s only borrows it, and it is given to %s",
                          contract_name(b->contract), to);
    } else {
        f = contract_tell("freed-borrow", top->call.site, b->contract,
                          call_mine(b->depth) ? "%s only borrows it, and it is freed before that call is over"
                                              : "%s, in another thread, borrows it, and it is freed meanwhile",
                          contract_name(b->contract));
    }
    memory.top = top;
    if (f) {
        f->moved_site = b->site;
        finding_object(f, b->object);
    }
}

/* The newest claim that lends where the word lies, and lets nothing be changed there. */
static void owner_freed(uint64_t at, uint32_t number)
{
    const struct object *b = &objects[number];
    for (uint32_t n = 0, i; n < LOOK_MOST && (i = claims_newest_of_thread(n)) != 0; n++) {
        struct claim *c = &claims[i];
        if (at - c->low >= c->high - c->low || !claim_active(c))
            continue;
        if ((contract_of_claim(c)->words & PROGRAM_CHANGES) || !still_points(at, b))
            return;
        c->freed_at = at;
        c->freed_base = b->base;
        c->freed_size = b->size;
        c->freed_object = number;
        c->freed_stack = stack_now(memory.top->call.site);
        return;
    }
}

void contracts_freed(uint32_t number)
{
    struct tag *t = tag_of(number);
    uint32_t owner = 0;
    bool told = false;
    for (uint32_t i = t ? claim_newest(t) : 0; i; i = claims[i].below) {
        struct claim *c = &claims[i];
        if (!claim_active(c))
            continue;
        if (claim_says(i, PROGRAM_OWNS)) {
            owner = i;
        } else if (claim_says(i, PROGRAM_BORROWS) && !c->done && !told) {
            told = true;
            tell_taken(i, owner);
        }
        c->done = true;
    }
    if (t && t->owner_at)
        owner_freed(t->owner_at, number);
    if (t && owner)
        t->ended = true;
    else if (t && t->moved_site && t->moved_serial == memory.top->serial)
        t->twice = true;
}

void contracts_handed(const void *p)
{
    struct tag *t = tag_of(object_around(p));
    for (uint32_t i = t ? claim_newest(t) : 0; i; i = claims[i].below)
        if (claim_active(&claims[i]) && claim_says(i, PROGRAM_OWNS))
            claims[i].done = true;
}
