#include <stdio.h>

static void fill(int *cells, int count, int with)
{
    for (int i = 0; i < count; i++)
        cells[i] = with; // expect: out-of-bounds-write
}

int main(void)
{
    int tray[6];
    fill(tray, sizeof tray, 1);
    printf("%d\n", tray[5]);
    return 0;
}
