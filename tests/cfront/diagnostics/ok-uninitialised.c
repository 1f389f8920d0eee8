#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

static int fill(int *p) { return *p = 3; }

enum kind { A, B };

int main(int argc, char **argv)
{
    int a, b, c, d, e, f, g, h, prev, last, found, i;
    int values[3];
    struct { int x; } s;
    if (argc > 1)
        a = 1;
    else
        a = 2;
    fill(&b);
    if (scanf("%d", &c) != 1)
        return 1;
    for (i = 0; i < 3; i++) {
        if (i > 0)
            printf("%d\n", prev);
        prev = i;
    }
    for (i = 0; i < 3; i++) {
        if (i == 0) {
            last = 0;
            continue;
        }
        printf("%d\n", last);
        last = i;
    }
    switch ((enum kind)argc) {
    case A: d = 1; break;
    case B: d = 2; break;
    default: exit(1);
    }
    if (argc > 2 && (e = argc) > 3)
        printf("%d\n", e);
    while ((f = getchar()) != EOF && f != 'x')
        ;
    if (argc == 1)
        g = 1;
    if (argc == 1)
        printf("%d\n", g);
    for (i = 0; i < 5; i++) {
        int inner;
        inner = i;
        if (inner == 3) {
            found = i;
            break;
        }
    }
    printf("%d\n", found);
    for (int round = 0; round < 2; round++) {
        switch (round) {
        case 0: h = 1; break;
        case 1: printf("%d\n", h); break;
        }
    }
    int total;
    for (i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            if (i == 0 && j == 0)
                total = 0;
            total += j;
        }
    int size = sizeof total, *p;
    printf("%zu\n", sizeof *p);
    values[0] = size;
    s.x = 1;
    int t, u;
    t = u = 4;
    int v;
    do {
        v = getchar();
    } while (v == ' ');
    int begun = 0, start;
    while (begun < 3) {
        if (begun++)
            printf("%d\n", start);
        else
            start = begun;
    }
    int k;
    for (k = 0; k < 2; k++)
        ;
    int q;
    argc ? (q = 1) : (q = 2);
    return a + b + c + d + values[0] + s.x + t + u + v + k + q + total;
}
