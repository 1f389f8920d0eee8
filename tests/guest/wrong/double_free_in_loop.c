#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *shelf[3];
    int *box = calloc(2, sizeof *box);
    if (!box)
        return 1;
    for (int i = 0; i < 3; i++)
        shelf[i] = box;
    shelf[0][1] = 3;
    printf("%d\n", box[1]);
    for (int i = 0; i < 3; i++)
        free(shelf[i]); // expect: double-free
    return 0;
}
