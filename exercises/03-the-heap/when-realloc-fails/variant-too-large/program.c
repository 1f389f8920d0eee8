#include <stdlib.h>
int main(void)
{
    int *map = malloc(4 * sizeof *map);
    if (map == NULL) return 1;
    map[0] = 61;
    int *wide = realloc(map, 1000000000000);
    if (wide != NULL) map = wide;
    int first = map[0];
    free(map);
    return first - 61;
}
