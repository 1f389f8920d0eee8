/* cells.c - a box opened: its members and elements, as deep as is asked for.
 *
 * Long arrays are folded: the first elements are shown, those that are pointed to or have
 * just changed, and gaps with the count of what lies between. A char array that holds a
 * text is shown as that text until it is opened by hand. */
#include "trace/room.h"

struct maker {
    struct cell_maker *m;
    struct scene_box *box;
    struct view now, before;
    bool fresh, ghost, unknown;
    bool just; /* a ghost since this stop */
    uint32_t declared; /* a variable's: the place of its declarator */
    VEC(struct scene_cell) cells;
};

static bool has_key(const struct scene_key *keys, size_t count, size_t object, uint64_t offset)
{
    for (size_t i = 0; i < count; i++)
        if (keys[i].object == object && keys[i].offset == offset)
            return true;
    return false;
}

/* Was the variable declared here, once more perhaps? Then it is another one than before,
 * whatever lay in its place. */
static bool is_renewed(const struct maker *k, uint64_t address)
{
    const struct old *old = overlay_find(k->m->overlay, address);
    return old && (((old->renewed & old->now_bits) >> address % 8 & 1) ||
                   (k->declared && old->written >> address % 8 & 1 && site_same(k->m->t, old->site, k->declared)));
}

/* Did the stop change these bytes? Of what ended with it, its last values are compared:
 * that they may not be read any more is no change of them. */
static bool is_changed(const struct maker *k, uint64_t address, uint64_t size)
{
    if (k->fresh || (k->ghost && !k->just))
        return false;
    if (is_renewed(k, address))
        return true;
    if (!k->just)
        return overlay_touches(k->m->overlay, address, size);
    for (uint32_t i = overlay_from(k->m->overlay, address); i < k->m->overlay->count; i++) {
        const struct old *old = &k->m->overlay->at[k->m->overlay->order[i]];
        uint64_t at = MEMORY_AT + (uint64_t)old->granule * 8;
        if (at >= address + size)
            break;
        for (unsigned n = 0; n < 8; n++) {
            if (at + n < address || at + n >= address + size)
                continue;
            struct bytes now = view_read(&k->now, at + n, 1);
            if (now.bits && (now.at[0] != old->bytes[n] || !(old->bits >> n & 1)))
                return true;
        }
    }
    return false;
}

static struct str taken(struct maker *k)
{
    struct str s = arena_str(k->m->a, buf_view(&k->m->text));
    buf_clear(&k->m->text);
    return s;
}

static bool room_left(struct maker *k)
{
    return k->m->cells_left > 0 && k->cells.len < BOX_CELLS_MOST;
}

static int add(struct maker *k, struct scene_cell c)
{
    if (k->m->cells_left)
        k->m->cells_left--;
    vec_push(&k->cells, c);
    return (int)k->cells.len - 1;
}

static void add_gap(struct maker *k, struct str name, int parent, int level, uint64_t address, uint64_t size,
                    uint64_t folded)
{
    add(k, (struct scene_cell){
        .name = name, .type = STR(""), .value = STR(""), .was = STR(""), .level = level, .parent = parent,
        .address = address, .size = size, .folded = folded,
        .changed = is_changed(k, address, size)});
}

static void put(struct maker *k, uint32_t type, uint64_t count, uint64_t address, uint64_t size, struct str name,
                int level, int parent);

/* ---- what has no parts ---- */

static void put_scalar(struct maker *k, uint32_t type, uint64_t address, uint64_t size, struct str name,
                       struct str type_name, int level, int parent, unsigned bit, unsigned width)
{
    struct cell_maker *m = k->m;
    const struct trace *t = m->t;
    struct scene_cell c = {.name = name, .type = type_name, .was = STR(""), .level = level, .parent = parent,
                           .address = address, .size = size};
    bool set = false;
    if (k->unknown || address + size > k->box->base + k->box->size) {
        c.state = CELL_UNKNOWN;
        buf_cstr(&m->text, k->unknown ? "not kept" : "outside the block");
    } else {
        set = value_text(&k->now, &m->text, type, address, size, bit, width, m->at, &c.state);
    }
    c.value = taken(k);
    if (is_changed(k, address, size)) {
        enum cell_state state = CELL_UNKNOWN;
        bool had = value_text(&k->before, &m->text, type, address, size, bit, width, m->at, &state);
        struct str was = taken(k);
        c.changed = state != c.state || !str_eq(was, c.value) || !width;
        if (had && !str_eq(was, c.value) && !is_renewed(k, address))
            c.was = was;
    }
    if (set && ptype_at(t, type)->code == T_POINTER && size == 8) {
        struct bytes b = view_read(&k->now, address, 8);
        struct lead l = lead_in(&k->now, m->at, bytes_number(&b, 8));
        c.points = l.points;
        c.target = l.target;
        c.target_offset = l.offset;
        const struct edge *e = k->ghost ? NULL : web_edge(m->web, k->box->object, address);
        c.owns = e && e->owns;
    }
    add(k, c);
}

/* ---- arrays ---- */

static struct str index_name(struct maker *k, uint64_t from, uint64_t to)
{
    if (from == to)
        buf_printf(&k->m->text, "[%llu]", (unsigned long long)from);
    else
        buf_printf(&k->m->text, "[%llu..%llu]", (unsigned long long)from, (unsigned long long)to);
    return taken(k);
}

/* The next element from i on that is shown in any case; n: none. */
static uint64_t next_shown(const struct maker *k, uint64_t address, uint64_t each, uint64_t i, uint64_t n)
{
    const struct cell_maker *m = k->m;
    uint64_t from = address - k->box->base + i * each, end = address - k->box->base + n * each;
    size_t low = 0, high = m->spot_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const struct spot *s = &m->spots[mid];
        if (s->object < k->box->object || (s->object == k->box->object && s->offset < from))
            low = mid + 1;
        else
            high = mid;
    }
    if (low == m->spot_count || m->spots[low].object != k->box->object || m->spots[low].offset >= end)
        return n;
    return (m->spots[low].offset - (address - k->box->base)) / each;
}

static void put_elements(struct maker *k, uint32_t element, uint64_t each, uint64_t n, uint64_t address,
                         int level, int parent, bool whole)
{
    enum { ASIDE = 24 };
    uint64_t first = whole ? n : k->m->o && k->m->o->elements > 0 ? (uint64_t)k->m->o->elements : 8;
    if (n <= first + 2)
        first = n;
    int aside = 0;
    for (uint64_t i = 0; i < n;) {
        uint64_t shown = i < first ? i : aside < ASIDE ? next_shown(k, address, each, i, n) : n;
        if (!room_left(k))
            shown = n;
        if (shown > i + 1 || shown == n) { /* a gap of one is no shorter than what it hides */
            if (shown == n && i + 1 == n && room_left(k)) {
                shown = i;
            } else {
                add_gap(k, index_name(k, i, shown - 1), parent, level, address + i * each, (shown - i) * each, shown - i);
                i = shown;
                continue;
            }
        } else if (shown == i + 1) {
            shown = i;
        }
        aside += i >= first;
        put(k, element, 0, address + i * each, each, index_name(k, i, i), level, parent);
        i++;
    }
}

/* ---- structs and unions ---- */

/* Bytes of a struct that are no member's: a row, where the program is about such things. */
static void put_hole(struct maker *k, uint64_t address, uint64_t size, int level, int parent)
{
    if (!room_left(k))
        return;
    buf_printf(&k->m->text, "a hole: %llu byte%s", (unsigned long long)size, size == 1 ? "" : "s");
    add(k, (struct scene_cell){.name = STR(""), .type = STR(""), .value = taken(k), .was = STR(""), .level = level,
                               .parent = parent, .address = address, .size = size, .state = CELL_SET});
}

static void put_members(struct maker *k, uint32_t type, uint64_t address, uint64_t size, int level, int parent, int depth)
{
    const struct trace *t = k->m->t;
    const struct program_type *p = ptype_at(t, type);
    bool holes = t->holes && p->code == T_STRUCT;
    uint64_t end = 0;
    for (uint32_t i = 0; i < p->field_count; i++) {
        const struct program_field *f = &t->program.fields[p->first_field + i];
        const struct program_type *ft = ptype_at(t, f->type);
        struct str name = name_at(t, f->name);
        uint64_t at = address + f->offset, bytes = ft->size;
        if (!room_left(k)) {
            add_gap(k, STR("..."), parent, level, at, size > f->offset ? size - f->offset : 0, p->field_count - i);
            return;
        }
        if (f->offset > UINT32_MAX)
            continue;
        if (holes && !f->width && f->offset > end)
            put_hole(k, address + end, f->offset - end, level, parent);
        if (field_is_flexible(t, type, i))
            holes = false; /* it goes on to the end of the block */
        end = f->offset + (f->width ? (uint64_t)(f->bit + f->width + 7) / 8 : bytes);
        if (f->width) {
            buf_printf(&k->m->text, STR_FMT ": %u", STR_ARG(ptype_text(t, k->m->a, f->type, 0)), f->width);
            put_scalar(k, f->type, at, (uint64_t)(f->bit + f->width + 7) / 8, name, taken(k), level, parent, f->bit, f->width);
        } else if (field_is_flexible(t, type, i)) {
            uint64_t each = ptype_at(t, ft->base)->size, rest = size > f->offset ? size - f->offset : 0;
            if (each && rest / each)
                put(k, ft->base, rest / each, at, rest / each * each, name, level, parent);
        } else if (!name.len && (ft->code == T_STRUCT || ft->code == T_UNION) && depth < TYPE_DEPTH) {
            put_members(k, f->type, at, bytes, level, parent, depth + 1);
        } else {
            put(k, f->type, 0, at, bytes, name, level, parent);
        }
    }
    if (holes && end < size)
        put_hole(k, address + end, size - end, level, parent);
}

/* ---- anything ---- */

/* What a jmp_buf holds is the machine's. */
static void put_opaque(struct maker *k, uint64_t address, uint64_t size, struct str name, int level, int parent,
                       struct str type)
{
    struct bytes b = view_read(&k->now, address, 1);
    bool set = b.kept && b.bits && b.at[0];
    add(k, (struct scene_cell){.name = name, .type = type, .value = set ? STR("set by setjmp") : STR("?"), .was = STR(""),
                               .level = level, .parent = parent, .address = address, .size = size,
                               .state = k->unknown ? CELL_UNKNOWN : set ? CELL_SET : CELL_UNSET,
                               .changed = is_changed(k, address, size)});
}

/* A mutex and its like: all members have names that are reserved for the library. */
static bool is_the_librarys(const struct trace *t, const struct program_type *p)
{
    for (uint32_t i = 0; i < p->field_count; i++)
        if (!str_starts(name_at(t, t->program.fields[p->first_field + i].name), "__"))
            return false;
    return p->code == T_STRUCT && p->field_count > 0;
}

static void put_closed(struct maker *k, uint64_t address, uint64_t size, struct str name, int level, int parent,
                       struct str type)
{
    add(k, (struct scene_cell){.name = name, .type = type, .value = STR("(the library's)"), .was = STR(""),
                               .level = level, .parent = parent, .address = address, .size = size,
                               .state = k->unknown ? CELL_UNKNOWN : CELL_SET});
}

/* count > 0: so many of the type, one behind the other. */
static void put(struct maker *k, uint32_t type, uint64_t count, uint64_t address, uint64_t size, struct str name,
                int level, int parent)
{
    struct cell_maker *m = k->m;
    const struct trace *t = m->t;
    const struct program_type *p = ptype_at(t, type);
    bool bytes = !type && (size > 8 || count); /* nothing is known but that there are so many */
    uint32_t element = count ? type : p->base;
    uint64_t each = bytes ? 1 : ptype_at(t, element)->size, n = count;
    bool array = bytes || count || p->code == T_ARRAY;
    if (array && !count && (str_is(name_at(t, p->spelling), "jmp_buf") || str_is(name_at(t, p->spelling), "sigjmp_buf"))) {
        put_opaque(k, address, size, name, level, parent, ptype_text(t, m->a, type, 0));
        return;
    }
    if (!array && is_the_librarys(t, p)) {
        put_closed(k, address, size, name, level, parent, ptype_text(t, m->a, type, 0));
        return;
    }
    if (bytes)
        n = size, element = 0;
    else if (array && !count)
        n = p->count ? p->count : each ? size / each : 0;
    if (array && each && n > size / each)
        n = size / each;
    struct str type_name = ptype_text(t, m->a, type, count);
    if (!array && p->code != T_STRUCT && p->code != T_UNION) {
        put_scalar(k, type, address, size, name, type_name, level, parent, 0, 0);
        return;
    }
    uint64_t offset = address - k->box->base;
    bool by_hand = m->o && has_key(m->o->opened, m->o->opened_count, k->box->object, offset);
    bool opened = level < (m->o && m->o->depth > 0 ? m->o->depth : 2);
    if (m->o && has_key(m->o->closed, m->o->closed_count, k->box->object, offset))
        opened = false;
    struct scene_cell c = {.name = name, .type = type_name, .value = STR(""), .was = STR(""), .level = level,
                           .parent = parent, .address = address, .size = size, .aggregate = true,
                           .members = array ? n : p->field_count};
    if (array && ptype_is_char(t, element) && !k->unknown && value_quoted(&k->now, &m->text, address, n, ptype_at(t, element)->code == T_CHAR)) {
        opened = false;
        c.value = taken(k);
        if (is_changed(k, address, size) && !is_renewed(k, address)) {
            if (value_quoted(&k->before, &m->text, address, n, true) && !str_eq(buf_view(&m->text), c.value))
                c.was = arena_str(m->a, buf_view(&m->text));
        }
    }
    buf_clear(&m->text);
    c.changed = is_changed(k, address, size);
    c.opened = (opened || by_hand) && level <= TYPE_DEPTH;
    c.state = CELL_SET;
    int self = add(k, c);
    if (!c.opened)
        return;
    if (array && each) {
        put_elements(k, element, each, n, address, level + 1, self, by_hand);
        if (level == 0 && n * each < size && room_left(k)) {
            buf_printf(&m->text, "+ %llu bytes", (unsigned long long)(size - n * each));
            add_gap(k, taken(k), self, 1, address + n * each, size - n * each, size - n * each);
        }
    } else if (!array) {
        put_members(k, type, address, size, level + 1, self, 0);
    }
}

void cells_make(struct cell_maker *m, struct scene_box *b, bool fresh, const uint8_t *ghost, bool bits_known, bool just)
{
    struct maker k = {.m = m, .box = b, .fresh = fresh, .ghost = ghost != NULL || !bits_known,
                      .just = just && bits_known, .unknown = !bits_known, .now = {.t = m->t}, .before = {.t = m->t, .old = m->overlay}};
    if (ghost) {
        k.now.ghost_bits = ghost;
        k.now.ghost_base = b->base;
        k.now.ghost_size = b->size;
    }
    uint32_t call, variable;
    if (number_in_frame(m->t, b->object, &call, &variable))
        k.declared = m->t->program.variables[variable].site;
    else if (b->kind == TRACE_VARIABLE && b->object < m->t->rows.len)
        k.declared = m->t->program.variables[m->t->rows.at[b->object].index].site;
    if (b->state == BOX_RETURNED && just)
        k.now.ending = call_of_object(m->t, b->object);
    uint64_t base, size, count;
    uint32_t type = object_type_of(m->t, b->object, &base, &size, &count);
    if (type && !count && ptype_at(m->t, type)->size && size > ptype_at(m->t, type)->size &&
        !(ptype_at(m->t, type)->field_count &&
          field_is_flexible(m->t, type, ptype_at(m->t, type)->field_count - 1)) && b->kind != TRACE_VARIABLE)
        count = 1; /* and some bytes behind it */
    bool block = b->kind == TRACE_HEAP || b->kind == TRACE_LITERAL;
    put(&k, type, count, base, size, block ? STR("") : b->name, 0, -1);
    b->cells = arena_array(m->a, k.cells.len + 1, sizeof *b->cells);
    memcpy(b->cells, k.cells.at, k.cells.len * sizeof *b->cells);
    b->count = k.cells.len;
    for (size_t i = 0; i < b->count; i++)
        b->changed |= b->cells[i].changed;
    vec_release(&k.cells);
}
