/* The life of variables and of the call: what is still owned where a variable ends or a function
 * returns, whether what is returned and what lies in out-parameters is what the contract promises. */
#include "cfront/own_flow.h"

#include <string.h>

/* What still refers to a variable refers to nothing from now on. */
void flow_life_end(struct flow *fl, struct own_state *s, struct object *o)
{
    int16_t region = flow_region_of(flow_object(fl, o));
    bool referred = false;
    for (int i = 0; i < s->cell_count && !referred; i++)
        referred = s->cells[i].v.kind == V_POINTER && s->cells[i].v.region == region;
    for (int i = 0; i < s->temp_count && !referred; i++)
        referred = s->temps[i].v.kind == V_POINTER && s->temps[i].v.region == region;
    for (int i = 0; i < s->sym_count && !referred; i++)
        referred = s->syms[i].lender == region;
    flow_facts_forget(s, object_of(region));
    for (int i = s->cell_count - 1; i >= 0; i--) {
        struct cell *c = &s->cells[i];
        if (c->region == region) {
            if (c->v.kind == V_POINTER && !(c->flags & C_BORROWS))
                flow_store_lose(fl, s, c->v);
            flow_cell_drop(s, i);
        }
    }
    for (int i = 0; i < s->temp_count; i++)
        if (s->temps[i].region == region)
            s->temps[i].region = NOWHERE;
    if (!referred)
        return;
    flow_stale_from(fl, s, region, true, true);
    int n = -1;
    for (int i = 0; i < s->cell_count; i++) {
        struct cell *c = &s->cells[i];
        if (c->v.kind != V_POINTER || c->v.region != region)
            continue;
        if (n < 0) {
            n = flow_sym_new(s, S_STALE);
            if (n < 0)
                return;
            s->syms[n].flags = Y_ENDED;
            s->syms[n].ended = fl->at;
            s->syms[n].lender = region;
            s->syms[n].null = N_NOT;
            s->syms[n].resource = "variable";
            s->syms[n].fill = FILL_UNKNOWN;
        }
        c->v.region = (int16_t)n;
    }
    for (int i = 0; i < s->temp_count; i++)
        if (s->temps[i].v.kind == V_POINTER && s->temps[i].v.region == region)
            s->temps[i].v = (struct value){.kind = V_UNKNOWN};
}

void flow_life_declare(struct flow *fl, struct own_state *s, const struct own_insn *i)
{
    struct object *o = i->object;
    flow_life_end(fl, s, o);
    int16_t region = flow_region_of(flow_object(fl, o));
    if (flow_is_pointer(o->type) || type_is_record(o->type) || o->type->kind == TYPE_ARRAY)
        flow_region_set_fill(s, region, FILL_UNSET);
    if (object_of(region) < 128)
        s->escaped[object_of(region) / 64] &= ~((uint64_t)1 << (object_of(region) % 64));
}

/* Is a member of a struct that others own, in the end? */
static bool is_held(const struct flow *fl, const struct own_state *s, int16_t region)
{
    for (int depth = 0; depth < 6; depth++) {
        bool found = false;
        for (int n = 0; n < s->cell_count && !found; n++) {
            const struct cell *c = &s->cells[n];
            if (c->v.kind != V_POINTER || c->v.region != region || !(c->flags & C_OWNED))
                continue;
            if (c->region < 0 ? flow_place_is_static(fl, c->region)
                              : s->syms[c->region].param >= 0 && s->syms[c->region].own != S_OWNED)
                return true;
            if (c->region >= 0 && s->syms[c->region].own == S_OWNED && c->region != region) {
                region = c->region;
                found = true;
            }
        }
        if (!found)
            return false;
    }
    return false;
}

static void tell_return(struct flow *fl, struct own_state *s, const struct own_insn *i, struct value v)
{
    const struct func *f = fl->g->f;
    const struct contract *k = f->type->result;
    uint16_t words = k ? k->words : 0;
    struct temp *x = flow_temp_find(s, i->a);
    const struct expr *expr = i->expr;
    struct told t = {.at = i->at, .role = CONTRACT_ROLE_USED, .param = OWN_NONE, .contract = k, .expr = expr,
                     .what = flow_text_of(fl, expr), .at_return = true};
    if (v.kind == V_POINTER && v.region < 0) {
        if (!flow_place_is_static(fl, v.region)) {
            t.code = CONTRACT_CODE_RETURNS_LOCAL;
            t.object = fl->objects[object_of(v.region)];
            t.what = flow_name_of(fl, t.object);
            flow_tell(fl, &t);
        } else if (words & CONTRACT_GIVES) {
            t.code = CONTRACT_CODE_GIVES_BORROW;
            flow_tell(fl, &t);
        }
        return;
    }
    if (v.kind == V_STATIC) {
        if (words & CONTRACT_GIVES) {
            t.code = CONTRACT_CODE_GIVES_BORROW;
            flow_tell(fl, &t);
        }
        return;
    }
    bool pointer = flow_is_pointer(f->type->base);
    struct sym *y = flow_sym_of(s, v);
    if (pointer && (words & (CONTRACT_GIVES | CONTRACT_BORROWS | CONTRACT_BORROWS_MUT)) && !(words & CONTRACT_NULLABLE)
        && (flow_value_is_null(v) || (y && y->null == N_MAYBE))) {
        t.code = CONTRACT_CODE_MAYBE_NULL;
        t.sym = y;
        flow_tell(fl, &t);
    }
    if (!y)
        return;
    if (flow_is_gone(y) || y->own == S_STALE) {
        if (x)
            flow_use_value(fl, s, x, USE_RETURN, expr, i->at, NULL, OWN_NONE);
        return;
    }
    /* what a local variable lends goes no further than the variable */
    for (struct sym *l = y; l && l->own == S_BORROWED; l = l->lender >= 0 ? &s->syms[l->lender] : NULL)
        if (l->lender < 0 && l->lender != NOWHERE && !flow_place_is_static(fl, l->lender)) {
            t.code = CONTRACT_CODE_RETURNS_LOCAL;
            t.object = fl->objects[object_of(l->lender)];
            t.sym = y;
            t.what = flow_name_of(fl, t.object);
            flow_tell(fl, &t);
            return;
        }
    bool kept = false; /* somebody else owns it, and goes on to */
    for (int n = 0; n < s->cell_count && !kept && y->own == S_OWNED; n++) {
        const struct cell *c = &s->cells[n];
        kept = c->v.kind == V_POINTER && c->v.region == v.region && (c->flags & C_OWNED)
            && (c->region < 0 ? flow_place_is_static(fl, c->region) : !(s->syms[c->region].flags & Y_FRESH)
                && s->syms[c->region].param >= 0 && s->syms[c->region].own != S_OWNED);
        if (!kept && c->region >= 0 && c->v.kind == V_POINTER && c->v.region == v.region && (c->flags & C_OWNED)
            && (s->syms[c->region].flags & Y_MEMBER) && s->syms[c->region].own == S_OWNED)
            kept = is_held(fl, s, c->region);
    }
    if (y->resource == flow_standard_stream)
        kept = true;
    if ((words & CONTRACT_GIVES) && !(y->flags & Y_COUNTED)
        && ((y->own == S_BORROWED && !(y->flags & Y_PART)) || kept)) {
        struct sym *root = flow_store_lent_root(s, y);
        t.code = CONTRACT_CODE_GIVES_BORROW;
        t.sym = y;
        if (root)
            t.other = flow_name_of(fl, fl->g->f->params[root->param]);
        flow_tell(fl, &t);
    }
}

/* Does f succeed if it returns v? 1, 0; -1: not known. */
static int succeeds(const struct func *f, struct value v)
{
    const struct type *t = f->type->base;
    if (t->kind == TYPE_VOID)
        return 1;
    if (t->kind == TYPE_BOOL)
        return flow_value_truth(v);
    if (flow_is_pointer(t))
        return v.kind == V_POINTER ? 1 : flow_value_truth(v);
    if (!type_is_integer(t) || v.kind != V_NUMBER)
        return -1;
    return flow_value_is_null(v) ? 1 : v.high < 0 ? 0 : -1;
}

void flow_life_check_outs(struct flow *fl, struct own_state *s, const struct own_insn *i, struct value v)
{
    const struct func *f = fl->g->f;
    int good = succeeds(f, v);
    for (int n = 0; n < (int)f->param_count; n++) {
        const struct contract *k = flow_contract_of_param(fl, n);
        int y = fl->sym_of_param[n];
        if (!k || !(k->words & CONTRACT_OUT) || !(k->words & CONTRACT_GIVES) || y < 0 || s->vague)
            continue;
        struct cell *c = flow_cell_find(s, (int16_t)y, 0, false);
        bool bare = s->syms[y].own == S_BORROWED && s->syms[y].fill == FILL_UNSET && !c;
        struct told t = {.at = i ? i->at : fl->g->f->end, .param = n, .contract = k, .at_return = true,
                         .role = CONTRACT_ROLE_USED, .what = flow_name_of(fl, f->params[n])};
        if (bare && good == 1) {
            t.code = CONTRACT_CODE_UNSET_OUT_PARAMETER;
            flow_tell(fl, &t);
        }
        struct sym *held = c ? flow_sym_of(s, c->v) : NULL;
        if (c && good != 0 && ((held && held->own == S_BORROWED && !(held->flags & (Y_PART | Y_TOLD | Y_COUNTED)))
                               || c->v.kind == V_STATIC)) {
            t.code = CONTRACT_CODE_GIVES_BORROW;
            t.sym = held;
            flow_tell(fl, &t);
        }
        if (held && held->own == S_OWNED && good == 0 && f->type->base->kind != TYPE_VOID) {
            held->lost = fl->at; /* the caller does not look at it */
            flow_cell_drop(s, (int)(c - s->cells));
        }
    }
}

/* A struct that is only lent is to be left whole: an owned member that was freed is not left in it. */
void flow_life_check_whole(struct flow *fl, struct own_state *s, const struct own_insn *i)
{
    for (int n = 0; n < s->cell_count; n++) {
        const struct cell *c = &s->cells[n];
        if (c->region < 0 || !(c->flags & C_OWNED))
            continue;
        struct sym *r = &s->syms[c->region], *y = flow_sym_of(s, c->v);
        if (r->own != S_BORROWED || !(r->flags & Y_STATED) || !(r->flags & Y_MUTABLE) || r->param < 0 || !y
            || (y->own != S_FREED && y->own != S_MOVED) || (y->flags & (Y_TOLD | Y_RETURNED)))
            continue;
        y->flags |= Y_TOLD;
        struct told t = {.code = CONTRACT_CODE_FREED_BORROW, .at = y->ended ? y->ended->at : i->at, .sym = y,
                         .param = OWN_NONE, .role = CONTRACT_ROLE_ENDED, .at_return = true,
                         .what = c->expr ? flow_text_of(fl, c->expr) : NULL, .expr = c->expr,
                         .other = flow_name_of(fl, fl->g->f->params[r->param]),
                         .contract = flow_contract_of_param(fl, r->param)};
        flow_tell(fl, &t);
    }
}

/* A struct that is returned: what it points to is to be there afterwards. */
static void tell_record(struct flow *fl, struct own_state *s, const struct own_insn *i, struct value v)
{
    for (int n = 0; n < s->cell_count; n++) {
        const struct cell *c = &s->cells[n];
        if (c->region != v.region || c->v.kind != V_POINTER || c->v.region >= 0 || flow_place_is_static(fl, c->v.region))
            continue;
        struct told t = {.code = CONTRACT_CODE_RETURNS_LOCAL, .at = i->at, .param = OWN_NONE,
                         .role = CONTRACT_ROLE_USED, .at_return = true, .expr = i->expr,
                         .object = fl->objects[object_of(c->v.region)]};
        t.what = flow_name_of(fl, t.object);
        flow_tell(fl, &t);
    }
}

void flow_life_return(struct flow *fl, struct own_state *s, const struct own_insn *i)
{
    struct value v = i->a == OWN_NONE ? (struct value){.kind = V_UNKNOWN} : flow_temp_value(s, i->a);
    s->result = v;
    s->returned = i;
    if (fl->watch && fl->watch->leave)
        fl->watch->leave(fl->watch->ctx, i, s);
    flow_life_check_outs(fl, s, i, v);
    flow_life_check_whole(fl, s, i);
    if (i->a == OWN_NONE)
        return;
    tell_return(fl, s, i, v);
    const struct contract *k = fl->g->f->type->result;
    uint16_t words = k ? k->words : 0;
    struct sym *y = flow_sym_of(s, v);
    bool lends = (words & (CONTRACT_BORROWS | CONTRACT_BORROWS_MUT)) && !(words & CONTRACT_GIVES);
    if (y && y->own == S_OWNED && !lends) {
        flow_take_region(fl, s, v.region, true);
        y = &s->syms[v.region];
        y->own = S_MOVED;
        y->flags |= Y_RETURNED;
        y->ended = i;
        y->ended_by = -1;
    } else if (v.kind == V_RECORD) {
        tell_record(fl, s, i, v);
        for (int n = s->cell_count - 1; n >= 0; n--)
            if (s->cells[n].region == v.region && n < s->cell_count)
                flow_escape_value(fl, s, s->cells[n].v, true);
    } else if (y && !lends) {
        flow_escape_value(fl, s, v, true);
    }
    s->result = (struct value){.kind = V_UNKNOWN};
}
