/* Stores: what is written over is let go of, what is written is owned, lent or kept where it is now. */
#include "cfront/own_flow.h"

#include <string.h>

void flow_store_lose(struct flow *fl, struct own_state *s, struct value v)
{
    struct sym *y = flow_sym_of(s, v);
    if (y) {
        y->lost = fl->at;
        y->lost_expr = NULL;
    }
}

static void drop_range(struct flow *fl, struct own_state *s, int16_t region, int64_t from, int64_t to)
{
    for (int i = s->cell_count - 1; i >= 0; i--) {
        struct cell *c = &s->cells[i];
        if (c->region == region && c->offset >= from && c->offset < to && !(c->flags & C_FILL)) {
            flow_store_lose(fl, s, c->v);
            flow_temps_forget(s, region, c->offset);
            flow_cell_drop(s, i);
        }
    }
}

/* Others that may be the same memory no longer hold what they did there. */
static void forget_aliases(struct own_state *s, int16_t region, int32_t offset, const struct field *field)
{
    if (region < 0 || !field || (s->syms[region].flags & Y_FRESH))
        return;
    for (int i = s->cell_count - 1; i >= 0; i--) {
        struct cell *c = &s->cells[i];
        if (c->region < 0 || c->region == region || c->offset != offset || c->field != field)
            continue;
        struct sym *q = &s->syms[c->region];
        if ((q->flags & Y_FRESH) || (q->own == S_OWNED && s->syms[region].own == S_OWNED)
            || (q->flags & Y_OUT) || q->own == S_FREED || q->own == S_MOVED)
            continue;
        struct sym *held = flow_sym_of(s, c->v);
        if (held && held->own == S_OWNED && (held->flags & Y_MEMBER))
            held->own = S_UNKNOWN;
        else if (held && held->own == S_OWNED)
            continue;
        flow_temps_forget(s, c->region, c->offset);
        q->flags |= Y_SEEN;
        flow_cell_drop(s, i);
    }
}

/* Whose borrow it is in the end: a parameter that is only lent. */
struct sym *flow_store_lent_root(struct own_state *s, struct sym *y)
{
    for (int n = 0; y && n < 8; n++) {
        if (y->own != S_BORROWED)
            return NULL;
        if (y->param >= 0)
            return y->flags & Y_STATED && !(y->flags & Y_OUT) ? y : NULL;
        y = y->lender >= 0 ? &s->syms[y->lender] : NULL;
    }
    return NULL;
}

static void tell_kept(struct flow *fl, const struct own_insn *i, struct sym *y, struct sym *root)
{
    if (y->flags & Y_TOLD)
        return;
    y->flags |= Y_TOLD;
    const struct object *o = root ? fl->g->f->params[root->param] : NULL;
    struct told t = {.code = CONTRACT_CODE_FREED_BORROW, .at = i->at, .sym = y, .role = CONTRACT_ROLE_MOVED,
                     .what = o ? flow_name_of(fl, o) : "the borrow", .expr = i->place.expr, .param = OWN_NONE,
                     .other = flow_text_of(fl, i->place.expr),
                     .contract = root ? flow_contract_of_param(fl, root->param) : NULL};
    flow_tell(fl, &t);
}

static void store_pointer(struct flow *fl, struct own_state *s, const struct own_insn *i, struct spot at,
                          struct value v, uint8_t *flags)
{
    struct sym *x = flow_sym_of(s, v);
    if (!x)
        return;
    bool ours = flow_place_is_ours(fl, s, at.region), local = at.region < 0 && !flow_place_is_static(fl, at.region);
    if (local) {
        if (x->first < 0 && !i->place.field)
            x->first = (int16_t)object_of(at.region);
        return;
    }
    x->flags |= Y_KEPT;
    if (x->root >= 0 && fl->sym_of_param[x->root] >= 0 && x->lender >= 0 && x->own == S_BORROWED)
        s->syms[fl->sym_of_param[x->root]].flags |= Y_KEPT;
    struct sym *root = flow_store_lent_root(s, x);
    if (*flags & C_BORROWS) {
        if (root && flow_place_is_static(fl, at.region))
            tell_kept(fl, i, x, root);
        return;
    }
    bool out = at.region >= 0 && (s->syms[at.region].flags & Y_OUT);
    if (root && (*flags & C_OWNED)) {
        tell_kept(fl, i, x, root);
    } else if (root && !ours && !out && (at.region < 0 || s->syms[at.region].own != S_STALE)) {
        /* a borrow may be put back to where it came from, or hang on to it */
        bool back = at.region >= 0 && s->syms[at.region].own == S_BORROWED
            && flow_store_lent_root(s, &s->syms[at.region]) == root;
        if (!back)
            tell_kept(fl, i, x, root);
    }
    bool element = at.region >= 0 && s->syms[at.region].own == S_BORROWED && s->syms[at.region].param < 0
        && s->syms[at.region].lender != NOWHERE;
    if (x->own == S_OWNED && !ours && !out && (!(*flags & C_OWNED) || element) && !flow_place_is_static(fl, at.region)) {
        flow_escape_value(fl, s, v, true);
    }
}

void flow_store(struct flow *fl, struct own_state *s, const struct own_insn *i)
{
    const struct own_place *p = &i->place;
    struct value v = flow_temp_value(s, i->a);
    struct spot at = flow_place_locate(fl, s, p, i, true);
    if (!at.known || at.region == NOWHERE) {
        flow_escape_value(fl, s, v, true);
        return;
    }
    if (at.region < 0)
        flow_facts_forget(s, object_of(at.region));
    if (at.region >= 0) {
        struct sym *r = &s->syms[at.region];
        r->flags |= Y_WRITTEN | Y_FOLLOWED;
        if (r->root >= 0 && fl->sym_of_param[r->root] >= 0)
            s->syms[fl->sym_of_param[r->root]].flags |= Y_WRITTEN;
    }
    struct temp *counted = flow_temp_find(s, i->a);
    if (at.region >= 0 && p->field && type_is_integer(p->type) && counted && counted->def
        && counted->def->op == OWN_ARITH && (counted->def->c_op == '-' || counted->def->c_op == '+'
            || counted->def->c_op == PUNCT_SUB_EQ || counted->def->c_op == PUNCT_ADD_EQ))
        s->syms[at.region].flags |= Y_COUNTED;
    bool record = p->type && (type_is_record(p->type) || p->type->kind == TYPE_ARRAY);
    if (record) {
        if (at.element || v.kind != V_RECORD) {
            flow_escape_value(fl, s, v, true);
            if (!at.element) {
                drop_range(fl, s, at.region, at.offset, at.offset + (int64_t)p->type->size);
                struct temp *from = flow_temp_find(s, i->a);
                bool given = from && from->def && from->def->op == OWN_CALL && at.region < 0;
                if (at.offset == 0)
                    flow_region_set_fill(s, at.region, given ? FILL_LAZY : FILL_UNKNOWN);
            }
            return;
        }
        struct cell copies[64];
        int count = 0;
        for (int n = 0; n < s->cell_count; n++) {
            const struct cell *c = &s->cells[n];
            if (c->region == v.region && !(c->flags & C_FILL) && c->offset >= v.low
                && c->offset < v.low + (int64_t)p->type->size) {
                if (count == (int)COUNT(copies)) {
                    s->vague = true;
                    break;
                }
                copies[count++] = *c;
            }
        }
        enum symbol_fill fill = flow_region_fill(s, v.region);
        drop_range(fl, s, at.region, at.offset, at.offset + (int64_t)p->type->size);
        if (at.offset == 0)
            flow_region_set_fill(s, at.region, fill == FILL_LAZY ? FILL_UNKNOWN : fill);
        for (int n = 0; n < count; n++) {
            uint8_t flags = copies[n].flags;
            if (copies[n].v.kind == V_POINTER)
                store_pointer(fl, s, i, at, copies[n].v, &flags);
            flow_cell_put(s, at.region, at.offset + copies[n].offset - v.low, flags, copies[n].v);
        }
        return;
    }
    uint8_t flags = flow_place_flags(p, at.element);
    if (at.element) { /* weak */
        struct cell *c = flow_cell_find(s, at.region, at.offset, true);
        if (flow_region_fill(s, at.region) == FILL_ZERO && !flow_value_is_null(v))
            flow_region_set_fill(s, at.region, FILL_UNKNOWN); /* the first of them is read without an index, too */
        if (v.kind != V_POINTER || v.region < 0) {
            if (c && v.kind != V_POINTER && c->v.kind != V_POINTER)
                c->v = (struct value){.kind = V_UNKNOWN};
            if (!c && v.kind == V_POINTER)
                flow_cell_put(s, at.region, at.offset, flags, v);
            return;
        }
        store_pointer(fl, s, i, at, v, &flags);
        if (c && c->v.kind == V_POINTER && c->v.region >= 0 && c->v.region != v.region) {
            struct sym *many = &s->syms[c->v.region], *one = &s->syms[v.region];
            if (many->own == S_OWNED && one->own == S_OWNED && one->param < 0) {
                many->flags |= Y_MANY;
                int16_t gone = v.region;
                for (int n = s->cell_count - 1; n >= 0; n--)
                    if (s->cells[n].region == gone)
                        flow_escape_value(fl, s, s->cells[n].v, false);
                flow_cells_drop(s, gone);
                flow_branch_same_pointer(s, gone, c->v);
                s->syms[gone].own = S_UNKNOWN;
            } else {
                flow_escape_value(fl, s, v, false);
                flow_escape_value(fl, s, c->v, false);
            }
            return;
        }
        c = flow_cell_put(s, at.region, at.offset, flags, v);
        if (c)
            c->expr = p->expr;
        return;
    }
    struct cell *old = flow_cell_find(s, at.region, at.offset, false);
    if (old)
        flow_store_lose(fl, s, old->v);
    flow_temps_forget(s, at.region, at.offset);
    forget_aliases(s, at.region, at.offset, p->field);
    if (v.kind == V_POINTER)
        store_pointer(fl, s, i, at, v, &flags);
    if (v.kind == V_UNSET)
        v = (struct value){.kind = V_UNKNOWN};
    old = flow_cell_find(s, at.region, at.offset, false);
    if (v.kind == V_UNKNOWN && !flow_is_pointer(p->type) && (at.region < 0 ? flow_region_fill(s, at.region) != FILL_ZERO
                                                        : s->syms[at.region].fill != FILL_ZERO)) {
        if (old)
            flow_cell_drop(s, (int)(old - s->cells));
        return;
    }
    struct cell *c = flow_cell_put(s, at.region, at.offset, flags | C_STORED, v);
    if (c) {
        c->expr = p->expr;
        c->field = p->field;
    }
    /* a value that is known by its place from now on */
    struct temp *x = flow_temp_find(s, i->a);
    if (x && x->region == NOWHERE && !at.element && v.kind != V_POINTER) {
        x->region = at.region;
        x->offset = at.offset;
        x->flags = flags | C_STORED;
    }
}

static void zero_members(struct own_state *s, int16_t region, int64_t base, const struct type *t, int depth)
{
    if (!t || depth > 4)
        return;
    if (type_is_record(t) && t->tag) {
        for (const struct field *f = t->tag->fields; f; f = f->next)
            zero_members(s, region, base + (int64_t)f->offset, f->type, depth + 1);
    } else if (flow_is_pointer(t) && base < INT32_MAX) {
        flow_cell_put(s, region, (int32_t)base, C_STORED, flow_value_number(0, 0));
    }
}

void flow_store_zero(struct flow *fl, struct own_state *s, const struct own_insn *i)
{
    struct spot at = flow_place_locate(fl, s, &i->place, i, true);
    if (!at.known || at.element)
        return;
    const struct type *t = i->place.type;
    int64_t size = t ? (int64_t)t->size : 0;
    if (at.region < 0)
        flow_facts_forget(s, object_of(at.region));
    drop_range(fl, s, at.region, at.offset, at.offset + (size ? size : 1));
    if (at.offset == 0 && (at.region < 0 && fl->objects[object_of(at.region)]->type->size == t->size)) {
        if (type_is_scalar(t))
            flow_cell_put(s, at.region, 0, flow_place_flags(&i->place, false) | C_STORED, flow_value_number(0, 0));
        else
            flow_region_set_fill(s, at.region, FILL_ZERO);
    } else {
        zero_members(s, at.region, at.offset, t, 0);
    }
}
