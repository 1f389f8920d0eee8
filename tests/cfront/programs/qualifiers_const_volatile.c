#include <stdio.h>
#include <stddef.h>

static const int limit = 5;
static volatile int ticks;
const volatile unsigned status = 0x80;
static const char *const labels[] = {"a", "b"};

static int wait_for(volatile int *p, int n)
{
    int spins = 0;
    while (*p < n) {
        ++*p;
        spins++;
    }
    return spins;
}

static size_t count(const char *restrict s, char c)
{
    size_t n = 0;
    for (; *s; ++s)
        n += *s == c;
    return n;
}

static void add(int n, int *restrict out, const int *restrict a, const int *restrict b)
{
    while (n--)
        out[n] = a[n] + b[n];
}

int main(void)
{
    const int a[3] = {1, 2, 3}, b[3] = {10, 20, 30};
    int out[3];
    volatile struct { int x; volatile char c; } v = {1, 'c'};
    int w = wait_for(&ticks, limit);
    printf("%d %d %u\n", w, ticks, status & 0xF0);
    add(3, out, a, b);
    v.x += v.c;
    v.c++;
    printf("%d %d %d %c\n", out[0], out[2], v.x, v.c);
    printf("%zu %s\n", count("banana", 'a'), labels[1]);
    const int *p = out;
    *(int *)p = 99; /* the object itself is not const */
    volatile int arr[2] = {3, 4}, *va = arr;
    va[0] += va[1]++;
    printf("%d %d %d\n", out[0], arr[0], arr[1]);
    return 0;
}
