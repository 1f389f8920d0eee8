#include <stdio.h>

struct s { int a; };
struct t;                       /* incomplete */
struct u { struct t *p; };
struct t { struct u u; int v; };

static int inner(void)
{
    struct s outer = {3};
    struct s;                   /* a new, incomplete one from here on */
    struct holder { struct s *p; };
    struct s { char b[16]; struct s *self; };
    struct s x = {"inner", NULL};
    x.self = &x;
    struct holder h = {&x};
    printf("%s %d\n", h.p->self->b, outer.a);
    return (int)sizeof(struct s);
}

enum colour { RED, GREEN = 5, BLUE };
static int enums(void)
{
    enum colour { GREEN = 50, RED };
    return RED + GREEN + BLUE;
}

int main(void)
{
    struct t t = {{NULL}, 9};
    t.u.p = &t;
    printf("%d\n", t.u.p->u.p->v);
    printf("%d %d %d\n", inner(), (int)sizeof(struct s), enums());
    return 0;
}
