#include <stdio.h>
#include <stddef.h>

struct a { char c; short s; char d; int i; char e; long l; char f; };
struct b { char c; long double ld; char d; };
struct c { char c; struct { char x; double y; } in; char z; };
struct d { char c[3]; short s[2]; char t; };
union u { char c[5]; short s; int i; };
struct e { union u u; char c; struct a a[2]; };

int main(void)
{
    printf("%zu %zu %zu %zu %zu %zu %zu\n", offsetof(struct a, s), offsetof(struct a, d), offsetof(struct a, i),
           offsetof(struct a, e), offsetof(struct a, l), offsetof(struct a, f), sizeof(struct a));
    printf("%zu %zu %zu\n", offsetof(struct b, ld), offsetof(struct b, d), sizeof(struct b));
    printf("%zu %zu %zu\n", offsetof(struct c, in.y), offsetof(struct c, z), sizeof(struct c));
    printf("%zu %zu %zu\n", offsetof(struct d, s[1]), offsetof(struct d, t), sizeof(struct d));
    printf("%zu %zu %zu %zu\n", sizeof(union u), offsetof(struct e, c), offsetof(struct e, a[1].l), sizeof(struct e));
    printf("%zu %zu %zu\n", _Alignof(struct a), _Alignof(struct b), _Alignof(struct d));
    static const char sized[offsetof(struct a, l)] = "constant";
    printf("%zu %s\n", sizeof sized, sized);
    return 0;
}
