#include <stdio.h>

static const char class[128] = {
    [0 ... 31] = 'c', [' '] = 's', ['0' ... '9'] = 'd', ['A' ... 'Z'] = 'U', ['a' ... 'z'] = 'l', [127] = 'c',
};
struct cell { int v; char t; };
static struct cell board[2][4] = {[0 ... 1] = {[1 ... 2] = {5, 'x'}, {6, 'y'}}};

int main(void)
{
    int local[] = {[0 ... 3] = 1, [4 ... 5] = 2, 3};
    for (const char *p = "Hi 42\t!z"; *p; p++)
        putchar(class[(unsigned char)*p] ? class[(unsigned char)*p] : '.');
    printf("\n%zu:", sizeof local / sizeof *local);
    for (unsigned i = 0; i < sizeof local / sizeof *local; i++)
        printf(" %d", local[i]);
    putchar('\n');
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 4; j++)
            printf("%d%c ", board[i][j].v, board[i][j].t ? board[i][j].t : '-');
    putchar('\n');
    return 0;
}
