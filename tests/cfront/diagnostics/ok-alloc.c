#include <stdlib.h>
#include <string.h>

struct matrix { size_t rows, columns; double at[]; };

static struct matrix *matrix_new(size_t rows, size_t columns)
{
    struct matrix *m = calloc(1, sizeof *m + rows * columns * sizeof m->at[0]);
    if (m)
        *m = (struct matrix){rows, columns};
    return m;
}

static int **grid(int n)
{
    int **g = malloc((size_t)n * sizeof(int *));
    for (int i = 0; g && i < n; i++)
        g[i] = calloc((size_t)n, sizeof(**g));
    return g;
}

int main(void)
{
    struct matrix *m = matrix_new(2, 3);
    int **g = grid(2);
    char *s = malloc(sizeof("text")), *t = strdup("x");
    unsigned char *raw = malloc(13);
    short *shorts = malloc(6 * sizeof *shorts);
    int (*rows)[4] = malloc(3 * sizeof *rows);
    void **slots = malloc(4 * sizeof(void *));
    free(m), free(s), free(t), free(raw), free(shorts), free(rows), free(slots);
    for (int i = 0; g && i < 2; i++)
        free(g[i]);
    free(g);
    return 0;
}
