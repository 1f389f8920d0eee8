#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *age = malloc(sizeof *age);
    if (!age)
        return 1;
    *age = 33;
    free(age);
    printf("%d\n", *age); // expect: use-after-free
    return 0;
}
