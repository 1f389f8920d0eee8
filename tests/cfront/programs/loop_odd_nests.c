#include <stdio.h>

int main(void)
{
    for (int i = 0; i < 4; i++) {
        int j = 0;
        do {
            if (j == i)
                continue; /* goes to the test */
            while (1) {
                if (j % 2)
                    break;
                printf("%d%d ", i, j);
                break;
            }
            for (;;) {
                for (; j > 2;)
                    goto next;
                break;
            }
        } while (++j < 4);
    next:
        printf("| ");
    }
    putchar('\n');
    int n = 5;
    while (n --> 0)
        if (n % 2) continue; else if (n == 0) break; else printf("%d", n);
    printf(" %d\n", n);
    do n++; while (n < 3 && n != 2);
    do
        if (n > 4)
            break;
    while (n++, 1);
    printf("%d\n", n);
    for (int i = 0, j = 9; i < j; i++, j--) {
        if (i == 1)
            continue;
        switch (j) {
        case 6: continue;
        case 5: break;
        default: printf("[%d %d]", i, j);
        }
        printf(".");
    }
    putchar('\n');
    return 0;
}
