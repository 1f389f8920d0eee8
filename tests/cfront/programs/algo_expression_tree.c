#include <stdio.h>
#include <stdlib.h>
#include <ctype.h>

/* Parses, differentiates and simplifies; every tree is freed. */
struct e { char op; double v; struct e *a, *b; };
static int alive;

static struct e *node(char op, double v, struct e *a, struct e *b)
{
    struct e *e = malloc(sizeof *e);
    *e = (struct e){op, v, a, b};
    alive++;
    return e;
}
static void drop(struct e *e) { if (e) { drop(e->a); drop(e->b); free(e); alive--; } }
static struct e *copy(const struct e *e) { return e ? node(e->op, e->v, copy(e->a), copy(e->b)) : NULL; }

static struct e *sum(const char **s);
static struct e *atom(const char **s)
{
    if (**s == '(') {
        ++*s;
        struct e *e = sum(s);
        ++*s;
        return e;
    }
    if (isdigit((unsigned char)**s)) {
        char *end;
        double v = strtod(*s, &end);
        *s = end;
        return node('n', v, NULL, NULL);
    }
    ++*s;
    return node('x', 0, NULL, NULL);
}
static struct e *product(const char **s)
{
    struct e *l = atom(s);
    while (**s == '*') {
        ++*s;
        l = node('*', 0, l, atom(s));
    }
    return l;
}
static struct e *sum(const char **s)
{
    struct e *l = product(s);
    while (**s == '+') {
        ++*s;
        l = node('+', 0, l, product(s));
    }
    return l;
}
static struct e *diff(const struct e *e)
{
    switch (e->op) {
    case 'n': return node('n', 0, NULL, NULL);
    case 'x': return node('n', 1, NULL, NULL);
    case '+': return node('+', 0, diff(e->a), diff(e->b));
    default: return node('+', 0, node('*', 0, diff(e->a), copy(e->b)), node('*', 0, copy(e->a), diff(e->b)));
    }
}
static struct e *simplify(struct e *e)
{
    if (!e->a)
        return e;
    e->a = simplify(e->a), e->b = simplify(e->b);
    for (int k = 0; k < 2; k++) {
        struct e **c = k ? &e->b : &e->a, **o = k ? &e->a : &e->b, *r = NULL;
        if ((*c)->op != 'n')
            continue;
        if ((*o)->op == 'n')
            r = node('n', e->op == '+' ? (*c)->v + (*o)->v : (*c)->v * (*o)->v, NULL, NULL);
        else if ((*c)->v == 0 && e->op == '*')
            r = node('n', 0, NULL, NULL);
        else if ((*c)->v == (e->op == '*'))
            r = *o, *o = NULL;
        if (r) {
            drop(e);
            return r;
        }
    }
    return e;
}
static void show(const struct e *e)
{
    if (e->op == 'n') printf("%g", e->v);
    else if (e->op == 'x') putchar('x');
    else { putchar('('); show(e->a); putchar(e->op); show(e->b); putchar(')'); }
}

int main(void)
{
    static const char *const t[] = {"x*x+3*x+2", "(x+1)*(x+2)", "5", "x*x*x*(2+0*x)"};
    for (int i = 0; i < 4; i++) {
        const char *s = t[i];
        struct e *e = sum(&s), *d = simplify(diff(e));
        show(e), printf(" -> "), show(d), putchar('\n');
        drop(e), drop(d);
    }
    printf("%d\n", alive);
    return 0;
}
