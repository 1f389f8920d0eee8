/* Permissions: what each pointer variable may do with what it points to, line by line. Read, write,
 * own, as in Crichton, Gray and Krishnamurthi, "A Grounded Conceptual Model for Ownership Types in
 * Rust" (OOPSLA 2023), over C: an owner has all three; a borrow reads, and writes if it may; a moved,
 * freed or outlived pointer has none; an owner that is borrowed from loses W and O while that borrow is
 * still to be used, and R too if the borrow is still to change what it borrows. A pointer that may be
 * NULL may be followed on some paths only.
 *
 * The flow analysis shows its states at the start of every statement and at the end of every block;
 * they are joined, a cell for each variable and place. The change on a line is the difference between
 * the last place that every path to the line has passed (its dominator) and the places right behind it. */
#include "cfront/own_permits.h"

#include <stdlib.h>
#include <string.h>

enum { CELLS = 60000 }; /* at most, of a function: else nothing is said of it */

/* ---- one state --------------------------------------------------------------------------- */

static bool is_read_only(const struct object *o)
{
    return o->type->base->quals & QUAL_CONST;
}

/* What is known of a variable in a state. */
struct known {
    struct own_holding h;
    bool untested;      /* what the caller passed, and no branch has looked at yet */
};

/* What v may do by itself, and whose borrow stands in the way of more. */
static void permits_of(struct permits *x, const struct known *all, int n, uint64_t live, uint64_t live_write,
                       struct permit_cell *ret)
{
    const struct object *v = x->variables[n];
    const struct own_holding *h = &all[n].h;
    struct permit_reason *r = &ret->low;
    *ret = (struct permit_cell){.seen = true};
    *r = (struct permit_reason){.why = WHY_EVENT, .role = h->why.role, .holds = h->holds, .callee = h->why.callee,
                                .object = h->why.object, .holder = h->holder};
    uint8_t write = is_read_only(v) ? 0 : PERMIT_WRITE;
    switch (h->holds) {
    case OWN_HOLDS_UNKNOWN: case OWN_HOLDS_NUMBER:
        ret->vague = true;
        return;
    case OWN_HOLDS_UNSET:
        r->why = WHY_UNSET;
        return;
    case OWN_HOLDS_NULL:
        r->why = WHY_NULL;
        ret->null = true;
        return;
    case OWN_HOLDS_OWNED: ret->every = PERMIT_READ | write | (h->holder ? 0 : PERMIT_OWN); break;
    case OWN_HOLDS_BORROW: ret->every = PERMIT_READ; break;
    case OWN_HOLDS_MUTABLE: case OWN_HOLDS_ADDRESS: ret->every = PERMIT_READ | write; break;
    default: return; /* moved, freed, stale */
    }
    if (h->holds == OWN_HOLDS_BORROW || h->holds == OWN_HOLDS_MUTABLE || h->holds == OWN_HOLDS_ADDRESS)
        r->object = h->lender;
    ret->high = *r;
    for (int k = 0; k < x->variable_count; k++) {
        const struct own_holding *u = &all[k].h;
        bool borrows = u->holds == OWN_HOLDS_BORROW || u->holds == OWN_HOLDS_MUTABLE;
        bool ours = u->lender == v || (h->holds == OWN_HOLDS_OWNED && h->symbol && u->symbol == h->symbol);
        if (k == n || !borrows || !ours || !(live >> k & 1))
            continue;
        bool changes = live_write >> k & 1 && u->holds == OWN_HOLDS_MUTABLE && !is_read_only(x->variables[k]);
        ret->every &= changes ? 0 : PERMIT_READ;
        if (r->why != WHY_LENT_MUTABLE)
            *r = (struct permit_reason){.why = changes ? WHY_LENT_MUTABLE : WHY_LENT, .object = x->variables[k]};
    }
    ret->any = ret->every;
    ret->untested = all[n].untested;
    if (h->nullable && ret->every) {
        ret->every = 0;
        r->why = WHY_MAYBE_NULL;
    }
}

static int bits(uint8_t b)
{
    return (b & 1) + (b >> 1 & 1) + (b >> 2 & 1);
}

static void join(struct permit_cell *to, const struct permit_cell *from)
{
    if (!to->seen) {
        *to = *from;
        if (from->high.why == WHY_NOTHING)
            to->high = from->low;
        return;
    }
    bool says_more = to->low.why == WHY_NULL && from->low.why == WHY_EVENT; /* freed on one way, NULL on the other */
    if (bits(from->every) < bits(to->every) || (from->every == to->every && says_more))
        to->low = from->low;
    if (bits(from->any) > bits(to->any))
        to->high = from->high;
    to->every &= from->every;
    to->any |= from->any;
    to->vague |= from->vague;
    to->null |= from->null;
    to->untested |= from->untested;
}

/* A parameter without a word about it, which is still what the caller passed: what the body was found to
 * do with it in the end is what it may do. */
static void take_from_caller(const struct permits *x, const struct own_state *s, int n, struct known *k)
{
    bool kept, written, followed;
    int param = own_param_of(x->g->f, x->variables[n]);
    const struct own_contract *c = own_contract_of(x->w, x->g->f, x->g->f->type);
    if (param < 0 || param >= c->param_count || own_state_param(s, param, &kept, &written, &followed).symbol != k->h.symbol)
        return;
    uint16_t words = c->params[param].words;
    k->untested = k->h.maybe_null;
    k->h.holds = words & CONTRACT_OUT            ? OWN_HOLDS_MUTABLE
                 : words & CONTRACT_OWNS         ? OWN_HOLDS_OWNED
                 : words & CONTRACT_BORROWS_MUT  ? OWN_HOLDS_MUTABLE
                 : words & CONTRACT_BORROWS      ? OWN_HOLDS_BORROW
                                                 : OWN_HOLDS_UNKNOWN;
}

/* Several variables point to a block of ours: one is its owner. The first is as long as it is to be used
 * (then the others borrow from it); then the next that is: it was moved there. */
static void choose_owner(const struct permits *x, struct known *all, int n, uint64_t live)
{
    int owner = -1, first = -1;
    for (int i = 0; i < x->variable_count; i++) {
        if (all[i].h.holds != OWN_HOLDS_OWNED || all[i].h.symbol != all[n].h.symbol)
            continue;
        if (x->variables[i] == all[i].h.why.object || first < 0)
            first = i;
        if (live >> i & 1 && (owner < 0 || x->variables[i] == all[i].h.why.object))
            owner = i;
    }
    owner = owner < 0 ? first : owner;
    if (owner != first)
        all[owner].h.why = (struct own_event){.role = CONTRACT_ROLE_OWNED, .object = x->variables[first], .param = OWN_NONE};
    for (int i = 0; i < x->variable_count; i++) {
        if (all[i].h.holds != OWN_HOLDS_OWNED || all[i].h.symbol != all[n].h.symbol || i == owner)
            continue;
        bool moved = owner != first && i == first;
        all[i].h.holds = moved ? OWN_HOLDS_MOVED : OWN_HOLDS_MUTABLE;
        all[i].h.lender = x->variables[owner];
        all[i].h.why = (struct own_event){.role = moved ? CONTRACT_ROLE_MOVED : CONTRACT_ROLE_BORROWED,
                                          .object = x->variables[owner], .param = OWN_NONE};
    }
}

static void see(struct permits *x, const struct own_state *s, uint64_t live, uint64_t live_write,
                struct permit_cell *cells)
{
    struct known all[PERMIT_VARIABLES];
    for (int n = 0; n < x->variable_count; n++) {
        all[n] = (struct known){.h = own_state_variable(s, x->variables[n])};
        struct own_holding *h = &all[n].h;
        if (h->holds == OWN_HOLDS_UNKNOWN && h->symbol && x->variables[n]->is_param)
            take_from_caller(x, s, n, &all[n]);
        /* What a body was seen to give, NULL on some path: no rule, but so it is. */
        if (h->maybe_null && h->holds == OWN_HOLDS_OWNED && h->why.callee && h->why.role == CONTRACT_ROLE_OWNED)
            h->nullable |= own_contract_of(x->w, h->why.callee, h->why.callee->type)->result.words & CONTRACT_NULLABLE;
    }
    for (int n = 0; n < x->variable_count; n++)
        if (all[n].h.holds == OWN_HOLDS_OWNED && all[n].h.symbol && !all[n].h.holder)
            choose_owner(x, all, n, live);
    for (int n = 0; n < x->variable_count; n++) {
        struct permit_cell c;
        permits_of(x, all, n, live, live_write, &c);
        join(&cells[n], &c);
    }
}

static void at_step(void *ctx, const struct own_block *b, const struct own_insn *at, const struct own_state *s)
{
    struct permits *x = ctx;
    int n = (int)(b - x->g->blocks), insn = (int)(at - b->insns);
    for (int i = x->first[n]; i < x->first[n] + x->count[n]; i++)
        if (x->steps[i].insn == insn)
            see(x, s, x->steps[i].live, x->steps[i].live_write, x->steps[i].in);
}

static void at_end(void *ctx, const struct own_block *b, const struct own_state *s)
{
    struct permits *x = ctx;
    int n = (int)(b - x->g->blocks);
    see(x, s, x->live_end[n], x->live_write_end[n], &x->ends[n * x->variable_count]);
}

/* ---- places ------------------------------------------------------------------------------- */

static void find_variables(struct permits *x)
{
    const struct func *f = x->g->f;
    for (size_t i = 0; i < f->param_count + f->locals.len && x->variable_count < PERMIT_VARIABLES; i++) {
        const struct object *o = i < f->param_count ? f->params[i] : f->locals.at[i - f->param_count];
        if (o->name && o->type->kind == TYPE_POINTER && o->type->base->kind != TYPE_FUNCTION
            && o->storage == STORAGE_AUTO && permit_variable(x, o) < 0)
            x->variables[x->variable_count++] = o;
    }
}

static void find_steps(struct permits *x)
{
    const struct own_graph *g = x->g;
    for (int b = 0; b < g->block_count; b++) {
        x->first[b] = x->step_count;
        for (int n = 0; n < g->blocks[b].insn_count && g->blocks[b].order >= 0; n++) {
            const struct own_insn *i = &g->blocks[b].insns[n];
            if (i->op != OWN_STEP)
                continue;
            struct place_in p = i->at.from ? place_of(x->w->c, i->at.from) : (struct place_in){0};
            x->steps[x->step_count++] = (struct permit_step){
                .block = b, .insn = n, .line = p.line, .source = p.source ? p.source->base : 0, .at = i->at.from,
                .dominator = -1, .from = -2, .in = &x->cells[(x->step_count - 1) * x->variable_count]};
        }
        x->count[b] = x->step_count - x->first[b];
    }
}

static bool same_line(const struct permit_step *a, const struct permit_step *b)
{
    return a->line == b->line && a->source == b->source;
}

/* The first steps that are met behind a block, at most `most`; blocks in between have none. */
static int steps_behind(const struct permits *x, int block, int *ret, int most, int *looked_at)
{
    int count = 0, stack[64], depth = 0, seen[64], seen_count = 0;
    const struct own_block *b = &x->g->blocks[block];
    for (int n = 0; n < b->next_count && depth < (int)COUNT(stack); n++)
        stack[depth++] = b->next[n];
    while (depth && ++*looked_at) {
        int at = stack[--depth];
        bool had = false;
        for (int i = 0; i < seen_count; i++)
            had |= seen[i] == at;
        if (had || seen_count == (int)COUNT(seen))
            continue;
        seen[seen_count++] = at;
        if (x->count[at]) {
            if (count < most)
                ret[count++] = x->first[at];
            continue;
        }
        for (int n = 0; n < x->g->blocks[at].next_count && depth < (int)COUNT(stack); n++)
            stack[depth++] = x->g->blocks[at].next[n];
    }
    return count;
}

enum { NEXT = 16 };
static int steps_after(const struct permits *x, int step, int ret[NEXT])
{
    int b = x->steps[step].block, looked_at = 0;
    if (step + 1 < x->first[b] + x->count[b]) {
        ret[0] = step + 1;
        return 1;
    }
    return steps_behind(x, b, ret, NEXT, &looked_at);
}

static void find_neighbours(struct permits *x)
{
    int *of = own_dominators(x->g), next[NEXT];
    for (int n = 0; n < x->step_count; n++) {
        struct permit_step *s = &x->steps[n];
        if (n > x->first[s->block]) {
            s->dominator = n - 1;
        } else {
            int b = of[s->block];
            while (b >= 0 && !x->count[b])
                b = of[b];
            if (b >= 0)
                s->dominator = x->first[b] + x->count[b] - 1;
        }
        int count = steps_after(x, n, next);
        for (int k = 0; k < count; k++) {
            struct permit_step *to = &x->steps[next[k]];
            if (to->group != s->group) {
                to->from = to->from == -2 || to->from == s->group ? s->group : -1;
                int *leads = s->group < 0 ? NULL : &x->leads_to[s->group];
                if (leads)
                    *leads = *leads == -1 || *leads == next[k] ? next[k] : -2;
            }
        }
    }
    mem_free(of);
}

/* Behind a step, before a branch. */
static const struct permit_cell *behind(const struct permits *x, int step, int n)
{
    int b = x->steps[step].block;
    if (step + 1 < x->first[b] + x->count[b])
        return &x->steps[step + 1].in[n];
    return &x->ends[b * x->variable_count + n];
}

/* On the line of its declaration it is. */
static bool in_scope(const struct permits *x, const struct object *o, const struct permit_step *s)
{
    if (o->is_param)
        return true;
    bool declared = s->at >= o->at.from
        || (s->at >= s->source && o->at.from >= s->source && place_of(x->w->c, o->at.from).line == s->line);
    return declared && o->block && s->at >= o->block->open.from
        && s->at <= (o->block->close.to > o->block->close.from ? o->block->close.to : o->block->close.from + 1);
}

/* ---- lines ---------------------------------------------------------------------------------- */

static bool differs(const struct permit_cell *a, const struct permit_cell *b)
{
    return a->every != b->every || a->any != b->any;
}

static void put(struct permits *x, struct cfront_ownership *ret, const struct source *source, uint32_t line,
                const struct object *v, const struct permit_cell *before, const struct permit_cell *after,
                const char *reason)
{
    if (ret->permit_count >= CFRONT_PERMITS)
        return;
    /* What it had on some paths only, and now on none, is a loss as well. */
    uint8_t had = before->every == after->every && !(after->any & ~after->every) ? before->any : before->every;
    ret->permits[ret->permit_count++] = (struct cfront_permit){
        .file = source->name, .line = (int)line, .function = x->g->f->name->text, .variable = v->name->text,
        .before = had, .after = after->every, .some = after->any & (uint8_t)~after->every,
        .reason = str_from(reason)};
}

/* The ways that leave a line. */
struct exits {
    struct exit { int step; bool in; } *at; /* the states at the start of it, or behind it */
    int count;
};

static void find_exits(struct permits *x, const int *steps, int count, struct exits *ret)
{
    int next[NEXT];
    ret->count = 0;
    for (int i = 0; i < count; i++) {
        int after = steps_after(x, steps[i], next);
        for (int k = 0; k < after; k++) {
            const struct permit_step *to = &x->steps[next[k]];
            if (to->group == x->steps[steps[i]].group)
                continue;
            /* If all ways there come from here, what the branch found out is known too. */
            bool in = to->from == x->steps[steps[i]].group;
            ret->at[ret->count++] = (struct exit){in ? next[k] : steps[i], in};
        }
    }
    if (!ret->count) /* it returns */
        ret->at[ret->count++] = (struct exit){steps[count - 1], true};
}

static bool leave_line(const struct permits *x, const struct exits *all, int n, struct permit_cell *ret)
{
    *ret = (struct permit_cell){0};
    for (int i = 0; i < all->count; i++) {
        const struct exit *e = &all->at[i];
        const struct permit_cell *c = e->in ? &x->steps[e->step].in[n] : behind(x, e->step, n);
        if (c->seen)
            join(ret, c);
    }
    return ret->seen && !ret->vague;
}

static int by_line(const void *a, const void *b)
{
    const struct permit_step *const *x = a, *const *y = b; /* equal places: in the order of the graph */
    if ((*x)->source != (*y)->source)
        return (*x)->source < (*y)->source ? -1 : 1;
    return (*x)->at != (*y)->at ? ((*x)->at < (*y)->at ? -1 : 1) : *x < *y ? -1 : *x > *y;
}

static bool is_moved(const struct permits *x, const int *steps, int count, const struct object *v)
{
    for (int i = 0; i < count; i++) {
        const struct own_block *b = &x->g->blocks[x->steps[steps[i]].block];
        for (int n = x->steps[steps[i]].insn + 1; n < b->insn_count && b->insns[n].op != OWN_STEP; n++)
            if (b->insns[n].op == OWN_MOVE && b->insns[n].place.object == v)
                return true;
    }
    return false;
}

static void tell_line(struct permits *x, struct cfront_ownership *ret, const int *steps, int count,
                      struct exits *exits)
{
    const struct permit_step *first = &x->steps[steps[0]];
    const struct source *source = source_of(x->w->c, first->at);
    for (int i = 1; i < count; i++) /* the one that the others come from */
        if (x->g->blocks[x->steps[steps[i]].block].order < x->g->blocks[first->block].order)
            first = &x->steps[steps[i]];
    find_exits(x, steps, count, exits);
    for (int n = 0; n < x->variable_count; n++) {
        const struct object *v = x->variables[n];
        struct permit_cell before = {.seen = true}, after;
        before.low.why = before.high.why = WHY_UNSET;
        bool visible = false;
        for (int i = 0; i < count; i++)
            visible |= in_scope(x, v, &x->steps[steps[i]]);
        if (!visible || !leave_line(x, exits, n, &after))
            continue;
        if (first->dominator >= 0 && in_scope(x, v, &x->steps[first->dominator])) {
            const struct permit_cell *c = behind(x, first->dominator, n);
            if (!c->seen || c->vague)
                continue;
            before = *c;
        } else if (v->is_param) {
            before = first->in[n];
            if (!before.seen || before.vague)
                continue;
        }
        bool told = first->from >= 0 && x->leads_to[first->from] == (int)(first - x->steps);
        if ((told || first->agree >> n & 1) && first->in[n].seen && !first->in[n].vague)
            before = first->in[n];
        /* What the line itself does comes before what paths that met in front of it did. */
        const struct permit_cell *in = &first->in[n];
        if (in->seen && !in->vague && first->dominator >= 0 && in_scope(x, v, &x->steps[first->dominator])
            && differs(in, &after))
            before = *in;
        /* Ways that meet, on some of which it was lost: that was told where it was lost. */
        if (in->seen && !in->vague && !differs(in, &after) && !after.any
            && (in->low.why == WHY_EVENT || in->high.why == WHY_EVENT))
            continue;
        if (differs(&before, &after))
            put(x, ret, source, first->line, v, &before, &after,
                permit_reason_text(x, v, &before, &after, is_moved(x, steps, count, v)));
    }
}

static uint8_t entry_permits(const struct object *v, uint16_t words)
{
    uint8_t write = is_read_only(v) ? 0 : PERMIT_WRITE;
    return words & CONTRACT_OUT            ? PERMIT_WRITE
           : words & CONTRACT_OWNS         ? PERMIT_READ | PERMIT_OWN | write
           : words & CONTRACT_BORROWS_MUT  ? PERMIT_READ | write
           : words & CONTRACT_BORROWS      ? PERMIT_READ
                                           : 0;
}

/* Ways that meet and agree have been told about already. */
static void find_agreement(struct permits *x)
{
    int next[NEXT];
    for (int n = 0; n < x->step_count; n++)
        x->steps[n].agree = 0;
    for (int round = 0; round < 2; round++)
        for (int n = 0; n < x->step_count; n++) {
            int count = steps_after(x, n, next);
            for (int k = 0; k < count; k++) {
                struct permit_step *to = &x->steps[next[k]];
                for (int v = 0; v < x->variable_count; v++) {
                    const struct permit_cell *c = behind(x, n, v);
                    if (round == 0)
                        to->agree |= UINT64_C(1) << v;
                    else if (!c->seen || c->vague || differs(c, &to->in[v]))
                        to->agree &= ~(UINT64_C(1) << v);
                }
            }
        }
}

/* Is a parameter of which nobody says so found to be NULL somewhere? */
static bool is_tested(const struct permits *x, int n)
{
    for (int i = 0; i < x->step_count; i++)
        if (x->steps[i].in[n].null)
            return true;
    return false;
}

/* Then it may be NULL until there. */
static void take_doubt(struct permits *x)
{
    for (int n = 0; n < x->variable_count; n++) {
        if (!x->variables[n]->is_param || !is_tested(x, n))
            continue;
        for (size_t i = 0; i < x->cell_count; i++) {
            struct permit_cell *c = &x->cells[i * (size_t)x->variable_count + (size_t)n];
            if (c->untested && c->every) {
                c->every = 0;
                c->low.why = WHY_MAYBE_NULL;
            }
        }
    }
}

/* What the parameters may do at the entry, as their contract says: beside the function's name. */
static void tell_entry(struct permits *x, struct cfront_ownership *ret)
{
    const struct func *f = x->g->f;
    struct place_in p = place_of(x->w->c, f->at.from);
    const struct own_contract *k = own_contract_of(x->w, f, f->type);
    static const struct permit_cell none = {.seen = true};
    for (int n = 0; n < x->variable_count; n++) {
        const struct object *v = x->variables[n];
        int param = own_param_of(f, v);
        uint16_t words = param >= 0 && param < k->param_count ? k->params[param].words : 0;
        uint8_t may = entry_permits(v, words);
        bool written = f->contracts && param >= 0 && param < f->contracts->count && f->contracts->params[param].words;
        bool nullable = written ? words & CONTRACT_NULLABLE && !(words & CONTRACT_OUT) : is_tested(x, n);
        struct permit_cell c = {.seen = true, .every = nullable ? 0 : may, .any = may};
        if (may)
            put(x, ret, p.source, p.line, v, &none, &c, permit_entry_text(x, words, nullable));
    }
}

/* By line. Those that are not in a file of the learner's have no line. */
static int sort_steps(struct permits *x, struct permit_step **sorted)
{
    int count = 0, group = 0;
    for (int i = 0; i < x->step_count; i++) {
        x->steps[i].group = -3;
        if (x->steps[i].at && loc_is_own(x->w->c, x->steps[i].at))
            sorted[count++] = &x->steps[i];
    }
    qsort(sorted, (size_t)count, sizeof *sorted, by_line);
    for (int i = 0; i < count; i++)
        sorted[i]->group = i && same_line(sorted[i - 1], sorted[i]) ? group : ++group;
    return count;
}

static void tell(struct permits *x, struct cfront_ownership *ret, struct permit_step *const *sorted, int count)
{
    take_doubt(x);
    find_agreement(x);
    int *line = mem_resize(NULL, (size_t)x->step_count + 1, sizeof *line);
    struct exits exits = {.at = mem_resize(NULL, (size_t)x->step_count * NEXT + 1, sizeof *exits.at)};
    struct place_in name = place_of(x->w->c, x->g->f->at.from);
    tell_entry(x, ret);
    for (int i = 0, k; i < count; i = k) {
        int n = 0;
        for (k = i; k < count && sorted[i]->group == sorted[k]->group; k++)
            line[n++] = (int)(sorted[k] - x->steps);
        /* All of it on one line: then its parameters were told about there. */
        if (sorted[i]->line != name.line || sorted[i]->source != name.source->base)
            tell_line(x, ret, line, n, &exits);
    }
    mem_free(line);
    mem_free(exits.at);
}

void own_permits(struct own *w, const struct own_graph *g, struct cfront_ownership *ret)
{
    struct permits x = {.w = w, .g = g};
    size_t blocks = (size_t)g->block_count, steps = 0;
    find_variables(&x);
    for (size_t b = 0; b < blocks; b++)
        for (int n = 0; n < g->blocks[b].insn_count; n++)
            steps += g->blocks[b].insns[n].op == OWN_STEP;
    size_t cells = (steps + blocks) * (size_t)x.variable_count;
    x.cell_count = steps + blocks;
    if (g->opaque || !x.variable_count || !steps || cells > CELLS || ret->permit_count >= CFRONT_PERMITS)
        return;
    if (!ret->permits)
        ret->permits = arena_array(w->c->arena, CFRONT_PERMITS, sizeof *ret->permits);
    x.steps = mem_resize(NULL, steps, sizeof *x.steps);
    x.first = mem_resize(NULL, blocks * 2, sizeof *x.first);
    x.count = x.first + blocks;
    x.live_end = mem_resize(NULL, blocks * 2, sizeof *x.live_end);
    x.live_write_end = x.live_end + blocks;
    x.cells = mem_resize(NULL, cells, sizeof *x.cells);
    memset(x.cells, 0, cells * sizeof *x.cells);
    x.ends = x.cells + steps * (size_t)x.variable_count;
    find_steps(&x);
    struct permit_step **sorted = mem_resize(NULL, steps, sizeof *sorted);
    int count = sort_steps(&x, sorted);
    x.leads_to = mem_resize(NULL, steps + 1, sizeof *x.leads_to);
    for (size_t i = 0; i <= steps; i++)
        x.leads_to[i] = -1;
    permit_live(&x);
    find_neighbours(&x);
    struct own_watch watch = {.ctx = &x, .step = at_step, .end = at_end};
    if (own_flow(w, g, false, &watch))
        tell(&x, ret, sorted, count);
    mem_free(sorted);
    mem_free(x.leads_to);
    mem_free(x.steps);
    mem_free(x.first);
    mem_free(x.live_end);
    mem_free(x.cells);
}
