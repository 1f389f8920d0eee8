#include <stdlib.h>
static int bake(int loaves)
{
    int *tray = malloc(8 * sizeof *tray);
    if (tray == NULL) return -1;
    if (loaves < 1) return 0;
    tray[0] = loaves;
    free(tray);
    return 1;
}
int main(void)
{
    int baked = bake(0);
    return baked;
}
