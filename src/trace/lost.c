/* lost.c - which blocks are lost, and since when.
 *
 * As at the end of a run (guest/leaks.c): from everything that is not a heap block, each
 * aligned word that holds an address within a live block, or its end, keeps that block,
 * and so on from block to block. What is not reached so at the end is lost; rings that
 * only lead to each other as well. What was freed, or can be reached at the end, was
 * never lost, though for a moment its only pointer may have been on its way back from a
 * call.
 *
 * Since when: all entries are undone once. A word that becomes a pointer into a lost block
 * again, outside of the lost ones, was its last; what hangs on the block was lost with it.
 * Only a log with lost blocks costs this. */
#include "trace/room.h"

#include <stdlib.h>

struct loss {
    struct trace *t;
    uint8_t *kept;       /* by row: not lost */
    uint32_t *work, n;
    size_t left;         /* blocks that are lost at the cursor */
    uint32_t at, site;   /* told of those that come back */
    bool ending;         /* the run's end is looked at: nothing was lost */
};

/* The live block that a word points to. */
static uint32_t target(const struct trace *t, uint64_t value)
{
    bool past;
    value &= ~(uint64_t)7;
    if (!in_area(value, AREA_HEAP))
        return 0;
    uint32_t row = row_at(t, t->at, value, &past);
    return row && t->rows.at[row].kind == OBJECT_HEAP && t->rows.at[row].live_at ? row : 0;
}

static void keep(struct loss *l, uint64_t value)
{
    uint32_t row = target(l->t, value);
    if (!row || l->kept[row])
        return;
    l->kept[row] = 1;
    l->work[l->n++] = row;
    if (l->ending)
        return;
    l->left--;
    l->t->rows.at[row].lost = l->at;
    l->t->rows.at[row].lost_site = l->site;
}

/* set: only words that may be read. */
static void keep_words(struct loss *l, uint64_t from, uint64_t n, bool set)
{
    const struct trace *t = l->t;
    for (int i = 0; i < t->region_count; i++) {
        const struct region *r = &t->regions[i];
        uint64_t low = MEMORY_AT + r->from, high = low + r->kept, end = from + n;
        uint64_t at = ((from > low ? from : low) + 7) & ~(uint64_t)7;
        for (; at + 8 <= (end < high ? end : high); at += 8) {
            uint64_t value;
            memcpy(&value, r->bytes + (at - low), 8);
            if (is_pointer(value) && (!set || r->bits[(at - low) / 8] == 0xff))
                keep(l, value);
        }
    }
}

static void keep_reached(struct loss *l)
{
    while (l->n) {
        const struct row *r = &l->t->rows.at[l->work[--l->n]];
        keep_words(l, r->base, r->size, false);
    }
}

/* The variables of a call that are there at a place of it; what lay in a block that was
 * left is not, nor what an earlier call left in the place of a variable that has no value
 * yet. quick: only those that pointers may lie in. */
static void keep_variables(struct loss *l, uint32_t call, uint32_t site, bool quick)
{
    enum { QUICK = 4096 };
    const struct trace *t = l->t;
    const struct call_row *c = &t->calls.at[call];
    struct trace_place at = place_of_site(t, site);
    for (uint32_t k = t->frame_first[c->function]; call && k < t->frame_first[c->function + 1]; k++) {
        const struct program_variable *v = &t->program.variables[t->frame_vars[k]];
        if (at.line && v->from_line && v->to_line &&
            ((uint32_t)at.line < v->from_line || (uint32_t)at.line > v->to_line))
            continue;
        if (!quick || (v->size <= QUICK && ptype_has_pointers(t, v->type)))
            keep_words(l, MEMORY_AT + c->frame + v->offset, v->size, true);
    }
}

/* Is a variable declared there? What lay in its place before belonged to another. */
static bool declares(const struct trace *t, uint32_t site)
{
    struct trace_place at = place_of_site(t, site);
    const struct program *p = &t->program;
    uint32_t f = site < p->site_count ? p->sites[site].function : 0;
    for (uint32_t i = 0; f && f < p->function_count && i < p->functions[f].variable_count; i++) {
        struct trace_place v = place_of_site(t, p->variables[p->functions[f].first_variable + i].site);
        if (v.line == at.line && v.column == at.column)
            return true;
    }
    return false;
}

static void look_at_the_end(struct loss *l)
{
    struct trace *t = l->t;
    l->ending = true;
    for (uint32_t i = 1; i < t->rows.len; i++) {
        const struct row *r = &t->rows.at[i];
        if ((r->kind == OBJECT_GLOBAL || (r->live_at && r->kind != OBJECT_HEAP)) && r->kind != OBJECT_LITERAL)
            keep_words(l, r->base, r->size, false);
    }
    for (uint32_t thread = 0, site; thread < t->threads; thread++) {
        uint32_t c = thread_call(t, t->stops.len - 1, thread, &site);
        if (!site)
            site = last_site_of(t, t->stops.len - 1, c);
        for (; c; c = t->calls.at[c].caller) {
            keep_variables(l, c, site, false);
            site = t->calls.at[c].site;
        }
    }
    keep_reached(l);
    l->ending = false;
    for (uint32_t i = 1; i < t->rows.len; i++) {
        struct row *r = &t->rows.at[i];
        if (r->kind != OBJECT_HEAP)
            continue;
        bool lost = r->live_at && !l->kept[i];
        l->left += lost;
        if (!lost)
            r->lost = NEVER;
    }
}

/* The entry in front of the cursor has just been undone. */
static void look_back(struct loss *l, const struct log_entry *e)
{
    struct trace *t = l->t;
    uint64_t address = MEMORY_AT + (e->offset & ~7u);
    l->site = e->site;
    switch (e->kind) {
    case ENTRY_WRITE: {
        const struct region *r = &t->regions[e->unused];
        uint64_t value;
        memcpy(&value, r->bytes + ((e->offset & ~7u) - r->from), 8);
        if (!in_area(value, AREA_HEAP))
            return;
        bool in_heap = in_area(address, AREA_HEAP);
        uint32_t holder = in_heap ? target(t, address) : 0;
        if (!in_heap ? target(t, value) && !l->kept[target(t, value)] && !declares(t, e->site)
                     : holder && l->kept[holder])
            keep(l, value);
        break;
    }
    case ENTRY_ENDED: {
        const struct row *r = &t->rows.at[e->detail];
        if (r->kind == OBJECT_LOCAL)
            keep_words(l, r->base, r->size, false);
        else if (r->kind == OBJECT_HEAP) { /* it may have held others; nothing that is freed is lost */
            l->kept[e->detail] = 1;
            keep_words(l, r->base, r->size, false);
        }
        break;
    }
    case ENTRY_RETURN: keep_variables(l, e->detail, e->site, false); break;
    case ENTRY_STEP:
    case ENTRY_SWITCH: { /* what was there while the statement before this one ran */
        size_t stop = stop_of(t, t->at);
        if (stop == TRACE_NONE || stop == 0 || stop_at(t, stop) != t->at || t->calls.at[stop_call(t, stop - 1)].to <= t->at)
            return;
        l->at = t->at;
        l->site = t->entries[t->stops.at[stop - 1].at].site;
        keep_variables(l, stop_call(t, stop - 1), t->entries[t->stops.at[stop - 1].at].site, true);
        break;
    }
    case ENTRY_MADE: {
        struct row *r = &t->rows.at[e->detail];
        if (r->kind != OBJECT_HEAP || l->kept[e->detail])
            return;
        l->kept[e->detail] = 1; /* nothing ever pointed to it */
        l->left--;
        r->lost = l->at;
        r->lost_site = e->site;
        return;
    }
    default: return;
    }
    keep_reached(l);
}

/* Is its pointer on its way back to a call that does not go on any more in this run? */
static bool on_its_way(const struct trace *t, const struct row *r)
{
    enum { FAR = 64 };
    for (uint32_t i = r->lost, n = 0; i-- > 0 && n < FAR; n++) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind == ENTRY_STEP)
            return false;
        if (e->kind != ENTRY_RETURN)
            continue;
        uint32_t caller = t->calls.at[e->detail].caller;
        for (size_t s = stop_of(t, r->lost); s < t->stops.len; s++)
            if (stop_thread(t, s) != t->calls.at[e->detail].thread)
                continue;
            else if (stop_call(t, s) == caller || !caller || t->calls.at[stop_call(t, s)].depth < t->calls.at[caller].depth)
                return false;
        return true;
    }
    return false;
}

static int by_loss(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

void lost_learn(struct trace *t)
{
    struct loss loss = {.t = t}, *l = &loss;
    cursor_to(t, t->entry_count);
    l->kept = mem_alloc(t->rows.len + 1);
    l->work = mem_alloc((t->rows.len + 1) * sizeof *l->work);
    look_at_the_end(l);
    size_t all = l->left;
    while (t->at > 0 && l->left) {
        l->at = t->at; /* before the entry is undone: behind it */
        const struct log_entry *e = &t->entries[t->at - 1];
        if (e->kind == ENTRY_MADE && t->rows.at[e->detail].kind == OBJECT_HEAP)
            look_back(l, e);
        cursor_back(t);
        if (e->kind != ENTRY_MADE)
            look_back(l, e);
    }
    cursor_to(t, t->entry_count);
    VEC(uint64_t) order = {0};
    for (uint32_t i = 1; i < t->rows.len && all; i++) {
        struct row *r = &t->rows.at[i];
        if (r->kind != OBJECT_HEAP || !r->live_at || r->lost == NEVER)
            continue;
        if (!l->kept[i])
            r->lost = 0; /* before the log begins */
        size_t stop = stop_of(t, r->lost);
        if (r->lost && on_its_way(t, r)) {
            r->lost = NEVER;
            continue;
        }
        if (stop != TRACE_NONE && r->lost)
            t->stops.at[stop].marks |= STOP_LOST;
        if (stop != TRACE_NONE && stop)
            r->lost_site = r->lost_site ? r->lost_site : t->entries[t->stops.at[stop - 1].at].site;
        vec_push(&order, (uint64_t)r->lost << 32 | i);
    }
    if (order.len)
        qsort(order.at, order.len, sizeof *order.at, by_loss);
    t->losses = arena_array(&t->arena, order.len + 1, sizeof *t->losses);
    for (size_t i = 0; i < order.len; i++)
        t->losses[t->loss_count++] = (uint32_t)order.at[i];
    vec_release(&order);
    mem_free(l->kept);
    mem_free(l->work);
}

size_t first_loss(const struct trace *t, uint32_t position)
{
    size_t low = 0, high = t->loss_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (t->rows.at[t->losses[mid]].lost <= position)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}
