/* scene.c - all there is to see at one stop.
 *
 * First the web of pointers and what the stop changed; from these follows which objects
 * are shown: every live variable whose block holds the place, every live heap block,
 * what dangling pointers lead to, and the blocks freed last. Then each is opened. */
#include "trace/room.h"

#include <stdlib.h>

struct stage {
    struct trace *t;
    struct arena *a;
    const struct scene_options *o;
    struct scene *s;
    struct overlay overlay;
    struct web web;
    uint32_t at, from;  /* positions of this stop and the one before */
    size_t stop;
    bool only_told;     /* boxes that nothing was written to stay shut */
    uint32_t ran_in;    /* the call that the statement belonged to */
    VEC(struct scene_box) boxes;
    VEC(size_t) globals, literals, blocks;
    VEC(struct scene_frame) frames;
    VEC(uint32_t) ghosts; /* rows: what has ended and is shown */
    VEC(struct spot) spots;
    VEC(struct scene_box) told; /* those that changed, opened further */
};

/* ---- boxes ---- */

static bool fresh(const struct stage *g, uint32_t made) { return made > g->from && made <= g->at; }

static size_t add_box(struct stage *g, size_t object, enum box_state state)
{
    const struct trace_object *o = trace_object(g->t, object);
    struct scene_box b = {.object = object, .kind = o->kind, .state = state, .name = o->name, .type = o->type,
                          .label = STR(""), .owner = STR(""), .base = o->base, .size = o->size};
    vec_push(&g->boxes, b);
    return g->boxes.len - 1;
}

static bool shown_already(const struct stage *g, uint32_t row)
{
    for (size_t i = 0; i < g->ghosts.len; i++)
        if (g->ghosts.at[i] == row)
            return true;
    return false;
}

static bool in_scope(const struct program_variable *v, const struct site *declared, const struct trace_place *at)
{
    if (!at->line || !v->from_line || !v->to_line)
        return true;
    return declared->file == at->file && v->from_line <= (uint32_t)at->line && (uint32_t)at->line <= v->to_line;
}

static bool variable_shown(const struct stage *g, uint32_t variable, const struct trace_place *at)
{
    const struct program_variable *v = &g->t->program.variables[variable];
    return in_scope(v, &g->t->program.sites[v->site], at);
}

static void add_globals(struct stage *g)
{
    struct trace *t = g->t;
    for (uint32_t i = 1; i <= t->program.object_count; i++) {
        const struct row *r = &t->rows.at[i];
        if (r->kind != OBJECT_GLOBAL || r->flags & ROW_LIBRARY || !t->program.objects[r->index].name ||
            site_is_secret(t, t->program.objects[r->index].site))
            continue;
        if (g->globals.len < STATICS_SHOWN || (overlay_touches(&g->overlay, r->base, r->size) && g->globals.len < 2 * STATICS_SHOWN))
            vec_push(&g->globals, add_box(g, i, BOX_LIVE));
        else
            g->s->globals_left_out++;
    }
}

/* ---- frames ---- */

struct local { uint32_t order; size_t object; enum box_state state; };
static int by_order(const void *a, const void *b)
{
    const struct local *x = a, *y = b;
    return x->order != y->order ? (x->order > y->order) - (x->order < y->order)
                                : (x->object > y->object) - (x->object < y->object);
}

/* Parameters first, then by where they are declared. */
static uint32_t order_of(const struct trace *t, uint32_t variable)
{
    const struct program_variable *v = &t->program.variables[variable];
    const struct site *s = &t->program.sites[v->site];
    uint32_t at = (s->line & 0x3fffff) << 9 | (s->column < 511 ? s->column : 511);
    return v->flags & VARIABLE_PARAMETER ? at : UINT32_C(1) << 31 | at;
}

static void add_frame(struct stage *g, uint32_t call, struct trace_place at, bool ghost, bool all)
{
    struct trace *t = g->t;
    const struct call_row *c = &t->calls.at[call];
    struct trace_place ran = call == g->ran_in ? g->s->stop.ran : (struct trace_place){0}; /* its block may be left */
    VEC(struct local) locals = {0};
    for (uint32_t k = t->frame_first[c->function]; k < t->frame_first[c->function + 1] && call && all; k++) {
        const struct program_variable *v = &t->program.variables[t->frame_vars[k]];
        bool left = !variable_shown(g, t->frame_vars[k], &at);
        if (left && (ghost || !variable_shown(g, t->frame_vars[k], &ran) || !ran.line || c->from > g->from ||
                     !overlay_touches(&g->overlay, MEMORY_AT + c->frame + v->offset, v->size)))
            continue;
        vec_push(&locals, ((struct local){order_of(t, t->frame_vars[k]),
                                          c->first + (k - t->frame_first[c->function]),
                                          ghost ? BOX_RETURNED : left ? BOX_LEFT : BOX_LIVE}));
    }
    for (uint32_t i = 0; i < t->live_count && !ghost; i++) {
        const struct row *r = &t->rows.at[t->live[i]];
        if (r->kind != OBJECT_LOCAL || r->call != call || variable_left_out(t, &t->program.variables[r->index]))
            continue;
        bool literal = t->program.variables[r->index].flags & VARIABLE_LITERAL;
        if (!literal || web_to(&g->web, t->live[i]))
            vec_push(&locals, ((struct local){order_of(t, r->index), t->live[i], BOX_LIVE}));
    }
    for (size_t i = 0; i < g->ghosts.len; i++) {
        const struct row *r = &t->rows.at[g->ghosts.at[i]];
        if (r->kind == OBJECT_LOCAL && r->call == call && locals.len < 256)
            vec_push(&locals, ((struct local){order_of(t, r->index), g->ghosts.at[i],
                                              ghost || r->state == STATE_RETURNED ? BOX_RETURNED : BOX_LEFT}));
    }
    if (locals.len)
        qsort(locals.at, locals.len, sizeof *locals.at, by_order);
    struct scene_frame f = {.call = call, .thread = c->thread, .function = trace_call(t, call)->function, .at = at, .ghost = ghost,
                            .returned = STR(""), .count = locals.len,
                            .boxes = arena_array(g->a, locals.len + 1, sizeof *f.boxes)};
    for (size_t i = 0; i < locals.len; i++)
        f.boxes[i] = add_box(g, locals.at[i].object, locals.at[i].state);
    vec_push(&g->frames, f);
    vec_release(&locals);
}

/* Of a thread; ret: its frames, of which some are left out. */
static void add_frames_of(struct stage *g, uint32_t thread, struct scene_thread *ret)
{
    struct trace *t = g->t;
    VEC(uint32_t) chain = {0};
    uint32_t site;
    for (uint32_t c = thread_call(t, g->stop, thread, &site); c; c = t->calls.at[c].caller)
        vec_push(&chain, c);
    size_t hidden = chain.len > FRAMES_SHOWN ? chain.len - FRAMES_SHOWN : 0;
    *ret = (struct scene_thread){.number = thread, .first = g->frames.len, .hidden = hidden,
                                 .goes_on = thread == stop_thread(t, g->stop)};
    for (size_t i = chain.len; i-- > 0;) {
        size_t depth = chain.len - 1 - i;
        if (hidden && depth >= FRAMES_OUTER && depth < FRAMES_OUTER + hidden)
            continue;
        struct trace_place at = place_of_site(t, i ? t->calls.at[chain.at[i - 1]].site : site);
        if (!i && !at.line) /* the run is over, in the middle of it */
            at = place_of_site(t, last_site_of(t, g->stop, chain.at[i]));
        add_frame(g, chain.at[i], at, false, true);
    }
    ret->count = g->frames.len - ret->first;
    ret->outer = hidden ? FRAMES_OUTER : ret->count;
    if (chain.len)
        ret->name = trace_call(t, chain.at[chain.len - 1])->function;
    vec_release(&chain);
}

static void add_frames(struct stage *g)
{
    struct trace *t = g->t;
    struct scene *s = g->s;
    s->threads = arena_array(g->a, THREADS_MAX, sizeof *s->threads);
    for (uint32_t i = 0; i < t->threads; i++) {
        struct scene_thread *h = &s->threads[s->thread_count];
        add_frames_of(g, i, h);
        if (!s->thread_count++) {
            s->frames_hidden = h->hidden;
            s->frames_outer = h->outer;
        }
        if (!h->count) { /* not begun, or ended */
            s->thread_count--;
            continue;
        }
        struct buf name = {0};
        thread_words(&name, i);
        if (i) /* main's has said it */
            buf_printf(&name, ": " STR_FMT "()", STR_ARG(h->name));
        h->name = arena_str(g->a, buf_view(&name));
        buf_release(&name);
    }
    if (!has_threads(t))
        s->thread_count = 0;
}

/* The call that has just returned, if no other was made since; its value. */
static uint32_t just_returned(const struct stage *g, const struct log_entry **ret_value)
{
    const struct trace *t = g->t;
    *ret_value = NULL;
    for (uint32_t i = g->at; i-- > g->from;) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind == ENTRY_CALL)
            return 0;
        if (e->kind != ENTRY_RETURN)
            continue;
        *ret_value = value_of_return(t, i);
        return e->detail;
    }
    return 0;
}

static void add_ghost_frames(struct stage *g)
{
    struct trace *t = g->t;
    const struct log_entry *value;
    uint32_t call = just_returned(g, &value);
    if (call) { /* its exposed variables are ghosts as well */
        for (size_t i = t->endings.len; i-- > 0;) {
            const struct row *r = &t->rows.at[t->endings.at[i]];
            if (r->ended > g->at)
                continue;
            if (r->ended <= g->from)
                break;
            if (r->kind == OBJECT_LOCAL && r->call == call && r->state == STATE_RETURNED &&
                !variable_left_out(t, &t->program.variables[r->index]) && !shown_already(g, t->endings.at[i]))
                vec_push(&g->ghosts, t->endings.at[i]);
        }
    }
    size_t first = g->frames.len;
    for (size_t i = 0; i < g->ghosts.len && g->frames.len < first + 64; i++) {
        const struct row *r = &t->rows.at[g->ghosts.at[i]];
        if (r->kind != OBJECT_LOCAL || r->call == call)
            continue;
        bool there = false;
        for (size_t k = 0; k < g->frames.len && !there; k++)
            there = g->frames.at[k].call == r->call;
        if (!there)
            add_frame(g, r->call, place_of_site(t, r->ended_site), true, false);
    }
    if (!call)
        return;
    struct trace_place at = g->s->stop.ran;
    if (t->calls.at[call].return_site)
        at = place_of_site(t, t->calls.at[call].return_site);
    add_frame(g, call, at, true, true);
    if (value) {
        struct buf b = {0};
        value_returned(t, &b, call, value);
        g->frames.at[g->frames.len - 1].returned = arena_str(g->a, buf_view(&b));
        buf_release(&b);
    }
}

/* ---- what has ended ---- */

static void add_dangling(struct stage *g)
{
    enum { MOST = 256 };
    for (size_t i = 0; i < g->web.count && g->ghosts.len < MOST; i++) {
        const struct edge *e = &g->web.edges[i];
        if (e->points != POINTS_DANGLING || e->target >= g->t->rows.len)
            continue;
        uint8_t kind = g->t->rows.at[e->target].kind;
        if ((kind == OBJECT_HEAP || kind == OBJECT_LOCAL) && !shown_already(g, (uint32_t)e->target))
            vec_push(&g->ghosts, (uint32_t)e->target);
    }
}

/* What the stop wrote to before it left the block is shown once more. */
static void add_just_left(struct stage *g)
{
    enum { MOST = 64 };
    struct trace *t = g->t;
    int n = 0;
    for (uint32_t i = g->at; i-- > g->from && n < MOST;) {
        const struct log_entry *e = &t->entries[i];
        if (e->kind != ENTRY_ENDED)
            continue;
        const struct row *r = &t->rows.at[e->detail];
        if (r->kind != OBJECT_LOCAL || r->state == STATE_RETURNED || variable_left_out(t, &t->program.variables[r->index]) ||
            shown_already(g, e->detail))
            continue;
        for (uint32_t k = i; k-- > g->from;) {
            uint64_t at = MEMORY_AT + t->entries[k].offset;
            if (t->entries[k].kind == ENTRY_WRITE && at >= r->base && at < r->base + r->size) {
                vec_push(&g->ghosts, e->detail);
                n++;
                break;
            }
        }
    }
}

static void add_freed_last(struct stage *g)
{
    struct trace *t = g->t;
    size_t low = 0, high = t->endings.len, most = g->o && g->o->ghosts > 0 ? (size_t)g->o->ghosts : 12;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (t->rows.at[t->endings.at[mid]].ended <= g->at)
            low = mid + 1;
        else
            high = mid;
    }
    for (size_t i = low, looks = 0; i-- > 0;) {
        uint32_t row = t->endings.at[i];
        if (t->rows.at[row].kind != OBJECT_HEAP)
            continue;
        if (shown_already(g, row))
            continue;
        if (most > 0 && looks++ < 4096 && !row_overlaid(t, row, g->at)) {
            vec_push(&g->ghosts, row);
            most--;
        } else {
            g->s->blocks_hidden++;
        }
    }
}

/* ---- blocks ---- */

static struct str block_label(struct stage *g, const struct row *r, enum box_state state)
{
    struct buf b = {0};
    if (r->block)
        buf_printf(&b, "block %u, ", r->block);
    else
        buf_cstr(&b, "an old block, ");
    buf_printf(&b, r->size == 1 ? "%llu byte" : "%llu bytes", (unsigned long long)r->size);
    struct trace_place made = place_of_site(g->t, r->made_site), ended = place_of_site(g->t, r->ended_site),
                       lost = place_of_site(g->t, r->lost_site);
    if (state == BOX_FREED && r->moved_to && ended.line)
        buf_printf(&b, ", moved to block %u in line %d", g->t->rows.at[r->moved_to].block, ended.line);
    else if (state == BOX_FREED && ended.line)
        buf_printf(&b, ", freed in line %d", ended.line);
    else if (state == BOX_FREED)
        buf_cstr(&b, ", freed");
    else if (state == BOX_LOST && lost.line)
        buf_printf(&b, ", lost in line %d", lost.line);
    else if (made.line)
        buf_printf(&b, ", made in line %d", made.line);
    struct str s = arena_str(g->a, buf_view(&b));
    buf_release(&b);
    return s;
}

static int by_block(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b; /* block above, row below */
    return (*x > *y) - (*x < *y);
}

static void add_blocks(struct stage *g)
{
    struct trace *t = g->t;
    VEC(uint64_t) rows = {0};
    size_t most = g->o && g->o->blocks > 0 && g->o->blocks < BOXES_MOST ? (size_t)g->o->blocks : BOXES_MOST;
    for (size_t i = 0; i < g->web.reached_count; i++) {
        const struct row *r = &t->rows.at[g->web.reached[i]];
        bool news = i >= most && rows.len < BOXES_MOST &&
                    (fresh(g, r->made) || fresh(g, r->lost) || overlay_touches(&g->overlay, r->base, r->size));
        if (i < most || news)
            vec_push(&rows, (uint64_t)r->block << 32 | g->web.reached[i]);
        else
            g->s->blocks_left_out++;
    }
    for (size_t i = 0; i < g->ghosts.len; i++)
        if (t->rows.at[g->ghosts.at[i]].kind == OBJECT_HEAP)
            vec_push(&rows, (uint64_t)t->rows.at[g->ghosts.at[i]].block << 32 | g->ghosts.at[i]);
    if (rows.len)
        qsort(rows.at, rows.len, sizeof *rows.at, by_block);
    for (size_t i = 0; i < rows.len; i++) {
        uint32_t row = (uint32_t)rows.at[i];
        const struct row *r = &t->rows.at[row];
        enum box_state state = !is_live(r, g->at) ? BOX_FREED
                             : is_lost(r, g->at) ? BOX_LOST : BOX_LIVE;
        size_t n = add_box(g, row, state);
        struct scene_box *b = &g->boxes.at[n];
        b->label = block_label(g, r, state);
        b->linked = ptype_is_linked(t, r->type);
        const struct edge *owner = state == BOX_LIVE ? web_owner(&g->web, row) : NULL;
        if (owner && web_holders(&g->web, row) > 1) {
            b->holders = web_holders(&g->web, row);
        } else if (owner) {
            uint64_t base, size, count;
            object_type_of(t, owner->from, &base, &size, &count);
            struct buf name = {0};
            cell_name(t, &name, owner->from, owner->address - base);
            b->owner = arena_str(g->a, buf_view(&name));
            b->owner_object = owner->from;
            buf_release(&name);
        }
        vec_push(&g->blocks, n);
    }
    vec_release(&rows);
}

static void add_literals(struct stage *g)
{
    enum { MOST = 64 };
    struct trace *t = g->t;
    for (int arguments = 1; arguments >= 0; arguments--)
        for (size_t i = 0, first = g->literals.len; i < g->web.count && g->literals.len < first + MOST; i++) {
            size_t target = g->web.edges[i].target;
            if (target >= t->rows.len || t->rows.at[target].kind != (arguments ? OBJECT_ARGUMENTS : OBJECT_LITERAL))
                continue;
            size_t k = g->literals.len; /* by number */
            bool there = false;
            for (size_t n = first; n < g->literals.len && !there; n++)
                there = g->literals.at[n] == target;
            if (there)
                continue;
            vec_push(&g->literals, target);
            for (; k > first && g->literals.at[k - 1] > target; k--)
                g->literals.at[k] = g->literals.at[k - 1];
            g->literals.at[k] = target;
        }
    for (size_t i = 0; i < g->literals.len; i++)
        g->literals.at[i] = add_box(g, g->literals.at[i], BOX_LIVE);
}

/* ---- opened ---- */

static int by_object(const void *a, const void *b)
{
    const struct spot *x = a, *y = b;
    if (x->object != y->object)
        return (x->object > y->object) - (x->object < y->object);
    return (x->offset > y->offset) - (x->offset < y->offset);
}

static void gather_spots(struct stage *g)
{
    for (size_t i = 0; i < g->web.count; i++)
        if (g->web.edges[i].points == POINTS_INTO)
            vec_push(&g->spots, ((struct spot){g->web.edges[i].target, (uint64_t)g->web.edges[i].offset}));
    for (size_t i = 0; i < g->boxes.len; i++) {
        const struct scene_box *b = &g->boxes.at[i];
        int most = 64;
        for (uint32_t k = overlay_from(&g->overlay, b->base); k < g->overlay.count && most; k++) {
            const struct old *old = &g->overlay.at[g->overlay.order[k]];
            uint64_t at = MEMORY_AT + (uint64_t)old->granule * 8;
            if (at >= b->base + b->size)
                break;
            bool any = false; /* several elements of an array may lie in one granule */
            for (unsigned n = 0; n < 8; n++)
                if (old->changed >> n & 1 && at + n >= b->base && at + n < b->base + b->size) {
                    vec_push(&g->spots, ((struct spot){b->object, at + n - b->base}));
                    any = true;
                }
            most -= any;
        }
    }
    if (g->spots.len)
        qsort(g->spots.at, g->spots.len, sizeof *g->spots.at, by_object);
}

static bool is_written(const struct stage *g, const struct scene_box *b)
{
    uint32_t i = overlay_from(&g->overlay, b->base);
    return i < g->overlay.count && MEMORY_AT + (uint64_t)g->overlay.at[g->overlay.order[i]].granule * 8 < b->base + b->size;
}

/* Opened so far that everything is seen that changed. */
static const struct scene_options all_that_changed = {.depth = TYPE_DEPTH + 1, .elements = 1};

static void open_boxes(struct stage *g)
{
    struct trace *t = g->t;
    struct cell_maker m = {.t = t, .a = g->a, .o = g->o, .overlay = &g->overlay, .web = &g->web,
                           .spots = g->spots.at, .spot_count = g->spots.len, .at = g->at, .cells_left = CELLS_MOST};
    for (size_t i = 0; i < g->boxes.len; i++) {
        struct scene_box *b = &g->boxes.at[i];
        uint32_t call, variable;
        uint8_t *bits = NULL;
        bool known = true, just = false, new;
        if (number_in_frame(t, b->object, &call, &variable)) {
            new = fresh(g, t->calls.at[call].from);
            just = b->state == BOX_LEFT || fresh(g, t->calls.at[call].to);
        } else {
            const struct row *r = &t->rows.at[b->object];
            new = fresh(g, r->made);
            b->changed = fresh(g, r->ended) || (b->state == BOX_LOST && fresh(g, r->lost));
            if (b->state != BOX_LIVE && b->state != BOX_LOST) {
                bits = ghost_bits(t, g->a, r->base, r->size, r->ended);
                known = bits != NULL && !row_overlaid(t, (uint32_t)b->object, g->at);
                just = fresh(g, r->ended) && r->kind == OBJECT_LOCAL;
            }
        }
        b->fresh = new && b->state == BOX_LIVE;
        if (g->only_told && !is_written(g, b))
            continue;
        /* What came and went within the stop is told of; nothing else tells its values. */
        bool told = just && new;
        cells_make(&m, b, new && !told, bits, known, just);
        bool changed = false;
        for (size_t k = 0; k < b->count; k++)
            changed |= b->cells[k].changed;
        if (!changed || b->state == BOX_FREED)
            continue;
        struct scene_box copy = *b;
        if (b->count > 1 || b->cells[0].aggregate) {
            struct cell_maker deep = m;
            deep.o = &all_that_changed;
            deep.cells_left = BOX_CELLS_MOST;
            deep.text = (struct buf){0};
            cells_make(&deep, &copy, new && !told, bits, known, just);
            buf_release(&deep.text);
        }
        vec_push(&g->told, copy);
    }
    buf_release(&m.text);
}

/* ---- what was printed, what is open ---- */

static uint64_t printed_before(const struct stage *g, uint8_t stream, uint64_t now)
{
    for (uint32_t i = g->from; i < g->at; i++)
        if (g->t->entries[i].kind == ENTRY_OUTPUT && g->t->entries[i].size == stream)
            return g->t->entries[i].value < now ? g->t->entries[i].value : now;
    return now;
}

static struct str printed(struct stage *g, struct str all, bool plain, uint64_t now, uint64_t before, size_t *ret_new)
{
    struct str then = str_slice(all, 0, before), new = str_slice(all, before, now);
    *ret_new = new.len;
    if (plain)
        return str_slice(all, 0, now);
    struct buf b = {0};
    utf8_printable(&b, then);
    size_t old = b.len;
    buf_clear(&b);
    utf8_printable(&b, str_slice(all, 0, now)); /* in one go: a character may come in two parts */
    *ret_new = b.len > old ? b.len - old : 0;
    struct str s = arena_str(g->a, buf_view(&b));
    buf_release(&b);
    return s;
}

static void add_output(struct stage *g)
{
    struct trace *t = g->t;
    uint64_t out = t->out_len < t->out.len ? t->out_len : t->out.len, err = t->err_len < t->err.len ? t->err_len : t->err.len;
    g->s->out = printed(g, t->out, t->out_plain, out, printed_before(g, 1, out), &g->s->out_new);
    g->s->err = printed(g, t->err, t->err_plain, err, printed_before(g, 2, err), &g->s->err_new);
    g->s->open = arena_array(g->a, t->opened.len + 1, sizeof *g->s->open);
    for (size_t i = 0; i < t->opened.len; i++)
        if (t->opened.at[i].from <= g->at && g->at < t->opened.at[i].to)
            g->s->open[g->s->open_count++] = (struct scene_open){t->opened.at[i].name, place_of_site(t, t->opened.at[i].site)};
}

/* ---- all of it ---- */

#define HAND_OVER(vector, array, number)                                          \
    do {                                                                          \
        (array) = arena_array(a, (vector).len + 1, sizeof *(array));              \
        if ((vector).len)                                                         \
            memcpy((array), (vector).at, (vector).len * sizeof *(array));         \
        (number) = (vector).len;                                                  \
        vec_release(&(vector));                                                   \
    } while (0)

static struct scene *scene_made(struct trace *t, struct arena *a, size_t stop, const struct scene_options *o, bool only_told)
{
    if (stop >= t->stops.len)
        stop = t->stops.len - 1;
    blocks_learn(t);
    cursor_to_stop(t, stop);
    struct scene *s = arena_alloc(a, sizeof *s);
    struct stage stage = {.t = t, .a = a, .o = o, .s = s, .stop = stop, .at = stop_at(t, stop),
                          .from = stop_from(t, stop), .only_told = only_told}, *g = &stage;
    s->number = stop;
    s->stop = *trace_stop(t, stop);
    overlay_make(&g->overlay, t, a, stop);
    web_make(&g->web, t, a, stop);
    g->ran_in = stop ? stop_call(t, stop - 1) : 0;
    add_dangling(g);
    add_just_left(g);
    add_freed_last(g);
    add_globals(g);
    add_frames(g);
    add_ghost_frames(g);
    add_literals(g);
    add_blocks(g);
    gather_spots(g);
    open_boxes(g);
    HAND_OVER(g->boxes, s->boxes, s->box_count);
    HAND_OVER(g->globals, s->globals, s->global_count);
    HAND_OVER(g->literals, s->literals, s->literal_count);
    HAND_OVER(g->blocks, s->blocks, s->block_count);
    HAND_OVER(g->frames, s->frames, s->frame_count);
    vec_release(&g->ghosts);
    vec_release(&g->spots);
    add_output(g);
    clauses_make(t, a, s, &g->overlay, &g->web, g->told.at, g->told.len);
    vec_release(&g->told);
    return s;
}

struct scene *trace_scene(struct trace *t, struct arena *a, size_t stop, const struct scene_options *o)
{
    return scene_made(t, a, stop, o, false);
}

struct scene *scene_to_tell(struct trace *t, struct arena *a, size_t stop) { return scene_made(t, a, stop, NULL, true); }

const struct scene_box *scene_box_of(const struct scene *s, size_t object)
{
    for (size_t i = 0; i < s->box_count; i++)
        if (s->boxes[i].object == object)
            return &s->boxes[i];
    return NULL;
}

int scene_cell_at(const struct scene_box *b, uint64_t address)
{
    int best = -1;
    for (size_t i = 0; i < b->count; i++) {
        const struct scene_cell *c = &b->cells[i];
        if (address >= c->address && address - c->address < (c->size ? c->size : 1) &&
            (best < 0 || c->level >= b->cells[best].level))
            best = (int)i;
    }
    return best;
}
