/* The flow analysis: what may be true before each block of a function, as a set of states that are
 * kept apart, to a fixed point.
 *
 * Nodes are pairs of block and state; each remembers the node it was first reached from, which gives
 * a finding its path. A block keeps up to `EXACT` states as they are. More than that, and a state is
 * joined with one that has the same bones: that differs from it in numbers only, not in who owns
 * what; so flags decide as long as they can, and what is owned stays apart by path. (Das, Lerner,
 * Seigle, ESP: path-sensitive program verification in polynomial time, PLDI 2002.) So is it with one from
 * which it differs in owners only, in nothing that decides a branch: an owner is then owned on some
 * ways, gone on others, and each is told as what it is. Beyond `APART` bones a state is replaced by one
 * in which nothing is known and nothing is claimed; of the owners that it held it is told that nothing
 * can be told (own_flow_lose.c).
 *
 * Numbers in variables that are not read again are dropped before states are compared (liveness, by
 * the usual backward bit vectors), so that a counter of a loop that is over keeps nothing apart. */
#include "cfront/own_flow.h"

#include <string.h>

enum { EXACT = 16, APART = 32, CROWD = 24, CROWDED = 6, STEPS = 300000, POOL = 24 << 20 };

/* ---- numbers still to be read ------------------------------------------------------------------- */

static bool is_counted(const struct object *o)
{
    return o && o->storage == STORAGE_AUTO && !o->exposed && (type_is_arithmetic(o->type)
           || o->type->kind == TYPE_ENUM || o->type->kind == TYPE_BOOL);
}

static void find_live(struct flow *fl)
{
    const struct own_graph *g = fl->g;
    fl->live_words = (fl->object_count + 63) / 64 + 1;
    size_t w = (size_t)fl->live_words;
    fl->live = arena_array(&fl->pool, (size_t)g->block_count * w, sizeof *fl->live);
    uint64_t *gen = arena_array(&fl->pool, (size_t)g->block_count * w, sizeof *gen);
    uint64_t *kill = arena_array(&fl->pool, (size_t)g->block_count * w, sizeof *kill);
    int *by_order = arena_array(&fl->pool, (size_t)g->block_count, sizeof *by_order);
    int reached = 0;
    for (int b = 0; b < g->block_count; b++) {
        const struct own_block *k = &g->blocks[b];
        if (k->order >= 0 && k->order < g->block_count) {
            by_order[k->order] = b;
            reached++;
        }
        for (int i = 0; i < k->insn_count; i++) {
            const struct own_insn *n = &k->insns[i];
            struct object *o = n->op == OWN_DECLARE || n->op == OWN_END ? n->object : n->place.object;
            if (!o || (n->op != OWN_LOAD && n->op != OWN_STORE && n->op != OWN_DECLARE && n->op != OWN_ADDRESS))
                continue;
            int x = flow_object(fl, o);
            uint64_t bit = (uint64_t)1 << (x % 64);
            size_t at = (size_t)b * w + (size_t)(x / 64);
            if ((n->op == OWN_LOAD || n->op == OWN_ADDRESS) && !(kill[at] & bit))
                gen[at] |= bit;
            else if (n->op == OWN_STORE || n->op == OWN_DECLARE)
                kill[at] |= bit;
        }
    }
    bool changed = true;
    for (int round = 0; changed && round < 50; round++) {
        changed = false;
        for (int n = reached - 1; n >= 0; n--) {
            int b = by_order[n];
            const struct own_block *k = &g->blocks[b];
            for (size_t j = 0; j < w; j++) {
                uint64_t out = 0;
                for (int i = 0; i < k->next_count; i++)
                    out |= fl->live[(size_t)k->next[i] * w + j];
                uint64_t in = gen[(size_t)b * w + j] | (out & ~kill[(size_t)b * w + j]);
                changed |= in != fl->live[(size_t)b * w + j];
                fl->live[(size_t)b * w + j] = in;
            }
        }
    }
    if (changed) /* a strange graph: all of them */
        memset(fl->live, 0xff, (size_t)g->block_count * w * sizeof *fl->live);
}

static void drop_dead(struct flow *fl, struct own_state *s, int block)
{
    const uint64_t *live = fl->live + (size_t)block * (size_t)fl->live_words;
    int kept = 0;
    for (int i = 0; i < s->cell_count; i++) {
        const struct cell *c = &s->cells[i];
        if (c->region < 0 && c->v.kind == V_NUMBER && !(c->flags & C_FILL)) {
            int o = object_of(c->region);
            if (is_counted(fl->objects[o]) && !(live[o / 64] >> (o % 64) & 1)) {
                flow_temps_forget(s, c->region, c->offset);
                continue;
            }
        }
        s->cells[kept++] = *c;
    }
    s->cell_count = kept;
    for (int i = 0; i < s->fact_count;) {
        int a = s->facts[i].a, b = s->facts[i].op == '&' ? a : s->facts[i].b;
        if ((live[a / 64] >> (a % 64) & 1) && (live[b / 64] >> (b % 64) & 1))
            i++;
        else
            flow_facts_forget(s, live[a / 64] >> (a % 64) & 1 ? b : a);
    }
}

/* ---- nodes --------------------------------------------------------------------------------------- */

static struct node *node_new(struct flow *fl, int block, int edge, struct own_state *s)
{
    struct node *n = arena_alloc(&fl->pool, sizeof *n);
    fl->pooled += sizeof *n;
    n->s = s;
    n->block = block;
    n->edge = edge;
    n->from = fl->node;
    n->depth = fl->node ? fl->node->depth + (fl->block && fl->block->next_count > 1) : 0;
    n->next = fl->nodes[block];
    n->queued = true;
    fl->nodes[block] = n;
    fl->node_count[block]++;
    if (fl->g->blocks[block].order < fl->lowest)
        fl->lowest = fl->g->blocks[block].order;
    return n;
}

static struct way way_of(const struct own_state *s)
{
    struct way w = {{0}, {0}};
    for (int i = 0; i < s->sym_count; i++) {
        uint64_t bit = (uint64_t)1 << (i % 64);
        if (s->syms[i].own == S_OWNED)
            w.owned[i / 64] |= bit;
        if (flow_is_gone(&s->syms[i]))
            w.gone[i / 64] |= bit;
    }
    return w;
}

/* s comes to n by another way. It has to be remembered if owners are `joined` by it: then in the place
 * of another, if there is no more room. */
static void node_also(struct flow *fl, struct node *n, int edge, const struct own_state *s, bool joined)
{
    int at = n->also_count < (int)COUNT(n->also) ? n->also_count : joined ? (int)COUNT(n->also) - 1 : -1;
    if (at < 0 || !fl->node)
        return;
    n->also[at].from = fl->node;
    n->also[at].edge = edge;
    n->also_count = at + 1;
    if (n->ways)
        n->ways[at + 1] = way_of(s);
}

static void queue_again(struct flow *fl, struct node *n)
{
    n->hash = flow_state_hash(n->s, false);
    n->bones = flow_state_hash(n->s, true);
    n->queued = true;
    if (fl->g->blocks[n->block].order < fl->lowest)
        fl->lowest = fl->g->blocks[n->block].order;
}

/* With the nearest of the nodes from which s differs in owners only. */
static bool join_owners(struct flow *fl, struct own_state *s, int block, int edge)
{
    struct node *to = NULL;
    int nearest = SYMS;
    for (struct node *n = fl->nodes[block]; n && nearest > 1; n = n->next) {
        int distance = flow_state_owner_distance(n->s, s);
        if (distance >= 0 && distance < nearest) {
            nearest = distance;
            to = n;
        }
    }
    if (!to)
        return false;
    struct way before = way_of(to->s);
    bool changed = flow_state_join_owners(to->s, s);
    if (changed && !to->ways) {
        to->ways = arena_array(&fl->pool, COUNT(to->also) + 1, sizeof *to->ways);
        fl->pooled += (COUNT(to->also) + 1) * sizeof *to->ways;
        for (int i = 0; i <= to->also_count; i++)
            to->ways[i] = before;
    }
    node_also(fl, to, edge, s, changed);
    if (changed)
        queue_again(fl, to);
    return true;
}

/* Forgets everything: claims nothing of whatever comes. */
static void blank(struct flow *fl, struct own_state *s)
{
    flow_unseen_all(fl, s);
    struct own_state *t = flow_state_take(fl);
    memcpy(t->unseen, s->unseen, sizeof t->unseen);
    memcpy(t->unseen_gone, s->unseen_gone, sizeof t->unseen_gone);
    for (int i = 0; i < fl->param_syms; i++) {
        int n = flow_sym_new(t, S_UNKNOWN);
        t->syms[n].param = s->syms[n].param;
        t->syms[n].flags = Y_KEPT | Y_WRITTEN | Y_FOLLOWED;
        t->syms[n].fill = FILL_UNKNOWN;
    }
    t->escaped[0] = t->escaped[1] = ~(uint64_t)0;
    t->vague = true;
    flow_state_copy(s, t);
    flow_state_give(fl, t);
}

/* Of those in which nothing is known one per block is enough: of what any of them lost sight. */
static void insert_vague(struct flow *fl, struct own_state *s, int block, int edge)
{
    fl->vague = true;
    for (struct node *n = fl->nodes[block]; n; n = n->next) {
        bool more = false;
        if (!n->s->vague)
            continue;
        for (int i = 0; i < 2; i++) {
            more |= (s->unseen[i] & ~n->s->unseen[i]) || (s->unseen_gone[i] & ~n->s->unseen_gone[i]);
            n->s->unseen[i] |= s->unseen[i];
            n->s->unseen_gone[i] |= s->unseen_gone[i];
        }
        node_also(fl, n, edge, s, false);
        if (more)
            queue_again(fl, n);
        return;
    }
    struct node *n = node_new(fl, block, edge, flow_state_keep(fl, s));
    n->hash = flow_state_hash(n->s, false);
    n->bones = flow_state_hash(n->s, true);
}

/* s comes to a block; s is given back to the spare ones. */
bool flow_step_insert(struct flow *fl, struct own_state *s, int block, int edge)
{
    const struct own_block *b = &fl->g->blocks[block];
    if (s->vague)
        blank(fl, s);
    if (b->insn_count && b->insns[0].op == OWN_STEP)
        flow_temps_end(s, b->insns[0].keep);
    flow_drop_lost(fl, s);
    if (fl->watch) { /* all states are known already */
        flow_state_give(fl, s);
        return true;
    }
    drop_dead(fl, s, block);
    flow_state_settle(s);
    if (s->vague) {
        insert_vague(fl, s, block, edge);
        flow_state_give(fl, s);
        return true;
    }
    uint64_t hash = flow_state_hash(s, false), bones = 0;
    for (struct node *n = fl->nodes[block]; n; n = n->next)
        if (n->hash == hash && flow_state_eq(n->s, s, false)) {
            node_also(fl, n, edge, s, false);
            flow_state_give(fl, s);
            return true;
        }
    bones = flow_state_hash(s, true);
    int alike = 0, nearest = 0;
    struct node *first = NULL;
    for (struct node *n = fl->nodes[block]; n; n = n->next)
        if (n->bones == bones && flow_state_eq(n->s, s, true)) {
            int distance = flow_state_distance(n->s, s);
            if (!alike++ || distance < nearest) {
                nearest = distance;
                first = n;
            }
        }
    if (first && (fl->node_count[block] >= EXACT || (alike >= 3 && nearest < 3) || alike >= 8)) {
        node_also(fl, first, edge, s, false);
        if (flow_state_join(first->s, s))
            queue_again(fl, first);
        flow_state_give(fl, s);
        return true;
    }
    bool many = fl->node_count[block] >= (s->sym_count > CROWD ? CROWDED : EXACT);
    if (many && join_owners(fl, s, block, edge)) {
        flow_state_give(fl, s);
        return true;
    }
    if (fl->node_count[block] >= APART) {
        blank(fl, s);
        flow_state_settle(s);
        insert_vague(fl, s, block, edge);
        flow_state_give(fl, s);
        return true;
    }
    struct node *n = node_new(fl, block, edge, flow_state_keep(fl, s));
    n->hash = hash;
    n->bones = bones;
    flow_state_give(fl, s);
    return true;
}

/* ---- the beginning ------------------------------------------------------------------------------- */

static void enter_param(struct flow *fl, struct own_state *s, int n)
{
    struct object *o = fl->g->f->params[n];
    const struct contract *k = flow_contract_of_param(fl, n);
    uint16_t words = k ? k->words : 0;
    struct value v = {.kind = V_UNKNOWN};
    if (o->type->kind == TYPE_POINTER && fl->param_syms < SYMS / 2) {
        int y = flow_sym_new(s, words & CONTRACT_OUT ? S_BORROWED : words & CONTRACT_OWNS ? S_OWNED
                        : words & (CONTRACT_BORROWS | CONTRACT_BORROWS_MUT) ? S_BORROWED : S_UNKNOWN);
        struct sym *sym = &s->syms[y];
        fl->sym_of_param[n] = (int16_t)fl->param_syms++;
        sym->param = (int16_t)n;
        sym->first = (int16_t)flow_object(fl, o);
        sym->resource = "block";
        sym->fill = FILL_LAZY;
        if (words) {
            sym->flags |= Y_STATED;
            sym->null = words & CONTRACT_NULLABLE && !(words & CONTRACT_OUT) ? N_MAYBE : N_NOT;
        }
        if (words & CONTRACT_BORROWS_MUT)
            sym->flags |= Y_MUTABLE;
        if ((words & CONTRACT_BORROWS) && !(words & CONTRACT_BORROWS_MUT))
            sym->flags |= Y_CONST;
        if (words & CONTRACT_OUT) {
            sym->flags |= Y_OUT;
            if (words & CONTRACT_GIVES && !(words & (CONTRACT_OWNS | CONTRACT_BORROWS_MUT)))
                sym->fill = FILL_UNSET;
            sym->null = N_UNKNOWN;
        }
        v = flow_value_symbol(y);
    }
    flow_cell_put(s, flow_region_of(flow_object(fl, o)), 0, 0, v);
}

static void begin(struct flow *fl)
{
    struct own_state *s = flow_state_take(fl);
    for (size_t i = 0; i < fl->g->f->param_count; i++) {
        fl->sym_of_param[i] = -1;
        enter_param(fl, s, (int)i);
    }
    flow_step_insert(fl, s, 0, 0);
}

static int count_objects(const struct own_graph *g)
{
    int n = (int)g->f->param_count;
    for (int b = 0; b < g->block_count; b++)
        for (int i = 0; i < g->blocks[b].insn_count; i++)
            n += g->blocks[b].insns[i].object || g->blocks[b].insns[i].place.object;
    return n;
}

static void prepare(struct flow *fl)
{
    const struct own_graph *g = fl->g;
    size_t blocks = (size_t)g->block_count;
    fl->nodes = arena_array(&fl->pool, blocks, sizeof(struct node *));
    fl->node_count = arena_array(&fl->pool, blocks, sizeof *fl->node_count);
    fl->sym_of_param = arena_array(&fl->pool, g->f->param_count + 1, sizeof *fl->sym_of_param);
    fl->object_room = count_objects(g) + 1;
    fl->objects = arena_array(&fl->pool, (size_t)fl->object_room + 1, sizeof(struct object *));
    uint32_t slots = 16;
    while (slots < 2 * (uint32_t)fl->object_room)
        slots *= 2;
    fl->slots = arena_array(&fl->pool, slots, sizeof *fl->slots);
    fl->slot_mask = slots - 1;
    for (size_t i = 0; i < g->f->param_count; i++)
        flow_object(fl, g->f->params[i]);
    for (int b = 0; b < g->block_count; b++)
        for (int i = 0; i < g->blocks[b].insn_count; i++) {
            const struct own_insn *n = &g->blocks[b].insns[i];
            if (n->object)
                flow_object(fl, n->object);
            if (n->place.object)
                flow_object(fl, n->place.object);
        }
}

/* Blocks by order, with as many of the same order as there are. */
static void run(struct flow *fl)
{
    const struct own_graph *g = fl->g;
    int *by_order = arena_array(&fl->pool, (size_t)g->block_count, sizeof *by_order);
    for (int b = 0; b < g->block_count; b++)
        by_order[b] = -1;
    for (int b = 0; b < g->block_count; b++)
        if (g->blocks[b].order >= 0 && g->blocks[b].order < g->block_count)
            by_order[g->blocks[b].order] = b;
    for (int at = 0; at < g->block_count && !fl->over;) {
        fl->lowest = g->block_count;
        int b = by_order[at];
        for (struct node *n = b < 0 ? NULL : fl->nodes[b]; n && !fl->over; n = n->next) {
            if (!n->queued)
                continue;
            n->queued = false;
            flow_step_block(fl, n);
            fl->over = fl->steps > STEPS || fl->pooled > POOL;
        }
        at = fl->lowest <= at ? fl->lowest : at + 1;
    }
}

/* Sight was lost of all, and of no owner in particular: so much is told at least. */
static void untold_rest(struct flow *fl)
{
    for (const struct kept *k = fl->kept; k; k = k->next)
        if (k->f.code == CONTRACT_CODE_CANNOT_TELL)
            return;
    const struct func *f = fl->g->f;
    struct own_finding untold = {.code = CONTRACT_CODE_CANNOT_TELL, .f = f, .at = f->at, .param = OWN_NONE,
                                 .what = arena_cstr(fl->c->arena, f->name->text), .resource = "function"};
    own_tell(fl->w, &untold);
}

bool own_flow(struct own *w, const struct own_graph *g, bool tell, const struct own_watch *watch)
{
    if (!g || g->opaque || !g->block_count || g->block_count > OWN_BLOCKS)
        return false;
    struct flow fl = {.w = w, .c = w->c, .g = g, .tell = tell};
    int objects = count_objects(g);
    if (objects > 30000)
        return false;
    prepare(&fl);
    for (size_t i = 0; i < w->c->clash_count; i++)
        if (w->c->clashes[i].f == g->f) /* first it has to be said what holds */
            fl.tell = tell = false;
    find_live(&fl);
    begin(&fl);
    run(&fl);
    if (!fl.over && watch) {
        fl.watch = watch;
        fl.tell = false;
        fl.lowest = 0;
        for (int b = 0; b < g->block_count; b++)
            for (struct node *n = fl.nodes[b]; n; n = n->next)
                flow_step_block(&fl, n);
    }
    bool done = !fl.over;
    if (done && tell)
        flow_tell_all(&fl);
    if (done && tell && fl.vague)
        untold_rest(&fl);
    arena_release(&fl.pool);
    return done;
}
