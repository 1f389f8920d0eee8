#include <stdio.h>

int main(void)
{
    int a = 0, b = 0, n = 0, r;
    unsigned x;
    char w[16], c, set[16];
    double d;
    float f;
    long l;
    short h;
    long long ll;
    r = sscanf("  12 -34xyz", "%d%d%n", &a, &b, &n);
    printf("%d %d %d %d\n", r, a, b, n);
    r = sscanf("0x1f 077 1f", "%i %i %x", &a, &b, &x);
    printf("%d %d %d %u\n", r, a, b, x);
    r = sscanf("word another", "%3s%c%s", w, &c, set);
    printf("%d %s %c %s\n", r, w, c, set);
    r = sscanf("3.5e2,-.25", "%lf,%f", &d, &f);
    printf("%d %g %g\n", r, d, f);
    r = sscanf("abc123]-x", "%[a-z]%[^]]%[]-]", w, set, set + 8);
    printf("%d %s %s %s\n", r, w, set, set + 8);
    r = sscanf("12345 678", "%2d%*d%d", &a, &b);
    printf("%d %d %d\n", r, a, b);
    r = sscanf("99999999999 -5 300", "%lld %hd %ld", &ll, &h, &l);
    printf("%d %lld %d %ld\n", r, ll, h, l);
    printf("%d ", sscanf("x", "%d", &a));
    printf("%d ", sscanf("", "%d", &a));
    printf("%d ", sscanf("5 x", "%d %d", &a, &b));
    printf("%d\n", sscanf("a:7", "a:%d", &a));
    r = sscanf("key = value # rest", " %15[^= ] = %15s", w, set);
    printf("%d %s %s\n", r, w, set);
    char raw[3];
    r = sscanf("xyz", "%3c", raw);
    printf("%d %.3s\n", r, raw);
    r = sscanf("10%20", "%d%%%d", &a, &b);
    printf("%d %d %d\n", r, a, b);
    r = sscanf("  c", "%c%n", &c, &n);
    printf("%d [%c] %d\n", r, c, n);
    r = sscanf("inf nan 0x1p3", "%lf %f %lf", &d, &f, &d);
    printf("%d %d %g\n", r, f != f, d);
    unsigned char uc;
    r = sscanf("511 7", "%hhu", &uc);
    printf("%d %d\n", r, uc);
    return 0;
}
