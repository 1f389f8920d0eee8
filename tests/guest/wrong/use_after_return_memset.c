#include <stdio.h>
#include <string.h>

static int *workspace(void)
{
    int cells[8] = { 0 };
    int *start = &cells[0];
    return start;
}

int main(void)
{
    int *w = workspace();
    memset(w, 0, 8 * sizeof *w); // expect: use-after-return
    puts("cleared");
    return 0;
}
