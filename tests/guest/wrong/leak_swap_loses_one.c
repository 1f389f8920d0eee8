#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void swap(char **a, char **b)
{
    *a = *b; // lost
    *b = *a;
}

int main(void)
{
    char *day = strdup("day"); // expect: leak
    char *night = strdup("night");
    if (!day || !night)
        return 1;
    swap(&day, &night);
    printf("%s first\n", day);
    free(day);
    return 0;
}
