#include <stdio.h>
#include <math.h>

int main(void)
{
    double nan = NAN, inf = INFINITY;
    int a = 5, arr[4] = {0}, *p = arr + 1, *q = arr + 3;
    printf("%d %d %d %d\n", a == 5, a != 5, 3 < 2 < 1, 3 > 2 > 1);
    printf("%d %d %d %d %d %d\n", nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, !(nan >= 0));
    printf("%d %d %d\n", inf > 1e308, -inf < inf, 0.0 == -0.0);
    printf("%d %d %d %d\n", p < q, p + 2 == q, p != q, p >= arr);
    printf("%d %d %d\n", p && q, !p, p == NULL);
    printf("%zu %zu\n", sizeof(1.0 < 2.0), sizeof(p == q));
    printf("%d %d\n", nan ? 1 : 2, !nan);
    int count = (a > 1) + (a > 2) + (a > 10) + !!a + !(a - 5);
    printf("%d\n", count);
    if (nan < 0 || nan > 0 || nan == 0)
        puts("wrong");
    if (!(nan < 0) && !(nan >= 0))
        puts("unordered");
    while (nan > 0)
        puts("wrong");
    printf("%d\n", (nan > 0) | (nan < 0) << 1 | (nan != 0) << 2);
    return 0;
}
