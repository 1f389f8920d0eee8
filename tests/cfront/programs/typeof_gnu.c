#include <stdio.h>

#define swap(a, b) do { __typeof__(a) t_ = (a); (a) = (b); (b) = t_; } while (0)
#define max(a, b) ({ typeof(a) a_ = (a); typeof(b) b_ = (b); a_ > b_ ? a_ : b_; })

static int calls;
static int next(void) { return ++calls; }

int main(void)
{
    int x = 1, y = 2, arr[3] = {1, 2, 3};
    const char *s = "left", *t = "right";
    struct { int v; double w; } p = {3, 4.5}, q = {5, 6.5};
    swap(x, y);
    swap(s, t);
    swap(p, q);
    printf("%d %d %s %s %d %g\n", x, y, s, t, p.v, q.w);
    printf("%d %g\n", max(next(), next()), max(1.5, 1));
    typeof(next()) i = 300;
    typeof(arr) brr = {4, 5, 6};
    typeof(arr[0]) *ptr = brr;
    typeof(int (*)(void)) f = next;
    typeof(typeof(char *)[2]) names = {"a", "b"};
    typeof(const int) c = 9;
    typeof(+(char)1) promoted = 400;
    printf("%d %d %d %s %d %d\n", i, ptr[2], f(), names[1], c, promoted);
    printf("%d %zu\n", calls, sizeof(typeof(p)));
    typeof(sizeof 1) big = -1;
    printf("%d\n", big > 0);
    return 0;
}
