#include <stdarg.h>
#include <stdio.h>
#include <string.h>
extern int shared, table[4];
extern const char *const names[2];
extern double scale;
int twice(int n);
typedef int (*operation)(int);
struct pair { long a; double b; };
struct pair swap(struct pair p);
static int once(int n) { return n; }
static operation operations[] = {once, twice};
static int *pointer = &shared, *inside = &table[2];
static int order;
static void first(void) __attribute__((constructor));
static void first(void) { order = 7; }
static long sum(int count, ...)
{
    va_list ap;
    long total = 0;
    va_start(ap, count);
    while (count-- > 0) {
        total += va_arg(ap, int);
    }
    va_end(ap);
    return total;
}
static const char *word(int n)
{
    switch (n) {
    case 0: return "none";
    case 1: return "one";
    case 100: return "hundred";
    default: return "many";
    }
}
int main(void)
{
    struct pair p = swap((struct pair){3, 2.5});
    unsigned long long big = 1ULL << 63;
    long double wide = 1.0L / 3;
    int n = 3, grid[n][2];
    grid[2][1] = 9;
    printf("%d %d\n", operations[0](4), operations[1](4));
    *pointer += 1;
    printf("%d %d %d %s%s\n", shared, *inside, order, names[0], names[1]);
    printf("%ld %.2f %.1f\n", p.a, p.b, scale * 3);
    printf("%ld %s %s\n", sum(4, 1, 2, 3, 4), word(100), word(5));
    printf("%llu %.3f %d %zu\n", big / 10, (double)big / 1e18, (int)(wide * 300), sizeof grid);
    printf("%d %s\n", grid[2][1], strchr("path/name", '/') + 1);
    return 0;
}
