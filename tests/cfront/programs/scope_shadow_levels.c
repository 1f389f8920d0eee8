#include <stdio.h>

int v = 1;
static int get(void) { return v; }

static int nested(int v)
{
    int sum = v;
    {
        int w = v + 1, v = w * 10; /* the right-hand v is the parameter */
        sum += v;
        for (int v = 0; v < 3; v++) {
            sum += v;
            int v = 1000;
            sum += v;
        }
        sum += v;
    }
    return sum + v;
}

int main(void)
{
    printf("%d ", v);
    int v = 2;
    if (v) {
        int v = 3;
        printf("%d %d ", v, get());
    }
    while (v < 3) {
        static int v_runs;
        v_runs++;
        v++;
        int v = 77;
        printf("%d %d ", v, v_runs);
    }
    printf("%d\n%d\n", v, nested(5));
    int p = sizeof(int[2]), q = ({ int p = 5; p + 1; });
    printf("%d %d\n", p, q);
    return 0;
}
