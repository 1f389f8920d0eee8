/* Function pointers without words, a table of names, an object that ends itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct shape {
    double (*area)(const struct shape *s);
    void (*end)(struct shape *s);
};
struct square {
    struct shape base;
    double side;
};
struct polygon {
    struct shape base;
    double *points;
    size_t count;
};

static double square_area(const struct shape *s)
{
    const struct square *q = (const struct square *)s;
    return q->side * q->side;
}

static double polygon_area(const struct shape *s)
{
    const struct polygon *p = (const struct polygon *)s;
    double sum = 0;
    for (size_t i = 0; i < p->count; i++)
        sum += p->points[i];
    return sum;
}

static void polygon_end(struct shape *s)
{
    struct polygon *p = (struct polygon *)s;
    free(p->points);
    free(p);
}

static void plain_end(struct shape *s)
{
    free(s);
}

static struct shape *square_new(double side)
{
    struct square *q = malloc(sizeof *q);
    if (!q)
        return NULL;
    *q = (struct square){{square_area, plain_end}, side};
    return &q->base;
}

static struct shape *polygon_new(size_t count)
{
    struct polygon *p = malloc(sizeof *p);
    if (!p)
        return NULL;
    p->base = (struct shape){polygon_area, polygon_end};
    p->points = calloc(count, sizeof *p->points);
    if (!p->points) {
        free(p);
        return NULL;
    }
    p->count = count;
    return (struct shape *)p;
}

int main(void)
{
    struct shape *all[3] = {square_new(2), polygon_new(5), square_new(1)};
    double sum = 0;
    for (size_t i = 0; i < 3; i++)
        if (all[i])
            sum += all[i]->area(all[i]);
    for (size_t i = 0; i < 3; i++)
        if (all[i])
            all[i]->end(all[i]);
    printf("%g\n", sum);
    return 0;
}
