#include <stdio.h>
#include <stdlib.h>

// A block with one reading, in tenths of a degree. The caller frees it.
int *reading(int tenths)
{
    int *box = malloc(sizeof *box);
    if (box == NULL)
        exit(1);
    *box = tenths;
    return box;
}

int main(void)
{
    int *morning = reading(215);
    int *noon = reading(240);

    *morning += 1;
    printf("morning %d  noon %d\n", *morning, *noon);

    free(morning);
    free(noon);
    return 0;
}
