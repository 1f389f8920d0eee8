/* Calls, C11 6.5.2.2: what is called, how many arguments it takes, of which types. */
#include "cfront/parse.h"

#include <string.h>

/* ---- the list of arguments ------------------------------------------------------- */

bool call_arguments(struct parser *p, struct args *ret)
{
    size_t room = 0;
    *ret = (struct args){0};
    if (parse_accept(p, ')'))
        return true;
    do {
        if (ret->count == room) {
            room = room ? room * 2 : 4;
            struct expr **more = arena_array(p->c->arena, room, sizeof *more);
            if (ret->count)
                memcpy(more, ret->at, ret->count * sizeof *more);
            ret->at = more;
        }
        ret->at[ret->count++] = expr_assignment(p);
    } while (parse_accept(p, ','));
    bool value = p->t->kind == TOKEN_NUMBER || p->t->kind == TOKEN_CHAR || p->t->kind == TOKEN_STRING
        || (p->t->kind == TOKEN_NAME && p->t->name->ident);
    if (value && !(p->t->flags & TOKEN_LINE_START)) {
        parse_error(p, "expected", parse_behind(p), "missing ',' between the arguments");
        return false;
    }
    return slip_expect(p, ')', "')' behind the arguments");
}

/* ---- how many -------------------------------------------------------------------- */

static const char *callee_text(struct parser *p, const struct expr *f)
{
    if (f->kind == EXPR_FUNC)
        return arena_printf(p->c->arena, "'" STR_FMT "'", STR_ARG(f->func->name->text));
    const char *text = expr_text(p, f);
    return text[0] == '\'' ? text : "this function";
}

static const char *plural(struct parser *p, size_t n)
{
    return n == 0 ? "no argument" : n == 1 ? "1 argument"
        : arena_printf(p->c->arena, "%zu arguments", n);
}

/* "it is declared in line 12: int add(int, int)" */
static void show_declaration(struct parser *p, const struct expr *f)
{
    if (f->kind != EXPR_FUNC || !p->c->said)
        return;
    const char *name = arena_cstr(p->c->arena, f->func->name->text);
    const char *text = type_declare(p->c, f->func->type, name);
    if (f->func->at.from && loc_is_own(p->c, f->func->at.from))
        report_advice(p->c, "line %u declares it: %s", place_of(p->c, f->func->at.from).line, text);
    else
        report_advice(p->c, "it is declared as %s", text);
}

static bool count_fits(struct parser *p, const struct expr *f, const struct type *t,
                       const struct args *args)
{
    size_t wanted = 0;
    for (const struct param *q = t->params; q; q = q->next)
        wanted++;
    if (t->old_style || args->count == wanted || (t->variadic && args->count > wanted))
        return true;
    bool few = args->count < wanted;
    const char *given = args->count == 0 ? "none is given" : args->count == 1 ? "1 is given"
        : arena_printf(p->c->arena, "%zu are given", args->count);
    parse_error(p, "argument-count", few ? f->at : args->at[wanted]->at, "%s takes %s%s, but %s",
                callee_text(p, f), t->variadic ? "at least " : "", plural(p, wanted), given);
    show_declaration(p, f);
    return false;
}

/* ---- the call -------------------------------------------------------------------- */

static bool convert_arguments(struct parser *p, const struct expr *f, const struct type *t,
                              struct args *args)
{
    bool good = true;
    const struct param *q = t->params;
    for (size_t i = 0; i < args->count; i++) {
        struct expr *e = convert_value(p, args->at[i]);
        if (!q)
            e = convert_argument(p, e);
        else if (convert_fits(e, q->type))
            e = convert_to(p, e, q->type);
        else
            e = convert_assign(p, e, q->type, arena_printf(p->c->arena, "argument %zu of %s", i + 1,
                                                           callee_text(p, f)));
        good = good && !expr_failed(e);
        args->at[i] = e;
        q = q ? q->next : NULL;
    }
    return good;
}

static struct expr *finish(struct parser *p, struct expr *e, struct args *args)
{
    if (expr_failed(e))
        return e;
    e->args = args->at;
    e->arg_count = args->count;
    for (size_t i = 0; i < args->count; i++) {
        if (args->at[i]->depth >= e->depth)
            e->depth = (uint16_t)(args->at[i]->depth + 1);
    }
    if (e->depth > EXPR_DEPTH_MAX) {
        parse_error(p, "too-deep", e->at, "this expression is too long to follow");
        return expr_error(p, e->at);
    }
    return e;
}

/* alloca() and setjmp() work on the frame of their caller: they are no calls. */
static struct expr *frame_function(struct parser *p, const struct expr *f, struct args *args,
                                   struct span at)
{
    struct str name = f->func->name->text;
    struct expr *e;
    if (f->func->is_defined)
        return NULL;
    if (str_is(name, "alloca") && args->count == 1) {
        struct expr *size = convert_assign(p, args->at[0], &type_ulong, "the size");
        if (expr_failed(size))
            return size;
        e = expr_over(p, EXPR_ALLOCA, type_pointer_to(p->c, &type_void), at, size, NULL);
    } else if ((str_is(name, "setjmp") || str_is(name, "_setjmp") || str_is(name, "sigsetjmp"))
               && args->count >= 1 && f->func->type->params) {
        struct expr *env = convert_assign(p, args->at[0], f->func->type->params->type, "the jmp_buf");
        if (expr_failed(env))
            return env;
        e = expr_over(p, EXPR_SETJMP, &type_int, at, env, NULL);
        f->func->returns_twice = true;
        if (p->function)
            p->function->has_jumps = true;
    } else {
        return NULL;
    }
    e->op_at = f->at;
    return e;
}

static struct expr *not_a_function(struct parser *p, const struct expr *f)
{
    parse_error(p, "not-a-function", f->at, "%s is '%s', not a function: it cannot be called",
                expr_text(p, f), type_text(p->c, f->type));
    if (f->kind == EXPR_INT || f->kind == EXPR_FLOAT || f->in_parens)
        report_advice(p->c, "a product is written with *");
    return expr_error(p, f->at);
}

struct expr *call_parse(struct parser *p, struct expr *callee)
{
    struct args args;
    if (!call_arguments(p, &args))
        return expr_error(p, callee->at);
    struct span at = parse_since(p, callee->at);
    if (expr_failed(callee)) {
        for (size_t i = 0; i < args.count; i++)
            convert_value(p, args.at[i]);
        return callee;
    }
    struct expr *special = callee->kind == EXPR_FUNC ? frame_function(p, callee, &args, at) : NULL;
    if (special)
        return special;
    struct expr *f = convert_value(p, callee);
    if (expr_failed(f))
        return f;
    if (f->type->kind != TYPE_POINTER || f->type->base->kind != TYPE_FUNCTION)
        return not_a_function(p, callee);
    const struct type *t = f->type->base;
    bool good = count_fits(p, callee, t, &args);
    if (!good || !convert_arguments(p, callee, t, &args))
        return expr_error(p, callee->at);
    struct type *result = t->base->plain;
    if (result->kind != TYPE_VOID && !type_is_complete(result)) {
        parse_error(p, "incomplete-type", callee->at, "%s returns '%s', of which only the name is known",
                    callee_text(p, callee), type_text(p->c, result));
        return expr_error(p, callee->at);
    }
    struct expr *e = expr_over(p, EXPR_CALL, result, at, f, NULL);
    e->op_at = callee->at;
    e->func = callee->kind == EXPR_FUNC ? callee->func : NULL;
    return finish(p, e, &args);
}
