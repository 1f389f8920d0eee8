#include <stdio.h>

static int f(int a, int b)
{
    int r = 0;
    switch (a) {
    case 0:
        switch (b) {
        case 0: r = 1; break;
        case 1: r = 2;
        default: r += 10;
        }
        break;
    case 1:
        for (int i = 0; i < 5; i++) {
            switch (b + i) {
            case 2: continue;
            case 4: goto out;
            case 3: r += 100; break;
            default: r += 1;
            }
            r += 1000;
        }
    out:
        r = -r;
        break;
    default:
        switch (b)
        case 7:
            r = 77;
        switch (a + b) {
        case 2: case 3:
            if (a == 2) {
        case 9:
                r += 5;
                break;
            }
            r += 6;
        }
    }
    return r;
}

int main(void)
{
    for (int a = 0; a < 4; a++) {
        for (int b = 0; b < 8; b++)
            printf("%d ", f(a, b));
        putchar('\n');
    }
    return 0;
}
