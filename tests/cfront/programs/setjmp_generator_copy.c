#include <stdio.h>
#include <setjmp.h>
#include <string.h>

static jmp_buf envs[3];
static void jump(jmp_buf *e, int v) { longjmp(*e, v); }
struct frame { int tag; jmp_buf env; };

int main(void)
{
    static int order[16];
    static int n;
    int r = setjmp(envs[0]);
    order[n++] = r;
    if (n < 3)
        jump(&envs[0], n * 10);
    struct frame f = {7, {{{0}}}};
    static int seen;
    if (setjmp(f.env) == 0) {
        seen = f.tag;
        f.tag = 8; /* not used after the jump */
        jump(&f.env, 1);
    }
    order[n++] = seen;
    volatile int i = 0;
    r = setjmp(envs[1]) ? 50 : 40;
    order[n++] = 0;
    if (i == 0) {
        i = 1;
        jump(envs + 1, 3);
    }
    for (int k = 0; k < n; k++)
        printf("%d ", order[k]);
    putchar('\n');
    return 0;
}
