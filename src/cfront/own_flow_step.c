/* What an instruction does to a state; conditions. A step may split a state: what it splits off goes
 * on later, behind the instruction. */
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

/* ---- conditions ------------------------------------------------------------------------------------ */

static bool is_real(const struct own_state *s, const struct temp *x)
{
    return x->region != NOWHERE && (x->region < 0 || x->region < s->sym_count);
}

/* What is known now of what x holds goes to where it was read from. */
static void write_back(struct own_state *s, const struct temp *x)
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
static int recall(const struct own_state *s, int a, int op, int b);
static void remember(struct own_state *s, int a, int op, int b, bool truth);

/* x & constant, of which variable? */
static bool is_masked(const struct own_state *s, const struct own_insn *def, int *ret_variable, int32_t *ret_mask)
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

static void same_pointer(struct own_state *s, int sym, struct value v)
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
    if (is_masked(s, x->def, &variable, &mask))
        remember(s, variable, '&', mask, truth);
    if (!flow_value_restrict(&x->v, truth ? PUNCT_NE : PUNCT_EQ, 0))
        return false;
    write_back(s, x);
    return true;
}

/* Which variable's value x still is; -1: none. */
static int variable_of(const struct temp *x)
{
    return x->region < 0 && x->region != NOWHERE && x->offset == 0 && !(x->flags & C_ELEMENT)
        ? object_of(x->region) : -1;
}

static int recall(const struct own_state *s, int a, int op, int b)
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

static const char standard_stream[] = "standard stream";

/* A block that came to be here, and memory that was there before. */
static bool is_new_and_old(const struct own_state *s, struct value a, struct value b)
{
    if (a.kind != V_POINTER || b.kind != V_POINTER || a.region < 0 || b.region < 0 || a.region == b.region)
        return false;
    const struct sym *x = &s->syms[a.region], *y = &s->syms[b.region];
    return (x->flags & Y_FRESH) && !(x->flags & (Y_KEPT | Y_MANY | Y_PART)) && !(y->flags & (Y_FRESH | Y_PART))
        && !y->maker && (y->param >= 0 || y->root >= 0 || y->resource == standard_stream);
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

static int evaluate(const struct own_state *s, const struct own_insn *i)
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
    return known < 0 && x >= 0 && y >= 0 ? recall(s, x, i->c_op, y) : known;
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
            same_pointer(s, a->v.region, b->v);
        else if (y && y->own == S_UNKNOWN && y->param < 0 && (b->v.flags & V_EXACT) && b->v.low == 0)
            same_pointer(s, b->v.region, a->v);
        return true;
    }
    if (flow_value_exact(b->v, &n) && n == 0 && (eq || ne) && a->def && a->def->t == a->t
        && (a->def->op == OWN_COMPARE || a->def->op == OWN_NOT || a->def->op == OWN_COPY))
        return flow_step_refine(s->fl, s, i->a, ne);
    if (flow_value_exact(b->v, &n)) {
        if (!flow_value_restrict(&a->v, op, n))
            return false;
        write_back(s, a);
    } else if (flow_value_exact(a->v, &n)) {
        if (!flow_value_restrict(&b->v, flow_value_op_swap(op), n))
            return false;
        write_back(s, b);
    } else if (variable_of(a) >= 0 && variable_of(b) >= 0) {
        remember(s, variable_of(a), i->c_op, variable_of(b), truth);
    }
    return true;
}

/* t is so; false: it cannot be. */
bool flow_step_refine(struct flow *fl, struct own_state *s, int t, bool truth)
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

/* ---- places --------------------------------------------------------------------------------------- */

struct spot { int16_t region; int32_t offset; bool element, known; };

static struct spot locate(struct flow *fl, struct own_state *s, const struct own_place *p, const struct own_insn *i,
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

static bool is_pointer(const struct type *t)
{
    return t && t->kind == TYPE_POINTER;
}
static bool is_unsigned(const struct type *t)
{
    return t && (t->kind == TYPE_BOOL || (type_is_integer(t) && !type_is_signed(t)));
}

static uint8_t place_flags(const struct own_place *p, bool element)
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

static bool is_static(const struct flow *fl, int16_t region)
{
    return region < 0 && fl->objects[object_of(region)]->storage != STORAGE_AUTO;
}

/* Memory that nobody else knows of. */
static bool is_ours(const struct flow *fl, const struct own_state *s, int16_t region)
{
    return region < 0 ? !is_static(fl, region)
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
    if (!is_pointer(p->type))
        return is_unsigned(p->type) ? flow_value_number(0, MOST) : unknown;
    uint8_t flags = place_flags(p, element);
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

static void do_load(struct flow *fl, struct own_state *s, const struct own_insn *i)
{
    const struct own_place *p = &i->place;
    struct spot at = locate(fl, s, p, i, true);
    bool record = p->type && (type_is_record(p->type) || p->type->kind == TYPE_ARRAY);
    if (!at.known || at.region == NOWHERE) {
        struct value v = {.kind = V_UNKNOWN};
        if (is_pointer(p->type))
            v = flow_value_symbol(flow_sym_new(s, S_UNKNOWN));
        else if (is_unsigned(p->type))
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
        flow_temp_set(s, i->t, is_pointer(p->type) ? flow_value_symbol(flow_sym_new(s, S_UNKNOWN))
                                              : (struct value){.kind = V_UNKNOWN});
        return;
    }
    if (p->object && p->object->storage == STORAGE_EXTERN && is_stream(p->object)) {
        int n = flow_sym_new(s, S_UNKNOWN);
        if (n >= 0) {
            s->syms[n].resource = standard_stream;
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
    uint8_t flags = c ? c->flags : place_flags(p, at.element);
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
        if (is_pointer(p->type))
            v = flow_value_symbol(flow_sym_new(s, S_UNKNOWN));
    } else if (v.kind == V_UNKNOWN && is_pointer(p->type)) {
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
static struct value element_of(struct flow *fl, struct own_state *s, int16_t region)
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

/* ---- stores ------------------------------------------------------------------------------------------ */

static void lose(struct flow *fl, struct own_state *s, struct value v)
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
            lose(fl, s, c->v);
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
static struct sym *lent_root(struct own_state *s, struct sym *y)
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
    bool ours = is_ours(fl, s, at.region), local = at.region < 0 && !is_static(fl, at.region);
    if (local) {
        if (x->first < 0 && !i->place.field)
            x->first = (int16_t)object_of(at.region);
        return;
    }
    x->flags |= Y_KEPT;
    if (x->root >= 0 && fl->sym_of_param[x->root] >= 0 && x->lender >= 0 && x->own == S_BORROWED)
        s->syms[fl->sym_of_param[x->root]].flags |= Y_KEPT;
    struct sym *root = lent_root(s, x);
    if (*flags & C_BORROWS) {
        if (root && is_static(fl, at.region))
            tell_kept(fl, i, x, root);
        return;
    }
    bool out = at.region >= 0 && (s->syms[at.region].flags & Y_OUT);
    if (root && (*flags & C_OWNED)) {
        tell_kept(fl, i, x, root);
    } else if (root && !ours && !out && (at.region < 0 || s->syms[at.region].own != S_STALE)) {
        /* a borrow may be put back to where it came from, or hang on to it */
        bool back = at.region >= 0 && s->syms[at.region].own == S_BORROWED
            && lent_root(s, &s->syms[at.region]) == root;
        if (!back)
            tell_kept(fl, i, x, root);
    }
    bool element = at.region >= 0 && s->syms[at.region].own == S_BORROWED && s->syms[at.region].param < 0
        && s->syms[at.region].lender != NOWHERE;
    if (x->own == S_OWNED && !ours && !out && (!(*flags & C_OWNED) || element) && !is_static(fl, at.region)) {
        flow_escape_value(fl, s, v, true);
    }
}

static void do_store(struct flow *fl, struct own_state *s, const struct own_insn *i)
{
    const struct own_place *p = &i->place;
    struct value v = flow_temp_value(s, i->a);
    struct spot at = locate(fl, s, p, i, true);
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
    uint8_t flags = place_flags(p, at.element);
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
                same_pointer(s, gone, c->v);
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
        lose(fl, s, old->v);
    flow_temps_forget(s, at.region, at.offset);
    forget_aliases(s, at.region, at.offset, p->field);
    if (v.kind == V_POINTER)
        store_pointer(fl, s, i, at, v, &flags);
    if (v.kind == V_UNSET)
        v = (struct value){.kind = V_UNKNOWN};
    old = flow_cell_find(s, at.region, at.offset, false);
    if (v.kind == V_UNKNOWN && !is_pointer(p->type) && (at.region < 0 ? flow_region_fill(s, at.region) != FILL_ZERO
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
    } else if (is_pointer(t) && base < INT32_MAX) {
        flow_cell_put(s, region, (int32_t)base, C_STORED, flow_value_number(0, 0));
    }
}

static void do_zero(struct flow *fl, struct own_state *s, const struct own_insn *i)
{
    struct spot at = locate(fl, s, &i->place, i, true);
    if (!at.known || at.element)
        return;
    const struct type *t = i->place.type;
    int64_t size = t ? (int64_t)t->size : 0;
    if (at.region < 0)
        flow_facts_forget(s, object_of(at.region));
    drop_range(fl, s, at.region, at.offset, at.offset + (size ? size : 1));
    if (at.offset == 0 && (at.region < 0 && fl->objects[object_of(at.region)]->type->size == t->size)) {
        if (type_is_scalar(t))
            flow_cell_put(s, at.region, 0, place_flags(&i->place, false) | C_STORED, flow_value_number(0, 0));
        else
            flow_region_set_fill(s, at.region, FILL_ZERO);
    } else {
        zero_members(s, at.region, at.offset, t, 0);
    }
}

/* ---- life -------------------------------------------------------------------------------------------- */

/* What still refers to a variable refers to nothing from now on. */
static void end_object(struct flow *fl, struct own_state *s, struct object *o)
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
                lose(fl, s, c->v);
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

static void do_declare(struct flow *fl, struct own_state *s, const struct own_insn *i)
{
    struct object *o = i->object;
    end_object(fl, s, o);
    int16_t region = flow_region_of(flow_object(fl, o));
    if (is_pointer(o->type) || type_is_record(o->type) || o->type->kind == TYPE_ARRAY)
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
            if (c->region < 0 ? is_static(fl, c->region)
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
        if (!is_static(fl, v.region)) {
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
    bool pointer = is_pointer(f->type->base);
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
        if (l->lender < 0 && l->lender != NOWHERE && !is_static(fl, l->lender)) {
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
            && (c->region < 0 ? is_static(fl, c->region) : !(s->syms[c->region].flags & Y_FRESH)
                && s->syms[c->region].param >= 0 && s->syms[c->region].own != S_OWNED);
        if (!kept && c->region >= 0 && c->v.kind == V_POINTER && c->v.region == v.region && (c->flags & C_OWNED)
            && (s->syms[c->region].flags & Y_MEMBER) && s->syms[c->region].own == S_OWNED)
            kept = is_held(fl, s, c->region);
    }
    if (y->resource == standard_stream)
        kept = true;
    if ((words & CONTRACT_GIVES) && !(y->flags & Y_COUNTED)
        && ((y->own == S_BORROWED && !(y->flags & Y_PART)) || kept)) {
        struct sym *root = lent_root(s, y);
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
    if (is_pointer(t))
        return v.kind == V_POINTER ? 1 : flow_value_truth(v);
    if (!type_is_integer(t) || v.kind != V_NUMBER)
        return -1;
    return flow_value_is_null(v) ? 1 : v.high < 0 ? 0 : -1;
}

static void check_outs(struct flow *fl, struct own_state *s, const struct own_insn *i, struct value v)
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
static void check_whole(struct flow *fl, struct own_state *s, const struct own_insn *i)
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
        if (c->region != v.region || c->v.kind != V_POINTER || c->v.region >= 0 || is_static(fl, c->v.region))
            continue;
        struct told t = {.code = CONTRACT_CODE_RETURNS_LOCAL, .at = i->at, .param = OWN_NONE,
                         .role = CONTRACT_ROLE_USED, .at_return = true, .expr = i->expr,
                         .object = fl->objects[object_of(c->v.region)]};
        t.what = flow_name_of(fl, t.object);
        flow_tell(fl, &t);
    }
}

static void do_return(struct flow *fl, struct own_state *s, const struct own_insn *i)
{
    struct value v = i->a == OWN_NONE ? (struct value){.kind = V_UNKNOWN} : flow_temp_value(s, i->a);
    s->result = v;
    s->returned = i;
    if (fl->watch && fl->watch->leave)
        fl->watch->leave(fl->watch->ctx, i, s);
    check_outs(fl, s, i, v);
    check_whole(fl, s, i);
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
    if (!flow_step_refine(fl, no, i->a, false) || fl->stack_count == (int)COUNT(fl->stack)) {
        flow_state_give(fl, no);
        return false;
    }
    x = flow_temp_find(no, i->a);
    x->v = flow_value_number(0, 0);
    fl->stack_at[fl->stack_count] = (int)(i - fl->block->insns);
    fl->stack[fl->stack_count++] = no;
    flow_step_refine(fl, s, i->a, true);
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
        flow_temp_set(s, i->t, is_unsigned(i->type) && i->value < 0 ? flow_value_number(1, MOST)
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
        if (old.v.kind == V_UNKNOWN && i->type && is_unsigned(i->type))
            x->v = flow_value_number(0, MOST);
        break;
    }
    case OWN_LOAD:
        do_load(fl, s, i);
        break;
    case OWN_STORE:
        splits(fl, s, i);
        do_store(fl, s, i);
        break;
    case OWN_ZERO:
        do_zero(fl, s, i);
        break;
    case OWN_ADDRESS: {
        struct spot at = locate(fl, s, &i->place, i, false);
        if (at.known && at.region != NOWHERE && at.element && i->place.type && type_is_record(i->place.type)
            && i->place.offset == 0) {
            flow_temp_set(s, i->t, element_of(fl, s, at.region));
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
            v = flow_value_arith(a, i->c_op, flow_temp_value(s, i->b), is_unsigned(i->type));
            if (is_masked(s, i, &variable, &mask))
                known = recall(s, variable, '&', mask);
            if (known == 0)
                v = flow_value_number(0, 0);
            else if (known == 1)
                flow_value_restrict(&v, PUNCT_NE, 0);
        }
        if (v.kind == V_UNKNOWN && is_unsigned(i->type))
            v = flow_value_number(0, MOST);
        flow_temp_set(s, i->t, v);
        break;
    }
    case OWN_COMPARE: {
        int known = evaluate(s, i);
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
            if (is_pointer(i->type))
                v = flow_value_symbol(flow_sym_new(s, S_UNKNOWN));
            else if (is_unsigned(i->type))
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
        do_load(fl, s, i);
        struct temp *x = flow_temp_find(s, i->t);
        struct spot at = locate(fl, s, &i->place, i, false);
        if (at.known && at.region != NOWHERE && !at.element) {
            struct value gone = flow_value_number(0, 0);
            gone.by = i;
            flow_cell_put(s, at.region, at.offset, place_flags(&i->place, false) | C_STORED, gone);
            flow_temps_forget(s, at.region, at.offset);
        }
        if (x)
            x->region = NOWHERE;
        break;
    }
    case OWN_DECLARE:
        do_declare(fl, s, i);
        break;
    case OWN_END:
        end_object(fl, s, i->object);
        break;
    case OWN_RETURN:
        do_return(fl, s, i);
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
              : !is_static(fl, c->region))
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
        check_outs(fl, s, NULL, (struct value){.kind = V_UNKNOWN});
        if (fl->at)
            check_whole(fl, s, fl->at);
    }
    s->temp_count = 0;
    for (int i = s->cell_count - 1; i >= 0; i--)
        if (s->cells[i].region < 0 && !is_static(fl, s->cells[i].region)) {
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
        if (flow_step_refine(fl, s, b->t, true))
            go_on(fl, s, 0);
        else
            flow_state_give(fl, s);
        if (flow_step_refine(fl, other, b->t, false)) {
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
                    write_back(to, x);
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
