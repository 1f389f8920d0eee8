#include <stdio.h>
#include <string.h>

struct s { int a, b; };

int main(void)
{
    int one = 1, zero = 0, n = 5;
    int *ip = &n;
    void *vp = &n;
    const int *cp = &n;
    printf("%g %g\n", one ? 1 : 2.5, zero ? 1 : 2.5);
    printf("%d\n", (one ? -1 : 1u) > 0);
    printf("%d\n", (one ? (short)-1 : (unsigned char)1) < 0);
    printf("%d %d\n", *(one ? ip : NULL), (zero ? ip : 0) == NULL);
    printf("%d %d\n", (one ? vp : ip) == ip, *(one ? cp : ip));
    printf("%zu %zu\n", sizeof(one ? 'a' : 1ll), sizeof(zero ? 1.0f : 2));
    struct s a = {1, 2}, b = {3, 4};
    printf("%d %d\n", (one ? a : b).b, (zero ? a : b).a);
    (one ? &a : &b)->b = 20;
    *(zero ? &one : &zero) = 7;
    printf("%d %d\n", a.b, zero);
    zero ? (void)puts("then") : (void)puts("else");
    printf("%s %c\n", one > 5 ? "big" : one == 1 ? "one" : "other", "ab"[zero ? 1 : 0]);
    char x[4] = "ab", y[6] = "cd";
    printf("%s %zu\n", one ? x : y, strlen(zero ? y : x));
    int r = one ? zero = 3, zero + 1 : 9;
    printf("%d %d\n", r, zero);
    printf("%d %d\n", n ?: 8, 0 ?: 8);
    return 0;
}
