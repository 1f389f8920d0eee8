/* ledger.c - line by line, who came to own what.
 *
 * The run is walked back from a stop. At each one that made, freed or lost a block,
 * stored a pointer into the heap or came back from a call, and whose line has no entry yet, the owners before and
 * behind it are compared. What is told of a line is therefore what it did last.
 *
 * Of a call: a parameter that gets a pointer borrows, unless the call, which is over by then, freed
 * the block or left it with another owner. Then it was handed over, and the line of the call says so. */
#include "trace/room.h"

enum { LINES_MOST = 4000, LOOKS_MOST = 3000, WORK_MOST = 300000 /* pointers compared */,
       FAR = 20000 /* entries from the begin of a call to its end */ };

struct book {
    struct trace *t;
    struct arena *a;
    VEC(struct ledger_entry) list;
    int line;
    size_t until; /* the stop that it is made at */
    size_t work;
};

static bool touches_heap(const struct trace *t, size_t stop)
{
    size_t loss = first_loss(t, stop_from(t, stop));
    if (loss < t->loss_count && t->rows.at[t->losses[loss]].lost <= stop_at(t, stop))
        return true;
    for (uint32_t i = stop_from(t, stop); i < stop_at(t, stop); i++) {
        const struct log_entry *e = &t->entries[i];
        if (((e->kind == ENTRY_MADE || e->kind == ENTRY_ENDED) && t->rows.at[e->detail].kind == OBJECT_HEAP) ||
            e->kind == ENTRY_LOST || e->kind == ENTRY_RETURN)
            return true;
        if (e->kind != ENTRY_WRITE || e->offset % 8 || e->size != 8)
            continue;
        const struct region *r = &t->regions[e->unused];
        uint64_t now;
        memcpy(&now, r->bytes + (e->offset - r->from), 8);
        if (in_area(now, AREA_HEAP))
            return true;
    }
    return false;
}

static void put(struct book *b, int what, uint32_t row, const struct edge *who)
{
    struct trace *t = b->t;
    uint32_t block = t->rows.at[row].block;
    struct ledger_entry e = {.line = b->line, .what = what, .block = block, .who = STR("")};
    if (who) {
        struct buf name = {0};
        uint64_t base, size, count;
        object_type_of(t, who->from, &base, &size, &count);
        cell_name(t, &name, who->from, who->address - base);
        e.who = arena_str(b->a, buf_view(&name));
        buf_release(&name);
    }
    switch (what) {
    case LEDGER_MADE: e.text = str_from(arena_printf(b->a, "%u made", block)); break;
    case LEDGER_OWNS: e.text = str_from(arena_printf(b->a, STR_FMT " owns %u", STR_ARG(e.who), block)); break;
    case LEDGER_BORROWS: e.text = str_from(arena_printf(b->a, STR_FMT " borrows %u", STR_ARG(e.who), block)); break;
    case LEDGER_MOVED: e.text = str_from(arena_printf(b->a, STR_FMT " takes %u", STR_ARG(e.who), block)); break;
    case LEDGER_FREED: e.text = str_from(arena_printf(b->a, "%u freed", block)); break;
    default: e.text = str_from(arena_printf(b->a, "%u lost", block)); break;
    }
    vec_push(&b->list, e);
}

static const struct edge *same_edge(const struct web *w, const struct edge *e)
{
    const struct edge *was = web_edge(w, e->from, e->address);
    return was && was->value == e->value ? was : NULL;
}

static bool is_heap(const struct trace *t, size_t object)
{
    return object < t->rows.len && t->rows.at[object].kind == OBJECT_HEAP;
}

/* A parameter got a pointer at the call's begin: what came of it by its end? owner: at the begin;
 * meanwhile: what is told until then, and if nothing came of it. Goes to another stop. */
static void put_passed(struct book *b, const struct edge *e, const struct edge *owner, int meanwhile)
{
    struct trace *t = b->t;
    const struct call_row *call = &t->calls.at[e->call];
    const struct row *block = &t->rows.at[e->target];
    size_t end = call->to == NEVER ? TRACE_NONE : stop_of(t, call->to);
    if (end == TRACE_NONE || end > b->until || call->to - call->from > FAR) {
        put(b, meanwhile, (uint32_t)e->target, e);
        return;
    }
    if (block->ended <= call->to) {
        put(b, meanwhile == LEDGER_BORROWS ? LEDGER_MOVED : meanwhile, (uint32_t)e->target, e);
        return;
    }
    struct arena a = {0};
    struct web after;
    cursor_to_stop(t, end);
    web_make(&after, t, &a, end);
    const struct edge *now = web_owner(&after, e->target);
    if (now && !web_holders(&after, e->target) && now->call != e->call && (!owner || now->address != owner->address))
        put(b, LEDGER_MOVED, (uint32_t)e->target, now);
    else
        put(b, meanwhile, (uint32_t)e->target, e);
    b->work += after.count + after.reached_count + 50;
    arena_release(&a);
}

static bool begins_at(const struct trace *t, const struct edge *e, size_t stop)
{
    uint32_t from = e->call ? t->calls.at[e->call].from : 0;
    return from > stop_from(t, stop) && from <= stop_at(t, stop);
}

/* The owners behind the stop against those before. */
static void compare(struct book *b, size_t stop, size_t file_entries)
{
    enum { OF_A_LINE = 6 };
    struct trace *t = b->t;
    struct arena a = {0};
    struct web before, now;
    cursor_to_stop(t, stop ? stop - 1 : 0);
    web_make(&before, t, &a, stop ? stop - 1 : 0);
    cursor_to_stop(t, stop);
    web_make(&now, t, &a, stop);
    for (uint32_t i = stop_from(t, stop); i < stop_at(t, stop) && b->list.len < file_entries + OF_A_LINE; i++) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind == ENTRY_ENDED && is_heap(t, e->detail))
            put(b, LEDGER_FREED, e->detail, NULL);
        else if (e->kind == ENTRY_MADE && is_heap(t, e->detail) && is_live(&t->rows.at[e->detail], t->at) &&
                 !web_owner(&now, e->detail))
            put(b, LEDGER_MADE, e->detail, NULL);
    }
    for (size_t i = first_loss(t, stop_from(t, stop)); i < t->loss_count && b->list.len < file_entries + OF_A_LINE; i++) {
        if (t->rows.at[t->losses[i]].lost > stop_at(t, stop))
            break;
        put(b, LEDGER_LOST, t->losses[i], NULL);
    }
    for (size_t i = 0; i < now.count && b->list.len < file_entries + OF_A_LINE; i++) {
        const struct edge *e = &now.edges[i];
        if (!is_heap(t, e->target) || e->points != POINTS_INTO)
            continue;
        const struct edge *was = same_edge(&before, e), *owner = web_owner(&before, e->target);
        if (e->owns && !was && !owner && begins_at(t, e, stop))
            put_passed(b, e, e, LEDGER_OWNS);
        else if (e->owns && (!was || !was->owns))
            put(b, owner && owner->address != e->address && !web_holders(&now, e->target) ? LEDGER_MOVED : LEDGER_OWNS,
                (uint32_t)e->target, e);
        else if (!e->owns && !was && begins_at(t, e, stop))
            put_passed(b, e, web_owner(&now, e->target), LEDGER_BORROWS);
        else if (!e->owns && !was)
            put(b, LEDGER_BORROWS, (uint32_t)e->target, e);
    }
    b->work += now.count + now.reached_count + before.count + 50;
    arena_release(&a);
}

size_t trace_ledger(struct trace *t, struct arena *a, uint32_t file, size_t stop, struct ledger_entry **ret)
{
    struct book book = {.t = t, .a = a}, *b = &book;
    struct arena scratch = {0};
    uint8_t *told = arena_alloc(&scratch, 1 << 16);
    int looks = 0;
    if (stop >= t->stops.len)
        stop = t->stops.len - 1;
    b->until = stop;
    for (size_t i = stop; i > 0 && looks < LOOKS_MOST && b->work < WORK_MOST && b->list.len < LINES_MOST; i--) {
        uint32_t site = t->entries[t->stops.at[i - 1].at].site;
        if (site >= t->program.site_count || t->program.sites[site].file != file)
            continue;
        uint32_t line = t->program.sites[site].line;
        if (line >= 1 << 16 || told[line])
            continue;
        cursor_to_stop(t, i);
        if (!touches_heap(t, i))
            continue;
        size_t had = b->list.len;
        b->line = (int)line;
        looks++;
        compare(b, i, had);
        told[line] = b->list.len > had;
    }
    arena_release(&scratch);
    *ret = arena_array(a, b->list.len + 1, sizeof **ret);
    size_t n = b->list.len;
    if (n) {
        for (size_t i = 1; i < n; i++) { /* those of a line stay in order */
            struct ledger_entry e = b->list.at[i];
            size_t k = i;
            for (; k > 0 && b->list.at[k - 1].line > e.line; k--)
                b->list.at[k] = b->list.at[k - 1];
            b->list.at[k] = e;
        }
        memcpy(*ret, b->list.at, n * sizeof **ret);
    }
    vec_release(&b->list);
    return n;
}

static bool same_line(const struct trace *t, size_t stop, uint32_t file, uint32_t line)
{
    uint32_t site = stop ? t->entries[t->stops.at[stop - 1].at].site : 0;
    return site && site < t->program.site_count && t->program.sites[site].file == file &&
           t->program.sites[site].line == line;
}

/* A call is over: what it did with what it was given is told in its line, if that has no later entry. */
static void close_call(struct book *b, uint32_t number, size_t stop, uint32_t file)
{
    struct trace *t = b->t;
    const struct call_row *call = &t->calls.at[number];
    size_t begin = stop_of(t, call->from);
    if (!call->from || begin == TRACE_NONE || begin == 0 || begin >= stop || call->to - call->from > FAR)
        return;
    uint32_t site = t->entries[t->stops.at[begin - 1].at].site;
    if (site >= t->program.site_count || t->program.sites[site].file != file)
        return;
    uint32_t line = t->program.sites[site].line;
    bool later = same_line(t, stop, file, line);
    for (size_t i = stop - 1; i > begin && !later; i--) {
        if (!same_line(t, i, file, line))
            continue;
        struct arena a = {0};
        struct book other = {.t = t, .a = &a, .line = (int)line};
        cursor_to_stop(t, i);
        if (touches_heap(t, i))
            compare(&other, i, 0);
        later = other.list.len > 0;
        vec_release(&other.list);
        arena_release(&a);
    }
    if (later)
        return;
    b->line = (int)line;
    b->until = stop;
    cursor_to_stop(t, begin);
    if (touches_heap(t, begin))
        compare(b, begin, b->list.len);
}

size_t trace_ledger_of(struct trace *t, struct arena *a, size_t stop, struct ledger_entry **ret)
{
    struct book book = {.t = t, .a = a}, *b = &book;
    const struct stop *at = trace_stop(t, stop);
    if (stop && stop < t->stops.len && at->ran.line) {
        cursor_to_stop(t, stop);
        b->line = at->ran.line;
        if (touches_heap(t, stop))
            compare(b, stop, 0);
        for (uint32_t i = stop_from(t, stop); i < stop_at(t, stop); i++)
            if (t->entries[i].kind == ENTRY_RETURN && t->entries[i].detail < t->calls.len)
                close_call(b, t->entries[i].detail, stop, at->ran.file);
    }
    size_t n = b->list.len;
    *ret = arena_array(a, n + 1, sizeof **ret);
    if (n)
        memcpy(*ret, b->list.at, n * sizeof **ret);
    vec_release(&b->list);
    return n;
}
