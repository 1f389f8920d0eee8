/* States of the flow analysis.
 *
 * A state is three short lists: symbols, cells, live temporaries. Equal states must look equal, so
 * that a loop comes to an end: flow_state_settle() numbers the symbols in the order in which they are
 * met from the variables on (those of the parameters come first, always), and forgets what nothing
 * leads to. What lies deeper than a few symbols is forgotten too: it belongs to what holds it.
 * Canonical naming of heap objects by how they are reached: Chase, Wegman, Zadeck, Analysis of
 * pointers and structures, PLDI 1990; owned symbols as garbage when lost: Heine and Lam, A practical
 * flow-sensitive and context-sensitive C and C++ memory leak detector, PLDI 2003. */
#include "cfront/own_flow.h"

#include <string.h>

enum { DEEPEST = 3 };

int flow_object(struct flow *fl, struct object *o)
{
    uint32_t h = (uint32_t)(((uintptr_t)o >> 4) * 2654435761u);
    for (;; h++) {
        int16_t n = fl->slots[h & fl->slot_mask];
        if (n && fl->objects[n - 1] == o)
            return n - 1;
        if (n)
            continue;
        if (fl->object_count >= fl->object_room)
            return fl->object_room; /* cannot be: all were counted */
        fl->objects[fl->object_count++] = o;
        fl->slots[h & fl->slot_mask] = (int16_t)fl->object_count;
        return fl->object_count - 1;
    }
}

struct own_state *flow_state_take(struct flow *fl)
{
    struct own_state *s;
    if (fl->spare_count) {
        s = fl->spare[--fl->spare_count];
    } else {
        s = arena_alloc(&fl->pool, sizeof *s);
        s->syms = arena_array(&fl->pool, SYMS, sizeof *s->syms);
        s->cells = arena_array(&fl->pool, CELLS, sizeof *s->cells);
        s->temps = arena_array(&fl->pool, TEMPS, sizeof *s->temps);
    }
    struct sym *syms = s->syms;
    struct cell *cells = s->cells;
    struct temp *temps = s->temps;
    *s = (struct own_state){.fl = fl, .syms = syms, .cells = cells, .temps = temps};
    return s;
}

void flow_state_give(struct flow *fl, struct own_state *s)
{
    if (fl->spare_count < (int)COUNT(fl->spare))
        fl->spare[fl->spare_count++] = s;
}

void flow_state_copy(struct own_state *to, const struct own_state *from)
{
    struct own_state old = *to;
    *to = *from;
    to->syms = old.syms, to->cells = old.cells, to->temps = old.temps;
    memcpy(to->syms, from->syms, (size_t)from->sym_count * sizeof *from->syms);
    memcpy(to->cells, from->cells, (size_t)from->cell_count * sizeof *from->cells);
    memcpy(to->temps, from->temps, (size_t)from->temp_count * sizeof *from->temps);
}

struct own_state *flow_state_keep(struct flow *fl, const struct own_state *s)
{
    struct own_state *k = arena_alloc(&fl->pool, sizeof *k);
    k->syms = arena_array(&fl->pool, (size_t)s->sym_count + 1, sizeof *k->syms);
    k->cells = arena_array(&fl->pool, (size_t)s->cell_count + 1, sizeof *k->cells);
    k->temps = arena_array(&fl->pool, (size_t)s->temp_count + 1, sizeof *k->temps);
    fl->pooled += sizeof *k + (size_t)s->sym_count * sizeof *k->syms
        + (size_t)s->cell_count * sizeof *k->cells + (size_t)s->temp_count * sizeof *k->temps;
    flow_state_copy(k, s);
    return k;
}

/* ---- symbols, cells, temporaries ------------------------------------------------------------ */

int flow_sym_new(struct own_state *s, enum symbol_own own)
{
    if (s->sym_count == SYMS) {
        bool reached[SYMS], used[SYMS] = {0};
        flow_state_reached(s, reached);
        /* a place that nothing refers to any more */
        for (int i = 0; i < s->cell_count; i++)
            if (s->cells[i].v.kind == V_POINTER && s->cells[i].v.region >= 0)
                used[s->cells[i].v.region] = true;
        for (int i = 0; i < s->cell_count; i++)
            if (s->cells[i].region >= 0)
                used[s->cells[i].region] = true;
        for (int i = 0; i < s->temp_count; i++)
            if (s->temps[i].v.region >= 0
                && (s->temps[i].v.kind == V_POINTER || s->temps[i].v.kind == V_RECORD))
                used[s->temps[i].v.region] = true;
        for (int i = 0; i < SYMS; i++)
            if (s->syms[i].lender >= 0)
                used[s->syms[i].lender] = true;
        for (int i = s->fl->param_syms; i < SYMS; i++)
            if (!used[i] && !reached[i] && s->syms[i].own != S_OWNED) {
                s->syms[i] = (struct sym){.own = own, .lender = NOWHERE, .param = -1, .root = -1, .first = -1,
                                          .ended_by = -1, .ended_arg = -1};
                return i;
            }
        s->vague = true;
        return -1;
    }
    s->syms[s->sym_count] = (struct sym){.own = own, .lender = NOWHERE, .param = -1, .root = -1, .first = -1,
                                         .ended_by = -1, .ended_arg = -1};
    return s->sym_count++;
}

struct sym *flow_sym_of(struct own_state *s, struct value v)
{
    return v.kind == V_POINTER && v.region >= 0 ? &s->syms[v.region] : NULL;
}

struct value flow_value_symbol(int sym)
{
    if (sym < 0)
        return (struct value){.kind = V_UNKNOWN};
    return (struct value){.kind = V_POINTER, .flags = V_EXACT, .region = (int16_t)sym};
}

static int cell_order(const struct cell *c, int16_t region, int32_t offset, uint8_t flags)
{
    if (c->region != region)
        return c->region < region ? -1 : 1;
    if (c->offset != offset)
        return c->offset < offset ? -1 : 1;
    int a = c->flags & (C_ELEMENT | C_FILL), b = flags & (C_ELEMENT | C_FILL);
    return a - b;
}

static int cell_place(const struct own_state *s, int16_t region, int32_t offset, uint8_t flags)
{
    int low = 0, high = s->cell_count;
    while (low < high) {
        int mid = (low + high) / 2;
        if (cell_order(&s->cells[mid], region, offset, flags) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

struct cell *flow_cell_find(const struct own_state *s, int16_t region, int32_t offset, bool element)
{
    uint8_t flags = element ? C_ELEMENT : 0;
    int n = cell_place(s, region, offset, flags);
    return n < s->cell_count && cell_order(&s->cells[n], region, offset, flags) == 0 ? &s->cells[n] : NULL;
}

struct cell *flow_cell_put(struct own_state *s, int16_t region, int32_t offset, uint8_t flags, struct value v)
{
    int n = cell_place(s, region, offset, flags);
    if (n == s->cell_count || cell_order(&s->cells[n], region, offset, flags) != 0) {
        if (s->cell_count == CELLS) {
            s->vague = true;
            return NULL;
        }
        memmove(&s->cells[n + 1], &s->cells[n], (size_t)(s->cell_count - n) * sizeof *s->cells);
        s->cell_count++;
        s->cells[n] = (struct cell){.region = region, .offset = offset};
    }
    s->cells[n].flags = flags;
    s->cells[n].v = v;
    return &s->cells[n];
}

void flow_cell_drop(struct own_state *s, int n)
{
    memmove(&s->cells[n], &s->cells[n + 1], (size_t)(s->cell_count - n - 1) * sizeof *s->cells);
    s->cell_count--;
}

void flow_cells_drop(struct own_state *s, int16_t region)
{
    int kept = 0;
    for (int i = 0; i < s->cell_count; i++)
        if (s->cells[i].region != region)
            s->cells[kept++] = s->cells[i];
    s->cell_count = kept;
    for (int i = 0; i < s->temp_count; i++)
        if (s->temps[i].region == region)
            s->temps[i].region = NOWHERE;
}

enum symbol_fill flow_region_fill(const struct own_state *s, int16_t region)
{
    if (region >= 0)
        return s->syms[region].fill;
    int n = cell_place(s, region, LEAST, C_FILL);
    if (n < s->cell_count && cell_order(&s->cells[n], region, LEAST, C_FILL) == 0)
        return s->cells[n].v.low;
    return s->fl->objects[object_of(region)]->storage == STORAGE_AUTO ? FILL_UNKNOWN : FILL_LAZY;
}

void flow_region_set_fill(struct own_state *s, int16_t region, enum symbol_fill fill)
{
    if (region >= 0) {
        s->syms[region].fill = (uint8_t)fill;
    } else if (fill == FILL_UNKNOWN) {
        int n = cell_place(s, region, LEAST, C_FILL);
        if (n < s->cell_count && cell_order(&s->cells[n], region, LEAST, C_FILL) == 0)
            flow_cell_drop(s, n);
        if (s->fl->objects[object_of(region)]->storage != STORAGE_AUTO)
            flow_cell_put(s, region, LEAST, C_FILL, (struct value){.kind = V_NUMBER, .low = fill, .high = fill});
    } else {
        flow_cell_put(s, region, LEAST, C_FILL, (struct value){.kind = V_NUMBER, .low = (int)fill,
                                                          .high = (int)fill});
    }
}

struct temp *flow_temp_find(const struct own_state *s, int t)
{
    for (int i = s->temp_count - 1; t >= 0 && i >= 0; i--)
        if (s->temps[i].t == t)
            return &s->temps[i];
    return NULL;
}

struct value flow_temp_value(const struct own_state *s, int t)
{
    struct temp *x = flow_temp_find(s, t);
    return x ? x->v : (struct value){.kind = V_UNKNOWN};
}

struct temp *flow_temp_set(struct own_state *s, int t, struct value v)
{
    static struct temp none;
    struct temp *x = flow_temp_find(s, t);
    if (!x && s->temp_count < TEMPS)
        x = &s->temps[s->temp_count++];
    if (!x) {
        s->vague = true;
        none = (struct temp){.t = t, .v = v, .region = NOWHERE};
        return &none;
    }
    *x = (struct temp){.t = t, .v = v, .region = NOWHERE, .def = s->fl->at};
    return x;
}

void flow_temps_forget(struct own_state *s, int16_t region, int32_t offset)
{
    for (int i = 0; i < s->temp_count; i++)
        if (s->temps[i].region == region && s->temps[i].offset == offset)
            s->temps[i].region = NOWHERE;
}

void flow_temps_end(struct own_state *s, int keep)
{
    int kept = 0;
    for (int i = 0; i < s->temp_count; i++)
        if (s->temps[i].t < keep)
            s->temps[kept++] = s->temps[i];
    s->temp_count = kept;
}

bool flow_is_escaped(const struct own_state *s, int object)
{
    return object >= 128 || (s->escaped[object / 64] >> (object % 64) & 1);
}

void flow_set_escaped(struct own_state *s, int object)
{
    if (object < 128)
        s->escaped[object / 64] |= (uint64_t)1 << (object % 64);
}

void flow_facts_forget(struct own_state *s, int object)
{
    int kept = 0;
    for (int i = 0; i < s->fact_count; i++)
        if (s->facts[i].a != object && (s->facts[i].b != object || s->facts[i].op == '&'))
            s->facts[kept++] = s->facts[i];
    for (int i = kept; i < s->fact_count; i++)
        s->facts[i] = (struct fact){0};
    s->fact_count = kept;
}

/* ---- what is reached ------------------------------------------------------------------------- */

void flow_state_reached(const struct own_state *s, bool reached[SYMS])
{
    int16_t queue[SYMS];
    int head = 0, tail = 0;
    memset(reached, 0, SYMS * sizeof *reached);
#define REACH(of)                                                                              \
    do {                                                                                       \
        const struct value *v_ = (of);                                                         \
        if ((v_->kind == V_POINTER || v_->kind == V_RECORD) && v_->region >= 0 && !reached[v_->region]) { \
            reached[v_->region] = true;                                                        \
            queue[tail++] = v_->region;                                                        \
        }                                                                                      \
    } while (0)
    for (int i = 0; i < s->cell_count && s->cells[i].region < 0; i++)
        if (!(s->cells[i].flags & C_BORROWS))
            REACH(&s->cells[i].v);
    for (int i = 0; i < s->temp_count; i++)
        REACH(&s->temps[i].v);
    REACH(&s->result);
    bool open[SYMS] = {0}; /* others hold it: what it holds is held */
    for (int i = 0; i < s->sym_count; i++)
        open[i] = s->syms[i].own == S_UNKNOWN || s->syms[i].own == S_BORROWED || s->syms[i].own == S_STALE;
    for (int i = 0; i < s->cell_count; i++)
        if (s->cells[i].region >= 0 && open[s->cells[i].region] && !(s->cells[i].flags & C_BORROWS))
            REACH(&s->cells[i].v);
    while (head < tail) {
        int16_t r = queue[head++];
        if (s->syms[r].own == S_FREED || s->syms[r].own == S_NULL)
            continue;
        for (int i = cell_place(s, r, LEAST, 0); i < s->cell_count && s->cells[i].region == r; i++)
            if (!(s->cells[i].flags & C_BORROWS))
                REACH(&s->cells[i].v);
    }
#undef REACH
}

/* ---- one form for equal states ---------------------------------------------------------------- */

static void visit(const struct own_state *s, int16_t region, int16_t number[SYMS], int16_t order[SYMS],
                  uint8_t depth[SYMS], int *count, int at)
{
    if (region < 0 || number[region] >= 0)
        return;
    (void)s;
    number[region] = (int16_t)*count;
    order[*count] = region;
    depth[*count] = (uint8_t)at;
    ++*count;
}

/* The cell is forgotten: that it holds what it owns is, too. */
static void let_go(struct own_state *s, const struct cell *c)
{
    struct sym *y = flow_sym_of(s, c->v);
    if (y && y->own == S_OWNED && !(c->flags & C_BORROWS))
        y->own = S_UNKNOWN;
}

static bool points(const struct value *v)
{
    return v->kind == V_POINTER || v->kind == V_RECORD;
}

void flow_state_settle(struct own_state *s)
{
    int16_t number[SYMS], order[SYMS];
    uint8_t depth[SYMS];
    int count = 0, params = s->fl->param_syms;
    for (int i = 0; i < s->sym_count; i++)
        number[i] = -1;
    for (int16_t i = 0; i < params; i++)
        visit(s, i, number, order, depth, &count, 1);
    for (int i = 0; i < s->cell_count && s->cells[i].region < 0; i++)
        if (points(&s->cells[i].v))
            visit(s, s->cells[i].v.region, number, order, depth, &count, 1);
    for (int i = 0; i < s->temp_count; i++)
        if (points(&s->temps[i].v))
            visit(s, s->temps[i].v.region, number, order, depth, &count, 1);
    if (points(&s->result))
        visit(s, s->result.region, number, order, depth, &count, 1);
    bool shallow[SYMS] = {0}; /* too deep: its cells are forgotten */
    int at = 0;
more:
    for (; at < count; at++) {
        int16_t r = order[at];
        struct sym *y = &s->syms[r];
        if (y->param < 0)
            y->flags &= (uint16_t)~(Y_FOLLOWED | Y_WRITTEN);
        y->lost = NULL;
        y->lost_expr = NULL;
        if (y->own != S_OWNED)
            y->also = 0;
        int from = cell_place(s, r, LEAST, 0);
        if (depth[at] >= (y->flags & Y_FRESH ? DEEPEST : DEEPEST - 1)) {
            shallow[r] = true;
            if (from < s->cell_count && s->cells[from].region == r)
                y->flags |= Y_SEEN;
            for (int i = from; i < s->cell_count && s->cells[i].region == r; i++)
                let_go(s, &s->cells[i]);
            if (from < s->cell_count && s->cells[from].region == r && y->fill != FILL_LAZY)
                y->fill = FILL_UNKNOWN;
            continue;
        }
        for (int i = from; i < s->cell_count && s->cells[i].region == r; i++)
            if (points(&s->cells[i].v))
                visit(s, s->cells[i].v.region, number, order, depth, &count, depth[at] + 1);
    }
    for (int i = 0; i < count; i++) { /* a chain of lenders that nothing else refers to is one */
        struct sym *y = &s->syms[order[i]];
        for (int steps = 0; steps < SYMS && y->lender >= 0 && number[y->lender] < 0
             && s->syms[y->lender].own == S_BORROWED && s->syms[y->lender].lender != NOWHERE; steps++)
            y->lender = s->syms[y->lender].lender;
        if (y->lender >= 0)
            visit(s, y->lender, number, order, depth, &count, depth[i] + 1);
    }
    if (at < count)
        goto more;
    for (int i = 0; i < s->cell_count; i++) /* what nothing leads to is not held any more */
        if (s->cells[i].region >= 0 && number[s->cells[i].region] < 0)
            let_go(s, &s->cells[i]);
    bool same = count == s->sym_count;
    for (int i = 0; same && i < count; i++)
        same = order[i] == i && !shallow[i];
    if (same)
        return;
    struct sym syms[SYMS];
    for (int n = 0; n < count; n++) {
        syms[n] = s->syms[order[n]];
        if (syms[n].lender >= 0)
            syms[n].lender = number[syms[n].lender];
    }
    memcpy(s->syms, syms, (size_t)count * sizeof *syms);
    s->sym_count = count;
    int kept = 0;
    for (int i = 0; i < s->cell_count; i++) {
        struct cell c = s->cells[i];
        if (c.region >= 0 && (number[c.region] < 0 || shallow[c.region]))
            continue;
        if (c.region >= 0)
            c.region = number[c.region];
        if (points(&c.v) && c.v.region >= 0)
            c.v.region = number[c.v.region];
        int j = kept++;
        for (; j > 0 && cell_order(&s->cells[j - 1], c.region, c.offset, c.flags) > 0; j--)
            s->cells[j] = s->cells[j - 1];
        s->cells[j] = c;
    }
    s->cell_count = kept;
    for (int i = 0; i < s->temp_count; i++) {
        struct temp *t = &s->temps[i];
        if (points(&t->v) && t->v.region >= 0)
            t->v.region = number[t->v.region];
        if (t->region >= 0)
            t->region = number[t->region] >= 0 && !shallow[t->region] ? number[t->region] : NOWHERE;
    }
    if (points(&s->result) && s->result.region >= 0)
        s->result.region = number[s->result.region];
}

/* ---- equal, alike --------------------------------------------------------------------------------- */

static uint64_t mix(uint64_t h, uint64_t v)
{
    h = (h ^ v) * 0x9e3779b97f4a7c15u;
    return h ^ h >> 29;
}

static bool is_number(const struct value *v)
{
    return v->kind == V_NUMBER && !flow_value_is_null(*v);
}

/* Is it a cell that only says a number? NULLs count as bones. */
static bool is_flesh(const struct cell *c)
{
    return c->v.kind == V_NUMBER && !(c->flags & C_FILL)
        && !(flow_value_is_null(c->v) && (c->v.flags & V_TESTED));
}

static uint64_t mix_value(uint64_t h, const struct value *v)
{
    h = mix(h, (uint64_t)v->kind << 56 | (uint64_t)v->flags << 48 | (uint64_t)(uint16_t)v->region << 32
            | (uint32_t)v->low);
    return mix(h, (uint64_t)(uint32_t)v->high << 32 | (uint32_t)v->hole);
}

uint64_t flow_state_hash(const struct own_state *s, bool bones)
{
    uint64_t h = mix((uint64_t)s->sym_count, s->escaped[0] ^ s->escaped[1] ^ s->vague);
    for (int i = 0; i < s->sym_count; i++) {
        const struct sym *y = &s->syms[i];
        h = mix(h, (uint64_t)y->own << 56 | (uint64_t)y->also << 60 | (uint64_t)y->null << 52 | (uint64_t)y->fill << 48
                | (uint64_t)y->flags << 32 | (uint32_t)(uint16_t)y->lender);
        h = mix(h, (uintptr_t)y->ended);
    }
    for (int i = 0; i < s->cell_count; i++) {
        const struct cell *c = &s->cells[i];
        if (bones && is_flesh(c))
            continue;
        h = mix(h, (uint64_t)(uint16_t)c->region << 40 | (uint64_t)c->flags << 32 | (uint32_t)c->offset);
        h = mix_value(h, &c->v);
    }
    for (int i = 0; i < s->temp_count; i++) {
        h = mix(h, (uint64_t)s->temps[i].t);
        if (!bones || !is_number(&s->temps[i].v))
            h = mix_value(h, &s->temps[i].v);
    }
    for (int i = 0; !bones && i < s->fact_count; i++)
        h = mix(h, (uint64_t)(uint16_t)s->facts[i].a << 33 | (uint64_t)(uint32_t)s->facts[i].b << 17
                | (uint64_t)s->facts[i].op << 1 | s->facts[i].truth);
    return h;
}

static bool flow_sym_eq(const struct sym *a, const struct sym *b)
{
    return a->own == b->own && a->also == b->also && a->null == b->null && a->fill == b->fill && a->flags == b->flags
        && a->lender == b->lender && a->param == b->param && a->ended == b->ended
        && a->ended_by == b->ended_by && a->lent_from == b->lent_from && a->lent_to == b->lent_to;
}

bool flow_state_eq(const struct own_state *a, const struct own_state *b, bool bones)
{
    if (a->sym_count != b->sym_count || a->temp_count != b->temp_count || a->vague != b->vague
        || a->escaped[0] != b->escaped[0] || a->escaped[1] != b->escaped[1])
        return false;
    for (int i = 0; i < a->sym_count; i++)
        if (!flow_sym_eq(&a->syms[i], &b->syms[i]))
            return false;
    for (int i = 0; i < a->temp_count; i++)
        if (a->temps[i].t != b->temps[i].t
            || (!(bones && is_number(&a->temps[i].v) && is_number(&b->temps[i].v))
                && !flow_value_eq(&a->temps[i].v, &b->temps[i].v)))
            return false;
    int i = 0, j = 0;
    for (;; i++, j++) {
        while (bones && i < a->cell_count && is_flesh(&a->cells[i]))
            i++;
        while (bones && j < b->cell_count && is_flesh(&b->cells[j]))
            j++;
        if (i >= a->cell_count || j >= b->cell_count)
            break;
        const struct cell *x = &a->cells[i], *y = &b->cells[j];
        if (x->region != y->region || x->offset != y->offset || x->flags != y->flags
            || !flow_value_eq(&x->v, &y->v))
            return false;
    }
    if (i < a->cell_count || j < b->cell_count)
        return false;
    if (bones)
        return true;
    if (a->fact_count != b->fact_count)
        return false;
    for (int n = 0; n < a->fact_count; n++)
        if (a->facts[n].a != b->facts[n].a || a->facts[n].b != b->facts[n].b
            || a->facts[n].op != b->facts[n].op || a->facts[n].truth != b->facts[n].truth)
            return false;
    return true;
}

/* How much is lost by joining two states of the same bones: flags that are known weigh more than
 * counts. */
int flow_state_distance(const struct own_state *a, const struct own_state *b)
{
    int distance = 0;
    int32_t n;
    for (int i = 0; i < a->cell_count; i++) {
        const struct cell *c = &a->cells[i];
        if (!is_flesh(c))
            continue;
        const struct cell *other = flow_cell_find(b, c->region, c->offset, c->flags & C_ELEMENT);
        if (other && flow_value_eq(&c->v, &other->v))
            continue;
        distance += other && flow_value_exact(c->v, &n) && flow_value_exact(other->v, &n) ? 8 : 1;
    }
    return distance;
}

bool flow_state_join(struct own_state *to, const struct own_state *from)
{
    bool changed = false;
    int kept = 0;
    for (int i = 0; i < to->cell_count; i++) {
        struct cell c = to->cells[i];
        if (is_flesh(&c)) {
            struct cell *other = flow_cell_find(from, c.region, c.offset, c.flags & C_ELEMENT);
            struct value v = other ? flow_value_join(c.v, other->v) : (struct value){.kind = V_UNKNOWN};
            if (!flow_value_eq(&v, &c.v))
                changed = true;
            if (v.kind == V_UNKNOWN)
                continue;
            c.v = v;
        }
        to->cells[kept++] = c;
    }
    to->cell_count = kept;
    for (int i = 0; i < to->temp_count; i++)
        if (is_number(&to->temps[i].v) && !flow_value_eq(&to->temps[i].v, &from->temps[i].v)) {
            to->temps[i].v = flow_value_join(to->temps[i].v, from->temps[i].v);
            to->temps[i].region = NOWHERE;
            changed = true;
        }
    int facts = 0;
    for (int i = 0; i < to->fact_count; i++)
        for (int j = 0; j < from->fact_count; j++)
            if (to->facts[i].a == from->facts[j].a && to->facts[i].b == from->facts[j].b
                && to->facts[i].op == from->facts[j].op && to->facts[i].truth == from->facts[j].truth) {
                to->facts[facts++] = to->facts[i];
                break;
            }
    changed |= facts != to->fact_count;
    for (int i = facts; i < to->fact_count; i++)
        to->facts[i] = (struct fact){0};
    to->fact_count = facts;
    return changed;
}

/* Are two symbols one, but for whether it is still owned? Not those of parameters: callers are told
 * what becomes of them on all paths. */
static bool is_one_owner(const struct sym *a, const struct sym *b)
{
    bool known = (a->own == S_OWNED || a->own == S_FREED || a->own == S_MOVED)
        && (b->own == S_OWNED || b->own == S_FREED || b->own == S_MOVED);
    return known && a->param < 0 && a->root < 0 && a->born && a->born == b->born && a->null == b->null
        && a->flags == b->flags && !(a->flags & (Y_MANY | Y_PART | Y_COUNTED | Y_MEMBER)) && a->lender == b->lender
        && a->lent_from == b->lent_from && a->lent_to == b->lent_to;
}

/* Whether a symbol is owned decides no branch, so two states that differ in nothing else go the same
 * ways from here on: what is told of a symbol of the joined state would have been told of one of the
 * two, and nothing else. Only that two owners go together is lost, and no rule asks for that. (The
 * independent attribute method: Jones and Muchnick, Complexity of flow analysis, 1981.) */
int flow_state_owner_distance(const struct own_state *to, const struct own_state *from)
{
    int distance = 0;
    if (to->sym_count != from->sym_count || to->cell_count != from->cell_count || to->temp_count != from->temp_count
        || to->vague || from->vague || to->fact_count != from->fact_count || to->escaped[0] != from->escaped[0]
        || to->escaped[1] != from->escaped[1])
        return -1;
    bool differs[SYMS];
    for (int i = 0; i < to->sym_count; i++) {
        differs[i] = !flow_sym_eq(&to->syms[i], &from->syms[i]);
        distance += differs[i];
        if (differs[i] && !is_one_owner(&to->syms[i], &from->syms[i]))
            return -1;
    }
    for (int i = 0; i < to->cell_count; i++) {
        const struct cell *x = &to->cells[i], *y = &from->cells[i];
        if (x->region != y->region || x->offset != y->offset || x->flags != y->flags || !flow_value_eq(&x->v, &y->v))
            return -1;
        if (x->region >= 0 && (differs[x->region] || (points(&x->v) && x->v.region >= 0 && differs[x->v.region])))
            return -1; /* in or behind other blocks: left alone */
    }
    for (int i = 0; i < to->temp_count; i++)
        if (to->temps[i].t != from->temps[i].t || !flow_value_eq(&to->temps[i].v, &from->temps[i].v))
            return -1;
    for (int n = 0; n < to->fact_count; n++)
        if (to->facts[n].a != from->facts[n].a || to->facts[n].b != from->facts[n].b
            || to->facts[n].op != from->facts[n].op || to->facts[n].truth != from->facts[n].truth)
            return -1;
    return distance;
}

bool flow_state_join_owners(struct own_state *to, const struct own_state *from)
{
    bool changed = false;
    for (int i = 0; i < to->sym_count; i++) {
        struct sym *a = &to->syms[i];
        const struct sym *b = &from->syms[i];
        bool owned = a->own == S_OWNED || b->own == S_OWNED;
        bool gone = flow_is_gone(a) || flow_is_gone(b);
        if (!owned || !gone || (a->own == S_OWNED && a->also))
            continue;
        struct sym old = *a;
        const struct sym *ended = old.own == S_OWNED ? b : &old;
        if (old.own != S_OWNED)
            *a = *b;
        a->also = ended->own == S_OWNED ? ended->also : ended->own;
        a->ended = ended->ended;
        a->ended_by = ended->ended_by;
        a->ended_arg = ended->ended_arg;
        changed = true;
    }
    return changed;
}
