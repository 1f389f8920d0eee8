/* Temporaries of a calculation, freed as soon as they are used. */
#include <stdlib.h>

struct matrix {
    size_t n;
    double at[];
};

static struct matrix *matrix_new(size_t n)
{
    struct matrix *m = calloc(1, sizeof *m + n * n * sizeof(double));
    if (m)
        m->n = n;
    return m;
}

static struct matrix *product(const struct matrix *a, const struct matrix *b)
{
    if (!a || !b || a->n != b->n)
        return NULL;
    struct matrix *m = matrix_new(a->n);
    if (!m)
        return NULL;
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < a->n; j++)
            for (size_t k = 0; k < a->n; k++)
                m->at[i * a->n + j] += a->at[i * a->n + k] * b->at[k * a->n + j];
    return m;
}

static struct matrix *power(const struct matrix *base, unsigned exponent)
{
    struct matrix *result = matrix_new(base->n);
    if (!result)
        return NULL;
    for (size_t i = 0; i < base->n; i++)
        result->at[i * base->n + i] = 1;
    while (exponent--) {
        struct matrix *next = product(result, base);
        free(result);
        if (!next)
            return NULL;
        result = next;
    }
    return result;
}

int main(void)
{
    struct matrix *m = matrix_new(2);
    if (!m)
        return 1;
    m->at[0] = m->at[1] = m->at[2] = 1;
    struct matrix *p = power(m, 10);
    int right = p && p->at[0] == 89;
    free(p);
    free(m);
    return !right;
}
