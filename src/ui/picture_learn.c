/* What a plan learns from one scene: lines and columns that things take, which variables
 * a function has and in what order, which blocks point to which, which returned calls are
 * still seen. It says whether there was something new; what has a place is not touched
 * but for what outgrew it. */
#include "ui/picture_private.h"

#include <string.h>

/* ---- slots ----------------------------------------------------------------------------- */

/* A slot in order of declaration; where that is not known, behind the one with index
 * `after` (-1: the first). Once things have places it goes to the end. */
static struct slot *slot_insert(struct sheet *s, bool settled, int after, uint64_t order, uint64_t key)
{
    size_t at = settled ? s->slots.len : (size_t)(after + 1);
    if (order && !settled)
        for (at = s->slots.len; at > 0 && s->slots.at[at - 1].order > order;)
            at--;
    vec_push(&s->slots, ((struct slot){0}));
    memmove(&s->slots.at[at + 1], &s->slots.at[at], (s->slots.len - 1 - at) * sizeof *s->slots.at);
    s->slots.at[at] = (struct slot){.key = key, .order = order};
    return &s->slots.at[at];
}

static void sheet_add_up(struct sheet *s)
{
    s->rows = 0;
    for (size_t i = 0; i < s->slots.len; i++) {
        s->slots.at[i].at = s->rows;
        s->rows += s->slots.at[i].rows;
    }
}

/* ---- cells and boxes -------------------------------------------------------------------- */

bool cell_letters(const struct picture_plan *p, const struct scene_box *b, size_t cell)
{
    const struct scene_cell *c = &b->cells[cell];
    if (!c->opened || !str_starts(c->type, "char [") || c->value.len)
        return false;
    for (size_t i = 0; p->options && i < p->options->opened_count; i++)
        if (p->options->opened[i].object == b->object &&
            p->options->opened[i].offset == c->address - b->base)
            return false;
    return true;
}

bool cell_shows(const struct picture_plan *p, const struct scene_box *b, size_t cell, bool block)
{
    const struct scene_cell *c = &b->cells[cell];
    if (cell == 0)
        return !(block && c->aggregate && b->count > 1 && !cell_letters(p, b, 0));
    return c->parent < 0 || (size_t)c->parent >= b->count || !cell_letters(p, b, (size_t)c->parent);
}

int box_lines(const struct picture_plan *p, const struct scene_box *b, bool block)
{
    int n = 0;
    for (size_t i = 0; i < b->count && n < 200; i++)
        n += cell_shows(p, b, i, block);
    return n < 1 ? 1 : n;
}

bool box_lives(const struct scene_box *b) { return b->state == BOX_LIVE || b->state == BOX_LOST; }

bool cell_leads(const struct scene_cell *c)
{
    return c->target && (c->points == POINTS_INTO || c->points == POINTS_PAST ||
                         c->points == POINTS_DANGLING);
}

static int width_of(struct str s) { return utf8_str_width(s); }
static int least(int a, int b) { return a < b ? a : b; }
static bool raise(int *at, int to) { return to > *at ? (*at = to, true) : false; }

/* Columns that the cells of a box want. */
static void learn_widths(const struct picture_plan *p, const struct scene_box *b, bool block,
                         int *name, int *type, int *value)
{
    bool root = block && b->count && !cell_shows(p, b, 0, true);
    bool live = box_lives(b);
    for (size_t i = 0; i < b->count; i++) {
        const struct scene_cell *c = &b->cells[i];
        int level = c->level - root;
        if (level < 0 || !cell_shows(p, b, i, block))
            continue;
        raise(name, least(level, 6) * 2 + width_of(c->name));
        if (cell_letters(p, b, i)) {
            raise(type, least(width_of(c->type), 14));
            raise(value, least(c->members < 10 ? (int)c->members * 2 : 18, block ? 8 : 18));
            continue;
        }
        if (c->aggregate && !c->value.len) {
            raise(value, least(width_of(c->type), 14) + (c->opened || !c->members ? 0 : 4));
            continue;
        }
        if (!c->folded)
            raise(type, least(width_of(c->type), 14));
        bool was = !block && c->points == POINTS_NOT && c->was.len && c->was.len < 8;
        int w = width_of(c->value) + (was ? 7 + width_of(c->was) : 0);
        raise(value, c->points == POINTS_DANGLING && live ? 11 : cell_leads(c) ? 8 : least(w, 26));
    }
}

uint64_t plan_slot_key(struct picture_plan *p, const struct scene_box *b, const uint64_t *taken,
                       size_t count)
{
    uint64_t name = hash_str(b->type, hash_str(b->name, 0));
    int nth = map_get(&p->slot_of, b->object);
    bool known = nth >= 0;
    for (nth = known ? nth : 0; nth < 1000; nth++) {
        uint64_t key = name + (uint64_t)nth * 0x9E3779B97F4A7C15u;
        size_t i = 0;
        while (i < count && taken[i] != key)
            i++;
        if (i == count) {
            if (nth && !known)
                map_put(&p->slot_of, b->object, nth);
            return key;
        }
    }
    return name;
}

enum { NEW = 1, GROWN = 2 };

/* Lines that a folded array may need besides: an element that changes or is pointed to
 * is shown in the middle of what is folded. */
static int spare_lines(const struct picture_plan *p, const struct scene_box *b, bool block)
{
    int folds = 0;
    for (size_t i = 0; i < b->count && folds < 2; i++)
        folds += b->cells[i].folded > 0 && cell_shows(p, b, i, block);
    return folds * 2;
}

static unsigned learn_box(const struct picture_plan *p, const struct trace *t, struct sheet *s,
                          const struct scene_box *b, uint64_t key, int *after)
{
    unsigned what = 0;
    struct slot *slot = sheet_slot(s, key);
    if (!slot) {
        const struct trace_object *o = t ? trace_object(t, b->object) : NULL;
        uint64_t order = o ? (uint64_t)o->made_at.line << 32 | (uint32_t)o->made_at.column : 0;
        what |= NEW;
        slot = slot_insert(s, p->settled, *after, order, key);
    }
    *after = (int)(slot - s->slots.at);
    int rows = box_lines(p, b, false);
    if (rows > slot->rows) {
        slot->rows = rows + spare_lines(p, b, false);
        what |= NEW; /* what lies below it moves; beside it nothing does */
    }
    learn_widths(p, b, false, &s->name_w, &s->type_w, &s->value_w);
    return what;
}

static unsigned learn_frame(struct picture_plan *p, const struct trace *t, const struct scene *s,
                            const struct scene_frame *f)
{
    unsigned what = 0;
    uint64_t taken[64];
    size_t count = 0;
    struct sheet *sheet = plan_sheet(p, hash_str(f->function, 0));
    int after = -1;
    raise(&sheet->title_w, least((int)f->function.len, 20) + 10);
    for (size_t i = 0; i < f->count; i++) {
        const struct scene_box *b = &s->boxes[f->boxes[i]];
        uint64_t key = plan_slot_key(p, b, taken, count);
        if (count < COUNT(taken))
            taken[count++] = key;
        what |= learn_box(p, t, sheet, b, key, &after);
    }
    if (what)
        sheet_add_up(sheet);
    return what;
}

static unsigned learn_block(struct picture_plan *p, const struct trace *t, const struct scene *s,
                            const struct scene_box *b)
{
    unsigned what = 0;
    struct plot *plot = plan_add_plot(p, t, b->object);
    int rows = box_lines(p, b, true), spare = spare_lines(p, b, true);
    if (!plot->known) {
        plot->known = true;
        plot->rows = rows + spare;
        what = NEW;
    } else if (rows > plot->rows) { /* it alone may have to move */
        plot->rows = rows + spare;
        plot->again = plot->placed && !plot->folded;
        plot->placed = false;
        what = NEW;
    }
    /* Whether it is lost at last; at the end of the run all is, that was not freed. */
    if (box_lives(b) && s->number >= plot->seen && (!t || s->number + 1 < trace_stops(t))) {
        plot->seen = s->number;
        plot->apart = b->state == BOX_LOST;
    }
    if (plot->to != TRACE_NONE && plot->to < s->number + 1)
        plot->to = s->number + 1;
    int type = 0;
    learn_widths(p, b, true, &plot->name_w, &type, &plot->value_w);
    raise(&plot->title_w, width_of(b->name) + (b->type.len ? 2 + width_of(b->type) : 0));
    plot->linked += b->linked;
    return what;
}

/* Blocks that point to blocks of their own type, be it out of an array of pointers. */
static void find_linked(const struct scene *s, bool *linked)
{
    struct map box_of = {0};
    for (size_t i = 0; i < s->block_count; i++) {
        map_put(&box_of, s->boxes[s->blocks[i]].object, (int)i);
        linked[i] = s->boxes[s->blocks[i]].linked;
    }
    for (size_t i = 0; i < s->block_count; i++) {
        const struct scene_box *b = &s->boxes[s->blocks[i]];
        for (size_t k = 0; k < b->count && b->type.len; k++) {
            int to = b->cells[k].points == POINTS_INTO ? map_get(&box_of, b->cells[k].target) : -1;
            if (to >= 0 && str_eq(s->boxes[s->blocks[to]].type, b->type))
                linked[i] = linked[to] = true;
        }
    }
    map_release(&box_of);
}

/* Which blocks point to which, as in the largest structure that each was ever part of. */
static void learn_links(struct picture_plan *p, const struct scene *s)
{
    enum { MANY = 256 };
    size_t object[MANY], links[MANY][PLAN_LINKS];
    int links_n[MANY], up[MANY], score[MANY] = {0}, n = 0;
    struct map index = {0};
    bool *linked = mem_alloc(s->block_count + 1);
    find_linked(s, linked);
    for (size_t i = 0; i < s->block_count && n < MANY; i++) {
        const struct scene_box *b = &s->boxes[s->blocks[i]];
        struct plot *plot = plan_plot(p, b->object);
        if (plot)
            plot->linked |= linked[i];
        if (!linked[i] || !box_lives(b))
            continue;
        object[n] = b->object;
        up[n] = n;
        map_put(&index, b->object, n++);
    }
    for (size_t i = 0; i < s->block_count; i++) {
        const struct scene_box *b = &s->boxes[s->blocks[i]];
        int me = map_get(&index, b->object);
        if (me < 0)
            continue;
        links_n[me] = 0;
        for (size_t k = 0; k < b->count && links_n[me] < PLAN_LINKS; k++) {
            const struct scene_cell *c = &b->cells[k];
            int to = c->points == POINTS_INTO ? map_get(&index, c->target) : -1;
            if (to < 0)
                continue;
            links[me][links_n[me]++] = c->target;
            int a = me;
            while (up[a] != a)
                a = up[a];
            while (up[to] != to)
                to = up[to];
            up[to] = a;
        }
    }
    mem_free(linked);
    for (int i = 0; i < n; i++) {
        int root = i;
        while (up[root] != root)
            root = up[root];
        score[root] += 4 + least(links_n[i], 3);
    }
    for (int i = 0; i < n; i++) {
        struct plot *plot = plan_plot(p, object[i]);
        int root = i;
        while (up[root] != root)
            root = up[root];
        if (!plot || score[root] <= plot->score)
            continue;
        plot->score = score[root];
        plot->link_count = links_n[i];
        memcpy(plot->links, links[i], sizeof plot->links);
    }
    map_release(&index);
}

static uint64_t sheet_of_kind(enum trace_kind k)
{
    return k == TRACE_GLOBAL ? SHEET_GLOBALS : k == TRACE_ARGUMENTS ? SHEET_ARGUMENTS
                                                                    : SHEET_CONSTANTS;
}

static void learn_haunts(struct picture_plan *p, const struct trace *t, const struct scene *s)
{
    for (size_t i = 0; i < s->frame_count; i++) {
        const struct scene_frame *f = &s->frames[i];
        const struct trace_call *call = f->ghost && t ? trace_call(t, f->call) : NULL;
        if (!call || call->to == TRACE_NONE || s->number <= call->to || p->haunts.len >= 64)
            continue;
        struct haunt *h = NULL;
        for (size_t k = 0; k < p->haunts.len && !h; k++)
            if (p->haunts.at[k].call == f->call)
                h = &p->haunts.at[k];
        if (!h) {
            vec_push(&p->haunts, ((struct haunt){.call = f->call, .from = call->from, .row = -1}));
            h = &p->haunts.at[p->haunts.len - 1];
        }
        if (h->to < s->number + 1)
            h->to = s->number + 1;
    }
}

bool plan_learn(struct picture_plan *p, const struct trace *t, const struct scene *s)
{
    unsigned what = 0;
    for (size_t i = 0; i < s->frame_count; i++)
        what |= learn_frame(p, t, s, &s->frames[i]);
    size_t blocks = 0;
    int after[4] = {-1, -1, -1, -1};
    for (size_t i = 0; i < s->box_count; i++) {
        const struct scene_box *b = &s->boxes[i];
        if (b->kind == TRACE_VARIABLE)
            continue;
        if (b->kind == TRACE_HEAP) {
            if (++blocks <= 4 * PLAN_SEEN || b->fresh || b->changed)
                what |= learn_block(p, t, s, b);
            continue;
        }
        uint64_t key = sheet_of_kind(b->kind);
        struct sheet *sheet = plan_sheet(p, key);
        if (sheet->slots.len >= 64 && !sheet_slot(sheet, b->object))
            continue;
        unsigned new = learn_box(p, t, sheet, b, b->object, &after[key]);
        if (new)
            sheet_add_up(sheet);
        what |= new && p->settled && key != SHEET_GLOBALS ? GROWN : new;
    }
    learn_links(p, s);
    learn_haunts(p, t, s);
    if (p->narrow || !t || p->cols < ONE_COLUMN) { /* blocks lie below the stack */
        int rows = 3 + stack_rows(p, t, s);
        if (raise(&p->stack_rows, rows) && p->settled && p->narrow)
            what |= GROWN;
    }
    if (what & GROWN && p->settled)
        p->settled = false;
    return what != 0;
}
