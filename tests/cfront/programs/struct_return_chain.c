#include <stdio.h>

struct vec { double x, y, z; };
struct mat { struct vec r[3]; };

static struct vec add(struct vec a, struct vec b) { return (struct vec){a.x + b.x, a.y + b.y, a.z + b.z}; }
static struct vec scale(struct vec a, double k) { a.x *= k; a.y *= k; a.z *= k; return a; }
static double dot(struct vec a, struct vec b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
static struct vec apply(struct mat m, struct vec v) { return (struct vec){dot(m.r[0], v), dot(m.r[1], v), dot(m.r[2], v)}; }
static struct mat transpose(struct mat m)
{
    return (struct mat){{{m.r[0].x, m.r[1].x, m.r[2].x}, {m.r[0].y, m.r[1].y, m.r[2].y}, {m.r[0].z, m.r[1].z, m.r[2].z}}};
}

/* The result overwrites an argument, and an object the callee reads by pointer. */
static struct mat twice(const struct mat *m)
{
    struct mat r = *m;
    for (int i = 0; i < 3; i++)
        r.r[i] = scale(m->r[i], 2);
    return r;
}

int main(void)
{
    struct vec a = {1, 2, 3}, b = {4, 5, 6};
    struct mat m = {{a, b, {7, 8, 10}}};
    struct vec c = apply(transpose(m), add(scale(a, 2), scale(b, -1)));
    printf("%g %g %g\n", c.x, c.y, c.z);
    a = add(a, a);
    m = transpose(m);
    m = twice(&m);
    printf("%g %g %g\n", a.z, m.r[0].y, m.r[2].z);
    printf("%g\n", add(add(a, b), scale(add(a, b), 0.5)).y);
    (void)add(a, b);
    struct vec arr[2] = {add(a, b), scale(b, 3)}, (*fn)(struct vec, double) = scale;
    arr[1] = fn(arr[0], arr[1].x);
    printf("%g %g\n", arr[0].x, arr[1].z);
    return 0;
}
