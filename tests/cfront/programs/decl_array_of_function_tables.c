#include <stdio.h>
#include <math.h>

typedef double unary(double);

struct entry { const char *name; unary *f[2]; };

static double half(double x) { return x / 2; }
static unary dbl; /* a function declared through a typedef */

static const struct entry table[] = {
    {"sqrt", {sqrt, half}},
    {"half", {half, dbl}},
    {"fabs", {fabs, &sqrt}},
};

static double dbl(double x) { return x * 2; }

int main(void)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        for (int k = 0; k < 2; k++)
            printf("%s/%d %.3f\n", table[i].name, k, table[i].f[k](9.0));
    unary *const *p = table[1].f;
    printf("%.1f %.1f\n", p[0](p[1](3)), (*p)((*(p + 1))(5)));
    return 0;
}
