#include <stdio.h>

struct grid { int cells[3][4]; char tail[1]; };
static int table[5];

int main(void)
{
    int a[10] = {0}, m[2][3] = {{0}};
    struct grid g = {{{0}}, {0}};
    a[10] = 1;                 // expect: index-out-of-range 7
    a[-1] = 2;                 // expect: index-out-of-range 7
    m[2][0] = 3;               // expect: index-out-of-range
    m[1][3] = 4;               // expect: index-out-of-range
    table[5]++;                // expect: index-out-of-range
    g.cells[0][4] = 5;         // expect: index-out-of-range
    *(a + 10) = 6;             // expect: index-out-of-range
    putchar("abc"[4]);         // expect: index-out-of-range
    int *end = &a[11];         // expect: index-out-of-range
    return end - a + g.tail[0];
}
