/* clauses_values.c - which values a stop changed, in words.
 *
 * A store is told of where it went: of the members of a union, which lie over each other,
 * the one is told that the statement names, else one of the size of the store, else the
 * first. Of many values in one object a few are told, those that are not zero first, and
 * how many there are. */
#include "trace/clauses.h"

enum { EACH_BOX = 4, LEAVES_MOST = 4096 };

uint32_t last_write(const struct clauses *c, uint64_t address, uint64_t size)
{
    for (uint32_t i = c->at; i-- > c->from;) {
        const struct log_entry *e = &c->t->entries[i];
        uint64_t at = MEMORY_AT + e->offset;
        if (e->kind == ENTRY_WRITE && at < address + size && at + e->size > address)
            return i;
    }
    return NEVER;
}

/* The names of the cells around it, so that members of a union are told apart. */
static void cell_way(struct buf *way, const struct scene_box *box, const struct scene_cell *cell)
{
    const struct scene_cell *up[32];
    int n = 0;
    for (const struct scene_cell *x = cell; x->parent >= 0 && n < 32; x = &box->cells[x->parent])
        up[n++] = x;
    while (n-- > 0) {
        if (up[n]->name.len && up[n]->name.at[0] != '[')
            buf_char(way, '.');
        buf_str(way, up[n]->name);
    }
}

void put_way(struct clauses *c, const struct scene_box *box, const struct scene_cell *cell)
{
    struct buf way = {0};
    cell_way(&way, box, cell);
    way_words(c->t, &c->b, box->object, buf_view(&way), c->call);
    buf_release(&way);
}

static void put_target(struct clauses *c, const struct scene_cell *cell)
{
    struct trace *t = c->t;
    const struct trace_object *o = trace_object(t, cell->target);
    uint32_t want = 0;
    const struct edge *e = web_edge(c->w, trace_object_at(t, c->s->number, cell->address), cell->address);
    if (e)
        want = ptype_at(t, e->type)->base;
    if (o->kind == TRACE_VARIABLE || o->kind == TRACE_GLOBAL) {
        cell_words(t, &c->b, cell->target, (uint64_t)cell->target_offset, want, c->call);
        return;
    }
    for (uint32_t i = c->from; i < c->at && o->kind == TRACE_LIBRARY; i++)
        if (t->entries[i].kind == ENTRY_OPENED) {
            buf_printf(&c->b, "the open file \"" STR_FMT "\"", STR_ARG(t->opened.at[t->entries[i].detail].name));
            return;
        }
    object_words(t, &c->b, cell->target);
    if (o->kind == TRACE_LITERAL) {
        if (cell->target_offset)
            buf_printf(&c->b, ", byte %lld", (long long)cell->target_offset);
        return;
    }
    struct buf way = {0};
    path_text(t, &way, cell->target, (uint64_t)cell->target_offset, want);
    for (size_t i = 0; i < way.len;) {
        size_t end = i + 1;
        while (end < way.len && way.at[end] != '[' && way.at[end] != '.' && way.at[end] != ' ')
            end++;
        if (way.at[i] == '[')
            buf_printf(&c->b, ", element %.*s", (int)(end - i - 2), way.at + i + 1);
        else if (way.at[i] == '.')
            buf_printf(&c->b, ", `%.*s`", (int)(end - i - 1), way.at + i + 1);
        else {
            buf_printf(&c->b, ", byte %lld", (long long)cell->target_offset);
            break;
        }
        i = end;
    }
    buf_release(&way);
}

static void put_change(struct clauses *c, const struct scene_box *box, const struct scene_cell *cell)
{
    put_way(c, box, cell);
    switch (cell->points) {
    case POINTS_INTO: buf_cstr(&c->b, " now points to "); put_target(c, cell); return;
    case POINTS_PAST:
        buf_cstr(&c->b, " now points one past the end of ");
        way_words(c->t, &c->b, cell->target, STR(""), c->call);
        return;
    case POINTS_DANGLING:
        if ((uint64_t)cell->target_offset == trace_object(c->t, cell->target)->size && cell->target_offset) {
            buf_cstr(&c->b, " now points one past the end of ");
            way_words(c->t, &c->b, cell->target, STR(""), c->call);
        } else {
            buf_cstr(&c->b, " now points to ");
            put_target(c, cell);
        }
        buf_cstr(&c->b, trace_object(c->t, cell->target)->kind == TRACE_HEAP ? ", which is freed" : ", which is gone");
        return;
    case POINTS_WILD: buf_printf(&c->b, " now holds " STR_FMT ", which is nowhere", STR_ARG(cell->value)); break;
    case POINTS_FUNCTION: buf_printf(&c->b, " now points to `" STR_FMT "`", STR_ARG(cell->value)); break;
    default:
        if (cell->state == CELL_PARTLY)
            buf_cstr(&c->b, " is set in part");
        else
            buf_printf(&c->b, " is now " STR_FMT, STR_ARG(cell->value));
        break;
    }
    if (cell->was.len)
        buf_printf(&c->b, ", was " STR_FMT, STR_ARG(cell->was));
}

/* ---- which of them ---- */

static bool is_leaf(const struct scene_box *box, const struct scene_cell *cell)
{
    if (!cell->changed || cell->folded || cell->state == CELL_UNSET || cell->state == CELL_UNKNOWN)
        return false;
    if (cell->aggregate)
        return cell->value.len > 0 || !cell->opened; /* a text, or closed: nothing inside is shown */
    return cell->parent < 0 || !box->cells[cell->parent].value.len;
}

static bool is_bit_field(const struct scene_cell *c) { return memmem(c->type.at, c->type.len, ": ", 2) != NULL; }

/* How well a cell fits the store that changed its bytes: how many of the members around it
 * the statement names, and then its size. */
static int fit(const struct clauses *c, const struct scene_box *box, const struct scene_cell *cell)
{
    uint32_t at = last_write(c, cell->address, cell->size);
    if (at == NEVER)
        return 0;
    const struct log_entry *e = &c->t->entries[at];
    struct str left = site_text(c->t, e->site);
    int names = 0;
    for (const struct scene_cell *x = cell; x->parent >= 0; x = &box->cells[x->parent])
        names += x->name.len && x->name.at[0] != '[' && text_names_member(left, x->name);
    return 2 * names + (MEMORY_AT + e->offset == cell->address && e->size == cell->size);
}

struct leaf { uint32_t cell; bool left_out, zero; };
struct leaves { VEC(struct leaf) list; size_t hidden; };

static bool overlap(const struct scene_cell *a, const struct scene_cell *b)
{
    return a->address < b->address + b->size && b->address < a->address + a->size &&
           !(is_bit_field(a) && is_bit_field(b));
}

static bool is_zero(struct str v)
{
    return str_is(v, "0") || str_is(v, "0.0") || str_is(v, "NULL") || str_is(v, "false") || str_is(v, "'\\0' 0");
}

static void gather_leaves(const struct clauses *c, const struct scene_box *box, struct leaves *l)
{
    for (size_t k = 0; k < box->count; k++) {
        const struct scene_cell *cell = &box->cells[k];
        if (cell->folded && cell->changed) {
            uint64_t each = cell->size / cell->folded, last = UINT64_MAX;
            for (uint32_t i = overlay_from(c->o, cell->address); each && i < c->o->count; i++) {
                const struct old *old = &c->o->at[c->o->order[i]];
                for (unsigned n = 0; n < 8; n++) {
                    uint64_t at = MEMORY_AT + (uint64_t)old->granule * 8 + n;
                    if (!(old->changed >> n & 1) || at < cell->address || at >= cell->address + cell->size ||
                        (at - cell->address) / each == last)
                        continue;
                    last = (at - cell->address) / each;
                    l->hidden++;
                }
                if (MEMORY_AT + (uint64_t)old->granule * 8 >= cell->address + cell->size)
                    break;
            }
            continue;
        }
        if (!is_leaf(box, cell) || l->list.len >= LEAVES_MOST)
            continue;
        bool better = true;
        for (size_t i = l->list.len; i-- > 0 && better;) {
            const struct scene_cell *other = &box->cells[l->list.at[i].cell];
            if (l->list.at[i].left_out || !overlap(cell, other))
                continue;
            better = fit(c, box, cell) > fit(c, box, other);
            l->list.at[i].left_out = better;
        }
        if (better)
            vec_push(&l->list, ((struct leaf){(uint32_t)k, false, is_zero(cell->value)}));
    }
    size_t n = 0;
    for (size_t i = 0; i < l->list.len; i++)
        if (!l->list.at[i].left_out)
            l->list.at[n++] = l->list.at[i];
    l->list.len = n;
}

/* ---- in words ---- */

/* Of a char array only one byte is another: where, and the text if that can be seen. */
static bool put_one_byte(struct clauses *c, const struct scene_box *box, const struct scene_cell *cell)
{
    enum { SHORT = 24 };
    uint64_t where = 0;
    int n = 0;
    for (uint32_t i = overlay_from(c->o, cell->address); i < c->o->count && n < 2; i++) {
        const struct old *old = &c->o->at[c->o->order[i]];
        for (unsigned k = 0; k < 8; k++) {
            uint64_t at = MEMORY_AT + (uint64_t)old->granule * 8 + k;
            if (old->changed >> k & 1 && at >= cell->address && at < cell->address + cell->size) {
                n++;
                where = at;
            }
        }
    }
    if (n != 1 || cell->size < 2 || (cell->was.len && cell->was.len <= SHORT && cell->value.len <= SHORT))
        return false;
    const struct old *old = overlay_find(c->o, where);
    struct bytes now = view_read(&(struct view){.t = c->t}, where, 1);
    struct buf way = {0};
    cell_way(&way, box, cell);
    buf_printf(&way, "[%llu]", (unsigned long long)(where - cell->address));
    way_words(c->t, &c->b, box->object, buf_view(&way), c->call);
    buf_release(&way);
    buf_cstr(&c->b, " is now ");
    char_text(&c->b, now.at[0]);
    if (old && old->bits >> where % 8 & 1) {
        buf_cstr(&c->b, ", was ");
        char_text(&c->b, old->bytes[where % 8]);
    }
    return true;
}

/* group: the entry at which the leaf before this one is told; those of one initializer
 * are told together, in order of memory. */
static void put_leaf(struct clauses *c, const struct scene_box *box, const struct scene_cell *cell, uint32_t *group)
{
    uint32_t at = last_write(c, cell->address, cell->size);
    if (at != NEVER && *group != NEVER && c->t->entries[at].site == c->t->entries[*group].site)
        at = *group;
    *group = at;
    if (at != NEVER && str_is(site_text(c->t, c->t->entries[at].site), "setjmp")) {
        way_words(c->t, &c->b, box->object, STR(""), c->call);
        buf_cstr(&c->b, " is set by setjmp");
    } else if (str_is(cell->value, "arguments") && str_starts(box->type, "va_list")) {
        way_words(c->t, &c->b, box->object, STR(""), c->call);
        buf_cstr(&c->b, " stands at the next of the arguments without a name");
    } else if (!cell->aggregate) {
        put_change(c, box, cell);
    } else if (!cell->value.len || !put_one_byte(c, box, cell)) {
        put_way(c, box, cell);
        if (cell->value.len)
            buf_printf(&c->b, " is now " STR_FMT, STR_ARG(cell->value));
        else
            buf_cstr(&c->b, " has changed");
        if (cell->was.len)
            buf_printf(&c->b, ", was " STR_FMT, STR_ARG(cell->was));
    }
    clause_done(c, at == NEVER ? c->at : at, cell->points != POINTS_NOT ? RANK_POINTER : RANK_VALUE, box->object,
                cell->address);
}

void tell_values(struct clauses *c)
{
    for (size_t i = 0; i < c->told_count; i++) {
        const struct scene_box *box = &c->told[i];
        struct leaves l = {0};
        if (box->state == BOX_FREED)
            continue;
        gather_leaves(c, box, &l);
        size_t all = l.list.len + l.hidden, most = all > EACH_BOX ? EACH_BOX - 1 : all, set = 0, told = 0;
        uint32_t group = NEVER;
        for (size_t k = 0; k < l.list.len; k++)
            set += !l.list.at[k].zero;
        size_t zeros = most > set ? most - set : 0; /* what is not zero comes first, if there are many */
        for (size_t k = 0; k < l.list.len && told < most; k++) {
            if (l.list.at[k].zero && !zeros)
                continue;
            zeros -= l.list.at[k].zero;
            put_leaf(c, box, &box->cells[l.list.at[k].cell], &group);
            told++;
        }
        if (all > EACH_BOX) {
            uint32_t at = last_write(c, box->base, box->size);
            buf_printf(&c->b, "%zu values in ", all);
            way_words(c->t, &c->b, box->object, STR(""), c->call);
            buf_cstr(&c->b, " changed in all");
            clause_done(c, at == NEVER ? c->at : at, RANK_COUNT, box->object, box->base);
        }
        vec_release(&l.list);
    }
}

void tell_same(struct clauses *c)
{
    struct trace *t = c->t;
    for (uint32_t i = c->from; i < c->at && !c->list.len; i++) {
        const struct log_entry *e = &t->entries[i];
        uint64_t address = MEMORY_AT + e->offset;
        size_t object = e->kind == ENTRY_WRITE ? trace_object_at(t, c->s->number, address) : 0;
        const struct scene_box *box = object ? scene_box_of(c->s, object) : NULL;
        int cell = box ? scene_cell_at(box, address) : -1;
        if (cell < 0 || box->cells[cell].aggregate || box->cells[cell].folded || box->state != BOX_LIVE ||
            box->cells[cell].state != CELL_SET || str_is(box->cells[cell].value, "(the library's)"))
            continue;
        put_way(c, box, &box->cells[cell]);
        buf_printf(&c->b, " is set to " STR_FMT " again", STR_ARG(box->cells[cell].value));
        clause_done(c, i, RANK_VALUE, object, address);
    }
}
