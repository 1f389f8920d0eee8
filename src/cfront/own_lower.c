/* A function as a graph: its statements, and what leaving a scope does. Every exit from a block of
 * the source (its end, break, continue, goto, return) first calls the cleanups of the variables that
 * were declared so far and ends them, the last one first, as C does; so the flow analysis knows no
 * scopes. Labels and cases are blocks of the graph from the start: who jumps there need not know
 * whether it has been reached in the text. */
#include "cfront/own_lower.h"
#include "cfront/check.h"

#include <string.h>

/* ---- building ---------------------------------------------------------------------- */

int lower_block(struct lower *l)
{
    if (l->blocks.len >= OWN_BLOCKS) {
        l->opaque = true;
        return (int)l->blocks.len - 1;
    }
    struct lower_block b = {.b = {.end = OWN_EXIT, .t = OWN_NONE, .order = -1}};
    vec_push(&l->blocks, b);
    return (int)l->blocks.len - 1;
}

static struct own_block *now(struct lower *l)
{
    return &l->blocks.at[l->now].b;
}

static void set_next(struct lower *l, int count, ...)
{
    struct own_block *b = now(l);
    va_list to;
    va_start(to, count);
    b->next = arena_array(l->c->arena, (size_t)count, sizeof *b->next);
    b->next_count = count;
    for (int i = 0; i < count; i++)
        b->next[i] = va_arg(to, int);
    va_end(to);
}

void lower_jump(struct lower *l, int to)
{
    now(l)->end = OWN_GOTO;
    set_next(l, 1, to);
    l->now = lower_block(l);
}

void lower_goto(struct lower *l, int to)
{
    now(l)->end = OWN_GOTO;
    set_next(l, 1, to);
    l->now = to;
}

struct own_insn *lower_add(struct lower *l, enum own_op op, struct span at)
{
    struct own_insn i = {.op = (uint8_t)op, .t = OWN_NONE, .a = OWN_NONE, .b = OWN_NONE,
                         .place.pointer = OWN_NONE, .at = at};
    vec_push(&l->blocks.at[l->now].insns, i);
    return &l->blocks.at[l->now].insns.at[l->blocks.at[l->now].insns.len - 1];
}

void lower_step(struct lower *l, struct span at)
{
    l->temp = l->keep;
    lower_add(l, OWN_STEP, at)->keep = l->keep;
}

/* ---- scopes ------------------------------------------------------------------------- */

static void scope_begin(struct lower *l, struct lower_scope *s, const struct block *b, const struct stmt *target)
{
    *s = (struct lower_scope){.block = b, .target = target, .outer = l->scope};
    l->scope = s;
}

static void end_objects(struct lower *l, const struct lower_scope *s, struct span at)
{
    for (size_t i = s->objects.len; i-- > 0;) {
        struct object *o = s->objects.at[i];
        if (o->cleanup) {
            int t = lower_temp(l);
            struct own_insn *address = lower_add(l, OWN_ADDRESS, at);
            address->t = t;
            address->place.object = o;
            address->place.type = o->type;
            address->place.contract = o->contract;
            int *args = arena_array(l->c->arena, 1, sizeof *args);
            args[0] = t;
            struct own_insn *call = lower_add(l, OWN_CALL, at);
            call->object = o;
            call->callee = o->cleanup;
            call->args = args;
            call->arg_count = 1;
        }
        lower_add(l, OWN_END, at)->object = o;
    }
}

/* All that is open inside of `until`. */
static void leave_to(struct lower *l, const struct lower_scope *until, struct span at)
{
    for (const struct lower_scope *s = l->scope; s && s != until; s = s->outer)
        end_objects(l, s, at);
}

static void scope_end(struct lower *l, struct lower_scope *s, struct span at)
{
    end_objects(l, s, at);
    l->scope = s->outer;
    vec_release(&s->objects);
}

static struct lower_scope *scope_of_block(struct lower *l, const struct block *b)
{
    for (; b; b = b->outer)
        for (struct lower_scope *s = l->scope; s; s = s->outer)
            if (s->block == b)
                return s;
    return NULL;
}

static struct lower_scope *scope_of_target(struct lower *l, const struct stmt *target)
{
    struct lower_scope *s = l->scope;
    while (s && s->target != target)
        s = s->outer;
    return s;
}

/* A compound literal lives as long as its block. */
void lower_lives(struct lower *l, struct object *o)
{
    struct lower_scope *s = l->scope;
    if (!s)
        return;
    for (size_t i = 0; i < s->objects.len; i++)
        if (s->objects.at[i] == o)
            return;
    vec_push(&s->objects, o);
}

/* ---- statements ---------------------------------------------------------------------- */

static void lower_declare(struct lower *l, struct stmt *s)
{
    bool stepped = false;
    for (size_t i = 0; i < s->type_count; i++)
        if (s->types[i]->variable) {
            if (!stepped)
                lower_step(l, s->at);
            stepped = true;
            lower_value(l, s->types[i]->variable);
        }
    for (size_t i = 0; i < s->object_count; i++) {
        struct object *o = s->objects[i];
        if (o->storage != STORAGE_AUTO)
            continue;
        if (!stepped)
            lower_step(l, s->at);
        stepped = true;
        lower_add(l, OWN_DECLARE, o->at)->object = o;
        if (l->scope)
            vec_push(&l->scope->objects, o);
        lower_init(l, o, o->at);
    }
}

static void lower_return(struct lower *l, const struct stmt *s)
{
    lower_step(l, s->at);
    int t = s->expr ? lower_value(l, s->expr) : OWN_NONE;
    struct own_insn *r = lower_add(l, OWN_RETURN, s->at);
    r->a = l->f->type->base->kind == TYPE_VOID ? OWN_NONE : t;
    r->expr = s->expr;
    leave_to(l, NULL, s->at);
    now(l)->end = OWN_EXIT;
    l->now = lower_block(l);
}

static struct span closing(const struct stmt *s)
{
    return (struct span){s->whole.to ? s->whole.to - 1 : s->at.from, s->whole.to ? s->whole.to : s->at.to};
}

static void lower_loop(struct lower *l, struct stmt *s)
{
    struct lower_scope block, scope;
    int64_t known;
    if (s->kind == STMT_FOR) {
        scope_begin(l, &block, s->block, NULL);
        for (struct stmt *i = s->init; i; i = i->next)
            lower_statement(l, i);
    }
    int head = lower_block(l), body = lower_block(l), on = lower_block(l), out = lower_block(l);
    scope_begin(l, &scope, NULL, s);
    scope.on_break = out;
    scope.on_continue = on;
    bool forever = !s->expr || (check_constant(s->expr, &known) && known);
    lower_goto(l, s->kind == STMT_DO ? body : head);
    if (s->kind != STMT_DO) {
        if (forever) {
            lower_goto(l, body);
        } else {
            lower_step(l, s->expr->at);
            lower_condition(l, s->expr, body, out);
        }
        l->now = body;
    }
    lower_statement(l, s->then);
    lower_goto(l, on);
    if (s->step) {
        lower_step(l, s->step->at);
        lower_value(l, s->step);
    }
    lower_goto(l, head);
    if (s->kind == STMT_DO) { /* its head is its condition */
        if (check_constant(s->expr, &known)) {
            lower_goto(l, known ? body : out);
        } else {
            lower_step(l, s->expr->at);
            lower_condition(l, s->expr, body, out);
        }
    } else { /* what the goto above began is the head again, which is written already */
        l->now = out;
    }
    l->now = out;
    l->scope = scope.outer;
    vec_release(&scope.objects);
    if (s->kind == STMT_FOR)
        scope_end(l, &block, closing(s));
}

static void lower_switch(struct lower *l, struct stmt *s)
{
    struct lower_scope scope;
    lower_step(l, s->at);
    int t = lower_value(l, s->expr), count = 0, fallback = OWN_NONE, out = lower_block(l);
    for (struct stmt *k = s->cases; k; k = k->next_case) {
        k->number = (uint32_t)lower_block(l);
        if (k->is_default)
            fallback = (int)k->number;
        else
            count++;
    }
    struct own_block *b = now(l);
    b->end = OWN_SWITCH;
    b->t = t;
    b->at = s->expr->at;
    b->condition = s->expr;
    b->next_count = count + 1;
    b->next = arena_array(l->c->arena, (size_t)count + 1, sizeof *b->next);
    b->cases = arena_array(l->c->arena, (size_t)count + 1, sizeof *b->cases);
    int n = 0;
    for (struct stmt *k = s->cases; k; k = k->next_case) {
        if (!k->is_default) {
            b->cases[n].low = k->low;
            b->cases[n].high = k->high;
            b->next[n++] = (int)k->number;
        }
    }
    b->next[n] = fallback == OWN_NONE ? out : fallback;
    scope_begin(l, &scope, NULL, s);
    scope.on_break = out;
    scope.on_continue = OWN_NONE;
    l->now = lower_block(l);
    lower_statement(l, s->then);
    l->scope = scope.outer;
    vec_release(&scope.objects);
    lower_goto(l, out);
}

static void lower_if(struct lower *l, struct stmt *s)
{
    int yes = lower_block(l), no = s->otherwise ? lower_block(l) : OWN_NONE, out = lower_block(l);
    int64_t known;
    lower_step(l, s->expr->at);
    if (check_constant(s->expr, &known))
        lower_goto(l, known ? yes : s->otherwise ? no : out);
    else
        lower_condition(l, s->expr, yes, s->otherwise ? no : out);
    l->now = yes;
    lower_statement(l, s->then);
    lower_goto(l, out);
    if (s->otherwise) {
        l->now = no;
        lower_statement(l, s->otherwise);
        lower_goto(l, out);
    }
}

/* A label's block, made when it is first heard of; its number is given back at the end. */
static int label_block(struct lower *l, struct label *label)
{
    if (!label->number)
        label->number = (uint32_t)lower_block(l) + 1;
    return (int)label->number - 1;
}

static void lower_list(struct lower *l, struct stmt *s, const struct block *b, struct span close)
{
    struct lower_scope scope;
    scope_begin(l, &scope, b, NULL);
    for (; s; s = s->next)
        lower_statement(l, s);
    if (scope.objects.len)
        lower_step(l, close);
    scope_end(l, &scope, close);
}

void lower_statement(struct lower *l, struct stmt *s)
{
    if (!s || l->opaque)
        return;
    switch ((enum stmt_kind)s->kind) {
    case STMT_BLOCK:
        lower_list(l, s->list, s->block, s->block ? s->block->close : closing(s));
        return;
    case STMT_DECLARE:
        lower_declare(l, s);
        return;
    case STMT_EXPR:
        lower_step(l, s->at);
        lower_value(l, s->expr);
        return;
    case STMT_IF:
        lower_if(l, s);
        return;
    case STMT_WHILE: case STMT_DO: case STMT_FOR:
        lower_loop(l, s);
        return;
    case STMT_SWITCH:
        lower_switch(l, s);
        return;
    case STMT_CASE:
        lower_goto(l, (int)s->number);
        lower_statement(l, s->then);
        return;
    case STMT_LABEL:
        lower_goto(l, label_block(l, s->label));
        lower_statement(l, s->then);
        return;
    case STMT_GOTO:
        lower_step(l, s->at);
        leave_to(l, scope_of_block(l, s->label->block), s->at);
        lower_jump(l, label_block(l, s->label));
        return;
    case STMT_BREAK: case STMT_CONTINUE: {
        struct lower_scope *target = scope_of_target(l, s->target);
        lower_step(l, s->at);
        leave_to(l, target, s->at);
        if (target)
            lower_jump(l, s->kind == STMT_BREAK ? target->on_break : target->on_continue);
        return;
    }
    case STMT_RETURN:
        lower_return(l, s);
        return;
    case STMT_EMPTY:
        return;
    }
}

int lower_statement_expression(struct lower *l, const struct expr *e)
{
    const struct stmt *body = e->body;
    struct lower_scope scope;
    int keep = l->keep, result = OWN_NONE;
    l->keep = l->temp;
    scope_begin(l, &scope, body->block, NULL);
    for (struct stmt *s = body->list; s; s = s->next) {
        if (!s->next && s->kind == STMT_EXPR) {
            lower_step(l, s->at);
            result = lower_value(l, s->expr);
        } else {
            lower_statement(l, s);
        }
    }
    scope_end(l, &scope, body->block ? body->block->close : e->at);
    l->keep = keep;
    return result;
}

/* ---- the whole ------------------------------------------------------------------------- */

/* Depth first, without recursion: a hostile function is a chain of thousands. */
static void number_blocks(struct cfront *c, struct own_graph *g)
{
    int *stack = arena_array(c->arena, (size_t)g->block_count + 1, sizeof *stack);
    int *child = arena_array(c->arena, (size_t)g->block_count, sizeof *child);
    char *state = arena_array(c->arena, (size_t)g->block_count, sizeof *state); /* 1 open, 2 done */
    int depth = 0, order = g->block_count;
    stack[depth++] = 0;
    state[0] = 1;
    while (depth) {
        int n = stack[depth - 1];
        struct own_block *b = &g->blocks[n];
        if (child[n] < b->next_count) {
            int to = b->next[b->next_count - 1 - child[n]++]; /* so bodies of loops come before
                                                                 what follows them */
            if (state[to] == 1)
                g->blocks[to].loop = true;
            if (!state[to]) {
                state[to] = 1;
                stack[depth++] = to;
            }
        } else {
            state[n] = 2;
            b->order = --order;
            depth--;
        }
    }
    for (int i = 0; i < g->block_count; i++)
        if (g->blocks[i].order >= 0)
            g->blocks[i].order -= order;
}

static struct own_graph *finish(struct lower *l)
{
    struct own_graph *g = arena_alloc(l->c->arena, sizeof *g);
    g->f = l->f;
    g->opaque = l->opaque;
    g->temp_count = l->temps;
    g->block_count = (int)l->blocks.len;
    g->blocks = arena_array(l->c->arena, l->blocks.len, sizeof *g->blocks);
    for (size_t i = 0; i < l->blocks.len; i++) {
        struct lower_block *from = &l->blocks.at[i];
        struct own_block *b = &g->blocks[i];
        *b = from->b;
        b->insn_count = (int)from->insns.len;
        b->insns = arena_array(l->c->arena, from->insns.len, sizeof *b->insns);
        if (from->insns.len)
            memcpy(b->insns, from->insns.at, from->insns.len * sizeof *b->insns);
        vec_release(&from->insns);
    }
    vec_release(&l->blocks);
    if (!g->opaque)
        number_blocks(l->c, g);
    return g;
}

struct own_graph *own_lower(struct cfront *c, struct func *f)
{
    struct lower l = {.c = c, .f = f};
    struct lower_scope scope;
    l.now = lower_block(&l);
    scope_begin(&l, &scope, NULL, NULL);
    for (size_t i = 0; i < f->param_count; i++)
        vec_push(&scope.objects, f->params[i]);
    struct lower_scope body;
    scope_begin(&l, &body, f->body->block, NULL);
    for (struct stmt *s = f->body->list; s; s = s->next)
        lower_statement(&l, s);
    lower_step(&l, f->end);
    lower_add(&l, OWN_RETURN, f->end);
    scope_end(&l, &body, f->end);
    scope_end(&l, &scope, f->end);
    for (size_t i = 0; i < f->labels.len; i++)
        f->labels.at[i]->number = 0;
    return finish(&l);
}
