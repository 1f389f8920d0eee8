/* A finding of the flow analysis, with the path to it: the nodes back to the function's begin, their
 * branches, and the events of the symbol in the order of the path. The shortest path is kept, by the
 * number of branches. */
#include "cfront/own_flow.h"

#include <string.h>

enum { TEXT = 48, CHAIN = 600 };

const char *flow_text_of(struct flow *fl, const struct expr *e)
{
    while (e && (e->kind == EXPR_CONVERT || e->kind == EXPR_LOAD || e->kind == EXPR_DECAY) && e->a)
        e = e->a;
    if (!e || !e->at.from)
        return NULL;
    if (e->kind == EXPR_OBJECT && e->object && e->object->name)
        return flow_name_of(fl, e->object);
    struct str s = span_text(fl->c, e->at);
    if (!s.len || s.len > 200)
        return NULL;
    char text[TEXT + 1];
    size_t len = 0;
    bool blank = false;
    for (size_t i = 0; i < s.len; i++) {
        bool is_blank = s.at[i] == ' ' || s.at[i] == '\n' || s.at[i] == '\t' || s.at[i] == '\r';
        if (is_blank) {
            blank = len > 0;
            continue;
        }
        if (len + 2 > TEXT)
            return NULL;
        if (blank)
            text[len++] = ' ';
        blank = false;
        text[len++] = s.at[i];
    }
    return arena_cstr(fl->c->arena, (struct str){text, len});
}

const char *flow_name_of(struct flow *fl, const struct object *o)
{
    if (!o)
        return NULL;
    if (!o->name)
        return "a value without a name";
    return arena_cstr(fl->c->arena, o->name->text);
}

/* ---- the path ------------------------------------------------------------------------------------ */

struct path {
    const struct node *at[CHAIN];
    int edge[CHAIN]; /* by which at[i] was entered */
    int count;
    const struct sym *sym; /* whose it is, if owned on some of the ways joined; or NULL */
};

/* May the path come in by this way (-1: from), if p->sym is owned at its end, or gone? */
static bool way_fits(const struct node *n, int way, const struct sym *y)
{
    for (int i = 0; y && n->ways && i < n->s->sym_count; i++) {
        const struct sym *x = &n->s->syms[i];
        if (x->born != y->born || x->own != S_OWNED || !x->also)
            continue;
        const struct way *w = &n->ways[way + 1];
        return (y->own == S_OWNED ? w->owned : w->gone)[i / 64] >> (i % 64) & 1;
    }
    return true;
}

/* The way by which a node was first reached, unless another is known to fit better. */
static int way_back(const struct node *n, const struct sym *y)
{
    if (way_fits(n, -1, y))
        return -1;
    for (int i = 0; i < n->also_count; i++)
        if (way_fits(n, i, y))
            return i;
    return -1;
}

static void path_find(struct flow *fl, struct path *p, const struct sym *y)
{
    p->sym = y && y->also && y->born ? y : NULL;
    p->count = 0;
    fl->stamp++;
    for (struct node *n = fl->node; n && p->count < CHAIN;) {
        int way = n->stamp == fl->stamp ? -1 : way_back(n, p->sym);
        n->stamp = fl->stamp;
        p->edge[p->count] = way < 0 ? n->edge : n->also[way].edge;
        p->at[p->count++] = n;
        n = way < 0 ? n->from : n->also[way].from;
    }
    for (int i = 0, j = p->count - 1; i < j; i++, j--) {
        const struct node *n = p->at[i];
        int edge = p->edge[i];
        p->at[i] = p->at[j], p->edge[i] = p->edge[j];
        p->at[j] = n, p->edge[j] = edge;
    }
}

/* The last place of the path, up to `end`, whose block has the instruction; -1: none. */
static int path_place(const struct flow *fl, const struct path *p, const struct own_insn *i, int end)
{
    for (int n = end; n >= 0; n--) {
        const struct own_block *b = &fl->g->blocks[p->at[n]->block];
        if (i >= b->insns && i < b->insns + b->insn_count)
            return n;
    }
    return -1;
}

/* Does a way lead from a node, or one of the same block with the same owners, by another edge than
 * `edge`, to another node? */
static bool leads(const struct node *from, int edge, const struct node *to, const struct sym *y, int depth,
                  int *budget)
{
    if (depth > 24 || --*budget < 0)
        return false;
    for (int i = -1; i < to->also_count; i++) {
        const struct node *n = i < 0 ? to->from : to->also[i].from;
        int by = i < 0 ? to->edge : to->also[i].edge;
        bool alike = n && n->block == from->block && n->bones == from->bones;
        if (!n || n == to || !way_fits(to, i, y))
            continue;
        if (alike && by == edge)
            continue; /* the branch itself; what is before it is another round */
        if (alike || leads(from, edge, n, y, depth + 1, budget))
            return true;
    }
    return false;
}

/* A branch whose other side comes to a place of the path in a state with the same owners: the finding
 * is there either way. */
static bool makes_no_difference(const struct flow *fl, const struct path *p, int n)
{
    int budget = 400;
    for (int m = n + 1; m < p->count && m < n + 12; m++) {
        const struct node *on = p->at[m];
        for (const struct node *other = fl->nodes[on->block]; other; other = other->next)
            if (other->bones == on->bones && flow_state_eq(other->s, on->s, true)
                && leads(p->at[n], p->edge[n + 1], other, p->sym, 0, &budget))
                return true;
    }
    return false;
}

/* The last branch of all, if the place is in the block that only it leads to: it says why the program is
 * there, whether or not it makes a difference. */
static bool leads_there(const struct flow *fl, const struct path *p, int n)
{
    if (n + 2 != p->count)
        return false;
    int edges = 0;
    for (int b = 0; b < fl->g->block_count; b++)
        for (int i = 0; i < fl->g->blocks[b].next_count; i++)
            edges += fl->g->blocks[b].next[i] == p->at[n + 1]->block;
    return edges == 1;
}

struct mark { int place; const struct own_insn *insn; struct own_event e; };

static void mark_add(struct mark *marks, int *count, int place, const struct own_insn *i, struct own_event e)
{
    if (!i || *count >= 6 || !e.at.from)
        return;
    marks[*count] = (struct mark){place < 0 ? 0 : place, i, e};
    ++*count;
}

static const struct object *receiver(const struct flow *fl, const struct sym *y)
{
    return y->first >= 0 ? fl->objects[y->first] : NULL;
}

static void marks_of(struct flow *fl, const struct path *p, const struct sym *y, bool older, struct mark *marks,
                     int *count)
{
    int end = p->count - 1;
    if (y->born) {
        struct own_event e = {.role = CONTRACT_ROLE_OWNED, .at = y->born->at, .callee = y->maker,
                              .object = receiver(fl, y), .param = OWN_NONE, .expr = y->born->expr};
        if (y->own == S_BORROWED || y->own == S_STALE || (y->borrowed && y->own != S_OWNED && !y->maker))
            e.role = CONTRACT_ROLE_BORROWED;
        int born = path_place(fl, p, y->born, end);
        if (older && born > 0) {
            int before = path_place(fl, p, y->born, born - 1);
            born = before < 0 ? born : before;
        }
        mark_add(marks, count, born, y->born, e);
    }
    if (y->ended && !(y->own == S_OWNED && y->also)) {
        bool frees = y->own == S_FREED;
        struct own_event e = {.role = frees ? CONTRACT_ROLE_FREED : CONTRACT_ROLE_MOVED, .at = y->ended->at,
                              .callee = y->ended->callee, .param = y->ended_arg,
                              .object = y->ended_by >= 0 ? fl->objects[y->ended_by] : NULL};
        if (y->own == S_STALE) {
            e.role = y->flags & Y_ENDED ? CONTRACT_ROLE_ENDED : CONTRACT_ROLE_CHANGED;
            e.object = y->lender < 0 && y->lender != NOWHERE ? fl->objects[object_of(y->lender)] : NULL;
            e.param = OWN_NONE;
            if (y->ended->op == OWN_CALL && y->ended->callee) {
                const struct own_contract *k = own_contract_of(fl->w, y->ended->callee, y->ended->callee->type);
                for (int n = 0; n < k->param_count && n < y->ended->arg_count; n++)
                    if ((k->params[n].words & CONTRACT_OWNS) && e.role == CONTRACT_ROLE_CHANGED)
                        e.role = CONTRACT_ROLE_FREED, e.param = n;
            }
        }
        mark_add(marks, count, path_place(fl, p, y->ended, end), y->ended, e);
    }
}

/* Which branches matter: those after the first event, and of a loop's rounds the last. */
static void events_of(struct flow *fl, const struct told *t, const struct path *p, struct own_finding *f)
{
    struct mark marks[8];
    int count = 0;
    struct own_event *out = arena_array(fl->c->arena, CFRONT_STEPS + 8, sizeof *out);
    size_t made = 0;
    if (t->contract && t->contract->at.from)
        out[made++] = (struct own_event){.role = CONTRACT_ROLE_WRITTEN, .at = t->contract->at,
                                         .callee = t->callee, .param = t->param};
    if (t->sym && t->sym->param >= 0 && !t->sym->born && t->code != CONTRACT_CODE_UNSET_OUT_PARAMETER) {
        struct object *o = fl->g->f->params[t->sym->param];
        bool lent = t->sym->own == S_BORROWED || t->code == CONTRACT_CODE_FREED_BORROW
            || t->code == CONTRACT_CODE_GIVES_BORROW;
        if (flow_contract_of_param(fl, t->sym->param) && !(t->contract && t->contract->at.from))
            out[made++] = (struct own_event){.role = lent ? CONTRACT_ROLE_BORROWED : CONTRACT_ROLE_OWNED,
                                             .at = o->at, .object = o, .param = t->sym->param};
    }
    if (t->sym)
        marks_of(fl, p, t->sym, t->older, marks, &count);
    if (t->lender && t->lender != t->sym && count < 6 && t->lender->born) {
        struct own_event e = {.role = CONTRACT_ROLE_OWNED, .at = t->lender->born->at, .callee = t->lender->maker,
                              .object = receiver(fl, t->lender), .param = OWN_NONE};
        if (t->lender->own != S_STALE && t->lender->own != S_BORROWED)
            mark_add(marks, &count, path_place(fl, p, t->lender->born, p->count - 1), t->lender->born, e);
    }
    if (t->unset_by) {
        struct own_event e = {.role = CONTRACT_ROLE_BORROWED, .at = t->unset_by->at, .callee = t->unset_by->callee,
                              .param = t->param, .expr = t->unset_by->expr};
        if (t->unset_by->op == OWN_MOVE)
            e.role = CONTRACT_ROLE_MOVED;
        mark_add(marks, &count, path_place(fl, p, t->unset_by, p->count - 1), t->unset_by, e);
    }
    for (int i = 1; i < count; i++)
        for (int j = i; j > 0 && (marks[j].place < marks[j - 1].place
                                  || (marks[j].place == marks[j - 1].place && marks[j].insn < marks[j - 1].insn)); j--) {
            struct mark m = marks[j];
            marks[j] = marks[j - 1];
            marks[j - 1] = m;
        }
    struct own_event branches[CHAIN];
    int branch_place[CHAIN], branch_count = 0;
    int from = count ? marks[0].place : 0;
    for (int n = from; n + 1 < p->count; n++) {
        const struct own_block *b = &fl->g->blocks[p->at[n]->block];
        if (b->end != OWN_BRANCH && b->end != OWN_SWITCH)
            continue;
        if (!leads_there(fl, p, n) && makes_no_difference(fl, p, n))
            continue;
        bool later = false; /* the same decision comes again */
        for (int m = n + 1; m + 1 < p->count && !later; m++)
            later = p->at[m]->block == p->at[n]->block;
        if (later)
            continue;
        branches[branch_count] = (struct own_event){.role = CONTRACT_ROLE_BRANCH, .at = b->at,
                                                    .expr = b->condition, .param = OWN_NONE,
                                                    .taken = p->edge[n + 1] == 0};
        if (b->end == OWN_SWITCH) {
            struct own_event *e = &branches[branch_count];
            int edge = p->edge[n + 1];
            e->is_case = true;
            e->taken = edge + 1 < b->next_count;
            if (e->taken) {
                e->low = b->cases[edge].low;
                e->high = b->cases[edge].high;
            }
        }
        branch_place[branch_count++] = n;
    }
    int room = CFRONT_STEPS - 1 - (int)made - count, skip = branch_count > room ? branch_count - room : 0;
    int at = skip;
    for (int i = 0; i < count; i++) {
        for (; at < branch_count && branch_place[at] < marks[i].place; at++)
            out[made++] = branches[at];
        out[made++] = marks[i].e;
    }
    for (; at < branch_count; at++)
        out[made++] = branches[at];
    struct own_event last = {.role = t->role, .at = t->at, .callee = t->callee, .object = t->object, .expr = t->expr,
                             .param = t->param};
    if (t->role)
        out[made++] = last;
    f->events = out;
    f->event_count = made;
}

/* ---- keeping them ------------------------------------------------------------------------------------ */

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

void flow_tell(struct flow *fl, const struct told *t)
{
    if (!fl->tell || !fl->node || !t->at.from)
        return;
    struct kept *k = fl->kept;
    int depth = fl->node->depth, same = 0;
    for (; k; k = k->next) {
        if (k->f.code == t->code && k->f.at.from == t->at.from && same_text(k->f.what, t->what))
            break;
        same++;
    }
    if ((k && k->depth <= depth) || (!k && same > CFRONT_CONTRACTS))
        return;
    if (!k) {
        k = arena_alloc(&fl->pool, sizeof *k);
        k->next = fl->kept;
        fl->kept = k;
    }
    struct path p;
    path_find(fl, &p, t->sym);
    k->depth = depth;
    k->f = (struct own_finding){
        .code = (uint8_t)t->code, .f = fl->g->f, .at = t->at, .what = t->what ? t->what : "the pointer",
        .other = t->other, .callee = t->callee, .param = t->param, .contract = t->contract,
        .resource = t->sym && t->sym->resource ? t->sym->resource : "block", .scope_end = t->scope_end,
        .at_return = t->at_return, .overwritten = t->overwritten};
    events_of(fl, t, &p, &k->f);
}

void flow_tell_all(struct flow *fl)
{
    for (struct kept *k = fl->kept; k; k = k->next)
        own_tell(fl->w, &k->f);
}
