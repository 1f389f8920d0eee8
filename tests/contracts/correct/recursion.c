/* A parser's tree: each call owns its parts until it hands them up. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

struct expr {
    char op;
    int value;
    struct expr *left, *right;
};

static void expr_free(struct expr *e)
{
    if (!e)
        return;
    expr_free(e->left);
    expr_free(e->right);
    free(e);
}

static struct expr *expr_make(char op, int value, struct expr *left, struct expr *right)
{
    struct expr *e = malloc(sizeof *e);
    if (!e) {
        expr_free(left);
        expr_free(right);
        return NULL;
    }
    e->op = op;
    e->value = value;
    e->left = left;
    e->right = right;
    return e;
}

static struct expr *number(const char **s)
{
    if (!isdigit((unsigned char)**s))
        return NULL;
    int n = 0;
    while (isdigit((unsigned char)**s))
        n = n * 10 + (*(*s)++ - '0');
    return expr_make('n', n, NULL, NULL);
}

static struct expr *sum(const char **s)
{
    struct expr *left = number(s);
    while (left && **s == '+') {
        ++*s;
        struct expr *right = number(s);
        if (!right) {
            expr_free(left);
            return NULL;
        }
        left = expr_make('+', 0, left, right);
    }
    return left;
}

static int value(const struct expr *e)
{
    return e->op == 'n' ? e->value : value(e->left) + value(e->right);
}

int main(void)
{
    const char *text = "12+30+8";
    struct expr *e = sum(&text);
    if (!e)
        return 1;
    printf("%d\n", value(e));
    expr_free(e);
    return 0;
}
