#include <stdio.h>
#include <string.h>

static int *workspace(void)
{
    static int cells[8];
    int *start = &cells[0];
    return start;
}

int main(void)
{
    int *w = workspace();
    memset(w, 0, 8 * sizeof *w);
    puts("cleared");
    return 0;
}
