#include <stdio.h>
#include <stdlib.h>

/* Views with offset and stride over one block, as array libraries have them. */
struct view { double *at; int n[2], step[2]; };

static double *el(struct view v, int i, int j) { return v.at + i * v.step[0] + j * v.step[1]; }
static struct view transpose(struct view v)
{
    return (struct view){v.at, {v.n[1], v.n[0]}, {v.step[1], v.step[0]}};
}
static struct view slice(struct view v, int r, int c, int rows, int cols)
{
    return (struct view){el(v, r, c), {rows, cols}, {v.step[0], v.step[1]}};
}
static struct view flip(struct view v) { return (struct view){el(v, v.n[0] - 1, 0), {v.n[0], v.n[1]}, {-v.step[0], v.step[1]}}; }
static struct view every(struct view v, int k) { return (struct view){v.at, {v.n[0], v.n[1] / k}, {v.step[0], v.step[1] * k}}; }

static void show(struct view v)
{
    for (int i = 0; i < v.n[0]; i++) {
        for (int j = 0; j < v.n[1]; j++)
            printf("%g ", *el(v, i, j));
        printf("| ");
    }
    putchar('\n');
}

int main(void)
{
    double *block = malloc(24 * sizeof *block);
    for (int i = 0; i < 24; i++)
        block[i] = i;
    struct view v = {block, {4, 6}, {6, 1}};
    show(transpose(slice(v, 1, 2, 2, 3)));
    show(flip(v));
    show(every(v, 2));
    struct view s = flip(transpose(slice(v, 0, 4, 4, 2)));
    *el(s, 0, 3) = -1;
    show(s);
    printf("%g\n", block[23]);
    free(block);
    return 0;
}
