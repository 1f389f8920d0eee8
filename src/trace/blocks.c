/* blocks.c - what heap blocks hold. malloc() does not say; the pointers do.
 *
 * A block is taken for what the best of the pointers that ever led to its start points
 * to: a structure before a number, one whose size fits the block before one that does
 * not, any of them before char, char before void. Of equals, the first in time.
 *
 * All entries are gone through once, backwards: whenever a pointer was stored, the word
 * that it was stored in tells its type. A word in a heap block has a type only if that
 * block has; those are kept for the end. The answer is therefore the same at every stop,
 * and does not depend on which stops were looked at before. */
#include "trace/room.h"

struct deferred { uint32_t holder, target, site; uint64_t offset; };
struct learn {
    struct trace *t;
    uint32_t call; /* the innermost at the cursor */
    VEC(struct deferred) later;
    uint64_t left;
    int depth;
};

static uint32_t rank_of(const struct trace *t, uint32_t type, uint64_t size)
{
    const struct program_type *p = ptype_at(t, type);
    if (!type || p->code == T_VOID || p->code == T_FUNCTION || !p->size)
        return 0;
    if (ptype_is_char(t, type))
        return 2 << 16;
    bool aggregate = p->code == T_STRUCT || p->code == T_UNION || p->code == T_ARRAY;
    bool fits = p->size <= size;
    bool whole = fits && (size % p->size == 0 || (p->field_count && field_is_flexible(t, type, p->field_count - 1)));
    uint32_t level = !fits ? 3 : 4 + (uint32_t)whole + (uint32_t)aggregate;
    return level << 16 | (aggregate ? (p->size < 0xffff ? (uint32_t)p->size : 0xffff) : 0);
}

static bool offer(struct trace *t, uint32_t row, uint32_t pointer_type, bool earlier)
{
    struct row *r = &t->rows.at[row];
    uint32_t to = ptype_at(t, pointer_type)->base, rank = rank_of(t, to, r->size);
    if (r->kind == OBJECT_LIBRARY) /* FILE and the like are known by name only */
        rank = ptype_at(t, to)->code == T_STRUCT;
    if (!rank || rank < r->type_rank || (rank == r->type_rank && !earlier))
        return false;
    bool new = r->type_rank == 0;
    r->type = to;
    r->type_rank = rank;
    return new;
}

/* What has no type of its own and starts at this address: a heap block, what alloca()
 * gave, main's arguments, a stream. */
static uint32_t target_at(const struct trace *t, uint32_t at, uint64_t value)
{
    bool past;
    if (!is_pointer(value) || in_area(value, AREA_FRAMES))
        return 0;
    uint32_t row = row_at(t, at, value, &past);
    if (row && t->rows.at[row].kind == OBJECT_LOCAL && t->program.variables[t->rows.at[row].index].type)
        return 0; /* not from alloca() */
    return row && !past && t->rows.at[row].base == value ? row : 0;
}

/* The variable in a frame of the calls under way. */
static uint32_t frame_pointer_type(const struct learn *l, uint64_t address, struct str left)
{
    const struct trace *t = l->t;
    for (uint32_t call = l->call; call; call = t->calls.at[call].caller) {
        const struct call_row *c = &t->calls.at[call];
        if (MEMORY_AT + c->frame > address)
            continue;
        uint64_t o = address - MEMORY_AT - c->frame;
        for (uint32_t k = t->frame_first[c->function]; k < t->frame_first[c->function + 1]; k++) {
            const struct program_variable *v = &t->program.variables[t->frame_vars[k]];
            uint32_t type = o >= v->offset && o - v->offset < v->size ? ptype_pointer_at(t, v->type, o - v->offset, left) : 0;
            if (type)
                return type;
        }
        return 0;
    }
    return 0;
}

static void stored(struct learn *l, uint64_t address, uint64_t value, uint32_t site)
{
    struct trace *t = l->t;
    uint32_t target = target_at(t, t->at, value), type = 0;
    if (!target)
        return;
    if (in_area(address, AREA_FRAMES)) {
        type = frame_pointer_type(l, address, site_text(t, site));
    } else {
        bool past;
        uint32_t holder = row_at(t, t->at, address, &past);
        if (!holder || past)
            return;
        uint64_t base, size, count, offset = address - t->rows.at[holder].base;
        uint8_t kind = t->rows.at[holder].kind;
        if (kind == OBJECT_HEAP || kind == OBJECT_ARGUMENTS) {
            vec_push(&l->later, ((struct deferred){holder, target, site, offset}));
            return;
        }
        uint32_t whole = object_type_of(t, holder, &base, &size, &count);
        uint64_t each = ptype_at(t, whole)->size;
        type = ptype_pointer_at(t, whole, count && each ? offset % each : offset, site_text(t, site));
    }
    if (type)
        offer(t, target, type, true);
}

/* ---- what lay in memory before the log begins ---- */

struct found { struct learn *l; uint64_t base; };
static bool found_pointer(void *ctx, uint64_t offset, uint32_t pointer_type)
{
    struct found *f = ctx;
    struct trace *t = f->l->t;
    if (f->l->left == 0)
        return false;
    f->l->left--;
    struct bytes b = view_read(&(struct view){.t = t}, f->base + offset, 8);
    uint32_t target = b.kept && b.bits == all_bits(8) ? target_at(t, t->at, bytes_number(&b, 8)) : 0;
    if (target && offer(t, target, pointer_type, true)) {
        uint64_t base, size, count;
        uint32_t type = object_type_of(t, target, &base, &size, &count);
        struct found inner = {f->l, base};
        if (f->l->depth < 64) { /* the rest of a long list: when its blocks have their turn */
            f->l->depth++;
            ptype_pointers(t, type, size, count, found_pointer, &inner);
            f->l->depth--;
        }
    }
    return true;
}

static void look_into_frames(struct learn *l, uint32_t call)
{
    struct trace *t = l->t;
    for (; call && l->left; call = t->calls.at[call].caller)
        for (size_t n = t->calls.at[call].first, k = t->frame_first[t->calls.at[call].function];
             k < t->frame_first[t->calls.at[call].function + 1]; k++, n++) {
            const struct program_variable *v = &t->program.variables[t->frame_vars[k]];
            struct found f = {l, MEMORY_AT + t->calls.at[call].frame + v->offset};
            ptype_pointers(t, v->type, v->size, 0, found_pointer, &f);
        }
}

static void look_around(struct learn *l)
{
    struct trace *t = l->t;
    l->left = SCAN_MOST;
    for (uint32_t thread = 0; thread < t->threads; thread++)
        look_into_frames(l, (uint32_t)t->parked[thread].at[0].call);
    for (int heap = 0; heap < 2; heap++)
        for (uint32_t i = 0; i < t->live_count && l->left; i++) {
            uint64_t base, size, count;
            if ((t->rows.at[t->live[i]].kind == OBJECT_HEAP) != heap)
                continue;
            uint32_t type = object_type_of(t, t->live[i], &base, &size, &count);
            struct found f = {l, base};
            ptype_pointers(t, type, size, count, found_pointer, &f);
        }
}

static void resolve(struct learn *l)
{
    enum { ROUNDS = 8 };
    struct trace *t = l->t;
    bool more = true;
    for (int round = 0; more && round < ROUNDS; round++) {
        more = false;
        for (size_t i = 0; i < l->later.len; i++) {
            /* In order of time first: a block is mostly known before what hangs on it. */
            const struct deferred *d = &l->later.at[round % 2 ? i : l->later.len - 1 - i];
            uint32_t type = t->rows.at[d->holder].type;
            uint64_t each = ptype_at(t, type)->size;
            if (!type || !each)
                continue;
            bool whole = ptype_elements(t, type, t->rows.at[d->holder].size) == 1;
            uint32_t pointer = ptype_pointer_at(t, type, whole ? d->offset : d->offset % each, site_text(t, d->site));
            if (pointer)
                more |= offer(t, d->target, pointer, false);
        }
    }
}

void blocks_learn(struct trace *t)
{
    if (t->typed)
        return;
    t->typed = true;
    uint32_t at = t->at;
    struct learn l = {.t = t};
    cursor_to(t, t->entry_count);
    l.call = stop_call(t, t->stops.len - 1);
    while (t->at > 0) {
        const struct log_entry *e = &t->entries[t->at - 1];
        if (e->kind == ENTRY_WRITE && e->size == 8) {
            const struct region *r = &t->regions[e->unused];
            uint64_t value;
            memcpy(&value, r->bytes + (e->offset - r->from), 8);
            if (is_pointer(value))
                stored(&l, MEMORY_AT + e->offset, value, e->site);
        } else if (e->kind == ENTRY_CALL) {
            l.call = t->calls.at[e->detail].caller;
        } else if (e->kind == ENTRY_RETURN) {
            l.call = e->detail;
        } else if (e->kind == ENTRY_SWITCH) {
            l.call = e->low;
        }
        cursor_back(t);
    }
    if (!t->whole)
        look_around(&l);
    resolve(&l);
    vec_release(&l.later);
    /* main's arguments are there before any entry. */
    for (uint32_t i = 1; i < t->rows.len; i++) {
        const struct row *r = &t->rows.at[i];
        if (r->kind != OBJECT_ARGUMENTS || !ptype_has_pointers(t, r->type))
            continue;
        struct found f = {&l, r->base};
        l.left = 1000;
        ptype_pointers(t, r->type, r->size, ptype_elements(t, r->type, r->size), found_pointer, &f);
    }
    cursor_to(t, at);
}
