/* Can the end of a function be reached? A walk over its statements: conditions that
 * are constant are known, calls that do not return end a path, a label is reached by
 * any goto. What it cannot know it takes for possible. */
#include "cfront/parse.h"

/* The loops and switches around the statement under way. */
struct around {
    const struct stmt *stmt;
    bool broken, continued;
    struct around *outer;
};
struct walk { struct cfront *c; struct around *around; };

static bool walk(struct walk *w, const struct stmt *s, bool in);

enum truth { FALSE, TRUE, UNKNOWN };

static enum truth truth_of(struct walk *w, const struct expr *e)
{
    struct constant v;
    if (expr_failed(e) || e->kind == EXPR_LOAD || !const_eval(w->c, e, &v))
        return UNKNOWN;
    if (v.is_address)
        return v.object || v.func ? TRUE : v.i ? TRUE : FALSE;
    return (v.is_real ? v.real != 0 : v.i != 0) ? TRUE : FALSE;
}

/* Does evaluating it come to an end? */
static bool returns(struct walk *w, const struct expr *e)
{
    for (;;) {
        switch (e->kind) {
        case EXPR_CALL:
            return !(e->a->kind == EXPR_DECAY && e->a->a->kind == EXPR_FUNC && e->a->a->func->is_noreturn);
        case EXPR_BUILTIN:
            return e->builtin != BUILTIN_UNREACHABLE && e->builtin != BUILTIN_TRAP;
        case EXPR_CONVERT:
            e = e->a;
            break;
        case EXPR_COMMA:
            if (!returns(w, e->a))
                return false;
            e = e->b;
            break;
        case EXPR_STMT:
            return walk(w, e->body, true);
        case EXPR_COND: {
            enum truth t = truth_of(w, e->a);
            bool b = t == FALSE || !e->b ? t != FALSE : returns(w, e->b);
            if (t == TRUE || (t == UNKNOWN && b))
                return b;
            e = e->c;
            break;
        }
        default:
            return true;
        }
    }
}

static bool loop(struct walk *w, const struct stmt *s, bool in)
{
    struct around here = {s, false, false, w->around};
    enum truth t = s->expr ? truth_of(w, s->expr) : TRUE;
    w->around = &here;
    if (s->kind == STMT_DO) {
        bool out = walk(w, s->then, in);
        w->around = here.outer;
        return here.broken || ((out || here.continued) && t != TRUE);
    }
    if (s->init)
        in = walk(w, s->init, in);
    walk(w, s->then, in && t != FALSE);
    w->around = here.outer;
    return here.broken || (in && t != TRUE);
}

static bool choose(struct walk *w, const struct stmt *s, bool in)
{
    struct around here = {s, false, false, w->around};
    bool otherwise = false;
    for (const struct stmt *k = s->cases; k; k = k->next_case)
        otherwise |= k->is_default;
    w->around = &here;
    /* Its cases are reached if it is; in front of the first one nothing is. */
    here.continued = in;
    bool out = walk(w, s->then, false);
    w->around = here.outer;
    return out || here.broken || (in && !otherwise);
}

static bool case_reached(const struct walk *w)
{
    for (const struct around *a = w->around; a; a = a->outer)
        if (a->stmt->kind == STMT_SWITCH)
            return a->continued;
    return true;
}

static void leave(struct walk *w, const struct stmt *s, bool in)
{
    for (struct around *a = w->around; a && in; a = a->outer) {
        if (a->stmt == s->target) {
            if (s->kind == STMT_BREAK)
                a->broken = true;
            else
                a->continued = true;
            return;
        }
    }
}

static bool one(struct walk *w, const struct stmt *s, bool in)
{
    switch (s->kind) {
    case STMT_BLOCK:
        return walk(w, s->list, in);
    case STMT_EXPR:
        return in && returns(w, s->expr);
    case STMT_IF: {
        enum truth t = truth_of(w, s->expr);
        bool then = walk(w, s->then, in && t != FALSE);
        bool otherwise = in && t != TRUE;
        if (s->otherwise)
            otherwise = walk(w, s->otherwise, otherwise);
        return then || otherwise;
    }
    case STMT_WHILE:
    case STMT_DO:
    case STMT_FOR:
        return loop(w, s, in);
    case STMT_SWITCH:
        return choose(w, s, in);
    case STMT_CASE:
        return walk(w, s->then, in || case_reached(w));
    case STMT_LABEL:
        return walk(w, s->then, in || s->label->used);
    case STMT_BREAK:
    case STMT_CONTINUE:
        leave(w, s, in);
        return false;
    case STMT_GOTO:
    case STMT_RETURN:
        return false;
    default:
        return in;
    }
}

/* A list of statements, or one. in: is its beginning reached? */
static bool walk(struct walk *w, const struct stmt *s, bool in)
{
    for (; s; s = s->next)
        in = one(w, s, in);
    return in;
}

bool reach_end(struct cfront *c, const struct func *f)
{
    struct walk w = {c, NULL};
    return walk(&w, f->body->list, true);
}
