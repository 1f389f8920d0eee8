/* moment.c - moving in time: a line of the same call, the next mark, and when something
 * happened to an object. */
#include "trace/room.h"

/* ---- lines and marks ---- */

/* Is this the call itself, or one that led to it? */
static bool leads_to(const struct trace *t, uint32_t call, uint32_t inner)
{
    uint32_t depth = t->calls.at[call].depth;
    while (inner && t->calls.at[inner].depth > depth)
        inner = t->calls.at[inner].caller;
    return inner == call;
}

static uint32_t next_site(const struct trace *t, size_t stop)
{
    return stop + 1 < t->stops.len ? t->entries[t->stops.at[stop].at].site : 0;
}

static bool same_line(const struct trace *t, size_t a, size_t b)
{
    const struct program *p = &t->program;
    uint32_t x = next_site(t, a), y = next_site(t, b);
    if (x >= p->site_count || y >= p->site_count || !x || !y)
        return x == y;
    return p->sites[x].line == p->sites[y].line && p->sites[x].file == p->sites[y].file;
}

/* The call's thread has ended by then, or, going back, not begun. */
static bool thread_gone(const struct trace *t, uint32_t call, uint32_t at, bool forward)
{
    enum { FAR = 100000 };
    for (int n = 0; t->calls.at[call].caller && n < FAR; n++)
        call = t->calls.at[call].caller;
    const struct call_row *c = &t->calls.at[call];
    return c->thread && (forward ? c->to <= at : at < c->from);
}

size_t trace_line(const struct trace *t, size_t stop, bool forward)
{
    if (stop >= t->stops.len)
        return TRACE_NONE;
    uint32_t call = stop_call(t, stop);
    for (size_t i = stop;;) {
        if (forward ? i + 1 >= t->stops.len : i == 0)
            return TRACE_NONE;
        i = forward ? i + 1 : i - 1;
        uint32_t there = stop_call(t, i);
        if (!call || (leads_to(t, there, call) && (there != call || !same_line(t, i, stop))) ||
            (forward && i + 1 == t->stops.len) ||
            (there != call && stop_thread(t, i) != stop_thread(t, stop) && thread_gone(t, call, stop_at(t, i), forward)))
            return i;
    }
}

size_t trace_mark(const struct trace *t, size_t stop, unsigned marks, bool forward)
{
    if (stop >= t->stops.len)
        return TRACE_NONE;
    for (size_t i = stop; forward ? i + 1 < t->stops.len : i > 0;) {
        i = forward ? i + 1 : i - 1;
        if (t->stops.at[i].marks & marks)
            return i;
    }
    return TRACE_NONE;
}

/* ---- moments of an object ---- */

static bool writes_to(const struct log_entry *e, uint64_t from, uint64_t to)
{
    uint64_t at = MEMORY_AT + e->offset;
    return e->kind == ENTRY_WRITE && at < to && at + e->size > from;
}

static size_t written(const struct trace *t, uint64_t from, uint64_t to, uint32_t first, uint32_t last)
{
    for (uint32_t i = last; i-- > first;)
        if (writes_to(&t->entries[i], from, to))
            return stop_of(t, i + 1);
    return TRACE_NONE;
}

static size_t written_next(const struct trace *t, uint64_t from, uint64_t to, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++)
        if (writes_to(&t->entries[i], from, to))
            return stop_of(t, i + 1);
    return TRACE_NONE;
}

/* The cell that owns a block at a stop; *work: pointers looked at so far. */
static uint64_t owner_at(struct trace *t, size_t stop, uint32_t row, size_t *work)
{
    struct arena a = {0};
    struct web w;
    cursor_to_stop(t, stop);
    web_make(&w, t, &a, stop);
    const struct edge *e = web_owner(&w, row);
    uint64_t address = e ? e->address : 0;
    *work += w.count + w.reached_count + 500;
    arena_release(&a);
    return address;
}

/* Could the owner of the block be another one after this stop? The cursor stands behind it. */
static bool owner_may_change(const struct trace *t, size_t stop, uint64_t base)
{
    for (uint32_t i = stop_from(t, stop); i < stop_at(t, stop); i++) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind == ENTRY_RETURN || e->kind == ENTRY_CALL || e->kind == ENTRY_ENDED || e->kind == ENTRY_BITS)
            return true;
        if (e->kind != ENTRY_WRITE)
            continue;
        struct bytes b = view_read(&(struct view){.t = t}, MEMORY_AT + (e->offset & ~7u), 8);
        if (e->value == base || bytes_number(&b, 8) == base)
            return true;
    }
    return false;
}

/* The last stop, at this one or before, at which another pointer came to own the block;
 * or, if there is none, the next. */
static size_t moved(struct trace *t, uint32_t row, size_t stop)
{
    enum { WORK_MOST = 300000 };
    const struct row *r = &t->rows.at[row];
    if (r->moved_from && r->made && r->made <= stop_at(t, stop))
        return stop_of(t, r->made);
    size_t first = r->made ? stop_of(t, r->made) : 0;
    size_t last = r->ended == NEVER ? t->stops.len - 1 : stop_of(t, r->ended);
    if (first == TRACE_NONE || last == TRACE_NONE)
        return TRACE_NONE;
    if (r->ended != NEVER && last > 0)
        last--;
    size_t from = stop < first ? first : stop > last ? last : stop;
    size_t work = 0;
    uint64_t now = owner_at(t, from, row, &work);
    for (size_t i = from; i > first && work < WORK_MOST; i--) {
        cursor_to_stop(t, i);
        if (!owner_may_change(t, i, r->base))
            continue;
        uint64_t before = owner_at(t, i - 1, row, &work);
        if (before != now && before && now)
            return i;
        now = before;
    }
    now = owner_at(t, from, row, &work);
    for (size_t i = from + 1; i <= last && work < WORK_MOST; i++) {
        cursor_to_stop(t, i);
        if (!owner_may_change(t, i, r->base))
            continue;
        uint64_t then = owner_at(t, i, row, &work);
        if (then != now && then && now)
            return i;
        now = then;
    }
    return r->moved_to && r->ended != NEVER ? stop_of(t, r->ended) : TRACE_NONE;
}

size_t trace_moment(struct trace *t, enum moment m, size_t object, uint64_t address, uint64_t size, size_t stop)
{
    if (!object || object >= t->objects || stop >= t->stops.len)
        return TRACE_NONE;
    const struct trace_object *o = trace_object(t, object);
    if (!size) {
        address = o->base;
        size = o->size;
    }
    uint32_t call, variable, made = 0, ended = NEVER;
    bool frame = number_in_frame(t, object, &call, &variable);
    if (frame) {
        made = t->calls.at[call].from;
        ended = t->calls.at[call].to;
    } else {
        made = t->rows.at[object].made;
        ended = t->rows.at[object].ended;
    }
    if (ended > t->entry_count)
        ended = t->entry_count;
    uint32_t at = stop_at(t, stop);
    switch (m) {
    case MOMENT_MADE: return o->made;
    case MOMENT_FREED: return o->ended;
    case MOMENT_LOST: return o->lost;
    case MOMENT_WRITTEN: return written(t, address, address + size, made, at < ended ? at : ended);
    case MOMENT_WRITTEN_NEXT: return written_next(t, address, address + size, at > made ? at : made, ended);
    case MOMENT_MOVED: break;
    }
    return frame || t->rows.at[object].kind != OBJECT_HEAP ? TRACE_NONE : moved(t, (uint32_t)object, stop);
}

/* ---- values within a statement ---- */

size_t trace_values(struct trace *t, struct arena *a, size_t stop, struct trace_value **ret)
{
    enum { MOST = 1000 };
    VEC(struct trace_value) list = {0};
    if (stop >= t->stops.len)
        stop = t->stops.len - 1;
    cursor_to_stop(t, stop);
    for (uint32_t i = stop_from(t, stop); i < stop_at(t, stop) && list.len < MOST; i++) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind != ENTRY_VALUE || e->bits & 1)
            continue;
        struct trace_value v = {.at = place_of_site(t, e->site), .text = STR(""), .value = STR("")};
        if (v.at.line && v.at.file < t->file_count) {
            struct str rest = t->files[v.at.file].text, line = STR("");
            for (int n = 0; n < v.at.line && str_line(&rest, &line); n++)
                ;
            struct str text = str_slice(line, (size_t)v.at.column - 1, (size_t)v.at.column - 1 + (size_t)v.at.length);
            struct buf clean = {0};
            utf8_printable(&clean, text);
            v.text = arena_str(a, buf_view(&clean));
            buf_release(&clean);
        }
        struct buf b = {0};
        value_number(t, &b, e->offset < t->program.type_count ? e->offset : 0, e->value);
        v.value = arena_str(a, buf_view(&b));
        buf_release(&b);
        vec_push(&list, v);
    }
    *ret = arena_array(a, list.len + 1, sizeof **ret);
    if (list.len)
        memcpy(*ret, list.at, list.len * sizeof **ret);
    size_t n = list.len;
    vec_release(&list);
    return n;
}
