/* The constructor's second step fails, the first is forgotten. */
#include <ownership.h>
#include <stdlib.h>

struct matrix { int rows; owned double *cells; };

static gives nullable struct matrix *matrix_new(int rows)
{
    struct matrix *m = malloc(sizeof *m);
    if (!m)
        return NULL;
    m->rows = rows;
    m->cells = calloc((size_t)rows, sizeof *m->cells);
    if (!m->cells) {
        free(m);
        return NULL;
    }
    return m;
}

int main(void)
{
    struct matrix *m = matrix_new(3);
    if (m) {
        free(m->cells);
        free(m);
    }
    return 0;
}
