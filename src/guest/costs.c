/* costs.c - what a run costs, counted by the machine: exact, and the same on every machine.
 *
 * An access of memory is a load or a store of a value that lies in an array, in the heap, in a
 * static object, or in a variable that some pointer may lead to. A plain local variable whose
 * address is never taken is none: a compiler keeps it in a register. Bytes that are moved many
 * at a time, by the copy of a struct or by a library function such as memcpy, strlen or printf,
 * are an access for each word of 8 bytes that they touch. An atomic update is two.
 *
 * A unit is about a cycle of a processor. A run costs
 *
 *     1            for each statement
 *     4, 10, 200   for each access, by where its line of 64 bytes is found: in a first cache
 *                  of 32 KiB, in a second of 256 KiB, in memory
 *     what costs_heap.c says, for each allocation and each free
 *
 * Both caches have 8 ways and throw out what was used least recently (LRU); a store brings its
 * line in as a load does and costs the same; writing back costs nothing; nothing is fetched
 * ahead. A value that lies across two lines pays for both. All are empty when a run begins.
 *
 * Geometry and weights are those of one real processor, rounded: Levinthal, "Performance
 * Analysis Guide for Intel Core i7 Processor and Intel Xeon 5500 processors", 2009, p. 22: L1
 * hit about 4 cycles, L2 hit about 10, local DRAM about 60 ns (200 cycles near 3.3 GHz); its
 * L1 has 32 KiB, its L2 256 KiB, each of 8 ways and lines of 64 bytes. Its third cache is left
 * out: a program of an exercise fits into one and would never leave it. Newer processors have
 * other figures in much the same proportions.
 *
 * Real addresses matter to a cache, and those of the machine are not real: it never uses a
 * place again soon, so that dangling pointers are recognised. The model therefore has addresses
 * of its own. Statics and frames are where the machine has them; a variable that a pointer may
 * lead to lies on a stack, directly on the one declared before it; heap blocks are where the
 * model's malloc puts them.
 *
 * A request is what happens between freehold_request_begin() and freehold_request_end(). Its
 * cost is the units spent meanwhile, by whatever thread: how long somebody waits. */
#include "guest/costs.h"
#include "guest/faults.h"
#include "guest/threads.h"

enum { REQUEST_BYTES = REQUESTS_MAX * sizeof(struct guest_request) };
uint64_t *const cost_places = (uint64_t *)COSTS_TABLE;
static struct guest_request *const requests =
    (struct guest_request *)(COSTS_TABLE + OBJECTS_MAX * sizeof(uint64_t));

static struct {
    uint64_t accesses, units; /* units: without those of statements */
    uint32_t request_count;
    bool used;                /* since the last reset */
    struct {
        bool begun;
        uint32_t site;
        uint64_t units, accesses, allocations;
    } open[THREADS_MAX];
    uint64_t marked;          /* most live blocks at a mark */
    bool any_mark;
} costs;
static uint32_t from_file = UINT32_MAX;

/* Line numbers + 1, in each set the last used first; 0: empty. */
SPARSE static uint32_t l1[COST_L1_SETS][COST_L1_WAYS];
SPARSE static uint32_t l2[COST_L2_SETS][COST_L2_WAYS];

uint64_t costs_space(void) 
{
    return OBJECTS_MAX * sizeof(uint64_t) + REQUEST_BYTES + cost_heap_space();
}

bool costs_init(struct error *reterr)
{
    return reserve(COSTS_TABLE, OBJECTS_MAX * sizeof(uint64_t) + REQUEST_BYTES, "costs", reterr) &&
           reserve(COST_LINKS_TABLE, cost_heap_space(), "costs", reterr);
}

void costs_reset(void)
{
    if (costs.used) {
        memset(l1, 0, sizeof l1);
        memset(l2, 0, sizeof l2);
        cost_heap_reset();
    }
    memset(&costs, 0, sizeof costs);
}

void costs_begin(void) { costs.used = machine.costs; }

void guest_costs_from(uint32_t file) { from_file = file; }

/* ---- the cache ---- */

/* Moves a line to the front of its set. False: it was not there; now it is. */
static inline bool promote(uint32_t *set, unsigned ways, uint32_t tag)
{
    unsigned i = 0;
    while (i < ways - 1 && set[i] != tag)
        i++;
    bool found = set[i] == tag;
    for (; i > 0; i--)
        set[i] = set[i - 1];
    set[0] = tag;
    return found;
}

static inline unsigned line_cost(uint64_t line)
{
    uint32_t tag = (uint32_t)line + 1, *set = l1[line % COST_L1_SETS];
    if (LIKELY(set[0] == tag) || promote(set, COST_L1_WAYS, tag))
        return COST_L1;
    return promote(l2[line % COST_L2_SETS], COST_L2_WAYS, tag) ? COST_L2 : COST_MEMORY;
}

void cost_line(uint64_t model_address) { costs.units += line_cost(model_address / COST_LINE); }

void cost_add(uint64_t units) { costs.units += units; }

/* Where the model has it. */
static inline uint64_t placed(uint64_t o)
{
    uint32_t number = object_at[o / GRANULE];
    const struct object *b = &objects[number];
    if (b->kind == OBJECT_HEAP || b->kind == OBJECT_LOCAL)
        return cost_places[number] + (o - (b->base - MEMORY_AT));
    return o;
}

/* Whether all of it is memory at all is found out by whoever accesses it, later. */
void cost_value(const void *p, unsigned n)
{
    uint64_t o = offset_of(p);
    if (!inside(o, n))
        return;
    uint64_t at = placed(o), line = at / COST_LINE, last = (at + n - 1) / COST_LINE;
    costs.accesses++;
    costs.units += line_cost(line);
    if (UNLIKELY(last != line))
        costs.units += line_cost(last);
}

void cost_bytes(const void *p, uint64_t n)
{
    enum { WORD = 8 };
    uint64_t o = offset_of(p);
    if (!n || !inside(o, n))
        return;
    uint64_t at = placed(o), first = at / WORD, last = (at + n - 1) / WORD;
    costs.accesses += last - first + 1;
    while (first <= last) { /* the words of one line: the first may miss, the others are there */
        uint64_t line = first * WORD / COST_LINE, end = (line + 1) * (COST_LINE / WORD);
        uint64_t words = (end <= last ? end : last + 1) - first;
        costs.units += line_cost(line) + (words - 1) * COST_L1;
        first += words;
    }
}

void cost_local(uint32_t number, uint64_t align)
{
    uint64_t at = locals_rings[memory.thread].from - MEMORY_AT;
    if (frames.open_count > 1) {
        uint32_t below = frames.open[frames.open_count - 2];
        at = cost_places[below] + objects[below].size;
    }
    align = align ? align : 1;
    cost_places[number] = (at + align - 1) & ~(align - 1);
}

/* ---- hooks that count, in place of those that do not: see COUNTED_HOOKS of hooks.h ---- */

#define DECLARE_COUNTED(name) __typeof__(hook_##name) hook_C##name;
COUNTED_HOOKS(DECLARE_COUNTED)

#define LOAD(name, type, n)                                                          \
    BARE type hook_C##name(P at, U site)                                             \
    {                                                                                \
        cost_value(at, n);                                                           \
        return hook_##name(at, site);                                                \
    }
LOAD(l1, U, 1) LOAD(l2, U, 2) LOAD(l4, I, 4) LOAD(l8, L, 8) LOAD(lp, P, 8)
LOAD(lf, F, 4) LOAD(ld, D, 8) LOAD(lx, X, 10)

#define ELEMENT_LOAD(name, type, n)                                                  \
    BARE type hook_C##name(P p, L index, U site)                                     \
    {                                                                                \
        cost_value((P)((uintptr_t)p + (uintptr_t)index * (n)), (n) == 16 ? 10 : (n)); \
        return hook_##name(p, index, site);                                          \
    }
ELEMENT_LOAD(x1, U, 1) ELEMENT_LOAD(x2, U, 2) ELEMENT_LOAD(x4, I, 4) ELEMENT_LOAD(x8, L, 8)
ELEMENT_LOAD(xp, P, 8) ELEMENT_LOAD(xf, F, 4) ELEMENT_LOAD(xd, D, 8) ELEMENT_LOAD(xx, X, 16)

#define STORE(name, type, n)                                                         \
    BARE type hook_C##name(P at, type v, U site)                                     \
    {                                                                                \
        cost_value(at, n);                                                           \
        return hook_##name(at, v, site);                                             \
    }
STORE(s1, U, 1) STORE(s2, U, 2) STORE(s4, I, 4) STORE(s8, L, 8) STORE(sp, P, 8)
STORE(sf, F, 4) STORE(sd, D, 8) STORE(sx, X, 10)

#define ELEMENT_STORE(name, type, n)                                                 \
    BARE type hook_C##name(P p, L index, type v, U site)                             \
    {                                                                                \
        cost_value((P)((uintptr_t)p + (uintptr_t)index * (n)), (n) == 16 ? 10 : (n)); \
        return hook_##name(p, index, v, site);                                       \
    }
ELEMENT_STORE(y1, U, 1) ELEMENT_STORE(y2, U, 2) ELEMENT_STORE(y4, I, 4) ELEMENT_STORE(y8, L, 8)
ELEMENT_STORE(yp, P, 8) ELEMENT_STORE(yf, F, 4) ELEMENT_STORE(yd, D, 8) ELEMENT_STORE(yx, X, 16)

L hook_Cbl(P at, U bit, U width, U is_signed, U trusted, U site)
{
    if (!trusted)
        cost_value(at + bit / 8, (bit % 8 + width + 7) / 8);
    return hook_bl(at, bit, width, is_signed, trusted, site);
}

L hook_Cbs(P at, U bit, U width, U is_signed, L v, U trusted, U site)
{
    if (!trusted)
        cost_value(at + bit / 8, (bit % 8 + width + 7) / 8);
    return hook_bs(at, bit, width, is_signed, v, trusted, site);
}

P hook_Ccp(P to, P from, L bytes, U trusted, U site)
{
    if (bytes > 0 && to != from) {
        cost_bytes(from, (uint64_t)bytes);
        cost_bytes(to, (uint64_t)bytes);
    }
    return hook_cp(to, from, bytes, trusted, site);
}

P hook_Czf(P at, L bytes, U trusted, U site)
{
    if (bytes > 0)
        cost_bytes(at, (uint64_t)bytes);
    return hook_zf(at, bytes, trusted, site);
}

void hook_Ccc(P to, P from, U trusted, U site)
{
    if (!in_frames(from, 1))
        cost_value(from, 1);
    if (!in_frames(to, 1))
        cost_value(to, 1);
    hook_cc(to, from, trusted, site);
}

P hook_Cat(P p, U how, L bytes, U site)
{
    cost_value(p, (unsigned)bytes);
    return hook_at(p, how, bytes, site);
}

static inline unsigned atomic_bytes(U how) { return how & ATOMIC_BYTES; }

L hook_Cgl(P at, U how, U order, U site)
{
    cost_value(at, atomic_bytes(how));
    return hook_gl(at, how, order, site);
}

void hook_Cgs(P at, L v, U how, U order, U site)
{
    cost_value(at, atomic_bytes(how));
    hook_gs(at, v, how, order, site);
}

L hook_Cgx(P at, L v, U how, U order, U site)
{
    cost_value(at, atomic_bytes(how));
    cost_value(at, atomic_bytes(how));
    return hook_gx(at, v, how, order, site);
}

L hook_Cgb(P at, U how, U order, U site)
{
    cost_value(at, atomic_bytes(how));
    return hook_gb(at, how, order, site);
}

void hook_Cge(P at, L v, U how, U site)
{
    cost_value(at, atomic_bytes(how));
    hook_ge(at, v, how, site);
}

I hook_Cgc(P at, P expected, L v, U how, U orders, U site)
{
    cost_value(at, atomic_bytes(how));
    cost_value(expected, atomic_bytes(how));
    I done = hook_gc(at, expected, v, how, orders, site);
    cost_value(done ? at : expected, atomic_bytes(how));
    return done;
}

P hook_Cgr(P at, P here, L bytes, U how, U order, U site)
{
    cost_bytes(at, (uint64_t)bytes);
    return hook_gr(at, here, bytes, how, order, site);
}

I hook_Cgw(P at, P old, P here, L bytes, U how_and_orders, U site)
{
    cost_bytes(at, (uint64_t)bytes);
    I done = hook_gw(at, old, here, bytes, how_and_orders, site);
    if (done)
        cost_bytes(at, (uint64_t)bytes);
    return done;
}

P hook_co(P at, U bytes)
{
    cost_value(at, bytes);
    return at;
}

/* ---- requests, and what <freehold.h> asks ---- */

static uint64_t units_now(void) { return costs.units + step_now() * COST_STEP; }

/* Calls from elsewhere than the harness would let an answer say how fast it is. */
static bool counts_here(void)
{
    const struct program *p = machine.program;
    uint32_t site = memory.top->call.site;
    return machine.costs && (from_file == UINT32_MAX || (site < p->site_count && p->sites[site].file == from_file));
}

LIBC(void, freehold_request_begin, void)
{
    if (!counts_here())
        return;
    uint32_t t = memory.thread;
    costs.open[t].begun = true;
    costs.open[t].site = memory.top->call.site;
    costs.open[t].units = units_now();
    costs.open[t].accesses = costs.accesses;
    costs.open[t].allocations = machine.run->allocations;
}

LIBC(void, freehold_request_end, void)
{
    uint32_t t = memory.thread;
    if (!counts_here() || !costs.open[t].begun)
        return;
    costs.open[t].begun = false;
    if (costs.request_count == REQUESTS_MAX)
        return;
    /* The statement that calls this is none of the request's. */
    uint64_t units = units_now() - costs.open[t].units;
    requests[costs.request_count++] = (struct guest_request){
        .units = units > COST_STEP ? units - COST_STEP : 0,
        .accesses = costs.accesses - costs.open[t].accesses,
        .allocations = machine.run->allocations - costs.open[t].allocations,
        .site = costs.open[t].site,
    };
}

LIBC(void, freehold_mark, void)
{
    uint64_t live = machine.run->allocations - machine.run->frees;
    if (from_file != UINT32_MAX && machine.checked) {
        uint32_t site = memory.top->call.site;
        if (site >= machine.program->site_count || machine.program->sites[site].file != from_file)
            return;
    }
    costs.any_mark = true;
    if (live > costs.marked)
        costs.marked = live;
}

LIBC(size_t, freehold_blocks, void) { return machine.run->allocations - machine.run->frees; }
LIBC(size_t, freehold_bytes, void) { return machine.run->live_bytes; }
LIBC(size_t, freehold_allocations, void) { return machine.run->allocations; }
LIBC(size_t, freehold_failures, void) { return faults_injected(); }
LIBC(size_t, freehold_steps, void) { return step_now(); }
LIBC(size_t, freehold_accesses, void) { return costs.accesses; }

const struct guest_request *guest_requests(uint32_t *ret_count)
{
    *ret_count = costs.request_count;
    return requests;
}

void costs_end(struct log_run *run)
{
    if (costs.any_mark)
        run->live_blocks = costs.marked;
    if (machine.costs) {
        run->accesses = costs.accesses;
        run->units = units_now();
    }
}
