/* owner.c - who owns and who borrows a heap block.
 *
 * C has no word for it, so the picture has a rule, and learners see it:
 *
 *   A pointer in a live object that leads to the start of a block may own it. If there
 *   are several, a member of another block or a global variable comes before variables of
 *   calls. Of several members, that of the block which is reached first, going from one
 *   variable after the other, in the order of their declaration, along all pointers; of
 *   variables, that of the call furthest out (a parameter borrows what the caller still
 *   holds, and what is stored in a caller's variable is the caller's). Of two in one object
 *   the first; and then the one that has held the block longest. The others borrow, and so
 *   does every pointer into the middle of a block. Blocks that would own each other in a
 *   ring (the two ways of a doubly linked list) are owned from outside of it, where there
 *   is such a pointer.
 *
 *   A block that counts who holds it (a number in it called `holders` and the like) has as many
 *   owners as the number says, if so many pointers lead to it: members of blocks and globals first,
 *   then variables of calls from the outside in. Among equals the count decides: after it went up
 *   the latest pointer is that which is not counted yet, after it went down the oldest is that
 *   which let go.
 *
 * A web is all pointers of a stop: from the globals, the calls from main inwards, and
 * then the blocks as pointers reach them, those that none does last. */
#include "trace/room.h"

#include <stdlib.h>

struct weave {
    struct web *w;
    struct trace *t;
    struct arena *a;
    VEC(struct edge) edges;
    size_t from;       /* the object that is being looked at */
    uint64_t base;
    uint32_t call, left, at;
};

/* ---- slots ---- */

static uint32_t slot_index(const struct web *w, size_t object)
{
    uint32_t i = (uint32_t)(object * 0x9e3779b97f4a7c15u >> 32) & w->mask;
    while (w->slots[i].object && w->slots[i].object != object)
        i = (i + 1) & w->mask;
    return i;
}

static const struct web_slot *slot_of(const struct web *w, size_t object)
{
    const struct web_slot *s = w->slots ? &w->slots[slot_index(w, object)] : NULL;
    return s && s->object ? s : NULL;
}

static struct web_slot *slot_for(struct weave *k, size_t object)
{
    struct web *w = k->w;
    struct web_slot *s = &w->slots[slot_index(w, object)];
    if (s->object)
        return s;
    if (w->used++ > w->mask / 2) {
        struct web_slot *old = w->slots;
        uint32_t had = w->mask;
        w->mask = w->mask * 2 + 1;
        w->slots = arena_array(k->a, (size_t)w->mask + 1, sizeof *w->slots);
        for (uint32_t i = 0; i <= had; i++)
            if (old[i].object)
                w->slots[slot_index(w, old[i].object)] = old[i];
        s = &w->slots[slot_index(w, object)];
    }
    s->object = object;
    return s;
}

const struct edge *web_edge(const struct web *w, size_t object, uint64_t address)
{
    const struct web_slot *s = slot_of(w, object);
    uint32_t low = 0, high = s ? s->count : 0;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        const struct edge *e = &w->edges[s->first + mid];
        if (e->address == address)
            return e;
        if (e->address < address)
            low = mid + 1;
        else
            high = mid;
    }
    return NULL;
}

const struct edge *web_owner(const struct web *w, size_t object)
{
    const struct web_slot *s = slot_of(w, object);
    return s && s->owner ? &w->edges[s->owner - 1] : NULL;
}

const struct edge *web_to(const struct web *w, size_t object)
{
    const struct web_slot *s = slot_of(w, object);
    return s && s->to ? &w->edges[s->to - 1] : NULL;
}

const struct edge *web_next(const struct web *w, const struct edge *e)
{
    return e->next ? &w->edges[e->next - 1] : NULL;
}

/* ---- finding pointers ---- */

static bool pointer(void *ctx, uint64_t offset, uint32_t type)
{
    struct weave *k = ctx;
    struct trace *t = k->t;
    if (k->left == 0 || k->edges.len >= EDGES_MOST)
        return false;
    k->left--;
    struct bytes b = view_read(&(struct view){.t = t}, k->base + offset, 8);
    uint64_t value = bytes_number(&b, 8);
    if (!b.kept || b.bits != all_bits(8) || value < LITERALS_AT)
        return true;
    struct lead l = lead_of(t, k->at, value);
    if (!l.target)
        return true;
    vec_push(&k->edges, ((struct edge){
        .from = k->from, .target = l.target, .address = k->base + offset, .value = value, .offset = l.offset,
        .type = type, .call = k->call, .points = l.points}));
    return true;
}

static int by_address(const void *a, const void *b)
{
    uint64_t x = ((const struct edge *)a)->address, y = ((const struct edge *)b)->address;
    return (x > y) - (x < y);
}

static void look_into(struct weave *k, size_t object, uint32_t call)
{
    uint64_t size, count;
    uint32_t type = object_type_of(k->t, object, &k->base, &size, &count);
    if (!type || !ptype_has_pointers(k->t, type))
        return;
    size_t first = k->edges.len;
    k->from = object;
    k->call = call;
    ptype_pointers(k->t, type, size, count, pointer, k);
    size_t n = k->edges.len - first;
    if (!n)
        return;
    if (n > 1)
        qsort(k->edges.at + first, n, sizeof *k->edges.at, by_address); /* unions come as they like */
    struct web_slot *s = slot_for(k, object);
    s->first = (uint32_t)first;
    s->count = (uint32_t)n;
}

/* ---- in order ---- */

static const struct trace *sorting;
static int by_call(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    uint32_t c = sorting->rows.at[x].call, d = sorting->rows.at[y].call;
    return c != d ? (c > d) - (c < d) : (x > y) - (x < y);
}
static int by_block(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    uint32_t c = sorting->rows.at[x].block, d = sorting->rows.at[y].block;
    return c != d ? (c > d) - (c < d) : (x > y) - (x < y);
}

static void look_into_calls(struct weave *k, uint32_t innermost)
{
    struct trace *t = k->t;
    VEC(uint32_t) chain = {0}, locals = {0};
    for (uint32_t c = innermost; c; c = t->calls.at[c].caller) {
        if (chain.len == FRAMES_SHOWN) { /* the middle of a very deep recursion is left out */
            uint32_t outer = t->calls.at[c].depth > FRAMES_OUTER ? FRAMES_OUTER : t->calls.at[c].depth;
            while (c && t->calls.at[c].depth > outer)
                c = t->calls.at[c].caller;
        }
        if (!c)
            break;
        vec_push(&chain, c);
    }
    for (uint32_t i = 0; i < t->live_count; i++)
        if (t->rows.at[t->live[i]].kind == OBJECT_LOCAL)
            vec_push(&locals, t->live[i]);
    sorting = t;
    if (locals.len)
        qsort(locals.at, locals.len, sizeof *locals.at, by_call);
    size_t next = 0;
    for (size_t i = chain.len; i-- > 0;) {
        const struct call_row *c = &t->calls.at[chain.at[i]];
        for (uint32_t v = t->frame_first[c->function]; v < t->frame_first[c->function + 1]; v++)
            look_into(k, c->first + (v - t->frame_first[c->function]), chain.at[i]);
        while (next < locals.len && t->rows.at[locals.at[next]].call < chain.at[i])
            next++;
        for (; next < locals.len && t->rows.at[locals.at[next]].call == chain.at[i]; next++)
            look_into(k, locals.at[next], chain.at[i]);
    }
    vec_release(&chain);
    vec_release(&locals);
}

/* Main's first: what it holds is held furthest out. */
static void look_into_threads(struct weave *k, size_t stop)
{
    for (uint32_t thread = 0, site; thread < k->t->threads; thread++)
        look_into_calls(k, thread_call(k->t, stop, thread, &site));
}

static void reach(struct weave *k, size_t target, size_t most)
{
    struct web *w = k->w;
    if (target >= k->t->rows.len || k->t->rows.at[target].kind != OBJECT_HEAP || !k->t->rows.at[target].live_at)
        return;
    struct web_slot *s = slot_for(k, target);
    if (s->reach || w->reached_count >= most)
        return;
    w->reached[w->reached_count++] = (uint32_t)target;
    s->reach = (uint32_t)w->reached_count;
}

/* A block and all that it leads to, the nearest first. */
static void follow(struct weave *k, size_t target, size_t most)
{
    struct web *w = k->w;
    size_t next = w->reached_count, edge = k->edges.len;
    reach(k, target, most);
    while (next < w->reached_count) {
        look_into(k, w->reached[next++], 0);
        while (edge < k->edges.len)
            reach(k, k->edges.at[edge++].target, most);
    }
}

static void look_into_blocks(struct weave *k)
{
    struct trace *t = k->t;
    struct web *w = k->w;
    VEC(uint32_t) heap = {0};
    for (uint32_t i = 0; i < t->live_count; i++)
        if (t->rows.at[t->live[i]].kind == OBJECT_HEAP)
            vec_push(&heap, t->live[i]);
    sorting = t;
    if (heap.len)
        qsort(heap.at, heap.len, sizeof *heap.at, by_block);
    w->reached = arena_array(k->a, heap.len + 1, sizeof *w->reached);
    size_t roots = k->edges.len, lost = 0;
    for (size_t edge = 0; edge < roots; edge++) /* one root after the other: see the rule */
        follow(k, k->edges.at[edge].target, heap.len);
    for (; w->reached_count < heap.len && lost < heap.len; lost++)
        follow(k, heap.at[lost], heap.len); /* that nobody points to, and what hangs on it */
    vec_release(&heap);
}

/* ---- who has held it longest ---- */

struct held { uint64_t address; uint32_t edge; };

static void date_pointers(struct weave *k)
{
    enum { ENTRIES = 300000 };
    struct trace *t = k->t;
    struct web *w = k->w;
    uint32_t contested = 0;
    for (size_t i = 0; i < w->count; i++) {
        const struct web_slot *s = slot_of(w, w->edges[i].target);
        contested += s && s->to && w->edges[s->to - 1].next && w->edges[i].offset == 0;
    }
    if (!contested)
        return;
    uint32_t mask = 63;
    while (mask < contested * 2)
        mask = mask * 2 + 1;
    struct held *held = arena_array(k->a, (size_t)mask + 1, sizeof *held);
#define HELD(address_) \
    uint32_t h = (uint32_t)((address_) * 0x9e3779b97f4a7c15u >> 40) & mask; \
    while (held[h].address && held[h].address != (address_)) \
        h = (h + 1) & mask
    for (size_t i = 0; i < w->count; i++) {
        const struct web_slot *s = slot_of(w, w->edges[i].target);
        if (!s || !s->to || !w->edges[s->to - 1].next || w->edges[i].offset)
            continue;
        HELD(w->edges[i].address);
        held[h] = (struct held){w->edges[i].address, (uint32_t)i + 1};
    }
    for (uint32_t i = t->at, n = 0; i-- > 0 && n < ENTRIES && contested; n++) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind != ENTRY_WRITE)
            continue;
        uint64_t address = MEMORY_AT + (e->offset & ~7u);
        HELD(address);
        if (!held[h].address || !held[h].edge)
            continue;
        struct edge *edge = &w->edges[held[h].edge - 1];
        if (e->size == 8 && e->value == edge->value && e->bits == 0xff)
            continue; /* it was given the value that it had */
        edge->held = i + 1;
        held[h].edge = 0;
        contested--;
    }
#undef HELD
}

/* How soon the block that the pointer lies in is reached; of a global, at once. */
static uint32_t reached_at(const struct web *w, const struct edge *e)
{
    const struct web_slot *s = slot_of(w, e->from);
    return s ? s->reach : 0;
}

/* Among two pointers to a block: a comes before b. */
static bool comes_first(const struct weave *k, const struct edge *a, const struct edge *b)
{
    if (!a->call != !b->call)
        return !a->call;
    uint32_t x = a->call ? k->t->calls.at[a->call].depth : reached_at(k->w, a);
    uint32_t y = b->call ? k->t->calls.at[b->call].depth : reached_at(k->w, b);
    if (x != y)
        return x < y;
    return a->from == b->from ? a->address < b->address : a->held < b->held;
}

static bool may_own(const struct edge *e) { return e->points == POINTS_INTO && e->offset == 0; }

/* What is lost owns nothing. */
static bool from_lost(const struct weave *k, const struct edge *e)
{
    return e->from < k->t->rows.len && is_lost(&k->t->rows.at[e->from], k->at);
}

static void choose_owners(struct weave *k)
{
    struct web *w = k->w;
    for (size_t i = 0; i < w->reached_count; i++) {
        struct web_slot *s = &w->slots[slot_index(w, w->reached[i])];
        uint32_t best = 0;
        for (uint32_t e = s->object ? s->to : 0; e; e = w->edges[e - 1].next)
            if (may_own(&w->edges[e - 1]) && w->edges[e - 1].from != s->object && !from_lost(k, &w->edges[e - 1]) &&
                (!best || comes_first(k, &w->edges[e - 1], &w->edges[best - 1])))
                best = e;
        s->owner = best;
    }
}

/* ---- blocks that count who holds them ---- */

static bool counts_holders(struct str name)
{
    static const char *const names[] = {"holders", "refs", "refcount", "ref_count",
                                        "use_count", "strong"};
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

/* So many hold it, by its own word; 0: it does not count, or the number makes no sense. */
static uint32_t holders_of(const struct weave *k, size_t object, uint64_t *ret_address)
{
    enum { FIELDS = 64, HOLDERS = 1000 };
    struct trace *t = k->t;
    uint64_t base, size, count;
    uint32_t type = object_type_of(t, object, &base, &size, &count);
    const struct program_type *p = ptype_at(t, type);
    if (p->code != T_STRUCT || count > 1)
        return 0;
    for (uint32_t i = 0; i < p->field_count && i < FIELDS; i++) {
        const struct program_field *f = &t->program.fields[p->first_field + i];
        const struct program_type *n = ptype_at(t, f->type);
        if (n->code < T_SHORT || n->code > T_ULLONG || f->width || n->size > 8 || f->offset + n->size > size ||
            !counts_holders(name_at(t, f->name)))
            continue;
        struct bytes b = view_read(&(struct view){.t = t}, base + f->offset, n->size);
        uint64_t value = bytes_number(&b, n->size);
        *ret_address = base + f->offset;
        return b.kept && b.bits == all_bits(n->size) && value <= HOLDERS ? (uint32_t)value : 0;
    }
    return 0;
}

/* Was the number at the address last changed to a smaller one? */
static bool went_down(const struct weave *k, uint64_t address, uint32_t now)
{
    enum { ENTRIES = 300000 };
    const struct trace *t = k->t;
    for (uint32_t i = t->at, n = 0; i-- > 0 && n < ENTRIES; n++) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind == ENTRY_WRITE && MEMORY_AT + e->offset == address)
            return e->value > now && (e->bits >> (e->offset & 7) & all_bits(e->size)) == all_bits(e->size);
    }
    return false;
}

/* Among two pointers to a block that counts. */
static int by_hold(const struct weave *k, const struct edge *a, const struct edge *b)
{
    if (!a->call != !b->call)
        return a->call ? 1 : -1;
    uint32_t x = a->call ? k->t->calls.at[a->call].depth : 0, y = b->call ? k->t->calls.at[b->call].depth : 0;
    return (x > y) - (x < y);
}

/* Marks as many owners as the block counts; the first of them is its owner in the web. */
static void share(struct weave *k, struct web_slot *s, uint32_t holders, uint64_t address)
{
    enum { MANY = 256 };
    uint32_t list[MANY], n = 0;
    struct web *w = k->w;
    for (uint32_t e = s->to; e && n < MANY; e = w->edges[e - 1].next)
        if (may_own(&w->edges[e - 1]) && w->edges[e - 1].from != s->object && !from_lost(k, &w->edges[e - 1]))
            list[n++] = e - 1;
    bool down = n > holders && went_down(k, address, holders);
    for (uint32_t i = 1; i < n; i++) /* few */
        for (uint32_t j = i; j > 0; j--) {
            const struct edge *a = &w->edges[list[j - 1]], *b = &w->edges[list[j]];
            int order = by_hold(k, a, b);
            if (order < 0 || (!order && (down ? a->held >= b->held : a->held <= b->held)))
                break;
            uint32_t swap = list[j];
            list[j] = list[j - 1];
            list[j - 1] = swap;
        }
    for (uint32_t i = 0; i < n && i < holders; i++)
        w->edges[list[i]].owns = true;
    s->owner = n ? list[0] + 1 : 0;
    s->holders = holders;
}

static void choose_sharers(struct weave *k)
{
    for (size_t i = 0; i < k->w->reached_count; i++) {
        struct web_slot *s = &k->w->slots[slot_index(k->w, k->w->reached[i])];
        uint64_t address;
        uint32_t holders = s->object ? holders_of(k, s->object, &address) : 0;
        if (holders)
            share(k, s, holders, address);
    }
}

uint32_t web_holders(const struct web *w, size_t object)
{
    const struct web_slot *s = slot_of(w, object);
    return s ? s->holders : 0;
}

/* ---- rings ---- */

static struct web_slot *owner_block(struct web *w, const struct web_slot *s)
{
    struct web_slot *o = s->owner ? &w->slots[slot_index(w, w->edges[s->owner - 1].from)] : NULL;
    return o && o->object && !w->edges[s->owner - 1].call ? o : NULL;
}

/* Is the block one of the ring's, or owned by one of them? */
static bool hangs_on_ring(struct web *w, const struct web_slot *s)
{
    enum { FAR = 10000 };
    for (int i = 0; s && i < FAR; i++) {
        if (s->color == 3)
            return true;
        s = owner_block(w, s);
    }
    return false;
}

/* A ring of blocks that own each other: the one that somebody outside points to best is
 * owned from there. Blocks of the ring have color 3. */
static void break_ring(struct weave *k, struct web_slot *ring)
{
    struct web *w = k->w;
    struct web_slot *s = ring, *chosen = NULL;
    uint32_t best = 0;
    do {
        s->color = 3;
        s = owner_block(w, s);
    } while (s && s->color != 3);
    s = ring;
    do {
        for (uint32_t e = s->to; e; e = w->edges[e - 1].next) {
            const struct web_slot *from = slot_of(w, w->edges[e - 1].from);
            if (may_own(&w->edges[e - 1]) && !hangs_on_ring(w, from) &&
                (!best || comes_first(k, &w->edges[e - 1], &w->edges[best - 1]))) {
                best = e;
                chosen = s;
            }
        }
        s = owner_block(w, s);
    } while (s && s != ring);
    do {
        s->color = 2;
        s = owner_block(w, s);
    } while (s && s->color == 3);
    if (chosen)
        chosen->owner = best;
}

static void break_rings(struct weave *k)
{
    struct web *w = k->w;
    for (size_t i = 0; i < w->reached_count; i++) {
        struct web_slot *start = &w->slots[slot_index(w, w->reached[i])], *s = start;
        if (!start->object)
            continue;
        while (s && !s->color) {
            s->color = 1;
            s = owner_block(w, s);
        }
        if (s && s->color == 1)
            break_ring(k, s);
        for (s = start; s && s->color == 1; s = owner_block(w, s))
            s->color = 2;
    }
}

void web_make(struct web *w, struct trace *t, struct arena *a, size_t stop)
{
    blocks_learn(t);
    *w = (struct web){.mask = 63};
    while (w->mask < 2 * t->live_count)
        w->mask = w->mask * 2 + 1;
    w->slots = arena_array(a, (size_t)w->mask + 1, sizeof *w->slots);
    struct weave state = {.w = w, .t = t, .a = a, .left = SCAN_MOST, .at = t->at}, *k = &state;
    for (uint32_t i = 1; i <= t->program.object_count && i < t->rows.len; i++)
        if (t->rows.at[i].kind == OBJECT_GLOBAL && !(t->rows.at[i].flags & ROW_LIBRARY))
            look_into(k, i, 0);
    look_into_threads(k, stop);
    for (uint32_t i = 0; i < t->live_count; i++)
        if (t->rows.at[t->live[i]].kind == OBJECT_ARGUMENTS)
            look_into(k, t->live[i], 0);
    look_into_blocks(k);
    w->edges = arena_array(a, k->edges.len + 1, sizeof *w->edges);
    if (k->edges.len)
        memcpy(w->edges, k->edges.at, k->edges.len * sizeof *w->edges);
    w->count = k->edges.len;
    vec_release(&k->edges);
    for (size_t i = w->count; i-- > 0;) {
        struct web_slot *s = slot_for(k, w->edges[i].target);
        w->edges[i].next = s->to;
        s->to = (uint32_t)i + 1;
    }
    date_pointers(k);
    choose_owners(k);
    choose_sharers(k);
    break_rings(k);
    for (size_t i = 0; i < w->reached_count; i++) {
        const struct edge *e = web_owner(w, w->reached[i]);
        if (e)
            ((struct edge *)e)->owns = true;
    }
}
