/* contracts_tell.c - what contracts.c asks of memory before it tells of a broken contract, and how it
 * says so. Only entered where something looks wrong: speed does not matter much, being sure does. */
#include "guest/contracts.h"

#include "guest/threads.h"

#include <stdarg.h>
#include <stdio.h>

enum { WORDS_MOST = 1 << 21, /* looked at for one answer */
       WORDS_OF_RUN = 1 << 24, /* and for all of a run; beyond nothing is known */
       BLOCKS_MOST = 256, COUNT_MOST = 16 };
static uint64_t looked_at; /* words, in this run */

void contracts_tell_reset(void) { looked_at = 0; }

/* ---- words ---- */

const char *contract_name(uint32_t contract)
{
    static char text[96];
    const struct program *p = machine.program;
    const struct program_contract *k = &p->contracts[contract];
    const char *of = p->names + k->function, *name = p->names + k->name;
    const char *what = k->result ? "the result" : "the argument";
    if (*name && !k->result)
        snprintf(text, sizeof text, *of ? "parameter '%.32s' of '%.32s'" : "parameter '%.32s'", name, of);
    else
        snprintf(text, sizeof text, *of ? "%s of '%.32s'" : "%s", what, of);
    return text;
}

struct log_finding *contract_tell(const char *code, U site, uint32_t contract, const char *text, ...)
{
    struct log_finding *f = finding_at_site(code, site, NULL);
    if (!f)
        return NULL;
    va_list ap;
    va_start(ap, text);
    vsnprintf(f->text, sizeof f->text, text, ap);
    va_end(ap);
    f->contract_site = machine.program->contracts[contract].site;
    return f;
}

/* ---- counted references ---- */

/* By how much an aligned number of the block went up, or down, since the claim was made: the first that
 * did by a little, and neither was nor is 0. */
BARE static int count_change(const struct claim *c, int sign)
{
    if (!(contract_of_claim(c)->words & (PROGRAM_RECORD | PROGRAM_VOID)) || !claim_same(c))
        return 0;
    const unsigned char *now = (const unsigned char *)objects[c->object].base;
    for (uint32_t at = 0; at + 4 <= c->size; at += 4) {
        int32_t before, is;
        memcpy(&before, c->bytes + at, 4);
        memcpy(&is, now + at, 4);
        int64_t by = ((int64_t)is - before) * sign;
        if (by > 0 && by <= COUNT_MOST && is > 0 && before > 0)
            return (int)by;
    }
    return 0;
}

bool shared_more(const struct claim *c) { return count_change(c, 1) > 0; }
bool shared_less(const struct claim *c) { return count_change(c, -1) > 0; }

/* ---- who points to it ---- */

/* A place that the call leaves as it is: not in the object, and no variable of the call or of what it
 * called. */
static bool is_outside(const struct claim *c, const struct object *b)
{
    return !(b->kind == OBJECT_LOCAL && b->depth >= c->inner);
}

/* Words with their low bits used as tags count, and integers do: whoever hides a pointer still has it. A
 * counted pointer that no store of this call put there was there before, and is no new owner. */
BARE bool claim_lasts(const struct claim *c)
{
    const struct object *b = &objects[c->object];
    bool counted = b->kind == OBJECT_HEAP;
    uint64_t looked = 0;
    for (uint32_t i = 0; (i = object_next(i)) != 0;) {
        const struct object *x = &objects[i];
        if (++looked_at > WORDS_OF_RUN)
            return true;
        if (x->state != STATE_LIVE || x->kind == OBJECT_NONE || x->kind == OBJECT_LITERAL || i == c->object ||
            !is_outside(c, x))
            continue;
        for (uint64_t at = (x->base + 7) & ~(uint64_t)7; at + 8 <= x->base + x->size; at += 8) {
            uint64_t value = *(const uint64_t *)at & ~(uint64_t)7;
            if (++looked > WORDS_MOST || ++looked_at > WORDS_OF_RUN)
                return true; /* not known */
            if (value - b->base > b->size)
                continue;
            if (!counted || c->stored || !pointer_counted(offset_of((const void *)at)))
                return true;
        }
    }
    return false;
}

/* From block to block, as far as a few lead. */
BARE bool claim_owns(const struct claim *c, uint64_t at)
{
    static uint32_t todo[BLOCKS_MOST];
    uint32_t wanted = object_around((const void *)at), count = 0, done = 0;
    if (!wanted || objects[wanted].kind != OBJECT_HEAP)
        return false;
    todo[count++] = c->object;
    for (uint64_t looked = 0; done < count; done++) {
        const struct object *b = &objects[todo[done]];
        for (uint64_t w = (b->base + 7) & ~(uint64_t)7; w + 8 <= b->base + b->size; w += 8) {
            uint64_t value = *(const uint64_t *)w;
            if (++looked > WORDS_MOST || ++looked_at > WORDS_OF_RUN)
                return true; /* not known */
            uint32_t to = heap_address(value) ? object_around((const void *)value) : 0;
            if (to == wanted)
                return true;
            looked_at += to ? count : 0;
            uint32_t i = 0;
            while (i < count && todo[i] != to)
                i++;
            if (!to || i < count || objects[to].kind != OBJECT_HEAP || objects[to].state != STATE_LIVE)
                continue;
            if (count == BLOCKS_MOST)
                return true;
            todo[count++] = to;
        }
    }
    return false;
}

/* ---- is it fresh? ---- */

struct gift {
    uint32_t contract, number, first, end;
    P value;
    U site;
    bool left; /* in an out-parameter, by a call whose result may say that it failed */
};

COLD static void tell_gift(const struct gift *g, const char *code, const char *why)
{
    char name[96];
    snprintf(name, sizeof name, "%s", contract_name(g->contract));
    struct log_finding *f = contract_tell(code, g->site, g->contract, g->left
        ? "%s leaves its caller a pointer to what is not the caller's: %s" : "%s becomes the caller's, but %s", name, why);
    if (f) {
        f->address = (uint64_t)g->value;
        finding_object(f, g->number);
    }
}

/* The claim of the call on the object that has the word; NULL: none. */
static const struct claim *claimed(const struct gift *g, unsigned word)
{
    for (uint32_t i = g->first; i < g->end; i++)
        if (claims[i].object == g->number && claims[i].index == objects[g->number].index &&
            contract_of_claim(&claims[i])->words & word)
            return &claims[i];
    return NULL;
}

/* It came to be in this call, was given to it, or is the block of an argument that it owns. */
static bool is_fresh(const struct gift *g)
{
    const struct tag *t = tag_of(g->number);
    if (claimed(g, PROGRAM_OWNS))
        return true;
    return g->first < g->end && (objects[g->number].index > claims[g->first].allocations ||
                                 (t && t->given > claims[g->first].clock));
}

/* It lies in an argument that is not to be changed. */
static bool lent_to_read(const struct gift *g, uint64_t at)
{
    for (uint32_t i = g->first; i < g->end; i++)
        if (at - claims[i].low < claims[i].high - claims[i].low &&
            !(contract_of_claim(&claims[i])->words & PROGRAM_CHANGES))
            return true;
    return false;
}

/* The word that was said to own it still does, and outlives the call. Of an element of an array that may
 * be no more than a leftover: there may be a number that says how many count. */
BARE static bool has_owner(const struct gift *g)
{
    const struct tag *t = tag_of(g->number);
    const struct object *b = &objects[g->number];
    uint64_t at = t ? t->owner_at : 0, o = at - MEMORY_AT;
    if (!at || !inside(o, 8) || !pointer_counted(o) || *(const uint64_t *)at - b->base > b->size)
        return false;
    if (memory_is_frames(at, 8))
        return at < (uint64_t)memory.top->call.frame;
    uint32_t number = object_around((const void *)at);
    const struct object *x = &objects[number];
    if (!t->owner_alone && !lent_to_read(g, at))
        return false;
    return number && number != g->number && x->state == STATE_LIVE &&
           !(x->kind == OBJECT_LOCAL && x->depth >= (uint32_t)(memory.top - calls));
}

/* An argument that may only be read holds it, before the call and after. */
BARE static const struct claim *lender_of(const struct gift *g)
{
    for (uint32_t i = g->first; i < g->end; i++) {
        const struct claim *c = &claims[i];
        unsigned words = contract_of_claim(c)->words;
        const struct object *b = &objects[c->object];
        if (!(words & PROGRAM_BORROWS) || !(words & PROGRAM_CONST) || !claim_same(c) || b->kind != OBJECT_HEAP)
            continue;
        uint64_t n = b->size < 4096 ? b->size : 4096;
        for (uint64_t at = b->base; at + 8 <= b->base + n; at += 8)
            if (*(const uint64_t *)at == (uint64_t)g->value && pointer_counted(offset_of((const void *)at)))
                return c;
    }
    return NULL;
}

static void check_block(const struct gift *g, unsigned pointee)
{
    const struct object *b = &objects[g->number];
    const struct claim *c = claimed(g, PROGRAM_BORROWS);
    char why[LOG_TEXT];
    if (b->state != STATE_LIVE) {
        tell_gift(g, "use-after-move", "it was freed before");
        return;
    }
    if (is_fresh(g)) {
        if (has_owner(g))
            tell_gift(g, "gives-borrow", "a member that owns it points to it, too");
        return;
    }
    if (c && !shared_more(c)) {
        snprintf(why, sizeof why, "%s only borrows it", contract_name(c->contract));
        tell_gift(g, "gives-borrow", why);
    } else if (!c && (uint64_t)g->value != b->base && !(pointee & (PROGRAM_RECORD | PROGRAM_VOID))) {
        tell_gift(g, "gives-borrow", "it points into the middle of a block");
    } else if (!c && has_owner(g)) {
        tell_gift(g, "gives-borrow", "the member that owns it still points to it");
    } else if (!c && !(pointee & (PROGRAM_RECORD | PROGRAM_VOID)) && (c = lender_of(g)) != NULL) {
        snprintf(why, sizeof why, "it is still in what %s borrows", contract_name(c->contract));
        tell_gift(g, "gives-borrow", why);
    }
}

void fresh_check(uint32_t contract, P value, U site, uint32_t first, uint32_t end, bool left)
{
    struct gift g = { .contract = contract, .number = object_around(value), .first = first, .end = end,
                      .value = value, .site = site, .left = left };
    const struct object *b = &objects[g.number];
    unsigned pointee = machine.program->contracts[contract].words;
    switch (g.number ? b->kind : OBJECT_NONE) {
    case OBJECT_LOCAL: tell_gift(&g, "gives-borrow", "it is the address of a local variable"); return;
    case OBJECT_LITERAL: tell_gift(&g, "gives-borrow", "it is the address of a text in quotes"); return;
    case OBJECT_ARGUMENTS: tell_gift(&g, "gives-borrow", "it belongs to main's arguments"); return;
    case OBJECT_GLOBAL:
        if (!(pointee & (PROGRAM_RECORD | PROGRAM_VOID))) /* a pool's, or what stands for none */
            tell_gift(&g, "gives-borrow", "it is the address of a variable that lives as long as the program");
        return;
    case OBJECT_LIBRARY:
        if (!(b->flags & OBJECT_HANDLE))
            tell_gift(&g, "gives-borrow", "it belongs to the library");
        return;
    case OBJECT_HEAP:
        if ((uint64_t)value - b->base <= b->size)
            check_block(&g, pointee);
        contracts_given(g.number);
        return;
    default: return;
    }
}
