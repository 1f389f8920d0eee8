#include <stdio.h>

int main(void)
{
    int d, i, o, x, n;
    unsigned u;
    long l;
    long long ll;
    short h;
    float f;
    double g;
    printf("%d\n", scanf("%d %i %o %x %u", &d, &i, &o, &x, &u));
    printf("%d %d %d %d %u\n", d, i, o, x, u);
    printf("%d\n", scanf("%ld,%lld;%hd %f%lf%n", &l, &ll, &h, &f, &g, &n));
    printf("%ld %lld %hd %g %g %d\n", l, ll, h, f, g, n);
    printf("%d\n", scanf("%d", &d));
    char rest[20];
    printf("%d\n", scanf("%19s", rest));
    puts(rest);
    printf("%d\n", scanf("%d", &d));
    printf("%d\n", feof(stdin) != 0);
    return 0;
}
