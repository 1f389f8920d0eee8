/* skim.c - all entries once, from the first to the last: where the stops are, which
 * calls and objects there were and how long, and which entries to believe.
 *
 * What was under way when the log begins is found out on the way: a return from a call
 * that no entry tells the beginning of, an end of an object that none has made; and from
 * what the run's end still has (log_call, log_kept). While the entries are read, calls
 * that were under way at the beginning are known by their thread and how far out they are
 * (early()). Their numbers, 1 on from the outermost, thread by thread, are settled last.
 *
 * Each thread has its own stack of calls; a switch in the middle of a statement is a stop.
 * Of a thread's switch entry is kept what comes next there (site) and, in .low, the call
 * that the other stood in.
 *
 * Entries are our own copy: those of objects have the row's number in .detail afterwards,
 * .unused is the region of a write, and what makes no sense has kind 0. */
#include "trace/room.h"

enum { NOBODY = INT32_MIN };

struct skim_thread {
    VEC(struct call_row) initial; /* innermost first */
    int32_t top;                  /* index of t->calls, or early(): its innermost */
    uint32_t site;                /* what it is in the middle of; 0: nothing */
    uint32_t first;               /* settled: of its initial calls, that in front of the first */
};
struct skim {
    struct trace *t;
    struct skim_thread threads[THREADS_MAX], *now; /* now: the one that runs */
    uint32_t *heads;              /* hash: base to the youngest row */
    uint32_t head_mask, head_count;
    uint32_t marks, last_made;    /* since the stop before */
};

/* The n-th from the innermost on, of those that were under way when the log begins. */
enum { EARLY_MOST = 1 << 26 };
static int32_t early(uint32_t thread, uint32_t n) { return -1 - (int32_t)(n * THREADS_MAX + thread); }
static uint32_t number_of(const struct skim *s, const struct skim_thread *h) { return (uint32_t)(h - s->threads); }

static int region_of(const struct trace *t, uint32_t offset, uint32_t n)
{
    for (int i = 0; i < t->region_count; i++) {
        const struct region *r = &t->regions[i];
        if (offset - r->from < r->kept)
            return offset >= r->from && n <= r->kept - (offset - r->from) ? i : -1;
    }
    return -1;
}

/* ---- rows by base ---- */

static uint32_t slot_of(const struct skim *s, uint64_t base)
{
    uint32_t i = (uint32_t)((base * 0x9e3779b97f4a7c15u) >> 32) & s->head_mask;
    while (s->heads[i] && s->t->rows.at[s->heads[i]].base != base)
        i = (i + 1) & s->head_mask;
    return i;
}

static uint32_t row_by_base(const struct skim *s, uint64_t base) { return s->heads[slot_of(s, base)]; }

static void grow_heads(struct skim *s)
{
    uint32_t *old = s->heads, had = s->head_mask;
    s->head_mask = s->head_mask * 2 + 1;
    s->heads = mem_alloc(((size_t)s->head_mask + 1) * sizeof *s->heads);
    for (uint32_t i = 0; i <= had; i++)
        if (old[i])
            s->heads[slot_of(s, s->t->rows.at[old[i]].base)] = old[i];
    mem_free(old);
}

static uint32_t add_row(struct skim *s, struct row row)
{
    uint32_t number = (uint32_t)s->t->rows.len, slot = slot_of(s, row.base);
    row.older = s->heads[slot];
    if (!row.older)
        s->head_count++;
    vec_push(&s->t->rows, row);
    s->heads[slot] = number;
    if (s->head_count > s->head_mask / 2)
        grow_heads(s);
    return number;
}

/* ---- entries ---- */

/* A thread may have a copy of that object. */
static bool is_copy(const struct trace *t, uint32_t object)
{
    return object < t->program.object_count && t->program.objects[object].kind == OBJECT_GLOBAL &&
           t->program.objects[object].thread_local;
}

static bool made(struct skim *s, struct log_entry *e, uint32_t at)
{
    struct trace *t = s->t;
    uint64_t base = MEMORY_AT + e->offset;
    bool heap = in_area(base, AREA_HEAP);
    if ((!heap && !in_area(base, AREA_LOCALS)) || e->low > area_end(base) - base || e->offset % 8)
        return false;
    struct row row = {
        .base = base, .size = e->low, .made_step = e->step, .made = at + 1, .ended = NEVER,
        .lost = NEVER, .made_site = e->site, .flags = ROW_IN_LOG, .state = STATE_LIVE,
        .kind = heap ? OBJECT_HEAP : OBJECT_LOCAL,
    };
    if (heap) {
        row.block = e->detail;
        s->marks |= STOP_MADE;
    } else if (is_copy(t, e->detail & ENTRY_COPY ? e->detail & ~ENTRY_COPY : UINT32_MAX)) {
        row.kind = OBJECT_GLOBAL;
        row.index = e->detail & ~ENTRY_COPY;
        row.made_site = t->program.objects[row.index].site;
    } else {
        row.index = e->detail < t->program.variable_count ? e->detail : 0;
        row.call = (uint32_t)s->now->top; /* settled at the end */
    }
    uint32_t before = row_by_base(s, base);
    if (before && t->rows.at[before].ended == NEVER)
        t->rows.at[before].ended = at + 1; /* only if the log is not what was written */
    e->detail = add_row(s, row);
    if (heap)
        s->last_made = e->detail;
    return true;
}

/* The row that an entry tells the end or the loss of. */
static uint32_t row_told_of(struct skim *s, const struct log_entry *e)
{
    struct trace *t = s->t;
    uint64_t base = MEMORY_AT + e->offset;
    uint32_t row = row_by_base(s, base);
    if (row && t->rows.at[row].ended == NEVER)
        return row;
    bool heap = in_area(base, AREA_HEAP);
    if (row || (!heap && !in_area(base, AREA_LOCALS)) || e->offset % 8)
        return 0;
    return add_row(s, (struct row){
        .base = base, .size = e->kind == ENTRY_ENDED && e->low <= area_end(base) - base ? e->low : 0,
        .ended = NEVER, .lost = NEVER, .state = STATE_LIVE, .call = (uint32_t)NOBODY,
        .kind = heap ? OBJECT_HEAP : OBJECT_LOCAL});
}

static bool ended(struct skim *s, struct log_entry *e, uint32_t at)
{
    struct trace *t = s->t;
    uint32_t number = row_told_of(s, e);
    if (!number)
        return false;
    struct row *r = &t->rows.at[number];
    r->ended = at + 1;
    r->ended_site = e->site;
    r->state = r->kind == OBJECT_HEAP ? STATE_FREED : r->kind == OBJECT_GLOBAL ? STATE_RETURNED : STATE_LEFT;
    e->detail = number;
    vec_push(&t->endings, number);
    if (r->kind != OBJECT_HEAP)
        return true;
    s->marks |= STOP_FREED;
    struct row *new = &t->rows.at[s->last_made];
    if (s->last_made && s->last_made != number && new->made_site == e->site && !new->moved_from) {
        new->moved_from = number;
        r->moved_to = s->last_made;
    }
    return true;
}

static bool lost(struct skim *s, struct log_entry *e, uint32_t at)
{
    uint32_t number = row_told_of(s, e);
    if (!number || s->t->rows.at[number].kind != OBJECT_HEAP)
        return false;
    s->t->rows.at[number].lost = at + 1;
    s->t->rows.at[number].lost_site = e->site;
    s->t->rows.at[number].lost_how = (uint8_t)e->low;
    e->detail = number;
    return true;
}

static bool call(struct skim *s, struct log_entry *e, uint32_t at)
{
    struct trace *t = s->t;
    struct call_row c = {.function = e->detail < t->program.function_count ? e->detail : 0,
                         .serial = e->low, .frame = e->offset, .site = e->site,
                         .thread = number_of(s, s->now),
                         .caller = (uint32_t)s->now->top, .from = at + 1, .to = NEVER};
    s->now->top = (int32_t)t->calls.len;
    vec_push(&t->calls, c);
    e->detail = (uint32_t)s->now->top;
    s->marks |= STOP_CALL;
    return true;
}

/* A call whose beginning is not in the log was made where its caller goes on, if that
 * does anything before its next statement. */
static uint32_t came_back_to(const struct trace *t, uint32_t at)
{
    enum { NEAR = 64 };
    for (uint32_t i = at + 1; i < t->entry_count && i - at < NEAR; i++) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind == ENTRY_STEP || e->kind == ENTRY_SWITCH)
            return 0;
        if (e->site && (e->kind == ENTRY_WRITE || e->kind == ENTRY_VALUE || e->kind == ENTRY_CALL || e->kind == ENTRY_RETURN))
            return e->site;
    }
    return 0;
}

static bool came_back(struct skim *s, struct log_entry *e, uint32_t at)
{
    struct trace *t = s->t;
    struct skim_thread *h = s->now;
    if (h->initial.len >= EARLY_MOST)
        return false;
    s->marks |= STOP_RETURN;
    if (h->top > 0) {
        struct call_row *c = &t->calls.at[h->top];
        c->to = at + 1;
        c->return_site = e->site;
        e->detail = (uint32_t)h->top;
        h->top = (int32_t)c->caller;
        h->site = h->top > 0 || !t->whole ? c->site : 0;
        return true;
    }
    vec_push(&h->initial, ((struct call_row){
        .function = e->detail < t->program.function_count ? e->detail : 0, .serial = e->low,
        .thread = number_of(s, h), .frame = e->offset, .to = at + 1, .return_site = e->site,
        .site = came_back_to(t, at)}));
    e->detail = (uint32_t)h->top;
    h->site = h->initial.at[h->initial.len - 1].site;
    h->top -= THREADS_MAX;
    return true;
}

static bool file(struct skim *s, struct log_entry *e, uint32_t at)
{
    if (e->detail >= s->t->opened.len)
        return false;
    struct file_row *f = &s->t->opened.at[e->detail];
    if (e->kind == ENTRY_OPENED)
        f->from = at + 1;
    else
        f->to = at + 1;
    s->marks |= e->kind == ENTRY_OPENED ? STOP_OPENED : STOP_CLOSED;
    return true;
}

static void add_stop(struct skim *s, uint32_t at)
{
    vec_push(&s->t->stops, ((struct stop_row){at, s->now->top, s->t->stops.len ? s->marks : 0,
                                              number_of(s, s->now)}));
    s->marks = 0;
    s->last_made = 0;
}

/* A thread goes on; in the middle of a statement, if it has begun one. */
static bool switched(struct skim *s, struct log_entry *e, uint32_t at)
{
    struct trace *t = s->t;
    if (e->detail >= THREADS_MAX)
        return false;
    struct skim_thread *was = s->now;
    vec_push(&t->parked[number_of(s, was)], ((struct parked){at, was->top, was->site}));
    s->now = &s->threads[e->detail];
    if (e->detail >= t->threads)
        t->threads = e->detail + 1;
    e->low = (uint32_t)was->top;
    e->site = s->now->site;
    s->marks |= STOP_SWITCH;
    if (s->now->site)
        add_stop(s, at);
    return true;
}

/* False: it is not to be believed. */
static bool look_at(struct skim *s, struct log_entry *e, uint32_t i)
{
    struct trace *t = s->t;
    int region;
    switch (e->kind) {
    case ENTRY_WRITE:
        region = region_of(t, e->offset & ~7u, 8);
        e->unused = (uint8_t)region;
        return region >= 0 && e->size >= 1 && e->size <= 8 && e->offset % 8 + e->size <= 8;
    case ENTRY_BITS: {
        region = region_of(t, e->offset, 64);
        e->unused = (uint8_t)region;
        if (region < 0 || e->offset % 64)
            return false;
        uint32_t groups = (t->regions[region].kept - (e->offset - t->regions[region].from)) / 64;
        if (e->size && e->value > groups)
            e->value = groups; /* the rest was not kept */
        return true;
    }
    case ENTRY_STEP:
        add_stop(s, i);
        s->now->site = e->site;
        return true;
    case ENTRY_SWITCH: return switched(s, e, i);
    case ENTRY_MADE: return made(s, e, i);
    case ENTRY_ENDED: return ended(s, e, i);
    case ENTRY_CALL: return call(s, e, i);
    case ENTRY_RETURN: return came_back(s, e, i);
    case ENTRY_VALUE:
        t->has_values |= !(e->bits & 1);
        return true;
    case ENTRY_OUTPUT:
        s->marks |= STOP_OUTPUT;
        return e->size == 1 || e->size == 2;
    case ENTRY_FOUND: s->marks |= STOP_FINDING; return true;
    case ENTRY_LOST: return lost(s, e, i);
    case ENTRY_OPENED:
    case ENTRY_CLOSED: return file(s, e, i);
    default: return false;
    }
}

/* ---- before and behind the entries ---- */

static void add_statics(struct skim *s)
{
    struct trace *t = s->t;
    const struct program *p = &t->program;
    for (size_t i = 0; i < p->object_count; i++) {
        const struct program_object *o = &p->objects[i];
        bool good = (o->kind == OBJECT_GLOBAL || o->kind == OBJECT_LITERAL) && o->address >= LITERALS_AT &&
                    o->address < LIBRARY_AT && o->size <= LIBRARY_AT - o->address;
        vec_push(&t->rows, ((struct row){
            .base = good ? o->address : 0, .size = good ? o->size : 0, .ended = good ? NEVER : 0,
            .lost = NEVER, .index = (uint32_t)i, .state = STATE_LIVE, .made_site = o->site,
            .kind = good ? o->kind : OBJECT_NONE, .flags = o->library ? ROW_LIBRARY : 0}));
    }
}

static void add_files(struct trace *t, const struct log_trace_tables *log, uint64_t first_step)
{
    for (uint64_t i = 0; i < log->head.opened; i++) {
        const struct log_opened *o = &log->opened[i];
        struct buf name = {0};
        utf8_printable(&name, (struct str){o->name, strnlen(o->name, sizeof o->name)});
        for (size_t k = 0; k < name.len; k++)
            if (name.at[k] == '\n' || name.at[k] == '\t')
                name.at[k] = ' ';
        vec_push(&t->opened, ((struct file_row){
            .from = o->step && o->step < first_step ? 0 : NEVER, .site = o->site,
            .to = o->closed_step && o->closed_step < first_step ? 0 : NEVER,
            .name = arena_str(&t->arena, buf_view(&name))}));
        buf_release(&name);
    }
}

/* Calls that were under way all the time: the run's end still has them. */
static void add_initial_calls(struct skim *s, const struct log_trace_tables *log)
{
    struct trace *t = s->t;
    for (uint64_t i = log->head.calls; i-- > 0;) {
        const struct log_call *c = &log->calls[i];
        if (c->thread >= THREADS_MAX)
            continue;
        if (c->thread >= t->threads)
            t->threads = c->thread + 1;
        struct skim_thread *h = &s->threads[c->thread];
        if ((t->calls.len < 2 || c->serial < t->calls.at[1].serial) && h->initial.len < EARLY_MOST) /* not entered in the log */
            vec_push(&h->initial, ((struct call_row){
                .function = c->function < t->program.function_count ? c->function : 0, .thread = c->thread,
                .serial = c->serial, .frame = c->frame, .to = NEVER}));
    }
}

/* The number of a call that was known by how far out it is, or by when it was entered. */
static uint32_t settle(const struct skim *s, int32_t call)
{
    if (call > 0)
        return (uint32_t)call + s->t->initial_calls;
    if (call == 0 || call == NOBODY)
        return 0;
    uint32_t code = (uint32_t)(-1 - call), n = code / THREADS_MAX;
    const struct skim_thread *h = &s->threads[code % THREADS_MAX];
    return n < h->initial.len ? h->first + (uint32_t)h->initial.len - n : 0;
}

static void settle_calls(struct skim *s)
{
    struct trace *t = s->t;
    VEC(struct call_row) all = {0};
    vec_push(&all, (struct call_row){0});
    for (uint32_t thread = 0; thread < THREADS_MAX; thread++) {
        struct skim_thread *h = &s->threads[thread];
        h->first = (uint32_t)all.len - 1;
        for (size_t i = h->initial.len; i-- > 0;) {
            struct call_row c = h->initial.at[i];
            c.caller = i + 1 < h->initial.len ? (uint32_t)all.len - 1 : 0;
            vec_push(&all, c);
        }
    }
    t->initial_calls = (uint32_t)all.len - 1;
    for (size_t i = 1; i < t->calls.len; i++) {
        struct call_row c = t->calls.at[i];
        c.caller = settle(s, (int32_t)c.caller);
        vec_push(&all, c);
    }
    mem_free(t->calls.at);
    t->calls.at = all.at;
    t->calls.len = all.len;
    t->calls.room = all.room;
    size_t first = t->rows.len;
    for (size_t i = 1; i < all.len; i++) {
        struct call_row *c = &all.at[i];
        c->depth = all.at[c->caller].depth + 1;
        c->first = first;
        first += t->frame_first[c->function + 1] - t->frame_first[c->function];
    }
    t->frame_objects = t->rows.len;
    t->objects = first;
}

static uint32_t call_by_serial(const struct trace *t, uint32_t serial)
{
    uint32_t early = t->initial_calls;
    for (uint32_t i = 1; has_threads(t) && i <= early; i++) /* thread by thread: not in order */
        if (t->calls.at[i].serial == serial)
            return i;
    for (size_t low = has_threads(t) ? early + 1 : 1, high = t->calls.len; low < high;) { /* serials grow with numbers */
        size_t mid = low + (high - low) / 2;
        if (t->calls.at[mid].serial == serial)
            return (uint32_t)mid;
        if (t->calls.at[mid].serial < serial)
            low = mid + 1;
        else
            high = mid;
    }
    return 0;
}

/* Where a call calls from is told by the one it led to; for those that were under way
 * when the log began, by the end of the run. */
static void place_initial_calls(struct trace *t, const struct log_trace_tables *log)
{
    for (uint64_t i = 0; i + 1 < log->head.calls; i++) {
        if (log->calls[i].thread != log->calls[i + 1].thread)
            continue;
        uint32_t call = call_by_serial(t, log->calls[i + 1].serial);
        if (call && call <= t->initial_calls && t->calls.at[call].to == NEVER)
            t->calls.at[call].site = log->calls[i].site;
    }
}

/* What the machine's table still had at the end: more about rows that entries have told
 * of, and those that were made before the log. */
static void merge_kept(struct skim *s, const struct log_trace_tables *log)
{
    struct trace *t = s->t;
    for (uint64_t i = 0; i < log->head.kept; i++) {
        const struct log_kept *k = &log->kept[i];
        uint64_t end = k->base + k->size;
        bool copy = k->kind == OBJECT_GLOBAL && in_area(k->base, AREA_LOCALS) && is_copy(t, k->index);
        if ((k->kind == OBJECT_GLOBAL && !copy) || k->kind == OBJECT_LITERAL || k->kind == OBJECT_FUNCTION ||
            k->kind == OBJECT_NONE || k->kind > OBJECT_ARGUMENTS || k->base < LIBRARY_AT || end < k->base ||
            end > MEMORY_AT + UINT32_MAX)
            continue;
        uint32_t row = row_by_base(s, k->base);
        while (row) {
            const struct row *r = &t->rows.at[row];
            if (r->flags & ROW_IN_LOG ? r->made_step == (uint32_t)k->made_step
                                      : !r->serial && r->size <= k->size && !r->made_step)
                break;
            row = r->older;
        }
        if (!row)
            row = add_row(s, (struct row){.base = k->base, .ended = k->ended_step ? 0 : NEVER,
                                          .lost = NEVER, .state = k->state, .call = (uint32_t)NOBODY});
        struct row *r = &t->rows.at[row];
        if (!(r->flags & ROW_IN_LOG)) {
            r->kind = k->kind;
            r->size = k->size;
            r->made_step = k->made_step;
            r->made_site = k->made;
            r->ended_site = r->ended_site ? r->ended_site : k->ended;
            r->index = copy || (k->kind == OBJECT_LOCAL && k->index < t->program.variable_count) ? k->index : 0;
        }
        if (k->kind == OBJECT_HEAP && k->number)
            r->block = k->number;
        if (r->ended != NEVER && k->state > STATE_LIVE && k->state <= STATE_RETURNED)
            r->state = k->state;
        r->lost_how = r->lost_how ? r->lost_how : k->lost_how;
        r->serial = k->serial;
    }
}

static void settle_rows(struct skim *s)
{
    struct trace *t = s->t;
    for (size_t i = t->program.object_count + 1; i < t->rows.len; i++) {
        struct row *r = &t->rows.at[i];
        if (r->kind != OBJECT_LOCAL) {
            r->call = 0;
            continue;
        }
        r->call = (int32_t)r->call == NOBODY ? call_by_serial(t, r->serial) : settle(s, (int32_t)r->call);
        const struct call_row *c = &t->calls.at[r->call];
        if (r->ended != NEVER && r->call && c->to != NEVER && c->to >= r->ended && c->to - r->ended < 4096) {
            /* Ended on the way out of its function? Then only such entries lie between. */
            bool out = true;
            for (uint32_t k = r->ended; k + 1 < c->to && out; k++)
                out = t->entries[k].kind != ENTRY_STEP && t->entries[k].kind != ENTRY_CALL;
            if (out)
                r->state = STATE_RETURNED;
        }
    }
}

static void settle_stops(struct skim *s)
{
    struct trace *t = s->t;
    for (size_t i = 0; i < t->stops.len; i++)
        t->stops.at[i].call = (int32_t)settle(s, t->stops.at[i].call);
    for (uint32_t thread = 0; thread < t->threads; thread++)
        for (size_t i = 0; i < t->parked[thread].len; i++)
            t->parked[thread].at[i].call = (int32_t)settle(s, t->parked[thread].at[i].call);
    for (uint32_t i = 0; i < t->entry_count; i++) { /* of calls as well */
        struct log_entry *e = &t->entries[i];
        if (e->kind == ENTRY_CALL || e->kind == ENTRY_RETURN)
            e->detail = settle(s, (int32_t)e->detail);
        else if (e->kind == ENTRY_SWITCH)
            e->low = settle(s, (int32_t)e->low);
    }
}

/* Where those stand that have no turn before the log's first switch; the site is known only
 * of a thread that has no turn at all. */
static void park_at_the_beginning(struct skim *s, const struct log_trace_tables *log)
{
    struct trace *t = s->t;
    for (uint32_t thread = 0; thread < THREADS_MAX; thread++) {
        struct parked p = {0, early(thread, 0), 0};
        if (t->whole && thread == 0)
            continue;
        for (uint64_t i = 0; i < log->head.calls && !t->whole; i++)
            if (log->calls[i].thread == thread)
                p.site = log->calls[i].site;
        vec_push(&t->parked[thread], p);
    }
}

/* Who runs when the log begins. */
static uint32_t first_to_run(const struct trace *t, const struct log_trace_tables *log)
{
    for (uint32_t i = 0; i < t->entry_count && !t->whole; i++)
        if (t->entries[i].kind == ENTRY_SWITCH)
            return t->entries[i].low < THREADS_MAX ? t->entries[i].low : 0;
    return t->whole || log->head.running >= THREADS_MAX ? 0 : log->head.running;
}

void skim(struct trace *t, const struct log_trace_tables *log)
{
    struct skim state = {.t = t, .head_mask = 255}, *s = &state;
    s->heads = mem_alloc(256 * sizeof *s->heads);
    for (uint32_t i = 0; i < THREADS_MAX; i++)
        s->threads[i].top = early(i, 0);
    s->now = &s->threads[first_to_run(t, log)];
    t->threads = number_of(s, s->now) + 1;
    vec_push(&t->rows, (struct row){0}); /* number 0 is nothing */
    add_statics(s);
    vec_push(&t->calls, (struct call_row){0});
    uint64_t first_step = t->entry_count ? t->entries[0].step : UINT64_MAX;
    add_files(t, log, t->whole ? 0 : first_step);
    park_at_the_beginning(s, log);
    for (uint32_t i = 0; i < t->entry_count; i++) {
        struct log_entry *e = &t->entries[i];
        if (!look_at(s, e, i))
            e->kind = 0;
    }
    add_stop(s, t->entry_count);
    add_initial_calls(s, log);
    merge_kept(s, log);
    settle_calls(s);
    place_initial_calls(t, log);
    settle_rows(s);
    settle_stops(s);
    if (!t->whole)
        t->begins = t->stops.at[0].at < t->entry_count ? t->entries[t->stops.at[0].at].step : t->steps;
    mem_free(s->heads);
    for (uint32_t i = 0; i < THREADS_MAX; i++)
        vec_release(&s->threads[i].initial);
}
