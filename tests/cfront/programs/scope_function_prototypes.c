#include <stdio.h>

/* Functions declared in blocks, in parameters, twice, and with composite types. */
int f(int a[*], int n);
int f(int *, int);
int g(), g(int);
static int h(int (*)(int[]), int (*cmp)(const void *a, const void *b));
void k(void);
int main(void)
{
    int f(int[], int), v[] = {1, 2, 3};
    extern int g(int x);
    typedef int op(int, int);
    op add, mul;
    printf("%d %d %d %d\n", f(v, 3), g(4), add(2, 3), mul(2, 3));
    int inner(int), total = 0;
    for (int i = 0; i < 3; i++) {
        int inner(int), k2 = inner(i);
        total += k2;
    }
    printf("%d\n", total);
    k();
    return h(NULL, NULL);
}
int f(int a[], int n) { return n ? a[n - 1] + f(a, n - 1) : 0; }
int g(int g) { return g * g; }
int add(int a, int b) { return a + b; }
int mul(int a, int b) { return a * b; }
int inner(int x) { return x + 100; }
static int h(int (*x)(int[]), int (*y)(const void *, const void *)) { return x || y; }
void k(void) { void k(void); printf("%d\n", (void (*)(void))k == k); }
