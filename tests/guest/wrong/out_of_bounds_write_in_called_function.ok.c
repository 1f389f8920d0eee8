#include <stdio.h>

static void fill(int *cells, int count, int with)
{
    for (int i = 0; i < count; i++)
        cells[i] = with;
}

int main(void)
{
    int tray[6];
    fill(tray, sizeof tray / sizeof tray[0], 1);
    printf("%d\n", tray[5]);
    return 0;
}
