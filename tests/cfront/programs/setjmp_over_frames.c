#include <stdio.h>
#include <setjmp.h>

/* Frames with arrays, VLAs and addresses taken are left in one jump, many times. */
static jmp_buf out;
static int deepest;

static int dive(int depth, int *up)
{
    int here[8], n = depth + 3, vla[n];
    for (int i = 0; i < 8; i++)
        here[i] = *up + i;
    for (int i = 0; i < n; i++)
        vla[i] = here[i % 8];
    if (depth > deepest)
        deepest = depth;
    if (vla[n - 1] > 300)
        longjmp(out, vla[n - 1]);
    return dive(depth + 1, &here[7]) + vla[0];
}

int main(void)
{
    volatile int total = 0, rounds = 0;
    for (rounds = 0; rounds < 200; rounds = rounds + 1) {
        int start = rounds % 10;
        int r = setjmp(out);
        if (r == 0)
            total = total + dive(0, &start);
        else
            total = total + r;
    }
    printf("%d %d %d\n", total, rounds, deepest);
    int again[4] = {1, 2, 3, 4}, *p = again; /* frames made after the jumps are fresh */
    printf("%d\n", p[0] + p[3]);
    return 0;
}
