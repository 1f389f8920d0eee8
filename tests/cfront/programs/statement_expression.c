#include <stdio.h>
#include <stdlib.h>

struct p { int x, y; };
#define ABS(v) ({ __typeof__(v) v_ = (v); v_ < 0 ? -v_ : v_; })
#define NEW(T, ...) ({ T *p_ = malloc(sizeof *p_); *p_ = (T){__VA_ARGS__}; p_; })

static int early(int n)
{
    int v = ({
        if (n < 0)
            return -1;
        n * 2;
    });
    return v + 1;
}

int main(void)
{
    int i = -3;
    printf("%d %d %g\n", ABS(i), ABS(ABS(i) - 10), ABS(-2.5));
    int sum = ({ int s = 0; for (int k = 1; k <= 10; k++) s += k; s; }) + 5;
    printf("%d %d %d\n", sum, early(4), early(-4));
    struct p *q = NEW(struct p, 3, .y = 4);
    printf("%d %d\n", q->x, ({ struct p t = *q; t.x++; t; }).x);
    free(q);
    int found = 0;
    for (int k = 0; k < 10 && ({ found = k * k > 30; !found; }); k++)
        i = k;
    printf("%d %d\n", i, found);
    while (({ i--; i > 3; }))
        if (({ i == 4; }))
            break;
    printf("%d\n", i);
    for (int k = 0; k < 4; k++) {
        int v = ({ if (k == 1) continue; if (k == 3) break; k * 10; });
        printf("%d ", v);
    }
    ({ puts("void"); (void)0; });
    printf("%d\n", ({ ({ ({ 7; }) + 1; }) * 2; }));
    char *s = ({ static char kept[] = "kept"; kept[0]++; kept; });
    puts(s);
    return ({ int r = 3; r; });
}
