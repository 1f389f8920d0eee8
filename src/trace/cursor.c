/* cursor.c - memory at a stop: entries undone and done again.
 *
 * There is one picture of memory, moved along the entries. An entry in front of the
 * cursor holds what memory was before it; one behind holds what memory will be. Passing
 * an entry, in either direction, swaps the two, so nothing is kept twice and going back
 * and forth costs only what lies between. */
#include "trace/room.h"

static void live_add(struct trace *t, uint32_t row)
{
    t->live[t->live_count++] = row;
    t->rows.at[row].live_at = t->live_count;
}

static void live_remove(struct trace *t, uint32_t row)
{
    uint32_t at = t->rows.at[row].live_at, last = t->live[--t->live_count];
    t->live[at - 1] = last;
    t->rows.at[last].live_at = at;
    t->rows.at[row].live_at = 0;
}

void cursor_init(struct trace *t)
{
    t->at = t->entry_count;
    t->out_len = t->out.len;
    t->err_len = t->err.len;
    t->live = mem_alloc((t->rows.len + 1) * sizeof *t->live);
    for (uint32_t i = 1; i < t->rows.len; i++)
        if (t->rows.at[i].kind != OBJECT_NONE && is_live(&t->rows.at[i], t->at))
            live_add(t, i);
}

static void settle_row(struct trace *t, uint32_t row, uint32_t at)
{
    bool live = is_live(&t->rows.at[row], at);
    if (live && !t->rows.at[row].live_at)
        live_add(t, row);
    else if (!live && t->rows.at[row].live_at)
        live_remove(t, row);
}

/* Passes an entry; at: the position behind it. */
static void pass(struct trace *t, struct log_entry *e, uint32_t at, bool forward)
{
    switch (e->kind) {
    case ENTRY_WRITE: {
        const struct region *r = &t->regions[e->unused];
        uint32_t o = e->offset - r->from;
        uint64_t was = 0;
        memcpy(&was, r->bytes + o, e->size);
        memcpy(r->bytes + o, &e->value, e->size);
        e->value = was;
        uint8_t bits = r->bits[o / 8];
        r->bits[o / 8] = e->bits;
        e->bits = bits;
        break;
    }
    case ENTRY_BITS: {
        const struct region *r = &t->regions[e->unused];
        uint64_t was;
        if (e->size) { /* a run of full groups, and empty ones behind */
            memset(r->bits + (e->offset - r->from) / 8, forward ? 0 : 0xff, e->value * 8);
            break;
        }
        memcpy(&was, r->bits + (e->offset - r->from) / 8, 8);
        memcpy(r->bits + (e->offset - r->from) / 8, &e->value, 8);
        e->value = was;
        break;
    }
    case ENTRY_MADE:
    case ENTRY_ENDED:
        settle_row(t, e->detail, at);
        break;
    case ENTRY_OUTPUT: {
        uint64_t *len = e->size == 1 ? &t->out_len : &t->err_len, was = *len;
        *len = e->value;
        e->value = was;
        break;
    }
    default:
        break;
    }
}

void cursor_back(struct trace *t)
{
    t->at--;
    pass(t, &t->entries[t->at], t->at, false);
}

void cursor_to(struct trace *t, uint32_t at)
{
    if (at > t->entry_count)
        at = t->entry_count;
    while (t->at > at)
        cursor_back(t);
    while (t->at < at) {
        pass(t, &t->entries[t->at], t->at + 1, true);
        t->at++;
    }
}

void cursor_to_stop(struct trace *t, size_t stop)
{
    cursor_to(t, t->stops.at[stop < t->stops.len ? stop : t->stops.len - 1].at);
}

/* ---- looking ---- */

static const struct region *region_with(const struct trace *t, uint64_t offset, unsigned n)
{
    for (int i = 0; i < t->region_count; i++) {
        const struct region *r = &t->regions[i];
        if (offset >= r->from && offset - r->from < r->kept)
            return n <= r->kept - (offset - r->from) ? r : NULL;
    }
    return NULL;
}

struct bytes view_read(const struct view *v, uint64_t address, unsigned n)
{
    struct bytes b = {0};
    const struct region *r = region_with(v->t, address - MEMORY_AT, n);
    if (!r || n > 16)
        return b;
    uint64_t o = address - MEMORY_AT - r->from;
    b.kept = true;
    memcpy(b.at, r->bytes + o, n);
    uint32_t bits = 0; /* of up to three granules */
    for (uint64_t g = o / 8, i = 0; g <= (o + n - 1) / 8 && n; g++, i++)
        bits |= (uint32_t)r->bits[g] << 8 * i;
    b.bits = (uint16_t)(bits >> o % 8) & all_bits(n);
    if (v->ghost_bits && address >= v->ghost_base && address + n <= v->ghost_base + v->ghost_size) {
        b.bits = 0;
        for (unsigned i = 0; i < n; i++) {
            uint64_t k = address + i - v->ghost_base;
            b.bits |= (uint16_t)((v->ghost_bits[k / 8] >> k % 8 & 1) << i);
        }
    }
    if (!v->old || !v->old->count)
        return b;
    for (unsigned i = 0; i < n;) {
        uint64_t at = address + i;
        const struct old *old = overlay_find(v->old, at);
        unsigned piece = 8 - (unsigned)(at % 8) < n - i ? 8 - (unsigned)(at % 8) : n - i;
        for (unsigned k = 0; old && k < piece; k++) {
            b.at[i + k] = old->bytes[at % 8 + k];
            b.bits = (uint16_t)((b.bits & ~(1u << (i + k))) | (old->bits >> (at % 8 + k) & 1u) << (i + k));
        }
        i += piece;
    }
    return b;
}

uint64_t bytes_number(const struct bytes *b, unsigned n)
{
    uint64_t v = 0;
    memcpy(&v, b->at, n < 8 ? n : 8);
    return v;
}

/* ---- stops ---- */

/* The first stop at a position or behind it. */
size_t stop_of(const struct trace *t, uint32_t position)
{
    size_t low = 0, high = t->stops.len;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (t->stops.at[mid].at < position)
            low = mid + 1;
        else
            high = mid;
    }
    return low < t->stops.len ? low : TRACE_NONE;
}

uint32_t stop_call(const struct trace *t, size_t stop) { return (uint32_t)t->stops.at[stop].call; }

uint32_t last_site_of(const struct trace *t, size_t stop, uint32_t call)
{
    for (size_t i = stop; i-- > 0;)
        if (stop_call(t, i) == call)
            return t->entries[t->stops.at[i].at].site;
    return 0;
}

size_t trace_stops(const struct trace *t) { return t->stops.len; }

static uint64_t step_of_stop(const struct trace *t, size_t n)
{
    if (n)
        return t->entries[t->stops.at[n - 1].at].step;
    return t->whole ? 0 : t->begins ? t->begins - 1 : 0;
}

const struct stop *trace_stop(const struct trace *t, size_t n)
{
    if (n >= t->stops.len)
        n = t->stops.len - 1;
    struct lazy *l = t->lazy;
    if (!l->stops)
        l->stops = mem_alloc((t->stops.len / 256 + 1) * sizeof *l->stops);
    if (!l->stops[n / 256]) {
        struct stop *piece = l->stops[n / 256] = mem_alloc(256 * sizeof *piece);
        for (size_t i = n & ~(size_t)255, k = 0; k < 256 && i < t->stops.len; i++, k++) {
            const struct stop_row *r = &t->stops.at[i];
            uint32_t call = (uint32_t)r->call;
            piece[k] = (struct stop){
                .step = step_of_stop(t, i), .marks = r->marks, .call = call,
                .thread = thread_ran(t, i), .next_thread = r->thread,
                .depth = t->calls.at[call].depth,
                .ran = place_of_site(t, i ? t->entries[t->stops.at[i - 1].at].site : 0),
                .next = place_of_site(t, i + 1 < t->stops.len ? t->entries[r->at].site : 0)};
        }
    }
    return &l->stops[n / 256][n % 256];
}

size_t trace_at_step(const struct trace *t, uint64_t step)
{
    size_t low = 0, high = t->stops.len;
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (step_of_stop(t, mid) <= step)
            low = mid;
        else
            high = mid;
    }
    return low;
}

uint64_t trace_begins(const struct trace *t) { return t->begins; }
uint64_t trace_steps(const struct trace *t) { return t->steps; }
bool trace_has_values(const struct trace *t) { return t->has_values; }

const struct trace_bucket *trace_buckets(const struct trace *t, size_t *ret_count)
{
    struct lazy *l = t->lazy;
    if (!l->buckets) {
        l->buckets = mem_alloc(TRACE_BUCKETS * sizeof *l->buckets);
        for (uint64_t i = 0; i < TRACE_BUCKETS; i++)
            l->buckets[i].from_step = t->steps / TRACE_BUCKETS * i + t->steps % TRACE_BUCKETS * i / TRACE_BUCKETS;
        /* The machine's parts may be longer than ours: it does not know how long a run gets. */
        for (uint64_t i = 0; i < LOG_LANDMARKS && t->landmark_steps; i++) {
            const struct log_landmark *m = &t->landmarks[i];
            unsigned marks = (m->made ? STOP_MADE : 0) | (m->freed ? STOP_FREED : 0) |
                             (m->outputs ? STOP_OUTPUT : 0) | (m->findings ? STOP_FINDING : 0);
            uint64_t from;
            if (!marks || __builtin_mul_overflow(i, t->landmark_steps, &from) || from > t->steps)
                continue;
            size_t k = 0;
            while (k + 1 < TRACE_BUCKETS && l->buckets[k + 1].from_step <= from)
                k++;
            l->buckets[k].marks |= marks;
        }
        /* What the log has kept is known to the step. */
        for (size_t i = 0, k = 0; i < t->stops.len; i++) {
            uint64_t step = step_of_stop(t, i);
            while (k + 1 < TRACE_BUCKETS && l->buckets[k + 1].from_step <= step)
                k++;
            l->buckets[k].marks |= t->stops.at[i].marks;
        }
    }
    *ret_count = TRACE_BUCKETS;
    return l->buckets;
}
