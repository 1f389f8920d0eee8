#include <stdio.h>
#include <stdlib.h>

struct page { int holders; int lines; };

static void put(struct page *p)
{
    if (--p->holders == 0)
        free(p);
}

static void print(struct page *p)
{
    p->holders++;
    // --- your code starts here ---
    if (p->lines > 5) {
        puts("refused");
        return;
    }
    // --- your code ends here ---
    printf("printed %d\n", p->lines);
    put(p);
}

int main(void)
{
    struct page *p = malloc(sizeof *p);
    if (p == NULL)
        return 1;
    p->holders = 1;
    if (scanf("%d", &p->lines) != 1)
        p->lines = 0;
    print(p);
    put(p);
    return 0;
}
