/* Where the rules are looked at: a pointer is followed, given away, lost. What was told once is not
 * known any more, so that one mistake has one finding. */
#include "cfront/own_flow.h"

const struct contract *flow_contract_of_param(const struct flow *fl, int param)
{
    const struct func *f = fl->g->f;
    if (param < 0 || (size_t)param >= f->param_count)
        return NULL;
    if (f->contracts && param < f->contracts->count && f->contracts->params && f->contracts->params[param].words)
        return &f->contracts->params[param];
    const struct contract *k = f->params[param]->contract;
    return k && k->words ? k : NULL;
}

/* The variable that a temporary's value came out of; -1: none, -2: a member that owns. */
static int origin(const struct own_state *s, const struct temp *x)
{
    for (int n = 0; x && n < 20; n++) {
        if (x->region != NOWHERE && x->region < 0 && !(x->flags & (C_ELEMENT | C_OWNED)) && x->offset == 0)
            return object_of(x->region);
        if (x->region != NOWHERE)
            return x->flags & C_OWNED ? -2 : -1;
        const struct own_insn *def = x->def;
        if (!def)
            return -1;
        if (def->op == OWN_LOAD && def->place.object && !def->place.field && !def->place.element)
            return flow_object(s->fl, def->place.object);
        if (def->op != OWN_OFFSET && def->op != OWN_COPY && def->op != OWN_ADDRESS)
            return -1;
        x = flow_temp_find(s, def->op == OWN_ADDRESS ? def->place.pointer : def->a);
    }
    return -1;
}

/* ---- telling of one symbol -------------------------------------------------------------------- */

static void forget(struct own_state *s, int sym)
{
    struct sym *y = &s->syms[sym];
    y->own = S_UNKNOWN;
    y->also = 0;
    y->null = N_NOT;
    y->fill = FILL_UNKNOWN;
    y->flags &= (uint16_t)~(Y_PART | Y_MEMBER);
    y->flags |= Y_TOLD;
}

static const char *subject(struct flow *fl, const struct expr *expr, const struct temp *x, const struct own_state *s)
{
    const struct expr *e = expr;
    while (e && (e->kind == EXPR_CONVERT || e->kind == EXPR_LOAD || e->kind == EXPR_DECAY))
        e = e->a;
    /* of p->next->name, *p, p[i]: what was followed */
    const char *text = NULL;
    if (x && x->def && x->def->op == OWN_LOAD && x->def->place.expr)
        text = flow_text_of(fl, x->def->place.expr);
    if (!text) {
        int o = x ? origin(s, x) : -1;
        if (o >= 0 && fl->objects[o]->name)
            return flow_name_of(fl, fl->objects[o]);
        text = flow_text_of(fl, e);
    }
    return text ? text : "the pointer";
}

static void tell_gone(struct flow *fl, struct own_state *s, int sym, struct temp *x, const struct expr *expr,
                      struct span at, const struct func *callee, int param, bool again)
{
    struct sym *y = &s->syms[sym];
    if (y->own == S_OWNED && y->also)
        y->own = y->also; /* `also` stays, for the path */
    int by = origin(s, x);
    enum contract_code code = CONTRACT_CODE_USE_AFTER_MOVE;
    const char *what = subject(fl, expr, x, s), *other = NULL;
    if (y->own == S_STALE) {
        code = y->flags & Y_ENDED ? CONTRACT_CODE_BORROW_OUTLIVES_OWNER : CONTRACT_CODE_BORROW_INVALIDATED;
        if (y->lender < 0 && y->lender != NOWHERE)
            other = flow_name_of(fl, fl->objects[object_of(y->lender)]);
    } else if (again) {
        code = CONTRACT_CODE_MOVED_TWICE;
    } else if (y->flags & Y_ENDED) {
        code = CONTRACT_CODE_BORROW_OUTLIVES_OWNER;
        if (y->ended_by >= 0)
            other = flow_name_of(fl, fl->objects[y->ended_by]);
    } else if (x && x->region != NOWHERE && (x->flags & C_BORROWS)) {
        code = CONTRACT_CODE_BORROW_INVALIDATED;
    } else if (y->ended_by != -1 && by >= 0 && by != y->ended_by
               && (by != y->first || y->ended_by == -2 || !(x->v.flags & V_EXACT) || x->v.low)) {
        code = CONTRACT_CODE_BORROW_INVALIDATED;
        if (y->ended_by >= 0)
            other = flow_name_of(fl, fl->objects[y->ended_by]);
    }
    struct told t = {.code = code, .at = at, .what = what, .other = other, .sym = y, .callee = callee,
                     .param = param, .expr = expr, .role = again ? CONTRACT_ROLE_MOVED : CONTRACT_ROLE_USED,
                     .lender = y->lender >= 0 ? &s->syms[y->lender] : NULL};
    flow_tell(fl, &t);
    forget(s, sym);
}

void flow_use_value(struct flow *fl, struct own_state *s, struct temp *x, enum use_how how, const struct expr *expr,
               struct span at, const struct func *callee, int param)
{
    if (!x)
        return;
    struct told t = {.code = CONTRACT_CODE_MAYBE_NULL, .at = at, .callee = callee, .param = param, .expr = expr,
                     .role = CONTRACT_ROLE_USED};
    if (flow_value_is_null(x->v)) {
        if (x->v.by && how != USE_RETURN) {
            t.code = CONTRACT_CODE_USE_AFTER_MOVE;
            t.unset_by = x->v.by;
        }
        if (how == USE_FOLLOW && x->def && x->def->op != OWN_CONST) {
            t.what = subject(fl, expr, x, s);
            if (!(x->v.flags & V_DOUBT)) /* else something that is not seen here keeps the program from this path */
                flow_tell(fl, &t);
            s->dead = true;
        }
        return;
    }
    struct sym *y = flow_sym_of(s, x->v);
    if (!y)
        return;
    if (flow_is_gone(y) || y->own == S_STALE) {
        tell_gone(fl, s, x->v.region, x, expr, at, callee, param, false);
        y = &s->syms[x->v.region];
    }
    if (how != USE_FOLLOW)
        return;
    y->flags |= Y_FOLLOWED;
    if (y->null == N_MAYBE && !s->vague) {
        t.what = subject(fl, expr, x, s);
        t.sym = y;
        flow_tell(fl, &t);
        y->flags |= Y_TOLD;
    }
    if (x->v.flags & V_EXACT)
        y->null = N_NOT;
}

/* ---- what goes along, what is lost sight of ------------------------------------------------------ */

static void part_taken(struct own_state *s, int16_t region)
{
    for (int i = 0; i < s->cell_count; i++) {
        struct sym *y = s->cells[i].region == region ? flow_sym_of(s, s->cells[i].v) : NULL;
        if (y && (y->own == S_OWNED || y->own == S_FREED || y->own == S_MOVED))
            y->own = S_UNKNOWN;
    }
}

void flow_take_region(struct flow *fl, struct own_state *s, int16_t region, bool moved)
{
    for (int i = 0; i < s->cell_count; i++) {
        struct cell *c = &s->cells[i];
        if (c->region != region || (c->flags & C_BORROWS))
            continue;
        struct sym *y = flow_sym_of(s, c->v);
        if (!y)
            continue;
        if (!moved) { /* left behind by free() */
            if (!y->lost || y->own == S_OWNED) {
                y->lost = fl->at;
                y->lost_expr = c->expr;
            }
        } else if (flow_is_gone(y) && (c->flags & C_OWNED)
                   && !(y->flags & (Y_TOLD | Y_MANY))) {
            if (y->ended == fl->at && y->ended_by == -2)
                continue; /* just now, before the cells had moved */
            struct told t = {.code = CONTRACT_CODE_MOVED_TWICE, .at = fl->at->at, .sym = y, .param = OWN_NONE,
                             .callee = fl->at->op == OWN_CALL ? fl->at->callee : NULL, .expr = c->expr,
                             .what = flow_text_of(fl, c->expr), .role = CONTRACT_ROLE_MOVED};
            flow_tell(fl, &t);
            y->flags |= Y_TOLD;
        } else if (y->own == S_OWNED && (c->flags & C_OWNED)) {
            y->own = S_MOVED;
            y->ended = fl->at;
            y->ended_by = -2;
            flow_stale_from(fl, s, c->v.region, false, true);
            flow_take_region(fl, s, c->v.region, true);
        } else {
            int16_t at = c->v.region;
            c->v = (struct value){.kind = V_UNKNOWN};
            flow_escape_value(fl, s, flow_value_symbol(at), true);
            i = -1; /* cells have moved */
        }
    }
}

void flow_escape_value(struct flow *fl, struct own_state *s, struct value v, bool kept)
{
    if (v.kind != V_POINTER && v.kind != V_RECORD)
        return;
    if (v.kind == V_POINTER && v.region >= 0) {
        struct sym *y = &s->syms[v.region];
        if (kept)
            y->flags |= Y_KEPT;
        y->flags |= Y_WRITTEN;
        if (y->root >= 0 && fl->sym_of_param[y->root] >= 0)
            s->syms[fl->sym_of_param[y->root]].flags |= Y_WRITTEN | (kept ? Y_KEPT : 0);
        if (y->flags & Y_PART)
            part_taken(s, y->lender);
        if (y->own == S_OWNED)
            y->own = S_UNKNOWN;
        if (kept)
            y->flags &= (uint16_t)~Y_FRESH;
    } else if (v.kind == V_POINTER) {
        flow_set_escaped(s, object_of(v.region));
    }
    flow_havoc_region(fl, s, v.region);
}

void flow_lose_sight(struct flow *fl, struct own_state *s, struct value v, const struct expr *expr, struct span at,
                     const struct func *callee, int param)
{
    struct sym *y = flow_sym_of(s, v);
    if (!y || y->own != S_OWNED || !fl->w->notation || s->vague)
        return;
    const char *what = flow_text_of(fl, expr);
    struct told t = {.code = CONTRACT_CODE_CANNOT_TELL, .at = at, .sym = y, .callee = callee, .param = param,
                     .what = what ? what : "what is owned", .expr = expr, .role = CONTRACT_ROLE_USED};
    flow_tell(fl, &t);
}

void flow_havoc_region(struct flow *fl, struct own_state *s, int16_t region)
{
    struct value held[CELLS];
    int count = 0;
    for (int i = 0; i < s->cell_count; i++)
        if (s->cells[i].region == region && s->cells[i].v.kind == V_POINTER && !(s->cells[i].flags & C_BORROWS))
            held[count++] = s->cells[i].v;
    if (region < 0)
        flow_facts_forget(s, object_of(region));
    enum symbol_fill fill = flow_region_fill(s, region);
    flow_cells_drop(s, region);
    flow_region_set_fill(s, region, region >= 0 && fill == FILL_LAZY ? FILL_LAZY : FILL_UNKNOWN);
    for (int i = 0; i < count; i++) {
        struct sym *y = flow_sym_of(s, held[i]);
        if (y && y->own != S_OWNED && y->own != S_UNKNOWN)
            continue;
        bool has = false;
        for (int j = 0; j < s->cell_count && !has; j++)
            has = s->cells[j].region == held[i].region;
        if (y && y->own == S_OWNED)
            y->own = S_UNKNOWN;
        if (has || held[i].region < 0)
            flow_escape_value(fl, s, held[i], false);
    }
}

void flow_havoc_world(struct flow *fl, struct own_state *s, bool unknown)
{
    bool done;
    do {
        done = true;
        for (int i = 0; i < s->cell_count; i++) {
            int16_t r = s->cells[i].region;
            if (s->cells[i].flags & C_FILL)
                continue;
            bool out = r < 0 ? fl->objects[object_of(r)]->storage != STORAGE_AUTO
                                   || flow_is_escaped(s, object_of(r))
                             : unknown && s->syms[r].own == S_UNKNOWN && !(s->syms[r].flags & Y_FRESH);
            if (out && r < 0 && fl->objects[object_of(r)]->storage == STORAGE_STATIC
                && !fl->objects[object_of(r)]->exposed && fl->objects[object_of(r)]->function)
                out = false; /* a static variable of this function */
            if (!out)
                continue;
            flow_havoc_region(fl, s, r);
            done = false;
            break;
        }
    } while (!done);
    if (!unknown)
        return;
    /* it may not have come back at all: `if (!p) die();` */
    for (int i = 0; i < s->cell_count; i++)
        if (flow_value_is_null(s->cells[i].v) && (s->cells[i].v.flags & V_TESTED))
            s->cells[i].v = (struct value){.kind = V_UNKNOWN};
}

static void stale(struct flow *fl, struct own_state *s, int16_t lender, int32_t from, int32_t to, bool ended,
                  bool deep)
{
    for (int i = 0; i < s->sym_count; i++) {
        struct sym *y = &s->syms[i];
        bool beside = y->lent_to && (y->lent_to <= from || y->lent_from >= to);
        if (y->lender != lender || beside)
            continue;
        if (y->flags & Y_PART) {
            y->flags &= (uint16_t)~Y_PART;
            y->own = S_UNKNOWN;
            y->lender = NOWHERE;
        } else if (y->own == S_BORROWED) {
            y->own = S_STALE;
            y->ended = fl->at;
            if (ended)
                y->flags |= Y_ENDED;
            if (deep && i != lender)
                flow_stale_from(fl, s, (int16_t)i, ended, true);
        }
    }
}

/* Borrows of `lender` are worth nothing any more. */
void flow_stale_from(struct flow *fl, struct own_state *s, int16_t lender, bool ended, bool deep)
{
    stale(fl, s, lender, LEAST, MOST, ended, deep);
}

void flow_stale_within(struct flow *fl, struct own_state *s, int16_t lender, int32_t from, int32_t to)
{
    stale(fl, s, lender, from, to, false, true);
}

/* ---- giving away ------------------------------------------------------------------------------------ */

static const struct type *pointee(const struct expr *e)
{
    while (e && e->kind == EXPR_CONVERT)
        e = e->a;
    return e && e->type && e->type->kind == TYPE_POINTER ? e->type->base : NULL;
}

static bool has_owned_member(const struct type *t, int depth)
{
    if (!t || depth > 6)
        return false;
    if (t->kind == TYPE_ARRAY)
        return has_owned_member(t->base, depth + 1);
    if (!type_is_record(t) || !t->tag)
        return false;
    for (const struct field *f = t->tag->fields; f; f = f->next)
        if ((f->contract && (f->contract->words & CONTRACT_OWNED)) || has_owned_member(f->type, depth + 1))
            return true;
    return false;
}

/* Is what a pointer to such records leads to an array, somewhere in this function? Then how many of them
 * there are is not known; none, perhaps. */
static bool is_array_of(const struct flow *fl, const struct type *t)
{
    for (int b = 0; b < fl->g->block_count; b++)
        for (int n = 0; n < fl->g->blocks[b].insn_count; n++) {
            const struct own_place *p = &fl->g->blocks[b].insns[n].place;
            if (!p->element || p->object)
                continue;
            for (const struct field *f = t->tag->fields; f; f = f->next)
                if (f == p->field)
                    return true;
            if (p->type && type_is_record(p->type) && p->type->tag == t->tag)
                return true;
        }
    return false;
}

/* free(p): the members that own, and that nobody has looked at, go with nobody. */
static void members_left(struct flow *fl, struct own_state *s, int sym, const struct expr *expr, struct span at,
                         const struct func *callee)
{
    const struct type *t = pointee(expr);
    const struct sym *y = &s->syms[sym];
    bool known = !s->vague && y->own == S_OWNED && y->fill == FILL_LAZY && (y->param >= 0 || (y->flags & Y_MEMBER))
        && !(y->flags & Y_SEEN);
    if (!t || !type_is_record(t) || !t->tag || !known || t->kind == TYPE_UNION || is_array_of(fl, t))
        return;
    const struct expr *e = expr;
    while (e->kind == EXPR_CONVERT)
        e = e->a;
    const char *name = flow_text_of(fl, e);
    for (const struct field *f = t->tag->fields; f; f = f->next) {
        if (!f->contract || !(f->contract->words & CONTRACT_OWNED) || f->type->kind != TYPE_POINTER
            || flow_cell_find(s, (int16_t)sym, (int32_t)f->offset, false) || !f->name)
            continue;
        struct told d = {.code = CONTRACT_CODE_OWNER_DROPPED, .at = at, .sym = y, .callee = callee,
                         .what = arena_printf(fl->c->arena, "%s->" STR_FMT, name ? name : "it",
                                              STR_ARG(f->name->text)),
                         .contract = f->contract, .param = OWN_NONE, .expr = expr,
                         .role = CONTRACT_ROLE_ENDED, .scope_end = true};
        flow_tell(fl, &d);
    }
}

static void end_symbol(struct flow *fl, struct own_state *s, int sym, struct temp *x, const struct expr *expr,
                       struct span at, const struct own_contract *k, const struct func *callee, int param, bool frees)
{
    struct sym *y = &s->syms[sym];
    if (y->flags & Y_MANY) {
        y->own = S_UNKNOWN;
        return;
    }
    /* What a function of the program is seen to free goes with all that it owns. */
    bool alone = frees && callee && callee->is_library && !callee->is_defined;
    if (alone && !k->takes_if_result) /* realloc() takes them along */
        members_left(fl, s, sym, expr, at, callee);
    int by = origin(s, x);
    y->own = frees ? S_FREED : S_MOVED;
    y->ended = fl->at;
    y->ended_by = (int16_t)by;
    y->ended_arg = (int16_t)param;
    flow_take_region(fl, s, (int16_t)sym, !alone);
    if (frees) {
        flow_cells_drop(s, (int16_t)sym);
        s->syms[sym].fill = FILL_UNKNOWN;
    }
    flow_stale_from(fl, s, (int16_t)sym, false, true);
}

static void tell_lent(struct flow *fl, struct own_state *s, const struct sym *y, const struct temp *x,
                      const struct expr *expr, struct span at, const struct func *callee, int param)
{
    struct told t = {.code = CONTRACT_CODE_FREED_BORROW, .at = at, .what = subject(fl, expr, x, s), .sym = y,
                     .callee = callee, .param = param, .expr = expr, .role = CONTRACT_ROLE_MOVED};
    if (y && y->param >= 0)
        t.contract = flow_contract_of_param(fl, y->param);
    if (y && y->lender < 0 && y->lender != NOWHERE)
        t.other = flow_name_of(fl, fl->objects[object_of(y->lender)]);
    flow_tell(fl, &t);
}

void flow_take_value(struct flow *fl, struct own_state *s, struct temp *x, const struct expr *expr, struct span at,
                const struct own_contract *k, const struct func *callee, int param, bool frees)
{
    if (!x)
        return;
    if (x->v.kind == V_STATIC) {
        tell_lent(fl, s, NULL, x, expr, at, callee, param);
        return;
    }
    if (x->v.kind == V_RECORD) {
        flow_escape_value(fl, s, x->v, true);
        return;
    }
    if (x->v.kind != V_POINTER)
        return;
    if (x->v.region < 0) {
        const struct object *o = fl->objects[object_of(x->v.region)];
        if (!frees && has_owned_member(o->type, 0)) {
            int16_t region = x->v.region;
            flow_take_region(fl, s, region, true);
            flow_cells_drop(s, region);
            flow_region_set_fill(s, region, FILL_UNKNOWN);
            flow_stale_from(fl, s, region, false, true);
        } else if (o->type->kind != TYPE_VOID && !o->type->variable) {
            tell_lent(fl, s, NULL, x, expr, at, callee, param);
        }
        return;
    }
    int sym = x->v.region;
    struct sym *y = &s->syms[sym];
    if (frees && (x->v.flags & V_EXACT) && x->v.low > 0 && y->own == S_OWNED) { /* not what was given */
        if (k->source != OWN_INFERRED) /* a body may find its way back to the start of it */
            tell_lent(fl, s, y, x, expr, at, callee, param);
        forget(s, sym);
        return;
    }
    bool lent_here = x->region != NOWHERE && (x->flags & C_BORROWS) && y->own == S_OWNED;
    if (lent_here) {
        tell_lent(fl, s, y, x, expr, at, callee, param);
        forget(s, sym);
        return;
    }
    switch (y->own == S_OWNED && y->also ? y->also : y->own) {
    case S_FREED: case S_MOVED:
        if (!(y->flags & Y_MANY))
            tell_gone(fl, s, sym, x, expr, at, callee, param, true);
        return;
    case S_STALE:
        tell_gone(fl, s, sym, x, expr, at, callee, param, false);
        return;
    case S_BORROWED:
        if (!(y->flags & Y_PART)) {
            tell_lent(fl, s, y, x, expr, at, callee, param);
            forget(s, sym);
            return;
        }
        part_taken(s, y->lender);
        y->lender = NOWHERE;
        y->flags &= (uint16_t)~Y_PART;
        break;
    default:
        if (y->flags & Y_PART) {
            part_taken(s, y->lender);
            y->lender = NOWHERE;
            y->flags &= (uint16_t)~Y_PART;
        }
        break;
    }
    end_symbol(fl, s, sym, x, expr, at, k, callee, param, frees);
}

/* ---- owners that end ----------------------------------------------------------------------------------- */

/* Does the store put what that call made? */
static bool is_made_by(const struct flow *fl, const struct own_insn *store, const struct own_insn *born)
{
    int t = store->a;
    if (store < fl->block->insns || store >= fl->block->insns + fl->block->insn_count)
        return false;
    for (const struct own_insn *i = store; born && i-- > fl->block->insns;) {
        if (i->t != t)
            continue;
        if (i->op != OWN_COPY)
            return i == born;
        t = i->a;
    }
    return false;
}

static void tell_dropped(struct flow *fl, const struct own_state *s, const struct sym *y)
{
    const struct own_insn *i = y->lost;
    struct told t = {.code = CONTRACT_CODE_OWNER_DROPPED, .sym = y, .param = OWN_NONE,
                     .role = CONTRACT_ROLE_ENDED};
    if (!i) { /* nobody took it */
        i = y->born ? y->born : fl->at;
        t.at = i->at;
        t.callee = i->op == OWN_CALL ? i->callee : NULL;
        t.what = t.callee ? arena_printf(fl->c->arena, "what " STR_FMT "() gave", STR_ARG(t.callee->name->text))
                          : "what was given";
        t.expr = i->expr;
        t.overwritten = false;
    } else {
        t.at = i->at;
        if (y->lost_expr)
            t.what = flow_text_of(fl, y->lost_expr);
        switch (i->op) {
        case OWN_STORE: case OWN_ZERO: case OWN_MOVE:
            t.overwritten = true;
            t.older = i->op == OWN_STORE && is_made_by(fl, i, y->born);
            t.role = CONTRACT_ROLE_CHANGED;
            t.object = i->place.object;
            t.expr = i->place.expr;
            if (!t.what)
                t.what = flow_text_of(fl, i->place.expr);
            if (!t.what && i->place.object)
                t.what = flow_name_of(fl, i->place.object);
            if (i->place.expr)
                t.at = i->expr ? i->expr->at : i->at;
            break;
        case OWN_CALL:
            t.callee = i->callee;
            t.scope_end = true;
            break;
        case OWN_END: case OWN_DECLARE:
            t.object = i->object;
            if (!t.what)
                t.what = flow_name_of(fl, i->object);
            t.at_return = s->returned != NULL;
            t.scope_end = !t.at_return;
            if (s->returned)
                t.at = s->returned->at;
            break;
        default:
            t.at_return = s->returned != NULL;
            t.scope_end = !t.at_return;
            break;
        }
        if (!t.what && y->first >= 0)
            t.what = flow_name_of(fl, fl->objects[y->first]);
        if (!t.what)
            t.what = "what is owned";
    }
    if (s->vague) {
        t.code = CONTRACT_CODE_CANNOT_TELL;
        t.role = CONTRACT_ROLE_USED;
    }
    flow_tell(fl, &t);
}

void flow_drop_lost(struct flow *fl, struct own_state *s)
{
    bool any = false;
    for (int i = 0; i < s->sym_count && !any; i++)
        any = s->syms[i].own == S_OWNED;
    if (!any)
        return;
    bool reached[SYMS];
    flow_state_reached(s, reached);
    bool inside[SYMS] = {0}; /* of another that is lost: told with that */
    for (int i = 0; i < s->cell_count; i++) {
        const struct cell *c = &s->cells[i];
        if (c->region >= 0 && c->v.kind == V_POINTER && c->v.region > c->region && !reached[c->region]
            && s->syms[c->region].own == S_OWNED)
            inside[c->v.region] = true;
        else if (c->region >= 0 && c->v.kind == V_POINTER && c->v.region >= 0 && c->v.region < c->region
                 && !reached[c->region] && s->syms[c->region].own == S_OWNED && !inside[c->region])
            inside[c->v.region] = true;
    }
    for (int i = 0; i < s->sym_count; i++) {
        struct sym *y = &s->syms[i];
        if (y->own != S_OWNED || reached[i])
            continue;
        if (!inside[i] && !(y->flags & Y_COUNTED && y->param >= 0))
            tell_dropped(fl, s, y);
        y->own = S_UNKNOWN;
        y->flags |= Y_TOLD;
    }
}
