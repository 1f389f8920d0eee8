#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int fixed[4] = { 1, 2, 3, 4 };
    int *list = realloc(fixed, 8 * sizeof *list); // expect: invalid-free
    if (!list)
        return 1;
    memcpy(list, fixed, sizeof fixed);
    list[7] = fixed[3];
    printf("%d\n", list[7]);
    free(list);
    return 0;
}
