#include <stdio.h>
#include <limits.h>

static int dense(int n)
{
    switch (n) {
    case 0: return 7; case 1: return 3; case 2: return 9; case 3: return 1; case 4: return 4;
    case 5: return 8; case 6: return 2; case 7: return 6; case 8: return 5; case 9: return 0;
    case 11: return 11; case 12: return 12; case 13: return 13;
    default: return -1;
    }
}

static int sparse(int n)
{
    switch (n) {
    case INT_MIN: return 1;
    case INT_MAX: return 2;
    case -1000000: return 3;
    case 0: return 4;
    case 1 << 20: return 5;
    case 'q' * 'z': return 6;
    case sizeof(int): return 7;
    case ~0: return 8;
    }
    return 0;
}

int main(void)
{
    for (int i = -2; i < 16; i++)
        printf("%d ", dense(i));
    putchar('\n');
    int t[] = {INT_MIN, INT_MAX, -1000000, 0, 1048576, 'q' * 'z', 4, -1, 1, INT_MIN + 1};
    for (unsigned i = 0; i < sizeof t / sizeof *t; i++)
        printf("%d", sparse(t[i]));
    putchar('\n');
    int n = 0, hits = 0;
    switch (n++, n++, n) {
    case 2: hits++;
    }
    printf("%d %d\n", n, hits);
    return 0;
}
