#include <stdio.h>
#include "vec.h"
#include "vec.h" /* twice does no harm */

VEC_DEFINE(int)
VEC_DEFINE(double)

double other_sum(void);

int main(void)
{
    struct vec_int v = {0};
    for (int i = 0; i < 10; i++)
        vec_int_push(&v, i * 3);
    struct vec_double d = {0};
    vec_double_push(&d, 0.5);
    vec_double_push(&d, clamp(7, 1, 3));
    printf("%d %d %g %g\n", v.len, v.at[9], d.at[1], other_sum());
    printf("%d %s\n", clamp(-5, 1, 3), vec_version);
    vec_int_free(&v);
    vec_double_free(&d);
    return 0;
}
