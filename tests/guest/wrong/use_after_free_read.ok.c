#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *age = malloc(sizeof *age);
    if (!age)
        return 1;
    *age = 33;
    int last = *age;
    free(age);
    printf("%d\n", last);
    return 0;
}
