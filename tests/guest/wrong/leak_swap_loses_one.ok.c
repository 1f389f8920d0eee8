#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void swap(char **a, char **b)
{
    char *t = *a;
    *a = *b;
    *b = t;
}

int main(void)
{
    char *day = strdup("day");
    char *night = strdup("night");
    if (!day || !night)
        return 1;
    swap(&day, &night);
    printf("%s first\n", day);
    free(day);
    free(night);
    return 0;
}
