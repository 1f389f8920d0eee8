/* Places: where an access goes in a state, and what is loaded from there. What no cell says, a region's
 * fill does: it may be a member that nobody looked at yet, for which a symbol is made by its contract. */
#include "cfront/own_flow.h"

#include <string.h>

const char flow_standard_stream[] = "standard stream";

struct spot flow_place_locate(struct flow *fl, struct own_state *s, const struct own_place *p, const struct own_insn *i,
                          bool follow)
{
    int64_t offset = p->offset < -1000000000 || p->offset > 1000000000 ? 1000000000 : p->offset;
    if (p->object)
        return (struct spot){flow_region_of(flow_object(fl, p->object)), (int32_t)offset, p->element, true};
    struct temp *x = flow_temp_find(s, p->pointer);
    if (!x)
        return (struct spot){.region = NOWHERE};
    if (follow) {
        struct sym *y = flow_sym_of(s, x->v);
        if (p->element && y && y->null == N_MAYBE && !y->maker)
            y->null = N_UNKNOWN; /* a member that may be NULL, with a count beside it */
        flow_use_value(fl, s, x, USE_FOLLOW, p->expr, i->at, NULL, OWN_NONE);
        x = flow_temp_find(s, p->pointer);
    }
    if (!x || x->v.kind != V_POINTER)
        return (struct spot){.region = NOWHERE};
    bool exact = x->v.flags & V_EXACT;
    int64_t at = (exact ? x->v.low : 0) + offset;
    return (struct spot){x->v.region, (int32_t)(at > INT32_MAX ? INT32_MAX : at), p->element || !exact, true};
}

uint8_t flow_place_flags(const struct own_place *p, bool element)
{
    uint8_t flags = element ? C_ELEMENT : 0;
    bool of_member = p->field != NULL;
    if (p->contract && (of_member || (p->object && !p->object->is_param))) {
        if (p->contract->words & CONTRACT_OWNED)
            flags |= C_OWNED;
        if (p->contract->words & (CONTRACT_BORROWS | CONTRACT_BORROWS_MUT))
            flags |= C_BORROWS;
    }
    return flags;
}

bool flow_place_is_static(const struct flow *fl, int16_t region)
{
    return region < 0 && fl->objects[object_of(region)]->storage != STORAGE_AUTO;
}

/* Memory that nobody else knows of. */
bool flow_place_is_ours(const struct flow *fl, const struct own_state *s, int16_t region)
{
    return region < 0 ? !flow_place_is_static(fl, region)
                      : (s->syms[region].flags & Y_FRESH) || s->syms[region].own == S_OWNED;
}

/* What a cell that is not there holds. */
static struct value load_cell(struct flow *fl, struct own_state *s, const struct own_place *p, int16_t region,
                              bool element)
{
    struct value unknown = {.kind = V_UNKNOWN};
    enum symbol_fill fill = flow_region_fill(s, region);
    if (fill == FILL_ZERO && !element)
        return flow_value_number(0, 0);
    if (fill == FILL_UNSET && !element && region >= 0 && (s->syms[region].flags & Y_OUT))
        return unknown;
    if (!flow_is_pointer(p->type))
        return flow_is_unsigned(p->type) ? flow_value_number(0, MOST) : unknown;
    uint8_t flags = flow_place_flags(p, element);
    int own = S_UNKNOWN;
    uint16_t sets = 0;
    const struct sym *r = region >= 0 ? &s->syms[region] : NULL;
    if (flags & C_BORROWS) {
        own = S_BORROWED, sets = Y_STATED;
    } else if ((flags & C_OWNED) && fill == FILL_LAZY && (!r || r->own == S_UNKNOWN || r->own == S_OWNED
                                                           || r->own == S_BORROWED)) {
        bool lent = r && r->own == S_BORROWED && (r->flags & Y_STATED) && !(r->flags & Y_MUTABLE);
        own = lent || element ? S_BORROWED : S_OWNED;
        sets = lent ? Y_STATED | Y_CONST : Y_MEMBER;
        if (element && !lent)
            sets = Y_PART;
    } else if (element) {
        sets = Y_PART;
    }
    int n = flow_sym_new(s, own);
    if (n < 0)
        return unknown;
    struct sym *y = &s->syms[n];
    y->flags = sets;
    y->born = fl->at;
    y->resource = "block";
    if (own == S_BORROWED || (sets & Y_PART)) {
        y->borrowed = fl->at;
        if (!(flags & C_BORROWS))
            y->lender = region;
    }
    if (p->contract && p->contract->words & CONTRACT_NULLABLE)
        y->null = N_MAYBE;
    y->root = region >= 0 ? (s->syms[region].param >= 0 ? s->syms[region].param : s->syms[region].root) : -1;
    return flow_value_symbol(n);
}

static bool is_stream(const struct object *o)
{
    return o->name && (str_is(o->name->text, "stdin") || str_is(o->name->text, "stdout")
                       || str_is(o->name->text, "stderr"));
}

void flow_place_load(struct flow *fl, struct own_state *s, const struct own_insn *i)
{
    const struct own_place *p = &i->place;
    struct spot at = flow_place_locate(fl, s, p, i, true);
    bool record = p->type && (type_is_record(p->type) || p->type->kind == TYPE_ARRAY);
    if (!at.known || at.region == NOWHERE) {
        struct value v = {.kind = V_UNKNOWN};
        if (flow_is_pointer(p->type))
            v = flow_value_symbol(flow_sym_new(s, S_UNKNOWN));
        else if (flow_is_unsigned(p->type))
            v = flow_value_number(0, MOST);
        flow_temp_set(s, i->t, v);
        return;
    }
    if (record) {
        struct value v = {.kind = at.element ? V_UNKNOWN : V_RECORD, .region = at.region, .low = at.offset};
        flow_temp_set(s, i->t, v);
        return;
    }
    if (at.region >= 0)
        s->syms[at.region].flags |= Y_FOLLOWED;
    if (p->object && type_is_scalar(p->object->type) && (p->object->type->quals & (QUAL_VOLATILE | QUAL_ATOMIC))) {
        flow_temp_set(s, i->t, flow_is_pointer(p->type) ? flow_value_symbol(flow_sym_new(s, S_UNKNOWN))
                                              : (struct value){.kind = V_UNKNOWN});
        return;
    }
    if (p->object && p->object->storage == STORAGE_EXTERN && is_stream(p->object)) {
        int n = flow_sym_new(s, S_UNKNOWN);
        if (n >= 0) {
            s->syms[n].resource = flow_standard_stream;
            s->syms[n].null = N_NOT;
        }
        struct cell *known = flow_cell_find(s, at.region, 0, false);
        if (!known)
            known = flow_cell_put(s, at.region, 0, 0, flow_value_symbol(n));
        flow_temp_set(s, i->t, known ? known->v : flow_value_symbol(n));
        return;
    }
    struct cell *c = flow_cell_find(s, at.region, at.offset, at.element);
    if (!c && !at.element && !p->field) { /* the first of an array of which something is known */
        c = flow_cell_find(s, at.region, at.offset, true);
        at.element = c != NULL;
    }
    struct value v = c ? c->v : load_cell(fl, s, p, at.region, at.element);
    uint8_t flags = c ? c->flags : flow_place_flags(p, at.element);
    if (c && v.kind == V_UNSET && v.by) {
        struct told t = {.code = CONTRACT_CODE_UNSET_OUT_PARAMETER, .at = i->at, .unset_by = v.by,
                         .what = p->expr ? flow_text_of(fl, p->expr) : flow_name_of(fl, p->object), .expr = p->expr,
                         .callee = v.by->callee, .param = v.low, .role = CONTRACT_ROLE_USED};
        flow_tell(fl, &t);
        c->v = v = (struct value){.kind = V_UNKNOWN};
    }
    if (v.kind == V_UNSET)
        v = (struct value){.kind = V_UNKNOWN};
    if (at.element && c && v.kind == V_POINTER && v.region >= 0) {
        /* one of several: taking it is fine, and says nothing of which is left */
        int own = s->syms[v.region].own;
        int n = flow_sym_new(s, own == S_OWNED ? S_BORROWED : S_UNKNOWN);
        if (n >= 0) {
            struct sym *y = &s->syms[n];
            y->flags = Y_PART;
            y->lender = at.region;
            y->null = s->syms[v.region].null == N_MAYBE ? N_MAYBE : N_UNKNOWN;
            y->born = s->syms[v.region].born;
            y->borrowed = fl->at;
            y->resource = s->syms[v.region].resource;
        }
        v = flow_value_symbol(n);
        flags |= C_ELEMENT;
    } else if (at.element && c && v.kind != V_POINTER) {
        v = (struct value){.kind = V_UNKNOWN};
        if (flow_is_pointer(p->type))
            v = flow_value_symbol(flow_sym_new(s, S_UNKNOWN));
    } else if (v.kind == V_UNKNOWN && flow_is_pointer(p->type)) {
        int n = flow_sym_new(s, S_UNKNOWN);
        if (n >= 0) {
            s->syms[n].root = at.region >= 0 ? s->syms[at.region].param : -1;
            s->syms[n].fill = FILL_UNKNOWN;
        }
        v = flow_value_symbol(n);
    }
    if (!at.element && v.kind == V_POINTER) {
        const struct expr *expr = c ? c->expr : p->expr;
        c = flow_cell_put(s, at.region, at.offset, flags, v);
        if (c && !c->expr)
            c->expr = expr;
        if (c)
            c->field = p->field;
    }
    struct temp *x = flow_temp_set(s, i->t, v);
    x->region = at.region;
    x->offset = at.offset;
    x->flags = flags;
}

/* &a[i]: memory of its own, lent by what the array lies in, so that what is found out of it stays. */
struct value flow_place_element(struct flow *fl, struct own_state *s, int16_t region)
{
    int n = flow_sym_new(s, S_BORROWED);
    if (n < 0)
        return (struct value){.kind = V_UNKNOWN};
    struct sym *y = &s->syms[n];
    const struct sym *r = region >= 0 ? &s->syms[region] : NULL;
    y->borrowed = y->born = fl->at;
    y->lender = region;
    y->null = N_NOT;
    y->resource = r ? r->resource : "variable";
    y->fill = flow_region_fill(s, region) == FILL_LAZY ? FILL_LAZY : FILL_UNKNOWN;
    y->flags = Y_MUTABLE;
    if (r && r->own == S_BORROWED)
        y->flags = r->flags & (Y_STATED | Y_CONST | Y_MUTABLE);
    if (r && (r->own == S_FREED || r->own == S_MOVED || r->own == S_STALE))
        y->own = S_UNKNOWN;
    y->root = r ? (r->param >= 0 ? r->param : r->root) : -1;
    return flow_value_symbol(n);
}
