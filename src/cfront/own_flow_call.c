/* What a call does, by its contract: what it uses, takes, keeps, changes, gives. Results and
 * out-parameters that depend on each other split the state: one goes on with success, one with
 * failure. */
#include "cfront/own_flow.h"

#include <string.h>

static bool is_pointer(const struct type *t)
{
    return t && t->kind == TYPE_POINTER;
}

static const struct contract *of_arg(const struct own_contract *k, int n)
{
    return n < k->param_count && k->params ? &k->params[n] : &k->rest;
}

static const struct expr *arg_expr(const struct own_insn *i, int n)
{
    return i->call && (size_t)n < i->call->arg_count ? i->call->args[n] : NULL;
}

static bool is_named(const struct own_insn *i, const char *const *names)
{
    if (!i->callee || !i->callee->is_library || i->callee->is_defined)
        return false;
    for (; *names; names++)
        if (str_is(i->callee->name->text, *names))
            return true;
    return false;
}

/* printf("%p", (void *)p) tells an address, and follows nothing. */
static bool only_tells(const struct own_insn *i, int n, const struct own_contract *k)
{
    const struct expr *e = arg_expr(i, n);
    return n >= k->param_count && e && e->kind == EXPR_CONVERT && e->explicit_cast && is_pointer(e->type)
        && e->type->base->kind == TYPE_VOID;
}

static bool is_record_with_pointers(const struct type *t)
{
    return t && t->kind == TYPE_STRUCT;
}

static const struct type *pointee_of_arg(const struct own_insn *i, int n)
{
    const struct expr *e = arg_expr(i, n);
    while (e && e->kind == EXPR_CONVERT)
        e = e->a;
    return e && is_pointer(e->type) ? e->type->base : NULL;
}

/* What the n-th parameter points to; NULL: not known. */
static const struct type *of_param(const struct own_insn *i, int n)
{
    const struct type *t = i->callee ? i->callee->type : NULL;
    const struct param *p = t && t->kind == TYPE_FUNCTION ? t->params : NULL;
    for (; p && n > 0; n--)
        p = p->next;
    return p && is_pointer(p->type) ? p->type->base : NULL;
}

/* Other threads go on while it waits, and may change all that they can reach. */
static bool lets_others_run(const struct own_insn *i)
{
    static const char *const names[] = {
        "pthread_create", "pthread_join", "pthread_mutex_lock", "pthread_mutex_trylock", "pthread_cond_wait",
        "pthread_cond_timedwait", "pthread_rwlock_rdlock", "pthread_rwlock_wrlock", "pthread_barrier_wait",
        "sem_wait", "sem_trywait", "sem_timedwait", "thrd_create", "thrd_join", "mtx_lock", "mtx_trylock", "cnd_wait",
        "cnd_timedwait", NULL};
    return is_named(i, names);
}

/* Numbers in what was lent; pointers stay where they are. */
/* A 0 may be a NULL, and a pointer stays what it is; behind a pointer to numbers it is a number. */
static void forget_numbers(struct own_state *s, int16_t region, const struct type *seen_as)
{
    bool zeroes = seen_as && type_is_arithmetic(seen_as);
    for (int i = s->cell_count - 1; i >= 0; i--)
        if (s->cells[i].region == region && s->cells[i].v.kind == V_NUMBER && !(s->cells[i].flags & C_FILL)
            && (zeroes || !flow_value_is_null(s->cells[i].v))) {
            flow_temps_forget(s, region, s->cells[i].offset);
            s->cells[i].v = (struct value){.kind = V_UNKNOWN};
        }
}

/* ---- arguments ---------------------------------------------------------------------------------- */

static void must_not_be_null(struct flow *fl, struct own_state *s, const struct own_insn *i, int n, struct temp *x,
                             const struct own_contract *k)
{
    struct sym *y = flow_sym_of(s, x->v);
    bool null = flow_value_is_null(x->v);
    if ((!null && !(y && y->null == N_MAYBE)) || (null && x->v.flags & V_DOUBT) || s->vague)
        return;
    const struct expr *e = arg_expr(i, n);
    const struct expr *bare = e;
    while (bare && bare->kind == EXPR_CONVERT)
        bare = bare->a;
    const char *what = flow_text_of(fl, bare);
    struct told t = {.code = CONTRACT_CODE_MAYBE_NULL, .at = e ? e->at : i->at, .callee = i->callee, .param = n,
                     .what = what ? what : "the argument", .sym = y, .expr = e, .role = CONTRACT_ROLE_USED};
    if (n < k->param_count)
        t.contract = &k->params[n];
    flow_tell(fl, &t);
    if (y) {
        y->null = N_NOT;
        y->flags |= Y_TOLD;
    } else {
        x->v = (struct value){.kind = V_UNKNOWN};
    }
}

static void use_args(struct flow *fl, struct own_state *s, const struct own_insn *i, const struct own_contract *k)
{
    for (int n = 0; n < i->arg_count; n++) {
        struct temp *x = flow_temp_find(s, i->args[n]);
        const struct contract *c = of_arg(k, n);
        if (!x || (x->v.kind != V_POINTER && !flow_value_is_null(x->v)))
            continue;
        const struct expr *e = arg_expr(i, n);
        if (e && !is_pointer(e->type))
            continue;
        if (!(c->words & CONTRACT_OWNS) && !only_tells(i, n, k))
            flow_use_value(fl, s, x, USE_PASS, e, e ? e->at : i->at, i->callee, n);
        bool stated = n < k->param_count && (k->source == OWN_LIBRARY || c->at.from);
        if (stated && (c->words & (CONTRACT_OWNS | CONTRACT_BORROWS | CONTRACT_BORROWS_MUT))
            && !(c->words & (CONTRACT_NULLABLE | CONTRACT_OUT)))
            must_not_be_null(fl, s, i, n, x, k);
    }
}

/* What a body does on some path: who writes no contracts may know that it is another path than this one. */
static bool counts(const struct flow *fl, const struct own_contract *k)
{
    return k->source != OWN_INFERRED || fl->w->notation;
}

/* &list->names was lent to be changed: that ends no borrow out of &list->ages. */
static void stale_of_arg(struct flow *fl, struct own_state *s, struct value v, const struct type *t)
{
    if ((v.flags & V_EXACT) && v.low >= 0 && t && t->size && t->size < 1000 * 1000)
        flow_stale_within(fl, s, v.region, v.low, v.low + (int32_t)t->size);
    else
        flow_stale_from(fl, s, v.region, false, true);
}

static void let_copy(struct own_state *s, int16_t region)
{
    for (int n = 0; n < s->cell_count; n++) {
        struct sym *y = s->cells[n].region == region ? flow_sym_of(s, s->cells[n].v) : NULL;
        if (y && y->own == S_OWNED && !(s->cells[n].flags & C_BORROWS))
            y->own = S_UNKNOWN;
    }
}

/* spare: it failed, and left what it was lent as it was. */
static void pass_args(struct flow *fl, struct own_state *s, const struct own_insn *i, const struct own_contract *k,
                      bool spare)
{
    static const char *const ends_nothing[] = {"qsort", "bsearch", NULL};
    bool library = k->source == OWN_LIBRARY, calls_back = is_named(i, ends_nothing);
    for (int n = 0; n < i->arg_count; n++) { /* bytes that are seen as void may be copied, pointers among them */
        struct temp *x = flow_temp_find(s, i->args[n]);
        const struct expr *e = arg_expr(i, n);
        if (x && x->v.kind == V_POINTER && e && is_pointer(e->type) && e->type->base->kind == TYPE_VOID
            && !(of_arg(k, n)->words & (CONTRACT_OWNS | CONTRACT_OUT)))
            let_copy(s, x->v.region);
    }
    for (int n = 0; n < i->arg_count; n++) {
        struct temp *x = flow_temp_find(s, i->args[n]);
        const struct contract *c = of_arg(k, n);
        if (!x)
            continue;
        uint16_t words = c->words;
        struct value v = x->v;
        const struct expr *e = arg_expr(i, n);
        if (v.kind == V_RECORD) {
            flow_escape_value(fl, s, v, true);
        } else if (words & CONTRACT_OWNS && !(words & CONTRACT_OUT)) {
            if (!k->takes_if_result)
                flow_take_value(fl, s, x, e, e ? e->at : i->at, k, i->callee, n, library || k->source == OWN_INFERRED);
        } else if (v.kind != V_POINTER) {
            continue;
        } else if (words & CONTRACT_OUT) {
            if (v.region >= 0)
                s->syms[v.region].flags |= Y_WRITTEN;
        } else if (words & CONTRACT_BORROWS_MUT) {
            struct sym *y = flow_sym_of(s, v);
            if (y) {
                y->flags |= Y_WRITTEN | Y_FOLLOWED;
                if (y->root >= 0 && fl->sym_of_param[y->root] >= 0)
                    s->syms[fl->sym_of_param[y->root]].flags |= Y_WRITTEN;
            }
            if (library && !calls_back) {
                forget_numbers(s, v.region, pointee_of_arg(i, n));
                /* memset(), memcpy(), fread() write over pointers too */
                for (int j = 0; j < s->cell_count; j++)
                    if (s->cells[j].region == v.region && s->cells[j].v.kind != V_NUMBER
                        && s->cells[j].v.kind != V_UNSET && v.region < 0) {
                        flow_havoc_region(fl, s, v.region);
                        break;
                    }
                if (v.region >= 0 && (s->syms[v.region].fill == FILL_ZERO || s->syms[v.region].fill == FILL_UNSET))
                    s->syms[v.region].fill = FILL_UNKNOWN;
                if (v.region < 0)
                    flow_region_set_fill(s, v.region, FILL_UNKNOWN);
                if (is_pointer(of_param(i, n))) /* pthread_join() puts a pointer there */
                    flow_havoc_region(fl, s, v.region);
                continue;
            }
            if (is_record_with_pointers(pointee_of_arg(i, n)) && !spare && counts(fl, k))
                stale_of_arg(fl, s, v, pointee_of_arg(i, n));
            flow_havoc_region(fl, s, v.region);
        } else if (words & CONTRACT_BORROWS) {
            const struct type *t = pointee_of_arg(i, n);
            if (flow_sym_of(s, v))
                flow_sym_of(s, v)->flags |= Y_FOLLOWED;
            if (t && !(t->quals & QUAL_CONST))
                forget_numbers(s, v.region, pointee_of_arg(i, n));
        } else {
            flow_lose_sight(fl, s, v, e, e ? e->at : i->at, i->callee, n);
            flow_escape_value(fl, s, v, true);
        }
    }
}

/* ---- results -------------------------------------------------------------------------------------- */

static int new_owned(struct flow *fl, struct own_state *s, const struct own_insn *i, const struct own_contract *k,
                     bool nullable)
{
    static const char *const zeroed[] = {"calloc", NULL};
    static const char *const bare[] = {"malloc", "realloc", "reallocarray", "aligned_alloc", "memalign",
                                       "posix_memalign", NULL};
    int n = flow_sym_new(s, S_OWNED);
    if (n < 0) {
        flow_unseen_made(fl, i, NULL);
        return n;
    }
    struct sym *y = &s->syms[n];
    y->flags = Y_FRESH;
    if (k->source == OWN_WRITTEN || k->source == OWN_LIBRARY)
        y->flags |= Y_STATED;
    /* When a body gives NULL may depend on what it is passed: who calls it may know better. */
    y->null = !nullable ? N_NOT : k->source == OWN_INFERRED ? N_UNKNOWN : N_MAYBE;
    y->born = i;
    y->maker = i->callee;
    y->fill = is_named(i, zeroed) ? FILL_ZERO : is_named(i, bare) ? FILL_UNSET : FILL_LAZY;
    y->resource = k->resource ? k->resource : k->ends && str_is(str_from(k->ends), "fclose") ? "file"
        : k->ends && str_is(str_from(k->ends), "closedir") ? "directory" : "block";
    return n;
}

static void set_result(struct flow *fl, struct own_state *s, const struct own_insn *i, struct value v)
{
    (void)fl;
    if (i->t != OWN_NONE)
        flow_temp_set(s, i->t, v);
}

/* strcpy() and its like give their first argument back. */
static bool gives_back(const struct own_insn *i)
{
    static const char *const names[] = {"strcpy", "strncpy", "strcat", "strncat", "memcpy", "memmove", "memset",
                                        NULL};
    return is_named(i, names);
}

static struct value plain_result(struct flow *fl, struct own_state *s, const struct own_insn *i,
                                 const struct own_contract *k)
{
    struct value v = {.kind = V_UNKNOWN};
    const struct type *t = i->type;
    uint16_t words = k->result.words;
    if (!t || !is_pointer(t)) {
        if (t && type_is_integer(t) && (t->kind == TYPE_BOOL || !type_is_signed(t)))
            v = flow_value_number(0, MOST);
        return v;
    }
    if (words & CONTRACT_GIVES)
        return flow_value_symbol(new_owned(fl, s, i, k, words & CONTRACT_NULLABLE));
    if (gives_back(i) && i->arg_count) {
        struct temp *x = flow_temp_find(s, i->args[0]);
        if (x && x->v.kind == V_POINTER)
            return x->v;
    }
    if (k->same_as > 0 && k->same_as <= i->arg_count) {
        struct temp *x = flow_temp_find(s, i->args[k->same_as - 1]);
        struct sym *y = x ? flow_sym_of(s, x->v) : NULL;
        if (x && x->v.kind == V_POINTER && (x->v.region < 0 || k->same_exactly || y->null == N_NOT)) {
            v = x->v;
            if (!k->same_exactly)
                v.flags &= (uint8_t)~V_EXACT, v.low = 0;
            return v;
        }
    }
    bool lends = words & (CONTRACT_BORROWS | CONTRACT_BORROWS_MUT);
    int n = flow_sym_new(s, lends || k->lender != OWN_NONE ? S_BORROWED : S_UNKNOWN);
    if (n < 0)
        return v;
    struct sym *y = &s->syms[n];
    y->born = i;
    y->maker = i->callee;
    y->resource = "block";
    y->fill = FILL_UNKNOWN;
    if (words & CONTRACT_NULLABLE && counts(fl, k))
        y->null = N_MAYBE;
    else if (lends && k->source != OWN_INFERRED)
        y->null = N_NOT;
    if (y->own == S_BORROWED) {
        y->borrowed = i;
        if (k->source == OWN_WRITTEN || k->source == OWN_LIBRARY)
            y->flags |= Y_STATED;
        if (words & CONTRACT_BORROWS_MUT)
            y->flags |= Y_MUTABLE;
        static const char *const tokens[] = {"strtok", "strtok_r", NULL};
        int lender = k->lender == OWN_NONE && is_named(i, tokens) ? 0 : k->lender;
        if (lender != OWN_NONE && lender < i->arg_count) {
            struct temp *x = flow_temp_find(s, i->args[lender]);
            if (x && x->v.kind == V_POINTER) {
                const struct type *lent = pointee_of_arg(i, lender);
                y->lender = x->v.region;
                if ((x->v.flags & V_EXACT) && x->v.low >= 0 && lent && type_is_record(lent) && lent->size < 1000 * 1000) {
                    y->lent_from = x->v.low;
                    y->lent_to = x->v.low + (int32_t)lent->size;
                }
            } else if (x && x->v.kind == V_STATIC) {
                y->lender = NOWHERE;
            } else {
                y->own = S_UNKNOWN;
            }
        }
    }
    return flow_value_symbol(n);
}

/* ---- out-parameters ----------------------------------------------------------------------------------- */

static void set_out(struct flow *fl, struct own_state *s, const struct own_insn *i, int n,
                    const struct own_contract *k, bool success)
{
    struct temp *x = flow_temp_find(s, i->args[n]);
    const struct contract *c = of_arg(k, n);
    if (!x || x->v.kind != V_POINTER)
        return;
    if (!(x->v.flags & V_EXACT)) {
        flow_havoc_region(fl, s, x->v.region);
        return;
    }
    int16_t region = x->v.region;
    int32_t offset = x->v.low;
    struct cell *old = flow_cell_find(s, region, offset, false);
    uint8_t flags = old ? old->flags : 0;
    const struct expr *expr = old ? old->expr : NULL;
    if (!success) {
        if (k->fails_null) {
            flow_cell_put(s, region, offset, (uint8_t)(flags | C_STORED), flow_value_number(0, 0));
        } else if (!old && flow_region_fill(s, region) == FILL_UNSET) {
            flow_cell_put(s, region, offset, flags, (struct value){.kind = V_UNSET, .by = i, .low = n});
        } else if (!old && region < 0) {
            ; /* as it was */
        }
        return;
    }
    bool grows = k->grown == n + 1;
    struct sym *was = old ? flow_sym_of(s, old->v) : NULL;
    if (was && grows) {
        was->own = S_FREED;
        was->ended = i;
        was->ended_by = region < 0 ? (int16_t)object_of(region) : -1;
        was->ended_arg = (int16_t)n;
        flow_stale_from(fl, s, old->v.region, false, true);
    } else if (was) {
        was->lost = i;
        was->lost_expr = NULL;
    }
    struct value v = {.kind = V_UNKNOWN};
    if (c->words & CONTRACT_GIVES) {
        int y = new_owned(fl, s, i, k, c->words & CONTRACT_NULLABLE);
        if (y >= 0 && region < 0 && s->syms[y].first < 0)
            s->syms[y].first = (int16_t)object_of(region);
        if (y >= 0 && k->result.words & CONTRACT_GIVES) /* open_memstream(): the stream is the file */
            s->syms[y].resource = "block";
        v = flow_value_symbol(y);
    } else if (c->words & (CONTRACT_BORROWS | CONTRACT_BORROWS_MUT)) {
        int y = flow_sym_new(s, S_UNKNOWN);
        if (y >= 0)
            s->syms[y].fill = FILL_UNKNOWN;
        v = flow_value_symbol(y);
    }
    flow_temps_forget(s, region, offset);
    struct cell *cell = flow_cell_put(s, region, offset, (uint8_t)(flags | C_STORED), v);
    if (cell)
        cell->expr = expr;
    /* into memory that is not ours alone, without a word: nothing is known of it from then on */
    if (region >= 0 && !(s->syms[region].flags & (Y_FRESH | Y_OUT)) && s->syms[region].own != S_OWNED
        && !(flags & C_OWNED))
        flow_escape_value(fl, s, v, true);
}

static bool has_out(const struct own_insn *i, const struct own_contract *k)
{
    for (int n = 0; n < i->arg_count; n++)
        if (of_arg(k, n)->words & CONTRACT_OUT)
            return true;
    return false;
}

static void set_outs(struct flow *fl, struct own_state *s, const struct own_insn *i, const struct own_contract *k,
                     bool success)
{
    for (int n = 0; n < i->arg_count; n++)
        if (of_arg(k, n)->words & CONTRACT_OUT)
            set_out(fl, s, i, n, k, success);
}

static struct value status(const struct own_insn *i, const struct own_contract *k, bool success)
{
    struct value v = {.kind = V_NUMBER, .low = LEAST, .high = MOST};
    bool is_bool = i->type && i->type->kind == TYPE_BOOL;
    switch (k->success) {
    case OWN_IF_ZERO:
        if (success)
            return flow_value_number(0, 0);
        if (k->fails_sign)
            return k->fails_sign < 0 ? flow_value_number(LEAST, -1) : flow_value_number(1, MOST);
        v.flags = V_HOLE;
        return v;
    case OWN_IF_NONZERO:
        if (!success)
            return flow_value_number(0, 0);
        if (is_bool)
            return flow_value_number(1, 1);
        v.flags = V_HOLE;
        return v;
    case OWN_IF_NOT_NEGATIVE:
        return success ? flow_value_number(0, MOST) : flow_value_number(LEAST, -1);
    case OWN_IF_POSITIVE:
        return success ? flow_value_number(1, MOST) : flow_value_number(LEAST, 0);
    default:
        return (struct value){.kind = V_UNKNOWN};
    }
}

static void call_with_outs(struct flow *fl, struct own_state *s, const struct own_insn *i,
                           const struct own_contract *k)
{
    if (k->success == OWN_ALWAYS || k->success == OWN_IF_UNKNOWN) {
        if (k->success == OWN_ALWAYS) {
            set_outs(fl, s, i, k, true);
        } else {
            for (int n = 0; n < i->arg_count; n++)
                if (of_arg(k, n)->words & CONTRACT_OUT)
                    flow_escape_value(fl, s, flow_temp_value(s, i->args[n]), false);
        }
        set_result(fl, s, i, plain_result(fl, s, i, k));
        return;
    }
    struct own_state *fails = flow_step_forked(fl, s);
    if (!fails) {
        s->vague = true;
        return;
    }
    set_outs(fl, fails, i, k, false);
    if (is_pointer(i->type))
        set_result(fl, fails, i, flow_value_number(0, 0));
    else
        set_result(fl, fails, i, status(i, k, false));
    set_outs(fl, s, i, k, true);
    if (is_pointer(i->type)) {
        struct value v = plain_result(fl, s, i, k);
        if (flow_sym_of(s, v))
            flow_sym_of(s, v)->null = N_NOT;
        set_result(fl, s, i, v);
    } else {
        set_result(fl, s, i, status(i, k, true));
    }
}

/* realloc(): what it was given is gone if there is a result; what lay in it lies in the result. */
static void call_if_result(struct flow *fl, struct own_state *s, const struct own_insn *i,
                           const struct own_contract *k)
{
    if (!i->arg_count)
        return;
    struct own_state *fails = k->result.words & CONTRACT_NULLABLE ? flow_step_forked(fl, s) : NULL;
    if (fails)
        set_result(fl, fails, i, flow_value_number(0, 0));
    const struct expr *e = arg_expr(i, 0);
    struct temp *x = flow_temp_find(s, i->args[0]);
    int16_t was = x && x->v.kind == V_POINTER ? x->v.region : NOWHERE;
    int y = new_owned(fl, s, i, k, false);
    if (y >= 0 && was >= 0) {
        s->syms[y].fill = s->syms[was].fill == FILL_ZERO ? FILL_UNSET : s->syms[was].fill;
        for (int n = 0; n < s->cell_count && s->cell_count < CELLS - 1; n++)
            if (s->cells[n].region == was) {
                struct cell c = s->cells[n];
                struct cell *put = flow_cell_put(s, (int16_t)y, c.offset, c.flags, c.v);
                if (put)
                    put->expr = c.expr;
            }
        if (!(s->syms[was].flags & Y_FRESH))
            s->syms[y].flags &= (uint16_t)~Y_STATED;
    }
    x = flow_temp_find(s, i->args[0]);
    if (x)
        flow_take_value(fl, s, x, e, e ? e->at : i->at, k, i->callee, 0, true);
    set_result(fl, s, i, flow_value_symbol(y));
}

/* ---- cleanups ---------------------------------------------------------------------------------------- */

/* __attribute__((cleanup(f))): what the variable owns ends here. */
static void call_cleanup(struct flow *fl, struct own_state *s, const struct own_insn *i, const struct own_contract *k)
{
    struct object *o = i->object;
    int16_t region = flow_region_of(flow_object(fl, o));
    const struct contract *c = of_arg(k, 0);
    if (k->source != OWN_UNKNOWN && (c->words & (CONTRACT_BORROWS | CONTRACT_BORROWS_MUT)) && o->type->kind != TYPE_POINTER
        && !(c->words & CONTRACT_BORROWS_MUT))
        return;
    if (o->type->kind != TYPE_POINTER) {
        flow_havoc_region(fl, s, region);
        return;
    }
    struct cell *cell = flow_cell_find(s, region, 0, false);
    struct sym *y = cell ? flow_sym_of(s, cell->v) : NULL;
    if (!y)
        return;
    int sym = cell->v.region;
    struct temp x = {.t = OWN_NONE, .v = cell->v, .region = region};
    if (y->own == S_FREED || y->own == S_MOVED) {
        struct told t = {.code = CONTRACT_CODE_MOVED_TWICE, .at = s->returned ? s->returned->at : i->at, .sym = y,
                         .what = flow_name_of(fl, o), .callee = i->callee, .param = 0, .object = o,
                         .role = CONTRACT_ROLE_FREED, .at_return = s->returned != NULL};
        flow_tell(fl, &t);
        y->own = S_UNKNOWN;
        return;
    }
    if (y->own == S_BORROWED || y->own == S_STALE)
        return;
    if (y->own == S_UNKNOWN && (y->flags & Y_TOLD))
        return;
    y->own = S_OWNED;
    flow_take_value(fl, s, &x, NULL, i->at, k, i->callee, 0, false);
    if (s->syms[sym].own == S_MOVED)
        s->syms[sym].flags |= Y_ENDED;
}

/* A change that may fail, and borrows that are stale only if it does not. */
static bool may_spare(const struct own_state *s, const struct own_insn *i, const struct own_contract *k)
{
    if ((k->success != OWN_IF_ZERO && k->success != OWN_IF_NONZERO) || k->source == OWN_LIBRARY || has_out(i, k)
        || k->takes_if_result || !i->type || is_pointer(i->type) || !type_is_integer(i->type) || k->noreturn)
        return false;
    for (int n = 0; n < i->arg_count; n++) {
        struct temp *x = flow_temp_find(s, i->args[n]);
        if (!(of_arg(k, n)->words & CONTRACT_BORROWS_MUT) || !x || x->v.kind != V_POINTER)
            continue;
        for (int m = 0; m < s->sym_count; m++)
            if (s->syms[m].own == S_BORROWED && s->syms[m].lender == x->v.region)
                return true;
    }
    return false;
}

/* ---- the call ------------------------------------------------------------------------------------------ */

void flow_step_call(struct flow *fl, struct own_state *s, const struct own_insn *i, bool *ret_ends)
{
    const struct type *t = NULL;
    if (!i->callee && i->call && i->call->a && is_pointer(i->call->a->type))
        t = i->call->a->type->base;
    if (i->callee)
        t = i->callee->type;
    const struct own_contract *k = own_contract_of(fl->w, i->callee, t);
    if (i->object) {
        call_cleanup(fl, s, i, k);
        return;
    }
    if (!i->callee) { /* the pointer to it is followed */
        struct temp *x = flow_temp_find(s, i->a);
        flow_use_value(fl, s, x, USE_FOLLOW, i->call ? i->call->a : NULL, i->at, NULL, OWN_NONE);
    }
    use_args(fl, s, i, k);
    if (k->result.words & CONTRACT_MUST_USE && i->t >= 0 && i->t < fl->g->temp_count && !i->known
        && i->expr && !(k->result.words & CONTRACT_GIVES) && i->init == false) {
        bool used = false;
        for (const struct own_insn *n = i + 1; n < fl->block->insns + fl->block->insn_count && n->op != OWN_STEP
             && !used; n++) {
            used = n->a == i->t || n->b == i->t || n->place.pointer == i->t;
            for (int m = 0; m < n->arg_count && !used; m++)
                used = n->args[m] == i->t;
        }
        if (!used && fl->block->t != i->t) {
            struct told d = {.code = CONTRACT_CODE_RESULT_IGNORED, .at = i->at, .callee = i->callee, .param = OWN_NONE,
                             .what = i->callee ? arena_cstr(fl->c->arena, i->callee->name->text) : "the result",
                             .contract = &k->result, .expr = i->expr, .role = CONTRACT_ROLE_USED};
            flow_tell(fl, &d);
        }
    }
    struct own_state *fails = may_spare(s, i, k) ? flow_step_forked(fl, s) : NULL;
    if (fails) {
        pass_args(fl, fails, i, k, true);
        flow_havoc_world(fl, fails, false);
        set_result(fl, fails, i, status(i, k, false));
    }
    pass_args(fl, s, i, k, false);
    bool library = k->source == OWN_LIBRARY || (i->callee && i->callee->is_library && !i->callee->is_defined);
    if (library && lets_others_run(i))
        flow_havoc_world(fl, s, false);
    if (!library) {
        bool bodiless = !i->callee || !i->callee->is_defined;
        flow_havoc_world(fl, s, k->source == OWN_UNKNOWN && bodiless);
    }
    if (k->noreturn || (i->callee && i->callee->is_noreturn)) {
        *ret_ends = true;
        return;
    }
    if (k->takes_if_result)
        call_if_result(fl, s, i, k);
    else if (has_out(i, k))
        call_with_outs(fl, s, i, k);
    else
        set_result(fl, s, i, fails ? status(i, k, true) : plain_result(fl, s, i, k));
}
