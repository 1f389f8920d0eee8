/* Conditions: what a branch taken says of the values it asked about. A comparison narrows the numbers
 * and pointers on both sides, and the variables they were loaded from; what was found out of a
 * condition whose variables stay the same is remembered, so that asked again it has one answer. */
#include "cfront/own_flow.h"

#include <string.h>

static bool is_real(const struct own_state *s, const struct temp *x)
{
    return x->region != NOWHERE && (x->region < 0 || x->region < s->sym_count);
}

/* What is known now of what x holds goes to where it was read from. */
void flow_branch_write_back(struct own_state *s, const struct temp *x)
{
    if (is_real(s, x) && !(x->flags & C_ELEMENT)) {
        uint8_t flags = x->flags;
        struct cell *c = flow_cell_find(s, x->region, x->offset, false);
        const struct expr *expr = c ? c->expr : NULL;
        c = flow_cell_put(s, x->region, x->offset, flags, x->v);
        if (c)
            c->expr = expr;
    }
}

static int variable_of(const struct temp *x);
int flow_branch_recall(const struct own_state *s, int a, int op, int b);
static void remember(struct own_state *s, int a, int op, int b, bool truth);

/* x & constant, of which variable? */
bool flow_branch_is_masked(const struct own_state *s, const struct own_insn *def, int *ret_variable, int32_t *ret_mask)
{
    if (!def || def->op != OWN_ARITH || def->c_op != '&' || def->b == OWN_NONE)
        return false;
    const struct temp *a = flow_temp_find(s, def->a), *b = flow_temp_find(s, def->b);
    if (a && b && flow_value_exact(a->v, ret_mask)) {
        const struct temp *t = a;
        a = b, b = t;
    }
    if (!a || !b || !flow_value_exact(b->v, ret_mask))
        return false;
    for (int n = 0; n < 4 && a && variable_of(a) < 0 && a->def && a->def->op == OWN_COPY; n++)
        a = flow_temp_find(s, a->def->a);
    *ret_variable = a ? variable_of(a) : -1;
    return *ret_variable >= 0;
}

/* The pointer to sym was found to be NULL, or surely is. */
static void set_null(struct own_state *s, int sym, bool tested, const struct temp *x)
{
    struct value null = {.kind = V_NUMBER, .flags = tested ? V_TESTED : 0};
    if (tested && s->syms[sym].null == N_UNKNOWN)
        null.flags |= V_DOUBT;
    /* Of a pointer of which nothing is known the test says something of what was tested; another
     * variable with the same value may be one that is never NULL by some rule of the program. */
    bool vague = tested && s->syms[sym].null == N_UNKNOWN && x && x->region != NOWHERE;
    for (int i = 0; i < s->cell_count; i++) {
        struct cell *c = &s->cells[i];
        if (c->v.kind == V_POINTER && c->v.region == sym)
            c->v = vague && (c->region != x->region || c->offset != x->offset) && !(c->flags & C_OWNED)
                ? (struct value){.kind = V_UNSET}
                                                                                : null;
    }
    for (int i = s->cell_count - 1; i >= 0 && vague; i--) {
        struct cell *c = &s->cells[i];
        if (c->v.kind != V_UNSET || c->v.by)
            continue;
        if (c->region >= 0) { /* read anew, by its contract */
            flow_temps_forget(s, c->region, c->offset);
            s->syms[c->region].flags |= Y_SEEN;
            flow_cell_drop(s, i);
        } else {
            c->v.kind = V_UNKNOWN;
        }
    }
    for (int i = 0; i < s->temp_count; i++)
        if (s->temps[i].v.kind == V_POINTER && s->temps[i].v.region == sym)
            s->temps[i].v = null;
    flow_cells_drop(s, (int16_t)sym);
    struct sym *y = &s->syms[sym];
    for (int i = 0; i < s->cell_count && (y->flags & Y_PART); i++) {
        struct sym *one = s->cells[i].region == y->lender ? flow_sym_of(s, s->cells[i].v) : NULL;
        if (one && one->own == S_OWNED && (!(one->flags & Y_MANY) || one->null != N_NOT))
            one->own = S_UNKNOWN; /* the one of the array that there is may be this one, or all are NULL */
    }
    y->own = S_NULL;
}

void flow_branch_same_pointer(struct own_state *s, int sym, struct value v)
{
    for (int i = 0; i < s->cell_count; i++)
        if (s->cells[i].v.kind == V_POINTER && s->cells[i].v.region == sym)
            s->cells[i].v = v;
    for (int i = 0; i < s->temp_count; i++)
        if (s->temps[i].v.kind == V_POINTER && s->temps[i].v.region == sym)
            s->temps[i].v = v;
}

/* One of an array was tested, and which one is not known: nothing is claimed of the others. */
static void element_tested(struct own_state *s, int16_t array)
{
    for (int i = 0; i < s->cell_count; i++) {
        struct sym *y = s->cells[i].region == array && (s->cells[i].flags & C_ELEMENT) ? flow_sym_of(s, s->cells[i].v)
                                                                                        : NULL;
        if (y && y->null == N_MAYBE)
            y->null = N_UNKNOWN;
    }
}

static bool refine_pointer(struct own_state *s, const struct temp *x, bool truth)
{
    struct value v = x->v;
    for (int n = 0; n < 8 && x->region == NOWHERE && x->def && x->def->op == OWN_COPY; n++) {
        const struct temp *y = flow_temp_find(s, x->def->a);
        if (!y)
            break;
        x = y;
    }
    if (v.kind != V_POINTER)
        return true;
    if (v.region < 0 || !(v.flags & V_EXACT) || v.low != 0)
        return truth || v.region >= 0;
    struct sym *y = &s->syms[v.region];
    if (truth) {
        y->null = N_NOT;
        if (y->flags & Y_PART)
            element_tested(s, y->lender);
        return true;
    }
    if (y->null == N_NOT)
        return false;
    set_null(s, v.region, true, x);
    return true;
}

static bool refine_value(struct own_state *s, struct temp *x, bool truth)
{
    if (x->v.kind == V_POINTER)
        return refine_pointer(s, x, truth);
    if (x->v.kind == V_STATIC)
        return truth;
    if (x->v.kind == V_RECORD)
        return true;
    int variable;
    int32_t mask;
    if (flow_branch_is_masked(s, x->def, &variable, &mask))
        remember(s, variable, '&', mask, truth);
    if (!flow_value_restrict(&x->v, truth ? PUNCT_NE : PUNCT_EQ, 0))
        return false;
    flow_branch_write_back(s, x);
    return true;
}

/* Which variable's value x still is; -1: none. */
static int variable_of(const struct temp *x)
{
    return x->region < 0 && x->region != NOWHERE && x->offset == 0 && !(x->flags & C_ELEMENT)
        ? object_of(x->region) : -1;
}

int flow_branch_recall(const struct own_state *s, int a, int op, int b)
{
    for (int i = 0; i < s->fact_count; i++) {
        const struct fact *f = &s->facts[i];
        int at = f->op;
        if (f->op == '&' || op == '&') {
            if (f->op == op && f->a == a && f->b == b)
                return f->truth;
            continue;
        }
        if (f->a == b && f->b == a)
            at = flow_value_op_swap(at);
        else if (f->a != a || f->b != b)
            continue;
        int known = f->truth ? at : flow_value_op_not(at);
        if (known == op)
            return 1;
        if (known == flow_value_op_not(op))
            return 0;
        if ((known == '<' || known == '>') && (op == PUNCT_EQ || op == PUNCT_NE))
            return op == PUNCT_NE;
        if ((known == '<' && op == PUNCT_LE) || (known == '>' && op == PUNCT_GE))
            return 1;
        if ((known == '<' && op == '>') || (known == '>' && op == '<'))
            return 0;
    }
    return -1;
}

static void remember(struct own_state *s, int a, int op, int b, bool truth)
{
    if (s->fact_count == FACTS) {
        memmove(s->facts, s->facts + 1, (FACTS - 1) * sizeof *s->facts);
        s->fact_count--;
    }
    s->facts[s->fact_count++] = (struct fact){.a = (int16_t)a, .b = b, .op = (uint16_t)op,
                                              .truth = truth};
}

static bool same_place(struct value a, struct value b)
{
    return a.kind == V_POINTER && b.kind == V_POINTER && a.region == b.region && (a.flags & V_EXACT)
        && (b.flags & V_EXACT) && a.low == b.low;
}

static bool is_unique(const struct own_state *s, struct value v)
{
    return v.kind == V_POINTER && (v.region < 0 || (s->syms[v.region].flags & Y_FRESH)
                                   || s->syms[v.region].own == S_OWNED);
}


/* A block that came to be here, and memory that was there before. */
static bool is_new_and_old(const struct own_state *s, struct value a, struct value b)
{
    if (a.kind != V_POINTER || b.kind != V_POINTER || a.region < 0 || b.region < 0 || a.region == b.region)
        return false;
    const struct sym *x = &s->syms[a.region], *y = &s->syms[b.region];
    return (x->flags & Y_FRESH) && !(x->flags & (Y_KEPT | Y_MANY | Y_PART)) && !(y->flags & (Y_FRESH | Y_PART))
        && !y->maker && (y->param >= 0 || y->root >= 0 || y->resource == flow_standard_stream);
}

/* Two pointers: 1 equal, 0 not. */
static int compare_pointers(const struct own_state *s, struct value a, struct value b)
{
    if (same_place(a, b) && !(a.region >= 0 && (s->syms[a.region].flags & (Y_MANY | Y_PART))))
        return 1;
    if (a.kind == V_POINTER && b.kind == V_POINTER && a.region != b.region && is_unique(s, a)
        && is_unique(s, b))
        return 0;
    if (is_new_and_old(s, a, b) || is_new_and_old(s, b, a))
        return 0;
    if (flow_value_is_null(a) || flow_value_is_null(b)) {
        struct value p = flow_value_is_null(a) ? b : a;
        if (flow_value_is_null(p))
            return 1;
        if (p.kind == V_STATIC || (p.kind == V_POINTER && (p.region < 0 || (p.flags & V_EXACT && p.low > 0)
                                                           || s->syms[p.region].null == N_NOT)))
            return 0;
    }
    return -1;
}

int flow_branch_evaluate(const struct own_state *s, const struct own_insn *i)
{
    struct temp *a = flow_temp_find(s, i->a), *b = flow_temp_find(s, i->b);
    if (!a || !b)
        return -1;
    if (a->v.kind == V_POINTER || b->v.kind == V_POINTER || a->v.kind == V_STATIC || b->v.kind == V_STATIC) {
        if (a->v.kind == V_POINTER && b->v.kind == V_POINTER && a->v.region == b->v.region
            && (a->v.flags & b->v.flags & V_EXACT))
            return flow_value_compare(flow_value_number(a->v.low, a->v.low), i->c_op,
                                      flow_value_number(b->v.low, b->v.low));
        int same = i->c_op == PUNCT_EQ || i->c_op == PUNCT_NE ? compare_pointers(s, a->v, b->v) : -1;
        return same < 0 ? -1 : same == (i->c_op == PUNCT_EQ);
    }
    int known = flow_value_compare(a->v, i->c_op, b->v);
    int x = variable_of(a), y = variable_of(b);
    return known < 0 && x >= 0 && y >= 0 ? flow_branch_recall(s, x, i->c_op, y) : known;
}

static bool refine_compare(struct own_state *s, const struct own_insn *i, bool truth)
{
    struct temp *a = flow_temp_find(s, i->a), *b = flow_temp_find(s, i->b);
    int op = truth ? i->c_op : flow_value_op_not(i->c_op);
    int32_t n;
    if (!a || !b)
        return true;
    bool eq = op == PUNCT_EQ, ne = op == PUNCT_NE;
    if (a->v.kind == V_POINTER || b->v.kind == V_POINTER) {
        if (flow_value_is_null(b->v) && (eq || ne))
            return refine_pointer(s, a, ne);
        if (flow_value_is_null(a->v) && (eq || ne))
            return refine_pointer(s, b, ne);
        if (!eq)
            return true;
        /* equal: what is not known is what is known */
        struct sym *x = flow_sym_of(s, a->v), *y = flow_sym_of(s, b->v);
        if (x && x->own == S_UNKNOWN && x->param < 0 && (a->v.flags & V_EXACT) && a->v.low == 0)
            flow_branch_same_pointer(s, a->v.region, b->v);
        else if (y && y->own == S_UNKNOWN && y->param < 0 && (b->v.flags & V_EXACT) && b->v.low == 0)
            flow_branch_same_pointer(s, b->v.region, a->v);
        return true;
    }
    if (flow_value_exact(b->v, &n) && n == 0 && (eq || ne) && a->def && a->def->t == a->t
        && (a->def->op == OWN_COMPARE || a->def->op == OWN_NOT || a->def->op == OWN_COPY))
        return flow_branch_refine(s->fl, s, i->a, ne);
    if (flow_value_exact(b->v, &n)) {
        if (!flow_value_restrict(&a->v, op, n))
            return false;
        flow_branch_write_back(s, a);
    } else if (flow_value_exact(a->v, &n)) {
        if (!flow_value_restrict(&b->v, flow_value_op_swap(op), n))
            return false;
        flow_branch_write_back(s, b);
    } else if (variable_of(a) >= 0 && variable_of(b) >= 0) {
        remember(s, variable_of(a), i->c_op, variable_of(b), truth);
    }
    return true;
}

/* t is so; false: it cannot be. */
bool flow_branch_refine(struct flow *fl, struct own_state *s, int t, bool truth)
{
    for (int depth = 0; depth < 40; depth++) {
        struct temp *x = flow_temp_find(s, t);
        if (!x)
            return true;
        int known = flow_value_truth(x->v);
        if (known >= 0 && known != truth)
            return false;
        const struct own_insn *def = x->def;
        if (known >= 0 && def && def->op != OWN_COMPARE && def->op != OWN_NOT && def->op != OWN_COPY)
            return true;
        int op = def && def->t == t ? def->op : OWN_STEP;
        if (op == OWN_NOT) {
            truth = !truth;
            t = def->a;
        } else if (op == OWN_COPY) {
            if (x->v.kind == V_NUMBER || x->v.kind == V_UNKNOWN)
                refine_value(s, x, truth);
            t = def->a;
        } else if (op == OWN_COMPARE) {
            return refine_compare(s, def, truth);
        } else {
            return refine_value(s, x, truth);
        }
    }
    (void)fl;
    return true;
}
