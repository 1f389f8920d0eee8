#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <math.h>

/* Reverse Polish notation with variables and errors. */
static double stack[16], vars[26];
static int sp;

static const char *apply(char *tok)
{
    char *end;
    double v = strtod(tok, &end);
    if (end != tok && !*end) {
        if (sp == 16)
            return "full";
        stack[sp++] = v;
        return NULL;
    }
    if (tok[0] == '=' && tok[1] >= 'a' && tok[1] <= 'z' && !tok[2])
        return sp ? vars[tok[1] - 'a'] = stack[--sp], NULL : "empty";
    if (tok[0] >= 'a' && tok[0] <= 'z' && !tok[1])
        return stack[sp++] = vars[*tok - 'a'], NULL;
    static const struct { const char *name; double (*f)(double); } unary[] = {{"sqrt", sqrt}, {"abs", fabs}, {"floor", floor}};
    for (unsigned i = 0; i < sizeof unary / sizeof *unary; i++)
        if (!strcmp(tok, unary[i].name))
            return sp ? stack[sp - 1] = unary[i].f(stack[sp - 1]), NULL : "empty";
    if (!strchr("+-*/^", *tok) || tok[1])
        return "unknown";
    if (sp < 2)
        return "empty";
    double b = stack[--sp], *a = &stack[sp - 1];
    switch (*tok) {
    case '+': *a += b; break;
    case '-': *a -= b; break;
    case '*': *a *= b; break;
    case '/': if (b == 0) return "division"; *a /= b; break;
    case '^': *a = pow(*a, b);
    }
    return NULL;
}

int main(void)
{
    char line[80];
    int errors = 0;
    for (int n = 1; fgets(line, sizeof line, stdin); n++) {
        const char *e = NULL;
        sp = 0;
        for (char *t = strtok(line, " \n"); t && !e; t = strtok(NULL, " \n"))
            e = apply(t);
        if (e)
            printf("%d: %s\n", n, e), errors++;
        else if (sp)
            printf("%d: %.10g\n", n, stack[sp - 1]);
    }
    return errors;
}
