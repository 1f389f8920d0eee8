#include "vec.h"

VEC_DEFINE(double)

double other_sum(void)
{
    struct vec_double d = {0};
    double t = 0;
    for (int i = 0; i < 20; i++)
        vec_double_push(&d, clamp(i, 5, 10));
    while (d.len)
        t += d.at[--d.len];
    vec_double_free(&d);
    return t;
}
