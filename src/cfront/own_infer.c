/* The contract that a body implies. The flow analysis leaves a function in many states, one for each
 * way through it that matters; what they say of a parameter or of the result is put together here, by
 * what is returned. Two readers ask differently. Callers take only what holds on every path: whoever
 * frees a block on one path and not on another has no contract that could be relied upon, and a pointer
 * that is followed on some paths only may be NULL for all they know. A proposal (own_propose.c) says
 * what a person would have meant. */
#include "cfront/own_infer.h"

#include <string.h>

bool own_is_written(const struct contract *k)
{
    return k && (k->words & ~(CONTRACT_MUST_USE | CONTRACT_OUT) || k->from);
}

/* ---- one state ------------------------------------------------------------------------ */

struct seeing {
    struct own_seen *seen;
    uint64_t outs;
};

static enum own_sign sign_of(const struct func *f, const struct own_holding *h, int sign)
{
    if (f->type->base->kind == TYPE_POINTER) {
        if (h->holds == OWN_HOLDS_NULL)
            return SIGN_ZERO;
        return h->maybe_null || h->holds == OWN_HOLDS_UNKNOWN ? SIGN_UNKNOWN : SIGN_POSITIVE;
    }
    return sign == 0 ? SIGN_ZERO : sign == -1 ? SIGN_NEGATIVE : sign == 1 ? SIGN_POSITIVE : SIGN_UNKNOWN;
}

/* owns: the parameter `lender` does. */
static void see_result(struct own_seen *s, const struct own_holding *h, bool fresh, int lender, bool owns)
{
    uint8_t bit = RESULT_OTHER;
    if (h->holds == OWN_HOLDS_NULL)
        bit = RESULT_NULL;
    else if (h->holds == OWN_HOLDS_OWNED && !fresh && lender != OWN_NONE && !owns)
        bit = RESULT_LENT; /* what a member of it owns */
    else if (h->holds == OWN_HOLDS_OWNED || (fresh && h->holds != OWN_HOLDS_UNKNOWN))
        bit = RESULT_FRESH;
    else if (lender != OWN_NONE && (h->holds == OWN_HOLDS_BORROW || h->holds == OWN_HOLDS_MUTABLE
                                    || h->holds == OWN_HOLDS_UNKNOWN))
        bit = RESULT_LENT;
    else if (h->holds == OWN_HOLDS_BORROW && !h->symbol && !h->lender)
        bit = RESULT_STATIC;
    if (lender >= 0 && lender < 64)
        s->lenders |= UINT64_C(1) << lender;
    if (bit == RESULT_LENT) {
        if (s->result & RESULT_LENT && s->lender != lender)
            bit = RESULT_OTHER;
        else
            s->lender = lender;
    }
    s->result |= bit | (h->nullable && bit != RESULT_NULL && bit != RESULT_OTHER ? RESULT_MAYBE_NULL : 0);
}

static uint8_t fate_of(const struct own_holding *h, bool kept, bool returned)
{
    switch (h->holds) {
    case OWN_HOLDS_NULL: return FATE_NULL;
    case OWN_HOLDS_FREED: return FATE_FREED;
    case OWN_HOLDS_MOVED: return FATE_GIVEN;
    case OWN_HOLDS_OWNED: case OWN_HOLDS_BORROW: case OWN_HOLDS_MUTABLE:
        return kept ? FATE_KEPT : returned ? FATE_RETURNED : FATE_HERE;
    case OWN_HOLDS_UNKNOWN: /* of a parameter without a word: nothing became of it */
        return kept ? FATE_KEPT : !h->symbol ? FATE_UNKNOWN : returned ? FATE_RETURNED : FATE_HERE;
    default: return kept ? FATE_KEPT : FATE_UNKNOWN;
    }
}

static uint8_t put_of(const struct own_holding *h)
{
    switch (h->holds) {
    case OWN_HOLDS_UNSET: case OWN_HOLDS_FREED: return PUT_UNSET; /* of a block that is gone nothing is left to give */
    case OWN_HOLDS_NULL: return PUT_NULL;
    case OWN_HOLDS_OWNED: return h->maybe_null ? PUT_OWNED_OR_NULL : PUT_OWNED;
    default: return PUT_OTHER;
    }
}

/* Is it what one of the parameters pointed to, always the same one? */
static void see_same(struct own_seen *s, const struct own_state *state, const struct own_holding *result)
{
    int same = OWN_NONE;
    for (int i = 0; i < s->param_count && same == OWN_NONE && result->symbol; i++) {
        bool kept, written, followed;
        if (s->f->params[i]->type->kind == TYPE_POINTER
            && own_state_param(state, i, &kept, &written, &followed).symbol == result->symbol)
            same = i;
    }
    if (same == OWN_NONE || (s->same_as != OWN_NONE && s->same_as != same))
        s->differs = true;
    if (s->same_as == OWN_NONE)
        s->same_exactly = true;
    s->same_as = same;
    s->same_exactly &= !result->inside;
}

static void see_leave(void *ctx, const struct own_insn *at, const struct own_state *state)
{
    struct seeing *x = ctx;
    struct own_seen *s = x->seen;
    const struct func *f = s->f;
    bool fresh = false, returns = at && at->op == OWN_RETURN && at->a != OWN_NONE;
    int lender = OWN_NONE, sign = 2;
    struct own_holding result = {0};
    if (returns) {
        result = own_state_result(state, &fresh, &lender, &sign);
        if (f->type->base->kind == TYPE_POINTER)
            see_result(s, &result, fresh, lender,
                       lender >= 0 && f->params[lender]->contract && f->params[lender]->contract->words & CONTRACT_OWNS);
    }
    if (returns && f->type->base->kind == TYPE_POINTER)
        see_same(s, state, &result);
    enum own_sign n = returns ? sign_of(f, &result, sign) : SIGN_UNKNOWN;
    for (int i = 0; i < s->param_count; i++) {
        struct own_param_seen *p = &s->params[i];
        if (f->params[i]->type->kind != TYPE_POINTER)
            continue;
        bool kept = false, written = false, followed = false;
        struct own_holding h = own_state_param(state, i, &kept, &written, &followed);
        bool returned = returns && result.symbol && result.symbol == h.symbol;
        s->deep |= lender == i && !returned;
        p->fate[n] |= fate_of(&h, kept, returned);
        p->written |= written;
        p->followed |= followed;
        p->followed_always = followed && (!s->leaves || p->followed_always);
        if (i < 64 && x->outs >> i & 1) {
            h = own_state_out(state, i);
            p->put[n] |= put_of(&h);
        }
    }
    s->leaves++;
}

static bool see(struct own *w, const struct own_graph *g, uint64_t outs, struct own_seen *ret)
{
    const struct func *f = g->f;
    *ret = (struct own_seen){.f = f, .param_count = (int)f->param_count, .lender = OWN_NONE, .same_as = OWN_NONE};
    ret->params = arena_array(w->c->arena, f->param_count + 1, sizeof *ret->params);
    for (int i = 0; i < ret->param_count && i < 64; i++)
        ret->params[i].is_out = outs >> i & 1;
    struct seeing x = {ret, outs};
    struct own_watch watch = {.ctx = &x, .leave = see_leave};
    return own_flow(w, g, false, &watch);
}

/* The flow follows what is put into an out-parameter only if it is told that it is one: so it is, for
 * those that look like one. */
static bool see_outs(struct own *w, const struct own_graph *g, uint64_t outs, struct own_seen *ret)
{
    static const struct contract gives = {.words = CONTRACT_OUT | CONTRACT_GIVES | CONTRACT_NULLABLE};
    const struct func *f = g->f;
    struct contract *before[64], guess = gives;
    for (size_t i = 0; i < f->param_count && i < 64; i++) {
        before[i] = f->params[i]->contract;
        if (outs >> i & 1 && !own_is_written(before[i]))
            f->params[i]->contract = &guess;
    }
    bool good = see(w, g, outs, ret);
    for (size_t i = 0; i < f->param_count && i < 64; i++)
        f->params[i]->contract = before[i];
    for (int i = 0; i < ret->param_count && i < 64 && good; i++) {
        uint8_t success;
        bool fails_null, nullable;
        if (outs >> i & 1)
            good = own_out(ret, i, &success, &fails_null, &nullable);
    }
    return good;
}

bool own_see(struct own *w, const struct own_graph *g, struct own_seen *ret)
{
    uint64_t outs = g->opaque ? 0 : own_outs(w, g);
    if (g->opaque || (!(outs && see_outs(w, g, outs, ret)) && !see(w, g, 0, ret)))
        return false;
    uint64_t emptied = own_emptied(w, g);
    for (int i = 0; i < ret->param_count && i < 64; i++)
        ret->params[i].emptied = emptied >> i & 1;
    return true;
}

/* ---- all of them ---------------------------------------------------------------------- */

uint8_t own_fates(const struct own_param_seen *p)
{
    uint8_t all = 0;
    for (int n = 0; n < SIGNS; n++)
        all |= p->fate[n];
    return all;
}

/* Signs of a result that mean success. */
static const struct { uint8_t success; uint8_t signs; } meanings[] = {
    {OWN_IF_ZERO, 1 << SIGN_ZERO},
    {OWN_IF_NOT_NEGATIVE, 1 << SIGN_ZERO | 1 << SIGN_POSITIVE},
    {OWN_IF_POSITIVE, 1 << SIGN_POSITIVE},
    {OWN_IF_NONZERO, 1 << SIGN_POSITIVE | 1 << SIGN_NEGATIVE},
};

bool own_out(const struct own_seen *s, int param, uint8_t *ret_success, bool *ret_fails_null, bool *ret_nullable)
{
    const struct own_param_seen *p = &s->params[param];
    uint8_t all = 0, seen = 0, good = 0;
    for (int n = 0; n < SIGNS; n++) {
        all |= p->put[n];
        seen |= (uint8_t)(p->put[n] ? 1 << n : 0);
        good |= (uint8_t)(p->put[n] && !(p->put[n] & (PUT_UNSET | PUT_NULL)) ? 1 << n : 0);
    }
    if (!p->is_out || all & PUT_OTHER || !(all & (PUT_OWNED | PUT_OWNED_OR_NULL)))
        return false;
    *ret_fails_null = false;
    *ret_nullable = all & (PUT_NULL | PUT_OWNED_OR_NULL);
    *ret_success = OWN_ALWAYS;
    if (!(all & PUT_UNSET) && (!(all & PUT_NULL) || s->f->type->base->kind == TYPE_VOID))
        return true;
    /* Where it was set is told by what is returned, or not at all. */
    enum type_kind result = s->f->type->base->kind;
    bool truth = result == TYPE_POINTER || result == TYPE_BOOL;
    for (size_t m = 0; m < COUNT(meanings) && !(seen & 1 << SIGN_UNKNOWN); m++) {
        uint8_t signs = meanings[m].signs & seen, failing = 0;
        if (!signs || good != signs || (truth && meanings[m].success != OWN_IF_NONZERO))
            continue;
        *ret_success = meanings[m].success;
        *ret_nullable = false;
        for (int n = 0; n < SIGNS; n++) {
            failing |= signs >> n & 1 ? 0 : p->put[n];
            *ret_nullable |= signs >> n & 1 && p->put[n] & PUT_OWNED_OR_NULL;
        }
        *ret_fails_null = failing == PUT_NULL;
        return true;
    }
    return !(all & PUT_UNSET); /* set on all paths, to NULL on some */
}

/* ---- for callers ---------------------------------------------------------------------------- */

static bool can_be_borrowed(const struct type *t)
{
    return t->kind == TYPE_POINTER && t->base->kind != TYPE_FUNCTION;
}

/* Through a pointer to a pointer, what lies there may be freed or replaced: the caller's own pointer
 * is then another one, and a borrow says nothing of that. */
static bool is_deep(const struct type *t)
{
    return t->base->kind == TYPE_POINTER && !(t->base->quals & QUAL_CONST);
}

/* The sign of all that is returned where nothing was put into the out-parameter, or NULL; 0: several. */
static int8_t fails_sign(const struct own_param_seen *p)
{
    uint8_t failing = 0;
    for (int n = 0; n < SIGNS; n++)
        failing |= (uint8_t)(p->put[n] & (PUT_UNSET | PUT_NULL) ? 1 << n : 0);
    return failing == 1 << SIGN_NEGATIVE ? -1 : failing == 1 << SIGN_POSITIVE ? 1 : 0;
}

/* *k gains when out-parameters are set. */
static struct contract param_contract(const struct own_seen *s, int i, struct own_contract *k)
{
    const struct own_param_seen *p = &s->params[i];
    const struct type *t = s->f->params[i]->type;
    struct contract c = {0};
    uint8_t fates = own_fates(p);
    bool fails_null, nullable;
    if (!can_be_borrowed(t) || fates & (FATE_UNKNOWN | FATE_KEPT))
        return c;
    uint8_t success;
    if (own_out(s, i, &success, &fails_null, &nullable)) {
        bool first = k->success == OWN_IF_UNKNOWN;
        if (!first && (k->success != success || k->fails_null != fails_null))
            return c; /* there is one success for all of them */
        k->success = success;
        k->fails_null = fails_null;
        k->fails_sign = first || k->fails_sign == fails_sign(p) ? fails_sign(p) : 0;
        c.words = CONTRACT_OUT | CONTRACT_GIVES | (nullable ? CONTRACT_NULLABLE : 0);
        return c;
    }
    bool constant = s->f->type->base->kind == TYPE_POINTER && s->f->type->base->base->quals & QUAL_CONST;
    if (!constant && (fates & FATE_RETURNED || (i < 64 && s->lenders >> i & 1)))
        return c; /* who gets it back may free it by that name */
    if (fates & FATES_GONE && !(fates & ~(FATES_GONE | FATE_NULL)))
        c.words = CONTRACT_OWNS;
    else if (fates && !(fates & ~(FATE_HERE | FATE_RETURNED | FATE_NULL)) && fates != FATE_NULL && !is_deep(t)
             && !(p->emptied && t->base->quals & QUAL_CONST))
        c.words = (p->written || p->emptied) && !(t->base->quals & QUAL_CONST) ? CONTRACT_BORROWS_MUT : CONTRACT_BORROWS;
    if (c.words && (!p->followed_always || fates & FATE_NULL))
        c.words |= CONTRACT_NULLABLE;
    return c;
}

/* That it lies in what a parameter points to is no rule for callers: it may be handed out for good. */
static struct contract result_contract(const struct own_seen *s)
{
    struct contract c = {0};
    bool maybe_null = s->result & (RESULT_NULL | RESULT_MAYBE_NULL);
    uint8_t what = s->result & (uint8_t)~(RESULT_NULL | RESULT_MAYBE_NULL);
    if (what == RESULT_FRESH) {
        c.words = CONTRACT_GIVES;
    }
    if (c.words && maybe_null)
        c.words |= CONTRACT_NULLABLE;
    return c;
}

struct own_contract *own_seen_contract(struct own *w, const struct own_seen *s)
{
    const struct func *f = s->f;
    struct own_contract *k = arena_alloc(w->c->arena, sizeof *k);
    *k = (struct own_contract){.source = OWN_INFERRED, .param_count = s->param_count, .lender = OWN_NONE,
                               .success = OWN_IF_UNKNOWN, .at = f->at};
    k->name = arena_cstr(w->c->arena, f->name->text);
    k->params = arena_array(w->c->arena, (size_t)s->param_count + 1, sizeof *k->params);
    k->noreturn = !s->leaves;
    if (k->noreturn)
        return k;
    const struct func_contracts *written = f->contracts;
    for (int i = 0; i < s->param_count; i++) {
        /* An out-parameter that is written as one: the body still says when it is set. */
        struct contract c = param_contract(s, i, k);
        if (!written || i >= written->count || !own_is_written(&written->params[i]))
            k->params[i] = c;
    }
    if (!written || !own_is_written(&written->result))
        k->result = result_contract(s);
    if (!s->differs && s->same_as != OWN_NONE && !(own_fates(&s->params[s->same_as]) & (FATES_GONE | FATE_UNKNOWN))) {
        k->same_as = s->same_as + 1;
        k->same_exactly = s->same_exactly;
    }
    return k;
}

/* ---- functions that call themselves ---------------------------------------------------------- */

static struct own_contract *infer_once(struct own *w, const struct own_graph *g)
{
    struct own_seen s;
    return own_see(w, g, &s) ? own_seen_contract(w, &s) : NULL;
}

bool own_calls_itself(const struct own_graph *g)
{
    for (int b = 0; b < g->block_count; b++)
        for (int n = 0; n < g->blocks[b].insn_count; n++)
            if (g->blocks[b].insns[n].op == OWN_CALL && g->blocks[b].insns[n].callee == g->f)
                return true;
    return false;
}

static void assume(struct own *w, const struct func *f, struct own_contract *k)
{
    w->inferred[f->number] = k;
    w->contracts[f->number] = NULL; /* made anew from it */
}

/* Every parameter is lent and may be NULL, the least that a body can do with it. */
static struct own_contract *hope(struct own *w, const struct func *f)
{
    struct own_contract *k = arena_alloc(w->c->arena, sizeof *k);
    *k = (struct own_contract){.source = OWN_INFERRED, .param_count = (int)f->param_count, .lender = OWN_NONE,
                               .success = OWN_IF_UNKNOWN, .at = f->at,
                               .name = arena_cstr(w->c->arena, f->name->text)};
    k->params = arena_array(w->c->arena, f->param_count + 1, sizeof *k->params);
    for (size_t i = 0; i < f->param_count; i++)
        if (can_be_borrowed(f->params[i]->type) && !is_deep(f->params[i]->type))
            k->params[i].words = CONTRACT_BORROWS | CONTRACT_NULLABLE;
    return k;
}

/* Is what was found what was assumed? */
static bool keeps(const struct own_contract *found, const struct own_contract *assumed)
{
    for (int i = 0; i < found->param_count; i++)
        if (found->params[i].words != assumed->params[i].words)
            return false;
    return found->result.words == assumed->result.words && found->noreturn == assumed->noreturn
        && found->same_as == assumed->same_as;
}

/* A function that passes its parameter on to itself keeps it only if some call in the end does: it is
 * assumed to be lent, the body is looked at with that, then with what was found, until that is the same
 * (the greatest fixed point; what is never broken by a call within is broken by none). */
struct own_contract *own_infer(struct own *w, const struct own_graph *g)
{
    enum { ROUNDS = 4 };
    const struct func *f = g->f;
    if (!f->number || g->opaque || !own_calls_itself(g))
        return infer_once(w, g);
    struct own_contract *before = w->inferred[f->number], *assumed = hope(w, f), *found = NULL;
    for (int n = 0; n < ROUNDS; n++) {
        assume(w, f, assumed);
        found = infer_once(w, g);
        if (!found || keeps(found, assumed))
            break;
        assumed = found;
        found = NULL;
    }
    assume(w, f, before);
    return found ? found : infer_once(w, g);
}
