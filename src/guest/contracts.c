/* contracts.c - contracts of <ownership.h>, checked while the program runs: what was promised of an
 * argument when a call began is looked at while the call lasts and when it ends.
 *
 * Each argument of a block or a stream makes a claim, which ends with its call. Claims of a thread lie
 * on a stack as its calls do, those on one block form a chain, the newest first, from the block's tag.
 * What happens to them meanwhile is in contracts_during.c, their end in contracts_end.c. The seams are few: a block is freed (heap.c), a pointer to the heap is stored (pointers.c), something
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

static struct tag *const tags = (struct tag *)TAGS_TABLE;
enum { PENDING = 64 };

static struct {
    uint32_t run;
    uint64_t clock;          /* counts what is entered and given */
    uint32_t count[THREADS_MAX]; /* claims of each thread */
    uint32_t pending_count[THREADS_MAX];
    struct { uint32_t contract, depth, serial; P value; } pending[THREADS_MAX][PENDING]; /* hook kv */
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
    memset(state.count, 0, sizeof state.count);
    memset(state.pending_count, 0, sizeof state.pending_count);
    memory.contracts = false;
    contracts_tell_reset();
    contracts_during_reset();
}

void contracts_start(void) { memory.contracts = machine.checked && machine.program->contract_count > 1; }

/* ---- tags and claims ---- */

struct tag *tag_of(uint32_t number)
{
    struct tag *t = &tags[number];
    return t->run == state.run && t->index == objects[number].index && number ? t : NULL;
}

struct tag *tag_new(uint32_t number)
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
void claims_settle(uint32_t thread)
{
    while (state.count[thread] && !claim_active(&claims[end_of(thread) - 1]))
        pop(thread);
}

void contracts_jumped(uint32_t depth)
{
    uint32_t thread = memory.thread;
    claims_settle(thread);
    while (state.count[thread] && claims[end_of(thread) - 1].depth == depth && claims[end_of(thread) - 1].outside)
        pop(thread);
}

/* The newest claim on it that is under way; 0: none. */
uint32_t claim_newest(const struct tag *t)
{
    uint32_t i = t ? t->claim : 0;
    while (i && !claim_active(&claims[i]))
        i = claims[i].below;
    return i;
}

bool claim_says(uint32_t claim, unsigned word) { return contract_of_claim(&claims[claim])->words & word; }

/* The newest claim among them that has the word. */
uint32_t claim_newest_that(uint32_t i, unsigned word)
{
    while (i && (!claim_active(&claims[i]) || !claim_says(i, word)))
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
BARE bool word_at(uint64_t o, uint64_t *ret)
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
        uint32_t before = claim_newest(t), owner = claim_newest_that(before, PROGRAM_OWNS);
        bool lent = before && claim_says(before, PROGRAM_BORROWS) && call_mine(claims[before].depth);
        if (owner)
            claims[owner].done = true; /* handed on */
        if (!owner) {
            t->moved_site = n->site;
            t->moved_serial = n->caller->serial;
            t->moved_contract = contract;
        }
        if (c)
            c->lent = lent ? before : 0;
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
    claims_settle(memory.thread);
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
bool tells_itself(P function)
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
    claims_settle(t);
    uint32_t first = n > count ? n - count : 0;
    state.pending_count[t] = first;
    if (tells_itself(function))
        return;
    struct entry e = { .holder = c, .caller = c, .outside = true, .frames = frames.top, .site = site };
    for (uint32_t i = first; i < n && i < PENDING; i++)
        if (state.pending[t][i].serial == c->serial)
            enter(&e, state.pending[t][i].contract, state.pending[t][i].value);
}

/* ---- those of one call ---- */

/* They lie on top. */
void claims_of_call(bool outside, uint32_t *ret_first, uint32_t *ret_end)
{
    uint32_t thread = memory.thread, first = end_of(thread), depth = (uint32_t)(memory.top - calls);
    *ret_end = first;
    while (first > first_of(thread) && claims[first - 1].depth == depth &&
           claims[first - 1].serial == memory.top->serial && claims[first - 1].outside == outside)
        first--;
    *ret_first = first;
}

void claims_end(uint32_t first)
{
    while (end_of(memory.thread) > first)
        pop(memory.thread);
}

uint32_t claims_newest_of_thread(uint32_t n)
{
    return n < state.count[memory.thread] ? end_of(memory.thread) - 1 - n : 0;
}

void contracts_given(uint32_t number)
{
    struct tag *t = tag_new(number);
    t->moved_site = 0;
    t->given = ++state.clock;
}
