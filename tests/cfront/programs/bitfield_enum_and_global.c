#include <stdio.h>

enum level { LOW, MID, HIGH, TOP };
struct opts { enum level level : 2; unsigned char depth : 3; const unsigned fixed : 4; volatile unsigned seen : 6; };

static struct opts table[] = {{HIGH, 5, 9, 0}, {.seen = 63, .level = TOP}, {.depth = 7}};
struct opts whole = {.fixed = 15, .level = MID};

static struct opts bump(struct opts o)
{
    o.depth++;
    o.seen++;
    o.level = o.level == TOP ? LOW : o.level + 1;
    return o;
}

int main(void)
{
    for (unsigned i = 0; i < 3; i++) {
        struct opts o = bump(table[i]);
        printf("%d %d %d %d | %d %d\n", o.level, o.depth, o.fixed, o.seen, table[i].depth, bump(o).seen);
    }
    switch (whole.level) {
    case MID: puts("mid"); break;
    default: puts("other");
    }
    int count[4] = {0};
    for (unsigned i = 0; i < 3; i++)
        count[table[i].level]++;
    printf("%d%d%d%d %d\n", count[0], count[1], count[2], count[3], whole.fixed);
    return 0;
}
