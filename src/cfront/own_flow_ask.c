/* What own_infer and own_permits ask of a state. */
#include "cfront/own_flow.h"

static struct own_event event_of(const struct own_state *s, const struct sym *y)
{
    struct flow *fl = s->fl;
    const struct own_insn *i = y->ended ? y->ended : y->borrowed ? y->borrowed : y->born;
    struct own_event e = {.param = OWN_NONE};
    if (y->first >= 0)
        e.object = fl->objects[y->first];
    if (!i) {
        if (y->param >= 0) {
            e.at = fl->g->f->params[y->param]->at;
            e.param = y->param;
            e.role = y->own == S_OWNED ? CONTRACT_ROLE_OWNED : CONTRACT_ROLE_BORROWED;
        }
        return e;
    }
    e.at = i->at;
    e.callee = i->op == OWN_CALL ? i->callee : NULL;
    if (y->ended) {
        e.role = y->own == S_FREED ? CONTRACT_ROLE_FREED
            : y->own == S_STALE ? (y->flags & Y_ENDED ? CONTRACT_ROLE_ENDED : CONTRACT_ROLE_CHANGED)
            : CONTRACT_ROLE_MOVED;
        e.param = y->ended_arg;
    } else {
        e.role = y->own == S_BORROWED ? CONTRACT_ROLE_BORROWED : CONTRACT_ROLE_OWNED;
    }
    return e;
}

static const struct object *lender_of(const struct own_state *s, int16_t lender)
{
    for (int n = 0; n < 10 && lender != NOWHERE; n++) {
        if (lender < 0)
            return s->fl->objects[object_of(lender)];
        const struct sym *y = &s->syms[lender];
        if (y->own != S_BORROWED || y->lender == NOWHERE)
            return y->first >= 0 ? s->fl->objects[y->first] : NULL;
        lender = y->lender;
    }
    return NULL;
}

static struct own_holding holding_of_symbol(const struct own_state *s, int n)
{
    static const uint8_t holds[] = {
        [S_UNKNOWN] = OWN_HOLDS_UNKNOWN, [S_OWNED] = OWN_HOLDS_OWNED, [S_BORROWED] = OWN_HOLDS_BORROW,
        [S_MOVED] = OWN_HOLDS_MOVED, [S_FREED] = OWN_HOLDS_FREED, [S_STALE] = OWN_HOLDS_STALE,
        [S_NULL] = OWN_HOLDS_NULL};
    const struct sym *y = &s->syms[n];
    struct own_holding h = {.holds = y->own == S_OWNED && y->also ? OWN_HOLDS_UNKNOWN : holds[y->own], .maybe_null = y->null != N_NOT, .nullable = y->null == N_MAYBE,
                            .symbol = (uint32_t)n + 1, .why = event_of(s, y)};
    if (y->own == S_BORROWED && (y->flags & Y_MUTABLE || !(y->flags & (Y_CONST | Y_STATED))))
        h.holds = OWN_HOLDS_MUTABLE;
    if (y->own == S_BORROWED || y->own == S_STALE)
        h.lender = lender_of(s, y->lender);
    return h;
}

static struct own_holding holding_of(const struct own_state *s, struct value v)
{
    struct own_holding h = {.holds = OWN_HOLDS_UNKNOWN, .why.param = OWN_NONE};
    switch (v.kind) {
    case V_UNSET:
        h.holds = OWN_HOLDS_UNSET;
        break;
    case V_NUMBER:
        h.holds = flow_value_is_null(v) ? OWN_HOLDS_NULL : OWN_HOLDS_NUMBER;
        break;
    case V_STATIC:
        h.holds = OWN_HOLDS_BORROW;
        break;
    case V_POINTER:
        if (v.region >= 0) {
            h = holding_of_symbol(s, v.region);
            h.inside = !(v.flags & V_EXACT) || v.low != 0;
            return h;
        }
        h.holds = OWN_HOLDS_ADDRESS;
        h.lender = s->fl->objects[object_of(v.region)];
        break;
    default:
        break;
    }
    return h;
}

struct own_holding own_state_variable(const struct own_state *s, const struct object *o)
{
    int16_t region = flow_region_of(flow_object(s->fl, (struct object *)o));
    struct cell *c = flow_cell_find(s, region, 0, false);
    struct own_holding h = {.holds = OWN_HOLDS_UNKNOWN, .why.param = OWN_NONE};
    if (!c) {
        if (o->storage == STORAGE_AUTO && !o->is_param && flow_region_fill(s, region) == FILL_UNSET)
            h.holds = OWN_HOLDS_UNSET;
        return h;
    }
    h = holding_of(s, c->v);
    for (int i = 0; i < s->cell_count && h.holds == OWN_HOLDS_OWNED && !h.holder; i++)
        if (s->cells[i].flags & C_OWNED && s->cells[i].region != region && s->cells[i].v.kind == V_POINTER
            && s->cells[i].v.region == c->v.region)
            h.holder = s->cells[i].expr;
    if (c->flags & C_BORROWS && h.holds == OWN_HOLDS_OWNED) {
        h.holds = OWN_HOLDS_BORROW;
        if (s->syms[c->v.region].first >= 0)
            h.lender = s->fl->objects[s->syms[c->v.region].first];
    }
    return h;
}

struct own_holding own_state_param(const struct own_state *s, int param, bool *ret_kept, bool *ret_written,
                                   bool *ret_followed)
{
    int n = param >= 0 && (size_t)param < s->fl->g->f->param_count ? s->fl->sym_of_param[param] : -1;
    *ret_kept = *ret_written = *ret_followed = false;
    if (n < 0)
        return (struct own_holding){.holds = OWN_HOLDS_UNKNOWN, .why.param = OWN_NONE};
    const struct sym *y = &s->syms[n];
    *ret_kept = y->flags & (Y_KEPT | Y_TOLD); /* after a finding nothing is known of it */
    *ret_written = y->flags & Y_WRITTEN;
    *ret_followed = y->flags & Y_FOLLOWED;
    return holding_of_symbol(s, n);
}

struct own_holding own_state_out(const struct own_state *s, int param)
{
    struct own_holding h = {.holds = OWN_HOLDS_UNSET, .why.param = OWN_NONE};
    int n = param >= 0 && (size_t)param < s->fl->g->f->param_count ? s->fl->sym_of_param[param] : -1;
    if (n < 0)
        return (struct own_holding){.holds = OWN_HOLDS_UNKNOWN, .why.param = OWN_NONE};
    struct cell *c = flow_cell_find(s, (int16_t)n, 0, false);
    if (!c || !(c->flags & C_STORED)) {
        if ((s->syms[n].flags & Y_WRITTEN && s->syms[n].fill == FILL_UNKNOWN) || s->vague)
            h.holds = OWN_HOLDS_UNKNOWN;
        return h;
    }
    h = holding_of(s, c->v);
    return h;
}

struct own_holding own_state_result(const struct own_state *s, bool *ret_fresh, int *ret_lender, int *ret_sign)
{
    struct value v = s->result;
    *ret_fresh = false;
    *ret_lender = OWN_NONE;
    *ret_sign = 2;
    if (v.kind == V_NUMBER)
        *ret_sign = v.low > 0 ? 1 : v.high < 0 ? -1 : flow_value_is_null(v) ? 0 : 2;
    if (v.kind == V_POINTER && v.region >= 0) {
        const struct sym *y = &s->syms[v.region];
        *ret_fresh = y->own == S_OWNED && (y->flags & Y_FRESH);
        for (int n = 0; n < 10; n++) {
            if (y->param >= 0 || y->root >= 0) {
                *ret_lender = y->param >= 0 ? y->param : y->root;
                break;
            }
            if (y->lender < 0)
                break;
            y = &s->syms[y->lender];
        }
    }
    return holding_of(s, v);
}
