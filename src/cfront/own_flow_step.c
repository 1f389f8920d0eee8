/* What an instruction does to a state, and how a block hands its states on. A step may split a state:
 * what it splits off goes on later, behind the instruction. */
#include "cfront/own_flow.h"

#include <string.h>

/* ---- splitting ----------------------------------------------------------------------------------- */

struct own_state *flow_step_forked(struct flow *fl, const struct own_state *s)
{
    if (fl->stack_count == (int)COUNT(fl->stack))
        return NULL;
    struct own_state *t = flow_state_take(fl);
    flow_state_copy(t, s);
    fl->stack_at[fl->stack_count] = (int)(fl->at - fl->block->insns) + 1;
    fl->stack[fl->stack_count++] = t;
    return t;
}
/* ---- one instruction ---------------------------------------------------------------------------------- */

/* A yes or no about a pointer goes into a variable: two states, so that the variable decides. */
static bool splits(struct flow *fl, struct own_state *s, const struct own_insn *i)
{
    struct temp *x = flow_temp_find(s, i->a);
    if (!x || x->v.kind != V_NUMBER || x->v.low != 0 || x->v.high != 1 || !x->def)
        return false;
    const struct own_insn *def = x->def;
    for (int n = 0; n < 8 && def && (def->op == OWN_COPY || def->op == OWN_NOT || def->op == OWN_COMPARE); n++) {
        struct temp *zero = def->op == OWN_COMPARE ? flow_temp_find(s, def->b) : NULL;
        if (def->op == OWN_COMPARE && !(zero && flow_value_is_null(zero->v)))
            break;
        struct temp *y = flow_temp_find(s, def->a);
        if (y && y->v.kind == V_POINTER)
            break;
        def = y ? y->def : NULL;
    }
    if (!def || (def->op != OWN_COMPARE && def->op != OWN_NOT))
        return false;
    struct temp *a = flow_temp_find(s, def->a), *b = def->op == OWN_COMPARE ? flow_temp_find(s, def->b) : NULL;
    struct sym *y = a ? flow_sym_of(s, a->v) : NULL;
    if (!y && b)
        y = flow_sym_of(s, b->v);
    if (!y || y->null == N_NOT)
        return false;
    struct own_state *no = flow_state_take(fl);
    flow_state_copy(no, s);
    if (!flow_branch_refine(fl, no, i->a, false) || fl->stack_count == (int)COUNT(fl->stack)) {
        flow_state_give(fl, no);
        return false;
    }
    x = flow_temp_find(no, i->a);
    x->v = flow_value_number(0, 0);
    fl->stack_at[fl->stack_count] = (int)(i - fl->block->insns);
    fl->stack[fl->stack_count++] = no;
    flow_branch_refine(fl, s, i->a, true);
    flow_temp_find(s, i->a)->v = flow_value_number(1, 1);
    return true;
}

/* False: the path ends here. */
static bool step_one(struct flow *fl, struct own_state *s, const struct own_insn *i)
{
    fl->at = i;
    fl->steps++;
    if (s->vague)
        flow_unseen_used(fl, s, i);
    struct value v = {.kind = V_UNKNOWN};
    switch (i->op) {
    case OWN_STEP:
        flow_temps_end(s, i->keep);
        flow_drop_lost(fl, s);
        if (fl->watch && fl->watch->step)
            fl->watch->step(fl->watch->ctx, fl->block, i, s);
        break;
    case OWN_CONST:
        flow_temp_set(s, i->t, flow_is_unsigned(i->type) && i->value < 0 ? flow_value_number(1, MOST)
                                                               : flow_value_number(i->value, i->value));
        break;
    case OWN_LITERAL:
        flow_temp_set(s, i->t, (struct value){.kind = V_STATIC});
        break;
    case OWN_COPY: {
        struct temp *x = flow_temp_find(s, i->a);
        struct temp old = x ? *x : (struct temp){.region = NOWHERE};
        x = flow_temp_set(s, i->t, x ? old.v : v);
        x->region = old.region, x->offset = old.offset, x->flags = old.flags;
        if (old.v.kind == V_UNKNOWN && i->type && flow_is_unsigned(i->type))
            x->v = flow_value_number(0, MOST);
        break;
    }
    case OWN_LOAD:
        flow_place_load(fl, s, i);
        break;
    case OWN_STORE:
        splits(fl, s, i);
        flow_store(fl, s, i);
        break;
    case OWN_ZERO:
        flow_store_zero(fl, s, i);
        break;
    case OWN_ADDRESS: {
        struct spot at = flow_place_locate(fl, s, &i->place, i, false);
        if (at.known && at.region != NOWHERE && at.element && i->place.type && type_is_record(i->place.type)
            && i->place.offset == 0) {
            flow_temp_set(s, i->t, flow_place_element(fl, s, at.region));
            break;
        }
        if (at.known && at.region != NOWHERE)
            v = (struct value){.kind = V_POINTER, .flags = at.element ? 0 : V_EXACT, .region = at.region,
                               .low = at.element ? 0 : at.offset};
        flow_temp_set(s, i->t, v);
        break;
    }
    case OWN_OFFSET:
        v = flow_temp_value(s, i->a);
        if (v.kind == V_POINTER) {
            int64_t size = i->type && i->type->base ? (int64_t)i->type->base->size : 0;
            int64_t to = v.low + i->value * (size ? size : 1);
            if (!i->known || !(v.flags & V_EXACT) || (v.low && i->value) || to > 1000000 || to < -1000000)
                v.flags &= (uint8_t)~V_EXACT, v.low = 0;
            else
                v.low = (int32_t)to;
        } else if (v.kind != V_STATIC) {
            v = (struct value){.kind = V_UNKNOWN};
        }
        flow_temp_set(s, i->t, v);
        break;
    case OWN_ARITH: {
        struct value a = flow_temp_value(s, i->a);
        if (i->b == OWN_NONE && i->c_op == '-' && a.kind == V_NUMBER) {
            v = a;
            v.low = a.high == MOST ? LEAST : -a.high;
            v.high = a.low == LEAST ? MOST : -a.low;
            v.hole = -a.hole;
        } else if (i->b == OWN_NONE) {
            v = i->c_op == '+' ? a : v;
        } else {
            int variable, known = -1;
            int32_t mask;
            v = flow_value_arith(a, i->c_op, flow_temp_value(s, i->b), flow_is_unsigned(i->type));
            if (flow_branch_is_masked(s, i, &variable, &mask))
                known = flow_branch_recall(s, variable, '&', mask);
            if (known == 0)
                v = flow_value_number(0, 0);
            else if (known == 1)
                flow_value_restrict(&v, PUNCT_NE, 0);
        }
        if (v.kind == V_UNKNOWN && flow_is_unsigned(i->type))
            v = flow_value_number(0, MOST);
        flow_temp_set(s, i->t, v);
        break;
    }
    case OWN_COMPARE: {
        int known = flow_branch_evaluate(s, i);
        flow_temp_set(s, i->t, known < 0 ? flow_value_number(0, 1) : flow_value_number(known, known));
        break;
    }
    case OWN_NOT: {
        struct value a = flow_temp_value(s, i->a);
        int known = a.kind == V_POINTER && (a.region < 0 || s->syms[a.region].null == N_NOT) ? 1 : flow_value_truth(a);
        flow_temp_set(s, i->t, known < 0 ? flow_value_number(0, 1) : flow_value_number(!known, !known));
        break;
    }
    case OWN_OTHER:
        for (int n = 0; n < i->arg_count; n++) {
            flow_lose_sight(fl, s, flow_temp_value(s, i->args[n]), i->expr, i->at, NULL, OWN_NONE);
            flow_escape_value(fl, s, flow_temp_value(s, i->args[n]), true);
        }
        if (i->t != OWN_NONE) {
            if (flow_is_pointer(i->type))
                v = flow_value_symbol(flow_sym_new(s, S_UNKNOWN));
            else if (flow_is_unsigned(i->type))
                v = flow_value_number(0, MOST);
            flow_temp_set(s, i->t, v);
        }
        break;
    case OWN_CALL: {
        bool ends = false;
        flow_step_call(fl, s, i, &ends);
        if (ends)
            return false;
        break;
    }
    case OWN_MOVE: {
        flow_place_load(fl, s, i);
        struct temp *x = flow_temp_find(s, i->t);
        struct spot at = flow_place_locate(fl, s, &i->place, i, false);
        if (at.known && at.region != NOWHERE && !at.element) {
            struct value gone = flow_value_number(0, 0);
            gone.by = i;
            flow_cell_put(s, at.region, at.offset, flow_place_flags(&i->place, false) | C_STORED, gone);
            flow_temps_forget(s, at.region, at.offset);
        }
        if (x)
            x->region = NOWHERE;
        break;
    }
    case OWN_DECLARE:
        flow_life_declare(fl, s, i);
        break;
    case OWN_END:
        flow_life_end(fl, s, i->object);
        break;
    case OWN_RETURN:
        flow_life_return(fl, s, i);
        break;
    default:
        break;
    }
    return true;
}

static bool step(struct flow *fl, struct own_state *s, const struct own_insn *i)
{
    return step_one(fl, s, i) && !s->dead;
}

/* ---- the end of a block ---------------------------------------------------------------------------------- */

/* The address of a variable, left in memory that lives on. */
static void tell_left(struct flow *fl, struct own_state *s)
{
    for (int i = 0; i < s->cell_count; i++) {
        const struct cell *c = &s->cells[i];
        struct sym *y = flow_sym_of(s, c->v);
        if (!y || y->own != S_STALE || !(y->flags & Y_ENDED) || (y->flags & Y_TOLD) || y->lender >= 0
            || y->lender == NOWHERE)
            continue;
        const struct sym *r = c->region >= 0 ? &s->syms[c->region] : NULL;
        if (r ? (r->flags & Y_FRESH) || (r->param < 0 && r->root < 0)
                    || (r->own != S_UNKNOWN && r->own != S_BORROWED && r->own != S_OWNED)
              : !flow_place_is_static(fl, c->region))
            continue;
        y->flags |= Y_TOLD;
        const struct object *o = fl->objects[object_of(y->lender)];
        struct told t = {.code = r && (r->flags & Y_OUT) ? CONTRACT_CODE_RETURNS_LOCAL
                                                         : CONTRACT_CODE_BORROW_OUTLIVES_OWNER,
                         .at = c->expr ? c->expr->at : fl->at->at, .what = flow_name_of(fl, o),
                         .other = flow_text_of(fl, c->expr), .object = o, .role = CONTRACT_ROLE_ENDED,
                         .param = OWN_NONE};
        flow_tell(fl, &t);
    }
}

static void leave(struct flow *fl, struct own_state *s)
{
    tell_left(fl, s);
    if (!s->returned) {
        if (fl->watch && fl->watch->leave)
            fl->watch->leave(fl->watch->ctx, NULL, s);
        flow_life_check_outs(fl, s, NULL, (struct value){.kind = V_UNKNOWN});
        if (fl->at)
            flow_life_check_whole(fl, s, fl->at);
    }
    s->temp_count = 0;
    for (int i = s->cell_count - 1; i >= 0; i--)
        if (s->cells[i].region < 0 && !flow_place_is_static(fl, s->cells[i].region)) {
            struct sym *y = flow_sym_of(s, s->cells[i].v);
            if (y && !y->lost && !(s->cells[i].flags & C_BORROWS))
                y->lost = fl->at;
            flow_cell_drop(s, i);
        }
    flow_drop_lost(fl, s);
    flow_state_give(fl, s);
}

/* for (i = 0; i < x->count; ...) that is not gone round once: how often it must be is what x itself
 * says, so nothing is claimed of x on that way. */
static void skip_loop(struct flow *fl, struct own_state *s)
{
    const struct own_block *b = fl->block;
    const struct temp *x = flow_temp_find(s, b->t);
    if (!b->loop || !x || !x->def || x->def->op != OWN_COMPARE)
        return;
    const struct temp *sides[2] = {flow_temp_find(s, x->def->a), flow_temp_find(s, x->def->b)};
    for (int n = 0; n < 2; n++) {
        const struct temp *of = sides[n], *other = sides[1 - n];
        int32_t number;
        for (int m = 0; m < 4 && of && of->region == NOWHERE && of->def && of->def->op == OWN_COPY; m++)
            of = flow_temp_find(s, of->def->a);
        const struct own_insn *def = of ? of->def : NULL;
        if (!other || !flow_value_exact(other->v, &number) || !def || def->op != OWN_LOAD || def->place.object)
            continue;
        const struct temp *pointer = flow_temp_find(s, def->place.pointer);
        struct sym *y = pointer ? flow_sym_of(s, pointer->v) : NULL;
        if (y && y->own == S_OWNED)
            y->own = S_UNKNOWN;
    }
}

static void go_on(struct flow *fl, struct own_state *s, int edge)
{
    const struct own_block *b = fl->block;
    if (edge < b->next_count && b->next[edge] >= 0 && b->next[edge] < fl->g->block_count)
        flow_step_insert(fl, s, b->next[edge], edge);
    else
        flow_state_give(fl, s);
}

static void finish(struct flow *fl, struct own_state *s)
{
    const struct own_block *b = fl->block;
    switch (b->end) {
    case OWN_GOTO:
        go_on(fl, s, 0);
        break;
    case OWN_BRANCH: {
        struct temp *x = flow_temp_find(s, b->t);
        int known = x ? flow_value_truth(x->v) : -1;
        if (known >= 0) {
            go_on(fl, s, known ? 0 : 1);
            break;
        }
        struct own_state *other = flow_state_take(fl);
        flow_state_copy(other, s);
        if (flow_branch_refine(fl, s, b->t, true))
            go_on(fl, s, 0);
        else
            flow_state_give(fl, s);
        if (flow_branch_refine(fl, other, b->t, false)) {
            skip_loop(fl, other);
            go_on(fl, other, 1);
        } else
            flow_state_give(fl, other);
        break;
    }
    case OWN_SWITCH:
        for (int n = 0; n < b->next_count; n++) {
            struct own_state *to = flow_state_take(fl);
            flow_state_copy(to, s);
            struct temp *x = flow_temp_find(to, b->t);
            bool can = true;
            if (x && (x->v.kind == V_NUMBER || x->v.kind == V_UNKNOWN)) {
                if (n + 1 < b->next_count) {
                    int64_t low = b->cases[n].low, high = b->cases[n].high;
                    if (low > LEAST && high < MOST)
                        can = flow_value_restrict(&x->v, PUNCT_GE, (int32_t)low)
                            && flow_value_restrict(&x->v, PUNCT_LE, (int32_t)high);
                } else {
                    int32_t value;
                    for (int m = 0; m + 1 < b->next_count && can; m++) {
                        if (b->cases[m].low <= LEAST || b->cases[m].high >= MOST)
                            continue;
                        if (flow_value_exact(x->v, &value))
                            can = value < b->cases[m].low || value > b->cases[m].high;
                        else if (b->cases[m].low == b->cases[m].high && (x->v.low == b->cases[m].low
                                 || x->v.high == b->cases[m].low || b->next_count == 2))
                            can = flow_value_restrict(&x->v, PUNCT_NE, (int32_t)b->cases[m].low);
                    }
                }
                if (can)
                    flow_branch_write_back(to, x);
            }
            if (can)
                go_on(fl, to, n);
            else
                flow_state_give(fl, to);
        }
        flow_state_give(fl, s);
        break;
    case OWN_EXIT:
        leave(fl, s);
        break;
    default: /* exit(): nothing is lost that matters */
        flow_state_give(fl, s);
        break;
    }
}

void flow_step_block(struct flow *fl, struct node *n)
{
    const struct own_block *b = &fl->g->blocks[n->block];
    fl->node = n;
    fl->block = b;
    fl->at = NULL;
    fl->stack_count = 0;
    struct own_state *s = flow_state_take(fl);
    flow_state_copy(s, n->s);
    s->returned = NULL;
    int at = 0;
    for (;;) {
        bool on = true;
        for (; at < b->insn_count && on; at++) {
            on = step(fl, s, &b->insns[at]);
        }
        if (on && fl->watch && fl->watch->end)
            fl->watch->end(fl->watch->ctx, b, s);
        if (on)
            finish(fl, s);
        else
            flow_state_give(fl, s);
        if (!fl->stack_count)
            break;
        fl->stack_count--;
        s = fl->stack[fl->stack_count];
        at = fl->stack_at[fl->stack_count];
    }
}
