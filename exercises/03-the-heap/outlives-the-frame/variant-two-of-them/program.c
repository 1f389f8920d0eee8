#include <stdio.h>
#include <stdlib.h>
static int *ticket(int number)
{
    int *paper = malloc(sizeof *paper);
    if (paper == NULL) exit(1);
    *paper = number;
    return paper;
}
int main(void)
{
    int *ann = ticket(5), *ben = ticket(9);
    *ann = 8;
    printf("%d %d\n", *ann, *ben);
    free(ann);
    free(ben);
    return 0;
}
