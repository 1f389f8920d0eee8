#include <stdio.h>

typedef union {
    struct { float x, y, z, w; };
    float v[4];
    struct { float head[2]; float tail[2]; } half;
} vec4;

static vec4 cross(vec4 a, vec4 b)
{
    vec4 r = {{a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x, 0}};
    return r;
}

static float dot(const vec4 *a, const vec4 *b)
{
    float s = 0;
    for (int i = 0; i < 4; i++)
        s += a->v[i] * b->v[i];
    return s;
}

int main(void)
{
    vec4 a = {{1, 2, 3, 0}}, b = {.v = {4, 5, 6}};
    vec4 c = cross(a, b);
    printf("%g %g %g %g\n", c.x, c.y, c.z, c.w);
    printf("%g %g %g\n", dot(&a, &c), dot(&b, &c), dot(&a, &b));
    c.half.tail[1] = 9;
    c.half.head[0] += 0.5f;
    printf("%g %g\n", c.w, c.v[0]);
    printf("%g\n", cross(b, a).v[2]);
    return 0;
}
