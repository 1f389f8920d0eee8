#include <stdio.h>

union v { int i; double d; const char *s; };
struct tok { char kind; union v v; struct { int line, col; } at; };

static struct tok tok(char k, union v v, int line) { return (struct tok){k, v, {line, .col = 1}}; }
static double eval(const struct tok *t)
{
    return t->kind == 'i' ? t->v.i : t->kind == 'd' ? t->v.d : t->v.s[0];
}

int main(void)
{
    struct tok ts[] = {
        tok('i', (union v){5}, 1),
        tok('d', (union v){.d = 2.5}, 2),
        (struct tok){'s', {.s = "A"}, {3}},
    };
    double sum = 0;
    for (unsigned i = 0; i < 3; i++)
        sum += eval(&ts[i]) * ts[i].at.line + ts[i].at.col;
    printf("%g\n", sum);
    ts[0] = (struct tok){.v = (union v){.i = ts[0].v.i + 1}, .kind = ts[0].kind};
    printf("%g %d\n", eval(ts), ts[0].at.line);
    printf("%g\n", eval(&(struct tok){'d', {.d = eval(&(struct tok){'i', {3}})}}));
    printf("%s\n", (struct { const char *a[2]; }){{"x", "y"}}.a[1]);
    return 0;
}
