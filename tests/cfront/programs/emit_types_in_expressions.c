#include <stdio.h>
#include <stddef.h>

/* Types that are declared where only expressions are expected. */
static int take(void *p) { return *(int *)p; }

int main(void)
{
    int n = (int)sizeof(struct inside { int a; char b; });
    struct inside x = {1, 2};
    printf("%d %d\n", n, x.b);
    printf("%d\n", ((struct late { int q; }){5}).q);
    struct late y = {6};
    printf("%d\n", take(&y) + take(&(union { int i; char c; }){7}));
    int e = (int)sizeof(enum { A = 1, B }) - 3;
    for (; e <= B; e++)
        printf("%d ", e + B);
    putchar('\n');
    printf("%d %d\n", (enum { C = 9 })3 + C, (int)offsetof(struct { char c; double d; }, d));
    void *v = (struct fwd *)&x;
    struct fwd { int a; } *f = v;
    printf("%d\n", ((struct inside *)v)->a + (f != NULL));
    int (*fp)(void *) = (int (*)(void *))take;
    printf("%d\n", fp(&(struct { int m[2]; }){{8, 9}}));
    typedef struct { int k; } T, *PT;
    PT t = &(T){3};
    {
        typedef char T[4];
        printf("%zu %d\n", sizeof(T), t->k);
    }
    if (sizeof(enum { D = 4 }) == D)
        printf("%d\n", D);
    return 0;
}
