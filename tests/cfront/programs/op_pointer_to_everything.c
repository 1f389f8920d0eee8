#include <stdio.h>

/* ++, --, += and comparison on pointers to types of each size and shape. */
struct odd { char c[3]; };
typedef int (*fn)(int);
static int inc(int x) { return x + 1; }
static int dec(int x) { return x - 1; }

#define TRY(T, n, ...)                                                   \
    {                                                                    \
        __typeof__(T) arr[n] = {__VA_ARGS__}, *p = arr, *end = arr + n;              \
        int steps = 0;                                                   \
        for (; p != end; p++)                                            \
            steps++;                                                     \
        p -= 2;                                                          \
        --p;                                                             \
        p += 1;                                                          \
        printf("%d %td %td %d%d\n", steps, p - arr, (char *)end - (char *)arr, p < end, p > arr); \
    }

int main(void)
{
    TRY(char, 5, 'a')
    TRY(_Bool, 4, 1)
    TRY(short, 3, 1)
    TRY(long double, 4, 1)
    TRY(struct odd, 6, {{1}})
    TRY(union { int i; double d; }, 3, {1})
    TRY(void *, 4, NULL)
    TRY(fn, 3, inc)
    fn fns[] = {inc, dec}, *pf = fns;
    printf("%d ", (*pf++)(5));
    printf("%d ", (*pf)(5));
    printf("%d\n", (*--pf)(1));
    int grid[3][2] = {{1, 2}, {3, 4}, {5, 6}}, (*pr)[2] = grid;
    pr++;
    printf("%d ", (*pr++)[1]);
    printf("%d\n", **pr--);
    char *words[] = {"one", "two", NULL}, **w = words, *c;
    while ((c = *w++))
        while (*c)
            putchar(*c++ ^ 32);
    putchar('\n');
    return 0;
}
