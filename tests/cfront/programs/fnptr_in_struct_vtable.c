#include <stdio.h>
#include <stdlib.h>

struct shape;
struct ops { double (*area)(const struct shape *); void (*grow)(struct shape *, double); const char *name; };
struct shape { const struct ops *ops; };
struct circle { struct shape base; double r; };
struct rect { struct shape base; double w, h; };

static double circle_area(const struct shape *s) { const struct circle *c = (const void *)s; return 3 * c->r * c->r; }
static void circle_grow(struct shape *s, double k) { ((struct circle *)s)->r *= k; }
static double rect_area(const struct shape *s) { return ((const struct rect *)s)->w * ((const struct rect *)s)->h; }
static void rect_grow(struct shape *s, double k) { struct rect *r = (struct rect *)s; r->w *= k, r->h *= k; }

static const struct ops circle_ops = {circle_area, circle_grow, "circle"};
static const struct ops rect_ops = {.name = "rect", .grow = rect_grow, .area = rect_area};

static struct shape *circle(double r)
{
    struct circle *c = malloc(sizeof *c);
    *c = (struct circle){{&circle_ops}, r};
    return &c->base;
}

static struct shape *rect(double w, double h)
{
    struct rect *r = malloc(sizeof *r);
    *r = (struct rect){{&rect_ops}, w, h};
    return (struct shape *)r;
}

int main(void)
{
    struct shape *all[] = {circle(1), rect(2, 3), circle(0.5)};
    for (int round = 0; round < 2; round++)
        for (unsigned i = 0; i < 3; i++) {
            printf("%s %.2f\n", all[i]->ops->name, all[i]->ops->area(all[i]));
            (*all[i]->ops->grow)(all[i], 2);
        }
    for (unsigned i = 0; i < 3; i++)
        free(all[i]);
    return 0;
}
