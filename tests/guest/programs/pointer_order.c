/* Orders of pointers that are asked of correct programs, or of programs that work everywhere:
 * nothing is found. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct box { int first, numbers[4], last; };
struct account { int coins; };

/* As many write it: bytes of two objects, perhaps of one. */
static void *move(void *to, const void *from, size_t n)
{
    char *t = to;
    const char *f = from;
    if (t < f)
        while (n--)
            *t++ = *f++;
    else
        while (n-- > 0)
            t[n] = f[n];
    return to;
}

static char pool[64];
static int is_from_pool(const void *p) { return (const char *)p >= pool && (const char *)p < pool + sizeof pool; }

static int in_order(struct account *a, struct account *b) { return a < b ? a->coins : b->coins; }

static int sum(const int *from, const int *end)
{
    int n = 0;
    for (; from < end; from++)
        n += *from;
    return n;
}

static void reverse(double *first, double *last)
{
    for (; first < last; first++, last--) {
        double d = *first;
        *first = *last;
        *last = d;
    }
}

int main(int argc, char **argv)
{
    int grid[3][4] = {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}};
    int *none = NULL, count = 4 + argc - argc, vla[count];
    double row[3] = {1, 2, 3};
    struct box b = {1, {2, 3, 4, 5}, 6};
    struct account one = {1}, two = {1};
    static int fixed[2] = {20, 22};
    char text[16] = "paper", copy[16];
    for (int *p = vla; p < vla + count; p++)
        *p = (int)(p - vla);
    int *heap = malloc(4 * sizeof *heap);
    if (!heap)
        return 1;
    for (int *p = heap + 3; p >= heap + 1; p--)
        *p = 1;
    heap[0] = 1;
    printf("%d %d\n", sum(heap, heap + 4), sum(&grid[0][0], grid[2] + 4));
    int *more = realloc(heap, 8 * sizeof *heap);
    if (!more)
        return free(heap), 1;
    printf("%d %d %d\n", more > none, none < more, fixed <= fixed + 2);
    free(more);
    reverse(row, row + 2);
    printf("%g %g\n", row[0], row[2]);
    printf("%d %d\n", &b.first < &b.last, b.numbers + 4 <= &b.last);
    printf("%d %d %d\n", sum(vla, vla + count), sum(fixed, fixed + 2), fixed + 2 > fixed);
    printf("%d %d\n", in_order(&one, &two), is_from_pool(text) + is_from_pool(pool + 3) + is_from_pool(vla));
    move(copy, text, sizeof text);
    move(text + 1, text, 6);
    printf("%s %s\n", copy, text);
    int orders = (uintptr_t)&one < (uintptr_t)&two || (uintptr_t)fixed < (uintptr_t)vla;
    printf("%d %d\n", orders == 0 || orders == 1, argv[0] == NULL || argv < argv + 1);
    return 0;
}
