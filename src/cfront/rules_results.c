/* Is every result of a function looked at before it is used? A walk over each function in the
 * order of execution, as data-flow analysis does it (Kildall, POPL 1973; Aho et al., Compilers,
 * 9.2): a state says what holds on some way to a statement, states are joined where ways meet,
 * and the walk over a function is repeated until the states at loops and labels no longer change.
 *
 * Of each call of the function two facts are kept: on some way its last result is untested, and
 * on some way it was handled. A result is handled when it, or a place that holds it, is compared,
 * is a condition, or is returned; a place is a variable, a member, an element or what a pointer
 * leads to, by its form. So there are four breaches:
 *
 *   thrown away       the call's value goes nowhere
 *   used              an untested result is followed, computed with, or handed to a function
 *   lost              the place that holds it gets another value, or the call is made again,
 *                     and it was untested on every way there
 *   never looked at   the function's end is reached with it untested, and on no way handled
 *
 * A way on which a result is neither tested nor used is none: if (!a || !b) does not look at b
 * where a is null. free() takes an untested pointer, since a null pointer does it no harm.
 *
 * What it cannot see (docs/RULES.md): whether the test is the right one; tests in another function;
 * calls through pointers; a place that goes by another name; an array filled in one loop and
 * tested in the next (told as lost). Where the address of a place is taken, anybody may test it,
 * and nothing more is said of it. */
#include "cfront/check.h"
#include "cfront/rules.h"

#include <string.h>

enum {
    CALLS = 64,             /* of one function; a bit each */
    PLACES = 64,
    WORK = 2 * 1000 * 1000, /* nodes looked at, for one rule */
};

struct state {
    uint64_t untested, handled;
    uint64_t holds[PLACES]; /* the calls whose results may be in there */
    bool dead;
};
struct head { /* a loop or a label: what comes from later in the text */
    const struct stmt *of;
    struct state in;
    struct head *next;
};
struct exits { /* a loop or a switch around */
    const struct stmt *of;
    struct state head, breaks, continues;
    struct exits *outer;
};
struct flow {
    struct rules *r;
    struct str name;             /* of the function that is asked about */
    const struct func *in;
    const struct expr *calls[CALLS];
    size_t call_count;
    const struct expr *places[PLACES];
    size_t place_count;
    struct state now, end;
    struct exits *exits;
    struct head *heads;
    bool changed, telling, tangled;
    size_t work;
    int depth;
};
struct value { uint64_t calls; bool derived; /* something was computed from it */ };

static const struct value nothing;

static struct value go(struct flow *w, const struct expr *e);
static void run(struct flow *w, const struct stmt *s);

/* ---- states ------------------------------------------------------------------------ */

static void join(struct state *a, const struct state *b)
{
    if (b->dead)
        return;
    if (a->dead) {
        *a = *b;
        return;
    }
    a->untested |= b->untested;
    a->handled |= b->handled;
    for (size_t i = 0; i < PLACES; i++)
        a->holds[i] |= b->holds[i];
}

static const struct state nowhere = {.dead = true};

static struct head *head_of(struct flow *w, const struct stmt *s)
{
    for (struct head *h = w->heads; h; h = h->next)
        if (h->of == s)
            return h;
    struct head *h = arena_alloc(w->r->c->arena, sizeof *h);
    *h = (struct head){.of = s, .in = nowhere, .next = w->heads};
    w->heads = h;
    return h;
}

static void flow_back(struct flow *w, struct head *h)
{
    struct state before = h->in;
    join(&h->in, &w->now);
    w->changed |= memcmp(&before, &h->in, sizeof before) != 0;
}

/* ---- what becomes of a result ---------------------------------------------------------- */

static struct span call_at(const struct flow *w, size_t n)
{
    const struct expr *call = w->calls[n];
    return rules_word(w->r->c, call->op_at.from);
}

static void handled(struct flow *w, uint64_t calls)
{
    w->now.untested &= ~calls;
    w->now.handled |= calls;
}

static void tell(struct flow *w, uint64_t calls, struct span at, const char *what)
{
    for (size_t i = 0; w->telling && i < w->call_count; i++)
        if (calls >> i & 1)
            rules_breach(w->r, at.from ? at : call_at(w, i), "the result of '" STR_FMT "' %s", STR_ARG(w->name), what);
}

static void tested(struct flow *w, struct value v) { handled(w, v.calls); }

static void used(struct flow *w, struct value v, const struct expr *e)
{
    uint64_t bad = v.calls & w->now.untested;
    if (!bad || w->now.dead)
        return;
    tell(w, bad, rules_word(w->r->c, e->at.from), "is used here before anyone looked at it");
    handled(w, bad); /* told once */
}

/* ---- places ------------------------------------------------------------------------------- */

static bool names(const struct expr *e, const struct object *o, int depth)
{
    if (!e || depth > 60)
        return false;
    return (e->kind == EXPR_OBJECT && e->object == o) || names(e->a, o, depth + 1) || names(e->b, o, depth + 1);
}

static size_t place_of_expr(struct flow *w, const struct expr *lvalue, bool add)
{
    for (size_t i = 0; i < w->place_count; i++)
        if (check_same(w->places[i], lvalue))
            return i;
    if (!add || w->place_count == PLACES || check_has_effect(lvalue) || !check_same(lvalue, lvalue))
        return PLACES;
    w->places[w->place_count] = lvalue;
    return w->place_count++;
}

static bool is_scalar(const struct expr *lvalue) { return type_is_scalar(lvalue->type); }

/* The results in a place; of a record those in all its members. */
static uint64_t held(struct flow *w, const struct expr *lvalue)
{
    uint64_t all = 0;
    if (is_scalar(lvalue)) {
        size_t n = place_of_expr(w, lvalue, false);
        return n < PLACES ? w->now.holds[n] : 0;
    }
    for (size_t i = 0; i < w->place_count; i++)
        for (const struct expr *p = w->places[i]; p && (p->kind == EXPR_MEMBER || p->kind == EXPR_INDEX); p = p->a)
            if (p->a && check_same(p->a, lvalue))
                all |= w->now.holds[i];
    return all;
}

/* A place gets another value: what it held is gone, and so are the places that are named by it. */
static void overwrite(struct flow *w, const struct expr *lvalue, uint64_t kept)
{
    size_t n = place_of_expr(w, lvalue, false);
    if (n < PLACES && !w->now.dead) {
        uint64_t elsewhere = kept;
        for (size_t i = 0; i < w->place_count; i++)
            elsewhere |= i == n ? 0 : w->now.holds[i];
        uint64_t lost = w->now.holds[n] & w->now.untested & ~w->now.handled & ~elsewhere;
        tell(w, lost, rules_word(w->r->c, lvalue->at.from), "is lost here before anyone looked at it");
        handled(w, lost);
        w->now.holds[n] = 0;
    }
    if (lvalue->kind != EXPR_OBJECT)
        return;
    for (size_t i = 0; i < w->place_count; i++)
        if (i != n && w->places[i]->kind != EXPR_OBJECT && names(w->places[i], lvalue->object, 0))
            w->now.holds[i] = 0;
}

static void assign(struct flow *w, const struct expr *lvalue, struct value v, const struct expr *from)
{
    if (v.derived) {
        used(w, v, from);
        v = nothing;
    }
    overwrite(w, lvalue, v.calls);
    if (v.calls) {
        size_t n = place_of_expr(w, lvalue, is_scalar(lvalue));
        if (n < PLACES)
            w->now.holds[n] = v.calls;
    }
}

/* ---- expressions ------------------------------------------------------------------------------ */

/* The place itself: what has to be evaluated to know which it is. */
static void go_place(struct flow *w, const struct expr *e)
{
    if (!e)
        return;
    switch (e->kind) {
    case EXPR_OBJECT:
        break;
    case EXPR_MEMBER:
        go_place(w, e->a);
        break;
    case EXPR_DEREF:
        used(w, go(w, e->a), e->a);
        break;
    case EXPR_INDEX:
        used(w, go(w, e->a), e->a);
        used(w, go(w, e->b), e->b);
        break;
    default:
        go(w, e);
        break;
    }
}

static void go_init(struct flow *w, const struct object *o, const struct init *init)
{
    for (size_t i = 0; init && i < init->count; i++) {
        const struct init_item *item = &init->items[i];
        struct value v = go(w, item->value);
        if (!v.calls)
            continue;
        struct expr *place = arena_alloc(w->r->c->arena, sizeof *place);
        *place = (struct expr){.kind = EXPR_OBJECT, .object = (struct object *)o, .type = o->type, .at = o->at,
                               .is_lvalue = true};
        struct field *f = type_is_record(o->type) ? o->type->tag->fields : NULL;
        while (f && (f->offset != item->offset || f->is_bits))
            f = f->next;
        if (f) {
            struct expr *member = arena_alloc(w->r->c->arena, sizeof *member);
            *member = (struct expr){.kind = EXPR_MEMBER, .a = place, .field = f, .offset = f->offset, .type = f->type,
                                    .at = item->value->at, .is_lvalue = true};
            place = member;
        }
        assign(w, place, v, item->value);
    }
}

static size_t number_of(struct flow *w, const struct expr *call)
{
    for (size_t i = 0; i < w->call_count; i++)
        if (w->calls[i] == call)
            return i;
    if (w->call_count == CALLS) {
        w->tangled = true;
        return CALLS;
    }
    w->calls[w->call_count] = call;
    return w->call_count++;
}

static bool is_named(const struct func *f, const char *name) { return f && str_is(f->name->text, name); }

/* The call itself, whose arguments are there. */
static struct value go_result(struct flow *w, const struct expr *e)
{
    const struct func *f = rules_callee(e);
    bool asked = f && str_eq(f->name->text, w->name) && rules_counts(w->r, e->op_at.from);
    size_t n = asked && !w->now.dead ? number_of(w, e) : CALLS;
    w->now.dead |= f && f->is_noreturn;
    if (n == CALLS)
        return nothing;
    uint64_t bit = (uint64_t)1 << n;
    if (w->now.untested & ~w->now.handled & bit)
        tell(w, bit, call_at(w, n), "is lost when the call is made again, before anyone looked at it");
    w->now.untested |= bit;
    w->now.handled &= ~bit;
    for (size_t i = 0; i < w->place_count; i++)
        w->now.holds[i] &= ~bit;
    return (struct value){bit, false};
}

static struct value go_call(struct flow *w, const struct expr *e)
{
    const struct func *f = rules_callee(e);
    if (!f)
        used(w, go(w, e->a), e->a);
    for (size_t i = 0; i < e->arg_count; i++) {
        struct value v = go(w, e->args[i]);
        if (is_named(f, "free"))
            tested(w, v); /* a null pointer does no harm there */
        else
            used(w, v, e->args[i]);
    }
    return go_result(w, e);
}

/* A condition: what holds where it is true and where it is false. */
static void branch(struct flow *w, const struct expr *e, struct state *yes, struct state *no)
{
    struct state more;
    int64_t v;
    if (e->kind == EXPR_NOT && w->depth < CHECK_DEPTH) {
        w->depth++;
        branch(w, e->a, no, yes);
        w->depth--;
    } else if ((e->kind == EXPR_AND || e->kind == EXPR_OR) && w->depth < CHECK_DEPTH) {
        w->depth++;
        branch(w, e->a, yes, no);
        w->now = e->kind == EXPR_AND ? *yes : *no;
        if (e->kind == EXPR_AND)
            branch(w, e->b, yes, &more);
        else
            branch(w, e->b, &more, no);
        join(e->kind == EXPR_AND ? no : yes, &more);
        w->depth--;
    } else {
        tested(w, go(w, e));
        bool known = check_constant(e, &v);
        *yes = *no = w->now;
        yes->dead |= known && !v;
        no->dead |= known && v;
    }
}

static struct value go_choice(struct flow *w, const struct expr *e)
{
    struct value b = nothing;
    struct state yes, no;
    branch(w, e->a, &yes, &no);
    w->now = yes;
    if (e->b)
        b = go(w, e->b);
    yes = w->now;
    w->now = no;
    struct value c = go(w, e->c);
    join(&w->now, &yes);
    return (struct value){b.calls | c.calls, b.derived || c.derived};
}

static bool compares(int op)
{
    return op == PUNCT_EQ || op == PUNCT_NE || op == PUNCT_LE || op == PUNCT_GE || op == '<' || op == '>';
}

static struct value go_binary(struct flow *w, const struct expr *e)
{
    struct value a = go(w, e->a), b = go(w, e->b);
    if (e->kind == EXPR_BINARY && compares(e->op)) {
        tested(w, a);
        tested(w, b);
        return nothing;
    }
    return (struct value){a.calls | b.calls, true};
}

/* Thrown away, as a statement throws it away. */
static void drop(struct flow *w, const struct expr *e, struct value v)
{
    while (e && e->kind == EXPR_CONVERT)
        e = e->a;
    bool stored = !e || e->kind == EXPR_ASSIGN || e->kind == EXPR_UPDATE || e->kind == EXPR_LOAD;
    uint64_t bad = stored || w->now.dead ? 0 : v.calls & w->now.untested;
    for (size_t i = 0; i < w->place_count; i++)
        bad &= ~w->now.holds[i];
    tell(w, bad, (struct span){0}, "is thrown away here");
    handled(w, bad);
}

static struct value go_change(struct flow *w, const struct expr *e)
{
    if (e->kind == EXPR_ASSIGN) {
        go_place(w, e->a);
        struct value v = go(w, e->b);
        assign(w, e->a, v, e->b);
        return v.derived ? nothing : v;
    }
    go_place(w, e->a);
    if (e->b)
        used(w, go(w, e->b), e->b);
    used(w, (struct value){held(w, e->a), true}, e->a);
    overwrite(w, e->a, 0);
    return nothing;
}

static struct value go(struct flow *w, const struct expr *e)
{
    struct value v = nothing;
    if (!e)
        return v;
    if (w->depth > CHECK_DEPTH || ++w->work > WORK) {
        w->tangled = true;
        return v;
    }
    w->depth++;
    switch (e->kind) {
    case EXPR_LOAD:
        go_place(w, e->a);
        v.calls = e->a->is_lvalue ? held(w, e->a) & w->now.untested : 0;
        break;
    case EXPR_CONVERT:
        v = go(w, e->a);
        if (type_is(e->type, TYPE_VOID)) {
            drop(w, e->a, v);
            v = nothing;
        } else if (type_is(e->type, TYPE_BOOL)) {
            tested(w, v);
            v = nothing;
        }
        break;
    case EXPR_DECAY:
        if (e->a->kind != EXPR_FUNC)
            go_place(w, e->a);
        break;
    case EXPR_ADDRESS:
        go_place(w, e->a);
        if (e->a->is_lvalue)
            handled(w, held(w, e->a)); /* whoever gets the address may look at it */
        break;
    case EXPR_OBJECT:
    case EXPR_MEMBER:
    case EXPR_DEREF:
    case EXPR_INDEX:
        if (e->kind == EXPR_MEMBER && !e->a->is_lvalue)
            v = go(w, e->a);
        else
            go_place(w, e);
        break;
    case EXPR_NEG:
    case EXPR_COMPL:
        v = go(w, e->a);
        v.derived = true;
        break;
    case EXPR_NOT:
        tested(w, go(w, e->a));
        break;
    case EXPR_BINARY:
    case EXPR_PTR_ADD:
    case EXPR_PTR_DIFF:
        v = go_binary(w, e);
        break;
    case EXPR_AND:
    case EXPR_OR: {
        struct state yes, no;
        branch(w, e, &yes, &no);
        w->now = yes;
        join(&w->now, &no);
        break;
    }
    case EXPR_COND:
        v = go_choice(w, e);
        break;
    case EXPR_COMMA:
        drop(w, e->a, go(w, e->a));
        v = go(w, e->b);
        break;
    case EXPR_ASSIGN:
    case EXPR_UPDATE:
    case EXPR_STEP:
        v = go_change(w, e);
        break;
    case EXPR_MOVE: /* the value goes on, and its place holds it no more */
        go_place(w, e->a);
        v.calls = held(w, e->a) & w->now.untested;
        overwrite(w, e->a, 0);
        break;
    case EXPR_CALL:
        v = go_call(w, e);
        break;
    case EXPR_COMPOUND:
        if (e->object)
            go_init(w, e->object, e->object->init);
        break;
    case EXPR_STMT:
        for (const struct stmt *s = e->body ? e->body->list : NULL; s; s = s->next) {
            if (!s->next && s->kind == STMT_EXPR)
                v = go(w, s->expr);
            else
                run(w, s);
        }
        break;
    case EXPR_INT:
    case EXPR_FLOAT:
    case EXPR_FUNC:
    case EXPR_SIZE:
    case EXPR_ERROR:
        break;
    default:
        used(w, go(w, e->a), e->a);
        used(w, go(w, e->b), e->b);
        for (size_t i = 0; i < e->arg_count; i++)
            used(w, go(w, e->args[i]), e->args[i]);
        w->now.dead |= e->builtin == BUILTIN_UNREACHABLE || e->builtin == BUILTIN_TRAP;
        break;
    }
    w->depth--;
    return v;
}

/* ---- statements ------------------------------------------------------------------------------- */

static void condition(struct flow *w, const struct expr *e, struct state *yes, struct state *no)
{
    if (e) {
        branch(w, e, yes, no);
    } else {
        *yes = w->now;
        *no = nowhere;
    }
}

static void run_if(struct flow *w, const struct stmt *s)
{
    struct state yes, no;
    condition(w, s->expr, &yes, &no);
    w->now = yes;
    run(w, s->then);
    yes = w->now;
    w->now = no;
    run(w, s->otherwise);
    join(&w->now, &yes);
}

static void run_loop(struct flow *w, const struct stmt *s)
{
    for (const struct stmt *i = s->init; i; i = i->next)
        run(w, i);
    struct head *h = head_of(w, s);
    struct exits x = {.of = s, .outer = w->exits, .breaks = nowhere, .continues = nowhere};
    struct state yes, no;
    join(&w->now, &h->in);
    w->exits = &x;
    if (s->kind != STMT_DO) {
        condition(w, s->expr, &yes, &no);
        w->now = yes;
        run(w, s->then);
        join(&w->now, &x.continues);
        if (s->step)
            drop(w, s->step, go(w, s->step));
    } else {
        run(w, s->then);
        join(&w->now, &x.continues);
        condition(w, s->expr, &yes, &no);
        w->now = yes;
    }
    flow_back(w, h);
    w->exits = x.outer;
    w->now = no;
    join(&w->now, &x.breaks);
}

static void run_switch(struct flow *w, const struct stmt *s)
{
    tested(w, go(w, s->expr));
    struct exits x = {.of = s, .outer = w->exits, .head = w->now, .breaks = nowhere};
    bool has_default = false;
    for (const struct stmt *c = s->cases; c; c = c->next_case)
        has_default |= c->is_default;
    w->exits = &x;
    w->now = nowhere;
    run(w, s->then);
    w->exits = x.outer;
    if (!has_default)
        join(&w->now, &x.head);
    join(&w->now, &x.breaks);
}

static struct exits *exits_of(struct flow *w, const struct stmt *target)
{
    struct exits *x = w->exits;
    while (x && x->of != target)
        x = x->outer;
    return x;
}

static void run_case(struct flow *w, const struct stmt *s)
{
    struct exits *x = w->exits;
    while (x && x->of->kind != STMT_SWITCH)
        x = x->outer;
    if (x)
        join(&w->now, &x->head);
    run(w, s->then);
}

static void run_jump(struct flow *w, const struct stmt *s)
{
    struct exits *x = s->kind == STMT_GOTO ? NULL : exits_of(w, s->target);
    if (x)
        join(s->kind == STMT_BREAK ? &x->breaks : &x->continues, &w->now);
    if (s->kind == STMT_GOTO && s->label && s->label->stmt)
        flow_back(w, head_of(w, s->label->stmt));
    w->now = nowhere;
}

static void run_declare(struct flow *w, const struct stmt *s)
{
    for (size_t i = 0; i < s->type_count; i++)
        if (type_is(s->types[i], TYPE_ARRAY))
            used(w, go(w, s->types[i]->variable), s->types[i]->variable);
    for (size_t i = 0; i < s->object_count; i++)
        if (s->objects[i]->storage == STORAGE_AUTO)
            go_init(w, s->objects[i], s->objects[i]->init);
}

static void run(struct flow *w, const struct stmt *s)
{
    if (!s)
        return;
    if (w->depth > CHECK_DEPTH || ++w->work > WORK) {
        w->tangled = true;
        return;
    }
    w->depth++;
    switch ((enum stmt_kind)s->kind) {
    case STMT_BLOCK:
        for (const struct stmt *i = s->list; i; i = i->next)
            run(w, i);
        break;
    case STMT_DECLARE: run_declare(w, s); break;
    case STMT_EXPR: drop(w, s->expr, go(w, s->expr)); break;
    case STMT_IF: run_if(w, s); break;
    case STMT_WHILE:
    case STMT_DO:
    case STMT_FOR: run_loop(w, s); break;
    case STMT_SWITCH: run_switch(w, s); break;
    case STMT_CASE: run_case(w, s); break;
    case STMT_LABEL:
        join(&w->now, &head_of(w, s)->in);
        run(w, s->then);
        break;
    case STMT_RETURN:
        if (s->expr)
            handled(w, go(w, s->expr).calls); /* whoever called has to look */
        join(&w->end, &w->now);
        w->now = nowhere;
        break;
    case STMT_GOTO:
    case STMT_BREAK:
    case STMT_CONTINUE: run_jump(w, s); break;
    case STMT_EMPTY: break;
    }
    w->depth--;
}

/* ---- functions ------------------------------------------------------------------------------------ */

static void once(struct flow *w, const struct func *f)
{
    w->now = (struct state){0};
    w->end = nowhere;
    w->exits = NULL;
    w->changed = false;
    run(w, f->body);
    join(&w->end, &w->now);
}

static void check_function(struct rules *r, const struct func *f, size_t *work)
{
    static struct flow w; /* large; one compile happens in a process */
    w = (struct flow){.r = r, .name = rules_what(r), .in = f, .work = *work};
    do
        once(&w, f);
    while (w.changed && !w.tangled);
    if (w.call_count && !w.tangled) {
        w.telling = true;
        once(&w, f);
        if (!w.end.dead)
            tell(&w, w.end.untested & ~w.end.handled, (struct span){0}, "is never looked at");
    }
    if (w.tangled)
        rules_breach(r, f->at, "'" STR_FMT "' is too long to see whether every result of '" STR_FMT "' is looked at",
                     STR_ARG(f->name->text), STR_ARG(w.name));
    *work = w.work;
}

static bool calls_it(const struct rules *r, const struct func *f)
{
    for (size_t i = 0; i < r->found.len; i++)
        if (r->found.at[i].in == f && r->found.at[i].called && str_eq(r->found.at[i].name, rules_what(r)))
            return true;
    return false;
}

void rules_results(struct rules *r)
{
    size_t work = 0;
    for (const struct func *f = r->c->tree->functions; f; f = f->next)
        if (f->body && calls_it(r, f))
            check_function(r, f, &work);
}
