#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *last = malloc(sizeof *last);
    if (last == NULL)
        return 1;
    *last = 215;
    int *shown = last;
    free(last);
    last = NULL;
    printf("the reading is %s\n", last == shown ? "gone, twice" : "gone, once");
    return 0;
}
