/* _Generic, C11 6.5.1.1: the type of its first operand, which is not evaluated, picks
 * one of the others. */
#include "cfront/parse.h"

struct picked { struct expr *match, *otherwise; bool failed; };
struct seen { struct type *type; struct seen *next; };

static void association(struct parser *p, struct type *control, struct picked *ret, struct seen **seen)
{
    bool before = p->unevaluated, matches = false;
    struct span at = parse_here(p);
    struct type *t = NULL;
    if (!parse_accept_keyword(p, KEYWORD_default)) {
        t = decl_type_name(p);
        matches = control->kind != TYPE_ERROR && type_compatible(t, control);
        for (struct seen *s = *seen; s; s = s->next)
            if (t->kind != TYPE_ERROR && type_compatible(s->type, t))
                parse_error(p, "generic-twice", parse_since(p, at), "'%s' stands twice in this _Generic",
                            type_text(p->c, t));
        struct seen *s = arena_alloc(p->c->arena, sizeof *s);
        *s = (struct seen){t, *seen};
        *seen = s;
    } else if (ret->otherwise) {
        parse_error(p, "generic-twice", at, "'default' stands twice in this _Generic");
    }
    if (!slip_expect(p, ':', "':' behind the type")) {
        ret->failed = true;
        return;
    }
    p->unevaluated = before || (t && !matches) || (!t && ret->match);
    struct expr *e = expr_assignment(p);
    p->unevaluated = before;
    if (!t)
        ret->otherwise = e;
    else if (matches && !ret->match)
        ret->match = e;
}

struct expr *generic_parse(struct parser *p)
{
    struct span from = {p->t[-1].at, p->t[-1].at + p->t[-1].length};
    if (!slip_expect(p, '(', "'(' behind _Generic"))
        return expr_error(p, from);
    bool before = p->unevaluated;
    p->unevaluated = true;
    struct expr *control = convert_value(p, expr_assignment(p));
    p->unevaluated = before;
    struct picked picked = {0};
    struct seen *seen = NULL;
    while (!picked.failed && parse_accept(p, ','))
        association(p, control->type->plain, &picked, &seen);
    if (picked.failed || !slip_expect(p, ')', "')' at the end of _Generic"))
        return expr_error(p, from);
    struct expr *e = picked.match ? picked.match : picked.otherwise;
    if (!e) {
        if (!expr_failed(control))
            parse_error(p, "generic-no-match", control->at, "%s is '%s', and no branch of this _Generic "
                        "is for that type", expr_text(p, control), type_text(p->c, control->type));
        return expr_error(p, from);
    }
    if (expr_failed(control))
        return expr_error(p, from);
    e->in_parens = true;
    e->at = parse_since(p, from);
    return e;
}
