#include <stdio.h>

static int imax(int a, int b) { return a > b ? a : b; }
static double dmax(double a, double b) { return a > b ? a : b; }
static const char *smax(const char *a, const char *b) { return *a > *b ? a : b; }

#define max(a, b) _Generic((a) + 0, int: imax, double: dmax, char *: smax, const char *: smax)((a), (b))
#define show(x) printf(_Generic((x), int: "%d\n", double: "%.2f\n", char *: "%s\n", const char *: "%s\n"), (x))
#define is_ptr_to(T, p) _Generic((p), T *: 1, const T *: 2, default: 0)

static int evaluated;
static int touch(void) { return evaluated++; }

int main(void)
{
    char a[] = "apple", b[] = "pear";
    show(max(3, 8));
    show(max(2.5, 1));
    show(max(a, b));
    int n = _Generic(touch(), int: 10, default: touch()); /* the controlling expression is not evaluated */
    printf("%d %d\n", n, evaluated);
    const int ci = 1;
    int i = 2;
    printf("%d%d%d\n", is_ptr_to(int, &ci), is_ptr_to(int, &i), is_ptr_to(int, "x"));
    _Generic(i, int: i, default: evaluated) = 50; /* an lvalue if the selected one is */
    int *p = &_Generic(1.0, double: i, default: evaluated);
    printf("%d %d\n", i, *p);
    printf("%d\n", _Generic(0, int: _Generic(0.f, float: 1, default: 2), default: 3));
    return 0;
}
