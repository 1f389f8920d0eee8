/* contracts.c - contracts of <ownership.h>, checked while the program runs: what was promised of an
 * argument when a call began is looked at while the call lasts and when it ends.
 *
 * Each argument of a block or a stream makes a claim, which ends with its call. Claims of a thread lie
 * on a stack as its calls do, those on one block form a chain, the newest first, from the block's tag.
 * The seams are few: a block is freed (heap.c), a pointer to the heap is stored (pointers.c), something
 * is handed to another thread, longjmp. So
 *
 *   borrows   freeing it, or giving it to a function that owns it and frees or keeps it, is told at that
 *             line; a pointer to it that was stored in the heap or in static memory meanwhile and is
 *             still there at the end was kept
 *   owns      freed, handed on, returned, or a pointer to it stored where the call does not end it: else
 *             its owner ended and it was dropped
 *   gives     contracts_tell.c: what comes out must not be somebody else's
 *
 * Only what is certain is told. Counted references are: a number in the block that went up while it was
 * borrowed is one more owner, one that went down and is not 0 one less. Whoever leaves by longjmp or
 * exit() broke nothing. There is no allocation: when there is no room for a claim, there is none. Tags
 * need no reset: they know their run and their block. */
#include "guest/contracts.h"

#include "guest/threads.h"

#include <stdio.h>

static struct tag *const tags = (struct tag *)TAGS_TABLE;
enum { PENDING = 64, LOOK_MOST = 64 };

static struct {
    uint32_t run;
    uint64_t clock;          /* counts what is entered and given */
    uint32_t count[THREADS_MAX]; /* claims of each thread */
    uint32_t pending_count[THREADS_MAX];
    struct { uint32_t contract, depth, serial; P value; } pending[THREADS_MAX][PENDING]; /* hook kv */
    uint64_t last_at;        /* offset of the pointer stored last, for ko; 0: none */
} state;

bool contracts_init(struct error *reterr)
{
    return reserve(CLAIMS_TABLE, CLAIMS_MAX * sizeof(struct claim), "contracts", reterr) &&
           reserve(TAGS_TABLE, OBJECTS_MAX * sizeof(struct tag), "contracts", reterr);
}

uint64_t contracts_space(void) { return CLAIMS_MAX * sizeof(struct claim) + OBJECTS_MAX * sizeof(struct tag); }

void contracts_reset(void)
{
    state.run++;
    state.clock = 0;
    state.last_at = 0;
    memset(state.count, 0, sizeof state.count);
    memset(state.pending_count, 0, sizeof state.pending_count);
    memory.contracts = false;
}

void contracts_start(void) { memory.contracts = machine.checked && machine.program->contract_count > 1; }

/* ---- tags and claims ---- */

struct tag *tag_of(uint32_t number)
{
    struct tag *t = &tags[number];
    return t->run == state.run && t->index == objects[number].index && number ? t : NULL;
}

static struct tag *tag_new(uint32_t number)
{
    struct tag *t = tag_of(number);
    if (t)
        return t;
    t = &tags[number];
    *t = (struct tag){ .run = state.run, .index = objects[number].index };
    return t;
}

bool claim_active(const struct claim *c) { return call_active(c->depth, c->serial); }

bool claim_same(const struct claim *c)
{
    const struct object *b = &objects[c->object];
    return c->object && b->index == c->index && b->state == STATE_LIVE && b->kind != OBJECT_NONE;
}

static uint32_t first_of(uint32_t thread) { return thread ? 1 + CLAIMS_MAIN + (thread - 1) * CLAIMS_THREAD : 1; }
static uint32_t end_of(uint32_t thread) { return first_of(thread) + state.count[thread]; }

static void pop(uint32_t thread)
{
    struct claim *c = &claims[first_of(thread) + --state.count[thread]];
    struct tag *t = c->object ? tag_of(c->object) : NULL;
    if (!t || t->index != c->index)
        return;
    /* Of several threads: it need not be the newest. */
    uint32_t number = (uint32_t)(c - claims);
    if (t->claim == number)
        t->claim = c->below;
    else
        for (uint32_t i = t->claim; i; i = claims[i].below)
            if (claims[i].below == number)
                claims[i].below = c->below;
}

/* Claims of calls that were left without a word: by longjmp, by the end of a thread. */
static void settle(uint32_t thread)
{
    while (state.count[thread] && !claim_active(&claims[end_of(thread) - 1]))
        pop(thread);
}

void contracts_jumped(uint32_t depth)
{
    uint32_t thread = memory.thread;
    settle(thread);
    while (state.count[thread] && claims[end_of(thread) - 1].depth == depth && claims[end_of(thread) - 1].outside)
        pop(thread);
}

/* The newest claim on it that is under way; 0: none. */
static uint32_t newest(const struct tag *t)
{
    uint32_t i = t ? t->claim : 0;
    while (i && !claim_active(&claims[i]))
        i = claims[i].below;
    return i;
}

static bool says(uint32_t claim, unsigned word) { return contract_of_claim(&claims[claim])->words & word; }

/* The newest claim among them that has the word. */
static uint32_t newest_that(uint32_t i, unsigned word)
{
    while (i && (!claim_active(&claims[i]) || !says(i, word)))
        i = claims[i].below;
    return i;
}

/* ---- a call begins ---- */

struct entry { /* who ends the claim, and who calls */
    struct call_record *holder, *caller;
    bool outside;
    uint64_t frames;
    U site;
};

/* What is told at the call is told as by who calls. */
static struct log_finding *tell_at_call(const struct entry *n, const char *code, uint32_t contract, const char *text)
{
    struct call_record *top = memory.top;
    memory.top = n->caller;
    struct log_finding *f = contract_tell(code, n->site, contract, text, contract_name(contract));
    memory.top = top;
    return f;
}

COLD static void tell_dead(const struct entry *n, uint32_t contract, uint32_t number, P value)
{
    bool owns = machine.program->contracts[contract].words & PROGRAM_OWNS;
    memory.top = n->caller;
    struct log_finding *f = finding_last(owns ? "moved-twice" : "use-after-move", n->site,
                                         owns ? "it had been freed before it was given to %s"
                                              : "it had been freed before it was lent to %s",
                                         contract_name(contract));
    if (f) {
        f->address = (uint64_t)value;
        f->contract_site = machine.program->contracts[contract].site;
        finding_object(f, number);
        contracts_moved_note(f, number);
    }
    finding_stop();
}

static struct claim *push(const struct entry *n, uint32_t contract, uint32_t number, P value)
{
    uint32_t thread = memory.thread, room = thread ? CLAIMS_THREAD : CLAIMS_MAIN;
    if (state.count[thread] >= room)
        return NULL;
    struct claim *c = &claims[first_of(thread) + state.count[thread]++];
    *c = (struct claim){ .object = number, .index = objects[number].index, .contract = contract,
                         .depth = (uint32_t)(n->holder - calls), .serial = n->holder->serial,
                         .inner = (uint32_t)(n->holder - calls) + n->outside, .site = n->site,
                         .outside = n->outside, .clock = state.clock, .allocations = machine.run->allocations,
                         .frames = n->frames, .value = (uint64_t)value };
    return c;
}

BARE static void snapshot(struct claim *c)
{
    const struct object *b = &objects[c->object];
    c->size = (uint8_t)(b->size < CLAIM_BYTES ? b->size : CLAIM_BYTES);
    memcpy(c->bytes, (const void *)b->base, c->size);
}

/* The word at o, if it can be read. */
BARE static bool word_at(uint64_t o, uint64_t *ret)
{
    bool good = o % 8 == 0 && inside(o, 8) && bits_all(readable, o, 8);
    *ret = good ? *(const uint64_t *)(MEMORY_AT + o) : 0;
    return good;
}

static void enter_out(const struct entry *n, uint32_t contract, P value)
{
    struct claim *c = push(n, contract, 0, value);
    if (c)
        c->was_set = word_at(offset_of(value), &c->before);
}

static void lend_range(struct claim *c, const struct object *b)
{
    if (!c)
        return;
    c->low = b->base;
    c->high = b->base + b->size;
}

static void enter(const struct entry *n, uint32_t contract, P value)
{
    const struct program_contract *k = &machine.program->contracts[contract];
    state.clock++;
    if (k->result) {
        push(n, contract, 0, NULL);
        return;
    }
    if (!value) {
        if (!(k->words & PROGRAM_NULLABLE) && !(k->words & PROGRAM_OUT))
            tell_at_call(n, "maybe-null", contract, "NULL is passed to %s, which is not nullable");
        return;
    }
    if (k->words & PROGRAM_OUT) {
        enter_out(n, contract, value);
        return;
    }
    uint32_t number = object_around(value);
    const struct object *b = &objects[number];
    bool block = b->kind == OBJECT_HEAP && (uint64_t)value - b->base <= b->size;
    if (number && b->kind != OBJECT_HEAP && b->state == STATE_LIVE && (k->words & PROGRAM_BORROWS) &&
        (b->kind == OBJECT_LOCAL || b->kind == OBJECT_GLOBAL))
        lend_range(push(n, contract, 0, value), b);
    if (!number || !(block || (b->kind == OBJECT_LIBRARY && b->flags & OBJECT_HANDLE)))
        return;
    if (b->state != STATE_LIVE)
        tell_dead(n, contract, number, value);
    struct claim *c = push(n, contract, number, value);
    struct tag *t = tag_new(number);
    if (k->words & PROGRAM_OWNS) {
        uint32_t before = newest(t), owner = newest_that(before, PROGRAM_OWNS);
        uint32_t lent = before && says(before, PROGRAM_BORROWS) ? before : 0;
        if (owner)
            claims[owner].done = true; /* handed on */
        if (!owner) {
            t->moved_site = n->site;
            t->moved_serial = n->caller->serial;
            t->moved_contract = contract;
        }
        if (c)
            c->lent = lent;
    }
    if (!c)
        return;
    c->below = t->claim;
    t->claim = (uint32_t)(c - claims);
    if (k->words & PROGRAM_BORROWS)
        lend_range(c, b);
    snapshot(c);
}

static U site_or(U site, U function) { return site ? site : machine.program->functions[function].site; }

void hook_ka(U contract, P value)
{
    struct call_record *c = memory.top;
    settle(memory.thread);
    enter(&(struct entry){ .holder = c, .caller = c - 1, .frames = (uint64_t)c->call.frame,
                           .site = site_or(c[-1].call.site, c->call.function) }, contract, value);
}

/* ---- from outside ---- */

P hook_kv(U contract, P value)
{
    uint32_t t = memory.thread, *n = &state.pending_count[t];
    while (*n && !call_active(state.pending[t][*n - 1].depth, state.pending[t][*n - 1].serial))
        --*n;
    if (*n < PENDING) {
        state.pending[t][*n].contract = contract;
        state.pending[t][*n].depth = (uint32_t)(memory.top - calls);
        state.pending[t][*n].serial = memory.top->serial;
        state.pending[t][*n].value = value;
    }
    ++*n; /* hook kq takes as many away as there were */
    if (*n > 4 * PENDING)
        *n = PENDING;
    return value;
}

/* It tells by itself, or is one of the library's. */
static bool tells_itself(P function)
{
    const struct program *p = machine.program;
    uint64_t n = ((uint64_t)function - FUNCTIONS_AT) / FUNCTION_BYTES;
    return (uint64_t)function < FUNCTIONS_AT || !n || n >= p->function_count || p->functions[n].contract ||
           p->functions[n].library;
}

void hook_kq(U count, P function, U site)
{
    uint32_t t = memory.thread, n = state.pending_count[t];
    struct call_record *c = memory.top;
    settle(t);
    uint32_t first = n > count ? n - count : 0;
    state.pending_count[t] = first;
    if (tells_itself(function))
        return;
    struct entry e = { .holder = c, .caller = c, .outside = true, .frames = frames.top, .site = site };
    for (uint32_t i = first; i < n && i < PENDING; i++)
        if (state.pending[t][i].serial == c->serial)
            enter(&e, state.pending[t][i].contract, state.pending[t][i].value);
}

/* ---- while it lasts ---- */

/* A word that the call does not end: 1 of a caller's variable, 2 of the heap or static. */
static int lasting(const struct claim *c, uint64_t at)
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
    return c->kept[i] && word_at(c->kept[i], &word) && word - b->base <= b->size && lasting(c, MEMORY_AT + c->kept[i]);
}

static void keep(struct claim *c, uint64_t o, U site)
{
    if (!lasting(c, MEMORY_AT + o))
        return;
    c->stored = true;
    uint32_t free = CLAIM_KEPT;
    for (uint32_t i = 0; i < CLAIM_KEPT; i++) {
        if (c->kept[i] == o)
            return;
        if (free == CLAIM_KEPT && !claim_holds(c, i))
            free = i;
    }
    if (free < CLAIM_KEPT) {
        c->kept[free] = o;
        c->kept_site[free] = site;
        c->kept_owned &= (uint8_t)~(1 << free);
    }
}

void contracts_stored(uint64_t value, uint64_t o, U site)
{
    uint32_t number = object_around((const void *)value);
    struct tag *t = tag_of(number);
    state.last_at = o;
    for (uint32_t i = t ? newest(t) : 0; i; i = claims[i].below)
        if (claim_active(&claims[i]) && claim_same(&claims[i]))
            keep(&claims[i], o, site);
}

BARE static bool still_points(uint64_t at, const struct object *b)
{
    uint64_t word;
    return word_at(at - MEMORY_AT, &word) && word - b->base <= b->size;
}

P hook_ko(P value, U how)
{
    uint64_t o = state.last_at, word;
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
COLD static void tell_taken(uint32_t borrow, uint32_t owner)
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
    uint32_t thread = memory.thread;
    const struct object *b = &objects[number];
    for (uint32_t i = end_of(thread), most = 0; i-- > first_of(thread) && most < LOOK_MOST; most++) {
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
    for (uint32_t i = t ? newest(t) : 0; i; i = claims[i].below) {
        struct claim *c = &claims[i];
        if (!claim_active(c))
            continue;
        if (says(i, PROGRAM_OWNS)) {
            owner = i;
        } else if (says(i, PROGRAM_BORROWS) && !c->done && !told) {
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
    for (uint32_t i = t ? newest(t) : 0; i; i = claims[i].below)
        if (claim_active(&claims[i]) && says(i, PROGRAM_OWNS))
            claims[i].done = true;
}

/* ---- a call ends ---- */

enum { RETURNS_NOTHING, RETURNS_POINTER, RETURNS_NUMBER, RETURNS_RECORD, RETURNS_BOOL };
struct returned { U contract; P value; uint64_t bytes; U how; U site; };

BARE static bool is_returned(const struct claim *c, const struct returned *r)
{
    const struct object *b = &objects[c->object];
    uint64_t value = (uint64_t)r->value;
    if ((r->how == RETURNS_POINTER || r->how == RETURNS_NUMBER) && value - b->base <= b->size)
        return true;
    for (uint64_t at = 0; r->how == RETURNS_RECORD && at + 8 <= r->bytes; at += 8)
        if (*(const uint64_t *)(r->value + at) - b->base <= b->size)
            return true;
    return false;
}

void contracts_given(uint32_t number)
{
    struct tag *t = tag_new(number);
    t->moved_site = 0;
    t->given = ++state.clock;
}

static void leave_owner(struct claim *c, const struct returned *r)
{
    if (!claim_same(c))
        return;
    if (is_returned(c, r)) {
        contracts_given(c->object);
        return;
    }
    bool kept = false;
    for (uint32_t i = 0; i < CLAIM_KEPT && !kept; i++)
        kept = claim_holds(c, i);
    if (kept && c->lent && !claims[c->lent].done && claim_active(&claims[c->lent]) &&
        !shared_more(&claims[c->lent])) {
        claims[c->lent].done = true;
        tell_taken(c->lent, (uint32_t)(c - claims));
    }
    if (kept || c->done || c->value != objects[c->object].base || shared_less(c) || claim_lasts(c))
        return;
    struct log_finding *f = contract_tell("owner-dropped", r->site, c->contract, "%s owns it, and it is neither "
                                          "freed, kept, handed on nor returned", contract_name(c->contract));
    if (f) {
        f->moved_site = c->site;
        finding_object(f, c->object);
    }
}

/* What may not be changed owned a block, which was freed, and still points there. */
COLD static void leave_freed(const struct claim *c)
{
    uint64_t word;
    uint32_t stack[LOG_STACK];
    if (!word_at(c->freed_at - MEMORY_AT, &word) || word - c->freed_base > c->freed_size)
        return;
    stack_by(c->freed_stack, stack);
    struct log_finding *f = contract_tell("freed-borrow", stack[0], c->contract, "%s only borrows what owns it",
                                          contract_name(c->contract));
    if (!f)
        return;
    memcpy(f->stack, stack, sizeof f->stack);
    f->moved_site = c->site;
    if (objects[c->freed_object].base == c->freed_base)
        finding_object(f, c->freed_object);
}

static void leave_borrower(struct claim *c, const struct returned *r)
{
    if (c->freed_at)
        leave_freed(c);
    if (c->done || !c->stored || !claim_same(c) || shared_more(c))
        return;
    uint32_t into = r->how == RETURNS_POINTER ? object_around(r->value) : 0;
    for (uint32_t i = 0; i < CLAIM_KEPT; i++) {
        uint64_t at = MEMORY_AT + c->kept[i];
        bool owned = c->kept_owned >> i & 1;
        if (!claim_holds(c, i) || (lasting(c, at) != 2 && !owned) || (into && object_around((void *)at) == into) ||
            claim_owns(c, at))
            continue;
        struct log_finding *f = contract_tell("freed-borrow", c->kept_site[i], c->contract, "%s only borrows it, and "
                                              "it is kept here when that call is over", contract_name(c->contract));
        if (f) {
            f->moved_site = c->site;
            finding_object(f, c->object);
        }
        return;
    }
}

static void leave_out(const struct claim *c, const struct returned *r, uint32_t first, uint32_t end)
{
    uint64_t now, number = (uint64_t)r->value;
    bool set = word_at(offset_of((void *)c->value), &now);
    bool sure = r->how == RETURNS_NOTHING || r->how == RETURNS_POINTER || r->how == RETURNS_BOOL;
    if (sure && r->how != RETURNS_NOTHING && !number)
        return; /* it failed */
    if (sure && !set)
        contract_tell("unset-out-parameter", r->site, c->contract, "nothing was put into %s",
                      contract_name(c->contract));
    else if (sure && !now && !(contract_of_claim(c)->words & PROGRAM_NULLABLE))
        contract_tell("maybe-null", r->site, c->contract, "%s is left NULL, and is not nullable",
                      contract_name(c->contract));
    else if (set && now && (!c->was_set || now != c->before))
        fresh_check(c->contract, (P)now, r->site, first, end);
}

static void leave_result(const struct returned *r, uint32_t first, uint32_t end)
{
    const struct program_contract *k = &machine.program->contracts[r->contract];
    if (!r->contract || r->how != RETURNS_POINTER)
        return;
    if (!r->value) {
        if (!(k->words & PROGRAM_NULLABLE))
            contract_tell("maybe-null", r->site, r->contract, "%s is NULL, and is not nullable",
                          contract_name(r->contract));
        return;
    }
    if (k->words & PROGRAM_GIVES)
        fresh_check(r->contract, r->value, r->site, first, end);
}

/* The claims of the call on top: its own, or those made for what it just called. */
static void leave(const struct returned *r, bool outside)
{
    uint32_t thread = memory.thread, end = end_of(thread), first = end;
    uint32_t depth = (uint32_t)(memory.top - calls);
    while (first > first_of(thread) && claims[first - 1].depth == depth &&
           claims[first - 1].serial == memory.top->serial && claims[first - 1].outside == outside)
        first--;
    for (uint32_t i = end; i-- > first;) {
        struct claim *c = &claims[i];
        if (contract_of_claim(c)->result)
            continue;
        if (says(i, PROGRAM_OUT))
            leave_out(c, r, first, end);
        else if (says(i, PROGRAM_OWNS))
            leave_owner(c, r);
        else
            leave_borrower(c, r);
    }
    leave_result(r, first, end);
    while (end_of(thread) > first)
        pop(thread);
}

void hook_kx(U contract, P value, L bytes, U how, U site)
{
    settle(memory.thread);
    leave(&(struct returned){ contract, value, (uint64_t)bytes, how, site }, false);
}

void hook_kz(P function, U contract, P value, L bytes, U how, U site)
{
    settle(memory.thread);
    if (!tells_itself(function))
        leave(&(struct returned){ contract, value, (uint64_t)bytes, how, site }, true);
}

/* ---- given away twice ---- */

void contracts_moved_note(struct log_finding *f, uint32_t number)
{
    const struct tag *t = tag_of(number);
    if (!f || !t || !t->moved_site)
        return;
    f->moved_site = t->moved_site;
    f->contract_site = machine.program->contracts[t->moved_contract].site;
}

/* It was given away where another owner had it and kept it. */
COLD static void tell_second_owner(uint32_t number, const struct tag *t)
{
    struct log_finding *f = contract_tell("moved-twice", t->moved_site, t->moved_contract,
                                          "it is given to %s, and another owner still has it",
                                          contract_name(t->moved_contract));
    if (!f)
        return;
    memset(f->stack, 0, sizeof f->stack);
    f->stack[0] = t->moved_site;
    finding_object(f, number);
}

bool contracts_moved(uint32_t number)
{
    struct tag *t = tag_of(number);
    if (!t || !t->moved_site)
        return false;
    if (t->other_owner && still_points(t->other_owner, &objects[number])) {
        tell_second_owner(number, t);
        return false;
    }
    if (!t->twice || t->moved_serial == memory.top->serial)
        return t->ended && t->moved_serial == memory.top->serial;
    /* The earlier free was the mistake: it was not its block any more. */
    uint32_t stack[LOG_STACK];
    stack_by(objects[number].ended, stack);
    struct log_finding *f = contract_tell("moved-twice", stack[0], t->moved_contract, "it had been given to %s",
                                          contract_name(t->moved_contract));
    if (f) {
        memcpy(f->stack, stack, sizeof f->stack);
        f->moved_site = t->moved_site;
        finding_object(f, number);
    }
    return false;
}
