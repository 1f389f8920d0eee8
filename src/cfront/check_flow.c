/* The order of execution, as far as the text shows it: ends of functions that should
 * give a value, statements that nothing leads to, locals that are read before
 * anything was written to them. */
#include "cfront/check.h"

#include <string.h>

/* ---- ends and dead statements ------------------------------------------------------ */

static bool is_noreturn_call(const struct expr *e)
{
    e = check_written((struct expr *)e);
    struct func *f = e && e->kind == EXPR_CALL ? check_callee(e) : NULL;
    return f && f->is_noreturn;
}

/* 0: goes on; else the keyword that leaves. */
static const char *leaves(struct check *k, const struct stmt *s)
{
    switch (s->kind) {
    case STMT_RETURN: return "return";
    case STMT_BREAK: return "break";
    case STMT_CONTINUE: return "continue";
    case STMT_GOTO: return "goto";
    case STMT_EXPR:
        return is_noreturn_call(s->expr)
            ? check_name(k, check_callee(check_written(s->expr))->name) : NULL;
    default: return NULL;
    }
}

static bool has_entry(const struct stmt *s, int depth)
{
    if (!s)
        return false;
    if (depth > 300 || s->kind == STMT_CASE || s->kind == STMT_LABEL)
        return true;
    if (has_entry(s->then, depth + 1) || has_entry(s->otherwise, depth + 1))
        return true;
    for (const struct stmt *i = s->list; i; i = i->next)
        if (has_entry(i, depth + 1))
            return true;
    return false;
}

/* A break behind a return, a return behind an exit(): habits, no mistakes. */
static bool is_habit(const struct stmt *s, const char *left)
{
    if (s->kind == STMT_BREAK || s->kind == STMT_EMPTY || s->kind == STMT_DECLARE)
        return true;
    bool by_call = strcmp(left, "return") && strcmp(left, "break") && strcmp(left, "continue")
        && strcmp(left, "goto");
    return by_call && s->kind == STMT_RETURN;
}

static void dead_in_list(struct check *k, const struct stmt *s)
{
    const char *left = NULL;
    for (; s; s = s->next) {
        if (left && !has_entry(s, 0)) {
            if (is_habit(s, left))
                continue;
            if (!s->at.from || !loc_is_own(k->c, s->at.from))
                return;
            report_warning(k->c, "unreachable-code", s->at, "this is never reached, because of the "
                           "'%s' before it", left);
            report_advice(k->c, strcmp(left, "return") == 0
                          ? "return leaves the function at once" : strcmp(left, "break") == 0
                          ? "break leaves the loop or switch at once" : strcmp(left, "continue") == 0
                          ? "continue begins the next round at once" : strcmp(left, "goto") == 0
                          ? "goto jumps away at once; without a label nothing leads here"
                          : "that function does not come back");
            return;
        }
        left = leaves(k, s);
        const struct stmt *inner = s; /* case 1: return x; */
        while (inner && (inner->kind == STMT_CASE || inner->kind == STMT_LABEL))
            inner = inner->then;
        if (inner && inner != s)
            left = leaves(k, inner);
    }
}

static void dead_code(struct check *k, const struct stmt *s, int depth)
{
    for (; s && depth < CHECK_DEPTH; s = s->next) {
        if (s->kind == STMT_BLOCK) {
            dead_in_list(k, s->list);
            dead_code(k, s->list, depth + 1);
        }
        dead_code(k, s->then, depth + 1);
        dead_code(k, s->otherwise, depth + 1);
    }
}

void check_flow(struct check *k, struct func *f)
{
    const struct type *result = f->type->base;
    if (f->falls_off && !str_is(f->name->text, "main") && !check_is_vague(result) && !f->is_noreturn) {
        report_warning(k->c, "missing-return", f->end, "'" STR_FMT "' may get to its end without "
                       "returning a value", STR_ARG(f->name->text));
        report_advice(k->c, "every way through it needs a return with a value of type %s",
                      type_text(k->c, result));
    }
    dead_code(k, f->body, 0);
}

/* ---- reads before writes ---------------------------------------------------------------- *
 *
 * A walk in the order of execution with the set of variables that are certainly not
 * written yet. Where ways meet only what is unwritten on both stays in the set, so a
 * read of one in the set is a mistake on every way that leads to it.
 *
 * A loop is walked once, as its first round. What some round writes may be read in a
 * later one by statements that the first does not get to: in a loop that writes the
 * variable, a read counts only where nothing decides about it within the loop. */

enum { TRACKED = 192, WORDS = TRACKED / 64 };
struct set { uint64_t bits[WORDS]; };
struct state {
    struct set unset;
    bool dead; /* nothing gets here */
};

struct unset {
    struct check *k;
    struct object *objects[TRACKED];
    size_t count;
    struct state now;
    int decisions;             /* that decide whether we are here */
    bool continued;            /* some way through the loop around has skipped what follows */
    int sure_until[TRACKED];   /* decisions up to which a read counts; -1: any */
    struct exits *exits;
    int depth;
};
/* A loop or switch around. */
struct exits {
    const struct stmt *of;
    struct state head;   /* of a switch: where each case comes from */
    struct state breaks; /* joined, if there is any */
    bool any;
    struct exits *outer;
};

static bool has(const struct set *s, size_t n) { return s->bits[n / 64] >> (n % 64) & 1; }
static void put(struct set *s, size_t n) { s->bits[n / 64] |= (uint64_t)1 << (n % 64); }
static void drop(struct set *s, size_t n) { s->bits[n / 64] &= ~((uint64_t)1 << (n % 64)); }

static struct state join(struct state a, struct state b)
{
    if (a.dead)
        return b;
    if (b.dead)
        return a;
    for (int i = 0; i < WORDS; i++)
        a.unset.bits[i] &= b.unset.bits[i];
    return a;
}

static int index_of(const struct unset *u, const struct object *o)
{
    return o && o->storage == STORAGE_AUTO && o->number && o->number <= u->count
        && u->objects[o->number - 1] == o ? (int)o->number - 1 : -1;
}

static bool is_tracked(const struct object *o)
{
    return o->name && o->storage == STORAGE_AUTO && !o->is_param && !o->has_init && !o->init
        && !o->exposed && !o->jumped && !o->is_compound && !o->is_result
        && type_is_scalar(o->type) && !(o->type->quals & (QUAL_VOLATILE | QUAL_ATOMIC));
}

/* ---- what a part of the text writes ---- */

static void writes_of_expr(struct unset *u, const struct expr *e, struct set *w, int depth);

static void writes_of_stmt(struct unset *u, const struct stmt *s, struct set *w, int depth)
{
    for (; s && depth < CHECK_DEPTH; s = s->next) {
        writes_of_expr(u, s->expr, w, depth + 1);
        writes_of_expr(u, s->step, w, depth + 1);
        writes_of_stmt(u, s->init, w, depth + 1);
        writes_of_stmt(u, s->list, w, depth + 1);
        writes_of_stmt(u, s->then, w, depth + 1);
        writes_of_stmt(u, s->otherwise, w, depth + 1);
        for (size_t i = 0; i < s->object_count; i++) {
            const struct init *init = s->objects[i]->init;
            for (size_t j = 0; init && j < init->count; j++)
                writes_of_expr(u, init->items[j].value, w, depth + 1);
        }
    }
}

static void writes_of_expr(struct unset *u, const struct expr *e, struct set *w, int depth)
{
    if (!e || depth > CHECK_DEPTH)
        return;
    if ((e->kind == EXPR_ASSIGN || e->kind == EXPR_UPDATE || e->kind == EXPR_STEP || e->kind == EXPR_MOVE)
        && e->a->kind == EXPR_OBJECT) {
        int n = index_of(u, e->a->object);
        if (n >= 0)
            put(w, (size_t)n);
    }
    writes_of_expr(u, e->a, w, depth + 1);
    writes_of_expr(u, e->b, w, depth + 1);
    writes_of_expr(u, e->c, w, depth + 1);
    for (size_t i = 0; i < e->arg_count; i++)
        writes_of_expr(u, e->args[i], w, depth + 1);
    if (e->kind == EXPR_STMT && e->body)
        writes_of_stmt(u, e->body->list, w, depth + 1);
}

/* ---- the walk ---- */

static void go(struct unset *u, struct expr *e);
static void run(struct unset *u, struct stmt *s);

static void read_variable(struct unset *u, const struct expr *e)
{
    int n = index_of(u, e->object);
    if (n < 0 || u->now.dead || !has(&u->now.unset, (size_t)n)
        || (u->sure_until[n] >= 0 && (u->continued || u->decisions > u->sure_until[n])))
        return;
    drop(&u->now.unset, (size_t)n); /* told once */
    struct cfront *c = u->k->c;
    struct object *o = u->objects[n];
    if (!str_eq(span_text(c, e->at), o->name->text))
        return;
    u->objects[n] = NULL;
    report_warning(c, "uninitialised-variable", e->at, "'" STR_FMT "' is used before it was given a "
                   "value", STR_ARG(o->name->text));
    if (type_is(o->type, TYPE_POINTER))
        report_advice(c, "a pointer points nowhere until it is given an address, as from & or malloc");
    else
        report_advice(c, "give it one where it is declared: " STR_FMT " = 0", STR_ARG(o->name->text));
}

static void write_variable(struct unset *u, const struct expr *place)
{
    int n = place->kind == EXPR_OBJECT ? index_of(u, place->object) : -1;
    if (n >= 0)
        drop(&u->now.unset, (size_t)n);
}

static bool is_true(const struct expr *e)
{
    int64_t v;
    return e && check_constant(e, &v) && v;
}

static bool is_false(const struct expr *e)
{
    int64_t v;
    return e && check_constant(e, &v) && !v;
}

static void go_maybe(struct unset *u, struct expr *e)
{
    struct state before = u->now;
    u->decisions++;
    go(u, e);
    u->decisions--;
    u->now = join(before, u->now);
}

static void go_init(struct unset *u, const struct init *init)
{
    for (size_t i = 0; init && i < init->count; i++)
        go(u, init->items[i].value);
}

static void go(struct unset *u, struct expr *e)
{
    if (!e || u->depth > CHECK_DEPTH)
        return;
    u->depth++;
    switch (e->kind) {
    case EXPR_LOAD:
        if (e->a->kind == EXPR_OBJECT)
            read_variable(u, e->a);
        else
            go(u, e->a);
        break;
    case EXPR_ASSIGN:
        if (e->a->kind != EXPR_OBJECT)
            go(u, e->a);
        go(u, e->b);
        write_variable(u, e->a);
        break;
    case EXPR_UPDATE:
    case EXPR_STEP:
    case EXPR_MOVE:
        if (e->a->kind != EXPR_OBJECT)
            go(u, e->a);
        go(u, e->b);
        if (e->a->kind == EXPR_OBJECT)
            read_variable(u, e->a);
        write_variable(u, e->a);
        break;
    case EXPR_AND:
    case EXPR_OR:
        go(u, e->a);
        go_maybe(u, e->b);
        break;
    case EXPR_COND: {
        go(u, e->a);
        struct state before = u->now;
        u->decisions++;
        u->now.dead |= is_false(e->a);
        go(u, e->b);
        struct state then = u->now;
        u->now = before;
        u->now.dead |= is_true(e->a);
        go(u, e->c);
        u->decisions--;
        u->now = join(then, u->now);
        break;
    }
    case EXPR_COMPOUND:
        go_init(u, e->object ? e->object->init : NULL);
        break;
    case EXPR_STMT:
        for (struct stmt *s = e->body ? e->body->list : NULL; s; s = s->next)
            run(u, s);
        break;
    case EXPR_CALL:
    case EXPR_BUILTIN:
        go(u, e->a);
        for (size_t i = 0; i < e->arg_count; i++)
            go(u, e->args[i]);
        u->now.dead |= is_noreturn_call(e) || e->builtin == BUILTIN_UNREACHABLE
            || e->builtin == BUILTIN_TRAP;
        break;
    case EXPR_INT:
        break; /* of a sizeof: its operand is not read */
    default:
        go(u, e->a);
        go(u, e->b);
        go(u, e->c);
        break;
    }
    u->depth--;
}

static void run_body(struct unset *u, struct stmt *s)
{
    if (s->kind == STMT_DO) {
        run(u, s->then);
        u->now.dead &= !u->continued;
        go(u, s->expr);
        return;
    }
    go(u, s->expr);
    struct state before = u->now;
    u->now.dead |= is_false(s->expr);
    u->decisions++;
    run(u, s->then);
    go(u, s->step);
    u->decisions--;
    u->now = before;
}

static void run_loop(struct unset *u, struct stmt *s)
{
    for (struct stmt *i = s->init; i; i = i->next)
        run(u, i);
    struct set written = {{0}}, mine = {{0}};
    writes_of_expr(u, s->expr, &written, 0);
    writes_of_expr(u, s->step, &written, 0);
    writes_of_stmt(u, s->then, &written, 0);
    for (size_t n = 0; n < u->count; n++)
        if (has(&written, n) && u->sure_until[n] < 0) {
            u->sure_until[n] = u->decisions + (s->kind != STMT_DO);
            put(&mine, n);
        }
    struct exits x = {.of = s, .outer = u->exits};
    bool continued = u->continued;
    u->exits = &x;
    run_body(u, s);
    u->exits = x.outer;
    u->continued = continued;

    bool endless = s->kind == STMT_FOR && !s->expr ? true : is_true(s->expr);
    u->now.dead |= endless;
    if (x.any)
        u->now = join(u->now, x.breaks);
    for (size_t n = 0; n < u->count; n++) {
        if (has(&written, n))
            drop(&u->now.unset, n);
        if (has(&mine, n))
            u->sure_until[n] = -1;
    }
}

static void run_switch(struct unset *u, struct stmt *s)
{
    go(u, s->expr);
    struct exits x = {.of = s, .outer = u->exits, .head = u->now};
    bool has_default = false;
    for (struct stmt *c = s->cases; c; c = c->next_case)
        has_default |= c->is_default;
    u->exits = &x;
    u->decisions++;
    u->now.dead = true;
    run(u, s->then);
    u->decisions--;
    u->exits = x.outer;
    if (!has_default)
        u->now = join(u->now, x.head);
    if (x.any)
        u->now = join(u->now, x.breaks);
}

static void run_case(struct unset *u, struct stmt *s)
{
    struct exits *x = u->exits;
    while (x && x->of->kind != STMT_SWITCH)
        x = x->outer;
    if (x)
        u->now = join(u->now, x->head);
    run(u, s->then);
}

static void leave_by(struct unset *u, const struct stmt *target, bool is_break)
{
    struct exits *x = u->exits;
    while (x && x->of != target)
        x = x->outer;
    if (x && is_break && !u->now.dead) {
        x->breaks = x->any ? join(x->breaks, u->now) : u->now;
        x->any = true;
    }
    u->continued |= !is_break && !u->now.dead;
    u->now.dead = true;
}

static void run_declare(struct unset *u, struct stmt *s)
{
    for (size_t i = 0; i < s->type_count; i++)
        if (type_is(s->types[i], TYPE_ARRAY))
            go(u, s->types[i]->variable);
    for (size_t i = 0; i < s->object_count; i++) {
        struct object *o = s->objects[i];
        if (o->storage == STORAGE_AUTO)
            go_init(u, o->init);
        int n = index_of(u, o);
        if (n >= 0) {
            put(&u->now.unset, (size_t)n);
            u->sure_until[n] = -1; /* a new one in each round */
        }
    }
}

static void run(struct unset *u, struct stmt *s)
{
    if (!s || u->depth > CHECK_DEPTH)
        return;
    u->depth++;
    switch ((enum stmt_kind)s->kind) {
    case STMT_BLOCK:
        for (struct stmt *i = s->list; i; i = i->next)
            run(u, i);
        break;
    case STMT_DECLARE:
        run_declare(u, s);
        break;
    case STMT_EXPR:
        go(u, s->expr);
        break;
    case STMT_IF: {
        go(u, s->expr);
        struct state before = u->now;
        u->decisions++;
        u->now.dead |= is_false(s->expr);
        run(u, s->then);
        struct state then = u->now;
        u->now = before;
        u->now.dead |= is_true(s->expr);
        run(u, s->otherwise);
        u->decisions--;
        u->now = join(then, u->now);
        break;
    }
    case STMT_WHILE:
    case STMT_DO:
    case STMT_FOR:
        run_loop(u, s);
        break;
    case STMT_SWITCH:
        run_switch(u, s);
        break;
    case STMT_CASE:
        run_case(u, s);
        break;
    case STMT_LABEL:
        u->now.dead = false;
        run(u, s->then);
        break;
    case STMT_RETURN:
        go(u, s->expr);
        u->now.dead = true;
        break;
    case STMT_BREAK:
        leave_by(u, s->target, true);
        break;
    case STMT_CONTINUE:
        leave_by(u, s->target, false);
        break;
    case STMT_GOTO:
        u->now.dead = true;
        break;
    case STMT_EMPTY:
        break;
    }
    u->depth--;
}

void check_unset(struct check *k, struct func *f)
{
    if (f->has_jumps)
        return;
    struct unset u = {.k = k};
    for (size_t i = 0; i < f->locals.len && u.count < TRACKED; i++) {
        struct object *o = f->locals.at[i];
        if (is_tracked(o)) {
            u.sure_until[u.count] = -1;
            u.objects[u.count++] = o;
            o->number = (uint32_t)u.count;
        }
    }
    if (u.count)
        run(&u, f->body);
    for (size_t i = 0; i < f->locals.len; i++)
        f->locals.at[i]->number = 0; /* the emitter's again */
}
